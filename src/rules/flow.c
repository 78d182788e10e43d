#include "rules/flow.h"

#include <assert.h>
#include <string.h>

#include "rules/flow_inside.h"

int flow_find(const struct flow *flow, const char *link_id)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        if (strcmp(flow->items[i].link_id, link_id) == 0)
            return (int)i;
    }
    return -1;
}

bool flow_is_question(const struct flow_item *item)
{
    return item->type != FLOW_GROUP && item->type != FLOW_DISPLAY;
}

static bool date_is_given(const struct date *date)
{
    return date->year != 0 || date->month != 0 || date->day != 0;
}

bool flow_is_answered(const struct flow_item *item, const struct answer *answer)
{
    switch (item->type) {
    case FLOW_BOOLEAN:
    case FLOW_CHOICE:
        return answer->chosen != 0;
    case FLOW_OPEN_CHOICE:
        return answer->chosen != 0 || answer->plain[0] != '\0';
    case FLOW_DATE:
        return date_is_given(&answer->date) || !answer_is_empty(answer);
    case FLOW_INTEGER:
    case FLOW_STRING:
    case FLOW_TEXT:
        return answer->plain[0] != '\0';
    default:
        return false;
    }
}

static bool order_holds(int order, enum flow_operator test)
{
    switch (test) {
    case FLOW_EQUAL:
        return order == 0;
    case FLOW_NOT_EQUAL:
        return order != 0;
    case FLOW_GREATER:
        return order > 0;
    case FLOW_LESS:
        return order < 0;
    case FLOW_AT_LEAST:
        return order >= 0;
    default:
        return order <= 0;
    }
}

