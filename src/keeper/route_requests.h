/* What the keeper answers about routes: how they stand, test mails, and codes typed back. Each takes checked
 * fields. Owns: the caller, json_decref. */
#ifndef KEEPER_ROUTE_REQUESTS_H
#define KEEPER_ROUTE_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"

json_t *route_answer_list(struct safe *safe, const json_t *fields);
json_t *route_answer_test(struct safe *safe, const json_t *fields);
json_t *route_answer_tested(struct safe *safe, const json_t *fields);
json_t *route_answer_confirm(struct safe *safe, const json_t *fields);

#endif
