/* What shows whether a printer prints: a frame, a ladder of lines for all of its head, steps of grey. */
#ifndef PRINT_TEST_PATTERN_H
#define PRINT_TEST_PATTERN_H

#include "print/bitmap.h"
#include "print/paper.h"

/* As wide as the sheet. Fails: INVALID. Owns: the caller, bitmap_finish. */
enum status test_pattern_draw(const struct paper_sheet *sheet, struct bitmap *ret_bitmap) MUST_CHECK;

#endif
