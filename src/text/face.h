/* One font file opened at one size for measuring: FreeType, HarfBuzz over it, and the boxes of its glyphs
 * without hinting, exactly as the rasteriser will see them. */
#ifndef TEXT_FACE_H
#define TEXT_FACE_H

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "text/fonts.h"

enum { PIXEL = 64, HALF_PIXEL = PIXEL / 2 }; /* positions are in 1/64 px, as FreeType's and HarfBuzz's are */

struct glyph_box {
    int16_t left;
    int16_t top;
    uint16_t width;
    uint16_t rows;
    bool known;
};

struct raster;
struct glyph_inks;

struct face {
    const struct font_file *file;
    int size_px;
    FT_Face ft;
    hb_font_t *hb;
    int ascent_px;
    int descent_px; /* positive downwards */
    bool band_known;
    int band_top_px; /* above the baseline */
    int band_bottom_px;
    struct glyph_box **boxes; /* in pages, made when first wanted: a Chinese font has 65,535 glyphs */
    struct glyph_inks *inks;  /* glyphs drawn one by one (raster_glyphs.c), kept; NULL until one is */
    struct raster *raster;    /* NULL until something is drawn with it */
    size_t users;             /* paragraphs that hold it */
    uint64_t last_call;       /* when it was last asked for */
};

/* Fails: IO when the file cannot be opened as a font. Owns: the caller, face_destroy. */
enum status face_create(FT_Library library, const struct font_file *file, int size_px,
                        struct face **ret_face) MUST_CHECK;
void face_destroy(struct face *face);

bool face_has_glyph(const struct face *face, uint32_t code_point);

/* Borrows: valid until the face is destroyed. */
const struct glyph_box *face_glyph_box(struct face *face, uint32_t glyph);

#endif
