/* Whether the settings of a printer can work on this machine, for the centre's IT person: devices, folders,
 * the queue, and what the print service would keep of people's slips. Prints nothing. Blocks for some seconds
 * at most. Does not: ask the printer itself how it is; that is printer_ask. */
#ifndef PRINT_PRINTER_CHECK_H
#define PRINT_PRINTER_CHECK_H

#include "base/faults.h"
#include "print/settings.h"

/* What keeps it from printing goes to `faults`, what should be mended all the same to `advice`. */
void printer_check(const struct printer_settings *settings, struct faults *faults, struct faults *advice);

/* The value of the last line of cupsd.conf with that directive, "" when there is none. Source: cupsd.conf(5).
 */
void printer_check_directive(const char *text, const char *directive, char *ret_value, size_t capacity);

#endif
