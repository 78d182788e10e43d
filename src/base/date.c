#include "base/date.h"

#include <stdio.h>
#include <string.h>

enum { MS_PER_DAY = 86400000, MS_PER_HOUR = 3600000, MS_PER_MINUTE = 60000 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_is_real(struct date date)
{
    return date.year >= 1 && date.year <= 9999 && date.day >= 0 &&
           date.day <= date_days_in_month(date.year, date.month) && date.month >= 1;
}

int date_compare(struct date a, struct date b)
{
    int first = a.year * 12 + a.month;
    int second = b.year * 12 + b.month;

    if (first != second)
        return first < second ? -1 : 1;
    if (a.day == 0 || b.day == 0 || a.day == b.day)
        return 0;
    return a.day < b.day ? -1 : 1;
}

struct date date_add_months(struct date date, int months)
{
    int month = date.year * 12 + (date.month - 1) + months;
    struct date moved = {.year = month / 12, .month = month % 12 + 1, .day = date.day};
    int last = date_days_in_month(moved.year, moved.month);

    if (moved.day > last)
        moved.day = last;
    return moved;
}

/* Days since 1970-01-01 to a date of the proleptic Gregorian calendar and back, counted in eras of 400 years
 * that begin in March, so that the leap day is the last of its year. */
static int64_t day_number_of_date(struct date date)
{
    int64_t year = date.month > 2 ? date.year : date.year - 1;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t month_from_march = (date.month + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + (date.day > 0 ? date.day - 1 : 0);

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static struct date date_of_day_number(int64_t day_number)
{
    int64_t shifted = day_number + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    int month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);

    return (struct date){
        .year = (int)(year_of_era + era * 400 + (month <= 2)),
        .month = month,
        .day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1),
    };
}

struct date date_add_days(struct date date, int days)
{
    return date_of_day_number(day_number_of_date(date) + days);
}

int date_days_between(struct date from, struct date to)
{
    return (int)(day_number_of_date(to) - day_number_of_date(from));
}

/* 1970-01-01 was a Thursday. */
int date_weekday(struct date date)
{
    return (int)(((day_number_of_date(date) + 3) % 7 + 7) % 7);
}

static int64_t day_number_of(int64_t utc_ms)
{
    return utc_ms >= 0 ? utc_ms / MS_PER_DAY : -((-utc_ms + MS_PER_DAY - 1) / MS_PER_DAY);
}

/* The last Sunday of a month with 31 days. 1970-01-01 was a Thursday. */
static int last_sunday(int64_t day_number_of_the_31st)
{
    return 31 - (int)(((day_number_of_the_31st + 4) % 7 + 7) % 7);
}

static bool is_summer_time(int64_t utc_ms)
{
    int64_t day_number = day_number_of(utc_ms);
    struct date date = date_of_day_number(day_number);
    bool past_one = utc_ms - day_number * MS_PER_DAY >= MS_PER_HOUR;
    int change;

    if (date.month != 3 && date.month != 10)
        return date.month > 3 && date.month < 10;
    change = last_sunday(day_number + 31 - date.day);
    if (date.day == change)
        return date.month == 3 ? past_one : !past_one;
    return date.month == 3 ? date.day > change : date.day < change;
}

static int64_t wall_ms(int64_t utc_ms)
{
    return utc_ms + (is_summer_time(utc_ms) ? MS_PER_HOUR : 0);
}

int date_minute_of_utc(int64_t utc_ms)
{
    int64_t wall = wall_ms(utc_ms);

    return (int)((wall - day_number_of(wall) * MS_PER_DAY) / MS_PER_MINUTE);
}

struct date date_of_utc(int64_t utc_ms)
{
    return date_of_day_number(day_number_of(wall_ms(utc_ms)));
}

int64_t date_utc_of_wall(struct date day, int minute)
{
    int64_t winter = day_number_of_date(day) * MS_PER_DAY + (int64_t)minute * MS_PER_MINUTE;
    int64_t summer = winter - MS_PER_HOUR;

    return is_summer_time(summer) ? summer : winter;
}

void date_write(struct date date, char ret_text[11])
{
    unsigned year = (unsigned)date.year % 10000U;
    unsigned month = (unsigned)date.month % 100U;
    unsigned day = (unsigned)date.day % 100U;

    if (date.day == 0)
        (void)snprintf(ret_text, 11, "%04u-%02u", year, month);
    else
        (void)snprintf(ret_text, 11, "%04u-%02u-%02u", year, month, day);
}

/* Exactly `count` ASCII digits at `*at`, or -1. */
static int read_digits(const char **at, int count)
{
    int number = 0;

    for (int i = 0; i < count; i++, (*at)++) {
        if (**at < '0' || **at > '9')
            return -1;
        number = number * 10 + (**at - '0');
    }
    return number;
}

enum status date_read(const char *text, struct date *ret_date)
{
    struct date date = {0};
    const char *at = text;

    date.year = read_digits(&at, 4);
    if (date.year < 0 || *at++ != '-')
        return INVALID;
    date.month = read_digits(&at, 2);
    if (date.month < 0)
        return INVALID;
    if (*at == '-') {
        at++;
        date.day = read_digits(&at, 2);
        if (date.day < 1)
            return INVALID;
    }
    if (*at != '\0' || !date_is_real(date))
        return INVALID;
    *ret_date = date;
    return OK;
}
