/* A month's report: what was kept anyway, added up by part and name. */
#include "store/report.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "counter.h"
#include "families.h"
#include "store/connection.h"

static const struct date FIRST = {2026, 11, 1};
static const struct date LAST = {2026, 11, 30};

static struct report_row rows[40];

/* "families/play:3 families/yoga:1 …". Borrows: until the next call. */
static const char *report_of(struct date first, struct date last)
{
    static struct strbuf text;
    size_t count = 99;

    strbuf_finish(&text);
    strbuf_init(&text, 10000);
    ck_assert_int_eq(report_read(store, first, last, rows, sizeof rows / sizeof rows[0], &count), OK);
    for (size_t i = 0; i < count; i++) {
        ck_assert(!rows[i].is_hidden);
        strbuf_add_format(&text, "%s%s/%s:%d", i > 0 ? " " : "", report_part_name(rows[i].part), rows[i].what,
                          (int)rows[i].count);
    }
    return strbuf_text(&text);
}

START_TEST(nothing_gives_an_empty_report)
{
    ck_assert_str_eq(report_of(FIRST, LAST), "");
}
END_TEST

/* One date with a family in every state, and one who walked in. */
START_TEST(sessions_are_added_up_by_state)
{
    date.capacity = room_for(4, -1, -1);
    for (int family = 0; family < 4; family++)
        ck_assert(book(family, party_of(family, 1)));
    for (int family = 4; family < 7; family++)
        ck_assert(book_or_wait(family, party_of(5, 2)));
    cancel(0);
    check_state(4, BOOKING_OFFERED);
    ck_assert_str_eq(report_of(FIRST, LAST), "dates/monday-play:1 families/monday-play:3"
                                             " children/monday-play:6 adults/monday-play:3"
                                             " waiting/monday-play:2");
    now = date.closes_utc_ms;
    settle_date();
    check_state(4, BOOKING_MISSED);
    ck_assert(walk_in(9, party_of(1, 1)));
    ck_assert_int_eq(arrive(1, false), OK);
    ck_assert_str_eq(report_of(FIRST, LAST), "dates/monday-play:1 families/monday-play:4"
                                             " children/monday-play:7 adults/monday-play:4"
                                             " arrived/monday-play:2 waiting/monday-play:3");
}
END_TEST

/* Times of an appointment are one day; a day on which nobody had a place did not take place. */
START_TEST(days_are_counted_and_not_times)
{
    date.session = "health-visitor";
    for (int time = 0; time < 4; time++) {
        date.minute = 600 + 30 * time;
        ck_assert(book(time, party_of(1, 1)));
    }
    date.day.day = 26;
    ck_assert(book(4, party_of(1, 1)));
    date.day.day = 27;
    ck_assert(book(5, party_of(1, 1)));
    cancel(5);
    date.session = "a-course"; /* which is known by its first day only */
    date.day.day = 2;
    ck_assert(book(6, party_of(0, 1)));
    ck_assert_str_eq(report_of(FIRST, LAST),
                     "dates/a-course:1 dates/health-visitor:2 families/a-course:1 families/health-visitor:5"
                     " children/health-visitor:5 adults/a-course:1 adults/health-visitor:5");
}
END_TEST

static const struct {
    struct date day;
    bool is_in;
} days[] = {
    {{2026, 10, 31}, false}, {{2026, 11, 1}, true},  {{2026, 11, 30}, true},
    {{2026, 12, 1}, false},  {{2025, 11, 9}, false},
};

START_TEST(a_month_is_from_its_first_day_to_its_last)
{
    date.day = days[_i].day;
    ck_assert(book(1, party_of(0, 1)));
    ck_assert_int_eq(tally_add(store, key_of(2), "sent-asking", date_utc_of_wall(days[_i].day, 0)), OK);
    ck_assert_int_eq(tally_add(store, key_of(3), "sent-asking", date_utc_of_wall(days[_i].day, 1439)), OK);
    counter_utc_ms = date_utc_of_wall(days[_i].day, 600);
    receive(4, "drops", "A1", 900, 5);
    ck_assert_int_eq(hand_over(6, make_one(5, "drops", VITAMINS_FREE, 1).reference, true), HAND_OVER_DONE);
    ck_assert_str_eq(report_of(FIRST, LAST),
                     days[_i].is_in ? "dates/monday-play:1 families/monday-play:1 adults/monday-play:1"
                                      " vitamins/drops_free:1 sent/asking:2"
                                    : "");
}
END_TEST

/* The day of a count is that of the clock on the wall, an hour before the other in summer. */
START_TEST(a_summers_day_ends_an_hour_earlier)
{
    const struct date first = {2026, 7, 1};
    const struct date last = {2026, 7, 31};
    const int64_t begins_utc_ms = date_utc_of_wall(first, 0);
    const int64_t ends_utc_ms = date_utc_of_wall(last, 24 * 60);

    ck_assert_int_eq(begins_utc_ms % (24 * HOUR_MS), 23 * HOUR_MS);
    ck_assert_int_eq(tally_add(store, key_of(1), "language-bn", begins_utc_ms - 1), OK);
    ck_assert_int_eq(tally_add(store, key_of(2), "language-ur", begins_utc_ms), OK);
    ck_assert_int_eq(tally_add(store, key_of(3), "language-so", ends_utc_ms - 1), OK);
    ck_assert_int_eq(tally_add(store, key_of(4), "language-ar", ends_utc_ms), OK);
    ck_assert_str_eq(report_of(first, last), "language/so:1 language/ur:1");
}
END_TEST

