/* The desk: lists as the keeper tells them, one question at a time, one name while it is pressed, edits. */
#include <string.h>

#include "fixture.h"
#include "model/typing.h"

static const struct date thursday = {.year = 2026, .month = 11, .day = 26};

/* After a right PIN, with nothing told yet. */
static void unlock(void)
{
    (void)visit_open_staff(&visit);
    typing_focus(&visit, TYPING_STAFF_NUMBER, -1, SIZE_MAX);
    typing_insert(&visit, "1");
    typing_focus(&visit, TYPING_STAFF_PIN, -1, SIZE_MAX);
    typing_insert(&visit, "271828");
    ck_assert_int_eq(visit_unlock(&visit), EFFECT_UNLOCK);
    ck_assert_int_eq(visit_unlocked(&visit, STAFF_FINE, 0), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_DATES);
}

static void tell_how(void)
{
    const struct desk_how how = {.sent_today = 7};

    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_HOW);
    desk_told_how(&visit, &how);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_NOTHING);
}

/* Unlocked, and everything of today told. */
static void stand_at_desk(void)
{
    unlock();
    ck_assert_int_eq(desk_told_dates(&visit, NULL, 0, true), EFFECT_DESK_ASK);
    tell_how();
}

static void turn_to_thursday(void)
{
    stand_at_desk();
    ck_assert_int_eq(desk_turn_day(&visit, 4), EFFECT_DESK_ASK);
    ck_assert_int_eq(date_compare(visit.desk.day, thursday), 0);
}

static struct desk_date told_date(const char *id, struct date day, int minute, int families)
{
    struct desk_date date = {.session = centre_find_session(centre, id),
                             .date = {.day = day, .opens = minute, .closes = -1, .place = -1},
                             .families = families};

    memcpy(date.id, id, strlen(id) + 1);
    return date;
}

static struct desk_row told_row(const char *reference, enum desk_state state, int position)
{
    struct desk_row row = {.state = state, .children = 1, .adults = 1, .position = position};

    memcpy(row.reference, reference, strlen(reference) + 1);
    return row;
}

START_TEST(today_is_listed_before_anybody_is_counted)
{
    unlock();
    ck_assert_uint_eq(visit.desk.date_count, 1);
    ck_assert_str_eq(visit.desk.dates[0].id, "today");
    ck_assert(!visit.desk.dates_are_told);
    ck_assert_int_eq(desk_open_date(&visit, 0), EFFECT_NONE); /* one question at a time */
    (void)desk_told_dates(&visit, NULL, 0, true);
    ck_assert(visit.desk.dates_are_told);
    tell_how();
    ck_assert_int_eq(visit.desk.how.sent_today, 7);
}
END_TEST

START_TEST(counts_find_their_dates)
{
    const struct desk_date pages[] = {
        told_date("review", thursday, 9 * 60, 1),
        told_date("review", thursday, 9 * 60 + 20,
                  1),                            /* another time, which the list leaves out while free */
        told_date("gone", thursday, 12 * 60, 3), /* the timetable knows nothing of it */
        told_date("later", (struct date){2026, 11, 27}, 600, 2), /* another day */
    };

    turn_to_thursday();
    ck_assert_uint_eq(visit.desk.date_count, 1);
    ck_assert_int_eq(desk_told_dates(&visit, pages, 2, false), EFFECT_NONE);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_DATES);
    ck_assert_int_eq(desk_told_dates(&visit, pages + 2, 2, true), EFFECT_NONE);
    ck_assert_uint_eq(visit.desk.date_count, 3);
    ck_assert_int_eq(visit.desk.dates[0].families, 1);
    ck_assert_int_eq(visit.desk.dates[1].date.closes, 9 * 60 + 40);
    ck_assert(!visit.desk.dates[1].is_gone);
    ck_assert(visit.desk.dates[2].is_gone);
    ck_assert_int_eq(visit.desk.dates[2].session, -1);
    ck_assert_int_eq(visit.desk.dates[2].families, 3);
}
END_TEST

static void open_first_date(void)
{
    stand_at_desk();
    ck_assert_int_eq(desk_open_date(&visit, 0), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_DATE);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_ROWS);
}

