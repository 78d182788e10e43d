/* The suites of the keeper's pure parts; the rest of it is asked over its sockets, tests/visit. */
#ifndef TESTS_KEEPER_SUITES_H
#define TESTS_KEEPER_SUITES_H

#include <check.h>

Suite *views_suite(void);
Suite *status_suite(void);

#endif
