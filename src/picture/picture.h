/* Pictograms as 8-bit coverage, and screenshots as PNG files. Does not: know colours or places.
 * Icons are assets/icons/<name>.svg, drawn in one weight on a 48-unit square. */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

struct picture_set; /* the icons of a folder, rasterised when first wanted and kept by size */

struct picture {
    const uint8_t *coverage; /* size_px x size_px, one byte a pixel, no padding */
    int size_px;
};

struct picture_set *picture_set_create(const char *folder);
void picture_set_destroy(struct picture_set *set);

/* `mirrored` flips left and right (arrows and the like, for right-to-left pages).
 * Borrows: from the set, until destroy. Fails: NOT_FOUND, INVALID, FULL (size out of 1…512). */
enum status picture_get(struct picture_set *set, const char *name, int size_px, bool mirrored,
                        struct picture *ret_picture) MUST_CHECK;

/* Writes 32-bit pixels (0x00RRGGBB, native order, `stride_px` pixels a row) as a PNG file.
 * Fails: FULL, DENIED, IO. */
enum status picture_write_png(const char *path, const uint32_t *pixels, int width, int height,
                              int stride_px) MUST_CHECK;

#endif
