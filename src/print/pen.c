#include "print/pen.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "locale/writing.h"
#include "picture/qr.h"

/* How much of a dot must be covered to be black. Regular strokes are hairlines at 203 dots an inch: one that
 * lies between two columns covers half of each, and must not be lost. Bold ones are never lost, but thermal
 * paper spreads every dot, and would close what is open within a Bengali letter; and white ones on black it
 * makes thinner. */
enum { REGULAR_THRESHOLD = 112, BOLD_THRESHOLD = 168, WHITE_THRESHOLD = 96, ICON_THRESHOLD = 128 };

static const double MODULE_POINTS = 1.45; /* half a millimetre: phones read it, also on thermal paper */

int pen_dots(const struct pen *pen, double points)
{
    return (int)lround(points * pen->dots_a_point);
}

static int place(const struct pen *pen, int start, int width)
{
    return pen->right_to_left ? pen->left + pen->width - start - width : pen->left + start;
}

static struct text_spec spec_of(const struct pen *pen, const struct pen_text *text)
{
    const char *language = text->language != NULL ? text->language : "en";
    bool is_papers = strcmp(language, pen->language) == 0;
    bool right_to_left = !text->left_to_right && writing_is_right_to_left(text->text, strlen(text->text),
                                                                          is_papers && pen->right_to_left);
    struct text_spec spec = {.text = text->text,
                             .language = language,
                             .size_px = (float)(text->points * pen->dots_a_point),
                             .weight = text->weight,
                             .direction = right_to_left ? TEXT_RIGHT_TO_LEFT : TEXT_LEFT_TO_RIGHT,
                             .width_px = text->width,
                             .line_limit = text->line_limit};

    if (text->in_the_middle)
        spec.align = TEXT_CENTRE;
    else
        spec.align = right_to_left == pen->right_to_left ? TEXT_START : TEXT_END;
    return spec;
}

struct stroke {
    struct bitmap *bitmap;
    int left, top;
    int threshold;
};

static void paint(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                  int y_px)
{
    const struct stroke *stroke = context;

    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            if (coverage[y * stride + x] >= stroke->threshold)
                bitmap_fill(stroke->bitmap, stroke->left + x_px + x, stroke->top + y_px + y, 1, 1);
        }
    }
}

static int threshold_of(const struct pen_text *text)
{
    if (text->will_be_white)
        return WHITE_THRESHOLD;
    return text->weight == TEXT_BOLD ? BOLD_THRESHOLD : REGULAR_THRESHOLD;
}

enum status pen_text(const struct pen *pen, const struct pen_text *text, struct text_size *ret_size)
{
    struct text_spec spec = spec_of(pen, text);
    struct text_paragraph *paragraph = NULL;
    enum status status = text_paragraph_create(pen->engine, &spec, &paragraph);
    struct text_size size;

    if (status != OK)
        return status;
    size = text_paragraph_size(paragraph);
    if (pen->bitmap != NULL) {
        struct stroke stroke = {.bitmap = pen->bitmap,
                                .left = place(pen, text->start, text->width),
                                .top = pen->top - (text->on_baseline ? size.first_baseline_px : 0),
                                .threshold = threshold_of(text)};

        status = text_paragraph_paint(paragraph, paint, &stroke);
    }
    *ret_size = size;
    text_paragraph_destroy(paragraph);
    return status;
}

struct reach {
    int top, bottom;
    int threshold;
};

static void reach_out(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                      int y_px)
{
    struct reach *reach = context;

    (void)x_px;
    for (int y = 0; y < height; y++) {
        bool has_ink = false;

        for (int x = 0; x < width && !has_ink; x++)
            has_ink = coverage[y * stride + x] >= reach->threshold;
        if (has_ink && y_px + y < reach->top)
            reach->top = y_px + y;
        if (has_ink && y_px + y + 1 > reach->bottom)
            reach->bottom = y_px + y + 1;
    }
}

enum status pen_ink(const struct pen *pen, const struct pen_text *text, struct pen_ink *ret_ink)
{
    struct text_spec spec = spec_of(pen, text);
    struct reach reach = {.top = INT_MAX, .bottom = INT_MIN, .threshold = threshold_of(text)};
    struct text_paragraph *paragraph = NULL;
    struct text_size size;
    enum status status = text_paragraph_create(pen->engine, &spec, &paragraph);
    int origin;

    if (status != OK)
        return status;
    status = text_paragraph_paint(paragraph, reach_out, &reach);
    size = text_paragraph_size(paragraph);
    origin = text->on_baseline ? size.first_baseline_px : 0;
    *ret_ink = (struct pen_ink){.last_baseline = size.last_baseline_px - origin};
    if (reach.top < reach.bottom) {
        ret_ink->top = reach.top - origin;
        ret_ink->bottom = reach.bottom - origin;
    }
    text_paragraph_destroy(paragraph);
    return status;
}

void pen_icon(const struct pen *pen, const char *name, int start, int top, int size)
{
    int left = place(pen, start, size);
    struct picture picture;

    if (pen->bitmap == NULL || name == NULL || picture_get(pen->pictures, name, size, false, &picture) != OK)
        return;
    for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
            if (picture.coverage[y * size + x] >= ICON_THRESHOLD)
                bitmap_fill(pen->bitmap, left + x, top + y, 1, 1);
        }
    }
}

static int modules(const struct qr *qr)
{
    return qr_side(qr) + 2 * QR_MARGIN;
}

static int module_dots(const struct pen *pen, const struct qr *qr, int widest)
{
    int fit = widest / modules(qr);
    int wanted = pen_dots(pen, MODULE_POINTS);

    return fit < wanted ? fit : wanted;
}

enum status pen_code_width(const struct pen *pen, const char *code, int widest, int *ret_width)
{
    struct qr *qr = NULL;
    enum status status = qr_create(code, &qr);
    int dots;

    if (status != OK)
        return status;
    dots = module_dots(pen, qr, widest);
    if (dots > 0)
        *ret_width = dots * modules(qr);
    qr_destroy(qr);
    return dots > 0 ? OK : FULL;
}

static void draw_modules(const struct pen *pen, const struct qr *qr, int left, int top, int dots)
{
    for (int y = 0; y < qr_side(qr); y++) {
        for (int x = 0; x < qr_side(qr); x++) {
            if (qr_is_dark(qr, x, y))
                bitmap_fill(pen->bitmap, left + (x + QR_MARGIN) * dots, top + (y + QR_MARGIN) * dots, dots,
                            dots);
        }
    }
}

enum status pen_code(const struct pen *pen, const char *code, int start, int top, int widest)
{
    struct qr *qr = NULL;
    enum status status;
    int width = 0;

    status = pen_code_width(pen, code, widest, &width);
    if (status != OK || pen->bitmap == NULL)
        return status;
    status = qr_create(code, &qr);
    if (status == OK)
        draw_modules(pen, qr, place(pen, start, width), top, width / modules(qr));
    qr_destroy(qr);
    return status;
}

void pen_fill(const struct pen *pen, int start, int top, int width, int height)
{
    if (pen->bitmap != NULL)
        bitmap_fill(pen->bitmap, place(pen, start, width), top, width, height);
}

void pen_invert(const struct pen *pen, int start, int top, int width, int height)
{
    if (pen->bitmap != NULL)
        bitmap_invert(pen->bitmap, place(pen, start, width), top, width, height);
}