static void tell_rows(void)
{
    const struct desk_row rows[] = {
        told_row("2222-2222", DESK_BOOKED, 0),    told_row("BBBB-BBBB", DESK_WAITING, 2),
        told_row("CCCC-CCCC", DESK_WAITING, 1),   told_row("DDDD-DDDD", DESK_OFFERED, 0),
        told_row("EEEE-EEEE", DESK_CANCELLED, 0), told_row("FFFF-FFFF", DESK_BOOKED, 0),
    };

    (void)desk_told_rows(&visit, rows, 4, false);
    (void)desk_told_rows(&visit, rows + 4, 2, true);
    if (visit.desk.asks == DESK_ASKS_EDITS)
        desk_told_edits(&visit, NULL, 0, true);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_NOTHING);
}

START_TEST(who_has_a_place_stands_first)
{
    static const char *const order[] = {"2222-2222", "DDDD-DDDD", "FFFF-FFFF",
                                        "BBBB-BBBB", "CCCC-CCCC", "EEEE-EEEE"};

    open_first_date();
    tell_rows();
    ck_assert_uint_eq(visit.desk.row_count, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert_str_eq(visit.desk.rows[i].reference, order[i]);
    ck_assert_int_eq(visit.desk.dates[0].families, 2);
    ck_assert_int_eq(visit.desk.dates[0].waiting, 2);
    ck_assert_int_eq(visit.desk.dates[0].offered, 1);
}
END_TEST

START_TEST(whom_to_ring_next)
{
    open_first_date();
    tell_rows();
    ck_assert_int_eq(desk_next_to_ring(&visit), 1); /* a place is kept for them */
    visit.desk.rows[1].state = DESK_BOOKED;
    ck_assert_int_eq(desk_next_to_ring(&visit), 4); /* the first who waits, wherever they stand */
    visit.desk.row_count = 3;
    ck_assert_int_eq(desk_next_to_ring(&visit), -1);
}
END_TEST

START_TEST(a_name_is_there_while_it_is_pressed)
{
    struct desk_name told = {.reference = "FFFF-FFFF", .is_there = true, .name = "Amina"};

    open_first_date();
    tell_rows();
    ck_assert_int_eq(desk_press_name(&visit, 2), EFFECT_DESK_ASK);
    desk_told_name(&visit, &told);
    ck_assert_str_eq(visit.desk.pressed.name, "Amina");
    desk_release_name(&visit);
    ck_assert_str_eq(visit.desk.pressed.name, "");
    ck_assert_int_eq(desk_press_name(&visit, 2), EFFECT_DESK_ASK);
    desk_release_name(&visit); /* before the keeper has answered */
    desk_told_name(&visit, &told);
    ck_assert_str_eq(visit.desk.pressed.name, "");
    ck_assert_int_eq(desk_press_name(&visit, 2), EFFECT_DESK_ASK);
    (void)visit_back(&visit);
    desk_told_name(&visit, &told);
    ck_assert_str_eq(visit.desk.pressed.name, "");
}
END_TEST

START_TEST(a_family_arrives)
{
    open_first_date();
    tell_rows();
    ck_assert_int_eq(desk_open_row(&visit, 2), EFFECT_NONE);
    ck_assert_int_eq(desk_do(&visit, DESK_ARRIVE_NEW), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_ACT);
    ck_assert_int_eq(desk_do(&visit, DESK_ARRIVE_NEW), EFFECT_NONE); /* a second touch */
    ck_assert_int_eq(desk_told_result(&visit, DESK_DONE), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_ROWS);
    tell_rows();
    ck_assert_str_eq(visit.desk.rows[visit.desk.row].reference, "FFFF-FFFF");
    ck_assert_int_eq(visit.desk.result, DESK_DONE);
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_DATE);
    ck_assert_int_eq(visit.desk.result, DESK_NO_RESULT);
}
END_TEST

