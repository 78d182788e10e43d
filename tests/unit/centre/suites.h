/* The suites of the centre room, one a file. */
#ifndef TESTS_CENTRE_SUITES_H
#define TESTS_CENTRE_SUITES_H

#include <check.h>

TCase *fault_tests(void);
TCase *tower_hamlets_tests(void);

#endif
