/* Why families were passed over. */
#include <stdio.h>

#include "store/bookings_inside.h"

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

struct page {
    const struct booking_date *date;
    size_t offset;
    struct booking_passed *rows;
    size_t limit;
    size_t count;
};

static enum status read_page(struct store *store, void *context)
{
    static const char sql[] =
        "SELECT reference, utc_ms, why FROM booking JOIN passed ON passed.booking = booking.id"
        " WHERE date = ?1 ORDER BY passed.id LIMIT ?2 OFFSET ?3";
    struct page *page = context;
    int64_t id = 0;
    sqlite3_stmt *statement;
    enum status status = session_date_find(store, page->date, &id);

    page->count = 0;
    if (status == OK)
        status = store_statement(store, sql, &statement);
    if (status != OK)
        return status == NOT_FOUND ? OK : status;
    store_bind_integer(statement, 1, id);
    store_bind_integer(statement, 2, (int64_t)page->limit);
    store_bind_integer(statement, 3, (int64_t)page->offset);
    while (page->count < page->limit && (status = store_step(store, statement)) == OK) {
        struct booking_passed *row = &page->rows[page->count++];

        (void)snprintf(row->reference, sizeof row->reference, "%s",
                       (const char *)sqlite3_column_text(statement, 0));
        row->utc_ms = sqlite3_column_int64(statement, 1);
        row->why = (enum places_fit)sqlite3_column_int(statement, 2);
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

enum status bookings_passed(struct store *store, const char *session, struct date day, int minute,
                            size_t offset, struct booking_passed *ret_rows, size_t limit, size_t *ret_count)
{
    struct booking_date date = {.session = session, .day = day, .minute = minute};
    struct page page = {.date = &date, .offset = offset, .rows = ret_rows, .limit = limit};
    enum status status = store_read(store, read_page, &page);

    if (status == OK)
        *ret_count = page.count;
    return status;
}
