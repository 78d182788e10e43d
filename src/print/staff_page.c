#include "print/staff_page.h"

enum { MARGIN_DOTS = 110, TEXT_BYTES = 1024 }; /* 9.3 mm: printers leave 4 to 6 mm of A4 white */

void staff_page_begin(const struct words *words, struct text_engine *engine, struct picture_set *pictures,
                      struct staff_page *ret_page)
{
    const struct paper_sheet *sheet = paper_find_sheet("A4");

    *ret_page = (struct staff_page){.slip = {.words = words, .language = "en"},
                                    .pen = {.engine = engine,
                                            .pictures = pictures,
                                            .language = "en",
                                            .dots_a_point = sheet->dots_an_inch / 72.0,
                                            .left = MARGIN_DOTS,
                                            .width = sheet->width - 2 * MARGIN_DOTS},
                                    .sheet = sheet};
    paper_init(&ret_page->paper, "en", false);
    ret_page->saying = (struct saying){.slip = &ret_page->slip, .paper = &ret_page->paper};
}

void staff_page_finish(struct staff_page *page)
{
    paper_finish(&page->paper);
}

int staff_page_dots(const struct staff_page *page, double points)
{
    return pen_dots(&page->pen, points);
}

int staff_page_top(const struct staff_page *page)
{
    (void)page;
    return MARGIN_DOTS;
}

int staff_page_bottom(const struct staff_page *page)
{
    return page->sheet->height - MARGIN_DOTS;
}

static void keep_failure(struct staff_page *page, enum status status)
{
    if (page->status == OK)
        page->status = status;
}

const char *staff_page_say(struct staff_page *page, const char *key, const struct word_value *values,
                           size_t count)
{
    const char *text = say_values(&page->saying, key, values, count).text;

    keep_failure(page, page->saying.status);
    return text != NULL ? text : "";
}

const char *staff_page_number(struct staff_page *page, const char *key, const char *name, int64_t number)
{
    struct word_value value = {.name = name, .kind = WORD_NUMBER, .number = number};

    return staff_page_say(page, key, &value, 1);
}

static const char *take(struct staff_page *page, struct strbuf *text, enum status status)
{
    const char *copy = status == OK ? arena_copy_text(&page->paper.arena, strbuf_text(text)) : "";

    keep_failure(page, status);
    strbuf_finish(text);
    return copy;
}

const char *staff_page_day(struct staff_page *page, struct date day)
{
    struct strbuf text;

    strbuf_init(&text, TEXT_BYTES);
    return take(page, &text, words_date("en", day, &text));
}

const char *staff_page_time(struct staff_page *page, int minute)
{
    struct strbuf text;

    strbuf_init(&text, TEXT_BYTES);
    return take(page, &text, words_time("en", minute, &text));
}

static bool is_nothing(const struct staff_page *page, const struct pen_text *text)
{
    return page->status != OK || text->text == NULL || text->text[0] == '\0';
}

struct text_size staff_page_put(struct staff_page *page, const struct pen_text *text, int at)
{
    struct text_size size = {0};

    if (is_nothing(page, text))
        return size;
    page->pen.top = at;
    keep_failure(page, pen_text(&page->pen, text, &size));
    return size;
}

struct text_size staff_page_put_at_end(struct staff_page *page, const struct pen_text *text, int at)
{
    struct pen_text moved = *text;
    struct pen measuring = page->pen;
    struct text_size size = {0};

    if (is_nothing(page, text))
        return size;
    measuring.bitmap = NULL;
    moved.width = 0;
    keep_failure(page, pen_text(&measuring, &moved, &size));
    moved.width = size.width_px;
    moved.start = page->pen.width - size.width_px;
    return staff_page_put(page, &moved, at);
}

struct pen_ink staff_page_ink(struct staff_page *page, const struct pen_text *text)
{
    struct pen_ink ink = {0};

    if (!is_nothing(page, text))
        keep_failure(page, pen_ink(&page->pen, text, &ink));
    return ink;
}

void staff_page_rule(struct staff_page *page, int top, double points)
{
    if (page->status == OK)
        pen_fill(&page->pen, 0, top, page->pen.width, staff_page_dots(page, points));
}
