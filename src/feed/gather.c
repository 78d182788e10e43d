/* From files to services: the forms that they come in, and what of them is one service. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "feed/mend.h"

void gather_start(struct gathering *gathering, struct feed *feed, struct date today, struct faults *faults)
{
    *gathering = (struct gathering){
        .feed = feed,
        .faults = faults,
        .today = today,
        .places = json_object(),
        .total = -1,
    };
}

void gather_finish(struct gathering *gathering)
{
    for (size_t i = 0; i < gathering->count; i++)
        json_decref(gathering->list[i].service);
    free(gathering->list);
    json_decref(gathering->places);
}

bool gather_has_parts(const json_t *service)
{
    static const char *const parts[] = {"schedules",    "service_areas", "service_at_locations",
                                        "languages",    "funding",       "cost_options",
                                        "contacts",     "attributes",    "phones",
                                        "serviceAreas", "costOptions",   "serviceAtLocations"};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (json_object_get(service, parts[i]) != NULL)
            return true;
    }
    return false;
}

static enum status refuse_version_1(struct gathering *gathering, const char *shown_name, const char *key)
{
    faults_add(gathering->faults, shown_name, 0,
               "is Open Referral UK version 1 (it has \"%s\"); ask its publisher for the version 3 feed",
               key);
    return INVALID;
}

static const char *find_any(const json_t *object, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        if (json_object_get(object, *keys) != NULL)
            return *keys;
    }
    return NULL;
}

static void remark_on_file(struct gathering *gathering, const char *shown_name, const char *what)
{
    char shown[PLAIN_SHOWN_BYTES], text[PLAIN_SHOWN_BYTES + 120];
    const char *last = strrchr(shown_name, '/');

    plain_show(last != NULL ? last + 1 : shown_name, shown);
    (void)snprintf(text, sizeof text, "%s: %s", shown, what);
    feed_remark(gathering->feed, "", "", text);
}

static struct gathered *add_gathered(struct gathering *gathering, const char *id)
{
    size_t count = gathering->count;

    if ((count & (count - 1)) == 0)
        gathering->list = memory_resize(gathering->list, count > 0 ? 2 * count : 1, sizeof *gathering->list);
    (void)json_object_set_new(gathering->places, id, json_integer((json_int_t)count));
    gathering->count++;
    gathering->list[count] = (struct gathered){.seen = 1};
    memcpy(gathering->list[count].id, id, PLAIN_ID_BYTES);
    return &gathering->list[count];
}

/* An entry of a list and the same service in full are one; anything else is there twice. */
static void put_together(struct gathered *known, json_t *service)
{
    bool has_parts = gather_has_parts(service);

    known->seen++;
    if (known->has_both || has_parts == known->has_parts)
        return;
    known->seen--;
    known->has_both = true;
    if (has_parts) {
        json_t *full = json_copy(service);

        (void)json_object_update_missing(full, known->service);
        json_decref(known->service);
        known->service = full;
        known->has_parts = true;
    } else {
        json_t *full = json_copy(known->service);

        (void)json_object_update_missing(full, service);
        json_decref(known->service);
        known->service = full;
    }
}

static const char *id_text(const json_t *service, char ret_number[32])
{
    const json_t *id = json_object_get(service, "id");

    if (!json_is_integer(id))
        return json_string_value(id);
    (void)snprintf(ret_number, 32, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    return ret_number;
}

enum status gather_service(struct gathering *gathering, json_t *service, const char *shown_name)
{
    static const char *const version_1[] = {"eligibilitys", "regular_schedules", "holiday_schedules", NULL};
    char id[PLAIN_ID_BYTES], number[32];
    const char *given;
    const json_t *place;
    struct gathered *gathered;

    if (find_any(service, version_1) != NULL)
        return refuse_version_1(gathering, shown_name, find_any(service, version_1));
    given = id_text(service, number);
    if (given == NULL || given[0] == '\0') {
        remark_on_file(gathering, shown_name, "a service without id: left out");
        return OK;
    }
    (void)plain_id(given, id);
    place = json_object_get(gathering->places, id);
    if (place != NULL) {
        put_together(&gathering->list[json_integer_value(place)], service);
        return OK;
    }
    if (gathering->count == FEED_SERVICES_MAX) {
        faults_add(gathering->faults, shown_name, 0, "has more than %d services; a kiosk holds no more",
                   FEED_SERVICES_MAX);
        return FULL;
    }
    gathered = add_gathered(gathering, id);
    gathered->service = json_incref(service);
    gathered->has_parts = gather_has_parts(service);
    return OK;
}

static enum status gather_list(struct gathering *gathering, const json_t *list, const char *shown_name)
{
    enum status status = OK;

    for (size_t i = 0; i < json_array_size(list) && status == OK; i++) {
        json_t *service = json_array_get(list, i);

        if (json_is_object(service))
            status = gather_service(gathering, service, shown_name);
        else
            remark_on_file(gathering, shown_name, "an entry that is no service: left out");
    }
    return status;
}

static json_int_t claimed(const json_t *page, const char *key, const char *other)
{
    const json_t *number = json_object_get(page, key);
    double value;

    if (number == NULL)
        number = json_object_get(page, other);
    return mend_read_number(number, &value) && value >= 0 && value < 1e9 ? (json_int_t)value : -1;
}

static enum status gather_page(struct gathering *gathering, json_t *page, const char *shown_name)
{
    const json_t *contents = json_object_get(page, "contents");
    json_int_t total = claimed(page, "total_items", "totalItems");
    json_int_t pages = claimed(page, "total_pages", "totalPages");
    const char *key;
    json_t *value;

    if (!json_is_array(contents)) {
        faults_add(gathering->faults, shown_name, 0, "\"contents\" is no list; fetch the page again");
        return INVALID;
    }
    gathering->entries += json_array_size(contents);
    gathering->pages_seen++;
    gathering->total = total > gathering->total ? total : gathering->total;
    gathering->pages = pages > gathering->pages ? pages : gathering->pages;
    json_object_foreach(page, key, value)
    {
        if (gathering->feed->is_pack && feed_is_comment(key))
            (void)json_object_set(gathering->feed->comments, key, value);
    }
    return gather_list(gathering, contents, shown_name);
}

enum status gather_root(struct gathering *gathering, json_t *root, const char *shown_name)
{
    static const char *const version_1[] = {"totalElements", "content", NULL};
    static const char *const of_services[] = {"name", "status", "description", "schedules", NULL};

    if (json_is_array(root))
        return gather_list(gathering, root, shown_name);
    if (json_object_get(root, "contents") != NULL)
        return gather_page(gathering, root, shown_name);
    if (find_any(root, version_1) != NULL)
        return refuse_version_1(gathering, shown_name, find_any(root, version_1));
    if (json_is_array(json_object_get(root, "services")) && json_object_get(root, "id") == NULL)
        return gather_list(gathering, json_object_get(root, "services"), shown_name);
    if (json_object_get(root, "id") != NULL && find_any(root, of_services) != NULL)
        return gather_service(gathering, root, shown_name);
    remark_on_file(gathering, shown_name, "neither a service nor a list of them: left out");
    return OK;
}
