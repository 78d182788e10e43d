/* The outbox: sealed submissions on their way, and the statements that move them. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "store/connection.h"
#include "store/reason.h"
#include "store/tally.h"

/* Statements and the schema's indices name states by number. */
static_assert(OUTBOX_QUEUED == 0 && OUTBOX_SENDING == 1 && OUTBOX_DEFERRED == 2 && OUTBOX_UNKNOWN == 3 &&
                  OUTBOX_PURGED == 6 && OUTBOX_STATES == 9,
              "the states of the database");

const char *outbox_state_name(enum outbox_state state)
{
    static const char *const names[OUTBOX_STATES] = {
        [OUTBOX_QUEUED] = "queued",       [OUTBOX_SENDING] = "sending",
        [OUTBOX_DEFERRED] = "deferred",   [OUTBOX_UNKNOWN] = "unknown",
        [OUTBOX_HELD] = "held",           [OUTBOX_SENT] = "sent",
        [OUTBOX_PURGED] = "purged",       [OUTBOX_HANDED_OVER] = "handed-over",
        [OUTBOX_SET_ASIDE] = "set-aside",
    };

    assert((unsigned int)state < OUTBOX_STATES);
    return names[state];
}

void outbox_item_finish(struct outbox_item *item)
{
    memory_wipe_text(item->sealed);
    item->sealed = NULL;
}

#define ITEM_COLUMNS "id, state, reference, accepted_utc_ms, next_try_utc_ms, tries, reason"

enum { SEALED_COLUMN = 7 };

static const char *text_in(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);

    return text != NULL ? text : "";
}

static enum status read_item(struct store *store, sqlite3_stmt *statement, struct outbox_item *ret_item)
{
    int state = sqlite3_column_int(statement, 1);

    if (state < 0 || state >= OUTBOX_STATES) {
        store_complain(store, "an item of the outbox is in no known state; the database is damaged");
        return CORRUPT;
    }
    *ret_item = (struct outbox_item){
        .id = sqlite3_column_int64(statement, 0),
        .state = (enum outbox_state)state,
        .accepted_utc_ms = sqlite3_column_int64(statement, 3),
        .next_try_utc_ms = sqlite3_column_int64(statement, 4),
        .tries = sqlite3_column_int(statement, 5),
    };
    (void)snprintf(ret_item->reference, sizeof ret_item->reference, "%s", text_in(statement, 2));
    (void)snprintf(ret_item->reason, sizeof ret_item->reason, "%s", text_in(statement, 6));
    return OK;
}

struct claim {
    int64_t now_utc_ms;
    struct outbox_item item; /* id 0 until one was found */
};

static enum status find_due(struct store *store, struct claim *claim)
{
    static const char sql[] =
        "SELECT " ITEM_COLUMNS ", sealed FROM outbox LEFT JOIN body ON item = id"
        " WHERE state IN (0, 2, 3) AND next_try_utc_ms <= ?1 ORDER BY next_try_utc_ms, id LIMIT 1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, claim->now_utc_ms);
    status = store_step(store, statement);
    if (status == OK)
        status = read_item(store, statement, &claim->item);
    if (status == OK) {
        /* A body that is missing reads as an empty one, which no key opens: its item is then set aside. */
        claim->item.sealed = memory_copy_text(text_in(statement, SEALED_COLUMN));
        claim->item.next_try_utc_ms = 0;
        claim->item.tries++;
    }
    store_done(statement);
    return status;
}

static enum status mark_sending(struct store *store, const struct claim *claim)
{
    static const char sql[] = "UPDATE outbox SET state = 1, next_try_utc_ms = 0, tries = ?2 WHERE id = ?1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, claim->item.id);
    store_bind_integer(statement, 2, claim->item.tries);
    return store_run(store, statement);
}

/* NOT_FOUND unless the item was claimed by the try before, whose commit only seemed to fail. */
static enum status find_claimed(struct store *store, const struct claim *claim)
{
    static const char sql[] = "SELECT 1 FROM outbox WHERE id = ?1 AND state = 1 AND tries = ?2";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, claim->item.id);
    store_bind_integer(statement, 2, claim->item.tries);
    status = store_step(store, statement);
    store_done(statement);
    return status;
}

static enum status claim_item(struct store *store, void *context)
{
    struct claim *claim = context;
    enum status status = claim->item.id != 0 ? find_claimed(store, claim) : NOT_FOUND;

    if (status != NOT_FOUND)
        return status;
    outbox_item_finish(&claim->item);
    claim->item.id = 0;
    status = find_due(store, claim);
    return status == OK ? mark_sending(store, claim) : status;
}

enum status outbox_claim(struct store *store, int64_t now_utc_ms, struct outbox_item *ret_item)
{
    struct claim claim = {.now_utc_ms = now_utc_ms};
    enum status status = store_write(store, STORE_MAKES_ROOM, claim_item, &claim);

    if (status == OK)
        *ret_item = claim.item;
    else
        outbox_item_finish(&claim.item);
    return status;
}

struct settlement {
    int64_t id;
    enum outbox_state state;
    char reason[STORE_REASON_BYTES];
    int64_t next_try_utc_ms;
    const char *const *counted;
    size_t counted_count;
    int64_t now_utc_ms; /* with `counted` */
};

static enum status remove_body(struct store *store, int64_t id)
{
    static const char sql[] = "DELETE FROM body WHERE item = ?1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, id);
    return store_run(store, statement);
}

