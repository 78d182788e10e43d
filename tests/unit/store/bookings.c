/* Taking places: what fits, what is kept for a while, and that an act is done once. */
#include "families.h"

#include <string.h>

static const struct {
    int capacity[3]; /* families, children, adults; -1: no limit */
    struct party first, second;
    bool fits;
} rooms[] = {
    {{1, -1, -1}, {1, 1}, {0, 0}, false}, {{2, -1, -1}, {9, 9}, {9, 9}, true},
    {{-1, 4, -1}, {2, 1}, {2, 1}, true},  {{-1, 4, -1}, {2, 1}, {3, 1}, false},
    {{-1, 4, -1}, {4, 1}, {0, 1}, true},  {{-1, -1, 3}, {1, 2}, {1, 1}, true},
    {{-1, -1, 3}, {1, 2}, {1, 2}, false}, {{2, 4, 3}, {3, 1}, {1, 2}, true},
    {{2, 4, 3}, {3, 1}, {1, 3}, false},   {{-1, -1, -1}, {900, 900}, {900, 900}, true},
    {{-1, 0, -1}, {0, 1}, {0, 1}, true},
};

START_TEST(a_second_family_fits_or_not)
{
    date.capacity = room_for(rooms[_i].capacity[0], rooms[_i].capacity[1], rooms[_i].capacity[2]);
    ck_assert(book(1, rooms[_i].first));
    check_state(1, BOOKING_BOOKED);
    ck_assert_int_eq(book(2, rooms[_i].second), rooms[_i].fits);
    check_taken(rooms[_i].fits ? 2 : 1,
                rooms[_i].first.children + (rooms[_i].fits ? rooms[_i].second.children : 0),
                rooms[_i].first.adults + (rooms[_i].fits ? rooms[_i].second.adults : 0));
}
END_TEST

START_TEST(a_reservation_takes_room_as_a_booking_does)
{
    date.capacity = room_for(rooms[_i].capacity[0], rooms[_i].capacity[1], rooms[_i].capacity[2]);
    ck_assert(reserve(1, rooms[_i].first));
    ck_assert_int_eq(reserve(2, rooms[_i].second), rooms[_i].fits);
    ck_assert(book(1, rooms[_i].first)); /* what was kept for it is there, whoever asked meanwhile */
}
END_TEST

START_TEST(a_party_that_cannot_be_is_refused)
{
    static const struct party parties[] = {{-1, 0}, {0, -1}, {PLACES_NO_LIMIT, 0}, {0, PLACES_NO_LIMIT}};
    struct booking_request request = request_of(1, parties[_i]);
    struct booking_standing standing;
    bool is_taken = false;

    ck_assert_int_eq(try_booking(&request, &is_taken), INVALID);
    ck_assert_int_eq(bookings_reserve(store, &date, reservation_of(1), parties[_i], now, now + HOUR_MS,
                                      &is_taken, &standing),
                     INVALID);
    check_taken(0, 0, 0);
}
END_TEST

START_TEST(ones_own_reservation_is_not_in_the_way)
{
    ck_assert(reserve(1, party_of(2, 1)));
    ck_assert(reserve(2, party_of(1, 1)));
    ck_assert_int_eq(look_as(-1).taken.families, 2);
    ck_assert_int_eq(look_as(1).taken.families, 1);
    ck_assert_int_eq(look_as(1).taken.children, 1);
    ck_assert_int_eq(look_as(2).taken.children, 2);
    ck_assert(!book(3, party_of(1, 1)));
    ck_assert(book(1, party_of(2, 1)));
    check_taken(2, 3, 2);
    ck_assert_int_eq(look_as(1).taken.families, 2); /* it is a booking by now */
}
END_TEST

START_TEST(the_same_reservation_takes_the_place_of_the_one_before)
{
    date.capacity = room_for(-1, 4, -1);
    ck_assert(reserve(1, party_of(3, 1)));
    ck_assert(reserve(1, party_of(4, 1)));
    check_taken(1, 4, 1);
    ck_assert(reserve(1, party_of(1, 2)));
    check_taken(1, 1, 2);
    ck_assert(!reserve(1, party_of(5, 1)));
    check_taken(0, 0, 0);
}
END_TEST

