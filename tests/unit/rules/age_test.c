/* Ages at every boundary: the day before, on it, after it. Each table is read in each zone. */
#include "days.h"
#include "rules/age.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
    const char *born;
    int months;
    const char *reached;
} birthdays[] = {
    {"2022-08-11", 0, "2022-08-11"},   {"2022-08-11", 48, "2026-08-11"}, {"2022-08-11", 60, "2027-08-11"},
    {"2015-08-31", 132, "2026-08-31"}, {"2024-02-29", 12, "2025-03-01"}, {"2024-02-29", 48, "2028-02-29"},
    {"2024-02-29", 60, "2029-03-01"},  {"2096-02-29", 48, "2100-03-01"}, /* 2100 is no leap year */
    {"2026-01-31", 1, "2026-03-01"},   {"2026-01-29", 1, "2026-03-01"},  {"2026-01-28", 1, "2026-02-28"},
    {"2024-01-29", 1, "2024-02-29"},   {"2026-08-31", 6, "2027-03-01"},  {"2026-08-31", 1, "2026-10-01"},
    {"2026-12-31", 1, "2027-01-31"},
};

START_TEST(birthdays_come_by_the_law)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(birthdays); i++)
        check_day(age_reaches(day_of(birthdays[i].born), birthdays[i].months), birthdays[i].reached, i);
}
END_TEST

static const struct {
    const char *born;
    const char *today;
    int least;
    int most;
} months[] = {
    {"2022-08-11", "2026-08-10", 47, 47},   {"2022-08-11", "2026-08-11", 48, 48},
    {"2022-08-11", "2026-08-12", 48, 48},   {"2021-08-11", "2026-08-10", 59, 59},
    {"2021-08-11", "2026-08-11", 60, 60},   {"2015-08-11", "2026-08-10", 131, 131},
    {"2015-08-11", "2026-08-11", 132, 132}, {"2024-02-29", "2028-02-28", 47, 47},
    {"2024-02-29", "2028-02-29", 48, 48},   {"2024-02-29", "2026-02-28", 23, 23},
    {"2024-02-29", "2026-03-01", 24, 24},   {"2026-01-31", "2026-02-28", 0, 0},
    {"2026-01-31", "2026-03-01", 1, 1},     {"2026-08-11", "2026-08-11", 0, 0},
    {"2026-08-12", "2026-08-11", -1, -1}, /* not born */
    {"2022-08", "2026-08-01", 47, 48},      {"2022-08", "2026-07-30", 46, 47},
    {"2022-08", "2026-08-31", 48, 48},      {"2022-08", "2026-09-01", 48, 49},
    {"2022-02", "2026-02-28", 48, 48},      {"2026-08", "2026-08-11", 0, 0}, /* born by now */
    {"2026-07", "2026-08-11", 0, 1},        {"2026-09", "2026-08-11", -1, -1},
};

START_TEST(months_are_complete_on_the_day)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(months); i++) {
        struct age age = age_of_birth(day_of(months[i].born));
        int least = 99;
        int most = 99;

        age_months(&age, day_of(months[i].today), &least, &most);
        ck_assert_msg(least == months[i].least && most == months[i].most, "%s on %s: %d to %d",
                      months[i].born, months[i].today, least, most);
    }
}
END_TEST

START_TEST(the_unborn_have_no_months)
{
    struct age age = age_of_due(day_of("2026-08"));
    int least = 99;
    int most = 99;

    check_day(age.first, "2026-08-01", 0);
    check_day(age.last, "2026-08-31", 1);
    age_months(&age, day_of("2026-08-31"), &least, &most);
    ck_assert_int_eq(least, -1);
    ck_assert_int_eq(most, -1);
}
END_TEST

static const struct {
    int years;  /* or else */
    int months; /* -1 for years */
    const char *today;
    const char *first;
    const char *last;
} abouts[] = {
    {0, 18, "2026-08-11", "2025-01-12", "2025-02-11"},  {0, 0, "2026-08-11", "2026-07-12", "2026-08-11"},
    {0, 1, "2026-03-31", "2026-02-01", "2026-02-28"},   {0, 1, "2026-03-01", "2026-01-02", "2026-02-01"},
    {0, 12, "2024-02-29", "2023-01-30", "2023-02-28"},  {3, -1, "2026-08-11", "2022-08-12", "2023-08-11"},
    {11, -1, "2026-09-01", "2014-09-02", "2015-09-01"}, {0, -1, "2026-08-11", "2025-08-12", "2026-08-11"},
    {1, -1, "2025-02-28", "2023-03-01", "2024-02-28"}, /* 29 February 2024 is 1 tomorrow */
};

