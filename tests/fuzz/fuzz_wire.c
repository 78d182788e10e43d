/* Any bytes on the socket: what comes through as a message is checked for both peers and as the answer to
 * each kind. What the table lets pass, made again from its own fields, passes again. Input: the message. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "wire/wire.h"

#include "input.h"

static struct wire_channel *sender;
static struct wire_channel *receiver;

/* Only their two ends are needed, so nothing stays on the disk. */
static void open_channels(void)
{
    char folder[] = "/tmp/doorstep-fuzz-XXXXXX";
    char path[sizeof folder + 8];
    int listening = -1;
    uid_t user;

    if (mkdtemp(folder) == NULL)
        abort();
    (void)snprintf(path, sizeof path, "%s/s", folder);
    if (wire_listen(path, 0600, &listening) != OK || wire_connect(path, &sender) != OK ||
        wire_accept(listening, &receiver, &user) != OK)
        abort();
    assert(user == getuid());
    (void)close(listening);
    (void)unlink(path);
    (void)rmdir(folder);
}

/* NULL when it is no message. */
static json_t *receive(const uint8_t *data, size_t size)
{
    json_t *message = NULL;
    enum status status;

    if (size == 0 || size > WIRE_BYTES_MAX + 1)
        return NULL;
    if (send(wire_fd(sender), data, size, 0) != (ssize_t)size)
        abort();
    status = wire_receive(receiver, &message);
    assert(status == OK || (status == INVALID && message == NULL));
    assert(status != OK || (size <= WIRE_BYTES_MAX && json_is_object(message)));
    return message;
}

/* Refusals are sent and logged, so their reason must be a text, and never too long a one. */
static void check_why(enum status status, const char why[WIRE_WHY_BYTES])
{
    json_t *refusal;

    assert(memchr(why, '\0', WIRE_WHY_BYTES) != NULL);
    if (status == OK)
        return;
    refusal = wire_refusal(status, why);
    assert(json_object_size(refusal) == 3);
    json_decref(refusal);
}

static void check_request(const json_t *message, enum wire_peer peer)
{
    char why[WIRE_WHY_BYTES] = "";
    enum wire_kind kind = WIRE_KINDS;
    const json_t *fields = NULL;
    enum status status = wire_check_request(message, peer, &kind, &fields, why);
    json_t *again;

    check_why(status, why);
    assert(status == OK || status == INVALID || (status == DENIED && peer != WIRE_ADMIN));
    assert((status == OK) == (kind != WIRE_KINDS) && (status == OK) == (fields != NULL));
    if (status != OK)
        return;
    again = wire_request(kind, json_deep_copy(fields));
    assert(json_equal(again, message));
    assert(wire_check_request(again, peer, &kind, &fields, why) == OK);
    json_decref(again);
}

static void check_answer(const json_t *message, enum wire_kind kind)
{
    char why[WIRE_WHY_BYTES] = "";
    const json_t *fields = NULL;
    enum status status = wire_check_answer(message, kind, &fields, why);
    json_t *again;

    check_why(status, why);
    assert((status == OK) == (fields != NULL));
    if (status != OK)
        return;
    again = wire_answer(kind, json_deep_copy(fields));
    assert(json_equal(again, message));
    assert(wire_check_answer(again, kind, &fields, why) == OK);
    json_decref(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t *message;

    if (sender == NULL)
        open_channels();
    message = receive(data, size);
    if (message == NULL)
        return 0;
    check_request(message, WIRE_GLASS);
    check_request(message, WIRE_STAFF);
    check_request(message, WIRE_ADMIN);
    for (int kind = 0; kind < WIRE_KINDS; kind++)
        check_answer(message, (enum wire_kind)kind);
    json_decref(message);
    return 0;
}
