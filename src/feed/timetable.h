/* Timetables as centres have them, a spreadsheet (CSV), a calendar (iCalendar) or JSON, read into the
 * sessions of a pack's timetable.json: names every fault, puts nothing right in silence, and says what would
 * change. Dates are exactly those of the file, or the file is refused. Does not: write a file, or check what
 * only the whole pack can tell. Source: RFC 4180, RFC 5545, Open Referral UK 3.0. */
#ifndef FEED_TIMETABLE_H
#define FEED_TIMETABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "feed/feed.h"

enum { TIMETABLE_BYTES_MAX = 8 * 1024 * 1024, TIMETABLE_REMARKS_MAX = 1000 };

enum timetable_form { TIMETABLE_CSV, TIMETABLE_ICS, TIMETABLE_JSON };

/* A file's text, and how it is called in faults. */
struct timetable_text {
    const char *text;
    size_t bytes;
    const char *shown_name;
    enum timetable_form form;
};

/* What was taken in another way than it stands in the file, or left out. */
struct timetable_remark {
    int line; /* 0 when there is none */
    const char *text;
};

struct timetable;

/* Reads *.csv, *.ics or *.json. `services` are those of the pack, whose keys and names sessions may use;
 * `today` tells what is over. Fails: NOT_FOUND, DENIED, IO, FULL, INVALID, each with faults that name line
 * and column or property. Owns: the caller, timetable_destroy. */
enum status timetable_read(const char *path, const struct feed *services, struct date today,
                           struct faults *faults, struct timetable **ret_timetable) MUST_CHECK;

/* The same for a text of at most TIMETABLE_BYTES_MAX. */
enum status timetable_read_text(const struct timetable_text *text, const struct feed *services,
                                struct date today, struct faults *faults,
                                struct timetable **ret_timetable) MUST_CHECK;

/* The timetable.json of a pack; without one there are no sessions.
 * Fails: as timetable_read, but not NOT_FOUND. Owns: the caller, timetable_destroy. */
enum status timetable_read_pack(const char *path, struct faults *faults,
                                struct timetable **ret_timetable) MUST_CHECK;

void timetable_destroy(struct timetable *timetable);

/* Borrows: all from the timetable. */
const json_t *timetable_sessions(const struct timetable *timetable); /* an array, in the order of the file */
const json_t *timetable_comments(const struct timetable *timetable); /* an object: keys with @ or _ */
const struct timetable_remark *timetable_remarks(const struct timetable *timetable, size_t *ret_kept);
size_t timetable_remark_count(const struct timetable *timetable); /* may exceed those kept */

/* What `given` would make of `present`. What a file has no word for (a spreadsheet without a column for ages,
 * a calendar's capacities) stays as the pack has it, and so do sessions that it does not name, unless
 * `prune`. Fails: FULL when they are too many together. Owns: the caller, feed_plan_destroy. */
enum status timetable_plan_make(const struct timetable *present, const struct timetable *given, bool prune,
                                struct feed_plan **ret_plan) MUST_CHECK;

/* A timetable.json: what fits into a line of 119 characters stands in one. Owns: the caller, free(). */
char *timetable_write(const json_t *sessions, const json_t *comments);

#endif
