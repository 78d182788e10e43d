#include "centre/inside.h"

enum { AREAS_MAX = 8, AREA_PLACES_MAX = 32, AREA_SCHOOLS_MAX = 200, CLOSURES_MAX = 64 };

static const char *const *read_places(struct arena *arena, const struct json_place *list, size_t *ret_count)
{
    size_t count = centre_bounded_count(list, AREA_PLACES_MAX);
    const char **places = arena_allocate(arena, count, sizeof *places);

    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(list, i);
        const char *id = json_need_text(&place, CENTRE_NAME_BYTES_MAX);

        if (id[0] != '\0' && !centre_is_plain_name(id))
            json_complain(&place,
                          "is \"%s\"; write lower-case letters, digits and dashes only, and its name "
                          "into strings/en.json",
                          id);
        places[i] = arena_copy_text(arena, id);
        centre_refuse_repeated(&place, places, i);
    }
    *ret_count = count;
    return places;
}

static const char *const *read_schools(struct arena *arena, const struct json_place *list, size_t *ret_count)
{
    size_t count = centre_bounded_count(list, AREA_SCHOOLS_MAX);
    const char **schools = arena_allocate(arena, count, sizeof *schools);

    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(list, i);

        schools[i] = arena_copy_text(arena, json_need_text(&place, CENTRE_TEXT_BYTES_MAX));
        centre_refuse_repeated(&place, schools, i);
    }
    *ret_count = count;
    return schools;
}

void centre_read_areas(struct centre *centre, const struct json_place *root)
{
    static const char *const known[] = {"id", "fromMonths", "places", "schools", NULL};
    struct json_place list = json_member(root, "areas");
    size_t count = centre_bounded_count(&list, AREAS_MAX);
    struct centre_area *areas = arena_allocate(&centre->arena, count, sizeof *areas);
    const char *ids[AREAS_MAX];

    centre->about.areas = areas;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        struct json_place from = json_member(&place, "fromMonths");
        struct json_place places = json_member(&place, "places");
        struct json_place schools = json_member(&place, "schools");

        json_refuse_unknown(&place, known);
        ids[i] = areas[i].id = centre_take_name(&centre->arena, &place, "id");
        areas[i].from_months = (int)json_integer_in(&from, 0, AGE_FOREVER, 0);
        areas[i].places = read_places(&centre->arena, &places, &areas[i].place_count);
        areas[i].schools = read_schools(&centre->arena, &schools, &areas[i].school_count);
        if (areas[i].place_count + areas[i].school_count == 0)
            json_complain(&place, "names neither places nor schools, so nobody could say that they use it; "
                                  "write its places as ids: \"places\": [\"mowlem\"]");
        centre_refuse_repeated(&place, ids, i);
        centre->about.area_count = i + 1;
    }
}

void centre_read_closures(struct centre *centre, const struct json_place *root)
{
    static const char *const known[] = {"from", "to", NULL};
    struct json_place list = json_member(root, "closures");
    size_t count = centre_bounded_count(&list, CLOSURES_MAX);
    struct schedule_closure *closures = arena_allocate(&centre->arena, count, sizeof *closures);

    centre->about.closures = (struct schedule_closures){.list = closures, .count = count};
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);

        json_refuse_unknown(&place, known);
        closures[i].from = centre_take_day(&place, "from");
        closures[i].to = centre_take_day(&place, "to");
        if (closures[i].from.year != 0 && closures[i].to.year != 0 &&
            date_compare(closures[i].to, closures[i].from) < 0)
            json_complain(&place,
                          "ends before it begins; write the first day as \"from\" and the last as \"to\"");
    }
}
