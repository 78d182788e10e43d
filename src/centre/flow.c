#include <ctype.h>
#include <string.h>

#include "centre/inside.h"

enum { GROUP_DEPTH_MAX = 8 };

struct reading {
    struct arena *arena;
    struct flow *flow;
    struct flow_item *items; /* FLOW_ITEMS_MAX of them */
    bool is_full;
};

static void read_items(struct reading *reading, const struct json_place *parent_place, int parent, int depth);

/* A page is made of what is asked on it, so a text that stands alone would never be shown. */
static void check_group(const struct reading *reading, const struct json_place *place, size_t index)
{
    const struct flow_item *item = &reading->items[index];
    bool has_question = false;

    for (size_t i = index; i < reading->flow->item_count; i++)
        has_question |= reading->items[i].type != FLOW_GROUP && reading->items[i].type != FLOW_DISPLAY;
    if (has_question)
        return;
    if (item->type == FLOW_GROUP)
        json_complain(place,
                      "is a group without a question, which would never be shown; add one or take it out");
    else if (item->type == FLOW_DISPLAY && item->parent < 0)
        json_complain(place,
                      "is a display that stands alone, which would never be shown; put it into a group "
                      "with the question that it belongs to");
}

static void read_item(struct reading *reading, const struct json_place *place, int parent, int depth)
{
    struct json_place inside = json_member(place, "item");
    size_t index = reading->flow->item_count;
    struct flow_item *item = &reading->items[index];

    if (index == FLOW_ITEMS_MAX) {
        if (!reading->is_full)
            json_complain(place, "is one item too many; at most %d fit", FLOW_ITEMS_MAX);
        reading->is_full = true;
        return;
    }
    centre_read_item(reading->arena, place, reading->flow, item);
    item->parent = parent;
    reading->flow->item_count = index + 1;
    if (json_is_there(&inside) && item->type != FLOW_GROUP)
        json_complain(&inside, "stands in an item that is no group; only a group may hold items");
    else if (depth == GROUP_DEPTH_MAX)
        json_complain(place, "is nested too deep; at most %d groups fit into each other", GROUP_DEPTH_MAX);
    else
        read_items(reading, place, (int)index, depth + 1);
    check_group(reading, place, index);
}

static void read_items(struct reading *reading, const struct json_place *parent_place, int parent, int depth)
{
    struct json_place list = json_member(parent_place, "item");
    size_t count = json_count(&list);

    for (size_t i = 0; i < count && !reading->is_full; i++) {
        struct json_place place = json_element(&list, i);

        read_item(reading, &place, parent, depth);
    }
}

static const char *take_text(struct arena *arena, const struct json_place *root, const char *key)
{
    struct json_place place = json_member(root, key);

    return arena_copy_text(arena, json_need_text(&place, CENTRE_TEXT_BYTES_MAX));
}

static const char *take_word(struct arena *arena, const struct json_place *root, const char *key)
{
    struct json_place place = json_member(root, key);
    const char *word = json_need_text(&place, CENTRE_TEXT_BYTES_MAX);

    if (strpbrk(word, " \t\r\n|") != NULL)
        json_complain(&place, "is \"%s\"; it may hold neither white space nor |", word);
    return arena_copy_text(arena, word);
}

static void need_value(const struct json_place *root, const char *key, const char *wanted)
{
    struct json_place place = json_member(root, key);

    if (strcmp(json_text(&place, CENTRE_TEXT_BYTES_MAX, ""), wanted) != 0)
        json_complain(&place, "must be \"%s\"", wanted);
}

/* Source: FHIR R4 constraint que-0, names that a program can use. */
static void check_name(const struct json_place *root)
{
    struct json_place place = json_member(root, "name");
    const char *name = json_need_text(&place, CENTRE_TEXT_BYTES_MAX);
    bool fits = isupper((unsigned char)name[0]) != 0 && strlen(name) <= 255;

    for (const char *at = name; *at != '\0' && fits; at++)
        fits = isalnum((unsigned char)*at) || *at == '_';
    if (name[0] != '\0' && !fits)
        json_complain(&place, "is \"%s\"; write letters and digits only, a capital first: SelfReferral",
                      name);
}

static void check_status(const struct json_place *root)
{
    static const char *const known[] = {"draft", "active", NULL};
    struct json_place place = json_member(root, "status");
    const char *status = json_need_text(&place, CENTRE_TEXT_BYTES_MAX);

    if (status[0] != '\0' && centre_find_text(known, status) < 0)
        json_complain(&place, "is \"%s\"; a questionnaire that is asked is \"active\" or \"draft\"", status);
}

void centre_read_flow(struct arena *arena, const struct json_place *root, const char *name,
                      struct flow *ret_flow)
{
    static const char *const known[] = {"resourceType", "id",          "url",  "version",     "name",
                                        "title",        "status",      "date", "subjectType", "publisher",
                                        "language",     "description", "item", NULL};
    struct reading reading = {
        .arena = arena,
        .flow = ret_flow,
        .items = arena_allocate(arena, FLOW_ITEMS_MAX, sizeof *reading.items),
    };
    struct json_place items = json_member(root, "item");

    *ret_flow = (struct flow){.name = name, .items = reading.items};
    json_refuse_unknown(root, known);
    need_value(root, "resourceType", "Questionnaire");
    check_name(root);
    check_status(root);
    ret_flow->url = take_word(arena, root, "url");
    ret_flow->version = take_word(arena, root, "version");
    ret_flow->title = take_text(arena, root, "title");
    if (json_count(&items) == 0)
        json_complain(&items, "asks nothing; write at least one question");
    read_items(&reading, root, -1, 0);
}
