/* The pages between the flows: home, which place, what was found, who else helps, the end. */
#include <string.h>

#include "glass.h"
#include "suites.h"

START_TEST(home_shows_what_the_pack_has_in_its_order)
{
    glass_show(SCREEN_HOME, "en");
    glass_build(0);
    ck_assert_int_lt(glass_node("home.views")->rect.y, glass_node("home.doors")->rect.y);
    ck_assert(!glass_has("home.offer"));
    ck_assert(!glass_has("home.refer"));
    (void)glass_touch("home.doors");
    ck_assert_str_eq(glass.view.screen, "question");
    ck_assert_str_eq(glass.visit.flow->name, "doors");
    glass_show(SCREEN_HOME, "en");
    glass_build(0);
    (void)glass_touch("home.views");
    ck_assert_str_eq(glass.view.screen, "privacy");
}
END_TEST

START_TEST(an_area_has_a_choice_for_each_place_and_school)
{
    static const struct {
        const char *id;
        enum offer_use use;
    } choices[] = {
        {"area.first", OFFER_USES},
        {"area.second", OFFER_USES},
        {"area.St%20Somewhere%E2%80%99s%20Primary%20School", OFFER_USES},
        {"area.other", OFFER_USES_NOT},
        {"area.not-sure", OFFER_NOT_SURE},
    };

    glass_show(SCREEN_AREA, "en");
    glass_check_page();
    glass_check_words();
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        ck_assert_int_eq(glass_node(choices[i].id)->action.kind, ACT_AREA);
        ck_assert_int_eq(glass_node(choices[i].id)->action.option, (int)choices[i].use);
    }
    ck_assert_str_eq(glass_node("title")->text, "Which place do you use?");
}
END_TEST

START_TEST(outcomes_stand_together_each_with_its_button)
{
    glass_start_flow("doors", "en");
    visit_choose(&glass.visit, glass.visit.page, 1);
    glass_build(0);
    (void)glass_touch("nav.next");
    ck_assert_str_eq(glass.view.screen, "outcome");
    ck_assert_str_eq(glass_node("title")->text, "This may help");
    ck_assert_str_eq(glass_node("q.found")->text, "You can ask us.");
    ck_assert_str_eq(glass_node("outcome.found")->text, "Ask now");
    ck_assert_int_eq(glass_node("outcome.found")->look, UI_LOOK_MAIN);
    ck_assert_int_eq(glass_node("outcome.others")->look, UI_LOOK_SECOND);
    ck_assert(!glass_has("q.not-you"));
    glass_check_page();
    glass_check_words();
    glass_node("safety");
    (void)glass_touch("outcome.others");
    ck_assert_str_eq(glass.view.screen, "handover");
    (void)glass_touch("nav.back");
    ck_assert_str_eq(glass.view.screen, "outcome");
    (void)glass_touch("outcome.found");
    ck_assert_str_eq(glass.visit.flow->name, "kinds");
}
END_TEST

/* The hub on a weekday, 0 Monday, at a minute of the day. */
static void show_hub(int weekday, int minute)
{
    glass_show(SCREEN_HANDOVER, "en");
    glass.visit.today = (struct date){.year = 2026, .month = 11, .day = 23 + weekday};
    glass.visit.minute = minute;
    glass.visit.handover = 0;
    glass_build(0);
}

static bool says(const char *id, const char *part)
{
    return strstr(glass_node(id)->text, part) != NULL;
}

