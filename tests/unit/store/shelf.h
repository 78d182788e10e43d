/* What should be on the shelf and what should have been given, worked out in memory: packs that are taken one
 * by one from plain arrays. Knows nothing of the store's files, its ledger or its sums. Days are numbers, as
 * those of counter.h. */
#ifndef TEST_STORE_SHELF_H
#define TEST_STORE_SHELF_H

#include "store/vitamins.h"

enum {
    SHELF_PRODUCTS = 3,
    SHELF_TERMS = 3,
    SHELF_NAMES = 3,
    SHELF_ITEMS = 4,
    SHELF_DAY_FIRST = -300,
    SHELF_DAYS = 1000, /* the clock stays within these */
    SHELF_EXPIRES_MAX = SHELF_DAY_FIRST + SHELF_DAYS + 400,
    SHELF_SLIPS_MAX = 1500,
};

struct slip {
    struct {
        int product, terms, count;
    } items[SHELF_ITEMS];
    int item_count;
    int until;
    bool is_used, is_forgotten;
    int used_on;
    /* As the store was asked and has answered: */
    int made_by, used_by; /* keys */
    bool made_by_is_known;
    char reference[REFERENCE_CHARS + 1];
};

struct shelf {
    int packs[SHELF_PRODUCTS][SHELF_EXPIRES_MAX - SHELF_DAY_FIRST + 1][SHELF_NAMES];
    int newest; /* day on which something good was entered */
    int given[SHELF_DAYS][SHELF_PRODUCTS][SHELF_TERMS];
    bool owes_sheet[SHELF_DAYS];
    struct slip slips[SHELF_SLIPS_MAX];
    int slip_count;
};

/* Packs of a batch, to read and to write. */
int *shelf_packs(struct shelf *shelf, int product, int expires, int name);

/* False when more is written off than there is. */
bool shelf_change(struct shelf *shelf, int today, enum stock_change change, int *packs, int expires,
                  int count);

enum hand_over_verdict shelf_hand_over(struct shelf *shelf, int today, struct slip *slip, bool card_seen,
                                       int *ret_missing);
void shelf_tidy(struct shelf *shelf, int today, int keep_days);

int shelf_given(const struct shelf *shelf, int day, int product, int terms);

/* The first day before `day` that owes a sheet; or one before all days. */
int shelf_next_sheet(const struct shelf *shelf, int day);

#endif
