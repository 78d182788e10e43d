/* The day's sessions, and one of them with its sign-ups: numbers and references, and nobody's name. */
#include "staff_dates_family.h"

#include <stdio.h>

#define PLAY_CARD "staff.date.monday-play.2026-11-23.1000"

/* --- the day --- */

START_TEST(numbers_come_with_the_keeper)
{
    desk_comes();
    ck_assert_says("title", "Today, Monday 23 November|");
    ck_assert_uint_eq(glass_node(PLAY_CARD)->fact_count, 1); /* the time */
    desk_is_told();
    ck_assert_says(PLAY_CARD, "|10am to 11:30am|3 of 6 families|5 children|2 arrived|1 place kept|2 waiting");
    ck_assert(!desk_says("adult")); /* nobody limits them */
}
END_TEST

START_TEST(nobody_is_said_calmly)
{
    desk_comes();
    (void)desk_told_dates(&glass.visit, NULL, 0, true);
    glass_build(0);
    ck_assert_says(PLAY_CARD, "|No sign-ups yet");
    glass.visit.desk.date_count = 0;
    glass_build(0);
    ck_assert_says("staff.no-dates", "No sessions on this day.");
    ck_assert(!family_sees("staff.registers") && family_sees("staff.ticket"));
}
END_TEST

START_TEST(one_day_leads_to_the_next)
{
    desk_comes();
    desk_is_told();
    ck_assert_str_eq(glass_node("staff.day.before")->text, "Sunday");
    ck_assert_str_eq(glass_node("staff.day.next")->text, "Tuesday");
    ck_assert_int_eq(glass_touch("staff.day.next"), EFFECT_DESK_ASK);
    ck_assert(strncmp(family_reads("title"), "Tuesday 24 November|", 20) == 0);
    ck_assert(!family_sees(PLAY_CARD));
    /* Without a sign-up there is nothing to count. */
    ck_assert_says("staff.date.songs.2026-11-24.0930", "Families just come");
}
END_TEST

START_TEST(what_closes_a_date_is_said)
{
    desk_comes();
    desk_is_told();
    ck_assert_ptr_null(glass_node(PLAY_CARD)->note);
    glass.visit.desk.dates[0].is_gone = true;
    glass_build(0);
    ck_assert_str_eq(glass_node(PLAY_CARD)->note, "Not in the timetable");
    desk_has_closed("monday-play");
    ck_assert_str_eq(glass_node(PLAY_CARD)->note, "Closed");
    desk_has_closed("songs");
    ck_assert_str_eq(glass_node(PLAY_CARD)->note, "Not in the timetable");
    desk_has_closed("");
    ck_assert_str_eq(glass_node(PLAY_CARD)->note, "Closed");
}
END_TEST

START_TEST(what_needs_staff_stands_above_the_day)
{
    static const struct {
        struct desk_how how;
        const char *says; /* NULL: nothing */
    } cases[] = {
        {{.waiting = 3}, NULL}, /* on its way */
        {{.cause = DESK_NO_CONNECTION}, NULL},
        {{.waiting = 1, .cause = DESK_NO_CONNECTION}, "cannot be sent just now"},
        {{.held = 1}, "A person must look"},
        {{.set_aside = 1, .cause = DESK_SIGN_IN, .waiting = 1}, "A person must look"},
        {{.held = 1, .disk_is_full = true}, "The disk is full"},
    };

    desk_comes();
    desk_is_told();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk_told_how(&glass.visit, &cases[i].how);
        glass_build(0);
        ck_assert((glass_node("staff.how")->note != NULL) == (cases[i].says != NULL));
        if (cases[i].says == NULL)
            continue;
        ck_assert_says("staff.how", cases[i].says);
        ck_assert_int_lt(glass_node("staff.how")->rect.y, glass_node(PLAY_CARD)->rect.y);
    }
    ck_assert_int_eq(glass_touch("staff.how") & EFFECT_DESK_ASK, EFFECT_DESK_ASK);
    ck_assert_str_eq(glass.view.screen, "staff-how");
}
END_TEST

