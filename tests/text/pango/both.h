/* One paragraph set by both engines at the same size and width. */
#ifndef TESTS_PANGO_BOTH_H
#define TESTS_PANGO_BOTH_H

#include "reference.h"
#include "text/text.h"

struct both {
    struct text_engine *engine;
    struct fonts fonts;
    struct reference *reference;
};

struct pair {
    const char *text;
    struct text_paragraph *ours;
    PangoLayout *theirs;
    int width_px;
};

/* Reads fonts.json in `folder`. Fails: as text_engine_create, with the faults on standard error. Finish it in
 * every case. */
enum status both_init(struct both *both, const char *folder) MUST_CHECK;
void both_finish(struct both *both);

/* Borrows `text`. Fails: as text_paragraph_create. Owns: the caller, pair_finish. */
enum status both_lay(const struct both *both, const char *text, const char *language, int size_px,
                     int width_px, struct pair *ret_pair) MUST_CHECK;
void pair_finish(struct pair *pair);

/* True when every line begins at the same byte. */
bool pair_has_same_lines(const struct pair *pair);

/* The largest difference between the widths of two lines, in pixels; only for the same lines. */
double pair_width_difference(const struct pair *pair);

/* Draws both on the boxes of our lines, Pango's at our baselines; only for the same lines.
 * Fails: as text_paragraph_paint. Owns: the caller, cairo_surface_destroy. */
enum status pair_paint(const struct pair *pair, cairo_surface_t **ret_ours,
                       cairo_surface_t **ret_theirs) MUST_CHECK;

/* Both texts with their line breaks, as a person would want to see them. */
void pair_print(const struct pair *pair);

#endif
