/* How each part looks. All sizes are points; spaces too. */
#include "print/pen.h"

struct type {
    double points;
    double english_points;
    enum text_weight weight;
    bool is_stamp; /* white on black, in the middle */
};

/* A part, and the space above it. 8 points are as high as the small font of receipt printers; less does not
 * survive thermal paper. */
static const struct {
    double above;
    struct type type;
} looks[PAPER_LOOKS] = {
    [PAPER_SMALL] = {3, {8.5, 8, TEXT_REGULAR, false}},   [PAPER_TEXT] = {4, {10, 8.5, TEXT_REGULAR, false}},
    [PAPER_HEADING] = {7, {11.5, 8.5, TEXT_BOLD, false}}, [PAPER_TITLE] = {6, {14, 10, TEXT_BOLD, false}},
    [PAPER_MAIN] = {6, {12, 9, TEXT_BOLD, false}},        [PAPER_FACT] = {5, {10, 8.5, TEXT_REGULAR, false}},
    [PAPER_FRAME] = {7, {12, 9, TEXT_BOLD, false}},       [PAPER_STAMP] = {5, {12.5, 9, TEXT_BOLD, true}},
    [PAPER_VALUE] = {6, {8.5, 8, TEXT_REGULAR, false}},   [PAPER_CODE] = {6, {8.5, 8, TEXT_REGULAR, false}},
    [PAPER_RULE] = {6, {0, 0, TEXT_REGULAR, false}},
};

static const double VALUE_POINTS = 19, LEAST_VALUE_POINTS = 9;
static const double LEAST_MAIN_POINTS = 10, LEAST_POINTS = 8;
static const double NARROW_COLUMN_POINTS = 160; /* 56 mm */
static const double CAPTION_COLUMN_POINTS = 62; /* beside a code; with less the caption goes above it */
static const double BESIDE_POINTS = 6;          /* between things that stand side by side */
static const double LABEL_COLUMN_POINTS = 90;   /* beside a value; with less the value goes below it */
static const double FRAME_POINTS = 1.4, PADDING_POINTS = 5, RULE_POINTS = 0.7;
static const double LAST_POINTS = 6;          /* below all */
static const double MIDDLE_OF_LETTERS = 0.36; /* of an em, above the baseline */

/* The text and its English, from `start` on; the pen goes below them. `ret_baseline` (may be NULL) is that of
 * the first line. */
static enum status say(struct pen *pen, const struct paper_text *said, const struct type *type, int start,
                       int width, int *ret_baseline)
{
    struct pen_text text = {.text = said->text,
                            .language = said->language,
                            .points = type->points,
                            .weight = type->weight,
                            .in_the_middle = type->is_stamp,
                            .will_be_white = type->is_stamp,
                            .start = start,
                            .width = width};
    struct text_size size = {0};
    enum status status = OK;

    if (said->text == NULL)
        return OK;
    status = pen_text(pen, &text, &size);
    if (ret_baseline != NULL)
        *ret_baseline = pen->top + size.first_baseline_px;
    pen->top += size.height_px;
    if (status != OK || said->english == NULL)
        return status;
    text.text = said->english;
    text.language = "en";
    text.points = type->english_points;
    text.weight = TEXT_REGULAR;
    status = pen_text(pen, &text, &size);
    pen->top += size.height_px;
    return status;
}

static enum status draw_text(struct pen *pen, const struct paper_part *part)
{
    return say(pen, &part->said, &looks[part->look].type, 0, pen->width, NULL);
}

/* Makes the text smaller, down to `least` points, until each of its lines fits `widest`; its width becomes
 * that of the widest one, or `widest`. */
static enum status fit(const struct pen *pen, int widest, double least, struct pen_text *text)
{
    struct pen measuring = *pen;
    struct text_size size = {0};
    enum status status;

    measuring.bitmap = NULL;
    text->width = 0;
    status = pen_text(&measuring, text, &size);
    while (status == OK && size.width_px > widest && text->points > least) {
        text->points -= 0.5;
        status = pen_text(&measuring, text, &size);
    }
    text->width = size.width_px < widest ? size.width_px : widest;
    return status;
}

/* No date is broken where a smaller one is whole. */
static enum status choose_type(const struct pen *pen, const struct paper_part *part, int width,
                               struct type *ret_type)
{
    struct type type = looks[part->look].type;
    struct pen_text own = {.text = part->said.text,
                           .language = part->said.language,
                           .points = type.points,
                           .weight = type.weight};
    struct pen_text in_english = {.text = part->said.english, .points = type.english_points};
    enum status status = OK;

    if (part->look == PAPER_MAIN) {
        status = fit(pen, width, LEAST_MAIN_POINTS, &own);
        if (status == OK && in_english.text != NULL)
            status = fit(pen, width, LEAST_POINTS, &in_english);
        type.points = own.points;
        type.english_points = in_english.points;
    }
    *ret_type = type;
    return status;
}

