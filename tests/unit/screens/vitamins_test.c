/* Who may have what, in kind words, and the voucher for the counter. */
#include "vitamins_family.h"

#include <stdio.h>

#include "suites.h"

#define NEW_YEAR ((struct date){2027, 1, 11})
#define NO_DAY ((struct date){0})

static const struct vitamins_answers for_all = {"pregnant child", "yes", "never", NULL};

/* --- who may have what --- */

START_TEST(everybody_has_a_row)
{
    (void)vitamins_shows("en", for_all);
    ck_assert_says("title", "Your vitamins today");
    ck_assert_says("vitamins.you", "For you|One pack, free. Show your card or letter at the desk.");
    ck_assert_says("vitamins.you", "|Free|Women’s vitamin tablets");
    ck_assert_says("vitamins.child[0]", "For your child of 18 months|One pack, free.");
    ck_assert_says("vitamins.child[0]", "|Free|Children’s vitamin drops");
    ck_assert_says("vitamins.child[1]",
                   "For your child of 7 years|These vitamins are for children under 4.|");
    ck_assert_says("vitamins.child[2]", "For your baby due March 2027|You can collect these when your baby");
    ck_assert(glass_node("vitamins.you")->personal && glass_node("vitamins.child[2]")->personal);
    ck_assert_int_eq(glass_node("vitamins.child[0]")->action.kind, ACT_NONE);
    ck_assert_says("vitamins.advice", "500 ml or more of formula a day does not need the drops. Follow the");
    ck_assert(!family_sees("vitamins.apply.title"));
    ck_assert(!family_sees("vitamins.slip") && !family_sees("keeper-away"));
}
END_TEST

START_TEST(a_verdict_is_said_kindly)
{
    static const struct {
        enum vitamins_verdict verdict;
        enum vitamins_terms terms;
        struct date from;
        const char *says, *icon;
        bool counts;
    } cases[] = {
        {VITAMINS_YES, VITAMINS_FREE, {0}, "|One pack, free.|Free|", "vitamins", true},
        {VITAMINS_YES, VITAMINS_PRICED, {0}, "|One pack. You pay £9.99.|£9.99|", "vitamins", true},
        {VITAMINS_YES,
         VITAMINS_NEEDS_CARD,
         {0},
         "|You need the Healthy Start card or letter for these.",
         "checklist",
         false},
        {VITAMINS_TOO_EARLY,
         VITAMINS_FREE,
         {2027, 1, 11},
         "|You can collect again from Monday 11 January 2027. If you have run out, ask at the desk.||",
         "hourglass",
         false},
        {VITAMINS_TOO_EARLY,
         VITAMINS_FREE,
         {0},
         "|It is a little early. If you have run out, ask at the desk.||",
         "hourglass",
         false},
        {VITAMINS_TOO_YOUNG,
         VITAMINS_FREE,
         {2027, 1, 11},
         "|You can collect these from Monday 11 January 2027.||",
         "hourglass",
         false},
        {VITAMINS_TOO_YOUNG,
         VITAMINS_FREE,
         {0},
         "|Your child is still too young for these.",
         "hourglass",
         false},
        {VITAMINS_NOT_BORN,
         VITAMINS_FREE,
         {0},
         "|You can collect these when your baby is born.||",
         "baby",
         false},
        {VITAMINS_TOO_OLD, VITAMINS_FREE, {0}, "|These vitamins are for children under 4.|", "person", false},
    };

    vitamins_says("en", cases[_i].verdict, cases[_i].terms, cases[_i].from);
    ck_assert_says("vitamins.child[0]", cases[_i].says);
    ck_assert_str_eq(glass_node("vitamins.child[0]")->icon, cases[_i].icon);
    ck_assert(family_sees("vitamins.voucher") == cases[_i].counts);
    ck_assert(family_sees("vitamins.offer") != cases[_i].counts);
    ck_assert(family_sees("vitamins.advice") == (cases[_i].verdict != VITAMINS_TOO_OLD));
    glass_check_words();
}
END_TEST

START_TEST(a_price_that_nobody_set_is_asked_at_the_desk)
{
    vitamins_says("en", VITAMINS_YES, VITAMINS_PRICED, NO_DAY);
    ck_assert_says("vitamins.you", "For you|One pack. You pay for it. Ask the price at the desk.||");
}
END_TEST

START_TEST(what_is_not_given_here_is_said)
{
    (void)vitamins_shows("en", for_all);
    glass.visit.vitamins.lines[1].product = -1;
    glass.visit.vitamins.lines[1].verdict = VITAMINS_TOO_OLD;
    glass_build(0);
    ck_assert_says("vitamins.child[0]", "We do not give out vitamins for children here. Ask at the desk.");
}
END_TEST

