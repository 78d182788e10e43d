#include "suites.h"

#include <stdlib.h>

int main(void)
{
    SRunner *runner = srunner_create(suite_of_frames());
    int failed;

    srunner_add_suite(runner, suite_of_services());
    srunner_add_suite(runner, suite_of_low_pages());
    srunner_add_suite(runner, suite_of_desk_looks());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
