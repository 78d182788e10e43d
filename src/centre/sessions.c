/* All sessions of a pack: those of the timetables, and the schedules of services that no timetable has. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/place.h"
#include "centre/inside.h"

enum { TIMETABLE_BYTES_MAX = 4 * 1024 * 1024 };

struct loading {
    struct centre *centre;
    struct faults *faults;
    bool services_are_sound;
    struct session *list; /* SESSIONS_MAX of them */
    size_t count;
    json_t *ids;
    bool *has_session; /* of each service: a session of timetable.json is a time of it */
};

static bool take_id(struct loading *loading, const char *id)
{
    if (json_object_get(loading->ids, id) != NULL)
        return false;
    (void)json_object_set_new(loading->ids, id, json_true());
    return true;
}

static void add_session(struct loading *loading, const struct json_place *place, bool is_example)
{
    struct session *session = &loading->list[loading->count];
    struct json_place id = json_member(place, "id");
    bool is_shown = true;

    if (!json_is_object(place->value)) {
        json_complain(place, "must be an object: write { … }");
        return;
    }
    centre_read_session(loading->centre, place, loading->services_are_sound, session, &is_shown);
    session->is_example = is_example;
    if (session->id[0] != '\0' && !take_id(loading, session->id))
        json_complain(&id,
                      "is \"%s\", which another session has too; tickets name it, so choose one of its own",
                      session->id);
    if (session->service >= 0 && !is_example)
        loading->has_session[session->service] = true;
    if (is_shown)
        loading->count++;
}

static void read_timetable(struct loading *loading, const struct json_place *root, bool is_example)
{
    static const char *const known[] = {"sessions", NULL};
    struct json_place list = json_member(root, "sessions");
    size_t count = json_count(&list);

    json_refuse_unknown(root, known);
    if (!json_is_there(&list))
        json_complain(root, "has no \"sessions\"; write the list of sessions there");
    if (count > SESSIONS_MAX - loading->count) {
        json_complain(&list, "has %zu entries; at most %d sessions fit in all timetables together", count,
                      SESSIONS_MAX);
        count = SESSIONS_MAX - loading->count;
    }
    /* The line of a fault is looked for in the whole file, so those that nobody would be shown are not. */
    for (size_t i = 0; i < count && root->faults->count < FAULTS_KEPT; i++) {
        struct json_place place = json_element(&list, i);

        add_session(loading, &place, is_example);
    }
}

/* False when there is no such file. */
static bool load_timetable(struct loading *loading, const char *file, bool is_example)
{
    struct json_doc *doc = NULL;
    struct json_place root;
    char path[PATH_MAX];
    struct stat info;

    if (place_join(loading->centre->folder, file, path, sizeof path) != OK) {
        faults_add(loading->faults, file, 0, "the path is too long; move the pack to a shorter one");
        return true;
    }
    if (stat(path, &info) != 0 && errno == ENOENT)
        return false;
    if (json_doc_read(path, file, TIMETABLE_BYTES_MAX, loading->faults, &doc) != OK) {
        loading->centre->has_sessions = true;
        return true;
    }
    root = json_doc_root(doc, loading->faults);
    read_timetable(loading, &root, is_example);
    json_doc_destroy(doc);
    return true;
}

static enum session_kind kind_of(const struct service *service)
{
    if (service->access == OFFER_DROP_IN)
        return SESSION_DROP_IN;
    return service->access == OFFER_INVITATION ? SESSION_INVITATION : SESSION_ASK;
}

/* "baby-massage", then "baby-massage-2". A UUID, the key of a service that has none, may have capitals. */
static const char *make_id(struct arena *arena, const struct service *service, size_t time)
{
    char *id = time == 0 ? arena_copy_text(arena, service->key)
                         : arena_format(arena, "%s-%zu", service->key, time + 1);

    for (char *c = id; *c != '\0'; c++)
        *c = (char)tolower((unsigned char)*c);
    return id;
}

static void add_time(struct loading *loading, const struct service *service, size_t time)
{
    const char *id = make_id(&loading->centre->arena, service, time);

    if (!take_id(loading, id) && loading->services_are_sound)
        faults_add(loading->faults, "services.json", 0,
                   "the schedules of \"%s\" make a session \"%s\", and another session has that name; change "
                   "the id of that one",
                   service->key, id);
    loading->list[loading->count++] = (struct session){
        .id = id,
        .service = (int)(service - loading->centre->services),
        .name = service->name,
        .kind = kind_of(service),
        .times = &service->times[time],
        .time_count = 1,
        .places = service->places,
        .place_count = service->place_count,
        .limits = service->limits,
        .capacity = {PLACES_NO_LIMIT, PLACES_NO_LIMIT, PLACES_NO_LIMIT},
        .release_days = -1,
    };
}

/* The key of a service with schedules has room for their number behind it. */
static bool check_key(const struct loading *loading, const struct service *service)
{
    const int most = SESSION_ID_CHARS_MAX - 3;

    if (service->time_count == 0 || strlen(service->key) <= (size_t)most)
        return true;
    faults_add(loading->faults, "services.json", 0,
               "the key \"%s\" (urn:doorstep:key) is too long for a service with schedules; at most %d "
               "characters fit before their number in the names of its sessions",
               service->key, most);
    return false;
}

/* A feed may have more schedules than that; they are no fault where home does not show sessions. */
static void add_services(struct loading *loading)
{
    const struct centre *centre = loading->centre;

    for (size_t i = 0; i < centre->service_count; i++) {
        const struct service *service = &centre->services[i];

        if (loading->has_session[i] || service->is_paused || !check_key(loading, service))
            continue;
        if (service->time_count > SESSIONS_MAX - loading->count) {
            if (centre_has_feature(centre, "sessions"))
                faults_add(loading->faults, "services.json", 0,
                           "has more schedules than sessions fit with those of the timetables (%d); take "
                           "\"sessions\" out of the features, or some of the schedules",
                           SESSIONS_MAX);
            return;
        }
        for (size_t t = 0; t < service->time_count; t++)
            add_time(loading, service, t);
    }
}

static void keep_sessions(struct centre *centre, const struct loading *loading)
{
    centre->sessions = arena_allocate(&centre->arena, loading->count, sizeof *centre->sessions);
    for (size_t i = 0; i < loading->count; i++)
        centre->sessions[i] = loading->list[i];
    centre->session_count = loading->count;
    centre->has_sessions |= loading->count > 0;
}

void centre_load_sessions(struct centre *centre, bool services_are_sound, struct faults *faults)
{
    struct loading loading = {
        .centre = centre,
        .faults = faults,
        .services_are_sound = services_are_sound,
        .list = memory_allocate(SESSIONS_MAX + 1, sizeof *loading.list),
        .ids = json_object(),
        .has_session = memory_allocate(centre->service_count + 1, sizeof *loading.has_session),
    };

    (void)load_timetable(&loading, "timetable.json", false);
    if (centre->about.shows_examples)
        centre->has_examples = load_timetable(&loading, "timetable.example.json", true);
    add_services(&loading);
    keep_sessions(centre, &loading);
    json_decref(loading.ids);
    free(loading.has_session);
    free(loading.list);
}

const struct session *centre_sessions(const struct centre *centre, size_t *ret_count)
{
    *ret_count = centre->session_count;
    return centre->sessions;
}

int centre_find_session(const struct centre *centre, const char *id)
{
    for (size_t i = 0; i < centre->session_count; i++) {
        if (strcmp(centre->sessions[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}
