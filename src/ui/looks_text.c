/* Words on the page: headings, paragraphs, progress, boxes, the answers of the check page. */
#include <string.h>

#include "ui/look_parts.h"

static struct text_style style_of(const struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);

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

/* A heading may have a picture before it. */
static int heading_icon_px(const struct placer *placer, const struct ui_node *node)
{
    return node->icon != NULL ? look_px(placer, placer->low ? 60 : 76) : 0;
}

static int heading_indent(const struct placer *placer, const struct ui_node *node)
{
    return node->icon != NULL ? heading_icon_px(placer, node) + look_px(placer, 28) : 0;
}

int look_words_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = style_of(placer, node);
    int words =
        look_measure(placer, node, node->text, node->language, &style, width - heading_indent(placer, node));
    int icon = heading_icon_px(placer, node);

    return words > icon ? words : icon;
}

void look_words_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = style_of(placer, node);
    struct ui_rect words = node->rect;
    int icon = heading_icon_px(placer, node);
    bool rtl = placer->view->right_to_left;

    if (icon == 0) {
        (void)look_put_below(placer, node, node->text, node->language, &style, words.x, words.y, words.width);
        return;
    }
    draw_icon(placer, node, node->icon, icon, rtl ? words.x + words.width - icon : words.x,
              words.y + (words.height - icon) / 2, look_colours(placer)->act);
    words.x += rtl ? 0 : heading_indent(placer, node);
    words.width -= heading_indent(placer, node);
    look_put(placer, node, node->text, node->language, &style, words);
}

int look_progress_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = look_small(placer);

    return look_measure(placer, node, node->text, node->language, &style, width) + look_px(placer, 22);
}

void look_progress_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style style = look_small(placer);
    struct ui_rect bar = {node->rect.x, node->rect.y + node->rect.height - look_px(placer, 12),
                          node->rect.width, look_px(placer, 12)};
    struct ui_rect done = bar;

    (void)look_put_below(placer, node, node->text, node->language, &style, node->rect.x, node->rect.y,
                         node->rect.width);
    done.width = (int)((float)bar.width * node->progress);
    if (placer->view->right_to_left)
        done.x += bar.width - done.width;
    draw_box(placer, bar, c->dim, 0, 0, bar.height / 2);
    draw_box(placer, done, c->act, 0, 0, bar.height / 2);
}

static int alert_indent(const struct placer *placer)
{
    return look_px(placer, 36) + look_text_px(placer, 44) + look_px(placer, 24);
}

int look_alert_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style bold = look_bold(placer);
    struct text_style body = look_body(placer);
    int inner = width - alert_indent(placer) - look_px(placer, 28);

    return look_measure(placer, node, node->text, node->language, &bold, inner) +
           look_measure(placer, node, node->detail, node->detail_language, &body, inner) +
           look_px(placer, placer->low ? 28 : 48);
}

void look_alert_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style bold = look_bold(placer);
    struct text_style body = look_body(placer);
    struct ui_rect r = node->rect;
    int icon = look_text_px(placer, 44);
    int indent = alert_indent(placer);
    int inner = r.width - indent - look_px(placer, 28);
    bool rtl = placer->view->right_to_left;
    int x = rtl ? r.x + look_px(placer, 28) : r.x + indent;
    int y = r.y + look_px(placer, placer->low ? 14 : 24);

    draw_box(placer, r, c->card, c->error, look_px(placer, UI_THICK_EDGE), look_px(placer, UI_FIELD_RADIUS));
    draw_icon(placer, node, "alert", icon,
              rtl ? r.x + r.width - look_px(placer, 36) - icon : r.x + look_px(placer, 36), y, c->error);
    y += look_put_below(placer, node, node->text, node->language, &bold, x, y, inner);
    if (node->detail != NULL)
        (void)look_put_below(placer, node, node->detail, node->detail_language, &body, x, y, inner);
}

static int error_indent(const struct placer *placer)
{
    return look_text_px(placer, 32) + look_px(placer, 14);
}

int look_error_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = look_body(placer);

    return look_measure(placer, node, node->text, node->language, &style, width - error_indent(placer));
}

void look_error_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = look_body(placer);
    struct ui_rect r = node->rect;
    int indent = error_indent(placer);
    int icon = look_text_px(placer, 32);
    bool rtl = placer->view->right_to_left;

    draw_icon(placer, node, "alert", icon, rtl ? r.x + r.width - icon : r.x, r.y + look_px(placer, 4),
              look_colours(placer)->error);
    (void)look_put_below(placer, node, node->text, node->language, &style, rtl ? r.x : r.x + indent, r.y,
                         r.width - indent);
}

