/* Cards that are touched: languages, the choices of home, the options of a question. */
#include <string.h>

#include "ui/look_parts.h"

void look_card_box(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    bool strong = node->selected;
    uint32_t fill = node->selected || look_is_pressed(placer, node) ? c->tint : c->card;
    uint32_t still = node->action.kind == 0 ? c->rule : c->edge;
    uint32_t edge = node->invalid ? c->error : strong ? c->act : still;

    look_focus_ring(placer, node, node->rect, look_px(placer, UI_CARD_RADIUS));
    draw_box(placer, node->rect, fill, edge,
             look_px(placer, strong || node->invalid ? UI_THICK_EDGE : UI_EDGE),
             look_px(placer, UI_CARD_RADIUS));
}

static struct text_style language_name(const struct placer *placer)
{
    return (struct text_style){
        .size_units = 38, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink, .line_limit = 1};
}

static struct text_style language_greeting(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_HELP, .colour = look_colours(placer)->soft, .line_limit = 1};
}

/* In a narrow card the greeting stands under the name: on all cards of the page, or on none. */
static bool is_narrow(const struct placer *placer, int width)
{
    return width < look_text_px(placer, 420);
}

int look_language_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style name = language_name(placer);
    struct text_style greeting = language_greeting(placer);
    int least = look_px(placer, UI_LANGUAGE_HEIGHT);
    int needed = look_measure(placer, node, node->text, node->language, &name, 0) + look_px(placer, 32);

    if (is_narrow(placer, width))
        needed += look_measure(placer, node, node->detail, node->language, &greeting, 0);
    return needed > least ? needed : least;
}

/* One line of a language card, at the language's own start or end, whatever the page's direction. */
static void put_in_language(struct placer *placer, const struct ui_node *node, const char *text,
                            const struct text_style *style, struct ui_rect rect, bool at_end)
{
    const struct text_paragraph *paragraph = placer_text(placer, node, text, node->language, style, 0);
    bool rtl = paragraph != NULL && text_paragraph_line(paragraph, 0).right_to_left;
    int x = rtl == at_end ? rect.x : rect.x + rect.width - look_text_width(paragraph);

    draw_text(placer, paragraph, look_stamp(text, style, 0), x, centred_y(paragraph, rect.y, rect.height),
              style->colour, (struct ui_rect){0});
}

void look_language_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style name = language_name(placer);
    struct text_style greeting = language_greeting(placer);
    struct ui_rect words = look_inset(node->rect, look_px(placer, 32), look_px(placer, 8));
    struct ui_rect below = words;

    look_card_box(placer, node);
    if (is_narrow(placer, node->rect.width)) {
        words.height = words.height * 3 / 5;
        below.y += words.height;
        below.height -= words.height;
        put_in_language(placer, node, node->text, &name, words, false);
        put_in_language(placer, node, node->detail, &greeting, below, false);
    } else {
        put_in_language(placer, node, node->text, &name, words, false);
        put_in_language(placer, node, node->detail, &greeting, words, true);
    }
}

static int card_indent(const struct placer *placer, const struct ui_node *node)
{
    return node->icon != NULL ? look_px(placer, 48 + 88 + 44) : look_px(placer, 48);
}

static struct text_style card_title(const struct placer *placer)
{
    return (struct text_style){.size_units = 40, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink};
}

int look_card_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style title = card_title(placer);
    struct text_style about = {.size_units = UI_BODY};
    int inner = width - card_indent(placer, node) - look_px(placer, 40);
    int needed = look_measure(placer, node, node->text, node->language, &title, inner) +
                 look_measure(placer, node, node->detail, node->detail_language, &about, inner) +
                 look_px(placer, 64);

    return needed > look_px(placer, UI_CARD_HEIGHT) ? needed : look_px(placer, UI_CARD_HEIGHT);
}

