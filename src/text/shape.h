/* Shaping by HarfBuzz: runs of one face, script and direction to glyphs, and glyphs back to the advance of
 * each grapheme. No language is set, since SDL2_ttf cannot set one and what is measured must be what is
 * drawn. Glyphs spell the text, so they are wiped as soon as they were read. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

#include "text/face.h"

struct shaper {
    hb_buffer_t *buffer;
};

struct glyphs {
    hb_glyph_info_t *infos;
    hb_glyph_position_t *positions;
    uint32_t count;
};

/* A part of `text` with the rest of it as context. */
struct shape_part {
    const struct face *face;
    uint32_t script;
    bool right_to_left;
    const UChar *text;
    int32_t length;
    int32_t start;
    int32_t end;
};

void shaper_init(struct shaper *shaper);
void shaper_finish(struct shaper *shaper);

/* Writes the advance of every unit of the part (a grapheme's stands at its first unit, the others have 0)
 * and sets UNIT_UNSAFE and UNIT_INSIDE in `flags`; both arrays are those of the whole text. */
void shape_part(struct shaper *shaper, const struct shape_part *part, int32_t *advances, uint8_t *flags);

/* Shapes a whole UTF-8 string, as SDL2_ttf does. Borrows: valid until shaper_forget, which must follow. */
struct glyphs shape_utf8(struct shaper *shaper, const struct face *face, uint32_t script, bool right_to_left,
                         const char *text);
void shaper_forget(struct shaper *shaper);

/* The ink of the face's band letters, measured when first asked for. */
void shape_band(struct shaper *shaper, struct face *face);

#endif
