/* What was handed over in a month or on a day, and which days owe a sheet. */
#include <stdio.h>

#include "store/vitamins_inside.h"

struct page {
    char from[11];
    char until[11]; /* inclusive */
    size_t offset;
    struct vitamins_total *totals;
    size_t limit;
    size_t count;
};

static enum status read_page(struct store *store, void *context)
{
    static const char sql[] = "SELECT product, terms, -sum(packs) FROM ledger"
                              " WHERE kind = 3 AND day BETWEEN ?1 AND ?2 GROUP BY product, terms"
                              " ORDER BY product, terms LIMIT ?3 OFFSET ?4";
    struct page *page = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    page->count = 0;
    if (status != OK)
        return status;
    store_bind_text(statement, 1, page->from);
    store_bind_text(statement, 2, page->until);
    store_bind_integer(statement, 3, (int64_t)page->limit);
    store_bind_integer(statement, 4, (int64_t)page->offset);
    while (page->count < page->limit && (status = store_step(store, statement)) == OK) {
        struct vitamins_total *total = &page->totals[page->count++];

        (void)snprintf(total->product, sizeof total->product, "%s",
                       (const char *)sqlite3_column_text(statement, 0));
        total->terms = (enum vitamins_terms)sqlite3_column_int(statement, 1);
        total->packs = sqlite3_column_int64(statement, 2);
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

static enum status read_totals(struct store *store, struct page *page, size_t *ret_count)
{
    enum status status = store_read(store, read_page, page);

    if (status == OK)
        *ret_count = page->count;
    return status;
}

enum status vitamins_totals(struct store *store, int year, int month, size_t offset,
                            struct vitamins_total *ret_totals, size_t limit, size_t *ret_count)
{
    struct page page = {.offset = offset, .totals = ret_totals, .limit = limit};

    date_write((struct date){year, month, 1}, page.from);
    date_write((struct date){year, month, 31}, page.until);
    return read_totals(store, &page, ret_count);
}

enum status vitamins_day_totals(struct store *store, struct date day, struct vitamins_total *ret_totals,
                                size_t limit, size_t *ret_count)
{
    struct page page = {.totals = ret_totals, .limit = limit};

    date_write(day, page.from);
    date_write(day, page.until);
    return read_totals(store, &page, ret_count);
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
    if (status == OK && date_read((const char *)sqlite3_column_text(statement, 0), &sheet->found) != OK) {
        store_complain(store, "the day of a sheet cannot be read; the database is damaged");
        status = CORRUPT;
    }
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
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(sheet->day, day);
    store_bind_text(statement, 1, day);
    return store_run(store, statement);
}

enum status vitamins_sheet_made(struct store *store, struct date day)
{
    struct sheet sheet = {.day = day};

    return store_write(store, STORE_MAKES_ROOM, note_made, &sheet);
}
