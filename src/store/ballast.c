#include "store/ballast.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"

static bool is_there(const struct store *store)
{
    struct stat info;

    return lstat(store->ballast, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == BALLAST_BYTES;
}

/* Twice as much, or the room that was just freed would be taken again at once, and freed again, for ever. */
static bool has_room(const struct store *store)
{
    struct statvfs disk;

    return statvfs(store->folder, &disk) == 0 &&
           (unsigned long long)disk.f_bavail * disk.f_frsize >= 2ULL * BALLAST_BYTES;
}

static int fill(int fd)
{
    char *noise = memory_allocate(BALLAST_BYTES, 1);
    struct random_source source = random_system();
    size_t written = 0;
    int error = posix_fallocate(fd, 0, BALLAST_BYTES);

    /* Noise, because a file system that compresses would keep anything else in no room at all. */
    source.fill(source.context, noise, BALLAST_BYTES);
    while (error == 0 && written < BALLAST_BYTES) {
        ssize_t put = write(fd, noise + written, BALLAST_BYTES - written);

        if (put < 0 && errno != EINTR)
            error = errno;
        written += put > 0 ? (size_t)put : 0;
    }
    if (error == 0 && fsync(fd) != 0)
        error = errno;
    free(noise);
    return error;
}

enum status ballast_make(struct store *store)
{
    int error = 0;
    int fd;

    store->has_ballast = is_there(store);
    if (store->has_ballast)
        return OK;
    if (!has_room(store)) {
        store_complain(store, "the disk is full: nothing more is taken until there is room");
        return FULL;
    }
    fd = open(store->ballast, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        error = errno;
    else
        error = fill(fd);
    if (fd >= 0 && close(fd) != 0 && error == 0)
        error = errno;
    if (error != 0) {
        ballast_free(store);
        store_complain(store, "the reserve of disk space could not be written to %s", store->ballast);
        return file_status_of_errno(error);
    }
    store->has_ballast = true;
    return OK;
}

void ballast_free(struct store *store)
{
    (void)unlink(store->ballast);
    store->has_ballast = false;
}
