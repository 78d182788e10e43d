/* What has become of a slip, on every page that has one. */
#include <stdio.h>

#include "sessions_family.h"
#include "vitamins_family.h"

/* --- the pages --- */

static void at_sign_up(enum session_verdict verdict)
{
    timetable_open();
    glass.house.has_printer = true;
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    timetable_booked(verdict, 3);
}

static void at_booked(void)
{
    at_sign_up(VERDICT_BOOKED);
}

static void at_waiting(void)
{
    at_sign_up(VERDICT_WAITING);
}

static void at_ticket(void)
{
    timetable_open();
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_BOOKED);
}

static void at_voucher(void)
{
    vitamins_open();
    glass.house.has_printer = true;
    vitamins_voucher("en");
}

static void at_request(void)
{
    glass_open();
    glass_start_flow("self-referral", "en");
    visit_show_check(&glass.visit);
    (void)visit_send(&glass.visit);
    (void)visit_stored(&glass.visit, "7Q2M-RX4F");
}

static void at_service(void)
{
    timetable_open();
    glass_show(SCREEN_SERVICE, "en");
    glass.visit.service = 0;
}

/* What each of them says; NULL: it prints by itself, and has no button. */
static const struct page {
    void (*open)(void);
    const char *button;
    const char *printing, *printed, *failed;
} pages[] = {
    {at_booked, NULL, "Your ticket is being printed.", "Take your ticket.", "Your place is safe. Write down"},
    {at_waiting, NULL, "Your ticket is being printed.", "Take your ticket.",
     "You are still on the waiting list."},
    {at_ticket, "Print again", "Your ticket is being printed.", "Take your ticket.",
     "Your ticket still holds."},
    {at_voucher, NULL, "Your voucher is being printed.", "Take your voucher.",
     "Write down the code or take a photo."},
    {at_request, "Print my reference number", "Your number is being printed.", "Take your slip.",
     "Your request is safe."},
    {at_service, "Print this", "This is being printed.", "Take your slip.",
     "The printer did not print this."},
};

enum { PAGES = sizeof pages / sizeof pages[0] };

static void open_page(const struct page *page)
{
    page->open();
    glass.house.has_printer = true;
    glass_build(0);
}

static void becomes(enum visit_slip slip, const char *code)
{
    visit_printed(&glass.visit, slip, code);
    glass_build(0);
}

START_TEST(a_slip_is_followed_to_its_end)
{
    const struct page *page = &pages[_i];

    open_page(page);
    if (page->button != NULL) {
        ck_assert(!family_sees("print.state"));
        ck_assert_str_eq(glass_node("print.slip")->text, page->button);
        ck_assert_int_eq(glass_node("print.slip")->look, UI_LOOK_SECOND);
        ck_assert_int_eq(glass_touch("print.slip"), EFFECT_PRINT);
    }
    ck_assert_int_eq(glass.visit.slip, SLIP_PRINTING);
    ck_assert_says("print.state", page->printing);
    ck_assert_int_eq(glass_node("print.state")->role, UI_STATUS);
    ck_assert(!family_sees("print.slip"));
    becomes(SLIP_HALF, "P1");
    ck_assert_says("print.state", page->failed);
    ck_assert_says("print.state", "|Code for staff: P1|");
    ck_assert(!family_sees("print.slip"));
    becomes(SLIP_FAILED, "P3");
    ck_assert_says("print.state", page->failed);
    ck_assert_says("print.state", "|Code for staff: P3|");
    ck_assert_str_eq(glass_node("print.slip")->text, "Try again");
    ck_assert_int_eq(glass_touch("print.slip"), EFFECT_PRINT);
    ck_assert_says("print.state", page->printing);
    becomes(SLIP_PRINTED, "");
    ck_assert_says("print.state", page->printed);
    ck_assert_ptr_null(glass_node("print.state")->detail);
    ck_assert(!family_sees("print.slip"));
    glass_close();
}
END_TEST

START_TEST(without_a_printer_nothing_is_said_of_it)
{
    open_page(&pages[_i]);
    glass.house.has_printer = false;
    glass.visit.slip = SLIP_NONE;
    glass_build(0);
    ck_assert(!family_sees("print.slip"));
    ck_assert(!family_sees("print.state"));
    glass_close();
}
END_TEST

/* Every page with the longest that a printer makes it say. */
START_TEST(every_page_fits)
{
    static const char *const tags[] = {"en", "bn", "ar"};

    open_page(&pages[_i]);
    visit_set_language(&glass.visit, tags[_i % 3]);
    glass_check_page();
    visit_printed(&glass.visit, SLIP_FAILED, "P3");
    glass_check_page();
    glass_close();
}
END_TEST

/* A copy of what does not hold, or not yet, would bring a family here for nothing. */
START_TEST(only_a_ticket_that_holds_is_printed)
{
    static const struct {
        const char *id;
        enum session_verdict verdict;
        bool is_printed;
    } cases[] = {
        {"monday-play", VERDICT_BOOKED, true},
        {"monday-play", VERDICT_WAITING, true},
        {"monday-play", VERDICT_OFFERED, false},
        {NULL, VERDICT_BOOKED, false},
    };

    timetable_open();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        timetable_shows("en");
        glass.house.has_printer = true;
        timetable_ticket(cases[i].id, cases[i].verdict);
        ck_assert(family_sees("print.slip") == cases[i].is_printed);
    }
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_OFFERED);
    (void)glass_touch("ticket.take");
    visit_ticket_done(&glass.visit, VERDICT_DONE, 0);
    glass_build(0);
    ck_assert(family_sees("print.slip"));
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_BOOKED);
    (void)glass_touch("ticket.cancel");
    ck_assert(!family_sees("print.slip"));
    (void)glass_touch("ticket.cancel.yes");
    visit_ticket_done(&glass.visit, VERDICT_DONE, 0);
    becomes(SLIP_PRINTED, "");
    ck_assert(!family_sees("print.slip") && !family_sees("print.state"));
    glass_close();
}
END_TEST

START_TEST(what_has_no_number_has_no_slip)
{
    glass_open_small();
    glass.house.has_printer = true;
    glass_start_flow("views", "en");
    visit_show_check(&glass.visit);
    (void)visit_send(&glass.visit);
    (void)visit_stored(&glass.visit, "7Q2M-RX4F");
    glass_build(0);
    ck_assert(family_sees("done.reference") == family_sees("print.slip"));
    glass_close();
    glass_open();
    glass.house.has_printer = true;
    glass_start_flow("views", "en");
    visit_show_check(&glass.visit);
    (void)visit_send(&glass.visit);
    (void)visit_stored(&glass.visit, "7Q2M-RX4F");
    glass_build(0);
    ck_assert(!family_sees("done.reference"));
    ck_assert(!family_sees("print.slip"));
    glass_close();
}
END_TEST

TCase *cases_of_printing(void)
{
    TCase *cases = tcase_create("printing");

    tcase_set_timeout(cases, 240);
    tcase_add_loop_test(cases, a_slip_is_followed_to_its_end, 0, PAGES);
    tcase_add_loop_test(cases, without_a_printer_nothing_is_said_of_it, 0, PAGES);
    tcase_add_loop_test(cases, every_page_fits, 0, PAGES);
    tcase_add_test(cases, only_a_ticket_that_holds_is_printed);
    tcase_add_test(cases, what_has_no_number_has_no_slip);
    return cases;
}
