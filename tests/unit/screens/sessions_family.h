/* A family at the pages of sessions, with the pack of the folder timetable/, which has a session of every
 * kind. What the keeper would say of them is made up here. Children of 18 months and 7 years; Monday 8:30. */
#ifndef TESTS_SCREENS_SESSIONS_FAMILY_H
#define TESTS_SCREENS_SESSIONS_FAMILY_H

#include "offer_family.h"

void timetable_open(void);

/* At the list, with what fits her children, or with all ages. */
void timetable_shows(const char *tag);
void timetable_shows_all(const char *tag);

/* What the keeper says of all dates, and of the first one of a session. */
void timetable_told(void);
void timetable_has(const char *id, struct places left, int waiting);

/* The index in the visit's list of the first date of a session. */
int timetable_find(const char *id);

/* The page of that date. */
void timetable_opens(const char *id);

/* Signing up for it, at the check page, with an answer to each question; and the last page of that. */
void timetable_signs_up(const char *id);
void timetable_booked(enum session_verdict verdict, int position);

/* Somebody's ticket for it. */
void timetable_ticket(const char *id, enum session_verdict verdict);

TCase *cases_of_signing_up(void);
TCase *cases_of_tickets(void);
TCase *cases_of_session_panels(void);

#endif
