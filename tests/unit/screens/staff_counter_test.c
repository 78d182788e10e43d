/* A voucher that is handed over and a ticket that is printed again, state by state. */
#include "staff_family.h"

/* --- a voucher --- */

START_TEST(a_code_that_is_none_is_said)
{
    static const struct {
        const char *card, *no_code, *none;
    } pages[] = {
        {"staff.vitamins", "This is not the number of a voucher.", "There is no voucher with this number."},
        {"staff.ticket", "This is not the number of a ticket.", "There is no ticket with this number."}};
    const struct visit_staff found = {.problem = STAFF_NONE};

    for (size_t i = 0; i < 2; i++) {
        staff_open(pages[i].card);
        ck_assert(glass_node("staff.code")->focused);
        ck_assert(family_sees("key.A"));
        staff_types(TYPING_STAFF_CODE, "7Q2M");
        ck_assert_int_eq(glass_touch("staff.look"), EFFECT_NONE);
        ck_assert_says("error.staff", pages[i].no_code);
        ck_assert(glass_node("staff.code")->invalid);
        (void)glass_touch("nav.back");
        (void)glass_touch(pages[i].card);
        ck_assert(!family_sees("error.staff"));
        ck_assert_str_eq(glass_node("staff.code")->text, "");
        staff_look_up();
        ck_assert_str_eq(glass_node("staff.look")->text, "One moment…");
        visit_staff_found(&glass.visit, &found);
        glass_build(0);
        ck_assert_says("error.staff", pages[i].none);
        ck_assert(!glass_node("staff.look")->disabled);
        glass_check_words();
    }
}
END_TEST

START_TEST(a_voucher_says_what_it_is_for)
{
    staff_have_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE_WITH_CARD);
    ck_assert_says("staff.item[0]", "2 × Women’s vitamin tablets|Free with the Healthy Start card or letter");
    ck_assert_says("staff.item[1]", "1 × Children’s vitamin drops|The family pays £9.99 for each pack");
    ck_assert_says("staff.until", "The voucher can be used until Monday 21 December 2026.");
    ck_assert(!family_sees("key.a") && !family_sees("error.staff") && !family_sees("staff.look"));
    ck_assert_str_eq(glass_node("staff.card")->text, "Card or letter seen");
    ck_assert_int_eq(glass_node("staff.card")->role, UI_CHECKBOX);
    ck_assert_str_eq(glass_node("staff.hand-over")->text, "Handed over");
    glass_check_words();
    glass.visit.staff.items[0].terms = VITAMINS_FREE;
    glass.visit.staff.items[1].product = -1;
    glass_build(0);
    ck_assert_says("staff.item[0]", "|Free|");
    ck_assert_says("staff.item[1]", "1 × a product that is not in use any more|The family pays for it");
    ck_assert(!family_sees("staff.card"));
    glass_check_words();
}
END_TEST

START_TEST(the_card_is_seen_before_anything_is_handed_over)
{
    staff_have_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE_WITH_CARD);
    ck_assert_int_eq(glass_touch("staff.hand-over"), EFFECT_NONE);
    ck_assert_says("error.staff", "Look at the card or letter first, then tick the box.");
    (void)glass_touch("staff.card");
    ck_assert(glass_node("staff.card")->selected);
    ck_assert(!family_sees("error.staff"));
    (void)glass_touch("staff.card");
    ck_assert(!glass_node("staff.card")->selected);
    (void)glass_touch("staff.card");
    ck_assert_int_eq(glass_touch("staff.hand-over"), EFFECT_HAND_OVER);
    ck_assert(glass_node("staff.hand-over")->disabled);
    ck_assert_str_eq(glass_node("staff.hand-over")->text, "One moment…");
}
END_TEST

