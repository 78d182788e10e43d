#include <string.h>

#include "base/strbuf.h"
#include "centre/inside.h"

enum { CONDITIONS_MAX = 16, LIST_BYTES_MAX = 400 };

static const char *const operator_names[] = {
    [FLOW_EXISTS] = "exists", [FLOW_EQUAL] = "=",     [FLOW_NOT_EQUAL] = "!=", [FLOW_GREATER] = ">",
    [FLOW_LESS] = "<",        [FLOW_AT_LEAST] = ">=", [FLOW_AT_MOST] = "<=",   NULL,
};

static const char *const answer_keys[] = {"answerBoolean", "answerInteger", "answerDate", "answerCoding"};

enum { ANSWER_BOOLEAN, ANSWER_INTEGER, ANSWER_DATE, ANSWER_CODING, ANSWER_KEYS };

static int answer_wanted(const struct flow_item *about, enum flow_operator test)
{
    if (test == FLOW_EXISTS)
        return ANSWER_BOOLEAN;
    switch (about->type) {
    case FLOW_BOOLEAN:
        return ANSWER_BOOLEAN;
    case FLOW_INTEGER:
        return ANSWER_INTEGER;
    case FLOW_DATE:
        return ANSWER_DATE;
    case FLOW_CHOICE:
    case FLOW_OPEN_CHOICE:
        return ANSWER_CODING;
    default:
        return ANSWER_KEYS;
    }
}

static void complain_of_option(const struct json_place *place, const struct flow_item *about,
                               const char *code)
{
    struct strbuf list;

    strbuf_init(&list, LIST_BYTES_MAX);
    for (size_t i = 0; i < about->option_count; i++)
        strbuf_add_format(&list, "%s%s", i > 0 ? ", " : "", about->options[i].code);
    json_complain(place, "is \"%s\", which is no option of \"%s\"; write one of %s", code, about->link_id,
                  strbuf_text(&list));
    strbuf_finish(&list);
}

static int read_option(const struct json_place *coding, const struct flow_item *about)
{
    static const char *const known[] = {"system", "code", "display", NULL};
    struct json_place place = json_member(coding, "code");
    const char *code = json_need_text(&place, CENTRE_NAME_BYTES_MAX);

    json_refuse_unknown(coding, known);
    for (size_t i = 0; i < about->option_count; i++) {
        if (strcmp(about->options[i].code, code) == 0)
            return (int)i;
    }
    complain_of_option(&place, about, code);
    return 0;
}

static struct date read_date(const struct json_place *place)
{
    const char *text = json_need_text(place, CENTRE_NAME_BYTES_MAX);
    struct date date = {0};

    if (date_read(text, &date) != OK)
        json_complain(place, "is \"%s\"; write a date as 2026-11-22 or 2026-11", text);
    return date;
}

static void read_answer(const struct json_place *place, const struct flow_item *about,
                        struct flow_condition *condition)
{
    int wanted = answer_wanted(about, condition->operator);
    struct json_place value;

    if (wanted == ANSWER_KEYS) {
        json_complain(place, "compares \"%s\", which is a %s; of such only \"exists\" can be asked",
                      about->link_id, about->type == FLOW_TEXT ? "text" : "string");
        return;
    }
    for (int i = 0; i < ANSWER_KEYS; i++) {
        value = json_member(place, answer_keys[i]);
        if (i != wanted && json_is_there(&value))
            json_complain(&value, "does not fit \"%s\"; write %s", about->link_id, answer_keys[wanted]);
    }
    value = json_member(place, answer_keys[wanted]);
    if (!json_is_there(&value)) {
        json_complain(place, "says nothing to compare \"%s\" with; write %s", about->link_id,
                      answer_keys[wanted]);
        return;
    }
    if (wanted == ANSWER_BOOLEAN)
        condition->truth = json_flag(&value, true);
    else if (wanted == ANSWER_INTEGER)
        condition->number = json_integer_in(&value, INT32_MIN, INT32_MAX, 0);
    else if (wanted == ANSWER_DATE)
        condition->date = read_date(&value);
    else
        condition->option = read_option(&value, about);
}

/* False when the operator is none, so that nothing can be said of what it compares. */
static bool read_operator(const struct json_place *place, const struct flow_item *about,
                          enum flow_operator *ret_operator)
{
    struct json_place name_place = json_member(place, "operator");
    const char *name = json_need_text(&name_place, CENTRE_NAME_BYTES_MAX);
    int found = centre_find_text(operator_names, name);
    bool has_order = about->type == FLOW_INTEGER || about->type == FLOW_DATE;

    if (name[0] != '\0' && found < 0)
        json_complain(&name_place, "is \"%s\"; write one of exists, =, !=, >, <, >=, <=", name);
    else if (found >= FLOW_GREATER && !has_order)
        json_complain(&name_place,
                      "is \"%s\", but \"%s\" is neither a number nor a date; write = or !=", name,
                      about->link_id);
    if (found >= 0)
        *ret_operator = (enum flow_operator)found;
    return found >= 0;
}

static bool read_condition(const struct json_place *place, const struct flow *flow,
                           struct flow_condition *condition)
{
    static const char *const known[] = {
        "question", "operator", "answerBoolean", "answerInteger", "answerDate", "answerCoding", NULL};
    struct json_place question = json_member(place, "question");
    const char *link_id = json_need_text(&question, CENTRE_NAME_BYTES_MAX);
    int about = flow_find(flow, link_id);

    json_refuse_unknown(place, known);
    if (about < 0) {
        json_complain(&question,
                      "is \"%s\"; no question with this linkId stands before this item, where it must "
                      "be asked first",
                      link_id);
        return false;
    }
    if (flow->items[about].type == FLOW_GROUP || flow->items[about].type == FLOW_DISPLAY) {
        json_complain(&question, "is \"%s\", which asks nothing; name a question", link_id);
        return false;
    }
    condition->item = (size_t)about;
    if (read_operator(place, &flow->items[about], &condition->operator))
        read_answer(place, &flow->items[about], condition);
    return true;
}

void centre_read_conditions(struct arena *arena, const struct json_place *place, const struct flow *flow,
                            struct flow_item *item)
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
    conditions = arena_allocate(arena, count, sizeof *conditions);
    for (size_t i = 0; i < count; i++) {
        struct json_place condition = json_element(&list, i);

        item->condition_count += read_condition(&condition, flow, &conditions[item->condition_count]);
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
