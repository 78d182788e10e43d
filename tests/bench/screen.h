/* What every peer draws on: 32-bit pixels in memory, white, with black ink. Coverage is laid on them with the
 * arithmetic that the product uses for its window. */
#ifndef TESTS_BENCH_SCREEN_H
#define TESTS_BENCH_SCREEN_H

#include <cairo.h>
#include <stddef.h>
#include <stdint.h>

/* Ink overhangs the box of its text, so texts are drawn this far inside. */
enum { SCREEN_MARGIN_PX = 40 };

struct screen {
    cairo_surface_t *surface; /* over the same pixels */
    uint32_t *pixels;
    int width_px;
    int height_px;
    int stride_px;
};

/* Finish it. */
void screen_init(int width_px, int height_px, struct screen *ret_screen);
void screen_finish(struct screen *screen);

void screen_clear(struct screen *screen);

/* Blends coverage as text_paint hands it over, within the margin. */
void screen_ink(struct screen *screen, const uint8_t *coverage, int width, int height, int stride, int x_px,
                int y_px);

/* Pixels that are not white. */
size_t screen_inked(const struct screen *screen);

#endif
