/* The suites of test_ui, each in its own file. */
#ifndef TESTS_UI_SUITES_H
#define TESTS_UI_SUITES_H

#include <check.h>

Suite *suite_of_frames(void);
Suite *suite_of_services(void);
Suite *suite_of_low_pages(void);
Suite *suite_of_desk_looks(void);

#endif