/* How the national card is got helps those only who would have the vitamins free with it. */
START_TEST(how_to_get_the_card_is_told_to_whom_it_helps)
{
    static const struct {
        enum vitamins_verdict verdict;
        enum vitamins_terms terms;
        bool helps;
    } cases[] = {
        {VITAMINS_YES, VITAMINS_NEEDS_CARD, true},       {VITAMINS_YES, VITAMINS_PRICED, true},
        {VITAMINS_TOO_EARLY, VITAMINS_NEEDS_CARD, true}, {VITAMINS_YES, VITAMINS_FREE, false},
        {VITAMINS_YES, VITAMINS_FREE_WITH_CARD, false},  {VITAMINS_TOO_OLD, VITAMINS_PRICED, false},
    };

    vitamins_says("en", cases[_i].verdict, cases[_i].terms, NO_DAY);
    ck_assert(family_sees("vitamins.apply.title") == cases[_i].helps);
    ck_assert(family_sees("vitamins.apply.code") == cases[_i].helps);
    if (!cases[_i].helps)
        return;
    ck_assert_says("vitamins.apply.text", "You can apply for the card on this page:");
    ck_assert_str_eq(glass_node("vitamins.apply.code")->code, "https://www.example.org/card");
    ck_assert_says("vitamins.apply.code", "|https://www.example.org/card|");
}
END_TEST

START_TEST(without_an_address_the_desk_tells_how)
{
    glass_close();
    glass_open();
    (void)visit_start_flow(&glass.visit, "vitamins");
    (void)visit_open_vitamins(&glass.visit);
    glass.visit.vitamins.lines[0] =
        (struct vitamins_line){.child = -1, .verdict = VITAMINS_YES, .terms = VITAMINS_NEEDS_CARD};
    glass.visit.vitamins.line_count = 1;
    glass_build(0);
    ck_assert_says("vitamins.apply.text", "Ask at the desk how to apply.");
    ck_assert(!family_sees("vitamins.apply.code"));
    ck_assert_str_eq(glass_node("vitamins.offer")->action.text, "screen:offer");
}
END_TEST

/* --- the last slip --- */

START_TEST(the_last_slip_is_looked_for_first)
{
    struct vitamins_answers answers = {"pregnant", "yes", "slip", "7Q2M-RX44"};
    char reference[REFERENCE_CHARS + 1];

    ck_assert_msg(reference_read(answers.slip, reference), "not a code");
    ck_assert_int_eq(vitamins_shows("en", answers), EFFECT_NEW_ACT | EFFECT_FIND_VOUCHER);
    ck_assert_says("vitamins.help", "We are looking for your last slip");
    ck_assert(!family_sees("vitamins.you"));
    ck_assert(glass_node("vitamins.voucher")->disabled);
    ck_assert_str_eq(glass_node("vitamins.voucher")->text, "One moment…");
    glass_check_page();
    visit_slip_found(&glass.visit, SLIP_FOUND, FAMILY_TODAY);
    glass_build(0);
    ck_assert_says("vitamins.you", "You can collect again from Monday 11 January 2027.");
    ck_assert_says("vitamins.help", "There is no voucher for you today.");
    ck_assert(!family_sees("vitamins.slip"));
    ck_assert_int_eq(glass_node("vitamins.offer")->action.kind, ACT_LEAD);
    ck_assert_str_eq(glass_node("vitamins.offer")->action.text, "screen:home");
}
END_TEST

START_TEST(a_code_that_is_not_found_stops_nobody)
{
    static const struct {
        enum slip_verdict verdict;
        const char *says;
    } cases[] = {{SLIP_UNKNOWN, "We did not find this code. The desk will help you."},
                 {SLIP_TOO_MANY, "We cannot look for codes just now. The desk will help you."}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)vitamins_shows("en", (struct vitamins_answers){"pregnant", "yes", "slip", "7Q2M-RX44"});
        visit_slip_found(&glass.visit, cases[i].verdict, NO_DAY);
        glass_build(0);
        ck_assert_says("vitamins.slip", cases[i].says);
        ck_assert(!glass_node("vitamins.voucher")->disabled);
    }
    (void)vitamins_shows("en", (struct vitamins_answers){"pregnant", "yes", "slip", "ABCD-EFGH"});
    ck_assert_says("vitamins.slip", "We did not find this code.");
}
END_TEST

/* --- the voucher --- */

