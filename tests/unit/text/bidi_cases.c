#include "bidi_cases.h"

#include <stdlib.h>

struct numbers numbers_parse(const char *field, int base)
{
    struct numbers numbers = {.count = 0};

    while (*field != '\0' && *field != '\n') {
        char *end = NULL;

        if (*field == ' ' || *field == '\t') {
            field++;
            continue;
        }
        if (numbers.count == BIDI_UNITS_MAX)
            ck_abort_msg("too long: %s", field);
        if (*field == 'x') {
            numbers.list[numbers.count++] = BIDI_REMOVED;
            field++;
            continue;
        }
        numbers.list[numbers.count++] = (int)strtol(field, &end, base);
        if (end == field)
            ck_abort_msg("not a number: %s", field);
        field = end;
    }
    return numbers;
}

bool bidi_runs_agree(struct bidi *bidi, int32_t runs, const struct numbers *levels,
                     const struct numbers *order)
{
    int seen = 0;

    for (int32_t i = 0; i < runs; i++) {
        struct bidi_run run = bidi_line_run(bidi, i);
        int step = (run.level & 1) != 0 ? -1 : 1;

        for (int at = step > 0 ? run.start : run.end - 1; at >= run.start && at < run.end; at += step) {
            if (levels->list[at] == BIDI_REMOVED)
                continue;
            if (seen == order->count || at != order->list[seen] || run.level != levels->list[at])
                return false;
            seen++;
        }
    }
    return seen == order->count;
}
