/* Gives every node its rectangle: bars at the edges, lead and items between them, the keyboard below. */
#include "ui/place_parts.h"

enum { UPPER_PERCENT = 42 };

bool place_has_area(const struct ui_view *view, enum ui_area area)
{
    for (size_t i = 0; i < view->count; i++) {
        if (is_in(&view->nodes[i], area))
            return true;
    }
    return false;
}

/* On a right-to-left page everything is mirrored once, here, so that nobody else thinks of left and right. */
static void mirror(struct placer *placer)
{
    const struct ui_rect *page = &placer->page;

    if (!placer->view->right_to_left)
        return;
    for (size_t i = 0; i < placer->view->count; i++) {
        struct ui_node *node = &placer->view->nodes[i];

        if (!is_in(node, UI_KEYBOARD)) /* keys lie as on every keyboard of their script */
            node->rect.x = page->x + page->width - (node->rect.x - page->x) - node->rect.width;
    }
}

/* The chip at the end of the row of a text, or NULL. */
static struct ui_node *chip_beside(struct ui_view *view, size_t index)
{
    struct ui_node *next = index + 1 < view->count ? &view->nodes[index + 1] : NULL;

    return next != NULL && next->beside && next->look == UI_LOOK_CHIP ? next : NULL;
}

/* Places a node, with the chip beside it if it has one; returns how high the row is. */
static int stack_row(struct placer *placer, struct ui_node *node, struct ui_node *chip, struct ui_rect column,
                     int y)
{
    int chip_width = chip != NULL ? look_width(placer, chip) : 0;
    int chip_height = chip != NULL ? look_height(placer, chip, chip_width) : 0;
    int width = column.width - (chip != NULL ? chip_width + px(placer, 24) : 0);
    int height = look_height(placer, node, width);
    int row = height > chip_height ? height : chip_height;

    node->rect = (struct ui_rect){column.x, y + (row - height) / 2, width, height};
    if (chip != NULL)
        chip->rect = (struct ui_rect){column.x + column.width - chip_width, y + (row - chip_height) / 2,
                                      chip_width, chip_height};
    return row;
}

/* Where the row of buttons ends that begins with a node; the next one when nothing stands beside it. */
static size_t row_end(const struct ui_view *view, size_t index)
{
    size_t end = index + 1;

    while (end < view->count && view->nodes[end].beside && view->nodes[end].look != UI_LOOK_CHIP &&
           is_in(&view->nodes[end], view->nodes[index].area))
        end++;
    return end;
}

/* Buttons beside each other share the column evenly; returns how high their row is. */
static int stack_beside(struct placer *placer, size_t first, size_t end, struct ui_rect column, int y)
{
    struct ui_node *nodes = placer->view->nodes;
    int gap = px(placer, 20);
    int count = (int)(end - first);
    int width = (column.width - gap * (count - 1)) / count;
    int row = 0;

    for (size_t i = first; i < end; i++) {
        int height = look_height(placer, &nodes[i], width);

        row = height > row ? height : row;
    }
    for (size_t i = first; i < end; i++)
        nodes[i].rect = (struct ui_rect){column.x + (int)(i - first) * (width + gap), y, width, row};
    return row;
}

/* Stacks all nodes of an area from `top`; returns where they end. */
static int stack(struct placer *placer, enum ui_area area, struct ui_rect column, int top)
{
    const struct ui_node *before = NULL;
    int y = top;

    for (size_t i = 0; i < placer->view->count; i++) {
        struct ui_node *node = &placer->view->nodes[i];

        if (!is_in(node, area) || node->hidden || (i > 0 && chip_beside(placer->view, i - 1) == node))
            continue;
        if (before != NULL)
            y += place_gap_before(placer, node, before);
        if (row_end(placer->view, i) > i + 1)
            y += stack_beside(placer, i, row_end(placer->view, i), column, y);
        else
            y += stack_row(placer, node, chip_beside(placer->view, i), column, y);
        before = node;
        i = row_end(placer->view, i) - 1;
    }
    return y;
}

/* The first notice of the lead from `index` on; the count of nodes when there is none. */
static size_t next_notice(const struct ui_view *view, size_t index)
{
    while (index < view->count &&
           (!is_in(&view->nodes[index], UI_LEAD) || view->nodes[index].look != UI_LOOK_NOTICE))
        index++;
    return index;
}

