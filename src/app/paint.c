#include "app/paint.h"

#include <math.h>
#include <string.h>

#include "app/ink.h"

static struct ui_rect meet(struct ui_rect a, struct ui_rect b)
{
    int left = a.x > b.x ? a.x : b.x;
    int top = a.y > b.y ? a.y : b.y;
    int right = a.x + a.width < b.x + b.width ? a.x + a.width : b.x + b.width;
    int bottom = a.y + a.height < b.y + b.height ? a.y + a.height : b.y + b.height;

    if (right <= left || bottom <= top)
        return (struct ui_rect){0};
    return (struct ui_rect){left, top, right - left, bottom - top};
}

static void fill_span(const struct canvas *canvas, int y, int left, int right, uint32_t colour)
{
    uint32_t *row = canvas->pixels + (size_t)y * (size_t)canvas->stride_px;
    size_t wanted = right > left ? (size_t)(right - left) : 0;

    if (wanted > 0)
        row[left] = colour;
    /* What is there is copied behind itself, so twice as much each time. */
    for (size_t done = 1; done < wanted; done *= 2)
        memcpy(row + left + done, row + left, (wanted - done < done ? wanted - done : done) * sizeof *row);
}

/* How much of a pixel a corner of a radius covers, from the distance of its centre to the corner's. */
static uint8_t corner_coverage(int dx, int dy, int radius)
{
    float x = (float)dx + 0.5F;
    float y = (float)dy + 0.5F;
    float inside = (float)radius - sqrtf(x * x + y * y) + 0.5F;

    if (inside <= 0)
        return 0;
    return inside >= 1 ? 255 : (uint8_t)lrintf(inside * 255);
}

/* The corners of a row: `down` rows from the centre of the corner's circle. */
static void fill_corners(const struct canvas *canvas, struct ui_rect rect, struct ui_rect clip, int y,
                         int down, int radius, uint32_t colour)
{
    uint32_t *row = canvas->pixels + (size_t)y * (size_t)canvas->stride_px;

    for (int i = 0; i < radius; i++) {
        uint8_t coverage = corner_coverage(radius - 1 - i, down, radius);
        int left = rect.x + i;
        int right = rect.x + rect.width - 1 - i;

        if (left >= clip.x && left < clip.x + clip.width)
            ink_row(row + left, &coverage, 1, colour);
        if (right >= clip.x && right < clip.x + clip.width)
            ink_row(row + right, &coverage, 1, colour);
    }
}

static void fill_rounded(const struct canvas *canvas, struct ui_rect rect, struct ui_rect clip, int radius,
                         uint32_t colour)
{
    struct ui_rect seen = meet(rect, clip);
    int half = (rect.width < rect.height ? rect.width : rect.height) / 2;

    radius = radius > half ? half : radius;
    for (int y = seen.y; y < seen.y + seen.height; y++) {
        int above = radius - 1 - (y - rect.y);
        int below = radius - 1 - (rect.y + rect.height - 1 - y);
        int down = above > below ? above : below;
        int side = down >= 0 ? radius : 0;
        int left = rect.x + side > seen.x ? rect.x + side : seen.x;
        int right = rect.x + rect.width - side;

        fill_span(canvas, y, left, right < seen.x + seen.width ? right : seen.x + seen.width, colour);
        if (down >= 0)
            fill_corners(canvas, rect, seen, y, down, radius, colour);
    }
}

static void paint_box(const struct canvas *canvas, const struct ui_draw *draw, struct ui_rect clip)
{
    struct ui_rect inner = {draw->rect.x + draw->edge_px, draw->rect.y + draw->edge_px,
                            draw->rect.width - 2 * draw->edge_px, draw->rect.height - 2 * draw->edge_px};
    int radius = draw->radius_px - draw->edge_px;

    if (draw->edge_px > 0)
        fill_rounded(canvas, draw->rect, clip, draw->radius_px, draw->edge_colour);
    fill_rounded(canvas, inner, clip, radius > 0 ? radius : 0, draw->colour);
}

struct ink {
    const struct canvas *canvas;
    struct ui_rect clip;
    int x, y;
    uint32_t colour;
};

static void paint_coverage(void *context, const uint8_t *coverage, int width, int height, int stride,
                           int x_px, int y_px)
{
    const struct ink *ink = context;
    struct ui_rect place = {ink->x + x_px, ink->y + y_px, width, height};
    struct ui_rect seen = meet(place, ink->clip);

    for (int y = seen.y; y < seen.y + seen.height; y++) {
        const uint8_t *from = coverage + (ptrdiff_t)(y - place.y) * stride + (seen.x - place.x);
        uint32_t *to = ink->canvas->pixels + (size_t)y * (size_t)ink->canvas->stride_px + seen.x;

        ink_row(to, from, seen.width, ink->colour);
    }
}

static enum status paint_icon(const struct ink *ink, const struct ui_draw *draw, struct picture_set *pictures)
{
    struct picture picture;
    enum status status = picture_get(pictures, draw->icon, draw->icon_px, draw->mirrored, &picture);

    if (status == OK)
        paint_coverage((void *)(uintptr_t)ink, picture.coverage, picture.size_px, picture.size_px,
                       picture.size_px, 0, 0);
    return status;
}

/* From where a module of a row begins to where the last one of its colour after it ends. */
static int dark_run(const struct qr *code, int from, int row)
{
    int end = from;

    while (end < qr_side(code) && qr_is_dark(code, end, row))
        end++;
    return end - from;
}

/* Whole pixels only: a camera wants edges, not anti-aliasing. */
static void paint_code(const struct canvas *canvas, const struct ui_draw *draw, struct ui_rect clip)
{
    int size = draw->module_px;

    for (int row = 0; row < qr_side(draw->code); row++) {
        for (int column = 0; column < qr_side(draw->code); column++) {
            int run = dark_run(draw->code, column, row);
            struct ui_rect seen =
                meet((struct ui_rect){draw->x + column * size, draw->y + row * size, run * size, size}, clip);

            for (int y = seen.y; y < seen.y + seen.height; y++)
                fill_span(canvas, y, seen.x, seen.x + seen.width, draw->colour);
            column += run;
        }
    }
}

enum status paint_frame(const struct canvas *canvas, const struct ui_frame *frame,
                        struct picture_set *pictures, struct ui_rect damage)
{
    struct ui_rect whole = {0, 0, canvas->width, canvas->height};
    enum status first = OK;

    damage = meet(damage, whole);
    for (size_t i = 0; i < ui_frame_count(frame); i++) {
        const struct ui_draw *draw = ui_frame_draw(frame, i);
        struct ink ink = {.canvas = canvas,
                          .clip = meet(damage, draw->clip),
                          .x = draw->x,
                          .y = draw->y,
                          .colour = draw->colour};
        enum status status = OK;

        if (meet(draw->rect, ink.clip).width == 0)
            continue;
        if (draw->kind == UI_DRAW_BOX)
            paint_box(canvas, draw, ink.clip);
        else if (draw->kind == UI_DRAW_TEXT)
            status = text_paragraph_paint(draw->paragraph, paint_coverage, &ink);
        else if (draw->kind == UI_DRAW_CODE)
            paint_code(canvas, draw, ink.clip);
        else
            status = paint_icon(&ink, draw, pictures);
        first = first == OK ? status : first;
    }
    return first;
}
