/* One job of a printer from its beginning to its end, for a command that waits for it. */
#ifndef TOOLS_PRINTER_RUN_H
#define TOOLS_PRINTER_RUN_H

#include "print/printer.h"
#include "tools/ctl.h"

enum { PRINTER_DETAIL_BYTES = 200 };

struct printer_result {
    enum printer_state state; /* PRINTER_NONE, PRINTER_DONE, PRINTER_READY, PRINTER_PAPER_LOW, or a fault */
    enum printer_state cause;
    char detail[PRINTER_DETAIL_BYTES]; /* in English, for the centre's IT person; "" */
};

/* What a state is, in words: "is out of paper; put some in". Never NULL. */
const char *printer_words(enum printer_state state);

/* The settings of one of the printers; what is wrong with them is said. Fails: as printer_settings_read. */
enum status printer_read_settings(const char *data, const char *place,
                                  struct printer_settings *ret_settings) MUST_CHECK;

/* Prints `bitmap`, or asks how it is when that is NULL. Blocks: until it is done, at most two minutes. Fails:
 * BUSY (it took longer), INVALID (too wide for its paper). */
enum status printer_run(const struct printer_settings *settings, const char *kind,
                        const struct bitmap *bitmap, struct printer_result *ret_result) MUST_CHECK;

/* The same, and says how it went; returns an exit code. No printer is no fault. */
int printer_run_and_say(const struct printer_settings *settings, const char *kind,
                        const struct bitmap *bitmap);

#endif
