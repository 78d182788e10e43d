/* A bitmap as the bytes of a receipt printer: reset, raster bands, feed and cut. The bytes come in parts, a
 * band at a time, so that a printer with a small buffer copes and its status can be asked for in between.
 * Does not: send anything, or know what a printer answers. Source: Epson's ESC/POS command reference. */
#ifndef PRINT_ESCPOS_H
#define PRINT_ESCPOS_H

#include <stdbool.h>
#include <stddef.h>

#include "print/bitmap.h"

enum {
    ESCPOS_WIDTH_MAX = 832, /* dots of the widest print head, 104 mm */
    ESCPOS_BAND_ROWS = 128, /* 16 mm */
    ESCPOS_HEADER_BYTES = 8,
    ESCPOS_PART_BYTES = ESCPOS_HEADER_BYTES + ESCPOS_WIDTH_MAX / 8 * ESCPOS_BAND_ROWS,
};

struct escpos_job {
    const struct bitmap *bitmap;
    bool has_cutter;
    int next_part;
    size_t count;                           /* of the bytes of the present part */
    unsigned char bytes[ESCPOS_PART_BYTES]; /* wiped by escpos_finish */
};

/* Before the first part. Without a cutter the paper is fed to where it can be torn. Borrows: the bitmap,
 * until finish. Fails: INVALID when it is wider than ESCPOS_WIDTH_MAX. */
enum status escpos_init(struct escpos_job *job, const struct bitmap *bitmap, bool has_cutter) MUST_CHECK;

/* Makes the next part in `bytes`: the reset, each band, the end. False when there is none left. */
bool escpos_next(struct escpos_job *job);

void escpos_finish(struct escpos_job *job);

#endif
