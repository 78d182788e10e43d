/* Recurring dates at their edges; tests/rules/ holds whole years of them against another program. */
#include <string.h>

#include "days.h"
#include "rules/schedule.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { ONCE = SCHEDULE_ONCE, WEEKLY = SCHEDULE_WEEKLY, MONTHLY = SCHEDULE_MONTHLY };

/* 3 August 2026 is a Monday. */
static const struct {
    int frequency;
    int interval;
    const char *byday;
    const char *bymonthday;
    const char *start, *valid_from, *valid_to;
    const char *from;
    const char *next;
} rows[] = {
    {WEEKLY, 1, "MO,TH", NULL, NULL, NULL, NULL, "2026-08-02", "2026-08-03"},
    {WEEKLY, 1, "MO,TH", NULL, NULL, NULL, NULL, "2026-08-03", "2026-08-03"},
    {WEEKLY, 1, "MO,TH", NULL, NULL, NULL, NULL, "2026-08-04", "2026-08-06"},
    {WEEKLY, 1, "TH,MO", NULL, NULL, NULL, NULL, "2026-08-07", "2026-08-10"},
    {WEEKLY, 1, "SU", NULL, NULL, NULL, NULL, "2026-08-03", "2026-08-09"},
    {WEEKLY, 0, "MO", NULL, NULL, NULL, NULL, "2026-08-04", "2026-08-10"}, /* no interval is every week */
    {WEEKLY, 1, NULL, NULL, "2026-08-06", NULL, NULL, "2026-08-01", "2026-08-06"},
    {WEEKLY, 1, NULL, NULL, "2026-08-06", NULL, NULL, "2026-08-07", "2026-08-13"},
    {WEEKLY, 1, NULL, NULL, NULL, "2026-08-06", NULL, "2026-08-07", "2026-08-13"},
    {WEEKLY, 1, NULL, NULL, NULL, NULL, NULL, "2026-08-07", NULL}, /* no day is said */
    /* Every second week counts from the week of the start, whatever day that is. */
    {WEEKLY, 2, "MO", NULL, "2026-08-06", NULL, NULL, "2026-08-01", "2026-08-17"},
    {WEEKLY, 2, "SU", NULL, "2026-08-06", NULL, NULL, "2026-08-01", "2026-08-09"},
    {WEEKLY, 2, "MO", NULL, "2026-08-09", NULL, NULL, "2026-08-10", "2026-08-17"},
    {WEEKLY, 2, "MO", NULL, "2026-08-03", NULL, NULL, "2027-08-03", "2027-08-16"},
    {WEEKLY, 2, "MO", NULL, NULL, "2026-08-03", NULL, "2026-08-04", "2026-08-17"},
    {WEEKLY, 2, "MO", NULL, "2026-08-03", "2026-08-10", NULL, "2026-08-04", "2026-08-17"},
    {WEEKLY, 2, "MO", NULL, NULL, NULL, NULL, "2026-08-04", NULL}, /* which week is not said */
    {WEEKLY, 2000000000, "MO", NULL, "2026-08-03", NULL, NULL, "2026-08-03", "2026-08-03"},
    {WEEKLY, 2000000000, "MO", NULL, "2026-08-03", NULL, NULL, "2026-08-04", NULL},
    /* The standard's own example has a day of the month in a weekly entry; it says nothing there. */
    {WEEKLY, 1, "MO", "1,15", NULL, NULL, NULL, "2026-08-04", "2026-08-10"},
    {WEEKLY, 1, "2MO", NULL, NULL, NULL, NULL, "2026-08-01", "2026-08-03"},
    {MONTHLY, 1, "1SA", NULL, NULL, NULL, NULL, "2026-08-01", "2026-08-01"},
    {MONTHLY, 1, "1SA", NULL, NULL, NULL, NULL, "2026-08-02", "2026-09-05"},
    {MONTHLY, 1, "-1FR", NULL, NULL, NULL, NULL, "2026-08-01", "2026-08-28"},
    {MONTHLY, 1, "-1FR", NULL, NULL, NULL, NULL, "2026-12-26", "2027-01-29"},
    {MONTHLY, 1, "5MO", NULL, NULL, NULL, NULL, "2026-09-01", "2026-11-30"},
    {MONTHLY, 1, "-5MO", NULL, NULL, NULL, NULL, "2026-08-01", "2026-08-03"},
    {MONTHLY, 1, "1MO,-1MO", NULL, NULL, NULL, NULL, "2026-08-04", "2026-08-31"},
    {MONTHLY, 1, "MO,1TU", NULL, NULL, NULL, NULL, "2026-08-04", "2026-08-04"},
    {MONTHLY, 1, "MO,1TU", NULL, NULL, NULL, NULL, "2026-08-05", "2026-08-10"},
    {MONTHLY, 1, NULL, "15", NULL, NULL, NULL, "2026-08-16", "2026-09-15"},
    {MONTHLY, 1, NULL, "-1", NULL, NULL, NULL, "2028-02-01", "2028-02-29"},
    {MONTHLY, 1, NULL, "-1", NULL, NULL, NULL, "2026-02-01", "2026-02-28"},
    {MONTHLY, 1, NULL, "31", NULL, NULL, NULL, "2026-09-01", "2026-10-31"},
    {MONTHLY, 1, NULL, "-31", NULL, NULL, NULL, "2026-09-01", "2026-10-01"},
    {MONTHLY, 1, "FR", "13", NULL, NULL, NULL, "2026-03-14", "2026-11-13"}, /* both must hold */
    {MONTHLY, 1, NULL, NULL, "2026-01-31", NULL, NULL, "2026-02-01", "2026-03-31"},
    {MONTHLY, 1, NULL, NULL, NULL, NULL, NULL, "2026-02-01", NULL},
    {MONTHLY, 3, "1SA", NULL, "2026-08-20", NULL, NULL, "2026-08-01", "2026-11-07"},
    {MONTHLY, 12, NULL, "29", "2024-02-01", NULL, NULL, "2024-03-01", "2028-02-29"},
    {MONTHLY, 12, NULL, "30", "2024-02-01", NULL, NULL, "2024-03-01", NULL},
    {MONTHLY, 2, "1SA", NULL, NULL, NULL, NULL, "2024-03-01", NULL},
    {MONTHLY, 2000000000, NULL, "1", "2026-08-01", NULL, NULL, "2026-08-02", NULL},
    /* Both ends are inclusive, and a month without its day is all of it. */
    {WEEKLY, 1, "MO", NULL, NULL, "2026-08-03", "2026-08-17", "2026-01-01", "2026-08-03"},
    {WEEKLY, 1, "MO", NULL, NULL, "2026-08-04", "2026-08-17", "2026-01-01", "2026-08-10"},
    {WEEKLY, 1, "MO", NULL, NULL, "2026-08-03", "2026-08-17", "2026-08-17", "2026-08-17"},
    {WEEKLY, 1, "MO", NULL, NULL, "2026-08-03", "2026-08-16", "2026-08-11", NULL},
    {WEEKLY, 1, "MO", NULL, NULL, NULL, "2026-08", "2026-08-30", "2026-08-31"},
    {WEEKLY, 1, "MO", NULL, NULL, NULL, "2026-08", "2026-09-01", NULL},
    {WEEKLY, 1, "MO", NULL, NULL, "2026-09", NULL, "2026-08-01", "2026-09-07"},
    {WEEKLY, 1, "MO", NULL, NULL, NULL, "2005-01-01", "2026-08-01", NULL},
    {MONTHLY, 1, "1SA", NULL, "2026-08-02", NULL, "2026-09-04", "2026-08-01", NULL},
    {ONCE, 1, NULL, NULL, "2026-08-11", NULL, NULL, "2026-08-10", "2026-08-11"},
    {ONCE, 1, NULL, NULL, "2026-08-11", NULL, NULL, "2026-08-11", "2026-08-11"},
    {ONCE, 1, NULL, NULL, "2026-08-11", NULL, NULL, "2026-08-12", NULL},
    {ONCE, 1, NULL, NULL, NULL, "2026-08-11", NULL, "2026-08-01", "2026-08-11"},
    {ONCE, 1, NULL, NULL, "2026-08-11", "2026-08-12", NULL, "2026-08-01", NULL},
    {ONCE, 1, NULL, NULL, "2026-08-11", NULL, "2026-08-10", "2026-08-01", NULL},
    {ONCE, 1, "MO", NULL, NULL, NULL, NULL, "2026-08-01", NULL},
    /* Ten years, and not a day more. */
    {ONCE, 1, NULL, NULL, "2036-08-11", NULL, NULL, "2026-08-11", "2036-08-11"},
    {ONCE, 1, NULL, NULL, "2036-08-12", NULL, NULL, "2026-08-11", NULL},
};

