/* Test mails: each takes a code to the inbox of a route, to be typed back by whoever has heard it from the
 * people there. One at a time, and only while nothing else is being sent; the code is on disk before the mail
 * goes. Does not: wait. The keeper's loop calls it whenever something may have moved on. */
#ifndef KEEPER_TRIALS_H
#define KEEPER_TRIALS_H

#include <poll.h>
#include <stddef.h>
#include <stdint.h>

#include "keeper/safe.h"
#include "wire/wire.h"

struct trials;

/* Borrows: the safe. */
struct trials *trials_create(struct safe *safe);
void trials_destroy(struct trials *trials); /* takes NULL; breaks off what is in flight */

/* Plans a test mail for the route of `kind` in the pack in use, and for all that lead to the same inbox.
 * Fails: BUSY (one is under way), NOT_FOUND (no such route, or no relay for it), INVALID (it needs none, or
 * an address is none), FULL, IO, CORRUPT; `ret_why` then says why. */
enum status trials_ask(struct trials *trials, const char *kind, int64_t *ret_number,
                       char ret_why[WIRE_WHY_BYTES]) MUST_CHECK;

enum trial_state {
    TRIAL_WAITING,
    TRIAL_SENDING,
    TRIAL_ACCEPTED,
    TRIAL_LATER,
    TRIAL_REFUSED,
    TRIAL_UNKNOWN,
};

/* How the test mail of that number fares; the reason is the server's words, or "". Borrows: the reason, until
 * the next call. Fails: NOT_FOUND (it is not the last one). */
enum status trials_look(const struct trials *trials, int64_t number, enum trial_state *ret_state,
                        const char **ret_reason) MUST_CHECK;

/* Moves on as far as that goes without waiting. */
void trials_advance(struct trials *trials);

/* What to poll for, and for how long at most (-1: no limit). Returns the number of entries used. */
size_t trials_poll_set(struct trials *trials, struct pollfd *ret_fds, size_t capacity, int *ret_timeout_ms);

/* The hash by which the database knows a code, however it was typed. */
void trial_code_hash(const char *typed, char ret_hash[VAULT_HASH_CHARS + 1]);

#endif
