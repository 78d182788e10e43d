#include "rules/age.h"

#include <stddef.h>

enum { MONTHS_PER_YEAR = 12, PRIMARY_YEARS = 11, DAYS_OF_A_MONTH_MAX = 31, SEPTEMBER = 9 };

static bool is_before(struct date a, struct date b)
{
    return date_compare(a, b) < 0;
}

static struct age age_of_span(struct date date, bool expected)
{
    struct age age = {.expected = expected, .first = date, .last = date};

    if (date.day == 0) {
        age.first.day = 1;
        age.last.day = date_days_in_month(date.year, date.month);
    }
    return age;
}

struct age age_of_birth(struct date born)
{
    return age_of_span(born, false);
}

struct age age_of_due(struct date due)
{
    return age_of_span(due, true);
}

/* The birthdays of those who are `least` months old today and not yet `more`. A day that its month lacks
 * becomes the last of that month: whoever was born later gets there on a later day. */
static struct age age_between(int least, int more, struct date today)
{
    return (struct age){.first = date_add_days(date_add_months(today, -more), 1),
                        .last = date_add_months(today, -least)};
}

static int within(int number, int most)
{
    return number < 0 ? 0 : number > most ? most : number;
}

struct age age_about_months(int months, struct date today)
{
    int least = within(months, AGE_FOREVER);

    return age_between(least, least + 1, today);
}

struct age age_about_years(int years, struct date today)
{
    int least = within(years, AGE_FOREVER / MONTHS_PER_YEAR) * MONTHS_PER_YEAR;

    return age_between(least, least + MONTHS_PER_YEAR, today);
}

struct date age_reaches(struct date born, int months)
{
    struct date reached = date_add_months(born, months);

    return reached.day == born.day ? reached : date_add_days(reached, 1);
}

struct date age_primary_ends(struct date born)
{
    struct date birthday = age_reaches(born, PRIMARY_YEARS * MONTHS_PER_YEAR);

    return (struct date){birthday.year + (birthday.month >= SEPTEMBER), SEPTEMBER - 1, 31};
}

struct date age_term_after(struct date born, int months)
{
    struct date reached = age_reaches(born, months);

    if (reached.month < 4)
        return (struct date){reached.year, 4, 1};
    if (reached.month < SEPTEMBER)
        return (struct date){reached.year, SEPTEMBER, 1};
    return (struct date){reached.year + 1, 1, 1};
}

static int completed_months(struct date born, struct date today)
{
    int months = (today.year - born.year) * MONTHS_PER_YEAR + today.month - born.month;

    return is_before(today, age_reaches(born, months)) ? months - 1 : months;
}

/* Whoever was born in a month that is not over yet was born by today. */
static struct date last_birth(const struct age *age, struct date today)
{
    return is_before(today, age->last) && !is_before(today, age->first) ? today : age->last;
}

void age_months(const struct age *age, struct date today, int *ret_least, int *ret_most)
{
    bool is_born = !age->expected && !is_before(today, age->first);

    *ret_least = is_born ? completed_months(last_birth(age, today), today) : -1;
    *ret_most = is_born ? completed_months(age->first, today) : -1;
}

bool age_school_is_open(const struct age *age, struct date today)
{
    return !age->expected && is_before(age_primary_ends(age->first), today) &&
           !is_before(age_primary_ends(last_birth(age, today)), today);
}

/* The earliest birthday of those who are at primary school today: who reached 11 before this school year
 * began has left it. */
static struct date first_primary_birth(struct date today)
{
    int year = today.month >= SEPTEMBER ? today.year : today.year - 1;

    return (struct date){year - PRIMARY_YEARS, SEPTEMBER, 1};
}

/* The birthdays that are left when what the parent said of school is taken in. */
static struct age narrowed(const struct age *age, struct date today)
{
    struct age narrow = *age;

    narrow.last = last_birth(age, today);
    if (age->school == AGE_SCHOOL_UNKNOWN || !age_school_is_open(age, today))
        return narrow;
    if (age->school == AGE_SCHOOL_PRIMARY)
        narrow.first = first_primary_birth(today);
    else
        narrow.last = date_add_days(first_primary_birth(today), -1);
    return narrow;
}

static struct date begins(struct date born, const struct age_limits *limits)
{
    if (limits->from_secondary)
        return date_add_days(age_primary_ends(born), 1);
    if (limits->from_term_after)
        return age_term_after(born, limits->from_months);
    return age_reaches(born, limits->from_months);
}

/* The first day on which it is over. */
static struct date ends(struct date born, const struct age_limits *limits)
{
    if (limits->until_primary_ends)
        return date_add_days(age_primary_ends(born), 1);
    return age_reaches(born, limits->until_months < AGE_FOREVER ? limits->until_months : AGE_FOREVER);
}

/* Both ends move with the birthday, so the first and the last birthday decide for all between. */
static enum age_fit born_fits(const struct age *age, const struct age_limits *limits, struct date today,
                              struct date *ret_from)
{
    struct date begins_last = begins(age->last, limits);
    struct date ends_first = ends(age->first, limits);
    bool is_narrow = date_days_between(age->first, age->last) < DAYS_OF_A_MONTH_MAX;

    if (is_before(today, begins(age->first, limits))) {
        if (is_narrow && is_before(begins_last, ends_first))
            *ret_from = begins_last;
        return AGE_TOO_YOUNG;
    }
    if (!is_before(today, ends(age->last, limits)))
        return AGE_TOO_OLD;
    return is_before(today, begins_last) || !is_before(today, ends_first) ? AGE_MAY_FIT : AGE_FITS;
}

enum age_fit age_fits(const struct age *age, const struct age_limits *limits, struct date today,
                      struct date *ret_from)
{
    struct date from = {0};
    struct age known = narrowed(age, today);
    enum age_fit fit = AGE_TOO_OLD;

    if (age->expected)
        fit = limits->expecting || limits->only_expecting ? AGE_FITS : AGE_TOO_YOUNG;
    else if (!limits->only_expecting)
        fit = born_fits(&known, limits, today, &from);
    if (ret_from != NULL)
        *ret_from = from;
    return fit;
}