void look_card_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style title = card_title(placer);
    struct text_style about = {.size_units = UI_BODY, .colour = c->soft};
    struct ui_rect r = node->rect;
    int indent = card_indent(placer, node);
    int inner = r.width - indent - look_px(placer, 40);
    bool rtl = placer->view->right_to_left;
    int x = rtl ? r.x + look_px(placer, 40) : r.x + indent;
    int icon = look_px(placer, 88);
    int total = look_measure(placer, node, node->text, node->language, &title, inner) +
                look_measure(placer, node, node->detail, node->detail_language, &about, inner);
    int y = r.y + (r.height - total) / 2;

    look_card_box(placer, node);
    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, icon,
                  rtl ? r.x + r.width - look_px(placer, 48) - icon : r.x + look_px(placer, 48),
                  r.y + (r.height - icon) / 2, c->act);
    y += look_put_below(placer, node, node->text, node->language, &title, x, y, inner);
    if (node->detail != NULL)
        (void)look_put_below(placer, node, node->detail, node->detail_language, &about, x, y, inner);
}

static struct text_style choice_style(const struct placer *placer, const struct ui_node *node)
{
    return (struct text_style){.size_units = 32,
                               .weight = node->selected ? TEXT_BOLD : TEXT_REGULAR,
                               .colour = look_colours(placer)->ink};
}

/* Where one choice of the page has a pictogram, the words of all begin after it. */
static bool has_pictograms(const struct placer *placer)
{
    for (size_t i = 0; i < placer->view->count; i++) {
        if (placer->view->nodes[i].look == UI_LOOK_CHOICE && placer->view->nodes[i].icon != NULL)
            return true;
    }
    return false;
}

static int choice_indent(const struct placer *placer)
{
    return look_px(placer, 34 + 52 + 30) + (has_pictograms(placer) ? look_px(placer, 56 + 26) : 0);
}

int look_choice_height(struct placer *placer, const struct ui_node *node, int width)
{
    /* Measured in bold, so that nothing moves when it is chosen. */
    struct text_style style = {.size_units = 32, .weight = TEXT_BOLD};
    int least = look_px(placer, UI_CHOICE_HEIGHT);
    int needed = look_measure(placer, node, node->text, node->language, &style,
                              width - choice_indent(placer) - look_px(placer, 32)) +
                 look_px(placer, placer->low ? 24 : 36);

    return needed > least ? needed : least;
}

/* Round for one of several, square for several: said again by shape, never by colour alone. */
static void mark_draw(struct placer *placer, const struct ui_node *node, int x, int y, int size)
{
    const struct ui_colours *c = look_colours(placer);
    int radius = node->role == UI_CHECKBOX ? look_px(placer, 10) : size / 2;
    int tick = size * 3 / 4;

    draw_box(placer, (struct ui_rect){x, y, size, size}, node->selected ? c->act : c->card,
             node->selected ? c->act : c->edge, look_px(placer, 4), radius);
    if (node->selected)
        draw_icon(placer, node, "tick", tick, x + (size - tick) / 2, y + (size - tick) / 2, c->on_act);
}

void look_choice_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = choice_style(placer, node);
    struct ui_rect r = node->rect;
    int indent = choice_indent(placer);
    int mark = look_px(placer, 52);
    int icon = look_px(placer, 56);
    int before_icon = look_px(placer, 34 + 52 + 26);
    bool rtl = placer->view->right_to_left;
    struct ui_rect words = {rtl ? r.x + look_px(placer, 32) : r.x + indent, r.y,
                            r.width - indent - look_px(placer, 32), r.height};

    look_card_box(placer, node);
    mark_draw(placer, node, rtl ? r.x + r.width - look_px(placer, 34) - mark : r.x + look_px(placer, 34),
              r.y + (r.height - mark) / 2, mark);
    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, icon,
                  rtl ? r.x + r.width - before_icon - icon : r.x + before_icon, r.y + (r.height - icon) / 2,
                  look_colours(placer)->act);
    look_put(placer, node, node->text, node->language, &style, words);
}
