/* The on-screen keyboard at the foot of a page. */
#include "ui/place_parts.h"

/* A pad has few keys in a row, each of them wide. */
enum { PAD_ROW_KEYS_MAX = 4, KEY_ROWS_MAX = 8 };

#define KEYS_ACROSS_LEAST 10.0F

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

/* How wide a row is, in keys. */
static float row_weight(const struct ui_view *view, int row)
{
    float weight = 0;

    for (size_t i = 0; i < view->count; i++)
        weight +=
            is_in(&view->nodes[i], UI_KEYBOARD) && view->nodes[i].row == row ? view->nodes[i].weight : 0;
    return weight;
}

static bool is_pad(const struct ui_view *view)
{
    int in_row[KEY_ROWS_MAX] = {0};

    for (size_t i = 0; i < view->count; i++) {
        const struct ui_node *node = &view->nodes[i];

        if (is_in(node, UI_KEYBOARD) && node->row < KEY_ROWS_MAX && ++in_row[node->row] > PAD_ROW_KEYS_MAX)
            return false;
    }
    return true;
}

/* The width of a plain key. On a wide panel keys stay together, where two thumbs find them, and those of a
 * pad where one hand does. */
static float key_unit(const struct placer *placer, int width, int rows)
{
    const struct ui_view *view = placer->view;
    bool is_narrow = placer->landscape && placer->low && is_pad(view);
    float most = (float)px(placer, is_narrow ? UI_LOW_PAD_KEY_UNIT_MAX : UI_KEY_UNIT_MAX);
    float widest = KEYS_ACROSS_LEAST;
    float unit;

    for (int row = 0; row < rows; row++)
        widest = row_weight(view, row) > widest ? row_weight(view, row) : widest;
    unit = (float)width / widest;
    return unit < most ? unit : most;
}

void place_keyboard(struct placer *placer, struct ui_rect area)
{
    struct ui_view *view = placer->view;
    int rows = keyboard_rows(view);
    int gap = px(placer, UI_KEY_GAP);
    int height = px(placer, placer->low ? UI_LOW_KEY_HEIGHT : UI_KEY_HEIGHT);
    float unit = key_unit(placer, area.width - gap, rows);

    for (int row = 0; row < rows; row++) {
        float x = (float)area.x + ((float)area.width - row_weight(view, row) * unit) / 2 + (float)gap / 2;

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
