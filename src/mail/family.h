/* The family of a sign-up as a row of a list for staff: its name and telephone as they were typed, and how
 * old the children are, in words. Which answers these are says the form. Pure. */
#ifndef MAIL_FAMILY_H
#define MAIL_FAMILY_H

#include "base/date.h"
#include "base/json.h"
#include "rules/flow.h"
#include "rules/response.h"

/* {"name","phone","ages":[…]}: "" for what was not told, or when `flow` is NULL. What is longer than
 * anybody's is cut. Ages are those of `today`. Owns: the caller, json_decref. */
json_t *family_read(const struct flow *flow, const struct submission *submission, struct date today);

#endif
