/* Paragraphs onto paper: the coverage that goes to glass, in a bitmap of the caller's, 8 bits a dot or one.
 * A ticket at 203 dots an inch and a letter at 300 are laid out like a page, in their own dots; no window and
 * no video are needed. Does not: know paper sizes or printers. */
#ifndef TEXT_BITMAP_H
#define TEXT_BITMAP_H

#include <stddef.h>
#include <stdint.h>

#include "text/text.h"

enum text_depth {
    TEXT_ONE_BIT,  /* 1 is ink; the leftmost of 8 dots is the highest bit */
    TEXT_EIGHT_BIT /* 255 is ink */
};

struct text_bitmap {
    uint8_t *dots; /* the caller's */
    int width_px;
    int height_px;
    size_t stride_bytes;
    enum text_depth depth;
};

/* Adds the paragraph's ink, its top left at (`x_px`, `y_px`); what falls outside the bitmap is left out.
 * Fails: IO when the rasteriser refuses a run. */
enum status text_bitmap_add(const struct text_bitmap *bitmap, const struct text_paragraph *paragraph,
                            int x_px, int y_px) MUST_CHECK;

#endif
