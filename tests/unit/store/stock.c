/* The stock: what changes it, how it is listed, clocks that go wrong, and a ledger that is never rewritten.
 */
#include "counter.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static const struct {
    enum stock_change change;
    int count;
    enum status status;
    const char *after; /* there were 5 */
} changes[] = {
    {STOCK_RECEIVED, 3, OK, "drops/A1/2027-02-16:8"},
    {STOCK_RECEIVED, 0, INVALID, "drops/A1/2027-02-16:5"},
    {STOCK_RECEIVED, -1, INVALID, "drops/A1/2027-02-16:5"},
    {STOCK_RECEIVED, 999995, OK, "drops/A1/2027-02-16:1000000"},
    {STOCK_RECEIVED, 999996, INVALID, "drops/A1/2027-02-16:5"},
    {STOCK_RECEIVED, 1000001, INVALID, "drops/A1/2027-02-16:5"},
    {STOCK_WRITTEN_OFF, 4, OK, "drops/A1/2027-02-16:1"},
    {STOCK_WRITTEN_OFF, 5, OK, ""},
    {STOCK_WRITTEN_OFF, 6, INVALID, "drops/A1/2027-02-16:5"},
    {STOCK_WRITTEN_OFF, 0, INVALID, "drops/A1/2027-02-16:5"},
    {STOCK_COUNTED, 3, OK, "drops/A1/2027-02-16:3"},
    {STOCK_COUNTED, 5, OK, "drops/A1/2027-02-16:5"},
    {STOCK_COUNTED, 9, OK, "drops/A1/2027-02-16:9"},
    {STOCK_COUNTED, 0, OK, ""},
    {STOCK_COUNTED, -1, INVALID, "drops/A1/2027-02-16:5"},
    {STOCK_COUNTED, 1000000, OK, "drops/A1/2027-02-16:1000000"},
    {STOCK_COUNTED, 1000001, INVALID, "drops/A1/2027-02-16:5"},
};

START_TEST(a_change_is_made_once)
{
    receive(1, "drops", "A1", 90, 5);
    ck_assert_int_eq(try_change(2, changes[_i].change, "drops", "A1", 90, changes[_i].count),
                     changes[_i].status);
    ck_assert_str_eq(stock_text(), changes[_i].after);
    reopen_store();
    ck_assert_str_eq(stock_text(), changes[_i].after);
    go_to_day(3); /* its answer was lost */
    ck_assert_int_eq(store_tidy(store, counter_utc_ms), OK);
    ck_assert_int_eq(try_change(2, changes[_i].change, "drops", "A1", 90, changes[_i].count),
                     changes[_i].status);
    ck_assert_str_eq(stock_text(), changes[_i].after);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM ledger"), changes[_i].status == OK ? 2 : 1);
}
END_TEST

START_TEST(a_count_leaves_its_difference)
{
    receive(1, "drops", "A1", 90, 5);
    ck_assert_int_eq(try_change(2, STOCK_COUNTED, "drops", "A1", 90, 3), OK);
    ck_assert_int_eq(ask_number("SELECT packs FROM ledger ORDER BY id DESC LIMIT 1"), -2);
    ck_assert_int_eq(try_change(3, STOCK_COUNTED, "drops", "A1", 90, 3), OK);
    ck_assert_int_eq(ask_number("SELECT packs FROM ledger ORDER BY id DESC LIMIT 1"), 0);
    ck_assert_int_eq(try_change(4, STOCK_COUNTED, "drops", "A1", 90, 10), OK);
    ck_assert_int_eq(ask_number("SELECT packs FROM ledger ORDER BY id DESC LIMIT 1"), 7);
    ck_assert_int_eq(try_change(5, STOCK_COUNTED, "drops", "B2", 90, 4), OK); /* nobody had entered it */
    ck_assert_str_eq(stock_text(), "drops/A1/2027-02-16:10 drops/B2/2027-02-16:4");
    ck_assert_str_eq(month_text(2026, 11), ""); /* nothing of it was handed over */
}
END_TEST

