/* The timetable and the page of a date: what is said before somebody chooses, in each state. */
#include "sessions_family.h"
#include "suites.h"

/* --- the list --- */

START_TEST(dates_stand_under_their_day_and_week)
{
    static const char *const order[] = {
        "group.today",
        "session.monday-play.2026-11-23",
        "group.tomorrow",
        "session.songs.2026-11-24",
        "group.week",
        "session.talk.2026-11-25",
        "session.club.2026-11-26",
        "session.check.2026-11-27",
        "session.made-up-walk.2026-11-29",
        "group.next-week",
        "session.monday-play.2026-11-30",
        "session.songs.2026-12-01",
        "group.later",
        "session.check.2026-12-11",
        "session.massage-course.2027-01-06",
        "sessions.all",
    };
    const struct ui_node *before = NULL;

    timetable_shows("en");
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        const struct ui_node *node = glass_node(order[i]);

        ck_assert_msg(before == NULL || before < node, "%s stands too early", order[i]);
        before = node;
    }
    ck_assert_says("title", "What is on for: 18 months · 7 years");
    ck_assert(glass_node("title")->personal);
    ck_assert_says("group.week", "This week");
    ck_assert(!family_sees("session.teens.2026-11-26"));
}
END_TEST

START_TEST(a_card_says_when_where_and_for_whom)
{
    const struct ui_node *card;

    timetable_shows("en");
    timetable_told();
    ck_assert_says("session.monday-play.2026-11-23", "Play||Places free|Today, 10am to 11:30am|First Hall|");
    ck_assert_says("session.monday-play.2026-11-23", "|For: 18 months");
    ck_assert_says("session.songs.2026-11-24",
                   "Songs and rhymes||Just come|Tomorrow, 9:30am to 10:30am|Long Hall|");
    ck_assert_says("session.club.2026-11-26", "|Thursday, 3:30pm to 5pm|Long Hall|For: 7 years");
    ck_assert_says("session.songs.2026-12-01", "|Tuesday 1 December 2026, 9:30am to 10:30am|");
    ck_assert_says("session.massage-course.2027-01-06",
                   "|Wednesday 6 January 2027, 1pm to 2pm, 5 days in all|");
    card = glass_node("session.club.2026-11-26");
    ck_assert(card->facts[2].personal);
    ck_assert_int_eq(card->action.kind, ACT_OPEN_SESSION);
    ck_assert_int_eq(card->action.item, timetable_find("club"));
    ck_assert_str_eq(card->icon, "calendar");
    ck_assert_str_eq(glass_node("session.monday-play.2026-11-23")->icon, "play");
}
END_TEST

START_TEST(the_note_tells_of_the_room_before)
{
    static const struct {
        const char *id;
        struct places left;
        int waiting;
        const char *node;
        const char *note;
    } cases[] = {
        {"monday-play", {6, 99, 99}, 0, "session.monday-play.2026-11-23", "|Places free|"},
        {"monday-play", {5, 99, 99}, 0, "session.monday-play.2026-11-23", "|5 places left|"},
        {"monday-play", {1, 99, 99}, 0, "session.monday-play.2026-11-23", "|1 place left|"},
        {"monday-play", {0, 99, 99}, 0, "session.monday-play.2026-11-23", "|Full|"},
        {"monday-play", {0, 99, 99}, 1, "session.monday-play.2026-11-23", "|Full, 1 waiting|"},
        {"monday-play", {0, 99, 99}, 3, "session.monday-play.2026-11-23", "|Full, 3 waiting|"},
        {"monday-play", {3, 0, 99}, 2, "session.monday-play.2026-11-23", "|Full, 2 waiting|"},
        {"club", {PLACES_NO_LIMIT, 3, 99}, 0, "session.club.2026-11-26", "|3 places left|"},
        {"club", {PLACES_NO_LIMIT, 12, 99}, 0, "session.club.2026-11-26", "|Places free|"},
        {"club", {PLACES_NO_LIMIT, PLACES_NO_LIMIT, 99}, 0, "session.club.2026-11-26", "|Places free|"},
    };

    timetable_shows("en");
    ck_assert_ptr_null(glass_node("session.monday-play.2026-11-23")->note);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        timetable_has(cases[i].id, cases[i].left, cases[i].waiting);
        ck_assert_says(cases[i].node, cases[i].note);
    }
}
END_TEST

