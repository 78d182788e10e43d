/* What staff have to say on the welcome page: framed, and in its own direction whatever that of the page. */
#include "ui/look_parts.h"

#define NOTICE_ICON "megaphone"

static int notice_icon_px(const struct placer *placer)
{
    return look_text_px(placer, 40);
}

static int notice_padding(const struct placer *placer)
{
    return look_px(placer, 28);
}

static int notice_indent(const struct placer *placer)
{
    return notice_padding(placer) + notice_icon_px(placer) + look_px(placer, 20);
}

static int notice_words_width(const struct placer *placer, int width)
{
    int inner = width - notice_indent(placer) - notice_padding(placer);

    return inner > 0 ? inner : 1;
}

/* A notice is one text; one with a detail below has it as its title. */
static struct text_style words_style(const struct placer *placer, const struct ui_node *node)
{
    return node->detail != NULL ? look_bold(placer) : look_body(placer);
}

static struct text_style detail_style(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_HELP, .colour = look_colours(placer)->soft};
}

static int notice_words_height(struct placer *placer, const struct ui_node *node, int inner)
{
    struct text_style style = words_style(placer, node);
    struct text_style small = detail_style(placer);

    return look_measure(placer, node, node->text, node->language, &style, inner) +
           look_measure(placer, node, node->detail, node->detail_language, &small, inner);
}

int look_notice_height(struct placer *placer, const struct ui_node *node, int width)
{
    int words = notice_words_height(placer, node, notice_words_width(placer, width));
    int icon = notice_icon_px(placer);

    return (words > icon ? words : icon) + look_px(placer, placer->low ? 24 : 40);
}

void look_notice_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style style = words_style(placer, node);
    struct text_style small = detail_style(placer);
    struct ui_rect r = node->rect;
    int icon = notice_icon_px(placer);
    int inner = notice_words_width(placer, r.width);
    const struct text_paragraph *words =
        look_own_way(placer, node, node->text, node->language, &style, inner);
    bool rtl = words != NULL && text_paragraph_line(words, 0).right_to_left;
    int line = words != NULL ? text_paragraph_line(words, 0).height_px : icon;
    int x = rtl ? r.x + notice_padding(placer) : r.x + notice_indent(placer);
    int y = r.y + (r.height - notice_words_height(placer, node, inner)) / 2;

    draw_box(placer, r, c->tint, c->act, look_px(placer, UI_EDGE), look_px(placer, UI_FIELD_RADIUS));
    draw_turned_icon(placer, node->icon != NULL ? node->icon : NOTICE_ICON, rtl, icon,
                     rtl ? r.x + r.width - notice_padding(placer) - icon : r.x + notice_padding(placer),
                     y + (line - icon) / 2, c->act);
    draw_text(placer, words, look_stamp(node->text, &style, inner), x, y, style.colour, (struct ui_rect){0});
    if (node->detail == NULL)
        return;
    y += look_text_height(words);
    words = look_own_way(placer, node, node->detail, node->detail_language, &small, inner);
    draw_text(placer, words, look_stamp(node->detail, &small, inner), x, y, small.colour,
              (struct ui_rect){0});
}