/* What is said is true of every day of the span, and of no day beside it. */
static void check_about(struct age age, int least, int below, struct date today, size_t row)
{
    struct date outside[] = {date_add_days(age.first, -1), date_add_days(age.last, 1)};

    for (struct date born = age.first; date_compare(born, age.last) <= 0; born = date_add_days(born, 1)) {
        ck_assert_msg(date_compare(age_reaches(born, least), today) <= 0, "row %zu", row);
        ck_assert_msg(date_compare(age_reaches(born, below), today) > 0, "row %zu", row);
    }
    ck_assert_msg(date_compare(age_reaches(outside[0], below), today) <= 0, "row %zu", row);
    ck_assert_msg(date_compare(age_reaches(outside[1], least), today) > 0, "row %zu", row);
}

START_TEST(about_is_a_span)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(abouts); i++) {
        struct date today = day_of(abouts[i].today);
        bool by_months = abouts[i].months >= 0;
        int least = by_months ? abouts[i].months : abouts[i].years * 12;
        struct age age = by_months ? age_about_months(least, today) : age_about_years(abouts[i].years, today);

        check_day(age.first, abouts[i].first, i);
        check_day(age.last, abouts[i].last, i);
        ck_assert(!age.expected);
        check_about(age, least, by_months ? least + 1 : least + 12, today, i);
    }
}
END_TEST

START_TEST(about_holds_on_every_day_of_four_years)
{
    struct date today = day_of("2024-01-01");

    for (size_t i = 0; i < 4 * 365 + 1; i++, today = date_add_days(today, 1)) {
        check_about(age_about_months(18, today), 18, 19, today, i);
        check_about(age_about_months(1, today), 1, 2, today, i);
    }
}
END_TEST

START_TEST(ages_beyond_a_life_do_no_harm)
{
    struct date today = day_of("2026-08-11");

    check_day(age_about_months(2000000000, today).last, "1826-08-11", 0);
    check_day(age_about_years(2000000000, today).last, "1826-08-11", 1);
    check_day(age_about_months(-5, today).last, "2026-08-11", 2);
    check_day(age_about_years(-5, today).first, "2025-08-12", 3);
}
END_TEST

static const struct {
    const char *born;
    const char *last_day;
} primaries[] = {
    {"2014-09-01", "2026-08-31"}, {"2015-08-30", "2026-08-31"}, {"2015-08-31", "2026-08-31"},
    {"2015-09-01", "2027-08-31"}, {"2015-12-31", "2027-08-31"}, {"2016-01-01", "2027-08-31"},
    {"2016-02-29", "2027-08-31"}, {"2016-08-31", "2027-08-31"}, {"2016-09-01", "2028-08-31"},
};

START_TEST(primary_school_ends_on_31_august)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(primaries); i++)
        check_day(age_primary_ends(day_of(primaries[i].born)), primaries[i].last_day, i);
}
END_TEST

static const struct {
    const char *born;
    const char *term;
} terms[] = {
    {"2024-01-15", "2026-04-01"}, {"2024-02-15", "2026-04-01"}, {"2024-02-29", "2026-04-01"},
    {"2024-03-15", "2026-04-01"}, {"2024-03-31", "2026-04-01"}, {"2024-04-01", "2026-09-01"},
    {"2024-04-15", "2026-09-01"}, {"2024-05-15", "2026-09-01"}, {"2024-06-15", "2026-09-01"},
    {"2024-07-15", "2026-09-01"}, {"2024-08-15", "2026-09-01"}, {"2024-08-31", "2026-09-01"},
    {"2024-09-01", "2027-01-01"}, {"2024-09-15", "2027-01-01"}, {"2024-10-15", "2027-01-01"},
    {"2024-11-15", "2027-01-01"}, {"2024-12-15", "2027-01-01"}, {"2024-12-31", "2027-01-01"},
    {"2025-01-01", "2027-04-01"},
};

