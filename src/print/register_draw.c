/* The pages of a register. Everything is gone through twice by the same steps: the first time nothing is
 * drawn, and at its end the pages are counted. */
#include "base/memory.h"
#include "locale/writing.h"
#include "print/register_inside.h"

enum { BLANK_ROWS_LEAST = 4, TITLE_LETTERS = 32 /* on one line */ };

static const double SMALL = 8.5, TEXT = 9.5, TITLE = 17, LONG_TITLE = 13, WHEN = 11.5, NOTE = 7.5;
static const double BELOW = 4;                          /* all of the first page's head */
static const double TITLE_SHARE = 0.62;                 /* of the width; how many come stands beside it */
static const double PAGE_NUMBER = 70;                   /* the room of "Page 10 of 13" */
static const double HEAD_BASELINE = 8, BELOW_HEAD = 13; /* of the pages after the first */
static const double GROUP_ABOVE = 6, GROUP_BASELINE = 10, GROUP = 13.4;
static const double FOOT = 13;                              /* a page's last line, and the space above it */
static const double BLANK_ROW = 24, LEAST_BLANK_ROW = 17.5; /* 8.5 and 6.2 mm, to be written in */
static const double SIGN_OFF = 31, SIGN_OFF_BASELINE = 24, SIGN_OFF_BESIDE = 14;
static const double THIN = 0.6, STRONG = 1;
static const double STAMP_PADDING = 1;

static const char *const GROUP_HEADINGS[] = {[REGISTER_PLACE] = NULL,
                                             [REGISTER_KEPT] = "staff.register.paper.kept",
                                             [REGISTER_WAITS] = "staff.register.paper.waiting"};

static int dots(const struct register_drawing *drawing, double points)
{
    return staff_page_dots(&drawing->page, points);
}

static const char *say(struct register_drawing *drawing, const char *key)
{
    return staff_page_say(&drawing->page, key, NULL, 0);
}

static struct pen_text across(const struct register_drawing *drawing, const char *text, double points)
{
    return (struct pen_text){.text = text, .points = points, .width = drawing->page.pen.width};
}

static int page_origin(const struct register_drawing *drawing)
{
    return drawing->page_number * drawing->page.sheet->height;
}

static int page_end(const struct register_drawing *drawing)
{
    return page_origin(drawing) + staff_page_bottom(&drawing->page) - dots(drawing, FOOT);
}

/* --- what is on every page --- */

static void draw_page_number(struct register_drawing *drawing)
{
    struct word_value values[] = {
        {.name = "page", .kind = WORD_NUMBER, .number = drawing->page_number + 1},
        {.name = "pages", .kind = WORD_NUMBER, .number = drawing->pages},
    };
    struct pen_text text =
        across(drawing, staff_page_say(&drawing->page, "staff.paper.page", values, 2), SMALL);

    text.on_baseline = true;
    text.weight = TEXT_BOLD;
    (void)staff_page_put_at_end(&drawing->page, &text, drawing->at + dots(drawing, HEAD_BASELINE));
}

static void draw_foot(struct register_drawing *drawing)
{
    struct word_value values[] = {{.name = "day", .kind = WORD_TEXT}, {.name = "time", .kind = WORD_FIXED}};
    int64_t made_utc_ms = drawing->sheet->made_utc_ms;
    int baseline = page_origin(drawing) + staff_page_bottom(&drawing->page);
    struct pen_text text = across(drawing, say(drawing, "staff.register.paper.private"), NOTE);

    text.on_baseline = true;
    text.weight = TEXT_BOLD;
    (void)staff_page_put(&drawing->page, &text, baseline);
    values[0].text = staff_page_day(&drawing->page, date_of_utc(made_utc_ms));
    values[1].text = staff_page_time(&drawing->page, date_minute_of_utc(made_utc_ms));
    text.text = staff_page_say(&drawing->page, "staff.paper.printed", values, 2);
    text.weight = TEXT_REGULAR;
    (void)staff_page_put_at_end(&drawing->page, &text, baseline);
}

