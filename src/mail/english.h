/* What a question and an answer of a FHIR QuestionnaireResponse are called in English, for staff: our words
 * if we have them, the flow's own before those that many flows share, else what the response itself says, so
 * that an answer to a slightly different pack still reads. Pure. */
#ifndef MAIL_ENGLISH_H
#define MAIL_ENGLISH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "locale/words.h"

/* Appends the question of `item` (of a flow named `kind`); never nothing. */
void english_question(const struct words *words, const char *kind, const json_t *item,
                      struct strbuf *ret_text);

/* Appends the heading of a group: nothing when it has none. With `number` not 0 it is one of several:
 * "Child 2". */
void english_group(const struct words *words, const char *kind, const json_t *group, size_t number,
                   struct strbuf *ret_text);

/* Appends the value of one element of the item's `answer`, whatever its type; nothing when it has none. */
void english_answer(const struct words *words, const char *kind, const json_t *item, const json_t *answer,
                    struct strbuf *ret_text);

/* "YES" or "NO" when that is all the answer says, else NULL. */
const char *english_truth(const struct words *words, const char *kind, const json_t *item,
                          const json_t *answer);

/* Appends "Wednesday 6 August 2018" or "August 2018". */
void english_date(struct date date, struct strbuf *ret_text);

/* Appends "6 August 2018" or "August 2018": days of birth are not said with their weekday. */
void english_day(struct date date, struct strbuf *ret_text);

/* Appends the message of `key` in English with its values, without the marks that formatting puts in. False
 * when there is none, or when it wants values that are not given. */
bool english_words(const struct words *words, const char *key, const struct word_value *values,
                   size_t value_count, struct strbuf *ret_text);

/* The same for what an email of this kind says: `kind.mail.what`, else `mail.what`. */
bool english_mail(const struct words *words, const char *kind, const char *what,
                  const struct word_value *values, size_t value_count, struct strbuf *ret_text);

#endif