START_TEST(a_reservation_is_of_one_date_only)
{
    ck_assert(reserve(1, party_of(1, 1)));
    date.minute = 840;
    check_taken(0, 0, 0);
    ck_assert(reserve(1, party_of(2, 1)));
    check_taken(1, 2, 1);
    date.minute = 600;
    check_taken(0, 0, 0);
    ck_assert(reserve(1, party_of(1, 1)));
    date.minute = 840;
    ck_assert(book(1, party_of(1, 1))); /* booking elsewhere gives it up as well */
    date.minute = 600;
    check_taken(0, 0, 0);
}
END_TEST

START_TEST(dates_differ_by_session_day_and_minute)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    date.day.day = 26;
    ck_assert(book(2, party_of(1, 1)));
    date.minute = 601;
    ck_assert(book(3, party_of(1, 1)));
    date.session = "monday-play-2";
    ck_assert(book(4, party_of(1, 1)));
    ck_assert(!book(5, party_of(1, 1)));
    ck_assert_str_eq(booking_of(4).session, "monday-play-2");
    ck_assert_int_eq(booking_of(4).minute, 601);
    ck_assert_int_eq(booking_of(4).day.day, 26);
    ck_assert_int_eq(booking_of(1).day.day, 25);
}
END_TEST

START_TEST(a_reservation_is_given_up)
{
    ck_assert(reserve(1, party_of(1, 1)));
    release(1);
    release(1);
    release(2);
    check_taken(0, 0, 0);
}
END_TEST

START_TEST(reservations_and_bookings_are_there_after_closing)
{
    ck_assert(reserve(1, party_of(2, 1)));
    ck_assert(book(2, party_of(1, 1)));
    reopen_store();
    check_taken(2, 3, 2);
    ck_assert(!book(3, party_of(1, 1)));
    ck_assert(book(1, party_of(2, 1)));
}
END_TEST

START_TEST(what_is_full_stores_nothing)
{
    is_mailed = true;
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(!book(2, party_of(1, 1)));
    check_count(OUTBOX_QUEUED, 1);
    cancel(1);
    ck_assert(book(2, party_of(1, 1))); /* so the same act finds a place later */
    check_state(2, BOOKING_BOOKED);
    check_count(OUTBOX_QUEUED, 2);
}
END_TEST

START_TEST(it_is_told_how_a_full_date_stands)
{
    struct booking_request request;
    struct booking_standing standing = {.waiting = 99};
    struct booking booking = {.id = 77};
    bool is_taken = true;

    ck_assert(book(1, party_of(3, 1)));
    ck_assert(book(2, party_of(1, 2)));
    ck_assert(book_or_wait(3, party_of(1, 1)));
    request = request_of(4, party_of(1, 1));
    ck_assert_int_eq(bookings_book(store, &request, &is_taken, &booking, &standing), OK);
    ck_assert(!is_taken);
    ck_assert_int_eq(booking.id, 77);
    ck_assert_int_eq(standing.taken.families, 2);
    ck_assert_int_eq(standing.taken.children, 4);
    ck_assert_int_eq(standing.taken.adults, 3);
    ck_assert_int_eq(standing.waiting, 1);
}
END_TEST

START_TEST(the_same_act_gives_the_same_booking_as_it_stands)
{
    struct booking first;

    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(2, 1)));
    first = booking_of(2);
    reopen_store();
    ck_assert(book_or_wait(2, party_of(3, 3)));
    ck_assert_int_eq(booking_of(2).id, first.id);
    ck_assert_str_eq(booking_of(2).code, first.code);
    ck_assert_int_eq(booking_of(2).party.children, 2);
    ck_assert_int_eq(look_as(-1).waiting, 1);
    cancel(1);
    ck_assert(book(2, party_of(2, 1)));
    ck_assert_int_eq(booking_of(2).id, first.id);
    check_state(2, BOOKING_OFFERED);
}
END_TEST

