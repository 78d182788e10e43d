/* What staff see: news, lists of a date, the dates, and reasons, page by page. */
#include "families.h"

#include <string.h>

static void check_news(int family, enum booking_news expected)
{
    enum booking_news news = BOOKING_NEWS_NONE;
    struct booking booking;

    ck_assert_int_eq(bookings_next_news(store, &news, &booking), OK);
    ck_assert_int_eq(news, expected);
    ck_assert_str_eq(booking.reference, booking_of(family).reference);
    ck_assert_str_eq(booking.sealed, "QUJD");
    booking_finish(&booking);
}

static void tell(int family, enum booking_news news)
{
    check_news(family, news);
    ck_assert_int_eq(bookings_news_told(store, booking_of(family).id, news), OK);
    ck_assert_int_eq(bookings_news_told(store, booking_of(family).id, news), OK);
}

static void check_no_news(void)
{
    enum booking_news news = BOOKING_NEWS_NONE;
    struct booking booking;

    ck_assert_int_eq(bookings_next_news(store, &news, &booking), NOT_FOUND);
}

START_TEST(an_offer_is_told_once)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    check_no_news();
    cancel(1);
    check_news(2, BOOKING_NEWS_OFFERED);
    reopen_store(); /* before it was told */
    tell(2, BOOKING_NEWS_OFFERED);
    reopen_store();
    check_no_news();
    settle_date();
    check_no_news();
    ck_assert_int_eq(take(2), OK);
    check_no_news();
}
END_TEST

START_TEST(an_offer_that_is_over_is_not_told)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    cancel(1);
    if (_i == 0)
        ck_assert_int_eq(take(2), OK);
    if (_i == 1)
        cancel(2);
    if (_i == 2) {
        now += date.hold_ms;
        settle_date();
        check_state(2, BOOKING_MISSED);
    }
    check_no_news();
}
END_TEST

START_TEST(only_who_was_mailed_is_told_to_have_cancelled)
{
    is_mailed = false;
    ck_assert(book(1, party_of(1, 1)));
    cancel(1);
    check_no_news();
    is_mailed = true;
    ck_assert(book(2, party_of(1, 1)));
    ck_assert(book(3, party_of(1, 1)));
    ck_assert(book_or_wait(4, party_of(1, 1)));
    ck_assert(book_or_wait(5, party_of(1, 1)));
    cancel(5);
    check_news(5, BOOKING_NEWS_CANCELLED);
    cancel(3);
    check_state(4, BOOKING_OFFERED);
    tell(3, BOOKING_NEWS_CANCELLED); /* the oldest booking first */
    check_news(4, BOOKING_NEWS_OFFERED);
    cancel(4);
    /* That it was offered is told too late, and does not swallow what came after. */
    ck_assert_int_eq(bookings_news_told(store, booking_of(4).id, BOOKING_NEWS_OFFERED), OK);
    tell(4, BOOKING_NEWS_CANCELLED);
    cancel(4);
    cancel(3);
    reopen_store();
    tell(5, BOOKING_NEWS_CANCELLED);
    check_no_news();
}
END_TEST

static struct booking rows[FAMILIES];

static size_t list(size_t offset, size_t limit, bool with_sealed)
{
    size_t count = 99;

    ck_assert_int_eq(
        bookings_list(store, date.session, date.day, date.minute, offset, with_sealed, rows, limit, &count),
        OK);
    return count;
}

START_TEST(a_list_is_in_order_of_state_and_turn)
{
    size_t count;

    date.capacity = room_for(-1, 3, -1);
    ck_assert_uint_eq(list(0, FAMILIES, true), 0);
    for (int family = 1; family <= 3; family++)
        ck_assert(book(family, party_of(1, 1)));
    for (int family = 4; family <= 7; family++)
        ck_assert(book_or_wait(family, party_of(family == 5 ? 3 : 1, 1)));
    cancel(1);
    now += date.hold_ms;
    cancel(2); /* 4 has missed it, 6 and 7 are offered, and 5 was passed over */
    ck_assert_int_eq(take(6), OK);
    count = list(0, FAMILIES, true);
    ck_assert_uint_eq(count, 7);
    for (size_t i = 0; i < count; i++) {
        static const struct {
            int family;
            enum booking_state state;
        } expected[] = {
            {3, BOOKING_BOOKED},    {6, BOOKING_BOOKED},    {5, BOOKING_WAITING}, {7, BOOKING_OFFERED},
            {1, BOOKING_CANCELLED}, {2, BOOKING_CANCELLED}, {4, BOOKING_MISSED},
        };

        ck_assert_str_eq(rows[i].reference, booking_of(expected[i].family).reference);
        ck_assert_str_eq(booking_state_name(rows[i].state), booking_state_name(expected[i].state));
        ck_assert_int_eq(rows[i].position, expected[i].family == 5);
        ck_assert_str_eq(rows[i].sealed, "QUJD");
        booking_finish(&rows[i]);
    }
    ck_assert_uint_eq(list(5, FAMILIES, false), 2);
    ck_assert_str_eq(rows[0].reference, booking_of(2).reference);
    ck_assert_ptr_null(rows[0].sealed);
    ck_assert_uint_eq(list(2, 2, false), 2);
    ck_assert_str_eq(rows[1].reference, booking_of(7).reference);
    ck_assert_uint_eq(list(7, 2, false), 0);
    date.minute = 840;
    ck_assert_uint_eq(list(0, FAMILIES, false), 0);
}
END_TEST

