/* The pages of sessions and tickets on every panel, as glass.h says: nothing overlaps, nothing leaves the
 * panel, everything that is touched is large enough. Each state of a page in one of three scripts. */
#include "sessions_family.h"

START_TEST(the_timetable_fits)
{
    timetable_shows("ar");
    timetable_told();
    timetable_has("monday-play", (struct places){0, 9, 9}, 12);
    glass.visit.sessions_have_changed = true;
    glass_check_page();
}
END_TEST

START_TEST(nothing_and_no_keeper_fit)
{
    timetable_shows("bn");
    visit_places_unknown(&glass.visit, "K1");
    glass.visit.session_count = 0;
    glass_check_page();
}
END_TEST

START_TEST(every_date_fits)
{
    static const struct {
        const char *id, *tag;
    } cases[] = {
        {"monday-play", "bn"},
        {"check", "ar"},
        {"massage-course", "en"},
        {"teens", "bn"},
    };

    timetable_shows_all(cases[_i].tag);
    timetable_told();
    timetable_opens(cases[_i].id);
    glass_check_page();
}
END_TEST

START_TEST(every_word_is_there)
{
    timetable_shows("en");
    timetable_told();
    glass_check_words();
    timetable_opens("check");
    glass_check_words();
    timetable_shows_all("en");
    timetable_opens("teens");
    glass_check_words();
    timetable_shows("en");
    (void)glass_touch("sessions.ticket");
    glass_check_words();
}
END_TEST

START_TEST(signing_up_fits)
{
    timetable_shows("bn");
    timetable_told();
    timetable_signs_up("massage-course");
    glass_check_page();
    timetable_shows("ar");
    timetable_told();
    timetable_signs_up("made-up");
    timetable_booked(VERDICT_FULL, 3);
    glass_check_page();
    timetable_booked(VERDICT_WAITING, 12);
    glass_check_page();
}
END_TEST

START_TEST(tickets_fit)
{
    static const struct {
        const char *id, *tag;
        enum session_verdict verdict;
    } cases[] = {
        {"massage-course", "bn", VERDICT_BOOKED},
        {NULL, "en", VERDICT_WAITING},
        {"made-up", "ar", VERDICT_OFFERED},
    };

    timetable_shows(cases[_i].tag);
    timetable_ticket(cases[_i].id, cases[_i].verdict);
    glass_check_page();
    glass_build(0);
    (void)glass_touch("ticket.cancel");
    visit_ticket_unknown(&glass.visit, "K1");
    glass_check_page();
    glass_build(0);
    (void)glass_touch("ticket.cancel.yes");
    visit_ticket_done(&glass.visit, VERDICT_DONE, 0);
    glass_check_page();
}
END_TEST

START_TEST(the_code_fits)
{
    timetable_shows("ar");
    (void)glass_touch("sessions.ticket");
    (void)glass_touch("code.find");
    glass_check_page();
}
END_TEST

TCase *cases_of_session_panels(void)
{
    TCase *cases = tcase_create("panels of sessions");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, the_timetable_fits);
    tcase_add_test(cases, nothing_and_no_keeper_fit);
    tcase_add_loop_test(cases, every_date_fits, 0, 4);
    tcase_add_test(cases, every_word_is_there);
    tcase_add_test(cases, signing_up_fits);
    tcase_add_loop_test(cases, tickets_fit, 0, 3);
    tcase_add_test(cases, the_code_fits);
    return cases;
}
