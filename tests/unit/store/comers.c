/* Those who come: families who walk in, and who of those that signed up has arrived. */
#include <string.h>

#include "base/json.h"
#include "counter.h"
#include "families.h"
#include "store/connection.h"
#include "store/rows.h"

/* --- walking in --- */

START_TEST(who_walks_in_is_booked_and_has_come)
{
    bool is_taken = false;
    struct booking booking;

    ck_assert_int_eq(try_walking_in(1, party_of(2, 1), _i == 1, &is_taken), OK);
    ck_assert(is_taken);
    reopen_store();
    booking = booking_of(1);
    check_state(1, BOOKING_BOOKED);
    ck_assert(booking.is_walk_in);
    ck_assert_int_eq(booking.is_new, _i == 1);
    ck_assert_int_eq(booking.arrived_utc_ms, now);
    ck_assert_int_eq(booking.made_utc_ms, now);
    ck_assert_int_eq(booking.party.children, 2);
    ck_assert_int_eq(booking.position, 0);
    ck_assert_str_eq(booking.code, "");
    check_taken(1, 2, 1);
    ck_assert_int_eq(bookings_find(store, "", now, &booking), NOT_FOUND);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM booking_body"), 0);
}
END_TEST

/* How a date with two places stands when a family of one child walks in: one other has come, and then? */
static const struct {
    const char *what;
    bool is_booked, is_reserved, is_offered, waits, is_closed, is_taken;
} doors[] = {
    {"a place is free", false, false, false, false, false, true},
    {"both are booked", true, false, false, false, false, false},
    {"one is kept while a name is typed", false, true, false, false, false, false},
    {"one is kept for a family that waited", false, false, true, false, false, false},
    {"somebody waits who does not fit", false, false, false, true, false, true},
    {"the same once it has begun", false, false, false, true, true, true},
    {"it has begun, and both are booked", true, false, false, false, true, false},
};

START_TEST(a_walk_in_takes_what_is_free_and_nothing_else)
{
    date.capacity = room_for(2, 4, -1);
    ck_assert(book(0, party_of(1, 1)));
    if (doors[_i].is_booked || doors[_i].is_offered)
        ck_assert(book(1, party_of(1, 1)));
    if (doors[_i].is_offered) {
        ck_assert(book_or_wait(2, party_of(1, 1)));
        cancel(1);
        check_state(2, BOOKING_OFFERED);
    }
    if (doors[_i].waits)
        ck_assert(book_or_wait(2, party_of(4, 1)));
    now = doors[_i].is_closed ? date.closes_utc_ms : now;
    if (doors[_i].is_reserved)
        ck_assert(reserve(3, party_of(1, 1)));
    ck_assert_msg(walk_in(4, party_of(1, 1)) == doors[_i].is_taken, "%s", doors[_i].what);
    check_taken(
        doors[_i].is_taken || doors[_i].is_booked || doors[_i].is_reserved || doors[_i].is_offered ? 2 : 1, 2,
        2);
    ck_assert_int_eq(count_passed(), doors[_i].waits);
    if (doors[_i].waits)
        check_last_passed(2, "too-few-for-children");
}
END_TEST

