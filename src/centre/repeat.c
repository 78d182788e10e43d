/* A group that repeats becomes as many groups as it may be answered, one after the other. */
#include "centre/form.h"

static void move_instance(struct flow_item *item, size_t first, size_t offset, int instance)
{
    item->instance = instance;
    if (item->parent >= (int)first)
        item->parent += (int)offset;
    if (item->has_question)
        item->question += offset;
}

bool form_repeat_group(struct form *form, size_t index, int most)
{
    struct flow *flow = form->flow;
    size_t items = flow->item_count - index;

    if (flow->item_count + items * (size_t)(most - 1) > FLOW_ITEMS_MAX)
        return false;
    for (int instance = 0; instance < most; instance++) {
        size_t offset = items * (size_t)instance;

        for (size_t i = index; i < index + items; i++) {
            struct flow_item *item = &form->items[i + offset];

            *item = form->items[i];
            if (instance > 0)
                move_instance(item, index, offset, instance);
        }
        form->items[index + offset].instance_count = most;
        form->items[index + offset].next_instance = instance + 1 < most ? (int)(index + offset + items) : -1;
    }
    for (size_t i = index; i < index + items; i++)
        form->items[i].instance = 0;
    flow->item_count = index + items * (size_t)most;
    return true;
}
