/* How the outbox stands, in the few numbers that staff need. */
#include <assert.h>
#include <stdio.h>

#include "store/connection.h"

/* Statements name states by number. */
static_assert(OUTBOX_QUEUED == 0 && OUTBOX_SENDING == 1 && OUTBOX_DEFERRED == 2 && OUTBOX_UNKNOWN == 3 &&
                  OUTBOX_HELD == 4 && OUTBOX_SET_ASIDE == 8,
              "the states of the database");

struct asking {
    int64_t now_utc_ms;
    struct outbox_standing standing;
};

static void add_state(struct outbox_standing *standing, int state, int64_t count)
{
    if (state == OUTBOX_SET_ASIDE)
        standing->set_aside += count;
    else if (state == OUTBOX_HELD)
        standing->held += count;
    else
        standing->waiting += count;
}

/* Only of what has not gone yet: a million may have. */
static enum status count_states(struct store *store, struct outbox_standing *standing)
{
    static const char sql[] =
        "SELECT state, count(*) FROM outbox WHERE state IN (0, 1, 2, 3, 4, 8) GROUP BY state";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    while ((status = store_step(store, statement)) == OK)
        add_state(standing, sqlite3_column_int(statement, 0), sqlite3_column_int64(statement, 1));
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

/* What nobody has looked at for months is not why the others wait. By its number, since the clock may have
 * been put right after it was taken. */
static enum status find_oldest(struct store *store, struct outbox_standing *standing)
{
    static const char sql[] = "SELECT accepted_utc_ms, reason FROM outbox WHERE state IN (0, 1, 2, 3, 4)"
                              " ORDER BY state = 4, id LIMIT 1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    status = store_step(store, statement);
    if (status == OK) {
        standing->oldest_utc_ms = sqlite3_column_int64(statement, 0);
        (void)snprintf(standing->reason, sizeof standing->reason, "%s",
                       (const char *)sqlite3_column_text(statement, 1));
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

/* An item keeps no moment at which it went, but what goes is counted in the transaction in which it goes, and
 * counts are kept for ever. */
static enum status count_sent(struct store *store, int64_t now_utc_ms, int64_t *ret_sent)
{
    static const char sql[] =
        "SELECT coalesce(sum(count), 0) FROM tally WHERE day = ?1 AND what GLOB 'sent-*'";
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(now_utc_ms), day);
    store_bind_text(statement, 1, day);
    return store_first_number(store, statement, ret_sent);
}

static enum status read_standing(struct store *store, void *context)
{
    struct asking *asking = context;
    enum status status;

    asking->standing = (struct outbox_standing){0};
    status = count_states(store, &asking->standing);
    if (status == OK)
        status = find_oldest(store, &asking->standing);
    return status == OK ? count_sent(store, asking->now_utc_ms, &asking->standing.sent_today) : status;
}

enum status outbox_standing(struct store *store, int64_t now_utc_ms, struct outbox_standing *ret_standing)
{
    struct asking asking = {.now_utc_ms = now_utc_ms};
    enum status status = store_read(store, read_standing, &asking);

    if (status == OK)
        status = outbox_next_due(store, &asking.standing.next_try_utc_ms);
    if (status == NOT_FOUND)
        status = OK;
    if (status == OK)
        *ret_standing = asking.standing;
    return status;
}
