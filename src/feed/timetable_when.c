/* The schedules of a row: its days or dates, from when to when. And a schedule as JSON, there and back. */
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "feed/plain.h"
#include "feed/timetable_inside.h"

/* What starts before it at night is an hour of the afternoon without its pm. */
enum { MORNING = 6 * 60, DAYS_BYTES = 200, DATES_MAX = OFFER_SCHEDULES_MAX };

struct when {
    struct drafting *drafting;
    const struct cells *cells;
    struct date from, to; /* all 0: not given */
    int opens, closes;    /* -1: not to be read */
    int every;
};

#define COMPLAIN(when, cell, ...) cell_complain((when)->drafting, (when)->cells, cell, __VA_ARGS__)

static const char *text_of(const struct when *when, enum cell cell)
{
    const char *text = when->cells->text[cell];

    return text != NULL ? text : "";
}

static int read_time(const struct when *when, enum cell cell)
{
    const char *text = text_of(when, cell);
    char time[6];
    int minute = -1;

    if (text[0] == '\0')
        COMPLAIN(when, cell, "is missing; write the time as 10:00, 10am or 1.30pm");
    else if (plain_time(text, time) == PLAIN_UNREADABLE || schedule_read_time(time, &minute) != OK)
        COMPLAIN(when, cell, "is %s; write the time as 10:00, 10am or 1.30pm", quote(text).text);
    return minute;
}

static void read_hours(struct when *when)
{
    when->opens = read_time(when, CELL_STARTS);
    when->closes = read_time(when, CELL_ENDS);
    if (when->opens >= 0 && when->opens < MORNING)
        COMPLAIN(when, CELL_STARTS, "is %s, which is at night; write pm after it, or 13:30 for half past one",
                 quote(text_of(when, CELL_STARTS)).text);
    else if (when->opens >= 0 && when->closes >= 0 && when->closes <= when->opens)
        COMPLAIN(when, CELL_ENDS, "is %s, which is not after starts; write pm after it, or mend one of them",
                 quote(text_of(when, CELL_ENDS)).text);
}

static bool read_day(const struct when *when, enum cell cell, const char *text, struct date *ret_date)
{
    char day[11];

    if (plain_date(text, day) != PLAIN_UNREADABLE && date_read(day, ret_date) == OK)
        return true;
    COMPLAIN(when, cell, "is %s; write the date as 2026-11-23 or 23/11/2026", quote(text).text);
    return false;
}

static void read_span(struct when *when)
{
    bool has_to = false;

    if (text_of(when, CELL_FROM)[0] != '\0')
        (void)read_day(when, CELL_FROM, text_of(when, CELL_FROM), &when->from);
    if (text_of(when, CELL_TO)[0] != '\0')
        has_to = read_day(when, CELL_TO, text_of(when, CELL_TO), &when->to);
    if (has_to && when->from.year != 0 && date_compare(when->to, when->from) < 0)
        COMPLAIN(when, CELL_TO, "is before from; mend one of them");
    else if (has_to && date_compare(when->to, when->drafting->today) < 0)
        timetable_remark(when->drafting->timetable, when->cells->line,
                         "%s is past: the session is kept, and no longer shown",
                         quote(text_of(when, CELL_TO)).text);
}

static void read_every(struct when *when, bool is_monthly)
{
    const char *text = text_of(when, CELL_EVERY);
    size_t length = strlen(text);

    when->every = 1;
    if (length == 0)
        return;
    when->every = 0;
    for (size_t i = 0; i < length && length <= 2 && text[i] >= '0' && text[i] <= '9'; i++)
        when->every = when->every * 10 + (text[i] - '0');
    if (strspn(text, "0123456789") != length || when->every < 1 || when->every > TIMETABLE_EVERY_MAX)
        COMPLAIN(when, CELL_EVERY,
                 "is %s; write every how many weeks, a number from 1 to %d, or leave it empty",
                 quote(text).text, TIMETABLE_EVERY_MAX);
    else if (when->every > 1 && is_monthly)
        COMPLAIN(when, CELL_EVERY, "counts weeks, but days are of a month; leave it empty");
    else if (when->every > 1 && when->from.year == 0)
        COMPLAIN(when, CELL_FROM,
                 "is missing; write the first day, the weeks between are counted from there");
}

