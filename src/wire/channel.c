/* The socket's two ends. SEQPACKET hands over a whole message or none, so there are no parts to put together.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "wire/wire.h"

/* So many may knock at once: a keeper that is busy for a moment must not look like none. */
enum { WAITING_MAX = 64, SEND_BUFFER_BYTES = 4 * WIRE_BYTES_MAX };

struct wire_channel {
    int fd;
    char buffer[WIRE_BYTES_MAX + 1]; /* wiped after each use */
};

static enum status address_of(const char *path, struct sockaddr_un *ret_address)
{
    size_t length = strlen(path);

    if (length == 0 || length >= sizeof ret_address->sun_path)
        return INVALID;
    *ret_address = (struct sockaddr_un){.sun_family = AF_UNIX};
    memcpy(ret_address->sun_path, path, length + 1);
    return OK;
}

static enum status make_socket(int *ret_fd)
{
    int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

    if (fd < 0)
        return IO;
    *ret_fd = fd;
    return OK;
}

static struct wire_channel *channel_over(int fd)
{
    struct wire_channel *channel = memory_allocate(1, sizeof *channel);
    int bytes = SEND_BUFFER_BYTES;

    /* A small system default would refuse the longest message; if this is refused, sending says so. */
    (void)setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    channel->fd = fd;
    return channel;
}

static enum status connect_status(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ECONNREFUSED:
    case EAGAIN: /* more wait there than it will let wait */
        return UNAVAILABLE;
    case EACCES:
    case EPERM:
        return DENIED;
    default:
        return IO;
    }
}

enum status wire_connect(const char *path, struct wire_channel **ret_channel)
{
    struct sockaddr_un address;
    enum status status = address_of(path, &address);
    int fd;

    if (status == OK)
        status = make_socket(&fd);
    if (status != OK)
        return status;
    if (connect(fd, (const struct sockaddr *)&address, sizeof address) != 0) {
        status = connect_status(errno);
        (void)close(fd);
        return status;
    }
    *ret_channel = channel_over(fd);
    return OK;
}

/* Takes away a socket that nobody listens on any more. A file of another kind is somebody's and stays. */
static enum status remove_dead_socket(const char *path, const struct sockaddr_un *address)
{
    enum status status;
    struct stat info;
    int error;
    int fd;

    if (lstat(path, &info) != 0)
        return file_status_of_errno(errno);
    if (!S_ISSOCK(info.st_mode))
        return INVALID;
    status = make_socket(&fd);
    if (status != OK)
        return status;
    error = connect(fd, (const struct sockaddr *)address, sizeof *address) == 0 ? 0 : errno;
    (void)close(fd);
    if (error == EACCES || error == EPERM)
        return DENIED;
    if (error != ECONNREFUSED)
        return BUSY;
    return unlink(path) == 0 ? OK : file_status_of_errno(errno);
}

static enum status bind_at(int fd, const char *path, const struct sockaddr_un *address)
{
    enum status status;

    if (bind(fd, (const struct sockaddr *)address, sizeof *address) == 0)
        return OK;
    if (errno != EADDRINUSE)
        return file_status_of_errno(errno);
    status = remove_dead_socket(path, address);
    if (status == OK && bind(fd, (const struct sockaddr *)address, sizeof *address) != 0)
        status = errno == EADDRINUSE ? BUSY : file_status_of_errno(errno);
    return status;
}

enum status wire_listen(const char *path, mode_t mode, int *ret_fd)
{
    struct sockaddr_un address;
    enum status status = address_of(path, &address);
    int fd;

    if (status == OK)
        status = make_socket(&fd);
    if (status != OK)
        return status;
    /* On Linux the bound name takes the socket's own mode less the umask, so it is never wider than it may
     * be, not even for the moment before chmod. */
    if (fchmod(fd, mode) != 0)
        status = file_status_of_errno(errno);
    if (status == OK)
        status = bind_at(fd, path, &address);
    if (status == OK && (chmod(path, mode) != 0 || listen(fd, WAITING_MAX) != 0))
        status = file_status_of_errno(errno);
    if (status != OK) {
        (void)close(fd);
        return status;
    }
    *ret_fd = fd;
    return OK;
}

