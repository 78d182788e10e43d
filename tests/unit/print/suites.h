/* The suites of the print room. */
#ifndef TESTS_PRINT_SUITES_H
#define TESTS_PRINT_SUITES_H

#include <check.h>

Suite *bitmap_suite(void);
Suite *escpos_suite(void);
Suite *event_suite(void);
Suite *paper_suite(void);
Suite *printer_suite(void);
Suite *register_suite(void);
Suite *report_page_suite(void);
Suite *slips_suite(void);

#endif
