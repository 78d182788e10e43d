/* What lapses when, and what a clock that jumps does to it. */
#include "families.h"

#include <string.h>

START_TEST(a_reservation_lives_until_its_moment)
{
    const int64_t until = NOW_MS + HOUR_MS / 6;

    date.capacity = room_for(1, -1, -1);
    ck_assert(reserve(1, party_of(1, 1)));
    now = until - 1;
    check_taken(1, 1, 1);
    ck_assert(!book(2, party_of(1, 1)));
    now = until;
    check_taken(0, 0, 0);
    ck_assert(book(2, party_of(1, 1)));
    ck_assert(!book(1, party_of(1, 1)));
}
END_TEST

START_TEST(a_lapsed_reservation_goes_to_who_waits)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(reserve(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    now += HOUR_MS / 6;
    ck_assert(_i == 0 ? !book(1, party_of(1, 1)) : !reserve(_i, party_of(1, 1)));
    check_state(2, BOOKING_OFFERED);
}
END_TEST

START_TEST(a_clock_put_back_keeps_no_place_for_years)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(reserve(1, party_of(1, 1)));
    now += HOUR_MS / 6 - BOOKING_RESERVATION_MS_MAX;
    check_taken(1, 1, 1);
    now--;
    check_taken(0, 0, 0);
    ck_assert(book(2, party_of(1, 1)));
}
END_TEST

START_TEST(no_reservation_is_longer_than_any_may_be)
{
    struct booking_standing standing;
    bool is_reserved = false;

    ck_assert_int_eq(bookings_reserve(store, &date, reservation_of(1), party_of(1, 1), now,
                                      now + 1000 * BOOKING_RESERVATION_MS_MAX, &is_reserved, &standing),
                     OK);
    ck_assert(is_reserved);
    check_taken(1, 1, 1);
    now += BOOKING_RESERVATION_MS_MAX;
    check_taken(0, 0, 0);
}
END_TEST

/* Family 1 has a place, families 2 and 3 wait; then it goes. */
static void offer_to_second(void)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    ck_assert(book_or_wait(3, party_of(1, 1)));
    cancel(1);
}

START_TEST(a_kept_place_lives_until_its_moment)
{
    offer_to_second();
    now = NOW_MS + date.hold_ms - 1;
    settle_date();
    check_state(2, BOOKING_OFFERED);
    check_taken(1, 1, 1);
    now++;
    check_taken(0, 0, 0);
    ck_assert_int_eq(take(2), NOT_FOUND);
    check_state(2, BOOKING_MISSED);
    check_state(3, BOOKING_OFFERED); /* in the same act */
    ck_assert_int_eq(booking_of(2).held_until_utc_ms, 0);
    ck_assert_int_eq(booking_of(3).held_until_utc_ms, now + date.hold_ms);
    cancel(2); /* has no place to give back */
    check_state(2, BOOKING_MISSED);
}
END_TEST

START_TEST(who_books_after_a_missed_offer_comes_after_who_waits)
{
    offer_to_second();
    now = NOW_MS + date.hold_ms;
    ck_assert(!book(4, party_of(1, 1)));
    check_state(2, BOOKING_MISSED);
    check_state(3, BOOKING_OFFERED);
}
END_TEST

START_TEST(a_kept_place_goes_from_one_to_the_next)
{
    struct booking_due due;

    offer_to_second();
    for (int family = 2; family <= 3; family++) {
        ck_assert_int_eq(bookings_next_due(store, &due), OK);
        ck_assert_int_eq(due.utc_ms, now + date.hold_ms);
        now = due.utc_ms;
        check_state(family, BOOKING_OFFERED);
        settle_date();
        check_state(family, BOOKING_MISSED);
    }
    ck_assert_int_eq(bookings_next_due(store, &due), NOT_FOUND);
    ck_assert(book(4, party_of(1, 1)));
}
END_TEST

static const struct {
    int64_t before_closing_ms;
    bool is_offered;
    int64_t held_ms;
} closings[] = {
    {24 * HOUR_MS + 1, true, 24 * HOUR_MS},
    {24 * HOUR_MS, true, 24 * HOUR_MS},
    {24 * HOUR_MS - 1, true, 24 * HOUR_MS - 1},
    {1, true, 1},
    {0, false, 0},
    {-HOUR_MS, false, 0},
};

