/* What each look measures and how it is drawn, in one table: LOOKS, at the end. */
#include <assert.h>
#include <string.h>

#include "ui/placer.h"

static int px(const struct placer *placer, float units)
{
    return ui_px(placer->theme, units);
}

static const struct ui_colours *colours_of(const struct placer *placer)
{
    return &placer->theme->colours;
}

/* Space and sizes that grow with the person's text. */
static int text_px(const struct placer *placer, float units)
{
    return (int)ui_text_px(placer->theme, units);
}

static bool is_pressed(const struct placer *placer, const struct ui_node *node)
{
    return placer->placing->pressed_id != NULL && strcmp(placer->placing->pressed_id, node->id) == 0;
}

static int height_of(const struct text_paragraph *paragraph)
{
    return paragraph == NULL ? 0 : text_paragraph_size(paragraph).height_px;
}

static int width_of(const struct text_paragraph *paragraph)
{
    return paragraph == NULL ? 0 : text_paragraph_size(paragraph).width_px;
}

static uint64_t stamp_of(const char *text, const struct text_style *style, int width)
{
    struct text_spec spec = {.text = text,
                             .size_px = style->size_units,
                             .weight = style->weight,
                             .align = style->align,
                             .width_px = width};

    return ui_texts_stamp(&spec);
}

static struct ui_rect inset(struct ui_rect rect, int x, int y)
{
    return (struct ui_rect){rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y};
}

/* Text in a rectangle, centred in its height. */
static void put_text(struct placer *placer, const struct ui_node *node, const char *text,
                     const char *language, const struct text_style *style, struct ui_rect rect)
{
    const struct text_paragraph *paragraph = placer_text(placer, node, text, language, style, rect.width);

    draw_text(placer, paragraph, stamp_of(text, style, rect.width), rect.x,
              centred_y(paragraph, rect.y, rect.height), style->colour, (struct ui_rect){0});
}

/* Text from a top edge; returns its height. */
static int put_text_below(struct placer *placer, const struct ui_node *node, const char *text,
                          const char *language, const struct text_style *style, int x, int y, int width)
{
    const struct text_paragraph *paragraph = placer_text(placer, node, text, language, style, width);

    draw_text(placer, paragraph, stamp_of(text, style, width), x, y, style->colour, (struct ui_rect){0});
    return height_of(paragraph);
}

static int measure(struct placer *placer, const struct ui_node *node, const char *text, const char *language,
                   const struct text_style *style, int width)
{
    return text == NULL ? 0 : height_of(placer_text(placer, node, text, language, style, width));
}

/* --- plain texts ------------------------------------------------------------------------------------------
 */

static struct text_style style_of(const struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);

    switch (node->look) {
    case UI_LOOK_HEADING:
        return (struct text_style){
            .size_units = placer->low ? 38.0F : UI_HEADING_SIZE, .weight = TEXT_BOLD, .colour = c->ink};
    case UI_LOOK_SUBHEADING:
        return (struct text_style){.size_units = UI_BODY, .weight = TEXT_BOLD, .colour = c->ink};
    case UI_LOOK_HELP:
        return (struct text_style){.size_units = UI_HELP, .colour = c->soft};
    case UI_LOOK_REFERENCE:
        return (struct text_style){
            .size_units = UI_REFERENCE_SIZE, .weight = TEXT_BOLD, .colour = c->ink, .fixed_size = true};
    default:
        return (struct text_style){.size_units = UI_BODY, .colour = c->ink};
    }
}

static int text_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = style_of(placer, node);

    return measure(placer, node, node->text, node->language, &style, width);
}

static void text_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = style_of(placer, node);

    (void)put_text_below(placer, node, node->text, node->language, &style, node->rect.x, node->rect.y,
                         node->rect.width);
}

/* --- header -----------------------------------------------------------------------------------------------
 */

static struct text_style place_style(const struct placer *placer)
{
    return (struct text_style){
        .size_units = UI_BODY, .weight = TEXT_BOLD, .colour = colours_of(placer)->ink, .line_limit = 2};
}

static int place_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = place_style(placer);

    return measure(placer, node, node->text, node->language, &style, width);
}

