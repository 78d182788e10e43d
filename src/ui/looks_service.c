/* The card of a service: its picture, name, a line about it, when and where, and what to know before. */
#include <assert.h>
#include <string.h>

#include "ui/look_parts.h"

#define SHORT_UNITS 1000.0F

enum { FACT_GAP = 6, FACT_SPACE = 36, NOTE_PADDING = 18, PIECES_MAX = UI_FACTS_MAX + 1 };

static int card_start(const struct placer *placer)
{
    return look_px(placer, 32 + UI_SERVICE_ICON + 28);
}

static int chevron_px(const struct placer *placer)
{
    return look_px(placer, 36);
}

static int card_end(const struct placer *placer, const struct ui_node *node)
{
    return node->action.kind != 0 ? chevron_px(placer) + look_px(placer, 24 + 20) : look_px(placer, 32);
}

static int card_inner(const struct placer *placer, const struct ui_node *node, int width)
{
    return width - card_start(placer) - card_end(placer, node);
}

static struct text_style name_style(const struct placer *placer)
{
    return (struct text_style){.size_units = 32, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink};
}

static struct text_style about_style(const struct placer *placer, const struct ui_node *node)
{
    return (struct text_style){
        .size_units = UI_HELP, .colour = look_colours(placer)->soft, .line_limit = node->detail_lines};
}

/* On a page of little height for its text a card says when and where rather than what: that is one touch
 * away. */
static const char *about_shown(const struct placer *placer, const struct ui_node *node)
{
    float least = SHORT_UNITS * placer->theme->unit_px * placer->theme->text_scale;
    bool is_short = placer->landscape && (float)placer->page.height < least;

    return is_short && node->fact_count > 0 && node->detail_lines > 0 ? NULL : node->detail;
}

static struct text_style fact_style(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_HELP, .colour = look_colours(placer)->ink};
}

static struct text_style note_style(const struct placer *placer)
{
    return (struct text_style){
        .size_units = UI_SMALL, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink, .line_limit = 1};
}

/* A fact is laid out as a text of its own: it may be personal where the card is not. */
static struct ui_node as_node(const struct ui_node *card, const struct ui_fact *fact)
{
    struct ui_node node = *card;

    node.personal = fact->personal;
    node.icon_mirrors = false;
    return node;
}

static int note_height(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = note_style(placer);

    return look_measure(placer, node, node->note, placer->view->language, &style, 0) + look_px(placer, 8);
}

static int note_width(struct placer *placer, const struct ui_node *node, int inner)
{
    struct text_style style = note_style(placer);
    int words = look_text_width(placer_text(placer, node, node->note, placer->view->language, &style, 0));
    int width = words + look_px(placer, 2 * NOTE_PADDING) + 2;

    return width < inner ? width : inner;
}

/* A pill with the note in it. */
static void note_draw(struct placer *placer, const struct ui_node *node, struct ui_rect pill)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style style = note_style(placer);

    draw_box(placer, pill, c->tint, c->act, look_px(placer, 2), pill.height / 2);
    look_put(placer, node, node->note, placer->view->language, &style,
             look_inset(pill, look_px(placer, NOTE_PADDING), 0));
}

/* The facts of a card, and the note, as pieces that stand beside each other as far as a line has room. */
struct piece {
    struct ui_rect rect; /* mirrored with the page */
    int baseline;        /* from the top of the piece; of a note 0 */
    int line;
};

struct pieces {
    struct piece list[PIECES_MAX];
    size_t count;
    int x, y;
    int line; /* the one that is being filled, and its height */
    int line_height;
};

static void end_line(const struct placer *placer, struct pieces *pieces)
{
    pieces->y += pieces->line_height + look_px(placer, FACT_GAP);
    pieces->x = pieces->line_height = 0;
    pieces->line++;
}

static void add_piece(const struct placer *placer, struct pieces *pieces, struct ui_rect place, int width,
                      int height, int baseline)
{
    struct ui_rect rect = {.width = width, .height = height};

    assert(pieces->count < PIECES_MAX);
    if (pieces->x > 0 && pieces->x + width > place.width)
        end_line(placer, pieces);
    rect.x = place.x + pieces->x;
    if (placer->view->right_to_left)
        rect.x = place.x + place.width - pieces->x - width;
    rect.y = place.y + pieces->y;
    pieces->list[pieces->count++] = (struct piece){.rect = rect, .baseline = baseline, .line = pieces->line};
    pieces->x += width + look_px(placer, FACT_SPACE);
    pieces->line_height = height > pieces->line_height ? height : pieces->line_height;
}

/* Scripts stand differently high in their lines: what is beside each other stands on one baseline. */
static void level_line(struct pieces *pieces, int line)
{
    int baseline = 0;
    int height = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->list[i];

        if (piece->line == line && piece->baseline > baseline)
            baseline = piece->baseline;
        if (piece->line == line && piece->rect.height > height)
            height = piece->rect.height;
    }
    for (size_t i = 0; i < pieces->count; i++) {
        struct piece *piece = &pieces->list[i];

        if (piece->line != line)
            continue;
        piece->rect.y += piece->baseline > 0 ? baseline - piece->baseline : (height - piece->rect.height) / 2;
    }
}

static int fact_indent(const struct placer *placer)
{
    return look_text_px(placer, 28) + look_px(placer, 14);
}

