#include "print/bitmap.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "picture/picture.h"

enum status bitmap_init(struct bitmap *bitmap, int width, int height)
{
    *bitmap = (struct bitmap){0};
    if (width < 1 || width > BITMAP_WIDTH_MAX || height < 1 || height > BITMAP_HEIGHT_MAX)
        return INVALID;
    bitmap->width = width;
    bitmap->height = height;
    bitmap->stride = (width + 7) / 8;
    bitmap->bits = memory_allocate((size_t)height, (size_t)bitmap->stride);
    return OK;
}

void bitmap_finish(struct bitmap *bitmap)
{
    if (bitmap->bits != NULL)
        memory_wipe(bitmap->bits, (size_t)bitmap->height * (size_t)bitmap->stride);
    free(bitmap->bits);
    *bitmap = (struct bitmap){0};
}

bool bitmap_is_black(const struct bitmap *bitmap, int x, int y)
{
    if (x < 0 || y < 0 || x >= bitmap->width || y >= bitmap->height)
        return false;
    return (bitmap->bits[(size_t)y * (size_t)bitmap->stride + (size_t)x / 8] >> (7 - x % 8) & 1) != 0;
}

typedef void change_dot(unsigned char *bits, unsigned char dot);

static void blacken(unsigned char *bits, unsigned char dot)
{
    *bits |= dot;
}

static void flip(unsigned char *bits, unsigned char dot)
{
    *bits ^= dot;
}

static void change(struct bitmap *bitmap, int x, int y, int width, int height, change_dot *how)
{
    int right = x + width < bitmap->width ? x + width : bitmap->width;
    int bottom = y + height < bitmap->height ? y + height : bitmap->height;

    for (int row = y < 0 ? 0 : y; row < bottom; row++) {
        unsigned char *bits = bitmap->bits + (size_t)row * (size_t)bitmap->stride;

        for (int column = x < 0 ? 0 : x; column < right; column++)
            how(&bits[column / 8], (unsigned char)(0x80 >> (column % 8)));
    }
}

void bitmap_fill(struct bitmap *bitmap, int x, int y, int width, int height)
{
    change(bitmap, x, y, width, height, blacken);
}

void bitmap_invert(struct bitmap *bitmap, int x, int y, int width, int height)
{
    change(bitmap, x, y, width, height, flip);
}

struct bitmap bitmap_page(const struct bitmap *bitmap, int page_height, int page)
{
    int top = page * page_height;
    struct bitmap view = *bitmap;

    assert(page_height > 0 && page >= 0 && top < bitmap->height);
    view.bits += (size_t)top * (size_t)bitmap->stride;
    view.height = bitmap->height - top < page_height ? bitmap->height - top : page_height;
    return view;
}

enum status bitmap_write_png(const struct bitmap *bitmap, const char *path)
{
    size_t count = (size_t)bitmap->width * (size_t)bitmap->height;
    uint32_t *pixels;
    enum status status;
    size_t at = 0;

    if (bitmap->height > BITMAP_PICTURE_HEIGHT_MAX)
        return FULL;
    pixels = memory_allocate(count, sizeof *pixels);
    for (int y = 0; y < bitmap->height; y++) {
        for (int x = 0; x < bitmap->width; x++)
            pixels[at++] = bitmap_is_black(bitmap, x, y) ? 0x000000 : 0xFFFFFF;
    }
    status = picture_write_png(path, pixels, bitmap->width, bitmap->height, bitmap->width);
    memory_wipe(pixels, count * sizeof *pixels);
    free(pixels);
    return status;
}
