/* The mail room: messages for staff, and getting them to the inbox. */
#include <stdlib.h>

#include "suites.h"

int main(void)
{
    SRunner *runner = srunner_create(mime_suite());
    int failed;

    srunner_add_suite(runner, dialogue_suite());
    srunner_add_suite(runner, settings_suite());
    srunner_add_suite(runner, maildir_suite());
    srunner_add_suite(runner, child_suite());
    srunner_add_suite(runner, compose_suite());
    srunner_add_suite(runner, html_suite());
    srunner_add_suite(runner, message_suite());
    srunner_add_suite(runner, transport_suite());
    srunner_add_suite(runner, trial_suite());
    srunner_add_suite(runner, notice_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
