#include "ui/look_parts.h"

#include <string.h>

int look_px(const struct placer *placer, float units)
{
    return ui_px(placer->theme, units);
}

const struct ui_colours *look_colours(const struct placer *placer)
{
    return &placer->theme->colours;
}

int look_text_px(const struct placer *placer, float units)
{
    return (int)ui_text_px(placer->theme, units);
}

bool look_is_pressed(const struct placer *placer, const struct ui_node *node)
{
    return placer->placing->pressed_id != NULL && strcmp(placer->placing->pressed_id, node->id) == 0;
}

int look_text_height(const struct text_paragraph *paragraph)
{
    return paragraph == NULL ? 0 : text_paragraph_size(paragraph).height_px;
}

int look_text_width(const struct text_paragraph *paragraph)
{
    return paragraph == NULL ? 0 : text_paragraph_size(paragraph).width_px;
}

uint64_t look_stamp(const char *text, const struct text_style *style, int width)
{
    struct text_spec spec = {.text = text,
                             .size_px = style->size_units,
                             .weight = style->weight,
                             .align = style->align,
                             .width_px = width};

    return ui_texts_stamp(&spec);
}

struct ui_rect look_inset(struct ui_rect rect, int x, int y)
{
    return (struct ui_rect){rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y};
}

void look_put(struct placer *placer, const struct ui_node *node, const char *text, const char *language,
              const struct text_style *style, struct ui_rect rect)
{
    const struct text_paragraph *paragraph = placer_text(placer, node, text, language, style, rect.width);

    draw_text(placer, paragraph, look_stamp(text, style, rect.width), rect.x,
              centred_y(paragraph, rect.y, rect.height), style->colour, (struct ui_rect){0});
}

const struct text_paragraph *look_own_way(struct placer *placer, const struct ui_node *node, const char *text,
                                          const char *language, struct text_style *style, int width)
{
    const struct text_paragraph *words = placer_text(placer, node, text, language, style, width);

    if (words == NULL || text_paragraph_line(words, 0).right_to_left == placer->view->right_to_left)
        return words;
    style->align = TEXT_END;
    return placer_text(placer, node, text, language, style, width);
}

int look_put_below(struct placer *placer, const struct ui_node *node, const char *text, const char *language,
                   const struct text_style *style, int x, int y, int width)
{
    const struct text_paragraph *paragraph = placer_text(placer, node, text, language, style, width);

    draw_text(placer, paragraph, look_stamp(text, style, width), x, y, style->colour, (struct ui_rect){0});
    return look_text_height(paragraph);
}

int look_measure(struct placer *placer, const struct ui_node *node, const char *text, const char *language,
                 const struct text_style *style, int width)
{
    return text == NULL ? 0 : look_text_height(placer_text(placer, node, text, language, style, width));
}

struct text_style look_small(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_SMALL, .colour = look_colours(placer)->soft};
}

struct text_style look_bold(const struct placer *placer)
{
    return (struct text_style){
        .size_units = UI_BODY, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink};
}

struct text_style look_body(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_BODY, .colour = look_colours(placer)->ink};
}

void look_focus_ring(struct placer *placer, const struct ui_node *node, struct ui_rect rect, int radius_px)
{
    const struct ui_colours *c = look_colours(placer);
    int ring = look_px(placer, UI_FOCUS_EDGE);
    int ink = look_px(placer, UI_FOCUS_INK);

    if (!node->focused)
        return;
    draw_box(placer, look_inset(rect, -ring - ink, -ring - ink), c->ink, 0, 0, radius_px + ring + ink);
    draw_box(placer, look_inset(rect, -ring, -ring), c->focus, 0, 0, radius_px + ring);
}
