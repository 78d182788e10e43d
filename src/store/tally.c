/* Counting without identity: a day, what happened, how often. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/page.h"
#include "store/tally.h"

struct counting {
    const char *key;
    const char *what;
    int64_t now_utc_ms;
};

static enum status note_act(struct store *store, const struct counting *counting)
{
    static const char sql[] = "INSERT INTO act (key, reference, answered_utc_ms) VALUES (?1, '', ?2)"
                              " ON CONFLICT (key) DO NOTHING";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, counting->key);
    store_bind_integer(statement, 2, counting->now_utc_ms);
    return store_run(store, statement);
}

enum status tally_count(struct store *store, const char *what, int64_t now_utc_ms)
{
    static const char sql[] = "INSERT INTO tally (day, what, count) VALUES (?1, ?2, 1)"
                              " ON CONFLICT (day, what) DO UPDATE SET count = count + 1";
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(now_utc_ms), day);
    store_bind_text(statement, 1, day);
    store_bind_text(statement, 2, what);
    return store_run(store, statement);
}

static enum status count_once(struct store *store, void *context)
{
    const struct counting *counting = context;
    enum status status = note_act(store, counting);

    if (status != OK || sqlite3_changes(store->db) == 0)
        return status; /* counted before */
    return tally_count(store, counting->what, counting->now_utc_ms);
}

enum status tally_add(struct store *store, const char *key, const char *what, int64_t now_utc_ms)
{
    struct counting counting = {.key = key, .what = what, .now_utc_ms = now_utc_ms};

    assert(strlen(key) == STORE_UUID_CHARS);
    return store_write(store, STORE_TAKES_ROOM, count_once, &counting);
}

struct listing {
    const char *after_day;
    const char *after_what;
    struct store_page page;
};

static enum status read_row(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    struct tally *row = ret_row;

    (void)store;
    (void)snprintf(row->day, sizeof row->day, "%s", (const char *)sqlite3_column_text(statement, 0));
    (void)snprintf(row->what, sizeof row->what, "%s", (const char *)sqlite3_column_text(statement, 1));
    row->count = sqlite3_column_int64(statement, 2);
    return OK;
}

static enum status list_rows(struct store *store, void *context)
{
    static const char sql[] = "SELECT day, what, count FROM tally WHERE (day, what) > (?1, ?2)"
                              " ORDER BY day, what LIMIT ?3";
    struct listing *listing = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, listing->after_day);
    store_bind_text(statement, 2, listing->after_what);
    return store_read_page(store, statement, 3, &listing->page, read_row);
}

enum status tally_list(struct store *store, const char *after_day, const char *after_what, size_t limit,
                       struct tally *ret_rows, size_t *ret_count)
{
    struct listing listing = {
        .after_day = after_day,
        .after_what = after_what,
        .page = {.rows = ret_rows, .row_bytes = sizeof *ret_rows, .limit = limit},
    };

    return store_list(store, list_rows, &listing, &listing.page, ret_count);
}
