/* The pages that staff print, with made-up values: a register of 60 families, whose names are in nine
 * languages, and a month's report. */
#ifndef TOOLS_CTL_PRINT_PAGES_H
#define TOOLS_CTL_PRINT_PAGES_H

#include "centre/centre.h"
#include "locale/words.h"
#include "print/bitmap.h"
#include "text/text.h"

/* What both are drawn with. */
struct sample_pages {
    const struct centre *centre;
    const struct words *words;
    struct text_engine *engine;
    struct picture_set *pictures;
};

/* Fails: as register_draw and report_page_draw. Owns: the caller, bitmap_finish, also when it fails. */
enum status sample_register(const struct sample_pages *with, struct bitmap *ret_bitmap) MUST_CHECK;
enum status sample_report(const struct sample_pages *with, struct bitmap *ret_bitmap) MUST_CHECK;

#endif
