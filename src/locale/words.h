/* The words on the screen: message catalogues of assets/locales/<tag>.json and a pack's strings/<tag>.json.
 * Looked up in the pack's language, then ours, then the pack's English, then our English. Messages are ICU
 * MessageFormat; every inserted value goes in wrapped in U+2068…U+2069, and values that must not break across
 * lines take U+00A0 and U+2060 inside. The struct does not change once loaded; it may be shared by many
 * visits. Does not: know screens, or keep anything personal. */
#ifndef LOCALE_WORDS_H
#define LOCALE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/faults.h"
#include "base/status.h"
#include "base/strbuf.h"

struct words;

/* One language as its file's @meta describes it. Borrowed strings live as long as the words. */
struct language {
    const char *tag;      /* BCP 47: "bn" */
    const char *name;     /* in its own script: "বাংলা" */
    const char *english;  /* "Bengali" */
    const char *greeting; /* "স্বাগতম" */
    bool right_to_left;
    bool draft; /* no native speaker has signed it yet */
};

/* Loads every <tag>.json of `folder` (not <tag>.keys.json). Fails: INVALID with faults (bad JSON, @meta
 * missing, a message ICU cannot parse, English missing), NOT_FOUND, IO. Owns: the caller, words_destroy. */
enum status words_create(const char *folder, struct faults *faults, struct words **ret_words) MUST_CHECK;

/* Lays a pack's strings/ folder over them, in place of an earlier pack's. A missing folder is fine;
 * @meta is not needed. Fails: as above, and INVALID for a language that is not among ours; the earlier pack
 * then stands. */
enum status words_lay_pack(struct words *words, const char *folder, struct faults *faults) MUST_CHECK;

void words_destroy(struct words *words);

size_t words_language_count(const struct words *words);
const struct language *words_language(const struct words *words, size_t index);
const struct language *words_find_language(const struct words *words,
                                           const char *tag); /* NULL when unknown */

struct word {
    const char *text; /* the pattern, or NULL when no file has the key */
    const char
        *language; /* the tag whose text it is: differs from the one asked for when it had to fall back */
};

/* The message of a key: with arguments as the file has it, without any the text to show, its apostrophes
 * resolved. Borrows: from the words, until a pack is laid. */
struct word words_find(const struct words *words, const char *tag, const char *key);

/* How many look-ups fell back to English since creation, for the staff screen. */
size_t words_missing_count(const struct words *words);

enum word_value_kind {
    WORD_TEXT,   /* may break across lines: a name, a place, a list */
    WORD_FIXED,  /* never breaks: phone, postcode, reference, time */
    WORD_NUMBER, /* ICU number, plurals work on it; in the digits of the language whose message it is */
    WORD_DATE,   /* long date, or month and year when the day is 0 */
};

struct word_value {
    const char *name; /* of the {argument} */
    enum word_value_kind kind;
    const char *text;
    int64_t number;
    struct date date;
};

/* The message of `key` in `tag` with its values put in, isolates and joiners included, appended to
 * `ret_text`. `ret_language` (may be NULL) gets the tag whose message it was. A missing key appends the key
 * itself. Fails: FULL, INVALID (the message wants an argument that was not given). */
enum status words_format(const struct words *words, const char *tag, const char *key,
                         const struct word_value *values, size_t value_count, struct strbuf *ret_text,
                         const char **ret_language) MUST_CHECK;

/* "Wednesday 6 August 2018" or, with day 0, "August 2018", in the language and its digits. */
enum status words_date(const char *tag, struct date date, struct strbuf *ret_text) MUST_CHECK;

/* "Monday": `weekday` 0 is Monday, 6 Sunday. Fails: INVALID, FULL. */
enum status words_weekday(const char *tag, int weekday, struct strbuf *ret_text) MUST_CHECK;

/* The time of day `minutes` after midnight, 0 to 1440, as the language writes it: "9am", "5:30pm", "midday",
 * "17:30". Fails: INVALID, FULL. */
enum status words_time(const char *tag, int minutes, struct strbuf *ret_text) MUST_CHECK;

/* Reads a month that a person typed: a number in any script's digits, or a full or short month name in any
 * language that is loaded, case and marks aside. 0 when it is none. */
int words_read_month(const struct words *words, const char *typed);

#endif
