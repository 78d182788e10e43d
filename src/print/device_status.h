/* What a receipt printer answers to DLE EOT 1…4, at any time and at once, and to GS r 1, when everything
 * before it is done. Pure. Source: Epson's ESC/POS command reference. */
#ifndef PRINT_DEVICE_STATUS_H
#define PRINT_DEVICE_STATUS_H

#include <stdbool.h>

#include "print/printer.h"

enum device_question { DEVICE_PRINTER = 1, DEVICE_OFFLINE_CAUSE, DEVICE_ERROR_CAUSE, DEVICE_PAPER };

struct device_status {
    bool is_offline;
    bool cover_is_open;
    bool paper_is_out;
    bool paper_is_low;
    bool has_error;
    const char *detail; /* of the error; or NULL */
};

/* Whether a byte can be an answer to DLE EOT, or to GS r 1; never both. */
bool device_status_is_answer(unsigned char byte);
bool device_status_is_done_mark(unsigned char byte);

/* Takes an answer in. */
void device_status_take(struct device_status *status, enum device_question question, unsigned char answer);

/* READY, PAPER_LOW, or a fault; BUSY when it is offline and does not say why. */
enum printer_state device_status_state(const struct device_status *status);

#endif
