#include "rules/report.h"

#include <assert.h>
#include <string.h>

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

/* Whoever knows the total knows the sum of what is hidden: it must not tell a small number either. */
static void hide_in_part(struct report_row *rows, size_t count)
{
    struct report_row *next;
    size_t hidden = 0;
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        if (rows[i].is_hidden)
            return; /* it was done before */
        if (rows[i].count == 0 || rows[i].count >= REPORT_LEAST)
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
    size_t end;

    for (size_t first = 0; first < count; first = end) {
        for (end = first + 1; end < count && rows[end].part == rows[first].part;)
            end++;
        if (report_part_is_of_people(rows[first].part))
            hide_in_part(rows + first, end - first);
    }
}
