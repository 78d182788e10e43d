/* Vouchers: made once, and forgotten when nobody came with them. */
#include "counter.h"

#include <stdio.h>
#include <string.h>

/* --- making --- */

START_TEST(a_voucher_says_what_it_is_for)
{
    const struct voucher_item items[] = {item_of("tablets", VITAMINS_FREE_WITH_CARD, 1),
                                         item_of("drops", VITAMINS_PRICED, 2),
                                         item_of("drops", VITAMINS_FREE, 1)};
    struct voucher made;
    struct voucher found;

    ck_assert_int_eq(
        voucher_make(store, key_of(1), items, 3, day_of(28), counter_utc_ms, random_system(), &made), OK);
    reopen_store();
    found = find_voucher(made.reference);
    ck_assert_int_eq(found.id, made.id);
    ck_assert_str_eq(found.reference, made.reference);
    ck_assert_int_eq(found.state, VOUCHER_OPEN);
    ck_assert_int_eq(date_compare(found.made, day_of(0)), 0);
    ck_assert_int_eq(date_compare(found.until, day_of(28)), 0);
    ck_assert_int_eq(found.handed_over.year, 0);
    ck_assert_uint_eq(found.item_count, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_str_eq(found.items[i].product, items[i].product);
        ck_assert_int_eq(found.items[i].terms, items[i].terms);
        ck_assert_int_eq(found.items[i].count, items[i].count);
        ck_assert_str_eq(made.items[i].product, items[i].product);
    }
    ck_assert_uint_eq(made.item_count, 3);
}
END_TEST

START_TEST(a_voucher_holds_as_many_items_as_it_may)
{
    struct voucher_item items[VOUCHER_ITEMS_MAX + 1];
    struct voucher voucher;

    for (int i = 0; i <= VOUCHER_ITEMS_MAX; i++)
        items[i] = item_of("drops", VITAMINS_FREE, i + 1);
    ck_assert_int_eq(voucher_make(store, key_of(1), items, VOUCHER_ITEMS_MAX, day_of(28), counter_utc_ms,
                                  random_system(), &voucher),
                     OK);
    ck_assert_uint_eq(voucher.item_count, VOUCHER_ITEMS_MAX);
    ck_assert_int_eq(voucher.items[VOUCHER_ITEMS_MAX - 1].count, VOUCHER_ITEMS_MAX);
    ck_assert_int_eq(voucher_make(store, key_of(2), items, VOUCHER_ITEMS_MAX + 1, day_of(28), counter_utc_ms,
                                  random_system(), &voucher),
                     INVALID);
}
END_TEST

static const struct {
    struct voucher_item item;
    size_t count;
    struct date until;
} no_vouchers[] = {
    {{"drops", VITAMINS_FREE, 1}, 0, {2026, 12, 16}},
    {{"", VITAMINS_FREE, 1}, 1, {2026, 12, 16}},
    {{"drops", VITAMINS_FREE, 0}, 1, {2026, 12, 16}},
    {{"drops", VITAMINS_FREE, -1}, 1, {2026, 12, 16}},
    {{"drops", VITAMINS_FREE, 1}, 1, {2026, 12, 32}},
    {{"drops", VITAMINS_FREE, 1}, 1, {2026, 12, 0}},
    {{"drops", VITAMINS_FREE, 1}, 1, {0, 0, 0}},
    {{"drops", VITAMINS_NEEDS_CARD, 1}, 1, {2026, 12, 16}},
    {{"0123456789012345678901234567890", VITAMINS_FREE, 1000001}, 1, {2026, 12, 16}},
};

START_TEST(what_is_no_voucher_is_refused)
{
    struct voucher voucher = {.id = 77};

    ck_assert_int_eq(voucher_make(store, key_of(1), &no_vouchers[_i].item, no_vouchers[_i].count,
                                  no_vouchers[_i].until, counter_utc_ms, random_system(), &voucher),
                     INVALID);
    ck_assert_int_eq(voucher.id, 77);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM voucher"), 0);
}
END_TEST

START_TEST(a_name_without_an_end_is_refused)
{
    struct voucher_item item = item_of("drops", VITAMINS_FREE, 1);
    struct stock_batch batch = {"drops", "A1", {2026, 12, 16}, 1};
    struct voucher voucher;

    memset(item.product, 'x', sizeof item.product);
    memset(batch.batch, 'x', sizeof batch.batch);
    ck_assert_int_eq(
        voucher_make(store, key_of(1), &item, 1, day_of(28), counter_utc_ms, random_system(), &voucher),
        INVALID);
    ck_assert_int_eq(stock_change(store, key_of(2), STOCK_RECEIVED, &batch, 7, counter_utc_ms), INVALID);
}
END_TEST

START_TEST(the_same_act_gives_the_same_voucher_as_it_stands)
{
    struct voucher first = make_one(1, "drops", VITAMINS_FREE, 1);
    struct voucher again;

    reopen_store();
    again = make_one(1, "tablets", VITAMINS_PRICED, 5);
    ck_assert_str_eq(again.reference, first.reference);
    ck_assert_str_eq(again.items[0].product, "drops");
    receive(2, "drops", "A1", 90, 1);
    ck_assert_int_eq(hand_over(3, first.reference, false), HAND_OVER_DONE);
    again = make_one(1, "drops", VITAMINS_FREE, 1);
    ck_assert_str_eq(again.reference, first.reference);
    ck_assert_int_eq(again.state, VOUCHER_HANDED_OVER);
    ck_assert_str_ne(make_one(4, "drops", VITAMINS_FREE, 1).reference, first.reference);
}
END_TEST

