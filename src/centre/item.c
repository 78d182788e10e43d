#include <inttypes.h>
#include <string.h>

#include "centre/inside.h"

enum { LINK_ID_BYTES_MAX = 64, CODE_BYTES_MAX = 64, LENGTH_HIGHEST = 1000, MONTHS_FURTHEST = 1200 };

static const char *const type_names[] = {
    [FLOW_GROUP] = "group",
    [FLOW_DISPLAY] = "display",
    [FLOW_BOOLEAN] = "boolean",
    [FLOW_CHOICE] = "choice",
    [FLOW_OPEN_CHOICE] = "open-choice",
    [FLOW_DATE] = "date",
    [FLOW_INTEGER] = "integer",
    [FLOW_STRING] = "string",
    [FLOW_TEXT] = "text",
    NULL,
};

static const char *const format_names[] = {
    [FLOW_PLAIN] = "plain", [FLOW_NAME] = "name",         [FLOW_PHONE] = "phone",
    [FLOW_EMAIL] = "email", [FLOW_POSTCODE] = "postcode", NULL,
};

/* One bit a type, for what an entry is allowed on. */
#define ON(type) (1U << (type))

enum {
    ON_LISTS = ON(FLOW_CHOICE) | ON(FLOW_OPEN_CHOICE),
    ON_WORDS = ON(FLOW_OPEN_CHOICE) | ON(FLOW_STRING) | ON(FLOW_TEXT),
    ON_QUESTIONS = ON_LISTS | ON_WORDS | ON(FLOW_BOOLEAN) | ON(FLOW_DATE) | ON(FLOW_INTEGER),
    ON_ALL = ON_QUESTIONS | ON(FLOW_GROUP) | ON(FLOW_DISPLAY),
};

static void read_format(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    const char *format = json_need_text(value, CODE_BYTES_MAX);
    int found = centre_find_text(format_names, format);

    (void)arena;
    if (found <= FLOW_PLAIN) {
        json_complain(value, "is \"%s\"; write one of name, phone, email, postcode", format);
        return;
    }
    item->format = (enum flow_format)found;
    item->is_name = item->format == FLOW_NAME;
}

static void read_pattern(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    const char *pattern = json_need_text(value, CENTRE_TEXT_BYTES_MAX);

    if (!flow_pattern_is_sound(pattern))
        json_complain(value,
                      "is \"%s\", which cannot be read or repeats too much; write a POSIX extended regular "
                      "expression, such as [A-Z]{2}[0-9]{6}",
                      pattern);
    else
        item->pattern = arena_copy_text(arena, pattern);
}

static void read_lowest(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    (void)arena;
    item->lowest = json_integer_in(value, INT32_MIN, INT32_MAX, item->lowest);
}

static void read_highest(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    (void)arena;
    item->highest = json_integer_in(value, INT32_MIN, INT32_MAX, item->highest);
}

static void read_earliest(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    (void)arena;
    item->earliest_months = (int)json_integer_in(value, -MONTHS_FURTHEST, MONTHS_FURTHEST, 0);
    item->has_earliest = true;
}

static void read_latest(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    (void)arena;
    item->latest_months = (int)json_integer_in(value, -MONTHS_FURTHEST, MONTHS_FURTHEST, 0);
    item->has_latest = true;
}

static void read_must_agree(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    (void)arena;
    item->must_agree = json_flag(value, false);
}

static void read_day_optional(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    (void)arena;
    item->day_optional = json_flag(value, false);
}

static void read_safety(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    (void)arena;
    item->safety = json_flag(value, false);
}

static void read_staff(struct arena *arena, const struct json_place *value, struct flow_item *item)
{
    static const char *const roles[] = {"safe-contact", "language", NULL};
    const char *role = json_need_text(value, CODE_BYTES_MAX);

    if (centre_find_text(roles, role) < 0)
        json_complain(value, "is \"%s\"; write safe-contact or language", role);
    item->staff_role = arena_copy_text(arena, role);
}

