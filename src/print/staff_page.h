/* What the pages for staff have in common: one column on A4, words in English, texts that stand on a line.
 * The first failure is kept, and nothing is drawn after it. Everything that was said is wiped. Private to
 * print/. */
#ifndef PRINT_STAFF_PAGE_H
#define PRINT_STAFF_PAGE_H

#include "print/pen.h"
#include "print/slip_words.h"

struct staff_page {
    struct slip slip;
    struct paper paper; /* keeps the words that are said; it is never drawn */
    struct saying saying;
    struct pen pen;
    const struct paper_sheet *sheet;
    enum status status;
};

/* The pen has no bitmap yet, and so measures. Borrows: what is handed in, until staff_page_finish. */
void staff_page_begin(const struct words *words, struct text_engine *engine, struct picture_set *pictures,
                      struct staff_page *ret_page);
void staff_page_finish(struct staff_page *page);

int staff_page_dots(const struct staff_page *page, double points);

/* From the sheet's top edge: where a page's text begins and ends. */
int staff_page_top(const struct staff_page *page);
int staff_page_bottom(const struct staff_page *page);

/* A message of the locales; "" when it failed. Borrows: until staff_page_finish. */
const char *staff_page_say(struct staff_page *page, const char *key, const struct word_value *values,
                           size_t count);
const char *staff_page_number(struct staff_page *page, const char *key, const char *name, int64_t number);

/* "Monday 23 November 2026" and "10am". */
const char *staff_page_day(struct staff_page *page, struct date day);
const char *staff_page_time(struct staff_page *page, int minute);

/* Draws `text` (NULL and "" are nothing) with its first baseline, or its top, at `at`, and says what room it
 * takes. */
struct text_size staff_page_put(struct staff_page *page, const struct pen_text *text, int at);

/* The same, at the end of the column. */
struct text_size staff_page_put_at_end(struct staff_page *page, const struct pen_text *text, int at);

/* The ink of a text; all 0 when there is none. */
struct pen_ink staff_page_ink(struct staff_page *page, const struct pen_text *text);

/* A line across, `points` thick, its top at `top`. */
void staff_page_rule(struct staff_page *page, int top, double points);

#endif