START_TEST(the_key_of_another_act_is_refused)
{
    struct booking_request request;
    bool is_taken = false;

    (void)enqueue(1);
    request = request_of(1, party_of(1, 1));
    ck_assert_int_eq(try_booking(&request, &is_taken), INVALID);
    check_taken(0, 0, 0);
    ck_assert_int_eq(tally_add(store, key_of(2), "redirect-hub", NOW_MS), OK);
    request = request_of(2, party_of(1, 1));
    ck_assert_int_eq(try_booking(&request, &is_taken), INVALID);
    check_taken(0, 0, 0);
}
END_TEST

START_TEST(a_booking_is_mailed_under_its_own_reference)
{
    char *sealed = sealed_of(1, 50 * 1024);
    struct booking_request request = request_of(1, party_of(1, 1));
    struct booking_standing standing;
    struct booking booking;
    struct outbox_item item;
    bool is_taken = false;

    ck_assert(book(2, party_of(1, 1)));
    check_count(OUTBOX_QUEUED, 0);
    request = request_of(1, party_of(1, 1));
    request.is_mailed = true;
    request.sealed = sealed;
    ck_assert_int_eq(bookings_book(store, &request, &is_taken, &booking, &standing), OK);
    check_count(OUTBOX_QUEUED, 1);
    item = claim();
    ck_assert_str_eq(item.reference, booking.reference);
    ck_assert_str_eq(item.sealed, sealed);
    ck_assert_str_eq(booking.sealed, sealed);
    ck_assert_int_eq(item.accepted_utc_ms, now);
    outbox_item_finish(&item);
    booking_finish(&booking);
    ck_assert_ptr_null(booking.sealed);
    free(sealed);
}
END_TEST

/* Gives the same numbers so often, and others afterwards. */
static void fill_repeating(void *context, void *ret_bytes, size_t count)
{
    int *left = context;

    memset(ret_bytes, *left > 0 ? 1 : 1 - *left, count);
    (*left)--;
}

START_TEST(a_reference_is_the_outboxes_or_a_bookings)
{
    char reference[REFERENCE_CHARS + 1];
    int left = 4;
    struct random_source stuck = {.fill = fill_repeating, .context = &left};
    struct booking_request request = request_of(1, party_of(1, 1));
    bool is_taken = false;

    request.random = stuck;
    if (_i == 0)
        ck_assert_int_eq(outbox_enqueue(store, key_of(90), "QUJD", NOW_MS, stuck, reference), OK);
    request.key = key_of(1);
    ck_assert_int_eq(try_booking(&request, &is_taken), OK);
    ck_assert(is_taken);
    left = _i == 0 ? left : 4;
    if (_i == 1)
        ck_assert_int_eq(outbox_enqueue(store, key_of(90), "QUJD", NOW_MS, stuck, reference), OK);
    ck_assert_int_lt(left, 1); /* it met the taken one first */
    check_count(OUTBOX_QUEUED, 1);
}
END_TEST

/* References differ, codes are the same so often. */
static void fill_code_repeating(void *context, void *ret_bytes, size_t count)
{
    int *calls = context;

    memset(ret_bytes, *calls % 2 == 0 ? *calls / 2 + 10 : 1, count);
    (*calls)++;
}

START_TEST(a_code_is_never_given_twice)
{
    int calls = 0;
    struct booking_request request = request_of(1, party_of(1, 1));
    struct booking_standing standing;
    struct booking bookings[2];
    bool is_taken = false;

    request.random = (struct random_source){.fill = fill_code_repeating, .context = &calls};
    ck_assert_int_eq(bookings_book(store, &request, &is_taken, &bookings[0], &standing), OK);
    request.key = key_of(2);
    request.date.minute = 840;
    ck_assert_int_eq(bookings_book(store, &request, &is_taken, &bookings[1], &standing), OK);
    ck_assert_int_eq(calls, 5); /* it met the taken one first */
    ck_assert_str_ne(bookings[0].code, bookings[1].code);
    for (int i = 0; i < 2; i++) {
        ck_assert_uint_eq(strlen(bookings[i].code), BOOKING_CODE_CHARS);
        ck_assert_uint_eq(strspn(bookings[i].code, "0123456789"), BOOKING_CODE_CHARS);
        booking_finish(&bookings[i]);
    }
}
END_TEST

