#include "counter.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>

#include "base/strbuf.h"
#include "store/connection.h"

#define DAY_MS (24 * HOUR_MS)

int64_t counter_utc_ms;

void open_counter(void)
{
    open_quick_store();
    go_to_day(0);
}

struct date day_of(int day)
{
    return date_add_days((struct date){2026, 11, 18}, day);
}

void go_to_day(int day)
{
    counter_utc_ms = date_utc_of_wall(day_of(day), 12 * 60);
}

/* --- stock --- */

static struct stock_batch batch_of(const char *product, const char *name, int expires, int count)
{
    struct stock_batch batch = {.expires = day_of(expires), .count = count};

    (void)snprintf(batch.product, sizeof batch.product, "%s", product);
    (void)snprintf(batch.batch, sizeof batch.batch, "%s", name);
    return batch;
}

enum status try_change(int key, enum stock_change change, const char *product, const char *batch, int expires,
                       int count)
{
    struct stock_batch one = batch_of(product, batch, expires, count);

    return stock_change(store, key_of(key), change, &one, 7, counter_utc_ms);
}

void receive(int key, const char *product, const char *batch, int expires, int count)
{
    ck_assert_int_eq(try_change(key, STOCK_RECEIVED, product, batch, expires, count), OK);
}

/* A buffer that is empty, and stays until the next call. */
static struct strbuf *start_text(struct strbuf *buffer)
{
    strbuf_finish(buffer);
    strbuf_init(buffer, 10000);
    return buffer;
}

static const char *end_text(const struct strbuf *buffer)
{
    ck_assert_int_eq(strbuf_status(buffer), OK);
    return strbuf_text(buffer);
}

const char *stock_text(void)
{
    static struct strbuf buffer;
    struct strbuf *text = start_text(&buffer);
    struct stock_batch batches[VITAMINS_ROWS];
    char expires[11];
    size_t count = 99;

    ck_assert_int_eq(stock_list(store, 0, batches, VITAMINS_ROWS, &count), OK);
    ck_assert_uint_lt(count, VITAMINS_ROWS);
    for (size_t i = 0; i < count; i++) {
        date_write(batches[i].expires, expires);
        strbuf_add_format(text, "%s%s/%s/%s:%d", i > 0 ? " " : "", batches[i].product, batches[i].batch,
                          expires, batches[i].count);
    }
    return end_text(text);
}

/* --- totals --- */

static const char *totals_text(const struct vitamins_total *totals, size_t count)
{
    static struct strbuf buffer;
    struct strbuf *text = start_text(&buffer);

    for (size_t i = 0; i < count; i++)
        strbuf_add_format(text, "%s%s/%s:%d", i > 0 ? " " : "", totals[i].product,
                          vitamins_terms_name(totals[i].terms), (int)totals[i].packs);
    return end_text(text);
}

const char *day_text(int day)
{
    struct vitamins_total totals[VITAMINS_ROWS];
    size_t count = 99;

    ck_assert_int_eq(vitamins_day_totals(store, day_of(day), totals, VITAMINS_ROWS, &count), OK);
    return totals_text(totals, count);
}

const char *month_text(int year, int month)
{
    struct vitamins_total totals[VITAMINS_ROWS];
    size_t count = 99;

    ck_assert_int_eq(vitamins_totals(store, year, month, 0, totals, VITAMINS_ROWS, &count), OK);
    return totals_text(totals, count);
}

/* --- vouchers --- */

struct voucher_item item_of(const char *product, enum vitamins_terms terms, int count)
{
    struct voucher_item item = {.terms = terms, .count = count};

    (void)snprintf(item.product, sizeof item.product, "%s", product);
    return item;
}

struct voucher make_one(int key, const char *product, enum vitamins_terms terms, int count)
{
    struct voucher_item item = item_of(product, terms, count);
    struct voucher voucher;

    ck_assert_int_eq(
        voucher_make(store, key_of(key), &item, 1, day_of(28), counter_utc_ms, random_system(), &voucher),
        OK);
    return voucher;
}

struct voucher find_voucher(const char *reference)
{
    struct voucher voucher;

    ck_assert_int_eq(voucher_find(store, reference, &voucher), OK);
    return voucher;
}

enum status try_hand_over(int key, const char *reference, bool card_seen, enum hand_over_verdict *ret_verdict,
                          int *ret_short)
{
    struct hand_over act = {.key = key_of(key),
                            .reference = reference,
                            .card_seen = card_seen,
                            .staff = 7,
                            .now_utc_ms = counter_utc_ms};

    return voucher_hand_over(store, &act, ret_verdict, ret_short);
}

enum hand_over_verdict hand_over(int key, const char *reference, bool card_seen)
{
    enum hand_over_verdict verdict = HAND_OVER_NONE;
    int missing = -2;

    ck_assert_int_eq(try_hand_over(key, reference, card_seen, &verdict, &missing), OK);
    ck_assert_int_eq(missing >= 0, verdict == HAND_OVER_NO_STOCK);
    ck_assert_int_ge(missing, -1);
    return verdict;
}

int64_t ask_number(const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t number;

    ck_assert_int_eq(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
    number = sqlite3_column_int64(statement, 0);
    ck_assert_int_eq(sqlite3_finalize(statement), SQLITE_OK);
    return number;
}

/* --- what goes wrong --- */

static int refuse_commit(void *context)
{
    (void)context;
    return 1;
}

void break_next_commit(void)
{
    (void)sqlite3_commit_hook(store->db, refuse_commit, NULL);
}

static int deny_commit(void *context, sqlite3 *db, const char *name, int pages)
{
    (void)context;
    (void)db;
    (void)name;
    (void)pages;
    return SQLITE_IOERR;
}

void belie_next_commit(void)
{
    (void)sqlite3_wal_hook(store->db, deny_commit, NULL);
}

/* In a name space of its own, so that the disk goes with this process, however it ends. */
bool move_to_small_disk(void)
{
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("tmpfs", store_folder, "tmpfs", 0, "size=4m") != 0) {
        (void)fprintf(stderr, "store: full disk: skipped, because this user may not mount a small disk\n");
        return false;
    }
    reopen_store();
    return true;
}

void fill_small_disk(void)
{
    static const char noise[4096] = {'x'};
    char path[96];
    FILE *file;

    (void)snprintf(path, sizeof path, "%s/filler", store_folder);
    file = fopen(path, "a");
    ck_assert_ptr_nonnull(file);
    setbuf(file, NULL);
    while (fwrite(noise, 1, sizeof noise, file) == sizeof noise)
        continue;
    (void)fclose(file);
}

void leave_small_disk(void)
{
    ck_assert_int_eq(umount(store_folder), 0);
}
