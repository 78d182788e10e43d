/* The waiting list: who is next, why somebody was passed over, and how a kept place is taken or missed. */
#include "families.h"

#include <stdio.h>
#include <string.h>

/* Takes all places of a date for `children` children in one family, number 0. */
static void fill_date(int children)
{
    date.capacity = room_for(-1, children, -1);
    ck_assert(book(0, party_of(children, 1)));
}

START_TEST(a_full_date_has_a_line)
{
    fill_date(4);
    for (int family = 1; family <= 3; family++) {
        ck_assert(book_or_wait(family, party_of(1, 1)));
        check_state(family, BOOKING_WAITING);
        ck_assert_int_eq(booking_of(family).position, family);
    }
    ck_assert_int_eq(look_as(-1).waiting, 3);
    check_taken(1, 4, 1); /* waiting takes no room */
    cancel(2);
    ck_assert_int_eq(booking_of(1).position, 1);
    ck_assert_int_eq(booking_of(3).position, 2);
    ck_assert_int_eq(booking_of(2).position, 0);
    ck_assert_int_eq(booking_of(0).position, 0);
}
END_TEST

START_TEST(who_could_come_need_not_wait)
{
    date.capacity = room_for(-1, 4, -1);
    ck_assert(book_or_wait(1, party_of(4, 1)));
    check_state(1, BOOKING_BOOKED);
}
END_TEST

/* A place of so many children is freed; `parties` wait, in this order; who of them is offered one? */
static const struct {
    int children;
    int parties[5]; /* children; 0 ends */
    const char *offered;
} lines[] = {
    {4, {1, 1, 1, 1, 1}, "11110"}, {4, {4, 1, 0, 0, 0}, "10"},   {4, {5, 4, 1, 0, 0}, "010"},
    {4, {3, 3, 1, 0, 0}, "101"},   {4, {2, 3, 2, 1, 0}, "1010"}, {4, {5, 5, 5, 0, 0}, "000"},
    {4, {3, 2, 2, 1, 1}, "10010"}, {1, {2, 1, 1, 0, 0}, "010"},
};

START_TEST(freed_places_go_on_in_fair_order)
{
    char offered[6] = "";
    int count = 0;

    fill_date(lines[_i].children);
    for (; count < 5 && lines[_i].parties[count] > 0; count++)
        ck_assert(book_or_wait(count + 1, party_of(lines[_i].parties[count], 1)));
    cancel(0);
    for (int i = 0; i < count; i++) {
        offered[i] = booking_of(i + 1).state == BOOKING_OFFERED ? '1' : '0';
        offered[i + 1] = '\0';
        ck_assert_int_eq(booking_of(i + 1).held_until_utc_ms, offered[i] == '1' ? now + date.hold_ms : 0);
    }
    ck_assert_str_eq(offered, lines[_i].offered);
}
END_TEST

START_TEST(why_a_family_is_passed_over_is_kept_once)
{
    fill_date(3);
    ck_assert(book_or_wait(1, party_of(4, 1))); /* never fits */
    for (int family = 2; family <= 4; family++)
        ck_assert(book_or_wait(family, party_of(1, 1)));
    ck_assert_str_eq(last_passed(), ""); /* nobody went before it yet */
    now += HOUR_MS;
    cancel(0);
    ck_assert_int_eq(count_passed(), 1);
    check_last_passed(1, "too-few-for-children");
    cancel(2);
    ck_assert(book_or_wait(5, party_of(1, 1)));
    ck_assert_int_eq(count_passed(), 1);
    reopen_store();
    cancel(3);
    cancel(4);
    ck_assert_int_eq(count_passed(), 1);
    cancel(5);
    date.capacity = room_for(-1, 9, 1); /* it is another reason that is kept again */
    ck_assert(book_or_wait(6, party_of(1, 2)));
    settle_date();
    check_state(1, BOOKING_OFFERED);
    cancel(1);
    ck_assert(book(7, party_of(1, 1)));
    check_last_passed(6, "too-few-for-adults");
    ck_assert_int_eq(count_passed(), 2);
}
END_TEST

