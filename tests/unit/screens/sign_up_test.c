/* From the first question to the ticket on glass. */
#include "sessions_family.h"

#include <stdio.h>

START_TEST(privacy_says_how_long_names_are_kept)
{
    timetable_shows("en");
    timetable_told();
    timetable_opens("monday-play");
    (void)visit_sign_up(&glass.visit);
    (void)visit_reserved(&glass.visit, VERDICT_RESERVED, (struct places){5, 5, 5}, 0);
    glass_build(0);
    ck_assert_int_eq(glass.visit.screen, SCREEN_PRIVACY);
    ck_assert_says("privacy.who.text", "Timetable Centre keeps it: the name for the ticket");
    ck_assert_says("privacy.keep.text",
                   "This kiosk deletes names and phone numbers 7 days after the session.");
    ck_assert_says("privacy.see.text", "This screen never shows who has signed up.");
    glass_check_page();
}
END_TEST

START_TEST(questions_have_words_of_their_own)
{
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    glass_turn_to("child");
    glass_build(0);
    ck_assert_says("q.child", "Which children are coming?");
    glass_turn_to("adults");
    glass_build(0);
    ck_assert_says("q.adults=2", "2 adults");
    glass_turn_to("ticket-phone");
    glass_build(0);
    ck_assert_says("q.ticket-phone:help", "We ring only about this session");
    ck_assert_says("q.ticket-phone:help", "You can leave this empty.");
}
END_TEST

START_TEST(the_check_page_says_what_for)
{
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    ck_assert_says("title", "Check this before you sign up");
    ck_assert_says("session.name", "Play");
    ck_assert_says("session.when", "Monday 23 November 2026, 10am to 11:30am");
    ck_assert_says("session.where", "First Hall");
    ck_assert(glass_node("session.name") < glass_node("answer.adults"));
    ck_assert_says("answer.adults", "2 adults");
    ck_assert_says("answer.ticket-name", "Hajera");
    ck_assert(glass_node("answer.ticket-name")->personal);
    ck_assert_str_eq(glass_node("nav.next")->text, "Sign up");
    ck_assert_int_eq(glass_node("nav.next")->action.kind, ACT_SEND);
    ck_assert(!family_sees("session.wait"));
    visit_not_stored(&glass.visit, "K1", false);
    glass_build(0);
    ck_assert_says("error.send", "You are not signed up yet|");
    ck_assert_says("error.send", "K1");
}
END_TEST

START_TEST(when_the_last_place_goes_she_can_wait)
{
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    timetable_booked(VERDICT_FULL, 3);
    ck_assert_int_eq(glass.visit.screen, SCREEN_CHECK);
    ck_assert_says("session.gone", "The last place has just gone|3 families are waiting.");
    ck_assert(!family_sees("nav.next"));
    ck_assert_says("check.note", "You are on the waiting list when you see your ticket.");
    glass_check_page();
    glass_build(0);
    ck_assert((glass_touch("session.wait") & EFFECT_SUBMIT) != 0);
    ck_assert(glass.visit.sign_up.may_wait);
    ck_assert(!family_sees("session.gone"));
}
END_TEST

START_TEST(another_time_of_that_day_is_offered_first)
{
    size_t first;

    timetable_shows("en");
    timetable_told();
    first = (size_t)timetable_find("check");
    timetable_signs_up("check");
    (void)visit_send(&glass.visit);
    ck_assert_int_eq(visit_booked(&glass.visit, VERDICT_FULL, "", "", 0, 2), EFFECT_ASK_PLACES);
    visit_places_told(&glass.visit, first + 2, VERDICT_OPEN, (struct places){0, 9, 9}, 0);
    glass_build(0);
    ck_assert_str_eq(family_reads("session.gone"), "The last place has just gone||");
    ck_assert(glass_node("session.check.2026-11-27.0920") < glass_node("session.when"));
    ck_assert(!family_sees("session.check.2026-11-27.0900")); /* that has gone */
    ck_assert(!family_sees("session.check.2026-11-27.0940")); /* nor is this free */
    ck_assert_int_eq(glass_node("session.wait")->look, UI_LOOK_SECOND);
    glass_check_page();
    glass_build(0);
    ck_assert_int_eq(glass_touch("session.check.2026-11-27.0920"), EFFECT_NEW_ACT | EFFECT_RELEASE);
    ck_assert_int_eq(glass.visit.screen, SCREEN_CHECK);
    ck_assert(!family_sees("session.gone"));
    ck_assert_says("session.when", "9:20am to 9:40am");
    ck_assert_says("answer.ticket-name", "Hajera");
    ck_assert_int_eq(glass_node("nav.next")->action.kind, ACT_SEND);
}
END_TEST

/* What is known of a child is a line, and leads to the page where one takes out who does not come. */
START_TEST(a_child_is_one_line)
{
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    ck_assert_str_eq(family_reads("answer.child[0]"), "Child 1|18 months|");
    ck_assert(glass_node("answer.child[0]")->personal);
    ck_assert(!family_sees("answer.child-known[0]"));
    ck_assert(!family_sees("answer.child-age[0]"));
    ck_assert(!family_sees("answer.child-age-unit[0]"));
    ck_assert(!family_sees("answer.child[1]"));
    (void)glass_touch("change.child[0]");
    ck_assert(family_sees("remove.child[0]"));
}
END_TEST

