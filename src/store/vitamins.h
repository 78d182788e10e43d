/* Vouchers for vitamins and the stock that they are given from. A voucher says what it is for, never whom. It
 * counts, and stock falls, only when it is handed over, in ONE transaction, once. Every change of the stock
 * is a row of a ledger that is never rewritten; what is there, and what was given in a month, is its sum.
 * Does not: know the pack's rules; products, terms and days come from the caller. */
#ifndef STORE_VITAMINS_H
#define STORE_VITAMINS_H

#include <stdbool.h>

#include "rules/vitamins.h"
#include "store/store.h"

enum { VOUCHER_ITEMS_MAX = 16, VITAMINS_ID_BYTES = 32, VITAMINS_BATCH_BYTES = 32, VITAMINS_ROWS = 50 };

struct voucher_item {
    char product[VITAMINS_ID_BYTES];
    enum vitamins_terms terms; /* FREE, FREE_WITH_CARD or PRICED */
    int count;                 /* packs */
};

enum voucher_state { VOUCHER_OPEN, VOUCHER_HANDED_OVER, VOUCHER_STATES };

struct voucher {
    int64_t id;
    char reference[REFERENCE_CHARS + 1]; /* the code for the counter */
    enum voucher_state state;
    struct date made, until; /* until: the last day on which it holds */
    struct date handed_over; /* all 0: not yet */
    struct voucher_item items[VOUCHER_ITEMS_MAX];
    size_t item_count;
};

/* Makes a voucher under the idempotency key of its act: the same key again gives the same one, as it
 * stands. Fails: INVALID (no such items, or the key of another act), FULL, IO, CORRUPT. */
enum status voucher_make(struct store *store, const char *key, const struct voucher_item *items, size_t count,
                         struct date until, int64_t now_utc_ms, struct random_source random,
                         struct voucher *ret_voucher) MUST_CHECK;

/* Fails: NOT_FOUND. */
enum status voucher_find(struct store *store, const char *reference, struct voucher *ret_voucher) MUST_CHECK;

enum hand_over_verdict {
    HAND_OVER_DONE,
    HAND_OVER_USED,     /* handed over before */
    HAND_OVER_OLD,      /* it held until an earlier day */
    HAND_OVER_NO_CARD,  /* one of its items needs the card or letter seen */
    HAND_OVER_NO_STOCK, /* too few packs that have not expired: `ret_short` is the index of the item */
    HAND_OVER_NONE,     /* there is no such voucher */
};

struct hand_over {
    const char *key; /* idempotency key: what it has handed over stays handed over by it, always; a refusal
                      * changes nothing, so the same key is judged again */
    const char *reference;
    bool card_seen;
    int staff; /* staff number; 0: the command line */
    int64_t now_utc_ms;
};

/* "done", "used", "old", "no-card", "no-stock", "none", as on the wire. */
const char *hand_over_verdict_name(enum hand_over_verdict verdict);

/* Hands over all of a voucher or nothing: takes the batches that expire first, never one that has.
 * `ret_short` is -1 but for HAND_OVER_NO_STOCK. Fails: INVALID (the key of another act), FULL, IO, CORRUPT.
 */
enum status voucher_hand_over(struct store *store, const struct hand_over *hand_over,
                              enum hand_over_verdict *ret_verdict, int *ret_short) MUST_CHECK;

/* The stock. */
struct stock_batch {
    char product[VITAMINS_ID_BYTES];
    char batch[VITAMINS_BATCH_BYTES];
    struct date expires; /* the last day on which it may be given */
    int count;
};

enum stock_change { STOCK_RECEIVED, STOCK_WRITTEN_OFF, STOCK_COUNTED };

/* "received", "written-off", "counted", as on the wire; false when it is none of them. */
const char *stock_change_name(enum stock_change change);
bool stock_change_named(const char *name, enum stock_change *ret_change);

/* RECEIVED adds, WRITTEN_OFF takes away, COUNTED sets what is there (the ledger gets the difference). Done
 * once under its key, and in the audit. Fails: INVALID when more is written off than there is, FULL, IO,
 * CORRUPT. */
enum status stock_change(struct store *store, const char *key, enum stock_change change,
                         const struct stock_batch *batch, int staff, int64_t now_utc_ms) MUST_CHECK;

/* Batches that are there, by product and expiry, after `offset` of them. */
enum status stock_list(struct store *store, size_t offset, struct stock_batch *ret_batches, size_t limit,
                       size_t *ret_count) MUST_CHECK;

/* What was handed over in a month, by product and terms; computed from the ledger. */
struct vitamins_total {
    char product[VITAMINS_ID_BYTES];
    enum vitamins_terms terms;
    int64_t packs;
};
enum status vitamins_totals(struct store *store, int year, int month, size_t offset,
                            struct vitamins_total *ret_totals, size_t limit, size_t *ret_count) MUST_CHECK;

/* The same of one day, for its sheet; and the earliest day before `day` with hand-overs whose sheet was not
 * made yet (NOT_FOUND: none). */
enum status vitamins_day_totals(struct store *store, struct date day, struct vitamins_total *ret_totals,
                                size_t limit, size_t *ret_count) MUST_CHECK;
enum status vitamins_next_sheet(struct store *store, struct date day, struct date *ret_day) MUST_CHECK;
enum status vitamins_sheet_made(struct store *store, struct date day) MUST_CHECK;

/* Forgets vouchers that nobody used a while (`keep_days`) after their last day. */
enum status vitamins_tidy(struct store *store, int64_t now_utc_ms, int keep_days) MUST_CHECK;

#endif
