/* What each kind of question shows, in a pack that has one of every kind. */
#include <string.h>

#include "glass.h"
#include "model/settle.h"
#include "model/typing.h"
#include "suites.h"

static void turn_to(const char *link_id)
{
    glass_start_flow("kinds", "en");
    glass_turn_to(link_id);
    typing_focus_page(&glass.visit);
    glass_build(0);
}

static struct answer *answer_to(const char *link_id)
{
    return &glass.visit.answers.list[flow_find(glass.visit.flow, link_id)];
}

static void show_problem(const char *link_id, enum flow_problem problem)
{
    glass.visit.problem_item = flow_find(glass.visit.flow, link_id);
    glass.visit.problem = problem;
    glass_build(0);
}

START_TEST(every_page_holds)
{
    glass_start_flow("kinds", glass_tags[_i]);
    for (size_t i = 0; i < glass.visit.flow->item_count; i++) {
        if (glass.visit.flow->items[i].instance > 0 || glass.visit.flow->items[i].hidden)
            continue;
        glass_turn_to(glass.visit.flow->items[i].link_id);
        typing_focus_page(&glass.visit);
        glass_check_page();
        glass.visit.problem_item = (int)i;
        glass.visit.problem = FLOW_MISSING;
        glass_check_page();
    }
}
END_TEST

START_TEST(a_date_of_a_month_has_no_day)
{
    turn_to("month");
    ck_assert(!glass_has("q.month:day"));
    ck_assert(!glass_node("q.month:month")->beside);
    ck_assert(glass_node("q.month:year")->beside);
    ck_assert_ptr_nonnull(strstr(glass_node("q.month:help")->text, "2\u00A02027"));
    ck_assert_ptr_null(strstr(glass_node("q.month:help")->text, "27\u00A02"));
    turn_to("birthday");
    ck_assert(!glass_node("q.birthday:day")->beside);
    /* The example of a birthday does not lie ahead. */
    ck_assert_ptr_nonnull(strstr(glass_node("q.birthday:help")->text, "27\u00A08\u00A02024"));
}
END_TEST

START_TEST(a_date_in_the_past_has_problems_of_its_own)
{
    turn_to("birthday");
    show_problem("birthday", FLOW_TOO_LATE);
    ck_assert_str_eq(glass_node("error.birthday")->detail,
                     words_find(glass.words, "en", "error.in-future").text);
    show_problem("birthday", FLOW_TOO_EARLY);
    ck_assert_str_eq(glass_node("error.birthday")->detail,
                     words_find(glass.words, "en", "error.too-long-ago").text);
}
END_TEST

START_TEST(a_number_shows_its_unit)
{
    turn_to("weight");
    ck_assert_str_eq(glass_node("q.weight")->detail, "kilograms");
    ck_assert_int_eq(glass_node("q.weight")->role, UI_TEXTBOX);
    typing_insert(&glass.visit, "12");
    settle_all(&glass.visit);
    glass.visit.screen = SCREEN_CHECK;
    glass_build(0);
    ck_assert_ptr_nonnull(strstr(glass_node("answer.weight")->detail, " kilograms"));
}
END_TEST

START_TEST(what_nobody_can_change_is_shown_and_not_touched)
{
    turn_to("fixed");
    ck_assert(glass_node("q.fixed=yes")->selected);
    ck_assert(glass_node("q.fixed=yes")->disabled);
    ck_assert_int_eq(glass_node("q.fixed=no")->action.kind, ACT_NONE);
    ck_assert_str_eq(glass_node("nav.next")->text, words_find(glass.words, "en", "nav.next").text);
    glass.visit.screen = SCREEN_CHECK;
    glass_build(0);
    ck_assert_str_eq(glass_node("answer.fixed")->detail, "Certainly");
    ck_assert(!glass_has("change.fixed"));
    glass_node("change.colour");
}
END_TEST

START_TEST(what_is_hidden_is_shown_nowhere)
{
    glass_start_flow("kinds", "en");
    glass.visit.screen = SCREEN_CHECK;
    glass_build(0);
    ck_assert(!glass_has("answer.secret"));
    for (size_t i = 0; i < glass.view.count; i++) {
        const char *detail = glass.view.nodes[i].detail;

        ck_assert(detail == NULL || strstr(detail, "hidden words") == NULL);
    }
}
END_TEST

