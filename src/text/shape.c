#include "text/shape.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/breaks.h"

void shaper_init(struct shaper *shaper)
{
    shaper->buffer = hb_buffer_create();
    if (!hb_buffer_allocation_successful(shaper->buffer))
        abort();
}

void shaper_finish(struct shaper *shaper)
{
    hb_buffer_destroy(shaper->buffer);
    shaper->buffer = NULL;
}

static struct glyphs glyphs_of(struct shaper *shaper)
{
    struct glyphs glyphs;

    glyphs.infos = hb_buffer_get_glyph_infos(shaper->buffer, &glyphs.count);
    glyphs.positions = hb_buffer_get_glyph_positions(shaper->buffer, &glyphs.count);
    return glyphs;
}

static void prepare(struct shaper *shaper, uint32_t script, bool right_to_left)
{
    hb_buffer_set_direction(shaper->buffer, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(shaper->buffer, (hb_script_t)script);
}

void shaper_forget(struct shaper *shaper)
{
    /* Longer than HarfBuzz's context on both sides, so that spaces overwrite the letters kept there. */
    static const char spaces[] = "               ";
    struct glyphs glyphs = glyphs_of(shaper);

    memory_wipe(glyphs.infos, glyphs.count * sizeof *glyphs.infos);
    memory_wipe(glyphs.positions, glyphs.count * sizeof *glyphs.positions);
    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_add_utf8(shaper->buffer, spaces, sizeof spaces - 1, 7, 1);
    hb_buffer_clear_contents(shaper->buffer);
}

static int32_t cluster_graphemes(const uint8_t *flags, int32_t start, int32_t end)
{
    int32_t count = 0;

    for (int32_t i = start; i < end; i++)
        count += (flags[i] & UNIT_GRAPHEME) != 0;
    return count;
}

/* A ligature's width is shared out evenly among its graphemes, so that a caret can stand in it. */
static void set_cluster(int32_t start, int32_t end, int32_t advance, bool unsafe, int32_t *advances,
                        uint8_t *flags)
{
    int32_t left = cluster_graphemes(flags, start, end);

    for (int32_t i = start; i < end; i++) {
        bool begins = (flags[i] & UNIT_GRAPHEME) != 0;

        flags[i] = (uint8_t)(flags[i] & ~(UNIT_UNSAFE | UNIT_INSIDE));
        advances[i] = 0;
        if (i > start && begins)
            flags[i] |= UNIT_UNSAFE | UNIT_INSIDE;
        if (i == start && unsafe)
            flags[i] |= UNIT_UNSAFE;
        if (begins && left > 0) {
            advances[i] = advance / left;
            advance -= advances[i];
            left--;
        }
    }
    if (advance != 0)
        advances[start] += advance;
}

/* Clusters rise in left-to-right and fall in right-to-left; walking them in logical order needs one loop. */
static void read_clusters(const struct glyphs *glyphs, const struct shape_part *part, int32_t *advances,
                          uint8_t *flags)
{
    uint32_t at = 0;

    while (at < glyphs->count) {
        uint32_t first = part->right_to_left ? glyphs->count - 1 - at : at;
        uint32_t cluster = glyphs->infos[first].cluster;
        bool unsafe = false;
        int32_t advance = 0;
        int32_t next = part->end;

        for (; at < glyphs->count; at++) {
            uint32_t glyph = part->right_to_left ? glyphs->count - 1 - at : at;

            if (glyphs->infos[glyph].cluster != cluster) {
                next = (int32_t)glyphs->infos[glyph].cluster;
                break;
            }
            advance += glyphs->positions[glyph].x_advance;
            unsafe |=
                (hb_glyph_info_get_glyph_flags(&glyphs->infos[glyph]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        }
        set_cluster((int32_t)cluster, next, advance, unsafe, advances, flags);
    }
}

void shape_part(struct shaper *shaper, const struct shape_part *part, int32_t *advances, uint8_t *flags)
{
    struct glyphs glyphs;

    assert(part->start < part->end && part->end <= part->length);
    prepare(shaper, part->script, part->right_to_left);
    hb_buffer_add_utf16(shaper->buffer, part->text, part->length, (unsigned)part->start,
                        part->end - part->start);
    hb_shape(part->face->hb, shaper->buffer, NULL, 0);
    glyphs = glyphs_of(shaper);
    for (int32_t i = part->start; i < part->end; i++)
        advances[i] = 0;
    read_clusters(&glyphs, part, advances, flags);
    shaper_forget(shaper);
}

struct glyphs shape_utf8(struct shaper *shaper, const struct face *face, uint32_t script, bool right_to_left,
                         const char *text)
{
    prepare(shaper, script, right_to_left);
    hb_buffer_add_utf8(shaper->buffer, text, -1, 0, -1);
    hb_shape(face->hb, shaper->buffer, NULL, 0);
    return glyphs_of(shaper);
}

void shape_band(struct shaper *shaper, struct face *face)
{
    bool right_to_left =
        hb_script_get_horizontal_direction((hb_script_t)face->file->script) == HB_DIRECTION_RTL;
    struct glyphs glyphs;
    int top = 0;
    int bottom = 0;

    if (face->band_known)
        return;
    glyphs = shape_utf8(shaper, face, face->file->script, right_to_left, face->file->band);
    for (uint32_t i = 0; i < glyphs.count; i++) {
        const struct glyph_box *box = face_glyph_box(face, glyphs.infos[i].codepoint);

        top = box->top > top ? box->top : top;
        bottom = box->rows - box->top > bottom ? box->rows - box->top : bottom;
    }
    shaper_forget(shaper);
    face->band_top_px = top;
    face->band_bottom_px = bottom;
    face->band_known = true;
}
