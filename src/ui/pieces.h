/* The facts of a card and its note: pieces that stand beside each other as far as a line has room, on one
 * baseline. Private to ui/. */
#ifndef UI_PIECES_H
#define UI_PIECES_H

#include "ui/look_parts.h"

enum { PIECE_GAP = 6, PIECES_MAX = UI_FACTS_MAX + 1 };

struct piece {
    const struct ui_fact *fact; /* NULL: the note */
    const char *text;           /* of the fact, its brief words where they save a line */
    struct ui_rect rect;        /* mirrored with the page */
    int baseline;               /* from the top of the piece; of a note 0 */
    int line;
};

struct pieces {
    struct piece list[PIECES_MAX];
    size_t count;
    int height;
};

/* The pieces of a card from the top of `place`, in its width. Beside a keyboard on a low page one line of
 * them, the note first. */
struct pieces pieces_lay(struct placer *placer, const struct ui_node *card, bool with_note,
                         struct ui_rect place);
void pieces_draw(struct placer *placer, const struct ui_node *card, const struct pieces *pieces);

/* Between two pieces of a line. */
int piece_space(const struct placer *placer);

/* The note alone: a pill, at most `inner` wide. */
int note_height(struct placer *placer, const struct ui_node *card);
int note_width(struct placer *placer, const struct ui_node *card, int inner);
void note_draw(struct placer *placer, const struct ui_node *card, struct ui_rect pill);

#endif
