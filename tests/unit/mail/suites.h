/* The suites of the mail room's tests. */
#ifndef TESTS_MAIL_SUITES_H
#define TESTS_MAIL_SUITES_H

#include <check.h>

Suite *mime_suite(void);
Suite *dialogue_suite(void);
Suite *settings_suite(void);
Suite *maildir_suite(void);
Suite *compose_suite(void);
Suite *child_suite(void);
Suite *html_suite(void);
Suite *message_suite(void);
Suite *transport_suite(void);
Suite *trial_suite(void);
Suite *notice_suite(void);

#endif
