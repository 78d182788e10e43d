#include "feed/changes.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"

struct feed_plan {
    struct arena arena;
    json_t *entries;
    struct feed_change *changes;
    size_t count;
    size_t unchanged;
    bool changes_anything;
};

struct feed_plan *plan_create(void)
{
    struct feed_plan *plan = memory_allocate(1, sizeof *plan);

    arena_init(&plan->arena);
    plan->entries = json_array();
    return plan;
}

void feed_plan_destroy(struct feed_plan *plan)
{
    if (plan == NULL)
        return;
    json_decref(plan->entries);
    arena_finish(&plan->arena);
    free(plan->changes);
    free(plan);
}

static void note(struct feed_plan *plan, const struct feed_change *change)
{
    if ((plan->count & (plan->count - 1)) == 0)
        plan->changes =
            memory_resize(plan->changes, plan->count > 0 ? 2 * plan->count : 1, sizeof *plan->changes);
    plan->changes[plan->count++] = (struct feed_change){
        .kind = change->kind,
        .name = arena_copy_text(&plan->arena, change->name),
        .id = arena_copy_text(&plan->arena, change->id),
        .fields = arena_copy_text(&plan->arena, change->fields),
    };
}

void plan_keep(struct feed_plan *plan, json_t *entry)
{
    plan->unchanged++;
    (void)json_array_append(plan->entries, entry);
}

void plan_change(struct feed_plan *plan, const struct feed_change *change, json_t *entry)
{
    note(plan, change);
    plan->changes_anything = true;
    (void)json_array_append(plan->entries, entry);
}

void plan_miss(struct feed_plan *plan, const struct feed_change *change, json_t *entry, bool prune)
{
    note(plan, change);
    if (prune)
        plan->changes_anything = true;
    else
        plan_keep(plan, entry);
}

enum status plan_finish(struct feed_plan *plan, size_t most, struct feed_plan **ret_plan)
{
    if (json_array_size(plan->entries) > most) {
        feed_plan_destroy(plan);
        return FULL;
    }
    *ret_plan = plan;
    return OK;
}

const struct feed_change *feed_plan_changes(const struct feed_plan *plan, size_t *ret_count)
{
    *ret_count = plan->count;
    return plan->changes;
}

size_t feed_plan_unchanged(const struct feed_plan *plan)
{
    return plan->unchanged;
}

bool feed_plan_changes_anything(const struct feed_plan *plan)
{
    return plan->changes_anything;
}

const json_t *feed_plan_entries(const struct feed_plan *plan)
{
    return plan->entries;
}
