/* The items of a page: rows, the parts they are dealt into, and how they share the room. */
#include "ui/place_parts.h"

enum { ROWS_MAX = UI_NODES_MAX, EVEN_STEP_PX = 8 };

int place_gap_before(const struct placer *placer, const struct ui_node *node, const struct ui_node *before)
{
    if (node->look == UI_LOOK_HELP && (before->look == UI_LOOK_HEADING || before->look == UI_LOOK_SUBHEADING))
        return px(placer, 12);
    if (before->look == UI_LOOK_SUBHEADING)
        return px(placer, node->look == UI_LOOK_SERVICE ? 14.0F : 8.0F);
    if ((node->look == UI_LOOK_CHOICE && before->look == UI_LOOK_CHOICE) ||
        (node->look == UI_LOOK_SERVICE && before->look == UI_LOOK_SERVICE))
        return px(placer, UI_CHOICE_GAP);
    if (node->look == UI_LOOK_FACT && before->look == UI_LOOK_FACT)
        return px(placer, node->icon == NULL ? 4.0F
                          : placer->low      ? 14.0F
                                             : 20.0F); /* one without goes on with it */
    if (node->look == UI_LOOK_SUMMARY)
        return 0;
    if (before->look == UI_LOOK_PROGRESS)
        return px(placer, 24);
    return px(placer, placer->low ? 20 : 28);
}

/* A row of the items: nodes that stand beside each other and never part. */
struct row {
    size_t first, end; /* node indices; nodes of other areas between them are passed over */
    int height, limit, gap;
    int columns; /* 1: each node has the width it wants, and what is alone has all of it */
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

/* What stands in columns where a page has them; everything else goes over its whole width. */
static bool is_cell(const struct ui_node *node)
{
    return node->look == UI_LOOK_CARD || node->look == UI_LOOK_SERVICE || node->look == UI_LOOK_LANGUAGE ||
           node->look == UI_LOOK_CHOICE;
}

/* In a row those that have a width of their own keep it, the others share what is left: so much each. */
static int share_of_row(struct placer *placer, const struct row *row, int width)
{
    struct ui_view *view = placer->view;
    int gap = px(placer, row->columns > 1 ? 28 : 20);
    int own = 0;
    int sharing = 0;

    for (size_t i = row->first; i < row->end; i++) {
        int wanted = is_in(&view->nodes[i], UI_ITEMS) ? look_width(placer, &view->nodes[i]) : -1;

        if (wanted < 0 || view->nodes[i].look == UI_LOOK_MORE)
            continue;
        own += wanted + (i > row->first ? gap : 0);
        sharing += wanted == 0;
    }
    return sharing > 0 ? (width - own) / sharing : 0;
}

static void place_row(struct placer *placer, const struct row *row, struct ui_rect area, int y)
{
    struct ui_view *view = placer->view;
    int columns = row->columns;
    int gap = px(placer, columns > 1 ? 28 : 20);
    int share = share_of_row(placer, row, area.width);
    int x = area.x;

    for (size_t i = row->first; i < row->end; i++) {
        struct ui_node *node = &view->nodes[i];
        int width;

        if (!is_in(node, UI_ITEMS) || node->look == UI_LOOK_MORE)
            continue;
        width = look_width(placer, node);
        if (columns > 1)
            width = cell_width(placer, area.width, columns);
        else if (width == 0)
            width = share;
        node->rect = (struct ui_rect){x, y, width, row->height};
        if (node->look == UI_LOOK_CHIP) {
            int height = look_height(placer, node, width);

            node->rect.y += (row->height - height) / 2;
            node->rect.height = height;
        }
        x += width + gap;
    }
}

static void measure_row(struct placer *placer, struct row *row, int width)
{
    int columns = row->columns;
    struct ui_view *view = placer->view;
    int share = share_of_row(placer, row, width);

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
            own = share;
        height = look_height(placer, node, own);
        limit = look_height_limit(placer, node);
        row->height = height > row->height ? height : row->height;
        row->limit = limit > row->limit ? limit : row->limit;
    }
}

/* Where there is little height the alert above says it alone. */
static void leave_out_errors(struct placer *placer)
{
    for (size_t i = 0; i < placer->view->count; i++) {
        if (placer->view->nodes[i].look == UI_LOOK_ERROR)
            placer->view->nodes[i].hidden = true;
    }
}

static void collect_rows(struct placer *placer, struct rows *rows, int width, int columns)
{
    struct ui_view *view = placer->view;
    const struct ui_node *before = NULL;
    int in_row = 0;

    for (size_t i = 0; i < view->count; i++) {
        struct ui_node *node = &view->nodes[i];

        if (!is_in(node, UI_ITEMS) || node->look == UI_LOOK_MORE ||
            (node->look == UI_LOOK_ERROR && node->hidden))
            continue;
        if (before != NULL && (node->beside || (is_cell(node) && is_cell(before) && in_row < columns))) {
            rows->list[rows->count - 1].end = i + 1;
            in_row++;
        } else {
            int gap = before == NULL ? 0 : place_gap_before(placer, node, before);
            bool between_cells = columns > 1 && before != NULL && is_cell(node) && is_cell(before);

            rows->list[rows->count++] = (struct row){.first = i,
                                                     .end = i + 1,
                                                     .columns = is_cell(node) ? columns : 1,
                                                     .gap = between_cells ? px(placer, 24) : gap};
            in_row = 1;
        }
        before = node;
    }
    for (size_t i = 0; i < rows->count; i++)
        measure_row(placer, &rows->list[i], width);
}

