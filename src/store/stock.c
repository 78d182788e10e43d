/* What comes into the stock, what is written off, and what a count has found. */
#include <string.h>

#include "store/page.h"
#include "store/staff_inside.h"
#include "store/submission.h"
#include "store/vitamins_inside.h"

struct change {
    const char *key;
    enum stock_change change;
    const struct stock_batch *batch;
    int staff;
    int64_t now_utc_ms;
};

/* Fails: NOT_FOUND when this act was not done yet, INVALID when its key was another's. */
static enum status find_done(struct store *store, void *context)
{
    const struct change *change = context;
    int64_t voucher = 0;
    int kind = 0;
    enum status status = ledger_find_act(store, change->key, &kind, &voucher);

    if (status == OK && kind != (int)change->change) {
        store_complain(store, "the key of another act came with a change of the stock");
        return INVALID;
    }
    return status;
}

/* What comes to the batch, negative for what goes. */
static enum status find_difference(struct store *store, const struct change *change, int *ret_packs)
{
    int64_t there = 0;
    int64_t after;
    enum status status = ledger_count_batch(store, change->batch, &there);

    if (status != OK)
        return status;
    after = change->change == STOCK_COUNTED    ? change->batch->count
            : change->change == STOCK_RECEIVED ? there + change->batch->count
                                               : there - change->batch->count;
    if (after < 0) {
        store_complain(store, "more was to be written off than there is");
        return INVALID;
    }
    if (after > LEDGER_PACKS_MAX) {
        store_complain(store, "no batch has more than %d packs", LEDGER_PACKS_MAX);
        return INVALID;
    }
    *ret_packs = (int)(after - there);
    return OK;
}

static enum status change_batch(struct store *store, void *context)
{
    const struct change *change = context;
    struct stock_batch batch = *change->batch;
    struct ledger_row row = {
        .act = change->key,
        .kind = (int)change->change,
        .batch = &batch,
        .staff = change->staff,
        .now_utc_ms = change->now_utc_ms,
    };
    char what[AUDIT_WHAT_BYTES];
    enum status status = find_done(store, context);

    if (status != NOT_FOUND)
        return status;
    status = find_difference(store, change, &batch.count);
    /* A count that found all as it should be has a row too: it was done. */
    if (status == OK)
        status = ledger_add(store, &row);
    if (status != OK)
        return status;
    audit_what_batch(batch.product, batch.batch, what);
    return audit_note(store, change->staff, AUDIT_STOCK, what, change->now_utc_ms, NULL);
}

static bool is_sane(enum stock_change change, const struct stock_batch *batch)
{
    return vitamins_name_is_sane(batch->product, sizeof batch->product) &&
           vitamins_name_is_sane(batch->batch, sizeof batch->batch) && date_is_real(batch->expires) &&
           batch->expires.day > 0 && batch->count >= (change == STOCK_COUNTED ? 0 : 1) &&
           batch->count <= LEDGER_PACKS_MAX;
}

enum status stock_change(struct store *store, const char *key, enum stock_change change,
                         const struct stock_batch *batch, int staff, int64_t now_utc_ms)
{
    struct change act = {
        .key = key, .change = change, .batch = batch, .staff = staff, .now_utc_ms = now_utc_ms};

    assert(strlen(key) == STORE_UUID_CHARS);
    if (!is_sane(change, batch)) {
        store_complain(store, "that is no change of the stock: a name, a day or a count is missing");
        return INVALID;
    }
    return submission_take_in_once(store, find_done, change_batch, &act);
}

static enum status read_row(struct store *store, sqlite3_stmt *statement, void *ret_row)
{
    return ledger_read_batch(store, statement, ret_row);
}

static enum status read_page(struct store *store, void *context)
{
    static const char sql[] = "SELECT product, batch, expires, sum(packs) FROM ledger"
                              " GROUP BY product, expires, batch HAVING sum(packs) > 0"
                              " ORDER BY product, expires, batch LIMIT ?1 OFFSET ?2";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    return status == OK ? store_read_page(store, statement, 1, context, read_row) : status;
}

enum status stock_list(struct store *store, size_t offset, struct stock_batch *ret_batches, size_t limit,
                       size_t *ret_count)
{
    struct store_page page = {
        .rows = ret_batches, .row_bytes = sizeof *ret_batches, .limit = limit, .offset = offset};

    return store_list(store, read_page, &page, &page, ret_count);
}
