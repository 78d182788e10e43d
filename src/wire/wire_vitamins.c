/* The messages about vitamins: vouchers and stock. */
#include "wire/wire_fields.h"

static const struct wire_field voucher_item[] = {
    {.name = "product", .type = WIRE_NAME, .max = PRODUCT_CHARS_MAX},
    {.name = "terms", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "count", .type = WIRE_INTEGER, .max = PACKS_MAX},
    {.name = NULL},
};

static const struct wire_field voucher_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "items", .type = WIRE_ROWS, .max = VOUCHER_ROWS, .row = voucher_item},
    {.name = NULL},
};

static const struct wire_field voucher_answer[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = "until", .type = WIRE_DAY},
    {.name = NULL},
};

static const struct wire_field voucher_last_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "day", .type = WIRE_DAY, .may_be_empty = true},
    {.name = NULL},
};

static const struct wire_field voucher_look_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "until", .type = WIRE_DAY, .may_be_empty = true},
    {.name = "items", .type = WIRE_ROWS, .max = VOUCHER_ROWS, .row = voucher_item},
    {.name = NULL},
};

static const struct wire_field hand_over_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = "cardSeen", .type = WIRE_INTEGER, .max = 1},
    {.name = "staff", .type = WIRE_INTEGER, .max = STAFF_MAX},
    {.name = NULL},
};

static const struct wire_field hand_over_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "product", .type = WIRE_NAME, .max = PRODUCT_CHARS_MAX},
    {.name = NULL},
};

/* clang-format off */
#define BATCH_FIELDS                                                  \
    {.name = "product", .type = WIRE_NAME, .max = PRODUCT_CHARS_MAX}, \
    {.name = "batch", .type = WIRE_NAME, .max = PRODUCT_CHARS_MAX},   \
    {.name = "expires", .type = WIRE_DAY},                            \
    {.name = "count", .type = WIRE_INTEGER, .max = STOCK_MAX}
/* clang-format on */

static const struct wire_field stock_item[] = {
    BATCH_FIELDS,
    {.name = NULL},
};

static const struct wire_field stock_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = stock_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field stock_change_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "change", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    BATCH_FIELDS,
    {.name = "staff", .type = WIRE_INTEGER, .max = STAFF_MAX},
    {.name = NULL},
};

static const struct wire_field totals_request[] = {
    {.name = "month", .type = WIRE_NAME, .max = MONTH_CHARS},
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field totals_item[] = {
    {.name = "product", .type = WIRE_NAME, .max = PRODUCT_CHARS_MAX},
    {.name = "terms", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "packs", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field totals_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = totals_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

const struct wire_message wire_vitamin_messages[WIRE_KINDS] = {
    [WIRE_VOUCHER] = {.name = "voucher",
                      .least = WIRE_GLASS,
                      .asked = voucher_request,
                      .answered = voucher_answer},
    [WIRE_VOUCHER_LAST] = {.name = "voucher-last",
                           .least = WIRE_GLASS,
                           .asked = wire_reference,
                           .answered = voucher_last_answer},
    [WIRE_VOUCHER_LOOK] = {.name = "voucher-look",
                           .least = WIRE_STAFF,
                           .asked = wire_reference,
                           .answered = voucher_look_answer},
    [WIRE_HAND_OVER] = {.name = "hand-over",
                        .least = WIRE_STAFF,
                        .asked = hand_over_request,
                        .answered = hand_over_answer},
    [WIRE_STOCK_LIST] = {.name = "stock-list",
                         .least = WIRE_STAFF,
                         .asked = wire_after,
                         .answered = stock_list_answer},
    [WIRE_STOCK_CHANGE] = {.name = "stock-change",
                           .least = WIRE_STAFF,
                           .asked = stock_change_request,
                           .answered = wire_verdict},
    [WIRE_VITAMINS_TOTALS] = {.name = "vitamins-totals",
                              .least = WIRE_ADMIN,
                              .asked = totals_request,
                              .answered = totals_answer},
};
