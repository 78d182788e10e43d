/* Healthy Start vitamins: who may have what, when again, and on which terms. What a centre gives, to whom and
 * how often is data of its pack. Pure.
 * Source: Healthy Start Scheme (England): women who are pregnant, breastfeeding or have a baby under 1,
 * children from birth to the day before the 4th birthday, one pack each for 8 weeks. */
#ifndef RULES_VITAMINS_H
#define RULES_VITAMINS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "rules/age.h"

enum { VITAMINS_PRODUCTS_MAX = 8, VITAMINS_LINES_MAX = AGES_MAX + 1 };

/* Who pays. */
enum vitamins_mode {
    VITAMINS_UNIVERSAL, /* free for everybody, no proof */
    VITAMINS_SCHEME,    /* free with the Healthy Start card or letter, not given without */
    VITAMINS_BOTH,      /* free with it, at a price without */
};

struct vitamins_product {
    const char *id;    /* plain name: "drops"; words: vitamins.product.<id> */
    bool for_women;    /* else for children */
    int from_months;   /* of a child's age, inclusive */
    int until_months;  /* exclusive: 48 is to the day before the 4th birthday */
    const char *price; /* as it is shown, "£2.30"; NULL when the centre has not set one */
};

struct vitamins {
    enum vitamins_mode mode;
    const struct vitamins_product *products;
    size_t product_count;
    int interval_days; /* one pack lasts so long: 56 */
    int grace_days;    /* and so much earlier one may come again: 7 */
    int voucher_days;  /* a slip holds so long: 28 */
    int low_stock;     /* below so many packs staff are told */
    int expiry_days;   /* so long before they expire staff are warned */
};

/* What the family has said. */
struct vitamins_asked {
    bool pregnant;
    bool breastfeeding; /* or has a baby under 1, or has had one within the year */
    bool for_children;
    const struct age *ages;
    size_t age_count;
    enum vitamins_last { VITAMINS_NEVER, VITAMINS_LONG_AGO, VITAMINS_RECENTLY, VITAMINS_ON_DAY } last;
    struct date last_day; /* with ON_DAY */
    enum vitamins_card { VITAMINS_CARD_UNKNOWN, VITAMINS_CARD, VITAMINS_NO_CARD } card;
};

enum vitamins_verdict {
    VITAMINS_YES,
    VITAMINS_TOO_EARLY, /* `from`: the first day on which it goes again; all 0 when that is not known */
    VITAMINS_TOO_YOUNG, /* `from` likewise */
    VITAMINS_TOO_OLD,
    VITAMINS_NOT_BORN, /* nothing yet for the baby; there is for its mother */
};

enum vitamins_terms {
    VITAMINS_FREE,
    VITAMINS_FREE_WITH_CARD, /* staff look at the card or letter */
    VITAMINS_PRICED,
    VITAMINS_NEEDS_CARD, /* there is none today: how to apply for it */
};

/* One person: the woman, or a child. */
struct vitamins_line {
    int child;   /* index of `ages`, or -1 for the woman */
    int product; /* index of `products`, or -1 when none is for such a person */
    enum vitamins_verdict verdict;
    enum vitamins_terms terms;
    struct date from;
};

/* Says of each person what she or the child may have today. Returns how many lines. */
size_t vitamins_decide(const struct vitamins *vitamins, const struct vitamins_asked *asked, struct date today,
                       struct vitamins_line ret_lines[VITAMINS_LINES_MAX]);

/* Whether anything is for a voucher: yes, and on terms that hold today. */
bool vitamins_line_counts(const struct vitamins_line *line);

/* The product of that id, or NULL. Borrows: from `vitamins`. */
const struct vitamins_product *vitamins_find_product(const struct vitamins *vitamins, const char *id);

/* "free", "card", "priced", "needs-card", as on the wire. */
const char *vitamins_terms_name(enum vitamins_terms terms);

/* The first day on which somebody who collected on `last` may come again. */
struct date vitamins_again(const struct vitamins *vitamins, struct date last);

#endif
