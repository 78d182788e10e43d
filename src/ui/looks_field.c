/* Text boxes and the boxes of a date. */
#include <string.h>

#include "ui/look_parts.h"

static struct text_style field_style(const struct placer *placer, const struct ui_node *node)
{
    return (struct text_style){
        .size_units = 36, .colour = node->disabled ? look_colours(placer)->soft : look_colours(placer)->ink};
}

static int line_height(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = field_style(placer, node);
    struct ui_node probe = *node;

    probe.personal = false;
    return look_measure(placer, &probe, "Xg", node->language, &style, 0);
}

int look_field_height(struct placer *placer, const struct ui_node *node, int width)
{
    int count = node->look == UI_LOOK_LONG_FIELD ? 2 : 1; /* a long one grows where there is room */
    int lines = line_height(placer, node) * count + look_px(placer, placer->low ? 24 : 36);
    int least = look_px(placer, placer->low ? 80 : UI_FIELD_HEIGHT);

    (void)width;
    return lines > least ? lines : least;
}

static void field_box(struct placer *placer, const struct ui_node *node, struct ui_rect r)
{
    const struct ui_colours *c = look_colours(placer);
    int radius = look_px(placer, UI_FIELD_RADIUS);

    look_focus_ring(placer, node, r, radius);
    draw_box(placer, r, c->card, node->invalid ? c->error : c->edge,
             look_px(placer, node->invalid ? UI_THICK_EDGE : UI_EDGE), radius);
}

/* A caret as tall as a capital and a descender, on the line's own baseline: as high as a line of Arabic it
 * would run through the box. */
static struct ui_rect caret_box(const struct placer *placer, const struct text_paragraph *paragraph,
                                struct text_caret caret, float size_units)
{
    int size = look_text_px(placer, size_units);
    size_t last = text_paragraph_line_count(paragraph) - 1;
    struct text_line line = text_paragraph_line(paragraph, 0);

    for (size_t i = 1; i <= last && text_paragraph_line(paragraph, i).top_px <= caret.top_px; i++)
        line = text_paragraph_line(paragraph, i);
    return (struct ui_rect){caret.x_px, line.baseline_px - size * 9 / 10, look_px(placer, 4), size * 6 / 5};
}

/* A notice in Arabic is written from the right edge on an English page too; an answer begins where the page
 * does. */
static const struct text_paragraph *field_words(struct placer *placer, const struct ui_node *node,
                                                struct text_style *style, int width)
{
    bool is_long = node->look == UI_LOOK_LONG_FIELD;

    if (is_long && strcmp(node->language, placer->view->language) != 0)
        return look_own_way(placer, node, node->text, node->language, style, width);
    return placer_text(placer, node, node->text, node->language, style, is_long ? width : 0);
}

/* The text in a box, shifted so that the caret is in sight, and the caret. */
static void field_text_draw(struct placer *placer, size_t index, struct ui_rect box)
{
    const struct ui_node *node = &placer->view->nodes[index];
    struct ui_rect inner = look_inset(box, look_px(placer, 28), look_px(placer, 12));
    struct text_style style = field_style(placer, node);
    bool is_long = node->look == UI_LOOK_LONG_FIELD;
    const struct text_paragraph *paragraph = field_words(placer, node, &style, inner.width);
    struct text_caret caret = {0};
    struct ui_rect bar = {0};
    int x = inner.x;
    int y;

    if (paragraph == NULL)
        return;
    if (!is_long && placer->view->right_to_left)
        x += inner.width - look_text_width(paragraph);
    y = is_long ? inner.y : centred_y(paragraph, box.y, box.height);
    if (node->has_caret) {
        caret = text_paragraph_caret(paragraph, node->caret);
        bar = caret_box(placer, paragraph, caret, style.size_units);
        if (is_long && y + caret.top_px + caret.height_px > inner.y + inner.height)
            y = inner.y + inner.height - caret.top_px - caret.height_px;
        if (!is_long && x + caret.x_px > inner.x + inner.width)
            x = inner.x + inner.width - caret.x_px;
        if (!is_long && x + caret.x_px < inner.x)
            x = inner.x - caret.x_px;
    }
    draw_text(placer, paragraph, look_stamp(node->text, &style, inner.width), x, y, style.colour,
              look_inset(box, look_px(placer, 8), look_px(placer, 6)));
    if (node->has_caret)
        draw_box(placer, (struct ui_rect){x + bar.x, y + bar.y, bar.width, bar.height}, style.colour, 0, 0,
                 0);
    placer->frame->field_text[index] = paragraph;
    placer->frame->field_place[index] = (struct ui_rect){x, y, inner.width, inner.height};
}

static int label_height(struct placer *placer, const struct ui_node *node)
{
    struct text_style label = look_bold(placer);

    return look_measure(placer, node, node->detail, node->detail_language, &label, 0) + look_px(placer, 16);
}

int look_part_height(struct placer *placer, const struct ui_node *node, int width)
{
    return label_height(placer, node) + look_field_height(placer, node, width) + look_px(placer, 12);
}

int look_part_width(struct placer *placer, const struct ui_node *node)
{
    struct text_style label = look_bold(placer);
    int words = look_text_width(placer_text(placer, node, node->detail, node->detail_language, &label, 0));
    int box = look_text_px(placer, 22) * (int)node->weight + look_px(placer, 60);

    return words > box ? words : box;
}

/* A box of a date stands under its label. */
void look_field_draw(struct placer *placer, const struct ui_node *node)
{
    struct ui_rect box = node->rect;

    if (node->look == UI_LOOK_DATE_PART) {
        struct text_style label = look_bold(placer);
        int height = label_height(placer, node);

        (void)look_put_below(placer, node, node->detail, node->detail_language, &label, box.x, box.y,
                             box.width);
        box.y += height;
        box.height -= height + look_px(placer, 12);
    }
    field_box(placer, node, box);
    field_text_draw(placer, (size_t)(node - placer->view->nodes), box);
}