START_TEST(the_key_of_another_act_is_refused)
{
    struct voucher_item item = item_of("drops", VITAMINS_FREE, 1);
    enum hand_over_verdict verdict = HAND_OVER_NONE;
    struct voucher one = make_one(1, "drops", VITAMINS_FREE, 1);
    struct voucher other = make_one(2, "drops", VITAMINS_FREE, 1);
    struct voucher voucher;
    int missing = 77;

    (void)enqueue(3);
    ck_assert_int_eq(
        voucher_make(store, key_of(3), &item, 1, day_of(28), counter_utc_ms, random_system(), &voucher),
        INVALID);
    receive(4, "drops", "A1", 90, 5);
    ck_assert_int_eq(try_hand_over(4, one.reference, true, &verdict, &missing), INVALID);
    ck_assert_int_eq(hand_over(5, one.reference, false), HAND_OVER_DONE);
    ck_assert_int_eq(try_hand_over(5, other.reference, true, &verdict, &missing), INVALID);
    ck_assert_int_eq(try_hand_over(5, "AAAA-AAAA", true, &verdict, &missing), INVALID);
    ck_assert_int_eq(verdict, HAND_OVER_NONE);
    ck_assert_int_eq(missing, 77);
    ck_assert_int_eq(try_change(5, STOCK_RECEIVED, "drops", "A1", 90, 5), INVALID);
    ck_assert_int_eq(try_change(4, STOCK_COUNTED, "drops", "A1", 90, 5), INVALID);
    ck_assert_str_eq(stock_text(), "drops/A1/2027-02-16:4");
    ck_assert_int_eq(find_voucher(other.reference).state, VOUCHER_OPEN);
}
END_TEST

/* Gives the same numbers so often, and others afterwards. */
static void fill_repeating(void *context, void *ret_bytes, size_t count)
{
    int *left = context;

    memset(ret_bytes, *left > 0 ? 1 : 1 - *left, count);
    (*left)--;
}

START_TEST(a_reference_is_the_outboxes_or_a_vouchers)
{
    struct voucher_item item = item_of("drops", VITAMINS_FREE, 1);
    char reference[REFERENCE_CHARS + 1];
    struct voucher voucher;
    int left = 4;
    struct random_source stuck = {.fill = fill_repeating, .context = &left};

    ck_assert_int_eq(outbox_enqueue(store, key_of(90), "QUJD", NOW_MS, stuck, reference), OK);
    ck_assert_int_eq(voucher_make(store, key_of(1), &item, 1, day_of(28), counter_utc_ms, stuck, &voucher),
                     OK);
    ck_assert_str_ne(voucher.reference, reference);
    left = 0;
    ck_assert_int_eq(outbox_enqueue(store, key_of(91), "QUJD", NOW_MS, stuck, reference), OK);
    ck_assert_str_ne(voucher.reference, reference);
    ck_assert_int_lt(left, -1); /* it met the voucher's first */
}
END_TEST

/* --- forgetting --- */

START_TEST(what_nobody_came_with_is_forgotten)
{
    struct voucher unused = make_one(1, "drops", VITAMINS_FREE, 2);
    struct voucher used = make_one(2, "drops", VITAMINS_FREE, 1);
    struct voucher voucher;

    receive(3, "drops", "A1", 90, 9);
    ck_assert_int_eq(hand_over(4, used.reference, false), HAND_OVER_DONE);
    go_to_day(28 + 10);
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, 10), OK);
    ck_assert_int_eq(hand_over(5, unused.reference, false), HAND_OVER_OLD);
    go_to_day(28 + 11);
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, 10), OK);
    ck_assert_int_eq(voucher_find(store, unused.reference, &voucher), NOT_FOUND);
    ck_assert_int_eq(hand_over(5, unused.reference, false), HAND_OVER_NONE);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM voucher_item"), 1);
    ck_assert_int_eq(hand_over(6, used.reference, false), HAND_OVER_USED);
    ck_assert_str_eq(stock_text(), "drops/A1/2027-02-16:8");
}
END_TEST

START_TEST(many_are_forgotten_at_once)
{
    for (int i = 0; i < 100; i++)
        (void)make_one(i, "drops", VITAMINS_FREE, 2);
    go_to_day(10);
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, 0), OK);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM voucher"), 100);
    go_to_day(29);
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, 0), OK);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM voucher"), 0);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM voucher_item"), 0);
}
END_TEST

Suite *vouchers_suite(void)
{
    Suite *suite = suite_create("vouchers");
    TCase *tests = tcase_create("vouchers");

    tcase_add_checked_fixture(tests, open_counter, close_store);
    tcase_add_test(tests, a_voucher_says_what_it_is_for);
    tcase_add_test(tests, a_voucher_holds_as_many_items_as_it_may);
    tcase_add_loop_test(tests, what_is_no_voucher_is_refused, 0, sizeof no_vouchers / sizeof no_vouchers[0]);
    tcase_add_test(tests, a_name_without_an_end_is_refused);
    tcase_add_test(tests, the_same_act_gives_the_same_voucher_as_it_stands);
    tcase_add_test(tests, the_key_of_another_act_is_refused);
    tcase_add_test(tests, a_reference_is_the_outboxes_or_a_vouchers);
    tcase_add_test(tests, what_nobody_came_with_is_forgotten);
    tcase_add_test(tests, many_are_forgotten_at_once);
    suite_add_tcase(suite, tests);
    return suite;
}
