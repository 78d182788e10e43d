/* The reference that a parent takes away: XXXX-XXXX from an alphabet without 0 O 1 I L U, the last symbol a
 * check. It is no secret. The check is a weighted sum modulo 31: it finds every single wrong symbol and
 * every swap of two. */
#ifndef RULES_REFERENCE_H
#define RULES_REFERENCE_H

#include <stdbool.h>

#include "base/random.h"

enum { REFERENCE_CHARS = 9 };

void reference_make(struct random_source random, char ret_reference[REFERENCE_CHARS + 1]);

/* Reads what a person typed: any case, with or without the dash, spaces allowed. False when the check does
 * not hold; else `ret_reference` has the standard form. */
bool reference_read(const char *typed, char ret_reference[REFERENCE_CHARS + 1]);

#endif