START_TEST(the_button_waits_for_the_keeper)
{
    (void)vitamins_shows("en", for_all);
    ck_assert_str_eq(glass_node("vitamins.voucher")->text, "Get my voucher");
    ck_assert_int_eq(glass_touch("vitamins.voucher"), EFFECT_MAKE_VOUCHER);
    ck_assert(glass_node("vitamins.voucher")->disabled);
    ck_assert(family_sees("vitamins.you"));
    visit_vitamins_unknown(&glass.visit, "K1");
    glass_build(0);
    ck_assert_says("keeper-away",
                   "We cannot make vouchers just now. Ask for the vitamins at the desk. Code for staff: K1.");
    ck_assert_int_eq(glass_touch("vitamins.voucher"), EFFECT_MAKE_VOUCHER);
}
END_TEST

START_TEST(the_voucher_says_what_it_is_for)
{
    vitamins_voucher("en");
    ck_assert_says("title", "Your voucher");
    ck_assert_str_eq(glass_node("done.reference")->text, "7Q2M-RX4F");
    ck_assert_int_eq(glass_node("done.reference")->look, UI_LOOK_REFERENCE);
    ck_assert(glass_node("done.reference")->personal);
    ck_assert_says("done.note", "Show this at the desk.");
    ck_assert_says("voucher.tablets", "1 × Women’s vitamin tablets||");
    ck_assert_says("voucher.drops", "1 × Children’s vitamin drops||");
    ck_assert_says("voucher.until", "Use it by Monday 21 December 2026.");
    ck_assert_says("voucher.card", "Show your Healthy Start card or letter too.");
    ck_assert_str_eq(glass_node("voucher.code")->code, "DS:7Q2M-RX4F");
    ck_assert(glass_node("voucher.code")->personal);
    ck_assert_int_eq(glass_node("nav.leave")->action.kind, ACT_LEAVE);
    ck_assert(!family_sees("print.state") && !family_sees("print.slip"));
    glass_check_words();
}
END_TEST

/* As the paper does: what does not count is not on it, and what costs says so. */
START_TEST(only_what_counts_is_on_the_voucher)
{
    struct vitamins_line *lines = glass.visit.vitamins.lines;

    vitamins_voucher("en");
    lines[0].terms = VITAMINS_NEEDS_CARD;
    lines[1].terms = VITAMINS_PRICED;
    lines[2] = lines[1];
    glass_build(0);
    ck_assert(!family_sees("voucher.tablets"));
    ck_assert_says("voucher.drops", "2 × Children’s vitamin drops|You pay £9.99 for each pack.|");
    ck_assert(!family_sees("voucher.card"));
    lines[0].terms = VITAMINS_PRICED;
    glass_build(0);
    ck_assert_says("voucher.tablets", "|You pay for these. Ask the price at the desk.|");
}
END_TEST

/* --- every panel --- */

START_TEST(the_pages_fit)
{
    static const char *const tags[] = {"en", "bn", "ar"};
    static const enum vitamins_terms terms[] = {VITAMINS_FREE_WITH_CARD, VITAMINS_PRICED,
                                                VITAMINS_NEEDS_CARD};

    vitamins_says(tags[_i], _i == 1 ? VITAMINS_TOO_EARLY : VITAMINS_YES, terms[_i], NEW_YEAR);
    glass.visit.vitamins.slip_verdict = SLIP_UNKNOWN;
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    vitamins_voucher(tags[_i]);
    glass_check_page();
    glass.house.has_printer = true;
    visit_printed(&glass.visit, SLIP_FAILED, "P3");
    glass_check_page();
}
END_TEST

TCase *cases_of_vitamins(void)
{
    TCase *cases = tcase_create("vitamins");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, vitamins_open, glass_close);
    tcase_add_test(cases, everybody_has_a_row);
    tcase_add_loop_test(cases, a_verdict_is_said_kindly, 0, 9);
    tcase_add_test(cases, a_price_that_nobody_set_is_asked_at_the_desk);
    tcase_add_test(cases, what_is_not_given_here_is_said);
    tcase_add_loop_test(cases, how_to_get_the_card_is_told_to_whom_it_helps, 0, 6);
    tcase_add_test(cases, without_an_address_the_desk_tells_how);
    tcase_add_test(cases, the_last_slip_is_looked_for_first);
    tcase_add_test(cases, a_code_that_is_not_found_stops_nobody);
    tcase_add_test(cases, the_button_waits_for_the_keeper);
    tcase_add_test(cases, the_voucher_says_what_it_is_for);
    tcase_add_test(cases, only_what_counts_is_on_the_voucher);
    tcase_add_loop_test(cases, the_pages_fit, 0, 3);
    return cases;
}

Suite *suite_of_vitamins(void)
{
    Suite *suite = suite_create("vitamins");

    suite_add_tcase(suite, cases_of_vitamins());
    suite_add_tcase(suite, cases_of_printing());
    return suite;
}
