#include "text/face.h"

#include <hb-ft.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/raster.h"
#include "text/raster_glyphs.h"

enum { PAGE_GLYPHS = 256 };

static int floor_px(FT_Pos position)
{
    return (int)((position & -PIXEL) / PIXEL);
}

static int ceil_px(FT_Pos position)
{
    return floor_px(position + PIXEL - 1);
}

enum status face_create(FT_Library library, const struct font_file *file, int size_px, struct face **ret_face)
{
    struct face *face;
    FT_Face ft = NULL;

    if (FT_New_Face(library, file->path, file->index, &ft) != 0)
        return IO;
    if (!FT_IS_SCALABLE(ft) || FT_Set_Char_Size(ft, 0, (FT_F26Dot6)size_px * PIXEL, 0, 0) != 0) {
        FT_Done_Face(ft);
        return IO;
    }
    face = memory_allocate(1, sizeof *face);
    face->file = file;
    face->size_px = size_px;
    face->ft = ft;
    face->hb = hb_ft_font_create(ft, NULL);
    hb_ft_font_set_load_flags(face->hb, FT_LOAD_NO_HINTING);
    face->ascent_px = ceil_px(FT_MulFix(ft->ascender, ft->size->metrics.y_scale));
    face->descent_px = ceil_px(FT_MulFix(-ft->descender, ft->size->metrics.y_scale));
    face->boxes = memory_allocate((size_t)ft->num_glyphs / PAGE_GLYPHS + 1, sizeof(struct glyph_box *));
    *ret_face = face;
    return OK;
}

void face_destroy(struct face *face)
{
    if (face == NULL)
        return;
    raster_destroy(face->raster);
    raster_glyphs_forget(face->inks);
    hb_font_destroy(face->hb);
    for (long i = 0; i <= face->ft->num_glyphs / PAGE_GLYPHS; i++)
        free(face->boxes[i]);
    FT_Done_Face(face->ft);
    free(face->boxes);
    free(face);
}

bool face_has_glyph(const struct face *face, uint32_t code_point)
{
    return FT_Get_Char_Index(face->ft, code_point) != 0;
}

static struct glyph_box load_box(FT_Face ft, uint32_t glyph)
{
    struct glyph_box box = {.known = true};
    FT_GlyphSlot slot = ft->glyph;

    if (FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING) != 0)
        return box;
    box.left = (int16_t)slot->bitmap_left;
    box.top = (int16_t)slot->bitmap_top;
    box.width = (uint16_t)slot->bitmap.width;
    box.rows = (uint16_t)slot->bitmap.rows;
    return box;
}

const struct glyph_box *face_glyph_box(struct face *face, uint32_t glyph)
{
    static const struct glyph_box nothing;
    struct glyph_box **page;
    struct glyph_box *box;

    if (glyph >= (uint32_t)face->ft->num_glyphs)
        return &nothing;
    page = &face->boxes[glyph / PAGE_GLYPHS];
    if (*page == NULL)
        *page = memory_allocate(PAGE_GLYPHS, sizeof **page);
    box = &(*page)[glyph % PAGE_GLYPHS];
    if (!box->known)
        *box = load_box(face->ft, glyph);
    return box;
}
