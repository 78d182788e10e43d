/* What the files of the model share. Does not: belong to the room's contract; others include visit.h. */
#ifndef MODEL_INSIDE_H
#define MODEL_INSIDE_H

#include "model/visit.h"

/* Turns to a page: its first part, no problem on it. */
void model_show(struct visit *visit, enum screen screen);

/* Remembers the page that shows, for the way back. */
void model_leave_trail(struct visit *visit);

/* A page of the flow, with the keyboard where its first box is. */
void model_show_page(struct visit *visit, int page);

/* Says on the page that shows what will not do, and gives that box the keyboard. */
void model_show_problem(struct visit *visit, int item, enum flow_problem problem);

/* Drops the flow and what was answered in it. */
void model_drop_flow(struct visit *visit);

/* The instance of a repeating group that an item is or stands in, or -1; `item` may be -1. */
int model_instance_of(const struct flow *flow, int item);

/* The first instance of the group that `instance` is one of: its roster page. */
int model_first_instance(const struct flow *flow, int instance);

/* The page on which an item is asked. */
int model_page_of(const struct flow *flow, int item);

/* The first page within an instance, or -1. */
int model_first_page_in(const struct visit *visit, int instance);

/* Whether anything is answered in an item: a page, or an instance. */
bool model_has_answer(const struct visit *visit, int item);

/* The first item of a repeating group's instances whose answer will not do, or -1. */
int model_unfinished(const struct visit *visit, int group, enum flow_problem *ret_problem);

/* Takes out the instance being edited when nothing was answered in it. */
bool model_drop_empty_instance(struct visit *visit);

/* Keeps what the flow says of the children, so that the next one need not ask. */
void model_remember_ages(struct visit *visit);

/* Puts into the flow that has just begun what was told before. Returns whether there was anything. */
bool model_recall_ages(struct visit *visit);

/* Chooses what the service that the person came from stands for. */
void model_choose_help(struct visit *visit);

#endif
