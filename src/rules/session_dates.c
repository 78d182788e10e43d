/* The dates of a session: those of its schedules merged in order of time, each day and minute once. */
#include <assert.h>

#include "rules/session.h"

/* Where each schedule stands. */
struct walk {
    const struct session *session;
    const struct schedule_closures *closures;
    struct date until;
    struct cursor {
        struct date day;
        int slot;
        bool is_over;
    } cursors[OFFER_SCHEDULES_MAX];
};

static bool is_set(struct date date)
{
    return date.year != 0;
}

static int slot_count(const struct session *session, const struct schedule *schedule)
{
    int minutes = schedule->closes - schedule->opens;

    if (session->kind != SESSION_APPOINTMENT || session->slot_minutes <= 0 || schedule->opens < 0 ||
        minutes < session->slot_minutes)
        return 1;
    return minutes / session->slot_minutes;
}

static struct session_date date_of(const struct session *session, size_t time, struct date day, int slot)
{
    const struct schedule *schedule = &session->times[time].schedule;
    struct session_date date = {.day = day,
                                .opens = schedule->opens,
                                .closes = schedule->closes,
                                .place = session->times[time].place};

    if (slot_count(session, schedule) > 1) {
        date.opens += slot * session->slot_minutes;
        date.closes = date.opens + session->slot_minutes;
    }
    return date;
}

static bool is_closed(const struct session *session, struct date day)
{
    for (size_t i = 0; i < session->closed_count; i++) {
        if (date_compare(session->closed[i], day) == 0)
            return true;
    }
    return false;
}

static void move_to(struct walk *walk, size_t time, struct date from)
{
    const struct schedule *schedule = &walk->session->times[time].schedule;
    struct cursor cursor = {0};

    do {
        cursor.is_over = !schedule_next(schedule, walk->closures, from, &cursor.day) ||
                         date_compare(cursor.day, walk->until) > 0;
        from = date_add_days(cursor.day, 1);
    } while (!cursor.is_over && is_closed(walk->session, cursor.day));
    walk->cursors[time] = cursor;
}

static void step(struct walk *walk, size_t time)
{
    struct cursor *cursor = &walk->cursors[time];

    if (++cursor->slot >= slot_count(walk->session, &walk->session->times[time].schedule))
        move_to(walk, time, date_add_days(cursor->day, 1));
}

static void walk_begin(struct walk *walk, const struct session *session,
                       const struct schedule_closures *closures, struct date from, struct date until)
{
    assert(session->time_count <= OFFER_SCHEDULES_MAX);
    *walk = (struct walk){.session = session, .closures = closures, .until = until};
    for (size_t i = 0; i < session->time_count; i++)
        move_to(walk, i, from);
}

static int compare(const struct session_date *a, const struct session_date *b)
{
    int days = date_compare(a->day, b->day);

    return days != 0 ? days : (a->opens > b->opens) - (a->opens < b->opens);
}

static bool walk_peek(const struct walk *walk, struct session_date *ret_date)
{
    bool is_found = false;

    for (size_t i = 0; i < walk->session->time_count; i++) {
        const struct cursor *cursor = &walk->cursors[i];
        struct session_date date = date_of(walk->session, i, cursor->day, cursor->slot);

        if (cursor->is_over || (is_found && compare(&date, ret_date) >= 0))
            continue;
        *ret_date = date;
        is_found = true;
    }
    return is_found;
}

/* Every schedule that stands at the date moves on, so that none is given twice. */
static bool walk_next(struct walk *walk, struct session_date *ret_date)
{
    if (!walk_peek(walk, ret_date))
        return false;
    for (size_t i = 0; i < walk->session->time_count; i++) {
        const struct cursor *cursor = &walk->cursors[i];
        struct session_date date = date_of(walk->session, i, cursor->day, cursor->slot);

        if (!cursor->is_over && compare(&date, ret_date) == 0)
            step(walk, i);
    }
    return true;
}

/* The day from which a schedule can be followed from its beginning; all 0 when it has none. */
static struct date beginning_of(const struct schedule *schedule)
{
    return is_set(schedule->start) ? schedule->start : schedule->valid_from;
}

/* A course whose schedules do not all say when they begin has no first day. */
static bool begin_course(struct walk *walk, const struct session *session,
                         const struct schedule_closures *closures)
{
    assert(session->time_count <= OFFER_SCHEDULES_MAX);
    *walk = (struct walk){.session = session, .closures = closures, .until = {9999, 12, 31}};
    for (size_t i = 0; i < session->time_count; i++) {
        struct date from = beginning_of(&session->times[i].schedule);

        if (!is_set(from))
            return false;
        move_to(walk, i, from);
    }
    return true;
}

