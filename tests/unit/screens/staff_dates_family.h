/* Somebody of staff at the sessions of a day, with the pack of timetable/, on a Monday. What the keeper would
 * say of sign-ups is made up here: nobody has a name before it tells one. */
#ifndef TESTS_SCREENS_STAFF_DATES_FAMILY_H
#define TESTS_SCREENS_STAFF_DATES_FAMILY_H

#include "sessions_family.h"
#include "staff_family.h"

#define DESK_BOOKED_REFERENCE "7Q2M-RX44"
#define DESK_ARRIVED_REFERENCE "7A97-DXJN"
#define DESK_KEPT_REFERENCE "9C3K-WW2H"
#define DESK_FIRST_REFERENCE "4HJ8-2MPT"
#define DESK_SECOND_REFERENCE "6T5R-KQ9A"
#define DESK_CANCELLED_REFERENCE "2B7D-VY3C"
#define DESK_WALKED_REFERENCE "8N4F-XE6G"

/* Behind the PIN, at today, before the keeper has said anything. */
void desk_comes(void);

/* What the keeper tells of today: numbers of the play session, and that the kiosk is well. */
void desk_is_told(void);

/* The page of the play session, with a sign-up in every state. */
void desk_opens_date(void);
void desk_has_rows(void);

/* The page of one of them. */
void desk_opens(const char *reference);

/* Something that stands over the pack. */
void desk_has_closed(const char *session);

/* An answer of the keeper to what was asked last. */
void desk_answers(enum desk_result result);

/* Whether any node of the page, shown or not, says it. */
bool desk_says(const char *text);

TCase *cases_of_dates(void);
TCase *cases_of_desk_sign_ups(void);
TCase *cases_of_desk_paper(void);
TCase *cases_of_desk_panels(void);
TCase *cases_of_no_pack(void);

#endif