static struct schedule schedule_of_row(size_t i)
{
    struct schedule schedule = {.frequency = (enum schedule_frequency)rows[i].frequency,
                                .interval = rows[i].interval,
                                .start = day_of(rows[i].start),
                                .valid_from = day_of(rows[i].valid_from),
                                .valid_to = day_of(rows[i].valid_to)};

    if (rows[i].byday != NULL)
        ck_assert_int_eq(schedule_read_byday(rows[i].byday, &schedule), OK);
    if (rows[i].bymonthday != NULL)
        ck_assert_int_eq(schedule_read_bymonthday(rows[i].bymonthday, &schedule), OK);
    return schedule;
}

START_TEST(the_next_day_is_found)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct schedule schedule = schedule_of_row(i);
        struct date next = {0};
        bool found = schedule_next(&schedule, NULL, day_of(rows[i].from), &next);

        ck_assert_msg(found == (rows[i].next != NULL), "row %zu: %s a day", i,
                      found ? "found" : "did not find");
        check_day(next, rows[i].next, i);
    }
}
END_TEST

static const struct {
    const char *from;
    const char *next;
} closed[] = {
    {"2026-08-03", "2026-08-03"}, {"2026-08-04", "2026-08-31"}, {"2026-09-01", "2026-09-14"},
    {"2026-12-01", "2026-12-07"}, {"2026-12-15", "2027-02-01"},
};