START_TEST(short_options_stand_beside_each_other)
{
    turn_to("beside");
    ck_assert_int_eq(glass_node("q.beside=yes")->rect.y, glass_node("q.beside=no")->rect.y);
    ck_assert_int_gt(glass_node("q.beside=no")->rect.x, glass_node("q.beside=yes")->rect.x);
    turn_to("wide");
    ck_assert_int_lt(glass_node("q.wide=a")->rect.y, glass_node("q.wide=b")->rect.y);
    turn_to("colour"); /* does not ask for it */
    ck_assert_int_lt(glass_node("q.colour=red")->rect.y, glass_node("q.colour=blue")->rect.y);
}
END_TEST

START_TEST(options_have_their_pictograms)
{
    turn_to("colour");
    ck_assert_str_eq(glass_node("q.colour=red")->icon, "heart");
    turn_to("wide");
    ck_assert_ptr_null(glass_node("q.wide=a")->icon);
}
END_TEST

static const struct {
    enum flow_problem problem;
    const char *key;
} PRIVATE[] = {
    {FLOW_NOT_ANONYMOUS_POSTCODE, "error.not-anonymous-postcode"},
    {FLOW_NOT_ANONYMOUS_DATE, "error.not-anonymous-date"},
    {FLOW_NOT_ANONYMOUS_PHONE, "error.not-anonymous-phone"},
    {FLOW_NOT_ANONYMOUS_NHS, "error.not-anonymous-nhs"},
};

START_TEST(what_would_name_somebody_is_refused_with_its_reason)
{
    turn_to("notes");
    show_problem("notes", PRIVATE[_i].problem);
    ck_assert_str_eq(glass_node("error.notes")->detail, words_find(glass.words, "en", PRIVATE[_i].key).text);
    ck_assert_str_eq(glass_node("q.notes:error")->text, glass_node("error.notes")->detail);
    glass_check_words();
}
END_TEST

START_TEST(a_group_is_one_page)
{
    turn_to("together");
    ck_assert_int_eq(glass_node("q.together")->look, UI_LOOK_HEADING);
    ck_assert_str_eq(glass_node("q.told:label")->text, "Read this first.");
    glass_node("q.first");
    glass_node("q.second=yes");
    show_problem("together", FLOW_MISSING);
    ck_assert_str_eq(glass_node("error.together")->detail,
                     words_find(glass.words, "en", "error.missing-group").text);
}
END_TEST

START_TEST(the_letters_left_are_told_only_near_the_end)
{
    int limit;

    turn_to("notes");
    limit = visit_item(&glass.visit, glass.visit.page)->max_length;
    ck_assert_int_eq(limit, 500);
    for (int i = 0; i < 399; i++)
        typing_insert(&glass.visit, "\u0995");
    visit_set_language(&glass.visit, "bn");
    glass_build(0);
    ck_assert(!glass_has("q.notes:left"));
    typing_insert(&glass.visit, "\u0995");
    glass_build(0);
    ck_assert_ptr_nonnull(strstr(glass_node("q.notes:left")->text, "\u09E7\u09E6\u09E6")); /* 100 */
    glass_check_page();
}
END_TEST

START_TEST(an_answer_of_many_lines_stands_on_the_check_page)
{
    turn_to("child-likes");
    answer_to("child-likes")->chosen = 3;
    glass.visit.screen = SCREEN_CHECK;
    glass_build(0);
    ck_assert_str_eq(glass_node("answer.child-likes[0]")->detail, "Play\nBooks");
}
END_TEST

Suite *suite_of_questions(void)
{
    Suite *suite = suite_create("questions");
    TCase *cases = tcase_create("questions");

    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, glass_open_small, glass_close);
    tcase_add_loop_test(cases, every_page_holds, 0, GLASS_TAGS);
    tcase_add_test(cases, a_date_of_a_month_has_no_day);
    tcase_add_test(cases, a_date_in_the_past_has_problems_of_its_own);
    tcase_add_test(cases, a_number_shows_its_unit);
    tcase_add_test(cases, what_nobody_can_change_is_shown_and_not_touched);
    tcase_add_test(cases, what_is_hidden_is_shown_nowhere);
    tcase_add_test(cases, short_options_stand_beside_each_other);
    tcase_add_test(cases, options_have_their_pictograms);
    tcase_add_loop_test(cases, what_would_name_somebody_is_refused_with_its_reason, 0,
                        (int)(sizeof PRIVATE / sizeof *PRIVATE));
    tcase_add_test(cases, a_group_is_one_page);
    tcase_add_test(cases, the_letters_left_are_told_only_near_the_end);
    tcase_add_test(cases, an_answer_of_many_lines_stands_on_the_check_page);
    suite_add_tcase(suite, cases);
    return suite;
}
