/* One sign-up at the desk: what may be done with it, and its name only under a finger. */
#include "staff_dates_family.h"

#include <stdio.h>

#define NAME "আমিনা বেগম"
#define PHONE "020 7946 0123"

static void presses(void)
{
    ck_assert_int_eq(glass_touch("staff.name"), EFFECT_DESK_ASK);
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_NAME);
}

static void is_told_name(const char *reference)
{
    struct desk_name name = {.is_there = true, .name = NAME, .phone = PHONE, .language = "bn"};

    (void)snprintf(name.reference, sizeof name.reference, "%s", reference);
    desk_told_name(&glass.visit, &name);
    glass_build(0);
}

START_TEST(a_name_shows_as_long_as_it_is_pressed)
{
    const struct ui_node *who;

    desk_opens(DESK_BOOKED_REFERENCE);
    ck_assert(glass_node("staff.name")->held && !glass_node("staff.who")->personal);
    presses();
    ck_assert(!desk_says(NAME));
    is_told_name(DESK_BOOKED_REFERENCE);
    who = glass_node("staff.who");
    ck_assert_str_eq(who->text, NAME);
    ck_assert_str_eq(who->language, "bn");
    ck_assert_says("staff.who", "|Amina Begam|");
    ck_assert_says("staff.who", "|" PHONE);
    ck_assert(who->personal && who->facts[0].personal);
    desk_release_name(&glass.visit);
    glass_build(0);
    ck_assert(!desk_says(NAME) && !desk_says("Amina") && !desk_says("7946"));
}
END_TEST

START_TEST(a_name_in_latin_letters_needs_no_reading)
{
    struct desk_name name = {
        .reference = DESK_BOOKED_REFERENCE, .is_there = true, .name = "Zoë Öztürk", .language = "tr"};

    desk_opens(DESK_BOOKED_REFERENCE);
    presses();
    desk_told_name(&glass.visit, &name);
    glass_build(0);
    ck_assert_str_eq(glass_node("staff.who")->text, "Zoë Öztürk");
    ck_assert_ptr_null(glass_node("staff.who")->detail);
    ck_assert_uint_eq(glass_node("staff.who")->fact_count, 0);
}
END_TEST

START_TEST(nobody_elses_name_shows)
{
    desk_opens(DESK_BOOKED_REFERENCE);
    presses();
    is_told_name(DESK_KEPT_REFERENCE);
    ck_assert(!desk_says(NAME));
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    presses();
    desk_release_name(&glass.visit); /* the finger was quicker */
    is_told_name(DESK_BOOKED_REFERENCE);
    ck_assert(!desk_says(NAME));
}
END_TEST

START_TEST(the_button_stays_under_the_finger)
{
    desk_opens(DESK_BOOKED_REFERENCE);
    for (int setting = 0; setting < GLASS_SETTINGS; setting++) {
        struct ui_rect before;
        struct ui_rect after;

        glass_build(setting);
        before = glass_node("staff.name")->rect;
        presses();
        is_told_name(DESK_BOOKED_REFERENCE);
        glass_build(setting);
        after = glass_node("staff.name")->rect;
        ck_assert_msg(memcmp(&before, &after, sizeof before) == 0, "setting %d: %d,%d is at %d,%d", setting,
                      before.x, before.y, after.x, after.y);
        ck_assert_int_lt(glass_node("staff.who")->rect.y, after.y);
        desk_release_name(&glass.visit);
        glass_build(setting);
    }
}
END_TEST

