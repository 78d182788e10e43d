/* What the files of the desk's model share. */
#ifndef MODEL_DESK_INSIDE_H
#define MODEL_DESK_INSIDE_H

#include "model/visit.h"

/* Asks the keeper something, unless it has not answered the last question yet. Returns the effects. */
int desk_ask(struct visit *visit, enum desk_ask what);

/* Whether the keeper was asked something and has not answered yet. */
bool desk_is_waiting(const struct visit *visit);

/* Everything but the paper that is on its way. */
void desk_forget(struct visit *visit);

/* The page of a task: nothing of the act before stands on it. */
void desk_go(struct visit *visit, enum screen screen);

/* The dates of the day that is shown, by the timetable alone; counts are not told yet. */
void desk_list_dates(struct visit *visit);

/* The date that is shown, or NULL. */
const struct desk_date *desk_shown_date(const struct visit *visit);
const struct desk_row *desk_shown_row(const struct visit *visit);

/* What changed is shown: of the page that shows, its lists are asked for anew. */
int desk_ask_again(struct visit *visit);

/* What is in stock is told anew before anything of it can be counted. */
void desk_forget_stock(struct visit *visit);

/* After a change over the pack. */
int desk_edited(struct visit *visit);

#endif
