/* Pages: what stands on one, and which comes after which. */
#include <string.h>

#include "rules/flow.h"
#include "rules/flow_inside.h"

/* All that may be a page, in the order in which they are shown. */
struct pages {
    size_t item[FLOW_ITEMS_MAX];
    bool is_shown[FLOW_ITEMS_MAX]; /* by item */
    size_t count;
};

/* A roster comes after all that is asked of each of its instances. */
static void list_roster(const struct flow *flow, size_t roster, struct pages *pages)
{
    for (int group = (int)roster; group >= 0; group = flow_next_instance(flow, (size_t)group)) {
        size_t end = (size_t)group + flow_instance_items(flow, (size_t)group);

        for (size_t i = (size_t)group + 1; i < end; i++) {
            if (flow->items[i].parent == group)
                pages->item[pages->count++] = i;
        }
    }
    pages->item[pages->count++] = roster;
}

static void list_pages(const struct flow *flow, struct pages *pages)
{
    pages->count = 0;
    for (size_t i = 0; i < flow->item_count; i++) {
        if (flow_is_roster(flow, i))
            list_roster(flow, i, pages);
        else if (flow->items[i].parent < 0 && flow->items[i].instance_count == 0)
            pages->item[pages->count++] = i;
    }
}

/* The page that an item is shown on, when it is shown. */
static size_t page_of(const struct flow *flow, size_t item)
{
    int parent = flow->items[item].parent;

    while (parent >= 0 && flow->items[parent].instance_count == 0) {
        item = (size_t)parent;
        parent = flow->items[item].parent;
    }
    return item;
}

static void mark_pages(const struct flow *flow, const struct answers *answers, struct pages *pages)
{
    bool asked[FLOW_ITEMS_MAX];
    bool has_question[FLOW_ITEMS_MAX] = {false};
    bool has_text[FLOW_ITEMS_MAX] = {false};

    list_pages(flow, pages);
    memset(pages->is_shown, 0, sizeof pages->is_shown);
    if (flow->item_count > 0)
        flow_mark_asked(flow, flow->item_count - 1, answers, asked);
    for (size_t i = 0; i < flow->item_count; i++) {
        const struct flow_item *item = &flow->items[i];
        size_t page = page_of(flow, i);

        if (item->hidden || item->is_outcome)
            continue;
        has_question[page] |= flow_is_question(item);
        has_text[page] |= item->type == FLOW_DISPLAY && asked[i];
        pages->is_shown[page] |= asked[i] && (flow_is_question(item) || flow_is_roster(flow, i));
    }
    for (size_t i = 0; i < flow->item_count; i++)
        pages->is_shown[i] |= has_text[i] && !has_question[i];
}

/* Where a page, or the page of an item, stands in the list. */
static size_t place_of(const struct flow *flow, const struct pages *pages, size_t item)
{
    bool is_instance = flow->items[item].instance_count > 0;
    size_t page = is_instance ? flow_first_instance(flow, item) : page_of(flow, item);
    size_t place = 0;

    while (place < pages->count && pages->item[place] != page)
        place++;
    return place;
}

static int find_page(const struct pages *pages, size_t from)
{
    for (size_t i = from; i < pages->count; i++) {
        if (pages->is_shown[pages->item[i]])
            return (int)pages->item[i];
    }
    return -1;
}

int flow_first_page(const struct flow *flow, const struct answers *answers)
{
    struct pages pages;

    mark_pages(flow, answers, &pages);
    return find_page(&pages, 0);
}

int flow_next_page(const struct flow *flow, const struct answers *answers, size_t page)
{
    struct pages pages;

    mark_pages(flow, answers, &pages);
    return find_page(&pages, place_of(flow, &pages, page) + 1);
}

int flow_previous_page(const struct flow *flow, const struct answers *answers, size_t page)
{
    struct pages pages;

    mark_pages(flow, answers, &pages);
    for (size_t i = place_of(flow, &pages, page); i > 0; i--) {
        if (pages.is_shown[pages.item[i - 1]])
            return (int)pages.item[i - 1];
    }
    return -1;
}

size_t flow_page_number(const struct flow *flow, const struct answers *answers, size_t page)
{
    struct pages pages;
    size_t last;
    size_t count = 0;

    mark_pages(flow, answers, &pages);
    last = place_of(flow, &pages, page);
    for (size_t i = 0; i <= last && i < pages.count; i++)
        count += pages.is_shown[pages.item[i]];
    return count;
}

size_t flow_page_count(const struct flow *flow, const struct answers *answers)
{
    struct pages pages;
    size_t count = 0;

    mark_pages(flow, answers, &pages);
    for (size_t i = 0; i < pages.count; i++)
        count += pages.is_shown[pages.item[i]];
    return count;
}

bool flow_is_on_page(const struct flow *flow, size_t page, size_t item)
{
    if (item == page)
        return true;
    for (int at = (int)item; at >= 0 && flow->items[at].instance_count == 0; at = flow->items[at].parent) {
        if (at == (int)page)
            return true;
    }
    return false;
}

bool flow_stands_in(const struct flow *flow, size_t group, size_t item)
{
    int at = flow->items[item].parent;

    while (at >= 0 && at != (int)group)
        at = flow->items[at].parent;
    return at >= 0;
}
