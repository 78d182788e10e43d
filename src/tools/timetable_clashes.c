/* Two sessions at one place at one time: of each pair the first date within a year. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "tools/timetable_faults.h"

/* Of all sessions together; design.md counts on 2,000 a year. */
enum { OCCURRENCES_MAX = 1000 * 1000 };

struct occurrence {
    struct date day;
    int opens, closes;
    const struct service_place *place;
    const struct session *session;
};

struct occurrences {
    struct occurrence *list;
    size_t count;
    json_t *told; /* pairs of ids */
};

static void add_times(const struct timetable_look *look, const struct session *session, size_t time,
                      struct occurrences *all)
{
    const struct schedule_closures *closures = &centre_about(look->centre)->closures;
    const struct service_time *at = &session->times[time];
    struct date until = date_add_months(look->today, TIMETABLE_MONTHS_AHEAD);
    struct date day = look->today;

    if (at->schedule.opens < 0 || at->place < 0 || (size_t)at->place >= session->place_count)
        return;
    while (all->count < OCCURRENCES_MAX && schedule_next(&at->schedule, closures, day, &day) &&
           date_compare(day, until) <= 0) {
        if ((all->count & (all->count - 1)) == 0)
            all->list = memory_resize(all->list, all->count > 0 ? 2 * all->count : 1, sizeof *all->list);
        all->list[all->count++] = (struct occurrence){
            .day = day,
            .opens = at->schedule.opens,
            .closes = at->schedule.closes > at->schedule.opens ? at->schedule.closes : at->schedule.opens + 1,
            .place = &session->places[at->place],
            .session = session,
        };
        day = date_add_days(day, 1);
    }
}

/* By day first, so that of each pair the first date is met first. */
static int compare_occurrences(const void *a, const void *b)
{
    const struct occurrence *first = a;
    const struct occurrence *second = b;
    int order = date_compare(first->day, second->day);

    if (order == 0)
        order = strcasecmp(first->place->name, second->place->name);
    if (order == 0)
        order = first->opens - second->opens;
    return order != 0 ? order : strcmp(first->session->id, second->session->id);
}

static bool is_same_place(const struct service_place *a, const struct service_place *b)
{
    if (strcasecmp(a->name, b->name) != 0)
        return false;
    return a->address == NULL || b->address == NULL || strcasecmp(a->address, b->address) == 0;
}

/* False when this pair was told of an earlier date. */
static bool note_pair(json_t *told, const struct session *a, const struct session *b)
{
    bool in_order = strcmp(a->id, b->id) <= 0;
    char pair[2 * SESSION_ID_CHARS_MAX + 4];

    (void)snprintf(pair, sizeof pair, "%.60s %.60s", in_order ? a->id : b->id, in_order ? b->id : a->id);
    if (json_object_get(told, pair) != NULL)
        return false;
    (void)json_object_set_new(told, pair, json_true());
    return true;
}

static void tell(const struct timetable_look *look, const struct occurrence *a, const struct occurrence *b)
{
    int line, other_line;
    struct faults *list = timetable_list_for(look, a->session, &line);
    struct faults *other_list = timetable_list_for(look, b->session, &other_line);
    bool is_example = a->session->is_example || b->session->is_example;
    char day[11];

    if (list != look->faults) {
        list = other_list;
        line = other_line;
    }
    date_write(a->day, day);
    if (a->session == b->session)
        faults_add(list, line > 0 ? "timetable.json" : "", line,
                   "session %s: is there twice on %s, at %02d:%02d and %02d:%02d; mend its times",
                   a->session->id, day, a->opens / 60, a->opens % 60, b->opens / 60, b->opens % 60);
    else
        faults_add(is_example ? look->warnings : list, line > 0 ? "timetable.json" : "", line,
                   "sessions %s and %s: both are at %s on %s, from %02d:%02d and from %02d:%02d; mend one of "
                   "them, or, if "
                   "they are in two rooms, name the room in the place",
                   a->session->id, b->session->id, a->place->name, day, a->opens / 60, a->opens % 60,
                   b->opens / 60, b->opens % 60);
}

void timetable_look_for_clashes(const struct timetable_look *look)
{
    struct occurrences all = {.told = json_object()};
    size_t count;
    const struct session *sessions = centre_sessions(look->centre, &count);

    for (size_t i = 0; i < count; i++) {
        for (size_t t = 0; t < sessions[i].time_count; t++)
            add_times(look, &sessions[i], t, &all);
    }
    if (all.count > 0)
        qsort(all.list, all.count, sizeof all.list[0], compare_occurrences);
    for (size_t i = 0; i < all.count; i++) {
        const struct occurrence *a = &all.list[i];

        for (size_t j = i + 1; j < all.count; j++) {
            const struct occurrence *b = &all.list[j];

            if (date_compare(a->day, b->day) != 0 || strcasecmp(a->place->name, b->place->name) != 0 ||
                b->opens >= a->closes)
                break;
            if (is_same_place(a->place, b->place) && note_pair(all.told, a->session, b->session))
                tell(look, a, b);
        }
    }
    json_decref(all.told);
    free(all.list);
}
