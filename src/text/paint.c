/* Runs to pixels: whole, or in pieces of one ink. A run in two inks is one drawing cut in two, so that no
 * join and no ligature knows of the colours. */
#include "text/joins.h"
#include "text/paragraph.h"
#include "text/raster.h"

enum { FAR_PX = 1 << 24 };

static enum status paint_run(const struct text_paragraph *paragraph, const struct line *line,
                             const struct run *run, text_paint *paint, void *context)
{
    const struct decoded *text = &paragraph->text;
    struct raster_run raster_run = {.face = run->face,
                                    .script = run->script,
                                    .right_to_left = run->right_to_left,
                                    .joins_before = joins_at(text->u16, text->length, run->start),
                                    .joins_after = joins_at(text->u16, text->length, run->end),
                                    .text = text->u16 + run->start,
                                    .length = run->end - run->start,
                                    .x = run->x,
                                    .baseline_px = line->top_px + line->ascent_px};

    return raster_paint(paragraph->choice.engine, &raster_run, paint, context);
}

static enum status paint_runs(const struct text_paragraph *paragraph, text_paint *paint, void *context)
{
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct line *line = &paragraph->lines[i];

        for (size_t k = 0; k < line->run_count; k++) {
            enum status status =
                paint_run(paragraph, line, &paragraph->runs[line->first_run + k], paint, context);

            if (status != OK)
                return status;
        }
    }
    return OK;
}

struct taking {
    struct kept *kept;
    text_paint *paint;
    void *context;
};

static void take_and_paint(void *context, const uint8_t *coverage, int width, int height, int stride,
                           int x_px, int y_px)
{
    const struct taking *taking = context;

    kept_take(taking->kept, coverage, width, height, stride, x_px, y_px);
    taking->paint(taking->context, coverage, width, height, stride, x_px, y_px);
}

enum status text_paragraph_paint(const struct text_paragraph *paragraph, text_paint *paint, void *context)
{
    struct taking taking = {paragraph->kept, paint, context};
    enum status status;

    if (paragraph->kept == NULL)
        return paint_runs(paragraph, paint, context);
    if (kept_is_whole(paragraph->kept)) {
        kept_paint(paragraph->kept, paint, context);
        return OK;
    }
    kept_begin(paragraph->kept);
    status = paint_runs(paragraph, take_and_paint, &taking);
    kept_end(paragraph->kept, status == OK);
    return status;
}

struct inked_run {
    const struct text_paragraph *paragraph;
    const struct run *run;
    text_paint_piece *paint;
    void *context;
};

/* The first span that ends after `unit`; the number of spans when none does. */
static size_t span_after(const struct font_choice *choice, int32_t unit)
{
    size_t low = 0;
    size_t high = choice->span_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (choice->spans[middle].end <= unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The ink at `unit`, and in `ret_end` where the next span begins or this one ends. */
static int ink_at(const struct font_choice *choice, int32_t unit, int32_t limit, int32_t *ret_end)
{
    size_t index = span_after(choice, unit);
    const struct span *span = &choice->spans[index];
    bool inside;
    int32_t end;

    if (index == choice->span_count) {
        *ret_end = limit;
        return 0;
    }
    inside = span->start <= unit;
    end = inside ? span->end : span->start;
    *ret_end = end < limit ? end : limit;
    return inside ? span->ink : 0;
}

/* The part of a drawing between two places; what overhangs the run's own ends goes with the nearest. */
static void cut_piece(const struct inked_run *inked, const struct text_piece *whole, int left_px,
                      int right_px, int ink)
{
    struct text_piece piece = *whole;
    int from = left_px > whole->x_px ? left_px - whole->x_px : 0;
    int to = right_px < whole->x_px + whole->width ? right_px - whole->x_px : whole->width;

    if (from >= to)
        return;
    piece.coverage += from;
    piece.width = to - from;
    piece.x_px += from;
    piece.ink = ink;
    inked->paint(inked->context, &piece);
}

static int rounded_px(int32_t x)
{
    return (x + HALF_PIXEL) >> 6;
}

static void paint_inks(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                       int y_px)
{
    const struct inked_run *inked = context;
    const struct run *run = inked->run;
    struct text_piece whole = {coverage, width, height, stride, x_px, y_px, 0};
    int32_t before = 0;
    int32_t at = run->start;
    int edge_px = run->right_to_left ? FAR_PX : -FAR_PX;

    while (at < run->end) {
        int32_t end = run->end;
        int ink = ink_at(&inked->paragraph->choice, at, run->end, &end);
        int next_px;

        for (; at < end; at++)
            before += inked->paragraph->advances[at];
        next_px = rounded_px(run->right_to_left ? run->x + run->width - before : run->x + before);
        if (at == run->end)
            next_px = run->right_to_left ? -FAR_PX : FAR_PX;
        cut_piece(inked, &whole, run->right_to_left ? next_px : edge_px,
                  run->right_to_left ? edge_px : next_px, ink);
        edge_px = next_px;
    }
}

enum status text_paragraph_paint_spans(const struct text_paragraph *paragraph, text_paint_piece *paint,
                                       void *context)
{
    struct inked_run inked = {.paragraph = paragraph, .paint = paint, .context = context};

    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct line *line = &paragraph->lines[i];

        for (size_t k = 0; k < line->run_count; k++) {
            enum status status;

            inked.run = &paragraph->runs[line->first_run + k];
            status = paint_run(paragraph, line, inked.run, paint_inks, &inked);
            if (status != OK)
                return status;
        }
    }
    return OK;
}
