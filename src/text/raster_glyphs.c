#include "text/raster_glyphs.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
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

enum { PAGE_GLYPHS = 256 };

/* A glyph that was drawn once. */
struct glyph_ink {
    uint8_t *coverage; /* NULL when it has none */
    int width;
    int rows;
    int left;
    int top;
    bool is_known;
};

struct glyph_inks {
    size_t page_count;
    struct glyph_ink *pages[];
};

static enum status load_ink(FT_Face ft, uint32_t glyph, struct glyph_ink *ret_ink)
{
    const FT_Bitmap *bitmap = &ft->glyph->bitmap;
    struct glyph_ink ink = {.is_known = true};

    if (FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_RENDER) != 0 ||
        bitmap->pixel_mode != FT_PIXEL_MODE_GRAY)
        return IO;
    ink.width = (int)bitmap->width;
    ink.rows = (int)bitmap->rows;
    ink.left = ft->glyph->bitmap_left;
    ink.top = ft->glyph->bitmap_top;
    if (ink.width > 0 && ink.rows > 0)
        ink.coverage = memory_allocate((size_t)ink.width, (size_t)ink.rows);
    for (int row = 0; ink.coverage != NULL && row < ink.rows; row++)
        memcpy(ink.coverage + (ptrdiff_t)row * ink.width, bitmap->buffer + (ptrdiff_t)row * bitmap->pitch,
               (size_t)ink.width);
    *ret_ink = ink;
    return OK;
}

static enum status find_ink(struct face *face, uint32_t glyph, const struct glyph_ink **ret_ink)
{
    size_t page = glyph / PAGE_GLYPHS;
    struct glyph_ink *ink;

    if (face->inks == NULL) {
        size_t pages = (size_t)face->ft->num_glyphs / PAGE_GLYPHS + 1;

        face->inks = memory_allocate(1, sizeof *face->inks + pages * sizeof(struct glyph_ink *));
        face->inks->page_count = pages;
    }
    if (page >= face->inks->page_count)
        return IO;
    if (face->inks->pages[page] == NULL)
        face->inks->pages[page] = memory_allocate(PAGE_GLYPHS, sizeof(struct glyph_ink));
    ink = &face->inks->pages[page][glyph % PAGE_GLYPHS];
    *ret_ink = ink;
    return ink->is_known ? OK : load_ink(face->ft, glyph, ink);
}

void raster_glyphs_forget(struct glyph_inks *inks)
{
    if (inks == NULL)
        return;
    for (size_t page = 0; page < inks->page_count; page++) {
        for (size_t i = 0; inks->pages[page] != NULL && i < PAGE_GLYPHS; i++)
            free(inks->pages[page][i].coverage);
        free(inks->pages[page]);
    }
    free(inks);
}

static enum status paint_glyph(struct face *face, uint32_t glyph, int x_px, int y_px, text_paint *paint,
                               void *context)
{
    const struct glyph_ink *ink = NULL;
    enum status status = find_ink(face, glyph, &ink);

    if (status == OK && ink->coverage != NULL)
        paint(context, ink->coverage, ink->width, ink->rows, ink->width, x_px + ink->left, y_px - ink->top);
    return status;
}

enum status raster_glyphs_paint(const struct raster_run *run, const struct glyphs *glyphs, int32_t pen,
                                text_paint *paint, void *context)
{
    for (uint32_t i = 0; i < glyphs->count; i++) {
        const hb_glyph_position_t *position = &glyphs->positions[i];
        enum status status =
            paint_glyph(run->face, glyphs->infos[i].codepoint, round_px(pen + position->x_offset),
                        run->baseline_px - round_px(position->y_offset), paint, context);

        if (status != OK)
            return status;
        pen += position->x_advance;
    }
    return OK;
}
