#include "tools/changes.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "tools/ctl.h"

static void print_change(const struct changes *changes, const struct feed_change *change)
{
    static const char *const WORDS[] = {
        [FEED_ADDED] = "added", [FEED_CHANGED] = "changed", [FEED_GONE] = "gone"};

    printf("  %s: ", WORDS[change->kind]);
    if (changes->with_ids)
        printf("%s, ", change->id);
    printf("%s", change->name);
    if (change->kind == FEED_CHANGED)
        printf(" (%s)", change->fields);
    if (change->kind == FEED_GONE)
        printf(" (%s)", changes->prune ? "taken out" : "stays; --prune takes it out");
    printf("\n");
}

void changes_print(const struct changes *changes)
{
    size_t counts[3] = {0};
    size_t count;
    const struct feed_change *list = feed_plan_changes(changes->plan, &count);

    printf("%s:\n", changes->path);
    for (size_t i = 0; i < count; i++) {
        counts[list[i].kind]++;
        print_change(changes, &list[i]);
    }
    printf("  %zu added, %zu changed, %zu gone, %zu kept as they are\n", counts[FEED_ADDED],
           counts[FEED_CHANGED], counts[FEED_GONE], feed_plan_unchanged(changes->plan));
    if (changes->applied)
        printf("written%s\n", changes->next);
    else if (feed_plan_changes_anything(changes->plan))
        printf("nothing is written; run it again with --apply\n");
    else
        printf("nothing to change\n");
}

static void print_report(json_t *report)
{
    char *text = json_write_compact(report);

    puts(text);
    memory_wipe_text(text);
    json_decref(report);
}

void changes_print_json(const struct changes *changes, json_t *report)
{
    json_t *lists[3] = {json_array(), json_array(), json_array()};
    size_t count;
    const struct feed_change *list = feed_plan_changes(changes->plan, &count);
    json_t *rest;

    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(
            lists[list[i].kind],
            json_pack("{s:s, s:s, s:s}", "name", list[i].name, "id", list[i].id, "fields", list[i].fields));
    rest = json_pack("{s:o, s:o, s:o, s:I, s:b}", "added", lists[FEED_ADDED], "changed", lists[FEED_CHANGED],
                     "gone", lists[FEED_GONE], "kept", (json_int_t)feed_plan_unchanged(changes->plan),
                     "applied", changes->applied);
    if (json_object_update(report, rest) != 0)
        abort();
    json_decref(rest);
    print_report(report);
}

void changes_print_refused(const struct faults *faults)
{
    print_report(json_pack("{s:b, s:o}", "ok", false, "refused", ctl_faults_json(faults)));
}