static void place_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = place_style(placer);

    put_text(placer, node, node->text, node->language, &style, node->rect);
}

static struct text_style chip_style(const struct placer *placer)
{
    return (struct text_style){
        .size_units = UI_SMALL, .weight = TEXT_BOLD, .colour = colours_of(placer)->act, .line_limit = 1};
}

static int chip_icon_px(const struct placer *placer)
{
    return text_px(placer, 36);
}

static int chip_height(struct placer *placer, const struct ui_node *node, int width)
{
    int needed = text_px(placer, 24) * 2 + px(placer, 16);

    (void)node;
    (void)width;
    return needed > px(placer, UI_CHIP_HEIGHT) ? needed : px(placer, UI_CHIP_HEIGHT);
}

static int chip_width(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = chip_style(placer);
    bool is_bare = node->look == UI_LOOK_ICON_CHIP;
    int words = is_bare ? 0 : width_of(placer_text(placer, node, node->text, node->language, &style, 0));
    int icon = node->icon != NULL ? chip_icon_px(placer) : 0;

    return words + icon + px(placer, icon > 0 && words > 0 ? 72 : 56);
}

static void chip_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style style = chip_style(placer);
    struct ui_rect r = node->rect;
    int icon = node->icon != NULL ? chip_icon_px(placer) : 0;
    bool rtl = placer->view->right_to_left;
    int pad = px(placer, 28);

    draw_box(placer, r, is_pressed(placer, node) ? c->tint : c->card, c->act, px(placer, UI_EDGE),
             r.height / 2);
    if (icon > 0) {
        int x = rtl ? r.x + r.width - pad - icon : r.x + pad;

        draw_icon(placer, node, node->icon, icon, x, r.y + (r.height - icon) / 2, c->act);
    }
    if (node->look == UI_LOOK_CHIP) {
        struct ui_rect words = inset(r, pad, 0);
        int taken = icon > 0 ? icon + px(placer, 16) : 0;

        words.width -= taken;
        words.x += rtl ? 0 : taken;
        put_text(placer, node, node->text, node->language, &style, words);
    }
}

/* --- progress ---------------------------------------------------------------------------------------------
 */

static struct text_style small_style(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_SMALL, .colour = colours_of(placer)->soft};
}

static int progress_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = small_style(placer);

    return measure(placer, node, node->text, node->language, &style, width) + px(placer, 22);
}

static void progress_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style style = small_style(placer);
    struct ui_rect bar = {node->rect.x, node->rect.y + node->rect.height - px(placer, 12), node->rect.width,
                          px(placer, 12)};
    struct ui_rect done = bar;

    (void)put_text_below(placer, node, node->text, node->language, &style, node->rect.x, node->rect.y,
                         node->rect.width);
    done.width = (int)((float)bar.width * node->progress);
    if (placer->view->right_to_left)
        done.x += bar.width - done.width;
    draw_box(placer, bar, c->dim, 0, 0, bar.height / 2);
    draw_box(placer, done, c->act, 0, 0, bar.height / 2);
}

/* --- boxes with an icon and words: alert, safety, welcome
 * ---------------------------------------------------- */

static struct text_style bold_style(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_BODY, .weight = TEXT_BOLD, .colour = colours_of(placer)->ink};
}

static struct text_style body_style(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_BODY, .colour = colours_of(placer)->ink};
}

static int alert_indent(const struct placer *placer)
{
    return px(placer, 36) + text_px(placer, 44) + px(placer, 24);
}

static int alert_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style bold = bold_style(placer);
    struct text_style body = body_style(placer);
    int inner = width - alert_indent(placer) - px(placer, 28);

    return measure(placer, node, node->text, node->language, &bold, inner) +
           measure(placer, node, node->detail, node->detail_language, &body, inner) +
           px(placer, placer->low ? 28 : 48);
}

