/* Times, dates and days, as people and programs write them. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "feed/plain.h"

static const char *skip_spaces(const char *at)
{
    while (*at == ' ')
        at++;
    return at;
}

/* One to `most` digits at `*at`, which is moved behind them; -1 when there is none. */
static int take_digits(const char **at, int most)
{
    int number = 0, count = 0;

    while (count < most && isdigit((unsigned char)**at)) {
        number = number * 10 + *(*at)++ - '0';
        count++;
    }
    return count > 0 ? number : -1;
}

/* Behind "Z", "+01:00", "-0500" or "+01"; NULL when something else stands there. */
static const char *skip_zone(const char *at)
{
    if (*at == 'Z' || *at == 'z')
        return at + 1;
    if (*at != '+' && *at != '-')
        return NULL;
    at++;
    if (take_digits(&at, 2) < 0)
        return NULL;
    at += *at == ':';
    (void)take_digits(&at, 2);
    return at;
}

/* Moves `hour` by "am", "p.m." and the like; false when it is neither nor the end. */
static bool take_half(const char **at, int *hour)
{
    const char *c = skip_spaces(*at);
    char half = (char)tolower((unsigned char)*c);

    if (half != 'a' && half != 'p')
        return true;
    c += c[1] == '.' ? 2 : 1;
    if (tolower((unsigned char)*c) != 'm' || *hour < 1 || *hour > 12)
        return false;
    c++;
    *at = c + (*c == '.');
    *hour = *hour % 12 + (half == 'p' ? 12 : 0);
    return true;
}

struct time_read {
    int hour, minute, second;
    bool zoned, halved;
};

static bool read_time(const char *at, struct time_read *ret_read)
{
    const char *behind;

    ret_read->hour = take_digits(&at, 4);
    if (ret_read->hour > 99) { /* "0930" */
        ret_read->minute = ret_read->hour % 100;
        ret_read->hour /= 100;
    } else if ((*at == ':' || *at == '.') && isdigit((unsigned char)at[1])) {
        at++;
        ret_read->minute = take_digits(&at, 2);
        if (*at == ':' && isdigit((unsigned char)at[1])) {
            at++;
            ret_read->second = take_digits(&at, 2);
            if (*at == '.')
                at += 1 + strspn(at + 1, "0123456789");
        }
    } else {
        behind = skip_spaces(at); /* a bare "9" is no time, "9am" is */
        if (strchr("apAP", *behind) == NULL || *behind == '\0')
            return false;
    }
    behind = at;
    if (!take_half(&at, &ret_read->hour))
        return false;
    ret_read->halved = behind != at;
    at = skip_spaces(at);
    ret_read->zoned = *at != '\0';
    behind = ret_read->zoned ? skip_zone(at) : at;
    return behind != NULL && *skip_spaces(behind) == '\0' && ret_read->hour >= 0;
}

enum plain plain_time(const char *text, char ret_time[6])
{
    struct time_read read = {.hour = -1};
    const char *at = skip_spaces(text);
    bool dated = strlen(at) > 11 && at[4] == '-' && at[7] == '-' && (at[10] == 'T' || at[10] == ' ');
    bool midnight;

    if (!read_time(dated ? at + 11 : at, &read))
        return PLAIN_UNREADABLE;
    midnight = read.hour == 24 && read.minute == 0 && read.second == 0; /* the end of the day */
    if (midnight) {
        read.hour = 23;
        read.minute = 59;
    }
    if (read.hour > 23 || read.minute > 59 || read.second > 60)
        return PLAIN_UNREADABLE;
    (void)snprintf(ret_time, 6, "%02u:%02u", (unsigned)read.hour % 100U, (unsigned)read.minute % 100U);
    if (strcmp(text, ret_time) == 0)
        return PLAIN_FINE;
    return !midnight && strncmp(text, ret_time, 5) == 0 && strcmp(text + 5, ":00") == 0 ? PLAIN_REWRITTEN
                                                                                        : PLAIN_MENDED;
}

static bool read_british_date(const char *at, struct date *ret_date)
{
    char separator;

    ret_date->day = take_digits(&at, 2);
    separator = *at;
    if (separator == '\0' || strchr("/.-", separator) == NULL)
        return false;
    at++;
    ret_date->month = take_digits(&at, 2);
    if (*at != separator)
        return false;
    at++;
    ret_date->year = take_digits(&at, 4);
    return ret_date->year >= 1000 && ret_date->day > 0 && *skip_spaces(at) == '\0' && date_is_real(*ret_date);
}

static bool read_iso_date(const char *text, struct date *ret_date, const char **ret_behind)
{
    char day[11] = "";

    if (strlen(text) < 10)
        return false;
    memcpy(day, text, 10);
    *ret_behind = text + 10;
    return day[4] == '-' && day[7] == '-' && date_read(day, ret_date) == OK && ret_date->day > 0;
}

enum plain plain_date(const char *text, char ret_date[11])
{
    struct date date = {.year = 0};
    const char *at = skip_spaces(text);
    const char *behind = "";

    if (read_iso_date(at, &date, &behind)) {
        if (*behind != '\0' && *behind != 'T' && *behind != ' ')
            return PLAIN_UNREADABLE;
    } else if (!read_british_date(at, &date)) {
        return PLAIN_UNREADABLE;
    }
    date_write(date, ret_date);
    return strcmp(ret_date, text) == 0 ? PLAIN_FINE : PLAIN_MENDED;
}

