/* Which routes are confirmed, and the codes that confirm them. */
#include "fixture.h"

#include <string.h>

#define DAY_MS (24 * HOUR_MS)

static const char ASKING[] = "0123456789abcdef0123456789abcdef";
static const char REFERRAL[] = "fedcba9876543210fedcba9876543210";
static const char CODE[] = "11111111111111111111111111111111";
static const char WRONG[] = "22222222222222222222222222222222";

static void expect_for(const char *const *routes, size_t count, const char *code)
{
    ck_assert_int_eq(route_expect_code(store, routes, count, code, NOW_MS + DAY_MS), OK);
}

static void expect_for_asking(const char *code)
{
    const char *const routes[] = {ASKING};

    expect_for(routes, 1, code);
}

static void check_try(const char *route, const char *code, int64_t now_ms, enum route_verdict wanted,
                      int left)
{
    enum route_verdict verdict = (enum route_verdict)77;
    int tries_left = 77;

    ck_assert_int_eq(route_try_code(store, route, code, now_ms, &verdict, &tries_left), OK);
    ck_assert_int_eq(verdict, wanted);
    ck_assert_int_eq(tries_left, left);
}

static void check_day(const char *route, const char *wanted)
{
    char day[11] = "untouched";

    ck_assert_int_eq(route_confirmed_on(store, route, day), OK);
    ck_assert_str_eq(day, wanted);
}

START_TEST(nothing_is_confirmed_at_first)
{
    check_day(ASKING, "");
    check_try(ASKING, CODE, NOW_MS, ROUTE_NO_CODE, 0);
    expect_for_asking(CODE);
    check_day(ASKING, "");
    check_try(REFERRAL, CODE, NOW_MS, ROUTE_NO_CODE, 0);
}
END_TEST

START_TEST(the_right_code_confirms_and_that_stays)
{
    expect_for_asking(CODE);
    check_try(ASKING, CODE, NOW_MS, ROUTE_CONFIRMED, 0);
    check_day(ASKING, "2026-11-18");
    check_day(REFERRAL, "");
    check_try(ASKING, CODE, NOW_MS + 1, ROUTE_CONFIRMED, 0);
    reopen_store();
    check_day(ASKING, "2026-11-18");
    expect_for_asking(WRONG); /* another test mail takes nothing away */
    check_day(ASKING, "2026-11-18");
}
END_TEST

START_TEST(one_code_confirms_all_it_was_sent_for)
{
    const char *const both[] = {ASKING, REFERRAL};

    expect_for(both, 2, CODE);
    check_try(REFERRAL, CODE, NOW_MS, ROUTE_CONFIRMED, 0);
    check_day(ASKING, "2026-11-18");
    check_day(REFERRAL, "2026-11-18");
}
END_TEST

START_TEST(a_route_that_another_code_was_sent_for_stays_out)
{
    const char *const both[] = {ASKING, REFERRAL};

    expect_for(both, 2, CODE);
    expect_for_asking(WRONG);
    check_try(REFERRAL, CODE, NOW_MS, ROUTE_CONFIRMED, 0);
    check_day(ASKING, "");
    check_try(ASKING, CODE, NOW_MS, ROUTE_WRONG_CODE, STORE_CODE_TRIES - 1);
}
END_TEST

START_TEST(ten_wrong_codes_spend_the_test_mail)
{
    const char *const both[] = {ASKING, REFERRAL};

    expect_for(both, 2, CODE);
    for (int left = STORE_CODE_TRIES - 1; left >= 0; left--) {
        check_try(left % 2 == 0 ? ASKING : REFERRAL, WRONG, NOW_MS, ROUTE_WRONG_CODE, left);
        if (left == 5)
            reopen_store(); /* the tries are on disk */
    }
    check_try(ASKING, WRONG, NOW_MS, ROUTE_CODE_SPENT, 0);
    check_try(ASKING, CODE, NOW_MS, ROUTE_CODE_SPENT, 0);
    check_try(REFERRAL, CODE, NOW_MS, ROUTE_CODE_SPENT, 0);
    check_day(ASKING, "");
    expect_for_asking(CODE);
    check_try(ASKING, CODE, NOW_MS, ROUTE_CONFIRMED, 0);
}
END_TEST

