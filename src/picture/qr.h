/* QR codes: a text to its dark and light modules. Does not: draw, or add the light margin of four modules
 * that readers need. Source: ISO/IEC 18004, by libqrencode; byte mode, with the ECI of UTF-8 (26) before text
 * that is not all ASCII. */
#ifndef PICTURE_QR_H
#define PICTURE_QR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

enum { QR_TEXT_BYTES_MAX = 1000, QR_MARGIN = 4 };

struct qr;

/* Error correction M. Fails: FULL when the text is too long, INVALID when it is empty. Owns: the caller,
 * qr_destroy, which overwrites it. */
enum status qr_create(const char *text, struct qr **ret_qr) MUST_CHECK;
void qr_destroy(struct qr *qr);

int qr_side(const struct qr *qr); /* in modules, without the margin */
bool qr_is_dark(const struct qr *qr, int x, int y);

#endif