static void alert_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style bold = bold_style(placer);
    struct text_style body = body_style(placer);
    struct ui_rect r = node->rect;
    int icon = text_px(placer, 44);
    int indent = alert_indent(placer);
    int inner = r.width - indent - px(placer, 28);
    bool rtl = placer->view->right_to_left;
    int x = rtl ? r.x + px(placer, 28) : r.x + indent;
    int y = r.y + px(placer, placer->low ? 14 : 24);

    draw_box(placer, r, c->card, c->error, px(placer, UI_THICK_EDGE), px(placer, UI_FIELD_RADIUS));
    draw_icon(placer, node, "alert", icon, rtl ? r.x + r.width - px(placer, 36) - icon : r.x + px(placer, 36),
              y, c->error);
    y += put_text_below(placer, node, node->text, node->language, &bold, x, y, inner);
    if (node->detail != NULL)
        (void)put_text_below(placer, node, node->detail, node->detail_language, &body, x, y, inner);
}

static int safety_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = {.size_units = UI_HELP, .colour = colours_of(placer)->ink};

    return measure(placer, node, node->text, node->language, &style, width - px(placer, 72)) +
           px(placer, placer->low ? 24 : 44);
}

static void safety_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style style = {.size_units = UI_HELP, .colour = c->ink};
    struct ui_rect r = node->rect;
    struct ui_rect edge = {r.x, r.y, px(placer, 12), r.height};

    if (placer->view->right_to_left)
        edge.x = r.x + r.width - edge.width;
    draw_box(placer, r, c->tint, 0, 0, px(placer, 8));
    draw_box(placer, edge, c->act, 0, 0, px(placer, 6));
    put_text(placer, node, node->text, node->language, &style, inset(r, px(placer, 36), 0));
}

static int welcome_icon_px(const struct placer *placer)
{
    return px(placer, placer->low ? 88 : 128);
}

static int welcome_height(struct placer *placer, const struct ui_node *node, int width)
{
    (void)node;
    (void)width;
    return welcome_icon_px(placer);
}

static void welcome_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style style = {.size_units = 56, .weight = TEXT_BOLD, .colour = c->ink};
    int icon = welcome_icon_px(placer);
    int taken = node->icon != NULL ? icon + px(placer, 40) : 0;
    struct ui_rect words = node->rect;
    bool rtl = placer->view->right_to_left;

    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, icon, rtl ? words.x + words.width - icon : words.x, words.y,
                  c->act);
    words.x += rtl ? 0 : taken;
    words.width -= taken;
    put_text(placer, node, node->text, node->language, &style, words);
}

/* --- cards ------------------------------------------------------------------------------------------------
 */

static void card_box(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    bool strong = node->selected;
    uint32_t fill = node->selected || is_pressed(placer, node) ? c->tint : c->card;
    uint32_t edge = node->invalid ? c->error : strong ? c->act : c->edge;

    draw_box(placer, node->rect, fill, edge, px(placer, strong || node->invalid ? UI_THICK_EDGE : UI_EDGE),
             px(placer, UI_CARD_RADIUS));
}

static int language_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = {.size_units = 38, .weight = TEXT_BOLD};
    int needed =
        measure(placer, node, node->text, node->language, &style, width - px(placer, 64)) + px(placer, 32);

    return needed > px(placer, UI_LANGUAGE_HEIGHT) ? needed : px(placer, UI_LANGUAGE_HEIGHT);
}

/* The name at the language's own start, the greeting at its end, whatever the page's direction. */
static void language_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style name = {.size_units = 38, .weight = TEXT_BOLD, .colour = c->ink, .line_limit = 1};
    struct text_style greeting = {
        .size_units = UI_HELP, .colour = c->soft, .align = TEXT_END, .line_limit = 1};
    struct ui_rect words = inset(node->rect, px(placer, 32), 0);
    const struct text_paragraph *paragraph = placer_text(placer, node, node->text, node->language, &name, 0);
    bool rtl = paragraph != NULL && text_paragraph_line(paragraph, 0).right_to_left;
    int taken = width_of(paragraph);
    int room = words.width - taken - px(placer, 24);
    const struct text_paragraph *second;

    card_box(placer, node);
    draw_text(placer, paragraph, stamp_of(node->text, &name, 0),
              rtl ? words.x + words.width - taken : words.x, centred_y(paragraph, words.y, words.height),
              c->ink, (struct ui_rect){0});
    second =
        node->detail == NULL ? NULL : placer_text(placer, node, node->detail, node->language, &greeting, 0);
    if (width_of(second) > room)
        return; /* a greeting that would touch the name is better left out */
    draw_text(placer, second, stamp_of(node->detail != NULL ? node->detail : "", &greeting, 0),
              rtl ? words.x : words.x + words.width - width_of(second),
              centred_y(second, words.y, words.height), c->soft, (struct ui_rect){0});
}

