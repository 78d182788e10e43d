/* The code of a ticket, and the ticket it leads to. */
#include "sessions_family.h"

#include <stdio.h>

static void type_code(const char *text)
{
    (void)glass_touch("sessions.ticket");
    for (const char *c = text; *c != '\0'; c++) {
        char key[] = "key.0";

        key[4] = *c;
        (void)glass_touch(key);
    }
}

static void answer(enum session_verdict verdict, int wait_minutes)
{
    struct visit_ticket ticket = {.verdict = verdict, .session = -1, .wait_minutes = wait_minutes};

    visit_ticket_found(&glass.visit, &ticket);
    glass_build(0);
}

START_TEST(a_code_is_typed_on_the_number_pad)
{
    timetable_shows("en");
    type_code("123");
    ck_assert_int_eq(glass.visit.screen, SCREEN_TICKET_CODE);
    ck_assert(glass_node("code")->focused);
    ck_assert(glass_node("code")->personal);
    ck_assert_says("code", "123|");
    ck_assert(!family_sees("error.code"));
    ck_assert(!family_sees("key.a"));
    ck_assert(glass_node("key.-")->hidden);
    ck_assert_int_eq(glass_touch("code.find"), EFFECT_NONE);
    ck_assert_says("error.code", "Write all 6 numbers of the code.");
    ck_assert(glass_node("code")->invalid);
    glass_check_page();
    glass_build(0);
    (void)glass_touch("key.4");
    ck_assert(!family_sees("error.code"));
}
END_TEST

START_TEST(done_looks_for_the_ticket_too)
{
    timetable_shows("en");
    type_code("123456");
    ck_assert_int_ne(glass_node("key.done")->look, UI_LOOK_MAIN_KEY); /* one main button is enough */
    ck_assert_int_eq(glass_touch("key.done"), EFFECT_FIND_TICKET);
    ck_assert(glass_node("code.find")->disabled);
}
END_TEST

START_TEST(what_the_keeper_says_of_a_code)
{
    timetable_shows("en");
    type_code("123456");
    ck_assert_int_eq(glass_touch("code.find"), EFFECT_FIND_TICKET);
    ck_assert(glass_node("code.find")->disabled);
    ck_assert_str_eq(glass_node("code.find")->text, "One moment…");
    ck_assert(!family_sees("error.code"));
    answer(VERDICT_NONE, 0);
    ck_assert_says("error.code",
                   "We did not find a ticket with this code. Check the numbers on your ticket.");
    (void)glass_touch("code.find");
    answer(VERDICT_TOO_MANY, 6);
    ck_assert_says("error.code", "Too many wrong codes. Try again in 6 minutes, or ask at the desk.");
    glass_check_page();
    glass_build(0);
    (void)glass_touch("code.find");
    visit_ticket_unknown(&glass.visit, "K1");
    glass_build(0);
    ck_assert_says("keeper-away", "We cannot look at tickets just now. Ask at the desk. Code for staff: K1.");
    ck_assert(!family_sees("error.code"));
}
END_TEST

START_TEST(a_ticket_says_how_it_stands)
{
    static const struct {
        enum session_verdict verdict;
        const char *title, *text, *cancel;
        bool takes;
    } cases[] = {
        {VERDICT_BOOKED, "You have a place|", NULL, "Give my place back", false},
        {VERDICT_WAITING, "You are number 3 on the waiting list|", "we keep it for you for a while",
         "Leave the waiting list", false},
        {VERDICT_OFFERED, "A place is free for you until 3pm today|", "it goes to the next family",
         "Give my place back", true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        timetable_shows("en");
        timetable_ticket("monday-play", cases[i].verdict);
        ck_assert_says("title", cases[i].title);
        if (cases[i].text != NULL)
            ck_assert_says("ticket.text", cases[i].text);
        ck_assert_says("session.name", "Play");
        ck_assert_says("session.when", "Monday 23 November 2026, 10am to 11:30am");
        ck_assert_says("session.party", "1 adult, 2 children");
        ck_assert_str_eq(glass_node("ticket.reference")->text, "7Q2M-RX4F");
        ck_assert(glass_node("ticket.reference")->personal);
        ck_assert_str_eq(glass_node("ticket.cancel")->text, cases[i].cancel);
        ck_assert(family_sees("ticket.take") == cases[i].takes);
        ck_assert(family_sees("nav.back"));
        ck_assert_str_eq(glass_node("nav.leave")->text, cases[i].takes ? "Stop and clear" : "Finish");
    }
}
END_TEST

START_TEST(giving_a_place_back_is_asked_first)
{
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_BOOKED);
    ck_assert_int_eq(glass_touch("ticket.cancel"), EFFECT_NONE);
    ck_assert_says("title", "Do you want to give your place back?");
    ck_assert(!family_sees("ticket.cancel"));
    ck_assert(!family_sees("nav.back"));
    glass_check_page();
    glass_build(0);
    ck_assert_int_eq(glass_touch("ticket.cancel.no"), EFFECT_NONE);
    ck_assert_says("title", "You have a place");
    ck_assert(!family_sees("error.ticket"));
    (void)glass_touch("ticket.cancel");
    ck_assert_int_eq(glass_touch("ticket.cancel.yes"), EFFECT_TICKET_ACT);
    ck_assert_int_eq(glass.visit.ticket.act, TICKET_CANCEL);
    ck_assert(glass_node("ticket.cancel.yes")->disabled);
    ck_assert(glass_node("ticket.cancel.no")->disabled);
    visit_ticket_done(&glass.visit, VERDICT_DONE, 0);
    glass_build(0);
    ck_assert_says("title", "Thank you. Your place is given back.");
    ck_assert_says("ticket.text", "Another family can come now.");
    ck_assert(!family_sees("ticket.cancel"));
    ck_assert_str_eq(glass_node("nav.leave")->text, "Finish");
}
END_TEST

