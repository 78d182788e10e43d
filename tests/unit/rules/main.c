#include <stdlib.h>

#include "suites.h"

int main(void)
{
    Suite *suite = suite_create("rules");
    SRunner *runner;
    int failed;

    suite_add_tcase(suite, reference_tests());
    suite_add_tcase(suite, check_tests());
    suite_add_tcase(suite, flow_tests());
    suite_add_tcase(suite, problem_tests());
    suite_add_tcase(suite, engine_tests());
    suite_add_tcase(suite, anonymous_tests());
    suite_add_tcase(suite, repeat_tests());
    suite_add_tcase(suite, response_tests());
    suite_add_tcase(suite, age_tests());
    suite_add_tcase(suite, schedule_tests());
    suite_add_tcase(suite, offer_tests());
    suite_add_tcase(suite, places_tests());
    suite_add_tcase(suite, tries_tests());
    suite_add_tcase(suite, session_tests());
    suite_add_tcase(suite, sign_up_tests());
    suite_add_tcase(suite, vitamins_tests());
    suite_add_tcase(suite, report_tests());
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
