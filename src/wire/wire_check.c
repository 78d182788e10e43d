/* How a value is held against its row of the table. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "rules/reference.h"
#include "wire/wire_table.h"

enum { UUID_CHARS = 36, VERSION_AT = 14 };

#define DIGITS "0123456789"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static bool is_made_of(const char *text, const char *characters)
{
    return text[strspn(text, characters)] == '\0';
}

/* Version 8 is the keeper's: it makes the keys of its own acts from what they tell, so that anybody could
 * work one out and have the act done with before it is. */
static bool is_uuid(const char *text)
{
    if (!is_made_of(text, DIGITS "abcdef-") || strlen(text) != UUID_CHARS || text[VERSION_AT] == '8')
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

static bool is_day(const char *text)
{
    struct date day;

    return date_read(text, &day) == OK && date_is_real(day) && day.day > 0;
}

static bool text_fits(const json_t *value, const struct wire_field *field)
{
    const char *text = json_string_value(value);
    size_t length = json_string_length(value);

    /* A NUL inside would let the two ends see different texts. */
    if (text == NULL || length != strlen(text))
        return false;
    if (length == 0 && field->may_be_empty)
        return true;
    if (field->type == WIRE_DAY)
        return is_day(text);
    if ((int64_t)length > field->max)
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
