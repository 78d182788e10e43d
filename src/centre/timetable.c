/* One session of a timetable: its own words first, then those of the service that it is a time of. */
#include <string.h>

#include "base/strbuf.h"
#include "centre/inside.h"

enum {
    HOLD_HOURS_MAX = 168,
    HOLD_DEFAULT_HOURS = 24,
    RELEASE_DAYS_MAX = 365,
    SLOT_LOWEST_MINUTES = 5,
    SLOT_HIGHEST_MINUTES = 480,
    CAPACITY_MAX = 1000,
};

static void read_id(struct arena *arena, const struct json_place *place, struct session *session)
{
    struct json_place id = json_member(place, "id");

    session->id = centre_take_name(arena, place, "id");
    if (strlen(session->id) > SESSION_ID_CHARS_MAX)
        json_complain(&id, "has more than %d characters; choose a shorter one such as \"monday-play\"",
                      SESSION_ID_CHARS_MAX);
}

static void read_kind(const struct json_place *place, struct session *session)
{
    struct json_place kind = json_member(place, "kind");
    const char *name = json_need_text(&kind, CENTRE_NAME_BYTES_MAX);
    struct strbuf names;

    strbuf_init(&names, CENTRE_TEXT_BYTES_MAX);
    for (int i = 0; i < SESSION_KINDS; i++) {
        const char *known = session_kind_name((enum session_kind)i);

        if (strcmp(name, known) == 0) {
            session->kind = (enum session_kind)i;
            goto out;
        }
        strbuf_add_format(&names, "%s%s", i > 0 ? ", " : "", known);
    }
    if (name[0] != '\0')
        json_complain(&kind, "is \"%s\"; write one of %s", name, strbuf_text(&names));
out:
    strbuf_finish(&names);
}

/* The ids of the places that its schedules may name; NULL when they are not known. */
static const char *const *read_service(const struct centre *centre, const struct json_place *place,
                                       bool services_are_sound, struct session *session)
{
    struct json_place key = json_member(place, "service");
    const char *name = json_text(&key, CENTRE_TEXT_BYTES_MAX, NULL);
    const struct service *service;
    static const char *const no_ids[] = {NULL};

    session->service = name != NULL ? centre_find_service(centre, name) : -1;
    session->limits = (struct age_limits){.until_months = AGE_FOREVER};
    if (session->service < 0) {
        if (name != NULL && services_are_sound)
            json_complain(&key,
                          "is \"%.80s\", which is no service of services.json that is shown; write its key "
                          "(urn:doorstep:key) there, or a name here instead",
                          name);
        return name != NULL ? NULL : no_ids;
    }
    service = &centre->services[session->service];
    session->name = service->name;
    session->limits = service->limits;
    session->places = service->places;
    session->place_count = service->place_count;
    return centre->place_ids[session->service];
}

static void read_name(struct arena *arena, const struct json_place *place, struct session *session)
{
    struct json_place name = json_member(place, "name");
    struct json_place service = json_member(place, "service");

    if (json_is_there(&name))
        session->name = centre_take_text(arena, place, "name");
    else if (!json_is_there(&service))
        json_complain(place, "has no name; write \"name\", or as \"service\" the key of the service it is a "
                             "time of");
    if (session->name == NULL)
        session->name = "";
}

static void refuse_text(const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);

    if (json_is_there(&place) && !json_is_number(place.value))
        json_complain(&place, "must be a number of years, without quotes");
}

static void read_ages(const struct json_place *place, struct session *session)
{
    struct json_place expecting = json_member(place, "expecting");
    const char *word = json_text(&expecting, CENTRE_NAME_BYTES_MAX, NULL);
    struct age_limits *limits = &session->limits;
    size_t earlier = place->faults->count;

    if (json_object_get(place->value, "minimum_age") != NULL)
        limits->from_secondary = limits->from_term_after = false;
    if (json_object_get(place->value, "maximum_age") != NULL)
        limits->until_primary_ends = false;
    refuse_text(place, "minimum_age");
    refuse_text(place, "maximum_age");
    if (place->faults->count == earlier)
        centre_read_years(place, limits);
    if (word == NULL)
        return;
    limits->only_expecting = strcmp(word, "only") == 0;
    limits->expecting = limits->only_expecting || strcmp(word, "too") == 0;
    if (!limits->expecting)
        json_complain(&expecting, "is \"%s\"; write too or only, or take it out", word);
}

