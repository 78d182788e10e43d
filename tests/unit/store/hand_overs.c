/* Handing over: once and whole or not at all, and every reason to refuse a voucher. */
#include "counter.h"

/* On day 0, with a voucher until day `until` and up to three batches, A, B and C. */
static const struct {
    struct {
        const char *product;
        int expires, count;
    } batches[3];
    struct voucher_item items[3];
    int until;
    bool card_seen;
    enum hand_over_verdict verdict;
    int missing;
    const char *stock; /* afterwards */
    const char *given;
} counters[] = {
    /* How long it holds. */
    {{{"drops", 90, 9}},
     {{"drops", VITAMINS_FREE, 1}},
     0,
     false,
     HAND_OVER_DONE,
     -1,
     "drops/A/2027-02-16:8",
     "drops/free:1"},
    {{{"drops", 90, 9}},
     {{"drops", VITAMINS_FREE, 1}},
     -1,
     false,
     HAND_OVER_OLD,
     -1,
     "drops/A/2027-02-16:9",
     ""},
    /* How long a batch is good. */
    {{{"drops", 0, 1}}, {{"drops", VITAMINS_FREE, 1}}, 9, false, HAND_OVER_DONE, -1, "", "drops/free:1"},
    {{{"drops", -1, 1}},
     {{"drops", VITAMINS_FREE, 1}},
     9,
     false,
     HAND_OVER_NO_STOCK,
     0,
     "drops/A/2026-11-17:1",
     ""},
    {{{"drops", -1, 5}, {"drops", 0, 1}},
     {{"drops", VITAMINS_FREE, 2}},
     9,
     false,
     HAND_OVER_NO_STOCK,
     0,
     "drops/A/2026-11-17:5 drops/B/2026-11-18:1",
     ""},
    /* How much there is. */
    {{{NULL, 0, 0}}, {{"drops", VITAMINS_FREE, 1}}, 9, false, HAND_OVER_NO_STOCK, 0, "", ""},
    {{{"tablets", 90, 1}},
     {{"drops", VITAMINS_FREE, 1}},
     9,
     false,
     HAND_OVER_NO_STOCK,
     0,
     "tablets/A/2027-02-16:1",
     ""},
    {{{"drops", 90, 3}}, {{"drops", VITAMINS_FREE, 3}}, 9, false, HAND_OVER_DONE, -1, "", "drops/free:3"},
    {{{"drops", 90, 3}},
     {{"drops", VITAMINS_FREE, 4}},
     9,
     false,
     HAND_OVER_NO_STOCK,
     0,
     "drops/A/2027-02-16:3",
     ""},
    /* Of several items all or none. */
    {{{"drops", 90, 3}, {"tablets", 90, 1}},
     {{"drops", VITAMINS_FREE, 1}, {"tablets", VITAMINS_FREE, 2}},
     9,
     false,
     HAND_OVER_NO_STOCK,
     1,
     "drops/A/2027-02-16:3 tablets/B/2027-02-16:1",
     ""},
    {{{"drops", 90, 3}},
     {{"drops", VITAMINS_FREE, 1}, {"drops", VITAMINS_PRICED, 1}, {"drops", VITAMINS_FREE, 2}},
     9,
     false,
     HAND_OVER_NO_STOCK,
     2,
     "drops/A/2027-02-16:3",
     ""},
    {{{"drops", 90, 4}},
     {{"drops", VITAMINS_FREE, 1}, {"drops", VITAMINS_PRICED, 1}, {"drops", VITAMINS_FREE, 2}},
     9,
     false,
     HAND_OVER_DONE,
     -1,
     "",
     "drops/free:3 drops/priced:1"},
    /* What expires first goes first, over as many batches as it takes. */
    {{{"drops", 30, 5}, {"drops", 20, 5}, {"drops", 40, 5}},
     {{"drops", VITAMINS_FREE, 3}},
     9,
     false,
     HAND_OVER_DONE,
     -1,
     "drops/B/2026-12-08:2 drops/A/2026-12-18:5 drops/C/2026-12-28:5",
     "drops/free:3"},
    {{{"drops", 30, 5}, {"drops", 20, 5}, {"drops", 40, 5}},
     {{"drops", VITAMINS_FREE, 12}},
     9,
     false,
     HAND_OVER_DONE,
     -1,
     "drops/C/2026-12-28:3",
     "drops/free:12"},
    {{{"drops", 30, 5}, {"drops", -9, 5}, {"drops", 30, 5}},
     {{"drops", VITAMINS_FREE, 6}},
     9,
     false,
     HAND_OVER_DONE,
     -1,
     "drops/B/2026-11-09:5 drops/C/2026-12-18:4",
     "drops/free:6"},
    /* The card or letter. */
    {{{"drops", 90, 1}},
     {{"drops", VITAMINS_FREE_WITH_CARD, 1}},
     9,
     false,
     HAND_OVER_NO_CARD,
     -1,
     "drops/A/2027-02-16:1",
     ""},
    {{{"drops", 90, 1}},
     {{"drops", VITAMINS_FREE_WITH_CARD, 1}},
     9,
     true,
     HAND_OVER_DONE,
     -1,
     "",
     "drops/card:1"},
    {{{"drops", 90, 2}},
     {{"drops", VITAMINS_PRICED, 1}, {"drops", VITAMINS_FREE_WITH_CARD, 1}},
     9,
     false,
     HAND_OVER_NO_CARD,
     -1,
     "drops/A/2027-02-16:2",
     ""},
    {{{"drops", 90, 1}}, {{"drops", VITAMINS_PRICED, 1}}, 9, false, HAND_OVER_DONE, -1, "", "drops/priced:1"},
    {{{"drops", 90, 1}}, {{"drops", VITAMINS_PRICED, 1}}, 9, true, HAND_OVER_DONE, -1, "", "drops/priced:1"},
    /* What is said first when more than one thing is in the way. */
    {{{NULL, 0, 0}}, {{"drops", VITAMINS_FREE_WITH_CARD, 1}}, -1, false, HAND_OVER_OLD, -1, "", ""},
    {{{NULL, 0, 0}}, {{"drops", VITAMINS_FREE_WITH_CARD, 1}}, 9, false, HAND_OVER_NO_CARD, -1, "", ""},
};