/* Both days of a closure are closed; closures may touch, overlap, and be one day long. */
START_TEST(closures_cut_days_out)
{
    const struct schedule_closure list[] = {
        {day_of("2026-08-10"), day_of("2026-08-24")}, {day_of("2026-09-07"), day_of("2026-09-07")},
        {day_of("2026-12-21"), day_of("2027-01-10")}, {day_of("2027-01-11"), day_of("2027-01-31")},
        {day_of("2027-01-05"), day_of("2027-01-20")}, {day_of("2026-12-21"), day_of("2026-12-01")},
    };
    const struct schedule_closures closures = {list, COUNT(list)};
    struct schedule schedule = {.frequency = SCHEDULE_WEEKLY, .interval = 1};

    ck_assert_int_eq(schedule_read_byday("MO", &schedule), OK);
    for (size_t i = 0; i < COUNT(closed); i++) {
        struct date next = {0};

        ck_assert(schedule_next(&schedule, &closures, day_of(closed[i].from), &next));
        check_day(next, closed[i].next, i);
    }
}
END_TEST

START_TEST(what_is_always_closed_has_no_next)
{
    const struct schedule_closure list[] = {{day_of("2020-01-01"), day_of("2050-01-01")}};
    const struct schedule_closures closures = {list, 1};
    struct date next = {1, 2, 3};
    struct schedule schedule = {
        .interval = 1, .start = day_of("2026-08-11"), .month_days = 2, .day_count = 1};

    for (int frequency = SCHEDULE_ONCE; frequency <= SCHEDULE_MONTHLY; frequency++) {
        schedule.frequency = (enum schedule_frequency)frequency;
        ck_assert(!schedule_next(&schedule, &closures, day_of("2026-08-01"), &next));
    }
    ck_assert_int_eq(next.year, 1);
}
END_TEST

