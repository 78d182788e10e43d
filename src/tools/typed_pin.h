/* A PIN that somebody types at the terminal, unseen and twice, or hands over in a file descriptor; it never
 * stands among the arguments, which everybody on the machine can list. */
#ifndef TOOLS_TYPED_PIN_H
#define TOOLS_TYPED_PIN_H

#include "base/status.h"
#include "vault/pin.h"

/* `fd_text` is the value of --pin-fd, or NULL for the terminal. What fails is said. The caller wipes it.
 * Fails: INVALID (no file descriptor, no terminal, nothing or too much in it, typed differently). */
enum status typed_pin_read(const char *fd_text, char ret_pin[PIN_CHARS_MAX + 1]) MUST_CHECK;

#endif
