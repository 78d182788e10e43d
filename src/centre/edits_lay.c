/* The edits over a loaded pack. All that it gets stands in the pack's own arena. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "centre/edits.h"
#include "centre/inside.h"

static bool has_language(const struct centre *centre, const char *tag)
{
    for (size_t i = 0; i < centre->about.language_count; i++) {
        if (strcmp(centre->about.languages[i], tag) == 0)
            return true;
    }
    return false;
}

/* A session that has places, as one has for which families sign up; NULL when there is none. */
static struct session *find_with_places(const struct centre *centre, const char *id)
{
    int index = centre_find_session(centre, id);

    return index >= 0 && session_takes_sign_ups(centre->sessions[index].kind) ? &centre->sessions[index]
                                                                              : NULL;
}

bool centre_has_subject(const struct centre *centre, const struct edit *edit)
{
    switch (edit->kind) {
    case EDIT_CLOSE:
        return edit->subject[0] == '\0' || centre_find_session(centre, edit->subject) >= 0;
    case EDIT_CAPACITY:
        return find_with_places(centre, edit->subject) != NULL;
    case EDIT_CHECKED:
        return centre_find_service(centre, edit->subject) >= 0;
    case EDIT_NOTICE:
        return has_language(centre, edit->subject);
    default:
        return false;
    }
}

static bool closes(const struct edit *edit, const char *session)
{
    return edit->kind == EDIT_CLOSE && strcmp(edit->subject, session) == 0;
}

static size_t count_closed(const struct edits *edits, const char *session)
{
    size_t count = 0;

    for (size_t i = 0; i < edits->count; i++)
        count += closes(&edits->list[i], session);
    return count;
}

static int compare_days(const void *one, const void *other)
{
    return date_compare(*(const struct date *)one, *(const struct date *)other);
}

static void close_centre(struct centre *centre, const struct edits *edits)
{
    const struct schedule_closures *old = &centre->about.closures;
    size_t count = old->count;
    struct schedule_closure *list =
        arena_allocate(&centre->arena, count + count_closed(edits, ""), sizeof *list);

    for (size_t i = 0; i < count; i++)
        list[i] = old->list[i];
    for (size_t i = 0; i < edits->count; i++) {
        if (closes(&edits->list[i], ""))
            list[count++] = (struct schedule_closure){.from = edits->list[i].day, .to = edits->list[i].day};
    }
    centre->about.closures = (struct schedule_closures){.list = list, .count = count};
}

static void close_session(struct centre *centre, const struct edits *edits, struct session *session)
{
    size_t count = count_closed(edits, session->id);
    struct date *days;

    if (count == 0)
        return;
    days = arena_allocate(&centre->arena, count, sizeof *days);
    count = 0;
    for (size_t i = 0; i < edits->count; i++) {
        if (closes(&edits->list[i], session->id))
            days[count++] = edits->list[i].day;
    }
    qsort(days, count, sizeof *days, compare_days);
    session->closed = days;
    session->closed_count = count;
}

static bool begins_with(const struct session *session, int minute)
{
    for (size_t i = 0; i < session->time_count; i++) {
        if (session->times[i].schedule.opens == minute)
            return true;
    }
    return false;
}

/* Closed days of the service's sessions that begin at this minute. Returns how many. */
static size_t find_closed(const struct centre *centre, int service, int minute, struct date *ret_days)
{
    size_t count = 0;

    for (size_t i = 0; i < centre->session_count; i++) {
        const struct session *session = &centre->sessions[i];

        if (session->service != service || !begins_with(session, minute))
            continue;
        for (size_t day = 0; day < session->closed_count; day++)
            ret_days[count++] = session->closed[day];
    }
    return count;
}

/* The page of a service says when it is next on: not when its session is closed. */
static void close_service(struct centre *centre, int index, size_t most)
{
    struct service *service = &centre->services[index];
    struct service_time *times = arena_allocate(&centre->arena, service->time_count, sizeof *times);

    for (size_t i = 0; i < service->time_count; i++) {
        struct date *days = arena_allocate(&centre->arena, most, sizeof *days);

        times[i] = service->times[i];
        times[i].schedule.closed = days;
        times[i].schedule.closed_count = find_closed(centre, index, times[i].schedule.opens, days);
    }
    service->times = times;
}

static void close_services(struct centre *centre)
{
    size_t *counts = memory_allocate(centre->service_count + 1, sizeof *counts);

    for (size_t i = 0; i < centre->session_count; i++) {
        if (centre->sessions[i].service >= 0)
            counts[centre->sessions[i].service] += centre->sessions[i].closed_count;
    }
    for (size_t i = 0; i < centre->service_count; i++) {
        if (counts[i] > 0)
            close_service(centre, (int)i, counts[i]);
    }
    free(counts);
}

static void lay_notices(struct centre *centre, const struct edits *edits)
{
    struct centre_about *about = &centre->about;
    struct centre_notice *notices = arena_allocate(&centre->arena, about->language_count, sizeof *notices);

    about->notices = notices;
    for (size_t language = 0; language < about->language_count; language++) {
        for (size_t i = 0; i < edits->count; i++) {
            const struct edit *edit = &edits->list[i];

            if (edit->kind == EDIT_NOTICE && strcmp(edit->subject, about->languages[language]) == 0)
                notices[about->notice_count++] = (struct centre_notice){
                    .language = about->languages[language],
                    .text = arena_copy_text(&centre->arena, edit->text),
                };
        }
    }
}

static void lay_capacity(struct centre *centre, const struct edit *edit)
{
    struct session *session = find_with_places(centre, edit->subject);

    if (session != NULL)
        session->capacity = edit->places;
}

static void lay_check(struct centre *centre, const struct edit *edit)
{
    int index = centre_find_service(centre, edit->subject);

    if (index >= 0 && date_compare(edit->day, centre->services[index].checked) > 0)
        centre->services[index].checked = edit->day;
}

void centre_lay_edits(struct centre *centre, const struct edits *edits)
{
    close_centre(centre, edits);
    for (size_t i = 0; i < centre->session_count; i++)
        close_session(centre, edits, &centre->sessions[i]);
    close_services(centre);
    for (size_t i = 0; i < edits->count; i++) {
        const struct edit *edit = &edits->list[i];

        if (edit->kind == EDIT_CAPACITY)
            lay_capacity(centre, edit);
        else if (edit->kind == EDIT_CHECKED)
            lay_check(centre, edit);
    }
    lay_notices(centre, edits);
}
