/* The dates of sessions that somebody has reserved or signed up for: their numbers, and which of them is next
 * to be settled or listed. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/bookings_inside.h"
#include "store/page.h"

/* `ret_day` must stay until the statement is done. */
static void bind_date(sqlite3_stmt *statement, const char *session, struct date day, int minute,
                      char ret_day[11])
{
    assert(strlen(session) < BOOKING_SESSION_BYTES);
    date_write(day, ret_day);
    store_bind_text(statement, 1, ret_day);
    store_bind_integer(statement, 2, minute);
    store_bind_text(statement, 3, session);
}

enum status session_date_find(struct store *store, const struct booking_date *date, int64_t *ret_id)
{
    static const char sql[] = "SELECT id FROM session_date WHERE day = ?1 AND minute = ?2 AND session = ?3";
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    bind_date(statement, date->session, date->day, date->minute, day);
    return store_first_number(store, statement, ret_id);
}

enum status session_date_need(struct store *store, const struct booking_date *date, int64_t *ret_id)
{
    static const char sql[] = "INSERT INTO session_date (day, minute, session, closes_utc_ms, ends_utc_ms)"
                              " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (day, minute, session) DO NOTHING";
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    bind_date(statement, date->session, date->day, date->minute, day);
    store_bind_integer(statement, 4, date->closes_utc_ms);
    store_bind_integer(statement, 5, date->ends_utc_ms);
    status = store_run(store, statement);
    return status == OK ? session_date_find(store, date, ret_id) : status;
}

enum status session_date_read(struct store *store, sqlite3_stmt *statement, int column,
                              char ret_session[BOOKING_SESSION_BYTES], struct date *ret_day, int *ret_minute)
{
    enum status status = store_read_day(store, statement, column + 1, "the day of a session", ret_day);

    if (status != OK)
        return status;
    (void)snprintf(ret_session, BOOKING_SESSION_BYTES, "%s",
                   (const char *)sqlite3_column_text(statement, column));
    *ret_minute = sqlite3_column_int(statement, column + 2);
    return OK;
}

static enum status read_due(struct store *store, sqlite3_stmt *statement, struct booking_due *ret_due)
{
    enum status status = store_step(store, statement);

    if (status == OK)
        status = session_date_read(store, statement, 0, ret_due->session, &ret_due->day, &ret_due->minute);
    if (status == OK)
        ret_due->utc_ms = sqlite3_column_int64(statement, 3);
    store_done(statement);
    return status;
}

/* A reservation that lapses matters to nobody while no family waits for its places. */
static enum status find_due(struct store *store, void *context)
{
    static const char sql[] =
        "SELECT session, day, minute, due FROM ("
        " SELECT id AS date, 0 AS due FROM session_date WHERE must_settle = 1"
        " UNION ALL SELECT date, held_until_utc_ms FROM booking WHERE state = 2"
        " UNION ALL SELECT date, until_utc_ms FROM reservation"
        " WHERE EXISTS (SELECT 1 FROM booking WHERE booking.date = reservation.date AND state = 1)"
        ") JOIN session_date ON session_date.id = date ORDER BY due, session_date.id LIMIT 1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    return status == OK ? read_due(store, statement, context) : status;
}

enum status bookings_next_due(struct store *store, struct booking_due *ret_due)
{
    struct booking_due due;
    enum status status = store_read(store, find_due, &due);

    if (status == OK)
        *ret_due = due;
    return status;
}

static enum status mark_all(struct store *store, void *context)
{
    static const char sql[] =
        "UPDATE session_date SET must_settle = 1 WHERE ends_utc_ms > ?1"
        " AND EXISTS (SELECT 1 FROM booking WHERE date = session_date.id AND state IN (0, 1, 2))";
    const int64_t *now_utc_ms = context;

    return store_run_at(store, sql, *now_utc_ms, 0);
}

enum status bookings_settle_all(struct store *store, int64_t now_utc_ms)
{
    return store_write(store, STORE_MAKES_ROOM, mark_all, &now_utc_ms);
}

struct listing {
    int64_t now_utc_ms;
    struct booking_due date;
};