static struct voucher set_counter(int number)
{
    struct voucher voucher;
    size_t count = 0;

    for (int i = 0; i < 3 && counters[number].batches[i].product != NULL; i++) {
        const char name[2] = {(char)('A' + i), '\0'};

        receive(100 + i, counters[number].batches[i].product, name, counters[number].batches[i].expires,
                counters[number].batches[i].count);
    }
    while (count < 3 && counters[number].items[count].count > 0)
        count++;
    ck_assert_int_eq(voucher_make(store, key_of(1), counters[number].items, count,
                                  day_of(counters[number].until), counter_utc_ms, random_system(), &voucher),
                     OK);
    return voucher;
}

START_TEST(it_is_handed_over_or_refused)
{
    struct voucher voucher = set_counter(_i);
    bool is_done = counters[_i].verdict == HAND_OVER_DONE;
    enum hand_over_verdict verdict = HAND_OVER_NONE;
    int missing = -2;

    ck_assert_int_eq(try_hand_over(2, voucher.reference, counters[_i].card_seen, &verdict, &missing), OK);
    ck_assert_int_eq(verdict, counters[_i].verdict);
    ck_assert_int_eq(missing, counters[_i].missing);
    reopen_store();
    ck_assert_str_eq(stock_text(), counters[_i].stock);
    ck_assert_str_eq(day_text(0), counters[_i].given);
    ck_assert_str_eq(month_text(2026, 11), counters[_i].given);
    voucher = find_voucher(voucher.reference);
    ck_assert_int_eq(voucher.state, is_done ? VOUCHER_HANDED_OVER : VOUCHER_OPEN);
    ck_assert_int_eq(date_compare(voucher.handed_over, is_done ? day_of(0) : (struct date){0, 0, 0}), 0);
    ck_assert_int_eq(hand_over(2, voucher.reference, counters[_i].card_seen), counters[_i].verdict);
    if (is_done)
        ck_assert_int_eq(hand_over(3, voucher.reference, true), HAND_OVER_USED);
    ck_assert_str_eq(stock_text(), counters[_i].stock);
    ck_assert_str_eq(day_text(0), counters[_i].given);
}
END_TEST

