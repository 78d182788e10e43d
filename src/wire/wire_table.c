/* The one table of messages, and how a value is held against its row. */
#include "wire/wire_table.h"

#include <stdio.h>
#include <string.h>

#include "rules/reference.h"

/* Lengths that other rooms set are repeated here, because the wire knows neither of them: a key's id and a
 * sealed box are vault/vault.h's, a state's name, a reason's length and a page's rows store/store.h's. */
enum { KEY_ID_CHARS = 16, SEALED_CHARS_MAX = 50 * 1024 - 1, PACK_CHARS_MAX = 64, STATE_CHARS_MAX = 16 };
enum { REASON_BYTES_MAX = 299, TRIES_MAX = 1000000000, UUID_CHARS = 36, WHAT_CHARS_MAX = 63 };
/* And here: a pack's names and words are centre/centre.h's, an address and a URL mail/settings.h's. */
enum { DAY_CHARS = 10, KIND_CHARS_MAX = 64, ADDRESS_BYTES_MAX = 254, WORDS_BYTES_MAX = 1040 };
/* What a person may type for a code: as it stands in the mail, or with spaces. */
enum { CODE_BYTES_MAX = 40 };

#define MOMENT_MAX INT64_C(253402300799999) /* the last millisecond of the year 9999 */

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

static const struct wire_message messages[WIRE_KINDS] = {
    [WIRE_HELLO] = {.name = "hello", .glass_may_ask = true, .asked = nothing, .answered = hello_answer},
    [WIRE_SUBMIT] = {.name = "submit",
                     .glass_may_ask = true,
                     .asked = submit_request,
                     .answered = submit_answer},
    [WIRE_COUNT] = {.name = "count", .glass_may_ask = true, .asked = count_request, .answered = nothing},
    [WIRE_CLOCK] = {.name = "clock", .glass_may_ask = true, .asked = clock_request, .answered = nothing},
    [WIRE_QUEUE_LIST] = {.name = "queue-list",
                         .glass_may_ask = false,
                         .asked = queue_list_request,
                         .answered = queue_list_answer},
    [WIRE_COUNT_LIST] = {.name = "count-list",
                         .glass_may_ask = false,
                         .asked = count_list_request,
                         .answered = count_list_answer},
    [WIRE_ROUTE_LIST] = {.name = "route-list",
                         .glass_may_ask = false,
                         .asked = route_list_request,
                         .answered = route_list_answer},
    [WIRE_ROUTE_TEST] = {.name = "route-test",
                         .glass_may_ask = false,
                         .asked = route_test_request,
                         .answered = test_number},
    [WIRE_ROUTE_TESTED] = {.name = "route-tested",
                           .glass_may_ask = false,
                           .asked = test_number,
                           .answered = route_tested_answer},
    [WIRE_ROUTE_CONFIRM] = {.name = "route-confirm",
                            .glass_may_ask = false,
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

#define DIGITS "0123456789"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static bool is_made_of(const char *text, const char *characters)
{
    return text[strspn(text, characters)] == '\0';
}

static bool is_uuid(const char *text)
{
    if (!is_made_of(text, DIGITS "abcdef-") || strlen(text) != UUID_CHARS)
        return false;
    for (int i = 0; i < UUID_CHARS; i++) {
        bool wants_dash = i == 8 || i == 13 || i == 18 || i == 23;

        if ((text[i] == '-') != wants_dash)
            return false;
    }
    return true;
}

static bool is_base64(const char *text, size_t length)
{
    size_t padding = length - strspn(text, UPPER LOWER DIGITS "+/");

    return length > 0 && length % 4 == 0 && padding <= 2 && is_made_of(text + length - padding, "=");
}

static bool is_reference(const char *text)
{
    char standard[REFERENCE_CHARS + 1];

    return reference_read(text, standard) && strcmp(text, standard) == 0;
}

static bool text_fits(const json_t *value, const struct wire_field *field)
{
    const char *text = json_string_value(value);
    size_t length = json_string_length(value);

    /* A NUL inside would let the two ends see different texts. */
    if (text == NULL || length != strlen(text) || (int64_t)length > field->max)
        return false;
    switch (field->type) {
    case WIRE_NAME:
        return is_made_of(text, UPPER LOWER DIGITS "-_");
    case WIRE_BASE64:
        return is_base64(text, length);
    case WIRE_HEX:
        return (int64_t)length == field->max && is_made_of(text, DIGITS "abcdef");
    case WIRE_UUID:
        return is_uuid(text);
    case WIRE_REFERENCE:
        return is_reference(text);
    default:
        return true;
    }
}

static bool integer_fits(const json_t *value, const struct wire_field *field)
{
    return json_is_integer(value) && json_integer_value(value) >= 0 &&
           json_integer_value(value) <= field->max;
}

static enum status check_rows(const json_t *rows, const struct wire_field *field,
                              char ret_why[WIRE_WHY_BYTES])
{
    enum status status = OK;

    if (!json_is_array(rows) || (int64_t)json_array_size(rows) > field->max) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "\"%s\" must be a list of at most %d", field->name,
                       (int)field->max);
        return INVALID;
    }
    for (size_t i = 0; i < json_array_size(rows) && status == OK; i++)
        status = wire_check_fields(json_array_get(rows, i), field->row, ret_why);
    return status;
}

static enum status check_value(const json_t *value, const struct wire_field *field,
                               char ret_why[WIRE_WHY_BYTES])
{
    bool fits;

    if (value == NULL) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "\"%s\" is missing", field->name);
        return INVALID;
    }
    if (field->type == WIRE_ROWS)
        return check_rows(value, field, ret_why);
    fits = field->type == WIRE_INTEGER ? integer_fits(value, field) : text_fits(value, field);
    if (!fits) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "\"%s\" is of the wrong type or out of bounds", field->name);
        return INVALID;
    }
    return OK;
}

enum status wire_check_fields(const json_t *fields, const struct wire_field *known,
                              char ret_why[WIRE_WHY_BYTES])
{
    size_t count = 0;

    if (!json_is_object(fields)) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "the fields are not an object");
        return INVALID;
    }
    for (; known->name != NULL; known++, count++) {
        enum status status = check_value(json_object_get(fields, known->name), known, ret_why);

        if (status != OK)
            return status;
    }
    if (json_object_size(fields) != count) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "there is a field too many");
        return INVALID;
    }
    return OK;
}
