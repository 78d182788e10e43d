/* What the placing of bars, items and keys shares. Private to ui/. */
#ifndef UI_PLACE_PARTS_H
#define UI_PLACE_PARTS_H

#include "ui/placer.h"

static inline int px(const struct placer *placer, float units)
{
    return ui_px(placer->theme, units);
}

static inline bool is_in(const struct ui_node *node, enum ui_area area)
{
    return node->area == area;
}

/* How high the bars must be for what stands in them. */
int place_header_height(struct placer *placer);
int place_footer_height(struct placer *placer);
void place_header(struct placer *placer, struct ui_rect bar);
void place_footer(struct placer *placer, struct ui_rect bar);

/* The space above a node that stands under another. */
int place_gap_before(const struct placer *placer, const struct ui_node *node, const struct ui_node *before);

/* The button that turns to the next part, or NULL. */
struct ui_node *place_find_more(struct ui_view *view);

enum { ROWS_MAX = UI_NODES_MAX };

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

/* place_deal.c: how high all rows are together, the spaces between them too. */
int place_rows_height(const struct rows *rows);

/* Gives each row its part; returns how many there are. */
int place_deal(const struct placer *placer, struct rows *rows, int room);

/* Whether a row stands in a part: a subheading does in each part that has something of what it heads. */
bool place_stands_in(const struct placer *placer, const struct rows *rows, size_t index, int part);

/* The space above a row that is not the first of its part. */
int place_row_gap(const struct placer *placer, const struct rows *rows, size_t index, bool begins_part);

/* How high all items are together. */
int place_items_height(struct placer *placer, int width, int columns);

/* Places the items in `area`, as many of them as make the shown part. */
void place_items(struct placer *placer, struct ui_rect area, int columns);

/* 0 when the page has no keyboard. */
int place_keyboard_height(struct placer *placer);
void place_keyboard(struct placer *placer, struct ui_rect area);

#endif
