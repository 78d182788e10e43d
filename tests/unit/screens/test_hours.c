/* Open now, or when next: around every edge of the hours. */
#include "screens/open_hours.h"
#include "suites.h"

/* Monday to Friday 9 to 17, Saturday 10 to 12 and 14 to 16. */
static const struct centre_hours WEEK[] = {
    {.first_day = 5, .last_day = 5, .opens = 840, .closes = 960},
    {.first_day = 0, .last_day = 4, .opens = 540, .closes = 1020},
    {.first_day = 5, .last_day = 5, .opens = 600, .closes = 720},
};

static const struct {
    int weekday, minute;
    struct open_hours wanted;
} MOMENTS[] = {
    {0, 0, {.has_next = true, .days_ahead = 0, .weekday = 0, .opens = 540}},
    {0, 539, {.has_next = true, .days_ahead = 0, .weekday = 0, .opens = 540}},
    {0, 540, {.is_open = true, .closes = 1020}},
    {0, 1019, {.is_open = true, .closes = 1020}},
    {0, 1020, {.has_next = true, .days_ahead = 1, .weekday = 1, .opens = 540}},
    {4, 1020, {.has_next = true, .days_ahead = 1, .weekday = 5, .opens = 600}},
    {5, 719, {.is_open = true, .closes = 720}},
    {5, 720, {.has_next = true, .days_ahead = 0, .weekday = 5, .opens = 840}},
    {5, 840, {.is_open = true, .closes = 960}},
    {5, 960, {.has_next = true, .days_ahead = 2, .weekday = 0, .opens = 540}},
    {6, 700, {.has_next = true, .days_ahead = 1, .weekday = 0, .opens = 540}},
};

static void check(struct open_hours found, struct open_hours wanted)
{
    ck_assert_int_eq(found.is_open, wanted.is_open);
    ck_assert_int_eq(found.closes, wanted.closes);
    ck_assert_int_eq(found.has_next, wanted.has_next);
    ck_assert_int_eq(found.days_ahead, wanted.days_ahead);
    ck_assert_int_eq(found.weekday, wanted.weekday);
    ck_assert_int_eq(found.opens, wanted.opens);
}

START_TEST(a_week)
{
    check(open_hours_at(WEEK, sizeof WEEK / sizeof *WEEK, MOMENTS[_i].weekday, MOMENTS[_i].minute),
          MOMENTS[_i].wanted);
}
END_TEST

START_TEST(one_day_a_week_comes_again_in_seven)
{
    static const struct centre_hours friday[] = {
        {.first_day = 4, .last_day = 4, .opens = 600, .closes = 660}};

    check(open_hours_at(friday, 1, 4, 660),
          (struct open_hours){.has_next = true, .days_ahead = 7, .weekday = 4, .opens = 600});
    check(open_hours_at(NULL, 0, 4, 660), (struct open_hours){0});
}
END_TEST

START_TEST(days_go_round_the_end_of_the_week)
{
    static const struct centre_hours weekend[] = {
        {.first_day = 5, .last_day = 0, .opens = 0, .closes = 1440}};

    check(open_hours_at(weekend, 1, 6, 1439), (struct open_hours){.is_open = true, .closes = 1440});
    check(open_hours_at(weekend, 1, 0, 0), (struct open_hours){.is_open = true, .closes = 1440});
    check(open_hours_at(weekend, 1, 1, 0),
          (struct open_hours){.has_next = true, .days_ahead = 4, .weekday = 5, .opens = 0});
}
END_TEST

Suite *suite_of_hours(void)
{
    Suite *suite = suite_create("hours");
    TCase *cases = tcase_create("hours");

    tcase_add_loop_test(cases, a_week, 0, (int)(sizeof MOMENTS / sizeof *MOMENTS));
    tcase_add_test(cases, one_day_a_week_comes_again_in_seven);
    tcase_add_test(cases, days_go_round_the_end_of_the_week);
    suite_add_tcase(suite, cases);
    return suite;
}
