#include "rules/vitamins.h"

#include <string.h>

enum { WOMAN = -1, NOTHING = -1 };

struct date vitamins_again(const struct vitamins *vitamins, struct date last)
{
    return date_add_days(last, vitamins->interval_days - vitamins->grace_days);
}

/* --- when --- */

/* Too early to come again, as far as is known. */
static bool is_too_early(const struct vitamins *vitamins, const struct vitamins_asked *asked,
                         struct date today, struct date *ret_from)
{
    struct date again;

    if (asked->last == VITAMINS_RECENTLY)
        return true;
    if (asked->last != VITAMINS_ON_DAY)
        return false;
    again = vitamins_again(vitamins, asked->last_day);
    if (date_compare(today, again) >= 0)
        return false;
    *ret_from = again;
    return true;
}

/* --- on which terms --- */

static enum vitamins_terms terms_of(const struct vitamins *vitamins, const struct vitamins_asked *asked)
{
    if (vitamins->mode == VITAMINS_UNIVERSAL)
        return VITAMINS_FREE;
    if (asked->card == VITAMINS_CARD)
        return VITAMINS_FREE_WITH_CARD;
    return vitamins->mode == VITAMINS_BOTH ? VITAMINS_PRICED : VITAMINS_NEEDS_CARD;
}

/* --- who --- */

static struct age_limits limits_of(const struct vitamins_product *product)
{
    return (struct age_limits){.from_months = product->from_months, .until_months = product->until_months};
}

/* She is believed: nobody is accused. */
static bool asks_for_herself(const struct vitamins_asked *asked)
{
    return asked->pregnant || asked->breastfeeding;
}

static int product_for(const struct vitamins *vitamins, bool for_women)
{
    for (size_t i = 0; i < vitamins->product_count; i++) {
        if (vitamins->products[i].for_women == for_women)
            return (int)i;
    }
    return NOTHING;
}

static void decide_child(const struct vitamins *vitamins, const struct age *age, struct date today,
                         struct vitamins_line *line)
{
    struct age_limits limits;

    if (line->product == NOTHING) {
        line->verdict = VITAMINS_TOO_OLD;
        return;
    }
    if (age->expected) {
        line->verdict = VITAMINS_NOT_BORN;
        return;
    }
    limits = limits_of(&vitamins->products[line->product]);
    switch (age_fits(age, &limits, today, &line->from)) {
    case AGE_TOO_OLD:
        line->verdict = VITAMINS_TOO_OLD;
        break;
    case AGE_TOO_YOUNG:
        line->verdict = VITAMINS_TOO_YOUNG;
        break;
    case AGE_MAY_FIT: /* on the day of doubt it is given */
    case AGE_FITS:
        line->verdict = VITAMINS_YES;
        break;
    }
}

static void finish(const struct vitamins *vitamins, const struct vitamins_asked *asked, struct date today,
                   struct vitamins_line *line)
{
    line->terms = terms_of(vitamins, asked);
    if (line->verdict != VITAMINS_YES)
        return;
    line->from = (struct date){0};
    if (is_too_early(vitamins, asked, today, &line->from))
        line->verdict = VITAMINS_TOO_EARLY;
}

size_t vitamins_decide(const struct vitamins *vitamins, const struct vitamins_asked *asked, struct date today,
                       struct vitamins_line ret_lines[VITAMINS_LINES_MAX])
{
    int for_women = product_for(vitamins, true);
    size_t count = 0;

    if (asks_for_herself(asked) && for_women != NOTHING) {
        ret_lines[count] = (struct vitamins_line){.child = WOMAN, .product = for_women};
        finish(vitamins, asked, today, &ret_lines[count++]);
    }
    for (size_t i = 0; asked->for_children && i < asked->age_count && count < VITAMINS_LINES_MAX; i++) {
        struct vitamins_line *line = &ret_lines[count++];

        *line = (struct vitamins_line){.child = (int)i, .product = product_for(vitamins, false)};
        decide_child(vitamins, &asked->ages[i], today, line);
        finish(vitamins, asked, today, line);
    }
    return count;
}

bool vitamins_line_counts(const struct vitamins_line *line)
{
    return line->verdict == VITAMINS_YES && line->terms != VITAMINS_NEEDS_CARD;
}

const struct vitamins_product *vitamins_find_product(const struct vitamins *vitamins, const char *id)
{
    for (size_t i = 0; i < vitamins->product_count; i++) {
        if (strcmp(vitamins->products[i].id, id) == 0)
            return &vitamins->products[i];
    }
    return NULL;
}

const char *vitamins_terms_name(enum vitamins_terms terms)
{
    static const char *const names[] = {
        [VITAMINS_FREE] = "free",
        [VITAMINS_FREE_WITH_CARD] = "card",
        [VITAMINS_PRICED] = "priced",
        [VITAMINS_NEEDS_CARD] = "needs-card",
    };

    return names[terms];
}
