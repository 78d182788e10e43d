#include "pages.h"

#include <stdio.h>

#include "canvas.h"

enum { COLUMN_PX = 620, PAGE_HEIGHT_PX = 1100, PATH_BYTES = 4096 };

/* Two engines may break a line differently, and then each draws its own lines. */
static cairo_surface_t *paint_theirs(const struct pair *pair)
{
    PangoLayoutIter *iterator = pango_layout_get_iter(pair->theirs);
    cairo_surface_t *canvas;
    int height_px;
    int index = 0;

    pango_layout_get_pixel_size(pair->theirs, NULL, &height_px);
    canvas = canvas_create(pair->width_px, height_px);
    do
        reference_paint_line(pair->theirs, index++, PANGO_PIXELS(pango_layout_iter_get_baseline(iterator)),
                             canvas);
    while (pango_layout_iter_next_line(iterator));
    pango_layout_iter_free(iterator);
    return canvas;
}

static enum status paint_pair(const struct pair *pair, cairo_surface_t **ret_ours,
                              cairo_surface_t **ret_theirs)
{
    cairo_surface_t *ours;
    enum status status;

    if (pair_has_same_lines(pair))
        return pair_paint(pair, ret_ours, ret_theirs);
    ours = canvas_create(pair->width_px, text_paragraph_size(pair->ours).height_px);
    status = canvas_paint(ours, pair->ours);
    if (status != OK) {
        cairo_surface_destroy(ours);
        return status;
    }
    *ret_ours = ours;
    *ret_theirs = paint_theirs(pair);
    return OK;
}

/* Returns the height taken, 0 when the paragraph does not fit any more. */
static enum status draw_paragraph(const struct pair *pair, cairo_t *cairo, int top_px, int *ret_height_px)
{
    int height_px = text_paragraph_size(pair->ours).height_px;
    cairo_surface_t *ours = NULL;
    cairo_surface_t *theirs = NULL;
    enum status status;

    if (top_px + height_px > PAGE_HEIGHT_PX) {
        *ret_height_px = 0;
        return OK;
    }
    status = paint_pair(pair, &ours, &theirs);
    if (status != OK)
        return status;
    cairo_set_source_rgb(cairo, 0.0, 0.0, 0.0);
    cairo_mask_surface(cairo, ours, 0, top_px);
    cairo_mask_surface(cairo, theirs, COLUMN_PX + CANVAS_MARGIN_PX, top_px);
    cairo_surface_destroy(ours);
    cairo_surface_destroy(theirs);
    *ret_height_px = height_px;
    return OK;
}

static enum status draw_page(const struct both *both, const struct corpus_language *language, int size_px,
                             cairo_t *cairo)
{
    int top_px = 0;

    cairo_set_source_rgb(cairo, 1.0, 1.0, 1.0);
    cairo_paint(cairo);
    for (size_t i = 0; i < language->count; i++) {
        struct pair pair;
        int height_px = 0;
        enum status status =
            both_lay(both, language->paragraphs[i], language->tag, size_px, COLUMN_PX, &pair);

        if (status != OK)
            return status;
        status = draw_paragraph(&pair, cairo, top_px, &height_px);
        pair_finish(&pair);
        if (status != OK)
            return status;
        top_px += height_px > 0 ? height_px + size_px / 2 : 0;
    }
    return OK;
}

static enum status write_page(const struct both *both, const struct corpus_language *language, int size_px,
                              const char *folder)
{
    cairo_surface_t *page = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, 2 * COLUMN_PX + 3 * CANVAS_MARGIN_PX, PAGE_HEIGHT_PX + 2 * CANVAS_MARGIN_PX);
    cairo_t *cairo = cairo_create(page);
    enum status status = draw_page(both, language, size_px, cairo);
    char path[PATH_BYTES];

    snprintf(path, sizeof path, "%s/%s-%d.png", folder, language->tag, size_px);
    if (status == OK && cairo_surface_write_to_png(page, path) != CAIRO_STATUS_SUCCESS)
        status = IO;
    cairo_destroy(cairo);
    cairo_surface_destroy(page);
    return status;
}

enum status pages_write(const struct both *both, const struct corpus *corpus, const char *folder)
{
    static const int sizes_px[] = {20, 30, 48};

    for (size_t i = 0; i < corpus->count; i++) {
        for (size_t k = 0; k < sizeof sizes_px / sizeof *sizes_px; k++) {
            enum status status = write_page(both, &corpus->languages[i], sizes_px[k], folder);

            if (status != OK)
                return status;
        }
    }
    return OK;
}
