/* Unicode's BidiCharacterTest through the functions that order the lines on the glass. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bidi_cases.h"
#include "suites.h"

#define TEST_FILE "/usr/share/unicode/BidiCharacterTest.txt"

enum { LINE_BYTES = 8192, CASES_AT_LEAST = 90000 };

static bool case_agrees(struct bidi *bidi, char *line)
{
    static const enum bidi_base bases[] = {BIDI_LEFT_TO_RIGHT, BIDI_RIGHT_TO_LEFT,
                                           BIDI_FIRST_STRONG_ELSE_LEFT};
    char *rest = line;
    struct numbers text = numbers_parse(strsep(&rest, ";"), 16);
    long direction = strtol(strsep(&rest, ";"), NULL, 10);
    long level = strtol(strsep(&rest, ";"), NULL, 10);
    struct numbers levels = numbers_parse(strsep(&rest, ";"), 10);
    struct numbers order = numbers_parse(rest, 10);
    UChar u16[BIDI_UNITS_MAX];
    int32_t runs = 0;

    /* The file keeps to the Basic Multilingual Plane, so units are code points. */
    for (int i = 0; i < text.count; i++)
        u16[i] = (UChar)text.list[i];
    if (bidi_resolve(bidi, u16, text.count, bases[direction]) != OK ||
        bidi_line(bidi, 0, text.count, &runs) != OK)
        return false;
    return bidi_block_is_right_to_left(bidi) == ((level & 1) != 0) &&
           bidi_runs_agree(bidi, runs, &levels, &order);
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
    suite_add_tcase(suite, bidi_classes_tcase());
    return suite;
}
