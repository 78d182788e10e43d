#include "app/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

enum { LINE_BYTES = 16 * 1024 };

struct lines {
    int fd;
    bool ended;
    size_t used;  /* bytes in `text` */
    size_t given; /* of them, those of the line given last */
    char text[LINE_BYTES];
};

enum status lines_open(const char *path, struct lines **ret_lines)
{
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct lines *lines;

    if (fd < 0)
        return file_status_of_errno(errno);
    lines = memory_allocate(1, sizeof *lines);
    lines->fd = fd;
    *ret_lines = lines;
    return OK;
}

void lines_close(struct lines *lines)
{
    if (lines == NULL)
        return;
    if (lines->fd != STDIN_FILENO)
        (void)close(lines->fd);
    memory_wipe(lines, sizeof *lines);
    free(lines);
}

static void drop_given(struct lines *lines)
{
    size_t left = lines->used - lines->given;

    memmove(lines->text, lines->text + lines->given, left);
    memory_wipe(lines->text + left, lines->given);
    lines->used = left;
    lines->given = 0;
}

static enum status read_more(struct lines *lines)
{
    struct pollfd wait = {.fd = lines->fd, .events = POLLIN};
    ssize_t got;

    if (lines->used == sizeof lines->text)
        return FULL;
    if (poll(&wait, 1, 0) == 0)
        return BUSY;
    got = read(lines->fd, lines->text + lines->used, sizeof lines->text - lines->used);
    if (got < 0)
        return errno == EINTR || errno == EAGAIN ? BUSY : IO;
    lines->ended = got == 0;
    lines->used += (size_t)got;
    return OK;
}

enum status lines_next(struct lines *lines, char **ret_line)
{
    drop_given(lines);
    for (;;) {
        char *end = memchr(lines->text, '\n', lines->used);
        enum status status;

        if (end == NULL && lines->ended && lines->used > 0 && lines->used < sizeof lines->text)
            end = lines->text + lines->used++; /* a last line without its end */
        if (end != NULL) {
            *end = '\0';
            lines->given = (size_t)(end - lines->text) + 1;
            *ret_line = lines->text;
            return OK;
        }
        if (lines->ended)
            return NOT_FOUND;
        status = read_more(lines);
        if (status != OK)
            return status;
    }
}
