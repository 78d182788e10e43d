/* The extensions of an item: FHIR's and the structured data capture guide's that change what is asked, and
 * our own. */
#include <inttypes.h>
#include <string.h>

#include "centre/form.h"

#define HL7 "http://hl7.org/fhir/StructureDefinition/"

enum { MONTHS_FURTHEST = 1200, LENGTH_HIGHEST = 1000 };

static const char *const format_names[] = {
    [FLOW_PLAIN] = "plain", [FLOW_NAME] = "name",         [FLOW_PHONE] = "phone",
    [FLOW_EMAIL] = "email", [FLOW_POSTCODE] = "postcode", NULL,
};

/* One bit a type, for what an extension is allowed on. */
#define ON(type) (1U << (type))

enum {
    ON_LISTS = ON(FLOW_CHOICE) | ON(FLOW_OPEN_CHOICE),
    ON_WORDS = ON(FLOW_OPEN_CHOICE) | ON(FLOW_STRING) | ON(FLOW_TEXT),
    ON_QUESTIONS = ON_LISTS | ON_WORDS | ON(FLOW_BOOLEAN) | ON(FLOW_DATE) | ON(FLOW_INTEGER),
    ON_ALL = ON_QUESTIONS | ON(FLOW_GROUP) | ON(FLOW_DISPLAY),
};

static const char *read_word(struct form *form, const struct json_place *value)
{
    return arena_copy_text(form->arena, json_need_text(value, CENTRE_NAME_BYTES_MAX));
}

static void read_format(struct form *form, const struct json_place *value, struct form_item *made)
{
    const char *format = json_need_text(value, CENTRE_NAME_BYTES_MAX);
    int found = centre_find_text(format_names, format);

    (void)form;
    if (found <= FLOW_PLAIN) {
        json_complain(value, "is \"%s\"; write one of name, phone, email, postcode", format);
        return;
    }
    made->item->format = (enum flow_format)found;
    made->item->is_name = found == FLOW_NAME;
}

static void read_pattern(struct form *form, const struct json_place *value, struct form_item *made)
{
    const char *pattern = json_need_text(value, CENTRE_TEXT_BYTES_MAX);
    struct strbuf posix;

    strbuf_init(&posix, CENTRE_TEXT_BYTES_MAX);
    if (form_read_pattern(pattern, &posix) != OK || !flow_pattern_is_sound(strbuf_text(&posix)))
        json_complain(value,
                      "is \"%s\", which cannot be read or repeats too much; write a POSIX extended regular "
                      "expression, such as [A-Z]{2}[0-9]{6}",
                      pattern);
    else
        made->item->pattern = arena_copy_text(form->arena, strbuf_text(&posix));
    strbuf_finish(&posix);
}

static void read_min_length(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->min_length = (int)json_integer_in(value, 0, LENGTH_HIGHEST, 0);
}

static void read_lowest(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->lowest = json_integer_in(value, INT32_MIN, INT32_MAX, made->item->lowest);
}

static void read_highest(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->highest = json_integer_in(value, INT32_MIN, INT32_MAX, made->item->highest);
}

static struct date read_date(const struct json_place *value)
{
    const char *text = json_need_text(value, CENTRE_NAME_BYTES_MAX);
    struct date date = {0};

    if (text[0] != '\0' && date_read(text, &date) != OK)
        json_complain(value, "is \"%s\"; write a date as 2026-11-22 or 2026-11", text);
    return date;
}

static void read_lowest_date(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->lowest_date = read_date(value);
}

static void read_highest_date(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->highest_date = read_date(value);
}

static void read_earliest(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->earliest_months = (int)json_integer_in(value, -MONTHS_FURTHEST, MONTHS_FURTHEST, 0);
    made->item->has_earliest = true;
}

static void read_latest(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->latest_months = (int)json_integer_in(value, -MONTHS_FURTHEST, MONTHS_FURTHEST, 0);
    made->item->has_latest = true;
}

static void read_must_agree(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->must_agree = json_flag(value, false);
}

static void read_day_optional(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->day_optional = json_flag(value, false);
}

static void read_month_only(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->month_only = json_flag(value, false);
}

static void read_anonymous(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->anonymous = json_flag(value, false);
}

static void read_safety(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->safety = json_flag(value, false);
}

static void read_hidden(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->item->hidden = json_flag(value, false);
}

static void read_outcome(struct form *form, const struct json_place *value, struct form_item *made)
{
    made->item->is_outcome = json_flag(value, false);
    if (made->item->is_outcome && !form->flow->is_local)
        json_complain(value, "is an outcome of a form that is sent; only a local flow (urn:doorstep:local) "
                             "has some, so take it out");
}

