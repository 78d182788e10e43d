/* Draws a run glyph by glyph, straight from FreeType. For runs whose glyphs stand at fractions of a pixel
 * above or below the baseline, as Nastaliq's do: SDL2_ttf rounds every one of them up, and joins show steps.
 */
#ifndef TEXT_RASTER_GLYPHS_H
#define TEXT_RASTER_GLYPHS_H

#include "text/raster.h"
#include "text/shape.h"

/* Whether some glyph stands at a fraction of a pixel above or below the baseline. */
bool raster_glyphs_lean(const struct glyphs *glyphs);

/* `pen` is where the first glyph begins, in 1/64 px. Calls `paint` once for each glyph that has ink.
 * Fails: IO when FreeType cannot draw a glyph. */
enum status raster_glyphs_paint(const struct raster_run *run, const struct glyphs *glyphs, int32_t pen,
                                text_paint *paint, void *context) MUST_CHECK;

/* Frees what was drawn of a face's glyphs. Takes NULL. */
void raster_glyphs_forget(struct glyph_inks *inks);

#endif
