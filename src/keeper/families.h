/* What the families of sign-ups told, opened for as long as it is needed: for a letter, a ticket, a register
 * or a telephone call. Whoever opens it has recorded that first, where it is a person who asks. */
#ifndef KEEPER_FAMILIES_H
#define KEEPER_FAMILIES_H

#include <stdbool.h>

#include "base/json.h"
#include "keeper/safe.h"
#include "store/bookings.h"

/* Booked, waiting or offered, whether it signed up or walked in. */
bool family_stands(const struct booking *booking);

/* Of those, who signed up: the others have told nothing. */
bool family_signed_up(const struct booking *booking);

/* {"name","phone","language","ages":[…]}: "" and no ages for what was not told, cannot be opened any more, or
 * cannot be read without a pack (`centre` NULL). Ages are today's. Owns: the caller, json_decref. */
json_t *family_open(const struct safe *safe, const struct centre *centre, const struct booking *booking);

#endif
