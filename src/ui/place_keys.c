/* The on-screen keyboard at the foot of a page. */
#include "ui/place_parts.h"

static int keyboard_rows(const struct ui_view *view)
{
    int rows = 0;

    for (size_t i = 0; i < view->count; i++) {
        if (is_in(&view->nodes[i], UI_KEYBOARD) && view->nodes[i].row >= rows)
            rows = view->nodes[i].row + 1;
    }
    return rows;
}

int place_keyboard_height(struct placer *placer)
{
    int rows = keyboard_rows(placer->view);
    int key = px(placer, placer->low ? UI_LOW_KEY_HEIGHT : UI_KEY_HEIGHT);

    return rows == 0 ? 0 : rows * (key + px(placer, UI_KEY_GAP)) + px(placer, UI_KEY_GAP);
}

void place_keyboard(struct placer *placer, struct ui_rect area)
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
