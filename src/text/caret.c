/* Where a caret stands and what a touch means: graphemes to places and back, in mixed directions. */
#include <stdlib.h>

#include "text/paragraph.h"

const struct line *paragraph_line_of(const struct text_paragraph *paragraph, int32_t unit)
{
    size_t low = 0;
    size_t high = paragraph->line_count - 1;

    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;

        if (paragraph->lines[middle].start <= unit)
            low = middle;
        else
            high = middle - 1;
    }
    return &paragraph->lines[low];
}

static const struct run *run_of_unit(const struct text_paragraph *paragraph, const struct line *line,
                                     int32_t unit)
{
    for (size_t i = 0; i < line->run_count; i++) {
        const struct run *run = &paragraph->runs[line->first_run + i];

        if (run->start <= unit && unit < run->end)
            return run;
    }
    return NULL;
}

/* Where text goes on after the line's last grapheme. */
static int32_t end_x(const struct text_paragraph *paragraph, const struct line *line)
{
    const struct run *run = NULL;

    if (line->content_end > line->start)
        run = run_of_unit(paragraph, line, line->content_end - 1);
    if (run == NULL)
        return line->right_to_left ? line->x + line->width : line->x;
    return run->right_to_left ? run->x : run->x + run->width;
}

static int32_t unit_x(const struct text_paragraph *paragraph, const struct line *line, int32_t unit)
{
    const struct run *run = NULL;
    int32_t before = 0;

    if (unit < line->content_end)
        run = run_of_unit(paragraph, line, unit);
    if (run == NULL)
        return end_x(paragraph, line);
    for (int32_t i = run->start; i < unit; i++)
        before += paragraph->advances[i];
    return run->right_to_left ? run->x + run->width - before : run->x + before;
}

static int rounded_px(int32_t x)
{
    return (x + HALF_PIXEL) >> 6;
}

int paragraph_caret_px(const struct text_paragraph *paragraph, int32_t x)
{
    int px = rounded_px(x);

    if (paragraph->width_px == 0)
        return px;
    if (px < 0)
        return 0;
    return px > paragraph->width_px ? paragraph->width_px : px;
}

struct text_caret text_paragraph_caret(const struct text_paragraph *paragraph, size_t offset)
{
    int32_t unit = paragraph_grapheme_at(paragraph, offset);
    const struct line *line = paragraph_line_of(paragraph, unit);

    return (struct text_caret){.x_px = paragraph_caret_px(paragraph, unit_x(paragraph, line, unit)),
                               .top_px = line->top_px,
                               .height_px = line->ascent_px + line->descent_px};
}

struct nearest {
    int32_t unit;
    int distance;
};

static void offer(struct nearest *nearest, const struct text_paragraph *paragraph, int32_t unit, int32_t x,
                  int x_px)
{
    int distance = abs(paragraph_caret_px(paragraph, x) - x_px);

    if (nearest->unit >= 0 && distance >= nearest->distance)
        return;
    *nearest = (struct nearest){unit, distance};
}

static void offer_run(struct nearest *nearest, const struct text_paragraph *paragraph, const struct run *run,
                      int x_px)
{
    int32_t x = run->right_to_left ? run->x + run->width : run->x;

    for (int32_t i = run->start; i < run->end; i++) {
        if (paragraph->flags[i] & UNIT_GRAPHEME)
            offer(nearest, paragraph, i, x, x_px);
        x += run->right_to_left ? -paragraph->advances[i] : paragraph->advances[i];
    }
}

const struct line *paragraph_line_at(const struct text_paragraph *paragraph, int y_px)
{
    size_t index = 0;

    while (index + 1 < paragraph->line_count && y_px >= paragraph->lines[index + 1].top_px)
        index++;
    return &paragraph->lines[index];
}

size_t text_paragraph_hit(const struct text_paragraph *paragraph, int x_px, int y_px)
{
    const struct line *line = paragraph_line_at(paragraph, y_px);
    bool is_last = line == &paragraph->lines[paragraph->line_count - 1];
    struct nearest nearest = {.unit = -1};

    for (size_t i = 0; i < line->run_count; i++) {
        const struct run *run = &paragraph->runs[line->first_run + i];

        if (run->start < paragraph->text.length)
            offer_run(&nearest, paragraph, run, x_px);
    }
    /* After the last grapheme of a line that merely wrapped, the caret stands on the next line. */
    if (is_last || line->content_end < line->end || nearest.unit < 0)
        offer(&nearest, paragraph, line->content_end, end_x(paragraph, line), x_px);
    return paragraph->text.byte_of[nearest.unit];
}
