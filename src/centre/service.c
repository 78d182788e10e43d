#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "centre/inside.h"

#define URN "urn:doorstep:"

enum { AGE_YEARS_MAX = 120 };

/* What Doorstep needs to know beyond Open Referral UK: terms of these vocabularies among the attributes. */
enum term { KEY, ACCESS, ICON, AREA, FLOW, HELP, EXPECTING, FROM, UNTIL, TERMS };

static const char *const term_names[] = {"key",  "access",    "icon", "area",  "flow",
                                         "help", "expecting", "from", "until", NULL};
static const char *const accesses[] = {"drop-in", "book", "ask", "referral", "invitation", "elsewhere", NULL};
static const char *const expectings[] = {"too", "only", NULL};
static const char *const froms[] = {"secondary", "term-after", NULL};
static const char *const untils[] = {"primary-ends", NULL};
static const char *const *const term_values[TERMS] = {
    [ACCESS] = accesses, [EXPECTING] = expectings, [FROM] = froms, [UNTIL] = untils};

static const char *text_of(const struct json_place *place, const char *key)
{
    return json_string_value(json_object_get(place->value, key));
}

static void list_values(const char *const *values, struct strbuf *ret_list)
{
    for (size_t i = 0; values[i] != NULL; i++)
        strbuf_add_format(ret_list, "%s%s", i > 0 ? ", " : "", values[i]);
}

static void complain_about_value(const struct json_place *place, const char *value, const char *const *values)
{
    struct strbuf list;

    strbuf_init(&list, CENTRE_TEXT_BYTES_MAX);
    list_values(values, &list);
    json_complain(place, "is \"%.80s\"; write one of %s", value, strbuf_text(&list));
    strbuf_finish(&list);
}

static const struct centre_area *find_area(const struct centre *centre, const char *id)
{
    for (size_t i = 0; i < centre->about.area_count; i++) {
        if (strcmp(centre->about.areas[i].id, id) == 0)
            return &centre->about.areas[i];
    }
    return NULL;
}

/* Whether the value of a term will do; if not, it counts as not there. */
static bool check_term(const struct centre *centre, const struct json_place *place, enum term term,
                       const char *value)
{
    if (term_values[term] != NULL) {
        if (centre_find_text(term_values[term], value) >= 0)
            return true;
        complain_about_value(place, value, term_values[term]);
        return false;
    }
    if (strlen(value) > CENTRE_NAME_BYTES_MAX || !centre_is_plain_name(value)) {
        json_complain(place, "is \"%.80s\"; write lower-case letters, digits and dashes only", value);
        return false;
    }
    if (term == AREA && find_area(centre, value) == NULL) {
        json_complain(place, "is \"%s\", which is no id in /areas of centre.json; add it there", value);
        return false;
    }
    return true;
}

static void read_term(const struct centre *centre, const struct json_place *attribute,
                      const char *ret_values[TERMS])
{
    struct json_place term = json_member(attribute, "taxonomy_term");
    struct json_place taxonomy = json_member(&term, "taxonomy");
    struct json_place name = json_member(&term, "name");
    const char *vocabulary = json_string_value(taxonomy.value);
    const char *value = json_string_value(name.value);
    char *known;
    int index;

    if (vocabulary == NULL || strncmp(vocabulary, URN, strlen(URN)) != 0 || value == NULL)
        return;
    index = centre_find_text(term_names, vocabulary + strlen(URN));
    if (index < 0) {
        struct strbuf list;

        strbuf_init(&list, CENTRE_TEXT_BYTES_MAX);
        list_values(term_names, &list);
        known = strbuf_take(&list);
        json_complain(&taxonomy, "is \"%.80s\"; write " URN "X with X one of %s", vocabulary, known);
        memory_wipe_text(known);
    } else if (ret_values[index] != NULL) {
        json_complain(&taxonomy, "is there twice in this service; take one out");
    } else if (check_term(centre, &name, (enum term)index, value)) {
        ret_values[index] = value;
    }
}

static void read_terms(const struct centre *centre, const struct json_place *place,
                       const char *ret_values[TERMS])
{
    struct json_place list = json_member(place, "attributes");
    size_t count = json_array_size(list.value);

    for (size_t i = 0; i < count; i++) {
        struct json_place attribute = json_element(&list, i);

        read_term(centre, &attribute, ret_values);
    }
}

