/* The suites of the base room beside main.c's own. */
#ifndef TESTS_BASE_SUITES_H
#define TESTS_BASE_SUITES_H

#include <check.h>

TCase *date_tests(void);
TCase *kiosk_name_tests(void);

#endif