static size_t list_after(int64_t id, size_t limit)
{
    size_t count = 99;

    ck_assert_int_eq(bookings_list_after(store, &date, id, rows, limit, &count), OK);
    for (size_t i = 0; i < count; i++)
        booking_finish(&rows[i]);
    return count;
}

/* By state, who cancels would move the others up between two pages, and one would be on neither. */
START_TEST(no_page_moves_by_what_happens_between_two)
{
    date.capacity = room_for(3, -1, -1);
    ck_assert_uint_eq(list_after(0, FAMILIES), 0);
    for (int family = 1; family <= 5; family++)
        ck_assert(book_or_wait(family, party_of(1, 1)));
    date.minute = 840;
    ck_assert(book(6, party_of(1, 1)));
    date.minute = 600;
    ck_assert_uint_eq(list_after(0, 2), 2);
    ck_assert_str_eq(rows[0].reference, booking_of(1).reference);
    ck_assert_str_eq(rows[1].reference, booking_of(2).reference);
    cancel(1);
    ck_assert(book_or_wait(7, party_of(1, 1)));
    ck_assert_uint_eq(list_after(rows[1].id, 2), 2);
    ck_assert_str_eq(rows[0].reference, booking_of(3).reference);
    ck_assert_str_eq(rows[1].reference, booking_of(4).reference);
    ck_assert_str_eq(booking_state_name(rows[1].state), "offered");
    ck_assert_uint_eq(list_after(rows[1].id, 2), 2);
    ck_assert_str_eq(rows[0].reference, booking_of(5).reference);
    ck_assert_str_eq(rows[1].reference, booking_of(7).reference);
    ck_assert_int_eq(rows[1].position, 2);
    ck_assert_uint_eq(list_after(rows[1].id, 2), 0);
    ck_assert_uint_eq(list_after(INT64_MAX, 2), 0);
    ck_assert_uint_eq(list_after(0, FAMILIES), 6);
}
END_TEST

