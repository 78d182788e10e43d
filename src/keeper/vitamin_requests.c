#include "keeper/vitamin_requests.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "keeper/dates.h"
#include "keeper/guesses.h"
#include "keeper/requests.h"
#include "store/rows.h"
#include "wire/wire.h"

static const char VITAMINS[] = "vitamins"; /* in the log */
static const char GUESSED[] = "voucher-code";

static struct date today(const struct safe *safe)
{
    return date_of_utc(clock_utc_ms(&safe->clock));
}

/* How vitamins are given, by the pack in use. Fails: NOT_FOUND (there is no pack), INVALID (none are given).
 */
static enum status find_rules(const struct safe *safe, const struct vitamins **ret_vitamins)
{
    struct pack pack;

    if (dates_pack(safe, &pack) != OK)
        return NOT_FOUND;
    *ret_vitamins = centre_about(pack.centre)->vitamins;
    return *ret_vitamins != NULL ? OK : INVALID;
}

static json_t *refuse_rules(enum status status)
{
    return status == NOT_FOUND ? request_refuse_pack()
                               : wire_refusal(INVALID, "this centre gives no vitamins: centre.json has no "
                                                       "\"vitamins\"");
}

/* --- vouchers --- */

/* The terms on which the centre gives any, in its mode. Fails: INVALID. */
static enum status read_terms(const struct vitamins *vitamins, const char *name,
                              enum vitamins_terms *ret_terms)
{
    static const bool HOLD[][VITAMINS_NEEDS_CARD + 1] = {
        [VITAMINS_UNIVERSAL] = {[VITAMINS_FREE] = true},
        [VITAMINS_SCHEME] = {[VITAMINS_FREE_WITH_CARD] = true},
        [VITAMINS_BOTH] = {[VITAMINS_FREE_WITH_CARD] = true, [VITAMINS_PRICED] = true},
    };

    for (int terms = VITAMINS_FREE; terms <= VITAMINS_NEEDS_CARD; terms++) {
        if (strcmp(name, vitamins_terms_name((enum vitamins_terms)terms)) != 0)
            continue;
        *ret_terms = (enum vitamins_terms)terms;
        return HOLD[vitamins->mode][terms] ? OK : INVALID;
    }
    return INVALID;
}

/* One pack for each person whom the glass can ask about. */
static int most_of(const struct vitamins_product *product)
{
    return product->for_women ? 1 : AGES_MAX;
}

static int count_so_far(const struct voucher_item *items, size_t count, const char *product)
{
    int packs = 0;

    for (size_t i = 0; i < count; i++)
        packs += strcmp(items[i].product, product) == 0 ? items[i].count : 0;
    return packs;
}

/* Fails: INVALID, and says why. */
static enum status read_item(const struct vitamins *vitamins, const json_t *asked, struct voucher_item *items,
                             size_t index, const char **ret_why)
{
    struct voucher_item *item = &items[index];
    const char *id = request_text(asked, "product");
    const struct vitamins_product *product = vitamins_find_product(vitamins, id);

    item->count = request_number(asked, "count");
    if (product == NULL)
        *ret_why = "the pack in use has no such product";
    else if (read_terms(vitamins, request_text(asked, "terms"), &item->terms) != OK)
        *ret_why = "the pack in use gives none on such terms";
    else if (item->count < 1 || count_so_far(items, index, id) + item->count > most_of(product))
        *ret_why = "nobody gets so many at once";
    else
        (void)snprintf(item->product, sizeof item->product, "%s", id);
    return (*ret_why)[0] == '\0' ? OK : INVALID;
}

static enum status read_items(const struct vitamins *vitamins, const json_t *asked,
                              struct voucher_item items[VOUCHER_ITEMS_MAX], const char **ret_why)
{
    size_t count = json_array_size(asked);
    enum status status = OK;

