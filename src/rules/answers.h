/* The answers of one person to one flow, in one block of memory that is wiped. What was typed stays as typed,
 * so that a page shows it again in any language; `settled` values are what the rules read and are filled by
 * the model, which knows languages, when a page is left. */
#ifndef RULES_ANSWERS_H
#define RULES_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum { ANSWER_TEXT_BYTES = 4096, ANSWER_PART_BYTES = 64, ANSWER_OPTIONS_MAX = 64 };

enum answer_part { ANSWER_DAY, ANSWER_MONTH, ANSWER_YEAR, ANSWER_PARTS };

/* Of a settled date whose month was typed but is no month in any language. */
enum { ANSWER_NO_SUCH_MONTH = -1, ANSWER_NOT_A_NUMBER = -1 };

struct answer {
    bool present;                 /* of an instance of a repeating group: it is there */
    bool seen;                    /* of a page: it was shown */
    uint64_t chosen;              /* bit n: option n of a choice; of a boolean bit 0 is yes, bit 1 no */
    char text[ANSWER_TEXT_BYTES]; /* of string, text, integer, and what was added to an open-choice */
    char part[ANSWER_PARTS][ANSWER_PART_BYTES]; /* of a date, as typed */
    /* Settled: */
    char plain[ANSWER_TEXT_BYTES]; /* `text` in NFC, trimmed; phone, postcode and integer with ASCII digits */
    size_t length_graphemes;       /* of `plain` */
    struct date date;              /* 0 parts were empty; -1 parts were not readable */
    int64_t number;
    bool is_number;
};

struct answers {
    struct answer *list; /* one an item of the flow */
    size_t count;
};

void answers_init(struct answers *answers, size_t item_count);
void answers_wipe(struct answers *answers);   /* all empty again */
void answers_finish(struct answers *answers); /* wiped and freed */

bool answer_is_empty(const struct answer *answer);

#endif
