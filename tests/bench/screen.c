#include "screen.h"

#include <string.h>

#include "app/ink.h"

enum { WHITE = 0xFF };

void screen_init(int width_px, int height_px, struct screen *ret_screen)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px);

    *ret_screen = (struct screen){.surface = surface,
                                  .pixels = (uint32_t *)(void *)cairo_image_surface_get_data(surface),
                                  .width_px = width_px,
                                  .height_px = height_px,
                                  .stride_px = cairo_image_surface_get_stride(surface) / 4};
    screen_clear(ret_screen);
}

void screen_finish(struct screen *screen)
{
    cairo_surface_destroy(screen->surface);
}

void screen_clear(struct screen *screen)
{
    cairo_surface_flush(screen->surface);
    memset(screen->pixels, WHITE, (size_t)screen->stride_px * (size_t)screen->height_px * 4);
    cairo_surface_mark_dirty(screen->surface);
}

void screen_ink(struct screen *screen, const uint8_t *coverage, int width, int height, int stride, int x_px,
                int y_px)
{
    int x = x_px + SCREEN_MARGIN_PX;
    int y = y_px + SCREEN_MARGIN_PX;
    int left = x < 0 ? -x : 0;
    int top = y < 0 ? -y : 0;
    int right = x + width > screen->width_px ? screen->width_px - x : width;
    int bottom = y + height > screen->height_px ? screen->height_px - y : height;

    for (int row = top; row < bottom; row++) {
        const uint8_t *from = coverage + (ptrdiff_t)row * stride;
        uint32_t *to = screen->pixels + (ptrdiff_t)(y + row) * screen->stride_px + x;

        if (left < right)
            ink_row(to + left, from + left, right - left, 0);
    }
}

size_t screen_inked(const struct screen *screen)
{
    size_t count = 0;

    for (int y = 0; y < screen->height_px; y++)
        for (int x = 0; x < screen->width_px; x++)
            count += (screen->pixels[(ptrdiff_t)y * screen->stride_px + x] & 0xFFFFFF) != 0xFFFFFF;
    return count;
}
