/* What was found for each language, and what of it must hold. */
#ifndef TESTS_PANGO_TALLY_H
#define TESTS_PANGO_TALLY_H

#include <stdbool.h>
#include <stddef.h>

struct tally {
    const char *language;
    size_t paragraphs;
    size_t cases;
    size_t same_lines;
    double widest_difference_px;
    double *overlaps; /* one for each case with the same lines */
    size_t overlap_count;
};

void tally_add_overlap(struct tally *tally, double overlap);
void tally_finish(struct tally *tally);

/* 0 when there is none. */
double tally_median_overlap(const struct tally *tally);
double tally_least_overlap(const struct tally *tally);

void tally_print_head(void);
void tally_print(const struct tally *tally);

/* Adds `tally` to the sum of all languages. */
void tally_sum(struct tally *all, const struct tally *tally);

#endif
