/* What may be chosen: the answerOption of an item, or a value set that the questionnaire holds itself. */
#include <inttypes.h>
#include <string.h>

#include "centre/form.h"

struct options {
    struct form *form;
    struct flow_option list[ANSWER_OPTIONS_MAX];
    size_t count;
    size_t too_many;
};

static void add_option(struct options *options, const struct json_place *place,
                       const struct flow_option *option)
{
    for (size_t i = 0; i < options->count; i++) {
        if (option->code[0] != '\0' && strcmp(options->list[i].code, option->code) == 0)
            json_complain(place, "\"%s\" is there twice; each option needs a code of its own", option->code);
    }
    if (options->count < ANSWER_OPTIONS_MAX)
        options->list[options->count++] = *option;
    else
        options->too_many++;
}

static const char *copy(struct options *options, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);

    return arena_copy_text(options->form->arena, json_text(&place, CENTRE_TEXT_BYTES_MAX, NULL));
}

/* Without a display the code stands for it, and is not sent as one. */
static void read_coding(struct options *options, const struct json_place *coding, struct flow_option *option)
{
    struct json_place code = json_member(coding, "code");
    struct form_words display = form_read_words(options->form, coding, "display");

    option->system = copy(options, coding, "system");
    option->code = arena_copy_text(options->form->arena, json_need_text(&code, FORM_CODE_BYTES_MAX));
    option->display = display.text != NULL ? display.text : option->code;
    option->translations = display.translations;
    option->translation_count = display.translation_count;
}

static void read_string(struct options *options, const struct json_place *place, struct flow_option *option)
{
    struct form_words words = form_read_words(options->form, place, "valueString");

    option->code = words.text;
    option->translations = words.translations;
    option->translation_count = words.translation_count;
    option->value = FLOW_VALUE_STRING;
}

static void read_integer(struct options *options, const struct json_place *place, struct flow_option *option)
{
    struct json_place value = json_member(place, "valueInteger");

    option->code =
        arena_format(options->form->arena, "%" PRId64, json_integer_in(&value, INT32_MIN, INT32_MAX, 0));
    option->value = FLOW_VALUE_INTEGER;
}

static void read_date(struct options *options, const struct json_place *place, struct flow_option *option)
{
    struct json_place value = json_member(place, "valueDate");
    const char *text = json_need_text(&value, CENTRE_NAME_BYTES_MAX);
    struct date date;

    if (text[0] != '\0' && date_read(text, &date) != OK)
        json_complain(&value, "is \"%s\"; write a date as 2026-11-22 or 2026-11", text);
    option->code = arena_copy_text(options->form->arena, text);
    option->value = FLOW_VALUE_DATE;
}

static void read_time(struct options *options, const struct json_place *place, struct flow_option *option)
{
    struct json_place value = json_member(place, "valueTime");
    const char *text = json_need_text(&value, CENTRE_NAME_BYTES_MAX);

    if (text[0] != '\0' && !flow_pattern_fits("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]", text))
        json_complain(&value, "is \"%s\"; write a time as 13:30:00", text);
    option->code = arena_copy_text(options->form->arena, text);
    option->value = FLOW_VALUE_TIME;
}

static void read_option_extension(struct options *options, const struct json_place *place,
                                  struct flow_option *option)
{
    struct json_place url_place = json_member(place, "url");
    const char *url = form_extension_url(place);
    struct json_place flag = json_member(place, "valueBoolean");

    if (strcmp(url, "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive") == 0) {
        option->exclusive = json_flag(&flag, false);
    } else if (strcmp(url, "urn:doorstep:icon") == 0) {
        option->icon = copy(options, place, "valueCode");
        if (option->icon == NULL)
            option->icon = copy(options, place, "valueString");
        if (option->icon == NULL || !centre_is_plain_name(option->icon))
            json_complain(place, "names no pictogram; write \"valueCode\" and its name, such as play");
    } else if (strcmp(url, "urn:doorstep:by-age") == 0) {
        option->by_age = json_flag(&flag, false);
    } else if (strcmp(url, "urn:doorstep:leads-to") == 0) {
        struct json_place value = json_member(place, "valueString");

        form_check_lead(&value, json_need_text(&value, CENTRE_TEXT_BYTES_MAX));
        if (!options->form->flow->is_local)
            json_complain(place, "leads somewhere from a form that is sent; only a local flow "
                                 "(urn:doorstep:local) may, so take it out");
        option->leads_to = copy(options, place, "valueString");
    } else {
        form_refuse_extension(&url_place, url);
    }
}

static void read_value(struct options *options, const struct json_place *place, struct flow_option *option)
{
    static const char *const known_in_coding[] = {"id",   "extension", "system",       "version",
                                                  "code", "display",   "userSelected", NULL};
    static const struct {
        const char *key;
        void (*read)(struct options *, const struct json_place *, struct flow_option *);
    } readers[] = {{"valueString", read_string},
                   {"valueInteger", read_integer},
                   {"valueDate", read_date},
                   {"valueTime", read_time}};
    struct json_place coding = json_member(place, "valueCoding");

    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        struct json_place value = json_member(place, readers[i].key);

        if (json_is_there(&value)) {
            readers[i].read(options, place, option);
            option->display = option->code;
            return;
        }
    }
    json_refuse_unknown(&coding, known_in_coding);
    form_refuse_extensions(&coding);
    read_coding(options, &coding, option);
}