/* A place becomes free in the very act: those who wait come first, until the session begins. */
START_TEST(who_waits_comes_before_who_walks_in)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(reserve(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    now = _i == 0 ? now + HOUR_MS / 6 : date.closes_utc_ms;
    ck_assert_int_eq(walk_in(3, party_of(1, 1)), _i == 1);
    check_state(2, _i == 0 ? BOOKING_OFFERED : BOOKING_WAITING);
    check_taken(1, 1, 1);
}
END_TEST

/* Two at the door for one place: who asks first has it, however often either asks again. */
START_TEST(the_last_place_goes_once)
{
    struct booking first;

    date.capacity = room_for(2, -1, -1);
    ck_assert(book(0, party_of(1, 1)));
    ck_assert(walk_in(1, party_of(1, 1)));
    first = booking_of(1);
    ck_assert(!walk_in(2, party_of(1, 1)));
    ck_assert(!walk_in(2, party_of(1, 1)));
    ck_assert(walk_in(1, party_of(3, 3)));
    ck_assert_int_eq(booking_of(1).id, first.id);
    ck_assert_int_eq(booking_of(1).party.children, 1);
    reopen_store();
    ck_assert(walk_in(1, party_of(1, 1)));
    ck_assert_int_eq(booking_of(1).id, first.id);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM booking"), 2);
    check_taken(2, 2, 2);
    cancel(1);
    ck_assert(walk_in(1, party_of(1, 1))); /* as it stands */
    check_state(1, BOOKING_CANCELLED);
    ck_assert(walk_in(2, party_of(1, 1))); /* so the same act finds a place later */
    check_state(2, BOOKING_BOOKED);
}
END_TEST

START_TEST(the_key_of_another_kind_of_act_is_refused)
{
    struct booking_request request;
    bool is_taken = false;

    date.capacity = room_for(-1, -1, -1);
    (void)enqueue(1);
    ck_assert_int_eq(tally_add(store, key_of(2), "redirect-hub", NOW_MS), OK);
    ck_assert(book(3, party_of(1, 1)));
    for (int key = 1; key <= 3; key++)
        ck_assert_int_eq(try_walking_in(key, party_of(1, 1), false, &is_taken), INVALID);
    ck_assert(!is_taken);
    check_taken(1, 1, 1);
    ck_assert(walk_in(4, party_of(1, 1)));
    request = request_of(4, party_of(1, 1));
    ck_assert_int_eq(try_booking(&request, &is_taken), INVALID);
    check_taken(2, 2, 2);
}
END_TEST

START_TEST(a_party_that_cannot_be_does_not_walk_in)
{
    static const struct party parties[] = {{-1, 0}, {0, -1}, {PLACES_NO_LIMIT, 0}, {0, PLACES_NO_LIMIT}};
    bool is_taken = false;

    ck_assert_int_eq(try_walking_in(1, parties[_i], false, &is_taken), INVALID);
    check_taken(0, 0, 0);
}
END_TEST

START_TEST(a_commit_in_doubt_lets_one_family_in)
{
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            break_next_commit();
        else
            belie_next_commit();
        ck_assert(walk_in(i, party_of(1, 1)));
        check_taken(i + 1, i + 1, i + 1);
    }
    belie_next_commit();
    ck_assert_int_eq(not_arrive(0), OK);
    break_next_commit();
    ck_assert_int_eq(arrive(0, true), OK);
    ck_assert(booking_of(0).is_new);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM booking"), 2);
}
END_TEST

/* --- of a walk-in nobody writes --- */

static void check_no_news(void)
{
    enum booking_news news = BOOKING_NEWS_NONE;
    struct booking booking;

    ck_assert_int_eq(bookings_next_news(store, &news, &booking), NOT_FOUND);
}

START_TEST(no_letter_is_about_a_walk_in)
{
    struct booking_due due;

    ck_assert(walk_in(1, party_of(1, 1)));
    ck_assert_int_eq(bookings_next_list(store, now, &due), NOT_FOUND);
    ck_assert(book(2, party_of(1, 1)));
    ck_assert_int_eq(bookings_next_list(store, now, &due), OK);
    ck_assert_int_eq(bookings_list_made(store, &due), OK);
    cancel(1);
    check_state(1, BOOKING_CANCELLED);
    check_no_news();
    check_count(OUTBOX_QUEUED, 0);
    cancel(2); /* who was on the list */
    ck_assert_int_eq(ask_number("SELECT count(*) FROM booking WHERE news <> 0"), 1);
}
END_TEST

