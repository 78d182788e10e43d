/* What a feed would change in a pack. What is the same in another order counts as the same, so that a
 * publisher whose database has no order does not change a pack every day. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "feed/changes.h"
#include "feed/inside.h"
#include "feed/shape.h"

#define OURS "urn:doorstep:"

enum { FIELDS_BYTES = 1000 };

struct planning {
    struct feed_plan *plan;
    const struct feed *feed;
    json_t *places;        /* id to place in the feed */
    json_t *organizations; /* ids of those of the feed */
    bool prune;
};

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static bool is_same(const json_t *a, const json_t *b);

static bool is_same_object(const json_t *a, const json_t *b)
{
    size_t members_a = 0, members_b = 0;
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)a, key, value)
    {
        if (feed_is_comment(key))
            continue;
        members_a++;
        if (!is_same(value, json_object_get(b, key)))
            return false;
    }
    json_object_foreach((json_t *)b, key, value) members_b += !feed_is_comment(key);
    return members_a == members_b;
}

/* Parts with ids are compared with those of the same id. */
static bool is_same_list(const json_t *a, const json_t *b)
{
    json_t *by_id = json_object();
    bool same = json_array_size(a) == json_array_size(b);

    for (size_t i = 0; i < json_array_size(b) && same; i++) {
        json_t *item = json_array_get(b, i);

        if (text_of(item, "id") != NULL)
            (void)json_object_set(by_id, text_of(item, "id"), item);
    }
    for (size_t i = 0; i < json_array_size(a) && same; i++) {
        const json_t *item = json_array_get(a, i);
        const char *id = text_of(item, "id");

        same = is_same(item, id != NULL ? json_object_get(by_id, id) : json_array_get(b, i));
    }
    json_decref(by_id);
    return same;
}

static bool is_same(const json_t *a, const json_t *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    if (json_is_object(a) && json_is_object(b))
        return is_same_object(a, b);
    if (json_is_array(a) && json_is_array(b))
        return is_same_list(a, b);
    return json_equal(a, b) == 1;
}

static bool is_ours(const json_t *attribute)
{
    const char *taxonomy = text_of(json_object_get(attribute, "taxonomy_term"), "taxonomy");

    return taxonomy != NULL && strncmp(taxonomy, OURS, strlen(OURS)) == 0;
}

static void add_attributes(json_t *list, const json_t *attributes, bool ours)
{
    for (size_t i = 0; i < json_array_size(attributes); i++) {
        json_t *attribute = json_array_get(attributes, i);

        if (is_ours(attribute) == ours)
            (void)json_array_append(list, attribute);
    }
}

/* Ours are those of the pack: the feed's publisher does not know them, or has an old copy. */
static json_t *merge_attributes(const json_t *present, const json_t *others)
{
    json_t *list = json_array();

    add_attributes(list, json_object_get(present, "attributes"), true);
    add_attributes(list, others, false);
    if (json_array_size(list) > 0)
        return list;
    json_decref(list);
    return NULL;
}

/* Whether the feed says nothing by leaving this out. */
static bool stays(const struct field *field, const struct trait *trait)
{
    bool is_part = field->kind == FIELD_LIST || field->kind == FIELD_OBJECT;

    if (!trait->has_status && (!trait->has_parts || strcmp(field->name, "status") == 0))
        return true;
    return is_part && !trait->has_parts;
}

/* The organisation in an entry of a list, with the lists that such an entry has none of. */
static json_t *with_lists(const struct shape *shape, const json_t *old, const json_t *new)
{
    json_t *merged = json_copy((json_t *)new);

    for (const struct field *field = shape->fields; field->name != NULL; field++) {
        json_t *list = json_object_get(old, field->name);

        if (field->kind == FIELD_LIST && list != NULL && json_object_get(new, field->name) == NULL)
            (void)json_object_set(merged, field->name, list);
    }
    return merged;
}

static json_t *merge_field(const struct field *field, const json_t *present, const json_t *given,
                           const struct trait *trait)
{
    json_t *old = json_object_get(present, field->name);
    json_t *new = json_object_get(given, field->name);
    json_t *merged;

    if (stays(field, trait) && (new == NULL || strcmp(field->name, "status") == 0))
        new = old;
    if (strcmp(field->name, "attributes") == 0)
        merged = merge_attributes(present, new);
    else if (field->kind == FIELD_OBJECT && !trait->has_parts && new != NULL)
        merged = with_lists(field->below, old, new);
    else
        merged = json_incref(new);
    if (merged == old || !is_same(merged, old))
        return merged;
    json_decref(merged);
    return json_incref(old);
}

