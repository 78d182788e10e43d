/* What touches on the pages for staff do. Private to screens/. */
#ifndef SCREENS_STAFF_ACT_H
#define SCREENS_STAFF_ACT_H

#include "screens/screens.h"

/* Passes over actions of other pages. Returns the effects. */
int staff_act(struct visit *visit, const struct ui_action *action);

/* Enter in one of the boxes for staff. Returns the effects. */
int staff_enter(struct visit *visit);

/* Gives a box outside the flows the focus: the first touch goes on where the text ends, the next ones place
 * the caret. */
void focus_alone(struct visit *visit, int item, const struct ui_action *action);

#endif
