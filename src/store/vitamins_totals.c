/* What was handed over in a month or on a day, and which days owe a sheet. */
#include <stdio.h>

#include "store/page.h"
#include "store/vitamins_inside.h"

struct adding_up {
    char from[11];
    char until[11]; /* inclusive */
    struct store_page page;
};

static enum status read_total(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    struct vitamins_total *total = ret_row;

    (void)store;
    (void)snprintf(total->product, sizeof total->product, "%s",
                   (const char *)sqlite3_column_text(statement, 0));
    total->terms = (enum vitamins_terms)sqlite3_column_int(statement, 1);
    total->packs = sqlite3_column_int64(statement, 2);
    return OK;
}

static enum status add_up(struct store *store, void *context)
{
    static const char sql[] = "SELECT product, terms, -sum(packs) FROM ledger"
                              " WHERE kind = 3 AND day BETWEEN ?1 AND ?2 GROUP BY product, terms"
                              " ORDER BY product, terms LIMIT ?3 OFFSET ?4";
    struct adding_up *adding = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, adding->from);
    store_bind_text(statement, 2, adding->until);
    return store_read_page(store, statement, 3, &adding->page, read_total);
}

static enum status read_totals(struct store *store, struct date from, struct date until,
                               const struct store_page *page, size_t *ret_count)
{
    struct adding_up adding = {.page = *page};

    date_write(from, adding.from);
    date_write(until, adding.until);
    return store_list(store, add_up, &adding, &adding.page, ret_count);
}

enum status vitamins_totals(struct store *store, int year, int month, size_t offset,
                            struct vitamins_total *ret_totals, size_t limit, size_t *ret_count)
{
    const struct store_page page = {
        .rows = ret_totals, .row_bytes = sizeof *ret_totals, .limit = limit, .offset = offset};

    return read_totals(store, (struct date){year, month, 1}, (struct date){year, month, 31}, &page,
                       ret_count);
}

enum status vitamins_day_totals(struct store *store, struct date day, struct vitamins_total *ret_totals,
                                size_t limit, size_t *ret_count)
{
    const struct store_page page = {.rows = ret_totals, .row_bytes = sizeof *ret_totals, .limit = limit};

    return read_totals(store, day, day, &page, ret_count);
}

struct sheet {
    struct date day; /* asked about */
    struct date found;
};

static enum status find_owed(struct store *store, void *context)
{
    static const char sql[] = "SELECT day FROM sheet_owed WHERE day < ?1 ORDER BY day LIMIT 1";
    struct sheet *sheet = context;
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(sheet->day, day);
    store_bind_text(statement, 1, day);
    status = store_step(store, statement);
    if (status == OK)
        status = store_read_day(store, statement, 0, "the day of a sheet", &sheet->found);
    store_done(statement);
    return status;
}

enum status vitamins_next_sheet(struct store *store, struct date day, struct date *ret_day)
{
    struct sheet sheet = {.day = day};
    enum status status = store_read(store, find_owed, &sheet);

    if (status == OK)
        *ret_day = sheet.found;
    return status;
}

static enum status note_made(struct store *store, void *context)
{
    static const char sql[] = "DELETE FROM sheet_owed WHERE day = ?1";
    const struct sheet *sheet = context;
    char day[11];

    date_write(sheet->day, day);
    return store_run_text(store, sql, day);
}

enum status vitamins_sheet_made(struct store *store, struct date day)
{
    struct sheet sheet = {.day = day};

    return store_write(store, STORE_MAKES_ROOM, note_made, &sheet);
}
