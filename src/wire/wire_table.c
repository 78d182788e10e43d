/* The one table of messages. */
#include "wire/wire_table.h"

#include <string.h>

#include "rules/places.h"
#include "rules/reference.h"
#include "rules/session.h"

/* Lengths that other rooms set are repeated here, because the wire knows neither of them: a key's id and a
 * sealed box are vault/vault.h's, a state's name, a reason's length and a page's rows store/store.h's. */
enum { KEY_ID_CHARS = 16, SEALED_CHARS_MAX = 50 * 1024 - 1, PACK_CHARS_MAX = 64, STATE_CHARS_MAX = 16 };
enum { REASON_BYTES_MAX = 299, TRIES_MAX = 1000000000, UUID_CHARS = 36, WHAT_CHARS_MAX = 63 };
/* And here: a pack's names and words are centre/centre.h's, an address and a URL mail/settings.h's. */
enum { DAY_CHARS = 10, KIND_CHARS_MAX = 64, ADDRESS_BYTES_MAX = 254, WORDS_BYTES_MAX = 1040 };
/* What a person may type for a code: as it stands in the mail, or with spaces. */
enum { CODE_BYTES_MAX = 40 };
enum { TICKET_CODE_CHARS = 6, MINUTE_MAX = 24 * 60 - 1, PARTY_MAX = 99, SECONDS_MAX = 24 * 60 * 60 };
enum { WHY_CHARS_MAX = 32 };

#define MOMENT_MAX INT64_C(253402300799999) /* the last millisecond of the year 9999 */

/* And of vitamins, store/vitamins.h's. */
enum { PRODUCT_CHARS_MAX = 31, PACKS_MAX = 99, VOUCHER_ROWS = 16, STOCK_MAX = 100000, STAFF_MAX = 9999 };
enum { MONTH_CHARS = 7 };
/* A PIN is vault/pin.h's, an act of the audit store/staff.h's, a parent's name mail/'s. */
enum { PIN_CHARS_MAX = 12, ACT_CHARS_MAX = 16, NAME_BYTES_MAX = 300, TAG_CHARS_MAX = 35 };
enum { WAIT_SECONDS_MAX = 12 * 60 };

static const struct wire_field nothing[] = {{.name = NULL}};

static const struct wire_field hello_answer[] = {
    {.name = "keyId", .type = WIRE_HEX, .max = KEY_ID_CHARS},
    {.name = "pack", .type = WIRE_NAME, .max = PACK_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field submit_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "sealed", .type = WIRE_BASE64, .max = SEALED_CHARS_MAX},
    {.name = "keyId", .type = WIRE_HEX, .max = KEY_ID_CHARS},
    {.name = NULL},
};

static const struct wire_field submit_answer[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = NULL},
};

static const struct wire_field count_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "what", .type = WIRE_NAME, .max = WHAT_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field clock_request[] = {
    {.name = "utcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "monotonicMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = NULL},
};

static const struct wire_field queue_list_request[] = {
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "limit", .type = WIRE_INTEGER, .max = WIRE_PAGE_ROWS},
    {.name = NULL},
};

static const struct wire_field queue_item[] = {
    {.name = "id", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "state", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = "acceptedUtcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "nextTryUtcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "tries", .type = WIRE_INTEGER, .max = TRIES_MAX},
    {.name = "reason", .type = WIRE_TEXT, .max = REASON_BYTES_MAX},
    {.name = NULL},
};

static const struct wire_field queue_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = queue_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field count_list_request[] = {
    {.name = "afterDay", .type = WIRE_NAME, .max = DAY_CHARS},
    {.name = "afterWhat", .type = WIRE_NAME, .max = WHAT_CHARS_MAX},
    {.name = "limit", .type = WIRE_INTEGER, .max = WIRE_PAGE_ROWS},
    {.name = NULL},
};

static const struct wire_field count_item[] = {
    {.name = "day", .type = WIRE_NAME, .max = DAY_CHARS},
    {.name = "what", .type = WIRE_NAME, .max = WHAT_CHARS_MAX},
    {.name = "count", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field count_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = count_item},
    {.name = NULL},
};

static const struct wire_field route_item[] = {
    {.name = "kind", .type = WIRE_NAME, .max = KIND_CHARS_MAX},
    {.name = "name", .type = WIRE_TEXT, .max = WORDS_BYTES_MAX},
    {.name = "inbox", .type = WIRE_TEXT, .max = ADDRESS_BYTES_MAX},
    {.name = "sender", .type = WIRE_TEXT, .max = ADDRESS_BYTES_MAX},
    {.name = "relay", .type = WIRE_NAME, .max = KIND_CHARS_MAX},
    {.name = "url", .type = WIRE_TEXT, .max = WORDS_BYTES_MAX},
    {.name = "state", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "confirmed", .type = WIRE_NAME, .max = DAY_CHARS},
    {.name = NULL},
};

