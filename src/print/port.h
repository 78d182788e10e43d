/* A printer's device file, opened for one job: USB (/dev/usb/lp0), a serial line, or a pipe. Never blocks.
 * Does not: know what is sent or answered. The program must ignore SIGPIPE. */
#ifndef PRINT_PORT_H
#define PRINT_PORT_H

#include <stdbool.h>
#include <stddef.h>

#include "print/printer.h"

struct port {
    int fd; /* -1: closed */
    bool is_tty;
    bool can_read;
};

/* Opens it for this program alone. `baud` 0 leaves a serial line at the speed it has.
 * Returns PRINTER_READY, or the fault. */
enum printer_state port_open(struct port *port, const char *path, int baud, bool must_read);

/* Writes what is taken at once, which may be nothing. Returns PRINTER_READY, or the fault. */
enum printer_state port_write(struct port *port, const unsigned char *bytes, size_t count,
                              size_t *ret_written);

/* Reads what is there, which may be nothing. Returns PRINTER_READY, or the fault. */
enum printer_state port_read(struct port *port, unsigned char *ret_bytes, size_t capacity, size_t *ret_count);

/* Whether all that was written has left this machine. */
bool port_is_drained(const struct port *port);

/* Drops what has not left this machine. Takes a closed one. */
void port_drop(const struct port *port);

/* The same, and closes it, since closing a serial line would wait for what is left. Takes a closed one. */
void port_close(struct port *port);

#endif
