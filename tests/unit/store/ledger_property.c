/* Thousands of random vouchers, hand-overs and changes of the stock, with restarts, processes killed at a
 * commit, and clocks that jump: after each the store agrees with the shelf, no code was used twice, nothing
 * expired was given, and a month is the sum of its days. The acts are the same in every run;
 * DOORSTEP_LONG=1 does more. */
#include "counter.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shelf_checks.h"
#include "store/connection.h"

enum { KEEP_DAYS = 20, ACTS_OF_ROUND = 1500, CHANGES = 32 };

static uint64_t random_state;
static int key_number;
static int today;
/* What has come up, so that a test which tries nothing fails. */
static struct {
    int verdicts[HAND_OVER_NONE + 1];
    int changed, refused, repeated, stolen_keys, killed, broken, jumped_back, blocked, forgotten, sheets;
} seen;

static uint32_t draw(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32);
}

static int below(int count)
{
    return (int)(draw() % (uint32_t)count);
}

static bool once_in(int count)
{
    return below(count) == 0;
}

/* Often from a small range, so that references meet one that is taken. */
static void fill_drawn(void *context, void *ret_bytes, size_t count)
{
    unsigned char *bytes = ret_bytes;
    bool is_small = once_in(3);

    (void)context;
    for (size_t i = 0; i < count; i++)
        bytes[i] = i < 1 || !is_small ? (unsigned char)draw() : 0;
}

/* --- acts on the store --- */

/* One act of any kind, which can be done, died of, and repeated. */
struct act {
    int key;
    struct slip *slip; /* to make or hand over; NULL: a change of the stock */
    bool is_hand_over;
    bool card_seen;
    enum stock_change change;
    int product, expires, name, count;
    /* The answer: */
    enum status status;
    enum hand_over_verdict verdict;
    int missing;
    struct voucher voucher;
};

static void do_make(struct act *act)
{
    struct voucher_item items[SHELF_ITEMS];

    for (int i = 0; i < act->slip->item_count; i++)
        items[i] = item_of(shelf_products[act->slip->items[i].product],
                           (enum vitamins_terms)act->slip->items[i].terms, act->slip->items[i].count);
    act->status =
        voucher_make(store, key_of(act->key), items, (size_t)act->slip->item_count, day_of(act->slip->until),
                     counter_utc_ms, (struct random_source){.fill = fill_drawn}, &act->voucher);
}

static void do_act(struct act *act)
{
    if (act->is_hand_over)
        act->status =
            try_hand_over(act->key, act->slip->reference, act->card_seen, &act->verdict, &act->missing);
    else if (act->slip != NULL)
        do_make(act);
    else
        act->status = try_change(act->key, act->change, shelf_products[act->product], shelf_names[act->name],
                                 act->expires, act->count);
}

static int die_before_commit(void *context)
{
    (void)context;
    _exit(0);
}

static int die_after_commit(void *context, sqlite3 *db, const char *name, int pages)
{
    (void)context;
    (void)db;
    (void)name;
    (void)pages;
    _exit(0);
}

/* A process of its own does the act and is gone at its commit, just before or just after; nobody hears what
 * became of it. */
static void die_of(struct act *act)
{
    bool is_before = once_in(2);
    int ended = 0;
    pid_t child;

    store_close(store);
    store = NULL;
    child = fork();
    if (child == 0) {
        reopen_store();
        if (is_before)
            (void)sqlite3_commit_hook(store->db, die_before_commit, NULL);
        else
            (void)sqlite3_wal_hook(store->db, die_after_commit, NULL);
        do_act(act);
        _exit(0); /* it was refused */
    }
    ck_assert_int_eq(waitpid(child, &ended, 0), child);
    ck_assert_int_eq(ended, 0);
    reopen_store();
    seen.killed++;
}

/* Does the act, sometimes with a kill or a failed commit first, sometimes once more after it: that makes no
 * difference. */
static void perform(struct act *act)
{
    if (once_in(40))
        die_of(act);
    if (once_in(20)) {
        if (once_in(2))
            break_next_commit();
        else
            belie_next_commit();
        seen.broken++;
    }
    do_act(act);
    if (once_in(10))
        do_act(act);
}

/* --- acts at random --- */

static struct slip *some_slip(void)
{
    int count = shelf.slip_count;

    if (count == 0)
        return NULL;
    return &shelf.slips[once_in(4) || count < 30 ? below(count) : count - 1 - below(30)];
}