START_TEST(the_term_after_the_second_birthday)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(terms); i++)
        check_day(age_term_after(day_of(terms[i].born), 24), terms[i].term, i);
    check_day(age_term_after(day_of("2025-12-01"), 9), "2027-01-01", 99);
    check_day(age_term_after(day_of("2025-11-30"), 9), "2026-09-01", 99);
}
END_TEST

static const struct {
    const char *today;
    int years;
    bool is_open;
} schools[] = {
    {"2026-08-30", 10, false}, {"2026-08-31", 10, false}, {"2026-09-01", 10, false},
    {"2026-08-30", 11, true},  {"2026-08-31", 11, false}, {"2026-09-01", 11, true},
    {"2026-12-31", 11, true},  {"2027-08-30", 11, true},  {"2027-08-31", 11, false},
    {"2026-08-31", 12, false}, {"2026-09-01", 12, false}, {"2027-08-31", 12, false},
};

START_TEST(the_school_is_asked_only_where_it_is_open)
{
    struct age child;

    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(schools); i++) {
        struct date today = day_of(schools[i].today);

        child = age_about_years(schools[i].years, today);
        ck_assert_msg(age_school_is_open(&child, today) == schools[i].is_open, "row %zu", i);
    }
    child = age_of_birth(day_of("2015-08"));
    ck_assert(!age_school_is_open(&child, day_of("2026-09-01")));
    child = age_of_birth(day_of("2015-09"));
    ck_assert(!age_school_is_open(&child, day_of("2026-09-01")));
    child = age_of_due(day_of("2026-09"));
    ck_assert(!age_school_is_open(&child, day_of("2026-08-31")));
}
END_TEST

static const struct age_limits all = {.expecting = true, .until_primary_ends = true};
static const struct age_limits under_4 = {.until_months = 48};
static const struct age_limits to_4 = {.until_months = 60};
static const struct age_limits from_5_to_11 = {.from_months = 60, .until_primary_ends = true};
static const struct age_limits secondary = {.from_secondary = true, .until_months = AGE_FOREVER};
static const struct age_limits to_18_months = {.from_months = 6, .until_months = 19};
static const struct age_limits two_year_check = {.from_months = 24, .until_months = 36};
static const struct age_limits two_year_place = {
    .from_months = 24, .until_months = 60, .from_term_after = true};
static const struct age_limits pregnancy = {.only_expecting = true, .until_months = AGE_FOREVER};
static const struct age_limits vitamins = {.expecting = true, .until_months = 48};
static const struct age_limits no_end = {.until_months = AGE_FOREVER};
static const struct age_limits nobody = {.from_months = 60, .until_months = 48};

enum kind { BORN, DUE, MONTHS, YEARS };

