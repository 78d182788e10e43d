#include "fixture.h"

int main(void)
{
    SRunner *runner = srunner_create(opening_suite());
    int failed;

    srunner_add_suite(runner, outbox_suite());
    srunner_add_suite(runner, routes_suite());
    srunner_add_suite(runner, tallies_suite());
    srunner_add_suite(runner, upkeep_suite());
    srunner_add_suite(runner, wiping_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