/* The database itself lets no later statement make one that is. */
START_TEST(the_database_holds_what_a_walk_in_is)
{
    static const char *const statements[] = {
        "UPDATE booking SET is_mailed = 1",
        "UPDATE booking SET news = 2",
        "UPDATE booking SET code = '123456'",
        "UPDATE booking SET state = 1",
        "UPDATE booking SET state = 4",
        "UPDATE booking SET state = 3",
        "UPDATE booking SET arrived_utc_ms = 0, is_new = 1",
    };

    ck_assert(walk_in(1, party_of(1, 1)));
    ck_assert_int_ne(store_execute(store, statements[_i], "a test"), OK);
    ck_assert_int_eq(store_execute(store, "UPDATE booking SET children = 1", "a test"), OK);
}
END_TEST

START_TEST(a_walk_in_gives_its_place_on)
{
    date.capacity = room_for(1, -1, -1);
    ck_assert(walk_in(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    ck_assert_int_eq(not_arrive(1), OK);
    check_taken(1, 1, 1); /* that they are not here gives no place away by itself */
    check_state(2, BOOKING_WAITING);
    cancel(1);
    cancel(1);
    check_state(2, BOOKING_OFFERED);
    ck_assert_int_eq(take(1), NOT_FOUND);
}
END_TEST

START_TEST(a_walk_in_has_nothing_to_forget_and_stays_counted)
{
    ck_assert(walk_in(1, party_of(2, 1)));
    now = date.ends_utc_ms + 1000 * HOUR_MS;
    ck_assert_int_eq(bookings_tidy(store, now, HOUR_MS), OK);
    check_taken(1, 2, 1);
    ck_assert_int_ne(booking_of(1).arrived_utc_ms, 0);
}
END_TEST

/* --- arriving --- */

/* Family 0 has a place; family 1 had one; family 2 and 3 wait. What becomes of `family`? */
static const struct {
    const char *what;
    int family, cancelled;
    int64_t later_ms;
    enum status here, away;
    enum booking_state state;
} comings[] = {
    {"booked", 0, -1, 0, OK, OK, BOOKING_BOOKED},
    {"waiting", 2, -1, 0, NOT_FOUND, NOT_FOUND, BOOKING_WAITING},
    {"cancelled", 1, 1, 0, NOT_FOUND, NOT_FOUND, BOOKING_CANCELLED},
    {"offered", 2, 1, 0, OK, OK, BOOKING_BOOKED},
    {"offered, at the last moment", 2, 1, 24 * HOUR_MS - 1, OK, OK, BOOKING_BOOKED},
    {"offered, a moment too late", 2, 1, 24 * HOUR_MS, NOT_FOUND, OK, BOOKING_OFFERED},
    {"offered by a clock that was ahead", 2, 1, 24 * HOUR_MS - 1 - BOOKING_HOLD_MS_MAX, NOT_FOUND, OK,
     BOOKING_OFFERED},
};

static void prepare_coming(int row)
{
    date.capacity = room_for(2, -1, -1);
    for (int family = 0; family <= 3; family++)
        ck_assert(book_or_wait(family, party_of(1, 1)));
    if (comings[row].cancelled >= 0)
        cancel(comings[row].cancelled);
    now += comings[row].later_ms;
}

START_TEST(who_has_a_place_can_arrive)
{
    const int family = comings[_i].family;
    bool is_here = comings[_i].here == OK;

    prepare_coming(_i);
    for (int times = 0; times < 2; times++)
        ck_assert_msg(arrive(family, true) == comings[_i].here, "%s", comings[_i].what);
    check_state(family, comings[_i].state);
    ck_assert_int_eq(booking_of(family).arrived_utc_ms, is_here ? now : 0);
    ck_assert_int_eq(booking_of(family).is_new, is_here);
    if (is_here)
        ck_assert_int_eq(booking_of(family).held_until_utc_ms, 0);
}
END_TEST

START_TEST(who_has_not_come_after_all_is_as_before)
{
    const int family = comings[_i].family;
    struct booking before, after;

    prepare_coming(_i);
    before = booking_of(family);
    for (int times = 0; times < 2; times++)
        ck_assert_msg(not_arrive(family) == comings[_i].away, "%s", comings[_i].what);
    after = booking_of(family);
    ck_assert_int_eq(after.state, before.state);
    ck_assert_int_eq(after.held_until_utc_ms, before.held_until_utc_ms);
    ck_assert_int_eq(after.arrived_utc_ms, 0);
}
END_TEST

START_TEST(nobody_arrives_for_what_is_not_there)
{
    ck_assert_int_eq(bookings_arrive(store, 1, true, false, now), NOT_FOUND);
    ck_assert_int_eq(bookings_arrive(store, 1, false, false, now), NOT_FOUND);
    date.capacity = room_for(1, -1, -1);
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    cancel(1);
    now += date.hold_ms;
    settle_date();
    check_state(2, BOOKING_MISSED);
    ck_assert_int_eq(arrive(2, false), NOT_FOUND);
    ck_assert_int_eq(not_arrive(2), NOT_FOUND);
}
END_TEST

START_TEST(the_first_moment_stays_until_it_is_taken_back)
{
    const int64_t came_utc_ms = now;

    ck_assert(book(1, party_of(1, 1)));
    ck_assert_int_eq(arrive(1, true), OK);
    now += HOUR_MS;
    ck_assert_int_eq(arrive(1, false), OK); /* for the first time it was not, after all */
    ck_assert_int_eq(booking_of(1).arrived_utc_ms, came_utc_ms);
    ck_assert(!booking_of(1).is_new);
    ck_assert_int_eq(arrive(1, true), OK);
    ck_assert(booking_of(1).is_new);
    ck_assert_int_eq(not_arrive(1), OK);
    ck_assert(!booking_of(1).is_new);
    ck_assert_int_eq(booking_of(1).arrived_utc_ms, 0);
    ck_assert_int_eq(arrive(1, false), OK);
    ck_assert_int_eq(booking_of(1).arrived_utc_ms, now);
    cancel(1); /* who cancels has not come */
    ck_assert_int_eq(booking_of(1).arrived_utc_ms, 0);
    ck_assert_int_eq(arrive(1, false), NOT_FOUND);
}
END_TEST

START_TEST(an_offer_that_was_come_for_is_no_news_and_lapses_no_more)
{
    date.capacity = room_for(1, -1, -1);
    is_mailed = true;
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(1, 1)));
    ck_assert_int_eq(arrive(1, false), OK);
    cancel(1);
    ck_assert_int_eq(arrive(2, false), OK);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM booking WHERE news = 1"), 0);
    now = date.closes_utc_ms + HOUR_MS;
    settle_date();
    check_state(2, BOOKING_BOOKED);
    check_taken(1, 1, 1);
}
END_TEST

