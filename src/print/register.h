/* The register of one date of a session, for A4: a table with a row a family, in the staff's English, names
 * in their own writing with a reading in Latin letters. Full names are on paper only. A pure function from
 * plain values to a bitmap; all of it is wiped. Does not: open names, or print. */
#ifndef PRINT_REGISTER_H
#define PRINT_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/strbuf.h"
#include "locale/words.h"
#include "picture/picture.h"
#include "print/bitmap.h"
#include "text/text.h"

enum { REGISTER_ROWS_MAX = 400, REGISTER_NAME_BYTES = 304, REGISTER_AGES_BYTES = 404 };

struct register_row {
    char reference[16];
    char name[REGISTER_NAME_BYTES]; /* as it was typed; "" for a walk-in */
    char latin[2 *
               REGISTER_NAME_BYTES]; /* filled in by register_sort: a reading, "" where the name is Latin */
    char language[36];
    char ages[REGISTER_AGES_BYTES]; /* "3 months, 2 years", or "" */
    int children, adults;
    enum register_standing { REGISTER_PLACE, REGISTER_KEPT, REGISTER_WAITS } standing;
    int position; /* of one that waits */
    bool has_arrived, is_new, is_walk_in;
};

struct register_sheet {
    const struct words *words;   /* `staff.register.*`, in English; register_write_csv does without */
    const char *centre;          /* its name */
    const char *session;         /* what it is called, in English */
    const char *place, *address; /* or NULL */
    struct date day;
    int opens, closes;               /* minutes after midnight; -1 not known */
    const struct register_row *rows; /* sorted */
    size_t row_count;
    int64_t made_utc_ms;
    bool is_example; /* a made-up session, to try the kiosk with */
};

/* Fills in `latin` and sorts: by standing, then as ICU collates what an English reader reads (the Latin
 * reading, else the name), then by the name itself and the reference. Those without a name come after those
 * with one; those who wait stay in turn. */
void register_sort(struct register_row *rows, size_t count);

/* Draws all pages, one below the other, each of A4's height: 60 families fit on two. Blank rows for walk-ins
 * fill the last page, at least some. Fails: INVALID (no words, session or day), FULL (more pages than a
 * bitmap has room for), IO when a font fails. Owns: the caller, bitmap_finish, also when it fails. */
enum status register_draw(const struct register_sheet *sheet, struct text_engine *engine,
                          struct picture_set *pictures, struct bitmap *ret_bitmap, int *ret_pages) MUST_CHECK;

/* The same as CSV for spreadsheets (RFC 4180, UTF-8 with a byte order mark, CRLF), one line a family, with a
 * heading. A field that a spreadsheet would take for a formula gets an apostrophe before it.
 * `with_heading` false: only the rows, for further registers in one file. */
void register_write_csv(const struct register_sheet *sheet, bool with_heading, struct strbuf *ret_text);

#endif
