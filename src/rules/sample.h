/* Made-up answers to a form, for looking at it without being asked it: a preview, and the email that it would
 * make. Names, numbers and addresses are those that nobody has. Pure. Source: Ofcom's numbers for drama,
 * RFC 2606. */
#ifndef RULES_SAMPLE_H
#define RULES_SAMPLE_H

#include "rules/answers.h"
#include "rules/flow.h"

/* Answers what must be answered for `item` to be asked, and nothing else, as far as that is possible. */
void sample_open(const struct flow *flow, size_t item, struct date today, struct answers *answers);

/* Answers everything that is asked, settled, so that a response can be made of it. */
void sample_fill(const struct flow *flow, struct date today, struct answers *answers);

#endif
