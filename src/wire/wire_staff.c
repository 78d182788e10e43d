/* The messages about staff, and for them alone. */
#include "wire/wire_fields.h"

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
    {.name = "what", .type = WIRE_NAME, .max = AUDIT_WHAT_MAX},
    {.name = NULL},
};

static const struct wire_field audit_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = audit_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

const struct wire_message wire_staff_messages[WIRE_KINDS] = {
    [WIRE_UNLOCK] = {.name = "unlock",
                     .least = WIRE_GLASS,
                     .asked = unlock_request,
                     .answered = unlock_answer},
    [WIRE_LOCK] = {.name = "lock", .least = WIRE_GLASS, .asked = wire_nothing, .answered = wire_nothing},
    [WIRE_TICKET_OF] = {.name = "ticket-of",
                        .least = WIRE_STAFF,
                        .asked = wire_reference,
                        .answered = ticket_of_answer},
    [WIRE_STAFF_LIST] = {.name = "staff-list",
                         .least = WIRE_ADMIN,
                         .asked = wire_after,
                         .answered = staff_list_answer},
    [WIRE_STAFF_SET] = {.name = "staff-set",
                        .least = WIRE_ADMIN,
                        .asked = staff_set_request,
                        .answered = wire_verdict},
    [WIRE_STAFF_REMOVE] = {.name = "staff-remove",
                           .least = WIRE_ADMIN,
                           .asked = staff_remove_request,
                           .answered = wire_verdict},
    [WIRE_AUDIT_LIST] = {.name = "audit-list",
                         .least = WIRE_ADMIN,
                         .asked = wire_after,
                         .answered = audit_list_answer},
};