START_TEST(another_reason_is_kept_again)
{
    date.capacity = room_for(3, 4, 3);
    ck_assert(book(0, party_of(4, 1)));
    ck_assert(book_or_wait(1, party_of(4, 3)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    cancel(0);
    check_state(1, BOOKING_OFFERED);
    ck_assert(book_or_wait(3, party_of(2, 3)));
    ck_assert(book_or_wait(4, party_of(1, 1)));
    cancel(1);
    check_state(2, BOOKING_OFFERED);
    check_state(4, BOOKING_OFFERED);
    check_last_passed(3, "too-few-for-adults");
    ck_assert_int_eq(count_passed(), 1);
    cancel(2);
    cancel(4);
    check_state(3, BOOKING_OFFERED);
}
END_TEST

START_TEST(who_takes_what_is_left_passes_those_it_is_too_little_for)
{
    fill_date(4);
    ck_assert(book_or_wait(1, party_of(2, 1)));
    cancel(0);
    ck_assert_int_eq(take(1), OK);
    ck_assert(book_or_wait(2, party_of(3, 1)));
    check_state(2, BOOKING_WAITING);
    ck_assert(book(3, party_of(2, 1)));
    check_state(3, BOOKING_BOOKED);
    check_last_passed(2, "too-few-for-children");
}
END_TEST

START_TEST(a_kept_place_is_taken)
{
    fill_date(2);
    ck_assert(book_or_wait(1, party_of(2, 1)));
    ck_assert_int_eq(take(1), NOT_FOUND); /* nothing is kept yet */
    check_state(1, BOOKING_WAITING);
    cancel(0);
    ck_assert(!book(2, party_of(1, 1))); /* it is kept from others */
    check_taken(1, 2, 1);
    reopen_store();
    ck_assert_int_eq(take(1), OK);
    check_state(1, BOOKING_BOOKED);
    ck_assert_int_eq(booking_of(1).held_until_utc_ms, 0);
    ck_assert_int_eq(take(1), OK);
    ck_assert_int_eq(bookings_take(store, 999, &date, now), NOT_FOUND);
    cancel(1);
    ck_assert_int_eq(take(1), NOT_FOUND);
    check_state(1, BOOKING_CANCELLED);
}
END_TEST

START_TEST(a_place_is_given_back_whatever_the_booking)
{
    date.capacity = room_for(-1, 3, -1);
    ck_assert(book(0, party_of(3, 1)));
    ck_assert(book_or_wait(1, party_of(3, 1)));
    ck_assert(book_or_wait(2, party_of(3, 1)));
    ck_assert(book_or_wait(3, party_of(3, 1)));
    cancel(2); /* waiting */
    check_state(1, BOOKING_WAITING);
    cancel(0); /* booked */
    check_state(1, BOOKING_OFFERED);
    cancel(1); /* offered */
    check_state(3, BOOKING_OFFERED);
    for (int family = 0; family < 3; family++) {
        cancel(family);
        check_state(family, BOOKING_CANCELLED);
        ck_assert_int_eq(booking_of(family).held_until_utc_ms, 0);
    }
    check_taken(1, 3, 1);
    ck_assert_int_eq(bookings_cancel(store, 999, &date, now), NOT_FOUND);
}
END_TEST

START_TEST(a_booking_is_ended_on_its_own_date_only)
{
    ck_assert(book(1, party_of(1, 1)));
    date.minute = 840;
    ck_assert_int_eq(bookings_cancel(store, booking_of(1).id, &date, now), NOT_FOUND);
    ck_assert(book(2, party_of(1, 1)));
    ck_assert_int_eq(bookings_cancel(store, booking_of(1).id, &date, now), NOT_FOUND);
    ck_assert_int_eq(take(1), NOT_FOUND);
    check_state(1, BOOKING_BOOKED);
}
END_TEST

START_TEST(a_lowered_capacity_throws_nobody_out)
{
    date.capacity = room_for(-1, 8, -1);
    ck_assert(book(0, party_of(4, 1)));
    ck_assert(book(1, party_of(4, 1)));
    ck_assert(book_or_wait(2, party_of(2, 1)));
    cancel(1);
    check_state(2, BOOKING_OFFERED);
    ck_assert(book_or_wait(3, party_of(3, 1)));
    date.capacity = room_for(-1, 3, -1);
    settle_date();
    check_state(0, BOOKING_BOOKED);
    check_state(2, BOOKING_OFFERED);
    ck_assert_int_eq(take(2), OK);
    ck_assert(!book(4, party_of(1, 1)));
    cancel(2);
    check_state(3, BOOKING_WAITING); /* four of three are taken still */
    cancel(0);
    check_state(3, BOOKING_OFFERED);
}
END_TEST

START_TEST(a_raised_capacity_is_given_on)
{
    fill_date(2);
    ck_assert(book_or_wait(1, party_of(1, 1)));
    settle_date();
    check_state(1, BOOKING_WAITING);
    date.capacity = room_for(-1, 3, -1);
    ck_assert(!reserve(2, party_of(1, 1))); /* whoever comes after it does not get it first */
    check_state(1, BOOKING_OFFERED);
}
END_TEST

START_TEST(what_a_family_takes_less_goes_on)
{
    date.capacity = room_for(-1, 3, -1);
    ck_assert(reserve(0, party_of(3, 1)));
    ck_assert(book_or_wait(1, party_of(1, 1)));
    check_state(1, BOOKING_WAITING);
    ck_assert(book(0, party_of(2, 1)));
    check_state(1, BOOKING_OFFERED);
    cancel(0);
    ck_assert(reserve(2, party_of(2, 1)));
    ck_assert(book_or_wait(3, party_of(1, 1)));
    check_state(3, BOOKING_WAITING);
    ck_assert(reserve(2, party_of(1, 1)));
    check_state(3, BOOKING_OFFERED);
    ck_assert(book_or_wait(4, party_of(1, 1)));
    ck_assert(!reserve(2, party_of(3, 1))); /* and keeps nothing now */
    check_state(4, BOOKING_OFFERED);
}
END_TEST

START_TEST(what_is_released_waits_for_the_next_settling)
{
    struct booking_due due;

    fill_date(3);
    cancel(0);
    ck_assert(reserve(1, party_of(2, 1)));
    ck_assert_int_eq(bookings_next_due(store, &due), NOT_FOUND); /* nobody waits for it */
    release(1);
    ck_assert_int_eq(bookings_next_due(store, &due), NOT_FOUND);
    ck_assert(reserve(1, party_of(2, 1)));
    ck_assert(book_or_wait(2, party_of(3, 1)));
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.utc_ms, now + HOUR_MS / 6);
    release(1);
    check_state(2, BOOKING_WAITING);
    reopen_store();
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.utc_ms, 0);
    ck_assert_str_eq(due.session, date.session);
    ck_assert_int_eq(date_compare(due.day, date.day), 0);
    ck_assert_int_eq(due.minute, date.minute);
    settle_date();
    check_state(2, BOOKING_OFFERED);
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.utc_ms, now + date.hold_ms);
}
END_TEST