START_TEST(a_family_that_is_too_large_is_told_so)
{
    timetable_shows("en");
    glass.visit.sessions[timetable_find("monday-play")].fits = 3;
    timetable_has("monday-play", (struct places){2, 1, 99}, 1);
    ck_assert_says("session.monday-play.2026-11-23", "|Not enough places|");
    timetable_opens("monday-play");
    ck_assert_says("session.places", "not enough for your whole family");
    ck_assert(family_sees("session.wait"));
    ck_assert(!family_sees("session.sign-up"));
}
END_TEST

START_TEST(when_signing_up_opens_is_said)
{
    struct visit_session *entry;

    timetable_shows("en");
    timetable_told();
    ck_assert_says("session.talk.2026-11-25", "|Opens tomorrow, 9am|");
    ck_assert_says("session.monday-play.2026-11-30", "|Opens tomorrow, 9am|");
    ck_assert_says("session.massage-course.2027-01-06", "|Opens later|");
    entry = &glass.visit.sessions[timetable_find("talk")];
    entry->opens_day = FAMILY_TODAY;
    glass_build(0);
    ck_assert_says("session.talk.2026-11-25", "|Opens today, 9am|");
    entry->opens_day.day = 29;
    glass_build(0);
    ck_assert_says("session.talk.2026-11-25", "|Opens Sunday, 9am|");
    timetable_opens("talk"); /* which looks at the clock again */
    entry->opens_day.day = 29;
    glass_build(0);
    ck_assert_says("session.how", "You can sign up from Sunday, 9am.");
    ck_assert(!family_sees("session.sign-up"));
    ck_assert(!family_sees("session.places"));
    timetable_opens("massage-course");
    ck_assert_says("session.how", "You can sign up from Wednesday 9 December 2026, 9am.");
}
END_TEST

START_TEST(slots_of_a_day_are_one_card)
{
    size_t first;

    timetable_shows("en");
    timetable_told();
    ck_assert_says("session.check.2026-11-27", "|3 times free|Friday, 9am to 10am|");
    first = (size_t)timetable_find("check");
    visit_places_told(&glass.visit, first, VERDICT_OPEN, (struct places){0, 9, 9}, 0);
    visit_places_told(&glass.visit, first + 1, VERDICT_OPEN, (struct places){0, 9, 9}, 2);
    glass_build(0);
    ck_assert_says("session.check.2026-11-27", "|1 time free|");
    ck_assert_int_eq(glass_node("session.check.2026-11-27")->action.item, (int)first + 2);
    visit_places_told(&glass.visit, first + 2, VERDICT_OPEN, (struct places){0, 9, 9}, 0);
    glass_build(0);
    ck_assert_says("session.check.2026-11-27", "|Full|");
}
END_TEST

START_TEST(other_ages_are_shown_when_asked_for)
{
    timetable_shows("en");
    ck_assert_int_eq(glass_node("sessions.all")->action.option, 1);
    ck_assert_int_eq(glass_touch("sessions.all"), EFFECT_ASK_PLACES);
    ck_assert_says("title", "What is on for all ages");
    ck_assert_says(
        "session.teens.2026-11-26",
        "Teenagers’ evening||For other ages|Thursday, 6pm to 7:30pm|Long Hall|Age: 13 years to 17");
    ck_assert(!family_sees("change.ages"));
    ck_assert_int_eq(glass_touch("sessions.all"), EFFECT_ASK_PLACES);
    ck_assert(!family_sees("session.teens.2026-11-26"));
    ck_assert(family_sees("change.ages"));
}
END_TEST