START_TEST(dates_are_counted)
{
    struct booking_count counts[8];
    size_t count = 99;

    date.capacity = room_for(-1, 4, -1);
    ck_assert(book(1, party_of(3, 2)));
    ck_assert(book(2, party_of(1, 1)));
    ck_assert(book_or_wait(3, party_of(1, 1)));
    ck_assert(book_or_wait(4, party_of(2, 1)));
    cancel(2);
    date.minute = 540;
    ck_assert(book(5, party_of(2, 1)));
    date.day.day = 24;
    ck_assert(book(6, party_of(2, 1)));
    cancel(6);
    date.day.day = 23;
    ck_assert(reserve(7, party_of(2, 1)));
    ck_assert_int_eq(bookings_count(store, (struct date){2026, 11, 23}, 0, counts, 8, &count), OK);
    ck_assert_uint_eq(count, 3);
    ck_assert_int_eq(counts[0].day.day, 24);
    ck_assert_int_eq(counts[0].booked.families, 0);
    ck_assert_int_eq(counts[1].minute, 540);
    ck_assert_int_eq(counts[1].booked.children, 2);
    ck_assert_int_eq(counts[2].minute, 600);
    ck_assert_str_eq(counts[2].session, "monday-play");
    ck_assert_int_eq(counts[2].booked.families, 1);
    ck_assert_int_eq(counts[2].booked.children, 3);
    ck_assert_int_eq(counts[2].booked.adults, 2);
    ck_assert_int_eq(counts[2].offered, 1);
    ck_assert_int_eq(counts[2].waiting, 1);
    ck_assert_int_eq(bookings_count(store, (struct date){2026, 11, 25}, 1, counts, 8, &count), OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(counts[0].minute, 600);
    ck_assert_int_eq(bookings_count(store, (struct date){2026, 11, 26}, 0, counts, 8, &count), OK);
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(a_list_is_made_once_a_date)
{
    struct booking_due first, second;

    ck_assert_int_eq(bookings_next_list(store, now, &first), NOT_FOUND);
    ck_assert(book(1, party_of(1, 1)));
    date.minute = 540;
    ck_assert(book(2, party_of(1, 1)));
    cancel(2);
    date.minute = 560;
    ck_assert(reserve(3, party_of(1, 1)));
    ck_assert_int_eq(bookings_next_list(store, now, &first), OK);
    ck_assert_int_eq(first.minute, 600); /* to the others nobody has signed up */
    ck_assert_int_eq(first.utc_ms, date.closes_utc_ms);
    date.day.day = 24;
    ck_assert(book(4, party_of(1, 1)));
    ck_assert_int_eq(bookings_next_list(store, now, &second), OK);
    ck_assert_int_eq(second.day.day, 24);
    ck_assert_int_eq(bookings_list_made(store, &second), OK);
    ck_assert_int_eq(bookings_list_made(store, &second), OK);
    reopen_store();
    ck_assert_int_eq(bookings_next_list(store, now, &second), OK);
    ck_assert_int_eq(second.day.day, 25);
    ck_assert_int_eq(bookings_next_list(store, date.ends_utc_ms - 1, &second), OK);
    ck_assert_int_eq(bookings_next_list(store, date.ends_utc_ms, &second), NOT_FOUND);
    ck_assert_int_eq(bookings_list_made(store, &first), OK);
    ck_assert_int_eq(bookings_next_list(store, now, &second), NOT_FOUND);
}
END_TEST

static bool is_listed(void)
{
    bool listed = true;

    ck_assert_int_eq(bookings_is_listed(store, &date, &listed), OK);
    return listed;
}

START_TEST(who_stands_on_a_list_counts_as_mailed)
{
    struct booking_due due;

    ck_assert(!is_listed()); /* nobody has signed up */
    date.capacity = room_for(2, -1, -1);
    for (int family = 1; family <= 3; family++)
        ck_assert(book_or_wait(family, party_of(1, 1)));
    cancel(1); /* before the list */
    ck_assert(!is_listed());
    ck_assert_int_eq(bookings_next_list(store, now, &due), OK);
    ck_assert_int_eq(bookings_list_made(store, &due), OK);
    reopen_store();
    ck_assert(is_listed());
    ck_assert(book_or_wait(4, party_of(1, 1)));
    tell(3, BOOKING_NEWS_OFFERED);
    cancel(2);
    tell(2, BOOKING_NEWS_CANCELLED);
    tell(4, BOOKING_NEWS_OFFERED);
    cancel(4); /* neither on the list nor mailed by itself */
    check_no_news();
    date.minute = 840;
    ck_assert(!is_listed());
}
END_TEST

START_TEST(reasons_come_page_by_page)
{
    struct booking_passed reasons[4];
    size_t count = 99;

    date.capacity = room_for(-1, 3, 9);
    ck_assert(book(0, party_of(3, 1)));
    for (int family = 1; family <= 3; family++)
        ck_assert(book_or_wait(family, party_of(3 + family, 1)));
    ck_assert(book_or_wait(4, party_of(1, 1)));
    now += HOUR_MS;
    cancel(0);
    ck_assert_int_eq(bookings_passed(store, date.session, date.day, date.minute, 0, reasons, 2, &count), OK);
    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(reasons[0].reference, booking_of(1).reference);
    ck_assert_int_eq(reasons[0].utc_ms, now);
    ck_assert_int_eq(reasons[0].why, PLACES_TOO_FEW_CHILDREN);
    ck_assert_int_eq(bookings_passed(store, date.session, date.day, date.minute, 2, reasons, 4, &count), OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(reasons[0].reference, booking_of(3).reference);
    date.minute = 840;
    ck_assert_int_eq(count_passed(), 0);
}
END_TEST

START_TEST(states_have_names)
{
    static const char *const names[BOOKING_STATES] = {"booked", "waiting", "offered", "cancelled", "missed"};

    ck_assert_str_eq(booking_state_name((enum booking_state)_i), names[_i]);
}
END_TEST

Suite *booking_lists_suite(void)
{
    Suite *suite = suite_create("lists of bookings");
    TCase *tests = tcase_create("lists of bookings");

    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_add_test(tests, an_offer_is_told_once);
    tcase_add_loop_test(tests, an_offer_that_is_over_is_not_told, 0, 3);
    tcase_add_test(tests, only_who_was_mailed_is_told_to_have_cancelled);
    tcase_add_test(tests, a_list_is_in_order_of_state_and_turn);
    tcase_add_test(tests, no_page_moves_by_what_happens_between_two);
    tcase_add_test(tests, dates_are_counted);
    tcase_add_test(tests, a_list_is_made_once_a_date);
    tcase_add_test(tests, who_stands_on_a_list_counts_as_mailed);
    tcase_add_test(tests, reasons_come_page_by_page);
    tcase_add_loop_test(tests, states_have_names, 0, BOOKING_STATES);
    suite_add_tcase(suite, tests);
    return suite;
}