    if (count == 0) {
        *ret_why = "there is nothing on it";
        return INVALID;
    }
    for (size_t i = 0; i < count && status == OK; i++)
        status = read_item(vitamins, json_array_get(asked, i), items, i, ret_why);
    return status;
}

json_t *vitamin_answer_voucher(struct safe *safe, const json_t *fields)
{
    const json_t *asked = json_object_get(fields, "items");
    struct voucher_item items[VOUCHER_ITEMS_MAX] = {{.count = 0}};
    const struct vitamins *vitamins = NULL;
    struct voucher voucher;
    const char *why = "";
    char until[11];
    enum status status = find_rules(safe, &vitamins);

    if (status != OK)
        return refuse_rules(status);
    if (read_items(vitamins, asked, items, &why) != OK)
        return wire_refusal(INVALID, why);
    status = voucher_make(safe->store, request_text(fields, "key"), items, json_array_size(asked),
                          date_add_days(today(safe), vitamins->voucher_days), clock_utc_ms(&safe->clock),
                          safe->random, &voucher);
    if (status != OK)
        return request_refuse_store(safe, VITAMINS, status);
    log_line("%s: voucher made", voucher.reference);
    date_write(voucher.until, until);
    return wire_answer(WIRE_VOUCHER, json_pack("{s:s,s:s}", "reference", voucher.reference, "until", until));
}

static json_t *last_answer(const char *verdict, struct date day)
{
    char text[11] = "";

    if (day.year != 0)
        date_write(day, text);
    return wire_answer(WIRE_VOUCHER_LAST, json_pack("{s:s,s:s}", "verdict", verdict, "day", text));
}

/* A code that was never given is a guess, and on disk before anybody hears that it was wrong. One that was
 * given and not used yet tells no day, and is none. */
json_t *vitamin_answer_last(struct safe *safe, const json_t *fields)
{
    struct voucher voucher = {.id = 0};
    int64_t wait_ms = 0;
    enum status status = guesses_wait(safe, GUESSED, &wait_ms);

    if (status == OK && wait_ms > 0)
        return last_answer("too-many", (struct date){0});
    if (status == OK)
        status = voucher_find(safe->store, request_text(fields, "reference"), &voucher);
    if (status == NOT_FOUND)
        status = guesses_wrong(safe, GUESSED);
    if (status != OK)
        return request_refuse_store(safe, VITAMINS, status);
    return last_answer(voucher.handed_over.year != 0 ? "found" : "unknown", voucher.handed_over);
}

/* --- the counter --- */

json_t *vitamin_answer_look(struct safe *safe, const json_t *fields)
{
    struct voucher voucher = {.id = 0};
    enum status status = voucher_find(safe->store, request_text(fields, "reference"), &voucher);

    if (status != OK && status != NOT_FOUND)
        return request_refuse_store(safe, VITAMINS, status);
    return wire_answer(WIRE_VOUCHER_LOOK, voucher_row(status == OK ? &voucher : NULL, today(safe)));
}

json_t *vitamin_answer_hand_over(struct safe *safe, const json_t *fields)
{
    const struct hand_over hand_over = {
        .key = request_text(fields, "key"),
        .reference = request_text(fields, "reference"),
        .card_seen = request_number(fields, "cardSeen") == 1,
        .staff = request_staff(safe, fields),
        .now_utc_ms = clock_utc_ms(&safe->clock),
    };
    enum hand_over_verdict verdict = HAND_OVER_NONE;
    struct voucher voucher = {.id = 0};
    int missing = 0;
    enum status status = voucher_hand_over(safe->store, &hand_over, &verdict, &missing);

    if (status == OK && verdict == HAND_OVER_NO_STOCK)
        status = voucher_find(safe->store, hand_over.reference, &voucher);
    if (status != OK)
        return request_refuse_store(safe, VITAMINS, status);
    log_line("%s: hand-over: %s", hand_over.reference, hand_over_verdict_name(verdict));
    return wire_answer(WIRE_HAND_OVER,
                       json_pack("{s:s,s:s}", "verdict", hand_over_verdict_name(verdict), "product",
                                 verdict == HAND_OVER_NO_STOCK ? voucher.items[missing].product : ""));
}

