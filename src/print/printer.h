/* The printer of this kiosk, whatever kind it is: one job at a time, moved on by steps that never block. What
 * was handed in is copied, wiped when the job ends, and printed once or not at all: nothing here tries again.
 * A job lives no longer than its visit: what is cancelled and has not reached the paper does not come any
 * more. Does not: know what is printed, or say anything to anybody. */
#ifndef PRINT_PRINTER_H
#define PRINT_PRINTER_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/status.h"
#include "print/bitmap.h"
#include "print/settings.h"

struct printer;

enum printer_state {
    PRINTER_NONE,     /* there is no printer, which is a normal state */
    PRINTER_READY,    /* as far as is known; nobody asks it between jobs */
    PRINTER_PRINTING, /* a job is on its way */
    PRINTER_DONE,     /* of a job: all of it is on the paper, or in a printer that cannot say so */
    PRINTER_PAPER_LOW,
    PRINTER_OUT_OF_PAPER, /* this and all below are faults */
    PRINTER_COVER_OPEN,
    PRINTER_UNPLUGGED,
    PRINTER_BUSY,
    PRINTER_NO_ANSWER,
    PRINTER_STOPPED, /* by a person, by a fault of its own, or for a reason that it does not tell */
    PRINTER_HALF,    /* of a job: part of it is on the paper, and the rest does not come */
    PRINTER_STATES,
};

/* How the printer was when last heard of. */
struct printer_look {
    enum printer_state state;
    const char *key;    /* of the plain line for the desk: `printer.out-of-paper` */
    const char *code;   /* for staff: `P1`; "" when nothing is wrong */
    const char *detail; /* in English, for the centre's IT person; "". Borrows: until the next step */
};

/* What became of a job. */
struct printer_news {
    unsigned job;
    enum printer_state state; /* PRINTER_DONE, or a fault */
    enum printer_state cause; /* of PRINTER_HALF; else the same */
};

/* Borrows the settings and the clock. Reaches for no printer yet. */
struct printer *printer_create(const struct printer_settings *settings, const struct clock *clock);

/* Cancels what is on its way. Blocks: while the print service takes a job back, at most some seconds. */
void printer_destroy(struct printer *printer);

/* Begins to print a copy of `bitmap`; `kind` is a plain word for what it is, such as "ticket", which may
 * stand in the name of a file. Whatever the printer has to say comes as news. Fails: UNAVAILABLE (there is no
 * printer), BUSY (a job is on its way, or being taken back), INVALID (too wide for its paper). */
enum status printer_start(struct printer *printer, const char *kind, const struct bitmap *bitmap,
                          unsigned *ret_job) MUST_CHECK;

/* Begins to ask how it is and prints nothing; also takes back what an earlier run left in the queue. The news
 * is PRINTER_READY, PRINTER_PAPER_LOW or a fault. Fails: UNAVAILABLE, BUSY. */
enum status printer_ask(struct printer *printer, unsigned *ret_job) MUST_CHECK;

/* Moves on. True when a job has ended by itself; `ret_news` then tells how. */
bool printer_step(struct printer *printer, struct printer_news *ret_news);

/* Milliseconds until printer_step has something to do; -1 when nothing is on its way. */
int printer_wait_ms(const struct printer *printer);

/* The visit is over: what has not reached the paper does not come any more, and no news of it either. A job
 * that has ended already is nothing. Steps go on until the printer is let go. */
void printer_cancel(struct printer *printer, unsigned job);

struct printer_look printer_look(const struct printer *printer);

bool printer_is_fault(enum printer_state state);

/* The key and the code of a state, as in printer_look. */
const char *printer_key(enum printer_state state);
const char *printer_code(enum printer_state state);

#endif
