/* The one database: SQLite, WAL, synchronous=FULL, one process and one connection (a lock file sees to it).
 * All SQL of Doorstep is in this room. Here: the outbox of sealed submissions, counts without identity, and
 * which routes are confirmed.
 * Durability is the store's own: when a call here returns OK, it is on disk.
 * Does not: open sealed boxes, know routes, or speak to anybody. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/faults.h"
#include "base/random.h"
#include "base/status.h"
#include "rules/reference.h"

enum { STORE_UUID_CHARS = 36, STORE_REASON_BYTES = 300, STORE_TALLY_BYTES = 64 };

struct store;

/* Opens or makes `folder`/doorstep.db (0600), takes `folder`/lock, migrates, keeps a ballast file that is
 * freed when the disk is full. Fails: BUSY (another process holds the lock), CORRUPT (not a database,
 * damaged, or from a later Doorstep; the file is left as it is), NOT_FOUND (no such folder), FULL, DENIED,
 * IO; one fault says what to do. On a full disk an existing database still opens. */
enum status store_open(const char *folder, struct faults *faults, struct store **ret_store) MUST_CHECK;
void store_close(struct store *store); /* takes NULL */

/* The words for the last failure, for the log. Borrows: until the next call. */
const char *store_problem(const struct store *store);

enum outbox_state {
    OUTBOX_QUEUED,
    OUTBOX_SENDING,
    OUTBOX_DEFERRED,
    OUTBOX_UNKNOWN,
    OUTBOX_HELD,
    OUTBOX_SENT,
    OUTBOX_PURGED,
    OUTBOX_HANDED_OVER,
    OUTBOX_SET_ASIDE,
    OUTBOX_STATES,
};

const char *outbox_state_name(enum outbox_state state); /* "queued", "handed-over", … */

struct outbox_item {
    int64_t id;
    enum outbox_state state;
    char reference[REFERENCE_CHARS + 1];
    int64_t accepted_utc_ms;
    int64_t next_try_utc_ms; /* 0 when none is due */
    int tries;
    char reason[STORE_REASON_BYTES]; /* why it is where it is: the server's words, no personal data */
    char *sealed; /* base64; filled by outbox_claim only; the caller frees with outbox_item_finish */
};

void outbox_item_finish(struct outbox_item *item);

/* Stores a sealed submission under the idempotency key of its act and gives it a reference, in ONE
 * transaction. The same key again within 24 hours gives the same reference and stores nothing. On a failed
 * commit the database is closed, opened again and asked for the key, because the row may be there. Fails:
 * FULL (disk), IO, CORRUPT. */
enum status outbox_enqueue(struct store *store, const char *key, const char *sealed, int64_t now_utc_ms,
                           struct random_source random, char ret_reference[REFERENCE_CHARS + 1]) MUST_CHECK;

/* Takes the item that has been due longest, marks it `sending` and commits before it returns: an item is
 * claimed before it is sent, so that a disk that cannot record the outcome is found out first.
 * `ret_item->state` is the state it was claimed from (OUTBOX_UNKNOWN: an earlier try may have arrived) and
 * `tries` counts this one. Fails: NOT_FOUND when none is due; FULL, IO, CORRUPT. */
enum status outbox_claim(struct store *store, int64_t now_utc_ms, struct outbox_item *ret_item) MUST_CHECK;

/* Records how a claimed item fared: `deferred` and `unknown` with the next try, `held` and `set-aside` with
 * the reason, `sent`. A sent item's body is removed in the same transaction and it becomes `purged`; the
 * write-ahead log is then truncated, so no byte of it stays behind. Settling again the same way is OK and
 * changes nothing. `reason` is made valid UTF-8 without control characters. Fails: NOT_FOUND (not `sending`),
 * FULL, IO, CORRUPT. */
enum status outbox_settle(struct store *store, int64_t id, enum outbox_state outcome, const char *reason,
                          int64_t next_try_utc_ms) MUST_CHECK;

/* The same for `sent`, which counts each of `counted` (plain names) once more on the day of `now_utc_ms`, in
 * the same transaction. Settling again counts nothing. */
enum status outbox_settle_sent(struct store *store, int64_t id, const char *reason,
                               const char *const *counted, size_t count, int64_t now_utc_ms) MUST_CHECK;