/* OK when the item is settled that way already: by the try before, or by an answer that the caller lost. */
static enum status find_settled(struct store *store, const struct settlement *settlement)
{
    static const char sql[] = "SELECT 1 FROM outbox WHERE id = ?1 AND state = ?2";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, settlement->id);
    store_bind_integer(statement, 2, settlement->state);
    status = store_step(store, statement);
    store_done(statement);
    if (status == NOT_FOUND)
        store_complain(store, "the item is not being sent, so it cannot be settled");
    return status;
}

static enum status count_settled(struct store *store, const struct settlement *settlement)
{
    enum status status = OK;

    for (size_t i = 0; status == OK && i < settlement->counted_count; i++)
        status = tally_count(store, settlement->counted[i], settlement->now_utc_ms);
    return status;
}

static enum status settle_item(struct store *store, void *context)
{
    static const char sql[] = "UPDATE outbox SET state = ?2, reason = ?3, next_try_utc_ms = ?4"
                              " WHERE id = ?1 AND state = 1";
    const struct settlement *settlement = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, settlement->id);
    store_bind_integer(statement, 2, settlement->state);
    store_bind_text(statement, 3, settlement->reason);
    store_bind_integer(statement, 4, settlement->next_try_utc_ms);
    status = store_run(store, statement);
    if (status != OK)
        return status;
    if (sqlite3_changes(store->db) != 1)
        return find_settled(store, settlement);
    status = count_settled(store, settlement);
    if (status == OK && settlement->state == OUTBOX_PURGED)
        status = remove_body(store, settlement->id);
    return status;
}

static enum status settle(struct store *store, struct settlement *settlement, const char *reason)
{
    enum status status;

    reason_clean(reason != NULL ? reason : "", settlement->reason);
    status = store_write(store, STORE_MAKES_ROOM, settle_item, settlement);
    /* The outcome is on disk even if the log cannot be emptied; then the next write tries that first. */
    if (status == OK && settlement->state == OUTBOX_PURGED)
        (void)!store_empty_log(store);
    return status;
}

enum status outbox_settle(struct store *store, int64_t id, enum outbox_state outcome, const char *reason,
                          int64_t next_try_utc_ms)
{
    bool is_tried_again = outcome == OUTBOX_DEFERRED || outcome == OUTBOX_UNKNOWN;
    struct settlement settlement = {
        .id = id,
        .state = outcome == OUTBOX_SENT ? OUTBOX_PURGED : outcome,
        .next_try_utc_ms = is_tried_again ? next_try_utc_ms : 0,
    };

    assert(is_tried_again || outcome == OUTBOX_SENT || outcome == OUTBOX_HELD || outcome == OUTBOX_SET_ASIDE);
    return settle(store, &settlement, reason);
}

enum status outbox_settle_sent(struct store *store, int64_t id, const char *reason,
                               const char *const *counted, size_t count, int64_t now_utc_ms)
{
    struct settlement settlement = {
        .id = id,
        .state = OUTBOX_PURGED,
        .counted = counted,
        .counted_count = count,
        .now_utc_ms = now_utc_ms,
    };

    return settle(store, &settlement, reason);
}

static enum status find_next_due(struct store *store, void *context)
{
    static const char sql[] = "SELECT next_try_utc_ms FROM outbox WHERE state IN (0, 2, 3)"
                              " ORDER BY next_try_utc_ms LIMIT 1";
    int64_t *utc_ms = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    status = store_step(store, statement);
    if (status == OK)
        *utc_ms = sqlite3_column_int64(statement, 0);
    store_done(statement);
    return status;
}

enum status outbox_next_due(struct store *store, int64_t *ret_utc_ms)
{
    return store_read(store, find_next_due, ret_utc_ms);
}

struct page {
    int64_t after_id;
    size_t limit;
    struct outbox_item *items;
    size_t count;
};

static enum status read_page(struct store *store, void *context)
{
    static const char sql[] = "SELECT " ITEM_COLUMNS " FROM outbox WHERE id > ?1 ORDER BY id LIMIT ?2";
    struct page *page = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, page->after_id);
    store_bind_integer(statement, 2, (int64_t)page->limit);
    for (page->count = 0; status == OK && page->count < page->limit; page->count += status == OK) {
        status = store_step(store, statement);
        if (status == OK)
            status = read_item(store, statement, &page->items[page->count]);
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

enum status outbox_list(struct store *store, int64_t after_id, size_t limit, struct outbox_item *ret_items,
                        size_t *ret_count)
{
    struct page page = {.after_id = after_id, .limit = limit, .items = ret_items};
    enum status status = store_read(store, read_page, &page);

    if (status == OK)
        *ret_count = page.count;
    return status;
}

static enum status count_states(struct store *store, void *context)
{
    static const char sql[] = "SELECT state, count(*) FROM outbox GROUP BY state";
    int64_t *counts = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    for (status = store_step(store, statement); status == OK; status = store_step(store, statement)) {
        int state = sqlite3_column_int(statement, 0);

        if (state >= 0 && state < OUTBOX_STATES)
            counts[state] = sqlite3_column_int64(statement, 1);
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

enum status outbox_count(struct store *store, int64_t ret_counts[OUTBOX_STATES])
{
    int64_t counts[OUTBOX_STATES] = {0};
    enum status status = store_read(store, count_states, counts);

    if (status == OK)
        memcpy(ret_counts, counts, sizeof counts);
    return status;
}
