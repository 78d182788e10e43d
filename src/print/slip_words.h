/* What slips say, in the parent's language and in English at once. Texts live as long as the paper they are
 * for. The first failure is kept, and everything after it says nothing. Private to print/. */
#ifndef PRINT_SLIP_WORDS_H
#define PRINT_SLIP_WORDS_H

#include "print/slips.h"

struct saying {
    const struct slip *slip;
    struct paper *paper;
    enum status status;
};

/* Begins the paper, with what is on every slip above the title. */
struct saying saying_begin(const struct slip *slip, struct paper *ret_paper);

/* A message without values. */
struct paper_text say_key(struct saying *saying, const char *key);

/* A message with values of either language. */
struct paper_text say_both(struct saying *saying, const char *key, const struct word_value *own,
                           const struct word_value *in_english, size_t count);

/* A message with values that are the same in both languages. */
struct paper_text say_values(struct saying *saying, const char *key, const struct word_value *values,
                             size_t count);

/* A message with one value, `{name}`, which never breaks. */
struct paper_text say_fixed(struct saying *saying, const char *key, const char *name, const char *value);

/* A message with one number. */
struct paper_text say_number(struct saying *saying, const char *key, const char *name, int number);

/* A message around another text; nothing when that says nothing. */
struct paper_text say_around(struct saying *saying, const char *key, const char *name,
                             const struct paper_text *inner);

/* "Wednesday 4 March 2026" and under it "10am to 11:30am"; `ends_utc_ms` 0 is not known. */
struct paper_text say_when(struct saying *saying, int64_t begins_utc_ms, int64_t ends_utc_ms);

/* Days, one a line. */
struct paper_text say_days(struct saying *saying, const struct date *days, size_t count);

/* Several texts as one, each on its line. */
struct paper_text say_lines(struct saying *saying, const struct paper_text *lines, size_t count);

/* A name and an address, as they are written in the pack; nothing when both are NULL. */
struct paper_text say_place(struct saying *saying, const char *place, const char *address);

/* The reference under the words of a key, and the same for the scanner at the desk (slips.c). */
void slip_add_reference(struct saying *saying, const char *key, const char *reference);

#endif
