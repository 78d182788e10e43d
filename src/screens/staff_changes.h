/* What the pages share on which staff change something over the pack: whether a change is on its way, a row
 * with a button beside it, numbers of places in words. Private to screens/. */
#ifndef SCREENS_STAFF_CHANGES_H
#define SCREENS_STAFF_CHANGES_H

#include "screens/staff.h"

/* Of services that nobody has looked at for long, so many are listed: with their buttons, what a page has
 * room for. */
enum { STAFF_SERVICES_MAX = 250 };

/* A change was handed to the keeper, which has not answered yet. */
bool staff_is_changing(const struct visit *visit);

/* A line of a list: `about` small above `what`. */
struct change_line {
    const char *id;
    struct said about;
    struct said what;
};
void add_change_line(struct ui_view *view, const struct change_line *line);

/* The button at the end of the line before; waits while a change is on its way. */
void add_change_button(struct ui_view *view, const struct visit *visit, const char *id, const char *key,
                       struct ui_action action);

/* "12 families, 20 children", "no limit". */
struct said say_staff_places(struct ui_view *view, const struct visit *visit, const struct places *places);

#endif
