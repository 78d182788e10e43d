/* The messages of the desk: names, registers, who comes without having signed up, what is set over the pack,
 * how requests fare, the month's report. */
#include "wire/wire_fields.h"

static const struct wire_field name_of_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "name", .type = WIRE_TEXT, .max = NAME_BYTES_MAX},
    {.name = "phone", .type = WIRE_TEXT, .max = PHONE_BYTES_MAX},
    {.name = "language", .type = WIRE_NAME, .max = TAG_CHARS_MAX},
    {.name = NULL},
};

static const struct wire_field date_page_request[] = {
    SESSION_FIELDS,
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field register_item[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = "state", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "position", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},
    {.name = "name", .type = WIRE_TEXT, .max = NAME_BYTES_MAX},
    {.name = "phone", .type = WIRE_TEXT, .max = PHONE_BYTES_MAX},
    {.name = "language", .type = WIRE_NAME, .max = TAG_CHARS_MAX},
    PARTY_FIELDS,
    {.name = "ages", .type = WIRE_TEXT, .max = AGES_BYTES_MAX},
    ATTENDANCE_FIELDS,
    {.name = NULL},
};

static const struct wire_field register_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = register_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field walk_in_request[] = {
    {.name = "key", .type = WIRE_UUID, .max = UUID_CHARS}, SESSION_FIELDS, PARTY_FIELDS,
    {.name = "isNew", .type = WIRE_INTEGER, .max = 1},     {.name = NULL},
};

static const struct wire_field walk_in_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS, .may_be_empty = true},
    LEFT_FIELDS,
    {.name = NULL},
};

static const struct wire_field status_answer[] = {
    {.name = "sentToday", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "waiting", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "held", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "setAside", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "oldestUtcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "nextTryUtcMs", .type = WIRE_INTEGER, .max = MOMENT_MAX},
    {.name = "cause", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "diskFreeMb", .type = WIRE_INTEGER, .max = MEGABYTES_MAX},
    {.name = "diskIsFull", .type = WIRE_INTEGER, .max = 1},
    {.name = NULL},
};

static const struct wire_field edit_item[] = {
    {.name = "id", .type = WIRE_INTEGER, .max = INT64_MAX},
    EDIT_FIELDS,
    {.name = "isFound", .type = WIRE_INTEGER, .max = 1},
    {.name = NULL},
};

static const struct wire_field edit_list_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = edit_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field edit_put_request[] = {EDIT_FIELDS, {.name = NULL}};

static const struct wire_field edit_put_answer[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "id", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field edit_undo_request[] = {
    {.name = "id", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field report_request[] = {
    {.name = "month", .type = WIRE_NAME, .max = MONTH_CHARS},
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

static const struct wire_field report_item[] = {
    {.name = "part", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = "what", .type = WIRE_NAME, .max = REPORT_WHAT_MAX},
    {.name = "count", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = "isHidden", .type = WIRE_INTEGER, .max = 1},
    {.name = NULL},
};

static const struct wire_field report_answer[] = {
    {.name = "items", .type = WIRE_ROWS, .max = WIRE_PAGE_ROWS, .row = report_item},
    {.name = "next", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

const struct wire_message wire_desk_messages[WIRE_KINDS] = {
    [WIRE_NAME_OF] = {.name = "name-of",
                      .least = WIRE_STAFF,
                      .asked = wire_reference,
                      .answered = name_of_answer},
    [WIRE_REGISTER] = {.name = "register",
                       .least = WIRE_STAFF,
                       .asked = date_page_request,
                       .answered = register_answer},
    [WIRE_WALK_IN] = {.name = "walk-in",
                      .least = WIRE_STAFF,
                      .asked = walk_in_request,
                      .answered = walk_in_answer},
    [WIRE_STATUS] = {.name = "status", .least = WIRE_STAFF, .asked = wire_nothing, .answered = status_answer},
    [WIRE_EDIT_LIST] = {.name = "edit-list",
                        .least = WIRE_STAFF,
                        .asked = wire_after,
                        .answered = edit_list_answer},
    [WIRE_EDIT_PUT] = {.name = "edit-put",
                       .least = WIRE_STAFF,
                       .asked = edit_put_request,
                       .answered = edit_put_answer},
    [WIRE_EDIT_UNDO] = {.name = "edit-undo",
                        .least = WIRE_STAFF,
                        .asked = edit_undo_request,
                        .answered = wire_verdict},
    [WIRE_REPORT] = {.name = "report",
                     .least = WIRE_ADMIN,
                     .asked = report_request,
                     .answered = report_answer},
};