static const struct stock_batch no_batches[] = {
    {"", "A1", {2027, 2, 16}, 1},     {"drops", "", {2027, 2, 16}, 1}, {"drops", "A1", {2027, 2, 29}, 1},
    {"drops", "A1", {2027, 2, 0}, 1}, {"drops", "A1", {0, 0, 0}, 1},
};

START_TEST(what_is_no_batch_is_refused)
{
    ck_assert_int_eq(stock_change(store, key_of(1), STOCK_RECEIVED, &no_batches[_i], 7, counter_utc_ms),
                     INVALID);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM ledger"), 0);
}
END_TEST

START_TEST(batches_differ_by_product_name_and_expiry)
{
    receive(1, "tablets", "A1", 90, 1);
    receive(2, "drops", "A1", 91, 2);
    receive(3, "drops", "A1", 90, 3);
    receive(4, "drops", "B1", 90, 4);
    receive(5, "drops", "A1", 90, 5);
    ck_assert_str_eq(stock_text(), "drops/A1/2027-02-16:8 drops/B1/2027-02-16:4 drops/A1/2027-02-17:2"
                                   " tablets/A1/2027-02-16:1");
    ck_assert_int_eq(try_change(6, STOCK_WRITTEN_OFF, "drops", "A1", 91, 3), INVALID);
    ck_assert_int_eq(try_change(6, STOCK_WRITTEN_OFF, "drops", "A1", 91, 2), OK);
    ck_assert_str_eq(stock_text(), "drops/A1/2027-02-16:8 drops/B1/2027-02-16:4 tablets/A1/2027-02-16:1");
}
END_TEST

START_TEST(the_list_comes_in_pages)
{
    struct stock_batch batches[4];
    size_t count = 99;

    for (int i = 0; i < 6; i++) {
        const char name[2] = {(char)('F' - i), '\0'};

        receive(i, "drops", name, 90, i + 1);
    }
    ck_assert_int_eq(stock_list(store, 0, batches, 4, &count), OK);
    ck_assert_uint_eq(count, 4);
    ck_assert_str_eq(batches[0].batch, "A");
    ck_assert_int_eq(batches[0].count, 6);
    ck_assert_int_eq(stock_list(store, 4, batches, 4, &count), OK);
    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(batches[1].batch, "F");
    ck_assert_int_eq(stock_list(store, 6, batches, 4, &count), OK);
    ck_assert_uint_eq(count, 0);
}
END_TEST

/* --- clocks --- */

/* In summer, when that is an hour before midnight by UTC. */
START_TEST(a_day_ends_at_midnight_here)
{
    const struct date last = {2027, 6, 30};
    const int64_t midnight_utc_ms = date_utc_of_wall(last, 24 * 60);
    const struct stock_batch batch = {"drops", "A1", last, 5};
    const struct voucher_item item = item_of("drops", VITAMINS_FREE, 1);
    struct voucher vouchers[2];

    ck_assert_int_eq(stock_change(store, key_of(1), STOCK_RECEIVED, &batch, 7, counter_utc_ms), OK);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(voucher_make(store, key_of(2 + i), &item, 1, date_add_days(last, i), counter_utc_ms,
                                      random_system(), &vouchers[i]),
                         OK);
    counter_utc_ms = midnight_utc_ms;
    ck_assert_int_eq(hand_over(4, vouchers[0].reference, false), HAND_OVER_OLD);
    ck_assert_int_eq(hand_over(5, vouchers[1].reference, false), HAND_OVER_NO_STOCK);
    counter_utc_ms = midnight_utc_ms - 1;
    ck_assert_int_eq(hand_over(4, vouchers[0].reference, false), HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(5, vouchers[1].reference, false), HAND_OVER_DONE);
    ck_assert_str_eq(month_text(2027, 6), "drops/free:2");
}
END_TEST

/* Something is entered about a batch that expires on day `expires` on day `entered`; then the clock is put
 * back to day 0, where there are packs that expire on day 20. Are those still given? */
