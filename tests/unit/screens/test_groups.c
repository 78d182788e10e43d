/* Repeating groups: their pages, their roster, their lines on the check page. */
#include <stdio.h>
#include <string.h>

#include "glass.h"
#include "model/settle.h"
#include "suites.h"

static int find(const char *link_id)
{
    return flow_find(glass.visit.flow, link_id);
}

static struct answer *answer_in(const char *link_id, size_t number)
{
    const struct flow *flow = glass.visit.flow;
    size_t left = number;

    for (size_t i = 0; i < flow->item_count; i++) {
        if (strcmp(flow->items[i].link_id, link_id) == 0 && left-- == 0)
            return &glass.visit.answers.list[i];
    }
    ck_abort_msg("no %s number %zu", link_id, number);
    return NULL;
}

/* The form with so many children, and the roster of them. */
static void with_children(size_t count, const char *tag)
{
    glass_start_flow("kinds", tag);
    while (flow_instances(glass.visit.flow, (size_t)find("child"), &glass.visit.answers) < count)
        (void)flow_add_instance(glass.visit.flow, (size_t)find("child"), &glass.visit.answers);
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(answer_in("child-name", i)->text, 40, "Hajera Khatun %c", (char)('A' + (int)i));
        answer_in("child-likes", i)->chosen = 3;
    }
    settle_all(&glass.visit);
    glass_turn_to("child");
}

START_TEST(a_roster_holds)
{
    for (size_t count = 0; count <= 6; count += count < 2 ? 1 : 4) {
        with_children(count, glass_tags[_i]);
        if (count == 0)
            flow_remove_instance(glass.visit.flow, (size_t)find("child"), &glass.visit.answers);
        glass_turn_to("child");
        glass_check_page();
        glass.visit.problem_item = find("child");
        glass.visit.problem = FLOW_MISSING;
        glass_check_page();
    }
}
END_TEST

START_TEST(a_roster_says_who_was_told_of)
{
    with_children(2, "en");
    glass_build(0);
    ck_assert_str_eq(glass_node("q.child")->text, "Your children");
    ck_assert_ptr_nonnull(strstr(glass_node("answer.child[1]")->text, "2"));
    ck_assert_ptr_nonnull(strstr(glass_node("answer.child[1]")->detail, "Hajera Khatun B"));
    ck_assert_ptr_nonnull(strstr(glass_node("answer.child[1]")->detail, "Play · Books"));
    ck_assert(glass_node("answer.child[1]")->personal);
    ck_assert(!glass_has("answer.child[2]"));
    ck_assert_str_eq(glass_node("add.child")->text, "Another child");
    glass_node("change.child[0]");
    glass_node("remove.child[0]");
    glass_node("nav.next");
    glass_check_words();
}
END_TEST

/* {child_age} is no question here: it leaves neither marks nor a space of its own. */
START_TEST(a_summary_leaves_out_what_was_not_asked)
{
    with_children(1, "en");
    answer_in("child-likes", 0)->chosen = 1;
    glass_build(0);
    ck_assert_str_eq(glass_node("answer.child[0]")->detail, "\u2068Hajera Khatun A\u2069 \u2068Play\u2069");
}
END_TEST

START_TEST(a_group_without_a_summary_joins_its_answers)
{
    glass_start_flow("kinds", "en");
    (void)flow_add_instance(glass.visit.flow, (size_t)find("pet"), &glass.visit.answers);
    (void)flow_add_instance(glass.visit.flow, (size_t)find("pet"), &glass.visit.answers);
    memcpy(answer_in("pet-name", 0)->text, "Tiger", 6);
    memcpy(answer_in("pet-age", 0)->text, "3", 2);
    settle_all(&glass.visit);
    glass_turn_to("pet");
    glass_build(0);
    ck_assert_str_eq(glass_node("answer.pet[0]")->detail, "Tiger · \u20683\u2069");
    ck_assert_str_eq(glass_node("answer.pet[1]")->detail, words_find(glass.words, "en", "check.empty").text);
    ck_assert(!glass_has("add.pet")); /* there is no room for a third */
    glass_check_words();
}
END_TEST

START_TEST(one_more_is_added_changed_and_taken_out)
{
    with_children(1, "en");
    glass_build(0);
    (void)glass_touch("add.child");
    ck_assert_str_eq(glass.view.screen, "question");
    ck_assert_ptr_nonnull(strstr(glass_node("q.child[1]")->text, "2")); /* "Child 2" above the question */
    glass_node("q.child-name[1]");
    ck_assert(!glass_has("q.child-name"));
    glass_turn_to("child");
    glass_build(0);
    (void)glass_touch("remove.child[1]");
    ck_assert_uint_eq(flow_instances(glass.visit.flow, (size_t)find("child"), &glass.visit.answers), 1);
    (void)glass_touch("change.child[0]");
    glass_node("q.child-name[0]");
}
END_TEST

START_TEST(every_node_of_an_instance_has_its_number)
{
    with_children(1, "en");
    glass_turn_to("child-likes");
    glass_build(0);
    glass_node("q.child-likes[0]");
    glass_node("q.child-likes[0]=play");
    glass_turn_to("child-born");
    glass_build(0);
    glass_node("q.child-born[0]:day");
    glass.visit.problem_item = find("child-born");
    glass.visit.problem = FLOW_NO_SUCH_DAY;
    glass_build(0);
    glass_node("error.child-born[0]");
    glass_node("q.child-born[0]:error");
}
END_TEST

START_TEST(the_check_page_has_a_heading_for_each)
{
    with_children(2, "en");
    glass.visit.screen = SCREEN_CHECK;
    glass_build(0);
    ck_assert_int_eq(glass_node("answer.child[1]")->look, UI_LOOK_SUBHEADING);
    ck_assert(!glass_has("answer.child[2]"));
    ck_assert_str_eq(glass_node("answer.child-name[1]")->detail, "Hajera Khatun B");
    ck_assert_int_eq(glass_node("change.child-name[1]")->action.kind, ACT_CHANGE);
    /* Nobody was told of: a line that leads to the page where one can be added. */
    ck_assert_str_eq(glass_node("answer.pet[0]")->text, "Your pets");
    ck_assert_int_eq(glass_node("change.pet[0]")->action.item, find("pet"));
    glass_check_words();
    for (size_t t = 0; t < GLASS_TAGS; t++) {
        with_children(6, glass_tags[t]);
        glass.visit.screen = SCREEN_CHECK;
        glass_check_page();
    }
}
END_TEST

Suite *suite_of_groups(void)
{
    Suite *suite = suite_create("groups");
    TCase *cases = tcase_create("groups");

    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, glass_open_small, glass_close);
    tcase_add_loop_test(cases, a_roster_holds, 0, GLASS_TAGS);
    tcase_add_test(cases, a_roster_says_who_was_told_of);
    tcase_add_test(cases, a_summary_leaves_out_what_was_not_asked);
    tcase_add_test(cases, a_group_without_a_summary_joins_its_answers);
    tcase_add_test(cases, one_more_is_added_changed_and_taken_out);
    tcase_add_test(cases, every_node_of_an_instance_has_its_number);
    tcase_add_test(cases, the_check_page_has_a_heading_for_each);
    suite_add_tcase(suite, cases);
    return suite;
}
