/* The stock of vitamins, and what was given of it in a month. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "tools/ctl.h"
#include "tools/typed.h"
#include "tools/vitamins.h"

enum { WORD_BYTES = 24, DATE_BYTES = 11, PACKS_MAX = 100000 };

/* --- what there is --- */

static const char *state_of(const json_t *row, const struct vitamins *vitamins, struct date today)
{
    struct date expires = {0};
    char text[DATE_BYTES];

    row_text(row, "expires", text, sizeof text);
    if (date_read(text, &expires) != OK || date_compare(expires, today) < 0)
        return "expired";
    return date_days_between(today, expires) <= vitamins->expiry_days ? "expires-soon" : "good";
}

static void mark_rows(json_t *rows, const struct vitamins *vitamins, struct date today)
{
    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_t *row = json_array_get(rows, i);

        (void)json_object_set_new(row, "state", json_string(state_of(row, vitamins, today)));
    }
}

/* Packs of each product of the pack that may be given, and whether they are few. */
static json_t *sum_products(const json_t *rows, const struct vitamins *vitamins)
{
    json_t *products = json_array();

    for (size_t p = 0; p < vitamins->product_count; p++) {
        const char *id = vitamins->products[p].id;
        json_int_t packs = 0;

        for (size_t i = 0; i < json_array_size(rows); i++) {
            const json_t *row = json_array_get(rows, i);
            char product[VITAMINS_ID_BYTES], state[WORD_BYTES];

            row_text(row, "product", product, sizeof product);
            row_text(row, "state", state, sizeof state);
            if (strcmp(product, id) == 0 && strcmp(state, "expired") != 0)
                packs += row_number(row, "count");
        }
        (void)json_array_append_new(products, json_pack("{s:s, s:I, s:b}", "product", id, "packs", packs,
                                                        "low", packs < vitamins->low_stock));
    }
    return products;
}

static void print_stock(const json_t *rows, const json_t *products, const struct vitamins *vitamins)
{
    printf("product                          batch                            expires      packs\n");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        char product[VITAMINS_ID_BYTES], batch[VITAMINS_BATCH_BYTES], expires[DATE_BYTES], state[WORD_BYTES];

        row_text(row, "product", product, sizeof product);
        row_text(row, "batch", batch, sizeof batch);
        row_text(row, "expires", expires, sizeof expires);
        row_text(row, "state", state, sizeof state);
        printf("%-31s  %-31s  %-10s  %6d%s\n", product, batch, expires, (int)row_number(row, "count"),
               strcmp(state, "expired") == 0        ? "  expired: is not given any more, write it off"
               : strcmp(state, "expires-soon") == 0 ? "  expires soon"
                                                    : "");
    }
    for (size_t i = 0; i < json_array_size(products); i++) {
        const json_t *row = json_array_get(products, i);
        char product[VITAMINS_ID_BYTES];

        row_text(row, "product", product, sizeof product);
        printf("%s: %d can be given", product, (int)row_number(row, "packs"));
        if (json_is_true(json_object_get(row, "low")))
            printf("; low stock, fewer than %d", vitamins->low_stock);
        printf("\n");
    }
}

int ctl_vitamins_stock(const struct ctl_request *request)
{
    struct source source = {.channel = NULL};
    const struct vitamins *vitamins;
    struct centre *centre = NULL;
    json_t *rows = NULL;
    json_t *products;
    struct date today;
    enum status status;

    if (ctl_today(request, &today) != OK)
        return CTL_CALLED_WRONGLY;
    status = vitamins_open_pack(request->data, &centre);
    if (status == OK)
        status = source_open(request->data, &source);
    if (status == OK)
        status = vitamins_read_stock(&source, &rows);
    source_close(&source);
    if (status == OK) {
        vitamins = centre_about(centre)->vitamins;
        mark_rows(rows, vitamins, today);
        products = sum_products(rows, vitamins);
        if (request->value[CTL_JSON] != NULL)
            ctl_print_json(json_pack("{s:O, s:O}", "items", rows, "products", products));
        else
            print_stock(rows, products, vitamins);
        json_decref(products);
    }
    json_decref(rows);
    centre_destroy(centre);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}

/* --- what becomes of it --- */

/* Names as the ledger keeps them. */
static bool read_name(const char *what, const char *text, char *ret_name, size_t bytes)
{
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    if (text != NULL && text[0] != '\0' && text[strspn(text, LETTERS)] == '\0' &&
        (size_t)snprintf(ret_name, bytes, "%s", text) < bytes)
        return true;
    log_line("%s: %s; write letters, digits, - and _ only, at most %zu", what,
             text != NULL ? "cannot be kept as it is" : "is missing", bytes - 1);
    return false;
}

