#include "tools/timetable_faults.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TIMETABLE "timetable.json"

enum { TEXT_BYTES = 400, DAY_BYTES = 11 };

struct looking {
    const struct timetable_look *look;
    const struct session *session;
    const struct schedule_closures *closures;
    struct date until;
};

struct faults *timetable_list_for(const struct timetable_look *look, const struct session *session,
                                  int *ret_line)
{
    struct json_place root, list;

    *ret_line = 0;
    if (look->timetable == NULL || session->is_example)
        return look->warnings;
    root = json_doc_root(look->timetable, look->faults);
    list = json_member(&root, "sessions");
    for (size_t i = 0; i < json_array_size(list.value); i++) {
        struct json_place place = json_element(&list, i);
        const char *id = json_string_value(json_object_get(place.value, "id"));

        if (id != NULL && strcmp(id, session->id) == 0) {
            *ret_line = json_doc_line(look->timetable, place.pointer);
            return look->faults;
        }
    }
    return look->warnings;
}

static void add(const struct looking *looking, bool is_warning, const char *format, ...) PRINTF_LIKE(3, 4);

static void add(const struct looking *looking, bool is_warning, const char *format, ...)
{
    char text[TEXT_BYTES];
    va_list arguments;
    int line;
    struct faults *list = timetable_list_for(looking->look, looking->session, &line);

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    faults_add(is_warning ? looking->look->warnings : list, line > 0 ? TIMETABLE : "", line, "session %s: %s",
               looking->session->id, text);
}

/* The first day from today on; `closures` may be NULL. */
static bool next_day(const struct looking *looking, const struct schedule_closures *closures,
                     struct date *ret_day)
{
    bool found = false;
    struct date day;

    for (size_t i = 0; i < looking->session->time_count; i++) {
        if (!schedule_next(&looking->session->times[i].schedule, closures, looking->look->today, &day))
            continue;
        if (!found || date_compare(day, *ret_day) < 0)
            *ret_day = day;
        found = true;
    }
    return found;
}

static struct date last_day(const struct session *session)
{
    struct date last = {0};

    for (size_t i = 0; i < session->time_count; i++) {
        const struct schedule *schedule = &session->times[i].schedule;
        struct date end = schedule->frequency == SCHEDULE_ONCE && schedule->start.year != 0
                              ? schedule->start
                              : schedule->valid_to;

        if (end.year != 0 && (last.year == 0 || date_compare(end, last) > 0))
            last = end;
    }
    return last;
}

static void look_at_dates(const struct looking *looking)
{
    struct date next = {0}, open = {0};
    struct date last = last_day(looking->session);
    char day[DAY_BYTES] = "";

    if (!next_day(looking, NULL, &next)) {
        if (last.year != 0)
            date_write(last, day);
        add(looking, false, "is past its end%s%s; give it new dates, or take it out",
            day[0] != '\0' ? ", " : "", day);
        return;
    }
    date_write(next, day);
    if (date_compare(next, looking->until) > 0)
        add(looking, false, "does not take place in the next %d months, the next day is %s; mend its dates",
            TIMETABLE_MONTHS_AHEAD, day);
    else if (!next_day(looking, looking->closures, &open) || date_compare(open, looking->until) > 0)
        add(looking, false,
            "does not take place in the next %d months, because closures of centre.json take all its days; "
            "mend one of "
            "them",
            TIMETABLE_MONTHS_AHEAD);
}

static bool is_closed(const struct schedule_closures *closures, struct date day)
{
    for (size_t i = 0; i < closures->count; i++) {
        if (date_compare(day, closures->list[i].from) >= 0 && date_compare(day, closures->list[i].to) <= 0)
            return true;
    }
    return false;
}

/* Closures are meant to cut what is every week; a single day, or one of a course, is missed. */
static void look_at_closed_days(const struct looking *looking)
{
    struct date first = {0};
    size_t count = 0;
    char day[DAY_BYTES];

    for (size_t i = 0; i < looking->session->time_count; i++) {
        const struct schedule *schedule = &looking->session->times[i].schedule;
        struct date at = looking->look->today;

        if (schedule->frequency != SCHEDULE_ONCE && looking->session->kind != SESSION_COURSE)
            continue;
        while (schedule_next(schedule, NULL, at, &at) && date_compare(at, looking->until) <= 0) {
            if (is_closed(looking->closures, at)) {
                first = count == 0 || date_compare(at, first) < 0 ? at : first;
                count++;
            }
            at = date_add_days(at, 1);
        }
    }
    if (count == 0)
        return;
    date_write(first, day);
    add(looking, true,
        "loses %zu %s to closures of centre.json, %s%s; mend the closures, or choose another day for it",
        count, count == 1 ? "day" : "days", count == 1 ? "" : "the first ", day);
}

static bool is_for_everybody(const struct age_limits *limits)
{
    return limits->from_months == 0 && limits->until_months == AGE_FOREVER && !limits->expecting &&
           !limits->until_primary_ends && !limits->from_secondary && !limits->from_term_after;
}

static void look_at_words(const struct looking *looking)
{
    const struct session *session = looking->session;

    if (is_for_everybody(&session->limits))
        add(looking, false,
            "has no ages, so it is offered to every child; write minimum_age and maximum_age, or name its "
            "service");
    for (size_t i = 0; i < session->time_count; i++) {
        if (session->times[i].schedule.opens < 0) {
            add(looking, false, "does not say at what time it begins; write opens_at");
            break;
        }
    }
    for (size_t i = 0; i < session->time_count; i++) {
        if (session->times[i].place < 0 || (size_t)session->times[i].place >= session->place_count) {
            add(looking, false, "has no place%s; write one",
                session->place_count > 1 ? ", and its service has several" : "");
            break;
        }
    }
}

static void look_at_examples(const struct timetable_look *look, size_t examples)
{
    if (centre_about(look->centre)->shows_examples && examples > 0)
        faults_add(look->warnings, "centre.json", 0,
                   "exampleTimetable is true: %zu made-up %s shown, to try the kiosk with; take it out "
                   "before families "
                   "use the kiosk",
                   examples, examples == 1 ? "session is" : "sessions are");
}

void timetable_look_at_sessions(const struct timetable_look *look)
{
    const struct centre_about *about = centre_about(look->centre);
    size_t count, examples = 0;
    const struct session *sessions = centre_sessions(look->centre, &count);

    for (size_t i = 0; i < count; i++) {
        const struct looking looking = {
            .look = look,
            .session = &sessions[i],
            .closures = &about->closures,
            .until = date_add_months(look->today, TIMETABLE_MONTHS_AHEAD),
        };

        examples += sessions[i].is_example;
        if (!sessions[i].is_example) {
            look_at_dates(&looking);
            look_at_closed_days(&looking);
        }
        look_at_words(&looking);
    }
    look_at_examples(look, examples);
    if (count > 0 && !centre_has_feature(look->centre, "sessions"))
        faults_add(
            look->warnings, "centre.json", 0,
            "features has no \"sessions\", so the first page does not lead to the timetable; add it there");
}
