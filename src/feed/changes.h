/* A plan while it is made: the entries that a pack's list will have, and what of it is new, changed or gone.
 * For the files of this room only. */
#ifndef FEED_CHANGES_H
#define FEED_CHANGES_H

#include <stddef.h>

#include "feed/feed.h"

struct feed_plan *plan_create(void);

/* An entry that stays as it is. */
void plan_keep(struct feed_plan *plan, json_t *entry);

/* One that is added or changed; the change's texts are copied. */
void plan_change(struct feed_plan *plan, const struct feed_change *change, json_t *entry);

/* One that is gone: it is told, but taken out only with `prune`. */
void plan_miss(struct feed_plan *plan, const struct feed_change *change, json_t *entry, bool prune);

/* Hands the plan over if it has at most `most` entries. Fails: FULL, and then it is destroyed. */
enum status plan_finish(struct feed_plan *plan, size_t most, struct feed_plan **ret_plan) MUST_CHECK;

#endif
