/* Reading bookings, one or a list of them. */
#include "store/bookings.h"

#include <assert.h>
#include <stdio.h>

#include "base/memory.h"
#include "store/bookings_inside.h"
#include "store/page.h"

enum column {
    ID,
    STATE,
    REFERENCE,
    CODE,
    SESSION,
    CHILDREN = SESSION + 3,
    ADULTS,
    MADE,
    HELD_UNTIL,
    POSITION,
    ARRIVED,
    IS_NEW,
    IS_WALK_IN,
    SEALED,
    COLUMNS,
};

static_assert((int)COLUMNS == (int)BOOKING_COLUMN_COUNT, "as BOOKING_COLUMNS has them");

const char *booking_state_name(enum booking_state state)
{
    static const char *const names[BOOKING_STATES] = {
        [BOOKING_BOOKED] = "booked",       [BOOKING_WAITING] = "waiting", [BOOKING_OFFERED] = "offered",
        [BOOKING_CANCELLED] = "cancelled", [BOOKING_MISSED] = "missed",
    };

    assert((unsigned int)state < BOOKING_STATES);
    return names[state];
}

void booking_finish(struct booking *booking)
{
    memory_wipe_text(booking->sealed);
    booking->sealed = NULL;
}

enum status booking_read_row(struct store *store, sqlite3_stmt *statement, bool with_sealed,
                             struct booking *ret_booking)
{
    int state = sqlite3_column_int(statement, STATE);
    struct booking booking = {
        .id = sqlite3_column_int64(statement, ID),
        .state = (enum booking_state)state,
        .party = {.children = sqlite3_column_int(statement, CHILDREN),
                  .adults = sqlite3_column_int(statement, ADULTS)},
        .made_utc_ms = sqlite3_column_int64(statement, MADE),
        .held_until_utc_ms = sqlite3_column_int64(statement, HELD_UNTIL),
        .position = sqlite3_column_int(statement, POSITION),
        .arrived_utc_ms = sqlite3_column_int64(statement, ARRIVED),
        .is_new = sqlite3_column_int(statement, IS_NEW) != 0,
        .is_walk_in = sqlite3_column_int(statement, IS_WALK_IN) != 0,
    };
    enum status status =
        session_date_read(store, statement, SESSION, booking.session, &booking.day, &booking.minute);

    if (status != OK)
        return status;
    if (state < 0 || state >= BOOKING_STATES) {
        store_complain(store, "a booking is in no known state; the database is damaged");
        return CORRUPT;
    }
    (void)snprintf(booking.reference, sizeof booking.reference, "%s",
                   (const char *)sqlite3_column_text(statement, REFERENCE));
    (void)snprintf(booking.code, sizeof booking.code, "%s",
                   (const char *)sqlite3_column_text(statement, CODE));
    if (with_sealed && sqlite3_column_type(statement, SEALED) == SQLITE_TEXT)
        booking.sealed = memory_copy_text((const char *)sqlite3_column_text(statement, SEALED));
    *ret_booking = booking;
    return OK;
}

enum status booking_read_first(struct store *store, sqlite3_stmt *statement, struct booking *ret_booking)
{
    enum status status = store_step(store, statement);

    if (status == OK)
        status = booking_read_row(store, statement, true, ret_booking);
    store_done(statement);
    return status;
}

enum status booking_read_reference(struct store *store, const char *reference, struct booking *ret_booking)
{
    static const char sql[] = "SELECT " BOOKING_COLUMNS " FROM " BOOKING_TABLES " WHERE reference = ?1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, reference);
    return booking_read_first(store, statement, ret_booking);
}

struct search {
    const char *code; /* or else */
    const char *reference;
    int64_t now_utc_ms;
    struct booking booking;
};

static enum status find_code(struct store *store, void *context)
{
    static const char sql[] = "SELECT " BOOKING_COLUMNS " FROM " BOOKING_TABLES
                              " WHERE code = ?1 AND code <> '' AND ends_utc_ms > ?2";
    struct search *search = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, search->code);
    store_bind_integer(statement, 2, search->now_utc_ms);
    return booking_read_first(store, statement, &search->booking);
}

static enum status find_reference(struct store *store, void *context)
{
    struct search *search = context;

    return booking_read_reference(store, search->reference, &search->booking);
}

enum status bookings_find(struct store *store, const char *code, int64_t now_utc_ms,
                          struct booking *ret_booking)
{
    struct search search = {.code = code, .now_utc_ms = now_utc_ms};
    enum status status = store_read(store, find_code, &search);

    if (status == OK)
        *ret_booking = search.booking;
    return status;
}

enum status bookings_find_reference(struct store *store, const char *reference, struct booking *ret_booking)
{
    struct search search = {.reference = reference};
    enum status status = store_read(store, find_reference, &search);

    if (status == OK)
        *ret_booking = search.booking;
    return status;
}

struct listing {
    const struct booking_date *date;
    const char *sql; /* of the date ?1, a page of ?2 after ?3 */
    bool with_sealed;
    struct store_page page;
};

static void empty_page(struct store_page *page)
{
    struct booking *bookings = page->rows;

    while (page->count > 0)
        booking_finish(&bookings[--page->count]);
}

static enum status read_sealed(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    return booking_read_row(store, statement, true, ret_row);
}

static enum status read_without(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    return booking_read_row(store, statement, false, ret_row);
}

static enum status list_bookings(struct store *store, void *context)
{
    struct listing *listing = context;
    int64_t id = 0;
    sqlite3_stmt *statement;
    enum status status;

    empty_page(&listing->page);
    status = session_date_find(store, listing->date, &id);
    if (status == OK)
        status = store_statement(store, listing->sql, &statement);
    if (status != OK)
        return status == NOT_FOUND ? OK : status;
    store_bind_integer(statement, 1, id);
    return store_read_page(store, statement, 2, &listing->page,
                           listing->with_sealed ? read_sealed : read_without);
}

static enum status read_page(struct store *store, struct listing *listing, size_t *ret_count)
{
    enum status status = store_list(store, list_bookings, listing, &listing->page, ret_count);

    if (status != OK)
        empty_page(&listing->page);
    return status;
}

enum status bookings_list(struct store *store, const char *session, struct date day, int minute,
                          size_t offset, bool with_sealed, struct booking *ret_bookings, size_t limit,
                          size_t *ret_count)
{
    struct booking_date date = {.session = session, .day = day, .minute = minute};
    struct listing listing = {
        .date = &date,
        .sql = "SELECT " BOOKING_COLUMNS " FROM " BOOKING_TABLES
               " WHERE date = ?1 ORDER BY state, booking.id LIMIT ?2 OFFSET ?3",
        .with_sealed = with_sealed,
        .page = {.rows = ret_bookings, .row_bytes = sizeof *ret_bookings, .limit = limit, .offset = offset},
    };

    return read_page(store, &listing, ret_count);
}

enum status bookings_list_after(struct store *store, const struct booking_date *date, int64_t after_id,
                                struct booking *ret_bookings, size_t limit, size_t *ret_count)
{
    struct listing listing = {
        .date = date,
        .sql = "SELECT " BOOKING_COLUMNS " FROM " BOOKING_TABLES
               " WHERE date = ?1 AND booking.id > ?3 ORDER BY booking.id LIMIT ?2",
        .with_sealed = true,
        .page = {.rows = ret_bookings,
                 .row_bytes = sizeof *ret_bookings,
                 .limit = limit,
                 .offset = (size_t)after_id},
    };

    return read_page(store, &listing, ret_count);
}
