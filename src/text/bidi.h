/* The Unicode Bidirectional Algorithm (UAX #9) for one block of text at a time, by ICU.
 * Layout and the conformance test use the same two steps: resolve the block, then order each line. */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubidi.h>

#include "base/status.h"

struct bidi {
    UBiDi *block;
    UBiDi *line;
};

enum bidi_base {
    BIDI_LEFT_TO_RIGHT,
    BIDI_RIGHT_TO_LEFT,
    BIDI_FIRST_STRONG_ELSE_LEFT,
    BIDI_FIRST_STRONG_ELSE_RIGHT
};

struct bidi_run {
    int32_t start; /* in the block */
    int32_t end;
    uint8_t level;
};

void bidi_init(struct bidi *bidi);
void bidi_finish(struct bidi *bidi);

/* Borrows: `text`, until the next resolve or forget. Fails: INVALID when ICU refuses the text. */
enum status bidi_resolve(struct bidi *bidi, const UChar *text, int32_t length,
                         enum bidi_base base) MUST_CHECK;

/* Lets go of the text. */
void bidi_forget(struct bidi *bidi);

bool bidi_block_is_right_to_left(const struct bidi *bidi);

/* One level a unit of the block. Borrows: valid until the next resolve. NULL for an empty block. */
const uint8_t *bidi_levels(struct bidi *bidi);

/* Orders a non-empty part of the block as one line and tells how many runs it has, from the left. */
enum status bidi_line(struct bidi *bidi, int32_t start, int32_t end, int32_t *ret_runs) MUST_CHECK;

/* Run `index` from the left of the line ordered last. */
struct bidi_run bidi_line_run(struct bidi *bidi, int32_t index);

#endif