/* Years as months; -1 when there is none or it will not do. */
static int read_years(const struct json_place *parent, const char *key, bool *ret_is_whole)
{
    struct json_place place = json_member(parent, key);
    double years = json_number_value(place.value);
    double distance;
    int months;

    if (!json_is_number(place.value))
        return -1;
    if (!(years >= 0 && years <= AGE_YEARS_MAX)) {
        json_complain(&place, "must be a number of years from 0 to %d; leave it out where there is no limit",
                      AGE_YEARS_MAX);
        return -1;
    }
    months = (int)(years * 12 + 0.5);
    distance = years * 12 - months;
    /* Two decimals are at most a sixteenth of a month away from the twelfth that they stand for. */
    if (distance > 0.0625 || distance < -0.0625) {
        json_complain(&place, "is no whole number of months; write twelfths of a year, such as 0.25 for 3 "
                              "months or 0.42 for 5");
        return -1;
    }
    *ret_is_whole = months % 12 == 0;
    return months;
}

/* "Up to 4" includes all of the year; "up to 1.5" includes the month in which a child is 18 months old. */
void centre_read_years(const struct json_place *place, struct age_limits *limits)
{
    struct json_place least = json_member(place, "minimum_age");
    struct json_place most = json_member(place, "maximum_age");
    size_t earlier = place->faults->count;
    bool is_whole = false;
    int from = read_years(place, "minimum_age", &is_whole);
    int until = read_years(place, "maximum_age", &is_whole);

    if (from >= 0)
        limits->from_months = from;
    if (until >= 0)
        limits->until_months = until + (is_whole ? 12 : 1);
    if (limits->until_months > limits->from_months || place->faults->count > earlier)
        return;
    if (from >= 0)
        json_complain(&least, "is above maximum_age; mend one of them");
    else if (until >= 0)
        json_complain(&most, "is below the service's minimum_age; mend one of them");
}

static void read_ages(const struct json_place *place, const char *const *terms, struct age_limits *limits)
{
    bool has_least = json_is_number(json_object_get(place->value, "minimum_age"));

    *limits = (struct age_limits){
        .expecting = terms[EXPECTING] != NULL,
        .only_expecting = terms[EXPECTING] != NULL && strcmp(terms[EXPECTING], "only") == 0,
        .until_months = AGE_FOREVER,
        .until_primary_ends = terms[UNTIL] != NULL,
        .from_secondary = terms[FROM] != NULL && strcmp(terms[FROM], "secondary") == 0,
        .from_term_after = terms[FROM] != NULL && strcmp(terms[FROM], "term-after") == 0,
    };
    centre_read_years(place, limits);
    if (limits->from_term_after && !has_least)
        json_complain(place, "begins with the term after an age (" URN "from) but names none; write "
                             "minimum_age");
}

static const char *first_number(const struct json_place *parent)
{
    const json_t *phones = json_object_get(parent->value, "phones");

    return json_string_value(json_object_get(json_array_get(phones, 0), "number"));
}

static const char *find_phone(const struct json_place *place)
{
    struct json_place contacts = json_member(place, "contacts");
    const char *number = NULL;

    for (size_t i = 0; i < json_array_size(contacts.value) && number == NULL; i++) {
        struct json_place contact = json_element(&contacts, i);

        number = first_number(&contact);
    }
    return number != NULL ? number : first_number(place);
}

/* The address to go to; one for letters only when there is no other. */
static json_t *choose_address(const json_t *location)
{
    const json_t *list = json_object_get(location, "addresses");

    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *address = json_array_get(list, i);
        const char *type = json_string_value(json_object_get(address, "address_type"));

        if (type != NULL && strcmp(type, "physical") == 0)
            return address;
    }
    return json_array_get(list, 0);
}