static const char *say_when_it_is(struct register_drawing *drawing)
{
    struct word_value values[] = {{.name = "day", .kind = WORD_TEXT, .text = drawing->day},
                                  {.name = "times", .kind = WORD_TEXT, .text = drawing->times}};

    return drawing->times[0] != '\0' ? staff_page_say(&drawing->page, "staff.register.paper.when", values, 2)
                                     : drawing->day;
}

/* Whose and which register it is, on one line. */
static void draw_short_head(struct register_drawing *drawing)
{
    struct word_value values[] = {{.name = "session", .kind = WORD_TEXT, .text = drawing->sheet->session},
                                  {.name = "when", .kind = WORD_TEXT, .text = say_when_it_is(drawing)}};
    struct pen_text text =
        across(drawing, staff_page_say(&drawing->page, "staff.register.paper.again", values, 2), SMALL);

    text.on_baseline = true;
    text.weight = TEXT_BOLD;
    text.line_limit = 1;
    text.width -= dots(drawing, PAGE_NUMBER);
    (void)staff_page_put(&drawing->page, &text, drawing->at + dots(drawing, HEAD_BASELINE));
    drawing->at += dots(drawing, BELOW_HEAD);
}

/* --- the head of the first page --- */

static void draw_line(struct register_drawing *drawing, const char *text, double points,
                      enum text_weight weight)
{
    struct pen_text line = across(drawing, text, points);

    line.width = (int)(TITLE_SHARE * drawing->page.pen.width);
    line.weight = weight;
    line.line_limit = 2;
    drawing->at += staff_page_put(&drawing->page, &line, drawing->at).height_px;
}

/* Two texts, of which either may be missing. */
static const char *join(struct register_drawing *drawing, const char *one, const char *other)
{
    struct arena *arena = &drawing->page.paper.arena;

    if (one == NULL || other == NULL)
        return one != NULL ? one : other;
    return arena_format(arena, "%s, %s", one, other);
}

/* "Signed up: 54 families, 71 children, 58 adults", of those who stand so, its top at `*top`, which goes
 * below it; nothing when there are none. */
static void draw_total(struct register_drawing *drawing, const char *key, enum register_standing standing,
                       bool is_walk_in, int *top)
{
    struct word_value values[] = {{.name = "families", .kind = WORD_NUMBER},
                                  {.name = "children", .kind = WORD_NUMBER},
                                  {.name = "adults", .kind = WORD_NUMBER}};
    bool is_needed = standing == REGISTER_PLACE && !is_walk_in;
    struct pen_text text;

    for (size_t i = 0; i < drawing->sheet->row_count; i++) {
        const struct register_row *row = &drawing->sheet->rows[i];

        if (row->standing != standing || row->is_walk_in != is_walk_in)
            continue;
        values[0].number++;
        values[1].number += row->children;
        values[2].number += row->adults;
    }
    if (values[0].number == 0 && !is_needed)
        return;
    text = across(drawing, staff_page_say(&drawing->page, key, values, 3), SMALL);
    *top += staff_page_put_at_end(&drawing->page, &text, *top).height_px;
}

/* At the end side of the head. How far down they reach. */
static int draw_totals(struct register_drawing *drawing)
{
    int top = drawing->at;

    draw_total(drawing, "staff.register.paper.total.booked", REGISTER_PLACE, false, &top);
    draw_total(drawing, "staff.register.paper.total.walked-in", REGISTER_PLACE, true, &top);
    draw_total(drawing, "staff.register.paper.total.kept", REGISTER_KEPT, false, &top);
    draw_total(drawing, "staff.register.paper.total.waiting", REGISTER_WAITS, false, &top);
    return top;
}

