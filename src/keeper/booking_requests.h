/* What the glass and the desk ask of sessions: places, reservations, sign-ups, codes of tickets. */
#ifndef KEEPER_BOOKING_REQUESTS_H
#define KEEPER_BOOKING_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"

/* Each as request_answer. */
json_t *booking_answer_places(struct safe *safe, const json_t *fields);
json_t *booking_answer_reserve(struct safe *safe, const json_t *fields);
json_t *booking_answer_release(struct safe *safe, const json_t *fields);
json_t *booking_answer_book(struct safe *safe, const json_t *fields);

#endif