START_TEST(a_ticket_prints_as_soon_as_it_is_found)
{
    struct visit_staff found = {.ticket = {.verdict = VERDICT_BOOKED, .session = 0},
                                .ticket_name = "Amina Example"};

    house.has_printer = true;
    open_first_date();
    tell_rows();
    ck_assert_int_eq(desk_print_ticket(&visit, 0), EFFECT_STAFF_LOOK);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_TICKET);
    ck_assert_str_eq(visit.staff.reference, "2222-2222");
    memcpy(found.ticket.reference, "2222-2222", 10);
    ck_assert_int_eq(visit_staff_found(&visit, &found), EFFECT_PRINT);
    visit_printed(&visit, SLIP_PRINTED, "");
    ck_assert_str_eq(visit.staff.ticket_name, "Amina Example"); /* it may be printed again */
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_DATE);
    for (size_t i = 0; i < sizeof visit.staff.ticket_name; i++)
        ck_assert_int_eq(visit.staff.ticket_name[i], '\0');
    ck_assert_str_eq(visit.staff.code, "");
}
END_TEST

START_TEST(a_ticket_that_is_found_too_late_is_not_printed)
{
    struct visit_staff found = {.ticket = {.verdict = VERDICT_BOOKED, .session = 0},
                                .ticket_name = "Amina Example"};

    house.has_printer = true;
    open_first_date();
    tell_rows();
    (void)desk_print_ticket(&visit, 0);
    (void)visit_back(&visit);
    memcpy(found.ticket.reference, "2222-2222", 10);
    ck_assert_int_eq(visit_staff_found(&visit, &found), EFFECT_NONE);
    ck_assert_str_eq(visit.staff.ticket_name, "");
    ck_assert(!visit.staff.is_busy);
}
END_TEST

START_TEST(a_walk_in_is_counted_within_bounds)
{
    const struct places left = {.families = 3, .children = PLACES_NO_LIMIT, .adults = PLACES_NO_LIMIT};

    open_first_date();
    tell_rows();
    (void)desk_open_walk_in(&visit);
    desk_count_walk_in(&visit, -5, -5);
    ck_assert_int_eq(visit.desk.walk_in.children, 0);
    ck_assert_int_eq(visit.desk.walk_in.adults, 1);
    desk_count_walk_in(&visit, 100, 100);
    ck_assert_int_eq(visit.desk.walk_in.children, DESK_CHILDREN_MAX);
    ck_assert_int_eq(visit.desk.walk_in.adults, DESK_ADULTS_MAX);
    ck_assert_int_eq(desk_add_walk_in(&visit), EFFECT_DESK_ASK);
    ck_assert_int_eq(desk_told_walk_in(&visit, DESK_FULL, "", left), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.walk_in.children, DESK_CHILDREN_MAX); /* to be put right, not typed anew */
    tell_rows();
    (void)desk_add_walk_in(&visit);
    (void)desk_told_walk_in(&visit, DESK_DONE, "GGGG-GGGG", left);
    ck_assert_str_eq(visit.desk.walk_in.reference, "GGGG-GGGG");
    ck_assert_int_eq(visit.desk.walk_in.children, 1);
    ck_assert_int_eq(visit.desk.walk_in.left.families, 3);
}
END_TEST

START_TEST(a_register_is_printed_once)
{
    struct desk_paper done = {.state = DESK_PAPER_DONE, .done = 1, .count = 1};

    open_first_date();
    tell_rows();
    (void)desk_open_register(&visit, false);
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.desk.paper.state, DESK_PAPER_NO_PRINTER);
    house.has_page_printer = true;
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_REGISTER);
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_NONE); /* a second touch */
    desk_told_paper(&visit, &done);
    ck_assert_int_eq(visit.desk.paper.state, DESK_PAPER_DONE);
}
END_TEST

START_TEST(registers_of_a_day_that_has_emptied)
{
    open_first_date();
    tell_rows();
    house.has_page_printer = true;
    (void)desk_open_register(&visit, true);
    ck_assert_int_ge(visit.desk.paper.count, 1);
    visit.desk.date_count = 0;
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.desk.paper.state, DESK_PAPER_EMPTY); /* and not under way for ever */
}
END_TEST

