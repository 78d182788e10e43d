/* The suites of the rules room, one a file. */
#ifndef TESTS_RULES_SUITES_H
#define TESTS_RULES_SUITES_H

#include <check.h>

TCase *reference_tests(void);
TCase *check_tests(void);
TCase *flow_tests(void);
TCase *problem_tests(void);
TCase *engine_tests(void);
TCase *anonymous_tests(void);
TCase *repeat_tests(void);
TCase *response_tests(void);
TCase *age_tests(void);
TCase *schedule_tests(void);
TCase *offer_tests(void);
TCase *places_tests(void);
TCase *tries_tests(void);
TCase *session_tests(void);
TCase *sign_up_tests(void);
TCase *vitamins_tests(void);
TCase *report_tests(void);

#endif
