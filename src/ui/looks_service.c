/* The card of a service: its picture, name, a line about it, when and where, and what to know before. On a
 * low page it is tighter, and when and where come before what it is about: that is one touch away. */
#include <string.h>

#include "ui/pieces.h"

static int pick_px(const struct placer *placer, float units, float low_units)
{
    return look_px(placer, placer->low ? low_units : units);
}

static int card_padding(const struct placer *placer)
{
    return pick_px(placer, 32, 20);
}

static int icon_px(const struct placer *placer)
{
    return pick_px(placer, UI_SERVICE_ICON, UI_LOW_SERVICE_ICON);
}

static int chevron_px(const struct placer *placer)
{
    return pick_px(placer, 36, 30);
}

static int chevron_space(const struct placer *placer)
{
    return pick_px(placer, 24, 16);
}

static int card_start(const struct placer *placer)
{
    return card_padding(placer) + icon_px(placer) + pick_px(placer, 28, 20);
}

static int card_end(const struct placer *placer, const struct ui_node *node)
{
    if (node->action.kind == 0)
        return card_padding(placer);
    return chevron_px(placer) + chevron_space(placer) + pick_px(placer, 20, 12);
}

static int card_inner(const struct placer *placer, const struct ui_node *node, int width)
{
    return width - card_start(placer) - card_end(placer, node);
}

/* While somebody types, what is found has little room: the name, and a line of facts where the name leaves
 * one. */
static bool is_brief(const struct placer *placer)
{
    return placer->low && placer->has_keys;
}

/* Above and below the words together. */
static int card_air(const struct placer *placer)
{
    return is_brief(placer) ? look_px(placer, 16) : pick_px(placer, 44, 24);
}

static struct text_style name_style(const struct placer *placer)
{
    return (struct text_style){.size_units = 32, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink};
}

static struct text_style about_style(const struct placer *placer, int lines)
{
    return (struct text_style){
        .size_units = UI_HELP, .colour = look_colours(placer)->soft, .line_limit = lines};
}

/* The words of a card: where each of them stands from the top of them all. */
struct card_words {
    int name_width;
    int name_height;
    bool shows_about;
    int about_lines; /* 0: all of them */
    int facts_top;
    int height;
    bool note_below; /* there is no room for it beside the name */
    bool name_only;  /* no facts */
};

static void place_name(struct placer *placer, const struct ui_node *node, int inner, struct card_words *words)
{
    struct text_style name = name_style(placer);
    int beside;

    words->name_width = inner;
    words->name_height = look_measure(placer, node, node->text, node->language, &name, inner);
    if (node->note == NULL)
        return;
    beside = inner - note_width(placer, node, inner) - piece_space(placer);
    words->note_below = beside < inner / 3 || look_measure(placer, node, node->text, node->language, &name,
                                                           beside) > words->name_height;
    if (words->note_below)
        return;
    words->name_width = beside;
    if (note_height(placer, node) > words->name_height)
        words->name_height = note_height(placer, node);
}

static int about_height(struct placer *placer, const struct ui_node *node, int lines, int inner)
{
    struct text_style about = about_style(placer, lines);

    return look_measure(placer, node, node->detail, node->detail_language, &about, inner);
}

/* As many lines about it as it may have; on a low page no more than the card has room for. A text that is not
 * to be cut is shown whole. Returns their height. */
static int place_about(struct placer *placer, const struct ui_node *node, int inner, int others,
                       struct card_words *words)
{
    int room = look_px(placer, UI_LOW_SERVICE_HEIGHT_MAX) - card_air(placer) - others;
    int lines = node->detail_lines;
    int height = about_height(placer, node, lines, inner);

    if (placer->low && lines > 0) {
        for (; lines > 1 && height > room; lines--)
            height = about_height(placer, node, lines - 1, inner);
        if (height > room || is_brief(placer))
            return 0;
    }
    words->shows_about = node->detail != NULL;
    words->about_lines = lines;
    return height;
}