static const struct wire_field route_list_request[] = {
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field route_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_ROUTE_ROWS, .row = route_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field route_test_request[] = {
    {.name = "kind", .type = WIRE_NAME, .max = KIND_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field test_number[] = {
    {.name = "test", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field route_tested_answer[] = {
    {.name = "state", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "reason", .type = WIRE_TEXT, .max = REASON_BYTES_MAX},
    {.name = NULL},
};

static const struct wire_field route_confirm_request[] = {
    {.name = "kind", .type = WIRE_NAME, .max = KIND_CHARS_MAX},
    {.name = "code", .type = WIRE_TEXT, .max = CODE_BYTES_MAX},
    {.name = NULL},
};

static const struct wire_field route_confirm_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "triesLeft", .type = WIRE_INTEGER, .max = TRIES_MAX},
    {.name = NULL},
};

/* clang-format off */
/* The name of a date of a session, what is left at one, and who comes, in every message that says so. */
#define SESSION_FIELDS                                                   \
    {.name = "session", .type = WIRE_NAME, .max = SESSION_ID_CHARS_MAX}, \
    {.name = "day", .type = WIRE_DAY},                                   \
    {.name = "minute", .type = WIRE_INTEGER, .max = MINUTE_MAX}
#define PLACES_FIELDS                                                    \
    {.name = "families", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},  \
    {.name = "children", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},  \
    {.name = "adults", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},    \
    {.name = "waiting", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT}
#define PARTY_FIELDS                                                     \
    {.name = "children", .type = WIRE_INTEGER, .max = PARTY_MAX},        \
    {.name = "adults", .type = WIRE_INTEGER, .max = PARTY_MAX}
/* clang-format on */

static const struct wire_field session_date[] = {
    SESSION_FIELDS,
    {.name = NULL},
};

static const struct wire_field places_request[] = {
    {.name = "pack", .type = WIRE_NAME, .max = PACK_CHARS_MAX},
    {.name = "dates", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = session_date},
    {.name = NULL},
};

static const struct wire_field places_item[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    PLACES_FIELDS,
    {.name = NULL},
};

static const struct wire_field places_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = places_item},
    {.name = NULL},
};

static const struct wire_field reserve_request[] = {
    {.name = "reservation", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "pack", .type = WIRE_NAME, .max = PACK_CHARS_MAX},
    SESSION_FIELDS,
    PARTY_FIELDS,
    {.name = NULL},
};

static const struct wire_field reserve_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    PLACES_FIELDS,
    {.name = "seconds", .type = WIRE_INTEGER, .max = SECONDS_MAX},
    {.name = NULL},
};

static const struct wire_field release_request[] = {
    {.name = "reservation", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = NULL},
};

static const struct wire_field book_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "sealed", .type = WIRE_BASE64, .max = SEALED_CHARS_MAX},
    {.name = "keyId", .type = WIRE_HEX, .max = KEY_ID_CHARS},
    {.name = "reservation", .type = WIRE_UUID, .max = UUID_CHARS, .may_be_empty = true},
    {.name = NULL},
};

static const struct wire_field book_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS, .may_be_empty = true},
    {.name = "code", .type = WIRE_NAME, .max = TICKET_CODE_CHARS},
    {.name = "position", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
    {.name = "waiting", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
    {.name = NULL},
};

static const struct wire_field ticket_request[] = {
    {.name = "code", .type = WIRE_TEXT, .max = CODE_BYTES_MAX},
    {.name = NULL},
};

static const struct wire_field ticket_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "session", .type = WIRE_NAME, .max = SESSION_ID_CHARS_MAX},
    {.name = "day", .type = WIRE_DAY, .may_be_empty = true},
    {.name = "minute", .type = WIRE_INTEGER, .max = MINUTE_MAX},
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS, .may_be_empty = true},
    PARTY_FIELDS,
    {.name = "position", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
    {.name = "heldUntilUtcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "waitSeconds", .type = WIRE_INTEGER, .max = SECONDS_MAX},
    {.name = NULL},
};

static const struct wire_field ticket_act_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS},
    {.name = "code", .type = WIRE_TEXT, .max = CODE_BYTES_MAX},
    {.name = "act", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field ticket_act_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "waitSeconds", .type = WIRE_INTEGER, .max = SECONDS_MAX},
    {.name = NULL},
};

