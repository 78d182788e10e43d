/* A timetable that somebody keeps in a calendar: its events as sessions. What a calendar has no word for
 * stands in X-DOORSTEP-… properties, called as the columns of a spreadsheet are. Source: RFC 5545, read by
 * libical. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "feed/ics.h"

enum { EVENTS_MAX = 20000 };

static void add_event(struct ics *ics, icalcomponent *component)
{
    struct arena *arena = &ics->drafting->timetable->arena;
    const char *summary = icalcomponent_get_summary(component);
    const char *uid = icalcomponent_get_uid(component);
    struct ics_event event = {
        .component = component,
        .uid = arena_copy_text(arena, uid != NULL ? uid : ""),
        .is_override = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY) != NULL,
    };

    if (summary == NULL || ics_is_private(&event))
        event.whose = "event: ";
    else
        event.whose = arena_format(arena, "%s: ", quote(summary).text);
    if ((ics->count & (ics->count - 1)) == 0)
        ics->events = memory_resize(ics->events, ics->count > 0 ? 2 * ics->count : 1, sizeof *ics->events);
    ics->events[ics->count++] = event;
}

static void collect(struct ics *ics, icalcomponent *component, size_t *others)
{
    icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);

    for (; inner != NULL; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        icalcomponent_kind kind = icalcomponent_isa(inner);

        if (kind == ICAL_VEVENT_COMPONENT && ics->count < EVENTS_MAX)
            add_event(ics, inner);
        else if (kind == ICAL_VCALENDAR_COMPONENT)
            collect(ics, inner, others);
        else if (kind != ICAL_VTIMEZONE_COMPONENT)
            (*others)++;
    }
}

/* libical keeps no lines; events stand in its tree in the order of the file. */
static void find_lines(struct ics *ics, const char *text)
{
    size_t event = 0;
    int line = 1;

    for (const char *at = text; at != NULL && event < ics->count; line++) {
        if (strncasecmp(at, "BEGIN:VEVENT", 12) == 0) {
            ics->events[event].start = at;
            ics->events[event++].line = line;
        }
        at = strchr(at, '\n');
        at = at != NULL ? at + 1 : NULL;
    }
}

static void draft(const struct ics *ics, const struct ics_event *event, json_t *session,
                  const struct ics_dates *dates)
{
    json_t *schedules = ics_schedules(ics, event, dates);

    if (schedules == NULL) {
        json_decref(session);
        return;
    }
    (void)json_object_set_new(session, session_parts[PART_SCHEDULES], schedules);
    draft_add(ics->drafting, session, event->line, session_kind_name(SESSION_DROP_IN));
}

static bool is_over(const struct ics *ics, const struct ics_dates *dates)
{
    for (size_t i = 0; i < dates->count; i++) {
        if (!dates->list[i].is_out && date_compare(dates->list[i].real.day, ics->drafting->today) >= 0)
            return false;
    }
    return true;
}

/* One that has other words or another place than the event is a session of its own. */
static void draft_moved(struct ics *ics, const struct ics_event *event, const struct ics_dates *own,
                        json_t *session, struct ics_dates *dates)
{
    struct timetable *timetable = ics->drafting->timetable;
    size_t kept = timetable->kept, count = timetable->count;
    json_t *moved = ics_session(ics, event);
    struct ics_dates alone = *own;

    if (json_equal(moved, session)) {
        timetable->kept = kept; /* what is to be said of it was said of the event */
        timetable->count = count;
        ics_add_single(dates, own->first, own->minutes);
        json_decref(moved);
        return;
    }
    /* The id that it may share with the event is the event's. */
    (void)json_object_del(moved, session_parts[PART_ID]);
    alone.list = NULL;
    alone.count = 0;
    ics_add_single(&alone, own->first, own->minutes);
    if (is_over(ics, &alone)) {
        ics->over++;
        json_decref(moved);
    } else {
        draft(ics, event, moved, &alone);
    }
    ics_finish_dates(&alone);
}

static void take_override(struct ics *ics, struct ics_event *event, json_t *session, struct ics_dates *dates)
{
    icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_RECURRENCEID_PROPERTY);
    struct icaltimetype time = icalproperty_get_recurrenceid(property);
    struct ics_moment moment;
    struct ics_dates own;
    struct ics_date *date;

    event->is_taken = true;
    if (icalproperty_get_first_parameter(property, ICAL_RANGE_PARAMETER) != NULL) {
        ics_complain(ics, event, "RECURRENCE-ID",
                     "changes all dates that follow; end the event, and begin another");
        return;
    }
    if (!ics_is_whole(ics, event) || !ics_read_moment(ics, event, property, time, &moment))
        return;
    date = ics_find_date(dates, moment, time.is_date);
    if (date == NULL && date_compare(moment.day, ics->drafting->today) >= 0 &&
        (!dates->is_endless || date_compare(moment.day, dates->horizon) <= 0))
        ics_complain(ics, event, "RECURRENCE-ID", "names no date of the event; mend it in the calendar");
    if (date == NULL && !(dates->is_endless && date_compare(moment.day, dates->horizon) > 0))
        return;
    if (date == NULL) {
        ics_complain(ics, event, "RECURRENCE-ID", "is more than %d years ahead; take it out",
                     ICS_YEARS_AHEAD);
        return;
    }
    date->is_out = true;
    if (ics_is_cancelled(event) || ics_is_private(event) || !ics_read_start(ics, event, &own))
        return;
    if (own.start.is_date)
        ics_complain(ics, event, "DTSTART", "is a whole day; say in the calendar when it begins");
    else
        draft_moved(ics, event, &own, session, dates);
}