/* A place of its own instead of the service's; false when it has none. */
static bool read_place(struct arena *arena, const struct json_place *parent, struct session *session)
{
    static const char *const known[] = {"name", "address", NULL};
    struct json_place place = json_member(parent, "place");
    struct json_place address = json_member(&place, "address");
    struct service_place *places;

    if (!json_is_there(&place))
        return false;
    json_refuse_unknown(&place, known);
    places = arena_allocate(arena, 1, sizeof *places);
    places->name = centre_take_text(arena, &place, "name");
    if (json_is_there(&address))
        places->address = centre_take_text(arena, &place, "address");
    session->places = places;
    session->place_count = 1;
    return true;
}

static void read_times(struct arena *arena, const struct json_place *place, const char *const *place_ids,
                       struct session *session)
{
    struct json_place list = json_member(place, "schedules");
    size_t count = json_count(&list);

    if (count == 0)
        json_complain(place,
                      "takes place on no day; write \"schedules\": [{ \"freq\": \"WEEKLY\", \"byday\": "
                      "\"MO\", \"opens_at\": \"10:00\", \"closes_at\": \"11:30\" }]");
    for (size_t i = 0; i < count && i < OFFER_SCHEDULES_MAX; i++) {
        struct json_place element = json_element(&list, i);

        centre_check_schedule_shape(&element);
    }
    session->times = centre_read_times(arena, &list, place_ids, session->place_count, &session->time_count);
}

static int read_room(const struct json_place *capacity, const char *key)
{
    struct json_place place = json_member(capacity, key);

    return (int)json_integer_in(&place, 1, CAPACITY_MAX, PLACES_NO_LIMIT);
}

static void read_capacity(const struct json_place *place, struct session *session)
{
    static const char *const known[] = {"families", "children", "adults", NULL};
    struct json_place capacity = json_member(place, "capacity");

    json_refuse_unknown(&capacity, known);
    session->capacity = (struct places){.families = read_room(&capacity, "families"),
                                        .children = read_room(&capacity, "children"),
                                        .adults = read_room(&capacity, "adults")};
}

static void read_release(const struct json_place *place, struct session *session)
{
    static const char *const known[] = {"daysBefore", "at", NULL};
    struct json_place release = json_member(place, "release");
    struct json_place days = json_member(&release, "daysBefore");
    struct json_place at = json_member(&release, "at");

    session->release_days = -1;
    if (!json_is_there(&release))
        return;
    json_refuse_unknown(&release, known);
    if (!json_is_there(&days))
        json_complain(&days, "is missing; write how many days before signing up opens, 0 for the same day");
    session->release_days = (int)json_integer_in(&days, 0, RELEASE_DAYS_MAX, 0);
    (void)json_need_text(&at, CENTRE_NAME_BYTES_MAX);
    session->release_minute = centre_take_time(&release, "at");
}

static void read_rules(const struct json_place *place, struct session *session)
{
    struct json_place slot = json_member(place, "slotMinutes");
    struct json_place hold = json_member(place, "holdHours");
    struct json_place one = json_member(place, "onePerDay");

    read_capacity(place, session);
    read_release(place, session);
    session->slot_minutes = (int)json_integer_in(&slot, SLOT_LOWEST_MINUTES, SLOT_HIGHEST_MINUTES, 0);
    session->hold_minutes = 60 * (int)json_integer_in(&hold, 1, HOLD_HOURS_MAX, HOLD_DEFAULT_HOURS);
    session->one_a_day = json_flag(&one, false);
}

void centre_read_session(struct centre *centre, const struct json_place *place, bool services_are_sound,
                         struct session *ret_session, bool *ret_is_shown)
{
    static const char *const known[] = {"id",          "service",     "kind",      "name",      "place",
                                        "minimum_age", "maximum_age", "expecting", "schedules", "capacity",
                                        "release",     "slotMinutes", "holdHours", "onePerDay", NULL};
    struct session session = {.id = ""};
    size_t earlier = place->faults->count;
    const char *const *place_ids;

    json_refuse_unknown(place, known);
    read_id(&centre->arena, place, &session);
    read_kind(place, &session);
    place_ids = read_service(centre, place, services_are_sound, &session);
    read_name(&centre->arena, place, &session);
    read_ages(place, &session);
    if (read_place(&centre->arena, place, &session))
        place_ids = NULL;
    read_times(&centre->arena, place, place_ids, &session);
    read_rules(place, &session);
    if (place->faults->count == earlier)
        centre_check_session(place, &session);
    *ret_is_shown = session.service < 0 || !centre->services[session.service].is_paused;
    *ret_session = session;
}
