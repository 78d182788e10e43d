/* What a paragraph is asked for, checked before anything is laid out. */
#ifndef TEXT_SPEC_H
#define TEXT_SPEC_H

#include "text/text.h"

/* Fails: FULL when the text is too long, INVALID when a number is out of range; `ret_why` (may be NULL) then
 * says so in words. */
enum status spec_check(const struct text_spec *spec, const char **ret_why, size_t *ret_bytes) MUST_CHECK;

#endif