static void say_drift(const struct ics *ics, const struct ics_event *event, const struct ics_dates *dates)
{
    if (!dates->drifts)
        return;
    timetable_remark(
        ics->drafting->timetable, event->line,
        "%sis in UTC or in a zone whose clocks change on other days, so that in the United Kingdom its hour "
        "would move with them: taken as %02d:%02d all year",
        event->whose, dates->first.minute / 60, dates->first.minute % 60);
}

static void take_dates(struct ics *ics, const struct ics_event *event, struct ics_dates *dates)
{
    size_t faults = ics->drafting->faults->count;
    json_t *session;

    if (!ics_read_dates(ics, event, dates))
        return;
    session = ics_session(ics, event);
    for (size_t i = 0; i < ics->count && event->uid[0] != '\0' && !event->is_override; i++) {
        if (ics->events[i].is_override && strcmp(ics->events[i].uid, event->uid) == 0)
            take_override(ics, &ics->events[i], session, dates);
    }
    if (ics->drafting->faults->count > faults) {
        json_decref(session);
    } else if (is_over(ics, dates)) {
        ics->over++;
        json_decref(session);
    } else {
        say_drift(ics, event, dates);
        draft(ics, event, session, dates);
    }
}

static bool is_left_out(const struct ics *ics, const struct ics_event *event)
{
    const char *why = ics_is_private(event)     ? "is marked private"
                      : ics_is_cancelled(event) ? "is cancelled"
                                                : NULL;

    if (why != NULL)
        timetable_remark(ics->drafting->timetable, event->line, "%s%s: left out", event->whose, why);
    return why != NULL;
}

static void leave_out_overrides(const struct ics *ics, const struct ics_event *event)
{
    for (size_t i = 0; i < ics->count && event->uid[0] != '\0'; i++) {
        if (ics->events[i].is_override && strcmp(ics->events[i].uid, event->uid) == 0)
            ics->events[i].is_taken = true;
    }
}

static void take_event(struct ics *ics, struct ics_event *event)
{
    struct ics_dates dates = {.list = NULL};

    event->is_taken = true;
    if (is_left_out(ics, event)) {
        leave_out_overrides(ics, event);
        return;
    }
    if (!ics_is_whole(ics, event) || !ics_read_start(ics, event, &dates))
        return;
    if (dates.start.is_date) {
        leave_out_overrides(ics, event);
        timetable_remark(
            ics->drafting->timetable, event->line,
            "%sis a whole day, not a session: left out; if the centre is closed then, write it as a closure "
            "in centre.json",
            event->whose);
        return;
    }
    take_dates(ics, event, &dates);
    ics_finish_dates(&dates);
}

static void check_uids(const struct ics *ics)
{
    json_t *uids = json_object();

    for (size_t i = 0; i < ics->count; i++) {
        const struct ics_event *event = &ics->events[i];

        if (event->is_override || event->uid[0] == '\0')
            continue;
        if (json_object_get(uids, event->uid) != NULL)
            ics_complain(ics, event, "UID", "is also that of line %d; take the older of the two out",
                         (int)json_integer_value(json_object_get(uids, event->uid)));
        (void)json_object_set_new(uids, event->uid, json_integer(event->line));
    }
    json_decref(uids);
}

static void take_events(struct ics *ics, size_t others)
{
    struct timetable *timetable = ics->drafting->timetable;

    check_uids(ics);
    for (size_t i = 0; i < ics->count; i++) {
        if (!ics->events[i].is_override)
            take_event(ics, &ics->events[i]);
    }
    /* A date of an event that the file does not have is an event. */
    for (size_t i = 0; i < ics->count; i++) {
        if (!ics->events[i].is_taken)
            take_event(ics, &ics->events[i]);
    }
    if (ics->over > 0)
        timetable_remark(timetable, 0, "%zu %s over: left out", ics->over,
                         ics->over == 1 ? "event is" : "events are");
    if (others > 0)
        timetable_remark(timetable, 0, "%zu %s no event: left out", others,
                         others == 1 ? "entry is" : "entries are");
}

static bool is_cut_off(const char *text)
{
    const char *last = NULL;

    for (const char *at = strcasestr(text, "END:VCALENDAR"); at != NULL;
         at = strcasestr(at + 1, "END:VCALENDAR"))
        last = at;
    return last == NULL || strcasestr(last, "BEGIN:") != NULL;
}

void timetable_read_ics(struct drafting *drafting, const char *text)
{
    struct ics ics = {.drafting = drafting};
    icalcomponent *root;
    size_t others = 0;

    if (strcasestr(text, "BEGIN:VCALENDAR") == NULL) {
        faults_add(drafting->faults, drafting->shown_name, 0,
                   "is no calendar: BEGIN:VCALENDAR is missing; export it from the calendar again");
        return;
    }
    if (is_cut_off(text)) {
        faults_add(drafting->faults, drafting->shown_name, 0,
                   "ends in the middle: END:VCALENDAR is missing; export it from the calendar again");
        return;
    }
    icalerror_set_errors_are_fatal(0);
    root = icalparser_parse_string(text);
    if (root == NULL) {
        faults_add(drafting->faults, drafting->shown_name, 0,
                   "is no calendar that can be read; export it from the calendar again");
        return;
    }
    /* A file with one calendar in it is that calendar. */
    collect(&ics, root, &others);
    find_lines(&ics, text);
    drafting->timetable->told = 1U << PART_NAME | 1U << PART_SERVICE | 1U << PART_SCHEDULES;
    take_events(&ics, others);
    free(ics.events);
    icalcomponent_free(root);
}