static json_t *with_hours(const struct when *when, json_t *schedule)
{
    schedule_set_minute(schedule, "opens_at", when->opens);
    schedule_set_minute(schedule, "closes_at", when->closes);
    return schedule;
}

static void read_days(struct when *when, json_t *schedules)
{
    const char *text = text_of(when, CELL_DAYS);
    struct strbuf days;
    bool is_monthly;
    json_t *schedule;

    strbuf_init(&days, DAYS_BYTES);
    if (plain_week(text, &days) == PLAIN_UNREADABLE) {
        COMPLAIN(
            when, CELL_DAYS,
            "is %s; write days such as Mon, Thu or Monday to Friday, or of a month 1st Saturday, last Friday",
            quote(text).text);
        strbuf_finish(&days);
        return;
    }
    is_monthly = strpbrk(strbuf_text(&days), "0123456789") != NULL;
    read_every(when, is_monthly);
    schedule = schedule_object(is_monthly ? "MONTHLY" : "WEEKLY", when->every);
    (void)json_object_set_new(schedule, "byday", json_string(strbuf_text(&days)));
    if (when->every > 1)
        schedule_set_day(schedule, "dtstart", when->from);
    schedule_set_day(schedule, "valid_from", when->from);
    schedule_set_day(schedule, "valid_to", when->to);
    (void)json_array_append_new(schedules, with_hours(when, schedule));
    strbuf_finish(&days);
}

/* One day, or several with commas between them. */
static void read_dates(const struct when *when, json_t *schedules)
{
    const char *at = text_of(when, CELL_DATE);
    char text[32];
    struct date day, last = {0};

    for (enum cell cell = CELL_DAYS; cell <= CELL_TO; cell++) {
        if ((cell == CELL_DAYS || cell == CELL_EVERY || cell == CELL_FROM || cell == CELL_TO) &&
            text_of(when, cell)[0] != '\0')
            COMPLAIN(when, cell, "is there, but so is date; leave one of them empty");
    }
    while (*at != '\0') {
        size_t length = strcspn(at, ",;&\n");

        (void)snprintf(text, sizeof text, "%.*s", (int)(length < 31 ? length : 31), at + strspn(at, " "));
        for (size_t end = strlen(text); end > 0 && text[end - 1] == ' '; end--)
            text[end - 1] = '\0';
        at += length + strspn(at + length, ",;&\n ");
        if (!read_day(when, CELL_DATE, text, &day))
            return;
        last = last.year == 0 || date_compare(day, last) > 0 ? day : last;
        (void)json_array_append_new(schedules, schedule_object(NULL, 1));
        schedule_set_day(json_array_get(schedules, json_array_size(schedules) - 1), "dtstart", day);
        (void)with_hours(when, json_array_get(schedules, json_array_size(schedules) - 1));
    }
    if (json_array_size(schedules) > DATES_MAX)
        COMPLAIN(when, CELL_DATE, "has more than %d dates; write days with from and to", DATES_MAX);
    else if (last.year != 0 && date_compare(last, when->drafting->today) < 0)
        timetable_remark(when->drafting->timetable, when->cells->line,
                         "%s is past: the session is kept, and no longer shown",
                         quote(text_of(when, CELL_DATE)).text);
}

json_t *cells_schedules(struct drafting *drafting, const struct cells *cells)
{
    struct when when = {.drafting = drafting, .cells = cells};
    json_t *schedules = json_array();

    read_hours(&when);
    if (text_of(&when, CELL_DATE)[0] != '\0') {
        read_dates(&when, schedules);
        return schedules;
    }
    read_span(&when);
    if (text_of(&when, CELL_DAYS)[0] != '\0')
        read_days(&when, schedules);
    else
        COMPLAIN(&when, CELL_DAYS, "is missing, and so is date; write days such as Mon, Thu, or one date");
    return schedules;
}

