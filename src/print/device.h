/* Inside the ESC/POS printer: the job on its way, how it is asked, and how it ends. Only printer_device.c,
 * device_ask.c and device_end.c may include this. */
#ifndef PRINT_DEVICE_H
#define PRINT_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "print/device_status.h"
#include "print/escpos.h"
#include "print/port.h"
#include "print/printer_backend.h"

enum { DEVICE_STALL_MS = 5000 /* without anything moving */, FORGET_BYTES = 10 };

enum device_phase {
    PHASE_IDLE,
    PHASE_ASKING,  /* how it is */
    PHASE_RESTING, /* before it is asked again */
    PHASE_SENDING, /* a part */
    PHASE_WAITING, /* for the part to be done */
    PHASE_CLOSING, /* a job that was broken off */
    PHASE_OVER,
};

struct device {
    const struct printer_settings *settings;
    const struct clock *clock;
    struct port port;
    enum device_phase phase;
    int64_t phase_ms; /* when the phase began */
    int64_t moved_ms; /* when a part last moved */

    const struct bitmap *bitmap; /* NULL: it is only asked */
    struct escpos_job job;
    size_t sent;      /* of the present part */
    bool has_begun;   /* something of the picture was sent */
    bool is_all_sent; /* and taken */

    struct device_status status;
    int question;      /* an enum device_question; above the last when all are answered */
    size_t order_sent; /* bytes of the question that went out */
    int64_t order_ms;
    bool has_answered;

    enum { MARK_UNKNOWN, MARK_USED, MARK_UNUSED } mark; /* whether it knows GS r */
    bool awaits_mark;
    bool has_mark; /* of the present part */

    /* White dots, the order to forget, and the cut: what a broken job still owes the printer. What it did not
     * take goes out before the next job, since the printer may be in the middle of a band. */
    unsigned char owed[ESCPOS_PART_BYTES + FORGET_BYTES + ESCPOS_HEADER_BYTES];
    size_t owed_count;
    size_t owed_sent;
    struct printer_result result;
};

int64_t device_now_ms(const struct device *device);
void device_enter(struct device *device, enum device_phase phase);
bool device_has_passed(const struct device *device, int64_t since_ms, int wait_ms);

/* The steps return whether anything moved, so that another may follow at once. */

/* Nothing moves: not yet a fault, or one. Always false. */
bool device_stall(struct device *device, enum printer_state state);

/* Takes in what the printer says. False when it has gone. */
bool device_listen(struct device *device);

bool device_step_asking(struct device *device);
bool device_step_resting(struct device *device);

/* Asks for a mark when the part is done. It is answered in its turn, and not at all by a printer that has
 * stopped; how that one is, is asked in between. */
bool device_wait_for_mark(struct device *device);

/* Ends the job: a fault, which is half a slip when it had begun; all is well; nobody wants it any more. */
void device_fail(struct device *device, enum printer_state state);
void device_succeed(struct device *device);
void device_break_off(struct device *device);

/* Whatever happens here, the job is over. */
bool device_step_closing(struct device *device);

/* Closes the port. */
void device_let_go(struct device *device);

#endif
