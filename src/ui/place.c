/* Gives every node its rectangle: bars at the edges, lead and items between them, the keyboard below. */
#include <string.h>

#include "ui/placer.h"

enum { ROWS_MAX = UI_NODES_MAX, PARTS_MAX = 64 };

static int px(const struct placer *placer, float units)
{
    return ui_px(placer->theme, units);
}

static bool is_in(const struct ui_node *node, enum ui_area area)
{
    return node->area == area;
}

static bool has_area(const struct ui_view *view, enum ui_area area)
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

static int bar_height(struct placer *placer, enum ui_area area, float least)
{
    int height = px(placer, least);

    for (size_t i = 0; i < placer->view->count; i++) {
        const struct ui_node *node = &placer->view->nodes[i];
        int needed =
            is_in(node, area) ? look_height(placer, node, placer->page.width / 3) + px(placer, 24) : 0;

        if (node->look != UI_LOOK_PLACE && needed > height)
            height = needed;
    }
    return height;
}

/* Header: the place's name at the start, chips from the end inwards in the order given. */
static void place_header(struct placer *placer, struct ui_rect bar)
{
    struct ui_view *view = placer->view;
    int margin = px(placer, UI_HEADER_MARGIN);
    int end = bar.x + bar.width - margin;

    for (size_t i = view->count; i-- > 0;) {
        struct ui_node *node = &view->nodes[i];
        int width;
        int height;

        if (!is_in(node, UI_HEADER) || node->slot != UI_SLOT_END)
            continue;
        width = look_width(placer, node);
        height = look_height(placer, node, width);
        node->rect = (struct ui_rect){end - width, bar.y + (bar.height - height) / 2, width, height};
        end -= width + px(placer, 20);
    }
    for (size_t i = 0; i < view->count; i++) {
        struct ui_node *node = &view->nodes[i];

        if (is_in(node, UI_HEADER) && node->slot == UI_SLOT_START)
            node->rect = (struct ui_rect){bar.x + margin, bar.y, end - bar.x - margin, bar.height};
    }
}

/* Footer: back at the start, the main action at the end, the way out between them. When they are too wide
 * together, each gets its share and its words wrap. */
static void place_footer(struct placer *placer, struct ui_rect bar)
{
    struct ui_view *view = placer->view;
    int margin = px(placer, UI_MARGIN);
    int gap = px(placer, 24);
    int room = bar.width - 2 * margin;
    int wanted = 0;
    int count = 0;

    for (size_t i = 0; i < view->count; i++) {
        if (is_in(&view->nodes[i], UI_FOOTER)) {
            wanted += look_width(placer, &view->nodes[i]) + (count > 0 ? gap : 0);
            count++;
        }
    }
    for (size_t i = 0; i < view->count; i++) {
        struct ui_node *node = &view->nodes[i];
        int width;
        int height;
        int x = bar.x + margin;

        if (!is_in(node, UI_FOOTER))
            continue;
        width = look_width(placer, node);
        if (wanted > room)
            width = (int)((int64_t)width * (room - gap * (count - 1)) / (wanted - gap * (count - 1)));
        height = look_height(placer, node, width);
        if (node->slot == UI_SLOT_MIDDLE)
            x = bar.x + (bar.width - width) / 2;
        else if (node->slot == UI_SLOT_END)
            x = bar.x + bar.width - margin - width;
        node->rect = (struct ui_rect){x, bar.y + (bar.height - height) / 2, width, height};
    }
    /* The middle one moves out of the way of a wide neighbour. */
    for (size_t i = 0; i < view->count; i++) {
        struct ui_node *middle = &view->nodes[i];

        for (size_t k = 0; is_in(middle, UI_FOOTER) && middle->slot == UI_SLOT_MIDDLE && k < view->count;
             k++) {
            const struct ui_node *other = &view->nodes[k];

            if (!is_in(other, UI_FOOTER) || k == i)
                continue;
            if (other->slot == UI_SLOT_START && middle->rect.x < other->rect.x + other->rect.width + gap)
                middle->rect.x = other->rect.x + other->rect.width + gap;
            if (other->slot == UI_SLOT_END && middle->rect.x + middle->rect.width > other->rect.x - gap)
                middle->rect.x = other->rect.x - gap - middle->rect.width;
        }
    }
}

