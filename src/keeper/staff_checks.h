/* PINs and recovery codes that are being checked or hashed, one after the other, each in a process of its
 * own; whoever asked is answered when it is done. Guesses are counted in the store, by a clock that no jump
 * of the wall clock moves. Needs neither pack nor network. Does not: wait. The keeper's loop calls it
 * whenever something may have moved on. */
#ifndef KEEPER_STAFF_CHECKS_H
#define KEEPER_STAFF_CHECKS_H

#include <poll.h>
#include <stddef.h>

#include "base/json.h"
#include "keeper/asker.h"
#include "keeper/safe.h"

struct staff_checks;

/* Borrows: the safe. `pepper` is the path of its file. Owns: the caller, staff_checks_destroy. */
struct staff_checks *staff_checks_create(struct safe *safe, const char *pepper);
void staff_checks_destroy(struct staff_checks *checks); /* takes NULL; breaks off what is under way */

/* Queues a WIRE_UNLOCK or WIRE_STAFF_SET of safe->asker. Returns NULL when the answer comes later, else a
 * refusal. */
json_t *staff_checks_ask(struct staff_checks *checks, enum wire_kind kind, const json_t *fields);

/* Moves on as far as that goes without waiting. */
void staff_checks_advance(struct staff_checks *checks);

/* What to poll for; returns the number of entries used, 0 or 1. */
size_t staff_checks_poll_set(const struct staff_checks *checks, struct pollfd *ret_fd);

struct staff_answer {
    uint64_t connection;
    json_t *answer; /* the caller owns it, json_decref */
    int staff;      /* which its connection is unlocked for; else 0 */
};

/* The next one that is ready. Fails: NOT_FOUND. */
enum status staff_checks_take(struct staff_checks *checks, struct staff_answer *ret_answer) MUST_CHECK;

/* The moment that tries are counted by. */
int64_t staff_tries_utc_ms(struct staff_checks *checks);

#endif