START_TEST(a_reservation_that_moves_to_another_date_frees_the_first)
{
    struct booking_due due;

    date.capacity = room_for(1, -1, -1);
    ck_assert(reserve(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    date.minute = 840;
    ck_assert(reserve(1, party_of(1, 1)));
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.utc_ms, 0);
    ck_assert_int_eq(due.minute, 600);
}
END_TEST

Suite *waiting_suite(void)
{
    Suite *suite = suite_create("waiting list");
    TCase *tests = tcase_create("waiting list");

    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_add_test(tests, a_full_date_has_a_line);
    tcase_add_test(tests, who_could_come_need_not_wait);
    tcase_add_loop_test(tests, freed_places_go_on_in_fair_order, 0, sizeof lines / sizeof lines[0]);
    tcase_add_test(tests, why_a_family_is_passed_over_is_kept_once);
    tcase_add_test(tests, another_reason_is_kept_again);
    tcase_add_test(tests, who_takes_what_is_left_passes_those_it_is_too_little_for);
    tcase_add_test(tests, a_kept_place_is_taken);
    tcase_add_test(tests, a_place_is_given_back_whatever_the_booking);
    tcase_add_test(tests, a_booking_is_ended_on_its_own_date_only);
    tcase_add_test(tests, a_lowered_capacity_throws_nobody_out);
    tcase_add_test(tests, a_raised_capacity_is_given_on);
    tcase_add_test(tests, what_a_family_takes_less_goes_on);
    tcase_add_test(tests, what_is_released_waits_for_the_next_settling);
    tcase_add_test(tests, a_reservation_that_moves_to_another_date_frees_the_first);
    suite_add_tcase(suite, tests);
    return suite;
}