static int keyboard_rows(const struct ui_view *view)
{
    int rows = 0;

    for (size_t i = 0; i < view->count; i++) {
        if (is_in(&view->nodes[i], UI_KEYBOARD) && view->nodes[i].row >= rows)
            rows = view->nodes[i].row + 1;
    }
    return rows;
}

static int keyboard_height(struct placer *placer)
{
    int rows = keyboard_rows(placer->view);
    int key = px(placer, placer->low ? UI_LOW_KEY_HEIGHT : UI_KEY_HEIGHT);

    return rows == 0 ? 0 : rows * (key + px(placer, UI_KEY_GAP)) + px(placer, UI_KEY_GAP);
}

static void place_keyboard(struct placer *placer, struct ui_rect area)
{
    struct ui_view *view = placer->view;
    int rows = keyboard_rows(view);
    int gap = px(placer, UI_KEY_GAP);
    int height = px(placer, placer->low ? UI_LOW_KEY_HEIGHT : UI_KEY_HEIGHT);
    float widest = 0;

    for (int row = 0; row < rows; row++) {
        float weight = 0;

        for (size_t i = 0; i < view->count; i++)
            weight +=
                is_in(&view->nodes[i], UI_KEYBOARD) && view->nodes[i].row == row ? view->nodes[i].weight : 0;
        widest = weight > widest ? weight : widest;
    }
    for (int row = 0; row < rows; row++) {
        float unit = (float)(area.width - gap) / (widest > 10 ? widest : 10);
        float weight = 0;
        float x;

        if (unit > (float)px(placer, 160))
            unit =
                (float)px(placer, 160); /* on a wide panel keys stay together, where two thumbs find them */
        for (size_t i = 0; i < view->count; i++)
            weight +=
                is_in(&view->nodes[i], UI_KEYBOARD) && view->nodes[i].row == row ? view->nodes[i].weight : 0;
        x = (float)area.x + ((float)area.width - weight * unit) / 2 + (float)gap / 2;
        for (size_t i = 0; i < view->count; i++) {
            struct ui_node *node = &view->nodes[i];

            if (!is_in(node, UI_KEYBOARD) || node->row != row)
                continue;
            node->rect = (struct ui_rect){(int)x, area.y + gap + row * (height + gap),
                                          (int)(node->weight * unit) - gap, height};
            x += node->weight * unit;
        }
    }
}

static int gap_before(const struct placer *placer, const struct ui_node *node, const struct ui_node *before)
{
    if (node->look == UI_LOOK_HELP && (before->look == UI_LOOK_HEADING || before->look == UI_LOOK_SUBHEADING))
        return px(placer, 12);
    if (before->look == UI_LOOK_SUBHEADING)
        return px(placer, 8);
    if (node->look == UI_LOOK_CHOICE && before->look == UI_LOOK_CHOICE)
        return px(placer, UI_CHOICE_GAP);
    if (node->look == UI_LOOK_SUMMARY)
        return 0;
    if (before->look == UI_LOOK_PROGRESS)
        return px(placer, 24);
    return px(placer, placer->low ? 20 : 28);
}

/* Stacks all nodes of an area from `top`; returns where they end. */
static int stack(struct placer *placer, enum ui_area area, struct ui_rect column, int top)
{
    const struct ui_node *before = NULL;
    int y = top;

    for (size_t i = 0; i < placer->view->count; i++) {
        struct ui_node *node = &placer->view->nodes[i];

        if (!is_in(node, area) || node->hidden)
            continue;
        if (before != NULL)
            y += gap_before(placer, node, before);
        node->rect = (struct ui_rect){column.x, y, column.width, look_height(placer, node, column.width)};
        y += node->rect.height;
        before = node;
    }
    return y;
}