static bool read_packs(const char *text, int fewest, int *ret_packs)
{
    int packs = 0;

    if (text != NULL && text[0] != '\0' && strlen(text) <= 6 && text[strspn(text, "0123456789")] == '\0') {
        for (; *text != '\0'; text++)
            packs = packs * 10 + (*text - '0');
        if (packs >= fewest && packs <= PACKS_MAX) {
            *ret_packs = packs;
            return true;
        }
    }
    log_line("--packs: how many is missing; write a whole number from %d to %d", fewest, PACKS_MAX);
    return false;
}

static bool read_batch(const struct ctl_request *request, enum stock_change change,
                       struct stock_batch *ret_batch)
{
    const char *expires = request->value[CTL_EXPIRES];

    if (!read_name("PRODUCT", request->folder, ret_batch->product, sizeof ret_batch->product) ||
        !read_name("--batch", request->value[CTL_BATCH], ret_batch->batch, sizeof ret_batch->batch) ||
        !read_packs(request->value[CTL_PACKS], change == STOCK_COUNTED ? 0 : 1, &ret_batch->count))
        return false;
    if (expires != NULL && date_read(expires, &ret_batch->expires) == OK && ret_batch->expires.day != 0)
        return true;
    log_line("--expires: the last day on which it may be given is missing; write it as 2027-03-31");
    return false;
}

static bool say_change(const struct stock_batch *batch, enum stock_change change, const json_t *answer)
{
    static const char *const DONE[] = {
        [STOCK_RECEIVED] = "received", [STOCK_WRITTEN_OFF] = "written off", [STOCK_COUNTED] = "counted"};
    char verdict[WORD_BYTES], expires[DATE_BYTES];

    row_text(answer, "verdict", verdict, sizeof verdict);
    date_write(batch->expires, expires);
    if (strcmp(verdict, "done") == 0)
        printf("%s, batch %s, expires %s: %d %s\n", batch->product, batch->batch, expires, batch->count,
               DONE[change]);
    else if (strcmp(verdict, "too-few") == 0)
        log_line("%s, batch %s, expires %s: there are fewer than %d; doorstepctl vitamins stock lists them",
                 batch->product, batch->batch, expires, batch->count);
    else
        log_line("%s: is no product of the pack in use; write one of those that doorstepctl vitamins stock "
                 "lists",
                 batch->product);
    return strcmp(verdict, "done") == 0;
}

static int change(const struct ctl_request *request, enum stock_change change)
{
    struct source source = {.channel = NULL};
    struct stock_batch batch = {.count = 0};
    struct centre *centre = NULL;
    json_t *answer = NULL;
    bool is_done = false;
    enum status status;

    if (!read_batch(request, change, &batch))
        return CTL_CALLED_WRONGLY;
    status = vitamins_open_pack(request->data, &centre);
    if (status == OK)
        status = source_open(request->data, &source);
    if (status == OK)
        status = vitamins_change(&source, centre_about(centre)->vitamins, change, &batch, &answer);
    source_close(&source);
    if (status == OK && request->value[CTL_JSON] != NULL) {
        is_done = strcmp(json_string_value(json_object_get(answer, "verdict")), "done") == 0;
        ctl_print_json(json_incref(answer));
    } else if (status == OK) {
        is_done = say_change(&batch, change, answer);
    }
    json_decref(answer);
    centre_destroy(centre);
    return is_done ? CTL_DONE : CTL_DID_NOT_HOLD;
}

int ctl_vitamins_receive(const struct ctl_request *request)
{
    return change(request, STOCK_RECEIVED);
}

int ctl_vitamins_write_off(const struct ctl_request *request)
{
    return change(request, STOCK_WRITTEN_OFF);
}

int ctl_vitamins_count(const struct ctl_request *request)
{
    return change(request, STOCK_COUNTED);
}

/* --- what was given --- */

static void print_totals(const char *month, const json_t *rows)
{
    json_int_t sum = 0;

    printf("handed over in %s\nproduct                          terms     packs\n", month);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        char product[VITAMINS_ID_BYTES], terms[WORD_BYTES];

        row_text(row, "product", product, sizeof product);
        row_text(row, "terms", terms, sizeof terms);
        printf("%-31s  %-6s  %7" JSON_INTEGER_FORMAT "\n", product, terms, row_number(row, "packs"));
        sum += row_number(row, "packs");
    }
    printf("%-31s  %-6s  %7" JSON_INTEGER_FORMAT "\n", "in all", "", sum);
}

int ctl_vitamins_report(const struct ctl_request *request)
{
    char month[DATE_BYTES];
    struct date asked;
    struct source source;
    json_t *rows = NULL;
    enum status status;

    if (!typed_month(request->value[CTL_MONTH], &asked))
        return CTL_CALLED_WRONGLY;
    date_write(asked, month);
    status = source_open(request->data, &source);
    if (status == OK)
        status = vitamins_read_totals(&source, month, &rows);
    source_close(&source);
    if (status != OK)
        return CTL_DID_NOT_HOLD;
    if (request->value[CTL_JSON] != NULL)
        ctl_print_json(json_pack("{s:s, s:O}", "month", month, "items", rows));
    else
        print_totals(month, rows);
    json_decref(rows);
    return CTL_DONE;
}
