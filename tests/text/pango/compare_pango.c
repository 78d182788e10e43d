/* Holds our engine against an independent one: the same paragraphs at ten widths, set by us and by Pango with
 * the same fonts, must break into the same lines, as wide, of the same ink. Prints a table and, as its last
 * line, the checks.
 * usage: compare_pango [--pages FOLDER]     writes pages of both for a person's eye instead */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "both.h"
#include "canvas.h"
#include "corpus.h"
#include "differences.h"
#include "pages.h"
#include "tally.h"

#define HERE DOORSTEP_SOURCE_DIR "/tests/text/pango"

enum { SIZE_PX = 30 };

static const int widths_px[] = {200, 260, 320, 380, 420, 500, 580, 660, 780, 900};
static const double same_lines_least = 0.98;
static const double width_difference_most_px = 1.0;
static const double median_overlap_least = 0.98;
static const double script_overlap_least = 0.90;
static const size_t paragraphs_least = 120;
static const size_t languages_least = 14;

/* Read by LeakSanitizer: fontconfig never frees what it found in a font file. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so\n";
}

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

struct run {
    struct both both;
    struct corpus corpus;
    struct differences differences;
    unsigned passed;
    unsigned failed;
};

static void check(struct run *run, bool holds, const char *what)
{
    if (holds) {
        run->passed++;
        return;
    }
    run->failed++;
    printf("FAILED: %s\n", what);
}

/* Passes when both engines agree, or when it is listed that they do not. */
static void check_difference(struct run *run, const struct pair *pair, const struct difference *difference,
                             bool differs)
{
    if (!differs || differences_meet(&run->differences, difference)) {
        run->passed++;
        return;
    }
    run->failed++;
    printf("FAILED: not listed: %s %d %d %s\n", difference->language, difference->paragraph,
           difference->width_px, difference_kind_name(difference->kind));
    pair_print(pair);
}

static void check_ink(struct run *run, const struct pair *pair, struct tally *tally)
{
    cairo_surface_t *ours = NULL;
    cairo_surface_t *theirs = NULL;

    if (pair_paint(pair, &ours, &theirs) != OK) {
        check(run, false, "a paragraph could not be painted");
        return;
    }
    tally_add_overlap(tally, canvas_overlap(ours, theirs));
    cairo_surface_destroy(ours);
    cairo_surface_destroy(theirs);
}

static void compare_pair(struct run *run, const struct pair *pair, struct difference difference,
                         struct tally *tally)
{
    bool same_lines = pair_has_same_lines(pair);
    double apart_px;

    tally->cases++;
    difference.kind = DIFFERENT_LINES;
    check_difference(run, pair, &difference, !same_lines);
    if (!same_lines)
        return;
    tally->same_lines++;
    apart_px = pair_width_difference(pair);
    if (apart_px > tally->widest_difference_px)
        tally->widest_difference_px = apart_px;
    difference.kind = DIFFERENT_WIDTH;
    check_difference(run, pair, &difference, apart_px > width_difference_most_px);
    check_ink(run, pair, tally);
}

static void compare_paragraph(struct run *run, const struct corpus_language *language, size_t index,
                              struct tally *tally)
{
    for (size_t i = 0; i < sizeof widths_px / sizeof *widths_px; i++) {
        struct difference difference = {.paragraph = (int)index + 1, .width_px = widths_px[i]};
        struct pair pair;

        snprintf(difference.language, sizeof difference.language, "%s", language->tag);
        if (both_lay(&run->both, language->paragraphs[index], language->tag, SIZE_PX, widths_px[i], &pair) !=
            OK) {
            check(run, false, "a paragraph could not be laid out");
            continue;
        }
        compare_pair(run, &pair, difference, tally);
        pair_finish(&pair);
    }
}

static struct tally compare_language(struct run *run, const struct corpus_language *language)
{
    struct tally tally = {.language = language->tag, .paragraphs = language->count};
    char what[128];

    for (size_t i = 0; i < language->count; i++)
        compare_paragraph(run, language, i, &tally);
    snprintf(what, sizeof what, "%s: ink must overlap by %.2f in the median", language->tag,
             script_overlap_least);
    check(run, tally_median_overlap(&tally) >= script_overlap_least, what);
    return tally;
}

static void check_all(struct run *run, const struct tally *all)
{
    check(run, run->corpus.count >= languages_least, "there must be 14 languages");
    check(run, all->paragraphs >= paragraphs_least, "there must be 120 paragraphs");
    check(run, (double)all->same_lines >= same_lines_least * (double)all->cases,
          "98 % of the cases must have the same lines");
    check(run, tally_median_overlap(all) >= median_overlap_least,
          "ink must overlap by 0.98 in the median of all");
    for (size_t i = 0; i < run->differences.count; i++) {
        const struct difference *listed = &run->differences.list[i];
        char what[128];

        snprintf(what, sizeof what, "listed, but does not differ: %s %d %d %s", listed->language,
                 listed->paragraph, listed->width_px, difference_kind_name(listed->kind));
        check(run, listed->met, what);
    }
}

static void compare(struct run *run)
{
    struct tally all = {.language = "all"};
    struct tally *tallies = memory_allocate(run->corpus.count, sizeof *tallies);

    for (size_t i = 0; i < run->corpus.count; i++)
        tallies[i] = compare_language(run, &run->corpus.languages[i]);
    tally_print_head();
    for (size_t i = 0; i < run->corpus.count; i++) {
        tally_print(&tallies[i]);
        tally_sum(&all, &tallies[i]);
        tally_finish(&tallies[i]);
    }
    tally_print(&all);
    check_all(run, &all);
    printf("%u passed, %u failed\n", run->passed, run->failed);
    tally_finish(&all);
    free(tallies);
}

int main(int argc, char **argv)
{
    bool pages = argc == 3 && strcmp(argv[1], "--pages") == 0;
    struct run run = {0};
    enum status status;

    if (argc != 1 && !pages) {
        fprintf(stderr, "usage: compare_pango [--pages FOLDER]\n");
        return 2;
    }
    status = both_init(&run.both, DOORSTEP_SOURCE_DIR "/assets/fonts");
    if (status == OK)
        status = corpus_read(HERE "/paragraphs", &run.corpus);
    if (status == OK)
        status = differences_read(HERE "/differences.txt", &run.differences);
    if (status == OK && pages)
        status = pages_write(&run.both, &run.corpus, argv[2]);
    else if (status == OK)
        compare(&run);
    if (status != OK)
        fprintf(stderr, "compare_pango: %s\n", status_name(status));
    differences_finish(&run.differences);
    corpus_finish(&run.corpus);
    both_finish(&run.both);
    return status == OK && run.failed == 0 ? 0 : 1;
}
