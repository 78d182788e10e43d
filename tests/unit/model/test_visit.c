/* A visit through a form of one council, without a page: what is asked, typed, checked, sent and wiped. */
#include <string.h>

#include "fixture.h"
#include "model/settle.h"
#include "model/typing.h"

static void start(void)
{
    visit_set_language(&visit, "en");
    visit.screen = SCREEN_HOME;
    ck_assert_int_eq(visit_start_flow(&visit, "self-referral"), EFFECT_ASK_KEEPER);
    ck_assert_int_eq(visit.screen, SCREEN_PRIVACY);
    ck_assert_int_eq(visit_next(&visit), EFFECT_NONE);
}

/* Gives every required answer and goes on to the check page. */
static int to_check_page(void)
{
    int effects = EFFECT_NONE;

    start();
    for (int pages = 0; pages < 40 && visit.screen == SCREEN_QUESTION; pages++) {
        const char *page = visit_item(&visit, visit.page)->link_id;

        if (strcmp(page, "relationship") == 0)
            choose(page, "parent");
        else if (strcmp(page, "child-age") == 0)
            choose(page, "under-1");
        else if (strcmp(page, "help") == 0)
            choose(page, "not-sure");
        else if (strcmp(page, "name") == 0)
            typing_insert(&visit, "Amina Begum");
        else if (strcmp(page, "contact") == 0)
            choose(page, "desk");
        else if (strcmp(page, "agree") == 0)
            visit_choose(&visit, visit.page, 0);
        effects = visit_next(&visit);
        ck_assert_int_eq(visit.problem_item, -1);
    }
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    return effects;
}

START_TEST(a_page_with_nothing_chosen_is_kept_and_says_what_is_missing)
{
    start();
    expect_page("relationship");
    ck_assert_int_eq(visit_next(&visit), EFFECT_NONE);
    expect_page("relationship");
    ck_assert_int_eq(visit.problem_item, item("relationship"));
    ck_assert_int_eq(visit.problem, FLOW_MISSING);
    choose("relationship", "parent");
    ck_assert_int_eq(visit.problem_item, -1);
}
END_TEST

START_TEST(pregnancy_asks_for_the_month_instead_of_the_age)
{
    start();
    choose("relationship", "pregnant");
    (void)visit_next(&visit);
    expect_page("due");
    visit_back(&visit);
    choose("relationship", "parent");
    (void)visit_next(&visit);
    expect_page("child-age");
}
END_TEST

START_TEST(a_month_by_name_in_another_language_is_understood)
{
    static const char *const months[] = {"March", "mar", "3", "৩", "মার্চ", "مارس", "٣"};

    start();
    choose("relationship", "pregnant");
    (void)visit_next(&visit);
    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
        struct answer *due = &visit.answers.list[item("due")];

        memset(due, 0, sizeof *due);
        typing_focus(&visit, item("due"), ANSWER_MONTH, SIZE_MAX);
        typing_insert(&visit, months[i]);
        typing_focus(&visit, item("due"), ANSWER_YEAR, SIZE_MAX);
        typing_insert(&visit, "২০২৭");
        settle_item(&visit, (size_t)item("due"));
        ck_assert_msg(due->date.month == 3 && due->date.year == 2027 && due->date.day == 0,
                      "%s gave %d %d %d", months[i], due->date.day, due->date.month, due->date.year);
    }
}
END_TEST

START_TEST(nobody_takes_the_other_choices_back_and_they_take_it_back)
{
    start();
    choose("working-with", "midwife");
    choose("working-with", "gp");
    ck_assert(is_chosen("working-with", "midwife") && is_chosen("working-with", "gp"));
    choose("working-with", "nobody");
    ck_assert(is_chosen("working-with", "nobody") && !is_chosen("working-with", "midwife") &&
              !is_chosen("working-with", "gp"));
    choose("working-with", "midwife");
    ck_assert(is_chosen("working-with", "midwife") && !is_chosen("working-with", "nobody"));
    choose("working-with", "midwife");
    ck_assert(!is_chosen("working-with", "midwife"));
}
END_TEST

