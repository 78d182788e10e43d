/* A counter where vitamins are handed over: short names for its days, its stock, and vouchers. */
#ifndef TEST_STORE_COUNTER_H
#define TEST_STORE_COUNTER_H

#include "fixture.h"
#include "store/vitamins.h"

extern int64_t counter_utc_ms;

void open_counter(void); /* on day 0 */

struct date day_of(int day); /* `day` days after day 0, which is 18 November 2026 */
void go_to_day(int day);     /* at noon */

enum status try_change(int key, enum stock_change change, const char *product, const char *batch, int expires,
                       int count);
void receive(int key, const char *product, const char *batch, int expires, int count);

/* All batches that are there, as "drops/A1/2026-11-25:4 tablets/…"; and what it was handed over on a day, as
 * "drops/card:2 …". Borrow: until the next call. */
const char *stock_text(void);
const char *day_text(int day);
const char *month_text(int year, int month);

struct voucher_item item_of(const char *product, enum vitamins_terms terms, int count);

/* Makes a voucher of one item under the key `key`. */
struct voucher make_one(int key, const char *product, enum vitamins_terms terms, int count);
struct voucher find_voucher(const char *reference);

enum status try_hand_over(int key, const char *reference, bool card_seen, enum hand_over_verdict *ret_verdict,
                          int *ret_short);
enum hand_over_verdict hand_over(int key, const char *reference, bool card_seen);

/* The number that a query gives, over the store's own connection. */
int64_t ask_number(const char *sql);

/* The next commit fails, or only seems to, and its act runs a second time over a fresh connection. */
void break_next_commit(void);
void belie_next_commit(void);

/* Puts the store on a small disk of its own, false when this user may not; fills that to the last block. */
bool move_to_small_disk(void);
void fill_small_disk(void);
void leave_small_disk(void); /* the store is closed */

Suite *vouchers_suite(void);
Suite *hand_overs_suite(void);
Suite *stock_suite(void);
Suite *vitamins_sums_suite(void);
Suite *ledger_property_suite(void);

#endif