START_TEST(each_state_has_its_acts)
{
    static const struct {
        const char *reference;
        bool arrives, leaves, takes, cancels, prints, is_named;
    } cases[] = {
        {DESK_BOOKED_REFERENCE, true, false, false, true, true, true},
        {DESK_ARRIVED_REFERENCE, false, true, false, true, true, true},
        {DESK_WALKED_REFERENCE, false, true, false, true, false, false},
        {DESK_KEPT_REFERENCE, false, false, true, true, false, true},
        {DESK_FIRST_REFERENCE, false, false, false, true, true, true},
        {DESK_CANCELLED_REFERENCE, false, false, false, false, false, true},
    };

    glass.house.has_printer = true;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk_opens(cases[i].reference);
        ck_assert_str_eq(glass_node("title")->text, cases[i].reference);
        ck_assert(family_sees("staff.arrive") == cases[i].arrives);
        ck_assert(family_sees("staff.arrive-new") == cases[i].arrives);
        ck_assert(family_sees("staff.not-arrived") == cases[i].leaves);
        ck_assert(family_sees("staff.take") == cases[i].takes);
        ck_assert(family_sees("staff.cancel") == cases[i].cancels);
        ck_assert(family_sees("staff.print-ticket") == cases[i].prints);
        ck_assert(family_sees("staff.name") == cases[i].is_named);
        glass_check_words();
    }
}
END_TEST

START_TEST(nobody_has_come_before_the_day)
{
    desk_opens(DESK_BOOKED_REFERENCE);
    glass.visit.today.day = 22;
    glass_build(0);
    ck_assert(!family_sees("staff.arrive") && family_sees("staff.cancel"));
    glass.visit.today.day = 24; /* from yesterday's paper */
    glass_build(0);
    ck_assert(family_sees("staff.arrive"));
}
END_TEST

START_TEST(what_is_done_with_it)
{
    static const struct {
        const char *reference, *id;
        enum desk_act act;
    } cases[] = {
        {DESK_BOOKED_REFERENCE, "staff.arrive", DESK_ARRIVE},
        {DESK_BOOKED_REFERENCE, "staff.arrive-new", DESK_ARRIVE_NEW},
        {DESK_ARRIVED_REFERENCE, "staff.not-arrived", DESK_NOT_ARRIVED},
        {DESK_KEPT_REFERENCE, "staff.take", DESK_TAKE},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk_opens(cases[i].reference);
        ck_assert_int_eq(glass_touch(cases[i].id), EFFECT_DESK_ASK);
        ck_assert_int_eq(glass.visit.desk.act, cases[i].act);
        ck_assert(glass_node(cases[i].id)->disabled);
        desk_answers(DESK_GONE);
        ck_assert_says("staff.result", "not there any more");
        ck_assert(!glass_node(cases[i].id)->disabled);
    }
}
END_TEST

START_TEST(cancelling_is_asked_twice)
{
    desk_opens(DESK_BOOKED_REFERENCE);
    (void)glass_touch("staff.cancel");
    ck_assert_says("staff.question:about", "The place goes to the next family.");
    ck_assert(!family_sees("staff.arrive") && !family_sees("staff.name"));
    (void)glass_touch("staff.no");
    ck_assert(family_sees("staff.arrive"));
    (void)glass_touch("staff.cancel");
    ck_assert_int_eq(glass_touch("staff.yes"), EFFECT_DESK_ASK);
    ck_assert_int_eq(glass.visit.desk.act, DESK_CANCEL);
}
END_TEST

START_TEST(a_sign_up_that_has_gone_says_so)
{
    desk_opens(DESK_BOOKED_REFERENCE);
    glass.visit.desk.row = -1;
    glass_build(0);
    ck_assert_str_eq(glass_node("title")->text, "This sign-up is not there any more.");
    ck_assert(!family_sees("staff.arrive") && family_sees("nav.back"));
}
END_TEST

TCase *cases_of_desk_sign_ups(void)
{
    TCase *cases = tcase_create("sign-ups at the desk");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, a_name_shows_as_long_as_it_is_pressed);
    tcase_add_test(cases, a_name_in_latin_letters_needs_no_reading);
    tcase_add_test(cases, nobody_elses_name_shows);
    tcase_add_test(cases, the_button_stays_under_the_finger);
    tcase_add_test(cases, each_state_has_its_acts);
    tcase_add_test(cases, nobody_has_come_before_the_day);
    tcase_add_test(cases, what_is_done_with_it);
    tcase_add_test(cases, cancelling_is_asked_twice);
    tcase_add_test(cases, a_sign_up_that_has_gone_says_so);
    return cases;
}