static enum status find_unlisted(struct store *store, void *context)
{
    static const char sql[] =
        "SELECT session, day, minute, closes_utc_ms FROM session_date"
        " WHERE ends_utc_ms > ?1 AND list_is_made = 0"
        " AND EXISTS (SELECT 1 FROM booking WHERE date = session_date.id AND state IN (0, 1, 2)"
        " AND is_walk_in = 0) ORDER BY day, minute, session LIMIT 1";
    struct listing *listing = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, listing->now_utc_ms);
    return read_due(store, statement, &listing->date);
}

enum status bookings_next_list(struct store *store, int64_t now_utc_ms, struct booking_due *ret_date)
{
    struct listing listing = {.now_utc_ms = now_utc_ms};
    enum status status = store_read(store, find_unlisted, &listing);

    if (status == OK)
        *ret_date = listing.date;
    return status;
}

static enum status run_at_date(struct store *store, const char *sql, const struct booking_due *date)
{
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    bind_date(statement, date->session, date->day, date->minute, day);
    return store_run(store, statement);
}

static enum status note_list(struct store *store, void *context)
{
    static const char listed[] =
        "UPDATE session_date SET list_is_made = 1 WHERE day = ?1 AND minute = ?2 AND session = ?3";
    static const char mailed[] =
        "UPDATE booking SET is_mailed = 1 WHERE state IN (0, 1, 2) AND is_walk_in = 0 AND date ="
        " (SELECT id FROM session_date WHERE day = ?1 AND minute = ?2 AND session = ?3)";
    const struct booking_due *const *date = context;
    enum status status = run_at_date(store, listed, *date);

    return status == OK ? run_at_date(store, mailed, *date) : status;
}

enum status bookings_list_made(struct store *store, const struct booking_due *date)
{
    return store_write(store, STORE_MAKES_ROOM, note_list, &date);
}

struct asking {
    const struct booking_date *date;
    bool is_listed;
};

static enum status read_listed(struct store *store, void *context)
{
    static const char sql[] =
        "SELECT list_is_made FROM session_date WHERE day = ?1 AND minute = ?2 AND session = ?3";
    struct asking *asking = context;
    int64_t is_made = 0;
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    bind_date(statement, asking->date->session, asking->date->day, asking->date->minute, day);
    status = store_first_number(store, statement, &is_made);
    asking->is_listed = is_made != 0;
    return status == NOT_FOUND ? OK : status;
}

enum status bookings_is_listed(struct store *store, const struct booking_date *date, bool *ret_is_listed)
{
    struct asking asking = {.date = date};
    enum status status = store_read(store, read_listed, &asking);

    if (status == OK)
        *ret_is_listed = asking.is_listed;
    return status;
}

struct counting {
    struct date from;
    struct store_page page;
};

static enum status read_count(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    struct booking_count *count = ret_row;
    enum status status = session_date_read(store, statement, 0, count->session, &count->day, &count->minute);

    count->booked = (struct places){
        .families = sqlite3_column_int(statement, 3),
        .children = sqlite3_column_int(statement, 4),
        .adults = sqlite3_column_int(statement, 5),
    };
    count->offered = sqlite3_column_int(statement, 6);
    count->waiting = sqlite3_column_int(statement, 7);
    count->arrived = sqlite3_column_int(statement, 8);
    return status;
}

static enum status count_dates(struct store *store, void *context)
{
    static const char sql[] =
        "SELECT session, day, minute, sum(state = 0), sum((state = 0) * children), sum((state = 0) * adults),"
        " sum(state = 2), sum(state = 1), sum(arrived_utc_ms <> 0)"
        " FROM session_date JOIN booking ON booking.date = session_date.id WHERE day >= ?1 GROUP BY day, "
        "minute, session ORDER BY day, minute, session LIMIT ?2 OFFSET ?3";
    struct counting *counting = context;
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(counting->from, day);
    store_bind_text(statement, 1, day);
    return store_read_page(store, statement, 2, &counting->page, read_count);
}

enum status bookings_count(struct store *store, struct date from, size_t offset,
                           struct booking_count *ret_counts, size_t limit, size_t *ret_count)
{
    struct counting counting = {
        .from = from,
        .page = {.rows = ret_counts, .row_bytes = sizeof *ret_counts, .limit = limit, .offset = offset},
    };

    return store_list(store, count_dates, &counting, &counting.page, ret_count);
}