static int card_indent(const struct placer *placer, const struct ui_node *node)
{
    return node->icon != NULL ? px(placer, 48 + 88 + 44) : px(placer, 48);
}

static struct text_style card_title(const struct placer *placer)
{
    return (struct text_style){.size_units = 40, .weight = TEXT_BOLD, .colour = colours_of(placer)->ink};
}

static int card_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style title = card_title(placer);
    struct text_style about = {.size_units = UI_BODY};
    int inner = width - card_indent(placer, node) - px(placer, 40);
    int needed = measure(placer, node, node->text, node->language, &title, inner) +
                 measure(placer, node, node->detail, node->detail_language, &about, inner) + px(placer, 64);

    return needed > px(placer, UI_CARD_HEIGHT) ? needed : px(placer, UI_CARD_HEIGHT);
}

static void card_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style title = card_title(placer);
    struct text_style about = {.size_units = UI_BODY, .colour = c->soft};
    struct ui_rect r = node->rect;
    int indent = card_indent(placer, node);
    int inner = r.width - indent - px(placer, 40);
    bool rtl = placer->view->right_to_left;
    int x = rtl ? r.x + px(placer, 40) : r.x + indent;
    int icon = px(placer, 88);
    int total = measure(placer, node, node->text, node->language, &title, inner) +
                measure(placer, node, node->detail, node->detail_language, &about, inner);
    int y = r.y + (r.height - total) / 2;

    card_box(placer, node);
    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, icon,
                  rtl ? r.x + r.width - px(placer, 48) - icon : r.x + px(placer, 48),
                  r.y + (r.height - icon) / 2, c->act);
    y += put_text_below(placer, node, node->text, node->language, &title, x, y, inner);
    if (node->detail != NULL)
        (void)put_text_below(placer, node, node->detail, node->detail_language, &about, x, y, inner);
}

static struct text_style choice_style(const struct placer *placer, const struct ui_node *node)
{
    return (struct text_style){.size_units = 32,
                               .weight = node->selected ? TEXT_BOLD : TEXT_REGULAR,
                               .colour = colours_of(placer)->ink};
}

static int choice_indent(const struct placer *placer)
{
    return px(placer, 34 + 52 + 30);
}

static int choice_height(struct placer *placer, const struct ui_node *node, int width)
{
    /* Measured in bold, so that nothing moves when it is chosen. */
    struct text_style style = {.size_units = 32, .weight = TEXT_BOLD};
    int least = px(placer, placer->low ? 88 : UI_CHOICE_HEIGHT);
    int needed = measure(placer, node, node->text, node->language, &style,
                         width - choice_indent(placer) - px(placer, 32)) +
                 px(placer, 36);

    return needed > least ? needed : least;
}

/* Round for one of several, square for several: said again by shape, never by colour alone. */
static void mark_draw(struct placer *placer, const struct ui_node *node, int x, int y, int size)
{
    const struct ui_colours *c = colours_of(placer);
    int radius = node->role == UI_CHECKBOX ? px(placer, 10) : size / 2;
    int tick = size * 3 / 4;

    draw_box(placer, (struct ui_rect){x, y, size, size}, node->selected ? c->act : c->card,
             node->selected ? c->act : c->edge, px(placer, 4), radius);
    if (node->selected)
        draw_icon(placer, node, "tick", tick, x + (size - tick) / 2, y + (size - tick) / 2, c->on_act);
}

