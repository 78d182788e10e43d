/* A scanner is told from a person by how fast its keys come; the other cases are in files of their own. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/scanner.h"
#include "suites.h"

/* Types a text, a byte every `gap_ms` from moment 1000 on. Returns when the last of it came. */
static int64_t type(struct scanner *scanner, const char *text, int64_t gap_ms)
{
    int64_t now_ms = 1000;

    for (size_t i = 0; text[i] != '\0'; i++) {
        char piece[2] = {text[i], '\0'};

        now_ms += gap_ms;
        if (scanner_is_typed(scanner, now_ms))
            scanner_clear(scanner);
        ck_assert(scanner_add(scanner, piece, now_ms));
    }
    return now_ms;
}

static const struct {
    const char *text;
    int64_t gap_ms;   /* between its keys */
    int64_t enter_ms; /* after the last of them */
    bool is_scan;
} cases[] = {
    {"DS:ABCD-EFGH", 1, 1, true},
    {"DS:ABCD-EFGH", 29, 29, true},
    {"DS:ABCD-EFGH", 30, 1, false}, /* somebody types as fast as can be */
    {"DS:ABCD-EFGH", 1, 30, false}, /* and Enter comes later */
    {"123456", 5, 5, true},
    {"12345", 5, 5, false}, /* two hands on a keyboard at once */
    {"", 1, 1, false},
};

START_TEST(fast_keys_and_enter_are_a_scan)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scanner scanner = {0};
        int64_t last_ms = type(&scanner, cases[i].text, cases[i].gap_ms);

        ck_assert_msg(scanner_ends(&scanner, last_ms + cases[i].enter_ms) == cases[i].is_scan, "row %zu", i);
        if (cases[i].is_scan)
            ck_assert_str_eq(scanner.held, cases[i].text);
    }
}
END_TEST

START_TEST(what_is_held_is_let_go_in_time)
{
    struct scanner scanner = {0};

    ck_assert_int_eq(scanner_wait_ms(&scanner, 1000), -1);
    ck_assert(scanner_add(&scanner, "a", 1000));
    ck_assert_int_eq(scanner_wait_ms(&scanner, 1010), SCANNER_GAP_MS - 10);
    ck_assert(!scanner_is_typed(&scanner, 1029));
    ck_assert(scanner_is_typed(&scanner, 1030));
    ck_assert_int_eq(scanner_wait_ms(&scanner, 1030), 0);
    scanner_clear(&scanner);
    ck_assert_int_eq(scanner_wait_ms(&scanner, 1030), -1);
}
END_TEST

START_TEST(more_than_any_code_is_not_held)
{
    struct scanner scanner = {0};
    char text[SCANNER_BYTES + 1];

    memset(text, 'x', SCANNER_BYTES);
    text[SCANNER_BYTES] = '\0';
    ck_assert(!scanner_add(&scanner, text, 1000));
    text[SCANNER_BYTES - 1] = '\0';
    ck_assert(scanner_add(&scanner, text, 1000));
    ck_assert(!scanner_add(&scanner, "x", 1000));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("app");
    TCase *tests = tcase_create("scanner");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, fast_keys_and_enter_are_a_scan);
    tcase_add_test(tests, what_is_held_is_let_go_in_time);
    tcase_add_test(tests, more_than_any_code_is_not_held);
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, cases_of_printing());
    suite_add_tcase(suite, cases_of_glass());
    suite_add_tcase(suite, cases_of_plain());
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