START_TEST(what_comes_of_a_hand_over)
{
    static const struct {
        enum staff_result result;
        int product;
        const char *id, *says;
        bool is_open, may_type; /* it may be tried again; the next one may be typed at once */
    } cases[] = {
        {STAFF_HANDED_OVER, -1, "staff.done", "Done. 3 packs are taken off the stock.", false, true},
        {STAFF_USED, -1, "error.staff", "This voucher has been used already.", false, false},
        {STAFF_OLD, -1, "error.staff", "This voucher is too old. Its last day was Monday 21 December 2026.",
         false, false},
        {STAFF_NO_CARD, -1, "error.staff", "Look at the card or letter first", true, false},
        {STAFF_NO_STOCK, 1, "error.staff",
         "There are not enough packs of “Children’s vitamin drops” that have not expired.|Nothing was", true,
         false},
        {STAFF_NOT_DONE, -1, "error.staff", "There is no voucher with this number.", false, true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        staff_have_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE);
        ck_assert_int_eq(glass_touch("staff.hand-over"), EFFECT_HAND_OVER);
        visit_handed_over(&glass.visit, cases[i].result, cases[i].product);
        glass_build(0);
        ck_assert_says(cases[i].id, cases[i].says);
        ck_assert(family_sees("staff.hand-over") == cases[i].is_open);
        ck_assert(family_sees("staff.look") == cases[i].may_type);
        ck_assert(family_sees("staff.next") != (cases[i].is_open || cases[i].may_type));
        glass_check_words();
    }
}
END_TEST

START_TEST(a_voucher_that_holds_no_more_cannot_be_handed_over)
{
    staff_have_voucher(STAFF_VOUCHER_USED, VITAMINS_FREE_WITH_CARD);
    ck_assert_says("error.staff", "This voucher has been used already.");
    ck_assert(!family_sees("staff.hand-over") && !family_sees("staff.card"));
    ck_assert(family_sees("staff.item[0]"));
    ck_assert_int_eq(glass_touch("staff.next"), EFFECT_NONE);
    ck_assert(glass_node("staff.code")->focused);
    staff_have_voucher(STAFF_VOUCHER_OLD, VITAMINS_FREE_WITH_CARD);
    ck_assert_says("error.staff", "The family can get a new one at this screen.");
    ck_assert(!family_sees("staff.hand-over"));
}
END_TEST

START_TEST(the_next_one_comes_at_once)
{
    staff_have_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE);
    (void)glass_touch("staff.hand-over");
    visit_handed_over(&glass.visit, STAFF_HANDED_OVER, -1);
    glass_build(0);
    ck_assert(glass_node("staff.code")->focused);
    ck_assert_str_eq(glass_node("staff.code")->text, "");
    ck_assert(!family_sees("staff.item[0]"));
    ck_assert_int_eq(visit_hand_over(&glass.visit), EFFECT_NONE);
    ck_assert_int_eq(visit_scanned(&glass.visit, "DS:" STAFF_CODE), EFFECT_STAFF_LOOK);
    glass_build(0);
    ck_assert_str_eq(glass_node("staff.code")->text, STAFF_CODE);
    ck_assert(!family_sees("staff.done"));
    ck_assert_int_eq(visit_scanned(&glass.visit, "DS:" STAFF_CODE), EFFECT_NONE); /* one at a time */
}
END_TEST

START_TEST(a_touch_of_the_box_begins_the_next_one)
{
    staff_have_voucher(STAFF_VOUCHER_USED, VITAMINS_FREE);
    (void)glass_touch("staff.code");
    ck_assert_str_eq(glass_node("staff.code")->text, "");
    ck_assert(glass_node("staff.code")->focused);
    ck_assert(!family_sees("staff.item[0]") && !family_sees("error.staff"));
    staff_types(TYPING_STAFF_CODE, "7Q");
    (void)glass_touch("staff.code");
    ck_assert_str_eq(glass_node("staff.code")->text, "7Q");
}
END_TEST

