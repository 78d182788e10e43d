/* The bars at the edges of a page: the header and the foot. */
#include "ui/place_parts.h"

enum { FOOT_BUTTONS_MAX = 8, FOOT_GAP = 24 };

int place_bar_height(struct placer *placer, enum ui_area area, float least)
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
void place_header(struct placer *placer, struct ui_rect bar)
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

/* The buttons of the foot, and the room that they share. */
struct foot {
    struct ui_node *buttons[FOOT_BUTTONS_MAX];
    size_t count;
    int wanted; /* by all words on one line */
    int least;  /* by the longest word of each */
    int room;
};

static struct foot gather_foot(struct placer *placer, int room)
{
    struct ui_view *view = placer->view;
    struct foot foot = {.room = room + px(placer, FOOT_GAP)};

    for (size_t i = 0; i < view->count && foot.count < FOOT_BUTTONS_MAX; i++) {
        if (!is_in(&view->nodes[i], UI_FOOTER))
            continue;
        foot.buttons[foot.count++] = &view->nodes[i];
        foot.wanted += look_width(placer, &view->nodes[i]);
        foot.least += look_width_least(placer, &view->nodes[i]);
        foot.room -= px(placer, FOOT_GAP);
    }
    return foot;
}

/* When the words are too wide together, those that can wrap do, in proportion to what they can spare. */
static int foot_width(struct placer *placer, const struct foot *foot, const struct ui_node *button)
{
    int wanted = look_width(placer, button);
    int least = look_width_least(placer, button);

    if (foot->wanted <= foot->room)
        return wanted;
    if (foot->least >= foot->room)
        return (int)((int64_t)least * foot->room / foot->least);
    return least +
           (int)((int64_t)(wanted - least) * (foot->room - foot->least) / (foot->wanted - foot->least));
}

/* The middle one moves out of the way of a wide neighbour. */
static void clear_middle(struct placer *placer, const struct foot *foot, struct ui_node *middle)
{
    int gap = px(placer, FOOT_GAP);

    for (size_t i = 0; i < foot->count; i++) {
        const struct ui_rect *other = &foot->buttons[i]->rect;

        if (foot->buttons[i]->slot == UI_SLOT_START && middle->rect.x < other->x + other->width + gap)
            middle->rect.x = other->x + other->width + gap;
        if (foot->buttons[i]->slot == UI_SLOT_END && middle->rect.x + middle->rect.width > other->x - gap)
            middle->rect.x = other->x - gap - middle->rect.width;
    }
}

/* Footer: back at the start, the main action at the end, the way out between them. */
void place_footer(struct placer *placer, struct ui_rect bar)
{
    int margin = px(placer, UI_MARGIN);
    struct foot foot = gather_foot(placer, bar.width - 2 * margin);

    for (size_t i = 0; i < foot.count; i++) {
        struct ui_node *node = foot.buttons[i];
        int width = foot_width(placer, &foot, node);
        int height = look_height(placer, node, width);
        int x = bar.x + margin;

        if (node->slot == UI_SLOT_MIDDLE)
            x = bar.x + (bar.width - width) / 2;
        else if (node->slot == UI_SLOT_END)
            x = bar.x + bar.width - margin - width;
        node->rect = (struct ui_rect){x, bar.y + (bar.height - height) / 2, width, height};
    }
    for (size_t i = 0; i < foot.count; i++) {
        if (foot.buttons[i]->slot == UI_SLOT_MIDDLE)
            clear_middle(placer, &foot, foot.buttons[i]);
    }
}
