#include "families.h"

#include <stdio.h>
#include <string.h>

#define DAY_MS (24 * HOUR_MS)

struct booking_date date;
int64_t now;
bool is_mailed;

static char references[FAMILIES][REFERENCE_CHARS + 1];

void start_families(void)
{
    open_quick_store();
    now = NOW_MS;
    is_mailed = false;
    memset(references, 0, sizeof references);
    date = (struct booking_date){
        .session = "monday-play",
        .day = {2026, 11, 25},
        .minute = 600,
        .capacity = room_for(2, -1, -1),
        .closes_utc_ms = NOW_MS + 7 * DAY_MS,
        .ends_utc_ms = NOW_MS + 7 * DAY_MS + 2 * HOUR_MS,
        .hold_ms = DAY_MS,
    };
}

struct places room_for(int families, int children, int adults)
{
    return (struct places){
        .families = families >= 0 ? families : PLACES_NO_LIMIT,
        .children = children >= 0 ? children : PLACES_NO_LIMIT,
        .adults = adults >= 0 ? adults : PLACES_NO_LIMIT,
    };
}

struct party party_of(int children, int adults)
{
    return (struct party){.children = children, .adults = adults};
}

const char *reservation_of(int family)
{
    static char uuid[STORE_UUID_CHARS + 1];

    (void)snprintf(uuid, sizeof uuid, "%08x-1111-4111-8111-111111111111", (unsigned int)family);
    return uuid;
}

bool reserve(int family, struct party party)
{
    struct booking_standing standing;
    bool is_reserved = false;

    ck_assert_int_eq(bookings_reserve(store, &date, reservation_of(family), party, now, now + HOUR_MS / 6,
                                      &is_reserved, &standing),
                     OK);
    return is_reserved;
}

void release(int family)
{
    ck_assert_int_eq(bookings_release(store, reservation_of(family)), OK);
}

struct booking_standing look_as(int family)
{
    struct booking_standing standing;

    ck_assert_int_eq(bookings_look(store, &date, family >= 0 ? reservation_of(family) : NULL, now, &standing),
                     OK);
    return standing;
}

void check_taken(int families, int children, int adults)
{
    struct places taken = look_as(-1).taken;

    ck_assert_int_eq(taken.families, families);
    ck_assert_int_eq(taken.children, children);
    ck_assert_int_eq(taken.adults, adults);
}

struct booking_request request_of(int family, struct party party)
{
    return (struct booking_request){
        .key = key_of(family),
        .reservation = reservation_of(family),
        .date = date,
        .party = party,
        .sealed = "QUJD",
        .is_mailed = is_mailed,
        .now_utc_ms = now,
        .random = random_system(),
    };
}

enum status try_booking(const struct booking_request *request, bool *ret_is_taken)
{
    struct booking booking = {.id = 0};
    struct booking_standing standing;
    enum status status = bookings_book(store, request, ret_is_taken, &booking, &standing);

    booking_finish(&booking);
    return status;
}

static bool book_as(int family, struct party party, bool may_wait)
{
    struct booking_request request = request_of(family, party);
    struct booking_standing standing;
    struct booking booking = {.id = 0};
    bool is_taken = false;

    request.may_wait = may_wait;
    ck_assert_msg(bookings_book(store, &request, &is_taken, &booking, &standing) == OK, "%s",
                  store_problem(store));
    if (is_taken)
        memcpy(references[family], booking.reference, sizeof references[family]);
    booking_finish(&booking);
    return is_taken;
}

bool book(int family, struct party party)
{
    return book_as(family, party, false);
}

bool book_or_wait(int family, struct party party)
{
    return book_as(family, party, true);
}

enum status try_walking_in(int family, struct party party, bool is_new, bool *ret_is_taken)
{
    const struct booking_walk_in request = {
        .key = key_of(family),
        .date = date,
        .party = party,
        .is_new = is_new,
        .now_utc_ms = now,
        .random = random_system(),
    };
    struct booking booking;
    bool is_taken = false;
    enum status status = bookings_walk_in(store, &request, &is_taken, &booking);

    if (status == OK && is_taken)
        memcpy(references[family], booking.reference, sizeof references[family]);
    if (status == OK)
        *ret_is_taken = is_taken;
    return status;
}

bool walk_in(int family, struct party party)
{
    bool is_taken = false;

    ck_assert_msg(try_walking_in(family, party, false, &is_taken) == OK, "%s", store_problem(store));
    return is_taken;
}

enum status arrive(int family, bool is_new)
{
    return bookings_arrive(store, booking_of(family).id, true, is_new, now);
}

enum status not_arrive(int family)
{
    return bookings_arrive(store, booking_of(family).id, false, true, now);
}

struct booking booking_of(int family)
{
    struct booking booking;

    ck_assert_int_eq(bookings_find_reference(store, references[family], &booking), OK);
    booking_finish(&booking);
    return booking;
}

void check_state(int family, enum booking_state state)
{
    ck_assert_str_eq(booking_state_name(booking_of(family).state), booking_state_name(state));
}

void cancel(int family)
{
    ck_assert_int_eq(bookings_cancel(store, booking_of(family).id, &date, now), OK);
}

enum status take(int family)
{
    return bookings_take(store, booking_of(family).id, &date, now);
}

void settle_date(void)
{
    ck_assert_int_eq(bookings_settle(store, &date, now), OK);
}

static struct booking_passed passed[BOOKINGS_PAGE];

int count_passed(void)
{
    size_t count = 99;

    ck_assert_int_eq(
        bookings_passed(store, date.session, date.day, date.minute, 0, passed, BOOKINGS_PAGE, &count), OK);
    return (int)count;
}

const char *last_passed(void)
{
    static char words[64];
    int count = count_passed();

    words[0] = '\0';
    if (count > 0)
        (void)snprintf(words, sizeof words, "%s %s", passed[count - 1].reference,
                       places_fit_name(passed[count - 1].why));
    return words;
}

void check_last_passed(int family, const char *why)
{
    char words[64];

    (void)snprintf(words, sizeof words, "%s %s", references[family], why);
    ck_assert_str_eq(last_passed(), words);
}
