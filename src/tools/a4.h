/* Where registers and reports go: the printer that takes A4, and files that nobody else may read. What fails
 * is said. */
#ifndef TOOLS_A4_H
#define TOOLS_A4_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "print/bitmap.h"

enum a4_way { A4_AS_TEXT, A4_AS_CSV, A4_AS_PICTURE, A4_WAYS };

/* By the ending of the file that --out names; A4_AS_TEXT for none. A4_WAYS after saying that it is neither.
 */
enum a4_way a4_way_of(const char *file);

/* On the printer for pages, else on the kiosk's own when its paper is A4. Fails: NOT_FOUND (there is
 * neither), IO.
 */
enum status a4_print(const char *data, const char *kind, const struct bitmap *bitmap) MUST_CHECK;

/* Only its owner may read the file (0600), whatever was there before. */
enum status a4_write_file(const char *path, const char *text, size_t bytes) MUST_CHECK;

/* To standard output. */
enum status a4_write_out(const char *text, size_t bytes) MUST_CHECK;

/* A picture a page: `path` itself when there is one in all, else NAME-1.png, NAME-2.png … `*number` counts
 * them, from 0 for the first of several bitmaps; `is_only` says that there are no more bitmaps. */
enum status a4_write_pictures(const char *path, const struct bitmap *bitmap, bool is_only,
                              int *number) MUST_CHECK;

#endif
