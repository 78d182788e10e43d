/* What an email says to staff, as a list of parts in their order: headings, questions, answers, notes. It is
 * made once of a submission (compose.h) and then written as plain text and as HTML (plain.h, html.h), so that
 * both say the same. Texts are kept clean here: one line each but for answers, and no control characters.
 * Pure. */
#ifndef MAIL_LETTER_H
#define MAIL_LETTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "base/strbuf.h"

enum letter_kind {
    LETTER_WARNING, /* before all else */
    LETTER_HEADING,
    LETTER_GROUP, /* what stands from here to its end belongs together: "Child 2"; may be "" */
    LETTER_GROUP_END,
    LETTER_LABEL,   /* a question, or what a fact is called: ends with a question mark or a colon */
    LETTER_VALUE,   /* a short one that stands beside its label: "NO" */
    LETTER_ANSWER,  /* in our words; may have several lines, closed by \n each but the last */
    LETTER_OWN,     /* what the person wrote, the same */
    LETTER_READING, /* of the answer before it, in Latin letters */
    LETTER_NOTE,
};

struct letter_part {
    enum letter_kind kind;
    size_t at; /* in the texts */
};

struct letter {
    struct letter_part *parts;
    size_t count;
    size_t capacity;
    struct strbuf texts;
    const char *language; /* of the person's own words, BCP 47, or "". Borrows: from the submission */
    bool right_to_left;   /* so is that language */
};

void letter_init(struct letter *letter);

/* Adds a part. Line breaks of every kind become \n in answers and spaces elsewhere; other control characters
 * become U+FFFD. */
void letter_add(struct letter *letter, enum letter_kind kind, const char *text);

/* Borrows: until the next part is added. */
const char *letter_text(const struct letter *letter, size_t part);

/* OK, or FULL when some text did not fit. */
enum status letter_status(const struct letter *letter) MUST_CHECK;

/* Wipes it. */
void letter_finish(struct letter *letter);

#endif
