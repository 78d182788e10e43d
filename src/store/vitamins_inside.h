/* What the files of vitamins share: the ledger's rows and sums, and vouchers read. All of it runs inside the
 * caller's transaction or reading. For the files of this room only. */
#ifndef STORE_VITAMINS_INSIDE_H
#define STORE_VITAMINS_INSIDE_H

#include <assert.h>

#include "store/connection.h"
#include "store/vitamins.h"

/* A row of the ledger is of one of enum stock_change, or of this kind. */
enum { LEDGER_HANDED_OVER = 3 };

/* The schema and its indices name kinds and terms by number. */
static_assert(STOCK_RECEIVED == 0 && STOCK_WRITTEN_OFF == 1 && STOCK_COUNTED == 2,
              "the kinds of the database");
static_assert(VITAMINS_FREE == 0 && VITAMINS_FREE_WITH_CARD == 1 && VITAMINS_PRICED == 2,
              "the terms of the database");

/* No batch has more packs, so that no sum overflows whatever is typed. */
enum { LEDGER_PACKS_MAX = 1000000 };

struct ledger_row {
    const char *act; /* its idempotency key, which the ledger knows for ever */
    int kind;
    const struct stock_batch *batch; /* `count`: what comes to it, negative for what goes */
    int64_t voucher;                 /* of a hand-over, and so are the terms */
    enum vitamins_terms terms;
    int staff;
    int64_t now_utc_ms;
};

enum status ledger_add(struct store *store, const struct ledger_row *row) MUST_CHECK;

/* What an act has done, and to which voucher, 0 for none. Fails: NOT_FOUND when it was not done yet. */
enum status ledger_find_act(struct store *store, const char *key, int *ret_kind,
                            int64_t *ret_voucher) MUST_CHECK;

/* The day by which is judged what has expired. */
enum status ledger_judging_day(struct store *store, int64_t now_utc_ms, char ret_day[11]) MUST_CHECK;

enum status ledger_count_batch(struct store *store, const struct stock_batch *batch,
                               int64_t *ret_packs) MUST_CHECK;

/* Packs of a product that are good on a day; and the batch of them that expires first, with its count. Fails:
 * NOT_FOUND when there is none. */
enum status ledger_count_good(struct store *store, const char *product, const char *day,
                              int64_t *ret_packs) MUST_CHECK;
enum status ledger_first_good(struct store *store, const char *product, const char *day,
                              struct stock_batch *ret_batch) MUST_CHECK;

/* A batch as four columns: product, batch, expires, packs. Fails: CORRUPT. */
enum status ledger_read_batch(struct store *store, sqlite3_stmt *statement,
                              struct stock_batch *ret_batch) MUST_CHECK;

enum status voucher_read(struct store *store, const char *reference, struct voucher *ret_voucher) MUST_CHECK;

/* Whether a name of the caller's ends within its `bytes` bytes and is not empty. */
bool vitamins_name_is_sane(const char *name, size_t bytes);

#endif
