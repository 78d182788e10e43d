/* What an import would change in a pack, in words and as JSON, for all commands that import. */
#ifndef TOOLS_CHANGES_H
#define TOOLS_CHANGES_H

#include <stdbool.h>

#include "feed/feed.h"

struct changes {
    const struct feed_plan *plan;
    const char *path; /* of the pack's file */
    bool prune;
    bool with_ids; /* in the words too */
    bool applied;
    const char *next; /* what follows "written", or "" */
};

void changes_print(const struct changes *changes);

/* Puts the changes after what `report` has, prints it all, and frees it. */
void changes_print_json(const struct changes *changes, json_t *report);

/* That nothing is imported, because of these faults. */
void changes_print_refused(const struct faults *faults);

#endif
