/* The dates of an event, as libical follows its rule, on the clocks of the United Kingdom. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "feed/ics.h"

enum { MINUTES_PER_DAY = 24 * 60, MONTHS_PER_YEAR = 12 };

/* How what is written becomes the clock on the wall. */
struct zone {
    bool is_known;
    icaltimezone *converts; /* NULL: it is the wall's already */
};

/* Names under which calendars know the time of the United Kingdom. */
static bool is_british(const char *name)
{
    static const char *const names[] = {"Europe/London",
                                        "GB",
                                        "GB-Eire",
                                        "Europe/Belfast",
                                        "Europe/Jersey",
                                        "Europe/Guernsey",
                                        "Europe/Isle_of_Man",
                                        "GMT Standard Time"};
    size_t length = strlen(name);

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t own = strlen(names[i]);

        if (length >= own && strcasecmp(name + length - own, names[i]) == 0 &&
            (length == own || name[length - own - 1] == '/'))
            return true;
    }
    return false;
}

static struct zone zone_of(const struct ics_event *event, icalproperty *property, struct icaltimetype time)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char *name = parameter != NULL ? icalparameter_get_tzid(parameter) : NULL;
    struct zone zone = {.is_known = true};

    if (icaltime_is_utc(time))
        zone.converts = icaltimezone_get_utc_timezone();
    else if (name != NULL && !time.is_date && !is_british(name)) {
        zone.converts = icalcomponent_get_timezone(icalcomponent_get_parent(event->component), name);
        if (zone.converts == NULL)
            zone.converts = icaltimezone_get_builtin_timezone(name);
        zone.is_known = zone.converts != NULL;
    }
    return zone;
}

static bool is_usable(struct icaltimetype time)
{
    struct date day = {time.year, time.month, time.day};

    return time.year >= ICS_FIRST_YEAR && time.year <= ICS_LAST_YEAR && date_is_real(day) && time.hour >= 0 &&
           time.hour < 24 && time.minute >= 0 && time.minute < 60;
}

static struct ics_moment moment_of(struct zone zone, struct icaltimetype time)
{
    int64_t utc_ms;

    if (zone.converts == NULL)
        return (struct ics_moment){{time.year, time.month, time.day}, time.hour * 60 + time.minute};
    utc_ms = (int64_t)icaltime_as_timet_with_zone(time, zone.converts) * 1000;
    return (struct ics_moment){date_of_utc(utc_ms), date_minute_of_utc(utc_ms)};
}

static int compare_moments(struct ics_moment a, struct ics_moment b)
{
    int order = date_compare(a.day, b.day);

    return order != 0 ? order : a.minute - b.minute;
}

static const char *name_of(icalproperty *property)
{
    return icalproperty_kind_to_string(icalproperty_isa(property));
}

static bool read_zone(const struct ics *ics, const struct ics_event *event, icalproperty *property,
                      struct icaltimetype time, struct zone *ret_zone)
{
    *ret_zone = zone_of(event, property, time);
    if (!is_usable(time)) {
        ics_complain(ics, event, name_of(property), "is no date from %d to %d; mend it in the calendar",
                     ICS_FIRST_YEAR, ICS_LAST_YEAR);
        return false;
    }
    if (!ret_zone->is_known)
        ics_complain(ics, event, name_of(property),
                     "its TZID is not known, and the file has no VTIMEZONE of it; write TZID=Europe/London");
    return ret_zone->is_known;
}

bool ics_read_moment(const struct ics *ics, const struct ics_event *event, icalproperty *property,
                     struct icaltimetype time, struct ics_moment *ret_moment)
{
    struct zone zone;

    if (!read_zone(ics, event, property, time, &zone))
        return false;
    *ret_moment = moment_of(zone, time);
    return true;
}

static void add_date(struct ics_dates *dates, struct ics_date date)
{
    if ((dates->count & (dates->count - 1)) == 0)
        dates->list =
            memory_resize(dates->list, dates->count > 0 ? 2 * dates->count : 1, sizeof *dates->list);
    dates->list[dates->count++] = date;
}

void ics_add_single(struct ics_dates *dates, struct ics_moment moment, int minutes)
{
    add_date(dates, (struct ics_date){.real = moment,
                                      .opens = moment.minute,
                                      .closes = moment.minute + minutes,
                                      .is_single = true});
}

void ics_finish_dates(struct ics_dates *dates)
{
    free(dates->list);
    dates->list = NULL;
    dates->count = 0;
}

struct ics_date *ics_find_date(struct ics_dates *dates, struct ics_moment moment, bool any_hour)
{
    for (size_t i = 0; i < dates->count; i++) {
        struct ics_date *date = &dates->list[i];

        if (!date->is_out && date_compare(date->real.day, moment.day) == 0 &&
            (any_hour || date->real.minute == moment.minute))
            return date;
    }
    return NULL;
}