static const struct extension {
    const char *url;
    const char *value; /* the key of its value */
    unsigned types;
    void (*read)(struct arena *arena, const struct json_place *value, struct flow_item *item);
} extensions[] = {
    {"http://hl7.org/fhir/StructureDefinition/regex", "valueString", ON_WORDS, read_pattern},
    {"http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger", ON(FLOW_INTEGER), read_lowest},
    {"http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger", ON(FLOW_INTEGER), read_highest},
    {"urn:doorstep:format", "valueCode", ON(FLOW_STRING), read_format},
    {"urn:doorstep:must-agree", "valueBoolean", ON(FLOW_BOOLEAN), read_must_agree},
    {"urn:doorstep:day-optional", "valueBoolean", ON(FLOW_DATE), read_day_optional},
    {"urn:doorstep:safety", "valueBoolean", ON_ALL, read_safety},
    {"urn:doorstep:earliest-months", "valueInteger", ON(FLOW_DATE), read_earliest},
    {"urn:doorstep:latest-months", "valueInteger", ON(FLOW_DATE), read_latest},
    {"urn:doorstep:staff", "valueCode", ON_QUESTIONS, read_staff},
};

static const struct extension *find_extension(const char *url)
{
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
        if (strcmp(extensions[i].url, url) == 0)
            return &extensions[i];
    }
    return NULL;
}

static void read_extension(struct arena *arena, const struct json_place *place, struct flow_item *item)
{
    struct json_place url_place = json_member(place, "url");
    const char *url = json_need_text(&url_place, CENTRE_TEXT_BYTES_MAX);
    const struct extension *extension = find_extension(url);
    const char *known[] = {"url", extension != NULL ? extension->value : NULL, NULL};
    struct json_place value;

    if (extension == NULL) {
        json_complain(&url_place, "is \"%s\", which Doorstep does not know; mend its spelling or take it out",
                      url);
        return;
    }
    json_refuse_unknown(place, known);
    value = json_member(place, extension->value);
    if (!json_is_there(&value))
        json_complain(&value, "is missing; this extension has its value there");
    else if ((ON(item->type) & extension->types) == 0)
        json_complain(place, "does nothing on an item of type %s; take it out", type_names[item->type]);
    else
        extension->read(arena, &value, item);
}

static bool read_exclusive(const struct json_place *option)
{
    static const char url[] = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
    static const char *const known[] = {"url", "valueBoolean", NULL};
    struct json_place list = json_member(option, "extension");
    size_t count = json_count(&list);
    bool exclusive = false;

    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        struct json_place url_place = json_member(&place, "url");
        struct json_place value = json_member(&place, "valueBoolean");

        json_refuse_unknown(&place, known);
        if (strcmp(json_need_text(&url_place, CENTRE_TEXT_BYTES_MAX), url) != 0)
            json_complain(&url_place, "is not known on an option; only %s is", url);
        exclusive = json_flag(&value, exclusive);
    }
    return exclusive;
}

static void read_options(struct arena *arena, const struct json_place *place, struct flow_item *item)
{
    static const char *const known[] = {"valueCoding", "extension", NULL};
    static const char *const known_in_coding[] = {"system", "code", "display", NULL};
    struct json_place list = json_member(place, "answerOption");
    size_t count = json_count(&list);
    struct flow_option *options;

    if (count > ANSWER_OPTIONS_MAX) {
        json_complain(&list, "has %zu options; at most %d fit", count, ANSWER_OPTIONS_MAX);
        count = ANSWER_OPTIONS_MAX;
    }
    options = arena_allocate(arena, count, sizeof *options);
    for (size_t i = 0; i < count; i++) {
        struct json_place option = json_element(&list, i);
        struct json_place coding = json_member(&option, "valueCoding");
        struct json_place code = json_member(&coding, "code");
        struct json_place display = json_member(&coding, "display");

        json_refuse_unknown(&option, known);
        json_refuse_unknown(&coding, known_in_coding);
        options[i].code = arena_copy_text(arena, json_need_text(&code, CODE_BYTES_MAX));
        options[i].display = arena_copy_text(arena, json_need_text(&display, CENTRE_TEXT_BYTES_MAX));
        options[i].exclusive = read_exclusive(&option);
        if (options[i].code[0] != '\0' && !centre_is_plain_name(options[i].code))
            json_complain(&code, "is \"%s\"; write lower-case letters, digits and dashes only",
                          options[i].code);
        for (size_t j = 0; j < i; j++) {
            if (options[i].code[0] != '\0' && strcmp(options[j].code, options[i].code) == 0)
                json_complain(&code, "\"%s\" is there twice; each option needs a code of its own",
                              options[i].code);
        }
    }
    item->options = options;
    item->option_count = count;
}