START_TEST(backspace_takes_back_one_sign_and_leaves_whole_text)
{
    start();
    typing_focus(&visit, item("name"), -1, SIZE_MAX);
    typing_insert(&visit, "ক্ষি");
    typing_backspace(&visit);
    ck_assert_str_eq(typing_text(&visit), "ক্ষ");
    typing_backspace(&visit);
    ck_assert_str_eq(typing_text(&visit), "ক্");
    typing_backspace(&visit);
    typing_backspace(&visit);
    ck_assert_str_eq(typing_text(&visit), "");
    typing_backspace(&visit);
    ck_assert_str_eq(typing_text(&visit), "");
}
END_TEST

START_TEST(typing_in_the_middle_goes_where_the_caret_is)
{
    start();
    typing_focus(&visit, item("name"), -1, SIZE_MAX);
    typing_insert(&visit, "Amia");
    typing_move(&visit, -1);
    typing_insert(&visit, "n");
    ck_assert_str_eq(typing_text(&visit), "Amina");
    ck_assert_uint_eq(visit.typing.caret, 4);
}
END_TEST

START_TEST(a_full_box_takes_no_more_and_loses_nothing)
{
    char piece[201];

    memset(piece, 'a', 200);
    piece[200] = '\0';
    start();
    typing_focus(&visit, item("worry"), -1, SIZE_MAX);
    for (int i = 0; i < 100; i++)
        typing_insert(&visit, piece);
    ck_assert_uint_lt(strlen(typing_text(&visit)), ANSWER_TEXT_BYTES);
    ck_assert_uint_gt(strlen(typing_text(&visit)), ANSWER_TEXT_BYTES - 202);
}
END_TEST

START_TEST(the_bengali_row_follows_the_caret)
{
    const struct keyboard *keyboard;

    start();
    visit_set_language(&visit, "bn");
    typing_focus(&visit, item("name"), -1, SIZE_MAX);
    keyboard = typing_keyboard(&visit);
    ck_assert_str_eq(keyboard->tag, "bn");
    ck_assert_str_eq(keyboard->layers[visit.typing.layer].name, "vowels");
    typing_insert(&visit, "ক");
    ck_assert_str_eq(keyboard->layers[visit.typing.layer].name, "base");
    typing_insert(&visit, "া");
    ck_assert_str_eq(keyboard->layers[visit.typing.layer].name, "vowels");
    typing_insert(&visit, "য়");
    ck_assert_str_eq(keyboard->layers[visit.typing.layer].name, "base");
}
END_TEST

START_TEST(names_begin_with_capitals_on_the_latin_keyboard)
{
    const struct keyboard *keyboard;

    start();
    typing_focus(&visit, item("name"), -1, SIZE_MAX);
    keyboard = typing_keyboard(&visit);
    ck_assert_str_eq(keyboard->layers[visit.typing.layer].name, "capitals");
    typing_insert(&visit, "A");
    ck_assert_uint_eq(visit.typing.layer, 0);
    typing_insert(&visit, "y ");
    ck_assert_str_eq(keyboard->layers[visit.typing.layer].name, "capitals");
}
END_TEST

START_TEST(changing_the_language_keeps_the_answers)
{
    start();
    choose("relationship", "parent");
    typing_focus(&visit, item("name"), -1, SIZE_MAX);
    typing_insert(&visit, "আমিনা");
    visit_set_language(&visit, "ar");
    ck_assert_str_eq(typing_text(&visit), "আমিনা");
    ck_assert_str_eq(typing_keyboard(&visit)->tag, "ar");
    ck_assert(is_chosen("relationship", "parent"));
}
END_TEST

START_TEST(sending_twice_asks_once)
{
    ck_assert((to_check_page() & EFFECT_NEW_ACT) != 0);
    ck_assert_int_eq(visit_send(&visit), EFFECT_SUBMIT);
    ck_assert_int_eq(visit_send(&visit), EFFECT_NONE);
    visit_not_stored(&visit, "K1", false);
    ck_assert_int_eq(visit_send(&visit), EFFECT_SUBMIT);
}
END_TEST