static int total_height(const struct rows *rows)
{
    int total = 0;

    for (size_t i = 0; i < rows->count; i++)
        total += rows->list[i].height + (i > 0 ? rows->list[i].gap : 0);
    return total;
}

static bool is_heading(const struct placer *placer, const struct row *row)
{
    return placer->view->nodes[row->first].look == UI_LOOK_SUBHEADING;
}

static bool is_of_services(const struct placer *placer, const struct row *row)
{
    return placer->view->nodes[row->first].look == UI_LOOK_SERVICE;
}

/* The row of the subheading that a row stands under, or -1. */
static int heading_over(const struct placer *placer, const struct rows *rows, size_t index)
{
    if (is_heading(placer, &rows->list[index]))
        return -1;
    while (index-- > 0) {
        if (is_heading(placer, &rows->list[index]))
            return (int)index;
    }
    return -1;
}

/* What a row needs to begin in a part: a subheading brings all that it heads, if that fits a part at all.
 * Services are a list that may go on in the next part, so there it brings the first of them. */
static int needed_with(const struct placer *placer, const struct rows *rows, size_t index, int room)
{
    int needed = rows->list[index].height;
    int group = needed;

    if (!is_heading(placer, &rows->list[index]))
        return needed;
    for (size_t i = index + 1; i < rows->count && !is_heading(placer, &rows->list[i]); i++)
        group += rows->list[i].gap + rows->list[i].height;
    if (index + 1 == rows->count || (group <= room && !is_of_services(placer, &rows->list[index + 1])))
        return group;
    return needed + rows->list[index + 1].gap + rows->list[index + 1].height;
}

/* Gives each row its part of at most `room`; returns how many parts there are. */
static int deal_into(const struct placer *placer, struct rows *rows, int room)
{
    int part = 0;
    int used = 0;

    for (size_t i = 0; i < rows->count; i++) {
        struct row *row = &rows->list[i];

        /* Where not even that fits, the page is crowded, and its text is made smaller. */
        bool is_headed = i > 0 && is_heading(placer, &rows->list[i - 1]);

        if (used > 0 && !is_headed && used + row->gap + needed_with(placer, rows, i, room) > room) {
            int heading = heading_over(placer, rows, i);

            part++;
            used = heading >= 0 ? rows->list[heading].height : 0; /* stands there once more */
        }
        used += (used > 0 ? row->gap : 0) + row->height;
        row->part = part;
    }
    return part + 1;
}

/* As few parts as will do, and then as even as they can be: eight and three looks like a mistake. */
static int deal_parts(const struct placer *placer, struct rows *rows, int room)
{
    int count = deal_into(placer, rows, room);
    int least = total_height(rows) / count;

    for (int smaller = least; smaller < room; smaller += EVEN_STEP_PX) {
        if (deal_into(placer, rows, smaller) == count)
            return count;
    }
    return deal_into(placer, rows, room);
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

/* Whether a row stands in a part: a subheading does in each part that has something of what it heads. */
static bool stands_in(const struct placer *placer, const struct rows *rows, size_t index, int part)
{
    size_t first = 0;

    if (rows->list[index].part == part || !is_heading(placer, &rows->list[index]))
        return rows->list[index].part == part;
    while (first < rows->count && rows->list[first].part < part)
        first++;
    return first < rows->count && heading_over(placer, rows, first) == (int)index;
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
    /* After the last part comes the first again, and the button says so. */
    if ((int)more->progress == placer->view->part_count - 1 && more->detail != NULL) {
        more->text = more->detail;
        more->language = more->detail_language;
    }
    more->detail = NULL;
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

void place_items(struct placer *placer, struct ui_rect area, int columns)
{
    struct ui_view *view = placer->view;
    struct ui_node *more = find_more(view);
    struct rows rows = {.count = 0};
    int shown;
    int y = area.y;
    bool first = true;

    if (placer->low)
        leave_out_errors(placer);
    collect_rows(placer, &rows, area.width, columns);
    if (total_height(&rows) > area.height) {
        leave_out_errors(placer);
        rows.count = 0;
        collect_rows(placer, &rows, area.width, columns);
    }
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

        bool is_shown = stands_in(placer, &rows, i, shown);

        for (size_t k = row->first; k < row->end; k++) {
            if (is_in(&view->nodes[k], UI_ITEMS))
                view->nodes[k].hidden = !is_shown;
        }
        if (!is_shown)
            continue;
        y += first ? 0 : row->gap;
        first = false;
        place_row(placer, row, area, y);
        y += row->height;
    }
    if (more != NULL)
        more->progress = (float)shown;
    place_more(placer, more, area);
}
