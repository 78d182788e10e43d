/* In which languages services and sessions have no words of their own, for staff, who can have them added.
 * Private to screens/. */
#ifndef SCREENS_STAFF_MISSING_H
#define SCREENS_STAFF_MISSING_H

#include "screens/staff.h"

/* "Bengali: 3 texts, Arabic: 12 texts": of each language of the pack, how many names and texts of services
 * and sessions are shown in English; text NULL when all are there. */
struct said say_staff_missing(struct ui_view *view, const struct visit *visit);

#endif