START_TEST(counts_are_sorted_into_their_parts)
{
    static const char *const names[] = {"views_again_yes",  "sent-self-referral", "redirect-hub",
                                        "language-zh-Hans", "sent-asking",        "views_again_no",
                                        "sent-asking",      "something-else",     "language"};

    for (int i = 0; i < 9; i++)
        ck_assert_int_eq(tally_add(store, key_of(i), names[i], NOW_MS + i % 3 * 24 * HOUR_MS), OK);
    ck_assert_str_eq(report_of(FIRST, LAST), "sent/asking:2 sent/self-referral:1 redirect/hub:1"
                                             " views/again_no:1 views/again_yes:1 language/zh-Hans:1");
}
END_TEST

START_TEST(vitamins_are_packs_by_product_and_terms)
{
    open_counter();
    go_to_day(-30);
    receive(1, "drops", "A1", 900, 90);
    receive(2, "drops-b", "A1", 900, 90);
    go_to_day(0);
    ck_assert_int_eq(try_change(11, STOCK_WRITTEN_OFF, "drops-b", "A1", 900, 9), OK);
    ck_assert_int_eq(hand_over(3, make_one(4, "drops", VITAMINS_FREE, 2).reference, true), HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(5, make_one(6, "drops", VITAMINS_PRICED, 3).reference, true), HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(7, make_one(8, "drops", VITAMINS_FREE_WITH_CARD, 1).reference, true),
                     HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(9, make_one(10, "drops-b", VITAMINS_FREE, 4).reference, true), HAND_OVER_DONE);
    ck_assert_str_eq(
        report_of(FIRST, LAST),
        "vitamins/drops-b_free:4 vitamins/drops_card:1 vitamins/drops_free:2 vitamins/drops_priced:3");
    close_store();
}
END_TEST

START_TEST(more_than_there_is_room_for_is_said)
{
    size_t count = 77;

    for (int i = 0; i < 4; i++) {
        char name[16];

        (void)snprintf(name, sizeof name, "redirect-%d", i);
        ck_assert_int_eq(tally_add(store, key_of(i), name, NOW_MS), OK);
    }
    ck_assert_int_eq(report_read(store, FIRST, LAST, rows, 3, &count), FULL);
    ck_assert_uint_eq(count, 77);
    ck_assert_ptr_nonnull(strstr(store_problem(store), "room"));
    ck_assert_int_eq(report_read(store, FIRST, LAST, rows, 4, &count), OK);
    ck_assert_uint_eq(count, 4);
}
END_TEST

static int count_steps(void)
{
    int sum = 0;

    for (size_t i = 0; i < store->prepared_count; i++)
        sum += sqlite3_stmt_status(store->prepared[i].statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    return sum;
}

START_TEST(years_before_make_it_no_slower)
{
    ck_assert_int_eq(
        store_execute(store,
                      "INSERT INTO session_date (day, minute, session, closes_utc_ms, ends_utc_ms)"
                      " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                      " SELECT '2020-01-01', i, 'old', 1000 + i, 1000 + i FROM n;"
                      "INSERT INTO booking (date, state, reference, code, children, adults, made_utc_ms,"
                      " is_mailed) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 9999) SELECT 1 + i % 2000, 0, 'old' || i, '', 1, 1, 5, 1 FROM n;"
                      "INSERT INTO tally (day, what, count)"
                      " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
                      " SELECT '2020-01-01', 'sent-' || i, 1 FROM n;",
                      "a long past"),
        OK);
    ck_assert(book(1, party_of(1, 1)));
    (void)report_of(FIRST, LAST);
    (void)count_steps();
    ck_assert_str_ne(report_of(FIRST, LAST), "");
    ck_assert_int_lt(count_steps(), 1000);
}
END_TEST

Suite *reports_suite(void)
{
    Suite *suite = suite_create("reports");
    TCase *tests = tcase_create("reports");
    TCase *vitamins = tcase_create("vitamins");

    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_add_test(tests, nothing_gives_an_empty_report);
    tcase_add_test(tests, sessions_are_added_up_by_state);
    tcase_add_test(tests, days_are_counted_and_not_times);
    tcase_add_loop_test(tests, a_month_is_from_its_first_day_to_its_last, 0, sizeof days / sizeof days[0]);
    tcase_add_test(tests, a_summers_day_ends_an_hour_earlier);
    tcase_add_test(tests, counts_are_sorted_into_their_parts);
    tcase_add_test(tests, more_than_there_is_room_for_is_said);
    tcase_add_test(tests, years_before_make_it_no_slower);
    suite_add_tcase(suite, tests);
    tcase_add_test(vitamins, vitamins_are_packs_by_product_and_terms);
    suite_add_tcase(suite, vitamins);
    return suite;
}