START_TEST(leaving_the_list_is_no_thank_you)
{
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_WAITING);
    (void)glass_touch("ticket.cancel");
    ck_assert_says("title", "Do you want to leave the waiting list?");
    ck_assert_str_eq(glass_node("ticket.cancel.no")->text, "No, stay on it");
    (void)glass_touch("ticket.cancel.yes");
    visit_ticket_done(&glass.visit, VERDICT_DONE, 0);
    glass_build(0);
    ck_assert_says("title", "You are not on the waiting list any more");
}
END_TEST

START_TEST(a_place_that_is_kept_is_taken)
{
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_OFFERED);
    ck_assert_int_eq(glass_touch("ticket.take"), EFFECT_TICKET_ACT);
    ck_assert_int_eq(glass.visit.ticket.act, TICKET_TAKE);
    ck_assert_says("title", "A place is free for you"); /* not a question */
    ck_assert(glass_node("ticket.take")->disabled);
    visit_ticket_done(&glass.visit, VERDICT_DONE, 0);
    glass_build(0);
    ck_assert_says("title", "You have a place");
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_OFFERED);
    (void)glass_touch("ticket.take");
    visit_ticket_done(&glass.visit, VERDICT_GONE, 0);
    glass_build(0);
    ck_assert_says("title", "The place has gone to the next family");
    ck_assert(!family_sees("ticket.take"));
    ck_assert(!family_sees("ticket.cancel"));
}
END_TEST

START_TEST(a_place_that_was_not_taken_in_time_is_told_of)
{
    timetable_shows("en");
    timetable_told();
    timetable_ticket("monday-play", VERDICT_GONE);
    ck_assert_says("title", "The place has gone to the next family");
    ck_assert_says("ticket.text", "You can ask at the desk, or sign up again.");
    ck_assert_says("session.when", "10am to 11:30am");
    ck_assert(!family_sees("ticket.cancel"));
    ck_assert(!family_sees("ticket.take"));
    glass_check_words();
    glass_check_page();
    glass_build(0);
    (void)glass_touch("ticket.again");
    ck_assert_int_eq(glass.visit.screen, SCREEN_SESSION);
    ck_assert(family_sees("session.sign-up"));
    timetable_shows("en");
    timetable_ticket(NULL, VERDICT_GONE);
    ck_assert(!family_sees("ticket.again"));
}
END_TEST

START_TEST(an_act_that_could_not_be_done_is_told)
{
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_BOOKED);
    (void)glass_touch("ticket.cancel");
    (void)glass_touch("ticket.cancel.yes");
    visit_ticket_unknown(&glass.visit, "K1");
    glass_build(0);
    ck_assert_says("keeper-away", "K1");
    ck_assert(!glass_node("ticket.cancel.yes")->disabled);
    (void)glass_touch("ticket.cancel.yes");
    visit_ticket_done(&glass.visit, VERDICT_TOO_MANY, 6);
    glass_build(0);
    ck_assert_says("error.ticket", "Try again in 6 minutes");
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_BOOKED);
    (void)glass_touch("ticket.cancel");
    (void)glass_touch("ticket.cancel.yes");
    visit_ticket_done(&glass.visit, VERDICT_NONE, 0);
    glass_build(0);
    ck_assert_says("error.ticket", "This ticket is not in use any more.");
    ck_assert(!family_sees("ticket.cancel"));
}
END_TEST

START_TEST(a_session_that_is_gone_leaves_its_date)
{
    timetable_shows("en");
    timetable_ticket(NULL, VERDICT_BOOKED);
    ck_assert_says("session.when", "Thursday 26 November 2026, 10am to 11:30am");
    ck_assert(family_sees("ticket.no-session"));
    ck_assert(!family_sees("session.name"));
    ck_assert(family_sees("ticket.reference"));
    ck_assert(family_sees("ticket.cancel"));
}
END_TEST

START_TEST(how_long_a_place_is_kept_is_said)
{
    timetable_shows("en");
    timetable_ticket("monday-play", VERDICT_OFFERED);
    glass.visit.ticket.held_day.day = 24;
    glass_build(0);
    ck_assert_says("title", "A place is free for you until 3pm tomorrow");
    glass.visit.ticket.held_day.day = 26;
    glass_build(0);
    ck_assert_says("title", "A place is free for you until Thursday, 3pm");
}
END_TEST

TCase *cases_of_tickets(void)
{
    TCase *cases = tcase_create("tickets");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, a_code_is_typed_on_the_number_pad);
    tcase_add_test(cases, done_looks_for_the_ticket_too);
    tcase_add_test(cases, what_the_keeper_says_of_a_code);
    tcase_add_test(cases, a_ticket_says_how_it_stands);
    tcase_add_test(cases, giving_a_place_back_is_asked_first);
    tcase_add_test(cases, leaving_the_list_is_no_thank_you);
    tcase_add_test(cases, a_place_that_is_kept_is_taken);
    tcase_add_test(cases, a_place_that_was_not_taken_in_time_is_told_of);
    tcase_add_test(cases, an_act_that_could_not_be_done_is_told);
    tcase_add_test(cases, a_session_that_is_gone_leaves_its_date);
    tcase_add_test(cases, how_long_a_place_is_kept_is_said);
    return cases;
}
