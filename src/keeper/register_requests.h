/* Who comes to a date of a session, with names: one family's while staff ring it, a whole register to print;
 * and those who come without having signed up. */
#ifndef KEEPER_REGISTER_REQUESTS_H
#define KEEPER_REGISTER_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"

/* Each as request_answer. The first two open names, which is recorded first; they need a pack for the names
 * only. */
json_t *register_answer_name(struct safe *safe, const json_t *fields);
json_t *register_answer_page(struct safe *safe, const json_t *fields);
json_t *register_answer_walk_in(struct safe *safe, const json_t *fields);

#endif