static enum status measure(const struct pen *pen, const struct paper_text *said, const struct type *type,
                           int start, int *ret_height)
{
    struct pen measuring = *pen;
    enum status status;

    measuring.bitmap = NULL;
    status = say(&measuring, said, type, start, pen->width - start, NULL);
    *ret_height = measuring.top - pen->top;
    return status;
}

/* The pictogram stands beside the first line; where it is the higher one, the text stands beside its middle.
 */
static enum status draw_beside_icon(struct pen *pen, const struct paper_part *part, int size)
{
    int start = part->icon != NULL ? size + pen_dots(pen, BESIDE_POINTS) : 0;
    int top = pen->top, height = size, baseline = 0, icon_top;
    struct type type = {0};
    enum status status = choose_type(pen, part, pen->width - start, &type);

    if (status == OK)
        status = measure(pen, &part->said, &type, start, &height);
    if (part->icon != NULL && height < size)
        pen->top += (size - height) / 2;
    if (status == OK)
        status = say(pen, &part->said, &type, start, pen->width - start, &baseline);
    if (status != OK || part->icon == NULL)
        return status;
    icon_top = baseline - pen_dots(pen, type.points * MIDDLE_OF_LETTERS) - size / 2;
    pen_icon(pen, part->icon, 0, height > size && icon_top > top ? icon_top : top, size);
    if (pen->top < top + size)
        pen->top = top + size;
    return OK;
}

static bool is_narrow(const struct pen *pen)
{
    return pen->width < pen_dots(pen, NARROW_COLUMN_POINTS);
}

static enum status draw_title(struct pen *pen, const struct paper_part *part)
{
    return draw_beside_icon(pen, part, pen_dots(pen, is_narrow(pen) ? 24 : 32));
}

static enum status draw_fact(struct pen *pen, const struct paper_part *part)
{
    return draw_beside_icon(pen, part, pen_dots(pen, is_narrow(pen) ? 14 : 16));
}

static enum status draw_frame(struct pen *pen, const struct paper_part *part)
{
    int edge = pen_dots(pen, FRAME_POINTS);
    int inset = edge + pen_dots(pen, PADDING_POINTS);
    int top = pen->top;
    enum status status;

    pen->top += inset;
    status = say(pen, &part->said, &looks[part->look].type, inset, pen->width - 2 * inset, NULL);
    pen->top += inset;
    pen_fill(pen, 0, top, pen->width, edge);
    pen_fill(pen, 0, pen->top - edge, pen->width, edge);
    pen_fill(pen, 0, top, edge, pen->top - top);
    pen_fill(pen, pen->width - edge, top, edge, pen->top - top);
    return status;
}

static enum status draw_stamp(struct pen *pen, const struct paper_part *part)
{
    int padding = pen_dots(pen, PADDING_POINTS) / 2;
    int top = pen->top;
    enum status status;

    pen->top += padding;
    status = say(pen, &part->said, &looks[part->look].type, padding, pen->width - 2 * padding, NULL);
    pen->top += padding;
    pen_invert(pen, 0, top, pen->width, pen->top - top);
    return status;
}

/* The value below its label, and at the end side the code. */
static enum status draw_value_below(struct pen *pen, const struct paper_part *part, struct pen_text *value)
{
    int code_width = 0, top = pen->top;
    int width = pen->width;
    struct text_size size = {0};
    enum status status = OK;

    if (part->code != NULL)
        status = pen_code_width(pen, part->code, pen->width / 2, &code_width);
    if (status == OK && code_width > 0) {
        width -= code_width + pen_dots(pen, BESIDE_POINTS);
        status = pen_code(pen, part->code, pen->width - code_width, top, code_width);
    }
    if (status == OK)
        status = say(pen, &part->said, &looks[part->look].type, 0, width, NULL);
    if (status == OK)
        status = fit(pen, width, LEAST_VALUE_POINTS, value);
    if (status == OK)
        status = pen_text(pen, value, &size);
    pen->top += size.height_px;
    if (pen->top < top + code_width)
        pen->top = top + code_width;
    return status;
}

/* The value at the end side, and its label beside it. */
static enum status draw_value_beside(struct pen *pen, const struct paper_part *part, struct pen_text *value)
{
    int label_width = pen->width - value->width - pen_dots(pen, BESIDE_POINTS);
    int top = pen->top;
    struct text_size size = {0};
    enum status status;

    value->start = pen->width - value->width;
    status = pen_text(pen, value, &size);
    if (status == OK)
        status = say(pen, &part->said, &looks[part->look].type, 0, label_width, NULL);
    if (pen->top < top + size.height_px)
        pen->top = top + size.height_px;
    return status;
}

static enum status draw_value(struct pen *pen, const struct paper_part *part)
{
    struct pen_text value = {
        .text = part->value, .points = VALUE_POINTS, .weight = TEXT_BOLD, .left_to_right = true};
    int beside = pen_dots(pen, LABEL_COLUMN_POINTS) + pen_dots(pen, BESIDE_POINTS);
    enum status status = fit(pen, pen->width, LEAST_VALUE_POINTS, &value);

    if (status != OK)
        return status;
    if (part->code != NULL || pen->width - value.width < beside)
        return draw_value_below(pen, part, &value);
    return draw_value_beside(pen, part, &value);
}

