/* The date of a session that a letter is about, as staff call it, and how a sign-up for it stands. */
#ifndef MAIL_OCCASION_H
#define MAIL_OCCASION_H

#include <stdint.h>

#include "base/date.h"

struct occasion {
    const char *name; /* English */
    struct date day;
    int opens, closes; /* minutes after midnight; -1 not known */
    const char *place; /* or NULL */
};

struct standing {
    const char *state; /* "booked", "waiting", "offered", "cancelled", "missed"; NULL: not known */
    int position;      /* of a waiting one, from 1 */
    int64_t held_until_utc_ms;
};

#endif