static struct slip *some_used_slip(void)
{
    for (int tries = 0; shelf.slip_count > 0 && tries < 20; tries++) {
        struct slip *slip = some_slip();

        if (slip->is_used)
            return slip;
    }
    return NULL;
}

/* A code that was forgotten may be given again. */
static void give_code(struct slip *slip, const char *reference)
{
    for (int i = 0; i < shelf.slip_count; i++) {
        if (shelf.slips[i].is_forgotten && strcmp(shelf.slips[i].reference, reference) == 0)
            shelf.slips[i].reference[0] = '\0';
        ck_assert_str_ne(shelf.slips[i].reference, reference);
    }
    memcpy(slip->reference, reference, sizeof slip->reference);
}

static void act_make(void)
{
    struct slip *slip = &shelf.slips[shelf.slip_count];
    struct act act = {.key = ++key_number, .slip = slip};

    if (shelf.slip_count == SHELF_SLIPS_MAX)
        return;
    shelf.slip_count++;
    slip->item_count = 1 + below(SHELF_ITEMS);
    for (int i = 0; i < slip->item_count; i++) {
        slip->items[i].product = below(SHELF_PRODUCTS);
        slip->items[i].terms = below(SHELF_TERMS);
        slip->items[i].count = 1 + below(3);
    }
    slip->until = today + below(35) - 3;
    slip->made_by = act.key;
    slip->made_by_is_known = true;
    perform(&act);
    ck_assert_int_eq(act.status, OK);
    give_code(slip, act.voucher.reference);
    check_slip(slip);
}

static void act_hand_over(void)
{
    struct slip *slip = some_slip();
    struct act act = {.key = ++key_number, .slip = slip, .is_hand_over = true, .card_seen = !once_in(5)};
    enum hand_over_verdict expected;
    int missing = -1;

    if (slip == NULL)
        return;
    perform(&act);
    expected = shelf_hand_over(&shelf, today, slip, act.card_seen, &missing);
    ck_assert_int_eq(act.status, OK);
    ck_assert_int_eq(act.verdict, expected);
    ck_assert_int_eq(act.missing, missing);
    if (expected == HAND_OVER_DONE)
        slip->used_by = act.key;
    seen.verdicts[expected]++;
    seen.blocked += expected == HAND_OVER_NO_STOCK && shelf.newest > today;
    check_slip(slip);
}

static struct act changes[CHANGES]; /* those done last */
static int change_count;

static struct act some_change(void)
{
    struct act act = {
        .key = ++key_number,
        .change = once_in(4) ? (enum stock_change)below(3) : STOCK_RECEIVED,
        .product = below(SHELF_PRODUCTS),
        .expires = today / 10 * 10 + 10 * below(12) - 20,
        .name = below(SHELF_NAMES),
        .count = 1 + below(12),
    };

    if (act.expires < SHELF_DAY_FIRST)
        act.expires = SHELF_DAY_FIRST;
    return act;
}

static void act_change(void)
{
    struct act act = some_change();
    bool is_possible =
        shelf_change(&shelf, today, act.change, shelf_packs(&shelf, act.product, act.expires, act.name),
                     act.expires, act.count);

    perform(&act);
    ck_assert_int_eq(act.status, is_possible ? OK : INVALID);
    if (is_possible)
        changes[change_count++ % CHANGES] = act;
    seen.changed += is_possible;
    seen.refused += !is_possible;
}

/* Acts whose answer was lost long ago, and keys that belong to others. */
static void act_repeat(void)
{
    struct slip *used = some_used_slip();
    struct slip *other = some_slip();
    struct act act;

    if (used == NULL || change_count == 0)
        return;
    act = (struct act){.key = used->used_by, .slip = used, .is_hand_over = true, .card_seen = once_in(2)};
    perform(&act);
    ck_assert_int_eq(act.status, OK);
    ck_assert_int_eq(act.verdict, HAND_OVER_DONE);
    if (other != used) {
        act.slip = other;
        perform(&act);
        ck_assert_int_eq(act.status, INVALID);
        seen.stolen_keys++;
    }
    act = changes[below(change_count < CHANGES ? change_count : CHANGES)];
    perform(&act);
    ck_assert_int_eq(act.status, OK);
    if (other->made_by_is_known && !other->is_forgotten) {
        act = (struct act){.key = other->made_by, .slip = other};
        perform(&act);
        ck_assert_int_eq(act.status, OK);
        ck_assert_str_eq(act.voucher.reference, other->reference);
    }
    seen.repeated++;
}

