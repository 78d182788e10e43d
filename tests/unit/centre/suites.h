/* The suites of the centre room, one a file. */
#ifndef TESTS_CENTRE_SUITES_H
#define TESTS_CENTRE_SUITES_H

#include <check.h>

TCase *fault_tests(void);
TCase *refusal_tests(void);
TCase *questionnaire_tests(void);
TCase *pack_tests(void);
TCase *pack_fault_tests(void);
TCase *timetable_tests(void);
TCase *timetable_fault_tests(void);
TCase *vitamins_tests(void);
TCase *edits_tests(void);
TCase *edits_file_tests(void);
TCase *edits_lay_tests(void);
TCase *sample_tests(void);
TCase *tower_hamlets_tests(void);

#endif
