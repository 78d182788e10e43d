/* The ledger of the stock: rows that are only ever added, and their sums. */
#include <stdio.h>
#include <string.h>

#include "store/vitamins_inside.h"

bool vitamins_name_is_sane(const char *name, size_t bytes)
{
    return name[0] != '\0' && memchr(name, '\0', bytes) != NULL;
}

/* A day with a hand-over owes a sheet, once more if its sheet was made before: a clock that was put back goes
 * through a day twice. */
static enum status owe_sheet(struct store *store, const char *day)
{
    static const char sql[] = "INSERT INTO sheet_owed (day) VALUES (?1) ON CONFLICT (day) DO NOTHING";

    return store_run_text(store, sql, day);
}

enum status ledger_add(struct store *store, const struct ledger_row *row)
{
    static const char sql[] =
        "INSERT INTO ledger (act, day, kind, product, batch, expires, packs, staff, voucher, terms)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    char day[11];
    char expires[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(row->now_utc_ms), day);
    date_write(row->batch->expires, expires);
    store_bind_text(statement, 1, row->act);
    store_bind_text(statement, 2, day);
    store_bind_integer(statement, 3, row->kind);
    store_bind_text(statement, 4, row->batch->product);
    store_bind_text(statement, 5, row->batch->batch);
    store_bind_text(statement, 6, expires);
    store_bind_integer(statement, 7, row->batch->count);
    store_bind_integer(statement, 8, row->staff);
    if (row->kind == LEDGER_HANDED_OVER) {
        store_bind_integer(statement, 9, row->voucher);
        store_bind_integer(statement, 10, row->terms);
    }
    status = store_run(store, statement);
    return status == OK && row->kind == LEDGER_HANDED_OVER ? owe_sheet(store, day) : status;
}

enum status ledger_find_act(struct store *store, const char *key, int *ret_kind, int64_t *ret_voucher)
{
    static const char sql[] = "SELECT kind, voucher FROM ledger WHERE act = ?1 LIMIT 1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, key);
    status = store_step(store, statement);
    if (status == OK) {
        *ret_kind = sqlite3_column_int(statement, 0);
        *ret_voucher = sqlite3_column_int64(statement, 1);
    }
    store_done(statement);
    return status;
}

/* A clock that was put back, or has lost its battery, must not let out what has expired: the day is never
 * before the newest in the ledger. But a clock that was years ahead for an hour must not block everything
 * until then, so a day counts only with an entry about a batch that was still good on it; that batch then is
 * not blocked, nor is any that expires later. */
enum status ledger_judging_day(struct store *store, int64_t now_utc_ms, char ret_day[11])
{
    static const char sql[] =
        "SELECT max(?1, coalesce((SELECT max(day) FROM ledger WHERE day <= expires), ''))";
    char today[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(now_utc_ms), today);
    store_bind_text(statement, 1, today);
    status = store_step(store, statement);
    if (status == OK)
        (void)snprintf(ret_day, 11, "%s", (const char *)sqlite3_column_text(statement, 0));
    store_done(statement);
    return status;
}

enum status ledger_count_batch(struct store *store, const struct stock_batch *batch, int64_t *ret_packs)
{
    static const char sql[] = "SELECT coalesce(sum(packs), 0) FROM ledger"
                              " WHERE product = ?1 AND expires = ?2 AND batch = ?3";
    char expires[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(batch->expires, expires);
    store_bind_text(statement, 1, batch->product);
    store_bind_text(statement, 2, expires);
    store_bind_text(statement, 3, batch->batch);
    return store_first_number(store, statement, ret_packs);
}

enum status ledger_count_good(struct store *store, const char *product, const char *day, int64_t *ret_packs)
{
    static const char sql[] = "SELECT coalesce(sum(packs), 0) FROM ledger"
                              " WHERE product = ?1 AND expires >= ?2";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, product);
    store_bind_text(statement, 2, day);
    return store_first_number(store, statement, ret_packs);
}

enum status ledger_first_good(struct store *store, const char *product, const char *day,
                              struct stock_batch *ret_batch)
{
    static const char sql[] = "SELECT product, batch, expires, sum(packs) FROM ledger"
                              " WHERE product = ?1 AND expires >= ?2 GROUP BY product, expires, batch"
                              " HAVING sum(packs) > 0 ORDER BY product, expires, batch LIMIT 1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, product);
    store_bind_text(statement, 2, day);
    status = store_step(store, statement);
    if (status == OK)
        status = ledger_read_batch(store, statement, ret_batch);
    store_done(statement);
    return status;
}

enum status ledger_read_batch(struct store *store, sqlite3_stmt *statement, struct stock_batch *ret_batch)
{
    struct stock_batch batch = {.count = sqlite3_column_int(statement, 3)};
    enum status status = store_read_day(store, statement, 2, "a day of the ledger", &batch.expires);

    if (status != OK)
        return status;
    (void)snprintf(batch.product, sizeof batch.product, "%s",
                   (const char *)sqlite3_column_text(statement, 0));
    (void)snprintf(batch.batch, sizeof batch.batch, "%s", (const char *)sqlite3_column_text(statement, 1));
    *ret_batch = batch;
    return OK;
}
