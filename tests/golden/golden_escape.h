/* Text as the golden files write it: what nobody sees is spelled out. \n \t \\ \u{2068} for a character,
 * \x{C3} for a byte that makes no character. */
#ifndef TESTS_GOLDEN_ESCAPE_H
#define TESTS_GOLDEN_ESCAPE_H

#include <stddef.h>

#include "base/status.h"
#include "base/strbuf.h"

/* Fails: INVALID for an unknown escape or a number out of range. */
enum status golden_unescape(const char *written, struct strbuf *ret_text) MUST_CHECK;

/* Spells out controls, format characters and every space but U+0020. */
void golden_escape(const char *text, size_t bytes, struct strbuf *ret_written);

/* The byte at which code point `index` starts; a byte that makes no character counts as one. */
size_t golden_byte_of(const char *text, size_t index);
size_t golden_index_of(const char *text, size_t byte);

#endif
