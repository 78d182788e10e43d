/* The store held against the shelf, its sums against one another, and its rows against what was said. */
#include "shelf_checks.h"

#include <string.h>

#include "counter.h"
#include "store/connection.h"

const char *const shelf_products[SHELF_PRODUCTS] = {"drops", "drops-vegan", "tablets"};
const char *const shelf_names[SHELF_NAMES] = {"A1", "B2", "C3"};

struct shelf shelf;

static struct {
    int64_t rows, sum;
} ledger_before;

void clear_shelf(void)
{
    memset(&shelf, 0, sizeof shelf);
    shelf.newest = SHELF_DAY_FIRST;
    memset(&ledger_before, 0, sizeof ledger_before);
}

/* Mostly in the pages that are asked for, sometimes in small ones. */
void check_shelf_stock(void)
{
    static struct stock_batch rows[VITAMINS_ROWS];
    static size_t turn;
    const size_t page = turn++ % 16 == 0 ? 1 + turn / 16 % 7 : VITAMINS_ROWS;
    size_t offset = 0;
    size_t count = 0;
    size_t at = 0;

    for (int product = 0; product < SHELF_PRODUCTS; product++) {
        for (int expires = SHELF_DAY_FIRST; expires <= SHELF_EXPIRES_MAX; expires++) {
            for (int name = 0; name < SHELF_NAMES; name++) {
                int packs = *shelf_packs(&shelf, product, expires, name);

                if (packs == 0)
                    continue;
                if (at == count) {
                    offset += count;
                    at = 0;
                    ck_assert_int_eq(stock_list(store, offset, rows, page, &count), OK);
                    ck_assert_uint_gt(count, 0);
                }
                ck_assert_str_eq(rows[at].product, shelf_products[product]);
                ck_assert_str_eq(rows[at].batch, shelf_names[name]);
                ck_assert_int_eq(date_days_between(day_of(0), rows[at].expires), expires);
                ck_assert_int_eq(rows[at].count, packs);
                at++;
            }
        }
    }
    ck_assert_uint_eq(at, count);
    ck_assert_int_eq(stock_list(store, offset + count, rows, page, &count), OK);
    ck_assert_uint_eq(count, 0);
}

/* Adds up what totals say, which name each product and terms once. */
static void add_totals(const struct vitamins_total *totals, size_t count,
                       int64_t sums[SHELF_PRODUCTS][SHELF_TERMS])
{
    for (size_t i = 0; i < count; i++) {
        int product = 0;

        while (product < SHELF_PRODUCTS && strcmp(shelf_products[product], totals[i].product) != 0)
            product++;
        ck_assert_int_lt(product, SHELF_PRODUCTS);
        ck_assert_int_gt(totals[i].packs, 0);
        sums[product][totals[i].terms] += totals[i].packs;
    }
}

static void add_day(int day, int64_t sums[SHELF_PRODUCTS][SHELF_TERMS])
{
    struct vitamins_total totals[SHELF_PRODUCTS * SHELF_TERMS + 1];
    size_t count = 99;

    ck_assert_int_eq(
        vitamins_day_totals(store, day_of(day), totals, SHELF_PRODUCTS * SHELF_TERMS + 1, &count), OK);
    add_totals(totals, count, sums);
}

void check_shelf_day(int day)
{
    int64_t sums[SHELF_PRODUCTS][SHELF_TERMS] = {{0}};

    add_day(day, sums);
    for (int product = 0; product < SHELF_PRODUCTS; product++) {
        for (int terms = 0; terms < SHELF_TERMS; terms++)
            ck_assert_int_eq(sums[product][terms], shelf_given(&shelf, day, product, terms));
    }
}

/* The month that begins on `first`, by pages, against its days as the store has them and as they should be.
 */
static void check_month(int first)
{
    struct date month = day_of(first);
    struct vitamins_total totals[4];
    int64_t of_month[SHELF_PRODUCTS][SHELF_TERMS] = {{0}};
    int64_t of_days[SHELF_PRODUCTS][SHELF_TERMS] = {{0}};
    size_t offset = 0;
    size_t count = 0;

    do {
        ck_assert_int_eq(vitamins_totals(store, month.year, month.month, offset, totals, 4, &count), OK);
        add_totals(totals, count, of_month);
        offset += count;
    } while (count > 0);
    for (int i = 0; i < date_days_in_month(month.year, month.month); i++) {
        add_day(first + i, of_days);
        check_shelf_day(first + i);
    }
    ck_assert_mem_eq(of_month, of_days, sizeof of_month);
}

void check_shelf_months(void)
{
    int first = SHELF_DAY_FIRST;

    while (day_of(first).day != 1)
        first++;
    for (int next; first + 31 < SHELF_DAY_FIRST + SHELF_DAYS; first = next) {
        next = date_days_between(day_of(0), date_add_months(day_of(first), 1));
        check_month(first);
    }
}

/* Of the rows themselves, whatever the store makes of them: those that were there are as they were. */
void check_ledger_rows(void)
{
    static const char sql[] = "SELECT count(*), coalesce(sum(id * (packs + 1000003 * voucher + length(act))"
                              " + length(day || batch || expires || product)), 0) FROM ledger WHERE id <= ?1";
    sqlite3_stmt *statement;

    for (int i = 0; i < 2; i++) {
        int64_t rows = i == 0 ? ledger_before.rows : INT64_MAX;

        ck_assert_int_eq(store_statement(store, sql, &statement), OK);
        store_bind_integer(statement, 1, rows);
        ck_assert_int_eq(store_step(store, statement), OK);
        if (i == 0) {
            ck_assert_int_eq(sqlite3_column_int64(statement, 0), ledger_before.rows);
            ck_assert_int_eq(sqlite3_column_int64(statement, 1), ledger_before.sum);
        }
        ledger_before.rows = sqlite3_column_int64(statement, 0);
        ledger_before.sum = sqlite3_column_int64(statement, 1);
        store_done(statement);
    }
    ck_assert_int_eq(ask_number("SELECT count(*) FROM ledger WHERE kind = 3 AND (day > expires"
                                " OR packs >= 0)"),
                     0);
    ck_assert_int_eq(ask_number("SELECT count(*) FROM (SELECT 1 FROM ledger WHERE kind = 3 GROUP BY voucher"
                                " HAVING count(DISTINCT act) > 1)"),
                     0);
    /* What was given on a voucher is what stands on it. */
    ck_assert_int_eq(ask_number("SELECT count(*) FROM (SELECT 1 FROM (SELECT voucher, product, terms, packs"
                                " FROM voucher_item JOIN voucher ON id = voucher WHERE handed_over_day <> ''"
                                " UNION ALL SELECT voucher, product, terms, packs FROM ledger WHERE kind = 3)"
                                " GROUP BY voucher, product, terms HAVING sum(packs) <> 0)"),
                     0);
}

void check_slip(const struct slip *slip)
{
    struct voucher voucher;
    enum status status = voucher_find(store, slip->reference, &voucher);

    ck_assert_int_eq(status, slip->is_forgotten ? NOT_FOUND : OK);
    if (status != OK)
        return;
    ck_assert_int_eq(voucher.state, slip->is_used ? VOUCHER_HANDED_OVER : VOUCHER_OPEN);
    ck_assert_int_eq(date_compare(voucher.until, day_of(slip->until)), 0);
    if (slip->is_used)
        ck_assert_int_eq(date_compare(voucher.handed_over, day_of(slip->used_on)), 0);
    ck_assert_int_eq((int)voucher.item_count, slip->item_count);
}
