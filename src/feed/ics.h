/* What the files that read calendars share: an event, and the dates that it has on the clocks of the United
 * Kingdom. The only header of this room that knows libical. */
#ifndef FEED_ICS_H
#define FEED_ICS_H

#include <libical/ical.h>

#include "feed/timetable_inside.h"

enum {
    ICS_DATES_MAX = 40000, /* of one event */
    ICS_YEARS_AHEAD = 3,   /* so far an event without end is followed */
    ICS_FIRST_YEAR = 1970,
    ICS_LAST_YEAR = 2200,
};

struct ics_event {
    icalcomponent *component;
    const char *start; /* where it stands in the file */
    int line;
    const char *whose; /* `"Baby massage": `, before each fault */
    const char *uid;   /* "" when it has none */
    bool is_override;  /* of one date of the event with its uid */
    bool is_taken;
};

struct ics {
    struct drafting *drafting;
    struct ics_event *events;
    size_t count;
    size_t over; /* events that are past */
};

/* On the clock on the wall. */
struct ics_moment {
    struct date day;
    int minute;
};

struct ics_date {
    struct ics_moment real; /* as the event says; what is read may differ by the change of the clocks */
    int opens, closes;
    bool is_single; /* not of the rule: RDATE, moved, or there is no rule */
    bool is_out;
};

struct ics_dates {
    struct ics_date *list;
    size_t count;
    struct icaltimetype start; /* as written */
    struct ics_moment first;
    int minutes; /* how long it takes */
    bool has_rule, is_endless, drifts;
    struct icalrecurrencetype rule;
    struct date last;    /* of the rule, when it ends */
    struct date horizon; /* what is known ends here, when it does not */
};

/* What a fault at a property says, with its line. */
void ics_complain(const struct ics *ics, const struct ics_event *event, const char *property,
                  const char *format, ...) PRINTF_LIKE(4, 5);

bool ics_is_private(const struct ics_event *event);
bool ics_is_cancelled(const struct ics_event *event);

/* Whether libical could read all that is used of it. False with a fault. */
bool ics_is_whole(const struct ics *ics, const struct ics_event *event);

/* A session without schedules. Faults are added; NULL never. Owns: the caller, json_decref. */
json_t *ics_session(const struct ics *ics, const struct ics_event *event);

/* Reads DTSTART and how long it takes. False with a fault. */
bool ics_read_start(const struct ics *ics, const struct ics_event *event, struct ics_dates *ret_dates);

/* Reads RRULE, RDATE and EXDATE after that. False with a fault. */
bool ics_read_dates(const struct ics *ics, const struct ics_event *event, struct ics_dates *dates);

/* What a date-time property names. False with a fault. */
bool ics_read_moment(const struct ics *ics, const struct ics_event *event, icalproperty *property,
                     struct icaltimetype time, struct ics_moment *ret_moment);

/* The date at that moment, or one of that day if `any_hour`; NULL when there is none that is not out. */
struct ics_date *ics_find_date(struct ics_dates *dates, struct ics_moment moment, bool any_hour);

void ics_add_single(struct ics_dates *dates, struct ics_moment moment, int minutes);
void ics_finish_dates(struct ics_dates *dates);

/* Schedules that have exactly these dates; NULL with a fault when no schedules have. Owns: the caller,
 * json_decref. */
json_t *ics_schedules(const struct ics *ics, const struct ics_event *event, const struct ics_dates *dates);

#endif