START_TEST(a_stuck_random_source_stores_nothing)
{
    int left = 1000;
    struct booking_request request = request_of(1, party_of(1, 1));
    bool is_taken = false;

    request.random = (struct random_source){.fill = fill_repeating, .context = &left};
    request.is_mailed = true;
    ck_assert_int_eq(try_booking(&request, &is_taken), OK);
    request.key = key_of(2);
    is_taken = false;
    ck_assert_int_eq(try_booking(&request, &is_taken), IO);
    ck_assert(!is_taken);
    ck_assert_ptr_nonnull(strstr(store_problem(store), "random"));
    check_taken(1, 1, 1);
    check_count(OUTBOX_QUEUED, 1);
}
END_TEST

START_TEST(a_code_finds_its_booking_until_the_date_is_over)
{
    struct booking booking;
    char code[BOOKING_CODE_CHARS + 1];

    ck_assert(book(1, party_of(3, 2)));
    memcpy(code, booking_of(1).code, sizeof code);
    ck_assert_int_eq(bookings_find(store, code, date.ends_utc_ms - 1, &booking), OK);
    ck_assert_int_eq(booking.id, booking_of(1).id);
    ck_assert_int_eq(booking.party.children, 3);
    ck_assert_int_eq(booking.party.adults, 2);
    ck_assert_int_eq(booking.made_utc_ms, now);
    ck_assert_str_eq(booking.sealed, "QUJD");
    booking_finish(&booking);
    ck_assert_int_eq(bookings_find(store, code, date.ends_utc_ms, &booking), NOT_FOUND);
    ck_assert_int_eq(bookings_find(store, "", now, &booking), NOT_FOUND);
    ck_assert_int_eq(bookings_find(store, "12345", now, &booking), NOT_FOUND);
    ck_assert_int_eq(bookings_find_reference(store, "none", &booking), NOT_FOUND);
    date.ends_utc_ms += HOUR_MS; /* the timetable has it longer now */
    settle_date();
    ck_assert_int_eq(bookings_find(store, code, date.ends_utc_ms - 1, &booking), OK);
    booking_finish(&booking);
    date.ends_utc_ms = 0; /* and now not at all */
    settle_date();
    ck_assert_int_eq(bookings_find(store, code, now, &booking), OK);
    booking_finish(&booking);
}
END_TEST

Suite *bookings_suite(void)
{
    Suite *suite = suite_create("bookings");
    TCase *tests = tcase_create("bookings");
    const int room_count = sizeof rooms / sizeof rooms[0];

    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_add_loop_test(tests, a_second_family_fits_or_not, 0, room_count);
    tcase_add_loop_test(tests, a_reservation_takes_room_as_a_booking_does, 0, room_count);
    tcase_add_loop_test(tests, a_party_that_cannot_be_is_refused, 0, 4);
    tcase_add_test(tests, ones_own_reservation_is_not_in_the_way);
    tcase_add_test(tests, the_same_reservation_takes_the_place_of_the_one_before);
    tcase_add_test(tests, a_reservation_is_of_one_date_only);
    tcase_add_test(tests, dates_differ_by_session_day_and_minute);
    tcase_add_test(tests, a_reservation_is_given_up);
    tcase_add_test(tests, reservations_and_bookings_are_there_after_closing);
    tcase_add_test(tests, what_is_full_stores_nothing);
    tcase_add_test(tests, it_is_told_how_a_full_date_stands);
    tcase_add_test(tests, the_same_act_gives_the_same_booking_as_it_stands);
    tcase_add_test(tests, the_key_of_another_act_is_refused);
    tcase_add_test(tests, a_booking_is_mailed_under_its_own_reference);
    tcase_add_loop_test(tests, a_reference_is_the_outboxes_or_a_bookings, 0, 2);
    tcase_add_test(tests, a_code_is_never_given_twice);
    tcase_add_test(tests, a_stuck_random_source_stores_nothing);
    tcase_add_test(tests, a_code_finds_its_booking_until_the_date_is_over);
    suite_add_tcase(suite, tests);
    return suite;
}
