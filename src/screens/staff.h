/* What the pages behind the staff's PIN share: the box for a code from paper, what is wrong with it, and the
 * way out, which locks. No page says a name. Private to screens/. */
#ifndef SCREENS_STAFF_H
#define SCREENS_STAFF_H

#include "screens/chrome.h"

/* What is wrong, above all else; nothing without words. */
void add_staff_problem(struct ui_view *view, struct said title, struct said text);

/* That the keeper does not answer, when it does not. */
void add_staff_trouble(struct ui_view *view, const struct visit *visit);

/* What is wrong with the code that was typed: `no_code` and `none` are messages; or text NULL. */
struct said say_staff_code_problem(struct ui_view *view, const struct visit *visit, const char *no_code,
                                   const char *none);

/* The box, under its words. */
void add_staff_code(struct ui_view *view, const struct visit *visit, const char *key);

/* "Look up": the main button as long as nothing was found; and "Next" when nothing more can be done with what
 * was found. */
void add_staff_look(struct ui_view *view, const struct visit *visit);
void add_staff_next(struct ui_view *view, const struct visit *visit);

void add_staff_lock(struct ui_view *view, const struct visit *visit, enum ui_look look, enum ui_slot slot);

#endif
