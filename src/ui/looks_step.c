/* The small square button that makes a number beside it larger or smaller: an icon, and words for voice. */
#include "ui/look_parts.h"

int look_step_height(struct placer *placer, const struct ui_node *node, int width)
{
    (void)node;
    (void)width;
    return look_px(placer, UI_STEP_SIDE);
}

int look_step_width(struct placer *placer, const struct ui_node *node)
{
    (void)node;
    return look_px(placer, UI_STEP_SIDE);
}

void look_step_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct ui_rect r = node->rect;
    int radius = look_px(placer, UI_CARD_RADIUS);
    int icon = look_px(placer, 40);
    uint32_t fill = node->disabled ? c->dim : look_is_pressed(placer, node) ? c->tint : c->card;

    look_focus_ring(placer, node, r, radius);
    draw_box(placer, r, fill, node->disabled ? c->edge : c->act, look_px(placer, UI_EDGE), radius);
    draw_icon(placer, node, node->icon, icon, r.x + (r.width - icon) / 2, r.y + (r.height - icon) / 2,
              node->disabled ? c->soft : c->act);
}
