#include "samples.h"

#include <stdlib.h>
#include <time.h>

#include "base/memory.h"

void samples_init(size_t languages, size_t rounds, struct samples *ret_samples)
{
    *ret_samples = (struct samples){
        .languages = languages,
        .rounds = rounds,
        .us = memory_allocate((size_t)MEASURE_COUNT * PEER_COUNT * languages * rounds, sizeof(double))};
}

void samples_finish(struct samples *samples)
{
    free(samples->us);
}

double *samples_at(const struct samples *samples, enum measure measure, size_t peer, size_t language,
                   size_t round)
{
    size_t row = ((size_t)measure * PEER_COUNT + peer) * samples->languages + language;

    return &samples->us[row * samples->rounds + round];
}

static double in_round(const struct samples *samples, enum measure measure, size_t peer, int language,
                       size_t round)
{
    double sum = 0.0;

    if (language != LANGUAGE_ALL)
        return *samples_at(samples, measure, peer, (size_t)language, round);
    for (size_t i = 0; i < samples->languages; i++)
        sum += *samples_at(samples, measure, peer, i, round);
    return sum;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

double median_of(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_size);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2.0;
}

double samples_median(const struct samples *samples, enum measure measure, size_t peer, int language)
{
    double *values = memory_allocate(samples->rounds, sizeof *values);
    double median;

    for (size_t i = 0; i < samples->rounds; i++)
        values[i] = in_round(samples, measure, peer, language, i);
    median = median_of(values, samples->rounds);
    free(values);
    return median;
}

double samples_ratio(const struct samples *samples, enum measure measure, size_t peer, size_t other,
                     int language)
{
    double *values = memory_allocate(samples->rounds, sizeof *values);
    double median;

    for (size_t i = 0; i < samples->rounds; i++)
        values[i] =
            in_round(samples, measure, other, language, i) / in_round(samples, measure, peer, language, i);
    median = median_of(values, samples->rounds);
    free(values);
    return median;
}

double clock_work_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}
