/* How the outbox stands, in the numbers that staff see. */
#include <stdio.h>
#include <string.h>

#include "fixture.h"
#include "store/connection.h"

static const char *const COUNTED[] = {"sent-asking", "views_again_yes"};

static struct outbox_standing standing_at(int64_t utc_ms)
{
    struct outbox_standing standing;

    memset(&standing, 0x5A, sizeof standing);
    ck_assert_int_eq(outbox_standing(store, utc_ms, &standing), OK);
    return standing;
}

static void send_one(int64_t utc_ms)
{
    struct outbox_item item = claim();

    ck_assert_int_eq(outbox_settle_sent(store, item.id, "250 kept", COUNTED, 2, utc_ms), OK);
    outbox_item_finish(&item);
}

static void settle_one(enum outbox_state outcome, const char *reason, int64_t next_try_utc_ms)
{
    struct outbox_item item = claim();

    ck_assert_int_eq(outbox_settle(store, item.id, outcome, reason, next_try_utc_ms), OK);
    outbox_item_finish(&item);
}

START_TEST(nothing_stands_in_an_empty_one)
{
    struct outbox_standing standing = standing_at(NOW_MS);

    ck_assert_int_eq(standing.sent_today + standing.waiting + standing.held + standing.set_aside, 0);
    ck_assert_int_eq(standing.oldest_utc_ms, 0);
    ck_assert_int_eq(standing.next_try_utc_ms, 0);
    ck_assert_str_eq(standing.reason, "");
}
END_TEST

START_TEST(every_state_has_its_number)
{
    struct outbox_standing standing;
    struct outbox_item item;

    for (int i = 0; i < 7; i++)
        (void)enqueue(i);
    settle_one(OUTBOX_HELD, "550 no such user", 0); /* 0: the oldest, but it waits for nothing */
    settle_one(OUTBOX_SET_ASIDE, "it cannot be opened", 0);
    settle_one(OUTBOX_DEFERRED, "no connection", NOW_MS + 9 * HOUR_MS);
    settle_one(OUTBOX_UNKNOWN, "it hung up", NOW_MS + 8 * HOUR_MS);
    send_one(NOW_MS);
    item = claim();
    outbox_item_finish(&item);
    standing = standing_at(NOW_MS);
    ck_assert_int_eq(standing.waiting, 4); /* deferred, unknown, being sent, queued */
    ck_assert_int_eq(standing.held, 1);
    ck_assert_int_eq(standing.set_aside, 1);
    ck_assert_int_eq(standing.sent_today, 1);
    ck_assert_int_eq(standing.oldest_utc_ms, NOW_MS + 2);
    ck_assert_str_eq(standing.reason, "no connection");
    ck_assert_int_eq(standing.next_try_utc_ms, NOW_MS + 6); /* of the one that is queued */
}
END_TEST

START_TEST(the_reason_is_of_the_one_that_waits_longest)
{
    struct outbox_standing standing;

    (void)enqueue(1);
    (void)enqueue(2);
    standing = standing_at(NOW_MS);
    ck_assert_str_eq(standing.reason, "");
    ck_assert_int_eq(standing.oldest_utc_ms, NOW_MS + 1);
    settle_one(OUTBOX_DEFERRED, "no connection", NOW_MS + 5 * HOUR_MS);
    ck_assert_str_eq(standing_at(NOW_MS).reason, "no connection");
    settle_one(OUTBOX_DEFERRED, "no route", NOW_MS + 3 * HOUR_MS);
    standing = standing_at(NOW_MS);
    ck_assert_str_eq(standing.reason, "no connection");
    ck_assert_int_eq(standing.next_try_utc_ms, NOW_MS + 3 * HOUR_MS);
    ck_assert_int_eq(standing.waiting, 2);
}
END_TEST

START_TEST(held_alone_is_tried_by_nobody)
{
    (void)enqueue(3);
    settle_one(OUTBOX_HELD, "refused", 0);
    ck_assert_int_eq(standing_at(NOW_MS).next_try_utc_ms, 0);
    ck_assert_int_eq(standing_at(NOW_MS).oldest_utc_ms, NOW_MS + 3);
    ck_assert_int_eq(standing_at(NOW_MS).waiting, 0);
    ck_assert_str_eq(standing_at(NOW_MS).reason, "refused");
}
END_TEST

