/* The table of a register. A row is as high as its writing needs: letters of some scripts reach far above and
 * below their line, so it is the ink that is measured. */
#include <stdio.h>

#include "print/register_inside.h"

enum column {
    COLUMN_NUMBER,
    COLUMN_REFERENCE,
    COLUMN_NAME,
    COLUMN_ADULTS,
    COLUMN_CHILDREN,
    COLUMN_ARRIVED,
    COLUMN_NEW,
    COLUMN_NOTE,
    COLUMNS,
};

/* Widths in points; the last takes what is left. */
static const struct {
    const char *heading;
    double width;
    bool is_in_the_middle;
} columns[COLUMNS] = {
    [COLUMN_NUMBER] = {"staff.register.paper.number", 22, true},
    [COLUMN_REFERENCE] = {"staff.register.paper.reference", 57, false},
    [COLUMN_NAME] = {"staff.register.paper.adult", 156, false},
    [COLUMN_ADULTS] = {"staff.register.paper.adults", 32, true},
    [COLUMN_CHILDREN] = {"staff.register.paper.children", 120, false},
    [COLUMN_ARRIVED] = {"staff.register.paper.arrived", 38, true},
    [COLUMN_NEW] = {"staff.register.paper.new", 50, true},
    [COLUMN_NOTE] = {"staff.register.paper.note", 0, false},
};

enum { NAME_LINES = 3, NAME_LINES_ABOVE_READING = 2, READING_LINES = 2, AGES_LINES = 3, NUMBER_BYTES = 16 };

static const double PADDING = 3, RULE = 0.4, UPRIGHT = 0.25, STRONG_RULE = 1;
static const double ROW = 19.2;           /* 7 mm: somebody can write in it */
static const double BASELINE = 12.8;      /* of a line by itself */
static const double FIRST_BASELINE = 9.4; /* of the upper of two lines */
static const double LINE = 7.8;           /* from one small line to the next */
static const double BELOW_LINE = 2.3;     /* the last of them */
static const double GAP = 0.8;            /* the least between ink and ink, or ink and rule */
static const double HEADING_ROW = 14, HEADING_BASELINE = 10, HEADING_POINTS = 7.5, HEADING_PADDING = 1.5;
static const double TEXT = 9.5, SMALL = 8.5, READING = 7.2;
static const double COUNT = 12; /* the room of a number before the ages */
static const double BOX = 10.5, BOX_EDGE = 0.8;

/* Ages are as large as they can be on one line; at the last size they take more lines. */
static const double AGES_SIZES[] = {8.5, 7.8, 7};

static int dots(const struct register_drawing *drawing, double points)
{
    return staff_page_dots(&drawing->page, points);
}

static int column_start(const struct register_drawing *drawing, int column)
{
    double points = 0;

    for (int i = 0; i < column; i++)
        points += columns[i].width;
    return dots(drawing, points);
}

static int column_end(const struct register_drawing *drawing, int column)
{
    return column + 1 < COLUMNS ? column_start(drawing, column + 1) : drawing->page.pen.width;
}

/* A text with the room of a column, less `indent` at its start. */
static struct pen_text cell(const struct register_drawing *drawing, enum column column, const char *text,
                            double points)
{
    int padding = dots(drawing, PADDING), start = column_start(drawing, (int)column) + padding;

    return (struct pen_text){.text = text,
                             .points = points,
                             .on_baseline = true,
                             .line_limit = 1,
                             .in_the_middle = columns[column].is_in_the_middle,
                             .start = start,
                             .width = column_end(drawing, (int)column) - padding - start};
}

static void draw_edges(struct register_drawing *drawing, int top, int height, double rule)
{
    struct pen *pen = &drawing->page.pen;
    int thin = dots(drawing, UPRIGHT);

    for (int i = 0; i < COLUMNS; i++)
        pen_fill(pen, column_start(drawing, i), top, thin, height);
    pen_fill(pen, pen->width - thin, top, thin, height);
    staff_page_rule(&drawing->page, top + height - dots(drawing, rule), rule);
}