START_TEST(an_answer_to_what_nobody_looks_at_any_more_is_none)
{
    struct visit_staff found = {.item_count = 1};

    staff_open("staff.vitamins");
    staff_look_up();
    (void)glass_touch("nav.back");
    (void)glass_touch("staff.vitamins");
    visit_staff_found(&glass.visit, &found);
    glass_build(0);
    ck_assert(!family_sees("staff.item[0]"));
    staff_find_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE);
    (void)glass_touch("staff.hand-over");
    (void)glass_touch("nav.back");
    (void)glass_touch("staff.vitamins");
    ck_assert(glass_node("staff.look")->disabled);
    visit_handed_over(&glass.visit, STAFF_HANDED_OVER, -1);
    glass_build(0);
    ck_assert(!family_sees("staff.done"));
    ck_assert(!glass_node("staff.look")->disabled);
}
END_TEST

START_TEST(without_the_keeper_what_was_found_stays)
{
    staff_have_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE);
    (void)glass_touch("staff.hand-over");
    visit_staff_unknown(&glass.visit, "K1");
    glass_build(0);
    ck_assert_says("keeper-away", "this code: K1.");
    ck_assert_int_eq(glass_touch("staff.hand-over"), EFFECT_HAND_OVER);
    staff_open("staff.vitamins");
    staff_look_up();
    visit_staff_unknown(&glass.visit, "K1");
    glass_build(0);
    ck_assert(!family_sees("staff.hand-over"));
    ck_assert_int_eq(glass_touch("staff.look"), EFFECT_STAFF_LOOK);
}
END_TEST

/* --- a ticket --- */

START_TEST(a_ticket_says_all_but_the_name)
{
    static const struct {
        enum session_verdict verdict;
        const char *says;
        bool is_printed;
    } cases[] = {{VERDICT_BOOKED, "The family has a place.", true},
                 {VERDICT_WAITING, "The family is on the waiting list: number 3.", true},
                 {VERDICT_OFFERED, "A place is kept for the family.", false}};

    glass.house.has_printer = true;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        staff_have_ticket("monday-play", cases[i].verdict);
        ck_assert_says("staff.standing", cases[i].says);
        ck_assert(family_sees("session.name") && family_sees("session.when"));
        ck_assert_says("session.party", "1 adult, 2 children");
        ck_assert(family_sees("print.slip") == cases[i].is_printed);
        ck_assert(!family_sees("staff.look"));
        for (size_t k = 0; k < glass.view.count; k++) {
            ck_assert_ptr_null(strstr(family_reads(glass.view.nodes[k].id), STAFF_NAME));
            ck_assert_ptr_null(strstr(family_reads(glass.view.nodes[k].id), STAFF_TICKET_CODE));
        }
        glass_check_words();
    }
}
END_TEST

START_TEST(a_ticket_is_printed_as_often_as_it_is_wanted)
{
    glass.house.has_printer = true;
    staff_have_ticket("monday-play", VERDICT_BOOKED);
    ck_assert_str_eq(glass_node("print.slip")->text, "Print");
    ck_assert_int_eq(glass_touch("print.slip"), EFFECT_PRINT);
    ck_assert_says("print.state", "The ticket is being printed.");
    ck_assert(glass_node("print.slip")->disabled);
    /* The page stays until the printer has done. */
    ck_assert_int_eq(visit_scanned(&glass.visit, STAFF_CODE), EFFECT_NONE);
    visit_printed(&glass.visit, SLIP_FAILED, "P3");
    glass_build(0);
    ck_assert_says("print.state", "The printer did not print the ticket.");
    ck_assert_says("print.state", "|Code for staff: P3|");
    ck_assert_str_eq(glass_node("print.slip")->text, "Try again");
    (void)glass_touch("print.slip");
    visit_printed(&glass.visit, SLIP_PRINTED, "");
    glass_build(0);
    ck_assert_says("print.state", "The ticket is printed.");
    ck_assert_int_eq(glass_node("print.slip")->area, UI_ITEMS); /* not under the finger that touched it */
    ck_assert_str_eq(glass_node("print.slip")->text, "Print again");
    ck_assert_int_eq(glass_touch("print.slip"), EFFECT_PRINT);
    visit_printed(&glass.visit, SLIP_PRINTED, "");
    glass_build(0);
    (void)glass_touch("staff.next");
    ck_assert(glass_node("staff.code")->focused);
    ck_assert_int_eq(visit_scanned(&glass.visit, STAFF_CODE), EFFECT_STAFF_LOOK);
    glass_build(0);
    ck_assert(!family_sees("print.state"));
}
END_TEST

