/* A bitmap as PWG raster, which every driverless printer understands: 8-bit grey, a page after the other,
 * each of exactly the sheet's size. Source: PWG 5102.4. */
#ifndef PRINT_PWG_H
#define PRINT_PWG_H

#include <stddef.h>
#include <sys/types.h>

#include "base/status.h"
#include "print/bitmap.h"
#include "print/paper.h"

/* Takes `count` bytes; the number taken, or -1 to stop. */
typedef ssize_t pwg_sink(void *context, unsigned char *bytes, size_t count);

/* The best of the resolutions that a printer offers: the smallest that is a multiple of the sheet's, so that
 * every dot becomes a square of dots; else the largest; 0 for none. */
int pwg_choose_resolution(const int *offered, size_t count, const struct paper_sheet *sheet);

/* The standard's name of a sheet with pages: "iso_a4_210x297mm". NULL for a roll. Source: PWG 5101.1. */
const char *pwg_media(const struct paper_sheet *sheet);

/* Fails: INVALID for a roll, IO when the sink stops. */
enum status pwg_write(const struct bitmap *bitmap, const struct paper_sheet *sheet, int dots_an_inch,
                      pwg_sink *sink, void *context) MUST_CHECK;

#endif
