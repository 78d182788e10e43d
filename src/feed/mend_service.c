/* What a whole service must be: its parts belong to it and to each other. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "feed/mend.h"

#define OURS "urn:doorstep:"

static const char *const accesses[] = {"drop-in", "book", "ask", "referral", "invitation", "elsewhere", NULL};
static const char *const expectings[] = {"too", "only", NULL};
static const char *const froms[] = {"secondary", "term-after", NULL};
static const char *const untils[] = {"primary-ends", NULL};

/* Our own vocabularies; without values any plain name will do. */
static const struct {
    const char *name;
    const char *const *values;
} vocabularies[] = {
    {"key", NULL},  {"access", accesses},      {"icon", NULL},  {"area", NULL},    {"flow", NULL},
    {"help", NULL}, {"expecting", expectings}, {"from", froms}, {"until", untils},
};

static bool is_plain_name(const char *value)
{
    return value[0] != '\0' && value[0] != '-' && strlen(value) <= 64 &&
           value[strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static bool is_own_value(const char *vocabulary, const char *value)
{
    for (size_t i = 0; i < sizeof vocabularies / sizeof vocabularies[0]; i++) {
        const char *const *values = vocabularies[i].values;

        if (strcmp(vocabularies[i].name, vocabulary) != 0)
            continue;
        if (values == NULL)
            return is_plain_name(value);
        while (*values != NULL && strcmp(*values, value) != 0)
            values++;
        return *values != NULL;
    }
    return false;
}

/* Those that no pack may have are left out. */
static void mend_own_attributes(struct mend *mend, json_t *attributes)
{
    json_t *seen = json_object();

    for (size_t i = 0; i < json_array_size(attributes);) {
        const json_t *term = json_object_get(json_array_get(attributes, i), "taxonomy_term");
        const char *taxonomy = mend_text_of(term, "taxonomy");
        const char *value = mend_text_of(term, "name");

        if (taxonomy == NULL || strncmp(taxonomy, OURS, strlen(OURS)) != 0) {
            i++;
        } else if (json_object_get(seen, taxonomy) != NULL) {
            mend_say(mend, "%s is there twice: the second is left out", taxonomy);
            (void)json_array_remove(attributes, i);
        } else if (!is_own_value(taxonomy + strlen(OURS), value)) {
            mend_say(mend, "%.80s %.80s, which Doorstep does not know: left out", taxonomy, value);
            (void)json_array_remove(attributes, i);
        } else {
            (void)json_object_set_new(seen, taxonomy, json_true());
            i++;
        }
    }
    json_decref(seen);
}

/* "Up to 4" is to the day before the fifth birthday; with months, to the end of that month. */
static void mend_ages(struct mend *mend, json_t *service)
{
    const json_t *least = json_object_get(service, "minimum_age");
    const json_t *most = json_object_get(service, "maximum_age");
    double from = floor(json_number_value(least) * 12 + 0.5);
    double until = floor(json_number_value(most) * 12 + 0.5);

    if (least == NULL || most == NULL || until + (fmod(until, 12) == 0 ? 12 : 1) > from)
        return;
    mend_say(mend, "minimum_age %g is above maximum_age %g: both left out", json_number_value(least),
             json_number_value(most));
    (void)json_object_del(service, "minimum_age");
    (void)json_object_del(service, "maximum_age");
}

static const struct field *field_of(const char *name)
{
    const struct field *field = feed_service_shape.fields;

    while (strcmp(field->name, name) != 0)
        field++;
    return field;
}

static void take_moved(struct mend *mend, json_t *service)
{
    const struct field *field = field_of("schedules");
    json_t *own = json_object_get(service, "schedules");
    char seed[PLAIN_ID_BYTES + 8];
    json_t *moved;

    if (json_array_size(mend->moved) == 0)
        return;
    (void)snprintf(seed, sizeof seed, "%s/moved", mend->id);
    moved = mend_list(mend, field, mend->moved, seed);
    for (size_t i = 0; i < json_array_size(moved) && json_array_size(own) > 0; i++) {
        if (json_array_size(own) < field->most &&
            !mend_has_id(own, mend_text_of(json_array_get(moved, i), "id")))
            (void)json_array_append(own, json_array_get(moved, i));
    }
    if (own == NULL && moved != NULL)
        (void)json_object_set(service, "schedules", moved);
    json_decref(moved);
}

/* The place that a time means, also when the place has got another id. */
static const char *find_place(const json_t *places, const char *id)
{
    for (size_t i = 0; i < json_array_size(places); i++) {
        const json_t *place = json_array_get(places, i);
        const char *former = mend_text_of(place, "former_id");

        if (strcmp(mend_text_of(place, "id"), id) == 0 || (former != NULL && strcmp(former, id) == 0))
            return mend_text_of(place, "id");
    }
    return NULL;
}

static void mend_places_of_times(struct mend *mend, json_t *service)
{
    const json_t *schedules = json_object_get(service, "schedules");
    const json_t *places = json_object_get(service, "service_at_locations");

    for (size_t i = 0; i < json_array_size(schedules); i++) {
        json_t *schedule = json_array_get(schedules, i);
        const char *id = mend_text_of(schedule, "service_at_location_id");
        const char *found = id != NULL ? find_place(places, id) : NULL;

        if (found != NULL && strcmp(found, id) != 0)
            (void)json_object_set_new(schedule, "service_at_location_id", json_string(found));
        if (id == NULL || found != NULL)
            continue;
        mend_say(mend, "service_at_location_id of a time is no place of this service: left out");
        (void)json_object_del(schedule, "service_at_location_id");
    }
}

/* Each part names the service that it stands in, if any. */
static void mend_owner(struct mend *mend, json_t *service)
{
    const char *key;
    json_t *list;

    json_object_foreach(service, key, list)
    {
        for (size_t i = 0; i < json_array_size(list); i++) {
            json_t *part = json_array_get(list, i);
            const char *owner = mend_text_of(part, "service_id");

            (void)json_object_del(part, "former_id");
            if (owner == NULL || strcmp(owner, mend->id) == 0)
                continue;
            mend_say(mend, "%s has the service_id of another service: put right", key);
            (void)json_object_set_new(part, "service_id", json_string(mend->id));
        }
    }
}

static void mend_organization(struct mend *mend, json_t *service)
{
    const char *named = mend_text_of(service, "organization_id");
    const char *own = mend_text_of(json_object_get(service, "organization"), "id");

    if (named == NULL || own == NULL || strcmp(named, own) == 0)
        return;
    mend_say(mend, "organization_id is not that of its organization: put right");
    (void)json_object_set_new(service, "organization_id", json_string(own));
}

bool mend_service_rule(struct mend *mend, json_t *service)
{
    json_t *attributes = json_object_get(service, "attributes");

    if (mend_text_of(service, "name") == NULL) {
        mend_say(mend, "has no name: left out");
        return false;
    }
    mend_ages(mend, service);
    take_moved(mend, service);
    mend_places_of_times(mend, service);
    mend_owner(mend, service);
    mend_organization(mend, service);
    if (!mend->feed->is_pack) /* of a pack, the centre's own check says what is wrong with them */
        mend_own_attributes(mend, attributes);
    if (attributes != NULL && json_array_size(attributes) == 0)
        (void)json_object_del(service, "attributes");
    return true;
}
