/* What the files of this room share, and nobody else: the feed while it is read. */
#ifndef FEED_INSIDE_H
#define FEED_INSIDE_H

#include "base/arena.h"
#include "feed/feed.h"
#include "feed/plain.h"

/* Remarks of one service beyond so many are counted only, so that one bad record does not fill the list. */
enum { FEED_REMARKS_OF_ONE = 60 };

/* What is put right so often, and means so little, that it is counted and told once. */
enum feed_note {
    FEED_NOTE_EMPTY,   /* null, "" and [] */
    FEED_NOTE_SECONDS, /* 10:00:00 for 10:00 */
    FEED_NOTE_SPACES,  /* at the ends of texts, and control characters */
    FEED_NOTE_QUOTED,  /* "5" for 5 */
    FEED_NOTE_MISSING, /* required, and filled in */
    FEED_NOTE_LISTED,  /* services without their parts */
    FEED_NOTES,
};

/* What a service of the feed came with. */
struct trait {
    bool has_parts;
    bool has_status;
};

struct feed {
    json_t *services;
    json_t *comments;     /* of a pack's page */
    struct trait *traits; /* as many as services */
    bool is_pack;
    bool is_partial;
    struct arena arena;
    struct feed_remark *remarks;
    size_t kept;
    size_t capacity;
    size_t count;
    size_t notes[FEED_NOTES];
};

/* Adds a remark; `service` and `id` are borrowed from the feed's arena or are for ever. */
void feed_remark(struct feed *feed, const char *service, const char *id, const char *text);

struct feed *feed_create(bool is_pack);

/* Keys that begin with @ or _ are comments in every file of a pack. */
bool feed_is_comment(const char *key);

/* What stands in the files about one service, before anything is mended. */
struct gathered {
    char id[PLAIN_ID_BYTES];
    json_t *service;
    bool has_parts; /* nested lists: it is more than an entry of a list */
    bool has_both;  /* it came once as an entry and once in full */
    size_t seen;
};

/* The files on their way in. */
struct gathering {
    struct feed *feed;
    struct faults *faults;
    struct date today;
    struct gathered *list;
    size_t count;
    json_t *places; /* id to place in `list` */
    size_t values;
    size_t bytes;
    size_t files;
    size_t entries;   /* of pages of lists */
    json_int_t total; /* that the pages claim, -1 when none does */
    json_int_t pages;
    size_t pages_seen;
};

void gather_start(struct gathering *gathering, struct feed *feed, struct date today, struct faults *faults);
void gather_finish(struct gathering *gathering);

/* Takes what one file holds. Fails: INVALID and FULL with a fault. */
enum status gather_text(struct gathering *gathering, const char *text, size_t bytes,
                        const char *shown_name) MUST_CHECK;
enum status gather_root(struct gathering *gathering, json_t *root, const char *shown_name) MUST_CHECK;
enum status gather_folder(struct gathering *gathering, const char *folder, const char *shown_name,
                          int depth) MUST_CHECK;
enum status gather_file(struct gathering *gathering, const char *path, const char *shown_name) MUST_CHECK;

/* One service; the second of the same id is put together with the first or left out. */
enum status gather_service(struct gathering *gathering, json_t *service, const char *shown_name) MUST_CHECK;

/* Mends what was gathered into the feed, and says what does not add up. */
void gather_mend(struct gathering *gathering);

/* Whether a service, mended or not, has any list in it. */
bool gather_has_parts(const json_t *service);

#endif
