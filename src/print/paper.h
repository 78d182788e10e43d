/* A document for paper: a list of parts in the parent's language with English under each, and its drawing in
 * the dots of a printer. Parts are copied into wiped memory, since they say who goes where.
 * Does not: know what a slip says (slips.h), or printers. */
#ifndef PRINT_PAPER_H
#define PRINT_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"
#include "picture/picture.h"
#include "print/bitmap.h"
#include "text/text.h"

enum { PAPER_PARTS_MAX = 48, PAPER_HEIGHT_MAX = 20 * 1000 /* dots of all pages, or of a roll */ };

/* What is said, in a language; `english` goes under it and is left out where the text is English already. */
struct paper_text {
    const char *text; /* NULL: nothing is said */
    const char *language;
    const char *english; /* or NULL */
};

enum paper_look {
    PAPER_SMALL,   /* who speaks, and notes */
    PAPER_TEXT,    /* running text */
    PAPER_HEADING, /* of what follows */
    PAPER_TITLE,   /* what it is about, with its pictogram */
    PAPER_MAIN,    /* the fact that matters most: when */
    PAPER_FACT,    /* a pictogram and what it stands for: where, whom to ring */
    PAPER_FRAME,   /* what must not be overlooked, in a frame */
    PAPER_STAMP,   /* white on black: COPY */
    PAPER_VALUE,   /* a label, and a number or reference large under it; beside it `code`, small */
    PAPER_CODE,    /* a QR code and what it is for */
    PAPER_RULE,    /* a line across */
    PAPER_LOOKS,
};

struct paper_part {
    enum paper_look look;
    struct paper_text said;
    const char *icon;  /* of assets/icons, or NULL */
    const char *value; /* reads from left to right in every language */
    const char *code;  /* what a QR code says */
};

struct paper {
    struct arena arena;
    const char *language;
    bool right_to_left; /* the sides are exchanged */
    struct paper_part parts[PAPER_PARTS_MAX];
    size_t count;
};

void paper_init(struct paper *paper, const char *language, bool right_to_left);

/* Overwrites all that was said. */
void paper_finish(struct paper *paper);

/* Copies the part to the end. A part without its text, value or code is left out, unless it is a rule. */
void paper_add(struct paper *paper, const struct paper_part *part);

/* What it is printed on. */
struct paper_sheet {
    const char *name; /* "58mm", "80mm", "A6", "A4" */
    int dots_an_inch;
    int width;         /* in dots, of all that is printed on */
    int height;        /* of a page; 0: as long as it needs to be */
    int margin;        /* left and right, of pages also above and below */
    int widest_column; /* longer lines are hard to read */
};

/* NULL when there is none of this name. Borrows: for ever. */
const struct paper_sheet *paper_find_sheet(const char *name);

/* Draws the whole paper. On a sheet with pages it is made a little smaller where that saves a page; the
 * bitmap is as high as all pages together, and no part is cut by a page's end. A pictogram that is missing
 * leaves its place empty. Fails: INVALID when it is empty, FULL when it is longer than any paper, IO when a
 * font fails. Owns: the caller, bitmap_finish, also when it fails. */
enum status paper_draw(const struct paper *paper, struct text_engine *engine, struct picture_set *pictures,
                       const struct paper_sheet *sheet, struct bitmap *ret_bitmap) MUST_CHECK;

#endif
