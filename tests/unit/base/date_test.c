/* Dates counted in days, and the clock on the wall. */
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "base/date.h"
#include "suites.h"

static const char *const zones[] = {"UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/London"};

enum { ZONES = sizeof zones / sizeof zones[0] };

static void go_to_zone(int zone)
{
    ck_assert_int_eq(setenv("TZ", zones[zone], 1), 0);
    tzset();
}

static void check_date(struct date date, struct date wanted)
{
    char read[11], right[11];

    date_write(date, read);
    date_write(wanted, right);
    ck_assert_str_eq(read, right);
}

/* Four centuries, the whole cycle of the calendar, one day after the other by the lengths of the months. */
START_TEST(every_day_follows_the_one_before)
{
    struct date first = {1899, 12, 31};
    struct date day = first;
    int weekday = 6;

    for (int count = 1; count <= 146097; count++) {
        day.day++;
        if (day.day > date_days_in_month(day.year, day.month))
            day = (struct date){day.year + (day.month == 12), day.month % 12 + 1, 1};
        weekday = (weekday + 1) % 7;
        ck_assert_int_eq(date_compare(date_add_days(first, count), day), 0);
        ck_assert_int_eq(date_compare(date_add_days(day, -count), first), 0);
        ck_assert_int_eq(date_days_between(first, day), count);
        ck_assert_int_eq(date_days_between(day, first), -count);
        ck_assert_int_eq(date_weekday(day), weekday);
    }
    check_date(day, (struct date){2299, 12, 31});
}
END_TEST

static const struct {
    struct date from;
    int days;
    struct date to;
} steps[] = {
    {{2026, 8, 11}, 0, {2026, 8, 11}},  {{2024, 2, 28}, 1, {2024, 2, 29}},
    {{2024, 2, 29}, 1, {2024, 3, 1}},   {{2026, 2, 28}, 1, {2026, 3, 1}},
    {{2100, 2, 28}, 1, {2100, 3, 1}},   {{2026, 3, 1}, -1, {2026, 2, 28}},
    {{2025, 12, 31}, 1, {2026, 1, 1}},  {{2026, 1, 1}, -366, {2024, 12, 31}},
    {{1970, 1, 1}, -1, {1969, 12, 31}}, {{2026, 8, 11}, 365, {2027, 8, 11}},
    {{2026, 8, 0}, 1, {2026, 8, 2}},
};

START_TEST(days_are_added)
{
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        check_date(date_add_days(steps[i].from, steps[i].days), steps[i].to);
        ck_assert_int_eq(date_days_between(steps[i].from, steps[i].to), steps[i].days);
    }
}
END_TEST

static const struct {
    const char *utc;
    struct date day;
    int minute;
} walls[] = {
    {"2026-01-01T00:00:00Z", {2026, 1, 1}, 0},
    {"2026-01-01T23:59:59Z", {2026, 1, 1}, 23 * 60 + 59},
    {"2026-03-29T00:59:59Z", {2026, 3, 29}, 59},
    {"2026-03-29T01:00:00Z", {2026, 3, 29}, 2 * 60},
    {"2026-06-30T22:59:00Z", {2026, 6, 30}, 23 * 60 + 59},
    {"2026-06-30T23:00:00Z", {2026, 7, 1}, 0},
    {"2026-10-25T00:59:00Z", {2026, 10, 25}, 60 + 59},
    {"2026-10-25T01:00:00Z", {2026, 10, 25}, 60},
    {"1969-12-31T23:30:00Z", {1969, 12, 31}, 23 * 60 + 30},
};

START_TEST(the_wall_clock_follows_summer_time_wherever_the_machine_is)
{
    go_to_zone(_i);
    for (size_t i = 0; i < sizeof walls / sizeof walls[0]; i++) {
        int64_t utc_ms = 0;

        ck_assert_int_eq(clock_parse_utc(walls[i].utc, &utc_ms), OK);
        ck_assert_msg(date_minute_of_utc(utc_ms) == walls[i].minute, "%s: %d", walls[i].utc,
                      date_minute_of_utc(utc_ms));
        check_date(date_of_utc(utc_ms), walls[i].day);
    }
}
END_TEST

