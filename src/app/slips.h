/* What the page shows, as a slip for paper: a ticket, a voucher, a request's reference, a service. */
#ifndef APP_SLIPS_H
#define APP_SLIPS_H

#include "app/kiosk.h"
#include "print/slips.h"

/* `ret_kind` is a plain word for it: "ticket". Fails: INVALID when there is nothing to take away from this
 * page, FULL. Owns: the caller, paper_finish, also when it fails. */
enum status slips_make(const struct kiosk *kiosk, struct paper *ret_paper, const char **ret_kind) MUST_CHECK;

/* The session that was signed up for, for a phone's calendar. "" when it cannot be written. */
void slips_write_event(const struct kiosk *kiosk, char ret_event[VISIT_EVENT_BYTES]);

#endif