/* On a page with little height the lead gives up what can be done without, first of all the progress. */
static int stack_lead(struct placer *placer, struct ui_rect column, int room)
{
    static const enum ui_look spare[] = {UI_LOOK_PROGRESS, UI_LOOK_HELP};
    int end = stack(placer, UI_LEAD, column, column.y);

    for (size_t k = 0; k < sizeof spare / sizeof spare[0] && end > column.y + room; k++) {
        for (size_t i = 0; i < placer->view->count; i++) {
            struct ui_node *node = &placer->view->nodes[i];

            if (is_in(node, UI_LEAD) && node->look == spare[k])
                node->hidden = true;
        }
        end = stack(placer, UI_LEAD, column, column.y);
    }
    return end;
}

/* A row of the items: nodes that stand beside each other and never part. */
struct row {
    size_t first, end; /* node indices; nodes of other areas between them are passed over */
    int height, limit, gap;
    int part;
};

struct rows {
    struct row list[ROWS_MAX];
    size_t count;
};

static int cell_width(const struct placer *placer, int width, int columns)
{
    int gap = px(placer, columns > 1 ? 28 : 0);

    return (width - gap * (columns - 1)) / columns;
}

/* Widths in a row: those that have one of their own keep it, the others share what is left. */
static void place_row(struct placer *placer, const struct row *row, struct ui_rect area, int columns, int y)
{
    struct ui_view *view = placer->view;
    int gap = px(placer, columns > 1 ? 28 : 20);
    int own = 0;
    int sharing = 0;
    int x = area.x;

    for (size_t i = row->first; i < row->end; i++) {
        int width = is_in(&view->nodes[i], UI_ITEMS) ? look_width(placer, &view->nodes[i]) : -1;

        if (width < 0 || view->nodes[i].look == UI_LOOK_MORE)
            continue;
        own += width + (i > row->first ? gap : 0);
        sharing += width == 0;
    }
    for (size_t i = row->first; i < row->end; i++) {
        struct ui_node *node = &view->nodes[i];
        int width;

        if (!is_in(node, UI_ITEMS) || node->look == UI_LOOK_MORE)
            continue;
        width = look_width(placer, node);
        if (columns > 1)
            width = cell_width(placer, area.width, columns);
        else if (width == 0)
            width = (area.width - own) / sharing;
        node->rect = (struct ui_rect){x, y, width, row->height};
        if (node->look == UI_LOOK_CHIP) {
            int height = look_height(placer, node, width);

            node->rect.y += (row->height - height) / 2;
            node->rect.height = height;
        }
        x += width + gap;
    }
}

static void measure_row(struct placer *placer, struct row *row, int width, int columns)
{
    struct ui_view *view = placer->view;
    bool single = row->end == row->first + 1;

    for (size_t i = row->first; i < row->end; i++) {
        struct ui_node *node = &view->nodes[i];
        int own;
        int height;
        int limit;

        if (!is_in(node, UI_ITEMS) || node->look == UI_LOOK_MORE)
            continue;
        own = look_width(placer, node);
        if (columns > 1)
            own = cell_width(placer, width, columns);
        else if (own == 0)
            own = single ? width : width - px(placer, 200); /* beside a chip */
        height = look_height(placer, node, own);
        limit = look_height_limit(placer, node);
        row->height = height > row->height ? height : row->height;
        row->limit = limit > row->limit ? limit : row->limit;
    }
}

static void collect_rows(struct placer *placer, struct rows *rows, int width, int columns)
{
    struct ui_view *view = placer->view;
    const struct ui_node *before = NULL;
    int in_row = 0;

    for (size_t i = 0; i < view->count; i++) {
        struct ui_node *node = &view->nodes[i];

        if (!is_in(node, UI_ITEMS) || node->look == UI_LOOK_MORE)
            continue;
        if (before != NULL && (node->beside || (columns > 1 && in_row < columns))) {
            rows->list[rows->count - 1].end = i + 1;
            in_row++;
        } else {
            int gap = before == NULL ? 0 : gap_before(placer, node, before);

            rows->list[rows->count++] = (struct row){
                .first = i, .end = i + 1, .gap = columns > 1 && before != NULL ? px(placer, 24) : gap};
            in_row = 1;
        }
        before = node;
    }
    for (size_t i = 0; i < rows->count; i++)
        measure_row(placer, &rows->list[i], width, columns);
}

