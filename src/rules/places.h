/* How many may come, and who of those waiting is next. A family is taken in whole or not at all. One
 * function says what is left, for one kiosk and for several. Pure. */
#ifndef RULES_PLACES_H
#define RULES_PLACES_H

#include <stdbool.h>
#include <stddef.h>

/* So many that nobody counts them. */
enum { PLACES_NO_LIMIT = 9999 };

/* A number of each: what a session has room for, what is taken, what is left. */
struct places {
    int families;
    int children;
    int adults;
};

/* One family: born children and adults who come. */
struct party {
    int children;
    int adults;
};

enum places_fit { PLACES_FIT, PLACES_NO_FAMILY_LEFT, PLACES_TOO_FEW_CHILDREN, PLACES_TOO_FEW_ADULTS };

/* "fits", "no-place-left", "too-few-for-children", "too-few-for-adults". */
const char *places_fit_name(enum places_fit fit);

/* What is left, never below 0; where there is no limit, PLACES_NO_LIMIT stays. */
struct places places_left(struct places capacity, struct places taken);

enum places_fit places_fit(struct places left, struct party party);

/* What a family takes, as places. */
struct places places_of(struct party party);
struct places places_add(struct places one, struct places other);

/* Of the families that wait, in fair order, the first that fits; -1 when none does. `ret_fit`, one a party,
 * says of each before it why it was passed over; may be NULL. */
int places_next(struct places left, const struct party *waiting, size_t count, enum places_fit *ret_fit);

#endif