static const struct wire_field sign_up_dates_request[] = {
    {.name = "from", .type = WIRE_DAY},
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field sign_up_date[] = {
    SESSION_FIELDS,
    PLACES_FIELDS,
    {.name = "offered", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
    {.name = NULL},
};

static const struct wire_field sign_up_dates_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = sign_up_date},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field date_page_request[] = {
    SESSION_FIELDS,
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field sign_up_item[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = "state", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    PARTY_FIELDS,
    {.name = "position", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
    {.name = "madeUtcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "heldUntilUtcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = NULL},
};

static const struct wire_field sign_up_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = sign_up_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field passed_item[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = "utcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "why", .type = WIRE_NAME, .max = WHY_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field passed_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = passed_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field sign_up_act_request[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = "act", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field verdict_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = NULL},
};

/* --- vitamins --- */

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

static const struct wire_field reference_request[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
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

static const struct wire_field after_request[] = {
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
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

/* --- staff --- */

static const struct wire_field unlock_request[] = {
    {.name = "staff", .type = WIRE_INTEGER, .max = STAFF_MAX},
    {.name = "pin", .type = WIRE_TEXT, .max = PIN_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field unlock_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "waitSeconds", .type = WIRE_INTEGER, .max = WAIT_SECONDS_MAX},
    {.name = NULL},
};

static const struct wire_field ticket_of_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "session", .type = WIRE_NAME, .max = SESSION_ID_CHARS_MAX},
    {.name = "day", .type = WIRE_DAY, .may_be_empty = true},
    {.name = "minute", .type = WIRE_INTEGER, .max = MINUTE_MAX},
    {.name = "code", .type = WIRE_NAME, .max = TICKET_CODE_CHARS},
    {.name = "name", .type = WIRE_TEXT, .max = NAME_BYTES_MAX},
    {.name = "language", .type = WIRE_NAME, .max = TAG_CHARS_MAX},
    PARTY_FIELDS,
    {.name = "position", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
    {.name = NULL},
};

static const struct wire_field staff_item[] = {
    {.name = "staff", .type = WIRE_INTEGER, .max = STAFF_MAX},
    {.name = "day", .type = WIRE_DAY},
    {.name = "state", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field staff_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = staff_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field staff_set_request[] = {
    {.name = "staff", .type = WIRE_INTEGER, .max = STAFF_MAX},
    {.name = "act", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "pin", .type = WIRE_TEXT, .max = PIN_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field staff_remove_request[] = {
    {.name = "staff", .type = WIRE_INTEGER, .max = STAFF_MAX},
    {.name = NULL},
};

static const struct wire_field audit_item[] = {
    {.name = "id", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "utcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "staff", .type = WIRE_INTEGER, .max = STAFF_MAX},
    {.name = "act", .type = WIRE_NAME, .max = ACT_CHARS_MAX},
    {.name = "what", .type = WIRE_NAME, .max = WHAT_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field audit_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = audit_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_message messages[WIRE_KINDS] = {
    [WIRE_HELLO] = {.name = "hello", .least = WIRE_GLASS, .asked = nothing, .answered = hello_answer},
    [WIRE_SUBMIT] = {.name = "submit",
                     .least = WIRE_GLASS,
                     .asked = submit_request,
                     .answered = submit_answer},
    [WIRE_COUNT] = {.name = "count", .least = WIRE_GLASS, .asked = count_request, .answered = nothing},
    [WIRE_CLOCK] = {.name = "clock", .least = WIRE_GLASS, .asked = clock_request, .answered = nothing},
    [WIRE_QUEUE_LIST] = {.name = "queue-list",
                         .least = WIRE_ADMIN,
                         .asked = queue_list_request,
                         .answered = queue_list_answer},
    [WIRE_PLACES] = {.name = "places",
                     .least = WIRE_GLASS,
                     .asked = places_request,
                     .answered = places_answer},
    [WIRE_RESERVE] = {.name = "reserve",
                      .least = WIRE_GLASS,
                      .asked = reserve_request,
                      .answered = reserve_answer},
    [WIRE_RELEASE] = {.name = "release", .least = WIRE_GLASS, .asked = release_request, .answered = nothing},
    [WIRE_BOOK] = {.name = "book", .least = WIRE_GLASS, .asked = book_request, .answered = book_answer},
    [WIRE_TICKET] = {.name = "ticket",
                     .least = WIRE_GLASS,
                     .asked = ticket_request,
                     .answered = ticket_answer},
    [WIRE_TICKET_ACT] = {.name = "ticket-act",
                         .least = WIRE_GLASS,
                         .asked = ticket_act_request,
                         .answered = ticket_act_answer},
    [WIRE_VOUCHER] = {.name = "voucher",
                      .least = WIRE_GLASS,
                      .asked = voucher_request,
                      .answered = voucher_answer},
    [WIRE_VOUCHER_LAST] = {.name = "voucher-last",
                           .least = WIRE_GLASS,
                           .asked = reference_request,
                           .answered = voucher_last_answer},
    [WIRE_VOUCHER_LOOK] = {.name = "voucher-look",
                           .least = WIRE_STAFF,
                           .asked = reference_request,
                           .answered = voucher_look_answer},
    [WIRE_HAND_OVER] = {.name = "hand-over",
                        .least = WIRE_STAFF,
                        .asked = hand_over_request,
                        .answered = hand_over_answer},
    [WIRE_STOCK_LIST] = {.name = "stock-list",
                         .least = WIRE_STAFF,
                         .asked = after_request,
                         .answered = stock_list_answer},
    [WIRE_STOCK_CHANGE] = {.name = "stock-change",
                           .least = WIRE_ADMIN,
                           .asked = stock_change_request,
                           .answered = verdict_answer},
    [WIRE_VITAMINS_TOTALS] = {.name = "vitamins-totals",
                              .least = WIRE_ADMIN,
                              .asked = totals_request,
                              .answered = totals_answer},
    [WIRE_SIGN_UP_DATES] = {.name = "sign-up-dates",
                            .least = WIRE_STAFF,
                            .asked = sign_up_dates_request,
                            .answered = sign_up_dates_answer},
    [WIRE_SIGN_UP_LIST] = {.name = "sign-up-list",
                           .least = WIRE_STAFF,
                           .asked = date_page_request,
                           .answered = sign_up_list_answer},
    [WIRE_PASSED_LIST] = {.name = "passed-list",
                          .least = WIRE_STAFF,
                          .asked = date_page_request,
                          .answered = passed_list_answer},
    [WIRE_SIGN_UP_ACT] = {.name = "sign-up-act",
                          .least = WIRE_STAFF,
                          .asked = sign_up_act_request,
                          .answered = verdict_answer},
    [WIRE_UNLOCK] = {.name = "unlock",
                     .least = WIRE_GLASS,
                     .asked = unlock_request,
                     .answered = unlock_answer},
    [WIRE_LOCK] = {.name = "lock", .least = WIRE_GLASS, .asked = nothing, .answered = nothing},
    [WIRE_TICKET_OF] = {.name = "ticket-of",
                        .least = WIRE_STAFF,
                        .asked = reference_request,
                        .answered = ticket_of_answer},
    [WIRE_STAFF_LIST] = {.name = "staff-list",
                         .least = WIRE_ADMIN,
                         .asked = after_request,
                         .answered = staff_list_answer},
    [WIRE_STAFF_SET] = {.name = "staff-set",
                        .least = WIRE_ADMIN,
                        .asked = staff_set_request,
                        .answered = verdict_answer},
    [WIRE_STAFF_REMOVE] = {.name = "staff-remove",
                           .least = WIRE_ADMIN,
                           .asked = staff_remove_request,
                           .answered = verdict_answer},
    [WIRE_AUDIT_LIST] = {.name = "audit-list",
                         .least = WIRE_ADMIN,
                         .asked = after_request,
                         .answered = audit_list_answer},
    [WIRE_COUNT_LIST] = {.name = "count-list",
                         .least = WIRE_ADMIN,
                         .asked = count_list_request,
                         .answered = count_list_answer},
    [WIRE_ROUTE_LIST] = {.name = "route-list",
                         .least = WIRE_ADMIN,
                         .asked = route_list_request,
                         .answered = route_list_answer},
    [WIRE_ROUTE_TEST] = {.name = "route-test",
                         .least = WIRE_ADMIN,
                         .asked = route_test_request,
                         .answered = test_number},
    [WIRE_ROUTE_TESTED] = {.name = "route-tested",
                           .least = WIRE_ADMIN,
                           .asked = test_number,
                           .answered = route_tested_answer},
    [WIRE_ROUTE_CONFIRM] = {.name = "route-confirm",
                            .least = WIRE_ADMIN,
                            .asked = route_confirm_request,
                            .answered = route_confirm_answer},
};

const struct wire_message *wire_message_of(enum wire_kind kind)
{
    return &messages[kind];
}

enum wire_kind wire_kind_named(const char *name)
{
    int kind = 0;

    while (kind < WIRE_KINDS && strcmp(messages[kind].name, name) != 0)
        kind++;
    return (enum wire_kind)kind;
}
