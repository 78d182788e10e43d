/* What staff have to say: on the welcome page in every language that has it, on home in the visit's own.
 * Private to screens/. */
#ifndef SCREENS_NOTICE_H
#define SCREENS_NOTICE_H

#include "screens/chrome.h"

/* `notice.<tag>` for the first few languages of the pack: a page full of words is not read, and home says it
 * to the others. Where they leave too little room for the languages the page shows fewer. */
void add_notices(struct ui_view *view, const struct visit *visit);

/* The one in the visit's language, else the English one. Returns whether there is one. */
bool add_own_notice(struct ui_view *view, const struct visit *visit);

#endif