static void draw_stamp(struct register_drawing *drawing)
{
    int padding = dots(drawing, STAMP_PADDING), top = drawing->at;
    struct pen_text text = across(drawing, say(drawing, "slip.example"), SMALL);

    text.weight = TEXT_BOLD;
    text.will_be_white = true;
    text.in_the_middle = true;
    drawing->at += 2 * padding + staff_page_put(&drawing->page, &text, top + padding).height_px;
    pen_invert(&drawing->page.pen, 0, top, drawing->page.pen.width, drawing->at - top);
    drawing->at += 2 * padding;
}

static bool is_long(const char *session)
{
    return writing_count_graphemes(session) > TITLE_LETTERS;
}

static void draw_head(struct register_drawing *drawing)
{
    const struct register_sheet *sheet = drawing->sheet;
    struct pen_text centre = across(drawing, sheet->centre, SMALL);
    int totals;

    centre.on_baseline = true;
    centre.line_limit = 1;
    centre.width -= dots(drawing, PAGE_NUMBER);
    (void)staff_page_put(&drawing->page, &centre, drawing->at + dots(drawing, HEAD_BASELINE));
    drawing->at += dots(drawing, BELOW_HEAD);
    if (sheet->is_example)
        draw_stamp(drawing);
    totals = draw_totals(drawing);
    draw_line(drawing, sheet->session, is_long(sheet->session) ? LONG_TITLE : TITLE, TEXT_BOLD);
    draw_line(drawing, say_when_it_is(drawing), WHEN, TEXT_BOLD);
    draw_line(drawing, join(drawing, sheet->place, sheet->address), TEXT, TEXT_REGULAR);
    drawing->at = (drawing->at > totals ? drawing->at : totals) + dots(drawing, BELOW);
}

/* --- page after page --- */

static void begin_page(struct register_drawing *drawing)
{
    drawing->at = page_origin(drawing) + staff_page_top(&drawing->page);
    draw_page_number(drawing);
    draw_foot(drawing);
    if (drawing->page_number == 0)
        draw_head(drawing);
    else
        draw_short_head(drawing);
    register_row_heading(drawing);
}

static void turn_page(struct register_drawing *drawing)
{
    drawing->page_number++;
    begin_page(drawing);
}

static int group_height(const struct register_drawing *drawing, const char *heading)
{
    return heading != NULL ? dots(drawing, GROUP_ABOVE + GROUP) : 0;
}

/* Set apart from the rows above it. */
static void draw_group_heading(struct register_drawing *drawing, const char *heading)
{
    struct pen_text text;
    int rule = dots(drawing, STRONG);

    if (heading == NULL)
        return;
    text = across(drawing, say(drawing, heading), TEXT);
    text.on_baseline = true;
    text.weight = TEXT_BOLD;
    drawing->at += dots(drawing, GROUP_ABOVE);
    (void)staff_page_put(&drawing->page, &text, drawing->at + dots(drawing, GROUP_BASELINE));
    drawing->at += dots(drawing, GROUP);
    staff_page_rule(&drawing->page, drawing->at - rule, STRONG);
}

/* A page that goes on with those who wait says so again: nobody there has a place. */
static void draw_row(struct register_drawing *drawing, size_t index)
{
    const struct register_row *row = &drawing->sheet->rows[index];
    const char *heading = GROUP_HEADINGS[row->standing];
    bool is_first = index == 0 || row[-1].standing != row->standing;
    int number = row->standing == REGISTER_WAITS && row->position > 0 ? row->position : (int)index + 1;
    int height = register_row_height(drawing, row, number);
    int needed = height + (is_first ? group_height(drawing, heading) : 0);

    if (drawing->at + needed > page_end(drawing)) {
        turn_page(drawing);
        is_first = true;
    }
    if (is_first)
        draw_group_heading(drawing, heading);
    register_row_draw(drawing, row, number, height);
}

static int room_for_blank_rows(const struct register_drawing *drawing)
{
    return page_end(drawing) - dots(drawing, SIGN_OFF) - drawing->at - dots(drawing, GROUP_ABOVE + GROUP);
}