void register_row_heading(struct register_drawing *drawing)
{
    int height = dots(drawing, HEADING_ROW), top = drawing->at;
    int spare = dots(drawing, PADDING - HEADING_PADDING);

    staff_page_rule(&drawing->page, top, STRONG_RULE);
    for (int i = 0; i < COLUMNS; i++) {
        struct pen_text text =
            cell(drawing, (enum column)i, staff_page_say(&drawing->page, columns[i].heading, NULL, 0),
                 HEADING_POINTS);

        text.weight = TEXT_BOLD;
        if (columns[i].is_in_the_middle) {
            text.start -= spare;
            text.width += 2 * spare;
        }
        (void)staff_page_put(&drawing->page, &text, top + dots(drawing, HEADING_BASELINE));
    }
    draw_edges(drawing, top, height, STRONG_RULE);
    drawing->at += height;
}

/* Puts a text below what reaches down to `ink_bottom`, as near to `baseline` as it can, and says how far down
 * it reaches itself. */
static int put_below(struct register_drawing *drawing, const struct pen_text *text, int ink_bottom,
                     int *baseline)
{
    struct pen_ink ink = staff_page_ink(&drawing->page, text);
    int least = ink_bottom + dots(drawing, GAP) - ink.top;
    int below_line = ink.last_baseline + dots(drawing, BELOW_LINE - GAP);

    if (*baseline < least)
        *baseline = least;
    (void)staff_page_put(&drawing->page, text, *baseline);
    *baseline += ink.last_baseline;
    return *baseline - ink.last_baseline + (ink.bottom > below_line ? ink.bottom : below_line);
}

/* The name in its own writing, and how an English reader says it. The ink's lowest row. */
static int draw_name(struct register_drawing *drawing, const struct register_row *row, int top)
{
    bool has_reading = row->latin[0] != '\0';
    bool is_unnamed = row->name[0] == '\0' && row->is_walk_in;
    struct pen_text name = cell(drawing, COLUMN_NAME, row->name, TEXT);
    struct pen_text reading = cell(drawing, COLUMN_NAME, row->latin, READING);
    int baseline = top + dots(drawing, has_reading ? FIRST_BASELINE : BASELINE);
    int bottom;

    name.language = row->language[0] != '\0' ? row->language : NULL;
    name.line_limit = has_reading ? NAME_LINES_ABOVE_READING : NAME_LINES;
    reading.line_limit = READING_LINES;
    if (is_unnamed) {
        name.text = staff_page_say(&drawing->page, "staff.register.paper.walk-in", NULL, 0);
        name.points = READING;
        baseline = top + dots(drawing, LINE);
    }
    bottom = put_below(drawing, &name, top + dots(drawing, RULE), &baseline);
    if (!has_reading)
        return bottom;
    baseline += dots(drawing, LINE);
    return put_below(drawing, &reading, bottom, &baseline);
}

static bool fits_a_line(struct register_drawing *drawing, const struct pen_text *text)
{
    struct pen measuring = drawing->page.pen;
    struct pen_text whole = *text;
    struct text_size size = {0};

    if (drawing->page.status != OK || text->text[0] == '\0')
        return true;
    measuring.bitmap = NULL;
    whole.width = 0;
    drawing->page.status = pen_text(&measuring, &whole, &size);
    return size.width_px <= text->width;
}

/* No line ends between a number and what it counts: "6 weeks, 3 years". */
static const char *keep_ages_whole(struct register_drawing *drawing, const char *ages)
{
    struct strbuf text;
    const char *kept;

    strbuf_init(&text, 2 * REGISTER_AGES_BYTES);
    for (const char *at = ages; *at != '\0'; at++) {
        if (*at == ' ' && at != ages && at[-1] >= '0' && at[-1] <= '9')
            strbuf_add(&text, "\u00A0");
        else
            strbuf_add_char(&text, *at);
    }
    kept = arena_copy_text(&drawing->page.paper.arena, strbuf_text(&text));
    strbuf_finish(&text);
    return kept;
}

