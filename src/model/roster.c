/* Repeating groups: children, carers. One instance after the other, then the roster of them. */
#include <string.h>

#include "model/inside.h"

int model_instance_of(const struct flow *flow, int item)
{
    while (item >= 0 && flow->items[item].instance_count == 0)
        item = flow->items[item].parent;
    return item;
}

int model_first_instance(const struct flow *flow, int instance)
{
    for (int i = 0; i <= instance; i++) {
        if (strcmp(flow->items[i].link_id, flow->items[instance].link_id) == 0)
            return i;
    }
    return instance;
}

int model_page_of(const struct flow *flow, int item)
{
    if (flow->items[item].instance_count > 0)
        return model_first_instance(flow, item);
    while (flow->items[item].parent >= 0 && flow->items[flow->items[item].parent].instance_count == 0)
        item = flow->items[item].parent;
    return item;
}

static bool is_within(const struct flow *flow, int item, int around)
{
    while (item >= 0 && item != around)
        item = flow->items[item].parent;
    return item >= 0;
}

bool model_has_answer(const struct visit *visit, int item)
{
    for (size_t i = (size_t)item; i < visit->flow->item_count; i++) {
        if (is_within(visit->flow, (int)i, item) && !answer_is_empty(&visit->answers.list[i]))
            return true;
    }
    return false;
}

int model_first_page_in(const struct visit *visit, int instance)
{
    int page = flow_first_page(visit->flow, &visit->answers);

    while (page >= 0 && (page == instance || model_instance_of(visit->flow, page) != instance))
        page = flow_next_page(visit->flow, &visit->answers, (size_t)page);
    return page;
}

int visit_edit_instance(struct visit *visit, int instance)
{
    int page;

    if (visit->flow == NULL || visit_is_locked(visit))
        return EFFECT_NONE;
    visit->editing = instance;
    page = model_first_page_in(visit, instance);
    if (page >= 0)
        model_show_page(visit, page);
    else
        visit->editing = -1;
    return EFFECT_NONE;
}

int visit_add_instance(struct visit *visit, int group)
{
    int instance = visit->flow == NULL || visit_is_locked(visit)
                       ? -1
                       : flow_add_instance(visit->flow, (size_t)group, &visit->answers);

    return instance < 0 ? EFFECT_NONE : visit_edit_instance(visit, instance);
}

void visit_remove_instance(struct visit *visit, int instance)
{
    int group;

    if (visit->flow == NULL || visit_is_locked(visit))
        return;
    group = model_first_instance(visit->flow, instance);
    flow_remove_instance(visit->flow, (size_t)instance, &visit->answers);
    if (visit->flow->items[group].required &&
        flow_instances(visit->flow, (size_t)group, &visit->answers) == 0)
        (void)visit_add_instance(visit, group); /* somebody must be told of */
}

/* An instance that was opened and never filled in was not meant. */
bool model_drop_empty_instance(struct visit *visit)
{
    int instance = visit->editing;
    int group;

    if (instance < 0)
        return false;
    if (model_has_answer(visit, instance))
        return false;
    group = model_first_instance(visit->flow, instance);
    if (flow_instances(visit->flow, (size_t)group, &visit->answers) < 2 && visit->flow->items[group].required)
        return false;
    flow_remove_instance(visit->flow, (size_t)instance, &visit->answers);
    return true;
}

int model_unfinished(const struct visit *visit, int group, enum flow_problem *ret_problem)
{
    int page = flow_first_page(visit->flow, &visit->answers);

    for (; page >= 0; page = flow_next_page(visit->flow, &visit->answers, (size_t)page)) {
        int instance = model_instance_of(visit->flow, page);
        int item = -1;

        if (instance >= 0 && instance != page && model_first_instance(visit->flow, instance) == group)
            item = flow_first_problem(visit->flow, page, &visit->answers, visit->today, ret_problem);
        if (item >= 0)
            return item;
    }
    return -1;
}