static void act_sheet(void)
{
    struct date day;
    int expected = shelf_next_sheet(&shelf, today);
    enum status status = vitamins_next_sheet(store, day_of(today), &day);

    ck_assert_int_eq(status, expected >= SHELF_DAY_FIRST ? OK : NOT_FOUND);
    if (status != OK)
        return;
    ck_assert_int_eq(date_days_between(day_of(0), day), expected);
    ck_assert_int_eq(vitamins_sheet_made(store, day), OK);
    shelf.owes_sheet[expected - SHELF_DAY_FIRST] = false;
    seen.sheets++;
}

static void act_jump(void)
{
    int span = once_in(30) ? 250 : 20;
    int before = today;

    today += once_in(2) ? below(span) : -below(span);
    today = today < SHELF_DAY_FIRST ? SHELF_DAY_FIRST : today;
    today = today >= SHELF_DAY_FIRST + SHELF_DAYS ? SHELF_DAY_FIRST + SHELF_DAYS - 1 : today;
    seen.jumped_back += today < before;
    go_to_day(today);
}

static void act_tidy(void)
{
    ck_assert_int_eq(vitamins_tidy(store, counter_utc_ms, KEEP_DAYS), OK);
    shelf_tidy(&shelf, today, KEEP_DAYS);
    ck_assert_int_eq(store_tidy(store, counter_utc_ms), OK);
    for (int i = 0; i < shelf.slip_count; i++) {
        shelf.slips[i].made_by_is_known = false;
        seen.forgotten += shelf.slips[i].is_forgotten;
        check_slip(&shelf.slips[i]);
    }
}

static void act_restart(void)
{
    reopen_store();
    check_ledger_rows();
    check_shelf_months();
}

/* How often each is done in three hundred acts. */
static const struct {
    int weight;
    void (*run)(void);
} acts[] = {
    {90, act_make}, {120, act_hand_over}, {45, act_change}, {15, act_repeat},
    {8, act_sheet}, {19, act_jump},       {1, act_tidy},    {2, act_restart},
};

static void run_some_act(void)
{
    int drawn = below(300);
    size_t i = 0;

    for (; drawn >= acts[i].weight; i++)
        drawn -= acts[i].weight;
    acts[i].run();
    check_shelf_stock();
    check_shelf_day(today);
    check_shelf_day(SHELF_DAY_FIRST + below(SHELF_DAYS));
}

static void live_a_round(void)
{
    struct tally row;
    size_t count = 99;

    open_counter();
    clear_shelf();
    change_count = 0;
    today = -200;
    for (int i = 0; i < ACTS_OF_ROUND; i++) {
        if (once_in(8) && today < SHELF_DAY_FIRST + SHELF_DAYS - 1)
            today++;
        go_to_day(today);
        run_some_act();
    }
    act_restart();
    ck_assert_int_eq(tally_list(store, "", "", 1, &row, &count), OK);
    ck_assert_uint_eq(count, 0);
    close_store();
}

START_TEST(thousands_of_random_acts)
{
    bool is_long = getenv("DOORSTEP_LONG") != NULL && strcmp(getenv("DOORSTEP_LONG"), "1") == 0;

    random_state = UINT64_C(0x9E3779B97F4A7C15);
    for (int round = 0; round < (is_long ? 100 : 2); round++)
        live_a_round();
    for (int verdict = 0; verdict < HAND_OVER_NONE; verdict++)
        ck_assert_int_gt(seen.verdicts[verdict], 30);
    ck_assert_int_gt(seen.changed, 200);
    ck_assert_int_gt(seen.refused, 5);
    ck_assert_int_gt(seen.repeated, 50);
    ck_assert_int_gt(seen.stolen_keys, 30);
    ck_assert_int_gt(seen.killed, 30);
    ck_assert_int_gt(seen.broken, 50);
    ck_assert_int_gt(seen.jumped_back, 30);
    ck_assert_int_gt(seen.blocked, 5);
    ck_assert_int_gt(seen.forgotten, 10);
    ck_assert_int_gt(seen.sheets, 20);
}
END_TEST

Suite *ledger_property_suite(void)
{
    Suite *suite = suite_create("lives of a ledger");
    TCase *tests = tcase_create("lives of a ledger");

    tcase_set_timeout(tests, 3600);
    tcase_add_test(tests, thousands_of_random_acts);
    suite_add_tcase(suite, tests);
    return suite;
}
