/* The shape of an Open Referral UK service as tables: which fields an object has, what is in each, in the
 * order in which they are written. Source: Open Referral UK 3.0 compiled schema of service; phones, and what
 * languages and schedules have beyond it, from the international specification 3.0. */
#ifndef FEED_SHAPE_H
#define FEED_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

enum field_kind {
    FIELD_ID,        /* of the object itself; made when it is missing */
    FIELD_REFERENCE, /* to another id */
    FIELD_LINE,      /* text in one line */
    FIELD_TEXT,
    FIELD_URI,
    FIELD_EMAIL,
    FIELD_DATE,
    FIELD_DATE_PAST, /* never in the future */
    FIELD_MOMENT,
    FIELD_TIME,
    FIELD_AGE,
    FIELD_AMOUNT,
    FIELD_EXTENSION,
    FIELD_INTERVAL,
    FIELD_LATITUDE,
    FIELD_LONGITUDE,
    FIELD_WORD, /* one of `words` */
    FIELD_DAYS,
    FIELD_MONTH_DAYS,
    FIELD_OBJECT,
    FIELD_LIST,
    FIELD_PRIVATE, /* never kept */
    FIELD_MOVED,   /* is put elsewhere afterwards */
};

struct shape;

struct field {
    const char *name;
    enum field_kind kind;
    const struct shape *below; /* of OBJECT and LIST */
    const char *const *words;  /* of WORD */
    const char *otherwise;     /* what it is when it is missing; NULL: it is left out */
    size_t most;               /* items of a LIST; 0: SHAPE_ITEMS_MAX */
    bool own_ids;              /* of a LIST: no two services may have items of the same id */
};

enum { SHAPE_FIELDS = 32, SHAPE_ITEMS_MAX = 100, SHAPE_LINE_BYTES = 300, SHAPE_TEXT_BYTES = 4000 };

/* What only one kind of object needs, beyond its fields. */
enum shape_rule {
    RULE_NONE,
    RULE_SERVICE,
    RULE_SCHEDULE,
    RULE_PLACE,
    RULE_LOCATION,
    RULE_ADDRESS,
    RULE_ORGANIZATION,
    RULE_IDENTIFIER,
    RULE_PHONE,
    RULE_TERM,
};

struct shape {
    enum shape_rule rule;
    struct field fields[SHAPE_FIELDS]; /* ended by a field without name */
};

extern const struct shape feed_service_shape;

#endif