static void choice_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = choice_style(placer, node);
    struct ui_rect r = node->rect;
    int indent = choice_indent(placer);
    int mark = px(placer, 52);
    bool rtl = placer->view->right_to_left;
    struct ui_rect words = {rtl ? r.x + px(placer, 32) : r.x + indent, r.y, r.width - indent - px(placer, 32),
                            r.height};

    card_box(placer, node);
    mark_draw(placer, node, rtl ? r.x + r.width - px(placer, 34) - mark : r.x + px(placer, 34),
              r.y + (r.height - mark) / 2, mark);
    put_text(placer, node, node->text, node->language, &style, words);
}

/* --- fields -----------------------------------------------------------------------------------------------
 */

static struct text_style field_style(const struct placer *placer, const struct ui_node *node)
{
    return (struct text_style){.size_units = 36,
                               .colour = node->disabled ? colours_of(placer)->soft : colours_of(placer)->ink};
}

static int field_lines(const struct placer *placer, const struct ui_node *node)
{
    if (node->look != UI_LOOK_LONG_FIELD)
        return 1;
    return placer->low ? 2 : 5;
}

static int line_height(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = field_style(placer, node);
    struct ui_node probe = *node;

    probe.personal = false;
    return measure(placer, &probe, "Xg", node->language, &style, 0);
}

static int field_height(struct placer *placer, const struct ui_node *node, int width)
{
    int lines = line_height(placer, node) * field_lines(placer, node) + px(placer, 36);
    int least = px(placer, placer->low ? 80 : UI_FIELD_HEIGHT);

    (void)width;
    return lines > least ? lines : least;
}

static void field_box(struct placer *placer, const struct ui_node *node, struct ui_rect r)
{
    const struct ui_colours *c = colours_of(placer);
    int radius = px(placer, UI_FIELD_RADIUS);

    if (node->focused) {
        int ring = px(placer, UI_FOCUS_EDGE);
        int ink = px(placer, UI_FOCUS_INK);

        draw_box(placer, inset(r, -ring - ink, -ring - ink), c->ink, 0, 0, radius + ring + ink);
        draw_box(placer, inset(r, -ring, -ring), c->focus, 0, 0, radius + ring);
    }
    draw_box(placer, r, c->card, node->invalid ? c->error : c->edge,
             px(placer, node->invalid ? UI_THICK_EDGE : UI_EDGE), radius);
}

/* The text in a box, shifted so that the caret is in sight, and the caret. */
static void field_text_draw(struct placer *placer, size_t index, struct ui_rect box)
{
    const struct ui_node *node = &placer->view->nodes[index];
    struct text_style style = field_style(placer, node);
    struct ui_rect inner = inset(box, px(placer, 28), px(placer, 12));
    bool is_long = node->look == UI_LOOK_LONG_FIELD;
    const struct text_paragraph *paragraph =
        placer_text(placer, node, node->text, node->language, &style, is_long ? inner.width : 0);
    struct text_caret caret = {0};
    int x = inner.x;
    int y;

    if (paragraph == NULL)
        return;
    if (!is_long && placer->view->right_to_left)
        x += inner.width - width_of(paragraph);
    y = is_long ? inner.y : centred_y(paragraph, box.y, box.height);
    if (node->has_caret) {
        caret = text_paragraph_caret(paragraph, node->caret);
        if (is_long && y + caret.top_px + caret.height_px > inner.y + inner.height)
            y = inner.y + inner.height - caret.top_px - caret.height_px;
        if (!is_long && x + caret.x_px > inner.x + inner.width)
            x = inner.x + inner.width - caret.x_px;
        if (!is_long && x + caret.x_px < inner.x)
            x = inner.x - caret.x_px;
    }
    draw_text(placer, paragraph, stamp_of(node->text, &style, inner.width), x, y, style.colour,
              inset(box, px(placer, 8), px(placer, 6)));
    if (node->has_caret)
        draw_box(placer, (struct ui_rect){x + caret.x_px, y + caret.top_px, px(placer, 4), caret.height_px},
                 style.colour, 0, 0, 0);
    placer->frame->field_text[index] = paragraph;
    placer->frame->field_place[index] = (struct ui_rect){x, y, inner.width, inner.height};
}