/* --- one date --- */

START_TEST(sign_ups_stand_by_reference)
{
    static const struct {
        const char *id, *says;
    } cases[] = {
        {"staff.row." DESK_BOOKED_REFERENCE, "||2 children, 1 adult"},
        {"staff.row." DESK_ARRIVED_REFERENCE, "|Arrived|1 child, 2 adults|First time here"},
        {"staff.row." DESK_WALKED_REFERENCE, "|Arrived|2 children, 1 adult|Walk‑in"},
        {"staff.row." DESK_KEPT_REFERENCE, "|Ring next|1 child, 1 adult|Place kept until 2pm"},
        {"staff.row." DESK_FIRST_REFERENCE, "||3 children, 1 adult|Number 1"},
        {"staff.row." DESK_SECOND_REFERENCE, "||1 adult|Number 2"},
        {"staff.row." DESK_CANCELLED_REFERENCE, "||1 child, 1 adult|Cancelled"},
    };

    desk_opens_date();
    ck_assert_says("staff.moment", "One moment");
    desk_has_rows();
    ck_assert(!family_sees("staff.moment"));
    ck_assert_str_eq(glass_node("title")->text, "Play");
    ck_assert_says("staff.when", "Monday 23 November, 10am to 11:30am");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ck_assert_says(cases[i].id, cases[i].says);
    ck_assert(family_sees("staff.rows.booked") && family_sees("staff.rows.waiting") &&
              family_sees("staff.rows.cancelled"));
}
END_TEST

START_TEST(the_first_who_waits_is_rung_when_no_place_is_kept)
{
    desk_opens_date();
    desk_has_rows();
    glass.visit.desk.rows[3].state = DESK_CANCELLED;
    glass_build(0);
    ck_assert_says("staff.row." DESK_FIRST_REFERENCE, "|Ring next|");
    ck_assert_ptr_null(glass_node("staff.row." DESK_KEPT_REFERENCE)->note);
}
END_TEST

START_TEST(a_ticket_is_two_touches_away)
{
    desk_opens_date();
    desk_has_rows();
    ck_assert(!family_sees("staff.row." DESK_BOOKED_REFERENCE ".ticket")); /* no printer */
    glass.house.has_printer = true;
    glass_build(0);
    ck_assert(family_sees("staff.row." DESK_FIRST_REFERENCE ".ticket"));
    ck_assert(!family_sees("staff.row." DESK_KEPT_REFERENCE ".ticket"));
    ck_assert(!family_sees("staff.row." DESK_WALKED_REFERENCE ".ticket"));
    ck_assert(!family_sees("staff.row." DESK_CANCELLED_REFERENCE ".ticket"));
    ck_assert_int_eq(glass_touch("staff.row." DESK_BOOKED_REFERENCE ".ticket"), EFFECT_STAFF_LOOK);
    ck_assert_str_eq(glass.view.screen, "staff-ticket");
    ck_assert_str_eq(glass.visit.staff.code, DESK_BOOKED_REFERENCE);
}
END_TEST

START_TEST(closing_is_asked_twice)
{
    desk_opens_date();
    desk_has_rows();
    (void)glass_touch("staff.close");
    ck_assert_says("staff.question:about", "Ring them: touch a family’s line, then press and hold");
    ck_assert(!family_sees("staff.row." DESK_BOOKED_REFERENCE) && !family_sees("staff.register"));
    (void)glass_touch("staff.no");
    ck_assert(family_sees("staff.row." DESK_BOOKED_REFERENCE) && !family_sees("staff.yes"));
    (void)glass_touch("staff.close");
    ck_assert_int_eq(glass_touch("staff.yes"), EFFECT_DESK_ASK);
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_PUT);
    ck_assert_str_eq(glass.visit.desk.edit.subject, "monday-play");
    desk_answers(DESK_DONE);
    desk_has_closed("monday-play");
    ck_assert_says("staff.result", "Done.");
    ck_assert_says("staff.note", "Closed");
    ck_assert(!family_sees("staff.close") && !family_sees("staff.walk-in"));
    ck_assert_int_eq(glass_touch("staff.undo"), EFFECT_DESK_ASK);
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_UNDO);
    ck_assert_int_eq(glass.visit.desk.edit.id, 7);
}
END_TEST