START_TEST(another_register_waits_for_the_printer)
{
    struct desk_paper one = {.state = DESK_PAPER_UNDER_WAY, .is_for_all = true, .done = 1, .count = 2};

    open_first_date();
    tell_rows();
    house.has_page_printer = true;
    (void)desk_open_register(&visit, true);
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_REGISTER);
    (void)desk_open_register(&visit, false);
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_NONE);
    desk_told_paper(&visit, &one);
    ck_assert_int_eq(visit.desk.paper.state, DESK_PAPER_UNDER_WAY);
    ck_assert(!visit.desk.paper.is_for_all);
    one.state = DESK_PAPER_DONE;
    desk_told_paper(&visit, &one); /* the others are printed, and this one is not */
    ck_assert_int_eq(visit.desk.paper.state, DESK_PAPER_NOT);
    ck_assert_int_eq(visit.desk.paper.count, 1);
    one = (struct desk_paper){.state = DESK_PAPER_FAILED, .code = "P1"};
    desk_told_paper(&visit, &one);
    ck_assert_int_eq(visit.desk.paper.state, DESK_PAPER_FAILED);
    ck_assert(visit.desk.paper_is_other);
    visit_keeper_seen(&visit, "K5");
    ck_assert_int_eq(desk_print_register(&visit), EFFECT_REGISTER);
    ck_assert(!visit.desk.paper_is_other);
    ck_assert_str_eq(visit.keeper_trouble, "");
    ck_assert_int_eq(visit.desk.test.state, DESK_PAPER_NOT);
}
END_TEST

START_TEST(a_date_is_closed_and_opened_again)
{
    struct desk_edit edit = {.is_found = true};

    open_first_date();
    tell_rows();
    desk_ask_question(&visit, DESK_CLOSES_DATE);
    ck_assert_int_eq(desk_close(&visit, false), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.question, DESK_NO_QUESTION);
    ck_assert_int_eq(visit.desk.edit.kind, EDIT_CLOSE);
    ck_assert_str_eq(visit.desk.edit.subject, "today");
    ck_assert_int_eq(date_compare(visit.desk.edit.day, today), 0);
    edit.edit = visit.desk.edit;
    edit.edit.id = 4;
    ck_assert_int_eq(desk_told_result(&visit, DESK_DONE), EFFECT_RELOAD | EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_EDITS);
    desk_told_edits(&visit, &edit, 1, true);
    ck_assert_int_eq(desk_find_edit(&visit, EDIT_CLOSE, "today"), 0);
    ck_assert_int_eq(desk_find_edit(&visit, EDIT_CLOSE, ""), -1);
    ck_assert_int_eq(desk_undo(&visit, 0), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.edit.id, 4);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_UNDO);
}
END_TEST

START_TEST(the_page_stays_while_its_date_is_closed)
{
    struct desk_date shown;

    open_first_date();
    tell_rows();
    visit.desk.day = (struct date){2026, 11, 23}; /* "today" takes place on Sundays only */
    visit.desk.dates[0].date.day = visit.desk.day;
    shown = visit.desk.dates[0];
    (void)visit_move_house(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_DATE);
    ck_assert_int_ge(visit.desk.date, 0);
    ck_assert_str_eq(visit.desk.dates[visit.desk.date].id, shown.id);
    ck_assert(visit.desk.dates[visit.desk.date].is_gone);
    ck_assert(!visit.desk.dates[visit.desk.date].is_closed);
}
END_TEST

START_TEST(places_are_set)
{
    stand_at_desk();
    ck_assert_int_eq(desk_turn_day(&visit, 1), EFFECT_DESK_ASK);
    (void)desk_told_dates(&visit, NULL, 0, true);
    ck_assert_int_eq(desk_open_date(&visit, 0), EFFECT_DESK_ASK);
    tell_rows();
    (void)desk_open_capacity(&visit);
    ck_assert_int_eq(visit.desk.places.families, 2);
    desk_count_places(&visit, DESK_OF_FAMILIES, -9);
    ck_assert_int_eq(visit.desk.places.families, 1);
    desk_limit_places(&visit, DESK_OF_CHILDREN, false);
    desk_count_places(&visit, DESK_OF_CHILDREN, 1);
    ck_assert_int_eq(visit.desk.places.children, PLACES_NO_LIMIT);
    ck_assert_int_eq(desk_set_capacity(&visit), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.edit.kind, EDIT_CAPACITY);
    ck_assert_str_eq(visit.desk.edit.subject, "play");
    ck_assert_int_eq(visit.desk.edit.places.families, 1);
}
END_TEST

