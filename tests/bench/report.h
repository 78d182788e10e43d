/* The figures for people and for programs. */
#ifndef TESTS_BENCH_REPORT_H
#define TESTS_BENCH_REPORT_H

#include "cold.h"
#include "samples.h"
#include "texts.h"
#include "verdict.h"

struct report {
    const struct texts *texts;
    const struct samples *samples;
    struct cold (*cold)[COLD_PAGES]; /* by program */
    struct verdict verdicts[VERDICTS];
};

void report_print(const struct report *report);

/* Makes the folder that `path` is in. Fails: as file_write. */
enum status report_write(const struct report *report, const char *path) MUST_CHECK;

#endif
