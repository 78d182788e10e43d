/* The values of a message: found by name, formatted for the language, wrapped so that they stand whole in
 * text of the other direction (UAX 9, first strong isolates). */
#ifndef LOCALE_MESSAGE_VALUE_H
#define LOCALE_MESSAGE_VALUE_H

#include <unicode/utypes.h>

#include "base/strbuf.h"
#include "locale/words.h"

/* Noncharacters, one for each value of a message. */
enum { MESSAGE_MARKER_FIRST = 0xFDD0, MESSAGE_MARKER_LAST = 0xFDEF };

/* Which value the marker stands for, or -1 for any other character. */
int message_marker_rank(UChar32 character);

/* NULL when it was not given. */
const struct word_value *message_find_value(const struct word_value *values, size_t value_count,
                                            const char *name);

/* Appends the value, less `offset` if it is a number, between U+2068 and U+2069. */
enum status message_add_value(const char *tag, const struct word_value *value, int64_t offset,
                              struct strbuf *ret_text) MUST_CHECK;

#endif
