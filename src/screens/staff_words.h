/* What the pages of sessions say for staff: how a date stands in numbers, and how each sign-up does. Private
 * to screens/. */
#ifndef SCREENS_STAFF_WORDS_H
#define SCREENS_STAFF_WORDS_H

#include "screens/sessions.h"
#include "screens/staff.h"

/* The session in the timetable in use, or NULL. */
const struct session *desk_session(const struct visit *visit, const struct desk_date *date);

/* Whether families sign up for it. */
bool desk_takes_sign_ups(const struct visit *visit, const struct desk_date *date);

/* How many have a place, arrived, wait; nothing for none. Fills in at most STAFF_COUNTS_MAX; returns how
 * many. */
enum { STAFF_COUNTS_MAX = 6 };
size_t say_desk_counts(struct ui_view *view, const struct visit *visit, const struct desk_date *date,
                       struct ui_fact *ret_facts);

/* "Closed", "Not in the timetable"; or text NULL. */
struct said say_desk_note(struct ui_view *view, const struct visit *visit, const struct desk_date *date);

/* "2 children, 1 adult". */
struct said say_desk_party(struct ui_view *view, const struct visit *visit, const struct desk_row *row);

/* "Has a place", "Arrived", "A place is kept until 2pm". */
struct said say_desk_state(struct ui_view *view, const struct visit *visit, const struct desk_row *row);
const char *desk_state_icon(const struct desk_row *row);

#endif
