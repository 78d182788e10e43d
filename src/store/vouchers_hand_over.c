/* Handing over at the counter: judged, and then all of it or nothing. */
#include <string.h>

#include "store/staff_inside.h"
#include "store/submission.h"
#include "store/vitamins_inside.h"

struct handing {
    const struct hand_over *hand_over;
    struct voucher voucher;
    char day[11]; /* by which is judged what has expired */
    enum hand_over_verdict verdict;
    bool was_done; /* by this very act */
    int missing;   /* the item that there is too little of, or -1 */
};

/* Items of one product share its packs, so what an item needs is what is left by those before it. */
static enum status find_missing(struct store *store, struct handing *handing)
{
    const struct voucher *voucher = &handing->voucher;
    enum status status = ledger_judging_day(store, handing->hand_over->now_utc_ms, handing->day);

    handing->missing = -1;
    for (size_t i = 0; i < voucher->item_count && handing->missing < 0 && status == OK; i++) {
        int64_t packs = 0;

        status = ledger_count_good(store, voucher->items[i].product, handing->day, &packs);
        for (size_t before = 0; before <= i; before++) {
            if (strcmp(voucher->items[before].product, voucher->items[i].product) == 0)
                packs -= voucher->items[before].count;
        }
        if (status == OK && packs < 0)
            handing->missing = (int)i;
    }
    return status;
}

static bool needs_card(const struct voucher *voucher)
{
    for (size_t i = 0; i < voucher->item_count; i++) {
        if (voucher->items[i].terms == VITAMINS_FREE_WITH_CARD)
            return true;
    }
    return false;
}

/* How long a voucher holds goes by the clock as it is: if that was once ahead, those made since are good. */
static enum status judge_voucher(struct store *store, struct handing *handing)
{
    const struct hand_over *hand_over = handing->hand_over;
    const struct voucher *voucher = &handing->voucher;
    enum status status;

    if (voucher->state == VOUCHER_HANDED_OVER) {
        handing->verdict = HAND_OVER_USED;
        return OK;
    }
    if (date_compare(voucher->until, date_of_utc(hand_over->now_utc_ms)) < 0) {
        handing->verdict = HAND_OVER_OLD;
        return OK;
    }
    if (!hand_over->card_seen && needs_card(voucher)) {
        handing->verdict = HAND_OVER_NO_CARD;
        return OK;
    }
    status = find_missing(store, handing);
    if (status == OK)
        handing->verdict = handing->missing >= 0 ? HAND_OVER_NO_STOCK : HAND_OVER_DONE;
    return status;
}

/* Fails: NOT_FOUND when this act was not done yet, INVALID when its key was another's. */
static enum status find_done(struct store *store, struct handing *handing)
{
    int64_t voucher = 0;
    int kind = 0;
    enum status status = ledger_find_act(store, handing->hand_over->key, &kind, &voucher);

    handing->was_done = false;
    if (status != OK)
        return status;
    status = voucher_read(store, handing->hand_over->reference, &handing->voucher);
    if (status == NOT_FOUND || (status == OK && voucher != handing->voucher.id)) {
        store_complain(store, "the key of another act came with a hand-over");
        return INVALID;
    }
    handing->was_done = status == OK;
    handing->verdict = HAND_OVER_DONE;
    return status;
}

static enum status judge(struct store *store, void *context)
{
    struct handing *handing = context;
    enum status status;

    handing->missing = -1;
    status = find_done(store, handing);
    if (status != NOT_FOUND)
        return status;
    status = voucher_read(store, handing->hand_over->reference, &handing->voucher);
    if (status == NOT_FOUND) {
        handing->verdict = HAND_OVER_NONE;
        return OK;
    }
    return status == OK ? judge_voucher(store, handing) : status;
}

/* From the batch that expires first, and when it is used up from the next. */
static enum status take_item(struct store *store, const struct handing *handing,
                             const struct voucher_item *item)
{
    const struct hand_over *hand_over = handing->hand_over;
    enum status status = OK;
    int taken;

    for (int left = item->count; left > 0 && status == OK; left -= taken) {
        struct stock_batch batch;
        struct ledger_row row = {
            .act = hand_over->key,
            .kind = LEDGER_HANDED_OVER,
            .batch = &batch,
            .voucher = handing->voucher.id,
            .terms = item->terms,
            .staff = hand_over->staff,
            .now_utc_ms = hand_over->now_utc_ms,
        };

        status = ledger_first_good(store, item->product, handing->day, &batch);
        assert(status != NOT_FOUND);
        if (status != OK)
            return status;
        taken = batch.count < left ? batch.count : left;
        batch.count = -taken;
        status = ledger_add(store, &row);
    }
    return status;
}

static enum status note_handed_over(struct store *store, const struct handing *handing)
{
    static const char sql[] = "UPDATE voucher SET handed_over_day = ?2 WHERE id = ?1";
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(handing->hand_over->now_utc_ms), day);
    store_bind_integer(statement, 1, handing->voucher.id);
    store_bind_text(statement, 2, day);
    return store_run(store, statement);
}

static enum status hand_over_all(struct store *store, void *context)
{
    struct handing *handing = context;
    enum status status = judge(store, handing);

    if (status != OK || handing->was_done || handing->verdict != HAND_OVER_DONE)
        return status;
    for (size_t i = 0; i < handing->voucher.item_count && status == OK; i++)
        status = take_item(store, handing, &handing->voucher.items[i]);
    if (status == OK)
        status = note_handed_over(store, handing);
    return status == OK ? audit_note(store, handing->hand_over->staff, AUDIT_HANDED_OVER,
                                     handing->voucher.reference, handing->hand_over->now_utc_ms, NULL)
                        : status;
}

/* What is refused needs no room on the disk to be refused. */
static bool must_write(const struct store *store, const struct handing *handing)
{
    return handing->verdict == HAND_OVER_DONE && (!handing->was_done || store->log_is_doubtful);
}

enum status voucher_hand_over(struct store *store, const struct hand_over *hand_over,
                              enum hand_over_verdict *ret_verdict, int *ret_short)
{
    struct handing handing = {.hand_over = hand_over};
    enum status status;

    assert(strlen(hand_over->key) == STORE_UUID_CHARS);
    status = store_read(store, judge, &handing);
    if (status == OK && must_write(store, &handing))
        status = submission_take_in(store, hand_over_all, &handing);
    if (status == OK) {
        *ret_verdict = handing.verdict;
        *ret_short = handing.missing;
    }
    return status;
}