/* They fill the page, at least four of them where a lower row makes that possible. */
static void draw_blank_rows(struct register_drawing *drawing)
{
    int room, count;

    if (room_for_blank_rows(drawing) < dots(drawing, LEAST_BLANK_ROW))
        turn_page(drawing);
    room = room_for_blank_rows(drawing);
    count = room / dots(drawing, BLANK_ROW);
    if (count < BLANK_ROWS_LEAST)
        count = room / dots(drawing, LEAST_BLANK_ROW);
    if (count > BLANK_ROWS_LEAST && room / dots(drawing, BLANK_ROW) < BLANK_ROWS_LEAST)
        count = BLANK_ROWS_LEAST;
    draw_group_heading(drawing, "staff.register.paper.walk-ins");
    for (int i = 0; i < count; i++)
        register_row_draw(drawing, NULL, 0, room / count);
}

static void draw_sign_off(struct register_drawing *drawing)
{
    static const char *const KEYS[] = {"staff.register.paper.in-charge", "staff.register.paper.checked-by"};
    struct pen *pen = &drawing->page.pen;
    int beside = dots(drawing, SIGN_OFF_BESIDE);
    int width = (pen->width - beside) / 2;
    int baseline = page_end(drawing) - dots(drawing, SIGN_OFF - SIGN_OFF_BASELINE);

    for (int i = 0; i < 2; i++) {
        struct pen_text text = across(drawing, say(drawing, KEYS[i]), TEXT);
        int label;

        text.start = i * (width + beside);
        text.width = width;
        text.on_baseline = true;
        label = staff_page_put(&drawing->page, &text, baseline).width_px + beside / 2;
        pen_fill(pen, text.start + label, baseline, width - label, dots(drawing, THIN));
    }
}

static void draw_all(struct register_drawing *drawing)
{
    drawing->page_number = 0;
    begin_page(drawing);
    for (size_t i = 0; i < drawing->sheet->row_count && drawing->page.status == OK; i++)
        draw_row(drawing, i);
    draw_blank_rows(drawing);
    draw_sign_off(drawing);
    drawing->pages = drawing->page_number + 1;
}

/* "10am to 11:30am", or "" where that is not known. */
static const char *say_times(struct register_drawing *drawing)
{
    const struct register_sheet *sheet = drawing->sheet;
    struct word_value values[] = {{.name = "from", .kind = WORD_FIXED},
                                  {.name = "until", .kind = WORD_FIXED}};
    bool ends = sheet->closes > sheet->opens;

    if (sheet->opens < 0)
        return "";
    values[0].text = staff_page_time(&drawing->page, sheet->opens);
    values[1].text = ends ? staff_page_time(&drawing->page, sheet->closes) : "";
    return staff_page_say(&drawing->page, ends ? "time.range" : "time.from", values, ends ? 2 : 1);
}

enum status register_draw(const struct register_sheet *sheet, struct text_engine *engine,
                          struct picture_set *pictures, struct bitmap *ret_bitmap, int *ret_pages)
{
    struct register_drawing drawing = {.sheet = sheet};
    enum status status;

    *ret_bitmap = (struct bitmap){0};
    if (sheet->words == NULL || sheet->session == NULL || !date_is_real(sheet->day))
        return INVALID;
    staff_page_begin(sheet->words, engine, pictures, &drawing.page);
    drawing.day = staff_page_day(&drawing.page, sheet->day);
    drawing.times = say_times(&drawing);
    draw_all(&drawing);
    status = drawing.page.status;
    if (status == OK &&
        bitmap_init(ret_bitmap, drawing.page.sheet->width, drawing.pages * drawing.page.sheet->height) != OK)
        status = FULL;
    if (status == OK) {
        drawing.page.pen.bitmap = ret_bitmap;
        draw_all(&drawing);
        status = drawing.page.status;
        *ret_pages = drawing.pages;
    }
    staff_page_finish(&drawing.page);
    memory_wipe_stack();
    return status;
}
