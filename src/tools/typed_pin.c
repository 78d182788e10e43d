#include "tools/typed_pin.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"

enum { LINE_BYTES = 128, INTERRUPT = 3 };

/* Up to the first line end, or all there is; of what is longer than any PIN the beginning. Fails: IO. */
static enum status read_line(int fd, char ret_line[LINE_BYTES])
{
    size_t length = 0;
    ssize_t got;

    do {
        got = read(fd, ret_line + length, 1);
        if (got < 0 && errno != EINTR)
            return IO;
        if (got == 1 && ret_line[length] == '\n')
            break;
        length += got == 1;
    } while (got != 0 && length < LINE_BYTES - 1);
    ret_line[length] = '\0';
    ret_line[strcspn(ret_line, "\r")] = '\0';
    return OK;
}

/* Longer ones are refused here, since they could not even be asked about. */
static enum status take(const char *what, const char *line, char ret_pin[PIN_CHARS_MAX + 1])
{
    size_t length = strlen(line);

    if (length == 0 || length > PIN_CHARS_MAX) {
        log_line("%s: a PIN has %d to %d digits; choose another", what, PIN_CHARS_MIN, PIN_CHARS_MAX);
        return INVALID;
    }
    memcpy(ret_pin, line, length + 1);
    return OK;
}

static enum status read_descriptor(const char *fd_text, char ret_pin[PIN_CHARS_MAX + 1])
{
    char line[LINE_BYTES] = "";
    char *end = NULL;
    long fd = strtol(fd_text, &end, 10);
    enum status status;

    if (*end != '\0' || fd < 0 || fd > INT_MAX) {
        log_line("--pin-fd: \"%s\" is no file descriptor; write a number, such as 3 with 3<FILE", fd_text);
        return INVALID;
    }
    status = read_line((int)fd, line);
    if (status == IO)
        log_line("--pin-fd: cannot be read; is it open?");
    else
        status = take("--pin-fd", line, ret_pin);
    memory_wipe(line, sizeof line);
    return status == OK ? OK : INVALID;
}

/* Interrupts come as characters meanwhile, or they would leave the terminal without echo. */
static enum status read_unseen(int terminal, const char *prompt, char ret_line[LINE_BYTES])
{
    struct termios seen, unseen;
    enum status status;

    if (tcgetattr(terminal, &seen) != 0)
        return IO;
    unseen = seen;
    unseen.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    if (tcsetattr(terminal, TCSAFLUSH, &unseen) != 0)
        return IO;
    (void)dprintf(terminal, "%s", prompt);
    status = read_line(terminal, ret_line);
    (void)tcsetattr(terminal, TCSAFLUSH, &seen);
    (void)dprintf(terminal, "\n");
    return status == OK && strchr(ret_line, INTERRUPT) != NULL ? BUSY : status;
}

static enum status read_twice(int terminal, char ret_pin[PIN_CHARS_MAX + 1])
{
    char first[LINE_BYTES] = "", second[LINE_BYTES] = "";
    enum status status = read_unseen(terminal, "PIN: ", first);

    if (status == OK)
        status = read_unseen(terminal, "The same PIN again: ", second);
    if (status == BUSY)
        log_line("the PIN: given up; nothing was changed");
    else if (status != OK)
        log_line("the PIN: cannot be read from this terminal; hand it over with --pin-fd");
    else if (strcmp(first, second) != 0)
        log_line("the PIN: was not the same both times; run this again");
    else
        status = take("the PIN", first, ret_pin);
    if (strcmp(first, second) != 0)
        status = INVALID;
    memory_wipe(first, sizeof first);
    memory_wipe(second, sizeof second);
    return status == OK ? OK : INVALID;
}

enum status typed_pin_read(const char *fd_text, char ret_pin[PIN_CHARS_MAX + 1])
{
    enum status status;
    int terminal;

    if (fd_text != NULL)
        return read_descriptor(fd_text, ret_pin);
    terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) {
        log_line("the PIN: there is no terminal to type it at; hand it over with --pin-fd, such as "
                 "--pin-fd 3 3<FILE");
        return INVALID;
    }
    status = read_twice(terminal, ret_pin);
    (void)close(terminal);
    return status;
}
