/* What staff ask the keeper at this screen: over one connection that it has unlocked, and that is hung up
 * when they are done. Never blocks. Does not: know how long it stays unlocked; the keeper does. */
#ifndef APP_DESK_H
#define APP_DESK_H

#include <stdbool.h>

#include "app/registers.h"
#include "base/clock.h"
#include "model/visit.h"

struct desk;

/* The clock is borrowed, the path copied. */
struct desk *desk_create(const char *socket_path, const struct clock *clock);
void desk_destroy(struct desk *desk); /* takes NULL */

void desk_unlock(struct desk *desk, const struct visit *visit);
void desk_lock(struct desk *desk);

/* What the reference in the visit stands for on the page that shows. */
void desk_look(struct desk *desk, const struct visit *visit);
void desk_hand_over(struct desk *desk, const struct visit *visit);

/* What visit.desk.asks says. */
void desk_ask_for(struct desk *desk, const struct visit *visit);

/* The registers that the page asks for: their rows are asked for as the paper goes on. */
void desk_print_registers(struct desk *desk, const struct visit *visit);
struct registers *desk_registers(struct desk *desk); /* borrows */

bool desk_is_busy(const struct desk *desk);

/* Moves on, and tells the visit what was answered. Returns whether anything was. */
bool desk_step(struct desk *desk, struct visit *visit, int *ret_effects);

#endif
