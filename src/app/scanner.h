/* Tells a barcode scanner from a person at a keyboard: its keys come within 30 ms of each other and end in
 * Enter. Text is held back that long, so that a scan never lands in a box that happens to have the focus.
 * Pure: the moments are handed in. */
#ifndef APP_SCANNER_H
#define APP_SCANNER_H

#include <stdbool.h>
#include <stdint.h>

enum { SCANNER_GAP_MS = 30, SCANNER_BYTES = 128, SCANNER_SHORTEST = 6 };

struct scanner {
    char held[SCANNER_BYTES];
    int64_t last_ms; /* when the last of it came */
};

/* A piece of text from the keyboard. False: it has no room with what is held; take that first. */
bool scanner_add(struct scanner *scanner, const char *text, int64_t now_ms);

/* Whether an Enter at this moment ends a scan: then `held` is what was scanned, until scanner_clear. */
bool scanner_ends(const struct scanner *scanner, int64_t now_ms);

/* Whether what is held was typed by a person: it is older than a scanner would leave it. */
bool scanner_is_typed(const struct scanner *scanner, int64_t now_ms);

void scanner_clear(struct scanner *scanner); /* wiped */

/* Milliseconds until what is held counts as typed; -1 when nothing is held. */
int scanner_wait_ms(const struct scanner *scanner, int64_t now_ms);

#endif
