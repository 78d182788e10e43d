/* The messages between the keeper and those who ask it: the glass on run/keeper.sock, doorstepctl on
 * run/admin.sock. AF_UNIX SOCK_SEQPACKET, one JSON object a message, at most 64 KiB, versioned.
 * Each request is a row of the table (wire_table.h): its name, who may ask it, its fields with type and
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

    /* Sessions. A date is named by "session", "day" ("2026-11-23") and "minute" (of the day, when it begins);
     * "pack" is the hash of the pack that the glass shows. Of what is unlimited PLACES_NO_LIMIT is left. */
    WIRE_PLACES,     /* {"pack","dates":[{"session","day","minute"}…]} -> {"items":[{"verdict","families",
                        "children","adults","waiting"}…]}, in the same order: "verdict" is "open", "not-yet",
                        "over" or "changed" (the timetable in use has no such date) */
    WIRE_RESERVE,    /* {"reservation","pack","session","day","minute","children","adults"} -> {"verdict",
                        "families","children","adults","waiting","seconds"}: "verdict" is "reserved" (for so many
                        seconds), "full", "not-yet", "over" or "changed"; the places are those left to others */
    WIRE_RELEASE,    /* {"reservation"} -> {}: gives it up */
    WIRE_BOOK,       /* {"key","sealed","keyId","reservation"} -> {"verdict","reference","code","position",
                        "waiting"}: answered after the commit. What is booked stands in the sealed text only.
                        "verdict" is "booked", "waiting", "full", "not-yet", "over" or "changed"; "reference" and
                        "code" are "" but for the first two, "position" is 0 but for "waiting" */
    WIRE_TICKET,     /* {"code"} ->
                        {"verdict","session","day","minute","reference","children","adults","position",
                        "heldUntilUtcMs","waitSeconds"}: "verdict" is "booked", "waiting", "offered", "gone" (the
                        place was kept, and not taken in time), "none" (no coming date has this code) or
                        "too-many" (tries; then "waitSeconds" says how long) */
    WIRE_TICKET_ACT, /* {"key","code","act"} -> {"verdict","waitSeconds"}: "act" is "cancel" or "take" (the
                        place that is kept); "verdict" is "done", "gone" (the place is kept no longer), "none"
                        or "too-many" */

    /* Vitamins. An item is {"product","terms","count"}; "terms" is "free", "card" or "priced". */
    WIRE_VOUCHER, /* {"key","items":[…]} -> {"reference","until"}: the day until which it holds; answered
                     after the commit */
    WIRE_VOUCHER_LAST, /* {"reference"} -> {"verdict","day"}: when that voucher was handed over: "found", else
                          "unknown" or "too-many" (codes were tried) with "" */

    /* Staff. A connection of the glass is unlocked for 60 s after the last request that only staff may make,
     * by the keeper's own clock; closing it locks it too. DENIED is the answer to such a request without. */
    WIRE_UNLOCK, /* {"staff","pin"} -> {"verdict","waitSeconds"}: answered when the PIN was checked, which
                    takes a second: "open", "wrong" or "wait"; then the seconds until the next try, or 0.
                    With "staff" 0 the PIN is the recovery code, and "recovered": it opens nothing, but all
                    of staff have all their tries again */
    WIRE_LOCK,   /* {} -> {} */

    /* Staff and admin. */
    WIRE_TICKET_OF,    /* {"reference"} -> {"verdict","session","day","minute","code","name","language",
                          "children","adults","position"}: a ticket to print again, with its name: "booked",
                          "waiting", "offered" or "none" (no sign-up that stands; all else is "" and 0) */
    WIRE_VOUCHER_LOOK, /* {"reference"} -> {"verdict","until","items":[…]}: "open", "used", "old" or "none" */
    WIRE_HAND_OVER,    /* {"key","reference","cardSeen","staff"} -> {"verdict","product"}: "cardSeen" 0 or 1;
                          "done", "used", "old", "no-card", "no-stock" (of that product) or "none". Of an
                          unlocked connection the keeper knows the staff number and takes no other */
    WIRE_STOCK_LIST,   /* {"after"} -> {"items":[{"product","batch","expires","count"}…],"next"} */
    WIRE_STOCK_CHANGE,  /* {"key","change","product","batch","expires","count","staff"} -> {"verdict"}:
                           "change" is "received" (admin only), "written-off" or "counted"; "done", "too-few"
                           or "no-product"; "staff" as of a hand-over */
    WIRE_SIGN_UP_DATES, /* {"from","after"} -> {"items":[{"session","day","minute","families","children",
                           "adults","offered","waiting","arrived"}…],"next"}: the dates with sign-ups from a
                           day on */
    WIRE_SIGN_UP_LIST,  /* {"session","day","minute","after"} -> {"items":[{"reference","state","children",
                           "adults","position","madeUtcMs","heldUntilUtcMs","arrived","isNew","walkIn"}…],
                           "next"}; the last three 0 or 1 */
    WIRE_PASSED_LIST, /* {"session","day","minute","after"} -> {"items":[{"reference","utcMs","why"}…],"next"}
                       */
    WIRE_SIGN_UP_ACT, /* {"reference","act"} -> {"verdict"}: the desk's "cancel", "take", "arrive",
                         "arrive-new" (for the first time) or "not-arrived" */

    /* The desk. What opens a name or changes something is recorded first. */
    WIRE_NAME_OF,   /* {"reference"} -> {"verdict","name","phone","language"}: whom a sign-up that stands is
                       for, as it was typed; "found" or "none" */
    WIRE_REGISTER,  /* {"session","day","minute","after"} -> {"items":[{"reference","state","position","name",
                       "phone","language","children","adults","ages","arrived","isNew","walkIn"}…],"next"}: all
                       who stand or walked in, in the order in which they were added, names opened; recorded at
                       the first page ("after" 0). "next" is a number, not how many: whoever signs up, moves up
                       or cancels meanwhile, no family is left out or comes twice. "ages" is plain English:
                       "3 months, 2 years" */
    WIRE_WALK_IN,   /* {"key","session","day","minute","children","adults","isNew"} -> {"verdict","reference",
                       "families","children","adults"}: "done", "full" or "changed"; what is left then */
    WIRE_STATUS,    /* {} -> {"sentToday","waiting","held","setAside","oldestUtcMs","nextTryUtcMs","cause",
                       "diskFreeMb","diskIsFull"}: how requests fare. The oldest is of those that wait, which
                       are tried again by themselves; only when none do, of those held, which are not. "cause"
                       says why it is not sent: "none", "no-connection", "sign-in", "refused", "no-route" (none,
                       no relay for it, or not confirmed), "no-pack" or "other" */
    WIRE_EDIT_LIST, /* {"after"} -> {"items":[{"id","kind","subject","day","families","children","adults",
                       "text","isFound"}…],"next"}: what is set over the pack (centre/edits.h), oldest first,
                       after that id; "day" is "" where there is none, "isFound" 1 when the pack in use has
                       what it names */
    WIRE_EDIT_PUT,  /* {"kind","subject","day","families","children","adults","text"} -> {"verdict","id"}:
                       "done", "unknown" (the pack has no such thing), "past" (day), "text" (empty or too long)
                       or "too-many" */
    WIRE_EDIT_UNDO, /* {"id"} -> {"verdict"}: "done" or "none" */
    WIRE_REPORT, /* {"month","after"} -> {"items":[{"part","what","count","isHidden"}…],"next"}: "2026-11";
                    rules/report.h, small numbers hidden already; recorded at the first page. Admin only */

    /* All below: admin only. */
    WIRE_VITAMINS_TOTALS, /* {"month","after"} -> {"items":[{"product","terms","packs"}…],"next"}: "2026-11"
                           */
    WIRE_STAFF_LIST, /* {"after"} -> {"items":[{"staff","day","state"}…],"next"}: by number, with the day they
                        were added; "state" is "ready" or "waiting" (too many wrong tries) */
    WIRE_STAFF_SET,    /* {"staff","act","pin"} -> {"verdict"}: "act" is "add", or "reset": a new PIN, and all
                          tries again. Answered when it was hashed: "done", "taken", "none" (to be reset), or
                          what is wrong with the PIN: "length", "digits", "same", "run" or "number". "act"
                          "recovery" with "staff" 0: the PIN is another recovery code */
    WIRE_STAFF_REMOVE, /* {"staff"} -> {"verdict"}: "done" or "none" */
    WIRE_AUDIT_LIST, /* {"after"} -> {"items":[{"id","utcMs","staff","act","what"}…],"next"}: oldest first;
                        "staff" is 0 for the command line and the recovery code, "what" a reference, a date of
                        a session, an edit, a batch, a month, or "" */
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

/* Each may ask what those before it may. */
enum wire_peer {
    WIRE_GLASS, /* anybody on the glass's socket */
    WIRE_STAFF, /* there too, unlocked */
    WIRE_ADMIN, /* on the admin socket */
};

/* Text of a refusal's "why" for logs: no personal data ever. */
enum { WIRE_WHY_BYTES = 200 };

/* A request of `kind`; takes over the reference to `fields` (an object or NULL). Owns: the caller,
 * json_decref. */
json_t *wire_request(enum wire_kind kind, json_t *fields);

/* Who may ask it: this one, and those above. */
enum wire_peer wire_least_peer(enum wire_kind kind);

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
