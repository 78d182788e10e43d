/* The suites of the vault's unit tests, and the folder that they work in. */
#ifndef TEST_VAULT_SUITES_H
#define TEST_VAULT_SUITES_H

#include <check.h>
#include <limits.h>

extern char folder[PATH_MAX];

void make_folder(void);
void remove_folder(void); /* which must be empty but for the keys */

Suite *pin_suite(void);

#endif
