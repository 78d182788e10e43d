/* From the dates of an event to schedules that have these dates and no others. A rule is cut where a date of
 * it is out; what no rule of a timetable can say becomes a list of days; and what was written is expanded
 * again and held against the event, so that a misreading refuses the file instead of sending families on a
 * wrong day. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "feed/ics.h"

enum { DAYS_BYTES = 200, WEEK_DAYS = 7, ORDINAL_MAX = 5 };

struct writing {
    const struct ics *ics;
    const struct ics_event *event;
    const struct ics_dates *dates;
    json_t *schedules;
};

static bool is_set(const short *list)
{
    return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

static bool is_single(const short *list)
{
    return is_set(list) && list[1] == ICAL_RECURRENCE_ARRAY_MAX;
}

static const char *code_of(int weekday)
{
    static const char *const codes[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

    return codes[weekday];
}

/* BYDAY as text; with a single BYSETPOS as the ordinal. False when it has no such form. */
static bool add_days(const struct icalrecurrencetype *rule, bool is_monthly, struct strbuf *text)
{
    for (int i = 0; rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
        int ordinal = icalrecurrencetype_day_position(rule->by_day[i]);
        int weekday = ((int)icalrecurrencetype_day_day_of_week(rule->by_day[i]) + 5) % WEEK_DAYS;

        if (is_set(rule->by_set_pos)) {
            if (!is_single(rule->by_set_pos) || !is_single(rule->by_day) || ordinal != 0)
                return false;
            ordinal = rule->by_set_pos[0];
        }
        if (ordinal < -ORDINAL_MAX || ordinal > ORDINAL_MAX || (ordinal != 0 && !is_monthly))
            return false;
        strbuf_add(text, i > 0 ? "," : "");
        if (ordinal != 0)
            strbuf_add_format(text, "%d", ordinal);
        strbuf_add(text, code_of(weekday));
    }
    return strbuf_status(text) == OK;
}

