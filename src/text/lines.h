/* Fills lines: greedily, by advances, at ICU's breaks; a word that is wider than the line breaks between
 * graphemes. White space at a line's end hangs over its edge. */
#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include "text/paragraph.h"

/* Lays out one block [start, end) that holds no line end; `next` is where the next block begins. The
 * block's items, from `first_item`, are shaped, and the engine's bidi still holds the block.
 * Fails: INVALID when ICU refuses a line. */
enum status lines_fill_block(struct text_paragraph *paragraph, int32_t start, int32_t end, int32_t next,
                             size_t first_item) MUST_CHECK;

/* Stacks the lines and aligns them. */
void lines_place(struct text_paragraph *paragraph);

#endif
