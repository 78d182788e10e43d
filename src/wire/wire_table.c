/* The one table of messages, in parts by what they are about; and here those of the outbox and its routes. */
#include "wire/wire_table.h"

#include <string.h>

#include "wire/wire_fields.h"

const struct wire_field wire_nothing[] = {{.name = NULL}};

const struct wire_field wire_verdict[] = {
    {.name = "verdict", .type = WIRE_NAME, .max = STATE_CHARS_MAX},
    {.name = NULL},
};

const struct wire_field wire_reference[] = {
    {.name = "reference", .type = WIRE_REFERENCE, .max = REFERENCE_CHARS},
    {.name = NULL},
};

const struct wire_field wire_after[] = {
    {.name = "after", .type = WIRE_INTEGER, .max = INT64_MAX},
    {.name = NULL},
};

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

static const struct wire_message outbox_messages[WIRE_KINDS] = {
    [WIRE_HELLO] = {.name = "hello", .least = WIRE_GLASS, .asked = wire_nothing, .answered = hello_answer},
    [WIRE_SUBMIT] = {.name = "submit",
                     .least = WIRE_GLASS,
                     .asked = submit_request,
                     .answered = submit_answer},
    [WIRE_COUNT] = {.name = "count", .least = WIRE_GLASS, .asked = count_request, .answered = wire_nothing},
    [WIRE_CLOCK] = {.name = "clock", .least = WIRE_GLASS, .asked = clock_request, .answered = wire_nothing},
    [WIRE_QUEUE_LIST] = {.name = "queue-list",
                         .least = WIRE_ADMIN,
                         .asked = queue_list_request,
                         .answered = queue_list_answer},
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
    static const struct wire_message *const parts[] = {outbox_messages, wire_session_messages,
                                                       wire_vitamin_messages, wire_staff_messages,
                                                       wire_desk_messages};
    size_t part = 0;

    while (parts[part][kind].name == NULL)
        part++;
    return &parts[part][kind];
}

enum wire_kind wire_kind_named(const char *name)
{
    int kind = 0;

    while (kind < WIRE_KINDS && strcmp(wire_message_of((enum wire_kind)kind)->name, name) != 0)
        kind++;
    return (enum wire_kind)kind;
}