static void read_type(const struct json_place *item_place, struct flow_item *item)
{
    struct json_place place = json_member(item_place, "type");
    const char *name = json_need_text(&place, CODE_BYTES_MAX);
    int type = centre_find_text(type_names, name);

    if (name[0] != '\0' && type < 0)
        json_complain(&place,
                      "is \"%s\"; write one of group, display, boolean, choice, open-choice, date, "
                      "integer, string, text",
                      name);
    item->type = type < 0 ? FLOW_STRING : (enum flow_type)type;
}

static void read_link_id(struct arena *arena, const struct json_place *item_place, const struct flow *flow,
                         struct flow_item *item)
{
    struct json_place place = json_member(item_place, "linkId");
    const char *link_id = json_need_text(&place, LINK_ID_BYTES_MAX);

    if (link_id[0] != '\0' && flow_find(flow, link_id) >= 0)
        json_complain(&place, "\"%s\" is there twice; each item needs a linkId of its own", link_id);
    item->link_id = arena_copy_text(arena, link_id);
}

static void refuse_on_type(const struct json_place *item_place, const char *key, const struct flow_item *item,
                           unsigned types)
{
    struct json_place place = json_member(item_place, key);

    if (json_is_there(&place) && (ON(item->type) & types) == 0)
        json_complain(&place, "does nothing on an item of type %s; take it out", type_names[item->type]);
}

static void read_simple_entries(struct arena *arena, const struct json_place *place, struct flow_item *item)
{
    struct json_place text = json_member(place, "text");
    struct json_place required = json_member(place, "required");
    struct json_place repeats = json_member(place, "repeats");
    struct json_place max_length = json_member(place, "maxLength");

    item->text = arena_copy_text(arena, json_need_text(&text, CENTRE_TEXT_BYTES_MAX));
    item->required = json_flag(&required, false);
    item->repeats = json_flag(&repeats, false);
    item->max_length = (int)json_integer_in(&max_length, 1, LENGTH_HIGHEST, 0);
    refuse_on_type(place, "required", item, ON_QUESTIONS);
    refuse_on_type(place, "repeats", item, ON_LISTS);
    refuse_on_type(place, "maxLength", item, ON_WORDS);
    refuse_on_type(place, "answerOption", item, ON_LISTS);
}

void centre_read_item(struct arena *arena, const struct json_place *place, const struct flow *flow,
                      struct flow_item *ret_item)
{
    static const char *const known[] = {"linkId",         "text",      "type",         "required",
                                        "repeats",        "maxLength", "answerOption", "enableWhen",
                                        "enableBehavior", "extension", "item",         NULL};
    struct json_place list = json_member(place, "extension");
    size_t count = json_count(&list);

    *ret_item = (struct flow_item){.parent = -1, .lowest = INT64_MIN, .highest = INT64_MAX};
    json_refuse_unknown(place, known);
    read_link_id(arena, place, flow, ret_item);
    read_type(place, ret_item);
    read_simple_entries(arena, place, ret_item);
    read_options(arena, place, ret_item);
    if ((ON(ret_item->type) & ON_LISTS) != 0 && ret_item->option_count == 0)
        json_complain(place, "is a choice without options; write them as \"answerOption\"");
    for (size_t i = 0; i < count; i++) {
        struct json_place extension = json_element(&list, i);

        read_extension(arena, &extension, ret_item);
    }
    if (ret_item->lowest > ret_item->highest)
        json_complain(place, "has a minValue above its maxValue; no number would do");
    if (ret_item->has_earliest && ret_item->has_latest && ret_item->earliest_months > ret_item->latest_months)
        json_complain(place, "has its earliest month after its latest; no date would do");
    centre_read_conditions(arena, place, flow, ret_item);
}
