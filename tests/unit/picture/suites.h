/* The suites of the picture room beside main.c's own. */
#ifndef TESTS_PICTURE_SUITES_H
#define TESTS_PICTURE_SUITES_H

#include <check.h>

TCase *qr_tests(void);

#endif
