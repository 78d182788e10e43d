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

enum { TEXT_BYTES_MAX = 64 * 1024 };

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

struct text_spec {
    const char *text;     /* UTF-8; invalid bytes show as U+FFFD */
    const char *language; /* BCP 47, chooses the font stack; NULL is "en" */
    float size_px;        /* Latin em; the stack's scale is applied to it */
    enum text_weight weight;
    enum text_direction direction;
    enum text_align align;
    int width_px;   /* lines are filled to this; 0 is one line for ever */
    int line_limit; /* 0 is no limit; what is cut ends in an ellipsis */
};

/* A line end in the text starts a new line and takes its own first strong direction.
 * Fails: FULL when the text is longer than TEXT_BYTES_MAX, INVALID when a number is out of range, IO when no
 * font of the language's stack opens any more.
 * Owns: the caller, text_paragraph_destroy, before the engine's. Copies the text and wipes the copy at
 * destroy. */
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

/* Called for each painted piece: 8-bit coverage of `width` x `height`, `stride` bytes a row, whose top left
 * stands at (`x_px`, `y_px`) from the paragraph's top left. May overhang the paragraph's box. The bytes are
 * valid during the call only. */
typedef void text_paint(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                        int y_px);

/* Paints every run. Fails: IO when the rasteriser refuses a run. */
enum status text_paragraph_paint(const struct text_paragraph *paragraph, text_paint *paint,
                                 void *context) MUST_CHECK;

/* True when every grapheme of `text` has a glyph in the language's stack; else the first that has none is
 * written into `ret_missing` (UTF-8). */
bool text_engine_covers(struct text_engine *engine, const char *language, const char *text,
                        char ret_missing[64]);

#endif
