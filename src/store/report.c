#include "store/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/vitamins.h"
#include "store/connection.h"

struct reading {
    char first[11], last[11];
    struct report_row *rows;
    size_t limit, count;
    bool is_too_long;
};

static void add(struct reading *reading, enum report_part part, const char *what, int64_t count)
{
    struct report_row *row;

    if (count <= 0)
        return;
    if (reading->count == reading->limit) {
        reading->is_too_long = true;
        return;
    }
    row = &reading->rows[reading->count++];
    *row = (struct report_row){.part = part, .count = count};
    (void)snprintf(row->what, sizeof row->what, "%s", what);
}

static enum status ask(struct store *store, const struct reading *reading, const char *sql,
                       sqlite3_stmt **ret_statement)
{
    enum status status = store_statement(store, sql, ret_statement);

    if (status != OK)
        return status;
    store_bind_text(*ret_statement, 1, reading->first);
    store_bind_text(*ret_statement, 2, reading->last);
    return OK;
}

/* Times of an appointment are one day, and of a course there is only its first. */
static enum status read_sessions(struct store *store, struct reading *reading)
{
    static const char sql[] =
        "SELECT session, count(DISTINCT CASE WHEN state = 0 THEN day END), sum(state = 0),"
        " sum((state = 0) * children), sum((state = 0) * adults), sum(arrived_utc_ms <> 0),"
        " sum(state IN (1, 4)) FROM session_date JOIN booking ON booking.date = session_date.id"
        " WHERE day BETWEEN ?1 AND ?2 GROUP BY session";
    static const enum report_part parts[] = {REPORT_DATES,  REPORT_FAMILIES, REPORT_CHILDREN,
                                             REPORT_ADULTS, REPORT_ARRIVED,  REPORT_WAITING};
    sqlite3_stmt *statement;
    enum status status = ask(store, reading, sql, &statement);

    if (status != OK)
        return status;
    while ((status = store_step(store, statement)) == OK) {
        for (int i = 0; i < (int)(sizeof parts / sizeof parts[0]); i++)
            add(reading, parts[i], (const char *)sqlite3_column_text(statement, 0),
                sqlite3_column_int64(statement, 1 + i));
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

static enum status read_vitamins(struct store *store, struct reading *reading)
{
    static const char sql[] = "SELECT product, terms, -sum(packs) FROM ledger"
                              " WHERE kind = 3 AND day BETWEEN ?1 AND ?2 GROUP BY product, terms";
    char what[REPORT_WHAT_BYTES];
    sqlite3_stmt *statement;
    enum status status = ask(store, reading, sql, &statement);

    if (status != OK)
        return status;
    while ((status = store_step(store, statement)) == OK) {
        (void)snprintf(what, sizeof what, "%s_%s", (const char *)sqlite3_column_text(statement, 0),
                       vitamins_terms_name((enum vitamins_terms)sqlite3_column_int(statement, 1)));
        add(reading, REPORT_VITAMINS, what, sqlite3_column_int64(statement, 2));
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

/* What else is counted is no part of the report. */
static void add_tally(struct reading *reading, const char *what, int64_t count)
{
    static const struct {
        const char *prefix;
        enum report_part part;
    } prefixes[] = {
        {"sent-", REPORT_SENT},
        {"redirect-", REPORT_REDIRECT},
        {"views_", REPORT_VIEWS},
        {"language-", REPORT_LANGUAGE},
    };

    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t length = strlen(prefixes[i].prefix);

        if (strncmp(what, prefixes[i].prefix, length) == 0)
            add(reading, prefixes[i].part, what + length, count);
    }
}

static enum status read_tallies(struct store *store, struct reading *reading)
{
    static const char sql[] = "SELECT what, sum(count) FROM tally WHERE day BETWEEN ?1 AND ?2 GROUP BY what";
    sqlite3_stmt *statement;
    enum status status = ask(store, reading, sql, &statement);

    if (status != OK)
        return status;
    while ((status = store_step(store, statement)) == OK)
        add_tally(reading, (const char *)sqlite3_column_text(statement, 0),
                  sqlite3_column_int64(statement, 1));
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

static enum status read_all(struct store *store, void *context)
{
    struct reading *reading = context;
    enum status status;

    reading->count = 0;
    reading->is_too_long = false;
    status = read_sessions(store, reading);
    if (status == OK)
        status = read_vitamins(store, reading);
    return status == OK ? read_tallies(store, reading) : status;
}

static int compare(const void *one, const void *other)
{
    const struct report_row *a = one;
    const struct report_row *b = other;

    return a->part != b->part ? (int)a->part - (int)b->part : strcmp(a->what, b->what);
}

enum status report_read(struct store *store, struct date first, struct date last, struct report_row *ret_rows,
                        size_t limit, size_t *ret_count)
{
    struct reading reading = {.rows = ret_rows, .limit = limit};
    enum status status;

    date_write(first, reading.first);
    date_write(last, reading.last);
    status = store_read(store, read_all, &reading);
    if (status == OK && reading.is_too_long) {
        store_complain(store, "the report has more rows than there is room for");
        return FULL;
    }
    if (status != OK)
        return status;
    qsort(ret_rows, reading.count, sizeof *ret_rows, compare);
    *ret_count = reading.count;
    return OK;
}
