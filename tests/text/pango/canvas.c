#include "canvas.h"

enum { INK = 128 };

cairo_surface_t *canvas_create(int width_px, int height_px)
{
    return cairo_image_surface_create(CAIRO_FORMAT_A8, width_px + 2 * CANVAS_MARGIN_PX,
                                      height_px + 2 * CANVAS_MARGIN_PX);
}

static uint8_t laid_over(uint8_t below, uint8_t above)
{
    return (uint8_t)(below + above - below * above / UINT8_MAX);
}

static void paint_piece(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                        int y_px)
{
    cairo_surface_t *canvas = context;
    int canvas_stride = cairo_image_surface_get_stride(canvas);
    uint8_t *pixels = cairo_image_surface_get_data(canvas);

    for (int row = 0; row < height; row++) {
        int y = y_px + row + CANVAS_MARGIN_PX;

        if (y < 0 || y >= cairo_image_surface_get_height(canvas))
            continue;
        for (int column = 0; column < width; column++) {
            int x = x_px + column + CANVAS_MARGIN_PX;
            uint8_t *pixel = pixels + (ptrdiff_t)y * canvas_stride + x;

            if (x >= 0 && x < cairo_image_surface_get_width(canvas))
                *pixel = laid_over(*pixel, coverage[(ptrdiff_t)row * stride + column]);
        }
    }
}

enum status canvas_paint(cairo_surface_t *canvas, const struct text_paragraph *paragraph)
{
    enum status status;

    cairo_surface_flush(canvas);
    status = text_paragraph_paint(paragraph, paint_piece, canvas);
    cairo_surface_mark_dirty(canvas);
    return status;
}

double canvas_overlap(cairo_surface_t *a, cairo_surface_t *b)
{
    int stride = cairo_image_surface_get_stride(a);
    int width = cairo_image_surface_get_width(a);
    int height = cairo_image_surface_get_height(a);
    const uint8_t *of_a = cairo_image_surface_get_data(a);
    const uint8_t *of_b = cairo_image_surface_get_data(b);
    long both = 0;
    long either = 0;

    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            bool in_a = of_a[(ptrdiff_t)y * stride + x] >= INK;
            bool in_b = of_b[(ptrdiff_t)y * stride + x] >= INK;

            both += in_a && in_b;
            either += in_a || in_b;
        }
    }
    return either == 0 ? 1.0 : (double)both / (double)either;
}
