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

/* Some five languages' faces at a page's sizes. A face takes 0.2 to 0.8 MB, a Chinese one, with its 65,535
 * glyphs, 3.8 MB; so the glyphs are counted as well, and both bounds together come to at most 45 MB. */
enum { FACES_KEPT = 48, GLYPHS_KEPT = 400 * 1000 };

struct text_engine {
    struct fonts fonts;
    FT_Library freetype;
    bool raster_started;
    struct face **faces;
    size_t face_count;
    uint64_t face_calls;
    struct bidi bidi;
    struct breaks breaks;
    struct shaper shaper;
    /* Surfaces whose size was not the one computed from SDL2_ttf's rules: 0 unless those have changed. */
    size_t surprises;
};

/* The face of `file` at `em_px` of Latin, opened when first wanted; NULL when the file went away.
 * Borrows: valid until the next trim, or while `users` counts it. */
struct face *engine_face(struct text_engine *engine, const struct font_file *file, float em_px);

/* Closes the faces that were longest not asked for and that no paragraph uses, until no more than FACES_KEPT
 * with GLYPHS_KEPT are left. */
void engine_trim(struct text_engine *engine);

#endif