START_TEST(what_may_have_arrived_cannot_be_changed)
{
    (void)to_check_page();
    (void)visit_send(&visit);
    visit_not_stored(&visit, "K5", true);
    ck_assert_int_eq(visit.sending, SENDING_UNKNOWN);
    (void)visit_change(&visit, item("name"));
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    ck_assert_int_eq(visit_back(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
}
END_TEST

START_TEST(the_reference_shows_only_after_the_answer_and_the_answers_are_gone)
{
    (void)to_check_page();
    (void)visit_send(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    ck_assert_str_eq(visit.reference, "");
    (void)visit_stored(&visit, "7Q2M-RX4F");
    ck_assert_int_eq(visit.screen, SCREEN_DONE);
    ck_assert_str_eq(visit.reference, "7Q2M-RX4F");
    for (size_t i = 0; i < visit.answers.count; i++)
        ck_assert(answer_is_empty(&visit.answers.list[i]));
}
END_TEST

START_TEST(a_change_leads_back_to_the_check_page_by_way_of_what_it_opened)
{
    (void)to_check_page();
    (void)visit_change(&visit, item("contact"));
    expect_page("contact");
    choose("contact", "desk");
    choose("contact", "phone");
    (void)visit_next(&visit);
    expect_page("phone");
    typing_insert(&visit, "07700 900123");
    (void)visit_next(&visit);
    expect_page("phone-message");
    visit_choose(&visit, visit.page, 1);
    ck_assert((visit_next(&visit) & EFFECT_NEW_ACT) != 0);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
}
END_TEST

START_TEST(what_will_not_do_is_not_sent)
{
    (void)to_check_page();
    (void)visit_change(&visit, item("contact"));
    choose("contact", "desk"); /* taken back: nothing is chosen */
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    ck_assert_int_eq(visit_send(&visit), EFFECT_NONE);
    expect_page("contact");
    ck_assert_int_eq(visit.problem, FLOW_MISSING);
    choose("contact", "desk");
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    ck_assert_int_eq(visit_send(&visit), EFFECT_SUBMIT);
}
END_TEST

START_TEST(clearing_leaves_nothing)
{
    (void)to_check_page();
    visit.text_size = 2;
    visit.high_contrast = true;
    visit_set_language(&visit, "ar");
    visit_clear(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_WELCOME);
    ck_assert_str_eq(visit.language, "en");
    ck_assert_int_eq(visit.text_size, 0);
    ck_assert(!visit.high_contrast);
    ck_assert_ptr_null(visit.flow);
    ck_assert_ptr_null(visit.answers.list);
}
END_TEST

START_TEST(without_a_pack_the_glass_rests_and_says_its_code)
{
    struct house broken = {.words = words, .keyboards = keyboards, .centre = NULL, .trouble = "K4"};

    visit_finish(&visit);
    visit_init(&visit, &broken, today);
    ck_assert_int_eq(visit.screen, SCREEN_UNAVAILABLE);
    ck_assert_str_eq(visit.trouble, "K4");
    visit_finish(&visit);
    visit_init(&visit, &house, today);
}
END_TEST

Suite *visit_suite(void)
{
    Suite *suite = suite_create("visit");
    TCase *cases = tcase_create("visit");

    tcase_add_checked_fixture(cases, open_visit, close_visit);
    tcase_add_test(cases, a_page_with_nothing_chosen_is_kept_and_says_what_is_missing);
    tcase_add_test(cases, pregnancy_asks_for_the_month_instead_of_the_age);
    tcase_add_test(cases, a_month_by_name_in_another_language_is_understood);
    tcase_add_test(cases, nobody_takes_the_other_choices_back_and_they_take_it_back);
    tcase_add_test(cases, backspace_takes_back_one_sign_and_leaves_whole_text);
    tcase_add_test(cases, typing_in_the_middle_goes_where_the_caret_is);
    tcase_add_test(cases, a_full_box_takes_no_more_and_loses_nothing);
    tcase_add_test(cases, the_bengali_row_follows_the_caret);
    tcase_add_test(cases, names_begin_with_capitals_on_the_latin_keyboard);
    tcase_add_test(cases, changing_the_language_keeps_the_answers);
    tcase_add_test(cases, sending_twice_asks_once);
    tcase_add_test(cases, what_may_have_arrived_cannot_be_changed);
    tcase_add_test(cases, the_reference_shows_only_after_the_answer_and_the_answers_are_gone);
    tcase_add_test(cases, a_change_leads_back_to_the_check_page_by_way_of_what_it_opened);
    tcase_add_test(cases, what_will_not_do_is_not_sent);
    tcase_add_test(cases, clearing_leaves_nothing);
    tcase_add_test(cases, without_a_pack_the_glass_rests_and_says_its_code);
    suite_add_tcase(suite, cases);
    return suite;
}