/* Of several notices those after the first go, the last one first, while they push items off the page. */
static int spare_notices(struct placer *placer, struct ui_rect column, int room)
{
    struct ui_view *view = placer->view;
    size_t first = next_notice(view, 0);
    int end = stack(placer, UI_LEAD, column, column.y);

    for (size_t i = view->count; i-- > first + 1 && end > column.y + room;) {
        if (next_notice(view, i) != i)
            continue;
        view->nodes[i].hidden = true;
        end = stack(placer, UI_LEAD, column, column.y);
    }
    return end;
}

/* On a page with little height the lead gives up what can be done without, first of all the progress. */
static int stack_lead(struct placer *placer, struct ui_rect column, int room, int end)
{
    static const enum ui_look spare[] = {UI_LOOK_PROGRESS, UI_LOOK_HELP, UI_LOOK_NOTICE};

    for (size_t k = 0; k < sizeof spare / sizeof spare[0]; k++) {
        for (size_t i = placer->view->count; i-- > 0 && end > column.y + room;) {
            struct ui_node *node = &placer->view->nodes[i];

            if (!is_in(node, UI_LEAD) || node->look != spare[k])
                continue;
            node->hidden = true;
            end = stack(placer, UI_LEAD, column, column.y);
        }
    }
    return end;
}

/* The emergency line, at the foot of a column. Returns the room it takes with the space above it. */
static int place_notice(struct placer *placer, struct ui_rect column)
{
    int height;

    if (!place_has_area(placer->view, UI_NOTICE))
        return 0;
    height = stack(placer, UI_NOTICE, column, 0);
    (void)stack(placer, UI_NOTICE, column, column.y + column.height - height);
    return height + px(placer, placer->low ? 28 : UI_GAP);
}

/* The room that the items below the lead need: all of them, and the first alone. */
struct needed {
    int all, first;
};

/* What is only read: in landscape beside the items, else above them; for low reach in the upper part of the
 * page. Returns where it ends. */
static int place_lead(struct placer *placer, struct ui_rect column, struct needed needed)
{
    int end = stack_lead(placer, column, column.height - needed.first,
                         spare_notices(placer, column, column.height - needed.all));

    /* For low reach just above what it asks about. */
    if (placer->low_reach && end < column.y + column.height)
        return stack(placer, UI_LEAD, column, column.y + column.y + column.height - end);
    if (!placer->view->centred)
        return end;
    /* A little above the middle, where eyes look. */
    return stack(placer, UI_LEAD, column, column.y + (column.y + column.height - end) / 3);
}

static int first_item_height(struct placer *placer, int width)
{
    for (size_t i = 0; i < placer->view->count; i++) {
        const struct ui_node *node = &placer->view->nodes[i];

        if (is_in(node, UI_ITEMS) && node->look != UI_LOOK_MORE)
            return look_height(placer, node, width);
    }
    return 0;
}

/* Under the items where they have more room than the lead: beside a keyboard, where the lead has the upper
 * part of the page only, and where the lead is too long for both. */
static bool notice_goes_below(struct placer *placer, struct ui_rect lead, bool side_by_side)
{
    bool has_keyboard = placer->has_keys;
    int notice;

    if (!side_by_side)
        return placer->low_reach && !has_keyboard;
    notice = place_notice(placer, lead);
    return has_keyboard || stack(placer, UI_LEAD, lead, lead.y) > lead.y + lead.height - notice;
}

/* A code takes so much height that under the items it would leave them none: it is the last of them then. */
static bool code_becomes_item(struct ui_view *view)
{
    bool became = false;

    for (size_t i = 0; i < view->count; i++) {
        if (!is_in(&view->nodes[i], UI_NOTICE) || view->nodes[i].look != UI_LOOK_CODE)
            continue;
        view->nodes[i].area = UI_ITEMS;
        became = true;
    }
    return became;
}

