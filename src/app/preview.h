/* All pages of a form on one sheet, so that staff can sign it off without standing at a kiosk. */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include "app/kiosk.h"

/* Draws the pages of the form `name` one after the other, whatever would lead to them, beside each other into
 * a PNG file. Fails: NOT_FOUND (no such form), FULL, DENIED, IO, each after saying why. */
enum status preview_write(struct kiosk *kiosk, const char *name, const char *path) MUST_CHECK;

#endif
