/* One message in ICU MessageFormat with named arguments, made ready at load time.
 * ICU's C functions take numbered arguments only, and would keep what they are given in freed memory. So a
 * plain {name} becomes a marker (a noncharacter, which no text holds) and ICU sees nothing but what plural
 * and select choose by; the values are put in afterwards, each in its isolate. The `#` of a plural is such a
 * value too, unlike ICU's bare number. Only plural, select and selectordinal take a type: numbers and dates
 * are formatted from their values. */
#ifndef LOCALE_MESSAGE_H
#define LOCALE_MESSAGE_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "locale/words.h"

enum {
    MESSAGE_BYTES_MAX = 8192,
    MESSAGE_SLOTS_MAX = 16,
    MESSAGE_PLURALS_MAX = 4,
    MESSAGE_SELECTS_MAX = 4,
};

enum message_use { MESSAGE_VALUE, MESSAGE_PLURAL, MESSAGE_SELECT };

struct message_slot {
    const char *name;
    enum message_use use;
    int64_t offset; /* what a plural's # takes off the number */
};

struct message {
    const char *raw;  /* as the file has it; without arguments, the text itself, quoting resolved */
    const char *form; /* with markers; a pattern of numbered arguments when `branches` */
    bool branches;    /* has a plural or select */
    struct message_slot *slots;
    size_t slot_count;
};

/* Reads `text`, a message of the language `tag`, into `arena`. On INVALID `ret_fault` gets what is wrong and
 * what to write instead, as a text of the arena. */
enum status message_compile(const char *text, const char *tag, struct arena *arena,
                            struct message *ret_message, const char **ret_fault) MUST_CHECK;

/* Appends the message with its values. Fails: FULL, INVALID (an argument was not given, or a plural's is no
 * number). */
enum status message_format(const struct message *message, const char *tag, const struct word_value *values,
                           size_t value_count, struct strbuf *ret_text) MUST_CHECK;

#endif
