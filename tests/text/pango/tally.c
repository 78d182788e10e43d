#include "tally.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

void tally_add_overlap(struct tally *tally, double overlap)
{
    tally->overlaps = memory_resize(tally->overlaps, tally->overlap_count + 1, sizeof *tally->overlaps);
    tally->overlaps[tally->overlap_count++] = overlap;
}

void tally_finish(struct tally *tally)
{
    free(tally->overlaps);
}

static int by_value(const void *a, const void *b)
{
    double first = *(const double *)a;
    double second = *(const double *)b;

    return (first > second) - (first < second);
}

double tally_median_overlap(const struct tally *tally)
{
    if (tally->overlap_count == 0)
        return 0.0;
    qsort(tally->overlaps, tally->overlap_count, sizeof *tally->overlaps, by_value);
    return tally->overlaps[tally->overlap_count / 2];
}

double tally_least_overlap(const struct tally *tally)
{
    double least = tally->overlap_count == 0 ? 0.0 : 1.0;

    for (size_t i = 0; i < tally->overlap_count; i++)
        least = fmin(least, tally->overlaps[i]);
    return least;
}

void tally_print_head(void)
{
    printf("%-9s %10s %6s %10s %8s %11s %11s %10s\n", "language", "paragraphs", "cases", "same lines", "%",
           "apart, px", "ink, median", "ink, least");
}

void tally_print(const struct tally *tally)
{
    printf("%-9s %10zu %6zu %10zu %8.2f %11.2f %11.4f %10.4f\n", tally->language, tally->paragraphs,
           tally->cases, tally->same_lines, 100.0 * (double)tally->same_lines / (double)tally->cases,
           tally->widest_difference_px, tally_median_overlap(tally), tally_least_overlap(tally));
}

void tally_sum(struct tally *all, const struct tally *tally)
{
    all->paragraphs += tally->paragraphs;
    all->cases += tally->cases;
    all->same_lines += tally->same_lines;
    all->widest_difference_px = fmax(all->widest_difference_px, tally->widest_difference_px);
    for (size_t i = 0; i < tally->overlap_count; i++)
        tally_add_overlap(all, tally->overlaps[i]);
}
