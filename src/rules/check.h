/* Shapes of the things people type: reject only what cannot be one. Text in, in ASCII digits and NFC.
 * Source: postcodes BS 7666 v2 with the letter classes of its XML type; telephone numbers Ofcom's national
 * plan (10 or 11 digits with the leading 0, or +44), others E.164. */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* Spaces, brackets, dots and dashes allowed, +44 and 0044 too; a number from abroad with its + or 00 passes.
 */
bool check_phone(const char *typed);

/* Any case and spacing; `ret_postcode` gets "E2 0SN". ZZ99 pseudo-codes pass. */
bool check_postcode(const char *typed, char ret_postcode[9]);

/* One @, something before it, a name with a dot after it, no spaces, at most 254 bytes. */
bool check_email(const char *typed);

/* A letter of any script in it, and no line break or control character; at most 100 graphemes is the flow's
 * bound. */
bool check_name(const char *typed);

#endif
