/* The month's report on one printed page of A4: numbers in words and small bar charts. Pure. Does not: hide
 * small numbers (rules/report.h has), or print. */
#ifndef PRINT_REPORT_PAGE_H
#define PRINT_REPORT_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "locale/words.h"
#include "picture/picture.h"
#include "print/bitmap.h"
#include "rules/report.h"
#include "text/text.h"

struct report_line {
    const char *label; /* in plain English: the session's name, the language's own name */
    int64_t count;
    bool is_hidden; /* "not shown" */
};

struct report_block {
    const char *title;
    const struct report_line *lines;
    size_t line_count;
};

struct report_page {
    const struct words *words; /* `staff.report.*`, in English */
    const char *centre;
    const char *month; /* "November 2026" */
    const struct report_block *blocks;
    size_t block_count;
    int64_t made_utc_ms;
};

/* What does not fit the page ends with a line that says how many more there are in the file. Fails: INVALID
 * (no words or month), IO when a font fails. Owns: the caller, bitmap_finish, also when it fails. */
enum status report_page_draw(const struct report_page *page, struct text_engine *engine,
                             struct picture_set *pictures, struct bitmap *ret_bitmap) MUST_CHECK;

#endif
