/* What all paragraphs share: the fonts, the faces opened so far and the machinery of layout.
 * Does not: hold any text between calls. */
#ifndef TEXT_ENGINE_H
#define TEXT_ENGINE_H

#include <stddef.h>

#include "text/bidi.h"
#include "text/breaks.h"
#include "text/face.h"
#include "text/fonts.h"
#include "text/shape.h"
#include "text/text.h"

enum { TEXT_SIZE_MIN_PX = 6, TEXT_SIZE_MAX_PX = 200 };

struct text_engine {
    struct fonts fonts;
    FT_Library freetype;
    bool raster_started;
    struct face **faces;
    size_t face_count;
    struct bidi bidi;
    struct breaks breaks;
    struct shaper shaper;
    /* Surfaces whose size was not the one computed from SDL2_ttf's rules: 0 unless those have changed. */
    size_t surprises;
};

/* The face of `file` at `em_px` of Latin, opened when first wanted; NULL when the file went away.
 * Borrows: valid until the engine is destroyed. */
struct face *engine_face(struct text_engine *engine, const struct font_file *file, float em_px);

#endif
