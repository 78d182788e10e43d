/* The messages of one language from one file, sorted by key. */
#ifndef LOCALE_CATALOGUE_H
#define LOCALE_CATALOGUE_H

#include "base/arena.h"
#include "base/faults.h"
#include "locale/message.h"
#include "locale/words.h"

struct catalogue_entry {
    const char *key;
    struct message message;
};

struct catalogue {
    const char *tag;
    struct catalogue_entry *entries;
    size_t count;
};

/* Reads `path`, the words of `tag`, into `arena`. `ret_language` (may be NULL) gets its @meta, which then
 * must be there. Fails: as words_create. */
enum status catalogue_read(const char *path, const char *tag, struct arena *arena, struct faults *faults,
                           struct catalogue *ret_catalogue, struct language *ret_language) MUST_CHECK;

/* NULL when it has none. */
const struct message *catalogue_find(const struct catalogue *catalogue, const char *key);

/* The tags of all <tag>.json of a folder, sorted; <tag>.keys.json and other files are passed over.
 * Fails: NOT_FOUND (no such folder), DENIED, IO, FULL (more than `limit`). */
enum status catalogue_list_tags(const char *folder, struct arena *arena, size_t limit, const char **ret_tags,
                                size_t *ret_count) MUST_CHECK;

#endif
