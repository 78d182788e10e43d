/* What a kind of printer must be able to do; printer.c has the table of them. A backend has at most one
 * errand at a time and is told about the next only when the last is over. Does not: know jobs by number, or
 * who asked. */
#ifndef PRINT_PRINTER_BACKEND_H
#define PRINT_PRINTER_BACKEND_H

#include <stdbool.h>

#include "print/printer.h"

enum { PRINTER_DETAIL_BYTES = 200 };

/* How an errand ended, and how the printer is now. */
struct printer_result {
    enum printer_state state; /* DONE, HALF, or as the printer is */
    enum printer_state known; /* READY, PAPER_LOW, or a fault */
    char detail[PRINTER_DETAIL_BYTES];
};

struct printer_backend {
    /* Borrows both, until destroy. */
    void *(*create)(const struct printer_settings *settings, const struct clock *clock);
    void (*destroy)(void *self);

    /* Begins to print; without a bitmap, to ask only. Borrows the bitmap until the errand is over. */
    void (*start)(void *self, const char *kind, const struct bitmap *bitmap);

    /* Moves on. True when the errand is over. */
    bool (*step)(void *self, struct printer_result *ret_result);

    /* Nothing more may reach the paper. Steps go on until the errand is over. */
    void (*cancel)(void *self);

    int step_wait_ms; /* between two steps */
};

extern const struct printer_backend printer_folder_backend;
extern const struct printer_backend printer_device_backend;
extern const struct printer_backend printer_cups_backend;

/* Fills in a result; `detail` is for the centre's IT person, "" for none. */
void printer_result_set(struct printer_result *result, enum printer_state state, enum printer_state known,
                        const char *detail);

#endif
