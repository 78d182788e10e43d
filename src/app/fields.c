#include "app/fields.h"

enum { SECONDS_A_MINUTE = 60 };

int field_number(const json_t *fields, const char *name)
{
    return (int)json_integer_value(json_object_get(fields, name));
}

const char *field_text(const json_t *fields, const char *name)
{
    return json_string_value(json_object_get(fields, name));
}

struct date field_day(const json_t *fields, const char *name)
{
    struct date day = {0};

    return date_read(field_text(fields, name), &day) == OK ? day : (struct date){0};
}

enum session_verdict field_verdict(const json_t *fields)
{
    return session_verdict_named(field_text(fields, "verdict"));
}

int field_minutes(const json_t *fields, const char *name)
{
    return (field_number(fields, name) + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE;
}