static int sign(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* -1, 0 or 1 in `ret_order`; false when the answer cannot be put in an order at all. Words are ordered by
 * their code points, no before yes. */
static bool compare_answer(const struct flow_condition *condition, const struct flow_item *item,
                           const struct answer *answer, int *ret_order)
{
    switch (item->type) {
    case FLOW_BOOLEAN:
        *ret_order = sign((int64_t)(answer->chosen & 1), condition->truth);
        return true;
    case FLOW_INTEGER:
        *ret_order = sign(answer->number, condition->number);
        return answer->is_number;
    case FLOW_DATE:
        *ret_order = date_compare(answer->date, condition->date);
        return date_is_real(answer->date);
    case FLOW_STRING:
    case FLOW_TEXT:
        *ret_order = condition->text != NULL ? sign(strcmp(answer->plain, condition->text), 0) : 1;
        return condition->text != NULL;
    default:
        return false;
    }
}

/* Whether one of the answers to a choice is the one that is compared with. */
static bool is_chosen(const struct flow_condition *condition, const struct flow_item *item,
                      const struct answer *answer)
{
    if (condition->option >= 0 && (answer->chosen >> condition->option & 1) != 0)
        return true;
    return item->type == FLOW_OPEN_CHOICE && condition->text != NULL &&
           strcmp(answer->plain, condition->text) == 0;
}

/* FHIR: "=" wants one answer that is equal, "!=" wants that none is, so that it holds where nothing was
 * answered; a choice is compared by the code of its option. */
static bool compares(const struct flow_condition *condition, const struct flow_item *item, bool is_asked,
                     const struct answer *answer)
{
    bool given = is_asked && flow_is_answered(item, answer);
    enum flow_operator test = condition->operator;
    int order = 0;

    if (test == FLOW_EXISTS)
        return given == condition->truth;
    if (!given)
        return test == FLOW_NOT_EQUAL;
    if (item->type == FLOW_CHOICE || item->type == FLOW_OPEN_CHOICE)
        return is_chosen(condition, item, answer) == (test == FLOW_EQUAL);
    if (!compare_answer(condition, item, answer, &order))
        return test == FLOW_NOT_EQUAL;
    return order_holds(order, test);
}

/* What is settled of the items before the one that is looked at. */
struct settled {
    const struct flow *flow;
    const struct answers *answers;
    bool *asked;
};

static bool holds_for(const struct settled *settled, const struct flow_condition *condition, size_t about)
{
    return compares(condition, &settled->flow->items[about], settled->asked[about],
                    &settled->answers->list[about]);
}

static bool holds_anywhere(const struct settled *settled, const struct flow_condition *condition,
                           size_t first)
{
    const struct flow *flow = settled->flow;
    size_t offset = condition->item - first;
    bool is_any_there = false;

    for (int group = (int)first; group >= 0; group = flow_next_instance(flow, (size_t)group)) {
        if (!settled->answers->list[group].present)
            continue;
        is_any_there = true;
        if (holds_for(settled, condition, (size_t)group + offset))
            return true;
    }
    return !is_any_there && compares(condition, &flow->items[condition->item], false, NULL);
}

static bool condition_holds(const struct settled *settled, const struct flow_condition *condition,
                            size_t item)
{
    const struct flow *flow = settled->flow;
    int first = flow_instance_around(flow, condition->item);
    int own = flow_instance_around(flow, item);

    assert(condition->item < item);
    if (first < 0)
        return holds_for(settled, condition, condition->item);
    if (own >= 0 && flow_first_instance(flow, (size_t)own) == (size_t)first)
        return holds_for(settled, condition, condition->item + (size_t)(own - first));
    return holds_anywhere(settled, condition, (size_t)first);
}

static bool conditions_hold(const struct settled *settled, size_t index)
{
    const struct flow_item *item = &settled->flow->items[index];

    for (size_t i = 0; i < item->condition_count; i++) {
        if (condition_holds(settled, &item->conditions[i], index) == item->any_condition)
            return item->any_condition;
    }
    return item->condition_count == 0 || !item->any_condition;
}

static bool is_open(const struct settled *settled, size_t group)
{
    return settled->flow->items[group].instance_count == 0 || settled->answers->list[group].present;
}

static bool place_is_asked(const struct settled *settled, size_t index)
{
    const struct flow_item *item = &settled->flow->items[index];

    if (item->parent >= 0 && (!settled->asked[item->parent] || !is_open(settled, (size_t)item->parent)))
        return false;
    if (item->has_question &&
        (!settled->asked[item->question] ||
         !flow_is_answered(&settled->flow->items[item->question], &settled->answers->list[item->question])))
        return false;
    return item->instance_count == 0 || item->instance == 0 || is_open(settled, index);
}

/* Conditions look back only, and a group stands before its children, so one walk in order settles all. */
void flow_mark_asked(const struct flow *flow, size_t last, const struct answers *answers,
                     bool ret_asked[FLOW_ITEMS_MAX])
{
    struct settled settled = {.flow = flow, .answers = answers, .asked = ret_asked};

    assert(flow->item_count <= FLOW_ITEMS_MAX && last < flow->item_count &&
           answers->count >= flow->item_count);
    for (size_t i = 0; i <= last; i++)
        ret_asked[i] = place_is_asked(&settled, i) && conditions_hold(&settled, i);
}

bool flow_is_asked(const struct flow *flow, size_t item, const struct answers *answers)
{
    bool asked[FLOW_ITEMS_MAX];

    flow_mark_asked(flow, item, answers, asked);
    return asked[item];
}

int flow_outcome(const struct flow *flow, const struct answers *answers, size_t from)
{
    bool asked[FLOW_ITEMS_MAX];

    if (from >= flow->item_count)
        return -1;
    flow_mark_asked(flow, flow->item_count - 1, answers, asked);
    for (size_t i = from; i < flow->item_count; i++) {
        if (flow->items[i].is_outcome && asked[i] && !flow->items[i].hidden)
            return (int)i;
    }
    return -1;
}

int flow_first_problem(const struct flow *flow, int page, const struct answers *answers, struct date today,
                       enum flow_problem *ret_problem)
{
    bool asked[FLOW_ITEMS_MAX];

    if (flow->item_count == 0)
        return -1;
    flow_mark_asked(flow, flow->item_count - 1, answers, asked);
    for (size_t i = 0; i < flow->item_count; i++) {
        enum flow_problem problem;

        if (!asked[i] || (page >= 0 && !flow_is_on_page(flow, (size_t)page, i)))
            continue;
        problem = flow_check(flow, i, answers, today);
        if (problem != FLOW_FINE) {
            *ret_problem = problem;
            return (int)i;
        }
    }
    return -1;
}
