/* What the files of the centre room share: the pack in memory, and the readers of its files.
 * Everything they read is copied into the pack's arena, so no JSON document outlives loading.
 * Does not: belong to the room's contract; others include centre.h. */
#ifndef CENTRE_INSIDE_H
#define CENTRE_INSIDE_H

#include "base/arena.h"
#include "base/json.h"
#include "centre/centre.h"

enum {
    CENTRE_NAME_BYTES_MAX = 64,
    CENTRE_TEXT_BYTES_MAX = 1000,
    CENTRE_FILE_BYTES_MAX = 1024 * 1024,
};

struct centre {
    struct arena arena;
    const char *folder;
    struct centre_about about;
    struct flow flows[CENTRE_FLOWS_MAX];
    size_t flow_count;
};

/* Reads centre.json from its root. Faults go where the place says. */
void centre_read_about(struct centre *centre, const struct json_place *root);

/* Whether all routes, phones and features fit the flows that the pack has. */
void centre_check_about(const struct centre *centre, const struct json_place *root);

/* Reads a Questionnaire, which a file called `name`.json holds. */
void centre_read_flow(struct arena *arena, const struct json_place *root, const char *name,
                      struct flow *ret_flow);

/* Reads one item, without the items in it. `flow` has the items that stand before it. */
void centre_read_item(struct arena *arena, const struct json_place *place, const struct flow *flow,
                      struct flow_item *ret_item);

/* Reads enableWhen and enableBehavior. */
void centre_read_conditions(struct arena *arena, const struct json_place *place, const struct flow *flow,
                            struct flow_item *item);

/* Lower-case letters, digits and dashes, beginning with a letter or digit. */
bool centre_is_plain_name(const char *name);

/* The index of `text` in a NULL-ended list, or -1. */
int centre_find_text(const char *const *list, const char *text);

#endif
