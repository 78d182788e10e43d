/* The offer and where local flows lead. */
#include <string.h>

#include "fixture.h"
#include "model/typing.h"

static void tell_age(const char *number, const char *unit)
{
    go_home();
    (void)visit_lead(&visit, "screen:offer");
    expect_page("known");
    answer_page("about");
    answer_about(number, unit);
    (void)visit_next(&visit);
}

static bool offers(const char *key)
{
    return visit_offer_entry(&visit, centre_find_service(centre, key)) != NULL;
}

START_TEST(the_ages_are_asked_before_the_offer)
{
    tell_age("2", "years");
    ck_assert_int_eq(visit.screen, SCREEN_OFFER);
    ck_assert(offers("playgroup"));
    ck_assert(offers("talkers"));
    ck_assert(!offers("schoolwork"));
    (void)visit_back(&visit);
    expect_page("child"); /* the roster, to put an age right */
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_OFFER);
    (void)visit_lead(&visit, "screen:home");
    (void)visit_lead(&visit, "screen:offer"); /* told once */
    ck_assert_int_eq(visit.screen, SCREEN_OFFER);
}
END_TEST

START_TEST(the_place_is_asked_only_where_it_matters)
{
    tell_age("7", "years");
    ck_assert_int_eq(visit.screen, SCREEN_AREA);
    visit_choose_area(&visit, OFFER_USES_NOT);
    ck_assert_int_eq(visit.screen, SCREEN_OFFER);
    ck_assert(!offers("schoolwork"));
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_AREA);
    visit_choose_area(&visit, OFFER_NOT_SURE);
    ck_assert(offers("schoolwork"));
    ck_assert(visit_offer_entry(&visit, centre_find_service(centre, "schoolwork"))->depends_on_place);
}
END_TEST

START_TEST(from_a_service_into_its_flow_with_the_help_chosen)
{
    tell_age("2", "years");
    visit_open_service(&visit, centre_find_service(centre, "talkers"));
    ck_assert_int_eq(visit.screen, SCREEN_SERVICE);
    (void)visit_start_service_flow(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_PRIVACY);
    ck_assert(is_chosen("help", "talk"));
    ck_assert(!is_chosen("help", "play"));
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_SERVICE);
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_OFFER);
}
END_TEST

START_TEST(nothing_is_chosen_beforehand_for_who_came_another_way)
{
    tell_age("2", "years");
    visit_open_service(&visit, centre_find_service(centre, "talkers"));
    (void)visit_back(&visit);
    (void)visit_start_flow(&visit, "family");
    ck_assert(!is_chosen("help", "talk"));
}
END_TEST

START_TEST(an_option_leads_to_a_flow_or_to_somebody_else)
{
    go_home();
    (void)visit_start_flow(&visit, "asking");
    expect_page("who");
    choose("who", "school");
    ck_assert_int_eq(visit_next(&visit), EFFECT_COUNT);
    ck_assert_int_eq(visit.screen, SCREEN_HANDOVER);
    ck_assert_str_eq(visit.counted, "redirect-hub");
    (void)visit_back(&visit);
    expect_page("who");
    ck_assert(is_chosen("who", "school"));
    choose("who", "parent");
    ck_assert_int_eq(visit_next(&visit), EFFECT_ASK_KEEPER);
    ck_assert_int_eq(visit.screen, SCREEN_PRIVACY);
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_HOME);
}
END_TEST

START_TEST(a_local_flow_ends_with_what_it_found_out)
{
    go_home();
    (void)visit_start_flow(&visit, "asking");
    answer_page("other");
    expect_page("unsure");
    answer_page("yes");
    ck_assert_int_eq(visit.screen, SCREEN_OUTCOME);
    (void)visit_back(&visit);
    expect_page("unsure");
    answer_page("no");
    ck_assert_int_eq(visit.screen, SCREEN_HOME); /* nothing to tell, nowhere named */
    ck_assert_ptr_null(visit.flow);
}
END_TEST

START_TEST(a_service_is_found_by_the_beginning_of_a_word)
{
    go_home();
    visit_open_find(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_FIND);
    ck_assert_ptr_nonnull(typing_keyboard(&visit));
    typing_insert(&visit, "PLAYG");
    ck_assert_uint_eq(visit.found_count, 1);
    typing_insert(&visit, "x");
    ck_assert_uint_eq(visit.found_count, 0);
    typing_backspace(&visit);
    ck_assert_uint_eq(visit.found_count, 1);
    visit_open_service(&visit, (int)visit.found[0]);
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_FIND);
    ck_assert_str_eq(visit.find, "PLAYG");
}
END_TEST

START_TEST(the_way_back_is_right_however_long_somebody_looks_around)
{
    tell_age("2", "years");
    for (int i = 0; i < 40; i++) {
        visit_open_find(&visit);
        visit_open_service(&visit, centre_find_service(centre, "talkers"));
    }
    for (int i = 0; i < 5; i++) {
        (void)visit_back(&visit);
        ck_assert_int_eq(visit.screen, SCREEN_FIND);
        (void)visit_back(&visit);
        ck_assert_int_eq(visit.screen, SCREEN_SERVICE);
        ck_assert_int_eq(visit.service, centre_find_service(centre, "talkers"));
    }
    for (int i = 0; i < VISIT_TRAIL_MAX; i++)
        (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_HOME);
}
END_TEST

START_TEST(clearing_forgets_the_ages_and_what_was_sought)
{
    tell_age("2", "years");
    visit_open_find(&visit);
    typing_insert(&visit, "play");
    visit_clear(&visit);
    ck_assert_ptr_null(visit.ages_flow);
    ck_assert_ptr_null(visit.ages_answers.list);
    ck_assert_uint_eq(visit.age_count, 0);
    ck_assert_uint_eq(visit.offer_count, 0);
    ck_assert_str_eq(visit.find, "");
}
END_TEST

Suite *offer_suite(void)
{
    Suite *suite = suite_create("offer");
    TCase *cases = tcase_create("offer");

    tcase_add_checked_fixture(cases, open_visit, close_visit);
    tcase_add_test(cases, the_ages_are_asked_before_the_offer);
    tcase_add_test(cases, the_place_is_asked_only_where_it_matters);
    tcase_add_test(cases, from_a_service_into_its_flow_with_the_help_chosen);
    tcase_add_test(cases, nothing_is_chosen_beforehand_for_who_came_another_way);
    tcase_add_test(cases, an_option_leads_to_a_flow_or_to_somebody_else);
    tcase_add_test(cases, a_local_flow_ends_with_what_it_found_out);
    tcase_add_test(cases, a_service_is_found_by_the_beginning_of_a_word);
    tcase_add_test(cases, the_way_back_is_right_however_long_somebody_looks_around);
    tcase_add_test(cases, clearing_forgets_the_ages_and_what_was_sought);
    suite_add_tcase(suite, cases);
    return suite;
}