START_TEST(changing_the_ages_leads_back_here)
{
    timetable_shows("en");
    (void)glass_touch("change.ages");
    ck_assert_int_eq(glass.visit.screen, SCREEN_QUESTION);
    (void)glass_touch("remove.child[1]");
    (void)glass_touch("nav.next");
    ck_assert_int_eq(glass.visit.screen, SCREEN_SESSIONS);
    ck_assert_says("title", "What is on for: 18 months|");
}
END_TEST

START_TEST(without_a_keeper_no_count_is_told)
{
    timetable_shows("en");
    timetable_has("monday-play", (struct places){0, 9, 9}, 3);
    visit_places_unknown(&glass.visit, "K1");
    glass_build(0);
    ck_assert_says("keeper-away", "We cannot take sign-ups just now. Ask at the desk. Code for staff: K1.");
    ck_assert_ptr_null(glass_node("session.monday-play.2026-11-23")->note);
    timetable_opens("monday-play");
    ck_assert_says("keeper-away", "K1");
    ck_assert(!family_sees("session.sign-up"));
    ck_assert(!family_sees("session.wait"));
    ck_assert(!family_sees("session.places"));
    timetable_opens("songs");
    ck_assert(!family_sees("keeper-away"));
}
END_TEST

START_TEST(nothing_for_an_age_still_leads_on)
{
    timetable_shows("en");
    ck_assert(!family_sees("sessions.offer"));
    glass.visit.session_count = 0;
    glass_build(0);
    ck_assert(family_sees("sessions.none"));
    ck_assert_str_eq(glass_node("sessions.offer")->action.text, "screen:offer");
    ck_assert(family_sees("sessions.all"));
    ck_assert(!family_sees("group.today"));
}
END_TEST

START_TEST(a_changed_timetable_is_told)
{
    timetable_shows("en");
    ck_assert(!family_sees("sessions.changed"));
    glass.visit.sessions_have_changed = true;
    glass_build(0);
    ck_assert_says("sessions.changed", "The timetable has just changed|Please choose again.");
    ck_assert_int_eq(glass_node("sessions.changed")->role, UI_ALERT);
}
END_TEST

START_TEST(the_sessions_of_a_service_lead_back_to_all)
{
    timetable_shows("en");
    glass.visit.service = centre_find_service(glass.centre, "play");
    glass.visit.screen = SCREEN_SERVICE;
    glass_build(0);
    ck_assert_str_eq(glass_node("service.sessions")->text, "See days and sign up");
    (void)glass_touch("service.sessions");
    ck_assert_says("title", "Play: days and times");
    ck_assert(family_sees("session.monday-play.2026-11-23"));
    ck_assert(!family_sees("session.songs.2026-11-24"));
    ck_assert_str_eq(glass_node("sessions.all")->text, "All sessions");
    (void)glass_touch("sessions.all");
    ck_assert(family_sees("session.songs.2026-11-24"));
}
END_TEST

START_TEST(dates_come_before_asking)
{
    static const struct {
        const char *key;
        bool has_dates, asks;
        enum ui_area asked_in;
    } cases[] = {
        {"play", true, false, 0},
        {"massage", true, false, 0}, /* what is booked here is not asked for besides */
        {"old", true, true, UI_ITEMS},
        {"toddlers", false, true, UI_FOOTER},
    };

    timetable_shows("en");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        family_shows(cases[i].key);
        ck_assert_msg(family_sees("service.sessions") == cases[i].has_dates, "%s", cases[i].key);
        ck_assert_msg(family_sees("service.ask") == cases[i].asks, "%s", cases[i].key);
        if (cases[i].asks)
            ck_assert_int_eq(glass_node("service.ask")->area, cases[i].asked_in);
        if (i == 2) /* both ways in */
            glass_check_page();
    }
}
END_TEST

/* --- one date --- */

