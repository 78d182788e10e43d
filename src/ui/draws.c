/* The list of things to draw, and words laid out for it. */
#include <string.h>

#include "ui/placer.h"

/* Nastaliq overhangs its box by up to a quarter of its size; nothing may be left behind when it goes. */
static const float ink_overhang = 0.5F;

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
    draw_turned_icon(placer, icon, node->icon_mirrors && placer->view->right_to_left, size_px, x, y, colour);
}

void draw_turned_icon(struct placer *placer, const char *icon, bool mirrored, int size_px, int x, int y,
                      uint32_t colour)
{
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

void draw_code(struct placer *placer, const struct qr *code, uint64_t stamp, int module_px, int x, int y)
{
    int side = qr_side(code) * module_px;
    uint64_t numbers[] = {4, stamp, (uint64_t)module_px};

    (void)add_draw(placer,
                   &(struct ui_draw){
                       .kind = UI_DRAW_CODE,
                       .rect = {x, y, side, side},
                       .clip = whole_panel(placer),
                       .colour = 0x000000, /* black on white in every theme: that is what readers expect */
                       .x = x,
                       .y = y,
                       .code = code,
                       .module_px = module_px,
                       .stamp = mix_numbers(0, numbers, sizeof numbers / sizeof numbers[0]),
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