static void add_fact(struct placer *placer, const struct ui_node *node, const struct ui_fact *fact,
                     struct ui_rect place, struct pieces *pieces)
{
    struct text_style style = fact_style(placer);
    struct ui_node own = as_node(node, fact);
    int indent = fact_indent(placer);
    int width =
        indent + 2 + look_text_width(placer_text(placer, &own, fact->text, fact->language, &style, 0));
    const struct text_paragraph *words;

    width = width < place.width ? width : place.width;
    words = placer_text(placer, &own, fact->text, fact->language, &style, width - indent);
    add_piece(placer, pieces, place, width, look_text_height(words),
              words != NULL ? text_paragraph_size(words).first_baseline_px : 0);
}

static struct pieces lay_pieces(struct placer *placer, const struct ui_node *node, bool with_note,
                                struct ui_rect place)
{
    struct pieces pieces = {.count = 0};

    for (size_t i = 0; i < node->fact_count; i++)
        add_fact(placer, node, &node->facts[i], place, &pieces);
    if (with_note)
        add_piece(placer, &pieces, place, note_width(placer, node, place.width), note_height(placer, node),
                  0);
    for (int line = 0; line <= pieces.line; line++)
        level_line(&pieces, line);
    return pieces;
}

static void draw_pieces(struct placer *placer, const struct ui_node *node, const struct pieces *pieces)
{
    struct text_style style = fact_style(placer);

    for (size_t i = 0; i < node->fact_count; i++) {
        struct ui_node own = as_node(node, &node->facts[i]);

        (void)look_fact_line_draw(placer, &own, &node->facts[i], &style, look_text_px(placer, 28),
                                  fact_indent(placer), pieces->list[i].rect);
    }
    if (pieces->count > node->fact_count)
        note_draw(placer, node, pieces->list[node->fact_count].rect);
}

/* The words of a card: where each of them stands from the top of them all. */
struct card_words {
    int name_width;
    int name_height;
    int facts_top;
    int height;
    bool note_below; /* there is no room for it beside the name */
};

static void place_name(struct placer *placer, const struct ui_node *node, int inner, struct card_words *words)
{
    struct text_style name = name_style(placer);
    int beside;

    words->name_width = inner;
    words->name_height = look_measure(placer, node, node->text, node->language, &name, inner);
    if (node->note == NULL)
        return;
    beside = inner - note_width(placer, node, inner) - look_px(placer, FACT_SPACE);
    words->note_below = beside < inner / 3 || look_measure(placer, node, node->text, node->language, &name,
                                                           beside) > words->name_height;
    if (words->note_below)
        return;
    words->name_width = beside;
    if (note_height(placer, node) > words->name_height)
        words->name_height = note_height(placer, node);
}

static struct card_words card_words(struct placer *placer, const struct ui_node *node, int inner)
{
    struct text_style about = about_style(placer, node);
    struct card_words words;

    memset(&words, 0, sizeof words);
    place_name(placer, node, inner, &words);
    words.height = words.name_height + look_measure(placer, node, about_shown(placer, node),
                                                    node->detail_language, &about, inner);
    words.facts_top = words.height + look_px(placer, FACT_GAP);
    if (node->fact_count > 0 || words.note_below) {
        struct pieces pieces = lay_pieces(placer, node, words.note_below, (struct ui_rect){0, 0, inner, 0});

        words.height = words.facts_top + pieces.y + pieces.line_height;
    }
    return words;
}

int look_service_height(struct placer *placer, const struct ui_node *node, int width)
{
    int least = look_px(placer, UI_SERVICE_HEIGHT);
    int needed = card_words(placer, node, card_inner(placer, node, width)).height +
                 look_px(placer, placer->low ? 32 : 44);

    return needed > least ? needed : least;
}

static void words_draw(struct placer *placer, const struct ui_node *node, const struct card_words *words,
                       struct ui_rect place)
{
    struct text_style name = name_style(placer);
    struct text_style about = about_style(placer, node);
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
    if (about_shown(placer, node) != NULL)
        (void)look_put_below(placer, node, node->detail, node->detail_language, &about, place.x,
                             place.y + words->name_height, place.width);
    pieces = lay_pieces(placer, node, words->note_below, facts);
    draw_pieces(placer, node, &pieces);
}

void look_service_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct ui_rect r = node->rect;
    bool rtl = placer->view->right_to_left;
    int inner = card_inner(placer, node, r.width);
    int x = rtl ? r.x + card_end(placer, node) : r.x + card_start(placer);
    int icon = look_px(placer, UI_SERVICE_ICON);
    int chevron = chevron_px(placer);
    struct card_words words = card_words(placer, node, inner);
    struct ui_node arrow = *node;

    arrow.icon_mirrors = true;
    look_card_box(placer, node);
    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, icon,
                  rtl ? r.x + r.width - look_px(placer, 32) - icon : r.x + look_px(placer, 32),
                  r.y + (r.height - icon) / 2, c->act);
    words_draw(placer, node, &words, (struct ui_rect){x, r.y + (r.height - words.height) / 2, inner, 0});
    if (node->action.kind != 0)
        draw_icon(placer, &arrow, "chevron-end", chevron,
                  rtl ? r.x + look_px(placer, 24) : r.x + r.width - look_px(placer, 24) - chevron,
                  r.y + (r.height - chevron) / 2, c->act);
}
