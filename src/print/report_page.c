#include "print/report_page.h"

#include <stdlib.h>

#include "base/memory.h"
#include "print/staff_page.h"

enum { COLUMNS = 2, LABEL_LINES = 2 };

static const double SMALL = 8.5, TEXT = 9, TITLE = 17, BLOCK_TITLE = 11;
static const double BETWEEN_COLUMNS = 26;
static const double FIRST_BASELINE = 8, BELOW_FIRST = 14; /* whose report it is, and when it was made */
static const double BELOW_HEAD = 18, BELOW_NOTE = 3;
static const double BLOCK_ABOVE = 18, BLOCK_BASELINE = 10; /* of its title */
static const double BLOCK_TITLE_ROW = 19;
static const double LINE_BASELINE = 9.4, LINE_BELOW = 5.1; /* of a line of the chart */
static const double LINE = 14.5;                           /* at least */
static const double LABEL_SHARE = 0.46, NUMBER_WIDTH = 38, BESIDE = 6;
static const double BAR = 6.4, AXIS = 0.5, RULE = 0.6;
static const double REST = 16; /* the last line, when there is more than fits */

struct report_drawing {
    struct staff_page page;
    const struct report_page *report;
    int column;
    int first_top; /* of both columns */
    int at;
    size_t lines_left; /* of all blocks, that were not drawn yet */
};

static int dots(const struct report_drawing *drawing, double points)
{
    return staff_page_dots(&drawing->page, points);
}

static int column_width(const struct report_drawing *drawing)
{
    return (drawing->page.pen.width - dots(drawing, BETWEEN_COLUMNS)) / COLUMNS;
}

static int column_start(const struct report_drawing *drawing)
{
    return drawing->column * (column_width(drawing) + dots(drawing, BETWEEN_COLUMNS));
}

static int column_end(const struct report_drawing *drawing)
{
    return staff_page_bottom(&drawing->page) - dots(drawing, REST);
}

/* A text as wide as a column. */
static struct pen_text in_column(const struct report_drawing *drawing, const char *text, double points)
{
    return (struct pen_text){
        .text = text, .points = points, .start = column_start(drawing), .width = column_width(drawing)};
}

/* --- a line: what, how much as a bar, how much --- */

static struct pen_text label_of(const struct report_drawing *drawing, const struct report_line *line)
{
    struct pen_text label = in_column(drawing, line->label, TEXT);

    label.on_baseline = true;
    label.line_limit = LABEL_LINES;
    label.width = (int)(LABEL_SHARE * column_width(drawing));
    return label;
}

static int line_height(struct report_drawing *drawing, const struct report_line *line)
{
    struct pen_text label = label_of(drawing, line);
    int last = staff_page_ink(&drawing->page, &label).last_baseline;
    int height = dots(drawing, LINE_BASELINE + LINE_BELOW) + last;

    return height > dots(drawing, LINE) ? height : dots(drawing, LINE);
}

static void draw_number(struct report_drawing *drawing, const struct report_line *line, int baseline)
{
    int width = dots(drawing, NUMBER_WIDTH);
    struct pen_text number = in_column(drawing, NULL, TEXT);
    struct pen measuring = drawing->page.pen;
    struct text_size size = {0};

    number.text = line->is_hidden
                      ? staff_page_say(&drawing->page, "staff.report.paper.hidden", NULL, 0)
                      : staff_page_number(&drawing->page, "staff.report.paper.count", "count", line->count);
    number.weight = line->is_hidden ? TEXT_REGULAR : TEXT_BOLD;
    number.on_baseline = true;
    number.start += column_width(drawing) - width;
    number.width = 0;
    measuring.bitmap = NULL;
    if (drawing->page.status == OK)
        drawing->page.status = pen_text(&measuring, &number, &size);
    number.start += width - size.width_px;
    number.width = size.width_px;
    (void)staff_page_put(&drawing->page, &number, baseline);
}

