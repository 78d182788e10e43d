#include "verdict.h"

enum { PAGE_MS_MOST = 16 };

static struct verdict times_pango(const struct samples *samples, const char *what, enum measure measure,
                                  double least)
{
    struct verdict verdict = {.what = what, .least = least};

    verdict.found = samples_ratio(samples, measure, PEER_OURS, PEER_PANGO, LANGUAGE_ALL);
    verdict.holds = verdict.found >= least;
    for (int i = 0; i < (int)samples->languages; i++) {
        double ratio = samples_ratio(samples, measure, PEER_OURS, PEER_PANGO, i);

        if (i > 0 && ratio >= verdict.worst)
            continue;
        verdict.worst = ratio;
        verdict.worst_language = i;
    }
    return verdict;
}

static struct verdict page_in_time(const struct samples *samples)
{
    struct verdict verdict = {.what = "slowest full page, ms", .least = PAGE_MS_MOST};

    for (int i = 0; i < (int)samples->languages; i++) {
        double ms = samples_median(samples, MEASURE_PAGE, PEER_OURS, i) / 1e3;

        if (ms <= verdict.worst)
            continue;
        verdict.worst = ms;
        verdict.worst_language = i;
    }
    verdict.found = verdict.worst;
    verdict.holds = verdict.found < PAGE_MS_MOST;
    return verdict;
}

void verdicts_of(const struct samples *samples, struct verdict ret_verdicts[VERDICTS])
{
    ret_verdicts[0] = times_pango(samples, "layout, times Pango", MEASURE_LAYOUT, 2.0);
    ret_verdicts[1] = times_pango(samples, "redraw, times Pango", MEASURE_REDRAW, 1.8);
    ret_verdicts[2] = times_pango(samples, "first drawing, times Pango", MEASURE_FIRST, 0.7);
    ret_verdicts[3] = page_in_time(samples);
}
