#include "tools/vitamins.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/place.h"
#include "base/random.h"
#include "store/rows.h"
#include "tools/ctl.h"

enum { KEY_BYTES = 37 };

/* --- the pack --- */

enum status vitamins_open_pack(const char *data, struct centre **ret_centre)
{
    struct centre *centre = NULL;
    struct faults faults;
    char folder[PATH_MAX];
    enum status status = place_join(data, PLACE_CURRENT_PACK, folder, sizeof folder);

    faults_init(&faults);
    if (status == OK)
        status = centre_load(folder, &faults, &centre);
    faults_finish(&faults);
    if (status != OK) {
        log_line("%s: no centre pack can be used; run doorstepctl centre install", data);
        return status;
    }
    if (centre_about(centre)->vitamins == NULL) {
        log_line("%s: the pack in use gives no vitamins; add \"vitamins\" to its centre.json",
                 centre_about(centre)->name);
        centre_destroy(centre);
        return INVALID;
    }
    *ret_centre = centre;
    return OK;
}

/* --- by the keeper or by the database --- */

static int64_t now_utc_ms(void)
{
    static const struct clock NOW;

    return clock_utc_ms(&NOW);
}

enum status vitamins_look(const struct source *source, const char *reference, json_t **ret_answer)
{
    struct voucher voucher = {.id = 0};
    enum status status;

    if (source->store == NULL)
        return source_ask_one(source, WIRE_VOUCHER_LOOK, json_pack("{s:s}", "reference", reference),
                              ret_answer);
    status = voucher_find(source->store, reference, &voucher);
    if (status != OK && status != NOT_FOUND)
        return source_say_store(source->store, status);
    *ret_answer = voucher_row(status == OK ? &voucher : NULL, date_of_utc(now_utc_ms()));
    return OK;
}

static enum status give_from_store(const struct source *source, const struct hand_over *hand_over,
                                   json_t **ret_answer)
{
    enum hand_over_verdict verdict = HAND_OVER_NONE;
    struct voucher voucher = {.id = 0};
    int missing = 0;
    enum status status = voucher_hand_over(source->store, hand_over, &verdict, &missing);

    if (status == OK && verdict == HAND_OVER_NO_STOCK)
        status = voucher_find(source->store, hand_over->reference, &voucher);
    if (status == OK)
        *ret_answer = json_pack("{s:s, s:s}", "verdict", hand_over_verdict_name(verdict), "product",
                                verdict == HAND_OVER_NO_STOCK ? voucher.items[missing].product : "");
    return source_say_store(source->store, status);
}

enum status vitamins_give(const struct source *source, const char *reference, bool card_seen,
                          json_t **ret_answer)
{
    char key[KEY_BYTES];
    const struct hand_over hand_over = {
        .key = key, .reference = reference, .card_seen = card_seen, .now_utc_ms = now_utc_ms()};

    random_uuid(random_system(), key);
    if (source->store != NULL)
        return give_from_store(source, &hand_over, ret_answer);
    return source_ask_one(source, WIRE_HAND_OVER,
                          json_pack("{s:s, s:s, s:i, s:i}", "key", key, "reference", reference, "cardSeen",
                                    card_seen ? 1 : 0, "staff", 0),
                          ret_answer);
}

enum status vitamins_change(const struct source *source, const struct vitamins *vitamins,
                            enum stock_change change, const struct stock_batch *batch, json_t **ret_answer)
{
    char key[KEY_BYTES], expires[11];
    const char *verdict = "no-product";
    enum status status = OK;

    random_uuid(random_system(), key);
    date_write(batch->expires, expires);
    if (source->store == NULL)
        return source_ask_one(source, WIRE_STOCK_CHANGE,
                              json_pack("{s:s, s:s, s:s, s:s, s:s, s:i, s:i}", "key", key, "change",
                                        stock_change_name(change), "product", batch->product, "batch",
                                        batch->batch, "expires", expires, "count", batch->count, "staff", 0),
                              ret_answer);
    /* As the keeper: what is left of a product that the pack no longer has can be written off. */
    if (change == STOCK_WRITTEN_OFF || vitamins_find_product(vitamins, batch->product) != NULL) {
        status = stock_change(source->store, key, change, batch, 0, now_utc_ms());
        verdict = status == INVALID ? "too-few" : "done";
    }
    if (status == INVALID)
        status = OK;
    if (status == OK)
        *ret_answer = json_pack("{s:s}", "verdict", verdict);
    return source_say_store(source->store, status);
}

/* --- lists --- */

static enum status read_stock(const struct source *source, const void *question, size_t after, json_t *rows)
{
    struct stock_batch batches[WIRE_PAGE_ROWS];
    size_t count = 0;
    enum status status;

    (void)question;
    if (source->store == NULL)
        return source_ask_page(source, WIRE_STOCK_LIST, json_pack("{s:I}", "after", (json_int_t)after), rows);
    status = stock_list(source->store, after, batches, WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++)
        (void)json_array_append_new(rows, stock_row(&batches[i]));
    return source_say_store(source->store, status);
}

static enum status read_totals(const struct source *source, const void *month, size_t after, json_t *rows)
{
    struct vitamins_total totals[WIRE_PAGE_ROWS];
    struct date date;
    size_t count = 0;
    enum status status;

    if (source->store == NULL)
        return source_ask_page(source, WIRE_VITAMINS_TOTALS,
                               json_pack("{s:s, s:I}", "month", month, "after", (json_int_t)after), rows);
    status = date_read(month, &date);
    if (status == OK)
        status = vitamins_totals(source->store, date.year, date.month, after, totals, WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++)
        (void)json_array_append_new(rows, vitamins_total_row(&totals[i]));
    return source_say_store(source->store, status);
}

enum status vitamins_read_stock(const struct source *source, json_t **ret_rows)
{
    return source_read_all(source, read_stock, NULL, ret_rows);
}

enum status vitamins_read_totals(const struct source *source, const char *month, json_t **ret_rows)
{
    return source_read_all(source, read_totals, month, ret_rows);
}
