#include "ui/frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ui/placer.h"

/* A finger lands a little beside what it means. */
static const float touch_slack = 12.0F;

/* Nastaliq overhangs its box by up to a quarter of its size; nothing may be left behind when it goes. */
static const float ink_overhang = 0.5F;

struct ui_frame *ui_frame_create(struct text_engine *engine)
{
    struct ui_frame *frame = memory_allocate(1, sizeof *frame);

    frame->texts = ui_texts_create(engine);
    return frame;
}

void ui_frame_destroy(struct ui_frame *frame)
{
    if (frame == NULL)
        return;
    ui_texts_destroy(frame->texts);
    free(frame);
}

enum status ui_frame_build(struct ui_frame *frame, struct ui_view *view, const struct ui_placing *placing)
{
    struct placer placer = {
        .frame = frame,
        .view = view,
        .placing = placing,
        .theme = &placing->theme,
        .page = {.width = placing->width, .height = placing->height},
    };

    memcpy(frame->last, frame->draws, frame->count * sizeof frame->draws[0]);
    frame->last_count = frame->count;
    frame->count = 0;
    memset(frame->field_text, 0, sizeof frame->field_text);
    ui_texts_turn(frame->texts);
    placer.landscape = placer.page.width > placer.page.height;
    placer.low_reach = placing->low_reach && !placer.landscape;
    placer.low = placer.low_reach || (float)placer.page.height < 1200.0F * placing->theme.unit_px;
    draw_box(&placer, (struct ui_rect){.width = placing->width, .height = placing->height},
             placing->theme.colours.ground, 0, 0, 0);
    place_view(&placer);
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

static uint64_t mix_numbers(uint64_t stamp, const uint64_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        stamp = (stamp ^ numbers[i]) * UINT64_C(1099511628211) + (stamp >> 29);
    return stamp;
}

static struct ui_draw *add_draw(struct placer *placer, const struct ui_draw *draw)
{
    struct ui_frame *frame = placer->frame;

    if (frame->count == UI_DRAWS_MAX) {
        placer->status = FULL;
        return NULL;
    }
    frame->draws[frame->count] = *draw;
    return &frame->draws[frame->count++];
}

static struct ui_rect whole_panel(const struct placer *placer)
{
    return (struct ui_rect){.width = placer->placing->width, .height = placer->placing->height};
}

void draw_box(struct placer *placer, struct ui_rect rect, uint32_t fill, uint32_t edge, int edge_px,
              int radius_px)
{
    uint64_t numbers[] = {1, fill, edge, (uint64_t)edge_px, (uint64_t)radius_px};

    (void)add_draw(placer, &(struct ui_draw){
                               .kind = UI_DRAW_BOX,
                               .rect = rect,
                               .clip = whole_panel(placer),
                               .colour = fill,
                               .edge_colour = edge,
                               .edge_px = edge_px,
                               .radius_px = radius_px,
                               .stamp = mix_numbers(0, numbers, sizeof numbers / sizeof numbers[0]),
                           });
}

void draw_text(struct placer *placer, const struct text_paragraph *paragraph, uint64_t stamp, int x, int y,
               uint32_t colour, struct ui_rect clip)
{
    struct text_size size;
    uint64_t numbers[] = {2, colour, stamp, (uint64_t)x, (uint64_t)y};
    int overhang;

    if (paragraph == NULL)
        return;
    size = text_paragraph_size(paragraph);
    overhang = (int)((float)text_paragraph_line(paragraph, 0).height_px * ink_overhang);
    if (clip.width == 0)
        clip = whole_panel(placer);
    (void)add_draw(placer, &(struct ui_draw){
                               .kind = UI_DRAW_TEXT,
                               .rect = {x - overhang, y - overhang,
                                        text_paragraph_line(paragraph, 0).x_px + size.width_px + 2 * overhang,
                                        size.height_px + 2 * overhang},
                               .clip = clip,
                               .colour = colour,
                               .x = x,
                               .y = y,
                               .paragraph = paragraph,
                               .stamp = mix_numbers(0, numbers, sizeof numbers / sizeof numbers[0]),
                           });
}

void draw_icon(struct placer *placer, const struct ui_node *node, const char *icon, int size_px, int x, int y,
               uint32_t colour)
{
    bool mirrored = node->icon_mirrors && placer->view->right_to_left;
    uint64_t numbers[] = {3, colour, mirrored, (uint64_t)size_px};
    struct text_spec name = {.text = icon};

    (void)add_draw(
        placer, &(struct ui_draw){
                    .kind = UI_DRAW_ICON,
                    .rect = {x, y, size_px, size_px},
                    .clip = whole_panel(placer),
                    .colour = colour,
                    .x = x,
                    .y = y,
                    .icon = icon,
                    .icon_px = size_px,
                    .mirrored = mirrored,
                    .stamp = mix_numbers(ui_texts_stamp(&name), numbers, sizeof numbers / sizeof numbers[0]),
                });
}

static struct text_spec spec_of(const struct placer *placer, const char *text, const char *language,
                                const struct text_style *style, int width_px)
{
    bool is_page_language = strcmp(language, placer->view->language) == 0;
    enum text_direction direction = placer->view->right_to_left ? TEXT_RIGHT_TO_LEFT : TEXT_LEFT_TO_RIGHT;

    return (struct text_spec){
        .text = text,
        .language = language,
        .size_px = style->fixed_size ? style->size_units * placer->theme->unit_px
                                     : ui_text_px(placer->theme, style->size_units),
        .weight = style->weight,
        .direction = is_page_language ? direction : TEXT_FIRST_STRONG,
        .align = style->align,
        .width_px = width_px,
        .line_limit = style->line_limit,
    };
}

const struct text_paragraph *placer_text(struct placer *placer, const struct ui_node *node, const char *text,
                                         const char *language, const struct text_style *style, int width_px)
{
    struct text_spec spec = spec_of(placer, text, language, style, width_px);
    const struct text_paragraph *paragraph = NULL;
    enum status status;

    if (node->personal)
        spec.direction = node->left_to_right ? TEXT_LEFT_TO_RIGHT : TEXT_FIRST_STRONG;
    status = ui_texts_get(placer->frame->texts, &spec, node->personal, &paragraph);
    if (status == OK && spec.align != TEXT_CENTRE && text_paragraph_line_count(paragraph) > 0 &&
        text_paragraph_line(paragraph, 0).right_to_left != placer->view->right_to_left) {
        spec.align = spec.align == TEXT_START ? TEXT_END : TEXT_START;
        status = ui_texts_get(placer->frame->texts, &spec, node->personal, &paragraph);
    }
    if (status != OK) {
        placer->status = status;
        return NULL;
    }
    return paragraph;
}

int centred_y(const struct text_paragraph *paragraph, int top, int height)
{
    struct text_band band;

    if (paragraph == NULL)
        return top;
    if (text_paragraph_line_count(paragraph) > 1)
        return top + (height - text_paragraph_size(paragraph).height_px) / 2;
    band = text_paragraph_band(paragraph);
    return top + (height - band.top_px - band.bottom_px) / 2;
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

    for (int slack = 0; slack <= (int)touch_slack && found == NULL; slack += (int)touch_slack) {
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
}
