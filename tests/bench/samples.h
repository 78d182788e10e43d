/* Times by peer, language and measure, one a round. The clock is that of the process' own work, since nothing
 * measured here waits; another program on the machine then costs less than a whole time slice. */
#ifndef TESTS_BENCH_SAMPLES_H
#define TESTS_BENCH_SAMPLES_H

#include <stddef.h>
#include <stdint.h>

#include "peer.h"

enum measure {
    MEASURE_LAYOUT,
    MEASURE_FIRST, /* from the text to its pixels, so with its layout */
    MEASURE_DRAW,  /* what is laid out, for the first time */
    MEASURE_REDRAW,
    MEASURE_PAGE, /* laid out and drawn */
    MEASURE_PAGE_REDRAW,
    MEASURE_COUNT
};

struct samples {
    size_t languages;
    size_t rounds;
    double *us;
};

/* All languages at once. */
enum { LANGUAGE_ALL = -1 };

/* Finish it. */
void samples_init(size_t languages, size_t rounds, struct samples *ret_samples);
void samples_finish(struct samples *samples);

double *samples_at(const struct samples *samples, enum measure measure, size_t peer, size_t language,
                   size_t round);

/* Over the rounds; of all languages, the sum of them in each round. */
double samples_median(const struct samples *samples, enum measure measure, size_t peer, int language);

/* How many times as fast as `other` `peer` is: the median of what each round says. */
double samples_ratio(const struct samples *samples, enum measure measure, size_t peer, size_t other,
                     int language);

/* Sorts `values`. */
double median_of(double *values, size_t count);

double clock_work_us(void);

#endif