/* At start: items left `sending` by a killed keeper become `unknown`, due now. So does, in its state, what a
 * wrong clock planned for more than a day ahead. */
enum status outbox_recover(struct store *store, int64_t now_utc_ms, size_t *ret_recovered) MUST_CHECK;

/* The moment the next item is due. Fails: NOT_FOUND when nothing waits. */
enum status outbox_next_due(struct store *store, int64_t *ret_utc_ms) MUST_CHECK;

/* Items newer than `after_id` in order of acceptance, at most `limit`, without bodies. */
enum status outbox_list(struct store *store, int64_t after_id, size_t limit, struct outbox_item *ret_items,
                        size_t *ret_count) MUST_CHECK;

/* How the outbox stands, for staff. */
struct outbox_standing {
    int64_t sent_today;      /* counted as "sent-…" on the day of `now_utc_ms` in the United Kingdom */
    int64_t waiting;         /* queued, being sent, deferred or unknown */
    int64_t held;            /* refused by the server or too long, for a person to look at */
    int64_t set_aside;       /* unreadable, likewise */
    int64_t oldest_utc_ms;   /* accepted; of those waiting, or held when none are; 0 when there is neither */
    int64_t next_try_utc_ms; /* the earliest; 0: none is due by itself */
    char reason[STORE_REASON_BYTES]; /* of that oldest one, "" when it was not tried yet */
};
enum status outbox_standing(struct store *store, int64_t now_utc_ms,
                            struct outbox_standing *ret_standing) MUST_CHECK;

enum status outbox_count(struct store *store, int64_t ret_counts[OUTBOX_STATES]) MUST_CHECK;

/* How often something happened on a day; nothing of whom it happened to. Kept for ever. */
struct tally {
    char day[11]; /* "2026-11-23", of the United Kingdom */
    char what[STORE_TALLY_BYTES];
    int64_t count;
};

/* Counts `what` (a plain name) once for an act: the same key again within 24 hours counts nothing. Fails:
 * FULL, IO, CORRUPT. */
enum status tally_add(struct store *store, const char *key, const char *what, int64_t now_utc_ms) MUST_CHECK;

/* The rows after a day and a name ("" and "" for the first), in that order. */
enum status tally_list(struct store *store, const char *after_day, const char *after_what, size_t limit,
                       struct tally *ret_rows, size_t *ret_count) MUST_CHECK;

/* A route is known by a hash of where it leads, STORE_ROUTE_CHARS long; a code by its hash, likewise. */
enum { STORE_ROUTE_CHARS = 32, STORE_CODE_TRIES = 10 };

/* The day on which it was confirmed, "" when it was not. */
enum status route_confirmed_on(struct store *store, const char *route, char ret_day[11]) MUST_CHECK;

/* A code is about to be sent to where these routes lead: from now until `until_utc_ms` it confirms all of
 * them, and an earlier code none. What is confirmed stays so. Fails: FULL, IO, CORRUPT. */
enum status route_expect_code(struct store *store, const char *const *routes, size_t count, const char *code,
                              int64_t until_utc_ms) MUST_CHECK;

enum route_verdict {
    ROUTE_CONFIRMED,
    ROUTE_WRONG_CODE,
    ROUTE_NO_CODE,    /* none was sent there */
    ROUTE_CODE_OLD,   /* it was sent, but holds no longer */
    ROUTE_CODE_SPENT, /* STORE_CODE_TRIES wrong ones were tried */
};

/* Holds a code against the one that was sent to `route`. The right one confirms all routes of its test mail
 * and makes everything that waits in the outbox due, in ONE transaction; a wrong one is on disk as one try
 * less before this returns. Fails: FULL, IO, CORRUPT. */
enum status route_try_code(struct store *store, const char *route, const char *code, int64_t now_utc_ms,
                           enum route_verdict *ret_verdict, int *ret_tries_left) MUST_CHECK;

/* Forgets idempotency answers older than 24 hours and the audit's rows older than a year; mends what a wrong
 * clock planned, as outbox_recover does; gives spare room back to the disk and makes the ballast again. To be
 * called every hour or so. */
enum status store_tidy(struct store *store, int64_t now_utc_ms) MUST_CHECK;

#endif
