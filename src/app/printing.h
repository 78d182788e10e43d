/* The slips of a visit on the kiosk's printer: made of what the page shows, and no longer there than the
 * visit. No printer is a normal state. Does not: know how a slip is laid out, or what kind of printer it is.
 */
#ifndef APP_PRINTING_H
#define APP_PRINTING_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/status.h"

struct kiosk;
struct printing;

/* Reads the printer's settings of the data folder; with `print_to` slips go into that folder instead.
 * Settings that are no good are logged, and count as no printer. The clock is borrowed. */
struct printing *printing_create(const char *data, const char *print_to, const struct clock *clock);
void printing_destroy(struct printing *printing); /* takes NULL */

bool printing_is_possible(const struct printing *printing);

/* Prints a slip of the page that shows, or says in the visit why not. */
void printing_start(struct printing *printing, struct kiosk *kiosk);

/* Moves on; what has become of the slip goes into the visit. Returns whether anything has. */
bool printing_step(struct printing *printing, struct kiosk *kiosk);

/* The visit is over: what is not on the paper does not come any more. */
void printing_leave(struct printing *printing);

/* Milliseconds until printing_step has something to do; -1: nothing is on its way. */
int printing_wait_ms(const struct printing *printing);

#endif