START_TEST(the_last_try_may_be_the_right_one)
{
    expect_for_asking(CODE);
    for (int i = 1; i < STORE_CODE_TRIES; i++)
        check_try(ASKING, WRONG, NOW_MS, ROUTE_WRONG_CODE, STORE_CODE_TRIES - i);
    check_try(ASKING, CODE, NOW_MS, ROUTE_CONFIRMED, 0);
}
END_TEST

START_TEST(a_code_holds_until_its_moment)
{
    static const struct {
        int64_t after_ms;
        enum route_verdict wanted;
    } MOMENTS[] = {{0, ROUTE_CONFIRMED}, {DAY_MS - 1, ROUTE_CONFIRMED}, {DAY_MS, ROUTE_CODE_OLD}};

    expect_for_asking(CODE);
    check_try(ASKING, CODE, NOW_MS + MOMENTS[_i].after_ms, MOMENTS[_i].wanted, 0);
}
END_TEST

START_TEST(a_clock_put_back_does_not_make_a_code_hold_for_years)
{
    const int64_t before = NOW_MS - 9000 * HOUR_MS;

    expect_for_asking(CODE);
    ck_assert_int_eq(store_tidy(store, NOW_MS), OK);
    check_try(ASKING, WRONG, NOW_MS, ROUTE_WRONG_CODE, STORE_CODE_TRIES - 1);
    ck_assert_int_eq(store_tidy(store, before), OK);
    check_try(ASKING, CODE, before, ROUTE_CODE_OLD, 0);
}
END_TEST

static void defer(int number, enum outbox_state outcome)
{
    struct outbox_item item;

    (void)enqueue(number);
    item = claim();
    settle(item.id, outcome);
    outbox_item_finish(&item);
}

static void check_due(int64_t wanted)
{
    int64_t due_utc_ms = 0;

    ck_assert_int_eq(outbox_next_due(store, &due_utc_ms), OK);
    ck_assert_int_eq(due_utc_ms, wanted);
}

START_TEST(what_waits_is_due_once_it_is_confirmed)
{
    defer(1, OUTBOX_DEFERRED);
    defer(2, OUTBOX_UNKNOWN);
    defer(3, OUTBOX_HELD);
    expect_for_asking(CODE);
    check_try(ASKING, WRONG, NOW_MS + 10, ROUTE_WRONG_CODE, STORE_CODE_TRIES - 1);
    check_due(NOW_MS + 2 * HOUR_MS);
    check_try(ASKING, CODE, NOW_MS + 10, ROUTE_CONFIRMED, 0);
    reopen_store(); /* the keeper was killed before it could send anything */
    check_due(NOW_MS + 10);
    for (int i = 0; i < 2; i++) {
        struct outbox_item item = claim();

        settle(item.id, OUTBOX_SENT);
        outbox_item_finish(&item);
    }
    check_count(OUTBOX_HELD, 1);
    check_count(OUTBOX_PURGED, 2);
}
END_TEST

START_TEST(what_is_due_sooner_keeps_its_moment)
{
    (void)enqueue(1);
    expect_for_asking(CODE);
    check_try(ASKING, CODE, NOW_MS + HOUR_MS, ROUTE_CONFIRMED, 0);
    check_due(NOW_MS + 1);
}
END_TEST

Suite *routes_suite(void)
{
    Suite *suite = suite_create("routes");
    TCase *tests = tcase_create("routes");

    tcase_add_checked_fixture(tests, open_store, close_store);
    tcase_add_test(tests, nothing_is_confirmed_at_first);
    tcase_add_test(tests, the_right_code_confirms_and_that_stays);
    tcase_add_test(tests, one_code_confirms_all_it_was_sent_for);
    tcase_add_test(tests, a_route_that_another_code_was_sent_for_stays_out);
    tcase_add_test(tests, ten_wrong_codes_spend_the_test_mail);
    tcase_add_test(tests, the_last_try_may_be_the_right_one);
    tcase_add_loop_test(tests, a_code_holds_until_its_moment, 0, 3);
    tcase_add_test(tests, a_clock_put_back_does_not_make_a_code_hold_for_years);
    tcase_add_test(tests, what_waits_is_due_once_it_is_confirmed);
    tcase_add_test(tests, what_is_due_sooner_keeps_its_moment);
    suite_add_tcase(suite, tests);
    return suite;
}
