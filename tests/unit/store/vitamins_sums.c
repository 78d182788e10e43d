/* Totals of months and days, the days that owe a sheet, and that a long past makes none of it slow. */
#include "counter.h"

#include <string.h>

#include "store/connection.h"

static int next_key = 100;

static void give(int day, const char *product, enum vitamins_terms terms, int count)
{
    struct voucher voucher;

    go_to_day(0); /* it holds until day 28 */
    voucher = make_one(next_key++, product, terms, count);
    go_to_day(day);
    ck_assert_int_eq(hand_over(next_key++, voucher.reference, true), HAND_OVER_DONE);
}

static void stock_up(void)
{
    open_counter();
    receive(1, "drops", "A", 900, 900);
    receive(2, "tablets", "B", 900, 900);
}

/* --- totals --- */

START_TEST(totals_are_by_product_and_terms)
{
    give(0, "tablets", VITAMINS_FREE_WITH_CARD, 2);
    give(0, "drops", VITAMINS_PRICED, 1);
    give(0, "drops", VITAMINS_FREE, 3);
    give(1, "drops", VITAMINS_FREE, 4);
    give(1, "drops", VITAMINS_PRICED, 5);
    ck_assert_str_eq(day_text(0), "drops/free:3 drops/priced:1 tablets/card:2");
    ck_assert_str_eq(day_text(1), "drops/free:4 drops/priced:5");
    ck_assert_str_eq(day_text(2), "");
    reopen_store();
    ck_assert_str_eq(month_text(2026, 11), "drops/free:7 drops/priced:6 tablets/card:2");
}
END_TEST

START_TEST(a_month_is_from_its_first_day_to_its_last)
{
    static const struct {
        int day, month, of_month;
    } days[] = {{-18, 10, 31}, {-17, 11, 1}, {12, 11, 30}, {13, 12, 1}, {43, 12, 31}};

    for (int i = 0; i < 5; i++) {
        struct date day = day_of(days[i].day);

        ck_assert_int_eq(day.month, days[i].month);
        ck_assert_int_eq(day.day, days[i].of_month);
        if (i < 4)
            give(days[i].day, "drops", VITAMINS_FREE, 1 << i);
    }
    ck_assert_str_eq(month_text(2026, 9), "");
    ck_assert_str_eq(month_text(2026, 10), "drops/free:1");
    ck_assert_str_eq(month_text(2026, 11), "drops/free:6");
    ck_assert_str_eq(month_text(2026, 12), "drops/free:8");
    ck_assert_str_eq(month_text(2025, 11), "");
    ck_assert_str_eq(month_text(2027, 1), "");
}
END_TEST

START_TEST(what_comes_in_is_not_what_was_given)
{
    give(0, "drops", VITAMINS_FREE, 1);
    ck_assert_int_eq(try_change(3, STOCK_WRITTEN_OFF, "drops", "A", 900, 100), OK);
    ck_assert_int_eq(try_change(4, STOCK_COUNTED, "drops", "A", 900, 5), OK);
    ck_assert_str_eq(day_text(0), "drops/free:1");
    ck_assert_str_eq(month_text(2026, 11), "drops/free:1");
}
END_TEST

START_TEST(totals_come_in_pages)
{
    struct vitamins_total totals[4];
    size_t count = 99;

    give(0, "drops", VITAMINS_FREE, 1);
    give(0, "drops", VITAMINS_PRICED, 2);
    give(0, "tablets", VITAMINS_FREE, 3);
    ck_assert_int_eq(vitamins_totals(store, 2026, 11, 0, totals, 2, &count), OK);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(vitamins_totals(store, 2026, 11, 2, totals, 2, &count), OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(totals[0].product, "tablets");
    ck_assert_int_eq(totals[0].packs, 3);
    ck_assert_int_eq(vitamins_totals(store, 2026, 11, 3, totals, 2, &count), OK);
    ck_assert_uint_eq(count, 0);
    ck_assert_int_eq(vitamins_day_totals(store, day_of(0), totals, 2, &count), OK);
    ck_assert_uint_eq(count, 2);
}
END_TEST

/* --- sheets --- */

/* The day that owes a sheet, seen from day `from`; -1000: none. */
static int next_sheet(int from)
{
    struct date day;
    enum status status = vitamins_next_sheet(store, day_of(from), &day);

    ck_assert(status == OK || status == NOT_FOUND);
    return status == OK ? date_days_between(day_of(0), day) : -1000;
}

START_TEST(every_day_with_a_hand_over_owes_one_sheet)
{
    ck_assert_int_eq(next_sheet(9), -1000); /* the stock came on day 0 */
    give(5, "drops", VITAMINS_FREE, 1);
    give(2, "drops", VITAMINS_FREE, 1);
    give(2, "drops", VITAMINS_FREE, 1);
    ck_assert_int_eq(next_sheet(2), -1000);
    ck_assert_int_eq(next_sheet(3), 2);
    reopen_store();
    ck_assert_int_eq(next_sheet(9), 2);
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(2)), OK);
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(2)), OK);
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(3)), OK);
    reopen_store();
    ck_assert_int_eq(next_sheet(5), -1000);
    ck_assert_int_eq(next_sheet(6), 5);
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(5)), OK);
    ck_assert_int_eq(next_sheet(9), -1000);
    ck_assert_str_eq(day_text(2), "drops/free:2"); /* which does not change what was given */
}
END_TEST