static const char *write_address(struct arena *arena, const json_t *location)
{
    static const char *const parts[] = {"address_1", "city", "postal_code"};
    const json_t *address = choose_address(location);
    struct strbuf line;
    const char *copy = NULL;

    strbuf_init(&line, CENTRE_FILE_BYTES_MAX);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const char *part = json_string_value(json_object_get(address, parts[i]));

        if (part != NULL && part[0] != '\0')
            strbuf_add_format(&line, "%s%s", line.length > 0 ? ", " : "", part);
    }
    if (line.length > 0)
        copy = arena_copy_text(arena, strbuf_text(&line));
    strbuf_finish(&line);
    return copy;
}

static void read_place(struct arena *arena, const struct json_place *place, struct service_place *ret_place)
{
    const json_t *location = json_object_get(place->value, "location");
    const char *name = json_string_value(json_object_get(location, "name"));

    if (name == NULL)
        json_complain(place, "has no location with a name; write \"location\": { \"id\": …, "
                             "\"location_type\": \"physical\", \"name\": … }");
    *ret_place = (struct service_place){
        .name = arena_copy_text(arena, name != NULL ? name : ""),
        .address = write_address(arena, location),
    };
}

/* The ids of the places, which its schedules name. */
static const char *const *read_places(struct arena *arena, const struct json_place *place,
                                      struct service *service)
{
    struct json_place list = json_member(place, "service_at_locations");
    size_t count = json_is_array(list.value) ? centre_bounded_count(&list, OFFER_PLACES_MAX) : 0;
    struct service_place *places = arena_allocate(arena, count, sizeof *places);
    const char **ids = arena_allocate(arena, count, sizeof *ids);

    service->places = places;
    service->place_count = count;
    for (size_t i = 0; i < count; i++) {
        struct json_place element = json_element(&list, i);

        ids[i] = arena_copy_text(arena, text_of(&element, "id"));
        read_place(arena, &element, &places[i]);
    }
    return ids;
}

static enum offer_access read_access(const char *value)
{
    return value == NULL ? OFFER_ELSEWHERE : (enum offer_access)centre_find_text(accesses, value);
}

static struct date read_checked(const struct json_place *place)
{
    const char *text = text_of(place, "assured_date");
    struct date date = {0};

    if (text == NULL || date_read(text, &date) != OK || date.day == 0)
        return (struct date){0};
    return date;
}

void centre_read_service(struct centre *centre, const struct json_place *place, struct service *ret_service,
                         bool *ret_is_shown)
{
    struct arena *arena = &centre->arena;
    struct json_place schedules = json_member(place, "schedules");
    const char *const *place_ids;
    const char *terms[TERMS] = {NULL};
    const char *id = text_of(place, "id") != NULL ? text_of(place, "id") : "";
    const char *status = text_of(place, "status") != NULL ? text_of(place, "status") : "";
    const char *about = text_of(place, "description");
    const char *name = text_of(place, "name");

    read_terms(centre, place, terms);
    *ret_service = (struct service){
        .key = arena_copy_text(arena, terms[KEY] != NULL ? terms[KEY] : id),
        .id = arena_copy_text(arena, id),
        .name = arena_copy_text(arena, name != NULL ? name : ""),
        .about = arena_copy_text(arena, about != NULL ? about : ""),
        .icon = arena_copy_text(arena, terms[ICON] != NULL ? terms[ICON] : "people"),
        .access = read_access(terms[ACCESS]),
        .area = terms[AREA] != NULL ? find_area(centre, terms[AREA])->id : NULL,
        .flow = arena_copy_text(arena, terms[FLOW]),
        .help = arena_copy_text(arena, terms[HELP]),
        .cost = arena_copy_text(arena, text_of(place, "fees")),
        .phone = arena_copy_text(arena, find_phone(place)),
        .url = arena_copy_text(arena, text_of(place, "url")),
        .alert = arena_copy_text(arena, text_of(place, "alert")),
        .is_paused = strcmp(status, "temporarily closed") == 0,
        .checked = read_checked(place),
    };
    read_ages(place, terms, &ret_service->limits);
    place_ids = read_places(arena, place, ret_service);
    centre->place_ids[ret_service - centre->services] = place_ids;
    ret_service->times =
        centre_read_times(arena, &schedules, place_ids, ret_service->place_count, &ret_service->time_count);
    *ret_is_shown = ret_service->is_paused || strcmp(status, "active") == 0;
}
