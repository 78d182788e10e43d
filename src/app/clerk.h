/* Asks the keeper about sessions and vitamins: how many places are left, keeping some while a name is typed,
 * what a ticket's code stands for, a voucher. What it answers goes into the visit. One question at a time; a
 * new one takes the place of an old one. Never blocks. Does not: book (the courier does, with the sealed
 * text). */
#ifndef APP_CLERK_H
#define APP_CLERK_H

#include <stdbool.h>

#include "base/clock.h"
#include "model/visit.h"

struct clerk;

/* The clock is borrowed, the path copied. */
struct clerk *clerk_create(const char *socket_path, const struct clock *clock);
void clerk_destroy(struct clerk *clerk); /* takes NULL; gives up what is reserved */

/* Questions from now on name another pack; "" when it is not an installed one. */
void clerk_set_pack(struct clerk *clerk, const char *pack_hash);

/* How the dates stand that the page shows. */
void clerk_ask_places(struct clerk *clerk, const struct visit *visit);

void clerk_reserve(struct clerk *clerk, const struct visit *visit);
void clerk_release(struct clerk *clerk);

/* The reservation as the courier names it; it is the keeper's business once the booking is answered. */
const char *clerk_reservation(const struct clerk *clerk);
void clerk_forget_reservation(struct clerk *clerk);

void clerk_find_ticket(struct clerk *clerk, const struct visit *visit);
void clerk_ticket_act(struct clerk *clerk, const struct visit *visit);

/* When the last voucher was handed over; and a new one: the same however often a visit asks for it, until a
 * new act begins. */
void clerk_find_voucher(struct clerk *clerk, const struct visit *visit);
void clerk_make_voucher(struct clerk *clerk, const struct visit *visit);
void clerk_new_act(struct clerk *clerk);

/* The visit is over: nothing is asked or kept any more. */
void clerk_leave(struct clerk *clerk);

bool clerk_is_busy(const struct clerk *clerk);

/* Moves on, and tells the visit what was answered. `ret_is_new` says whether anything was. Returns the
 * effects that raises. */
int clerk_step(struct clerk *clerk, struct visit *visit, bool *ret_is_new);

#endif