static void place_body(struct placer *placer, struct ui_rect lead, struct ui_rect body)
{
    const struct ui_view *view = placer->view;
    bool side_by_side = placer->landscape && !view->wide && place_has_area(view, UI_ITEMS);
    bool is_stacked = !side_by_side && !placer->low_reach;
    int columns = placer->landscape ? view->columns_landscape : view->columns_portrait;
    int gap = px(placer, 64);
    int above_items = px(placer, placer->low ? UI_LOW_GAP : UI_GAP);
    struct ui_rect items = body;
    struct needed needed = {0};
    int end;

    if (side_by_side) {
        lead.width = (body.width - gap) / 2;
        items.x = lead.x + lead.width + gap;
        items.width = body.width - lead.width - gap;
    } else if (!view->wide && body.width > px(placer, UI_COLUMN)) {
        lead.width = items.width = px(placer, UI_COLUMN);
    }
    if (notice_goes_below(placer, lead, side_by_side) && !code_becomes_item(placer->view))
        items.height -= place_notice(placer, items);
    else
        lead.height -= place_notice(placer, lead);
    if (is_stacked)
        needed.first = first_item_height(placer, items.width) + above_items;
    if (is_stacked && next_notice(view, 0) < view->count)
        needed.all = place_items_height(placer, items.width, columns > 0 ? columns : 1) + above_items;
    end = place_lead(placer, lead, needed);
    if (is_stacked) {
        items.y = place_has_area(view, UI_LEAD) ? end + above_items : lead.y;
        items.height = lead.y + lead.height - items.y;
    }
    place_items(placer, items, columns > 0 ? columns : 1);
}

static void draw_bars(struct placer *placer, struct ui_rect header, struct ui_rect footer,
                      struct ui_rect keyboard)
{
    const struct ui_colours *colours = &placer->theme->colours;
    int rule = header.height > 0 ? 2 : 0;

    draw_box(placer, header, colours->card, 0, 0, 0);
    draw_box(placer, footer, colours->card, 0, 0, 0);
    draw_box(placer, (struct ui_rect){header.x, header.y + header.height, header.width, rule}, colours->rule,
             0, 0, 0);
    draw_box(placer, (struct ui_rect){header.x, header.y, header.width, placer->low_reach ? rule : 0},
             colours->rule, 0, 0, 0);
    draw_box(placer, (struct ui_rect){footer.x, footer.y, footer.width, footer.height > 0 ? 2 : 0},
             colours->rule, 0, 0, 0);
    draw_box(placer, keyboard, colours->keyboard, 0, 0, 0);
}

/* On a low landscape page the foot has room for the button that turns to the next part; in a row of its own
 * it would take that of two or three items. Where there is no next part its place stays empty: the way out
 * stands where it does on every page. */
static void move_more(struct placer *placer)
{
    struct ui_node *more = place_find_more(placer->view);

    if (more == NULL || !placer->landscape || !placer->low || !place_has_area(placer->view, UI_FOOTER))
        return;
    more->area = UI_FOOTER;
    more->slot = UI_SLOT_END;
}

void place_view(struct placer *placer)
{
    const struct ui_rect page = placer->page;
    struct ui_view *view = placer->view;
    int margin = px(placer, UI_MARGIN);
    int space = px(placer, placer->low ? 16 : 44);
    struct ui_rect header = {page.x, page.y, page.width, 0};
    struct ui_rect footer = {page.x, page.y + page.height, page.width, 0};
    struct ui_rect keyboard = {page.x, 0, page.width, place_keyboard_height(placer)};
    struct ui_rect body = {page.x + margin, 0, page.width - 2 * margin, 0};
    struct ui_rect lead;

    move_more(placer);
    if (place_has_area(view, UI_HEADER))
        header.height = place_header_height(placer);
    if (placer->low_reach)
        header.y += page.height * UPPER_PERCENT / 100;
    if (place_has_area(view, UI_FOOTER))
        footer.height = place_footer_height(placer);
    footer.y -= footer.height;
    keyboard.y = footer.y - keyboard.height;
    body.y = header.y + header.height + space;
    body.height = keyboard.y - space - body.y;
    placer->body_end = body.y + body.height;
    lead = body;
    if (placer->low_reach) {
        lead.y = page.y + space;
        lead.height = header.y - space - lead.y;
    }
    place_header(placer, header);
    place_footer(placer, footer);
    place_body(placer, lead, body);
    draw_bars(placer, header, footer, keyboard);
    if (keyboard.height > 0)
        place_keyboard(placer, keyboard);
    mirror(placer);
}
