/* When something takes place: the recurrence of Open Referral UK's schedules, in dates of the United Kingdom
 * and wall-clock times. One function expands it, the same for the glass and the keeper. Pure: no clock, no
 * zone. Source: Open Referral UK v3 schedule, whose entries follow RFC 5545 (FREQ, INTERVAL, BYDAY,
 * BYMONTHDAY). */
#ifndef RULES_SCHEDULE_H
#define RULES_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/status.h"

enum { SCHEDULE_DAYS_MAX = 35 };

enum schedule_frequency { SCHEDULE_ONCE, SCHEDULE_WEEKLY, SCHEDULE_MONTHLY };

/* A weekday, 0 is Monday; `ordinal` 1 is the first of the month, -1 the last, 0 every one. */
struct schedule_day {
    int weekday;
    int ordinal;
};

struct schedule {
    enum schedule_frequency frequency;           /* ONCE: on `start` only */
    int interval;                                /* weeks or months, at least 1 */
    struct schedule_day days[SCHEDULE_DAYS_MAX]; /* byday; none: the weekday (or day) of `start` */
    size_t day_count;
    uint32_t month_days;    /* bymonthday: bit n is day n */
    uint32_t last_days;     /* bit n is the n-th day from the end: bymonthday -n */
    struct date start;      /* dtstart: from which intervals are counted; all 0: `valid_from` */
    struct date valid_from; /* all 0: always */
    struct date valid_to;   /* inclusive; all 0: for ever */
    int opens;              /* minutes after midnight, wall clock; -1 not known */
    int closes;
    const struct date *closed; /* days on which it does not take place; set at the desk */
    size_t closed_count;
};

/* Days on which nothing takes place, both inclusive. */
struct schedule_closure {
    struct date from, to;
};

struct schedule_closures {
    const struct schedule_closure *list;
    size_t count;
};

/* The first day on or after `from` on which it takes place; false when there is none within ten years. */
bool schedule_next(const struct schedule *schedule, const struct schedule_closures *closures,
                   struct date from, struct date *ret_date);

/* Reads "MO,TH" or "1SA,-1FR". Fails: INVALID, FULL. */
enum status schedule_read_byday(const char *text, struct schedule *schedule) MUST_CHECK;

/* Reads "1,15,-1". Fails: INVALID. */
enum status schedule_read_bymonthday(const char *text, struct schedule *schedule) MUST_CHECK;

/* Reads "10:00", "10:00:00", "09:00:00Z", "09:00+01:00": always the wall clock that is written, because feeds
 * that write a zone mean the wall clock all the same. Fails: INVALID. */
enum status schedule_read_time(const char *text, int *ret_minutes) MUST_CHECK;

#endif
