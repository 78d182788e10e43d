/* What the files of the model share. Does not: belong to the room's contract; others include visit.h. */
#ifndef MODEL_INSIDE_H
#define MODEL_INSIDE_H

#include "model/visit.h"

/* Turns to a page: its first part, no problem on it. */
void model_show(struct visit *visit, enum screen screen);

/* Whether it stands over another page, which is `below`. */
bool model_stands_over(enum screen screen);

/* From the page that asks for the PIN back to where "Staff" was touched. Returns the effects. */
int model_leave_staff(struct visit *visit);

/* The code from paper, and what was found by it: a name among it. */
void model_forget_code(struct visit *visit);

/* Staff's own screen stands where the PIN is asked for. */
void model_stand_at_desk(struct visit *visit);

/* The same, but what somebody has opened over the page stays open. */
void model_show_below(struct visit *visit, enum screen screen);

/* Shows that date of a session again, or where it is in the list no more, the list. Returns which. */
enum screen model_find_session(struct visit *visit, size_t session, const struct session_date *date);

/* Remembers the page that shows, for the way back. */
void model_leave_trail(struct visit *visit);

/* A page of the flow, with the keyboard where its first box is. */
void model_show_page(struct visit *visit, int page);

/* Says on the page that shows what will not do, and gives that box the keyboard. */
void model_show_problem(struct visit *visit, int item, enum flow_problem problem);

/* Drops the flow and what was answered in it. Returns the effects that raises. */
int model_drop_flow(struct visit *visit);

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

/* A flow and its answers, for finding out what they tell (urn:doorstep:tells). */
struct telling {
    const struct flow *flow;
    const struct answers *answers;
    struct date today;
};

/* The answer to the item that tells something, within an instance (-1: outside all), or NULL when it is not
 * asked or not given. */
const struct answer *model_told(const struct telling *telling, int instance, const char *what,
                                const struct flow_item **ret_item);

/* The children of the group that is remembered. Returns how many. */
size_t model_read_ages(const struct telling *telling, struct age ret_ages[AGES_MAX]);

/* Whether both ask the same, so that answers to one are answers to the other; `other` may be NULL. */
bool model_is_same_flow(const struct flow *flow, const struct flow *other);

/* Keeps what the flow says of the children, so that the next one need not ask. */
void model_remember_ages(struct visit *visit);

/* Puts into the flow that has just begun what was told before. Returns whether there was anything. */
bool model_recall_ages(struct visit *visit);

/* A reference as it is typed, or scanned with DS: before it. False when it is none. */
bool model_read_reference(const char *text, char ret_reference[REFERENCE_CHARS + 1]);

/* Chooses, where the flow asks nobody, how this centre gives vitamins. */
void model_choose_vitamins_mode(struct visit *visit);

/* Chooses what the service that the person came from stands for. */
void model_choose_help(struct visit *visit);

#endif