START_TEST(a_notice_is_written_and_taken_away)
{
    struct desk_edit edit = {.edit = {.id = 2, .kind = EDIT_NOTICE, .subject = "en", .text = "Closed"}};

    stand_at_desk();
    ck_assert_int_eq(visit_open_staff_page(&visit, SCREEN_STAFF_NOTICE), EFFECT_DESK_ASK);
    desk_told_edits(&visit, &edit, 1, true);
    desk_choose_notice(&visit, "en");
    ck_assert_str_eq(visit.desk.notice, "Closed");
    typing_insert(&visit, " on Friday");
    ck_assert_int_eq(desk_put_notice(&visit), EFFECT_DESK_ASK);
    ck_assert_str_eq(visit.desk.edit.text, "Closed on Friday");
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_PUT);
    (void)desk_told_result(&visit, DESK_DONE);
    desk_told_edits(&visit, &edit, 1, true);
    desk_choose_notice(&visit, "en");
    memset(visit.desk.notice, 0, sizeof visit.desk.notice);
    ck_assert_int_eq(desk_put_notice(&visit), EFFECT_DESK_ASK); /* an empty box takes it away */
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_UNDO);
    (void)desk_told_result(&visit, DESK_DONE);
    desk_told_edits(&visit, NULL, 0, true);
    desk_choose_notice(&visit, "en");
    ck_assert_int_eq(desk_put_notice(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.desk.result, DESK_BAD_TEXT);
}
END_TEST

START_TEST(locking_forgets_everything)
{
    open_first_date();
    tell_rows();
    visit_staff_locked(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_UNLOCK);
    ck_assert_uint_eq(visit.desk.row_count, 0);
    ck_assert_str_eq(visit.desk.rows[0].reference, "");
    ck_assert_int_eq(desk_turn_day(&visit, 1), EFFECT_NONE);
    ck_assert_int_eq(desk_open_register(&visit, true), EFFECT_NONE);
}
END_TEST

START_TEST(a_keeper_that_is_away_ends_the_question)
{
    open_first_date();
    visit_staff_unknown(&visit, "K1");
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_NOTHING);
    ck_assert_str_eq(visit.keeper_trouble, "K1");
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_DATES); /* and is asked again */
}
END_TEST

START_TEST(a_screen_of_their_own_begins_with_the_pin)
{
    house.is_desk = true;
    visit_clear(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_UNLOCK);
    ck_assert(!visit_is_started(&visit));
    ck_assert_int_eq(visit_back(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.screen, SCREEN_STAFF_UNLOCK);
    typing_insert(&visit, "1");
    ck_assert(visit_is_started(&visit)); /* half a number is not left standing */
}
END_TEST

Suite *desk_suite(void)
{
    Suite *suite = suite_create("desk");
    TCase *tests = tcase_create("all");

    tcase_add_checked_fixture(tests, open_visit, close_visit);
    tcase_add_test(tests, today_is_listed_before_anybody_is_counted);
    tcase_add_test(tests, counts_find_their_dates);
    tcase_add_test(tests, who_has_a_place_stands_first);
    tcase_add_test(tests, whom_to_ring_next);
    tcase_add_test(tests, a_name_is_there_while_it_is_pressed);
    tcase_add_test(tests, a_family_arrives);
    tcase_add_test(tests, a_ticket_prints_as_soon_as_it_is_found);
    tcase_add_test(tests, a_ticket_that_is_found_too_late_is_not_printed);
    tcase_add_test(tests, a_walk_in_is_counted_within_bounds);
    tcase_add_test(tests, a_register_is_printed_once);
    tcase_add_test(tests, registers_of_a_day_that_has_emptied);
    tcase_add_test(tests, another_register_waits_for_the_printer);
    tcase_add_test(tests, a_date_is_closed_and_opened_again);
    tcase_add_test(tests, the_page_stays_while_its_date_is_closed);
    tcase_add_test(tests, places_are_set);
    tcase_add_test(tests, a_notice_is_written_and_taken_away);
    tcase_add_test(tests, locking_forgets_everything);
    tcase_add_test(tests, a_keeper_that_is_away_ends_the_question);
    tcase_add_test(tests, a_screen_of_their_own_begins_with_the_pin);
    suite_add_tcase(suite, tests);
    return suite;
}
