/* The month's report: how much there was of what, and never of whom. A row is a part of the report, what it
 * counts, and how many. Numbers from 1 to 4 are hidden, and the
 * children and adults of so few families; where they could be worked out from a total that everybody knows,
 * the next smallest of their part is hidden with them. Source: the practice of the NHS and the Office for
 * National Statistics to hide counts under 5. Pure. */
#ifndef RULES_REPORT_H
#define RULES_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REPORT_LEAST = 5, REPORT_WHAT_BYTES = 100, REPORT_ROWS_MAX = 2000 };

enum report_part {
    REPORT_DATES, /* what: the session. On how many days it took place, as far as families signed up or came
                   */
    REPORT_FAMILIES, /* what: the session. Families that had a place or walked in */
    REPORT_CHILDREN,
    REPORT_ADULTS,
    REPORT_ARRIVED,  /* what: the session. Families that came, as far as staff have said so */
    REPORT_WAITING,  /* what: the session. Families that waited and got no place */
    REPORT_VITAMINS, /* what: "<product>_<terms>". Packs */
    REPORT_SENT,     /* what: the kind of the request, and so its route */
    REPORT_REDIRECT, /* what: where families were sent on to */
    REPORT_VIEWS,    /* what: "<question>_<answer>" of the parents' views */
    REPORT_LANGUAGE, /* what: the language in which a visit began */
    REPORT_PARTS,
};

/* "dates", "families", "children", "adults", "arrived", "waiting", "vitamins", "sent", "redirect", "views",
 * "language" and back; REPORT_PARTS when there is no such word. */
const char *report_part_name(enum report_part part);
enum report_part report_part_named(const char *name);

/* Dates, packs, and what is no person are never hidden. */
bool report_part_is_of_people(enum report_part part);

struct report_row {
    enum report_part part;
    char what[REPORT_WHAT_BYTES];
    int64_t count; /* 0 when it is hidden */
    bool is_hidden;
};

/* Hides what must be. Rows of one part stand together. */
void report_hide(struct report_row *rows, size_t count);

#endif
