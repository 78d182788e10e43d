/* What staff have set at the desk over the centre pack: a session or day that is closed, another number of
 * places, a service that was looked at, a notice for the welcome page. One small file in the data folder,
 * which the keeper writes and everybody who shows or uses the pack lays over it, so that a new pack keeps it,
 * and undoing is taking one entry out. An edit that names what the pack does not have waits for one that
 * does. Does not: decide who may edit. */
#ifndef CENTRE_EDITS_H
#define CENTRE_EDITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/faults.h"
#include "centre/centre.h"
#include "rules/places.h"

/* Room for a check of every one of 300 services, and all else. */
enum { EDITS_MAX = 400, EDIT_SUBJECT_BYTES = 64, EDIT_TEXT_BYTES = 601, EDIT_TEXT_CHARS = 150 };

enum edit_kind {
    EDIT_CLOSE,    /* subject: the session, "" for the whole centre; day */
    EDIT_CAPACITY, /* subject: the session; places, PLACES_NO_LIMIT for no limit */
    EDIT_CHECKED,  /* subject: the service's key; day: when somebody looked at it */
    EDIT_NOTICE,   /* subject: the language; text */
    EDIT_KINDS,
};

/* "close", "capacity", "checked", "notice" and back; EDIT_KINDS when there is no such word. */
const char *edit_kind_name(enum edit_kind kind);
enum edit_kind edit_kind_named(const char *name);

struct edit {
    int64_t id; /* from 1, never given twice */
    enum edit_kind kind;
    char subject[EDIT_SUBJECT_BYTES];
    struct date day;
    struct places places;
    char text[EDIT_TEXT_BYTES]; /* plain, one paragraph */
};

struct edits {
    struct edit list[EDITS_MAX]; /* in the order in which they were made, which is that of their ids */
    size_t count;
    int64_t last_id;
};

/* {"lastId": N, "edits": [{"id","kind","subject","day","families","children","adults","text"}]}, each with
 * the fields of its kind. No such file: no edits, and OK. Fails: INVALID with faults (the file is left as it
 * is), IO, DENIED. */
enum status edits_read(const char *path, struct faults *faults, struct edits *ret_edits) MUST_CHECK;

/* All of it, or the file stays as it was. Fails: FULL, DENIED, IO. */
enum status edits_write(const char *path, const struct edits *edits) MUST_CHECK;

/* Adds one, in place of that of the same kind and subject (closed: and day); its id is a new one. Fails: FULL
 * (EDITS_MAX), INVALID (a subject, day or text that cannot be). */
enum status edits_put(struct edits *edits, const struct edit *edit, int64_t *ret_id) MUST_CHECK;
bool edits_drop(struct edits *edits, int64_t id);

/* Closed days that are over go. */
void edits_forget_past(struct edits *edits, struct date today);

/* Whether the pack has what the edit names. */
bool centre_has_subject(const struct centre *centre, const struct edit *edit);

/* Lays them over a loaded centre (after centre_load_shared), once. Closed days of the whole centre become
 * closures, of a session its `closed`; capacities, the days on which services were checked and the notices
 * follow. Of two days on which a service was checked the later counts, the pack's or that of the edit. What
 * is not found is passed over. */
void centre_lay_edits(struct centre *centre, const struct edits *edits);

/* The same with those of the data folder's file. Fails: as edits_read, and the centre is as it was. */
enum status centre_lay_edits_in(struct centre *centre, const char *data_folder,
                                struct faults *faults) MUST_CHECK;

/* What a file's change shows in; all 0: there is no such file. */
struct edits_stamp {
    uint64_t inode;
    int64_t bytes;
    int64_t changed_ns;
};

struct edits_stamp edits_stamp_of(const char *data_folder);
bool edits_stamp_is(const struct edits_stamp *one, const struct edits_stamp *other);

#endif
