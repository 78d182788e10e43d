/* Unicode's BidiCharacterTest through the functions that order the lines on the glass. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

#define TEST_FILE "/usr/share/unicode/BidiCharacterTest.txt"

enum { UNITS_MAX = 512, LINE_BYTES = 8192, REMOVED = -1, CASES_AT_LEAST = 90000 };

struct numbers {
    int list[UNITS_MAX];
    int count;
};

static struct numbers parse(const char *field, int base)
{
    struct numbers numbers = {.count = 0};

    while (*field != '\0' && *field != '\n') {
        char *end = NULL;

        if (*field == ' ') {
            field++;
            continue;
        }
        if (numbers.count == UNITS_MAX)
            ck_abort_msg("too long: %s", field);
        if (*field == 'x') {
            numbers.list[numbers.count++] = REMOVED;
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

static bool runs_agree(struct bidi *bidi, int32_t runs, const struct numbers *levels,
                       const struct numbers *order)
{
    int seen = 0;

    for (int32_t i = 0; i < runs; i++) {
        struct bidi_run run = bidi_line_run(bidi, i);
        int step = (run.level & 1) != 0 ? -1 : 1;

        for (int at = step > 0 ? run.start : run.end - 1; at >= run.start && at < run.end; at += step) {
            if (levels->list[at] == REMOVED)
                continue;
            if (seen == order->count || at != order->list[seen] || run.level != levels->list[at])
                return false;
            seen++;
        }
    }
    return seen == order->count;
}

static bool case_agrees(struct bidi *bidi, char *line)
{
    static const enum bidi_base bases[] = {BIDI_LEFT_TO_RIGHT, BIDI_RIGHT_TO_LEFT,
                                           BIDI_FIRST_STRONG_ELSE_LEFT};
    char *rest = line;
    struct numbers text = parse(strsep(&rest, ";"), 16);
    long direction = strtol(strsep(&rest, ";"), NULL, 10);
    long level = strtol(strsep(&rest, ";"), NULL, 10);
    struct numbers levels = parse(strsep(&rest, ";"), 10);
    struct numbers order = parse(rest, 10);
    UChar u16[UNITS_MAX];
    int32_t runs = 0;

    /* The file keeps to the Basic Multilingual Plane, so units are code points. */
    for (int i = 0; i < text.count; i++)
        u16[i] = (UChar)text.list[i];
    if (bidi_resolve(bidi, u16, text.count, bases[direction]) != OK ||
        bidi_line(bidi, 0, text.count, &runs) != OK)
        return false;
    return bidi_block_is_right_to_left(bidi) == ((level & 1) != 0) && runs_agree(bidi, runs, &levels, &order);
}

START_TEST(every_case_of_the_standard)
{
    FILE *file = fopen(TEST_FILE, "r");
    char line[LINE_BYTES];
    struct bidi bidi;
    int cases = 0;
    struct differences *differences = differences_read("bidi_differences.txt");

    ck_assert_msg(file != NULL, TEST_FILE " is missing; install the Debian package unicode-data");
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    /* ICU 72 knows Unicode 15. */
    ck_assert_str_eq(line, "# BidiCharacterTest-15.0.0.txt\n");
    bidi_init(&bidi);
    while (fgets(line, sizeof line, file) != NULL) {
        char copy[LINE_BYTES];

        differences_cut_comment(line);
        if (line[0] == '\0')
            continue;
        memcpy(copy, line, sizeof copy);
        ck_assert_msg(case_agrees(&bidi, copy) || differences_hold(differences, line), "%s", line);
        cases++;
    }
    bidi_finish(&bidi);
    fclose(file);
    differences_finish(differences);
    ck_assert_int_gt(cases, CASES_AT_LEAST);
}
END_TEST

START_TEST(a_block_without_letters_takes_the_languages_direction)
{
    static const UChar digits[] = {'0', '2', '0'};
    struct bidi bidi;

    bidi_init(&bidi);
    ck_assert_int_eq(bidi_resolve(&bidi, digits, 3, BIDI_FIRST_STRONG_ELSE_RIGHT), OK);
    ck_assert(bidi_block_is_right_to_left(&bidi));
    ck_assert_int_eq(bidi_resolve(&bidi, digits, 3, BIDI_FIRST_STRONG_ELSE_LEFT), OK);
    ck_assert(!bidi_block_is_right_to_left(&bidi));
    bidi_finish(&bidi);
}
END_TEST

Suite *bidi_suite(void)
{
    Suite *suite = suite_create("text: bidi");
    TCase *tcase = tcase_create("order");

    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, every_case_of_the_standard);
    tcase_add_test(tcase, a_block_without_letters_takes_the_languages_direction);
    suite_add_tcase(suite, tcase);
    return suite;
}
