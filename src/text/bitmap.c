#include "text/bitmap.h"

/* A dot is printed when at least this much of it is covered. A little under half, since a hairline between
 * two columns of dots covers half of each, and should be printed once rather than not at all. */
enum { ONE_BIT_THRESHOLD = 112 };

struct paper {
    const struct text_bitmap *bitmap;
    int x_px;
    int y_px;
};

static void add_bits(uint8_t *row, int x_px, const uint8_t *coverage, int count)
{
    for (int i = 0; i < count; i++)
        if (coverage[i] >= ONE_BIT_THRESHOLD)
            row[(x_px + i) / 8] |= (uint8_t)(0x80 >> ((x_px + i) % 8));
}

/* As ink over ink: two runs that meet in a dot cover it together. */
static void add_bytes(uint8_t *row, int x_px, const uint8_t *coverage, int count)
{
    for (int i = 0; i < count; i++) {
        int bare = (255 - row[x_px + i]) * (255 - coverage[i]);

        row[x_px + i] = (uint8_t)(255 - (bare + 127) / 255);
    }
}

static void add_piece(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                      int y_px)
{
    const struct paper *paper = context;
    const struct text_bitmap *bitmap = paper->bitmap;
    int left = paper->x_px + x_px;
    int top = paper->y_px + y_px;
    int from = left < 0 ? -left : 0;
    int to = left + width > bitmap->width_px ? bitmap->width_px - left : width;

    for (int y = top < 0 ? -top : 0; y < height && top + y < bitmap->height_px; y++) {
        uint8_t *row = bitmap->dots + (size_t)(top + y) * bitmap->stride_bytes;
        const uint8_t *line = coverage + (size_t)y * (size_t)stride + from;

        if (bitmap->depth == TEXT_ONE_BIT)
            add_bits(row, left + from, line, to - from);
        else
            add_bytes(row, left + from, line, to - from);
    }
}

enum status text_bitmap_add(const struct text_bitmap *bitmap, const struct text_paragraph *paragraph,
                            int x_px, int y_px)
{
    struct paper paper = {.bitmap = bitmap, .x_px = x_px, .y_px = y_px};

    return text_paragraph_paint(paragraph, add_piece, &paper);
}