START_TEST(a_date_says_what_a_parent_asks)
{
    timetable_shows("en");
    timetable_told();
    timetable_has("monday-play", (struct places){4, 99, 99}, 0);
    (void)glass_touch("session.monday-play.2026-11-23");
    ck_assert_int_eq(glass.visit.screen, SCREEN_SESSION);
    ck_assert_says("title", "Play|");
    ck_assert_says("session.when", "Monday 23 November 2026, 10am to 11:30am|");
    ck_assert_says("session.where", "First Hall|1 Example Street, London");
    ck_assert_says("session.who", "Age: from birth to 4 years");
    ck_assert_says("session.for", "For your child of 18 months");
    ck_assert(glass_node("session.for")->personal);
    ck_assert_says("session.cost", "Free");
    ck_assert_says("session.one-a-day", "One session a day for each family, please");
    ck_assert_says("session.places",
                   "There is room for 4 more families.|That is enough for you and your children.");
    ck_assert_int_eq(glass_node("session.sign-up")->action.kind, ACT_SIGN_UP);
    ck_assert_int_eq(glass_node("session.sign-up")->look, UI_LOOK_MAIN);
    ck_assert(!family_sees("session.wait"));
    timetable_opens("club");
    ck_assert(!family_sees("session.one-a-day"));
    ck_assert_says("session.places", "There is room for 12 more children.");
}
END_TEST

START_TEST(all_days_of_a_course_are_told)
{
    timetable_shows("en");
    timetable_told();
    timetable_opens("massage-course");
    ck_assert_says("session.when", "5 days, 1pm to 2pm, please come to all of them:");
    ck_assert_says("session.date[0]", "Wednesday 6 January 2027");
    ck_assert_says("session.date[4]", "Wednesday 3 February 2027");
    ck_assert(!family_sees("session.date[5]"));
}
END_TEST

START_TEST(the_way_in_depends_on_the_kind)
{
    timetable_shows("en");
    timetable_opens("songs");
    ck_assert_says("session.how", "Just come along. You do not need to sign up.");
    ck_assert(!family_sees("session.sign-up"));
    timetable_opens("invited");
    ck_assert_says("session.how", "We invite families to this.");
    ck_assert(!family_sees("session.service")); /* it is no time of a service */
    timetable_shows_all("en");
    timetable_opens("toddlers");
    ck_assert(!family_sees("session.service")); /* for other ages */
    glass.visit.sessions[timetable_find("toddlers")].fits = 1;
    glass_build(0);
    ck_assert_says("session.how", "Ask us if you would like to join.");
    (void)glass_touch("session.service");
    ck_assert_int_eq(glass.visit.screen, SCREEN_SERVICE);
    ck_assert_int_eq(glass.visit.service, centre_find_service(glass.centre, "toddlers"));
}
END_TEST

START_TEST(a_full_date_leads_to_the_waiting_list)
{
    timetable_shows("en");
    timetable_has("monday-play", (struct places){0, 99, 99}, 3);
    timetable_opens("monday-play");
    ck_assert_says("session.places", "All places are taken. 3 families are waiting.");
    ck_assert(!family_sees("session.sign-up"));
    ck_assert(!family_sees("session.gone"));
    ck_assert_int_eq(glass_node("session.wait")->action.kind, ACT_JOIN_WAITING);
}
END_TEST

START_TEST(the_button_waits_and_a_lost_race_is_told)
{
    timetable_shows("en");
    timetable_told();
    timetable_opens("monday-play");
    ck_assert_int_eq(glass_touch("session.sign-up"), EFFECT_RESERVE);
    ck_assert(glass_node("session.sign-up")->disabled);
    ck_assert_str_eq(glass_node("session.sign-up")->text, "One moment…");
    (void)visit_reserved(&glass.visit, VERDICT_FULL, (struct places){0, 9, 9}, 2);
    glass_build(0);
    ck_assert_says("session.gone", "The last place has just gone|2 families are waiting.");
    ck_assert(family_sees("session.wait"));
    glass_check_page();
}
END_TEST

