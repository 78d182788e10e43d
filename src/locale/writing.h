/* What must be known of scripts to edit, check and pass on what people type. UTF-8 in and out; intermediate
 * copies are wiped, since the text is personal. */
#ifndef LOCALE_WRITING_H
#define LOCALE_WRITING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "base/strbuf.h"

/* Byte offset of the grapheme cluster boundary after (before) `offset`; the text's end (0) at the edge.
 * Source: UAX 29 through ICU. */
size_t writing_next_grapheme(const char *text, size_t offset);
size_t writing_previous_grapheme(const char *text, size_t offset);
size_t writing_count_graphemes(const char *text);

/* Where backspace at `offset` should delete from: one code point within a cluster of an Indic or Arabic
 * script (so that a wrong vowel sign can be taken back without its consonant), a whole cluster otherwise
 * (emoji, base plus marks typed as one). */
size_t writing_backspace_start(const char *text, size_t offset);

/* Whether the letter before `offset` is a consonant of an Indic script, which a vowel sign may follow. */
bool writing_follows_consonant(const char *text, size_t offset);

/* NFC, outer white space trimmed, inner runs of white space kept, controls and invalid bytes dropped (line
 * feeds become spaces unless `keep_lines`). */
enum status writing_settle(const char *text, bool keep_lines, struct strbuf *ret_text) MUST_CHECK;

/* Decimal digits of every script become ASCII ones; all else is kept. */
enum status writing_ascii_digits(const char *text, struct strbuf *ret_text) MUST_CHECK;

/* Whether any letter is of a script other than Latin. */
bool writing_is_foreign(const char *text);

/* A reading in Latin letters for staff ("আমিনা" -> "Amina" or close): Bengali and Arabic by tables of ours,
 * all else by ICU. Latin text stays as it is, digits become ASCII ones. */
enum status writing_to_latin(const char *text, struct strbuf *ret_text) MUST_CHECK;

/* For showing what somebody typed: a space between two digits becomes U+00A0, which takes part in the number
 * for direction and for line ends. In Arabic "020 7946 0123" would otherwise read "0123 7946 020". */
enum status writing_keep_numbers(const char *text, struct strbuf *ret_text) MUST_CHECK;

/* Every space becomes U+00A0: "10am to 11:30am" stands on one line. */
enum status writing_keep_line(const char *text, struct strbuf *ret_text) MUST_CHECK;

/* A byte offset in `text` as one in what writing_keep_numbers made of it, and back. */
size_t writing_kept_offset(const char *text, size_t offset);
size_t writing_typed_offset(const char *text, size_t kept_offset);

/* The first number in the `bytes` of `text` that has a space between two digits, with a + before it: how many
 * bytes it takes, and where it begins; 0 when there is none. */
size_t writing_spaced_number(const char *text, size_t bytes, size_t *ret_start);

/* Whether a paragraph of `bytes` of `text` runs from right to left: as its first letter does, but in a
 * language that runs so (`in_such_language`) when any letter does. A paragraph without letters does not.
 * Source: UAX 9, P2 and P3. */
bool writing_is_right_to_left(const char *text, size_t bytes, bool in_such_language);

/* Takes out isolates, marks and joiners that formatting put in: U+2066…2069, U+200E/F, U+2060; U+00A0 becomes
 * a space. For dumps, email and exports. ZWJ and ZWNJ are letters' business and stay. */
enum status writing_plain(const char *text, struct strbuf *ret_text) MUST_CHECK;

#endif
