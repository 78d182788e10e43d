#include "mail/family.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mail/child.h"

/* Of what a glass may send; the form itself allows 60 characters for a name. */
enum { NAME_BYTES_MAX = 300, PHONE_BYTES_MAX = 120, AGES_TOLD_MAX = 12 };

struct reading {
    const struct flow *flow;
    struct date today;
    const char *name; /* the first that was told, else "" */
    const char *phone;
    json_t *ages;
};

static const struct flow_item *find_item(const struct reading *reading, const json_t *item)
{
    const char *link_id = json_string_value(json_object_get(item, "linkId"));
    int index = link_id != NULL ? flow_find(reading->flow, link_id) : -1;

    return index >= 0 ? &reading->flow->items[index] : NULL;
}

static const char *own_words(const json_t *item)
{
    const json_t *answer = json_array_get(json_object_get(item, "answer"), 0);
    const char *words = json_string_value(json_object_get(answer, "valueString"));

    return words != NULL ? words : "";
}

static void add_age(struct reading *reading, const json_t *group)
{
    struct child child;

    child_read(reading->flow, group, reading->today, &child);
    if (child.words[0] != '\0' && json_array_size(reading->ages) < AGES_TOLD_MAX)
        (void)json_array_append_new(reading->ages, json_string(child.words));
    child_finish(&child);
}

/* A name within what repeats is a child's. */
static void read_items(struct reading *reading, const json_t *items, bool is_repeated)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const json_t *inside = json_object_get(item, "item");
        const struct flow_item *known = find_item(reading, item);

        if (known == NULL)
            continue;
        if (known->is_name && !is_repeated && reading->name[0] == '\0')
            reading->name = own_words(item);
        if (known->format == FLOW_PHONE && reading->phone[0] == '\0')
            reading->phone = own_words(item);
        if (known->instance_count > 0)
            add_age(reading, item);
        read_items(reading, inside, is_repeated || known->instance_count > 0);
    }
}

/* Not within a character. */
static json_t *cut(const char *words, size_t bytes_max)
{
    size_t bytes = strlen(words);
    json_t *made;

    if (bytes > bytes_max) {
        for (bytes = bytes_max; ((unsigned char)words[bytes] & 0xC0U) == 0x80U;)
            bytes--;
    }
    made = json_stringn(words, bytes);
    if (made == NULL)
        abort();
    return made;
}

json_t *family_read(const struct flow *flow, const struct submission *submission, struct date today)
{
    struct reading reading = {.flow = flow, .today = today, .name = "", .phone = "", .ages = json_array()};
    json_t *row;

    if (flow != NULL)
        read_items(&reading, json_object_get(submission->response, "item"), false);
    row = json_pack("{s:o,s:o,s:o}", "name", cut(reading.name, NAME_BYTES_MAX), "phone",
                    cut(reading.phone, PHONE_BYTES_MAX), "ages", reading.ages);
    if (row == NULL)
        abort();
    return row;
}