START_TEST(nothing_is_kept_beyond_closing)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    now = date.closes_utc_ms - closings[_i].before_closing_ms;
    cancel(1);
    check_state(2, closings[_i].is_offered ? BOOKING_OFFERED : BOOKING_WAITING);
    if (closings[_i].is_offered)
        ck_assert_int_eq(booking_of(2).held_until_utc_ms - now, closings[_i].held_ms);
    ck_assert_int_eq(take(2), closings[_i].is_offered ? OK : NOT_FOUND);
}
END_TEST

/* A clock that was years ahead when the place was offered. */
START_TEST(a_clock_put_back_strands_no_kept_place)
{
    struct booking_due due;

    date.closes_utc_ms = NOW_MS + 40000 * HOUR_MS;
    date.ends_utc_ms = date.closes_utc_ms + HOUR_MS;
    now = NOW_MS + 30000 * HOUR_MS;
    offer_to_second();
    now = NOW_MS;
    check_taken(0, 0, 0);
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_gt(due.utc_ms, NOW_MS + 29000 * HOUR_MS);
    ck_assert_int_eq(bookings_tidy(store, now, HOUR_MS), OK);
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.utc_ms, 0);
    settle_date();
    check_state(2, BOOKING_MISSED);
    check_state(3, BOOKING_OFFERED);
    ck_assert_int_eq(booking_of(3).held_until_utc_ms, now + date.hold_ms);
}
END_TEST

START_TEST(a_clock_put_back_a_little_changes_nothing)
{
    offer_to_second();
    now = NOW_MS + date.hold_ms - BOOKING_HOLD_MS_MAX;
    settle_date();
    check_state(2, BOOKING_OFFERED);
    now--;
    settle_date();
    check_state(2, BOOKING_MISSED);
}
END_TEST

START_TEST(the_longest_hold_is_cut_to_what_lives)
{
    date.closes_utc_ms = NOW_MS + 3 * BOOKING_HOLD_MS_MAX;
    date.hold_ms = 2 * BOOKING_HOLD_MS_MAX;
    offer_to_second();
    check_taken(1, 1, 1);
    ck_assert_int_eq(booking_of(2).held_until_utc_ms, now + BOOKING_HOLD_MS_MAX);
}
END_TEST

/* With room for nobody, with no time to keep a place, or with neither. */
static const struct {
    int families;
    int64_t closes_utc_ms;
    int64_t hold_ms;
} losses[] = {
    {0, 0, 0},
    {0, NOW_MS + 1000 * HOUR_MS, 0},
    {0, NOW_MS + 1000 * HOUR_MS, HOUR_MS},
    {9, NOW_MS + 1000 * HOUR_MS, 0},
    {9, 0, HOUR_MS},
};

static void lose_date(int loss)
{
    date = (struct booking_date){.session = date.session,
                                 .day = date.day,
                                 .minute = date.minute,
                                 .capacity = room_for(losses[loss].families, -1, -1),
                                 .closes_utc_ms = losses[loss].closes_utc_ms,
                                 .hold_ms = losses[loss].hold_ms};
}

START_TEST(a_place_at_a_lost_date_is_taken_and_given_back_and_goes_to_nobody)
{
    const struct booking_date before = date;
    struct booking_due due;

    date.capacity = room_for(2, -1, -1);
    for (int family = 1; family <= 4; family++)
        ck_assert(book_or_wait(family, party_of(1, 1)));
    cancel(1);
    check_state(3, BOOKING_OFFERED);
    lose_date(_i);
    settle_date();
    check_state(3, BOOKING_OFFERED);
    ck_assert_int_eq(take(4), NOT_FOUND);
    ck_assert_int_eq(take(3), OK);
    cancel(2);
    cancel(3);
    check_state(2, BOOKING_CANCELLED);
    check_state(4, BOOKING_WAITING);
    ck_assert_int_eq(bookings_next_due(store, &due), NOT_FOUND);
    date = before; /* it is there again */
    settle_date();
    check_state(4, BOOKING_OFFERED);
}
END_TEST