static int label_height(struct placer *placer, const struct ui_node *node)
{
    struct text_style label = bold_style(placer);

    return measure(placer, node, node->detail, node->detail_language, &label, 0) + px(placer, 6);
}

static int part_height(struct placer *placer, const struct ui_node *node, int width)
{
    return label_height(placer, node) + field_height(placer, node, width) + px(placer, 12);
}

static int part_width(struct placer *placer, const struct ui_node *node)
{
    struct text_style label = bold_style(placer);
    int words = width_of(placer_text(placer, node, node->detail, node->detail_language, &label, 0));
    int box = text_px(placer, 22) * (int)node->weight + px(placer, 60);

    return words > box ? words : box;
}

/* --- check page -------------------------------------------------------------------------------------------
 */

static int summary_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style label = small_style(placer);
    struct text_style value = bold_style(placer);
    struct ui_node question = *node;

    question.personal = false;
    return measure(placer, &question, node->text, node->language, &label, width) +
           measure(placer, node, node->detail, node->detail_language, &value, width) + px(placer, 36);
}

static void summary_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style label = small_style(placer);
    struct text_style value = bold_style(placer);
    struct ui_node question = *node;
    struct ui_rect r = node->rect;
    int y = r.y + px(placer, 16);

    question.personal = false;
    value.colour = node->disabled ? c->soft : c->ink;
    value.weight = node->disabled ? TEXT_REGULAR : TEXT_BOLD;
    y += put_text_below(placer, &question, node->text, node->language, &label, r.x, y, r.width);
    if (node->detail != NULL)
        (void)put_text_below(placer, node, node->detail, node->detail_language, &value, r.x, y, r.width);
    draw_box(placer,
             (struct ui_rect){placer->view->right_to_left ? r.x - px(placer, 190) : r.x, r.y + r.height - 2,
                              r.width + px(placer, 190), 2},
             c->rule, 0, 0, 0);
}

/* --- buttons ----------------------------------------------------------------------------------------------
 */

static struct text_style button_style(const struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    uint32_t colour = node->look == UI_LOOK_MAIN ? c->on_act : node->look == UI_LOOK_QUIET ? c->ink : c->act;

    return (struct text_style){.size_units = node->look == UI_LOOK_QUIET ? 27.0F : 32.0F,
                               .weight = TEXT_BOLD,
                               .colour = node->disabled ? c->soft : colour,
                               .align = TEXT_CENTRE,
                               .line_limit = 2};
}

static int button_padding(const struct placer *placer)
{
    return px(placer, 36);
}

static int button_icon_room(const struct placer *placer, const struct ui_node *node)
{
    return node->icon != NULL ? text_px(placer, 36) + px(placer, 8) : 0;
}

static int button_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = button_style(placer, node);
    int least = px(placer, placer->low ? UI_LOW_BUTTON_HEIGHT : UI_BUTTON_HEIGHT);
    int inner = width - 2 * button_padding(placer) - button_icon_room(placer, node);
    int needed =
        measure(placer, node, node->text, node->language, &style, inner > 0 ? inner : 1) + px(placer, 24);

    return needed > least ? needed : least;
}

static int button_width(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = button_style(placer, node);
    int words = width_of(placer_text(placer, node, node->text, node->language, &style, 0));
    int wanted = words + 2 * button_padding(placer) + button_icon_room(placer, node);
    int least = px(placer, 240);

    if (node->look == UI_LOOK_MORE || node->area == UI_ITEMS || node->area == UI_LEAD)
        return 0;
    return wanted > least ? wanted : least;
}

static void focus_ring(struct placer *placer, const struct ui_node *node, int radius)
{
    const struct ui_colours *c = colours_of(placer);
    int ring = px(placer, UI_FOCUS_EDGE);
    int ink = px(placer, UI_FOCUS_INK);

    if (!node->focused)
        return;
    draw_box(placer, inset(node->rect, -ring - ink, -ring - ink), c->ink, 0, 0, radius + ring + ink);
    draw_box(placer, inset(node->rect, -ring, -ring), c->focus, 0, 0, radius + ring);
}