json_t *schedule_object(const char *frequency, int interval)
{
    json_t *schedule = json_object();

    if (frequency != NULL)
        (void)json_object_set_new(schedule, "freq", json_string(frequency));
    if (interval > 1)
        (void)json_object_set_new(schedule, "interval", json_integer(interval));
    return schedule;
}

void schedule_set_day(json_t *schedule, const char *key, struct date day)
{
    char text[11];

    if (day.year == 0)
        return;
    date_write(day, text);
    (void)json_object_set_new(schedule, key, json_string(text));
}

void schedule_set_minute(json_t *schedule, const char *key, int minute)
{
    if (minute >= 0)
        (void)json_object_set_new(schedule, key, json_sprintf("%02d:%02d", minute / 60, minute % 60));
}

static bool read_date(const json_t *object, const char *key, struct date *ret_date, const char **ret_key)
{
    const char *text = json_string_value(json_object_get(object, key));

    if (json_object_get(object, key) == NULL)
        return true;
    *ret_key = key;
    return text != NULL && date_read(text, ret_date) == OK && ret_date->day > 0;
}

static bool read_minute(const json_t *object, const char *key, int *ret_minute, const char **ret_key)
{
    const char *text = json_string_value(json_object_get(object, key));

    if (json_object_get(object, key) == NULL)
        return true;
    *ret_key = key;
    return text != NULL && schedule_read_time(text, ret_minute) == OK;
}

static bool read_frequency(const json_t *object, struct schedule *schedule, const char **ret_key)
{
    const char *text = json_string_value(json_object_get(object, "freq"));
    const json_t *interval = json_object_get(object, "interval");

    *ret_key = "freq";
    if (json_object_get(object, "freq") != NULL &&
        (text == NULL || (strcmp(text, "WEEKLY") != 0 && strcmp(text, "MONTHLY") != 0)))
        return false;
    schedule->frequency = text == NULL                   ? SCHEDULE_ONCE
                          : strcmp(text, "MONTHLY") == 0 ? SCHEDULE_MONTHLY
                                                         : SCHEDULE_WEEKLY;
    *ret_key = "interval";
    schedule->interval = interval != NULL ? (int)json_integer_value(interval) : 1;
    return interval == NULL || (json_is_integer(interval) && json_integer_value(interval) >= 1 &&
                                json_integer_value(interval) <= TIMETABLE_EVERY_MAX);
}

static bool read_by(const json_t *object, struct schedule *schedule, const char **ret_key)
{
    const json_t *byday = json_object_get(object, "byday");
    const json_t *bymonthday = json_object_get(object, "bymonthday");

    *ret_key = "byday";
    if (byday != NULL &&
        (!json_is_string(byday) || schedule_read_byday(json_string_value(byday), schedule) != OK))
        return false;
    *ret_key = "bymonthday";
    return bymonthday == NULL || (json_is_string(bymonthday) &&
                                  schedule_read_bymonthday(json_string_value(bymonthday), schedule) == OK);
}

enum status schedule_of_json(const json_t *object, struct schedule *ret_schedule, const char **ret_key)
{
    struct schedule schedule = {.opens = -1, .closes = -1};

    if (!read_frequency(object, &schedule, ret_key) || !read_by(object, &schedule, ret_key) ||
        !read_date(object, "dtstart", &schedule.start, ret_key) ||
        !read_date(object, "valid_from", &schedule.valid_from, ret_key) ||
        !read_date(object, "valid_to", &schedule.valid_to, ret_key) ||
        !read_minute(object, "opens_at", &schedule.opens, ret_key) ||
        !read_minute(object, "closes_at", &schedule.closes, ret_key))
        return INVALID;
    *ret_schedule = schedule;
    return OK;
}