static const struct {
    const char *text;
    enum status status;
    size_t count;
    struct schedule_day first, last;
} bydays[] = {
    {"MO", OK, 1, {0, 0}, {0, 0}},
    {"MO,TH", OK, 2, {0, 0}, {3, 0}},
    {"TU,WE,FR,SU", OK, 4, {1, 0}, {6, 0}},
    {"1SA,-1FR", OK, 2, {5, 1}, {4, -1}},
    {"+2TU", OK, 1, {1, 2}, {1, 2}},
    {"5MO,-5MO", OK, 2, {0, 5}, {0, -5}},
    {" mo , th ", OK, 2, {0, 0}, {3, 0}},
    {"", INVALID, 0, {0}, {0}},
    {" ", INVALID, 0, {0}, {0}},
    {"MO,", INVALID, 0, {0}, {0}},
    {",MO", INVALID, 0, {0}, {0}},
    {"MO TH", INVALID, 0, {0}, {0}},
    {"MONDAY", INVALID, 0, {0}, {0}},
    {"XX", INVALID, 0, {0}, {0}},
    {"0MO", INVALID, 0, {0}, {0}},
    {"6MO", INVALID, 0, {0}, {0}},
    {"-6MO", INVALID, 0, {0}, {0}},
    {"-MO", INVALID, 0, {0}, {0}},
    {"1", INVALID, 0, {0}, {0}},
    {"99999999999MO", INVALID, 0, {0}, {0}},
};

START_TEST(byday_is_read)
{
    for (size_t i = 0; i < COUNT(bydays); i++) {
        struct schedule schedule = {.day_count = 77};
        enum status status = schedule_read_byday(bydays[i].text, &schedule);

        ck_assert_msg(status == bydays[i].status, "\"%s\": %s", bydays[i].text, status_name(status));
        ck_assert_uint_eq(schedule.day_count, status == OK ? bydays[i].count : 77);
        if (status != OK)
            continue;
        ck_assert_mem_eq(&schedule.days[0], &bydays[i].first, sizeof schedule.days[0]);
        ck_assert_mem_eq(&schedule.days[bydays[i].count - 1], &bydays[i].last, sizeof schedule.days[0]);
    }
}
END_TEST

START_TEST(byday_holds_so_many_and_no_more)
{
    char text[3 * (SCHEDULE_DAYS_MAX + 1)] = "";
    struct schedule schedule = {0};

    for (size_t i = 0; i < SCHEDULE_DAYS_MAX; i++)
        memcpy(text + 3 * i, "MO,", 3);
    text[3 * SCHEDULE_DAYS_MAX - 1] = '\0';
    ck_assert_int_eq(schedule_read_byday(text, &schedule), OK);
    ck_assert_uint_eq(schedule.day_count, SCHEDULE_DAYS_MAX);
    memcpy(text + 3 * SCHEDULE_DAYS_MAX - 1, ",MO", 4);
    ck_assert_int_eq(schedule_read_byday(text, &schedule), FULL);
}
END_TEST

static const struct {
    const char *text;
    enum status status;
    uint32_t days, last;
} monthdays[] = {
    {"1", OK, 1U << 1, 0},
    {"1,15,-1", OK, 1U << 1 | 1U << 15, 1U << 1},
    {"31,-31", OK, 1U << 31, 1U << 31},
    {" 1 , 2 ", OK, 6, 0},
    {"+3", OK, 8, 0},
    {"", INVALID, 0, 0},
    {"0", INVALID, 0, 0},
    {"32", INVALID, 0, 0},
    {"-32", INVALID, 0, 0},
    {"1,", INVALID, 0, 0},
    {"1;2", INVALID, 0, 0},
    {"--1", INVALID, 0, 0},
    {"MO", INVALID, 0, 0},
    {"4294967297", INVALID, 0, 0},
};

START_TEST(bymonthday_is_read)
{
    for (size_t i = 0; i < COUNT(monthdays); i++) {
        struct schedule schedule = {.month_days = 5, .last_days = 5};
        enum status status = schedule_read_bymonthday(monthdays[i].text, &schedule);

        ck_assert_msg(status == monthdays[i].status, "\"%s\": %s", monthdays[i].text, status_name(status));
        ck_assert_uint_eq(schedule.month_days, status == OK ? monthdays[i].days : 5);
        ck_assert_uint_eq(schedule.last_days, status == OK ? monthdays[i].last : 5);
    }
}
END_TEST

