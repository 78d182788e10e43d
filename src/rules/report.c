#include "rules/report.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const struct {
    const char *name;
    bool is_of_people;
} parts[REPORT_PARTS] = {
    [REPORT_DATES] = {"dates", false},       [REPORT_FAMILIES] = {"families", true},
    [REPORT_CHILDREN] = {"children", true},  [REPORT_ADULTS] = {"adults", true},
    [REPORT_ARRIVED] = {"arrived", true},    [REPORT_WAITING] = {"waiting", true},
    [REPORT_VITAMINS] = {"vitamins", false}, [REPORT_SENT] = {"sent", true},
    [REPORT_REDIRECT] = {"redirect", true},  [REPORT_VIEWS] = {"views", true},
    [REPORT_LANGUAGE] = {"language", true},
};

const char *report_part_name(enum report_part part)
{
    assert((unsigned int)part < REPORT_PARTS);
    return parts[part].name;
}

enum report_part report_part_named(const char *name)
{
    int part = 0;

    while (part < REPORT_PARTS && strcmp(name, parts[part].name) != 0)
        part++;
    return (enum report_part)part;
}

bool report_part_is_of_people(enum report_part part)
{
    assert((unsigned int)part < REPORT_PARTS);
    return parts[part].is_of_people;
}

/* Returns how many that were, as far as it matters. */
static int64_t hide(struct report_row *row)
{
    int64_t count = row->count < REPORT_LEAST ? row->count : REPORT_LEAST;

    row->count = 0;
    row->is_hidden = true;
    return count;
}

/* The smallest number above 0 that shows, the first of them; NULL when none does. */
static struct report_row *find_smallest(struct report_row *rows, size_t count)
{
    struct report_row *smallest = NULL;

    for (size_t i = 0; i < count; i++) {
        if (rows[i].count > 0 && (smallest == NULL || rows[i].count < smallest->count))
            smallest = &rows[i];
    }
    return smallest;
}

static bool is_few(const struct report_row *row)
{
    return row->count > 0 && row->count < REPORT_LEAST;
}

/* Six children of two families say as much of these as the two would. */
static bool is_of_few_families(const struct report_row *row, const struct report_row *rows, size_t count)
{
    if (row->part != REPORT_CHILDREN && row->part != REPORT_ADULTS)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].part == REPORT_FAMILIES && is_few(&rows[i]) && strcmp(rows[i].what, row->what) == 0)
            return true;
    }
    return false;
}

/* Whoever knows the total knows the sum of what is hidden: it must not tell a small number either.
 * `must_hide` says it of each row. */
static void hide_in_part(struct report_row *rows, const bool *must_hide, size_t count)
{
    struct report_row *next;
    size_t hidden = 0;
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        if (!must_hide[i])
            continue;
        sum += hide(&rows[i]);
        hidden++;
    }
    while ((hidden == 1 || (hidden > 1 && sum < REPORT_LEAST)) &&
           (next = find_smallest(rows, count)) != NULL) {
        sum += hide(next);
        hidden++;
    }
}

void report_hide(struct report_row *rows, size_t count)
{
    bool *must_hide = memory_allocate(count + 1, sizeof *must_hide);
    bool was_done = false;
    size_t end;

    for (size_t i = 0; i < count; i++) {
        was_done = was_done || rows[i].is_hidden;
        must_hide[i] = is_few(&rows[i]) || (rows[i].count > 0 && is_of_few_families(&rows[i], rows, count));
    }
    for (size_t first = 0; first < count && !was_done; first = end) {
        for (end = first + 1; end < count && rows[end].part == rows[first].part;)
            end++;
        if (report_part_is_of_people(rows[first].part))
            hide_in_part(rows + first, must_hide + first, end - first);
    }
    free(must_hide);
}
