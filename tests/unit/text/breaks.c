/* Unicode's LineBreakTest and GraphemeBreakTest through the function that layout calls. Where ICU knowingly
 * differs, line_break_differences.txt says so; a difference that is not listed fails, and so does a listed
 * one that is gone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

#define LINE_TEST "/usr/share/unicode/auxiliary/LineBreakTest.txt"
#define GRAPHEME_TEST "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt"

enum { UNITS_MAX = 128, LINE_BYTES = 4096 };
enum { LINE_CASES_AT_LEAST = 7600, GRAPHEME_CASES_AT_LEAST = 600 };

struct expectation {
    UChar text[UNITS_MAX];
    bool breaks[UNITS_MAX + 1]; /* before each unit, and at the end */
    int32_t length;
};

static const char division[] = "\xC3\xB7";
static const char cross[] = "\xC3\x97";

static void add_code_point(struct expectation *expectation, unsigned long c)
{
    ck_assert_int_lt(expectation->length + 2, UNITS_MAX);
    if (c > 0xFFFF) {
        expectation->text[expectation->length++] = (UChar)(0xD7C0 + (c >> 10));
        c = 0xDC00 + (c & 0x3FF);
    }
    expectation->text[expectation->length++] = (UChar)c;
}

static struct expectation parse(char *line)
{
    struct expectation expectation = {.length = 0};
    char *rest = line;

    for (char *word = strsep(&rest, " "); word != NULL; word = strsep(&rest, " ")) {
        if (strcmp(word, division) == 0)
            expectation.breaks[expectation.length] = true;
        else if (strcmp(word, cross) != 0)
            add_code_point(&expectation, strtoul(word, NULL, 16));
    }
    return expectation;
}

static bool agrees(struct breaks *breaks, const struct expectation *expectation, uint8_t flag)
{
    uint8_t flags[UNITS_MAX + 1];

    ck_assert_int_eq(breaks_find(breaks, expectation->text, expectation->length, flags), OK);
    for (int32_t i = 1; i <= expectation->length; i++)
        if (((flags[i] & flag) != 0) != expectation->breaks[i])
            return false;
    return true;
}

static int run_file(const char *path, const char *first_line, uint8_t flag, struct differences *differences)
{
    FILE *file = fopen(path, "r");
    char line[LINE_BYTES];
    struct breaks breaks = {0};
    int cases = 0;

    ck_assert_msg(file != NULL, "%s is missing; install the Debian package unicode-data", path);
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    ck_assert_str_eq(line, first_line);
    ck_assert_int_eq(breaks_init(&breaks), OK);
    while (fgets(line, sizeof line, file) != NULL) {
        char copy[LINE_BYTES];
        struct expectation expectation;

        differences_cut_comment(line);
        if (line[0] == '\0')
            continue;
        memcpy(copy, line, sizeof copy);
        expectation = parse(copy);
        ck_assert_msg(agrees(&breaks, &expectation, flag) || differences_hold(differences, line), "%s: %s",
                      path, line);
        cases++;
    }
    breaks_finish(&breaks);
    fclose(file);
    return cases;
}

START_TEST(line_breaks_are_the_standards)
{
    struct differences *differences = differences_read("line_break_differences.txt");

    ck_assert_int_gt(run_file(LINE_TEST, "# LineBreakTest-15.0.0.txt\n", UNIT_BREAK, differences),
                     LINE_CASES_AT_LEAST);
    differences_finish(differences);
}
END_TEST

START_TEST(graphemes_are_the_standards)
{
    ck_assert_int_ge(run_file(GRAPHEME_TEST, "# GraphemeBreakTest-15.0.0.txt\n", UNIT_GRAPHEME, NULL),
                     GRAPHEME_CASES_AT_LEAST);
}
END_TEST

Suite *breaks_suite(void)
{
    Suite *suite = suite_create("text: breaks");
    TCase *tcase = tcase_create("conformance");

    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, line_breaks_are_the_standards);
    tcase_add_test(tcase, graphemes_are_the_standards);
    suite_add_tcase(suite, tcase);
    return suite;
}