START_TEST(a_session_for_other_ages_names_the_right_one)
{
    timetable_shows_all("en");
    timetable_told();
    timetable_opens("teens");
    ck_assert_says("session.other-ages", "This is for other children. Age: 13 years to 17 years.");
    ck_assert(!family_sees("session.sign-up"));
    ck_assert(!family_sees("session.places"));
    ck_assert_says("session.others", "What is on for: 18 months · 7 years");
    ck_assert(family_sees("session.monday-play.2026-11-23"));
    ck_assert(family_sees("session.songs.2026-11-24"));
    ck_assert(!family_sees("sessions.offer"));
    (void)glass_touch("session.monday-play.2026-11-23");
    ck_assert_says("title", "Play|");
    ck_assert(!family_sees("session.other-ages"));
    ck_assert_says("session.others", "What is on for: 7 years"); /* her other child */
    ck_assert(family_sees("session.club.2026-11-26"));
}
END_TEST

START_TEST(where_nothing_fits_the_offer_does)
{
    timetable_shows_all("en");
    timetable_opens("teens");
    for (size_t i = 0; i < glass.visit.session_count; i++)
        glass.visit.sessions[i].fits = glass.visit.sessions[i].may_fit = 0;
    glass_build(0);
    ck_assert_str_eq(glass_node("sessions.offer")->action.text, "screen:offer");
}
END_TEST

START_TEST(a_time_is_chosen_of_an_appointment)
{
    size_t first;

    timetable_shows("en");
    timetable_told();
    first = (size_t)timetable_find("check");
    visit_places_told(&glass.visit, first + 2, VERDICT_OPEN, (struct places){0, 9, 9}, 0);
    glass_build(0);
    (void)glass_touch("session.check.2026-11-27");
    ck_assert_says("session.check.2026-11-27.0900", "9am|");
    ck_assert(glass_node("session.check.2026-11-27.0900")->selected);
    ck_assert_int_eq(glass_node("session.check.2026-11-27.0920")->role, UI_RADIO);
    ck_assert_says("session.check.2026-11-27.0940", "9:40am: taken|");
    ck_assert(!family_sees("session.check.2026-12-04.0900"));
    ck_assert(glass_node("session.check.2026-11-27.0940") < glass_node("session.when"));
    for (int setting = GLASS_WIDE; setting <= GLASS_SMALL; setting++) {
        glass_build(setting);
        ck_assert_int_eq(glass_node("session.check.2026-11-27.0900")->rect.y,
                         glass_node("session.check.2026-11-27.0920")->rect.y);
    }
    glass_build(0);
    (void)glass_touch("session.check.2026-11-27.0920");
    ck_assert(glass_node("session.check.2026-11-27.0920")->selected);
    ck_assert(!glass_node("session.check.2026-11-27.0900")->selected);
    ck_assert_says("session.when", "9:20am to 9:40am");
    ck_assert(family_sees("session.sign-up"));
    (void)glass_touch("session.check.2026-11-27.0940");
    ck_assert_int_eq(glass_node("session.wait")->look, UI_LOOK_SECOND); /* other times are free */
    for (size_t i = first; i < first + 3; i++)
        visit_places_told(&glass.visit, i, VERDICT_OPEN, (struct places){0, 9, 9}, 1);
    glass_build(0);
    ck_assert_int_eq(glass_node("session.wait")->look, UI_LOOK_MAIN);
}
END_TEST

