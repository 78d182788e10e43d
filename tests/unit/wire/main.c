#include "suites.h"

int main(void)
{
    SRunner *runner = srunner_create(message_suite());
    int failed;

    srunner_add_suite(runner, admin_suite());
    srunner_add_suite(runner, channel_suite());
    srunner_add_suite(runner, mutation_suite());
    srunner_add_suite(runner, session_suite());
    srunner_add_suite(runner, staff_suite());
    srunner_add_suite(runner, vitamins_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
