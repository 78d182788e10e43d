/* The shape of a service in Open Referral UK, as tables of its entries. What they mean is read elsewhere.
 * Source: Open Referral UK v3, schema-service.json; phones, for which it has no entries but which it allows,
 * and the names of languages, as in HSDS 3.0. */
#ifndef CENTRE_SHAPE_H
#define CENTRE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

enum shape_kind {
    SHAPE_TEXT,
    SHAPE_WORDS,  /* shown to people: no HTML */
    SHAPE_ID,     /* a UUID that may stand in several places */
    SHAPE_OWN_ID, /* a UUID that names this entry alone */
    SHAPE_URL,
    SHAPE_EMAIL,
    SHAPE_PHONE,
    SHAPE_DAY,
    SHAPE_NUMBER,
    SHAPE_ONE_OF,
    SHAPE_LIST,
    SHAPE_OBJECT,
    SHAPE_SHARED_LIST, /* its entries may stand in several services, and their own ids with them */
    SHAPE_SHARED_OBJECT,
};

struct shape_field {
    const char *key; /* NULL ends a table */
    enum shape_kind kind;
    bool required;
    const struct shape_field *inside;
    const char *const *values; /* of ONE_OF */
};

extern const struct shape_field shape_service[];
extern const struct shape_field shape_schedule[]; /* of a timetable, where it needs no id */

#endif