/* --- stock --- */

json_t *vitamin_answer_stock(struct safe *safe, const json_t *fields)
{
    struct stock_batch batches[WIRE_PAGE_ROWS];
    size_t offset = request_offset(fields);
    size_t count = 0;
    enum status status = stock_list(safe->store, offset, batches, WIRE_PAGE_ROWS, &count);
    json_t *items;

    if (status != OK)
        return request_refuse_store(safe, VITAMINS, status);
    items = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(items, stock_row(&batches[i]));
    return request_page_answer(WIRE_STOCK_LIST, items, offset);
}

static struct stock_batch batch_of(const json_t *fields)
{
    struct stock_batch batch = {.expires = request_date(fields, "expires"),
                                .count = request_number(fields, "count")};

    (void)snprintf(batch.product, sizeof batch.product, "%s", request_text(fields, "product"));
    (void)snprintf(batch.batch, sizeof batch.batch, "%s", request_text(fields, "batch"));
    return batch;
}

/* What is still there of a product that the pack no longer has can be written off. */
static bool may_change(const struct vitamins *vitamins, enum stock_change change, const char *product)
{
    return change == STOCK_WRITTEN_OFF || vitamins_find_product(vitamins, product) != NULL;
}

/* What comes in is typed from its delivery note, which the pages of staff have no boxes for. */
static bool is_for_admin(const struct safe *safe, enum stock_change change)
{
    return change == STOCK_RECEIVED && safe->asker->kind != WIRE_ADMIN;
}

json_t *vitamin_answer_change(struct safe *safe, const json_t *fields)
{
    const struct stock_batch batch = batch_of(fields);
    const struct vitamins *vitamins = NULL;
    enum stock_change change;
    const char *verdict = "done";
    enum status status = find_rules(safe, &vitamins);

    if (status != OK)
        return refuse_rules(status);
    if (!stock_change_named(request_text(fields, "change"), &change))
        return wire_refusal(INVALID, "there is no such change");
    if (is_for_admin(safe, change))
        return wire_refusal(DENIED, "packs are received with doorstepctl vitamins receive");
    if (batch.batch[0] == '\0' || (batch.count == 0 && change != STOCK_COUNTED))
        return wire_refusal(INVALID, "which batch, and how many packs?");
    if (!may_change(vitamins, change, batch.product)) {
        verdict = "no-product";
    } else {
        status = stock_change(safe->store, request_text(fields, "key"), change, &batch,
                              request_staff(safe, fields), clock_utc_ms(&safe->clock));
        if (status == INVALID)
            verdict = "too-few";
        else if (status != OK)
            return request_refuse_store(safe, VITAMINS, status);
    }
    log_line("stock: %s %s: %s %d: %s", batch.product, batch.batch, stock_change_name(change), batch.count,
             verdict);
    return wire_answer(WIRE_STOCK_CHANGE, json_pack("{s:s}", "verdict", verdict));
}

json_t *vitamin_answer_totals(struct safe *safe, const json_t *fields)
{
    struct vitamins_total totals[WIRE_PAGE_ROWS];
    size_t offset = request_offset(fields);
    struct date month;
    size_t count = 0;
    enum status status;
    json_t *items;

    if (request_month(fields, "month", &month) != OK)
        return request_refuse_month();
    status = vitamins_totals(safe->store, month.year, month.month, offset, totals, WIRE_PAGE_ROWS, &count);
    if (status != OK)
        return request_refuse_store(safe, VITAMINS, status);
    items = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(items, vitamins_total_row(&totals[i]));
    return request_page_answer(WIRE_VITAMINS_TOTALS, items, offset);
}