static void button_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    struct text_style style = button_style(placer, node);
    struct ui_rect r = node->rect;
    int radius = px(placer, UI_CARD_RADIUS);
    int icon = node->icon != NULL ? text_px(placer, 36) : 0;
    int room = button_icon_room(placer, node);
    int inner = r.width - 2 * button_padding(placer) - room;
    const struct text_paragraph *words = placer_text(placer, node, node->text, node->language, &style, inner);
    int used = width_of(words) + room;
    bool icon_left = (node->slot == UI_SLOT_END) == placer->view->right_to_left;
    int left = r.x + (r.width - used) / 2;
    uint32_t fill = node->look == UI_LOOK_MAIN ? c->act : is_pressed(placer, node) ? c->tint : c->card;
    uint32_t edge = node->look == UI_LOOK_QUIET ? c->edge : c->act;

    if (node->look == UI_LOOK_MAIN && is_pressed(placer, node))
        fill = c->ink, style.colour = c->card;
    if (node->disabled)
        fill = c->dim, edge = c->edge;
    focus_ring(placer, node, radius);
    draw_box(placer, r, fill, edge, px(placer, UI_EDGE), radius);
    /* Centred text stands in the middle of `inner`; shift it so that words and icon are centred together. */
    draw_text(placer, words, stamp_of(node->text, &style, inner),
              left + (icon_left ? room : 0) - (inner - width_of(words)) / 2, centred_y(words, r.y, r.height),
              style.colour, (struct ui_rect){0});
    if (icon > 0)
        draw_icon(placer, node, node->icon, icon, icon_left ? left : left + used - icon,
                  r.y + (r.height - icon) / 2, style.colour);
}

/* --- keys -------------------------------------------------------------------------------------------------
 */

static void key_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    bool is_main = node->look == UI_LOOK_MAIN_KEY;
    bool one_sign = strlen(node->text) <= 8 && node->look == UI_LOOK_KEY;
    uint32_t fill = is_main ? c->act : node->look == UI_LOOK_DARK_KEY ? c->dark_key : c->key;
    struct text_style style = {.size_units = one_sign ? (placer->low ? 34.0F : 38.0F) : 26.0F,
                               .weight = one_sign ? TEXT_REGULAR : TEXT_BOLD,
                               .colour = is_main ? c->on_act : c->ink,
                               .align = TEXT_CENTRE,
                               .line_limit = 1,
                               .fixed_size = true};
    struct ui_rect r = node->rect;
    struct ui_rect foot = r;

    if (node->selected || is_pressed(placer, node))
        fill = is_main ? c->ink : c->tint;
    foot.y += px(placer, 4);
    draw_box(placer, foot, is_main ? c->ink : c->rule, 0, 0, px(placer, UI_KEY_RADIUS));
    draw_box(placer, r, fill, node->selected ? c->act : fill, px(placer, node->selected ? UI_EDGE : 0),
             px(placer, UI_KEY_RADIUS));
    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, px(placer, 40), r.x + (r.width - px(placer, 40)) / 2,
                  r.y + (r.height - px(placer, 40)) / 2, style.colour);
    else
        put_text(placer, node, node->text, node->language, &style, inset(r, px(placer, 4), 0));
}

/* --- the table --------------------------------------------------------------------------------------------
 */

static int key_height(struct placer *placer, const struct ui_node *node, int width)
{
    (void)node;
    (void)width;
    return px(placer, placer->low ? UI_LOW_KEY_HEIGHT : UI_KEY_HEIGHT);
}

/* The words, and a dot for each part, the present one filled: it needs no language. */
static void more_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = colours_of(placer);
    int count = placer->view->part_count;
    int dot = px(placer, 14);
    int step = px(placer, 26);
    int shown = (int)node->progress;
    bool rtl = placer->view->right_to_left;
    struct ui_rect r = node->rect;
    int x = rtl ? r.x + px(placer, 36) : r.x + r.width - px(placer, 36) - (count - 1) * step - dot;

    button_draw(placer, node);
    for (int i = 0; i < count; i++) {
        bool now = i == (rtl ? count - 1 - shown : shown);

        draw_box(placer, (struct ui_rect){x + i * step, r.y + (r.height - dot) / 2, dot, dot},
                 now ? c->act : c->card, c->act, px(placer, 3), dot / 2);
    }
}