int look_safety_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = {.size_units = UI_HELP, .colour = look_colours(placer)->ink};

    return look_measure(placer, node, node->text, node->language, &style, width - look_px(placer, 72)) +
           look_px(placer, placer->low ? 24 : 44);
}

void look_safety_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style style = {.size_units = UI_HELP, .colour = c->ink};
    struct ui_rect r = node->rect;
    struct ui_rect edge = {r.x, r.y, look_px(placer, 12), r.height};

    if (placer->view->right_to_left)
        edge.x = r.x + r.width - edge.width;
    draw_box(placer, r, c->tint, 0, 0, look_px(placer, 8));
    draw_box(placer, edge, c->act, 0, 0, look_px(placer, 6));
    look_put(placer, node, node->text, node->language, &style, look_inset(r, look_px(placer, 36), 0));
}

static int welcome_icon_px(const struct placer *placer)
{
    return look_px(placer, placer->low ? 88 : 128);
}

static struct text_style welcome_style(const struct placer *placer)
{
    return (struct text_style){
        .size_units = placer->low ? 44.0F : 56.0F, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink};
}

static int welcome_indent(const struct placer *placer, const struct ui_node *node)
{
    return node->icon != NULL ? welcome_icon_px(placer) + look_px(placer, 40) : 0;
}

int look_welcome_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = welcome_style(placer);
    int words =
        look_measure(placer, node, node->text, node->language, &style, width - welcome_indent(placer, node));
    int icon = node->icon != NULL ? welcome_icon_px(placer) : 0;

    return words > icon ? words : icon;
}

void look_welcome_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = welcome_style(placer);
    int icon = welcome_icon_px(placer);
    int indent = welcome_indent(placer, node);
    struct ui_rect words = node->rect;
    bool rtl = placer->view->right_to_left;

    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, icon, rtl ? words.x + words.width - icon : words.x,
                  words.y + (words.height - icon) / 2,
                  node->role == UI_STATUS ? look_colours(placer)->done : look_colours(placer)->act);
    words.x += rtl ? 0 : indent;
    words.width -= indent;
    look_put(placer, node, node->text, node->language, &style, words);
}

/* A very long answer is cut, so that its row fits a part of the page; touching "Change" shows all of it. */
static struct text_style summary_value(const struct placer *placer)
{
    struct text_style style = look_bold(placer);

    style.line_limit = (int)((placer->low ? 6.0F : 9.0F) / placer->theme->text_scale);
    return style;
}

int look_summary_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style label = look_small(placer);
    struct text_style value = summary_value(placer);
    struct ui_node question = *node;

    question.personal = false;
    return look_measure(placer, &question, node->text, node->language, &label, width) +
           look_measure(placer, node, node->detail, node->detail_language, &value, width) +
           look_px(placer, 36);
}

/* The row of a summary goes on over the buttons beside it. */
static int row_start(const struct ui_node *node)
{
    int start = node->rect.x;

    for (const struct ui_node *next = node + 1; next->beside; next++)
        start = next->rect.x < start ? next->rect.x : start;
    return start;
}

static int row_end(const struct ui_node *node)
{
    int end = node->rect.x + node->rect.width;

    for (const struct ui_node *next = node + 1; next->beside; next++)
        end = next->rect.x + next->rect.width > end ? next->rect.x + next->rect.width : end;
    return end;
}

void look_summary_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style label = look_small(placer);
    struct text_style value = summary_value(placer);
    struct ui_node question = *node;
    struct ui_rect r = node->rect;
    int y = r.y + look_px(placer, 16);

    question.personal = false;
    value.colour = node->disabled ? c->soft : c->ink;
    value.weight = node->disabled ? TEXT_REGULAR : TEXT_BOLD;
    y += look_put_below(placer, &question, node->text, node->language, &label, r.x, y, r.width);
    if (node->detail != NULL)
        (void)look_put_below(placer, node, node->detail, node->detail_language, &value, r.x, y, r.width);
    draw_box(placer,
             (struct ui_rect){row_start(node), r.y + r.height - 2, row_end(node) - row_start(node), 2},
             c->rule, 0, 0, 0);
}
