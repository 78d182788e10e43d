#include <stdlib.h>

#include "suites.h"

int main(void)
{
    SRunner *runner = srunner_create(bitmap_suite());
    int failed;

    srunner_add_suite(runner, escpos_suite());
    srunner_add_suite(runner, event_suite());
    srunner_add_suite(runner, paper_suite());
    srunner_add_suite(runner, slips_suite());
    srunner_add_suite(runner, register_suite());
    srunner_add_suite(runner, report_page_suite());
    srunner_add_suite(runner, printer_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
