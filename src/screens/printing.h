/* What has become of the slip of a page, and the button that asks for one. Tickets and vouchers come by
 * themselves; for them the button is there only when they did not. Private to screens/. */
#ifndef SCREENS_PRINTING_H
#define SCREENS_PRINTING_H

#include "screens/chrome.h"

enum slip_kind {
    SLIP_OF_TICKET,
    SLIP_OF_WAITING, /* a ticket for the waiting list */
    SLIP_OF_COPY,    /* a ticket that was printed before */
    SLIP_OF_VOUCHER,
    SLIP_OF_REQUEST,
    SLIP_OF_SERVICE,
    SLIP_FOR_STAFF, /* a ticket that staff print again, with a button of their own */
};

/* "Take your ticket."; with a code for staff when it did not come. Nothing when none was asked for. */
void add_print_state(struct ui_view *view, const struct visit *visit, enum slip_kind kind, enum ui_area area);

/* Nothing without a printer, while it prints, and when the slip is there. Nothing either when half of it is:
 * a second one is for the desk to print, which calls it a copy. */
void add_print_button(struct ui_view *view, const struct visit *visit, enum slip_kind kind,
                      enum ui_area area);

#endif
