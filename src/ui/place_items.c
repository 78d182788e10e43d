/* The items of a page: their rows, how these share the room, and the part that is shown. */
#include "ui/place_parts.h"

int place_gap_before(const struct placer *placer, const struct ui_node *node, const struct ui_node *before)
{
    if (node->look == UI_LOOK_HELP && (before->look == UI_LOOK_HEADING || before->look == UI_LOOK_SUBHEADING))
        return px(placer, 12);
    if (before->look == UI_LOOK_SUBHEADING)
        return px(placer, node->look == UI_LOOK_SERVICE && !placer->low ? 14.0F : 8.0F);
    if (node->look == UI_LOOK_SERVICE && before->look == UI_LOOK_SERVICE)
        return px(placer, placer->low && placer->has_keys ? UI_KEY_GAP : UI_CHOICE_GAP);
    if (node->look == UI_LOOK_CHOICE && before->look == UI_LOOK_CHOICE)
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

/* Between two rows of cells. */
static int cell_gap(const struct placer *placer, const struct ui_node *node)
{
    return px(placer, placer->low && node->look == UI_LOOK_SERVICE ? UI_CHOICE_GAP : 24.0F);
}

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

static bool has_step(const struct ui_view *view, const struct row *row)
{
    for (size_t i = row->first; i < row->end; i++) {
        if (view->nodes[i].look == UI_LOOK_STEP && is_in(&view->nodes[i], UI_ITEMS))
            return true;
    }
    return false;
}

/* Whether it stands in the middle of its row's height rather than filling it: a small button, and the number
 * beside one. */
static bool stands_in_middle(const struct ui_node *node, bool is_beside_step)
{
    return node->look == UI_LOOK_CHIP || node->look == UI_LOOK_STEP ||
           (is_beside_step && (node->look == UI_LOOK_TEXT || node->look == UI_LOOK_SUBHEADING));
}

static void place_row(struct placer *placer, const struct row *row, struct ui_rect area, int y)
{
    struct ui_view *view = placer->view;
    int columns = row->columns;
    int gap = px(placer, columns > 1 ? 28 : 20);
    int share = share_of_row(placer, row, area.width);
    bool steps = has_step(view, row);
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
        if (stands_in_middle(node, steps)) {
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
            const struct ui_node *above =
                before == NULL ? NULL : &view->nodes[rows->list[rows->count - 1].first];
            int gap = above == NULL ? 0 : place_gap_before(placer, node, above);
            bool between_cells = columns > 1 && before != NULL && is_cell(node) && is_cell(before);

            rows->list[rows->count++] = (struct row){.first = i,
                                                     .end = i + 1,
                                                     .columns = is_cell(node) ? columns : 1,
                                                     .gap = between_cells ? cell_gap(placer, node) : gap};
            in_row = 1;
        }
        before = node;
    }
    for (size_t i = 0; i < rows->count; i++)
        measure_row(placer, &rows->list[i], width);
}

/* Half an empty page looks like a mistake: rows that may grow share the room that is left. */
static void grow_rows(struct rows *rows, int room)
{
    int spare = room - place_rows_height(rows);
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

/* What the button takes of the items' room: nothing in the foot. */
static int more_height(struct placer *placer, const struct ui_node *more, int width)
{
    return is_in(more, UI_ITEMS) ? look_height(placer, more, width) : 0;
}

static void place_more(struct placer *placer, struct ui_node *more, struct ui_rect area)
{
    int height = more == NULL ? 0 : more_height(placer, more, area.width);

    if (more == NULL)
        return;
    more->hidden = placer->view->part_count < 2;
    /* After the last part comes the first again, and the button says so. */
    if ((int)more->progress == placer->view->part_count - 1 && more->detail != NULL) {
        more->text = more->detail;
        more->language = more->detail_language;
    }
    more->detail = NULL;
    if (is_in(more, UI_ITEMS))
        more->rect = (struct ui_rect){area.x, area.y + area.height - height, area.width, height};
}

struct ui_node *place_find_more(struct ui_view *view)
{
    for (size_t i = 0; i < view->count; i++) {
        if (view->nodes[i].look == UI_LOOK_MORE)
            return &view->nodes[i];
    }
    return NULL;
}

static int room_of_part(struct placer *placer, const struct ui_node *more, struct ui_rect area)
{
    int height = more_height(placer, more, area.width);

    return height == 0 ? area.height : area.height - height - px(placer, UI_GAP);
}

/* Shows the rows of a part, from the top of `area`, and hides all others. */
static void place_part(struct placer *placer, const struct rows *rows, struct ui_rect area, int shown)
{
    struct ui_view *view = placer->view;
    bool first = true;
    int y = area.y;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->list[i];
        bool is_shown = place_stands_in(placer, rows, i, shown);

        for (size_t k = row->first; k < row->end; k++) {
            if (is_in(&view->nodes[k], UI_ITEMS))
                view->nodes[k].hidden = !is_shown;
        }
        if (!is_shown)
            continue;
        y += first ? 0 : place_row_gap(placer, rows, i, rows->list[i - 1].part != row->part);
        first = false;
        place_row(placer, row, area, y);
        y += row->height;
    }
}

int place_items_height(struct placer *placer, int width, int columns)
{
    struct rows rows = {.count = 0};

    collect_rows(placer, &rows, width, columns);
    return place_rows_height(&rows);
}

void place_items(struct placer *placer, struct ui_rect area, int columns)
{
    struct ui_view *view = placer->view;
    struct ui_node *more = place_find_more(view);
    struct rows rows = {.count = 0};
    int shown;

    if (placer->low)
        leave_out_errors(placer);
    collect_rows(placer, &rows, area.width, columns);
    if (place_rows_height(&rows) > area.height) {
        leave_out_errors(placer);
        rows.count = 0;
        collect_rows(placer, &rows, area.width, columns);
    }
    view->part_count = 1;
    if (place_rows_height(&rows) <= area.height)
        grow_rows(&rows, area.height);
    else if (more != NULL)
        view->part_count = place_deal(placer, &rows, room_of_part(placer, more, area));
    shown = shown_part(view, &rows);
    view->part = view->part < 0 ? -1 : shown;
    place_part(placer, &rows, area, shown);
    if (more != NULL)
        more->progress = (float)shown;
    place_more(placer, more, area);
}