static int minutes_between(struct ics_moment from, struct ics_moment to)
{
    return date_days_between(from.day, to.day) * MINUTES_PER_DAY + to.minute - from.minute;
}

static bool ends_that_day(const struct ics *ics, const struct ics_event *event, const char *property,
                          struct ics_moment start, int minutes)
{
    if (minutes <= 0)
        ics_complain(ics, event, property, "is not after the beginning; mend it in the calendar");
    else if (start.minute + minutes >= MINUTES_PER_DAY)
        ics_complain(ics, event, property, "is not on the same day; a session begins and ends on one day");
    return minutes > 0 && start.minute + minutes < MINUTES_PER_DAY;
}

static bool read_minutes(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates)
{
    icalproperty *end = icalcomponent_get_first_property(event->component, ICAL_DTEND_PROPERTY);
    icalproperty *duration = icalcomponent_get_first_property(event->component, ICAL_DURATION_PROPERTY);
    struct ics_moment moment;

    if (end != NULL) {
        if (!ics_read_moment(ics, event, end, icalproperty_get_dtend(end), &moment))
            return false;
        dates->minutes = minutes_between(dates->first, moment);
    } else if (duration != NULL) {
        dates->minutes = icaldurationtype_as_int(icalproperty_get_duration(duration)) / 60;
    } else {
        ics_complain(ics, event, "DTSTART",
                     "has neither DTEND nor DURATION; say in the calendar when it ends");
        return false;
    }
    return ends_that_day(ics, event, end != NULL ? "DTEND" : "DURATION", dates->first, dates->minutes);
}

bool ics_read_start(const struct ics *ics, const struct ics_event *event, struct ics_dates *ret_dates)
{
    icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_DTSTART_PROPERTY);

    *ret_dates = (struct ics_dates){.list = NULL};
    if (property == NULL) {
        ics_complain(ics, event, "DTSTART", "is missing; say in the calendar when it begins");
        return false;
    }
    ret_dates->start = icalproperty_get_dtstart(property);
    if (ret_dates->start.is_date)
        return is_usable(ret_dates->start);
    return ics_read_moment(ics, event, property, ret_dates->start, &ret_dates->first) &&
           read_minutes(ics, event, ret_dates);
}

/* The end that the rule names; false: none. A date alone is all of that day. */
static bool has_until(struct zone zone, const struct icalrecurrencetype *rule, struct ics_moment *ret_until)
{
    struct icaltimetype until = rule->until;

    if (icaltime_is_null_time(until))
        return false;
    if (icaltime_is_utc(until))
        zone.converts = icaltimezone_get_utc_timezone();
    *ret_until = moment_of(zone, until);
    if (until.is_date)
        *ret_until = (struct ics_moment){{until.year, until.month, until.day}, MINUTES_PER_DAY};
    return true;
}

static bool add_of_rule(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates,
                        struct zone zone, struct icaltimetype time)
{
    struct ics_moment moment = moment_of(zone, time);
    struct date written = {time.year, time.month, time.day};

    if (dates->count == ICS_DATES_MAX) {
        ics_complain(ics, event, "RRULE", "has more than %d dates; give it an end that is nearer",
                     ICS_DATES_MAX);
        return false;
    }
    if (date_compare(written, moment.day) != 0) {
        ics_complain(ics, event, "DTSTART",
                     "is in a zone in which it is another day than in the United Kingdom; write it with "
                     "TZID=Europe/London");
        return false;
    }
    /* What is meant by 09:00Z every week is the clock on the wall of the first of them. */
    dates->drifts = dates->drifts || moment.minute != dates->first.minute;
    add_date(dates, (struct ics_date){.real = moment,
                                      .opens = dates->first.minute,
                                      .closes = dates->first.minute + dates->minutes});
    return true;
}

/* RFC 5545 leaves open what a beginning means that the rule does not have, and programs differ. */
static bool begins_with_rule(const struct ics *ics, const struct ics_event *event,
                             const struct ics_dates *dates)
{
    char day[11];

    if (dates->count == 0 || compare_moments(dates->list[0].real, dates->first) == 0)
        return true;
    date_write(dates->list[0].real.day, day);
    ics_complain(ics, event, "DTSTART",
                 "is on no day of its RRULE; begin the event on one of them, such as %s", day);
    return false;
}

static bool follow_rule(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates,
                        struct zone zone)
{
    struct icalrecurrencetype rule = dates->rule;
    struct icaltimetype start = dates->start;
    struct ics_moment until = {.minute = 0};
    bool ends = has_until(zone, &rule, &until);
    bool is_sound = true;
    icalrecur_iterator *iterator;

