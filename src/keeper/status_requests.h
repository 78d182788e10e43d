/* How requests fare, in numbers and one word, for staff who are no technicians. Needs neither a pack nor the
 * network. */
#ifndef KEEPER_STATUS_REQUESTS_H
#define KEEPER_STATUS_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"

/* As request_answer. */
json_t *status_answer(struct safe *safe, const json_t *fields);

/* Why a request waits, by the reason that the outbox has of it: "none", "no-connection", "sign-in",
 * "refused", "no-route", "no-pack" or "other". */
const char *status_cause(const char *reason);

#endif
