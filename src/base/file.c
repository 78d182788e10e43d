#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

enum status file_status_of_errno(int error)
{
    switch (error) {
    case 0:
        return OK;
    case ENOENT:
    case ENOTDIR:
        return NOT_FOUND;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return FULL;
    case EACCES:
    case EPERM:
    case EROFS:
        return DENIED;
    default:
        return IO;
    }
}

static bool read_fully(int fd, char *text, size_t bytes)
{
    while (bytes > 0) {
        ssize_t got = read(fd, text, bytes);

        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO; /* it shrank while we read it */
        if (got <= 0)
            return false;
        text += got;
        bytes -= (size_t)got;
    }
    return true;
}

enum status file_read(const char *path, size_t limit_bytes, char **ret_text, size_t *ret_bytes)
{
    enum status status = OK;
    char *text = NULL;
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return file_status_of_errno(errno);
    if (fstat(fd, &info) != 0) {
        status = file_status_of_errno(errno);
        goto out;
    }
    if (!S_ISREG(info.st_mode)) {
        errno = EINVAL;
        status = IO;
        goto out;
    }
    if ((uintmax_t)info.st_size > limit_bytes) {
        status = FULL;
        goto out;
    }
    text = memory_allocate((size_t)info.st_size + 1, 1);
    if (!read_fully(fd, text, (size_t)info.st_size)) {
        status = file_status_of_errno(errno);
        goto out;
    }
    *ret_text = text;
    *ret_bytes = (size_t)info.st_size;
    text = NULL;
out:
    free(text);
    (void)close(fd);
    return status;
}

static bool write_fully(int fd, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t put = write(fd, bytes, count);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        count -= (size_t)put;
    }
    return true;
}

enum status file_sync_folder(const char *path)
{
    enum status status = OK;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return file_status_of_errno(errno);
    if (fsync(fd) != 0)
        status = file_status_of_errno(errno);
    (void)close(fd);
    return status;
}

static enum status sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    char *slash;

    (void)snprintf(folder, sizeof folder, "%s", path);
    slash = strrchr(folder, '/');
    if (slash == NULL)
        return file_sync_folder(".");
    slash[slash == folder ? 1 : 0] = '\0';
    return file_sync_folder(folder);
}

enum status file_write(const char *path, const void *bytes, size_t count, mode_t mode)
{
    enum status status = OK;
    char beside[PATH_MAX];
    int fd;

    if ((size_t)snprintf(beside, sizeof beside, "%s.%ld.part", path, (long)getpid()) >= sizeof beside)
        return INVALID;
    fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0)
        return file_status_of_errno(errno);
    if (!write_fully(fd, bytes, count) || fchmod(fd, mode) != 0 || fsync(fd) != 0)
        status = file_status_of_errno(errno);
    if (close(fd) != 0 && status == OK)
        status = file_status_of_errno(errno);
    if (status == OK && rename(beside, path) != 0)
        status = file_status_of_errno(errno);
    if (status != OK) {
        (void)unlink(beside);
        return status;
    }
    return sync_folder_of(path);
}

enum status file_make_folder(const char *path, mode_t mode)
{
    char partial[PATH_MAX];
    size_t length = strlen(path);
    struct stat info;

    if (length == 0 || length >= sizeof partial)
        return INVALID;
    memcpy(partial, path, length + 1);
    for (char *slash = strchr(partial + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(partial, mode) != 0 && errno != EEXIST)
            return file_status_of_errno(errno);
        *slash = '/';
    }
    if (mkdir(partial, mode) != 0 && errno != EEXIST)
        return file_status_of_errno(errno);
    if (stat(partial, &info) != 0)
        return file_status_of_errno(errno);
    if (!S_ISDIR(info.st_mode)) {
        errno = ENOTDIR;
        return INVALID;
    }
    return OK;
}
