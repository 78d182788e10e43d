#include <check.h>
#include <stdlib.h>

Suite *alphabets_suite(void);
Suite *collation_suite(void);
Suite *dates_suite(void);
Suite *keyboard_suite(void);
Suite *latin_suite(void);
Suite *search_suite(void);
Suite *times_suite(void);
Suite *words_suite(void);
Suite *writing_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(words_suite());
    int failed;

    srunner_add_suite(runner, dates_suite());
    srunner_add_suite(runner, times_suite());
    srunner_add_suite(runner, writing_suite());
    srunner_add_suite(runner, latin_suite());
    srunner_add_suite(runner, collation_suite());
    srunner_add_suite(runner, search_suite());
    srunner_add_suite(runner, keyboard_suite());
    srunner_add_suite(runner, alphabets_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
