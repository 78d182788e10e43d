/* Where graphemes begin (UAX #29) and where a line may break (UAX #14), by ICU's root rules.
 * Layout and the conformance test use the same function. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stdint.h>
#include <unicode/ubrk.h>

#include "base/status.h"

/* Of each unit; UNIT_UNSAFE and UNIT_INSIDE are set by shaping, UNIT_JOINED by choosing faces. */
enum unit_flag {
    UNIT_GRAPHEME = 1, /* a grapheme begins here */
    UNIT_BREAK = 2,    /* a line may begin here */
    UNIT_UNSAFE = 4,   /* parts cut here must be shaped again */
    UNIT_INSIDE = 8,   /* inside a ligature or conjunct */
    UNIT_JOINED = 16,  /* joined to the letter before in a font that cannot be cut there */
};

struct breaks {
    UBreakIterator *graphemes;
    UBreakIterator *lines;
};

/* Fails: UNAVAILABLE when ICU's data is missing. */
enum status breaks_init(struct breaks *breaks) MUST_CHECK;
void breaks_finish(struct breaks *breaks);

/* Writes `length` + 1 flags. Start and end are grapheme boundaries, and the end is a break. */
enum status breaks_find(struct breaks *breaks, const UChar *text, int32_t length,
                        uint8_t *ret_flags) MUST_CHECK;

#endif
