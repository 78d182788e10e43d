#include "ui/frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ui/placer.h"

/* A finger lands a little beside what it means. */
enum { TOUCH_SLACK_PX = 12 };

/* A page of less height has tighter bars and keys. */
#define LOW_UNITS 1200.0F

/* How often, and by how much, the text of a crowded page is made smaller: to three fifths at most. */
enum { FIT_TRIES = 6 };
#define FIT_STEP 0.92F

struct ui_frame *ui_frame_create(struct text_engine *engine)
{
    struct ui_frame *frame = memory_allocate(1, sizeof *frame);

    frame->texts = ui_texts_create(engine);
    frame->codes = ui_codes_create();
    return frame;
}

void ui_frame_destroy(struct ui_frame *frame)
{
    if (frame == NULL)
        return;
    ui_texts_destroy(frame->texts);
    ui_codes_destroy(frame->codes);
    free(frame);
}

static bool overlap(struct ui_rect a, struct ui_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* Whether it reaches into the foot or the keyboard, where no other node need stand. */
static bool leaves_body(const struct placer *placer, const struct ui_node *node)
{
    return node->area != UI_HEADER && node->area != UI_FOOTER && node->area != UI_KEYBOARD &&
           node->rect.y + node->rect.height > placer->body_end;
}

/* Whether what was placed does not fit: something stands on something else, or leaves its room. */
static bool is_crowded(const struct placer *placer)
{
    const struct ui_view *view = placer->view;

    if (placer->is_tight)
        return true;
    for (size_t i = 0; i < view->count; i++) {
        const struct ui_node *node = &view->nodes[i];

        if (node->hidden)
            continue;
        if (node->rect.y < 0 || node->rect.x < 0 || node->rect.x + node->rect.width > placer->page.width ||
            leaves_body(placer, node))
            return true;
        for (size_t k = i + 1; k < view->count; k++) {
            if (!view->nodes[k].hidden && overlap(node->rect, view->nodes[k].rect))
                return true;
        }
    }
    return false;
}

static struct placer begin(struct ui_frame *frame, struct ui_view *view, const struct ui_placing *placing,
                           const struct ui_theme *theme)
{
    struct placer placer = {
        .frame = frame,
        .view = view,
        .placing = placing,
        .theme = theme,
        .page = {.width = placing->width, .height = placing->height},
    };

    frame->count = 0;
    memset(frame->field_text, 0, sizeof frame->field_text);
    placer.landscape = placer.page.width > placer.page.height;
    placer.low_reach = placing->low_reach && !placer.landscape;
    placer.low = placer.low_reach || (float)placer.page.height < LOW_UNITS * theme->unit_px;
    placer.has_keys = place_has_area(view, UI_KEYBOARD);
    draw_box(&placer, placer.page, theme->colours.ground, 0, 0, 0);
    place_view(&placer);
    return placer;
}

/* A page that does not fit a small panel at the person's text size is tried again a little smaller: words
 * that stand on each other can be read by nobody. */
enum status ui_frame_build(struct ui_frame *frame, struct ui_view *view, const struct ui_placing *placing)
{
    struct ui_theme theme = placing->theme;
    int part = view->part;
    struct placer placer;

    memcpy(frame->last, frame->draws, frame->count * sizeof frame->draws[0]);
    memcpy(frame->nodes, view->nodes, view->count * sizeof view->nodes[0]);
    frame->last_count = frame->count;
    ui_texts_turn(frame->texts);
    ui_codes_turn(frame->codes);
    placer = begin(frame, view, placing, &theme);
    for (int tries = 0; tries < FIT_TRIES && is_crowded(&placer); tries++) {
        theme.text_scale *= FIT_STEP;
        memcpy(view->nodes, frame->nodes, view->count * sizeof view->nodes[0]);
        view->part = part;
        placer = begin(frame, view, placing, &theme);
    }
    for (size_t i = 0; i < view->count; i++) {
        if (!view->nodes[i].hidden)
            look_draw(&placer, i);
    }
    return placer.status;
}

size_t ui_frame_count(const struct ui_frame *frame)
{
    return frame->count;
}

const struct ui_draw *ui_frame_draw(const struct ui_frame *frame, size_t index)
{
    return &frame->draws[index];
}

static struct ui_rect join(struct ui_rect a, struct ui_rect b)
{
    struct ui_rect both = {.x = a.x < b.x ? a.x : b.x, .y = a.y < b.y ? a.y : b.y};
    int right = a.x + a.width > b.x + b.width ? a.x + a.width : b.x + b.width;
    int bottom = a.y + a.height > b.y + b.height ? a.y + a.height : b.y + b.height;

    if (a.width == 0)
        return b;
    if (b.width == 0)
        return a;
    both.width = right - both.x;
    both.height = bottom - both.y;
    return both;
}

static bool draws_alike(const struct ui_draw *a, const struct ui_draw *b)
{
    return a->stamp == b->stamp && memcmp(&a->rect, &b->rect, sizeof a->rect) == 0 &&
           memcmp(&a->clip, &b->clip, sizeof a->clip) == 0;
}

static struct ui_rect cover(const struct ui_draw *draws, size_t first, size_t end, struct ui_rect damage)
{
    for (size_t i = first; i < end; i++)
        damage = join(damage, draws[i].rect);
    return damage;
}

/* What is alike at the beginning and at the end of both lists has not changed: a tick that comes or goes
 * shifts all that follows it, but changes none of it. */
struct ui_rect ui_frame_damage(const struct ui_frame *frame)
{
    size_t shorter = frame->count < frame->last_count ? frame->count : frame->last_count;
    size_t first = 0;
    size_t alike = 0;

    while (first < shorter && draws_alike(&frame->draws[first], &frame->last[first]))
        first++;
    while (alike < shorter - first &&
           draws_alike(&frame->draws[frame->count - 1 - alike], &frame->last[frame->last_count - 1 - alike]))
        alike++;
    return cover(frame->last, first, frame->last_count - alike,
                 cover(frame->draws, first, frame->count - alike, (struct ui_rect){0}));
}

static bool is_inside(struct ui_rect rect, int x, int y, int slack)
{
    return x >= rect.x - slack && x < rect.x + rect.width + slack && y >= rect.y - slack &&
           y < rect.y + rect.height + slack;
}

struct ui_node *ui_frame_hit(const struct ui_frame *frame, struct ui_view *view, int x, int y,
                             size_t *ret_offset)
{
    struct ui_node *found = NULL;
    size_t index = 0;

    for (int slack = 0; slack <= TOUCH_SLACK_PX && found == NULL; slack += TOUCH_SLACK_PX) {
        for (size_t i = view->count; i-- > 0 && found == NULL;) {
            struct ui_node *node = &view->nodes[i];

            if (!node->hidden && !node->disabled && node->action.kind != 0 &&
                is_inside(node->rect, x, y, slack)) {
                found = node;
                index = i;
            }
        }
    }
    if (found != NULL && frame->field_text[index] != NULL)
        *ret_offset = text_paragraph_hit(frame->field_text[index], x - frame->field_place[index].x,
                                         y - frame->field_place[index].y);
    return found;
}

void ui_frame_wipe(struct ui_frame *frame)
{
    frame->count = 0;
    frame->last_count = 0;
    memory_wipe(frame->draws, sizeof frame->draws);
    memory_wipe(frame->last, sizeof frame->last);
    memory_wipe(frame->field_text, sizeof frame->field_text);
    ui_texts_turn(frame->texts);
    ui_codes_wipe(frame->codes);
}
