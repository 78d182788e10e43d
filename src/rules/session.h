/* Sessions: what takes place on which days, who may come, and when signing up is open. A session is plain
 * data that the centre room reads from timetable.json and from the schedules of services.json; its dates are
 * computed here, by the same function on the glass and in the keeper. Times are of the clock on the wall in
 * the United Kingdom. Pure. */
#ifndef RULES_SESSION_H
#define RULES_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/age.h"
#include "rules/offer.h"
#include "rules/places.h"
#include "rules/schedule.h"

enum { SESSIONS_MAX = 2000, SESSION_ID_CHARS_MAX = 60, SESSION_COURSE_DATES_MAX = 60 };
enum { SESSION_AHEAD_DAYS_MAX = 366 };

enum session_kind {
    SESSION_DROP_IN,     /* just come */
    SESSION_TICKET,      /* first come: a ticket, from a set time on */
    SESSION_BOOKED,      /* a place is booked */
    SESSION_COURSE,      /* one booking for all its dates */
    SESSION_APPOINTMENT, /* a time of one's own within it */
    SESSION_INVITATION,  /* families are invited */
    SESSION_ASK,         /* the page of its service says how to get in */
    SESSION_KINDS,
};

/* "drop-in", "ticket", "booked", "course", "appointment", "invitation", "ask": as in timetable.json and keys.
 */
const char *session_kind_name(enum session_kind kind);

/* Whether one signs up for it here: ticket, booked, course and appointment. */
bool session_takes_sign_ups(enum session_kind kind);

struct session {
    const char *id;   /* plain name: "monday-play" */
    int service;      /* index of the service it is a time of, or -1 */
    const char *name; /* English; strings: session.<id>.name, else the service's */
    enum session_kind kind;
    const struct service_time *times; /* when; `place` indexes `places` */
    size_t time_count;
    const struct service_place *places;
    size_t place_count;
    struct age_limits limits;
    struct places capacity;    /* of each date, of each slot of an appointment, of a whole course */
    int release_days;          /* signing up opens so many days before, -1: SESSION_AHEAD_DAYS_MAX before */
    int release_minute;        /* at this time */
    int slot_minutes;          /* of an appointment */
    int hold_minutes;          /* how long a freed place is kept for the family that is next */
    bool one_a_day;            /* families are asked to come to one session a day */
    bool is_example;           /* made up, to try the kiosk with */
    const struct date *closed; /* days on which it does not take place, in order; set at the desk */
    size_t closed_count;
};

/* One date of a session: of a course the first, of an appointment one slot. With the session's id, `day` and
 * `opens` name it for good: closures of other days do not change them. */
struct session_date {
    struct date day;
    int opens, closes; /* minutes after midnight; -1 not known */
    int place;         /* index into the session's places, or -1 */
};

/* The dates from `from` to `until`, both inclusive, in order of day and time; at most `capacity` of them. A
 * course has one, on the first day of its schedule, and counts as long as one of its days is in the span.
 * Returns how many. */
size_t session_dates(const struct session *session, const struct schedule_closures *closures,
                     struct date from, struct date until, struct session_date *ret_dates, size_t capacity);

/* The date that begins then; false when there is none: the timetable has changed, or the day is closed. */
bool session_find_date(const struct session *session, const struct schedule_closures *closures,
                       struct date day, int opens, struct session_date *ret_date);

/* All days of a course, closed ones left out. */
size_t session_course_days(const struct session *session, const struct schedule_closures *closures,
                           struct date *ret_days, size_t capacity);

enum session_sign_up { SESSION_NOT_YET, SESSION_OPEN, SESSION_OVER };

/* Whether one can sign up at a moment: from the release on (without one from a year before, since a name is
 * kept until its session is over) until it begins (of a ticket: until it ends). Of what is not yet open
 * `ret_opens_utc_ms` says when; may be NULL. */
enum session_sign_up session_sign_up_at(const struct session *session,
                                        const struct schedule_closures *closures,
                                        const struct session_date *date, int64_t now_utc_ms,
                                        int64_t *ret_opens_utc_ms);

/* What the keeper says of a date, a booking or a code. */
enum session_verdict {
    VERDICT_NONE, /* no coming date has this code */
    VERDICT_OPEN, /* one can sign up */
    VERDICT_NOT_YET,
    VERDICT_OVER,
    VERDICT_CHANGED,  /* the timetable in use has no such date any more */
    VERDICT_RESERVED, /* kept while the name is typed */
    VERDICT_FULL,
    VERDICT_BOOKED,
    VERDICT_WAITING,
    VERDICT_OFFERED,  /* a freed place is kept for this family */
    VERDICT_DONE,     /* cancelled, or taken */
    VERDICT_GONE,     /* it was kept, and has gone on to the next */
    VERDICT_TOO_MANY, /* wrong codes: wait */
    SESSION_VERDICTS,
};

/* "none", "open", "not-yet", … and back; SESSION_VERDICTS when there is no such word. */
const char *session_verdict_name(enum session_verdict verdict);
enum session_verdict session_verdict_named(const char *name);

/* When the date begins and ends (of a course: its last day). */
int64_t session_begins_utc_ms(const struct session *session, const struct schedule_closures *closures,
                              const struct session_date *date);
int64_t session_ends_utc_ms(const struct session *session, const struct schedule_closures *closures,
                            const struct session_date *date);

#endif
