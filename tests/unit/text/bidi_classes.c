/* Unicode's BidiTest: every sequence of up to four bidi classes and some longer ones, each class by one
 * character that has it, in each paragraph direction that the line asks for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "bidi_cases.h"
#include "suites.h"

#define TEST_FILE "/usr/share/unicode/BidiTest.txt"

enum { LINE_BYTES = 8192, CASES_AT_LEAST = 770000 };

static const struct {
    const char *name;
    UChar character;
    UCharDirection direction;
} classes[] = {
    {"L", 0x0061, U_LEFT_TO_RIGHT},
    {"R", 0x05D0, U_RIGHT_TO_LEFT},
    {"EN", 0x0030, U_EUROPEAN_NUMBER},
    {"ES", 0x002B, U_EUROPEAN_NUMBER_SEPARATOR},
    {"ET", 0x0024, U_EUROPEAN_NUMBER_TERMINATOR},
    {"AN", 0x0660, U_ARABIC_NUMBER},
    {"CS", 0x003A, U_COMMON_NUMBER_SEPARATOR},
    {"B", 0x2029, U_BLOCK_SEPARATOR},
    {"S", 0x0009, U_SEGMENT_SEPARATOR},
    {"WS", 0x0020, U_WHITE_SPACE_NEUTRAL},
    {"ON", 0x0021, U_OTHER_NEUTRAL},
    {"AL", 0x0627, U_RIGHT_TO_LEFT_ARABIC},
    {"NSM", 0x0300, U_DIR_NON_SPACING_MARK},
    {"BN", 0x00AD, U_BOUNDARY_NEUTRAL},
    {"LRE", 0x202A, U_LEFT_TO_RIGHT_EMBEDDING},
    {"RLE", 0x202B, U_RIGHT_TO_LEFT_EMBEDDING},
    {"PDF", 0x202C, U_POP_DIRECTIONAL_FORMAT},
    {"LRO", 0x202D, U_LEFT_TO_RIGHT_OVERRIDE},
    {"RLO", 0x202E, U_RIGHT_TO_LEFT_OVERRIDE},
    {"LRI", 0x2066, U_LEFT_TO_RIGHT_ISOLATE},
    {"RLI", 0x2067, U_RIGHT_TO_LEFT_ISOLATE},
    {"FSI", 0x2068, U_FIRST_STRONG_ISOLATE},
    {"PDI", 0x2069, U_POP_DIRECTIONAL_ISOLATE},
};

/* What stands until the next line of its kind. */
struct expected {
    struct numbers levels;
    struct numbers order;
};

static UChar character_of(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (strlen(classes[i].name) == length && memcmp(classes[i].name, name, length) == 0)
            return classes[i].character;
    }
    ck_abort_msg("unknown class: %s", name);
}

/* Reads class names up to the ';'. */
static int characters_of(const char *line, UChar u16[BIDI_UNITS_MAX])
{
    int count = 0;

    for (line += strspn(line, " \t"); *line != ';'; line += strspn(line, " \t")) {
        size_t length = strcspn(line, " \t;");

        if (count == BIDI_UNITS_MAX)
            ck_abort_msg("too long: %s", line);
        u16[count++] = character_of(line, length);
        line += length;
    }
    return count;
}

/* For text that runs in one direction only, ICU keeps no levels but gives all of it the lowest one that has
 * the direction and is not under the paragraph's: 3 is told as 1, 4 as 2 or 0. Nobody sees that, since the
 * order and each letter's direction are the same. */
static struct numbers shortened(const struct numbers *levels, int paragraph_level)
{
    struct numbers all = *levels;
    int direction = BIDI_REMOVED;

    for (int i = 0; i < all.count; i++) {
        if (all.list[i] == BIDI_REMOVED)
            continue;
        if (direction != BIDI_REMOVED && all.list[i] % 2 != direction)
            return *levels;
        direction = all.list[i] % 2;
        all.list[i] = direction == 1 ? 1 : paragraph_level * 2;
    }
    return all;
}

static bool agrees(struct bidi *bidi, const UChar *u16, int count, enum bidi_base base,
                   const struct expected *expected)
{
    struct numbers one_way;
    int32_t runs = 0;

    if (count != expected->levels.count || bidi_resolve(bidi, u16, count, base) != OK ||
        bidi_line(bidi, 0, count, &runs) != OK)
        return false;
    if (bidi_runs_agree(bidi, runs, &expected->levels, &expected->order))
        return true;
    one_way = shortened(&expected->levels, bidi_block_is_right_to_left(bidi) ? 1 : 0);
    return bidi_runs_agree(bidi, runs, &one_way, &expected->order);
}

/* Returns how many paragraph directions the line asks for. */
static int check_line(struct bidi *bidi, const char *line, const struct expected *expected)
{
    static const enum bidi_base bases[] = {BIDI_FIRST_STRONG_ELSE_LEFT, BIDI_LEFT_TO_RIGHT,
                                           BIDI_RIGHT_TO_LEFT};
    UChar u16[BIDI_UNITS_MAX];
    const char *directions = strchr(line, ';');
    unsigned long set;
    int cases = 0;
    int count;

    if (directions == NULL)
        ck_abort_msg("no data: %s", line);
    set = strtoul(directions + 1, NULL, 16);
    count = characters_of(line, u16);
    for (unsigned i = 0; i < sizeof bases / sizeof *bases; i++) {
        if ((set >> i & 1) == 0)
            continue;
        if (!agrees(bidi, u16, count, bases[i], expected))
            ck_abort_msg("differs from the standard in direction %d: %s", 1 << i, line);
        cases++;
    }
    return cases;
}

static bool is_setting(const char *line, const char *name, struct numbers *ret_numbers)
{
    size_t length = strlen(name);

    if (strncmp(line, name, length) != 0)
        return false;
    *ret_numbers = numbers_parse(line + length, 10);
    return true;
}

START_TEST(every_sequence_of_classes)
{
    FILE *file = fopen(TEST_FILE, "r");
    char line[LINE_BYTES];
    struct bidi bidi;
    struct expected expected = {0};
    int cases = 0;

    ck_assert_msg(file != NULL, TEST_FILE " is missing; install the Debian package unicode-data");
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    ck_assert_str_eq(line, "# BidiTest-15.0.0.txt\n");
    bidi_init(&bidi);
    while (fgets(line, sizeof line, file) != NULL) {
        differences_cut_comment(line);
        if (is_setting(line, "@Levels:", &expected.levels) || is_setting(line, "@Reorder:", &expected.order))
            continue;
        if (line[0] != '\0' && line[0] != '@')
            cases += check_line(&bidi, line, &expected);
    }
    bidi_finish(&bidi);
    fclose(file);
    ck_assert_int_gt(cases, CASES_AT_LEAST);
}
END_TEST

START_TEST(each_character_has_the_class_it_stands_for)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        ck_assert_int_eq(u_charDirection(classes[i].character), classes[i].direction);
}
END_TEST

TCase *bidi_classes_tcase(void)
{
    TCase *tcase = tcase_create("classes");

    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, each_character_has_the_class_it_stands_for);
    tcase_add_test(tcase, every_sequence_of_classes);
    return tcase;
}
