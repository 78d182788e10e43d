/* How old a child is, in the words of staff, from the answers of one group of a QuestionnaireResponse that
 * tell it (urn:doorstep:tells): "18 months (born 14 May 2025)". Pure. */
#ifndef MAIL_CHILD_H
#define MAIL_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/json.h"
#include "rules/flow.h"

enum { CHILD_TOLD_MAX = 4, CHILD_WORDS_BYTES = 128 };

struct child {
    char words[CHILD_WORDS_BYTES];      /* "" when its age was not told, or not clearly */
    const json_t *told[CHILD_TOLD_MAX]; /* the items that the words tell already. Borrows: from the group */
    size_t told_count;
};

/* Reads the group as answered `today`. */
void child_read(const struct flow *flow, const json_t *group, struct date today, struct child *ret_child);

/* Whether the words tell what `item` answers. */
bool child_tells(const struct child *child, const json_t *item);

/* Wipes it. */
void child_finish(struct child *child);

#endif