static int draw_ages(struct register_drawing *drawing, struct pen_text ages, int top)
{
    enum { SIZES = sizeof AGES_SIZES / sizeof AGES_SIZES[0] };
    int baseline = top + dots(drawing, BASELINE);
    bool fits = false;

    for (int i = 0; i < SIZES && !fits; i++) {
        ages.points = AGES_SIZES[i];
        fits = fits_a_line(drawing, &ages);
    }
    if (!fits) {
        ages.line_limit = AGES_LINES;
        baseline = top + dots(drawing, LINE);
    }
    return put_below(drawing, &ages, top, &baseline);
}

static int draw_children(struct register_drawing *drawing, const struct register_row *row, int top)
{
    int room = dots(drawing, COUNT);
    char number[NUMBER_BYTES];
    struct pen_text count = cell(drawing, COLUMN_CHILDREN, number, TEXT);
    struct pen_text ages = cell(drawing, COLUMN_CHILDREN, keep_ages_whole(drawing, row->ages), SMALL);

    (void)snprintf(number, sizeof number, "%d", row->children);
    (void)staff_page_put(&drawing->page, &count, top + dots(drawing, BASELINE));
    ages.start += room;
    ages.width -= room;
    return draw_ages(drawing, ages, top);
}

static void draw_facts(struct register_drawing *drawing, const struct register_row *row, int number, int top)
{
    int baseline = top + dots(drawing, BASELINE);
    char digits[NUMBER_BYTES];
    struct pen_text text = cell(drawing, COLUMN_NUMBER, digits, SMALL);

    (void)snprintf(digits, sizeof digits, "%d", number);
    (void)staff_page_put(&drawing->page, &text, baseline);
    text = cell(drawing, COLUMN_REFERENCE, row->reference, SMALL);
    text.left_to_right = true;
    (void)staff_page_put(&drawing->page, &text, baseline);
    text = cell(drawing, COLUMN_ADULTS, digits, TEXT);
    (void)snprintf(digits, sizeof digits, "%d", row->adults);
    (void)staff_page_put(&drawing->page, &text, baseline);
}

static void draw_box(struct register_drawing *drawing, enum column column, bool is_ticked, int row_height)
{
    struct pen *pen = &drawing->page.pen;
    int side = dots(drawing, BOX), edge = dots(drawing, BOX_EDGE);
    int start = (column_start(drawing, (int)column) + column_end(drawing, (int)column) - side) / 2;
    int top = drawing->at + (row_height - side) / 2;

    pen_fill(pen, start, top, side, edge);
    pen_fill(pen, start, top + side - edge, side, edge);
    pen_fill(pen, start, top, edge, side);
    pen_fill(pen, start + side - edge, top, edge, side);
    if (is_ticked)
        pen_icon(pen, "tick", start, top, side);
}

/* Draws what is written in a row, and says how high that is. */
static int draw_writing(struct register_drawing *drawing, const struct register_row *row, int number)
{
    int top = drawing->at;
    int name = draw_name(drawing, row, top), children = draw_children(drawing, row, top);
    int lowest = name > children ? name : children;
    int height = lowest + dots(drawing, GAP + RULE) - top;

    draw_facts(drawing, row, number, top);
    return height > dots(drawing, ROW) ? height : dots(drawing, ROW);
}

int register_row_height(struct register_drawing *drawing, const struct register_row *row, int number)
{
    struct bitmap *bitmap = drawing->page.pen.bitmap;
    int height;

    drawing->page.pen.bitmap = NULL;
    height = draw_writing(drawing, row, number);
    drawing->page.pen.bitmap = bitmap;
    return height;
}

void register_row_draw(struct register_drawing *drawing, const struct register_row *row, int number,
                       int height)
{
    int box_height = row != NULL ? dots(drawing, ROW) : height; /* beside the first line of writing */

    if (row != NULL)
        (void)draw_writing(drawing, row, number);
    draw_box(drawing, COLUMN_ARRIVED, row != NULL && row->has_arrived, box_height);
    draw_box(drawing, COLUMN_NEW, row != NULL && row->is_new, box_height);
    draw_edges(drawing, drawing->at, height, RULE);
    drawing->at += height;
}