/* Behind "T10:30:45.123"; how much of it is to be kept goes into the fraction. NULL when it is no time. */
static const char *read_clock(const char *at, struct time_read *ret_read, const char **ret_fraction)
{
    if (*at == '\0')
        return at;
    if (*at != 'T' && *at != 't' && *at != ' ')
        return NULL;
    at++;
    ret_read->hour = take_digits(&at, 2);
    if (*at++ != ':')
        return NULL;
    ret_read->minute = take_digits(&at, 2);
    if (*at == ':') {
        at++;
        ret_read->second = take_digits(&at, 2);
    }
    *ret_fraction = at;
    if (*at == '.')
        at += 1 + strspn(at + 1, "0123456789");
    return ret_read->hour >= 0 && ret_read->hour < 24 && ret_read->minute >= 0 && ret_read->minute < 60 &&
                   ret_read->second >= 0 && ret_read->second < 60
               ? at
               : NULL;
}

/* "Z" or "+01:00"; nothing at all is taken as UTC. */
static bool write_zone(const char *at, char ret_zone[8])
{
    const char *digits = at + 1;
    int hours, minutes;

    if (*at == '\0' || ((*at == 'Z' || *at == 'z') && at[1] == '\0')) {
        (void)snprintf(ret_zone, 8, "Z");
        return true;
    }
    if (skip_zone(at) == NULL || *skip_zone(at) != '\0')
        return false;
    hours = take_digits(&digits, 2);
    digits += *digits == ':';
    minutes = take_digits(&digits, 2);
    minutes = minutes < 0 ? 0 : minutes;
    (void)snprintf(ret_zone, 8, "%c%02d:%02d", *at, hours % 100, minutes % 100);
    return hours >= 0 && hours < 24 && minutes < 60;
}

enum plain plain_moment(const char *text, char ret_moment[40])
{
    struct time_read read = {.hour = 0};
    struct date date;
    const char *behind, *fraction = "";
    char day[11], zone[8];
    size_t fraction_bytes;

    if (!read_iso_date(text, &date, &behind))
        return PLAIN_UNREADABLE;
    behind = read_clock(behind, &read, &fraction);
    if (behind == NULL || !write_zone(behind, zone))
        return PLAIN_UNREADABLE;
    fraction_bytes = (size_t)(behind - fraction);
    fraction_bytes = *fraction != '.' || fraction_bytes < 2 ? 0 : fraction_bytes > 10 ? 10 : fraction_bytes;
    date_write(date, day);
    (void)snprintf(ret_moment, 40, "%sT%02d:%02d:%02d%.*s%s", day, read.hour % 100, read.minute % 100,
                   read.second % 100, (int)fraction_bytes, fraction, zone);
    return strcmp(ret_moment, text) == 0 ? PLAIN_FINE : PLAIN_MENDED;
}

const char *plain_take_day(const char **at)
{
    static const struct {
        const char code[3];
        const char *name;
    } days[] = {{"MO", "monday"}, {"TU", "tuesday"},  {"WE", "wednesday"}, {"TH", "thursday"},
                {"FR", "friday"}, {"SA", "saturday"}, {"SU", "sunday"}};
    size_t length = 0;

    while (isalpha((unsigned char)(*at)[length]))
        length++;
    for (size_t i = 0; i < 7; i++) {
        size_t name = strlen(days[i].name);

        if (length >= 2 && strncasecmp(*at, days[i].name, length < name ? length : name) == 0 &&
            (length <= name || (length == name + 1 && tolower((unsigned char)(*at)[name]) == 's'))) {
            *at += length;
            return days[i].code;
        }
    }
    return NULL;
}

static const char *skip_separators(const char *at)
{
    return at + strspn(at, " ,;/&|");
}

enum plain plain_days(const char *text, struct strbuf *ret_days)
{
    const char *at = skip_separators(text);

    while (*at != '\0') {
        bool negative = *at == '-';
        const char *digits = at + (*at == '-' || *at == '+');
        int ordinal = take_digits(&digits, 2);
        const char *day;

        at = ordinal >= 0 ? digits : at;
        day = plain_take_day(&at);
        if (day == NULL || ordinal == 0 || ordinal > 5)
            return PLAIN_UNREADABLE;
        if (ret_days->length > 0)
            strbuf_add_char(ret_days, ',');
        if (ordinal > 0)
            strbuf_add_format(ret_days, "%s%d", negative ? "-" : "", ordinal);
        strbuf_add(ret_days, day);
        if (*at != '\0' && skip_separators(at) == at)
            return PLAIN_UNREADABLE;
        at = skip_separators(at);
    }
    if (ret_days->length == 0 || strbuf_status(ret_days) != OK)
        return PLAIN_UNREADABLE;
    return strcmp(strbuf_text(ret_days), text) == 0 ? PLAIN_FINE : PLAIN_MENDED;
}

enum plain plain_month_days(const char *text, struct strbuf *ret_days)
{
    const char *at = skip_separators(text);

    while (*at != '\0') {
        bool negative = *at == '-';
        int day;

        at += negative;
        day = take_digits(&at, 2);
        if (day < 1 || day > 31)
            return PLAIN_UNREADABLE;
        if (ret_days->length > 0)
            strbuf_add_char(ret_days, ',');
        strbuf_add_format(ret_days, "%s%d", negative ? "-" : "", day);
        if (*at != '\0' && skip_separators(at) == at)
            return PLAIN_UNREADABLE;
        at = skip_separators(at);
    }
    if (ret_days->length == 0 || strbuf_status(ret_days) != OK)
        return PLAIN_UNREADABLE;
    return strcmp(strbuf_text(ret_days), text) == 0 ? PLAIN_FINE : PLAIN_MENDED;
}
