/* Tells a barcode scanner from a person at a keyboard: its keys come within 30 ms of each other and end in
 * Enter. Text is held back that long, so that a scan never lands in a box that happens to have the focus. A
 * scanner presses the keys of a US keyboard, whatever letters this machine's layout makes of them; so where
 * the keys were is held as well. Pure: the moments are handed in. */
#ifndef APP_SCANNER_H
#define APP_SCANNER_H

#include <stdbool.h>
#include <stdint.h>

enum { SCANNER_GAP_MS = 30, SCANNER_BYTES = 128, SCANNER_SHORTEST = 6 };

struct scanner {
    char held[SCANNER_BYTES];
    char keys[SCANNER_BYTES]; /* what the same keys type on a US keyboard */
    int64_t last_ms;          /* when the last of it came */
};

/* What a key types on a US keyboard, by its SDL_Scancode: a capital letter whatever shift and caps lock say,
 * a digit, '-' or ':'; '?' for any other sign; 0: nothing. */
char scanner_sign(int scancode, bool is_shifted);

/* Such a key went down. */
void scanner_add_key(struct scanner *scanner, char sign, int64_t now_ms);

/* A piece of text from the keyboard. False: it has no room with what is held; take that first. */
bool scanner_add(struct scanner *scanner, const char *text, int64_t now_ms);

/* Whether an Enter at this moment ends a scan: then scanner_read is what was scanned, until scanner_clear. */
bool scanner_ends(const struct scanner *scanner, int64_t now_ms);

/* The text, or where that is no reference and the keys spell one, those. */
const char *scanner_read(const struct scanner *scanner);

/* Whether what is held was typed by a person: it is older than a scanner would leave it. */
bool scanner_is_typed(const struct scanner *scanner, int64_t now_ms);

void scanner_clear(struct scanner *scanner); /* wiped */

/* Milliseconds until what is held counts as typed; -1 when nothing is held. */
int scanner_wait_ms(const struct scanner *scanner, int64_t now_ms);

#endif
