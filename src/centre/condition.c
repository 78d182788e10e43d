/* enableWhen: what an item is asked after. */
#include <string.h>

#include "centre/form.h"

enum { CONDITIONS_MAX = 32 };

static const char *const operator_names[] = {
    [FLOW_EXISTS] = "exists", [FLOW_EQUAL] = "=",     [FLOW_NOT_EQUAL] = "!=", [FLOW_GREATER] = ">",
    [FLOW_LESS] = "<",        [FLOW_AT_LEAST] = ">=", [FLOW_AT_MOST] = "<=",   NULL,
};

/* Whether an item with this linkId stands anywhere in the questionnaire. */
static bool is_in_form(const json_t *parent, const char *link_id)
{
    const json_t *items = json_object_get(parent, "item");

    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const char *found = json_string_value(json_object_get(item, "linkId"));

        if ((found != NULL && strcmp(found, link_id) == 0) || is_in_form(item, link_id))
            return true;
    }
    return false;
}

/* The index of the question that is asked about; -1 after a fault. */
static int read_question(struct form *form, const struct json_place *place)
{
    struct json_place question = json_member(place, "question");
    const char *link_id = json_need_text(&question, FORM_LINK_ID_BYTES_MAX);
    int about = flow_find(form->flow, link_id);

    if (link_id[0] == '\0')
        return -1;
    if (about < 0)
        json_complain(&question, "is \"%s\"; no question with this linkId stands before this item, %s",
                      link_id,
                      is_in_form(form->root.value, link_id)
                          ? "but one comes after it: move it before, where it is asked first"
                          : "where it must be asked first");
    if (about < 0 || (form->items[about].type != FLOW_GROUP && form->items[about].type != FLOW_DISPLAY))
        return about;
    json_complain(&question, "is \"%s\", which asks nothing; name a question", link_id);
    return -1;
}

/* False when the operator is none, so that nothing can be said of what it compares. */
static bool read_operator(const struct json_place *place, const struct flow_item *about,
                          enum flow_operator *ret_operator)
{
    struct json_place name_place = json_member(place, "operator");
    const char *name = json_need_text(&name_place, CENTRE_NAME_BYTES_MAX);
    int found = centre_find_text(operator_names, name);
    bool has_order = about->type != FLOW_CHOICE && about->type != FLOW_OPEN_CHOICE;

    if (name[0] != '\0' && found < 0)
        json_complain(&name_place, "is \"%s\"; write one of exists, =, !=, >, <, >=, <=", name);
    else if (found >= FLOW_GREATER && !has_order)
        json_complain(&name_place, "is \"%s\", but the options of \"%s\" have no order; write = or !=", name,
                      about->link_id);
    if (found >= 0)
        *ret_operator = (enum flow_operator)found;
    return found >= 0;
}

static void read_answer(struct form *form, const struct json_place *place, const struct flow_item *about,
                        struct flow_condition *condition)
{
    const struct flow_item yes_or_no = {.link_id = about->link_id, .type = FLOW_BOOLEAN};
    bool asks_for_any = condition->operator== FLOW_EXISTS;
    struct form_value value;

    if (!form_read_value(place, "answer", asks_for_any ? &yes_or_no : about, &value))
        return;
    condition->truth = value.truth;
    condition->number = value.number;
    condition->date = value.date;
    condition->option = value.option;
    if (value.kind == FORM_STRING)
        condition->text = arena_copy_text(form->arena, value.text);
}

static bool read_condition(struct form *form, const struct json_place *place,
                           struct flow_condition *condition)
{
    static const char *const known[] = {"id",           "extension",     "modifierExtension", "question",
                                        "operator",     "answerBoolean", "answerInteger",     "answerDate",
                                        "answerCoding", "answerString",  "answerTime",        NULL};
    int about;

    json_refuse_unknown(place, known);
    form_refuse_modifiers(place);
    form_refuse_extensions(place);
    about = read_question(form, place);
    if (about < 0)
        return false;
    condition->item = (size_t)about;
    if (read_operator(place, &form->items[about], &condition->operator))
        read_answer(form, place, &form->items[about], condition);
    return true;
}

void form_read_conditions(struct form *form, const struct json_place *place, struct flow_item *item)
{
    static const char *const behaviours[] = {"all", "any", NULL};
    struct json_place list = json_member(place, "enableWhen");
    struct json_place behaviour_place = json_member(place, "enableBehavior");
    const char *behaviour = json_text(&behaviour_place, CENTRE_NAME_BYTES_MAX, NULL);
    size_t count = json_count(&list);
    struct flow_condition *conditions;

    if (count > CONDITIONS_MAX) {
        json_complain(&list, "has %zu conditions; at most %d fit", count, CONDITIONS_MAX);
        count = CONDITIONS_MAX;
    }
    conditions = arena_allocate(form->arena, count, sizeof *conditions);
    for (size_t i = 0; i < count; i++) {
        struct json_place condition = json_element(&list, i);

        item->condition_count += read_condition(form, &condition, &conditions[item->condition_count]);
    }
    item->conditions = conditions;
    /* FHIR R4 constraint que-12. */
    if (count > 1 && behaviour == NULL)
        json_complain(&list,
                      "has several conditions; write \"enableBehavior\": \"all\" or \"any\" beside it");
    if (behaviour != NULL && centre_find_text(behaviours, behaviour) < 0)
        json_complain(&behaviour_place, "is \"%s\"; write all or any", behaviour);
    item->any_condition = behaviour != NULL && strcmp(behaviour, "any") == 0;
}
