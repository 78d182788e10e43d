/* What was typed after a command: numbers, days, times and references, read and complained about. What does
 * not hold is said. */
#ifndef TOOLS_TYPED_H
#define TOOLS_TYPED_H

#include <stdbool.h>

#include "base/date.h"
#include "rules/reference.h"

/* As it is printed on tickets and slips, typed or scanned ("DS:" before it). */
bool typed_reference(const char *typed, char ret_reference[REFERENCE_CHARS + 1]);

/* A whole number; `name` is the option's. NULL is a fault too. */
bool typed_count(const char *name, const char *typed, int lowest, int highest, int *ret_count);

bool typed_day(const char *typed, struct date *ret_day);
bool typed_month(const char *typed, struct date *ret_month); /* of --month; NULL is a fault too */

/* "10:30", as minutes after midnight. */
bool typed_time(const char *typed, int *ret_minute);

#endif
