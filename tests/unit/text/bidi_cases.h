/* What the two conformance tests of UAX #9 share: lists of numbers, and whether a line's runs are those that
 * the standard expects. */
#ifndef TESTS_TEXT_BIDI_CASES_H
#define TESTS_TEXT_BIDI_CASES_H

#include <check.h>

#include "text/bidi.h"

enum { BIDI_UNITS_MAX = 512, BIDI_REMOVED = -1 };

struct numbers {
    int list[BIDI_UNITS_MAX];
    int count;
};

/* Numbers parted by spaces; "x" is BIDI_REMOVED. Fails the test on anything else. */
struct numbers numbers_parse(const char *field, int base);

/* Whether the line ordered last shows the units of `order`, from the left, at the levels of `levels`. */
bool bidi_runs_agree(struct bidi *bidi, int32_t runs, const struct numbers *levels,
                     const struct numbers *order);

/* BidiTest: every sequence of up to four bidi classes. */
TCase *bidi_classes_tcase(void);

#endif