static void add_month_days(const struct icalrecurrencetype *rule, struct strbuf *text)
{
    for (int i = 0; i < ICAL_BY_MONTHDAY_SIZE && rule->by_month_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
        strbuf_add_format(text, "%s%d", i > 0 ? "," : "", rule->by_month_day[i]);
}

/* How many weeks or months stand between; 0 when a timetable cannot say it. */
static int interval_of(const struct ics_dates *dates, bool *ret_is_monthly, bool *ret_is_every_day)
{
    const struct icalrecurrencetype *rule = &dates->rule;
    int interval = rule->interval;

    *ret_is_monthly = rule->freq == ICAL_MONTHLY_RECURRENCE;
    *ret_is_every_day = rule->freq == ICAL_DAILY_RECURRENCE && interval == 1 && !is_set(rule->by_day);
    if (is_set(rule->by_month) || is_set(rule->by_week_no) || is_set(rule->by_year_day) ||
        rule->rscale != NULL ||
        (!*ret_is_monthly && (is_set(rule->by_month_day) || is_set(rule->by_set_pos))))
        return 0;
    if (is_set(rule->by_set_pos) && (!is_set(rule->by_day) || is_set(rule->by_month_day)))
        return 0;
    if (rule->freq == ICAL_DAILY_RECURRENCE && interval > 1)
        interval = interval % WEEK_DAYS == 0 && !is_set(rule->by_day) ? interval / WEEK_DAYS : 0;
    else if (rule->freq > ICAL_MONTHLY_RECURRENCE)
        interval = 0;
    return interval <= TIMETABLE_EVERY_MAX ? interval : 0;
}

/* The rule without dates and hours; NULL when it has no such form. */
static json_t *template_of(const struct ics_dates *dates)
{
    bool is_monthly, is_every_day;
    int interval = interval_of(dates, &is_monthly, &is_every_day);
    struct strbuf days, month_days;
    json_t *template = NULL;

    strbuf_init(&days, DAYS_BYTES);
    strbuf_init(&month_days, DAYS_BYTES);
    if (interval == 0 || !add_days(&dates->rule, is_monthly, &days))
        goto out;
    add_month_days(&dates->rule, &month_days);
    for (int day = 0; is_every_day && day < WEEK_DAYS; day++)
        strbuf_add_format(&days, "%s%s", day > 0 ? "," : "", code_of(day));
    if (days.length == 0 && month_days.length == 0 && is_monthly)
        strbuf_add_format(&month_days, "%d", dates->first.day.day);
    else if (days.length == 0 && month_days.length == 0)
        strbuf_add(&days, code_of(date_weekday(dates->first.day)));
    template = schedule_object(is_monthly ? "MONTHLY" : "WEEKLY", interval);
    if (days.length > 0)
        (void)json_object_set_new(template, "byday", json_string(strbuf_text(&days)));
    if (month_days.length > 0)
        (void)json_object_set_new(template, "bymonthday", json_string(strbuf_text(&month_days)));
out:
    strbuf_finish(&days);
    strbuf_finish(&month_days);
    return template;
}

static void add_schedule(const struct writing *writing, json_t *schedule, int opens, int closes)
{
    schedule_set_minute(schedule, "opens_at", opens);
    schedule_set_minute(schedule, "closes_at", closes);
    (void)json_array_append_new(writing->schedules, schedule);
}

static void add_once(const struct writing *writing, const struct ics_date *date)
{
    json_t *schedule = schedule_object(NULL, 1);

    schedule_set_day(schedule, "dtstart", date->real.day);
    add_schedule(writing, schedule, date->opens, date->closes);
}

/* The rule from one date that is out to the next; all pieces count their weeks from the same beginning. */
static void add_pieces(const struct writing *writing, const json_t *template)
{
    const struct ics_dates *dates = writing->dates;
    struct date from = {0};
    bool has_dates = false;
    json_t *piece;

    for (size_t i = 0; i <= dates->count; i++) {
        const struct ics_date *date = i < dates->count ? &dates->list[i] : NULL;
        bool is_end = date == NULL;

        if (!is_end && (date->is_single || !date->is_out)) {
            has_dates = has_dates || !date->is_single;
            continue;
        }
        if (has_dates || (is_end && dates->is_endless)) {
            piece = json_deep_copy(template);
            schedule_set_day(piece, "dtstart", dates->first.day);
            schedule_set_day(piece, "valid_from", from);
            if (!is_end)
                schedule_set_day(piece, "valid_to", date_add_days(date->real.day, -1));
            else if (!dates->is_endless)
                schedule_set_day(piece, "valid_to", dates->last);
            add_schedule(writing, piece, dates->first.minute, dates->first.minute + dates->minutes);
        }
        has_dates = false;
        if (!is_end)
            from = date_add_days(date->real.day, 1);
    }
}

static struct date earliest(const struct ics_dates *dates)
{
    struct date day = dates->first.day;

    for (size_t i = 0; i < dates->count; i++) {
        if (date_compare(dates->list[i].real.day, day) < 0)
            day = dates->list[i].real.day;
    }
    return day;
}

/* What is over need not be told when there is too much to tell. Returns the day from which all is there. */
static struct date leave_out_past(const struct writing *writing)
{
    struct date today = writing->ics->drafting->today;
    const char *key;

    if (json_array_size(writing->schedules) <= OFFER_SCHEDULES_MAX)
        return earliest(writing->dates);
    for (size_t i = json_array_size(writing->schedules); i > 0; i--) {
        struct schedule schedule;
        const json_t *object = json_array_get(writing->schedules, i - 1);
        struct date day;

        if (schedule_of_json(object, &schedule, &key) == OK && !schedule_next(&schedule, NULL, today, &day))
            (void)json_array_remove(writing->schedules, i - 1);
    }
    return today;
}

struct told {
    int day; /* since 1970 */
    int opens, closes;
};

struct told_list {
    struct told *list;
    size_t count;
};

static const struct date epoch = {1970, 1, 1};

static void tell(struct told_list *told, struct date day, int opens, int closes)
{
    if ((told->count & (told->count - 1)) == 0)
        told->list = memory_resize(told->list, told->count > 0 ? 2 * told->count : 1, sizeof *told->list);
    told->list[told->count++] = (struct told){date_days_between(epoch, day), opens, closes};
}

static int compare_told(const void *a, const void *b)
{
    const struct told *first = a;
    const struct told *second = b;

    if (first->day != second->day)
        return first->day < second->day ? -1 : 1;
    if (first->opens != second->opens)
        return first->opens - second->opens;
    return first->closes - second->closes;
}

static void tell_schedule(struct told_list *told, const json_t *object, struct date from, struct date until)
{
    struct schedule schedule;
    const char *key;
    struct date day = from;

    if (schedule_of_json(object, &schedule, &key) != OK)
        return;
    if (schedule.frequency == SCHEDULE_ONCE) {
        if (date_compare(schedule.start, from) >= 0 && date_compare(schedule.start, until) <= 0)
            tell(told, schedule.start, schedule.opens, schedule.closes);
        return;
    }
    while (told->count < ICS_DATES_MAX && schedule_next(&schedule, NULL, day, &day) &&
           date_compare(day, until) <= 0) {
        tell(told, day, schedule.opens, schedule.closes);
        day = date_add_days(day, 1);
    }
}

/* Whether the schedules have the dates of the event, from that day on; else the first day that is wrong. */
static bool is_right(const struct writing *writing, struct date from, struct date *ret_wrong)
{
    const struct ics_dates *dates = writing->dates;
    struct date until = dates->is_endless ? dates->horizon : (struct date){ICS_LAST_YEAR, 12, 31};
    struct told_list wanted = {.count = 0}, told = {.count = 0};
    size_t i = 0;
    int wrong;
    bool right;

    for (size_t d = 0; d < dates->count; d++) {
        const struct ics_date *date = &dates->list[d];

        if (!date->is_out && date_compare(date->real.day, from) >= 0 &&
            date_compare(date->real.day, until) <= 0)
            tell(&wanted, date->real.day, date->opens, date->closes);
    }
    for (size_t s = 0; s < json_array_size(writing->schedules); s++)
        tell_schedule(&told, json_array_get(writing->schedules, s), from, until);
    if (wanted.count > 0)
        qsort(wanted.list, wanted.count, sizeof wanted.list[0], compare_told);
    if (told.count > 0)
        qsort(told.list, told.count, sizeof told.list[0], compare_told);
    while (i < wanted.count && i < told.count && compare_told(&wanted.list[i], &told.list[i]) == 0)
        i++;
    right = i == wanted.count && i == told.count;
    wrong = i < wanted.count ? wanted.list[i].day : i < told.count ? told.list[i].day : 0;
    if (i < told.count && i < wanted.count && told.list[i].day < wrong)
        wrong = told.list[i].day;
    *ret_wrong = date_add_days(epoch, wrong);
    free(wanted.list);
    free(told.list);
    return right;
}

static void add_singles(const struct writing *writing, bool all)
{
    for (size_t i = 0; i < writing->dates->count; i++) {
        const struct ics_date *date = &writing->dates->list[i];

        if (!date->is_out && (all || date->is_single))
            add_once(writing, date);
    }
}

static bool holds(const struct writing *writing, struct date *ret_wrong)
{
    struct date from = leave_out_past(writing);

    return json_array_size(writing->schedules) <= OFFER_SCHEDULES_MAX && is_right(writing, from, ret_wrong);
}

static bool write_rule(const struct writing *writing, struct date *ret_wrong)
{
    json_t *template = writing->dates->has_rule ? template_of(writing->dates) : NULL;

    if (template == NULL)
        return false;
    add_pieces(writing, template);
    add_singles(writing, false);
    json_decref(template);
    return holds(writing, ret_wrong);
}

json_t *ics_schedules(const struct ics *ics, const struct ics_event *event, const struct ics_dates *dates)
{
    struct writing writing = {.ics = ics, .event = event, .dates = dates, .schedules = json_array()};
    struct date wrong = {0};
    char day[11] = "";

    if (write_rule(&writing, &wrong))
        return writing.schedules;
    (void)json_array_clear(writing.schedules);
    if (!dates->is_endless && dates->count <= ICS_DATES_MAX) {
        add_singles(&writing, true);
        if (holds(&writing, &wrong))
            return writing.schedules;
    }
    if (wrong.year != 0)
        date_write(wrong, day);
    ics_complain(ics, event, dates->has_rule ? "RRULE" : "RDATE",
                 "cannot be said in a timetable (weekly or monthly, in at most %d pieces)%s%s; split the "
                 "event, give it "
                 "an end that is nearer, or write its free days as closures in centre.json",
                 OFFER_SCHEDULES_MAX, day[0] != '\0' ? ", from " : "", day);
    json_decref(writing.schedules);
    return NULL;
}
