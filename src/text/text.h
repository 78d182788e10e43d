/* Text on glass: a paragraph is set, laid out once, then read and painted. Outside this room nobody sees
 * ICU, HarfBuzz, FreeType or SDL2_ttf. ICU and HarfBuzz decide where everything goes; SDL2_ttf turns one
 * visual run at a time into pixels (raster_ttf.c).
 * Does not: know languages' words, colours' meaning or the window. Keeps no text after destroy. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/faults.h"
#include "base/status.h"

/* The longest text: this many characters, whatever their script. */
enum { TEXT_CHARACTERS_MAX = 100 * 1000, TEXT_BYTES_MAX = 4 * TEXT_CHARACTERS_MAX };
enum { TEXT_SPANS_MAX = 4096 };

struct text_engine; /* the fonts of fonts.json, opened as they are first wanted */
struct text_paragraph;

enum text_weight { TEXT_REGULAR, TEXT_BOLD };
/* First strong: by the first letter, and by the language where there is none. */
enum text_direction { TEXT_FIRST_STRONG, TEXT_LEFT_TO_RIGHT, TEXT_RIGHT_TO_LEFT };
enum text_align { TEXT_START, TEXT_CENTRE, TEXT_END };

/* Reads `folder`/fonts.json and checks that every file it names is there.
 * Fails: NOT_FOUND, INVALID with a fault a font that names the file and the Debian package to install. */
enum status text_engine_create(const char *folder, struct faults *faults,
                               struct text_engine **ret_engine) MUST_CHECK;
void text_engine_destroy(struct text_engine *engine);

/* A stretch of the text that looks different. Neither weight nor ink breaks a join: a word that changes in
 * its middle stays one word. Both ends go to the start of the grapheme they are in. */
struct text_span {
    size_t start_byte;
    size_t end_byte;
    enum text_weight weight;
    int ink; /* the caller's number for a colour or a highlight; 0 is that of the text outside spans */
};

struct text_spec {
    const char *text;     /* UTF-8; invalid bytes show as U+FFFD */
    const char *language; /* BCP 47, chooses the font stack; NULL is "en" */
    float size_px;        /* Latin em; the stack's scale is applied to it */
    enum text_weight weight;
    enum text_direction direction;
    enum text_align align;
    int width_px;     /* lines are filled to this; 0 is one line for ever */
    int line_limit;   /* 0 is no limit; what is cut ends in an ellipsis */
    bool keep_pixels; /* it will be painted again: what was drawn is kept; never for personal text */
    const struct text_span *spans; /* rising, without overlap, within the text; NULL for none */
    size_t span_count;
};

/* Why a spec is refused, in words, with the limit in it; NULL when it is not. Borrows: for ever. */
const char *text_spec_refusal(const struct text_spec *spec);

/* A line end in the text starts a new line and takes its own first strong direction.
 * Fails: FULL when the text is longer than TEXT_CHARACTERS_MAX or TEXT_BYTES_MAX, INVALID when a number is
 * out of range (text_spec_refusal says which), IO when no font of the language's stack opens any more. Owns:
 * the caller, text_paragraph_destroy, before the engine's. Copies the text and wipes the copy at destroy. */
enum status text_paragraph_create(struct text_engine *engine, const struct text_spec *spec,
                                  struct text_paragraph **ret_paragraph) MUST_CHECK;
void text_paragraph_destroy(struct text_paragraph *paragraph);

struct text_size {
    int width_px;          /* of the widest line, without trailing space */
    int height_px;         /* all lines, by the line height of the fonts on them */
    int first_baseline_px; /* from the top */
    int last_baseline_px;
};

struct text_size text_paragraph_size(const struct text_paragraph *paragraph);

struct text_line {
    size_t start_byte; /* in the UTF-8 given */
    size_t end_byte;
    int x_px; /* of the line's left edge within the width */
    int top_px;
    int width_px;
    int height_px;
    int baseline_px;
    bool right_to_left;
};

size_t text_paragraph_line_count(const struct text_paragraph *paragraph);
struct text_line text_paragraph_line(const struct text_paragraph *paragraph, size_t index);

/* The band in which people see the script standing, for centring a word in a box by eye rather than by
 * ascent and descent: from the top of the paragraph's first line, capital height or headline to baseline;
 * with several lines, from the first one's height to the last one's baseline. */
struct text_band {
    int top_px;
    int bottom_px;
};
struct text_band text_paragraph_band(const struct text_paragraph *paragraph);

struct text_caret {
    int x_px;
    int top_px;
    int height_px;
};

/* Where a caret before byte `offset` stands; offsets inside a grapheme go to its start. */
struct text_caret text_paragraph_caret(const struct text_paragraph *paragraph, size_t offset);

/* The byte offset of the grapheme boundary nearest to a point. */
size_t text_paragraph_hit(const struct text_paragraph *paragraph, int x_px, int y_px);

struct text_rect {
    int x_px;
    int top_px;
    int width_px;
    int height_px;
};

struct text_cluster {
    size_t start_byte;
    size_t end_byte;
    struct text_rect rect;
};

/* The grapheme in whose box a point is. False where there is none: beside a line, above, below. */
bool text_paragraph_cluster_at(const struct text_paragraph *paragraph, int x_px, int y_px,
                               struct text_cluster *ret_cluster);

/* The rectangles that the graphemes between two offsets fill, as high as their lines, line by line and from
 * the left; in mixed direction a line has several. Writes at most `capacity` of them (`ret_rects` may then be
 * NULL for 0) and returns how many there are. A line end and what is cut off have none. */
size_t text_paragraph_selection(const struct text_paragraph *paragraph, size_t start_byte, size_t end_byte,
                                struct text_rect *ret_rects, size_t capacity);

/* Called for each painted piece: 8-bit coverage of `width` x `height`, `stride` bytes a row, whose top left
 * stands at (`x_px`, `y_px`) from the paragraph's top left. May overhang the paragraph's box. The bytes are
 * valid during the call only. */
typedef void text_paint(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                        int y_px);

/* Paints every run. Fails: IO when the rasteriser refuses a run. */
enum status text_paragraph_paint(const struct text_paragraph *paragraph, text_paint *paint,
                                 void *context) MUST_CHECK;

/* A painted piece as text_paint has it, of one ink. */
struct text_piece {
    const uint8_t *coverage;
    int width;
    int height;
    int stride;
    int x_px;
    int y_px;
    int ink;
};

typedef void text_paint_piece(void *context, const struct text_piece *piece);

/* The same, piece by piece of one ink. A run in two inks is drawn as one and cut where the caret between them
 * stands, so that joins and ligatures stay whole. Fails: IO. */
enum status text_paragraph_paint_spans(const struct text_paragraph *paragraph, text_paint_piece *paint,
                                       void *context) MUST_CHECK;

/* True when every grapheme of `text` has a glyph in the language's stack, regular and bold; else the first
 * that has none is written into `ret_missing` (UTF-8). */
bool text_engine_covers(struct text_engine *engine, const char *language, const char *text,
                        char ret_missing[64]);

/* Whether fonts.json has a stack for the language; the first one serves those that it has not. */
bool text_engine_names_language(const struct text_engine *engine, const char *language);

struct text_font {
    const char *name;
    const char *path;
    const char *package; /* the Debian package that brings it */
    const char *sha256;  /* in hex; "" when fonts.json does not say */
};

/* The font files of fonts.json. Borrows: until the engine is destroyed. */
size_t text_engine_font_count(const struct text_engine *engine);
struct text_font text_engine_font(const struct text_engine *engine, size_t index);

#endif