static void read_option(struct options *options, const struct json_place *place)
{
    static const char *const known[] = {
        "id",           "extension", "modifierExtension", "valueCoding",     "valueString",
        "valueInteger", "valueDate", "valueTime",         "initialSelected", NULL};
    struct json_place extensions = json_member(place, "extension");
    size_t count = json_count(&extensions);
    struct flow_option option = {0};

    json_refuse_unknown(place, known);
    form_refuse_modifiers(place);
    read_value(options, place, &option);
    for (size_t i = 0; i < count; i++) {
        struct json_place extension = json_element(&extensions, i);

        read_option_extension(options, &extension, &option);
    }
    add_option(options, place, &option);
}

/* --- value sets --- */

/* designation: the word for a concept in another language. */
static void add_designations(struct options *options, const struct json_place *concept,
                             struct flow_option *option)
{
    struct json_place list = json_member(concept, "designation");
    size_t count = json_count(&list);
    size_t all = option->translation_count + count;
    struct flow_translation *translations = arena_allocate(options->form->arena, all, sizeof *translations);

    if (option->translation_count > 0)
        memcpy(translations, option->translations, option->translation_count * sizeof *translations);
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        const char *language = copy(options, &place, "language");
        const char *value = copy(options, &place, "value");

        if (language != NULL && value != NULL)
            translations[option->translation_count++] = (struct flow_translation){language, value};
    }
    option->translations = translations;
}

static void add_concept(struct options *options, const struct json_place *concept, const char *system)
{
    struct flow_option option = {0};

    read_coding(options, concept, &option);
    add_designations(options, concept, &option);
    if (option.system == NULL)
        option.system = system;
    add_option(options, concept, &option);
}

static void add_expansion(struct options *options, const struct json_place *parent, int depth)
{
    struct json_place list = json_member(parent, "contains");
    size_t count = json_count(&list);

    for (size_t i = 0; i < count; i++) {
        struct json_place concept = json_element(&list, i);
        struct json_place is_abstract = json_member(&concept, "abstract");

        if (!json_flag(&is_abstract, false))
            add_concept(options, &concept, NULL);
        if (depth < JSON_DEPTH_MAX / 4)
            add_expansion(options, &concept, depth + 1);
    }
}

static void add_include(struct options *options, const struct json_place *include)
{
    struct json_place concepts = json_member(include, "concept");
    const char *system = copy(options, include, "system");
    size_t count = json_count(&concepts);

    if (count == 0)
        json_complain(include, "lists no concepts; write all of them as \"concept\": [{ \"code\": …, "
                               "\"display\": … }]");
    for (size_t i = 0; i < count; i++) {
        struct json_place concept = json_element(&concepts, i);

        add_concept(options, &concept, system);
    }
}

static void add_value_set(struct options *options, const struct json_place *set)
{
    struct json_place expansion = json_member(set, "expansion");
    struct json_place compose = json_member(set, "compose");
    struct json_place includes = json_member(&compose, "include");
    struct json_place excludes = json_member(&compose, "exclude");
    size_t count = json_count(&includes);

    if (json_is_there(&expansion)) {
        add_expansion(options, &expansion, 0);
        return;
    }
    if (json_is_there(&excludes))
        json_complain(&excludes,
                      "takes concepts out again; list under \"include\" only those that are meant");
    for (size_t i = 0; i < count; i++) {
        struct json_place include = json_element(&includes, i);

        add_include(options, &include);
    }
}

static void read_value_set(struct options *options, const struct json_place *reference)
{
    struct json_place list = json_member(&options->form->root, "contained");
    const char *name = json_need_text(reference, CENTRE_TEXT_BYTES_MAX);
    size_t count = json_count(&list);

    if (name[0] != '#') {
        json_complain(
            reference,
            "is \"%s\", a list that is kept elsewhere; put the ValueSet into \"contained\" and write "
            "# and its id, or write its options as \"answerOption\"",
            name);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct json_place contained = json_element(&list, i);
        struct json_place type = json_member(&contained, "resourceType");
        struct json_place id = json_member(&contained, "id");

        if (strcmp(json_text(&type, CENTRE_TEXT_BYTES_MAX, ""), "ValueSet") == 0 &&
            strcmp(json_text(&id, CENTRE_TEXT_BYTES_MAX, ""), name + 1) == 0) {
            add_value_set(options, &contained);
            return;
        }
    }
    json_complain(reference, "is \"%s\", but \"contained\" has no ValueSet with this id; add it", name);
}

void form_read_options(struct form *form, const struct json_place *place, struct flow_item *item)
{
    struct json_place list = json_member(place, "answerOption");
    struct json_place set = json_member(place, "answerValueSet");
    struct options options = {.form = form};
    size_t count = json_count(&list);
    struct flow_option *kept;

    for (size_t i = 0; i < count; i++) {
        struct json_place option = json_element(&list, i);

        read_option(&options, &option);
    }
    if (json_is_there(&set) && json_is_there(&list))
        json_complain(&set, "stands beside answerOption; write only one of them"); /* FHIR R4 que-4 */
    else if (json_is_there(&set))
        read_value_set(&options, &set);
    if (options.too_many > 0)
        json_complain(json_is_there(&list) ? &list : &set, "has %zu options; at most %d fit",
                      options.count + options.too_many, ANSWER_OPTIONS_MAX);
    kept = arena_allocate(form->arena, options.count, sizeof *kept);
    memcpy(kept, options.list, options.count * sizeof *kept);
    item->options = kept;
    item->option_count = options.count;
}
