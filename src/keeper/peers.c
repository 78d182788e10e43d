#include "keeper/peers.h"

#include <pwd.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "keeper/requests.h"
#include "keeper/staff_checks.h"
#include "wire/wire.h"

enum { LISTENERS = 2, PASSWD_BYTES = 4096, GLASS_MODE = 0660, ADMIN_MODE = 0600 };

static const char GLASS_USER[] = "doorstep";

struct peer {
    struct wire_channel *channel; /* NULL: a free place */
    struct asker asker;
    int64_t heard_ms; /* monotonic */
    bool is_waiting;  /* for an answer that comes later */
};

struct listener {
    int fd;
    enum wire_peer kind;
};

struct peers {
    struct safe *safe;
    struct listener listeners[LISTENERS];
    struct peer list[PEERS_MAX];
    uint64_t connections; /* ever made */
    bool has_glass_user;
    uid_t glass_user;
};

static void find_glass_user(struct peers *peers)
{
    char buffer[PASSWD_BYTES];
    struct passwd entry;
    struct passwd *found = NULL;

    if (getpwnam_r(GLASS_USER, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL) {
        peers->has_glass_user = true;
        peers->glass_user = found->pw_uid;
    }
}

static enum status listen_at(struct listener *listener, enum wire_peer kind, const char *path)
{
    enum status status = wire_listen(path, kind == WIRE_ADMIN ? ADMIN_MODE : GLASS_MODE, &listener->fd);

    listener->kind = kind;
    if (status == BUSY)
        log_line("%s: another keeper listens there; stop it first", path);
    else if (status == INVALID)
        log_line("%s: no socket can be made there; choose a shorter path where no other file is", path);
    else if (status != OK)
        log_line("%s: %s; make its folder, owned by the keeper's user, with doorstepctl init", path,
                 status_name(status));
    return status;
}

enum status peers_create(struct safe *safe, const char *socket, const char *admin_socket,
                         struct peers **ret_peers)
{
    struct peers *peers = memory_allocate(1, sizeof *peers);
    enum status status;

    peers->safe = safe;
    for (size_t i = 0; i < LISTENERS; i++)
        peers->listeners[i].fd = -1;
    find_glass_user(peers);
    status = listen_at(&peers->listeners[0], WIRE_GLASS, socket);
    if (status == OK)
        status = listen_at(&peers->listeners[1], WIRE_ADMIN, admin_socket);
    if (status == OK)
        *ret_peers = peers;
    else
        peers_destroy(peers);
    return status;
}

static void drop(struct peer *peer)
{
    wire_close(peer->channel);
    peer->channel = NULL;
}

void peers_destroy(struct peers *peers)
{
    if (peers == NULL)
        return;
    for (size_t i = 0; i < PEERS_MAX; i++)
        drop(&peers->list[i]);
    for (size_t i = 0; i < LISTENERS; i++) {
        if (peers->listeners[i].fd >= 0)
            (void)close(peers->listeners[i].fd);
    }
    free(peers);
}

size_t peers_poll_set(const struct peers *peers, struct pollfd ret_fds[PEERS_POLL_MAX])
{
    size_t used = 0;

    for (size_t i = 0; i < LISTENERS; i++)
        ret_fds[used++] = (struct pollfd){.fd = peers->listeners[i].fd, .events = POLLIN};
    for (size_t i = 0; i < PEERS_MAX; i++) {
        const struct peer *peer = &peers->list[i];

        /* poll passes over a negative descriptor, so every place keeps its number. Without events it still
         * tells when somebody hangs up. */
        ret_fds[used++] = (struct pollfd){.fd = peer->channel != NULL ? wire_fd(peer->channel) : -1,
                                          .events = peer->is_waiting ? 0 : POLLIN};
    }
    return used;
}

static bool may_speak(const struct peers *peers, enum wire_peer kind, uid_t user)
{
    if (user == 0 || user == geteuid())
        return true;
    return kind == WIRE_GLASS && peers->has_glass_user && user == peers->glass_user;
}

static struct peer *make_room(struct peers *peers)
{
    struct peer *oldest = &peers->list[0];

    for (size_t i = 0; i < PEERS_MAX; i++) {
        struct peer *peer = &peers->list[i];

        if (peer->channel == NULL)
            return peer;
        if (peer->heard_ms < oldest->heard_ms)
            oldest = peer;
    }
    drop(oldest);
    return oldest;
}

static void take_in(struct peers *peers, const struct listener *listener)
{
    struct wire_channel *channel;
    struct peer *peer;
    uid_t user;

    if (wire_accept(listener->fd, &channel, &user) != OK)
        return;
    if (!may_speak(peers, listener->kind, user)) {
        log_line("socket: user %u may not speak to the keeper; run the glass as the user %s", (unsigned)user,
                 GLASS_USER);
        wire_close(channel);
        return;
    }
    peer = make_room(peers);
    *peer = (struct peer){
        .channel = channel,
        .asker = {.kind = listener->kind, .connection = ++peers->connections},
        .heard_ms = clock_monotonic_ms(&peers->safe->clock),
    };
}

/* A peer that does not read its answer loses the connection, not the answer: it is given again for the same
 * key. */
static void send_answer(struct peer *peer, json_t *answer)
{
    if (wire_send(peer->channel, answer) != OK)
        drop(peer);
    json_decref(answer);
}

static void lock_if_due(const struct peers *peers, struct asker *asker)
{
    if (asker->kind == WIRE_STAFF && (clock_monotonic_ms(&peers->safe->clock) >= asker->unlocked_until_ms ||
                                      asker->staff_changes != peers->safe->staff_changes))
        asker_lock(asker);
}

static void serve(struct peers *peers, struct peer *peer)
{
    json_t *message = NULL;
    json_t *answer;
    enum status status = peer->is_waiting ? UNAVAILABLE : wire_receive(peer->channel, &message);

    if (status == BUSY)
        return;
    if (status != OK) {
        drop(peer);
        return;
    }
    peer->heard_ms = clock_monotonic_ms(&peers->safe->clock);
    lock_if_due(peers, &peer->asker);
    answer = request_answer(peers->safe, &peer->asker, message);
    peer->is_waiting = answer == NULL;
    if (answer != NULL)
        send_answer(peer, answer);
    json_decref(message);
}

void peers_serve(struct peers *peers, const struct pollfd *fds, size_t count)
{
    for (size_t i = LISTENERS; i < count; i++) {
        if (fds[i].revents != 0 && peers->list[i - LISTENERS].channel != NULL)
            serve(peers, &peers->list[i - LISTENERS]);
    }
    /* Last, since a place may change hands. */
    for (size_t i = 0; i < LISTENERS && i < count; i++) {
        if (fds[i].revents != 0)
            take_in(peers, &peers->listeners[i]);
    }
}

static struct peer *find_connection(struct peers *peers, uint64_t connection)
{
    for (size_t i = 0; i < PEERS_MAX; i++) {
        if (peers->list[i].channel != NULL && peers->list[i].asker.connection == connection)
            return &peers->list[i];
    }
    return NULL;
}

static void unlock(const struct peers *peers, struct asker *asker, int staff)
{
    asker->kind = WIRE_STAFF;
    asker->staff = staff;
    asker->unlocked_until_ms = clock_monotonic_ms(&peers->safe->clock) + ASKER_UNLOCKED_MS;
    asker->staff_changes = peers->safe->staff_changes;
}

void peers_answer(struct peers *peers)
{
    struct staff_answer ready;

    while (staff_checks_take(peers->safe->staff_checks, &ready) == OK) {
        struct peer *peer = find_connection(peers, ready.connection);

        if (peer == NULL) {
            json_decref(ready.answer); /* whoever asked has hung up */
            continue;
        }
        peer->is_waiting = false;
        if (ready.staff != 0)
            unlock(peers, &peer->asker, ready.staff);
        send_answer(peer, ready.answer);
    }
}
