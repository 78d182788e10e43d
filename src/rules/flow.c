#include "rules/flow.h"

#include <assert.h>
#include <string.h>

int flow_find(const struct flow *flow, const char *link_id)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        if (strcmp(flow->items[i].link_id, link_id) == 0)
            return (int)i;
    }
    return -1;
}

static bool is_question(const struct flow_item *item)
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

/* -1, 0 or 1 in `ret_order`; false when the answer cannot be put in an order at all. */
static bool compare_answer(const struct flow_condition *condition, const struct flow_item *item,
                           const struct answer *answer, int *ret_order)
{
    if (item->type == FLOW_INTEGER && answer->is_number) {
        *ret_order = (answer->number > condition->number) - (answer->number < condition->number);
        return true;
    }
    if (item->type == FLOW_DATE && date_is_real(answer->date)) {
        *ret_order = date_compare(answer->date, condition->date);
        return true;
    }
    return false;
}

/* FHIR: "=" wants one answer that is equal, "!=" wants that none is, so that it holds where nothing was
 * answered; a choice is compared by the code of its option. */
static bool condition_holds(const struct flow_condition *condition, const struct flow_item *item,
                            bool is_asked, const struct answer *answer)
{
    bool given = is_asked && flow_is_answered(item, answer);
    enum flow_operator test = condition->operator;
    int order = 0;
    int bit;

    if (test == FLOW_EXISTS)
        return given == condition->truth;
    if (!given)
        return test == FLOW_NOT_EQUAL;
    if (item->type == FLOW_BOOLEAN || item->type == FLOW_CHOICE || item->type == FLOW_OPEN_CHOICE) {
        bit = item->type == FLOW_BOOLEAN ? (condition->truth ? 0 : 1) : condition->option;
        return ((answer->chosen >> bit & 1) != 0) == (test == FLOW_EQUAL);
    }
    if (!compare_answer(condition, item, answer, &order))
        return test == FLOW_NOT_EQUAL;
    return order_holds(order, test);
}

/* Conditions look back only, and a group stands before its children, so one walk in order settles every item
 * up to and including `last`. */
static void mark_asked(const struct flow *flow, size_t last, const struct answers *answers,
                       bool ret_asked[FLOW_ITEMS_MAX])
{
    assert(flow->item_count <= FLOW_ITEMS_MAX && last < flow->item_count &&
           answers->count >= flow->item_count);
    for (size_t i = 0; i <= last; i++) {
        const struct flow_item *item = &flow->items[i];
        bool holds = item->condition_count == 0 || !item->any_condition;

        for (size_t c = 0; c < item->condition_count; c++) {
            const struct flow_condition *condition = &item->conditions[c];
            size_t about = condition->item;

            assert(about < i);
            if (condition_holds(condition, &flow->items[about], ret_asked[about], &answers->list[about]) ==
                item->any_condition) {
                holds = item->any_condition;
                break;
            }
        }
        ret_asked[i] = holds && (item->parent < 0 || ret_asked[item->parent]);
    }
}

bool flow_is_asked(const struct flow *flow, size_t item, const struct answers *answers)
{
    bool asked[FLOW_ITEMS_MAX];

    mark_asked(flow, item, answers, asked);
    return asked[item];
}

bool flow_is_on_page(const struct flow *flow, size_t page, size_t item)
{
    for (int at = (int)item; at >= 0; at = flow->items[at].parent) {
        if (at == (int)page)
            return true;
    }
    return false;
}

/* Which items are pages: at the top level, with a question in them that is asked. */
static void mark_pages(const struct flow *flow, const struct answers *answers, bool ret_pages[FLOW_ITEMS_MAX])
{
    bool asked[FLOW_ITEMS_MAX];

    memset(ret_pages, 0, FLOW_ITEMS_MAX * sizeof ret_pages[0]);
    if (flow->item_count == 0)
        return;
    mark_asked(flow, flow->item_count - 1, answers, asked);
    for (size_t i = 0; i < flow->item_count; i++) {
        size_t top = i;

        if (!asked[i] || !is_question(&flow->items[i]))
            continue;
        while (flow->items[top].parent >= 0)
            top = (size_t)flow->items[top].parent;
        ret_pages[top] = true;
    }
}

int flow_first_page(const struct flow *flow, const struct answers *answers)
{
    bool pages[FLOW_ITEMS_MAX];

    mark_pages(flow, answers, pages);
    for (size_t i = 0; i < flow->item_count; i++) {
        if (pages[i])
            return (int)i;
    }
    return -1;
}

int flow_next_page(const struct flow *flow, const struct answers *answers, size_t page)
{
    bool pages[FLOW_ITEMS_MAX];

    mark_pages(flow, answers, pages);
    for (size_t i = page + 1; i < flow->item_count; i++) {
        if (pages[i])
            return (int)i;
    }
    return -1;
}

int flow_previous_page(const struct flow *flow, const struct answers *answers, size_t page)
{
    bool pages[FLOW_ITEMS_MAX];

    mark_pages(flow, answers, pages);
    for (size_t i = page; i > 0; i--) {
        if (pages[i - 1])
            return (int)(i - 1);
    }
    return -1;
}

size_t flow_page_number(const struct flow *flow, const struct answers *answers, size_t page)
{
    bool pages[FLOW_ITEMS_MAX];
    size_t count = 0;

    mark_pages(flow, answers, pages);
    for (size_t i = 0; i <= page && i < flow->item_count; i++)
        count += pages[i];
    return count;
}

size_t flow_page_count(const struct flow *flow, const struct answers *answers)
{
    return flow->item_count == 0 ? 0 : flow_page_number(flow, answers, flow->item_count - 1);
}

int flow_first_problem(const struct flow *flow, int page, const struct answers *answers, struct date today,
                       enum flow_problem *ret_problem)
{
    bool asked[FLOW_ITEMS_MAX];

    if (flow->item_count == 0)
        return -1;
    mark_asked(flow, flow->item_count - 1, answers, asked);
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
