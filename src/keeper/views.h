/* What parents think, counted: of a views form that tells nothing of who answered, how often each answer was
 * chosen. Words that somebody typed are never counted. Which questions and answers there are says the form.
 * Pure. */
#ifndef KEEPER_VIEWS_H
#define KEEPER_VIEWS_H

#include <stddef.h>

#include "rules/flow.h"
#include "rules/response.h"
#include "store/store.h"

#define VIEWS_KIND "views"

/* The most that one form is counted by. */
enum { VIEWS_COUNTED_MAX = 64 };

/* What is to be counted, "views_<linkId>_<code>", each once and in the order of the answers. None of another
 * kind, or where anything in the form may say who a person is. A name that is too long or no plain name is
 * left out, and so is what is no answer of the form. `flow` may be NULL. Returns how many. */
size_t views_read(const struct flow *flow, const struct submission *submission,
                  char ret_names[VIEWS_COUNTED_MAX][STORE_TALLY_BYTES]);

#endif
