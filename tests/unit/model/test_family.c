/* Repeating groups: children one after the other, their roster, and that nobody is asked twice. */
#include <string.h>

#include "fixture.h"
#include "model/typing.h"

static size_t children(void)
{
    return flow_instances(visit.flow, (size_t)item("child"), &visit.answers);
}

static void expect_roster(size_t count)
{
    ck_assert_int_eq(visit.screen, SCREEN_QUESTION);
    ck_assert_int_eq(visit.page, item("child"));
    ck_assert(flow_is_roster(visit.flow, (size_t)visit.page));
    ck_assert_uint_eq(children(), count);
}

static void tell_of_one_child(void)
{
    go_home();
    (void)visit_start_flow(&visit, "ages");
    expect_page("known");
    answer_page("born");
    expect_page("born");
    answer_date("3", "5", "2024");
    expect_roster(1);
}

START_TEST(one_child_then_the_roster)
{
    tell_of_one_child();
}
END_TEST

START_TEST(three_children_each_told_of_in_another_way)
{
    tell_of_one_child();
    (void)visit_add_instance(&visit, visit.page);
    expect_page("known");
    answer_page("expecting");
    expect_page("due");
    answer_date(NULL, "March", "2027");
    expect_roster(2);
    (void)visit_add_instance(&visit, visit.page);
    answer_page("about");
    expect_page("about");
    answer_about("11", "years");
    expect_page("school");
    answer_page("secondary");
    expect_roster(3);
    /* The group has room for three. */
    ck_assert_int_eq(visit_add_instance(&visit, visit.page), EFFECT_NONE);
    expect_roster(3);
}
END_TEST

START_TEST(back_from_a_child_that_was_never_told_of_takes_it_out)
{
    tell_of_one_child();
    (void)visit_add_instance(&visit, visit.page);
    expect_page("known");
    (void)visit_back(&visit);
    expect_roster(1);
}
END_TEST

START_TEST(a_child_told_of_by_halves_is_asked_about_again)
{
    tell_of_one_child();
    (void)visit_add_instance(&visit, visit.page);
    answer_page("expecting");
    expect_page("due");
    (void)visit_back(&visit);
    (void)visit_back(&visit);
    expect_roster(2);
    (void)visit_next(&visit);
    expect_page("due");
    ck_assert_int_eq(visit.problem, FLOW_MISSING);
    answer_date(NULL, "March", "2027");
    expect_roster(2);
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_OFFER);
}
END_TEST

START_TEST(a_child_is_changed_and_the_roster_comes_back)
{
    tell_of_one_child();
    (void)visit_add_instance(&visit, visit.page);
    answer_page("expecting");
    answer_date(NULL, "3", "2027");
    (void)visit_edit_instance(&visit, flow_instance(visit.flow, (size_t)item("child"), 0));
    expect_page("known");
    answer_page("about");
    answer_about("18", "months");
    expect_roster(2);
}
END_TEST

START_TEST(taking_one_out_moves_the_others_up_and_the_last_is_asked_again)
{
    tell_of_one_child();
    (void)visit_add_instance(&visit, visit.page);
    answer_page("expecting");
    answer_date(NULL, "3", "2027");
    visit_remove_instance(&visit, flow_instance(visit.flow, (size_t)item("child"), 0));
    expect_roster(1);
    ck_assert(is_chosen("known", "expecting"));
    visit_remove_instance(&visit, flow_instance(visit.flow, (size_t)item("child"), 0));
    expect_page("known");
    ck_assert(!is_chosen("known", "expecting"));
}
END_TEST

START_TEST(what_was_told_of_the_children_is_not_asked_again)
{
    tell_of_one_child();
    (void)visit_add_instance(&visit, visit.page);
    answer_page("about");
    answer_about("18", "months");
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_OFFER);
    ck_assert_uint_eq(visit.age_count, 2);
    (void)visit_start_flow(&visit, "family");
    ck_assert_int_eq(visit.screen, SCREEN_PRIVACY);
    (void)visit_next(&visit);
    expect_page("child-name"); /* the only thing of the first child that is not known */
    typing_insert(&visit, "Samir");
    (void)visit_next(&visit);
    expect_page("child-name");
    (void)visit_next(&visit);
    expect_roster(2);
    (void)visit_next(&visit);
    expect_page("help");
    (void)visit_back(&visit);
    expect_roster(2);
}
END_TEST

START_TEST(the_help_that_can_be_chosen_is_that_of_the_ages)
{
    go_home();
    ck_assert(visit_offers_help(&visit, "talk")); /* nothing is known yet */
    (void)visit_start_flow(&visit, "family");
    (void)visit_next(&visit);
    answer_page("about");
    answer_about("7", "years");
    (void)visit_next(&visit); /* no name */
    expect_roster(1);
    (void)visit_next(&visit);
    expect_page("help");
    ck_assert(!visit_offers_help(&visit, "talk")); /* for children of 2 and 3 only */
    ck_assert(visit_offers_help(&visit, "play"));  /* no service stands for it */
}
END_TEST

START_TEST(a_known_age_can_still_be_changed)
{
    tell_of_one_child();
    (void)visit_next(&visit);
    (void)visit_start_flow(&visit, "family");
    (void)visit_next(&visit);
    (void)visit_next(&visit);
    expect_roster(1);
    (void)visit_edit_instance(&visit, item("child"));
    expect_page("known");
    answer_page("expecting");
    expect_page("due");
}
END_TEST

START_TEST(from_the_check_page_to_a_child_and_back)
{
    go_home();
    (void)visit_start_flow(&visit, "family");
    (void)visit_next(&visit);
    answer_page("born");
    answer_date(NULL, "5", "2024");
    (void)visit_next(&visit);
    expect_roster(1);
    (void)visit_next(&visit);
    answer_page("play");
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    (void)visit_change(&visit, item("born"));
    expect_page("born");
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    (void)visit_change(&visit, item("child"));
    expect_roster(1);
    (void)visit_add_instance(&visit, visit.page);
    answer_page("expecting");
    answer_date(NULL, "1", "2027");
    expect_page("child-name");
    (void)visit_next(&visit);
    expect_roster(2);
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
}
END_TEST

Suite *family_suite(void)
{
    Suite *suite = suite_create("family");
    TCase *cases = tcase_create("family");

    tcase_add_checked_fixture(cases, open_visit, close_visit);
    tcase_add_test(cases, one_child_then_the_roster);
    tcase_add_test(cases, three_children_each_told_of_in_another_way);
    tcase_add_test(cases, back_from_a_child_that_was_never_told_of_takes_it_out);
    tcase_add_test(cases, a_child_told_of_by_halves_is_asked_about_again);
    tcase_add_test(cases, a_child_is_changed_and_the_roster_comes_back);
    tcase_add_test(cases, taking_one_out_moves_the_others_up_and_the_last_is_asked_again);
    tcase_add_test(cases, what_was_told_of_the_children_is_not_asked_again);
    tcase_add_test(cases, the_help_that_can_be_chosen_is_that_of_the_ages);
    tcase_add_test(cases, a_known_age_can_still_be_changed);
    tcase_add_test(cases, from_the_check_page_to_a_child_and_back);
    suite_add_tcase(suite, cases);
    return suite;
}