static const struct {
    enum stock_change change;
    int entered, expires;
    bool is_given;
} entries[] = {
    {STOCK_RECEIVED, 20, 90, true},    {STOCK_RECEIVED, 21, 90, false},    {STOCK_RECEIVED, 21, 21, false},
    {STOCK_RECEIVED, 21, 20, true},    {STOCK_RECEIVED, 5000, 700, true},  {STOCK_COUNTED, 21, 90, false},
    {STOCK_COUNTED, 5000, 4999, true}, {STOCK_COUNTED, 5000, 5000, false},
};

START_TEST(a_clock_put_back_lets_nothing_out_that_has_expired)
{
    struct voucher voucher = make_one(1, "drops", VITAMINS_FREE, 1);

    receive(2, "drops", "A", 20, 9);
    go_to_day(entries[_i].entered);
    ck_assert_int_eq(try_change(3, entries[_i].change, "tablets", "B", entries[_i].expires, 9), OK);
    go_to_day(0);
    reopen_store();
    ck_assert_int_eq(hand_over(4, voucher.reference, false),
                     entries[_i].is_given ? HAND_OVER_DONE : HAND_OVER_NO_STOCK);
    /* What was good at the time of the entry is given in any case. */
    if (entries[_i].entered <= entries[_i].expires) {
        voucher = make_one(5, "tablets", VITAMINS_FREE, 1);
        ck_assert_int_eq(hand_over(6, voucher.reference, false), HAND_OVER_DONE);
    }
}
END_TEST

START_TEST(a_clock_put_back_after_a_hand_over)
{
    struct voucher first = make_one(1, "drops", VITAMINS_FREE, 1);
    struct voucher second;

    receive(2, "drops", "A", 20, 1);
    receive(3, "drops", "B", 60, 9);
    go_to_day(25);
    ck_assert_int_eq(hand_over(4, first.reference, false), HAND_OVER_DONE);
    go_to_day(-400);
    second = make_one(5, "drops", VITAMINS_FREE, 1);
    ck_assert_int_eq(hand_over(6, second.reference, false), HAND_OVER_DONE);
    ck_assert_str_eq(stock_text(), "drops/A/2026-12-08:1 drops/B/2027-01-17:7");
    ck_assert_str_eq(day_text(25), "drops/free:1");
    ck_assert_str_eq(day_text(-400), "drops/free:1"); /* its day is the clock's */
}
END_TEST

START_TEST(a_clock_that_was_ahead_makes_no_voucher_old)
{
    struct voucher voucher = make_one(1, "drops", VITAMINS_FREE, 1);

    receive(2, "drops", "A", 900, 9);
    go_to_day(400);
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_OLD);
    receive(4, "drops", "A", 900, 9);
    go_to_day(0);
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_DONE);
}
END_TEST

/* --- what stays --- */

static int execute_raw(const char *sql)
{
    sqlite3 *db = NULL;
    int result;

    ck_assert_int_eq(sqlite3_open(database_path, &db), SQLITE_OK);
    result = sqlite3_exec(db, sql, NULL, NULL, NULL);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    return result;
}

START_TEST(nobody_rewrites_the_ledger)
{
    receive(1, "drops", "A", 90, 9);
    store_close(store);
    store = NULL;
    ck_assert_int_eq(execute_raw("UPDATE ledger SET packs = 8"), SQLITE_CONSTRAINT);
    ck_assert_int_eq(execute_raw("DELETE FROM ledger"), SQLITE_CONSTRAINT);
    ck_assert_int_eq(execute_raw("INSERT INTO ledger (act, day, kind, product, batch, expires, packs, staff)"
                                 " VALUES ('x', '2026-11-18', 3, 'drops', 'A', '2027-02-16', -1, 7)"),
                     SQLITE_CONSTRAINT); /* a hand-over has a voucher */
    reopen_store();
    ck_assert_str_eq(stock_text(), "drops/A/2027-02-16:9");
}
END_TEST

static enum status receive_until_full(void)
{
    enum status status = OK;

    for (int i = 1000; status == OK && i < 100000; i++)
        status = try_change(i, STOCK_RECEIVED, "tablets", "B", 90, 1);
    return status;
}

struct on_full_disk {
    struct voucher done, open;
};

static struct on_full_disk fill_disk(void)
{
    struct on_full_disk on = {.done = make_one(1, "drops", VITAMINS_FREE, 1),
                              .open = make_one(2, "drops", VITAMINS_FREE_WITH_CARD, 1)};

