#include <string.h>
#include <strings.h>

#include "centre/inside.h"
#include "rules/schedule.h"

enum { INTERVAL_MAX = 52 };

static const char *text_of(const struct json_place *place, const char *key)
{
    return json_string_value(json_object_get(place->value, key));
}

static struct date day_of(const struct json_place *place, const char *key)
{
    const char *text = text_of(place, key);
    struct date date = {0};

    if (text == NULL || date_read(text, &date) != OK || date.day == 0)
        return (struct date){0};
    return date;
}

int centre_take_time(const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *text = text_of(parent, key);
    int minutes = -1;

    if (text != NULL && text[0] != '\0' && schedule_read_time(text, &minutes) != OK) {
        json_complain(&place, "is \"%.80s\"; write the time as 09:00 or 17:30", text);
        return -1;
    }
    return minutes;
}

static void read_times_of_day(const struct json_place *place, struct schedule *schedule)
{
    struct json_place closes = json_member(place, "closes_at");

    schedule->opens = centre_take_time(place, "opens_at");
    schedule->closes = centre_take_time(place, "closes_at");
    if (schedule->closes >= 0 && schedule->opens < 0 && text_of(place, "opens_at") == NULL)
        json_complain(&closes, "is there without opens_at; write that too");
    else if (schedule->closes >= 0 && schedule->closes <= schedule->opens)
        json_complain(&closes, "is not after opens_at; a time begins and ends on the same day");
}

static void read_days(const struct json_place *place, struct schedule *schedule)
{
    struct json_place byday = json_member(place, "byday");
    struct json_place bymonthday = json_member(place, "bymonthday");
    const char *days = text_of(place, "byday");
    const char *month_days = text_of(place, "bymonthday");

    if (days != NULL && schedule_read_byday(days, schedule) != OK) {
        json_complain(&byday, "is \"%.80s\"; write days such as MO,TH or, of a month, 1SA or -1FR", days);
        return;
    }
    for (size_t i = 0; i < schedule->day_count && schedule->frequency == SCHEDULE_WEEKLY; i++) {
        if (schedule->days[i].ordinal != 0) {
            json_complain(&byday, "is \"%.80s\", but freq is WEEKLY; write MONTHLY, or days without a number",
                          days);
            break;
        }
    }
    if (month_days != NULL && schedule_read_bymonthday(month_days, schedule) != OK)
        json_complain(&bymonthday, "is \"%.80s\"; write days of the month such as 1,15 or -1 for the last",
                      month_days);
    else if (month_days != NULL && schedule->frequency != SCHEDULE_MONTHLY)
        json_complain(&bymonthday, "counts days of a month, but freq is not MONTHLY; mend one of them");
}

static void read_interval(const struct json_place *parent, struct schedule *schedule)
{
    struct json_place place = json_member(parent, "interval");
    double number = json_number_value(place.value);

    schedule->interval = 1;
    if (!json_is_number(place.value))
        return;
    if (number < 1 || number > INTERVAL_MAX || number != (int)number) {
        json_complain(&place, "must be a whole number from 1 to %d", INTERVAL_MAX);
        return;
    }
    schedule->interval = (int)number;
    if (schedule->interval > 1 && schedule->start.year == 0 && schedule->valid_from.year == 0)
        json_complain(&place, "needs dtstart, the first day on which it took place: the weeks between are "
                              "counted from there");
}

/* A time of which nobody can tell on which days it is would be shown on none. */
static void check_has_days(const struct json_place *place, const struct schedule *schedule)
{
    bool has_start = schedule->start.year != 0 || schedule->valid_from.year != 0;

    if (schedule->frequency == SCHEDULE_ONCE && text_of(place, "byday") != NULL)
        json_complain(place, "has byday without freq; write \"freq\": \"WEEKLY\" (or MONTHLY)");
    else if (schedule->frequency == SCHEDULE_ONCE && !has_start)
        json_complain(place, "has no days; write freq with byday, or the one day as dtstart");
    else if (schedule->frequency != SCHEDULE_ONCE && text_of(place, "byday") == NULL &&
             text_of(place, "bymonthday") == NULL && !has_start)
        json_complain(place, "has no days; write byday, such as MO,TH");
    if (schedule->valid_from.year != 0 && schedule->valid_to.year != 0 &&
        date_compare(schedule->valid_to, schedule->valid_from) < 0)
        json_complain(place, "is over before it begins; mend valid_from or valid_to");
}

static int read_place(const struct json_place *parent, const char *const *place_ids, size_t place_count)
{
    struct json_place place = json_member(parent, "service_at_location_id");
    const char *id = text_of(parent, "service_at_location_id");

    /* One place, and times that name none: they are there. */
    if (id == NULL)
        return place_count == 1 ? 0 : -1;
    if (place_ids == NULL)
        return -1;
    for (size_t i = 0; i < place_count; i++) {
        if (place_ids[i] != NULL && strcasecmp(place_ids[i], id) == 0)
            return (int)i;
    }
    if (centre_is_uuid(id))
        json_complain(&place, "is \"%s\", which is no id in the service's service_at_locations", id);
    return -1;
}

static void read_time(const struct json_place *place, const char *const *place_ids, size_t place_count,
                      struct service_time *ret_time)
{
    const char *frequency = text_of(place, "freq");
    struct schedule *schedule = &ret_time->schedule;

    schedule->frequency = frequency == NULL                   ? SCHEDULE_ONCE
                          : strcmp(frequency, "MONTHLY") == 0 ? SCHEDULE_MONTHLY
                                                              : SCHEDULE_WEEKLY;
    schedule->start = day_of(place, "dtstart");
    schedule->valid_from = day_of(place, "valid_from");
    schedule->valid_to = day_of(place, "valid_to");
    read_interval(place, schedule);
    read_days(place, schedule);
    read_times_of_day(place, schedule);
    check_has_days(place, schedule);
    ret_time->place = read_place(place, place_ids, place_count);
}

const struct service_time *centre_read_times(struct arena *arena, const struct json_place *list,
                                             const char *const *place_ids, size_t place_count,
                                             size_t *ret_count)
{
    size_t count = json_is_array(list->value) ? centre_bounded_count(list, OFFER_SCHEDULES_MAX) : 0;
    struct service_time *times = arena_allocate(arena, count, sizeof *times);
    size_t read = 0;

    for (size_t i = 0; i < count; i++) {
        struct json_place element = json_element(list, i);

        if (json_is_object(element.value))
            read_time(&element, place_ids, place_count, &times[read++]);
    }
    *ret_count = read;
    return times;
}