static const struct {
    const char *text;
    int minutes; /* -1: refused */
} times[] = {
    {"10:00", 600},       {"10:00:00", 600},
    {"09:00:00Z", 540},   {"09:00+01:00", 540},
    {"09:00Z", 540},      {"09:00:00+0100", 540},
    {"09:00-05:30", 540}, {"09:00:00.000Z", 540},
    {"00:00", 0},         {"23:59", 1439},
    {"23:59:60", 1439},   {"13:30:00z", 810},
    {"24:00", -1},        {"10:60", -1},
    {"10:00:61", -1},     {"9:00", -1},
    {"009:00", -1},       {"10", -1},
    {"10:", -1},          {"10:0", -1},
    {"10:00:", -1},       {"10:00:0", -1},
    {"10:00.", -1},       {"10:00:00.", -1},
    {"10:00 ", -1},       {" 10:00", -1},
    {"10:00am", -1},      {"10:00+", -1},
    {"10:00+1", -1},      {"10:00+24:00", -1},
    {"10:00+01:60", -1},  {"", -1},
    {"-1:00", -1},        {"ten", -1},
    {"10:00ZZ", -1},
};

START_TEST(times_are_the_wall_clock_that_is_written)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(times); i++) {
        int minutes = 7;
        enum status status = schedule_read_time(times[i].text, &minutes);

        ck_assert_msg(status == (times[i].minutes < 0 ? INVALID : OK), "\"%s\": %s", times[i].text,
                      status_name(status));
        ck_assert_int_eq(minutes, status == OK ? times[i].minutes : 7);
    }
}
END_TEST

/* Days that staff have closed, in whichever order, beside those of the centre. */
START_TEST(a_schedule_may_have_closed_days_of_its_own)
{
    const struct date days[] = {{2026, 9, 7}, {2026, 8, 3}, {2026, 8, 4}};
    const struct schedule_closure list[] = {{{2026, 8, 10}, {2026, 8, 24}}};
    const struct schedule_closures closures = {list, COUNT(list)};
    struct schedule once = {.frequency = SCHEDULE_ONCE, .start = {2026, 8, 4}};
    struct schedule weekly = {.frequency = SCHEDULE_WEEKLY, .interval = 1};
    struct date next = {0};

    ck_assert_int_eq(schedule_read_byday("MO", &weekly), OK);
    weekly.closed = days;
    weekly.closed_count = COUNT(days);
    ck_assert(schedule_next(&weekly, NULL, (struct date){2026, 8, 1}, &next));
    check_day(next, "2026-08-10", 0);
    ck_assert(schedule_next(&weekly, &closures, (struct date){2026, 8, 1}, &next));
    check_day(next, "2026-08-31", 1);
    ck_assert(schedule_next(&weekly, &closures, (struct date){2026, 9, 1}, &next));
    check_day(next, "2026-09-14", 2);
    ck_assert(schedule_next(&once, NULL, (struct date){2026, 8, 1}, &next));
    once.closed = days;
    once.closed_count = COUNT(days);
    ck_assert(!schedule_next(&once, NULL, (struct date){2026, 8, 1}, &next));
}
END_TEST

TCase *schedule_tests(void)
{
    TCase *tests = tcase_create("schedule");

    tcase_add_loop_test(tests, the_next_day_is_found, 0, ZONES);
    tcase_add_test(tests, closures_cut_days_out);
    tcase_add_test(tests, what_is_always_closed_has_no_next);
    tcase_add_test(tests, byday_is_read);
    tcase_add_test(tests, byday_holds_so_many_and_no_more);
    tcase_add_test(tests, bymonthday_is_read);
    tcase_add_loop_test(tests, times_are_the_wall_clock_that_is_written, 0, ZONES);
    tcase_add_test(tests, a_schedule_may_have_closed_days_of_its_own);
    return tests;
}
