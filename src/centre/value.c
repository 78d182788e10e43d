/* Answers that stand in a questionnaire itself: what enableWhen compares with, and what is there at first. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "centre/form.h"

enum { LIST_BYTES_MAX = 400, KEY_BYTES_MAX = 32 };

static const char *const kind_names[] = {
    [FORM_BOOLEAN] = "Boolean", [FORM_INTEGER] = "Integer", [FORM_DATE] = "Date",
    [FORM_TIME] = "Time",       [FORM_CODING] = "Coding",   [FORM_STRING] = "String",
};

static const enum form_kind kind_of_option[] = {
    [FLOW_CODING] = FORM_CODING,   [FLOW_VALUE_STRING] = FORM_STRING, [FLOW_VALUE_INTEGER] = FORM_INTEGER,
    [FLOW_VALUE_DATE] = FORM_DATE, [FLOW_VALUE_TIME] = FORM_TIME,
};

/* One bit a kind. */
static unsigned kinds_of(const struct flow_item *item)
{
    unsigned kinds = item->type == FLOW_OPEN_CHOICE ? 1U << FORM_STRING : 0;

    switch (item->type) {
    case FLOW_BOOLEAN:
        return 1U << FORM_BOOLEAN;
    case FLOW_INTEGER:
        return 1U << FORM_INTEGER;
    case FLOW_DATE:
        return 1U << FORM_DATE;
    case FLOW_CHOICE:
    case FLOW_OPEN_CHOICE:
        for (size_t i = 0; i < item->option_count; i++)
            kinds |= 1U << kind_of_option[item->options[i].value];
        return kinds;
    default:
        return 1U << FORM_STRING;
    }
}

/* The keys that would do: "answerCoding or answerString". */
static void list_keys(const char *prefix, unsigned kinds, struct strbuf *list)
{
    for (int kind = 0; kind < FORM_KINDS; kind++) {
        if ((kinds >> kind & 1) != 0)
            strbuf_add_format(list, "%s%s%s", list->length > 0 ? " or " : "", prefix, kind_names[kind]);
    }
}

static void complain_of_kind(const struct json_place *place, const char *prefix, const char *what,
                             const struct flow_item *item)
{
    struct strbuf list;

    strbuf_init(&list, LIST_BYTES_MAX);
    list_keys(prefix, kinds_of(item), &list);
    json_complain(place, "%s \"%s\"; write %s", what, item->link_id, strbuf_text(&list));
    strbuf_finish(&list);
}

static void complain_of_option(const struct json_place *place, const struct flow_item *item, const char *code)
{
    struct strbuf list;

    strbuf_init(&list, LIST_BYTES_MAX);
    for (size_t i = 0; i < item->option_count; i++)
        strbuf_add_format(&list, "%s%s", i > 0 ? ", " : "", item->options[i].code);
    json_complain(place, "is \"%s\", which is no option of \"%s\"; write one of %s", code, item->link_id,
                  strbuf_text(&list));
    strbuf_finish(&list);
}

/* A system is compared where both sides name one. */
static int find_option(const struct flow_item *item, enum form_kind kind, const char *system,
                       const char *code)
{
    for (size_t i = 0; i < item->option_count; i++) {
        const struct flow_option *option = &item->options[i];

        if (kind_of_option[option->value] == kind && strcmp(option->code, code) == 0 &&
            (system == NULL || option->system == NULL || strcmp(option->system, system) == 0))
            return (int)i;
    }
    return -1;
}

static bool read_coding(const struct json_place *coding, const struct flow_item *item,
                        struct form_value *value)
{
    static const char *const known[] = {"id",   "extension", "system",       "version",
                                        "code", "display",   "userSelected", NULL};
    struct json_place code_place = json_member(coding, "code");
    struct json_place system_place = json_member(coding, "system");
    const char *code = json_need_text(&code_place, FORM_CODE_BYTES_MAX);

    json_refuse_unknown(coding, known);
    value->option =
        find_option(item, FORM_CODING, json_text(&system_place, CENTRE_TEXT_BYTES_MAX, NULL), code);
    if (value->option < 0 && code[0] != '\0')
        complain_of_option(&code_place, item, code);
    return value->option >= 0;
}

static bool read_date(const struct json_place *place, struct form_value *value)
{
    const char *text = json_need_text(place, CENTRE_NAME_BYTES_MAX);

    if (text[0] != '\0' && date_read(text, &value->date) == OK)
        return true;
    if (text[0] != '\0')
        json_complain(place, "is \"%s\"; write a date as 2026-11-22 or 2026-11", text);
    return false;
}

