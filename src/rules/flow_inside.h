/* What the files of the flow engine share.
 * Does not: belong to the room's contract; others include flow.h. */
#ifndef RULES_FLOW_INSIDE_H
#define RULES_FLOW_INSIDE_H

#include "rules/flow.h"

/* Neither a group nor a display. */
bool flow_is_question(const struct flow_item *item);

/* Which items up to and including `last` are asked. */
void flow_mark_asked(const struct flow *flow, size_t last, const struct answers *answers,
                     bool ret_asked[FLOW_ITEMS_MAX]);

/* The instance of a repeating group that the item is or stands in, or -1. */
int flow_instance_around(const struct flow *flow, size_t item);

/* Items of one instance, itself counted: so far on is the next. */
size_t flow_instance_items(const struct flow *flow, size_t instance);

/* The roster that an instance belongs to. */
size_t flow_first_instance(const struct flow *flow, size_t instance);

/* The index of the instance after this one, or -1. */
int flow_next_instance(const struct flow *flow, size_t instance);

/* Whether `item` stands somewhere below `group`. */
bool flow_stands_in(const struct flow *flow, size_t group, size_t item);

/* Whether a text holds something shaped like a postcode, a full date, an NHS number or a phone number. Digits
 * of any script, months in English. */
enum flow_problem flow_check_anonymous(const char *plain);

#endif
