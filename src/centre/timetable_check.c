/* What each kind of session needs, and which entries would do nothing in it. */
#include "centre/inside.h"

static bool is_set(struct date date)
{
    return date.year != 0;
}

static void refuse_entry(const struct json_place *place, const char *key, const char *why)
{
    struct json_place entry = json_member(place, key);

    if (json_is_there(&entry))
        json_complain(&entry, "does nothing here: %s; take it out, or mend the kind", why);
}

static void refuse_needless(const struct json_place *place, const struct session *session)
{
    static const char *const of_sign_ups[] = {"capacity", "release", "holdHours"};

    for (size_t i = 0; i < 3 && !session_takes_sign_ups(session->kind); i++)
        refuse_entry(place, of_sign_ups[i], "nobody signs up for a session of this kind");
    if (session->kind != SESSION_APPOINTMENT)
        refuse_entry(place, "slotMinutes", "only an appointment has times of one's own");
}

static void check_capacity(const struct json_place *place, const struct session *session)
{
    struct json_place capacity = json_member(place, "capacity");

    if (session->capacity.families == PLACES_NO_LIMIT && session->capacity.children == PLACES_NO_LIMIT &&
        session->capacity.adults == PLACES_NO_LIMIT)
        json_complain(json_is_there(&capacity) ? &capacity : place,
                      "does not say for how many there is room; write \"capacity\": { \"families\": 16 }, or "
                      "how many children or adults");
}

/* Opening when nobody can sign up any more. */
static void check_release(const struct json_place *place, const struct session *session, int opens,
                          int closes)
{
    struct json_place release = json_member(place, "release");
    int last = session->kind == SESSION_TICKET && closes >= 0 ? closes : opens;

    if (session->release_days == 0 && session->release_minute >= last)
        json_complain(&release, "opens signing up when the session has begun; write an earlier time, or more "
                                "daysBefore");
}

static void check_slots(const struct json_place *schedule, const struct session *session,
                        const struct schedule *times)
{
    if (session->slot_minutes == 0)
        return;
    if (times->closes < 0)
        json_complain(schedule,
                      "has no closes_at, so nobody knows how many appointments there are; write it");
    else if (times->closes - times->opens < session->slot_minutes)
        json_complain(schedule,
                      "is shorter than one appointment of %d minutes; mend closes_at or slotMinutes",
                      session->slot_minutes);
}

/* A course is booked whole, and called by its first day: both ends must be known. */
static void check_course_schedule(const struct json_place *schedule, const struct schedule *times)
{
    if (!is_set(times->start) && !is_set(times->valid_from))
        json_complain(schedule, "does not say when the course begins; write its first day as dtstart");
    else if (times->frequency != SCHEDULE_ONCE && !is_set(times->valid_to))
        json_complain(schedule, "does not say when the course ends; write its last day as valid_to");
}

static void check_schedule(const struct json_place *place, const struct json_place *schedule,
                           const struct session *session, const struct schedule *times)
{
    if (times->opens < 0) {
        json_complain(schedule,
                      "has no opens_at, and a place at a session is for a day and a time; write it");
        return;
    }
    check_release(place, session, times->opens, times->closes);
    if (session->kind == SESSION_APPOINTMENT)
        check_slots(schedule, session, times);
    if (session->kind == SESSION_COURSE)
        check_course_schedule(schedule, times);
}

static void check_course_length(const struct json_place *place, const struct session *session)
{
    struct date days[SESSION_COURSE_DATES_MAX + 1];
    size_t count = session_course_days(session, NULL, days, SESSION_COURSE_DATES_MAX + 1);

    if (count > SESSION_COURSE_DATES_MAX)
        json_complain(place,
                      "is a course of more than %d days; write an earlier valid_to, or make it a "
                      "session that is booked day by day",
                      SESSION_COURSE_DATES_MAX);
    else if (count == 0)
        json_complain(place, "is a course without a day; mend dtstart, valid_from or valid_to");
}

void centre_check_session(const struct json_place *place, const struct session *session)
{
    struct json_place schedules = json_member(place, "schedules");
    struct json_place slot = json_member(place, "slotMinutes");
    size_t earlier = place->faults->count;

    refuse_needless(place, session);
    if (session->kind == SESSION_ASK && session->service < 0)
        json_complain(place, "is of the kind ask, whose page is that of its service; write \"service\"");
    if (!session_takes_sign_ups(session->kind))
        return;
    check_capacity(place, session);
    if (session->kind == SESSION_APPOINTMENT && !json_is_there(&slot))
        json_complain(place, "does not say how long an appointment is; write \"slotMinutes\": 20");
    for (size_t i = 0; i < session->time_count; i++) {
        struct json_place schedule = json_element(&schedules, i);

        check_schedule(place, &schedule, session, &session->times[i].schedule);
    }
    if (session->kind == SESSION_COURSE && place->faults->count == earlier)
        check_course_length(place, session);
}