START_TEST(an_open_handover_says_whom_to_ring)
{
    show_hub(0, 10 * 60);
    ck_assert_str_eq(glass_node("title")->text, "The Hub helps with this");
    ck_assert_str_eq(glass_node("handover.name")->text, "The Hub");
    ck_assert(says("handover.phone", "020\u00A07946\u00A00100"));
    ck_assert(says("handover.now", "5pm"));
    ck_assert(says("handover.hours", "Monday") && says("handover.hours", "Friday"));
    ck_assert(says("handover.hours", "Saturday") && says("handover.hours", "midday"));
    ck_assert(!glass_has("handover.closed"));
    ck_assert(glass_node("handover.phone") < glass_node("handover.phone-closed"));
    ck_assert_str_eq(glass_node("handover.code")->code,
                     "The Hub\n020 7946 0100\nhub@example.org\nhttps://example.org/hub");
    glass_node("handover.email");
    glass_node("handover.url");
    glass_node("safety");
    glass_check_page();
    glass_check_words();
}
END_TEST

START_TEST(a_closed_handover_says_when_it_opens_and_whom_to_ring_now)
{
    show_hub(0, 17 * 60);
    ck_assert_str_eq(glass_node("handover.closed")->text, "They are not there now.");
    ck_assert(glass_node("handover.phone-closed") < glass_node("handover.phone"));
    ck_assert(says("handover.now", "tomorrow") && says("handover.now", "9am"));
    glass_check_page();
    glass_check_words();
    show_hub(0, 8 * 60);
    ck_assert(says("handover.now", "today"));
    show_hub(5, 12 * 60);
    ck_assert(says("handover.now", "Monday"));
}
END_TEST

START_TEST(a_handover_of_which_little_is_known_is_still_a_page)
{
    glass_show(SCREEN_HANDOVER, "en");
    glass.visit.handover = 1;
    glass_check_page();
    ck_assert_str_eq(glass_node("title")->text, "The Bare Ones");
    ck_assert(!glass_has("handover.name")); /* it is the title */
    ck_assert(!glass_has("handover.phone"));
    ck_assert(!glass_has("handover.now"));
    ck_assert(!glass_has("handover.code")); /* a name alone is nothing to keep */
}
END_TEST

static void send(const char *flow)
{
    glass_start_flow(flow, "en");
    glass.visit.screen = SCREEN_CHECK;
    (void)visit_send(&glass.visit);
    (void)visit_stored(&glass.visit, "7Q2M-RX4F");
    glass_check_page();
    glass_check_words();
}

START_TEST(the_end_of_a_flow_has_its_own_words)
{
    send("kinds");
    ck_assert_str_eq(glass_node("title")->text, "Your form is saved.");
    ck_assert_str_eq(glass_node("done.next.text")->text, "Somebody will look at it.");
    ck_assert(!glass_has("done.next.desk"));
    ck_assert_str_eq(glass_node("centre.reply-time")->text, "We reply within two working days.");
    ck_assert_str_eq(glass_node("done.reference")->text, "7Q2M-RX4F");
}
END_TEST

START_TEST(what_has_no_name_on_it_needs_no_reference)
{
    send("views");
    ck_assert_str_eq(glass_node("title")->text, "Thank you for telling us.");
    ck_assert_str_eq(glass_node("done.anonymous")->text, "Nobody knows who wrote it.");
    ck_assert(!glass_has("done.reference"));
    ck_assert(!glass_has("done.next.text"));
}
END_TEST

Suite *suite_of_ways(void)
{
    Suite *suite = suite_create("ways");
    TCase *cases = tcase_create("ways");

    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, glass_open_small, glass_close);
    tcase_add_test(cases, home_shows_what_the_pack_has_in_its_order);
    tcase_add_test(cases, an_area_has_a_choice_for_each_place_and_school);
    tcase_add_test(cases, outcomes_stand_together_each_with_its_button);
    tcase_add_test(cases, an_open_handover_says_whom_to_ring);
    tcase_add_test(cases, a_closed_handover_says_when_it_opens_and_whom_to_ring_now);
    tcase_add_test(cases, a_handover_of_which_little_is_known_is_still_a_page);
    tcase_add_test(cases, the_end_of_a_flow_has_its_own_words);
    tcase_add_test(cases, what_has_no_name_on_it_needs_no_reference);
    suite_add_tcase(suite, cases);
    return suite;
}