START_TEST(what_cannot_be_printed_says_why)
{
    staff_have_ticket("monday-play", VERDICT_BOOKED);
    ck_assert_says("staff.paper", "There is no printer at this screen.");
    ck_assert(!family_sees("print.slip"));
    glass.house.has_printer = true;
    glass_build(0);
    ck_assert_says("staff.paper", "The name is on the paper only.");
    staff_have_ticket(NULL, VERDICT_BOOKED);
    ck_assert_says("staff.no-session", "This session is not in the timetable any more.");
    ck_assert(family_sees("session.when") && !family_sees("session.name"));
    ck_assert(!family_sees("print.slip") && !family_sees("staff.paper"));
    ck_assert(family_sees("staff.next"));
}
END_TEST

/* --- every panel --- */

START_TEST(the_vitamins_pages_fit)
{
    staff_come("en");
    glass_check_page();
    staff_unlock(STAFF_WAIT, 12);
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    glass_check_words();
    staff_are_in();
    glass_check_page();
    glass_check_words();
    (void)glass_touch("staff.vitamins");
    glass_check_page();
    (void)glass_touch("staff.look");
    glass_check_page();
    staff_find_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE_WITH_CARD);
    (void)glass_touch("staff.hand-over");
    glass_check_page();
    (void)glass_touch("staff.card");
    (void)glass_touch("staff.hand-over");
    visit_handed_over(&glass.visit, STAFF_NO_STOCK, 1);
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    visit_handed_over(&glass.visit, STAFF_HANDED_OVER, -1);
    glass_check_page();
}
END_TEST

START_TEST(the_ticket_pages_fit)
{
    glass.house.has_printer = true;
    staff_have_ticket("monday-play", VERDICT_BOOKED);
    glass_check_page();
    visit_printed(&glass.visit, SLIP_FAILED, "P3");
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    glass_check_words();
    staff_have_ticket(NULL, VERDICT_OFFERED);
    glass_check_page();
    glass_check_words();
    (void)glass_touch("staff.code");
    glass_check_page();
}
END_TEST

TCase *cases_of_vouchers(void)
{
    TCase *cases = tcase_create("vouchers");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, vitamins_open, glass_close);
    tcase_add_test(cases, a_code_that_is_none_is_said);
    tcase_add_test(cases, a_voucher_says_what_it_is_for);
    tcase_add_test(cases, the_card_is_seen_before_anything_is_handed_over);
    tcase_add_test(cases, what_comes_of_a_hand_over);
    tcase_add_test(cases, a_voucher_that_holds_no_more_cannot_be_handed_over);
    tcase_add_test(cases, the_next_one_comes_at_once);
    tcase_add_test(cases, a_touch_of_the_box_begins_the_next_one);
    tcase_add_test(cases, an_answer_to_what_nobody_looks_at_any_more_is_none);
    tcase_add_test(cases, without_the_keeper_what_was_found_stays);
    tcase_add_test(cases, the_vitamins_pages_fit);
    return cases;
}

TCase *cases_of_copies(void)
{
    TCase *cases = tcase_create("copies");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, a_ticket_says_all_but_the_name);
    tcase_add_test(cases, a_ticket_is_printed_as_often_as_it_is_wanted);
    tcase_add_test(cases, what_cannot_be_printed_says_why);
    tcase_add_test(cases, the_ticket_pages_fit);
    return cases;
}
