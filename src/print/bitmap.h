/* A picture in the dots of a printer: one bit a dot, in wiped memory, since it shows what somebody wrote.
 * Does not: know fonts, papers or printers. */
#ifndef PRINT_BITMAP_H
#define PRINT_BITMAP_H

#include <stdbool.h>

#include "base/status.h"

/* The highest holds the register of 400 families, whatever their names; a picture file is smaller, since it
 * takes 32 times the memory while it is written. */
enum { BITMAP_WIDTH_MAX = 5000, BITMAP_HEIGHT_MAX = 150 * 1000, BITMAP_PICTURE_HEIGHT_MAX = 20 * 1000 };

struct bitmap {
    unsigned char *bits; /* rows from the top; 1 is black, the leftmost of 8 dots is the highest bit */
    int width, height;   /* in dots */
    int stride;          /* bytes a row */
};

/* White dots. Fails: INVALID for a side out of 1…its maximum; then it is empty. Owns: the caller,
 * bitmap_finish. */
enum status bitmap_init(struct bitmap *bitmap, int width, int height) MUST_CHECK;

/* Overwrites and frees the dots; the bitmap is empty then. Takes an empty one. */
void bitmap_finish(struct bitmap *bitmap);

/* A dot; false outside. */
bool bitmap_is_black(const struct bitmap *bitmap, int x, int y);

/* Blackens a rectangle; what falls outside is left out. */
void bitmap_fill(struct bitmap *bitmap, int x, int y, int width, int height);

/* Black becomes white in a rectangle, and white black; what falls outside is left out. */
void bitmap_invert(struct bitmap *bitmap, int x, int y, int width, int height);

/* The page of number `page`, from 0, of a bitmap whose pages are `page_height` high; the last may be lower.
 * Borrows: the dots of `bitmap`, so there is nothing to finish. */
struct bitmap bitmap_page(const struct bitmap *bitmap, int page_height, int page);

/* As a PNG file, black on white. Fails: FULL (also when it is too high), DENIED, IO. */
enum status bitmap_write_png(const struct bitmap *bitmap, const char *path) MUST_CHECK;

#endif
