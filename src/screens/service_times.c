/* When and where a service takes place, in words. */
#include "screens/day_words.h"
#include "screens/services.h"

enum { WEEK_DAYS = 7 };

static bool is_unset(struct date date)
{
    return date.year == 0;
}

/* Today's session is not the next one any more once it has ended. */
static bool is_over(const struct visit *visit, struct date day, const struct service_time *time)
{
    return time->schedule.closes >= 0 && date_compare(day, visit->today) == 0 &&
           visit->minute >= time->schedule.closes;
}

static struct offer_entry later_than_today(const struct visit *visit, const struct service *service,
                                           const struct offer_entry *entry)
{
    const struct schedule_closures *closures = &centre_about(visit->house->centre)->closures;
    struct offer_entry next = *entry;

    next.has_next = false;
    for (size_t i = 0; i < service->time_count; i++) {
        const struct service_time *time = &service->times[i];
        struct date day = visit->today;

        if (!schedule_next(&time->schedule, closures, visit->today, &day))
            continue;
        if (is_over(visit, day, time) &&
            !schedule_next(&time->schedule, closures, date_add_days(visit->today, 1), &day))
            continue;
        if (next.has_next && (date_compare(day, next.next_day) > 0 ||
                              (date_compare(day, next.next_day) == 0 &&
                               time->schedule.opens >= next.next_time->schedule.opens)))
            continue;
        next.has_next = true;
        next.next_day = day;
        next.next_time = time;
    }
    return next;
}

static struct offer_entry coming(const struct visit *visit, const struct service *service,
                                 const struct offer_entry *entry)
{
    if (entry->has_next && is_over(visit, entry->next_day, entry->next_time))
        return later_than_today(visit, service, entry);
    return *entry;
}

/* --- words --- */

static struct said with_hours(struct ui_view *view, const struct visit *visit, struct said day,
                              const struct schedule *schedule)
{
    return say_day_and_hours(view, visit, day, schedule->opens, schedule->closes);
}

static bool is_past(const struct visit *visit, const struct schedule *schedule)
{
    return !is_unset(schedule->valid_to) && date_compare(schedule->valid_to, visit->today) < 0;
}

/* How often a week; 0 when that is not simple to say. */
static int times_a_week(const struct visit *visit, const struct service *service)
{
    int times = 0;

    for (size_t i = 0; i < service->time_count; i++) {
        const struct schedule *schedule = &service->times[i].schedule;

        if (is_past(visit, schedule))
            continue;
        if (schedule->frequency != SCHEDULE_WEEKLY || schedule->interval != 1 ||
            date_compare(schedule->valid_from, visit->today) > 0)
            return 0;
        times += schedule->day_count > 0 ? (int)schedule->day_count : 1;
    }
    return times;
}

struct said say_next(struct ui_view *view, const struct visit *visit, const struct service *service,
                     const struct offer_entry *entry)
{
    struct offer_entry next = coming(visit, service, entry);

    if (!next.has_next)
        return (struct said){0};
    return with_hours(view, visit, say_day(view, visit, next.next_day), &next.next_time->schedule);
}

struct said say_next_and_more(struct ui_view *view, const struct visit *visit, const struct service *service,
                              const struct offer_entry *entry)
{
    struct said next = say_next(view, visit, service, entry);
    int others = times_a_week(visit, service) - 1;
    struct word_value values[] = {{.name = "when", .kind = WORD_TEXT, .text = as_value(view, next)},
                                  {.name = "count", .kind = WORD_NUMBER, .number = others}};

    if (next.text == NULL || others <= 0)
        return next;
    return say_with(view, visit, "time.and-more", values, 2);
}

const struct service_place *next_place(const struct visit *visit, const struct service *service,
                                       const struct offer_entry *entry)
{
    struct offer_entry next = coming(visit, service, entry);

    if (next.has_next && next.next_time->place >= 0)
        return &service->places[next.next_time->place];
    return service->place_count == 1 ? &service->places[0] : NULL;
}

/* --- every time --- */

static const char *monthly_key(int ordinal)
{
    static const char *const keys[] = {"time.monthly-first", "time.monthly-second", "time.monthly-third",
                                       "time.monthly-fourth"};

    if (ordinal >= 1 && ordinal <= 4)
        return keys[ordinal - 1];
    return ordinal == -1 ? "time.monthly-last" : "time.monthly";
}