START_TEST(the_whole_day_is_opened_elsewhere)
{
    desk_opens_date();
    desk_has_rows();
    desk_has_closed("");
    ck_assert_says("staff.note", "Closed");
    ck_assert(!family_sees("staff.close") && !family_sees("staff.undo"));
}
END_TEST

START_TEST(nobody_walks_in_before_the_day)
{
    desk_opens_date();
    desk_has_rows();
    ck_assert(family_sees("staff.walk-in") && family_sees("staff.capacity"));
    glass.visit.today.day = 22;
    glass_build(0);
    ck_assert(!family_sees("staff.walk-in") && family_sees("staff.capacity"));
    glass.visit.desk.dates[0].session = -1;
    glass_build(0);
    ck_assert(!family_sees("staff.capacity")); /* of what the timetable does not have */
}
END_TEST

/* What may be done stays where it is, on whichever part of the list. */
START_TEST(the_acts_stand_in_a_row_below_the_list)
{
    static const char *const acts[] = {"staff.walk-in", "staff.capacity", "staff.close"};

    desk_opens_date();
    desk_has_rows();
    for (int part = 0; part < 2; part++) {
        glass.visit.part = part;
        glass_build(GLASS_UPRIGHT);
        for (size_t i = 0; i < 3; i++) {
            ck_assert(!glass_node(acts[i])->hidden);
            ck_assert_int_eq(glass_node(acts[i])->rect.y, glass_node(acts[0])->rect.y);
            ck_assert_int_eq(glass_node(acts[i])->rect.width, glass_node(acts[0])->rect.width);
        }
        ck_assert_int_gt(glass_node(acts[0])->rect.y, glass_node("staff.row." DESK_BOOKED_REFERENCE)->rect.y);
    }
}
END_TEST

START_TEST(a_list_too_long_for_a_page_says_so)
{
    struct desk_row row = {.state = DESK_BOOKED, .children = 1, .adults = 1};

    desk_opens_date();
    glass.house.has_printer = true;
    for (int i = 0; i < DESK_ROWS_MAX; i++) {
        (void)snprintf(row.reference, sizeof row.reference, "%04d-%04d", i, i);
        (void)desk_told_rows(&glass.visit, &row, 1, i == DESK_ROWS_MAX - 1);
    }
    glass_build(GLASS_SMALL);
    ck_assert(family_sees("staff.row.0249-0249.ticket") && !family_sees("staff.row.0250-0250"));
    ck_assert(family_sees("staff.rows.more") && family_sees("staff.register"));
}
END_TEST

TCase *cases_of_dates(void)
{
    TCase *cases = tcase_create("dates");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, numbers_come_with_the_keeper);
    tcase_add_test(cases, nobody_is_said_calmly);
    tcase_add_test(cases, one_day_leads_to_the_next);
    tcase_add_test(cases, what_closes_a_date_is_said);
    tcase_add_test(cases, what_needs_staff_stands_above_the_day);
    tcase_add_test(cases, sign_ups_stand_by_reference);
    tcase_add_test(cases, the_first_who_waits_is_rung_when_no_place_is_kept);
    tcase_add_test(cases, a_ticket_is_two_touches_away);
    tcase_add_test(cases, closing_is_asked_twice);
    tcase_add_test(cases, the_whole_day_is_opened_elsewhere);
    tcase_add_test(cases, nobody_walks_in_before_the_day);
    tcase_add_test(cases, the_acts_stand_in_a_row_below_the_list);
    tcase_add_test(cases, a_list_too_long_for_a_page_says_so);
    return cases;
}