/* One that was taken while the clock was ahead is no younger for that. */
START_TEST(the_oldest_was_taken_first)
{
    (void)enqueue(9);
    (void)enqueue(1);
    settle_one(OUTBOX_DEFERRED, "the second", NOW_MS + HOUR_MS);
    settle_one(OUTBOX_DEFERRED, "the first", NOW_MS + HOUR_MS);
    ck_assert_int_eq(standing_at(NOW_MS).oldest_utc_ms, NOW_MS + 9);
    ck_assert_str_eq(standing_at(NOW_MS).reason, "the first");
}
END_TEST

/* A day of the United Kingdom, in the summer from 23:00 UTC on. */
static const struct {
    struct date day;
    int minute;
    bool is_today; /* of 1 July 2026 */
} moments[] = {
    {{2026, 6, 30}, 1439, false}, {{2026, 7, 1}, 0, true},  {{2026, 7, 1}, 59, true},
    {{2026, 7, 1}, 1439, true},   {{2026, 7, 2}, 0, false},
};

START_TEST(what_went_today_is_counted_by_the_day_there)
{
    const int64_t sent_utc_ms = date_utc_of_wall(moments[_i].day, moments[_i].minute);
    const struct date today = {2026, 7, 1};

    (void)enqueue(1);
    (void)enqueue(2);
    send_one(sent_utc_ms);
    send_one(sent_utc_ms);
    ck_assert_int_eq(standing_at(date_utc_of_wall(today, 0)).sent_today, moments[_i].is_today ? 2 : 0);
    ck_assert_int_eq(standing_at(date_utc_of_wall(today, 1439)).sent_today, moments[_i].is_today ? 2 : 0);
    ck_assert_int_eq(standing_at(date_utc_of_wall(today, 1440)).sent_today,
                     date_compare(moments[_i].day, today) > 0 ? 2 : 0);
}
END_TEST

START_TEST(only_what_was_sent_counts_as_sent)
{
    static const char *const names[] = {"sent-asking", "sent-self-referral", "redirect-hub", "sent",
                                        "sentinel-x",  "views_sent-x_1",     "Sent-x",       "sent."};

    for (int i = 0; i < 8; i++)
        ck_assert_int_eq(tally_add(store, key_of(i), names[i], NOW_MS), OK);
    ck_assert_int_eq(standing_at(NOW_MS).sent_today, 2);
    reopen_store();
    ck_assert_int_eq(store_tidy(store, NOW_MS + HOUR_MS), OK);
    ck_assert_int_eq(standing_at(NOW_MS).sent_today, 2);
}
END_TEST

static int count_steps(void)
{
    int sum = 0;

    for (size_t i = 0; i < store->prepared_count; i++)
        sum += sqlite3_stmt_status(store->prepared[i].statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    return sum;
}

START_TEST(a_long_past_makes_it_no_slower)
{
    ck_assert_int_eq(
        store_execute(store,
                      "INSERT INTO outbox (state, reference, accepted_utc_ms, next_try_utc_ms)"
                      " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                      " SELECT 6, 'old' || i, i, 0 FROM n;"
                      "INSERT INTO tally (day, what, count)"
                      " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                      " SELECT '2020-' || i, 'sent-asking', 1 FROM n;",
                      "a long past"),
        OK);
    reopen_store();
    (void)enqueue(1);
    (void)count_steps();
    ck_assert_int_eq(standing_at(NOW_MS).waiting, 1);
    ck_assert_int_lt(count_steps(), 500);
}
END_TEST

Suite *standing_suite(void)
{
    Suite *suite = suite_create("standing of the outbox");
    TCase *tests = tcase_create("standing");

    tcase_add_checked_fixture(tests, open_quick_store, close_store);
    tcase_add_test(tests, nothing_stands_in_an_empty_one);
    tcase_add_test(tests, every_state_has_its_number);
    tcase_add_test(tests, the_reason_is_of_the_one_that_waits_longest);
    tcase_add_test(tests, held_alone_is_tried_by_nobody);
    tcase_add_test(tests, the_oldest_was_taken_first);
    tcase_add_loop_test(tests, what_went_today_is_counted_by_the_day_there, 0,
                        sizeof moments / sizeof moments[0]);
    tcase_add_test(tests, only_what_was_sent_counts_as_sent);
    tcase_add_test(tests, a_long_past_makes_it_no_slower);
    suite_add_tcase(suite, tests);
    return suite;
}
