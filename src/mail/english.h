/* What a question and an answer of a FHIR QuestionnaireResponse are called in English, for staff: our words
 * if we have them, else what the response itself says, so that an answer to a slightly different pack still
 * reads. Pure. */
#ifndef MAIL_ENGLISH_H
#define MAIL_ENGLISH_H

#include <stdbool.h>

#include "base/date.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "locale/words.h"

/* Appends the question of `item` (of a flow named `kind`); never nothing. */
void english_question(const struct words *words, const char *kind, const json_t *item,
                      struct strbuf *ret_text);

/* Appends the value of one element of the item's `answer`, whatever its type; nothing when it has none. */
void english_answer(const struct words *words, const char *kind, const json_t *item, const json_t *answer,
                    struct strbuf *ret_text);

/* "YES" or "NO" when that is all the answer says, else NULL. */
const char *english_truth(const struct words *words, const char *kind, const json_t *item,
                          const json_t *answer);

/* Appends "Wednesday 6 August 2018" or "August 2018". */
void english_date(struct date date, struct strbuf *ret_text);

/* Appends the message of `key` in English without the marks that formatting puts in. False when there is
 * none, or when it wants values. */
bool english_words(const struct words *words, const char *key, struct strbuf *ret_text);

#endif