/* Nobody loses a turn by a date that was closed, perhaps by mistake. */
START_TEST(a_date_that_the_timetable_lost_is_settled_too)
{
    struct booking_date before;
    struct booking_due due;

    offer_to_second();
    before = date;
    now += date.hold_ms;
    lose_date(_i);
    settle_date();
    check_state(2, BOOKING_WAITING);
    ck_assert_int_eq(booking_of(2).position, 1);
    check_state(3, BOOKING_WAITING);
    ck_assert_int_eq(take(2), NOT_FOUND);
    ck_assert_int_eq(bookings_next_due(store, &due), NOT_FOUND);
    cancel(3);
    check_state(3, BOOKING_CANCELLED);
    date = before; /* it is there again */
    settle_date();
    check_state(2, BOOKING_OFFERED);
    ck_assert_int_eq(booking_of(2).held_until_utc_ms, now + date.hold_ms);
}
END_TEST

static int count_due(void)
{
    struct booking_due due;
    int count = 0;

    while (bookings_next_due(store, &due) == OK && due.utc_ms == 0) {
        date.minute = due.minute;
        settle_date();
        count++;
    }
    return count;
}

START_TEST(another_timetable_has_every_coming_date_settled)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    date.minute = 840; /* all have cancelled */
    ck_assert(book(3, party_of(1, 1)));
    cancel(3);
    date.minute = 900; /* ends sooner than the first */
    date.ends_utc_ms -= HOUR_MS;
    ck_assert(book(4, party_of(1, 1)));
    date.ends_utc_ms += HOUR_MS;
    ck_assert_int_eq(count_due(), 0);
    now = date.ends_utc_ms - HOUR_MS;
    date.closes_utc_ms = date.ends_utc_ms;
    date.capacity = room_for(2, -1, -1);
    ck_assert_int_eq(bookings_settle_all(store, now), OK);
    reopen_store();
    ck_assert_int_eq(count_due(), 1);
    check_state(2, BOOKING_OFFERED);
    ck_assert_int_eq(count_due(), 0);
    ck_assert_int_eq(bookings_settle_all(store, date.ends_utc_ms), OK);
    ck_assert_int_eq(count_due(), 0);
}
END_TEST

START_TEST(settling_what_nobody_signed_up_for_is_nothing)
{
    struct booking_due due;
    struct booking_count row;
    size_t count = 99;

    settle_date();
    ck_assert_int_eq(bookings_next_due(store, &due), NOT_FOUND);
    ck_assert_int_eq(bookings_count(store, date.day, 0, &row, 1, &count), OK);
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(the_soonest_is_due_first)
{
    struct booking_due due;

    offer_to_second();
    date.minute = 840;
    ck_assert(reserve(4, party_of(1, 1)));
    ck_assert(book_or_wait(5, party_of(1, 1)));
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.minute, 840);
    ck_assert_int_eq(due.utc_ms, now + HOUR_MS / 6);
    ck_assert(book(4, party_of(1, 1)));
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.minute, 600);
    ck_assert_int_eq(due.utc_ms, now + date.hold_ms);
}
END_TEST

Suite *booking_clock_suite(void)
{
    Suite *suite = suite_create("bookings and time");
    TCase *tests = tcase_create("bookings and time");

    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_add_test(tests, a_reservation_lives_until_its_moment);
    tcase_add_loop_test(tests, a_lapsed_reservation_goes_to_who_waits, 0, 4);
    tcase_add_test(tests, a_clock_put_back_keeps_no_place_for_years);
    tcase_add_test(tests, no_reservation_is_longer_than_any_may_be);
    tcase_add_test(tests, a_kept_place_lives_until_its_moment);
    tcase_add_test(tests, who_books_after_a_missed_offer_comes_after_who_waits);
    tcase_add_test(tests, a_kept_place_goes_from_one_to_the_next);
    tcase_add_loop_test(tests, nothing_is_kept_beyond_closing, 0, sizeof closings / sizeof closings[0]);
    tcase_add_test(tests, a_clock_put_back_strands_no_kept_place);
    tcase_add_test(tests, a_clock_put_back_a_little_changes_nothing);
    tcase_add_test(tests, the_longest_hold_is_cut_to_what_lives);
    tcase_add_loop_test(tests, a_place_at_a_lost_date_is_taken_and_given_back_and_goes_to_nobody, 0,
                        sizeof losses / sizeof losses[0]);
    tcase_add_loop_test(tests, a_date_that_the_timetable_lost_is_settled_too, 0,
                        sizeof losses / sizeof losses[0]);
    tcase_add_test(tests, another_timetable_has_every_coming_date_settled);
    tcase_add_test(tests, settling_what_nobody_signed_up_for_is_nothing);
    tcase_add_test(tests, the_soonest_is_due_first);
    suite_add_tcase(suite, tests);
    return suite;
}
