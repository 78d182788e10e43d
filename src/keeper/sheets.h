/* The day's sheet of vitamins: at its hour, what was handed over goes to the inbox once, by product and
 * terms. Which days owe one is in the database, so nothing is forgotten by a restart. Does not: wait. The
 * keeper's loop calls it whenever something may have moved on. */
#ifndef KEEPER_SHEETS_H
#define KEEPER_SHEETS_H

#include <stdint.h>

#include "keeper/safe.h"

struct sheets;

/* Borrows: the safe. */
struct sheets *sheets_create(struct safe *safe);
void sheets_destroy(struct sheets *sheets); /* takes NULL */

/* Makes all that are due. */
void sheets_advance(struct sheets *sheets);

/* For how long none will be due, -1: for as long as nothing is handed over. */
int64_t sheets_timeout_ms(const struct sheets *sheets);

/* Forgets vouchers that nobody came with. Fails: IO. */
enum status sheets_tidy(const struct safe *safe) MUST_CHECK;

#endif