/* What names a course: its first day as if nothing were ever closed. */
static bool find_course(const struct session *session, struct session_date *ret_date)
{
    struct session planned = *session;
    struct walk walk;

    planned.closed_count = 0;
    return begin_course(&walk, &planned, NULL) && walk_next(&walk, ret_date);
}

/* Its first and last date that take place. False when none does. */
static bool find_course_ends(const struct session *session, const struct schedule_closures *closures,
                             struct session_date *ret_first, struct session_date *ret_last)
{
    struct walk walk;
    struct session_date date;
    size_t count = 0;

    if (!begin_course(&walk, session, closures))
        return false;
    while (count < SESSION_COURSE_DATES_MAX && walk_next(&walk, &date)) {
        if (count++ == 0)
            *ret_first = date;
        *ret_last = date;
    }
    return count > 0;
}

static bool course_is_within(const struct session *session, const struct schedule_closures *closures,
                             struct date from, struct date until)
{
    struct session_date date;
    struct walk walk;

    walk_begin(&walk, session, closures, from, until);
    return walk_next(&walk, &date);
}

size_t session_dates(const struct session *session, const struct schedule_closures *closures,
                     struct date from, struct date until, struct session_date *ret_dates, size_t capacity)
{
    struct session_date date;
    struct walk walk;
    size_t count = 0;

    if (session->kind == SESSION_COURSE) {
        if (capacity == 0 || !find_course(session, &date) ||
            !course_is_within(session, closures, from, until))
            return 0;
        ret_dates[0] = date;
        return 1;
    }
    walk_begin(&walk, session, closures, from, until);
    while (count < capacity && walk_next(&walk, &date))
        ret_dates[count++] = date;
    return count;
}

static bool find_course_date(const struct session *session, const struct schedule_closures *closures,
                             struct date day, int opens, struct session_date *ret_date)
{
    struct session_date date, first, last;

    if (!find_course(session, &date) || date_compare(date.day, day) != 0 || date.opens != opens ||
        !find_course_ends(session, closures, &first, &last))
        return false;
    *ret_date = date;
    return true;
}

bool session_find_date(const struct session *session, const struct schedule_closures *closures,
                       struct date day, int opens, struct session_date *ret_date)
{
    struct session_date date;
    struct walk walk;

    if (!date_is_real(day) || day.day == 0)
        return false;
    if (session->kind == SESSION_COURSE)
        return find_course_date(session, closures, day, opens, ret_date);
    walk_begin(&walk, session, closures, day, day);
    while (walk_next(&walk, &date)) {
        if (date.opens == opens) {
            *ret_date = date;
            return true;
        }
    }
    return false;
}

size_t session_course_days(const struct session *session, const struct schedule_closures *closures,
                           struct date *ret_days, size_t capacity)
{
    struct session_date date;
    struct walk walk;
    size_t count = 0;

    if (session->kind != SESSION_COURSE || !begin_course(&walk, session, closures))
        return 0;
    while (count < capacity && walk_next(&walk, &date)) {
        if (count == 0 || date_compare(ret_days[count - 1], date.day) != 0)
            ret_days[count++] = date.day;
    }
    return count;
}

/* A time that is not known counts as the whole day. */
static int64_t begin_of(const struct session_date *date)
{
    return date_utc_of_wall(date->day, date->opens >= 0 ? date->opens : 0);
}

static int64_t end_of(const struct session_date *date)
{
    enum { MINUTES_PER_DAY = 24 * 60 };

    return date_utc_of_wall(date->day, date->closes >= 0 ? date->closes : MINUTES_PER_DAY);
}

int64_t session_begins_utc_ms(const struct session *session, const struct schedule_closures *closures,
                              const struct session_date *date)
{
    struct session_date first, last;

    if (session->kind == SESSION_COURSE && find_course_ends(session, closures, &first, &last))
        return begin_of(&first);
    return begin_of(date);
}

int64_t session_ends_utc_ms(const struct session *session, const struct schedule_closures *closures,
                            const struct session_date *date)
{
    struct session_date first, last;

    if (session->kind == SESSION_COURSE && find_course_ends(session, closures, &first, &last))
        return end_of(&last);
    return end_of(date);
}
