/* The pen that draws a paper's parts: texts, pictograms and codes, placed by start and end, never by left and
 * right. A pen without a bitmap measures, by the same steps that draw. Private to print/. */
#ifndef PRINT_PEN_H
#define PRINT_PEN_H

#include "print/paper.h"

struct pen {
    struct text_engine *engine;
    struct picture_set *pictures;
    struct bitmap *bitmap; /* NULL: only measure */
    const char *language;
    bool right_to_left;
    double dots_a_point;
    int left, width; /* of the column */
    int top;         /* where the next thing goes */
};

/* Typographer's points as dots. */
int pen_dots(const struct pen *pen, double points);

struct pen_text {
    const char *text;
    const char *language; /* NULL: English */
    double points;
    enum text_weight weight;
    bool left_to_right; /* whatever its letters are */
    bool in_the_middle;
    bool will_be_white; /* by pen_invert */
    bool on_baseline;   /* the pen is not the top of the first line, but what its letters stand on */
    int line_limit;     /* 0: none; what is cut ends in an ellipsis */
    int start, width;   /* within the column, from its start side */
};

/* Draws the text with its first line's top at the pen, and says what room it takes; the pen stays.
 * Fails: FULL, INVALID, IO. */
enum status pen_text(const struct pen *pen, const struct pen_text *text,
                     struct text_size *ret_size) MUST_CHECK;

/* How far what is black of a text reaches, from the first line's top (or what it stands on). A text that
 * shows nothing reaches from 0 to 0. */
struct pen_ink {
    int top, bottom;
    int last_baseline;
};

/* Measures it and draws nothing. Fails: as pen_text. */
enum status pen_ink(const struct pen *pen, const struct pen_text *text, struct pen_ink *ret_ink) MUST_CHECK;

/* A pictogram of `size` dots with its top at `top`; one that is missing leaves its place empty. */
void pen_icon(const struct pen *pen, const char *name, int start, int top, int size);

/* How wide the code is with its light margin: half a millimetre a module, less where `widest` wants it, and
 * always a whole number of dots. Fails: FULL when it would be less than a dot, and as qr_create. */
enum status pen_code_width(const struct pen *pen, const char *code, int widest, int *ret_width) MUST_CHECK;

/* Draws it, as wide as that, with its top at `top`. Fails: as pen_code_width. */
enum status pen_code(const struct pen *pen, const char *code, int start, int top, int widest) MUST_CHECK;

/* A black rectangle `start` dots from the start side. */
void pen_fill(const struct pen *pen, int start, int top, int width, int height);

/* Black becomes white there, and white black. */
void pen_invert(const struct pen *pen, int start, int top, int width, int height);

#endif
