/* The messages about sessions: places, sign-ups, tickets. */
#include "wire/wire_fields.h"

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
    {.name = "arrived", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
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
    ATTENDANCE_FIELDS,
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

const struct wire_message wire_session_messages[WIRE_KINDS] = {
    [WIRE_PLACES] = {.name = "places",
                     .least = WIRE_GLASS,
                     .asked = places_request,
                     .answered = places_answer},
    [WIRE_RESERVE] = {.name = "reserve",
                      .least = WIRE_GLASS,
                      .asked = reserve_request,
                      .answered = reserve_answer},
    [WIRE_RELEASE] = {.name = "release",
                      .least = WIRE_GLASS,
                      .asked = release_request,
                      .answered = wire_nothing},
    [WIRE_BOOK] = {.name = "book", .least = WIRE_GLASS, .asked = book_request, .answered = book_answer},
    [WIRE_TICKET] = {.name = "ticket",
                     .least = WIRE_GLASS,
                     .asked = ticket_request,
                     .answered = ticket_answer},
    [WIRE_TICKET_ACT] = {.name = "ticket-act",
                         .least = WIRE_GLASS,
                         .asked = ticket_act_request,
                         .answered = ticket_act_answer},
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
                          .answered = wire_verdict},
};