    start.zone = NULL;
    rule.until = icaltime_null_time();
    iterator = icalrecur_iterator_new(rule, start);
    if (iterator == NULL) {
        ics_complain(ics, event, "RRULE", "cannot be followed; mend it in the calendar");
        return false;
    }
    dates->is_endless = !ends && rule.count == 0;
    while (is_sound) {
        struct icaltimetype time = icalrecur_iterator_next(iterator);

        if (icaltime_is_null_time(time) || !is_usable(time) ||
            (ends && compare_moments(moment_of(zone, time), until) > 0) ||
            (dates->is_endless && date_compare(moment_of(zone, time).day, dates->horizon) > 0))
            break;
        is_sound = add_of_rule(ics, event, dates, zone, time);
    }
    icalrecur_iterator_free(iterator);
    if (is_sound && dates->count > 0)
        dates->last = dates->list[dates->count - 1].real.day;
    return is_sound && begins_with_rule(ics, event, dates);
}

static bool read_rule(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates)
{
    icalproperty *start = icalcomponent_get_first_property(event->component, ICAL_DTSTART_PROPERTY);
    icalproperty *rule = icalcomponent_get_first_property(event->component, ICAL_RRULE_PROPERTY);
    struct zone zone;

    if (rule == NULL) {
        ics_add_single(dates, dates->first, dates->minutes);
        return true;
    }
    dates->has_rule = true;
    dates->rule = icalproperty_get_rrule(rule);
    if (icalcomponent_get_next_property(event->component, ICAL_RRULE_PROPERTY) != NULL ||
        icalcomponent_get_first_property(event->component, ICAL_EXRULE_PROPERTY) != NULL) {
        ics_complain(ics, event, "RRULE", "is not the only rule; write an event for each, and no EXRULE");
        return false;
    }
    if (dates->rule.by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX ||
        dates->rule.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX || dates->rule.freq < ICAL_DAILY_RECURRENCE) {
        ics_complain(ics, event, "RRULE", "has several hours of a day; write an event for each");
        return false;
    }
    return read_zone(ics, event, start, dates->start, &zone) && follow_rule(ics, event, dates, zone);
}

static bool read_more_dates(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates)
{
    icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_RDATE_PROPERTY);

    for (; property != NULL;
         property = icalcomponent_get_next_property(event->component, ICAL_RDATE_PROPERTY)) {
        struct icaldatetimeperiodtype value = icalproperty_get_rdate(property);
        bool is_period = !icalperiodtype_is_null_period(value.period);
        struct icaltimetype time = is_period ? value.period.start : value.time;
        struct ics_moment moment, end;
        int minutes = dates->minutes;

        if (!ics_read_moment(ics, event, property, time, &moment))
            return false;
        if (is_period && icaltime_is_null_time(value.period.end))
            minutes = icaldurationtype_as_int(value.period.duration) / 60;
        else if (is_period && ics_read_moment(ics, event, property, value.period.end, &end))
            minutes = minutes_between(moment, end);
        if (time.is_date)
            moment.minute = dates->first.minute;
        if (!ends_that_day(ics, event, "RDATE", moment, minutes))
            return false;
        if (dates->count == ICS_DATES_MAX) {
            ics_complain(ics, event, "RDATE", "makes more than %d dates; take some out", ICS_DATES_MAX);
            return false;
        }
        if (ics_find_date(dates, moment, false) == NULL)
            ics_add_single(dates, moment, minutes);
    }
    return true;
}

/* A time that the event never has would leave a day in that was meant to be out. */
static bool take_out(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates,
                     struct ics_moment moment, bool is_day)
{
    bool is_found = false, is_near = false;

    for (size_t i = 0; i < dates->count; i++) {
        struct ics_date *date = &dates->list[i];

        if (date_compare(date->real.day, moment.day) != 0)
            continue;
        is_near = true;
        if (is_day || date->real.minute == moment.minute)
            is_found = date->is_out = true;
    }
    if (is_near && !is_found)
        ics_complain(ics, event, "EXDATE",
                     "names %04d-%02d-%02d at another time than the event is; mend its time", moment.day.year,
                     moment.day.month, moment.day.day);
    return is_found || !is_near;
}

static bool read_exceptions(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates)
{
    icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_EXDATE_PROPERTY);

    for (; property != NULL;
         property = icalcomponent_get_next_property(event->component, ICAL_EXDATE_PROPERTY)) {
        struct icaltimetype time = icalproperty_get_exdate(property);
        struct ics_moment moment;

        if (!ics_read_moment(ics, event, property, time, &moment) ||
            !take_out(ics, event, dates, moment, time.is_date))
            return false;
    }
    return true;
}

bool ics_read_dates(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates)
{
    struct date today = ics->drafting->today;
    struct date from = date_compare(dates->first.day, today) > 0 ? dates->first.day : today;

    dates->horizon = date_add_months(from, ICS_YEARS_AHEAD * MONTHS_PER_YEAR);
    return read_rule(ics, event, dates) && read_more_dates(ics, event, dates) &&
           read_exceptions(ics, event, dates);
}
