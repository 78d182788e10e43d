#include "fixture.h"

int main(void)
{
    SRunner *runner = srunner_create(visit_suite());
    int failed;

    srunner_add_suite(runner, family_suite());
    srunner_add_suite(runner, offer_suite());
    srunner_add_suite(runner, sessions_suite());
    srunner_add_suite(runner, vitamins_suite());
    srunner_add_suite(runner, desk_suite());
    srunner_add_suite(runner, desk_stock_suite());
    srunner_add_suite(runner, no_pack_suite());
    srunner_add_suite(runner, walk_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
