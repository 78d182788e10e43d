/* What must hold of the figures. */
#ifndef TESTS_BENCH_VERDICT_H
#define TESTS_BENCH_VERDICT_H

#include "samples.h"

enum { VERDICTS = 4 };

struct verdict {
    const char *what;
    double least; /* times Pango's speed; for a page, most milliseconds */
    double found; /* in all languages; for a page, in the slowest */
    bool holds;
    int worst_language;
    double worst;
};

void verdicts_of(const struct samples *samples, struct verdict ret_verdicts[VERDICTS]);

#endif
