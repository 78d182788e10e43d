/* The messages between the keeper and those who ask it: the glass on run/keeper.sock, doorstepctl on
 * run/admin.sock. AF_UNIX SOCK_SEQPACKET, one JSON object a message, at most 64 KiB, versioned.
 * Each request is a row of the table in wire_table.c: its name, who may ask it, its fields with type and
 * bound, and the same for its answer; both ends check against that one table.
 * Does not: decide anything. Never blocks unless its name says wait. */
#ifndef WIRE_WIRE_H
#define WIRE_WIRE_H

#include "base/json.h"
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/status.h"

enum { WIRE_VERSION = 1, WIRE_BYTES_MAX = 64 * 1024, WIRE_PAGE_ROWS = 50, WIRE_ROUTE_ROWS = 8 };

enum wire_kind {
    WIRE_HELLO,      /* {} -> {"keyId","pack"}: is the keeper there, which key and pack does it hold? */
    WIRE_SUBMIT,     /* {"key","sealed","keyId"} -> {"reference"}: answered after the commit */
    WIRE_COUNT,      /* {"key","what"} -> {}: something happened once more; nothing of whom it happened to */
    WIRE_CLOCK,      /* {"utcMs","monotonicMs"} -> {}: journeys move the keeper's clock (--test-clock only) */
    WIRE_QUEUE_LIST, /* {"after","limit"} -> {"items":[…],"next"}: admin only. An item is
                        {"id","state","reference", "acceptedUtcMs","nextTryUtcMs","tries","reason"}; "next" is
                        the "after" of the next page, 0 when there is none */

    /* All below: admin only. */
    WIRE_COUNT_LIST, /* {"afterDay","afterWhat","limit"} -> {"items":[{"day","what","count"}…]}: the rows
                        after that one, "" and "" for the first */
    WIRE_ROUTE_LIST, /* {"after"} -> {"items":[…],"next"}: the routes of the pack in use after so many. A row
                        is
                        {"kind","name","inbox","sender","relay","url","state","confirmed"}: "relay" is "" for
                        the plain one, "state" is "local", "confirmed", "unconfirmed" or "no-relay",
                        "confirmed" the day or ""; "next" is 0 when there are no more */
    WIRE_ROUTE_TEST,   /* {"kind"} -> {"test"}: a test mail goes to the inbox of that route as soon as nothing
                          else is being sent; the number is that of the mail */
    WIRE_ROUTE_TESTED, /* {"test"} -> {"state","reason"}: how that mail fares: "waiting", "sending",
                          "accepted", "later", "refused" or "unknown", and the server's words */
    WIRE_ROUTE_CONFIRM, /* {"kind","code"} -> {"verdict","triesLeft"}: holds a code against the one that was
                           sent: "confirmed", "wrong", "none", "old" or "spent" */
    WIRE_KINDS,
};

enum wire_peer { WIRE_GLASS, WIRE_ADMIN };

/* Text of a refusal's "why" for logs: no personal data ever. */
enum { WIRE_WHY_BYTES = 200 };

/* A request of `kind`; takes over the reference to `fields` (an object or NULL). Owns: the caller,
 * json_decref. */
json_t *wire_request(enum wire_kind kind, json_t *fields);

/* What a peer asked, checked against the table: version, kind, who may ask, every field's type and bound, no
 * unknown field. Borrows: `ret_fields` from `message`. Fails: INVALID, DENIED; `ret_why` then says why. */
enum status wire_check_request(const json_t *message, enum wire_peer peer, enum wire_kind *ret_kind,
                               const json_t **ret_fields, char ret_why[WIRE_WHY_BYTES]) MUST_CHECK;

/* The answer to a request of `kind`; takes over `fields`. Owns: the caller, json_decref. */
json_t *wire_answer(enum wire_kind kind, json_t *fields);

/* A refusal: a status (never OK) and words for the log. Owns: the caller, json_decref. */
json_t *wire_refusal(enum status status, const char *why);

/* What the keeper answered to a request of `kind`. OK: `ret_fields` are the checked answer fields, borrowed
 * from `message`. Else the keeper's own status, or INVALID when the message is not an answer of that kind. */
enum status wire_check_answer(const json_t *message, enum wire_kind kind, const json_t **ret_fields,
                              char ret_why[WIRE_WHY_BYTES]) MUST_CHECK;

struct wire_channel; /* one connected socket, non-blocking, close-on-exec */

/* Fails: UNAVAILABLE when nobody listens there, DENIED, INVALID (path too long), IO. */
enum status wire_connect(const char *path, struct wire_channel **ret_channel) MUST_CHECK;

/* Makes a listening socket with the permission bits `mode`, in place of a dead one left behind.
 * Fails: BUSY when a living listener is there, DENIED, INVALID, IO. Owns: the caller, close(). */
enum status wire_listen(const char *path, mode_t mode, int *ret_fd) MUST_CHECK;

/* Fails: BUSY when nobody waits, IO. `ret_user` is the peer's user from the kernel. */
enum status wire_accept(int listening_fd, struct wire_channel **ret_channel, uid_t *ret_user) MUST_CHECK;

void wire_close(struct wire_channel *channel); /* takes NULL */
int wire_fd(const struct wire_channel *channel);

/* Fails: BUSY (the peer does not read), UNAVAILABLE (it hung up), FULL (longer than WIRE_BYTES_MAX), IO.
 * Buffers are wiped. */
enum status wire_send(struct wire_channel *channel, const json_t *message) MUST_CHECK;

/* Fails: BUSY (nothing there yet), UNAVAILABLE (it hung up), INVALID (not one JSON object of at most
 * WIRE_BYTES_MAX), IO. Owns: the caller, json_decref. */
enum status wire_receive(struct wire_channel *channel, json_t **ret_message) MUST_CHECK;

/* Sends a request and waits for its answer; for doorstepctl and tests. Takes over `request`. After BUSY the
 * channel is of no more use: the late answer would be taken for the next request's.
 * Blocks: up to `wait_ms`. Fails: as send and receive, BUSY when no answer came in time. */
enum status wire_ask_and_wait(struct wire_channel *channel, json_t *request, int wait_ms,
                              json_t **ret_message) MUST_CHECK;

#endif
