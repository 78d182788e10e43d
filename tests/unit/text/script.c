/* Which script the characters take that have none of their own. */
#include <string.h>
#include <unicode/ustring.h>

#include "suites.h"
#include "text/script.h"

enum { UNITS_MAX = 256 };

/* One letter a grapheme: L Latin, A Arabic, B Bengali. */
static void check_scripts(const char *text, const char *expected)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar u16[UNITS_MAX];
    uint8_t flags[UNITS_MAX + 1];
    int16_t scripts[UNITS_MAX];
    int32_t length = 0;
    size_t seen = 0;

    u_strFromUTF8(u16, UNITS_MAX, &length, text, -1, &error);
    ck_assert(U_SUCCESS(error));
    ck_assert_int_eq(breaks_find(&shared_engine()->breaks, u16, length, flags), OK);
    script_resolve(u16, flags, length, USCRIPT_BENGALI, scripts);
    for (int32_t i = 0; i < length; i++) {
        int letter = scripts[i] == USCRIPT_LATIN ? 'L' : scripts[i] == USCRIPT_ARABIC ? 'A' : 'B';

        if ((flags[i] & UNIT_GRAPHEME) == 0)
            continue;
        ck_assert_msg(expected[seen] == letter, "%s: %c at %zu", text, letter, seen);
        seen++;
    }
    ck_assert_uint_eq(seen, strlen(expected));
}

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

START_TEST(neutrals_take_the_script_before_them)
{
    check_scripts("a, 1 س; 2", "LLLLLAAAA");
    check_scripts("12 س", "AAAA");
    check_scripts("12 .", "BBBB");
    check_scripts("ae\xCC\x81 \xD9\x8Bx", "LLLL");
}
END_TEST

START_TEST(a_closing_bracket_takes_that_of_the_opening_one)
{
    check_scripts("س (a) 1", "AAALAAA");
    check_scripts("a [س (b] c", "LLLAAALLLL");
    check_scripts("(س) a", "AAAAL");
}
END_TEST

START_TEST(an_isolate_is_a_world_of_its_own)
{
    check_scripts("س " FSI "2 Bow" PDI " 3", "AAALLLLLAAA");
    check_scripts("س " FSI "020" PDI ".", "AAAAAAAA");
    check_scripts(FSI "1" FSI "2a" PDI "3" PDI " س", "AAALLAAAAA");
    check_scripts("a" PDI "1" FSI "س", "LLLLA");
}
END_TEST

START_TEST(isolates_deeper_than_the_stack_still_resolve)
{
    char text[100 * 4 + 2] = "";
    char expected[102] = "";

    for (size_t i = 0; i < 80; i++)
        memcpy(text + i * strlen(FSI), FSI, strlen(FSI));
    text[80 * strlen(FSI)] = 'a';
    memset(expected, 'L', 81);
    /* Within the 63 innermost that are told apart, nothing but the letter has a script. */
    memset(expected, 'B', 63);
    check_scripts(text, expected);
}
END_TEST

Suite *script_suite(void)
{
    Suite *suite = suite_create("text: scripts");
    TCase *tcase = tcase_create("scripts");

    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_test(tcase, neutrals_take_the_script_before_them);
    tcase_add_test(tcase, a_closing_bracket_takes_that_of_the_opening_one);
    tcase_add_test(tcase, an_isolate_is_a_world_of_its_own);
    tcase_add_test(tcase, isolates_deeper_than_the_stack_still_resolve);
    suite_add_tcase(suite, tcase);
    return suite;
}