static bool takes_two_lines(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style name = name_style(placer);
    const struct text_paragraph *words = placer_text(placer, node, node->text, node->language, &name, width);

    return words != NULL && text_paragraph_line_count(words) > 1;
}

static struct pieces card_pieces(struct placer *placer, const struct ui_node *node,
                                 const struct card_words *words, struct ui_rect place)
{
    struct ui_node shown = *node;

    if (words->name_only)
        shown.fact_count = 0;
    return pieces_lay(placer, &shown, words->note_below, place);
}

static struct card_words card_words(struct placer *placer, const struct ui_node *node, int inner)
{
    struct card_words words;
    int facts;

    memset(&words, 0, sizeof words);
    place_name(placer, node, inner, &words);
    words.name_only = is_brief(placer) && takes_two_lines(placer, node, words.name_width);
    facts = card_pieces(placer, node, &words, (struct ui_rect){0, 0, inner, 0}).height;
    if (facts > 0)
        facts += look_px(placer, PIECE_GAP);
    words.facts_top = words.name_height + look_px(placer, PIECE_GAP) +
                      place_about(placer, node, inner, words.name_height + facts, &words);
    words.height = words.facts_top - look_px(placer, PIECE_GAP) + facts;
    return words;
}

int look_service_height(struct placer *placer, const struct ui_node *node, int width)
{
    int least = pick_px(placer, UI_SERVICE_HEIGHT, UI_LOW_SERVICE_HEIGHT);
    int needed = card_words(placer, node, card_inner(placer, node, width)).height + card_air(placer);

    return needed > least ? needed : least;
}

static void words_draw(struct placer *placer, const struct ui_node *node, const struct card_words *words,
                       struct ui_rect place)
{
    struct text_style name = name_style(placer);
    struct text_style about = about_style(placer, words->about_lines);
    bool rtl = placer->view->right_to_left;
    struct ui_rect title = {rtl ? place.x + place.width - words->name_width : place.x, place.y,
                            words->name_width, words->name_height};
    struct ui_rect facts = {place.x, place.y + words->facts_top, place.width, 0};
    struct pieces pieces;

    look_put(placer, node, node->text, node->language, &name, title);
    if (node->note != NULL && !words->note_below) {
        int width = note_width(placer, node, place.width);
        int height = note_height(placer, node);

        note_draw(placer, node,
                  (struct ui_rect){rtl ? place.x : place.x + place.width - width,
                                   place.y + (words->name_height - height) / 2, width, height});
    }
    if (words->shows_about)
        (void)look_put_below(placer, node, node->detail, node->detail_language, &about, place.x,
                             place.y + words->name_height, place.width);
    pieces = card_pieces(placer, node, words, facts);
    pieces_draw(placer, node, &pieces);
}

void look_service_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct ui_rect r = node->rect;
    bool rtl = placer->view->right_to_left;
    int inner = card_inner(placer, node, r.width);
    int x = rtl ? r.x + card_end(placer, node) : r.x + card_start(placer);
    int padding = card_padding(placer);
    int icon = icon_px(placer);
    int chevron = chevron_px(placer);
    int space = chevron_space(placer);
    struct card_words words = card_words(placer, node, inner);
    struct ui_node arrow = *node;

    arrow.icon_mirrors = true;
    look_card_box(placer, node);
    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, icon, rtl ? r.x + r.width - padding - icon : r.x + padding,
                  r.y + (r.height - icon) / 2, c->act);
    words_draw(placer, node, &words, (struct ui_rect){x, r.y + (r.height - words.height) / 2, inner, 0});
    if (node->action.kind != 0)
        draw_icon(placer, &arrow, "chevron-end", chevron, rtl ? r.x + space : r.x + r.width - space - chevron,
                  r.y + (r.height - chevron) / 2, c->act);
}