static enum status draw_code(struct pen *pen, const struct paper_part *part)
{
    const struct type *type = &looks[part->look].type;
    int beside = pen_dots(pen, BESIDE_POINTS);
    int code_width = 0, top = pen->top;
    int caption_width;
    enum status status = pen_code_width(pen, part->code, pen->width, &code_width);

    if (status != OK)
        return status;
    caption_width = pen->width - code_width - beside;
    if (caption_width >= pen_dots(pen, CAPTION_COLUMN_POINTS)) {
        status = pen_code(pen, part->code, pen->width - code_width, top, code_width);
        if (status == OK)
            status = say(pen, &part->said, type, 0, caption_width, NULL);
        if (pen->top < top + code_width)
            pen->top = top + code_width;
        return status;
    }
    status = say(pen, &part->said, type, 0, pen->width, NULL);
    if (status == OK)
        status = pen_code(pen, part->code, (pen->width - code_width) / 2, pen->top, code_width);
    pen->top += code_width;
    return status;
}

static enum status draw_rule(struct pen *pen, const struct paper_part *part)
{
    int height = pen_dots(pen, RULE_POINTS);

    (void)part;
    pen_fill(pen, 0, pen->top, pen->width, height);
    pen->top += height;
    return OK;
}

static enum status (*const draws[PAPER_LOOKS])(struct pen *pen, const struct paper_part *part) = {
    [PAPER_SMALL] = draw_text,  [PAPER_TEXT] = draw_text,   [PAPER_HEADING] = draw_text,
    [PAPER_TITLE] = draw_title, [PAPER_MAIN] = draw_fact,   [PAPER_FACT] = draw_fact,
    [PAPER_FRAME] = draw_frame, [PAPER_STAMP] = draw_stamp, [PAPER_VALUE] = draw_value,
    [PAPER_CODE] = draw_code,   [PAPER_RULE] = draw_rule,
};

/* Turns to the next page when the part would be cut by the end of this one. */
static enum status keep_whole(struct pen *pen, const struct paper_part *part, const struct paper_sheet *sheet)
{
    struct pen measuring = *pen;
    int page = pen->top / sheet->height;
    enum status status;

    measuring.bitmap = NULL;
    status = draws[part->look](&measuring, part);
    if (status == OK && measuring.top > (page + 1) * sheet->height - sheet->margin &&
        pen->top > page * sheet->height + sheet->margin)
        pen->top = (page + 1) * sheet->height + sheet->margin;
    return status;
}

/* Draws everything, or measures it; the pen stands below the last part then. */
static enum status draw_parts(struct pen *pen, const struct paper *paper, const struct paper_sheet *sheet)
{
    enum status status = OK;

    pen->top = sheet->height > 0 ? sheet->margin : pen_dots(pen, LAST_POINTS) / 2;
    for (size_t i = 0; i < paper->count && status == OK; i++) {
        const struct paper_part *part = &paper->parts[i];

        if (i > 0)
            pen->top += pen_dots(pen, looks[part->look].above);
        if (sheet->height > 0)
            status = keep_whole(pen, part, sheet);
        if (status == OK)
            status = draws[part->look](pen, part);
    }
    pen->top += sheet->height > 0 ? 0 : pen_dots(pen, LAST_POINTS);
    return status;
}

/* Measures at the largest scale with which a page is enough, or at 1. */
static enum status choose_scale(struct pen *pen, const struct paper *paper, const struct paper_sheet *sheet)
{
    static const double scales[] = {1, 0.94, 0.88, 0.82, 1};
    enum status status = OK;

    for (size_t i = 0; i < sizeof scales / sizeof scales[0] && status == OK; i++) {
        pen->dots_a_point = scales[i] * sheet->dots_an_inch / 72;
        status = draw_parts(pen, paper, sheet);
        if (sheet->height == 0 || pen->top <= sheet->height - sheet->margin)
            break;
    }
    return status;
}

enum status paper_draw(const struct paper *paper, struct text_engine *engine, struct picture_set *pictures,
                       const struct paper_sheet *sheet, struct bitmap *ret_bitmap)
{
    int room = sheet->width - 2 * sheet->margin;
    int column = room < sheet->widest_column ? room : sheet->widest_column;
    struct pen pen = {.engine = engine,
                      .pictures = pictures,
                      .language = paper->language,
                      .right_to_left = paper->right_to_left,
                      .left = (sheet->width - column) / 2,
                      .width = column};
    int height;
    enum status status;

    *ret_bitmap = (struct bitmap){0};
    if (paper->count == 0)
        return INVALID;
    status = choose_scale(&pen, paper, sheet);
    if (status != OK)
        return status;
    height = pen.top;
    if (sheet->height > 0)
        height = (height + sheet->margin + sheet->height - 1) / sheet->height * sheet->height;
    if (height > PAPER_HEIGHT_MAX || bitmap_init(ret_bitmap, sheet->width, height) != OK)
        return FULL;
    pen.bitmap = ret_bitmap;
    return draw_parts(&pen, paper, sheet);
}
