/* Takes what waits in the outbox to the inbox, one item at a time, and records how each fared. An item is
 * claimed, with a commit, before it is sent; nothing else is claimed before its outcome is recorded. Does
 * not: wait. The keeper's loop calls it whenever something may have moved on. */
#ifndef KEEPER_DELIVERIES_H
#define KEEPER_DELIVERIES_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keeper/safe.h"

struct deliveries;

/* With `only_due_by_utc_ms` other than 0 nothing that falls due later is claimed. Borrows: the safe. */
struct deliveries *deliveries_create(struct safe *safe, int64_t only_due_by_utc_ms);
void deliveries_destroy(struct deliveries *deliveries); /* takes NULL */

/* Moves on as far as that goes without waiting, and at most to the end of one item. */
void deliveries_advance(struct deliveries *deliveries);

/* What to poll for, and for how long at most. Returns the number of entries used. */
size_t deliveries_poll_set(struct deliveries *deliveries, struct pollfd *ret_fds, size_t capacity,
                           int *ret_timeout_ms);

/* Claims no more; what is in flight goes on. */
void deliveries_stop(struct deliveries *deliveries);

/* Gives up what is in flight unless the server has all of it; that is waited for, else it would be sent
 * again. */
void deliveries_break_off(struct deliveries *deliveries);

bool deliveries_are_in_flight(const struct deliveries *deliveries);

/* The outcome of a delivery could not be recorded so far. */
bool deliveries_are_stuck(const struct deliveries *deliveries);

/* Nothing is in flight or unrecorded. */
bool deliveries_are_idle(const struct deliveries *deliveries);

/* Something could be claimed now. */
bool deliveries_are_due(const struct deliveries *deliveries);

#endif