/* Gives each row its part; returns how many parts there are. A subheading goes with what it heads. */
static int deal_parts(const struct placer *placer, struct rows *rows, int room)
{
    int part = 0;
    int used = 0;

    for (size_t i = 0; i < rows->count; i++) {
        struct row *row = &rows->list[i];
        bool heads = placer->view->nodes[row->first].look == UI_LOOK_SUBHEADING && i + 1 < rows->count;
        int needed = row->height + (heads ? rows->list[i + 1].gap + rows->list[i + 1].height : 0);

        if (used > 0 && used + row->gap + needed > room) {
            part++;
            used = 0;
        }
        used += (used > 0 ? row->gap : 0) + row->height;
        row->part = part;
    }
    return part + 1;
}

static int total_height(const struct rows *rows)
{
    int total = 0;

    for (size_t i = 0; i < rows->count; i++)
        total += rows->list[i].height + (i > 0 ? rows->list[i].gap : 0);
    return total;
}

/* Half an empty page looks like a mistake: rows that may grow share the room that is left. */
static void grow_rows(struct rows *rows, int room)
{
    int spare = room - total_height(rows);
    int growing = 0;

    for (size_t i = 0; i < rows->count; i++)
        growing += rows->list[i].limit > rows->list[i].height;
    for (size_t i = 0; i < rows->count && growing > 0; i++) {
        struct row *row = &rows->list[i];
        int more = spare / growing;

        if (row->limit <= row->height)
            continue;
        if (more > row->limit - row->height)
            more = row->limit - row->height;
        row->height += more;
    }
}

static int shown_part(const struct ui_view *view, const struct rows *rows)
{
    if (view->part >= 0)
        return view->part % view->part_count;
    for (size_t i = 0; i < rows->count; i++) {
        for (size_t k = rows->list[i].first; k < rows->list[i].end; k++) {
            if (view->nodes[k].focused && is_in(&view->nodes[k], UI_ITEMS))
                return rows->list[i].part;
        }
    }
    return 0;
}

static void place_more(struct placer *placer, struct ui_node *more, struct ui_rect area)
{
    int height = more == NULL ? 0 : look_height(placer, more, area.width);

    if (more == NULL)
        return;
    more->hidden = placer->view->part_count < 2;
    more->rect = (struct ui_rect){area.x, area.y + area.height - height, area.width, height};
}

static struct ui_node *find_more(struct ui_view *view)
{
    for (size_t i = 0; i < view->count; i++) {
        if (view->nodes[i].look == UI_LOOK_MORE)
            return &view->nodes[i];
    }
    return NULL;
}

static void place_items(struct placer *placer, struct ui_rect area, int columns)
{
    struct ui_view *view = placer->view;
    struct ui_node *more = find_more(view);
    struct rows rows = {.count = 0};
    int shown;
    int y = area.y;
    bool first = true;

    collect_rows(placer, &rows, area.width, columns);
    view->part_count = 1;
    if (total_height(&rows) <= area.height)
        grow_rows(&rows, area.height);
    else if (more != NULL)
        view->part_count = deal_parts(
            placer, &rows, area.height - look_height(placer, more, area.width) - px(placer, UI_GAP));
    shown = shown_part(view, &rows);
    view->part = view->part < 0 ? -1 : shown;
    for (size_t i = 0; i < rows.count; i++) {
        struct row *row = &rows.list[i];

        for (size_t k = row->first; k < row->end; k++) {
            if (is_in(&view->nodes[k], UI_ITEMS))
                view->nodes[k].hidden = row->part != shown;
        }
        if (row->part != shown)
            continue;
        y += first ? 0 : row->gap;
        first = false;
        place_row(placer, row, area, columns, y);
        y += row->height;
    }
    if (more != NULL)
        more->progress = (float)shown;
    place_more(placer, more, area);
}

