/* Staff and what they may ask beside others: who they are, what they did, a ticket to print again. PINs are
 * staff_checks.h's. */
#ifndef KEEPER_STAFF_REQUESTS_H
#define KEEPER_STAFF_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"
#include "store/staff.h"

json_t *staff_answer_unlock(struct safe *safe, const json_t *fields);
json_t *staff_answer_lock(struct safe *safe, const json_t *fields);
json_t *staff_answer_set(struct safe *safe, const json_t *fields);
json_t *staff_answer_remove(struct safe *safe, const json_t *fields);
json_t *staff_answer_list(struct safe *safe, const json_t *fields);
json_t *staff_answer_audit(struct safe *safe, const json_t *fields);

/* Opens the sign-up's name, which is recorded first. Needs a pack for the name only. */
json_t *staff_answer_ticket(struct safe *safe, const json_t *fields);

/* Records an act of whoever asks just now, before it is done. `what` as audit_add. */
enum status staff_record(const struct safe *safe, enum audit_act act, const char *what) MUST_CHECK;

#endif
