#include "tools/desk_dates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "tools/sign_ups.h"

static void add(struct desk_dates *dates, const char *name, const struct session *session,
                struct session_date date)
{
    struct desk_date *added = &dates->list[dates->count];

    if (dates->count == DESK_DATES_MAX)
        return;
    *added = (struct desk_date){.of = session, .date = date};
    (void)snprintf(added->session, sizeof added->session, "%s", name);
    dates->count++;
}

static void add_session(const struct in_use *in_use, const struct session *session, struct date day,
                        struct desk_dates *dates)
{
    struct session_date found[DESK_DATES_MAX];
    size_t count = session_dates(session, &centre_about(in_use->centre)->closures, day, day, found,
                                 DESK_DATES_MAX - dates->count);

    for (size_t i = 0; i < count; i++)
        add(dates, session->id, session, found[i]);
}

static int compare(const void *one, const void *other)
{
    const struct desk_date *first = one, *second = other;

    if (first->date.opens != second->date.opens)
        return first->date.opens < second->date.opens ? -1 : 1;
    return strcmp(first->session, second->session);
}

static enum status find_in_timetable(const struct in_use *in_use, const char *session, struct date day,
                                     struct desk_dates *dates)
{
    bool is_all = strcmp(session, DESK_DATES_ALL) == 0;
    int index = centre_find_session(in_use->centre, session);
    size_t count = 0;
    const struct session *sessions = centre_sessions(in_use->centre, &count);

    dates->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_all ? session_takes_sign_ups(sessions[i].kind) : (int)i == index)
            add_session(in_use, &sessions[i], day, dates);
    }
    return is_all || index >= 0 ? OK : NOT_FOUND;
}

static enum status finish(const char *session, enum status status, struct desk_dates *dates)
{
    qsort(dates->list, dates->count, sizeof dates->list[0], compare);
    if (dates->count > 0)
        return OK;
    if (status == OK)
        log_line("%s: %s; look at the day, or at doorstepctl sign-ups list", session,
                 strcmp(session, DESK_DATES_ALL) == 0 ? "nothing that takes sign-ups is on that day"
                                                      : "does not take place on that day");
    else
        log_line("%s: the pack in use has no such session; it is called as in timetable.json", session);
    return NOT_FOUND;
}

enum status desk_dates_in_timetable(const struct in_use *in_use, const char *session, struct date day,
                                    struct desk_dates *ret_dates)
{
    enum status status = find_in_timetable(in_use, session, day, ret_dates);

    return finish(session, status, ret_dates);
}

static bool has(const struct desk_dates *dates, const char *session, int minute)
{
    for (size_t i = 0; i < dates->count; i++) {
        if (strcmp(dates->list[i].session, session) == 0 && dates->list[i].date.opens == minute)
            return true;
    }
    return false;
}

static void add_row(const struct in_use *in_use, const json_t *row, const char *wanted, struct date day,
                    struct desk_dates *dates)
{
    char session[BOOKING_SESSION_BYTES], on[11], asked[11];
    int minute = (int)row_number(row, "minute");
    size_t count = 0;
    const struct session *sessions = centre_sessions(in_use->centre, &count);
    int index;

    row_text(row, "session", session, sizeof session);
    row_text(row, "day", on, sizeof on);
    date_write(day, asked);
    if (strcmp(on, asked) != 0 || (strcmp(wanted, DESK_DATES_ALL) != 0 && strcmp(wanted, session) != 0) ||
        has(dates, session, minute))
        return;
    index = centre_find_session(in_use->centre, session);
    add(dates, session, index >= 0 ? &sessions[index] : NULL,
        (struct session_date){.day = day, .opens = minute, .closes = -1, .place = -1});
}

enum status desk_dates_find(const struct source *source, const struct in_use *in_use, const char *session,
                            struct date day, struct desk_dates *ret_dates)
{
    struct sign_ups_question question = {.day = day};
    json_t *rows = NULL;
    enum status found = find_in_timetable(in_use, session, day, ret_dates);
    enum status status = sign_ups_read_dates(source, &question, &rows);

    for (size_t i = 0; i < json_array_size(rows); i++)
        add_row(in_use, json_array_get(rows, i), session, day, ret_dates);
    json_decref(rows);
    return status == OK ? finish(session, found, ret_dates) : status;
}
