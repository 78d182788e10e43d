/* The bars at the edges of a page: the header and the foot. */
#include <limits.h>

#include "ui/place_parts.h"

enum { FOOT_BUTTONS_MAX = 8, FOOT_GAP = 24, BAR_SPACE = 24 };

int place_header_height(struct placer *placer)
{
    int height = px(placer, placer->low ? UI_LOW_HEADER_HEIGHT : UI_HEADER_HEIGHT);

    for (size_t i = 0; i < placer->view->count; i++) {
        const struct ui_node *node = &placer->view->nodes[i];
        int needed = is_in(node, UI_HEADER) ? look_height(placer, node, placer->page.width / 2) : 0;

        if (needed + px(placer, BAR_SPACE) > height)
            height = needed + px(placer, BAR_SPACE);
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

/* The buttons of the foot, and how wide each gets. */
struct foot {
    struct ui_node *buttons[FOOT_BUTTONS_MAX];
    int widths[FOOT_BUTTONS_MAX];
    size_t count;
};

/* The button whose words are best wrapped: the way out first, then the one with most to spare. */
static size_t best_to_wrap(struct placer *placer, const struct foot *foot, int *ret_spare)
{
    size_t best = 0;
    int most = 0;

    *ret_spare = 0;
    for (size_t i = 0; i < foot->count; i++) {
        int spare = foot->widths[i] - look_width_least(placer, foot->buttons[i]);
        int rank = spare > 0 && foot->buttons[i]->look == UI_LOOK_QUIET ? INT_MAX : spare;

        if (rank > most) {
            most = rank;
            best = i;
            *ret_spare = spare;
        }
    }
    return best;
}

static struct foot gather_foot(struct placer *placer, int room)
{
    struct ui_view *view = placer->view;
    struct foot foot = {.count = 0};
    int over = -room - px(placer, FOOT_GAP);
    int spare = 0;

    for (size_t i = 0; i < view->count && foot.count < FOOT_BUTTONS_MAX; i++) {
        if (!is_in(&view->nodes[i], UI_FOOTER))
            continue;
        foot.widths[foot.count] = look_width(placer, &view->nodes[i]);
        over += foot.widths[foot.count] + px(placer, FOOT_GAP);
        foot.buttons[foot.count++] = &view->nodes[i];
    }
    while (over > 0) {
        size_t best = best_to_wrap(placer, &foot, &spare);

        if (spare == 0)
            break;
        foot.widths[best] -= spare < over ? spare : over;
        over -= spare < over ? spare : over;
    }
    placer->is_tight = over > 0;
    for (size_t i = 0; i < foot.count && over > 0; i++)
        foot.widths[i] -= over / (int)foot.count + 1; /* no words fit: at least the buttons do */
    return foot;
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

static int foot_room(const struct placer *placer)
{
    return placer->page.width - 2 * px(placer, UI_MARGIN);
}

/* All buttons of the foot are as high as the highest must be. */
static int button_height(struct placer *placer, const struct foot *foot)
{
    int height = 0;

    for (size_t i = 0; i < foot->count; i++) {
        int needed = look_height(placer, foot->buttons[i], foot->widths[i]);

        height = needed > height ? needed : height;
    }
    return height;
}

int place_footer_height(struct placer *placer)
{
    struct foot foot = gather_foot(placer, foot_room(placer));
    int least = px(placer, placer->low ? UI_LOW_FOOTER_HEIGHT : UI_FOOTER_HEIGHT);
    int needed = button_height(placer, &foot) + px(placer, BAR_SPACE);

    return needed > least ? needed : least;
}

/* Footer: back at the start, the main action at the end, before it the next part, the way out between them.
 */
void place_footer(struct placer *placer, struct ui_rect bar)
{
    int margin = px(placer, UI_MARGIN);
    struct foot foot = gather_foot(placer, foot_room(placer));
    int height = button_height(placer, &foot);
    int end = bar.x + bar.width - margin;

    for (size_t i = foot.count; i-- > 0;) {
        struct ui_node *node = foot.buttons[i];
        int width = foot.widths[i];
        int x = bar.x + margin;

        if (node->slot == UI_SLOT_MIDDLE) {
            x = bar.x + (bar.width - width) / 2;
        } else if (node->slot == UI_SLOT_END) {
            x = end - width;
            end = x - px(placer, FOOT_GAP);
        }
        node->rect = (struct ui_rect){x, bar.y + (bar.height - height) / 2, width, height};
    }
    for (size_t i = 0; i < foot.count; i++) {
        if (foot.buttons[i]->slot == UI_SLOT_MIDDLE)
            clear_middle(placer, &foot, foot.buttons[i]);
    }
}
