/* Latin readings of one word of one script; latin.c chooses between them. */
#ifndef LOCALE_LATIN_H
#define LOCALE_LATIN_H

#include <stdbool.h>
#include <unicode/utypes.h>

#include "base/strbuf.h"

/* Whether a character belongs to a word that the function below reads: its letters and signs. */
bool latin_is_bengali(UChar32 character);
bool latin_is_arabic(UChar32 character);

/* Usual British spellings in small letters, of an NFC text of `count` characters without joiners. */
void latin_read_bengali(const UChar32 *word, size_t count, struct strbuf *ret_latin);
void latin_read_arabic(const UChar32 *word, size_t count, struct strbuf *ret_latin);

#endif
