/* UTF-16 copies for ICU's C functions, wiped when finished since the text may be personal.
 * Bytes that are not UTF-8 become U+FFFD, one for each step of ICU's own decoder, so that offsets in both
 * forms can be walked side by side. */
#ifndef LOCALE_UTF16_H
#define LOCALE_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/utypes.h>

#include "base/strbuf.h"

struct utf16 {
    UChar *text; /* closed with NUL */
    int32_t length;
    int32_t capacity; /* units, without the NUL */
};

/* A copy of `text` with room for `spare` units more. Owns: the caller, utf16_finish. */
void utf16_init(struct utf16 *copy, const char *text, int32_t spare);

/* Room for `capacity` units, empty. */
void utf16_init_empty(struct utf16 *copy, int32_t capacity);

void utf16_finish(struct utf16 *copy);

/* Reads the code point at `*index` and moves it on; U+FFFD for a lone surrogate. */
UChar32 utf16_next(const UChar *text, int32_t length, int32_t *index);

/* Appends `length` units of `text` as UTF-8. */
void utf16_add_to(const UChar *text, int32_t length, struct strbuf *ret_text);

/* The unit at which the byte `offset` of the UTF-8 text begins, and back. */
int32_t utf16_index_of_offset(const char *text, size_t offset);
size_t utf16_offset_of_index(const char *text, int32_t index);

/* Reads one code point at `*offset` and moves it on; U+FFFD for bytes that are none. The text is NUL-ended.
 */
UChar32 utf8_next(const char *text, size_t *offset);

/* The same, and -1 for bytes that are none. */
UChar32 utf8_next_valid(const char *text, size_t *offset);

/* Whether every byte of it is one of a code point. */
bool utf8_is_valid(const char *text);

/* The code point before `*offset`, which it moves back. */
UChar32 utf8_previous(const char *text, size_t *offset);

void utf8_add(struct strbuf *buffer, UChar32 character);

#endif
