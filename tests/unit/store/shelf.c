#include "shelf.h"

#include <assert.h>
#include <string.h>

int *shelf_packs(struct shelf *shelf, int product, int expires, int name)
{
    assert(expires >= SHELF_DAY_FIRST && expires <= SHELF_EXPIRES_MAX);
    return &shelf->packs[product][expires - SHELF_DAY_FIRST][name];
}

static void note_good_day(struct shelf *shelf, int today, int expires)
{
    if (today <= expires && today > shelf->newest)
        shelf->newest = today;
}

bool shelf_change(struct shelf *shelf, int today, enum stock_change change, int *packs, int expires,
                  int count)
{
    switch (change) {
    case STOCK_RECEIVED:
        *packs += count;
        break;
    case STOCK_WRITTEN_OFF:
        if (count > *packs)
            return false;
        *packs -= count;
        break;
    case STOCK_COUNTED:
        *packs = count;
        break;
    }
    note_good_day(shelf, today, expires);
    return true;
}

/* The day until which the pack that goes next was good; -9999 when there is none. */
static int take_pack(struct shelf *shelf, int product, int judged_on)
{
    for (int expires = judged_on; expires <= SHELF_EXPIRES_MAX; expires++) {
        for (int name = 0; name < SHELF_NAMES; name++) {
            int *packs = shelf_packs(shelf, product, expires, name);

            if (*packs > 0) {
                (*packs)--;
                return expires;
            }
        }
    }
    return -9999;
}

static enum hand_over_verdict judge(const struct slip *slip, int today, bool card_seen)
{
    if (slip->is_forgotten)
        return HAND_OVER_NONE;
    if (slip->is_used)
        return HAND_OVER_USED;
    if (today > slip->until)
        return HAND_OVER_OLD;
    for (int i = 0; i < slip->item_count; i++) {
        if (slip->items[i].terms == VITAMINS_FREE_WITH_CARD && !card_seen)
            return HAND_OVER_NO_CARD;
    }
    return HAND_OVER_DONE;
}

enum hand_over_verdict shelf_hand_over(struct shelf *shelf, int today, struct slip *slip, bool card_seen,
                                       int *ret_missing)
{
    static int before[SHELF_PRODUCTS][SHELF_EXPIRES_MAX - SHELF_DAY_FIRST + 1][SHELF_NAMES];
    int judged_on = today > shelf->newest ? today : shelf->newest;
    enum hand_over_verdict verdict = judge(slip, today, card_seen);

    *ret_missing = -1;
    if (verdict != HAND_OVER_DONE)
        return verdict;
    memcpy(before, shelf->packs, sizeof before);
    for (int i = 0; i < slip->item_count; i++) {
        for (int pack = 0; pack < slip->items[i].count; pack++) {
            if (take_pack(shelf, slip->items[i].product, judged_on) < judged_on) {
                memcpy(shelf->packs, before, sizeof before);
                *ret_missing = i;
                return HAND_OVER_NO_STOCK;
            }
        }
    }
    for (int i = 0; i < slip->item_count; i++)
        shelf->given[today - SHELF_DAY_FIRST][slip->items[i].product][slip->items[i].terms] +=
            slip->items[i].count;
    note_good_day(shelf, today, SHELF_EXPIRES_MAX);
    shelf->owes_sheet[today - SHELF_DAY_FIRST] = true;
    slip->is_used = true;
    slip->used_on = today;
    return HAND_OVER_DONE;
}

void shelf_tidy(struct shelf *shelf, int today, int keep_days)
{
    for (int i = 0; i < shelf->slip_count; i++) {
        struct slip *slip = &shelf->slips[i];

        if (!slip->is_used && today > slip->until + keep_days)
            slip->is_forgotten = true;
    }
}

int shelf_given(const struct shelf *shelf, int day, int product, int terms)
{
    return shelf->given[day - SHELF_DAY_FIRST][product][terms];
}

int shelf_next_sheet(const struct shelf *shelf, int day)
{
    for (int i = 0; i < day - SHELF_DAY_FIRST; i++) {
        if (shelf->owes_sheet[i])
            return i + SHELF_DAY_FIRST;
    }
    return SHELF_DAY_FIRST - 1;
}