static const struct {
    const struct age_limits *limits;
    enum kind kind;
    const char *date; /* or a number */
    enum age_school school;
    const char *today;
    enum age_fit fit;
    const char *from;
} fits[] = {
    /* Under 4 ends on the 4th birthday. */
    {&under_4, BORN, "2022-08-11", 0, "2026-08-10", AGE_FITS, NULL},
    {&under_4, BORN, "2022-08-11", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    {&under_4, BORN, "2022-08-11", 0, "2026-08-12", AGE_TOO_OLD, NULL},
    {&under_4, BORN, "2024-02-29", 0, "2028-02-28", AGE_FITS, NULL},
    {&under_4, BORN, "2024-02-29", 0, "2028-02-29", AGE_TOO_OLD, NULL},
    /* 0 to 4 ends the day before the 5th, where 5 to 11 begins. */
    {&to_4, BORN, "2021-08-11", 0, "2026-08-10", AGE_FITS, NULL},
    {&to_4, BORN, "2021-08-11", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    {&from_5_to_11, BORN, "2021-08-11", 0, "2026-08-10", AGE_TOO_YOUNG, "2026-08-11"},
    {&from_5_to_11, BORN, "2021-08-11", 0, "2026-08-11", AGE_FITS, NULL},
    {&from_5_to_11, BORN, "2021-08-11", 0, "2026-08-12", AGE_FITS, NULL},
    {&to_4, BORN, "2024-02-29", 0, "2029-02-28", AGE_FITS, NULL},
    {&to_4, BORN, "2024-02-29", 0, "2029-03-01", AGE_TOO_OLD, NULL},
    {&from_5_to_11, BORN, "2024-02-29", 0, "2029-02-28", AGE_TOO_YOUNG, "2029-03-01"},
    {&from_5_to_11, BORN, "2024-02-29", 0, "2029-03-01", AGE_FITS, NULL},
    {&to_4, BORN, "2026-08-11", 0, "2026-08-11", AGE_FITS, NULL},
    /* The 11th birthday changes nothing, the end of primary school does. */
    {&from_5_to_11, BORN, "2015-08-11", 0, "2026-08-10", AGE_FITS, NULL},
    {&from_5_to_11, BORN, "2015-08-11", 0, "2026-08-11", AGE_FITS, NULL},
    {&from_5_to_11, BORN, "2015-08-11", 0, "2026-08-31", AGE_FITS, NULL},
    {&from_5_to_11, BORN, "2015-08-11", 0, "2026-09-01", AGE_TOO_OLD, NULL},
    {&from_5_to_11, BORN, "2015-08-31", 0, "2026-08-31", AGE_FITS, NULL},
    {&from_5_to_11, BORN, "2015-08-31", 0, "2026-09-01", AGE_TOO_OLD, NULL},
    {&from_5_to_11, BORN, "2015-09-01", 0, "2026-09-01", AGE_FITS, NULL},
    {&from_5_to_11, BORN, "2015-09-01", 0, "2027-08-31", AGE_FITS, NULL},
    {&from_5_to_11, BORN, "2015-09-01", 0, "2027-09-01", AGE_TOO_OLD, NULL},
    {&secondary, BORN, "2015-08-31", 0, "2026-08-31", AGE_TOO_YOUNG, "2026-09-01"},
    {&secondary, BORN, "2015-08-31", 0, "2026-09-01", AGE_FITS, NULL},
    {&secondary, BORN, "2015-09-01", 0, "2026-09-01", AGE_TOO_YOUNG, "2027-09-01"},
    {&secondary, BORN, "1990-01-01", 0, "2026-09-01", AGE_FITS, NULL},
    /* What the parent said of school counts where the span leaves it open, and only there. */
    {&from_5_to_11, YEARS, "11", 0, "2026-10-01", AGE_MAY_FIT, NULL},
    {&from_5_to_11, YEARS, "11", AGE_SCHOOL_PRIMARY, "2026-10-01", AGE_FITS, NULL},
    {&from_5_to_11, YEARS, "11", AGE_SCHOOL_SECONDARY, "2026-10-01", AGE_TOO_OLD, NULL},
    {&secondary, YEARS, "11", 0, "2026-10-01", AGE_MAY_FIT, NULL},
    {&secondary, YEARS, "11", AGE_SCHOOL_PRIMARY, "2026-10-01", AGE_TOO_YOUNG, "2027-09-01"},
    {&secondary, YEARS, "11", AGE_SCHOOL_SECONDARY, "2026-10-01", AGE_FITS, NULL},
    {&from_5_to_11, YEARS, "11", AGE_SCHOOL_PRIMARY, "2026-09-01", AGE_FITS, NULL},
    {&from_5_to_11, YEARS, "11", AGE_SCHOOL_SECONDARY, "2027-08-30", AGE_TOO_OLD, NULL},
    {&from_5_to_11, YEARS, "11", AGE_SCHOOL_PRIMARY, "2027-08-30", AGE_FITS, NULL},
    {&from_5_to_11, YEARS, "11", AGE_SCHOOL_SECONDARY, "2026-08-31", AGE_FITS, NULL},
    {&from_5_to_11, YEARS, "10", AGE_SCHOOL_SECONDARY, "2026-10-01", AGE_FITS, NULL},
    {&from_5_to_11, YEARS, "12", AGE_SCHOOL_PRIMARY, "2026-10-01", AGE_TOO_OLD, NULL},
    {&secondary, YEARS, "12", 0, "2026-10-01", AGE_FITS, NULL},
    {&secondary, BORN, "2015-09-01", AGE_SCHOOL_SECONDARY, "2026-10-01", AGE_TOO_YOUNG, "2027-09-01"},
    /* A month leaves it open on its own days only. */
    {&to_4, BORN, "2021-08", 0, "2026-07-31", AGE_FITS, NULL},
    {&to_4, BORN, "2021-08", 0, "2026-08-01", AGE_MAY_FIT, NULL},
    {&to_4, BORN, "2021-08", 0, "2026-08-30", AGE_MAY_FIT, NULL},
    {&to_4, BORN, "2021-08", 0, "2026-08-31", AGE_TOO_OLD, NULL},
    {&from_5_to_11, BORN, "2021-08", 0, "2026-07-31", AGE_TOO_YOUNG, "2026-08-31"},
    {&from_5_to_11, BORN, "2021-08", 0, "2026-08-01", AGE_MAY_FIT, NULL},
    {&from_5_to_11, BORN, "2021-08", 0, "2026-08-31", AGE_FITS, NULL},
    {&to_4, BORN, "2026-08", 0, "2026-08-11", AGE_FITS, NULL},
    {&to_4, BORN, "2024-02", 0, "2029-02-28", AGE_MAY_FIT, NULL},
    {&to_4, BORN, "2024-02", 0, "2029-03-01", AGE_TOO_OLD, NULL},
    /* "About 18 months" with a service to the end of the 18th month, and of the years beside it. */
    {&to_18_months, MONTHS, "18", 0, "2026-08-11", AGE_FITS, NULL},
    {&to_18_months, MONTHS, "19", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    {&to_18_months, MONTHS, "6", 0, "2026-08-11", AGE_FITS, NULL},
    {&to_18_months, MONTHS, "5", 0, "2026-08-11", AGE_TOO_YOUNG, "2026-09-11"},
    {&to_18_months, YEARS, "1", 0, "2026-08-11", AGE_MAY_FIT, NULL},
    {&to_18_months, YEARS, "0", 0, "2026-08-11", AGE_MAY_FIT, NULL},
    {&to_18_months, YEARS, "2", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    {&two_year_check, YEARS, "2", 0, "2026-08-11", AGE_FITS, NULL},
    {&two_year_check, YEARS, "1", 0, "2026-08-11", AGE_TOO_YOUNG, NULL}, /* the birthday is any of a year */
    {&two_year_check, YEARS, "3", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    {&to_18_months, BORN, "2025-01-11", 0, "2026-08-10", AGE_FITS, NULL},
    {&to_18_months, BORN, "2025-01-11", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    /* The term after the second birthday. */
    {&two_year_place, BORN, "2024-03-31", 0, "2026-03-31", AGE_TOO_YOUNG, "2026-04-01"},
    {&two_year_place, BORN, "2024-03-31", 0, "2026-04-01", AGE_FITS, NULL},
    {&two_year_place, BORN, "2024-04-01", 0, "2026-04-01", AGE_TOO_YOUNG, "2026-09-01"},
    {&two_year_place, BORN, "2024-08-31", 0, "2026-08-31", AGE_TOO_YOUNG, "2026-09-01"},
    {&two_year_place, BORN, "2024-08-31", 0, "2026-09-01", AGE_FITS, NULL},
    {&two_year_place, BORN, "2024-09-01", 0, "2026-12-31", AGE_TOO_YOUNG, "2027-01-01"},
    {&two_year_place, BORN, "2024-12-31", 0, "2027-01-01", AGE_FITS, NULL},
    {&two_year_place, BORN, "2024-03", 0, "2026-03-31", AGE_TOO_YOUNG, "2026-04-01"},
    {&two_year_place, YEARS, "2", 0, "2026-08-11", AGE_MAY_FIT, NULL},
    {&two_year_place, YEARS, "3", 0, "2026-08-11", AGE_FITS, NULL},
    /* Expecting. */
    {&pregnancy, DUE, "2026-12", 0, "2026-08-11", AGE_FITS, NULL},
    {&vitamins, DUE, "2026-12", 0, "2026-08-11", AGE_FITS, NULL},
    {&vitamins, DUE, "2026-08", 0, "2026-08-31", AGE_FITS, NULL},
    {&all, DUE, "2026-12", 0, "2026-08-11", AGE_FITS, NULL},
    {&to_4, DUE, "2026-12", 0, "2026-08-11", AGE_TOO_YOUNG, NULL},
    {&secondary, DUE, "2026-12", 0, "2026-08-11", AGE_TOO_YOUNG, NULL},
    {&pregnancy, BORN, "2026-08-11", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    {&vitamins, BORN, "2026-08-11", 0, "2026-08-11", AGE_FITS, NULL},
    {&vitamins, BORN, "2022-08-11", 0, "2026-08-11", AGE_TOO_OLD, NULL},
    /* Without an end, and limits that leave nobody. */
    {&no_end, BORN, "1930-01-01", 0, "2026-08-11", AGE_FITS, NULL},
    {&no_end, BORN, "2026-08-12", 0, "2026-08-11", AGE_TOO_YOUNG, "2026-08-12"},
    {&nobody, BORN, "2024-08-11", 0, "2026-08-11", AGE_TOO_YOUNG, NULL},
};

static struct age age_of_row(size_t i)
{
    struct date today = day_of(fits[i].today);
    struct age age;

    switch (fits[i].kind) {
    case BORN:
        age = age_of_birth(day_of(fits[i].date));
        break;
    case DUE:
        age = age_of_due(day_of(fits[i].date));
        break;
    case MONTHS:
        age = age_about_months((int)strtol(fits[i].date, NULL, 10), today);
        break;
    default:
        age = age_about_years((int)strtol(fits[i].date, NULL, 10), today);
        break;
    }
    age.school = fits[i].school;
    return age;
}

START_TEST(who_fits_whom)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(fits); i++) {
        struct age age = age_of_row(i);
        struct date from = {1, 1, 1};
        enum age_fit fit = age_fits(&age, fits[i].limits, day_of(fits[i].today), &from);

        ck_assert_msg(fit == fits[i].fit, "row %zu, %s on %s: %d", i, fits[i].date, fits[i].today, fit);
        check_day(from, fits[i].from, i);
        ck_assert_int_eq(age_fits(&age, fits[i].limits, day_of(fits[i].today), NULL), fit);
    }
}
END_TEST

/* What is said of a span is what its days say one by one, on every day of two years. */
static void check_span(struct age age, const struct age_limits *limits, struct date today)
{
    size_t seen[4] = {0};
    size_t days = 0;
    struct date from, from_last;
    enum age_fit fit = age_fits(&age, limits, today, &from);

    for (struct date born = age.first; date_compare(born, age.last) <= 0; born = date_add_days(born, 1)) {
        struct age exact = age_of_birth(born);

        seen[age_fits(&exact, limits, today, &from_last)]++;
        days++;
    }
    ck_assert_uint_eq(seen[AGE_MAY_FIT], 0);
    ck_assert_int_eq(fit == AGE_FITS, seen[AGE_FITS] == days);
    ck_assert_int_eq(fit == AGE_MAY_FIT, seen[AGE_FITS] > 0 && seen[AGE_FITS] < days);
    ck_assert_int_eq(fit == AGE_TOO_OLD, seen[AGE_TOO_OLD] == days);
    ck_assert_int_eq(fit == AGE_TOO_YOUNG, seen[AGE_TOO_YOUNG] == days);
    if (fit == AGE_TOO_YOUNG)
        ck_assert_int_eq(date_compare(from, from_last), 0);
}

START_TEST(a_month_is_its_days)
{
    static const struct age_limits *const limits[] = {&under_4, &from_5_to_11, &two_year_place, &to_18_months,
                                                      &secondary};
    static const char *const births[] = {"2021-08", "2022-02", "2024-02", "2015-08", "2015-09"};
    struct date today = day_of("2026-01-01");

    for (int i = 0; i < 2 * 365; i++, today = date_add_days(today, 1)) {
        for (size_t birth = 0; birth < COUNT(births); birth++)
            check_span(age_of_birth(day_of(births[birth])), limits[(size_t)i % COUNT(limits)], today);
    }
}
END_TEST

TCase *age_tests(void)
{
    TCase *tests = tcase_create("age");

    tcase_add_loop_test(tests, birthdays_come_by_the_law, 0, ZONES);
    tcase_add_loop_test(tests, months_are_complete_on_the_day, 0, ZONES);
    tcase_add_test(tests, the_unborn_have_no_months);
    tcase_add_loop_test(tests, about_is_a_span, 0, ZONES);
    tcase_add_test(tests, about_holds_on_every_day_of_four_years);
    tcase_add_test(tests, ages_beyond_a_life_do_no_harm);
    tcase_add_loop_test(tests, primary_school_ends_on_31_august, 0, ZONES);
    tcase_add_loop_test(tests, the_term_after_the_second_birthday, 0, ZONES);
    tcase_add_loop_test(tests, the_school_is_asked_only_where_it_is_open, 0, ZONES);
    tcase_add_loop_test(tests, who_fits_whom, 0, ZONES);
    tcase_add_test(tests, a_month_is_its_days);
    return tests;
}