START_TEST(a_day_that_comes_again_owes_its_sheet_again)
{
    struct voucher voucher;

    give(2, "drops", VITAMINS_FREE, 1);
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(2)), OK);
    ck_assert_int_eq(next_sheet(9), -1000);
    give(2, "drops", VITAMINS_FREE, 3); /* the clock was put back */
    ck_assert_int_eq(next_sheet(9), 2);
    ck_assert_str_eq(day_text(2), "drops/free:4");
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(2)), OK);
    voucher = make_one(3, "drops", VITAMINS_FREE_WITH_CARD, 1);
    ck_assert_int_eq(hand_over(4, voucher.reference, false), HAND_OVER_NO_CARD);
    ck_assert_int_eq(next_sheet(9), -1000);
}
END_TEST

/* --- a long past --- */

static void add_long_past(void)
{
    static const char sql[] =
        "CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 20000) SELECT i FROM n;"
        "INSERT INTO voucher (id, reference, made_day, until_day, handed_over_day)"
        " SELECT i, 'old' || i, '2020-01-01', '2020-01-29', '2020-01-02' FROM n;"
        "INSERT INTO ledger (act, day, kind, product, batch, expires, packs, staff, voucher, terms)"
        " SELECT 'old' || i, '2020-01-' || (10 + i % 20), 3, 'drops', 'Z' || (i % 50), '2021-01-01', -1, 7,"
        " i, 0 FROM n;"
        "INSERT INTO ledger (act, day, kind, product, batch, expires, packs, staff)"
        " SELECT 'more' || i, '2020-01-01', 0, 'drops', 'Z' || (i - 1), '2021-01-01', 400, 7 FROM n"
        " WHERE i <= 50;"
        "DROP TABLE n";

    ck_assert_int_eq(store_execute(store, sql, "a long past"), OK);
}

static int count_steps(void)
{
    int steps = 0;

    for (size_t i = 0; i < store->prepared_count; i++)
        steps += sqlite3_stmt_status(store->prepared[i].statement, SQLITE_STMTSTATUS_VM_STEP, 0);
    return steps;
}

START_TEST(a_long_past_makes_nothing_slow)
{
    int steps;

    add_long_past();
    ck_assert_str_eq(stock_text(), "drops/A/2029-05-06:900 tablets/B/2029-05-06:900");
    ck_assert_str_eq(month_text(2020, 1), "drops/free:20000");
    ck_assert_int_gt(count_steps(), 20000); /* the counter counts */
    steps = count_steps();
    give(0, "drops", VITAMINS_FREE, 3);
    ck_assert_int_eq(try_change(3, STOCK_COUNTED, "drops", "A", 900, 5), OK);
    ck_assert_str_eq(day_text(0), "drops/free:3");
    ck_assert_str_eq(month_text(2026, 11), "drops/free:3");
    ck_assert_int_eq(next_sheet(1), 0);
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(0)), OK);
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, 28), OK);
    ck_assert_int_lt(count_steps() - steps, 3000);
}
END_TEST

Suite *vitamins_sums_suite(void)
{
    Suite *suite = suite_create("sums of vitamins");
    TCase *tests = tcase_create("sums of vitamins");

    tcase_add_checked_fixture(tests, stock_up, close_store);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, totals_are_by_product_and_terms);
    tcase_add_test(tests, a_month_is_from_its_first_day_to_its_last);
    tcase_add_test(tests, what_comes_in_is_not_what_was_given);
    tcase_add_test(tests, totals_come_in_pages);
    tcase_add_test(tests, every_day_with_a_hand_over_owes_one_sheet);
    tcase_add_test(tests, a_day_that_comes_again_owes_its_sheet_again);
    tcase_add_test(tests, a_long_past_makes_nothing_slow);
    suite_add_tcase(suite, tests);
    return suite;
}