START_TEST(a_time_that_has_just_gone_leads_to_another)
{
    size_t first;

    timetable_shows("en");
    timetable_told();
    first = (size_t)timetable_find("check");
    timetable_opens("check");
    ck_assert_int_eq(visit_sign_up(&glass.visit), EFFECT_RESERVE);
    (void)visit_reserved(&glass.visit, VERDICT_FULL, (struct places){0, 9, 9}, 0);
    glass_build(0);
    ck_assert_str_eq(family_reads("session.gone"), "The last place has just gone||");
    visit_places_told(&glass.visit, first + 1, VERDICT_OPEN, (struct places){0, 9, 9}, 0);
    visit_places_told(&glass.visit, first + 2, VERDICT_OPEN, (struct places){0, 9, 9}, 0);
    glass_build(0);
    ck_assert_says("session.gone", "|Nobody is waiting yet.");
}
END_TEST

/* The end of an hour is not looked for on the next line. */
START_TEST(hours_stand_on_one_line)
{
    timetable_shows("en");
    timetable_opens("monday-play");
    ck_assert_ptr_nonnull(strstr(glass_node("session.when")->text, "\u00A0to\u00A0"));
}
END_TEST

START_TEST(an_example_says_so_on_every_page)
{
    timetable_shows("en");
    timetable_told();
    ck_assert_says("session.example", "made up");
    ck_assert_says("session.made-up.2026-11-29", "|Places free|");
    ck_assert_says("session.made-up.2026-11-29", "|For: 18 months|Example");
    ck_assert_says("session.made-up-walk.2026-11-29", "|Example");
    timetable_opens("made-up");
    ck_assert(family_sees("session.example"));
    timetable_signs_up("made-up");
    ck_assert(family_sees("session.example"));
    timetable_booked(VERDICT_BOOKED, 0);
    ck_assert(family_sees("session.example"));
    timetable_shows("en");
    timetable_ticket("made-up", VERDICT_BOOKED);
    ck_assert(family_sees("session.example"));
    timetable_shows("en");
    timetable_opens("songs");
    ck_assert(!family_sees("session.example"));
}
END_TEST

static TCase *cases_of_sessions(void)
{
    TCase *cases = tcase_create("sessions");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, dates_stand_under_their_day_and_week);
    tcase_add_test(cases, a_card_says_when_where_and_for_whom);
    tcase_add_test(cases, the_note_tells_of_the_room_before);
    tcase_add_test(cases, a_family_that_is_too_large_is_told_so);
    tcase_add_test(cases, when_signing_up_opens_is_said);
    tcase_add_test(cases, slots_of_a_day_are_one_card);
    tcase_add_test(cases, other_ages_are_shown_when_asked_for);
    tcase_add_test(cases, changing_the_ages_leads_back_here);
    tcase_add_test(cases, without_a_keeper_no_count_is_told);
    tcase_add_test(cases, nothing_for_an_age_still_leads_on);
    tcase_add_test(cases, a_changed_timetable_is_told);
    tcase_add_test(cases, the_sessions_of_a_service_lead_back_to_all);
    tcase_add_test(cases, dates_come_before_asking);
    tcase_add_test(cases, a_date_says_what_a_parent_asks);
    tcase_add_test(cases, all_days_of_a_course_are_told);
    tcase_add_test(cases, the_way_in_depends_on_the_kind);
    tcase_add_test(cases, a_full_date_leads_to_the_waiting_list);
    tcase_add_test(cases, the_button_waits_and_a_lost_race_is_told);
    tcase_add_test(cases, a_session_for_other_ages_names_the_right_one);
    tcase_add_test(cases, where_nothing_fits_the_offer_does);
    tcase_add_test(cases, a_time_is_chosen_of_an_appointment);
    tcase_add_test(cases, a_time_that_has_just_gone_leads_to_another);
    tcase_add_test(cases, hours_stand_on_one_line);
    tcase_add_test(cases, an_example_says_so_on_every_page);
    return cases;
}

Suite *suite_of_sessions(void)
{
    Suite *suite = suite_create("sessions");

    suite_add_tcase(suite, cases_of_sessions());
    suite_add_tcase(suite, cases_of_signing_up());
    suite_add_tcase(suite, cases_of_tickets());
    suite_add_tcase(suite, cases_of_session_panels());
    return suite;
}
