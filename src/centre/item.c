/* One item of a questionnaire: its entries, and whether they go together. */
#include <string.h>

#include "centre/form.h"

enum { LENGTH_HIGHEST = 1000 };

const char *const form_type_names[] = {
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

/* Types of FHIR that a kiosk does not ask for, and what comes nearest. */
static const struct {
    const char *name;
    const char *instead;
} other_types[] = {
    {"decimal", "integer, or string with the regex [0-9]+([.][0-9]+)?"},
    {"dateTime", "date, and a choice for the time of day"},
    {"time", "choice with the times that are meant, or string"},
    {"url", "string"},
    {"attachment", "a display that says to bring it to the desk; a kiosk takes no files"},
    {"reference", "choice with what may be referred to"},
    {"quantity", "integer with the extension questionnaire-unit"},
    {"question", "one of boolean, choice, open-choice, date, integer, string, text"},
    {"coding", "choice, as FHIR R4 calls it"},
};

#define ON(type) (1U << (type))

enum {
    ON_LISTS = ON(FLOW_CHOICE) | ON(FLOW_OPEN_CHOICE),
    ON_WORDS = ON(FLOW_OPEN_CHOICE) | ON(FLOW_STRING) | ON(FLOW_TEXT),
    ON_QUESTIONS = ON_LISTS | ON_WORDS | ON(FLOW_BOOLEAN) | ON(FLOW_DATE) | ON(FLOW_INTEGER),
};

static void complain_of_type(const struct json_place *place, const char *name)
{
    for (size_t i = 0; i < sizeof other_types / sizeof other_types[0]; i++) {
        if (strcmp(other_types[i].name, name) == 0) {
            json_complain(place, "is \"%s\", which Doorstep does not ask for; write %s", name,
                          other_types[i].instead);
            return;
        }
    }
    json_complain(place,
                  "is \"%s\"; write one of group, display, boolean, choice, open-choice, date, "
                  "integer, string, text",
                  name);
}

/* False when the type is none of ours, so that nothing more can be said of the item. */
static bool read_type(const struct json_place *item_place, struct flow_item *item)
{
    struct json_place place = json_member(item_place, "type");
    const char *name = json_need_text(&place, CENTRE_NAME_BYTES_MAX);
    int type = centre_find_text(form_type_names, name);

    if (name[0] != '\0' && type < 0)
        complain_of_type(&place, name);
    item->type = type < 0 ? FLOW_STRING : (enum flow_type)type;
    return type >= 0;
}

static void read_link_id(struct form *form, const struct json_place *item_place, struct flow_item *item)
{
    struct json_place place = json_member(item_place, "linkId");
    const char *link_id = json_need_text(&place, FORM_LINK_ID_BYTES_MAX);

    if (link_id[0] != '\0' && flow_find(form->flow, link_id) >= 0)
        json_complain(&place, "\"%s\" is there twice; each item needs a linkId of its own", link_id);
    item->link_id = arena_copy_text(form->arena, link_id);
}

static void refuse_on_type(const struct json_place *item_place, const char *key, const struct flow_item *item,
                           unsigned types)
{
    struct json_place place = json_member(item_place, key);

    if (json_is_there(&place) && (ON(item->type) & types) == 0)
        json_complain(&place, "does nothing on an item of type %s; take it out", form_type_names[item->type]);
}

static void read_repeats(const struct json_place *place, struct flow_item *item)
{
    struct json_place repeats = json_member(place, "repeats");

    item->repeats = json_flag(&repeats, false);
    if (!item->repeats || (ON(item->type) & (ON_LISTS | ON(FLOW_GROUP))) != 0)
        return;
    if (item->type == FLOW_DISPLAY)
        json_complain(&repeats, "does nothing on an item of type display; take it out");
    else
        json_complain(&repeats,
                      "lets an item of type %s have several answers, which Doorstep does not ask for; put it "
                      "into a group that repeats",
                      form_type_names[item->type]);
    item->repeats = false;
}

/* A longer answer than we have room for is refused by us, a shorter bound by the form. */
static int read_max_length(const struct json_place *place)
{
    struct json_place max_length = json_member(place, "maxLength");
    int64_t length = json_integer_in(&max_length, 1, INT32_MAX, 0);

    return length > LENGTH_HIGHEST ? LENGTH_HIGHEST : (int)length;
}

static void read_simple_entries(struct form *form, const struct json_place *place, struct flow_item *item)
{
    struct json_place required = json_member(place, "required");
    struct json_place read_only = json_member(place, "readOnly");
    struct form_words words = form_read_words(form, place, "text");

    item->text = words.text != NULL ? words.text : item->link_id;
    item->translations = words.translations;
    item->translation_count = words.translation_count;
    item->required = json_flag(&required, false);
    item->read_only = json_flag(&read_only, false) && item->type != FLOW_DISPLAY;
    item->max_length = read_max_length(place);
    read_repeats(place, item);
    refuse_on_type(place, "required", item, ON_QUESTIONS | ON(FLOW_GROUP));
    refuse_on_type(place, "maxLength", item, ON_WORDS | ON(FLOW_INTEGER) | ON(FLOW_BOOLEAN));
    refuse_on_type(place, "answerOption", item, ON_LISTS);
    refuse_on_type(place, "answerValueSet", item, ON_LISTS);
}

/* How often: of a group that is how many instances it has, of a choice how many options may be chosen. */
static void check_occurrences(const struct json_place *place, struct form_item *made)
{
    struct flow_item *item = made->item;
    bool is_list = item->type == FLOW_CHOICE || item->type == FLOW_OPEN_CHOICE;
    size_t answers = item->option_count + (item->type == FLOW_OPEN_CHOICE);

    if (made->fewest > 1)
        json_complain(place,
                      "wants %d answers at least (minOccurs), but Doorstep can ask for one only; take "
                      "minOccurs out and write \"required\": true",
                      made->fewest);
    if (!item->repeats || made->most == 0)
        return;
    if (is_list && made->most == 1)
        item->repeats = false;
    else if (is_list && (size_t)made->most < answers)
        json_complain(place,
                      "takes %d answers at most (maxOccurs), which Doorstep does not count; take it "
                      "out, or leave one answer only",
                      made->most);
}

/* What is told is read from the codes of the options; any other would tell nothing. */
static const struct told {
    const char *what;
    const char *are; /* what the codes must be */
    const char *codes[14];
} told[] = {
    {"adults",
     "a number from 0 to 12: how many adults come",
     {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", NULL}},
    {"vitamins-mode", "universal, scheme or both", {"universal", "scheme", "both", NULL}},
    {"vitamins-for", "pregnant, breastfeeding or child", {"pregnant", "breastfeeding", "child", NULL}},
    {"vitamins-card", "yes or no", {"yes", "no", NULL}},
    {"vitamins-last", "never, long-ago, recently or slip", {"never", "long-ago", "recently", "slip", NULL}},
};

static void check_codes(const struct json_place *place, const struct flow_item *item,
                        const struct told *known)
{
    for (size_t i = 0; i < item->option_count; i++) {
        if (centre_find_text(known->codes, item->options[i].code) < 0)
            json_complain(place,
                          "tells \"%s\" (urn:doorstep:tells), but the code of its option \"%s\" is not %s; "
                          "mend it",
                          known->what, item->options[i].code, known->are);
    }
}

static void check_told(const struct json_place *place, const struct flow_item *item)
{
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
        if (item->tells != NULL && strcmp(item->tells, told[i].what) == 0)
            check_codes(place, item, &told[i]);
    }
}

static void check_bounds(const struct json_place *place, struct form_item *made)
{
    const struct flow_item *item = made->item;

    if ((ON(item->type) & ON_LISTS) != 0 && item->option_count == 0)
        json_complain(place, "is a choice without options; write them as \"answerOption\"");
    if (item->lowest > item->highest)
        json_complain(place, "has a minValue above its maxValue; no number would do");
    if (item->lowest_date.year != 0 && item->highest_date.year != 0 &&
        date_compare(item->lowest_date, item->highest_date) > 0)
        json_complain(place, "has a minValue after its maxValue; no date would do");
    if (item->max_length > 0 && item->min_length > item->max_length)
        json_complain(place, "has a minLength above its maxLength; no answer would do");
    if (item->has_earliest && item->has_latest && item->earliest_months > item->latest_months)
        json_complain(place, "has its earliest month after its latest; no date would do");
    if (item->leads_to != NULL && !item->is_outcome)
        json_complain(place, "leads somewhere (urn:doorstep:leads-to) but is no outcome; write "
                             "urn:doorstep:outcome beside it");
    check_told(place, item);
    check_occurrences(place, made);
}

void form_read_item(struct form *form, const struct json_place *place, struct form_item *made)
{
    static const char *const known[] = {"id",
                                        "extension",
                                        "modifierExtension",
                                        "linkId",
                                        "definition",
                                        "code",
                                        "prefix",
                                        "text",
                                        "type",
                                        "enableWhen",
                                        "enableBehavior",
                                        "required",
                                        "repeats",
                                        "readOnly",
                                        "maxLength",
                                        "answerOption",
                                        "answerValueSet",
                                        "initial",
                                        "item",
                                        NULL};
    struct flow_item *item = made->item;

    *item = (struct flow_item){
        .parent = -1, .instance = -1, .next_instance = -1, .lowest = INT64_MIN, .highest = INT64_MAX};
    json_refuse_unknown(place, known);
    form_refuse_modifiers(place);
    read_link_id(form, place, item);
    if (!read_type(place, item)) {
        item->text = item->link_id;
        return;
    }
    read_simple_entries(form, place, item);
    form_read_options(form, place, item);
    form_read_extensions(form, place, made);
    check_bounds(place, made);
    form_read_initial(form, place, item);
    form_read_conditions(form, place, item);
}
