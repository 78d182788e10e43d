#include "tools/typed.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/log.h"
#include "rules/schedule.h"

enum { COUNT_DIGITS_MAX = 9 };

bool typed_reference(const char *typed, char ret_reference[REFERENCE_CHARS + 1])
{
    const char *code = strncasecmp(typed, "DS:", 3) == 0 ? typed + 3 : typed;

    if (reference_read(code, ret_reference))
        return true;
    log_line("%s: no reference; it is written on the ticket or slip as XXXX-XXXX", typed);
    return false;
}

bool typed_count(const char *name, const char *typed, int lowest, int highest, int *ret_count)
{
    size_t length = typed != NULL ? strlen(typed) : 0;
    long count = -1;

    if (length > 0 && length <= COUNT_DIGITS_MAX && strspn(typed, "0123456789") == length)
        count = strtol(typed, NULL, 10);
    if (count >= lowest && count <= highest) {
        *ret_count = (int)count;
        return true;
    }
    log_line("%s: %s; write a whole number from %d to %d", name, typed == NULL ? "is missing" : "cannot be",
             lowest, highest);
    return false;
}

bool typed_day(const char *typed, struct date *ret_day)
{
    struct date day;

    if (date_read(typed, &day) == OK && day.day != 0) {
        *ret_day = day;
        return true;
    }
    log_line("%s: no date; write it as 2026-11-23", typed);
    return false;
}

bool typed_month(const char *typed, struct date *ret_month)
{
    struct date month;

    if (typed != NULL && date_read(typed, &month) == OK && month.day == 0 &&
        date_days_in_month(month.year, month.month) > 0) {
        *ret_month = month;
        return true;
    }
    log_line("--month: %s; write it as 2026-11", typed != NULL ? "is no month" : "is missing");
    return false;
}

bool typed_time(const char *typed, int *ret_minute)
{
    if (schedule_read_time(typed, ret_minute) == OK)
        return true;
    log_line("--time: %s is no time of day; write it as 10:30", typed);
    return false;
}