START_TEST(paper_is_told_of_before_the_code_is_to_be_kept)
{
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    timetable_booked(VERDICT_WAITING, 1);
    glass.visit.slip = SLIP_FAILED;
    glass_build(0);
    ck_assert(glass_node("print.state") < glass_node("done.note"));
    ck_assert_int_eq(glass_node("done.note")->look, UI_LOOK_TEXT);
    glass.visit.slip = SLIP_PRINTED;
    glass_build(0);
    ck_assert_int_eq(glass_node("done.note")->look, UI_LOOK_HELP);
    glass_check_page();
}
END_TEST

START_TEST(who_joined_the_list_does_not_read_of_a_place)
{
    timetable_shows("en");
    timetable_has("monday-play", (struct places){0, 9, 9}, 2);
    timetable_opens("monday-play");
    (void)glass_touch("session.wait");
    visit_show_check(&glass.visit);
    glass_build(0);
    ck_assert_str_eq(glass_node("nav.next")->text, "Join the waiting list");
    ck_assert_says("check.note", "You are on the waiting list when you see your ticket.");
}
END_TEST

START_TEST(the_ticket_on_glass)
{
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    timetable_booked(VERDICT_BOOKED, 0);
    ck_assert_int_eq(glass.visit.screen, SCREEN_DONE);
    ck_assert_says("title", "You have a place|");
    ck_assert_int_eq(glass_node("title")->role, UI_STATUS);
    ck_assert_says("session.name", "Play");
    ck_assert_says("session.when", "Monday 23 November 2026, 10am to 11:30am");
    ck_assert_says("session.where", "First Hall|1 Example Street");
    ck_assert_says("session.bring", "What to bring: Socks for the soft floor");
    ck_assert_says("session.party", "2 adults");
    ck_assert_str_eq(glass_node("done.reference")->text, "7Q2M-RX4F");
    ck_assert_says("done.code", "123 456|");
    ck_assert_int_eq(glass_node("done.code")->look, UI_LOOK_REFERENCE);
    ck_assert(glass_node("done.code")->left_to_right);
    ck_assert(glass_node("done.code")->personal && glass_node("done.reference")->personal);
    ck_assert(glass_node("session.party")->personal);
    ck_assert_says("done.note", "Keep this code");
    ck_assert_says("done.next.text", "please give your place back");
    ck_assert_int_eq(glass_node("nav.leave")->action.kind, ACT_LEAVE);
}
END_TEST

START_TEST(a_place_on_the_waiting_list_has_its_number)
{
    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    timetable_booked(VERDICT_WAITING, 3);
    ck_assert_says("title", "You are number 3 on the waiting list|");
    ck_assert_str_eq(glass_node("title")->icon, "hourglass");
    ck_assert_says("done.note", "see if there is a place for you");
    ck_assert_says("done.next.text", "If a place becomes free, we keep it for you for a while.");
}
END_TEST

/* Whoever reads over her shoulder learns nothing of others, and the next page nothing of her. */
START_TEST(no_page_names_anybody)
{
    static const enum screen screens[] = {SCREEN_SESSIONS, SCREEN_SESSION, SCREEN_DONE, SCREEN_TICKET_CODE,
                                          SCREEN_TICKET};

    timetable_shows("en");
    timetable_told();
    timetable_signs_up("monday-play");
    timetable_booked(VERDICT_BOOKED, 0);
    glass.visit.ticket = (struct visit_ticket){.verdict = VERDICT_BOOKED, .session = -1};
    for (size_t s = 0; s < sizeof screens / sizeof screens[0]; s++) {
        glass.visit.screen = screens[s];
        if (screens[s] == SCREEN_SESSION)
            glass.visit.session = timetable_find("monday-play");
        glass_build(0);
        for (size_t i = 0; i < glass.view.count; i++)
            ck_assert_msg(strstr(family_reads(glass.view.nodes[i].id), "Hajera") == NULL, "%s on %s",
                          glass.view.nodes[i].id, glass.view.screen);
    }
}
END_TEST

TCase *cases_of_signing_up(void)
{
    TCase *cases = tcase_create("signing up");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, privacy_says_how_long_names_are_kept);
    tcase_add_test(cases, questions_have_words_of_their_own);
    tcase_add_test(cases, the_check_page_says_what_for);
    tcase_add_test(cases, when_the_last_place_goes_she_can_wait);
    tcase_add_test(cases, another_time_of_that_day_is_offered_first);
    tcase_add_test(cases, a_child_is_one_line);
    tcase_add_test(cases, paper_is_told_of_before_the_code_is_to_be_kept);
    tcase_add_test(cases, who_joined_the_list_does_not_read_of_a_place);
    tcase_add_test(cases, the_ticket_on_glass);
    tcase_add_test(cases, a_place_on_the_waiting_list_has_its_number);
    tcase_add_test(cases, no_page_names_anybody);
    return cases;
}
