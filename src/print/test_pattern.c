#include "print/test_pattern.h"

static void frame(struct bitmap *bitmap, int edge)
{
    bitmap_fill(bitmap, 0, 0, bitmap->width, edge);
    bitmap_fill(bitmap, 0, bitmap->height - edge, bitmap->width, edge);
    bitmap_fill(bitmap, 0, 0, edge, bitmap->height);
    bitmap_fill(bitmap, bitmap->width - edge, 0, edge, bitmap->height);
}

static void ladder(struct bitmap *bitmap)
{
    for (int x = 0; x < bitmap->width; x += 8) {
        bool is_long = x % 80 == 0;

        bitmap_fill(bitmap, x, bitmap->height / 4, is_long ? 2 : 1, bitmap->height / (is_long ? 8 : 16));
    }
}

static void greys(struct bitmap *bitmap, int edge)
{
    int width = bitmap->width;

    for (int y = bitmap->height / 2; y < bitmap->height * 3 / 4; y++) {
        for (int x = 2 * edge; x < width - 2 * edge; x += 8)
            bitmap_fill(bitmap, x + y % 8, y, 1 + 7 * x / width, 1);
    }
}

enum status test_pattern_draw(const struct paper_sheet *sheet, struct bitmap *ret_bitmap)
{
    enum status status = bitmap_init(ret_bitmap, sheet->width, sheet->width / 2);
    int edge = sheet->width / 100 + 2;

    if (status != OK)
        return status;
    frame(ret_bitmap, edge);
    ladder(ret_bitmap);
    greys(ret_bitmap, edge);
    return OK;
}
