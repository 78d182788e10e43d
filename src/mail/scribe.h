/* The hand that writes letters to staff: what it says are the words of emails of the letter's kind
 * (`KIND.mail.what`, else `mail.what`), added to the letter part by part. Pure. */
#ifndef MAIL_SCRIBE_H
#define MAIL_SCRIBE_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "locale/words.h"
#include "mail/letter.h"
#include "mail/occasion.h"

enum { SCRIBE_TEXT_BYTES_MAX = 256 * 1024 };

struct scribe {
    const struct words *words;
    const char *kind;
    struct letter *letter;
};

/* A label gets its colon here. */
void scribe_say(const struct scribe *scribe, enum letter_kind kind, const char *what);
void scribe_say_with(const struct scribe *scribe, enum letter_kind kind, const char *what,
                     const struct word_value *values, size_t value_count);

void scribe_add(const struct scribe *scribe, enum letter_kind kind, const struct strbuf *text);

/* What it is called, and beside it what it is. */
void scribe_fact(const struct scribe *scribe, const char *what, const char *value);
void scribe_number(const struct scribe *scribe, const char *what, int64_t number);
void scribe_moment(const struct scribe *scribe, const char *what, int64_t utc_ms);

/* A name in another script once more, in Latin letters. */
void scribe_reading(const struct scribe *scribe, const char *name);

/* The session: its name, when, and where. */
void scribe_occasion(const struct scribe *scribe, const struct occasion *occasion);

#endif
