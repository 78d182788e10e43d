#include "ui/pieces.h"

#include <assert.h>

enum { NOTE_PADDING = 18 };

static struct text_style fact_style(const struct placer *placer)
{
    return (struct text_style){.size_units = UI_HELP, .colour = look_colours(placer)->ink};
}

static struct text_style note_style(const struct placer *placer)
{
    return (struct text_style){
        .size_units = UI_SMALL, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink, .line_limit = 1};
}

int piece_space(const struct placer *placer)
{
    return look_px(placer, placer->low ? 26 : 36);
}

/* --- the note --- */

int note_height(struct placer *placer, const struct ui_node *card)
{
    struct text_style style = note_style(placer);

    return look_measure(placer, card, card->note, placer->view->language, &style, 0) + look_px(placer, 8);
}

int note_width(struct placer *placer, const struct ui_node *card, int inner)
{
    struct text_style style = note_style(placer);
    int words = look_text_width(placer_text(placer, card, card->note, placer->view->language, &style, 0));
    int width = words + look_px(placer, 2 * NOTE_PADDING) + 2;

    return width < inner ? width : inner;
}

void note_draw(struct placer *placer, const struct ui_node *card, struct ui_rect pill)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style style = note_style(placer);

    draw_box(placer, pill, c->tint, c->act, look_px(placer, 2), pill.height / 2);
    look_put(placer, card, card->note, placer->view->language, &style,
             look_inset(pill, look_px(placer, NOTE_PADDING), 0));
}

/* --- laying them out --- */

/* Where the next piece goes. */
struct pen {
    struct ui_rect place;
    bool is_brief;
    int x, y;
    int line, line_height;
};

static void end_line(const struct placer *placer, struct pen *pen)
{
    pen->y += pen->line_height + look_px(placer, PIECE_GAP);
    pen->x = pen->line_height = 0;
    pen->line++;
}

static void add_piece(const struct placer *placer, struct pieces *pieces, struct pen *pen, struct piece piece)
{
    int width = piece.rect.width;

    assert(pieces->count < PIECES_MAX);
    if (pen->x > 0 && pen->x + width > pen->place.width)
        end_line(placer, pen);
    piece.rect.x = pen->place.x + pen->x;
    if (placer->view->right_to_left)
        piece.rect.x = pen->place.x + pen->place.width - pen->x - width;
    piece.rect.y = pen->place.y + pen->y;
    piece.line = pen->line;
    pieces->list[pieces->count++] = piece;
    pen->x += width + piece_space(placer);
    pen->line_height = piece.rect.height > pen->line_height ? piece.rect.height : pen->line_height;
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

/* A fact is laid out as a text of its own: it may be personal where the card is not. */
static struct ui_node as_node(const struct ui_node *card, const struct ui_fact *fact)
{
    struct ui_node node = *card;

    node.personal = fact->personal;
    node.icon_mirrors = false;
    return node;
}

static void add_fact(struct placer *placer, const struct ui_node *card, const struct ui_fact *fact,
                     struct pieces *pieces, struct pen *pen)
{
    struct text_style style = fact_style(placer);
    struct ui_node own = as_node(card, fact);
    const char *text = pen->is_brief && fact->brief != NULL ? fact->brief : fact->text;
    int indent = fact_indent(placer);
    int width = indent + 2 + look_text_width(placer_text(placer, &own, text, fact->language, &style, 0));
    const struct text_paragraph *words;

    width = width < pen->place.width ? width : pen->place.width;
    words = placer_text(placer, &own, text, fact->language, &style, width - indent);
    add_piece(placer, pieces, pen,
              (struct piece){.fact = fact,
                             .text = text,
                             .rect = {.width = width, .height = look_text_height(words)},
                             .baseline = words != NULL ? text_paragraph_size(words).first_baseline_px : 0});
}

static void add_note(struct placer *placer, const struct ui_node *card, struct pieces *pieces,
                     struct pen *pen)
{
    struct ui_rect rect = {.width = note_width(placer, card, pen->place.width),
                           .height = note_height(placer, card)};

    add_piece(placer, pieces, pen, (struct piece){.rect = rect});
}

static bool has_one_line(const struct placer *placer)
{
    return placer->low && placer->has_keys;
}

static struct pieces lay(struct placer *placer, const struct ui_node *card, bool with_note, struct pen pen)
{
    struct pieces pieces = {.count = 0};

    if (with_note && has_one_line(placer))
        add_note(placer, card, &pieces, &pen);
    for (size_t i = 0; i < card->fact_count; i++)
        add_fact(placer, card, &card->facts[i], &pieces, &pen);
    if (with_note && !has_one_line(placer))
        add_note(placer, card, &pieces, &pen);
    for (size_t i = 0; i < pieces.count && has_one_line(placer); i++) {
        if (pieces.list[i].line > 0)
            pieces.count = i;
    }
    for (int line = 0; line <= pen.line; line++)
        level_line(&pieces, line);
    for (size_t i = 0; i < pieces.count; i++) {
        int end = pieces.list[i].rect.y + pieces.list[i].rect.height - pen.place.y;

        pieces.height = end > pieces.height ? end : pieces.height;
    }
    return pieces;
}

static bool has_brief(const struct ui_node *card)
{
    for (size_t i = 0; i < card->fact_count; i++) {
        if (card->facts[i].brief != NULL)
            return true;
    }
    return false;
}

/* More that is said on the only line counts as a line that is saved. */
static bool is_better(const struct pieces *brief, const struct pieces *whole)
{
    return brief->height < whole->height || brief->count > whole->count;
}

struct pieces pieces_lay(struct placer *placer, const struct ui_node *card, bool with_note,
                         struct ui_rect place)
{
    struct pieces whole = lay(placer, card, with_note, (struct pen){.place = place});
    struct pieces brief;

    if (!placer->low || !has_brief(card))
        return whole;
    brief = lay(placer, card, with_note, (struct pen){.place = place, .is_brief = true});
    return is_better(&brief, &whole) ? brief : whole;
}

void pieces_draw(struct placer *placer, const struct ui_node *card, const struct pieces *pieces)
{
    struct text_style style = fact_style(placer);

    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->list[i];
        struct ui_fact fact;
        struct ui_node own;

        if (piece->fact == NULL) {
            note_draw(placer, card, piece->rect);
            continue;
        }
        fact = *piece->fact;
        fact.text = piece->text;
        own = as_node(card, &fact);
        (void)look_fact_line_draw(placer, &own, &fact, &style, look_text_px(placer, 28), fact_indent(placer),
                                  piece->rect);
    }
}
