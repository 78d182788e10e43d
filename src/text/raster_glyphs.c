#include "text/raster_glyphs.h"

#include "text/face.h"

static int round_px(int32_t position)
{
    return ((position + HALF_PIXEL) & -PIXEL) / PIXEL;
}

bool raster_glyphs_lean(const struct glyphs *glyphs)
{
    for (uint32_t i = 0; i < glyphs->count; i++)
        if ((glyphs->positions[i].y_offset & (PIXEL - 1)) != 0)
            return true;
    return false;
}

static enum status paint_glyph(FT_Face ft, uint32_t glyph, int x_px, int y_px, text_paint *paint,
                               void *context)
{
    const FT_Bitmap *bitmap = &ft->glyph->bitmap;

    if (FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_RENDER) != 0 ||
        bitmap->pixel_mode != FT_PIXEL_MODE_GRAY)
        return IO;
    if (bitmap->width > 0 && bitmap->rows > 0)
        paint(context, bitmap->buffer, (int)bitmap->width, (int)bitmap->rows, bitmap->pitch,
              x_px + ft->glyph->bitmap_left, y_px - ft->glyph->bitmap_top);
    return OK;
}

enum status raster_glyphs_paint(const struct raster_run *run, const struct glyphs *glyphs, int32_t pen,
                                text_paint *paint, void *context)
{
    for (uint32_t i = 0; i < glyphs->count; i++) {
        const hb_glyph_position_t *position = &glyphs->positions[i];
        enum status status =
            paint_glyph(run->face->ft, glyphs->infos[i].codepoint, round_px(pen + position->x_offset),
                        run->baseline_px - round_px(position->y_offset), paint, context);

        if (status != OK)
            return status;
        pen += position->x_advance;
    }
    return OK;
}
