#include "print/port.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

static enum printer_state state_of_errno(int error)
{
    switch (error) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case EIO: /* of a serial line whose other end is gone */
    case EPIPE:
        return PRINTER_UNPLUGGED;
    case EBUSY:
    case EWOULDBLOCK:
        return PRINTER_BUSY;
    case ENOSPC: /* so says Linux's driver of USB printers */
        return PRINTER_OUT_OF_PAPER;
    default:
        return PRINTER_STOPPED;
    }
}

static speed_t speed_of(int baud)
{
    switch (baud) {
    case 9600:
        return B9600;
    case 19200:
        return B19200;
    case 38400:
        return B38400;
    case 57600:
        return B57600;
    default:
        return B115200;
    }
}

/* Bytes as they are, in both directions. The printer may hold us back by XOFF, which no answer of ESC/POS
 * looks like; whether it does so by wires is left as the line is set. */
static bool set_line(int fd, int baud)
{
    struct termios line;

    if (tcgetattr(fd, &line) != 0)
        return false;
    cfmakeraw(&line);
    line.c_iflag |= IXON;
    line.c_cflag |= CLOCAL | CREAD;
    if (baud != 0 && (cfsetispeed(&line, speed_of(baud)) != 0 || cfsetospeed(&line, speed_of(baud)) != 0))
        return false;
    return tcsetattr(fd, TCSANOW, &line) == 0 && tcflush(fd, TCIOFLUSH) == 0;
}

/* A printer that is unplugged must not become a file of people's tickets: no file is made, none is written.
 */
static enum printer_state open_device(struct port *port, const char *path, bool must_read)
{
    struct stat info;

    if (stat(path, &info) != 0)
        return state_of_errno(errno);
    if (!S_ISCHR(info.st_mode) && !S_ISFIFO(info.st_mode))
        return PRINTER_STOPPED;
    port->can_read = must_read && S_ISCHR(info.st_mode);
    port->fd = open(path, (port->can_read ? O_RDWR : O_WRONLY) | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (port->fd < 0)
        return state_of_errno(errno);
    return flock(port->fd, LOCK_EX | LOCK_NB) == 0 ? PRINTER_READY : state_of_errno(errno);
}

enum printer_state port_open(struct port *port, const char *path, int baud, bool must_read)
{
    enum printer_state state = open_device(port, path, must_read);

    if (state == PRINTER_READY) {
        port->is_tty = isatty(port->fd) == 1;
        if (port->is_tty && !set_line(port->fd, baud))
            state = state_of_errno(errno);
    }
    if (state != PRINTER_READY)
        port_close(port);
    return state;
}

enum printer_state port_write(struct port *port, const unsigned char *bytes, size_t count,
                              size_t *ret_written)
{
    ssize_t written = write(port->fd, bytes, count);

    *ret_written = written > 0 ? (size_t)written : 0;
    if (written >= 0 || errno == EAGAIN || errno == EINTR)
        return PRINTER_READY;
    return state_of_errno(errno);
}

enum printer_state port_read(struct port *port, unsigned char *ret_bytes, size_t capacity, size_t *ret_count)
{
    struct pollfd wait = {.fd = port->fd};
    ssize_t count = -1;

    *ret_count = 0;
    if (poll(&wait, 1, 0) > 0 && (wait.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        return PRINTER_UNPLUGGED;
    if (!port->can_read)
        return PRINTER_READY;
    count = read(port->fd, ret_bytes, capacity);
    /* Nothing is not the end: printers on USB answer with empty packets. */
    *ret_count = count > 0 ? (size_t)count : 0;
    if (count >= 0 || errno == EAGAIN || errno == EINTR)
        return PRINTER_READY;
    return state_of_errno(errno);
}

bool port_is_drained(const struct port *port)
{
    struct pollfd wait = {.fd = port->fd, .events = POLLOUT};
    int waiting = 0;

    if (port->is_tty && ioctl(port->fd, TIOCOUTQ, &waiting) == 0)
        return waiting == 0;
    return poll(&wait, 1, 0) > 0;
}

void port_drop(const struct port *port)
{
    if (port->fd >= 0 && port->is_tty)
        (void)tcflush(port->fd, TCOFLUSH);
}

void port_close(struct port *port)
{
    if (port->fd < 0)
        return;
    if (!port_is_drained(port))
        port_drop(port);
    (void)close(port->fd);
    port->fd = -1;
    port->is_tty = false;
}
