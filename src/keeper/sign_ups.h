/* What happens to sign-ups by itself: a place that was kept goes to the next family, staff are told for whom
 * a place is kept and which sign-up is no more, and get the list of a session on its day. All of it is in the
 * database, so nothing is forgotten by a restart. Does not: wait. The keeper's loop calls it whenever
 * something may have moved on. */
#ifndef KEEPER_SIGN_UPS_H
#define KEEPER_SIGN_UPS_H

#include <stdint.h>

#include "keeper/safe.h"

struct sign_ups;

/* Borrows: the safe. */
struct sign_ups *sign_ups_create(struct safe *safe);
void sign_ups_destroy(struct sign_ups *sign_ups); /* takes NULL */

/* Does all that is due. */
void sign_ups_advance(struct sign_ups *sign_ups);

/* For how long nothing will be due, -1: for as long as nobody asks for anything. */
int64_t sign_ups_timeout_ms(const struct sign_ups *sign_ups);

/* Forgets names and reservations whose time is over. Fails: IO. */
enum status sign_ups_tidy(const struct safe *safe) MUST_CHECK;

#endif