enum status wire_accept(int listening_fd, struct wire_channel **ret_channel, uid_t *ret_user)
{
    struct ucred peer;
    socklen_t bytes = sizeof peer;
    int fd;

    do
        fd = accept4(listening_fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return errno == EAGAIN || errno == ECONNABORTED ? BUSY : IO;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &bytes) != 0) {
        (void)close(fd);
        return IO;
    }
    *ret_channel = channel_over(fd);
    *ret_user = peer.uid;
    return OK;
}

void wire_close(struct wire_channel *channel)
{
    if (channel == NULL)
        return;
    (void)close(channel->fd);
    free(channel);
}

int wire_fd(const struct wire_channel *channel)
{
    return channel->fd;
}

static enum status transfer_status(int error)
{
    switch (error) {
    case EAGAIN:
    case ENOBUFS:
        return BUSY;
    case EPIPE:
    case ECONNRESET:
    case ENOTCONN:
        return UNAVAILABLE;
    case EMSGSIZE:
        return FULL;
    default:
        return IO;
    }
}

enum status wire_send(struct wire_channel *channel, const json_t *message)
{
    size_t bytes = json_dumpb(message, channel->buffer, WIRE_BYTES_MAX, JSON_COMPACT);
    enum status status = OK;
    ssize_t sent;

    if (bytes == 0)
        abort();
    if (bytes > WIRE_BYTES_MAX) {
        status = FULL;
        goto out;
    }
    do
        sent = send(channel->fd, channel->buffer, bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    if (sent < 0)
        status = transfer_status(errno);
out:
    memory_wipe(channel->buffer, sizeof channel->buffer);
    return status;
}

enum status wire_receive(struct wire_channel *channel, json_t **ret_message)
{
    struct iovec place = {.iov_base = channel->buffer, .iov_len = WIRE_BYTES_MAX};
    struct msghdr header = {.msg_iov = &place, .msg_iovlen = 1};
    json_t *message = NULL;
    ssize_t got;

    do
        got = recvmsg(channel->fd, &header, MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return transfer_status(errno);
    if (got == 0)
        return UNAVAILABLE;
    if ((header.msg_flags & MSG_TRUNC) == 0)
        message = json_loadb(channel->buffer, (size_t)got, JSON_REJECT_DUPLICATES, NULL);
    memory_wipe(channel->buffer, (size_t)got);
    if (!json_is_object(message)) {
        json_decref(message);
        return INVALID;
    }
    *ret_message = message;
    return OK;
}

/* Fails: BUSY when `deadline_ms` passed first. */
static enum status wait_for(const struct wire_channel *channel, short events, int64_t deadline_ms)
{
    const struct clock clock = {0};
    struct pollfd waiting = {.fd = channel->fd, .events = events};
    int64_t left_ms = deadline_ms - clock_monotonic_ms(&clock);
    int ready;

    if (left_ms <= 0)
        return BUSY;
    ready = poll(&waiting, 1, (int)left_ms);
    if (ready < 0 && errno != EINTR)
        return IO;
    return OK;
}

enum status wire_ask_and_wait(struct wire_channel *channel, json_t *request, int wait_ms,
                              json_t **ret_message)
{
    const struct clock clock = {0};
    int64_t deadline_ms = clock_monotonic_ms(&clock) + wait_ms;
    enum status status = wire_send(channel, request);
    enum status waited = OK;

    while (status == BUSY && waited == OK) {
        waited = wait_for(channel, POLLOUT, deadline_ms);
        if (waited == OK)
            status = wire_send(channel, request);
    }
    json_decref(request);
    if (status != OK)
        return status;
    status = BUSY;
    while (status == BUSY && waited == OK) {
        waited = wait_for(channel, POLLIN, deadline_ms);
        if (waited == OK)
            status = wire_receive(channel, ret_message);
    }
    return waited == OK ? status : waited;
}