static json_t *merge(const json_t *present, const json_t *given, const struct trait *trait,
                     struct strbuf *ret_fields)
{
    json_t *merged = json_object();
    const char *key;
    json_t *value;

    for (const struct field *field = feed_service_shape.fields; field->name != NULL; field++) {
        value = merge_field(field, present, given, trait);
        if (value != json_object_get(present, field->name))
            strbuf_add_format(ret_fields, "%s%s", ret_fields->length > 0 ? ", " : "", field->name);
        if (value != NULL)
            (void)json_object_set_new(merged, field->name, value);
    }
    json_object_foreach((json_t *)present, key, value)
    {
        if (feed_is_comment(key))
            (void)json_object_set(merged, key, value);
    }
    return merged;
}

static struct feed_change change_of(enum feed_change_kind kind, const json_t *service, const char *fields)
{
    return (struct feed_change){
        .kind = kind, .name = text_of(service, "name"), .id = text_of(service, "id"), .fields = fields};
}

static const char *organization_of(const json_t *service)
{
    const char *id = text_of(json_object_get(service, "organization"), "id");

    return id != NULL ? id : text_of(service, "organization_id");
}

static void plan_absent(struct planning *planning, json_t *service)
{
    const struct feed_change gone = change_of(FEED_GONE, service, "");
    const char *organization = organization_of(service);
    bool is_gone = organization != NULL && !planning->feed->is_partial &&
                   json_object_get(planning->organizations, organization) != NULL;

    if (is_gone)
        plan_miss(planning->plan, &gone, service, planning->prune);
    else
        plan_keep(planning->plan, service);
}

static void plan_present(struct planning *planning, json_t *service, size_t place)
{
    struct feed_change changed;
    struct strbuf fields;
    json_t *merged;

    strbuf_init(&fields, FIELDS_BYTES);
    merged = merge(service, json_array_get(planning->feed->services, place), &planning->feed->traits[place],
                   &fields);
    changed = change_of(FEED_CHANGED, service, strbuf_text(&fields));
    if (fields.length == 0)
        plan_keep(planning->plan, service);
    else
        plan_change(planning->plan, &changed, merged);
    json_decref(merged);
    strbuf_finish(&fields);
}

static int compare_services(const void *a, const void *b)
{
    const json_t *first = *(json_t *const *)a;
    const json_t *second = *(json_t *const *)b;
    int order = strcmp(text_of(first, "name"), text_of(second, "name"));

    return order != 0 ? order : strcmp(text_of(first, "id"), text_of(second, "id"));
}

/* Behind those that the pack has, by name. */
static void plan_added(struct planning *planning, const json_t *present_ids)
{
    const json_t *services = planning->feed->services;
    json_t **added = memory_allocate(json_array_size(services) + 1, sizeof(json_t *));
    size_t count = 0;

    for (size_t i = 0; i < json_array_size(services); i++) {
        json_t *service = json_array_get(services, i);

        if (json_object_get(present_ids, text_of(service, "id")) == NULL)
            added[count++] = service;
    }
    qsort((void *)added, count, sizeof(json_t *), compare_services);
    for (size_t i = 0; i < count; i++) {
        const struct feed_change change = change_of(FEED_ADDED, added[i], "");

        plan_change(planning->plan, &change, added[i]);
    }
    free((void *)added);
}

static void note_feed(struct planning *planning)
{
    const json_t *services = planning->feed->services;

    for (size_t i = 0; i < json_array_size(services); i++) {
        const json_t *service = json_array_get(services, i);
        const char *organization = organization_of(service);

        (void)json_object_set_new(planning->places, text_of(service, "id"), json_integer((json_int_t)i));
        if (organization != NULL)
            (void)json_object_set_new(planning->organizations, organization, json_true());
    }
}

enum status feed_plan_make(const struct feed *present, const struct feed *feed, bool prune,
                           struct feed_plan **ret_plan)
{
    struct planning planning = {
        .plan = plan_create(),
        .feed = feed,
        .places = json_object(),
        .organizations = json_object(),
        .prune = prune,
    };
    json_t *present_ids = json_object();

    note_feed(&planning);
    for (size_t i = 0; i < json_array_size(present->services); i++) {
        json_t *service = json_array_get(present->services, i);
        const json_t *place = json_object_get(planning.places, text_of(service, "id"));

        (void)json_object_set_new(present_ids, text_of(service, "id"), json_true());
        if (place != NULL)
            plan_present(&planning, service, (size_t)json_integer_value(place));
        else
            plan_absent(&planning, service);
    }
    plan_added(&planning, present_ids);
    json_decref(planning.places);
    json_decref(planning.organizations);
    json_decref(present_ids);
    return plan_finish(planning.plan, FEED_SERVICES_MAX, ret_plan);
}
