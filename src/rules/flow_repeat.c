/* Repeating groups: their instances stand after each other, each as long as the first. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rules/flow.h"
#include "rules/flow_inside.h"

int flow_instance_around(const struct flow *flow, size_t item)
{
    int at = (int)item;

    while (at >= 0 && flow->items[at].instance_count == 0)
        at = flow->items[at].parent;
    return at;
}

size_t flow_instance_items(const struct flow *flow, size_t instance)
{
    size_t end = instance + 1;

    while (end < flow->item_count && flow->items[end].parent >= (int)instance)
        end++;
    return end - instance;
}

size_t flow_first_instance(const struct flow *flow, size_t instance)
{
    return instance - (size_t)flow->items[instance].instance * flow_instance_items(flow, instance);
}

int flow_next_instance(const struct flow *flow, size_t instance)
{
    int next = flow->items[instance].next_instance;

    return next > (int)instance ? next : -1;
}

bool flow_is_roster(const struct flow *flow, size_t item)
{
    return item < flow->item_count && flow->items[item].instance_count > 0 && flow->items[item].instance == 0;
}

size_t flow_instances(const struct flow *flow, size_t group, const struct answers *answers)
{
    size_t count = 0;

    for (int at = (int)group; at >= 0 && answers->list[at].present; at = flow_next_instance(flow, (size_t)at))
        count++;
    return count;
}

int flow_instance(const struct flow *flow, size_t group, size_t number)
{
    int at = (int)group;

    for (; at >= 0 && number > 0; number--)
        at = flow_next_instance(flow, (size_t)at);
    return at;
}

static size_t count_code_points(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void put_text(const char *text, struct answer *answer)
{
    size_t bytes = strnlen(text, ANSWER_TEXT_BYTES - 1);

    memcpy(answer->text, text, bytes);
    memcpy(answer->plain, text, bytes);
    answer->length_graphemes = count_code_points(answer->plain);
}

static void put_part(int number, enum answer_part part, struct answer *answer)
{
    if (number > 0)
        (void)snprintf(answer->part[part], ANSWER_PART_BYTES, "%d", number);
}

static void put_initial(const struct flow_item *item, struct answer *answer)
{
    const struct flow_initial *initial = &item->initial;

    answer->chosen |= initial->chosen;
    if (initial->text != NULL)
        put_text(initial->text, answer);
    if (initial->text != NULL && item->type == FLOW_INTEGER) {
        answer->number = strtoll(initial->text, NULL, 10);
        answer->is_number = true;
    }
    if (initial->date.year == 0)
        return;
    answer->date = initial->date;
    put_part(initial->date.day, ANSWER_DAY, answer);
    put_part(initial->date.month, ANSWER_MONTH, answer);
    put_part(initial->date.year, ANSWER_YEAR, answer);
}

static void wipe_instance(const struct flow *flow, size_t instance, struct answers *answers)
{
    memory_wipe(&answers->list[instance], flow_instance_items(flow, instance) * sizeof *answers->list);
}

int flow_add_instance(const struct flow *flow, size_t group, struct answers *answers)
{
    int instance = flow_instance(flow, group, flow_instances(flow, group, answers));

    if (instance < 0)
        return -1;
    wipe_instance(flow, (size_t)instance, answers);
    answers->list[instance].present = true;
    for (size_t i = 1; i < flow_instance_items(flow, (size_t)instance); i++)
        put_initial(&flow->items[(size_t)instance + i], &answers->list[(size_t)instance + i]);
    return instance;
}

void flow_remove_instance(const struct flow *flow, size_t instance, struct answers *answers)
{
    size_t items = flow_instance_items(flow, instance);
    int last = (int)instance;
    int next = flow_next_instance(flow, instance);

    for (; next >= 0 && answers->list[next].present; next = flow_next_instance(flow, (size_t)next)) {
        memcpy(&answers->list[last], &answers->list[next], items * sizeof *answers->list);
        last = next;
    }
    wipe_instance(flow, (size_t)last, answers);
}

void flow_begin(const struct flow *flow, struct answers *answers)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        if (flow_instance_around(flow, i) < 0)
            put_initial(&flow->items[i], &answers->list[i]);
        else if (flow_is_roster(flow, i) && flow->items[i].required && !answers->list[i].present)
            (void)flow_add_instance(flow, i, answers);
    }
}