static void draw_line(struct report_drawing *drawing, const struct report_line *line, int64_t largest)
{
    int height = line_height(drawing, line), baseline = drawing->at + dots(drawing, LINE_BASELINE);
    int label_width = (int)(LABEL_SHARE * column_width(drawing));
    int start = column_start(drawing) + label_width + dots(drawing, BESIDE);
    int room = column_width(drawing) - label_width - dots(drawing, NUMBER_WIDTH + 2 * BESIDE);
    struct pen_text label = label_of(drawing, line);
    int bar =
        largest > 0 && !line->is_hidden ? (int)((double)room * (double)line->count / (double)largest) : 0;

    (void)staff_page_put(&drawing->page, &label, baseline);
    pen_fill(&drawing->page.pen, start - dots(drawing, AXIS), drawing->at, dots(drawing, AXIS), height);
    pen_fill(&drawing->page.pen, start, drawing->at + (dots(drawing, LINE) - dots(drawing, BAR)) / 2, bar,
             dots(drawing, BAR));
    draw_number(drawing, line, baseline);
    drawing->at += height;
    drawing->lines_left--;
}

/* --- a block of them --- */

static int64_t largest_of(const struct report_block *block)
{
    int64_t largest = 0;

    for (size_t i = 0; i < block->line_count; i++) {
        if (!block->lines[i].is_hidden && block->lines[i].count > largest)
            largest = block->lines[i].count;
    }
    return largest;
}

static bool is_at_top(const struct report_drawing *drawing)
{
    return drawing->at == drawing->first_top;
}

static void draw_title(struct report_drawing *drawing, const char *text)
{
    struct pen_text title = in_column(drawing, text, BLOCK_TITLE);

    if (!is_at_top(drawing))
        drawing->at += dots(drawing, BLOCK_ABOVE);
    title.weight = TEXT_BOLD;
    title.on_baseline = true;
    title.line_limit = 1;
    (void)staff_page_put(&drawing->page, &title, drawing->at + dots(drawing, BLOCK_BASELINE));
    drawing->at += dots(drawing, BLOCK_TITLE_ROW);
    pen_fill(&drawing->page.pen, column_start(drawing), drawing->at - dots(drawing, RULE + BELOW_NOTE),
             column_width(drawing), dots(drawing, RULE));
}

static bool next_column(struct report_drawing *drawing)
{
    if (drawing->column + 1 == COLUMNS)
        return false;
    drawing->column++;
    drawing->at = drawing->first_top;
    return true;
}

/* Whether it was drawn whole. No title stands alone at the end of a column. */
static bool draw_block(struct report_drawing *drawing, const struct report_block *block)
{
    int64_t largest = largest_of(block);
    struct word_value title = {.name = "title", .kind = WORD_TEXT, .text = block->title};
    bool wants_title = true;

    for (size_t i = 0; i < block->line_count && drawing->page.status == OK; i++) {
        int needed = line_height(drawing, &block->lines[i]);

        if (wants_title)
            needed += dots(drawing, BLOCK_TITLE_ROW) + (is_at_top(drawing) ? 0 : dots(drawing, BLOCK_ABOVE));
        if (drawing->at + needed > column_end(drawing)) {
            if (!next_column(drawing))
                return false;
            wants_title = true;
        }
        if (wants_title)
            draw_title(drawing, i == 0
                                    ? block->title
                                    : staff_page_say(&drawing->page, "staff.report.paper.again", &title, 1));
        wants_title = false;
        draw_line(drawing, &block->lines[i], largest);
    }
    return true;
}

/* --- the page --- */

/* How high a block is where others stand above it; more than a column when it does not fit one. */
static int block_height(struct report_drawing *drawing, const struct report_block *block)
{
    int room = column_end(drawing) - drawing->first_top;
    int height = dots(drawing, BLOCK_ABOVE + BLOCK_TITLE_ROW);

    if (block->line_count == 0)
        return 0;
    for (size_t i = 0; i < block->line_count && height <= room; i++)
        height += line_height(drawing, &block->lines[i]);
    return height;
}

/* The first block of the second column, so that both are about as high and no block is cut in two; the number
 * of blocks where that cannot be. */