START_TEST(a_code_is_used_once)
{
    struct voucher voucher = make_one(1, "drops", VITAMINS_FREE_WITH_CARD, 2);

    receive(2, "drops", "A1", 90, 9);
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_NO_CARD);
    ck_assert_int_eq(hand_over(3, voucher.reference, true), HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(4, voucher.reference, true), HAND_OVER_USED);
    go_to_day(300); /* and its own act is told the same, years later and with whatever it says now */
    ck_assert_int_eq(store_tidy(store, counter_utc_ms), OK);
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, 0), OK);
    reopen_store();
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(4, voucher.reference, true), HAND_OVER_USED);
    ck_assert_str_eq(stock_text(), "drops/A1/2027-02-16:7");
    ck_assert_int_eq(date_compare(find_voucher(voucher.reference).handed_over, day_of(0)), 0);
}
END_TEST

START_TEST(what_was_refused_may_be_handed_over_later)
{
    struct voucher voucher = make_one(1, "drops", VITAMINS_FREE, 2);

    receive(2, "drops", "A1", 90, 1);
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_NO_STOCK);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM ledger"), 1);
    receive(4, "drops", "A1", 90, 1);
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_DONE);
    ck_assert_str_eq(stock_text(), "");
}
END_TEST

START_TEST(there_is_no_such_voucher)
{
    struct voucher voucher = {.id = 77};

    ck_assert_int_eq(hand_over(1, "AAAA-AAAA", true), HAND_OVER_NONE);
    ck_assert_int_eq(voucher_find(store, "AAAA-AAAA", &voucher), NOT_FOUND);
    ck_assert_int_eq(voucher.id, 77);
}
END_TEST

START_TEST(it_counts_in_the_ledger_and_nowhere_else)
{
    struct voucher voucher = make_one(1, "drops", VITAMINS_FREE, 2);
    struct tally rows[4];
    size_t count = 99;

    receive(2, "drops", "A1", 90, 9);
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_DONE);
    ck_assert_int_eq(tally_list(store, "", "", 4, rows, &count), OK);
    ck_assert_uint_eq(count, 0);
    check_count(OUTBOX_QUEUED, 0);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM ledger WHERE staff = 7"), 2);
}
END_TEST

static void (*const breaks[])(void) = {break_next_commit, belie_next_commit};

START_TEST(a_commit_that_fails_is_tried_again)
{
    struct voucher voucher;

    breaks[_i]();
    voucher = make_one(1, "drops", VITAMINS_FREE, 2);
    breaks[_i]();
    receive(2, "drops", "A1", 90, 9);
    breaks[_i]();
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_DONE);
    breaks[_i]();
    ck_assert_int_eq(vitamins_sheet_made(store, day_of(0)), OK);
    ck_assert_str_eq(stock_text(), "drops/A1/2027-02-16:7");
    ck_assert_str_eq(day_text(0), "drops/free:2");
    ck_assert_int_eq(ask_number("SELECT count(*) FROM voucher"), 1);
}
END_TEST

Suite *hand_overs_suite(void)
{
    Suite *suite = suite_create("hand-overs");
    TCase *tests = tcase_create("hand-overs");

    tcase_add_checked_fixture(tests, open_counter, close_store);
    tcase_add_loop_test(tests, it_is_handed_over_or_refused, 0, sizeof counters / sizeof counters[0]);
    tcase_add_test(tests, a_code_is_used_once);
    tcase_add_test(tests, what_was_refused_may_be_handed_over_later);
    tcase_add_test(tests, there_is_no_such_voucher);
    tcase_add_test(tests, it_counts_in_the_ledger_and_nowhere_else);
    tcase_add_loop_test(tests, a_commit_that_fails_is_tried_again, 0, 2);
    suite_add_tcase(suite, tests);
    return suite;
}
