/* What is asked of a sign-up that stands: by the family with the code of its ticket, whose guesses are
 * counted; by the desk with its reference; and the lists of them, without names. */
#ifndef KEEPER_TICKET_REQUESTS_H
#define KEEPER_TICKET_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"
#include "store/bookings.h"

/* Each as request_answer. */
json_t *ticket_answer_look(struct safe *safe, const json_t *fields);
json_t *ticket_answer_act(struct safe *safe, const json_t *fields);
json_t *ticket_answer_dates(struct safe *safe, const json_t *fields);
json_t *ticket_answer_list(struct safe *safe, const json_t *fields);
json_t *ticket_answer_passed(struct safe *safe, const json_t *fields);
json_t *ticket_answer_desk(struct safe *safe, const json_t *fields);

/* Reads a booking again as it stands at this moment: a place that was kept until just now has gone on. */
enum status ticket_bring_up_to_date(const struct safe *safe, const struct centre *centre,
                                    struct booking *booking) MUST_CHECK;

#endif