static void read_lead(struct form *form, const struct json_place *value, struct form_item *made)
{
    const char *lead = read_word(form, value);

    form_check_lead(value, lead);
    made->item->leads_to = lead;
}

static void read_remember(struct form *form, const struct json_place *value, struct form_item *made)
{
    made->item->remember = read_word(form, value);
}

static void read_staff(struct form *form, const struct json_place *value, struct form_item *made)
{
    static const char *const roles[] = {"safe-contact", "asked", "children", "language", NULL};
    const char *role = read_word(form, value);

    if (role[0] != '\0' && centre_find_text(roles, role) < 0)
        json_complain(value, "is \"%s\"; write safe-contact, asked, children or language", role);
    made->item->staff_role = role;
}

static void read_tells(struct form *form, const struct json_place *value, struct form_item *made)
{
    static const struct {
        const char *word;
        enum flow_type type;
    } known[] = {{"due", FLOW_DATE},
                 {"born", FLOW_DATE},
                 {"age", FLOW_INTEGER},
                 {"age-unit", FLOW_CHOICE},
                 {"school", FLOW_CHOICE},
                 {"help", FLOW_CHOICE},
                 {"adults", FLOW_CHOICE},
                 {"vitamins-mode", FLOW_CHOICE},
                 {"vitamins-for", FLOW_CHOICE},
                 {"vitamins-card", FLOW_CHOICE},
                 {"vitamins-last", FLOW_CHOICE},
                 {"vitamins-slip", FLOW_STRING}};
    const char *word = read_word(form, value);

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(word, known[i].word) != 0)
            continue;
        if (made->item->type != known[i].type)
            json_complain(value, "is \"%s\", which only an item of type %s can tell", word,
                          form_type_names[known[i].type]);
        made->item->tells = word;
        return;
    }
    json_complain(value,
                  "is \"%s\"; write one of due, born, age, age-unit, school, help, adults, vitamins-mode, "
                  "vitamins-for, vitamins-card, vitamins-last, vitamins-slip",
                  word);
}

static void read_orientation(struct form *form, const struct json_place *value, struct form_item *made)
{
    const char *orientation = json_need_text(value, CENTRE_NAME_BYTES_MAX);

    (void)form;
    if (strcmp(orientation, "horizontal") != 0 && strcmp(orientation, "vertical") != 0)
        json_complain(value, "is \"%s\"; write horizontal or vertical", orientation);
    made->item->horizontal = strcmp(orientation, "horizontal") == 0;
}

static void read_unit(struct form *form, const struct json_place *value, struct form_item *made)
{
    struct json_place display = json_member(value, "display");
    struct json_place code = json_member(value, "code");

    made->item->unit = read_word(form, json_is_there(&display) ? &display : &code);
}

/* What these say is how a question looks in other programs; all that we look for is help. */
static void read_control(struct form *form, const struct json_place *value, struct form_item *made)
{
    static const char *const known[] = {
        "group",        "list",      "table",     "htable",        "gtable",       "atable",    "grid",
        "header",       "footer",    "page",      "tab-container", "text",         "inline",    "prompt",
        "unit",         "lower",     "upper",     "flyover",       "help",         "legal",     "question",
        "autocomplete", "drop-down", "check-box", "lookup",        "radio-button", "slider",    "spinner",
        "text-box",     "text-area", "radio",     "checkbox",      "search",       "combo-box", NULL};
    struct json_place list = json_member(value, "coding");
    struct json_place coding = json_element(&list, 0);
    struct json_place code = json_member(&coding, "code");
    const char *name = json_text(&code, CENTRE_NAME_BYTES_MAX, "");

    made->control = arena_copy_text(form->arena, name);
    if (json_count(&list) > 0 && centre_find_text(known, name) < 0)
        json_complain(&code,
                      "is \"%s\", which is no control that Doorstep knows; take it out, or write one such as "
                      "radio-button, check-box, drop-down, help",
                      name);
}

static void read_fewest(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->fewest = (int)json_integer_in(value, 0, INT32_MAX, 0);
}

static void read_most(struct form *form, const struct json_place *value, struct form_item *made)
{
    (void)form;
    made->most = (int)json_integer_in(value, 1, INT32_MAX, 0);
}

