#include "keeper/views.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLAIN "0123456789-_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

enum { NAME_BYTES = 512 };

struct reading {
    const struct flow *flow;
    char (*names)[STORE_TALLY_BYTES];
    size_t count;
};

static bool takes_words(const struct flow_item *item)
{
    return item->type == FLOW_STRING || item->type == FLOW_TEXT || item->type == FLOW_OPEN_CHOICE;
}

/* It asks for no date, and for no words but those that are held against saying who somebody is. */
static bool is_anonymous(const struct flow *flow)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        const struct flow_item *item = &flow->items[i];

        if (item->type == FLOW_DATE || item->is_name)
            return false;
        if (takes_words(item) && (!item->anonymous || item->format != FLOW_PLAIN))
            return false;
    }
    return true;
}

static bool is_value(const json_t *answer, const struct flow_option *option)
{
    const char *code = json_string_value(json_object_get(json_object_get(answer, "valueCoding"), "code"));
    const json_t *number = json_object_get(answer, "valueInteger");

    switch (option->value) {
    case FLOW_CODING:
        return code != NULL && strcmp(code, option->code) == 0;
    case FLOW_VALUE_STRING:
        code = json_string_value(json_object_get(answer, "valueString"));
        return code != NULL && strcmp(code, option->code) == 0;
    case FLOW_VALUE_INTEGER:
        return json_is_integer(number) && json_integer_value(number) == strtoll(option->code, NULL, 10);
    default:
        return false;
    }
}

static void add_name(struct reading *reading, const struct flow_item *item, const struct flow_option *option)
{
    char name[NAME_BYTES];
    int length = snprintf(name, sizeof name, VIEWS_KIND "_%s_%s", item->link_id, option->code);

    if (length < 0 || length >= STORE_TALLY_BYTES || name[strspn(name, PLAIN)] != '\0')
        return;
    for (size_t i = 0; i < reading->count; i++) {
        if (strcmp(reading->names[i], name) == 0)
            return;
    }
    if (reading->count < VIEWS_COUNTED_MAX)
        memcpy(reading->names[reading->count++], name, (size_t)length + 1);
}

static void read_answer(struct reading *reading, const struct flow_item *item, const json_t *answer)
{
    for (size_t i = 0; i < item->option_count; i++) {
        if (is_value(answer, &item->options[i]))
            add_name(reading, item, &item->options[i]);
    }
}

static void read_items(struct reading *reading, const json_t *items)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const char *link_id = json_string_value(json_object_get(item, "linkId"));
        const json_t *answers = json_object_get(item, "answer");
        int index = link_id != NULL ? flow_find(reading->flow, link_id) : -1;

        for (size_t n = 0; n < json_array_size(answers); n++) {
            const json_t *answer = json_array_get(answers, n);

            if (index >= 0)
                read_answer(reading, &reading->flow->items[index], answer);
            read_items(reading, json_object_get(answer, "item"));
        }
        read_items(reading, json_object_get(item, "item"));
    }
}

size_t views_read(const struct flow *flow, const struct submission *submission,
                  char ret_names[VIEWS_COUNTED_MAX][STORE_TALLY_BYTES])
{
    struct reading reading = {.flow = flow, .names = ret_names};

    if (flow == NULL || strcmp(submission->kind, VIEWS_KIND) != 0 || !is_anonymous(flow))
        return 0;
    read_items(&reading, json_object_get(submission->response, "item"));
    return reading.count;
}
