#include "rules/schedule.h"

enum { DAYS_PER_WEEK = 7, MONTHS_PER_YEAR = 12, LOOK_AHEAD_YEARS = 10 };

/* The days that are looked at, both inclusive. */
struct span {
    struct date from, until;
};

static bool is_set(struct date date)
{
    return date.year != 0;
}

static struct date with_day(struct date date)
{
    return (struct date){date.year, date.month, date.day > 0 ? date.day : 1};
}

static struct date with_last_day(struct date date)
{
    int last = date_days_in_month(date.year, date.month);

    return (struct date){date.year, date.month, date.day > 0 ? date.day : last};
}

static struct date later(struct date a, struct date b)
{
    return is_set(b) && date_compare(a, b) < 0 ? with_day(b) : a;
}

/* The day from which intervals are counted; all 0 when nothing says it. */
static struct date anchor_of(const struct schedule *schedule)
{
    struct date anchor = is_set(schedule->start) ? schedule->start : schedule->valid_from;

    return is_set(anchor) ? with_day(anchor) : anchor;
}

static bool is_closed(const struct schedule *schedule, const struct schedule_closures *closures,
                      struct date day)
{
    for (size_t i = 0; i < schedule->closed_count; i++) {
        if (date_compare(day, schedule->closed[i]) == 0)
            return true;
    }
    for (size_t i = 0; closures != NULL && i < closures->count; i++) {
        if (date_compare(day, closures->list[i].from) >= 0 && date_compare(day, closures->list[i].to) <= 0)
            return true;
    }
    return false;
}

static bool is_within(struct span span, struct date day)
{
    return date_compare(day, span.from) >= 0 && date_compare(day, span.until) <= 0;
}

/* The last period up to `from` that is a whole number of intervals away from period 0. */
static int64_t period_before(int64_t from, int interval)
{
    return from > 0 ? from / interval * interval : 0;
}

static bool has_weekday(const struct schedule *schedule, int weekday, struct date anchor)
{
    for (size_t i = 0; i < schedule->day_count; i++) {
        if (schedule->days[i].weekday == weekday)
            return true;
    }
    return schedule->day_count == 0 && weekday == date_weekday(anchor);
}

/* The n-th of its weekday in the month, counted from the first or, below 0, from the last. */
static bool has_ordinal(int ordinal, struct date day)
{
    int days = date_days_in_month(day.year, day.month);

    if (ordinal == 0)
        return true;
    if (ordinal > 0)
        return (day.day - 1) / DAYS_PER_WEEK + 1 == ordinal;
    return (days - day.day) / DAYS_PER_WEEK + 1 == -ordinal;
}

static bool has_month_day(const struct schedule *schedule, struct date day)
{
    int from_end = date_days_in_month(day.year, day.month) - day.day + 1;

    return (schedule->month_days >> day.day & 1) != 0 || (schedule->last_days >> from_end & 1) != 0;
}

/* Whether a month that counts has it on this day. BYDAY and BYMONTHDAY together: both must hold. */
static bool month_has(const struct schedule *schedule, struct date day, struct date anchor)
{
    bool by_month_day = schedule->month_days != 0 || schedule->last_days != 0;
    int weekday = date_weekday(day);

    if (by_month_day && !has_month_day(schedule, day))
        return false;
    for (size_t i = 0; i < schedule->day_count; i++) {
        if (schedule->days[i].weekday == weekday && has_ordinal(schedule->days[i].ordinal, day))
            return true;
    }
    return schedule->day_count == 0 && (by_month_day || day.day == anchor.day);
}

/* Weeks begin on Monday, RFC 5545's WKST when none is given. BYMONTHDAY has no meaning here, and no day is
 * the n-th of its week: RFC 5545 forbids both, feeds have them all the same. */
static bool next_of_weeks(const struct schedule *schedule, const struct schedule_closures *closures,
                          struct span span, int interval, struct date *ret_date)
{
    struct date anchor = is_set(anchor_of(schedule)) ? anchor_of(schedule) : span.from;
    struct date monday = date_add_days(anchor, -date_weekday(anchor));
    int64_t last = date_days_between(monday, span.until) / DAYS_PER_WEEK;
    int64_t week = period_before(date_days_between(monday, span.from) / DAYS_PER_WEEK, interval);

    for (; week <= last; week += interval) {
        for (int weekday = 0; weekday < DAYS_PER_WEEK; weekday++) {
            struct date day = date_add_days(monday, (int)week * DAYS_PER_WEEK + weekday);

            if (has_weekday(schedule, weekday, anchor) && is_within(span, day) &&
                !is_closed(schedule, closures, day)) {
                *ret_date = day;
                return true;
            }
        }
    }
    return false;
}

static int64_t month_number(struct date date)
{
    return date.year * MONTHS_PER_YEAR + date.month - 1;
}

static bool next_of_months(const struct schedule *schedule, const struct schedule_closures *closures,
                           struct span span, int interval, struct date *ret_date)
{
    struct date anchor = is_set(anchor_of(schedule)) ? anchor_of(schedule) : span.from;
    int64_t last = month_number(span.until) - month_number(anchor);
    int64_t month = period_before(month_number(span.from) - month_number(anchor), interval);

    for (; month <= last; month += interval) {
        struct date day = date_add_months((struct date){anchor.year, anchor.month, 1}, (int)month);
        int days = date_days_in_month(day.year, day.month);

        for (; day.day <= days; day.day++) {
            if (is_within(span, day) && month_has(schedule, day, anchor) &&
                !is_closed(schedule, closures, day)) {
                *ret_date = day;
                return true;
            }
        }
    }
    return false;
}

/* Whether it says enough to tell any day: which one, and which of every few weeks or months. */
static bool is_told(const struct schedule *schedule)
{
    bool has_month_days = schedule->month_days != 0 || schedule->last_days != 0;
    bool has_days = schedule->day_count > 0 || (schedule->frequency == SCHEDULE_MONTHLY && has_month_days);

    if (is_set(anchor_of(schedule)))
        return true;
    return schedule->frequency != SCHEDULE_ONCE && schedule->interval <= 1 && has_days;
}

bool schedule_next(const struct schedule *schedule, const struct schedule_closures *closures,
                   struct date from, struct date *ret_date)
{
    struct span span = {.from = later(later(with_day(from), schedule->start), schedule->valid_from),
                        .until = date_add_months(with_day(from), LOOK_AHEAD_YEARS * MONTHS_PER_YEAR)};
    int interval = schedule->interval > 1 ? schedule->interval : 1;
    struct date once = anchor_of(schedule);

    if (is_set(schedule->valid_to) && date_compare(schedule->valid_to, span.until) < 0)
        span.until = with_last_day(schedule->valid_to);
    if (!is_told(schedule) || date_compare(span.from, span.until) > 0)
        return false;
    if (schedule->frequency == SCHEDULE_WEEKLY)
        return next_of_weeks(schedule, closures, span, interval, ret_date);
    if (schedule->frequency == SCHEDULE_MONTHLY)
        return next_of_months(schedule, closures, span, interval, ret_date);
    if (!is_within(span, once) || is_closed(schedule, closures, once))
        return false;
    *ret_date = once;
    return true;
}