static struct said say_recurring(struct ui_view *view, const struct visit *visit,
                                 const struct schedule *schedule, struct schedule_day day)
{
    struct word_value values[] = {{.name = "weekday", .kind = WORD_TEXT},
                                  {.name = "count", .kind = WORD_NUMBER, .number = schedule->interval}};
    const char *key = schedule->interval > 1 ? "time.every-weeks" : "time.every-week";

    values[0].text = say_weekday(view, visit, day.weekday);
    if (schedule->frequency == SCHEDULE_MONTHLY)
        key = schedule->interval > 1 ? "time.every-months" : monthly_key(day.ordinal);
    return with_hours(view, visit, say_with(view, visit, key, values, 2), schedule);
}

/* From when, if that is still to come, and where, if there are several places. */
static struct said with_rest(struct ui_view *view, const struct visit *visit, const struct service *service,
                             const struct service_time *time, struct said said)
{
    struct word_value values[] = {
        {.name = "when", .kind = WORD_TEXT, .text = as_value(view, said)},
        {.name = "date", .kind = WORD_DATE, .date = time->schedule.valid_from},
    };
    struct word_value place = {.name = "place", .kind = WORD_TEXT};

    if (date_compare(time->schedule.valid_from, visit->today) > 0 &&
        time->schedule.frequency != SCHEDULE_ONCE) {
        said = say_with(view, visit, "time.valid-from", values, 2);
        values[0].text = as_value(view, said);
    }
    if (service->place_count < 2 || time->place < 0)
        return said;
    place.text = service->places[time->place].name;
    values[1] = place;
    return say_with(view, visit, "time.at-place", values, 2);
}

struct list {
    struct said *times;
    size_t count;
};

static void add_time(struct list *list, struct said said)
{
    if (list->count < SERVICE_TIMES_MAX)
        list->times[list->count++] = said;
}

static struct date first_day(const struct schedule *schedule)
{
    return is_unset(schedule->start) ? schedule->valid_from : schedule->start;
}

/* The n-th of its weekdays; without any it is that of the first day. False when there is no n-th. */
static bool weekday_of(const struct schedule *schedule, size_t n, struct schedule_day *ret_day)
{
    if (n < schedule->day_count) {
        *ret_day = schedule->days[n];
        return true;
    }
    if (n > 0 || schedule->day_count > 0 || is_unset(first_day(schedule)))
        return false;
    *ret_day = (struct schedule_day){.weekday = date_weekday(first_day(schedule))};
    return true;
}

static void add_weekday(struct ui_view *view, const struct visit *visit, const struct service *service,
                        int weekday, struct list *list)
{
    for (size_t i = 0; i < service->time_count; i++) {
        const struct service_time *time = &service->times[i];
        struct schedule_day day;

        if (time->schedule.frequency == SCHEDULE_ONCE || time->schedule.month_days != 0 ||
            time->schedule.last_days != 0 || is_past(visit, &time->schedule))
            continue;
        for (size_t n = 0; weekday_of(&time->schedule, n, &day); n++) {
            if (day.weekday == weekday)
                add_time(list, with_rest(view, visit, service, time,
                                         say_recurring(view, visit, &time->schedule, day)));
        }
    }
}

/* On one day only, or on days of the month: the next of them says it best. */
static void add_dated(struct ui_view *view, const struct visit *visit, const struct service *service,
                      struct list *list)
{
    const struct schedule_closures *closures = &centre_about(visit->house->centre)->closures;

    for (size_t i = 0; i < service->time_count; i++) {
        const struct service_time *time = &service->times[i];
        struct date day;

        if (time->schedule.frequency != SCHEDULE_ONCE && time->schedule.month_days == 0 &&
            time->schedule.last_days == 0)
            continue;
        if (schedule_next(&time->schedule, closures, visit->today, &day))
            add_time(list, with_rest(view, visit, service, time,
                                     with_hours(view, visit, say_day(view, visit, day), &time->schedule)));
    }
}

size_t say_times(struct ui_view *view, const struct visit *visit, const struct service *service,
                 struct said ret_times[SERVICE_TIMES_MAX])
{
    struct list list = {.times = ret_times};

    for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
        add_weekday(view, visit, service, weekday, &list);
    add_dated(view, visit, service, &list);
    return list.count;
}