static const struct extension {
    const char *url;
    const char *value; /* the key of its value */
    unsigned types;
    void (*read)(struct form *form, const struct json_place *value, struct form_item *made);
} extensions[] = {
    {HL7 "regex", "valueString", ON_WORDS | ON(FLOW_INTEGER), read_pattern},
    {HL7 "minLength", "valueInteger", ON_WORDS, read_min_length},
    {HL7 "minValue", "valueInteger", ON(FLOW_INTEGER), read_lowest},
    {HL7 "minValue", "valueDate", ON(FLOW_DATE), read_lowest_date},
    {HL7 "maxValue", "valueInteger", ON(FLOW_INTEGER), read_highest},
    {HL7 "maxValue", "valueDate", ON(FLOW_DATE), read_highest_date},
    {HL7 "questionnaire-hidden", "valueBoolean", ON_ALL, read_hidden},
    {HL7 "questionnaire-unit", "valueCoding", ON_ALL, read_unit},
    {HL7 "questionnaire-choiceOrientation", "valueCode", ON_ALL, read_orientation},
    {HL7 "questionnaire-itemControl", "valueCodeableConcept", ON_ALL, read_control},
    {HL7 "questionnaire-minOccurs", "valueInteger", ON_ALL, read_fewest},
    {HL7 "questionnaire-maxOccurs", "valueInteger", ON_ALL, read_most},
    {"urn:doorstep:format", "valueCode", ON(FLOW_STRING), read_format},
    {"urn:doorstep:must-agree", "valueBoolean", ON(FLOW_BOOLEAN), read_must_agree},
    {"urn:doorstep:day-optional", "valueBoolean", ON(FLOW_DATE), read_day_optional},
    {"urn:doorstep:month-only", "valueBoolean", ON(FLOW_DATE), read_month_only},
    {"urn:doorstep:anonymous", "valueBoolean", ON_WORDS, read_anonymous},
    {"urn:doorstep:safety", "valueBoolean", ON_ALL, read_safety},
    {"urn:doorstep:earliest-months", "valueInteger", ON(FLOW_DATE), read_earliest},
    {"urn:doorstep:latest-months", "valueInteger", ON(FLOW_DATE), read_latest},
    {"urn:doorstep:staff", "valueCode", ON_QUESTIONS | ON(FLOW_GROUP), read_staff},
    {"urn:doorstep:remember", "valueCode", ON(FLOW_GROUP), read_remember},
    {"urn:doorstep:tells", "valueCode", ON_QUESTIONS, read_tells},
    {"urn:doorstep:outcome", "valueBoolean", ON(FLOW_DISPLAY), read_outcome},
    {"urn:doorstep:leads-to", "valueString", ON(FLOW_DISPLAY), read_lead},
};

enum { EXTENSIONS = sizeof extensions / sizeof extensions[0] };

/* Of those with this url the one for the item's type, else the first; NULL when there is none. */
static const struct extension *find_extension(const char *url, enum flow_type type)
{
    const struct extension *found = NULL;

    for (size_t i = 0; i < EXTENSIONS; i++) {
        if (strcmp(extensions[i].url, url) != 0)
            continue;
        if ((extensions[i].types & ON(type)) != 0)
            return &extensions[i];
        found = found != NULL ? found : &extensions[i];
    }
    return found;
}

/* A word is as good as a code and a code as a string. */
static const char *value_key(const struct json_place *place, const struct extension *extension)
{
    struct json_place text = json_member(place, "valueString");
    struct json_place code = json_member(place, "valueCode");

    if (strcmp(extension->value, "valueCode") == 0 && json_is_there(&text))
        return "valueString";
    if (strcmp(extension->value, "valueString") == 0 && json_is_there(&code))
        return "valueCode";
    return extension->value;
}

static void read_extension(struct form *form, const struct json_place *place, struct form_item *made)
{
    struct json_place url_place = json_member(place, "url");
    const char *url = form_extension_url(place);
    const struct extension *extension = find_extension(url, made->item->type);
    const char *known[] = {"url", "id", extension != NULL ? value_key(place, extension) : NULL, NULL};
    struct json_place value;

    if (extension == NULL) {
        form_refuse_extension(&url_place, url);
        return;
    }
    json_refuse_unknown(place, known);
    value = json_member(place, known[2]);
    if (!json_is_there(&value))
        json_complain(&value, "is missing; this extension has its value there");
    else if ((ON(made->item->type) & extension->types) == 0)
        json_complain(place, "does nothing on an item of type %s; take it out",
                      form_type_names[made->item->type]);
    else
        extension->read(form, &value, made);
}

void form_read_extensions(struct form *form, const struct json_place *place, struct form_item *made)
{
    struct json_place list = json_member(place, "extension");
    size_t count = json_count(&list);

    for (size_t i = 0; i < count; i++) {
        struct json_place extension = json_element(&list, i);

        read_extension(form, &extension, made);
    }
}