/* The same value as a text, as an option would have it for its code. */
static const char *read_plain(const struct json_place *place, struct form_value *value, char number[24])
{
    switch (value->kind) {
    case FORM_INTEGER:
        value->number = json_integer_in(place, INT32_MIN, INT32_MAX, 0);
        (void)snprintf(number, 24, "%" PRId64, value->number);
        return number;
    case FORM_DATE:
        return read_date(place, value) ? json_need_text(place, CENTRE_NAME_BYTES_MAX) : "";
    default:
        value->text = json_need_text(place, FORM_TEXT_BYTES_MAX);
        return value->text;
    }
}

static bool read_of_kind(const struct json_place *place, const struct flow_item *item,
                         struct form_value *value)
{
    bool is_choice = item->type == FLOW_CHOICE || item->type == FLOW_OPEN_CHOICE;
    char number[24] = "";
    const char *plain;

    if (value->kind == FORM_CODING)
        return read_coding(place, item, value);
    if (value->kind == FORM_BOOLEAN) {
        value->truth = json_flag(place, true);
        return true;
    }
    plain = read_plain(place, value, number);
    if (plain[0] == '\0' || !is_choice)
        return plain[0] != '\0';
    value->option = find_option(item, value->kind, NULL, plain);
    if (value->option >= 0 || (item->type == FLOW_OPEN_CHOICE && value->kind == FORM_STRING))
        return true;
    complain_of_option(place, item, plain);
    return false;
}

bool form_read_value(const struct json_place *place, const char *prefix, const struct flow_item *item,
                     struct form_value *ret_value)
{
    unsigned fitting = kinds_of(item);

    for (int kind = 0; kind < FORM_KINDS; kind++) {
        struct form_value value = {.kind = (enum form_kind)kind, .option = -1};
        struct json_place found;
        char key[KEY_BYTES_MAX];

        (void)snprintf(key, sizeof key, "%s%s", prefix, kind_names[kind]);
        found = json_member(place, key);
        if (!json_is_there(&found))
            continue;
        if ((fitting >> kind & 1) == 0) {
            complain_of_kind(&found, prefix, "does not fit", item);
            return false;
        }
        if (!read_of_kind(&found, item, &value))
            return false;
        *ret_value = value;
        return true;
    }
    complain_of_kind(place, prefix, "says nothing for", item);
    return false;
}

static void put_initial(struct form *form, const struct form_value *value, struct flow_item *item)
{
    struct flow_initial *initial = &item->initial;

    if (value->option >= 0)
        initial->chosen |= UINT64_C(1) << value->option;
    else if (value->kind == FORM_BOOLEAN)
        initial->chosen = value->truth ? 1 : 2;
    else if (value->kind == FORM_INTEGER)
        initial->text = arena_format(form->arena, "%" PRId64, value->number);
    else if (value->kind == FORM_DATE)
        initial->date = value->date;
    else
        initial->text = arena_copy_text(form->arena, value->text);
}

static size_t read_selected(struct form *form, const struct json_place *place, struct flow_item *item)
{
    struct json_place list = json_member(place, "answerOption");
    size_t chosen = 0;

    (void)form;
    for (size_t i = 0; i < item->option_count && i < json_count(&list); i++) {
        struct json_place option = json_element(&list, i);
        struct json_place selected = json_member(&option, "initialSelected");

        if (!json_flag(&selected, false))
            continue;
        item->initial.chosen |= UINT64_C(1) << i;
        chosen++;
    }
    return chosen;
}

/* Source: FHIR R4 constraints que-8, que-11 and que-13. */
void form_read_initial(struct form *form, const struct json_place *place, struct flow_item *item)
{
    static const char *const known[] = {"id",           "extension", "modifierExtension", "valueBoolean",
                                        "valueInteger", "valueDate", "valueTime",         "valueCoding",
                                        "valueString",  NULL};
    struct json_place list = json_member(place, "initial");
    size_t count = json_count(&list);
    size_t selected;

    if (item->type == FLOW_GROUP || item->type == FLOW_DISPLAY) {
        if (count > 0)
            json_complain(&list, "does nothing on an item of type %s; take it out",
                          form_type_names[item->type]);
        return;
    }
    selected = read_selected(form, place, item);
    for (size_t i = 0; i < count; i++) {
        struct json_place initial = json_element(&list, i);
        struct form_value value;

        json_refuse_unknown(&initial, known);
        form_refuse_modifiers(&initial);
        if (form_read_value(&initial, "value", item, &value))
            put_initial(form, &value, item);
    }
    if (selected > 0 && count > 0)
        json_complain(&list, "stands beside an option that is initialSelected; write only one of them");
    else if (selected + count > 1 && !item->repeats)
        json_complain(place, "has %zu answers at first, but only one may be given; leave one of them",
                      selected + count);
}
