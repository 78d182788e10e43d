/* Vitamins: from the answers of their flow to a voucher; the last slip's code; what a scanner may fill in. */
#include <string.h>

#include "fixture.h"
#include "model/typing.h"

static const struct date last_day = {.year = 2026, .month = 11, .day = 1};

/* As far as the question of the last time. */
static void ask_for(const char *who, const char *card)
{
    go_home();
    (void)visit_lead(&visit, "flow:vitamins");
    expect_page("who");
    answer_page(who);
    expect_page("card");
    answer_page(card);
    expect_page("last");
}

START_TEST(a_voucher_is_asked_for_once)
{
    ask_for("pregnant", "yes");
    choose("last", "never");
    ck_assert_int_eq(visit_next(&visit), EFFECT_NEW_ACT | EFFECT_ASK_KEEPER);
    ck_assert_int_eq(visit.screen, SCREEN_VITAMINS);
    ck_assert_uint_eq(visit.vitamins.line_count, 1);
    ck_assert_int_eq(visit.vitamins.lines[0].terms, VITAMINS_FREE_WITH_CARD);
    ck_assert(visit_has_vitamins(&visit));
    ck_assert_int_eq(visit_make_voucher(&visit), EFFECT_MAKE_VOUCHER);
    ck_assert_int_eq(visit_make_voucher(&visit), EFFECT_NONE); /* a second touch */
    (void)visit_voucher_made(&visit, "ABCD-EFGH", last_day);
    ck_assert_int_eq(visit.screen, SCREEN_VOUCHER);
    ck_assert_str_eq(visit.vitamins.reference, "ABCD-EFGH");
}
END_TEST

START_TEST(a_voucher_comes_below_what_was_opened_over_it)
{
    ask_for("pregnant", "yes");
    choose("last", "never");
    (void)visit_next(&visit);
    (void)visit_make_voucher(&visit);
    visit_open_over(&visit, SCREEN_LANGUAGE);
    (void)visit_voucher_made(&visit, "ABCD-EFGH", last_day);
    ck_assert_int_eq(visit.screen, SCREEN_LANGUAGE);
    visit_close_over(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_VOUCHER);
}
END_TEST

START_TEST(a_slip_prints_by_itself_where_there_is_a_printer)
{
    house.has_printer = true;
    ask_for("pregnant", "yes");
    choose("last", "never");
    (void)visit_next(&visit);
    (void)visit_make_voucher(&visit);
    ck_assert_int_eq(visit_voucher_made(&visit, "ABCD-EFGH", last_day), EFFECT_PRINT);
    ck_assert_int_eq(visit_print(&visit), EFFECT_NONE); /* it is on its way */
    visit_printed(&visit, SLIP_FAILED, "P1");
    ck_assert_int_eq(visit_print(&visit), EFFECT_PRINT);
}
END_TEST

START_TEST(a_voucher_for_what_was_answered_before_does_not_come)
{
    ask_for("pregnant", "yes");
    choose("last", "never");
    (void)visit_next(&visit);
    (void)visit_make_voucher(&visit);
    (void)visit_back(&visit);
    expect_page("last");
    ck_assert_int_eq(visit_next(&visit) & EFFECT_NEW_ACT, EFFECT_NEW_ACT);
    ck_assert_int_eq(visit.screen, SCREEN_VITAMINS);
    (void)visit_voucher_made(&visit, "ABCD-EFGH", last_day);
    ck_assert_int_eq(visit.screen, SCREEN_VITAMINS);
    ck_assert_int_eq(visit_make_voucher(&visit), EFFECT_MAKE_VOUCHER);
}
END_TEST

START_TEST(too_early_is_no_voucher)
{
    ask_for("pregnant", "no");
    choose("last", "recently");
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.vitamins.lines[0].verdict, VITAMINS_TOO_EARLY);
    ck_assert_int_eq(visit.vitamins.lines[0].terms, VITAMINS_PRICED);
    ck_assert(!visit_has_vitamins(&visit));
    ck_assert_int_eq(visit_make_voucher(&visit), EFFECT_NONE);
}
END_TEST

static const char *const codes[] = {"7A97-DXJN", "7a97dxjn", "DS:7A97-DXJN", "7A97 DXJN"};

START_TEST(the_last_slip_says_when_it_was)
{
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        ask_for("pregnant", "yes");
        answer_page("slip");
        expect_page("slip");
        typing_insert(&visit, codes[i]);
        ck_assert_int_eq(visit_next(&visit), EFFECT_NEW_ACT | EFFECT_FIND_VOUCHER);
        ck_assert_str_eq(visit.vitamins.slip, "7A97-DXJN");
        visit_slip_found(&visit, SLIP_FOUND, last_day);
        ck_assert_int_eq(visit.vitamins.lines[0].verdict, VITAMINS_TOO_EARLY);
        ck_assert_int_eq(visit.vitamins.lines[0].from.day, 20); /* 49 days later */
        visit_clear(&visit);
    }
}
END_TEST

START_TEST(a_wrong_code_leaves_it_to_the_desk)
{
    ask_for("pregnant", "yes");
    answer_page("slip");
    typing_insert(&visit, "7A97-DXJM");
    ck_assert_int_eq(visit_next(&visit), EFFECT_NEW_ACT | EFFECT_ASK_KEEPER);
    ck_assert_int_eq(visit.vitamins.slip_verdict, SLIP_UNKNOWN);
    ck_assert(visit_has_vitamins(&visit));
}
END_TEST

START_TEST(a_scan_goes_where_a_code_is_asked_for_and_nowhere_else)
{
    ask_for("pregnant", "yes");
    ck_assert_int_eq(visit_scanned(&visit, "DS:7A97-DXJN"), EFFECT_NONE);
    expect_page("last");
    answer_page("slip");
    ck_assert_int_eq(visit_scanned(&visit, "https://example.org"), EFFECT_NONE);
    expect_page("slip");
    ck_assert_int_eq(visit_scanned(&visit, "DS:7A97-DXJN"), EFFECT_NEW_ACT | EFFECT_FIND_VOUCHER);
    ck_assert_int_eq(visit.screen, SCREEN_VITAMINS);
}
END_TEST

Suite *vitamins_suite(void)
{
    Suite *suite = suite_create("vitamins");
    TCase *cases = tcase_create("a family");

    tcase_add_checked_fixture(cases, open_visit, close_visit);
    tcase_add_test(cases, a_voucher_is_asked_for_once);
    tcase_add_test(cases, a_voucher_comes_below_what_was_opened_over_it);
    tcase_add_test(cases, a_slip_prints_by_itself_where_there_is_a_printer);
    tcase_add_test(cases, a_voucher_for_what_was_answered_before_does_not_come);
    tcase_add_test(cases, too_early_is_no_voucher);
    tcase_add_test(cases, the_last_slip_says_when_it_was);
    tcase_add_test(cases, a_wrong_code_leaves_it_to_the_desk);
    tcase_add_test(cases, a_scan_goes_where_a_code_is_asked_for_and_nowhere_else);
    suite_add_tcase(suite, cases);
    return suite;
}