    receive(3, "drops", "A", 90, 9);
    ck_assert_int_eq(hand_over(4, on.done.reference, false), HAND_OVER_DONE);
    fill_small_disk();
    return on;
}

START_TEST(on_a_full_disk_what_was_done_is_known)
{
    struct on_full_disk on;

    if (!move_to_small_disk())
        return;
    on = fill_disk();
    ck_assert_int_eq(hand_over(4, on.done.reference, false), HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(5, on.done.reference, false), HAND_OVER_USED);
    ck_assert_int_eq(hand_over(5, on.open.reference, false), HAND_OVER_NO_CARD);
    ck_assert_str_eq(make_one(1, "drops", VITAMINS_FREE, 1).reference, on.done.reference);
    ck_assert_int_eq(try_change(3, STOCK_RECEIVED, "drops", "A", 90, 9), OK);
    ck_assert_str_eq(stock_text(), "drops/A/2027-02-16:8");
    store_close(store);
    store = NULL;
    leave_small_disk();
}
END_TEST

START_TEST(on_a_full_disk_nothing_is_handed_over_by_half)
{
    struct voucher_item item = item_of("drops", VITAMINS_FREE, 1);
    enum hand_over_verdict verdict = HAND_OVER_NONE;
    struct on_full_disk on;
    struct voucher voucher;
    int missing = 77;
    int64_t rows;

    if (!move_to_small_disk())
        return;
    on = fill_disk();
    ck_assert_int_eq(receive_until_full(), FULL);
    rows = ask_number("SELECT count(*) FROM ledger");
    ck_assert_int_eq(try_hand_over(5, on.open.reference, true, &verdict, &missing), FULL);
    ck_assert_int_eq(missing, 77);
    ck_assert_int_eq(find_voucher(on.open.reference).state, VOUCHER_OPEN);
    ck_assert_int_eq(
        voucher_make(store, key_of(6), &item, 1, day_of(28), counter_utc_ms, random_system(), &voucher),
        FULL);
    ck_assert_int_eq(hand_over(7, on.done.reference, false), HAND_OVER_USED);
    ck_assert_int_eq(hand_over(7, on.open.reference, false), HAND_OVER_NO_CARD);
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(0)), OK); /* with the ballast's room */
    go_to_day(60);
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, 0), OK);
    ck_assert_int_eq(voucher_find(store, on.open.reference, &voucher), NOT_FOUND);
    ck_assert_int_eq(try_change(8, STOCK_RECEIVED, "drops", "A", 90, 9), FULL);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM ledger"), rows);
    ck_assert_str_eq(day_text(0), "drops/free:1");
    store_close(store);
    store = NULL;
    leave_small_disk();
}
END_TEST

Suite *stock_suite(void)
{
    Suite *suite = suite_create("stock of vitamins");
    TCase *tests = tcase_create("stock of vitamins");

    tcase_add_checked_fixture(tests, open_counter, close_store);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, a_change_is_made_once, 0, sizeof changes / sizeof changes[0]);
    tcase_add_test(tests, a_count_leaves_its_difference);
    tcase_add_loop_test(tests, what_is_no_batch_is_refused, 0, sizeof no_batches / sizeof no_batches[0]);
    tcase_add_test(tests, batches_differ_by_product_name_and_expiry);
    tcase_add_test(tests, the_list_comes_in_pages);
    tcase_add_test(tests, a_day_ends_at_midnight_here);
    tcase_add_loop_test(tests, a_clock_put_back_lets_nothing_out_that_has_expired, 0,
                        sizeof entries / sizeof entries[0]);
    tcase_add_test(tests, a_clock_put_back_after_a_hand_over);
    tcase_add_test(tests, a_clock_that_was_ahead_makes_no_voucher_old);
    tcase_add_test(tests, nobody_rewrites_the_ledger);
    tcase_add_test(tests, on_a_full_disk_what_was_done_is_known);
    tcase_add_test(tests, on_a_full_disk_nothing_is_handed_over_by_half);
    suite_add_tcase(suite, tests);
    return suite;
}
