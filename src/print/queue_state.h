/* What the reasons that a print queue gives for its state mean to us. Pure.
 * Source: RFC 8011 section 5.4.12, PWG 5100.9, and those that CUPS adds. */
#ifndef PRINT_QUEUE_STATE_H
#define PRINT_QUEUE_STATE_H

#include "print/printer.h"

/* READY for what does not matter, PAPER_LOW, or a fault; of a mild one the printer says that it goes on all
 * the same, which is true of an empty tray beside a full one. */
enum printer_state queue_state_of_reason(const char *reason, bool *ret_is_mild);

/* The one of the two that a person must see to first. */
enum printer_state queue_state_worse(enum printer_state a, enum printer_state b);

#endif
