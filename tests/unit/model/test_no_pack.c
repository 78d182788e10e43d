/* Staff at a kiosk without a centre pack: in and out, and only to what needs none. */
#include <string.h>

#include "fixture.h"
#include "model/typing.h"

static const struct desk_date told = {
    .id = "play", .session = -1, .date = {.opens = 600, .closes = -1, .place = -1}, .families = 2};

static void open_resting(void)
{
    open_visit();
    house.centre = NULL;
    house.trouble = "K4";
    house.is_only_for_staff = true;
    visit_clear(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_UNAVAILABLE);
}

static void unlock(void)
{
    (void)visit_open_staff(&visit);
    typing_insert(&visit, "1");
    typing_focus(&visit, TYPING_STAFF_PIN, -1, SIZE_MAX);
    typing_insert(&visit, "271828");
    ck_assert_int_eq(visit_unlock(&visit), EFFECT_UNLOCK);
    ck_assert_int_eq(visit_unlocked(&visit, STAFF_FINE, 0), EFFECT_DESK_ASK);
}

/* Behind the PIN, with the sign-ups of today. */
static void stand_at_desk(void)
{
    struct desk_date date = told;
    struct desk_how how = {.sent_today = 7};

    unlock();
    date.date.day = today;
    (void)desk_told_dates(&visit, &date, 1, true);
    desk_told_how(&visit, &how);
}

START_TEST(only_a_missing_pack_lets_staff_in)
{
    house.is_only_for_staff = false; /* something else is wrong */
    ck_assert_int_eq(visit_open_staff(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.screen, SCREEN_UNAVAILABLE);
    house.is_only_for_staff = true;
    (void)visit_open_staff(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_UNLOCK);
    ck_assert(visit_is_started(&visit)); /* the idle clock runs */
}
END_TEST

START_TEST(back_leads_to_the_page_that_rests)
{
    (void)visit_open_staff(&visit);
    ck_assert_int_eq(visit_back(&visit), EFFECT_LOCK);
    ck_assert_int_eq(visit.screen, SCREEN_UNAVAILABLE);
    ck_assert_str_eq(visit.trouble, "K4");
    stand_at_desk();
    visit_staff_locked(&visit); /* nothing stands before the page for the PIN then */
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_UNAVAILABLE);
    stand_at_desk();
    ck_assert_int_eq(visit_lock(&visit), EFFECT_LOCK | EFFECT_LEAVE);
}
END_TEST

START_TEST(dates_are_those_that_families_signed_up_for)
{
    unlock();
    ck_assert_uint_eq(visit.desk.date_count, 0);
    visit.desk.asks = DESK_ASKS_NOTHING;
    stand_at_desk();
    ck_assert_uint_eq(visit.desk.date_count, 1);
    ck_assert_str_eq(visit.desk.dates[0].id, "play");
    ck_assert_int_eq(visit.desk.dates[0].families, 2);
    ck_assert_int_eq(desk_open_date(&visit, 0), EFFECT_DESK_ASK);
    (void)desk_told_rows(&visit, NULL, 0, true);
    desk_told_edits(&visit, NULL, 0, true);
    (void)desk_open_register(&visit, false);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_REGISTER);
    house.has_page_printer = true;
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_REGISTER);
}
END_TEST

START_TEST(what_needs_a_pack_does_not_open)
{
    static const struct {
        enum screen screen;
        bool opens;
    } cases[] = {
        {SCREEN_STAFF_HOW, true},       {SCREEN_STAFF_EDITS, true},   {SCREEN_STAFF_SERVICES, false},
        {SCREEN_STAFF_NOTICE, false},   {SCREEN_STAFF_STOCK, false},  {SCREEN_STAFF_VITAMINS, false},
        {SCREEN_STAFF_CAPACITY, false}, {SCREEN_STAFF_TICKET, false},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        visit_clear(&visit);
        stand_at_desk();
        (void)visit_open_staff_page(&visit, cases[i].screen);
        ck_assert_int_eq(visit.screen, cases[i].opens ? cases[i].screen : SCREEN_STAFF);
    }
    visit_clear(&visit);
    stand_at_desk();
    (void)desk_open_date(&visit, 0);
    visit.desk.asks = DESK_ASKS_NOTHING;
    ck_assert_int_eq(desk_open_walk_in(&visit) | desk_open_capacity(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_DATE);
    ck_assert_int_eq(desk_close(&visit, true) | desk_close(&visit, false), EFFECT_NONE);
    visit_turn_staff_language(&visit);
    ck_assert_str_eq(visit.language, "en");
}
END_TEST

START_TEST(a_screen_of_their_own_stands_at_the_pin)
{
    house.is_desk = true;
    visit_clear(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_UNLOCK);
    house.is_only_for_staff = false;
    visit_clear(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_UNAVAILABLE);
}
END_TEST

START_TEST(a_pack_that_comes_back_gives_dates_their_session)
{
    struct desk_date date = told;

    stand_at_desk();
    date.date.day = today;
    memcpy(date.id, "today", sizeof "today");
    (void)desk_turn_day(&visit, 0);
    (void)desk_told_dates(&visit, &date, 1, true);
    house.centre = centre;
    (void)visit_move_house(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF);
    for (size_t i = 0; i < visit.desk.date_count; i++)
        ck_assert_int_eq(visit.desk.dates[i].session, centre_find_session(centre, "today"));
    ck_assert_uint_ge(visit.desk.date_count, 1);
}
END_TEST

Suite *no_pack_suite(void)
{
    Suite *suite = suite_create("no pack");
    TCase *tests = tcase_create("all");

    tcase_add_checked_fixture(tests, open_resting, close_visit);
    tcase_add_test(tests, only_a_missing_pack_lets_staff_in);
    tcase_add_test(tests, back_leads_to_the_page_that_rests);
    tcase_add_test(tests, dates_are_those_that_families_signed_up_for);
    tcase_add_test(tests, what_needs_a_pack_does_not_open);
    tcase_add_test(tests, a_screen_of_their_own_stands_at_the_pin);
    tcase_add_test(tests, a_pack_that_comes_back_gives_dates_their_session);
    suite_add_tcase(suite, tests);
    return suite;
}
