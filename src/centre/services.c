#include "centre/inside.h"

/* What the page says of itself must be true, for others load the file too. */
static void check_number(const struct json_place *root, const char *key, size_t wanted)
{
    struct json_place place = json_member(root, key);

    if (json_is_there(&place) &&
        (!json_is_integer(place.value) || json_integer_value(place.value) != (json_int_t)wanted))
        json_complain(&place, "must be %zu; all services of a pack stand on one page", wanted);
}

static void check_flag(const struct json_place *root, const char *key, bool wanted)
{
    struct json_place place = json_member(root, key);

    if (json_flag(&place, wanted) != wanted)
        json_complain(&place, "must be %s; all services of a pack stand on one page",
                      wanted ? "true" : "false");
}

static struct json_place open_page(const struct json_place *root)
{
    static const char *const known[] = {"total_items", "total_pages", "page_number", "size", "first_page",
                                        "last_page",   "empty",       "contents",    NULL};
    struct json_place contents = json_member(root, "contents");
    size_t count;

    json_refuse_unknown(root, known);
    if (!json_is_there(&contents)) {
        json_complain(root, "has no \"contents\"; write the list of services there");
        return contents;
    }
    count = json_is_array(contents.value) ? json_array_size(contents.value) : 0;
    check_number(root, "total_items", count);
    check_number(root, "size", count);
    check_number(root, "total_pages", 1);
    check_number(root, "page_number", 1);
    check_flag(root, "first_page", true);
    check_flag(root, "last_page", true);
    check_flag(root, "empty", count == 0);
    return contents;
}

static void refuse_repeated_key(const struct json_place *place, const struct service *service, json_t *keys)
{
    if (json_object_get(keys, service->key) != NULL)
        json_complain(place,
                      "has the key \"%s\" (urn:doorstep:key), which another service has too; change one",
                      service->key);
    else
        (void)json_object_set_new(keys, service->key, json_true());
}

void centre_read_services(struct centre *centre, const struct json_place *root)
{
    struct json_place list = json_is_array(root->value) ? *root : open_page(root);
    size_t count = centre_bounded_count(&list, OFFER_SERVICES_MAX);
    json_t *seen = json_object();
    json_t *keys = json_object();

    centre->services = arena_allocate(&centre->arena, count, sizeof *centre->services);
    centre->place_ids = arena_allocate(&centre->arena, count, sizeof *centre->place_ids);
    /* The line of a fault is looked for in the whole file, so those that nobody would be shown are not. */
    for (size_t i = 0; i < count && root->faults->count < FAULTS_KEPT; i++) {
        struct json_place place = json_element(&list, i);
        struct service *service = &centre->services[centre->service_count];
        bool is_shown = false;

        centre_check_service_shape(&place, seen);
        if (!json_is_object(place.value))
            continue;
        centre_read_service(centre, &place, service, &is_shown);
        refuse_repeated_key(&place, service, keys);
        if (is_shown)
            centre->service_count++;
    }
    json_decref(seen);
    json_decref(keys);
}
