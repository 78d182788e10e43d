#include "suites.h"

#include <stdlib.h>

int main(void)
{
    SRunner *runner = srunner_create(suite_of_pages());
    int failed;

    srunner_add_suite(runner, suite_of_questions());
    srunner_add_suite(runner, suite_of_groups());
    srunner_add_suite(runner, suite_of_words());
    srunner_add_suite(runner, suite_of_ways());
    srunner_add_suite(runner, suite_of_hours());
    srunner_add_suite(runner, suite_of_landscape());
    srunner_add_suite(runner, suite_of_notices());
    srunner_add_suite(runner, suite_of_sessions());
    srunner_add_suite(runner, suite_of_vitamins());
    srunner_add_suite(runner, suite_of_staff());
    srunner_add_suite(runner, suite_of_staff_dates());
    srunner_add_suite(runner, suite_of_staff_changes());
#if __has_include("offer_test.c")
    srunner_add_suite(runner, suite_of_offer());
#endif
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