/* --- what staff see --- */

START_TEST(those_who_came_are_counted)
{
    struct booking_count counts[2];
    size_t count = 0;

    date.capacity = room_for(4, -1, -1);
    for (int family = 1; family <= 3; family++)
        ck_assert(book(family, party_of(1, 1)));
    ck_assert(walk_in(4, party_of(2, 1)));
    ck_assert(book_or_wait(5, party_of(1, 1)));
    ck_assert_int_eq(arrive(1, true), OK);
    ck_assert_int_eq(arrive(2, false), OK);
    ck_assert_int_eq(not_arrive(2), OK);
    ck_assert_int_eq(bookings_count(store, date.day, 0, counts, 2, &count), OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(counts[0].arrived, 2);
    ck_assert_int_eq(counts[0].booked.families, 4);
    ck_assert_int_eq(counts[0].booked.children, 5);
    ck_assert_int_eq(counts[0].waiting, 1);
}
END_TEST

static void check_json(json_t *row, const char *expected)
{
    char *text = json_dumps(row, JSON_COMPACT | JSON_SORT_KEYS);

    ck_assert_str_eq(text, expected);
    free(text);
    json_decref(row);
}

START_TEST(rows_are_as_the_wire_has_them)
{
    struct booking booking = {.reference = "2222-2222",
                              .state = BOOKING_OFFERED,
                              .party = {.children = 2, .adults = 1},
                              .made_utc_ms = 5,
                              .held_until_utc_ms = 7,
                              .position = 3};
    struct booking_count count = {.session = "play",
                                  .day = {2026, 11, 25},
                                  .minute = 600,
                                  .booked = {1, 2, 3},
                                  .offered = 4,
                                  .waiting = 5,
                                  .arrived = 6};

    check_json(booking_row(&booking),
               "{\"adults\":1,\"arrived\":0,\"children\":2,\"heldUntilUtcMs\":7,\"isNew\":0,\"madeUtcMs\":5,"
               "\"position\":3,\"reference\":\"2222-2222\",\"state\":\"offered\",\"walkIn\":0}");
    booking.arrived_utc_ms = NOW_MS;
    booking.is_new = booking.is_walk_in = true;
    check_json(booking_row(&booking),
               "{\"adults\":1,\"arrived\":1,\"children\":2,\"heldUntilUtcMs\":7,\"isNew\":1,\"madeUtcMs\":5,"
               "\"position\":3,\"reference\":\"2222-2222\",\"state\":\"offered\",\"walkIn\":1}");
    check_json(booking_count_row(&count),
               "{\"adults\":3,\"arrived\":6,\"children\":2,\"day\":\"2026-11-25\",\"families\":1,"
               "\"minute\":600,\"offered\":4,\"session\":\"play\",\"waiting\":5}");
}
END_TEST

static void add_door_tests(Suite *suite)
{
    TCase *tests = tcase_create("walking in");

    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_add_loop_test(tests, who_walks_in_is_booked_and_has_come, 0, 2);
    tcase_add_loop_test(tests, a_walk_in_takes_what_is_free_and_nothing_else, 0,
                        sizeof doors / sizeof doors[0]);
    tcase_add_loop_test(tests, who_waits_comes_before_who_walks_in, 0, 2);
    tcase_add_test(tests, the_last_place_goes_once);
    tcase_add_test(tests, the_key_of_another_kind_of_act_is_refused);
    tcase_add_loop_test(tests, a_party_that_cannot_be_does_not_walk_in, 0, 4);
    tcase_add_test(tests, a_commit_in_doubt_lets_one_family_in);
    tcase_add_test(tests, no_letter_is_about_a_walk_in);
    tcase_add_loop_test(tests, the_database_holds_what_a_walk_in_is, 0, 7);
    tcase_add_test(tests, a_walk_in_gives_its_place_on);
    tcase_add_test(tests, a_walk_in_has_nothing_to_forget_and_stays_counted);
    suite_add_tcase(suite, tests);
}

Suite *comers_suite(void)
{
    Suite *suite = suite_create("families who come");
    TCase *tests = tcase_create("arriving");
    const int coming_count = sizeof comings / sizeof comings[0];

    add_door_tests(suite);
    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_add_loop_test(tests, who_has_a_place_can_arrive, 0, coming_count);
    tcase_add_loop_test(tests, who_has_not_come_after_all_is_as_before, 0, coming_count);
    tcase_add_test(tests, nobody_arrives_for_what_is_not_there);
    tcase_add_test(tests, the_first_moment_stays_until_it_is_taken_back);
    tcase_add_test(tests, an_offer_that_was_come_for_is_no_news_and_lapses_no_more);
    tcase_add_test(tests, those_who_came_are_counted);
    tcase_add_test(tests, rows_are_as_the_wire_has_them);
    suite_add_tcase(suite, tests);
    return suite;
}
