/* Pango and cairo, with the product's font files and no others: a fontconfig configuration made in memory
 * that reads nothing of the machine's, no hinting, positions not rounded. */
#ifndef TESTS_PANGO_REFERENCE_H
#define TESTS_PANGO_REFERENCE_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "text/fonts.h"

struct reference;

/* Borrows `fonts`. Fails: IO when fontconfig or Pango refuses. */
enum status reference_create(const struct fonts *fonts, struct reference **ret_reference) MUST_CHECK;
void reference_destroy(struct reference *reference);

/* Owns: the caller, g_object_unref. */
PangoLayout *reference_lay(const struct reference *reference, const char *text, const char *language,
                           int size_px, int width_px);

/* Draws a line with its paragraph's left edge inside the canvas' margin. */
void reference_paint_line(PangoLayout *layout, int index, int baseline_px, cairo_surface_t *canvas);

/* Of the line's advance, without the space that hangs over its end. */
double reference_line_width(PangoLayout *layout, int index);

#endif
