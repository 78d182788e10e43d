#include <stdlib.h>

#include "suites.h"

int main(void)
{
    Suite *suite = suite_create("centre");
    SRunner *runner;
    int failed;

    suite_add_tcase(suite, fault_tests());
    suite_add_tcase(suite, refusal_tests());
    suite_add_tcase(suite, questionnaire_tests());
    suite_add_tcase(suite, pack_tests());
    suite_add_tcase(suite, pack_fault_tests());
    suite_add_tcase(suite, timetable_tests());
    suite_add_tcase(suite, timetable_fault_tests());
    suite_add_tcase(suite, vitamins_tests());
    suite_add_tcase(suite, edits_tests());
    suite_add_tcase(suite, edits_file_tests());
    suite_add_tcase(suite, edits_lay_tests());
    suite_add_tcase(suite, sample_tests());
    suite_add_tcase(suite, tower_hamlets_tests());
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
