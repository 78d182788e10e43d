/* The lists of sign-ups, from a living keeper or from the database, all pages of them. */
#ifndef TOOLS_SIGN_UPS_H
#define TOOLS_SIGN_UPS_H

#include "base/date.h"
#include "store/bookings.h"
#include "tools/source.h"

/* What is asked for: the dates from a day on, or what belongs to one date. */
struct sign_ups_question {
    char session[BOOKING_SESSION_BYTES];
    struct date day;
    int minute;
};

/* Each a list of rows as the keeper answers them (wire/wire.h); what fails is said. Owns: the caller,
 * json_decref. */
enum status sign_ups_read_dates(const struct source *source, const struct sign_ups_question *question,
                                json_t **ret_rows) MUST_CHECK;
enum status sign_ups_read(const struct source *source, const struct sign_ups_question *question,
                          json_t **ret_rows) MUST_CHECK;
enum status sign_ups_read_passed(const struct source *source, const struct sign_ups_question *question,
                                 json_t **ret_rows) MUST_CHECK;

#endif
