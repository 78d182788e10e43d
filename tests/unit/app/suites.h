/* The cases of test_app that have a file of their own. */
#ifndef TESTS_APP_SUITES_H
#define TESTS_APP_SUITES_H

#include <check.h>

TCase *cases_of_printing(void);

#endif
