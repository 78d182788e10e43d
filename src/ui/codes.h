/* The QR codes of the pages shown last, made once and kept from frame to frame. Private to ui/. */
#ifndef UI_CODES_H
#define UI_CODES_H

#include "picture/qr.h"

struct ui_codes;

struct ui_codes *ui_codes_create(void);
void ui_codes_destroy(struct ui_codes *codes);

/* A new frame begins: what the one before did not show is destroyed. */
void ui_codes_turn(struct ui_codes *codes);

/* Destroys all of them, and their texts. */
void ui_codes_wipe(struct ui_codes *codes);

/* The code that says `text`. Borrows: until the second next turn. Fails: as qr_create, and FULL when a page
 * has more of them than anybody could take a photo of. */
enum status ui_codes_get(struct ui_codes *codes, const char *text, const struct qr **ret_code) MUST_CHECK;

#endif
