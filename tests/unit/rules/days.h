/* Days as tables write them, and the zones that the machine may be in. */
#ifndef TESTS_RULES_DAYS_H
#define TESTS_RULES_DAYS_H

#include <check.h>
#include <stdlib.h>
#include <time.h>

#include "base/date.h"

static const char *const zones[] = {"UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/London"};

enum { ZONES = sizeof zones / sizeof zones[0] };

static inline void go_to_zone(int zone)
{
    ck_assert_int_eq(setenv("TZ", zones[zone], 1), 0);
    tzset();
}

/* "2026-08-11", "2026-08", or NULL for no date. */
static inline struct date day_of(const char *text)
{
    struct date date = {0};

    if (text != NULL)
        ck_assert_msg(date_read(text, &date) == OK, "%s is no date", text);
    return date;
}

static inline void check_day(struct date date, const char *wanted, size_t row)
{
    char read[11] = "none";

    if (date.year != 0)
        date_write(date, read);
    ck_assert_msg(date_compare(date, day_of(wanted)) == 0, "row %zu: %s, not %s", row, read,
                  wanted != NULL ? wanted : "none");
}

#endif
