/* How old a child is, as far as a parent has told it, and what follows from that. What is known is a span of
 * days, because a month, or "about 18 months", leaves the birthday open. Pure: today is handed in.
 * Source: Family Law Reform Act 1969 s9 (an age is reached at the start of the birthday); a child born on 29
 * February has the birthday on 1 March in other years; Education Act 1996 s8 and the school year from 1
 * September to 31 August. */
#ifndef RULES_AGE_H
#define RULES_AGE_H

#include <stdbool.h>

#include "base/date.h"

enum { AGES_MAX = 6, AGE_FOREVER = 12 * 200 };

enum age_school { AGE_SCHOOL_UNKNOWN, AGE_SCHOOL_PRIMARY, AGE_SCHOOL_SECONDARY };

struct age {
    bool expected;           /* not born yet; the span is of the day it is due */
    struct date first, last; /* the earliest and the latest day it can be */
    enum age_school school;  /* what the parent said, where the date left it open */
};

/* Of a date of birth; one without its day is the whole month. */
struct age age_of_birth(struct date born);
struct age age_of_due(struct date due);

/* "About 18 months", "about 3 years": born so that today that many, and not one more, are complete. */
struct age age_about_months(int months, struct date today);
struct age age_about_years(int years, struct date today);

/* The day on which somebody born on `born` becomes so many months old. */
struct date age_reaches(struct date born, int months);

/* The last day of primary school: the 31 August on or after the 11th birthday. */
struct date age_primary_ends(struct date born);

/* The first day of the term after somebody becomes so many months old: 1 January, 1 April or 1 September.
 * Source: born 1 April to 31 August, from 1 September; to 31 December, from 1 January; to 31 March, from
 * 1 April. */
struct date age_term_after(struct date born, int months);

/* Completed months today at the earliest (`least`: born on `last`) and at the latest. Both -1 when not born.
 */
void age_months(const struct age *age, struct date today, int *ret_least, int *ret_most);

/* Whether the span leaves it open if the child is still of primary school age: then the parent is asked. */
bool age_school_is_open(const struct age *age, struct date today);

/* Whom a service is for. */
struct age_limits {
    bool expecting;          /* for those who expect a baby; then months count for born children only */
    bool only_expecting;     /* and for nobody else */
    int from_months;         /* inclusive: 60 is from the 5th birthday */
    int until_months;        /* exclusive: 60 is to the day before the 5th birthday; AGE_FOREVER */
    bool until_primary_ends; /* runs to the end of primary school instead of `until_months` */
    bool from_secondary;     /* begins when primary school ends instead of at `from_months` */
    bool from_term_after;    /* begins with the term after `from_months` are reached */
};

enum age_fit { AGE_TOO_OLD, AGE_TOO_YOUNG, AGE_MAY_FIT, AGE_FITS };

/* MAY_FIT: it depends on the exact day. With TOO_YOUNG (and a birthday that is known or spans a month at
 * most) `ret_from` is the first day on which the child surely fits, else all 0; may be NULL. */
enum age_fit age_fits(const struct age *age, const struct age_limits *limits, struct date today,
                      struct date *ret_from);

#endif
