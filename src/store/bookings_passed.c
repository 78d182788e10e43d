/* Why families were passed over. */
#include <stdio.h>

#include "store/bookings_inside.h"
#include "store/page.h"

enum status booking_pass_over(struct store *store, int64_t booking, enum places_fit why, int64_t now_utc_ms)
{
    static const char sql[] =
        "INSERT INTO passed (booking, utc_ms, why) SELECT ?1, ?2, ?3"
        " WHERE (SELECT why FROM passed WHERE booking = ?1 ORDER BY id DESC LIMIT 1) IS NOT ?3";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, booking);
    store_bind_integer(statement, 2, now_utc_ms);
    store_bind_integer(statement, 3, why);
    return store_run(store, statement);
}

struct listing {
    const struct booking_date *date;
    struct store_page page;
};

static enum status read_row(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    struct booking_passed *row = ret_row;

    (void)store;
    (void)snprintf(row->reference, sizeof row->reference, "%s",
                   (const char *)sqlite3_column_text(statement, 0));
    row->utc_ms = sqlite3_column_int64(statement, 1);
    row->why = (enum places_fit)sqlite3_column_int(statement, 2);
    return OK;
}

static enum status list_passed(struct store *store, void *context)
{
    static const char sql[] =
        "SELECT reference, utc_ms, why FROM booking JOIN passed ON passed.booking = booking.id"
        " WHERE date = ?1 ORDER BY passed.id LIMIT ?2 OFFSET ?3";
    struct listing *listing = context;
    int64_t id = 0;
    sqlite3_stmt *statement;
    enum status status = session_date_find(store, listing->date, &id);

    listing->page.count = 0;
    if (status == OK)
        status = store_statement(store, sql, &statement);
    if (status != OK)
        return status == NOT_FOUND ? OK : status;
    store_bind_integer(statement, 1, id);
    return store_read_page(store, statement, 2, &listing->page, read_row);
}

enum status bookings_passed(struct store *store, const char *session, struct date day, int minute,
                            size_t offset, struct booking_passed *ret_rows, size_t limit, size_t *ret_count)
{
    struct booking_date date = {.session = session, .day = day, .minute = minute};
    struct listing listing = {
        .date = &date,
        .page = {.rows = ret_rows, .row_bytes = sizeof *ret_rows, .limit = limit, .offset = offset},
    };

    return store_list(store, list_passed, &listing, &listing.page, ret_count);
}