static size_t choose_break(struct report_drawing *drawing)
{
    const struct report_page *report = drawing->report;
    int *heights = memory_allocate(report->block_count + 1, sizeof *heights);
    int above = dots(drawing, BLOCK_ABOVE);
    int64_t second = 0, first = 0, best;
    size_t chosen = report->block_count;

    for (size_t i = 0; i < report->block_count; i++) {
        heights[i] = block_height(drawing, &report->blocks[i]);
        first += heights[i];
    }
    best = column_end(drawing) - drawing->first_top + above + 1;
    for (size_t i = report->block_count + 1; i-- > 0;) {
        int64_t higher = first > second ? first : second;

        if (higher < best) {
            best = higher;
            chosen = i;
        }
        if (i > 0) {
            first -= heights[i - 1];
            second += heights[i - 1];
        }
    }
    free(heights);
    return chosen;
}

static void draw_head(struct report_drawing *drawing)
{
    const struct report_page *report = drawing->report;
    struct word_value month = {.name = "month", .kind = WORD_TEXT, .text = report->month};
    struct word_value made[] = {{.name = "day", .kind = WORD_TEXT}, {.name = "time", .kind = WORD_FIXED}};
    struct pen_text text = {.text = report->centre,
                            .points = SMALL,
                            .line_limit = 1,
                            .on_baseline = true,
                            .width = drawing->page.pen.width / 2};
    int top = staff_page_top(&drawing->page), baseline = top + dots(drawing, FIRST_BASELINE);

    made[0].text = staff_page_day(&drawing->page, date_of_utc(report->made_utc_ms));
    made[1].text = staff_page_time(&drawing->page, date_minute_of_utc(report->made_utc_ms));
    (void)staff_page_put(&drawing->page, &text, baseline);
    text.text = staff_page_say(&drawing->page, "staff.paper.printed", made, 2);
    (void)staff_page_put_at_end(&drawing->page, &text, baseline);
    top += dots(drawing, BELOW_FIRST);
    text = (struct pen_text){.points = TITLE, .weight = TEXT_BOLD, .width = drawing->page.pen.width};
    text.text = staff_page_say(&drawing->page, "staff.report.paper.title", &month, 1);
    top += staff_page_put(&drawing->page, &text, top).height_px;
    text.text = staff_page_say(&drawing->page, "staff.report.paper.note", NULL, 0);
    text.points = TEXT;
    text.weight = TEXT_REGULAR;
    top += staff_page_put(&drawing->page, &text, top).height_px;
    drawing->first_top = drawing->at = top + dots(drawing, BELOW_HEAD);
}

static void draw_last_line(struct report_drawing *drawing, const char *words, int top)
{
    struct pen_text text = {.text = words, .points = TEXT, .width = drawing->page.pen.width};

    (void)staff_page_put(&drawing->page, &text, top);
}

static void draw_all(struct report_drawing *drawing)
{
    const struct report_page *report = drawing->report;
    size_t breaks_at;
    bool fits = true;

    draw_head(drawing);
    for (size_t i = 0; i < report->block_count; i++)
        drawing->lines_left += report->blocks[i].line_count;
    if (drawing->lines_left == 0) {
        draw_last_line(drawing, staff_page_say(&drawing->page, "staff.report.paper.nothing", NULL, 0),
                       drawing->at);
        return;
    }
    breaks_at = choose_break(drawing);
    for (size_t i = 0; i < report->block_count && fits; i++) {
        if (i == breaks_at)
            (void)next_column(drawing);
        fits = draw_block(drawing, &report->blocks[i]);
    }
    if (!fits)
        draw_last_line(drawing,
                       staff_page_number(&drawing->page, "staff.report.paper.rest", "count",
                                         (int64_t)drawing->lines_left),
                       staff_page_bottom(&drawing->page) - dots(drawing, REST) / 2);
}

enum status report_page_draw(const struct report_page *page, struct text_engine *engine,
                             struct picture_set *pictures, struct bitmap *ret_bitmap)
{
    struct report_drawing drawing = {.report = page};
    enum status status;

    *ret_bitmap = (struct bitmap){0};
    if (page->words == NULL || page->month == NULL)
        return INVALID;
    staff_page_begin(page->words, engine, pictures, &drawing.page);
    status = bitmap_init(ret_bitmap, drawing.page.sheet->width, drawing.page.sheet->height);
    if (status == OK) {
        drawing.page.pen.bitmap = ret_bitmap;
        draw_all(&drawing);
        status = drawing.page.status;
    }
    staff_page_finish(&drawing.page);
    return status;
}
