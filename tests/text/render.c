/* Draws standard input in black on a white page, as a PGM on standard output, for programs that read pages.
 * usage: text_render [--unshaped FONT] LANGUAGE SIZE WIDTH
 * Unshaped draws the characters of FONT one by one, in reading order: what a page looks like where nobody
 * joins, reorders or stacks anything, to show that whoever reads the page notices. */
#include <ft2build.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/utf8.h>
#include FT_FREETYPE_H

#include "base/memory.h"
#include "text/text.h"

enum { MARGIN_PX = 40, SIDE_MAX_PX = 4000, WHITE = 255 };

struct page {
    uint8_t *pixels;
    int width;
    int height;
};

struct pen {
    FT_Face face;
    int x;
    int y;
    int line_px;
    bool right_to_left;
};

static struct page page_create(int width, int height)
{
    struct page page = {.width = width + 2 * MARGIN_PX, .height = height + 2 * MARGIN_PX};

    page.pixels = memory_allocate((size_t)page.width, (size_t)page.height);
    memset(page.pixels, WHITE, (size_t)page.width * (size_t)page.height);
    return page;
}

static void page_ink(struct page *page, const uint8_t *coverage, int width, int height, int stride, int x,
                     int y)
{
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            int to_x = x + column + MARGIN_PX;
            int to_y = y + row + MARGIN_PX;
            int ink = coverage[row * stride + column];
            uint8_t *pixel = page->pixels + (ptrdiff_t)to_y * page->width + to_x;

            if (to_x < 0 || to_y < 0 || to_x >= page->width || to_y >= page->height)
                continue;
            *pixel = (uint8_t)(*pixel * (WHITE - ink) / WHITE);
        }
    }
}

static void paint(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                  int y_px)
{
    page_ink(context, coverage, width, height, stride, x_px, y_px);
}

static bool draw_shaped(const struct text_spec *spec, struct page *ret_page)
{
    struct text_engine *engine = NULL;
    struct text_paragraph *paragraph = NULL;
    struct faults faults;
    bool drawn = false;

    faults_init(&faults);
    if (text_engine_create(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &engine) == OK &&
        text_paragraph_create(engine, spec, &paragraph) == OK) {
        *ret_page = page_create(spec->width_px, text_paragraph_size(paragraph).height_px);
        drawn = text_paragraph_paint(paragraph, paint, ret_page) == OK;
    }
    text_paragraph_destroy(paragraph);
    text_engine_destroy(engine);
    faults_finish(&faults);
    return drawn;
}

static void new_line(struct pen *pen, int width)
{
    pen->x = pen->right_to_left ? width : 0;
    pen->y += pen->line_px;
}

static void draw_character(struct pen *pen, UChar32 character, int width, struct page *page)
{
    const FT_GlyphSlot slot = pen->face->glyph;
    int advance;

    if (FT_Load_Char(pen->face, (FT_ULong)character, FT_LOAD_RENDER | FT_LOAD_NO_HINTING) != 0)
        return;
    advance = (int)(slot->advance.x >> 6);
    if (pen->right_to_left ? pen->x - advance < 0 : pen->x + advance > width)
        new_line(pen, width);
    if (pen->right_to_left)
        pen->x -= advance;
    page_ink(page, slot->bitmap.buffer, (int)slot->bitmap.width, (int)slot->bitmap.rows, slot->bitmap.pitch,
             pen->x + slot->bitmap_left, pen->y - slot->bitmap_top);
    if (!pen->right_to_left)
        pen->x += advance;
}

static bool draw_unshaped(const struct text_spec *spec, const char *font, struct page *ret_page)
{
    const uint8_t *u8 = (const uint8_t *)spec->text;
    int32_t length = (int32_t)strlen(spec->text);
    struct pen pen = {.right_to_left = uloc_isRightToLeft(spec->language),
                      .line_px = (int)(spec->size_px * 2)};
    FT_Library library = NULL;

    if (FT_Init_FreeType(&library) != 0)
        return false;
    if (FT_New_Face(library, font, 0, &pen.face) != 0 ||
        FT_Set_Pixel_Sizes(pen.face, 0, (FT_UInt)spec->size_px) != 0) {
        FT_Done_FreeType(library);
        return false;
    }
    *ret_page = page_create(spec->width_px, length * pen.line_px / 8 + 2 * pen.line_px);
    new_line(&pen, spec->width_px);
    for (int32_t at = 0; at < length;) {
        UChar32 c;

        U8_NEXT(u8, at, length, c);
        if (c == '\n')
            new_line(&pen, spec->width_px);
        else if (c > 0)
            draw_character(&pen, c, spec->width_px, ret_page);
    }
    ret_page->height = pen.y + pen.line_px + MARGIN_PX < ret_page->height ? pen.y + pen.line_px + MARGIN_PX
                                                                          : ret_page->height;
    FT_Done_FreeType(library);
    return true;
}

int main(int argc, char **argv)
{
    static char text[TEXT_BYTES_MAX + 1];
    const char *font = argc == 6 && strcmp(argv[1], "--unshaped") == 0 ? argv[2] : NULL;
    struct text_spec spec = {.text = text};
    struct page page = {0};
    size_t bytes;

    if (font == NULL && argc != 4) {
        fputs("usage: text_render [--unshaped FONT] LANGUAGE SIZE WIDTH <text >page.pgm\n", stderr);
        return 2;
    }
    spec.language = argv[argc - 3];
    spec.size_px = strtof(argv[argc - 2], NULL);
    spec.width_px = (int)strtol(argv[argc - 1], NULL, 10);
    bytes = fread(text, 1, TEXT_BYTES_MAX, stdin);
    while (bytes > 0 && text[bytes - 1] == '\n')
        text[--bytes] = '\0';
    if (spec.width_px < 1 || spec.width_px > SIDE_MAX_PX ||
        !(font != NULL ? draw_unshaped(&spec, font, &page) : draw_shaped(&spec, &page))) {
        fputs("text_render: this text cannot be drawn\n", stderr);
        return EXIT_FAILURE;
    }
    printf("P5\n%d %d\n255\n", page.width, page.height);
    fwrite(page.pixels, (size_t)page.width, (size_t)page.height, stdout);
    free(page.pixels);
    return EXIT_SUCCESS;
}
