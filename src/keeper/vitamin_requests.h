/* What is asked of vitamins: vouchers by the glass, whose guesses of codes are counted; hand-overs, stock and
 * totals by the desk. What may be given, and on which terms, says the keeper's own pack. */
#ifndef KEEPER_VITAMIN_REQUESTS_H
#define KEEPER_VITAMIN_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"

/* Each as request_answer. */
json_t *vitamin_answer_voucher(struct safe *safe, const json_t *fields);
json_t *vitamin_answer_last(struct safe *safe, const json_t *fields);
json_t *vitamin_answer_look(struct safe *safe, const json_t *fields);
json_t *vitamin_answer_hand_over(struct safe *safe, const json_t *fields);
json_t *vitamin_answer_stock(struct safe *safe, const json_t *fields);
json_t *vitamin_answer_change(struct safe *safe, const json_t *fields);
json_t *vitamin_answer_totals(struct safe *safe, const json_t *fields);

#endif
