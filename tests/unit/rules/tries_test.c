/* Guesses are counted whatever the clock does. */
#include "rules/tries.h"
#include "suites.h"

enum { MOST = 10, REFILL = 360000 };

static const struct tries_limit limit = {.most = MOST, .refill_ms = REFILL};

/* Guesses wrongly as often as it may, `rounds` times in a row. */
static int guess(struct tries *tries, int64_t now_utc_ms, int rounds)
{
    int guesses = 0;

    for (int i = 0; i < rounds && tries_wait_ms(*tries, &limit, now_utc_ms) == 0; i++) {
        *tries = tries_spend(*tries, &limit, now_utc_ms);
        guesses++;
    }
    return guesses;
}

/* One after the other, with the bucket that the row before has left. */
static const struct {
    int64_t now_utc_ms;
    int guesses;
    int64_t wait_ms; /* after them */
} rows[] = {
    {1000, 10, REFILL},
    {1001, 0, REFILL - 1},
    {1000 + REFILL - 1, 0, 1},
    {1000 + REFILL, 1, REFILL},
    {1000 + REFILL + REFILL / 2, 0, REFILL / 2},
    {1000 + 2 * REFILL, 1, REFILL},
    {1000 + 4 * REFILL + REFILL / 2, 2, REFILL / 2},
    /* ten hours back, and from there on as ever */
    {1000 - 100LL * REFILL, 0, REFILL},
    {1000 - 99LL * REFILL - 1, 0, 1},
    {1000 - 99LL * REFILL, 1, REFILL},
    /* a leap of years fills it once and no more */
    {1000 + 1000000LL * REFILL, 10, REFILL},
    {1000 + 1000001LL * REFILL, 1, REFILL},
    {-5000, 0, REFILL},
    {INT64_MAX, 10, REFILL},
    {INT64_MIN, 0, REFILL},
    {INT64_MAX, 10, REFILL},
};

/* What is not used up is lost in no clock: the row is spent whole before the next. */
START_TEST(a_bucket_of_tries_fills_with_time)
{
    struct tries tries = {0};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int guesses;
        int64_t wait;

        /* A clock that was set back is seen by the first who asks, and counts from there. */
        if (rows[i].guesses == 0)
            tries = tries_now(tries, &limit, rows[i].now_utc_ms);
        guesses = guess(&tries, rows[i].now_utc_ms, 1000);
        wait = tries_wait_ms(tries, &limit, rows[i].now_utc_ms);
        ck_assert_msg(guesses == rows[i].guesses, "row %zu: %d guesses", i, guesses);
        ck_assert_msg(wait == rows[i].wait_ms, "row %zu: %lld", i, (long long)wait);
    }
}
END_TEST

START_TEST(one_at_a_time_never_waits)
{
    struct tries tries = {0};

    for (int64_t now = 0; now < 1000LL * REFILL; now += REFILL) {
        ck_assert_int_eq(tries_wait_ms(tries, &limit, now), 0);
        tries = tries_spend(tries, &limit, now);
    }
    ck_assert_int_eq(tries.used, 1);
}
END_TEST

/* However the clock is moved, each move gives a full bucket at most, and the wait is never longer than one
 * refill. */
START_TEST(a_restless_clock_gives_no_more_than_a_full_bucket)
{
    static const int64_t moves[] = {0, -1,           1, REFILL, -REFILL, 3LL * REFILL, -90000LL * REFILL,
                                    7, 99LL * REFILL};
    struct tries tries = {0};
    int64_t now = 1795340000000;

    for (size_t i = 0; i < 500; i++) {
        now += moves[i % (sizeof moves / sizeof moves[0])];
        ck_assert_int_le(guess(&tries, now, 1000), MOST);
        ck_assert_int_gt(tries_wait_ms(tries, &limit, now), 0);
        ck_assert_int_le(tries_wait_ms(tries, &limit, now), REFILL);
    }
}
END_TEST

/* What a damaged store may say. */
START_TEST(nonsense_is_a_full_or_an_empty_bucket)
{
    struct tries many = {.used = 1000000, .since_utc_ms = 5};
    struct tries none = {.used = -7, .since_utc_ms = INT64_MAX};

    ck_assert_int_eq(tries_wait_ms(many, &limit, 5), REFILL);
    ck_assert_int_eq(tries_wait_ms(many, &limit, 5 + REFILL), 0);
    ck_assert_int_eq(tries_now(none, &limit, 5).used, 0);
    ck_assert_int_eq(guess(&none, 5, 1000), MOST);
}
END_TEST

TCase *tries_tests(void)
{
    TCase *tests = tcase_create("tries");

    tcase_add_test(tests, a_bucket_of_tries_fills_with_time);
    tcase_add_test(tests, one_at_a_time_never_waits);
    tcase_add_test(tests, a_restless_clock_gives_no_more_than_a_full_bucket);
    tcase_add_test(tests, nonsense_is_a_full_or_an_empty_bucket);
    return tests;
}
