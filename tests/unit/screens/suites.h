/* The suites of test_screens, each in its own file. */
#ifndef TESTS_SCREENS_SUITES_H
#define TESTS_SCREENS_SUITES_H

#include <check.h>

Suite *suite_of_pages(void);
Suite *suite_of_questions(void);
Suite *suite_of_groups(void);
Suite *suite_of_words(void);
Suite *suite_of_ways(void);
Suite *suite_of_hours(void);
Suite *suite_of_landscape(void);
Suite *suite_of_notices(void);
Suite *suite_of_sessions(void);
Suite *suite_of_vitamins(void);
Suite *suite_of_staff(void);
Suite *suite_of_staff_dates(void);
Suite *suite_of_staff_changes(void);
#if __has_include("offer_test.c")
Suite *suite_of_offer(void);
#endif

#endif
