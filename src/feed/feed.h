/* Other people's Open Referral UK files: reads them, mends what can be mended, names every fault, and says
 * what would change in a pack's services. What comes out is always valid Open Referral UK version 3.
 * Does not: fetch anything, write a file, or know what a pack holds beside its services.
 * Source: Open Referral UK 3.0, schema of service; the faults are those that published feeds have. */
#ifndef FEED_FEED_H
#define FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/faults.h"
#include "base/json.h"
#include "base/status.h"

enum {
    FEED_FILE_BYTES_MAX = 64 * 1024 * 1024,
    FEED_BYTES_MAX = 256 * 1024 * 1024, /* of all files together */
    FEED_VALUES_MAX = 4 * 1000 * 1000,  /* of all files together */
    FEED_DEPTH_MAX = 40,
    FEED_FILES_MAX = 10000,
    FEED_FOLDER_DEPTH_MAX = 8,
    FEED_SERVICES_MAX = 5000,
    FEED_REMARKS_MAX = 20000, /* kept; the rest is counted */
};

/* A fault of the feed, and what was done about it. */
struct feed_remark {
    const char *service; /* its name, or its id when it has none; "" for the feed as a whole */
    const char *id;
    const char *text;
};

struct feed;

/* Reads a file, or all *.json below a folder: services, lists of them, pages of a list; the parts of one
 * service that stand in several files are put together. `today` tells what has ended.
 * Fails: NOT_FOUND, DENIED, IO, FULL, INVALID, each with faults that name file and line; a version 1 feed is
 * INVALID. Owns: the caller, feed_destroy. */
enum status feed_read(const char *path, struct date today, struct faults *faults,
                      struct feed **ret_feed) MUST_CHECK;

/* The same for the text of one file. */
enum status feed_read_text(const char *text, size_t bytes, const char *shown_name, struct date today,
                           struct faults *faults, struct feed **ret_feed) MUST_CHECK;

/* The services.json of a pack; without one there are no services. Comments (keys that begin with @ or _)
 * are kept.
 * Fails: as feed_read, but not NOT_FOUND. */
enum status feed_read_pack(const char *path, struct date today, struct faults *faults,
                           struct feed **ret_feed) MUST_CHECK;

void feed_destroy(struct feed *feed);

/* Borrows: all from the feed. */
const json_t *feed_services(const struct feed *feed); /* an array, in the order of the files */
const json_t *feed_comments(const struct feed *feed); /* an object */
const struct feed_remark *feed_remarks(const struct feed *feed, size_t *ret_kept);
size_t feed_remark_count(const struct feed *feed); /* may exceed those kept */

/* Whether it says itself that pages of it are missing, so that nothing follows from what is not in it. */
bool feed_is_partial(const struct feed *feed);

enum feed_change_kind { FEED_ADDED, FEED_CHANGED, FEED_GONE };

struct feed_change {
    enum feed_change_kind kind;
    const char *name;
    const char *id;
    const char *fields; /* of a change: "description, schedules" */
};

struct feed_plan; /* of services, or of a timetable's sessions */

/* What `feed` would make of `present`. Our own attributes (urn:doorstep:…) of a service that is present stay,
 * and so do the parts that a mere list leaves out. A service of an organisation of the feed that the feed no
 * longer has is gone; with `prune` it is taken out.
 * Fails: FULL when they are too many together. Owns: the caller, feed_plan_destroy. */
enum status feed_plan_make(const struct feed *present, const struct feed *feed, bool prune,
                           struct feed_plan **ret_plan) MUST_CHECK;
void feed_plan_destroy(struct feed_plan *plan);

/* Borrows: all from the plan. */
const struct feed_change *feed_plan_changes(const struct feed_plan *plan, size_t *ret_count);
size_t feed_plan_unchanged(const struct feed_plan *plan); /* that stay as they are, the gone ones too */
bool feed_plan_changes_anything(const struct feed_plan *plan);
const json_t *feed_plan_entries(const struct feed_plan *plan);

/* Services as one page of a list, laid out so that a difference is readable; `comments` are those of the
 * page, NULL leaves out all there are. Owns: the caller, free(). */
char *feed_write(const json_t *services, const json_t *comments);

#endif