static void place_body(struct placer *placer, struct ui_rect body)
{
    const struct ui_view *view = placer->view;
    bool side_by_side = placer->landscape && !view->wide && has_area(view, UI_ITEMS);
    int columns = placer->landscape ? view->columns_landscape : view->columns_portrait;
    int gap = px(placer, 64);
    struct ui_rect lead = body;
    struct ui_rect items = body;
    int notice = 0;
    int end;

    if (side_by_side) {
        lead.width = (body.width - gap) / 2;
        items.x = lead.x + lead.width + gap;
        items.width = body.width - lead.width - gap;
    } else if (!view->wide && body.width > px(placer, UI_COLUMN)) {
        lead.width = items.width = px(placer, UI_COLUMN);
    }
    if (has_area(view, UI_NOTICE)) {
        notice = stack(placer, UI_NOTICE, lead, 0);
        (void)stack(placer, UI_NOTICE, lead, body.y + body.height - notice);
        notice += px(placer, placer->low ? 16 : UI_GAP);
    }
    end = stack_lead(placer, lead, body.height - notice - (side_by_side ? 0 : px(placer, UI_FIELD_HEIGHT)));
    if (view->centred) {
        lead.y +=
            (body.height - notice - (end - lead.y)) / 3; /* a little above the middle, where eyes look */
        end = stack(placer, UI_LEAD, lead, lead.y);
    }
    if (!side_by_side) {
        items.height -= notice;
        if (has_area(view, UI_LEAD)) {
            items.height -= end + px(placer, UI_GAP) - items.y;
            items.y = end + px(placer, UI_GAP);
        }
    }
    place_items(placer, items, columns > 0 ? columns : 1);
}

void place_view(struct placer *placer)
{
    const struct ui_rect page = placer->page;
    struct ui_view *view = placer->view;
    const struct ui_colours *colours = &placer->theme->colours;
    int margin = px(placer, UI_MARGIN);
    int keyboard = keyboard_height(placer);
    struct ui_rect header = {page.x, page.y, page.width, 0};
    struct ui_rect footer = {page.x, page.y + page.height, page.width, 0};
    struct ui_rect body;

    if (has_area(view, UI_HEADER))
        header.height = bar_height(placer, UI_HEADER, placer->low ? UI_LOW_HEADER_HEIGHT : UI_HEADER_HEIGHT);
    if (has_area(view, UI_FOOTER))
        footer.height = bar_height(placer, UI_FOOTER, placer->low ? UI_LOW_FOOTER_HEIGHT : UI_FOOTER_HEIGHT);
    footer.y -= footer.height;
    body = (struct ui_rect){page.x + margin, page.y + header.height + px(placer, placer->low ? 24 : 48),
                            page.width - 2 * margin, 0};
    body.height = footer.y - keyboard - px(placer, placer->low ? 20 : 40) - body.y;
    place_header(placer, header);
    place_footer(placer, footer);
    place_body(placer, body);
    draw_box(placer, header, colours->card, 0, 0, 0);
    draw_box(placer, footer, colours->card, 0, 0, 0);
    draw_box(placer,
             (struct ui_rect){page.x, header.y + header.height, page.width, header.height > 0 ? 2 : 0},
             colours->rule, 0, 0, 0);
    draw_box(placer, (struct ui_rect){page.x, footer.y, page.width, footer.height > 0 ? 2 : 0}, colours->rule,
             0, 0, 0);
    if (keyboard > 0) {
        struct ui_rect area = {page.x, footer.y - keyboard, page.width, keyboard};

        draw_box(placer, area, colours->keyboard, 0, 0, 0);
        place_keyboard(placer, area);
    }
    mirror(placer);
}
