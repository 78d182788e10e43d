/* Who did what, and when. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/page.h"
#include "store/staff_inside.h"

const char *audit_act_name(enum audit_act act)
{
    static const char *const NAMES[AUDIT_ACTS] = {
        [AUDIT_UNLOCKED] = "unlocked",
        [AUDIT_WRONG_PIN] = "wrong-pin",
        [AUDIT_LOCKED_OUT] = "locked-out",
        [AUDIT_HANDED_OVER] = "handed-over",
        [AUDIT_TICKET] = "ticket-again",
        [AUDIT_CANCELLED] = "cancelled",
        [AUDIT_TAKEN] = "taken",
        [AUDIT_ADDED] = "staff-added",
        [AUDIT_RESET] = "staff-reset",
        [AUDIT_REMOVED] = "staff-removed",
        [AUDIT_OPENED] = "opened",
        [AUDIT_REGISTER] = "register",
        [AUDIT_ARRIVED] = "arrived",
        [AUDIT_NOT_ARRIVED] = "not-arrived",
        [AUDIT_WALKED_IN] = "walked-in",
        [AUDIT_EDITED] = "edited",
        [AUDIT_UNDONE] = "undone",
        [AUDIT_REPORT] = "report",
        [AUDIT_RECOVERY_MADE] = "recovery-made",
        [AUDIT_RECOVERED] = "recovered",
        [AUDIT_STOCK] = "stock",
    };

    assert((unsigned int)act < AUDIT_ACTS);
    return NAMES[act];
}

void audit_what_date(const char *session, struct date day, int minute, char ret_what[AUDIT_WHAT_BYTES])
{
    char written[11];

    assert(minute >= 0);
    date_write(day, written);
    (void)snprintf(ret_what, AUDIT_WHAT_BYTES, "%s_%s_%02d%02d", session, written, minute / 60, minute % 60);
}

void audit_what_batch(const char *product, const char *batch, char ret_what[AUDIT_WHAT_BYTES])
{
    (void)snprintf(ret_what, AUDIT_WHAT_BYTES, "%s_%s", product, batch);
}

/* What the wire lets through, so that no row can stand in the way of the list. */
static bool is_plain(const char *what)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    return strlen(what) < AUDIT_WHAT_BYTES && what[strspn(what, plain)] == '\0';
}

enum status audit_note(struct store *store, int staff, enum audit_act act, const char *what,
                       int64_t now_utc_ms, int64_t *ret_id)
{
    static const char sql[] = "INSERT INTO audit (utc_ms, staff, act, what) VALUES (?1, ?2, ?3, ?4)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    assert(is_plain(what));
    if (status != OK)
        return status;
    store_bind_integer(statement, 1, now_utc_ms);
    store_bind_integer(statement, 2, staff);
    store_bind_text(statement, 3, audit_act_name(act));
    store_bind_text(statement, 4, what);
    status = store_run(store, statement);
    if (status == OK && ret_id != NULL)
        *ret_id = sqlite3_last_insert_rowid(store->db);
    return status;
}

/* A long holiday of the keeper leaves many: a few at a time, so that the log stays shorter than the ballast.
 */
enum status audit_forget_some(struct store *store, int64_t now_utc_ms)
{
    static const char sql[] = "DELETE FROM audit WHERE id IN"
                              " (SELECT id FROM audit WHERE utc_ms <= ?1 ORDER BY utc_ms LIMIT 500)";

    return store_run_at(store, sql, now_utc_ms - AUDIT_KEPT_MS, 0);
}

struct adding {
    int staff;
    enum audit_act act;
    const char *what;
    int64_t now_utc_ms;
};

static enum status add(struct store *store, void *context)
{
    const struct adding *adding = context;

    return audit_note(store, adding->staff, adding->act, adding->what, adding->now_utc_ms, NULL);
}

enum status audit_add(struct store *store, int staff, enum audit_act act, const char *what,
                      int64_t now_utc_ms)
{
    struct adding adding = {.staff = staff, .act = act, .what = what, .now_utc_ms = now_utc_ms};

    return store_write(store, STORE_MAKES_ROOM, add, &adding);
}

struct listing {
    int64_t after;
    struct store_page page;
};

static enum status read_row(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    struct audit_row *row = ret_row;

    (void)store;
    row->id = sqlite3_column_int64(statement, 0);
    row->utc_ms = sqlite3_column_int64(statement, 1);
    row->staff = sqlite3_column_int(statement, 2);
    (void)snprintf(row->act, sizeof row->act, "%s", (const char *)sqlite3_column_text(statement, 3));
    (void)snprintf(row->what, sizeof row->what, "%s", (const char *)sqlite3_column_text(statement, 4));
    return OK;
}

static enum status list_rows(struct store *store, void *context)
{
    static const char sql[] =
        "SELECT id, utc_ms, staff, act, what FROM audit WHERE id > ?1 ORDER BY id LIMIT ?2";
    struct listing *listing = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, listing->after);
    return store_read_page(store, statement, 2, &listing->page, read_row);
}

enum status audit_list(struct store *store, int64_t after, struct audit_row *ret_rows, size_t limit,
                       size_t *ret_count)
{
    struct listing listing = {
        .after = after,
        .page = {.rows = ret_rows, .row_bytes = sizeof *ret_rows, .limit = limit},
    };

    return store_list(store, list_rows, &listing, &listing.page, ret_count);
}
