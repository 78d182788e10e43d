/* Somebody of staff at the pages that tell how the kiosk is and change what stands over the pack. What the
 * keeper would say is made up here. Monday 23 November 2026. */
#ifndef TESTS_SCREENS_STAFF_CHANGES_FAMILY_H
#define TESTS_SCREENS_STAFF_CHANGES_FAMILY_H

#include "sessions_family.h"
#include "vitamins_family.h"

/* Behind the PIN, at a page. */
void changes_come(enum screen screen);

/* An edit that the keeper told of. Borrows: the result until the next page. */
struct desk_edit *changes_add(enum edit_kind kind, const char *subject);

/* At the page for the places of a session of the pack timetable/. */
void changes_places(const char *session, struct places places);

/* Writing a notice. */
void changes_notice(const char *language, const char *text);

TCase *cases_of_how(void);
TCase *cases_of_notices(void);
TCase *cases_of_stock(void);

#endif