struct look {
    int (*height)(struct placer *placer, const struct ui_node *node, int width);
    int (*width)(struct placer *placer, const struct ui_node *node); /* NULL: as wide as it gets */
    void (*draw)(struct placer *placer, const struct ui_node *node); /* NULL: a field, drawn with its text */
    float limit;                                                     /* units that it may grow to */
};

static const struct look looks[] = {
    [UI_LOOK_PLACE] = {place_height, NULL, place_draw, 0},
    [UI_LOOK_CHIP] = {chip_height, chip_width, chip_draw, 0},
    [UI_LOOK_ICON_CHIP] = {chip_height, chip_width, chip_draw, 0},
    [UI_LOOK_HEADING] = {text_height, NULL, text_draw, 0},
    [UI_LOOK_SUBHEADING] = {text_height, NULL, text_draw, 0},
    [UI_LOOK_TEXT] = {text_height, NULL, text_draw, 0},
    [UI_LOOK_HELP] = {text_height, NULL, text_draw, 0},
    [UI_LOOK_PROGRESS] = {progress_height, NULL, progress_draw, 0},
    [UI_LOOK_ALERT] = {alert_height, NULL, alert_draw, 0},
    [UI_LOOK_SAFETY] = {safety_height, NULL, safety_draw, 0},
    [UI_LOOK_WELCOME] = {welcome_height, NULL, welcome_draw, 0},
    [UI_LOOK_LANGUAGE] = {language_height, NULL, language_draw, UI_LANGUAGE_HEIGHT_MAX},
    [UI_LOOK_CARD] = {card_height, NULL, card_draw, UI_CARD_HEIGHT_MAX},
    [UI_LOOK_CHOICE] = {choice_height, NULL, choice_draw, UI_CHOICE_HEIGHT_MAX},
    [UI_LOOK_FIELD] = {field_height, NULL, NULL, 0},
    [UI_LOOK_LONG_FIELD] = {field_height, NULL, NULL, 0},
    [UI_LOOK_DATE_PART] = {part_height, part_width, NULL, 0},
    [UI_LOOK_SUMMARY] = {summary_height, NULL, summary_draw, 0},
    [UI_LOOK_REFERENCE] = {text_height, NULL, text_draw, 0},
    [UI_LOOK_MAIN] = {button_height, button_width, button_draw, 0},
    [UI_LOOK_SECOND] = {button_height, button_width, button_draw, 0},
    [UI_LOOK_QUIET] = {button_height, button_width, button_draw, 0},
    [UI_LOOK_MORE] = {button_height, button_width, more_draw, 0},
    [UI_LOOK_KEY] = {key_height, NULL, key_draw, 0},
    [UI_LOOK_DARK_KEY] = {key_height, NULL, key_draw, 0},
    [UI_LOOK_MAIN_KEY] = {key_height, NULL, key_draw, 0},
};

int look_height(struct placer *placer, const struct ui_node *node, int width)
{
    return looks[node->look].height(placer, node, width);
}

int look_width(struct placer *placer, const struct ui_node *node)
{
    return looks[node->look].width == NULL ? 0 : looks[node->look].width(placer, node);
}

int look_height_limit(const struct placer *placer, const struct ui_node *node)
{
    return px(placer, looks[node->look].limit);
}

void look_draw(struct placer *placer, size_t index)
{
    const struct ui_node *node = &placer->view->nodes[index];
    struct ui_rect box = node->rect;

    if (looks[node->look].draw != NULL) {
        looks[node->look].draw(placer, node);
        return;
    }
    if (node->look == UI_LOOK_DATE_PART) {
        struct text_style label = bold_style(placer);
        int height = label_height(placer, node);

        (void)put_text_below(placer, node, node->detail, node->detail_language, &label, box.x, box.y,
                             box.width);
        box.y += height;
        box.height -= height + px(placer, 12);
    }
    field_box(placer, node, box);
    field_text_draw(placer, index, box);
}