/* The last Sunday of March has no 01:30, that of October has it twice. */
static const struct {
    struct date day;
    int minute;
    const char *utc;
} moments[] = {
    {{2026, 1, 1}, 0, "2026-01-01T00:00:00Z"},         {{2026, 7, 1}, 0, "2026-06-30T23:00:00Z"},
    {{2026, 7, 1}, 10 * 60, "2026-07-01T09:00:00Z"},   {{2026, 12, 31}, 24 * 60, "2027-01-01T00:00:00Z"},
    {{2026, 3, 28}, 24 * 60, "2026-03-29T00:00:00Z"},  {{2026, 3, 29}, 0, "2026-03-29T00:00:00Z"},
    {{2026, 3, 29}, 59, "2026-03-29T00:59:00Z"},       {{2026, 3, 29}, 60, "2026-03-29T01:00:00Z"},
    {{2026, 3, 29}, 90, "2026-03-29T01:30:00Z"},       {{2026, 3, 29}, 119, "2026-03-29T01:59:00Z"},
    {{2026, 3, 29}, 120, "2026-03-29T01:00:00Z"},      {{2026, 3, 29}, 24 * 60, "2026-03-29T23:00:00Z"},
    {{2026, 10, 25}, 59, "2026-10-24T23:59:00Z"},      {{2026, 10, 25}, 60, "2026-10-25T00:00:00Z"},
    {{2026, 10, 25}, 119, "2026-10-25T00:59:00Z"},     {{2026, 10, 25}, 120, "2026-10-25T02:00:00Z"},
    {{2026, 10, 25}, 24 * 60, "2026-10-26T00:00:00Z"}, {{1969, 12, 31}, 23 * 60 + 30, "1969-12-31T23:30:00Z"},
};

START_TEST(the_moment_of_a_time_on_the_wall_is_found_wherever_the_machine_is)
{
    go_to_zone(_i);
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        int64_t utc_ms = date_utc_of_wall(moments[i].day, moments[i].minute);
        int64_t wanted = 0;

        ck_assert_int_eq(clock_parse_utc(moments[i].utc, &wanted), OK);
        ck_assert_msg(utc_ms == wanted, "row %zu: %lld, not %s", i, (long long)utc_ms, moments[i].utc);
    }
}
END_TEST

/* Every half hour of two years but those that March has not: what clocks show there and then. */
START_TEST(the_moment_shows_the_time_it_was_found_by)
{
    struct date day = {2026, 1, 1};

    for (; day.year < 2028; day = date_add_days(day, 1)) {
        bool is_change = day.month == 3 && day.day > 24 && date_weekday(day) == 6;

        for (int minute = 0; minute < 24 * 60; minute += 30) {
            int64_t utc_ms = date_utc_of_wall(day, minute);

            if (is_change && minute >= 60 && minute < 120)
                continue;
            ck_assert_int_eq(date_minute_of_utc(utc_ms), minute);
            ck_assert_int_eq(date_compare(date_of_utc(utc_ms), day), 0);
        }
    }
}
END_TEST

TCase *date_tests(void)
{
    TCase *tests = tcase_create("dates");

    tcase_add_test(tests, every_day_follows_the_one_before);
    tcase_add_test(tests, days_are_added);
    tcase_add_loop_test(tests, the_wall_clock_follows_summer_time_wherever_the_machine_is, 0, ZONES);
    tcase_add_loop_test(tests, the_moment_of_a_time_on_the_wall_is_found_wherever_the_machine_is, 0, ZONES);
    tcase_add_test(tests, the_moment_shows_the_time_it_was_found_by);
    return tests;
}
