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

/* Places the items in `area`, as many of them as make the shown part. */
void place_items(struct placer *placer, struct ui_rect area, int columns);

/* 0 when the page has no keyboard. */
int place_keyboard_height(struct placer *placer);
void place_keyboard(struct placer *placer, struct ui_rect area);

#endif
