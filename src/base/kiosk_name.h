/* What this kiosk is called, for those who look after several: "Reception". It stands on the page that says
 * that it is out of order, and in what staff read of it. */
#ifndef BASE_KIOSK_NAME_H
#define BASE_KIOSK_NAME_H

#include <stddef.h>

#include "base/status.h"

enum { KIOSK_NAME_CHARS_MAX = 40, KIOSK_NAME_BYTES = 4 * KIOSK_NAME_CHARS_MAX + 1 };

/* Whether a name has 1 to 40 characters, not only spaces, none that steers a terminal or turns the order of a
 * line. Fails: INVALID. */
enum status kiosk_name_check(const char *name) MUST_CHECK;

/* The name that DATA/public/kiosk.json gives. Fails: NOT_FOUND (none was given), INVALID, IO (the file can't
 * be used), FULL. */
enum status kiosk_name_read_own(const char *data, char *ret_name, size_t capacity) MUST_CHECK;

/* The same, but the machine's own name where none was given or the file can't be used. KIOSK_NAME_BYTES are
 * always enough. Fails: FULL. */
enum status kiosk_name_read(const char *data, char *ret_name, size_t capacity) MUST_CHECK;

/* Fails: INVALID, as kiosk_name_check; as file_write. */
enum status kiosk_name_write(const char *data, const char *name) MUST_CHECK;

#endif
