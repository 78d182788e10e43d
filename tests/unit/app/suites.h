/* The cases of test_app that have a file of their own. */
#ifndef TESTS_APP_SUITES_H
#define TESTS_APP_SUITES_H

#include <check.h>

TCase *cases_of_printing(void);
TCase *cases_of_glass(void); /* a scanner, what is held, the desk: with one kiosk */
void add_cases_of_holding(TCase *cases);
void add_cases_of_registers(TCase *cases);
void add_cases_of_desk(TCase *cases);
TCase *cases_of_plain(void);

#endif
