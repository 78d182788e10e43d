#include <string.h>
#include <strings.h>

#include "rules/schedule.h"

enum { ORDINAL_MAX = 5, MONTH_DAY_MAX = 31, MINUTES_PER_HOUR = 60 };

static void skip_spaces(const char **at)
{
    while (**at == ' ')
        (*at)++;
}

/* One or more digits up to `most`, or -1; leading zeros count for nothing. */
static int read_number(const char **at, int most)
{
    int number = 0;

    if (**at < '0' || **at > '9')
        return -1;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        number = number * 10 + (**at - '0');
        if (number > most)
            return -1;
    }
    return number;
}

/* "1", "+1" or "-1"; 0 when it is none or out of range. */
static int read_signed(const char **at, int most)
{
    int sign = **at == '-' ? -1 : 1;
    int number;

    if (**at == '-' || **at == '+')
        (*at)++;
    number = read_number(at, most);
    return number > 0 ? sign * number : 0;
}

/* Past the comma before the next item of a list, or at its end. */
static bool read_separator(const char **at)
{
    skip_spaces(at);
    if (**at == '\0')
        return true;
    if (**at != ',')
        return false;
    (*at)++;
    skip_spaces(at);
    return **at != '\0';
}

static bool read_day(const char **at, struct schedule_day *ret_day)
{
    static const char names[][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    bool has_ordinal = **at == '-' || **at == '+' || (**at >= '0' && **at <= '9');
    int ordinal = has_ordinal ? read_signed(at, ORDINAL_MAX) : 0;

    if (has_ordinal && ordinal == 0)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strncasecmp(*at, names[i], 2) == 0) {
            *at += 2;
            *ret_day = (struct schedule_day){.weekday = (int)i, .ordinal = ordinal};
            return true;
        }
    }
    return false;
}

enum status schedule_read_byday(const char *text, struct schedule *schedule)
{
    struct schedule_day days[SCHEDULE_DAYS_MAX];
    size_t count = 0;
    const char *at = text;

    skip_spaces(&at);
    do {
        struct schedule_day day;

        if (!read_day(&at, &day) || !read_separator(&at))
            return INVALID;
        if (count == SCHEDULE_DAYS_MAX)
            return FULL;
        days[count++] = day;
    } while (*at != '\0');
    memcpy(schedule->days, days, count * sizeof days[0]);
    schedule->day_count = count;
    return OK;
}

enum status schedule_read_bymonthday(const char *text, struct schedule *schedule)
{
    uint32_t month_days = 0;
    uint32_t last_days = 0;
    const char *at = text;

    skip_spaces(&at);
    do {
        int day = read_signed(&at, MONTH_DAY_MAX);

        if (day == 0 || !read_separator(&at))
            return INVALID;
        if (day > 0)
            month_days |= 1U << day;
        else
            last_days |= 1U << -day;
    } while (*at != '\0');
    schedule->month_days = month_days;
    schedule->last_days = last_days;
    return OK;
}

/* Two digits up to `most`, or -1. */
static int read_pair(const char **at, int most)
{
    int number = 0;

    for (int i = 0; i < 2; i++, (*at)++) {
        if (**at < '0' || **at > '9')
            return -1;
        number = number * 10 + (**at - '0');
    }
    return number <= most ? number : -1;
}

static bool read_seconds(const char **at)
{
    if (**at != ':')
        return true;
    (*at)++;
    if (read_pair(at, 60) < 0)
        return false;
    if (**at == '.') {
        (*at)++;
        if (strspn(*at, "0123456789") == 0)
            return false;
        *at += strspn(*at, "0123456789");
    }
    return true;
}

static bool read_zone(const char **at)
{
    if (**at == 'Z' || **at == 'z') {
        (*at)++;
        return true;
    }
    if (**at != '+' && **at != '-')
        return true;
    (*at)++;
    if (read_pair(at, 23) < 0)
        return false;
    if (**at == ':')
        (*at)++;
    return read_pair(at, 59) >= 0;
}

enum status schedule_read_time(const char *text, int *ret_minutes)
{
    const char *at = text;
    int hour = read_pair(&at, 23);
    int minute;

    if (hour < 0 || *at++ != ':')
        return INVALID;
    minute = read_pair(&at, 59);
    if (minute < 0 || !read_seconds(&at) || !read_zone(&at) || *at != '\0')
        return INVALID;
    *ret_minutes = hour * MINUTES_PER_HOUR + minute;
    return OK;
}
