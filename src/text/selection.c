/* What a stretch of the text covers on its lines, and the grapheme under a point. */
#include "text/paragraph.h"

struct sink {
    struct text_rect *rects;
    size_t capacity;
    size_t count;
    struct text_rect last;
};

/* Rectangles that touch become one. */
static void emit(struct sink *sink, struct text_rect rect)
{
    struct text_rect *last = &sink->last;

    if (rect.width_px <= 0)
        return;
    if (sink->count > 0 && last->top_px == rect.top_px && last->x_px + last->width_px == rect.x_px)
        last->width_px += rect.width_px;
    else {
        *last = rect;
        sink->count++;
    }
    if (sink->count <= sink->capacity)
        sink->rects[sink->count - 1] = *last;
}

static int32_t sum(const struct text_paragraph *paragraph, int32_t start, int32_t end)
{
    int32_t width = 0;

    for (int32_t i = start; i < end; i++)
        width += paragraph->advances[i];
    return width;
}

/* The box of the graphemes [start, end) of a run. */
static struct text_rect box_of(const struct text_paragraph *paragraph, const struct line *line,
                               const struct run *run, int32_t start, int32_t end)
{
    int32_t before = sum(paragraph, run->start, start);
    int32_t width = sum(paragraph, start, end);
    int32_t left = run->right_to_left ? run->x + run->width - before - width : run->x + before;
    int left_px = paragraph_caret_px(paragraph, left);

    return (struct text_rect){.x_px = left_px,
                              .top_px = line->top_px,
                              .width_px = paragraph_caret_px(paragraph, left + width) - left_px,
                              .height_px = line->ascent_px + line->descent_px};
}

static void select_line(const struct text_paragraph *paragraph, const struct line *line, int32_t start,
                        int32_t end, struct sink *sink)
{
    for (size_t i = 0; i < line->run_count; i++) {
        const struct run *run = &paragraph->runs[line->first_run + i];
        int32_t from = run->start > start ? run->start : start;
        int32_t to = run->end < end ? run->end : end;

        if (from < to)
            emit(sink, box_of(paragraph, line, run, from, to));
    }
}

size_t text_paragraph_selection(const struct text_paragraph *paragraph, size_t start_byte, size_t end_byte,
                                struct text_rect *ret_rects, size_t capacity)
{
    struct sink sink = {.rects = ret_rects, .capacity = capacity};
    int32_t start = paragraph_grapheme_at(paragraph, start_byte);
    int32_t end = decoded_unit_at(&paragraph->text, end_byte);
    const struct line *line = paragraph_line_of(paragraph, start);
    const struct line *after = paragraph->lines + paragraph->line_count;

    while ((paragraph->flags[end] & UNIT_GRAPHEME) == 0)
        end++;
    for (; line < after && line->start < end; line++)
        select_line(paragraph, line, start, end, &sink);
    return sink.count;
}

static bool run_cluster_at(const struct text_paragraph *paragraph, const struct line *line,
                           const struct run *run, int x_px, struct text_cluster *ret_cluster)
{
    for (int32_t start = run->start; start < run->end;) {
        int32_t end = next_grapheme(paragraph->flags, start);
        struct text_rect rect = box_of(paragraph, line, run, start, end);

        if (x_px >= rect.x_px && x_px < rect.x_px + rect.width_px) {
            *ret_cluster = (struct text_cluster){.start_byte = paragraph->text.byte_of[start],
                                                 .end_byte = paragraph->text.byte_of[end],
                                                 .rect = rect};
            return true;
        }
        start = end;
    }
    return false;
}

bool text_paragraph_cluster_at(const struct text_paragraph *paragraph, int x_px, int y_px,
                               struct text_cluster *ret_cluster)
{
    const struct line *line = paragraph_line_at(paragraph, y_px);

    if (y_px < 0 || y_px >= paragraph->size.height_px)
        return false;
    for (size_t i = 0; i < line->run_count; i++) {
        const struct run *run = &paragraph->runs[line->first_run + i];

        if (run->start < paragraph->text.length && run_cluster_at(paragraph, line, run, x_px, ret_cluster))
            return true;
    }
    return false;
}
