/* A paragraph laid out: its text, its lines, and the visual runs of each line from the left. */
#ifndef TEXT_PARAGRAPH_H
#define TEXT_PARAGRAPH_H

#include "text/itemise.h"
#include "text/kept.h"

struct run {
    int32_t start; /* in units; the ellipsis stands at the text's end */
    int32_t end;
    uint32_t script;
    struct face *face;
    bool right_to_left;
    int32_t x; /* of the left end, in 1/64 px from the paragraph's left edge */
    int32_t width;
};

struct line {
    int32_t start;
    int32_t content_end; /* without the line end character */
    int32_t end;
    int32_t x;        /* 1/64 px */
    int32_t width;    /* 1/64 px, without the white space that hangs over the end */
    int32_t hanging;  /* 1/64 px, of that white space */
    int32_t ellipsis; /* 1/64 px, 0 when there is none */
    int top_px;
    int ascent_px;
    int descent_px;
    int band_top_px; /* above the baseline */
    int band_bottom_px;
    bool right_to_left;
    size_t first_run;
    size_t run_count;
};

struct text_paragraph {
    const char *language; /* the caller's, while it is laid out */
    struct font_choice choice;
    enum text_direction direction;
    enum text_align align;
    bool language_is_right_to_left;
    int width_px;
    size_t line_limit; /* SIZE_MAX for none */
    struct decoded text;
    uint8_t *flags;
    int32_t *advances;
    struct items items;
    struct span *spans;
    struct face **held; /* each face of the runs once, counted as a user of it */
    size_t held_count;
    struct line *lines;
    size_t line_count;
    size_t line_capacity;
    struct run *runs;
    size_t run_count;
    size_t run_capacity;
    struct text_size size;
    struct kept *kept; /* NULL when pixels are not kept */
};

/* The first unit of the grapheme that holds byte `offset`; the text's length for its end and beyond. */
int32_t paragraph_grapheme_at(const struct text_paragraph *paragraph, size_t offset);

/* The line that holds a unit. */
const struct line *paragraph_line_of(const struct text_paragraph *paragraph, int32_t unit);

/* The line at a height; the first and the last one reach beyond the paragraph. */
const struct line *paragraph_line_at(const struct text_paragraph *paragraph, int y_px);

/* A place between two graphemes in whole pixels; within the width where there is one, since white space that
 * hangs over the edge is not seen. */
int paragraph_caret_px(const struct text_paragraph *paragraph, int32_t x);

#endif
