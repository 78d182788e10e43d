/* One keyboard out of its file. The file's format stands in keyboard.h. */
#ifndef LOCALE_KEYBOARD_FILE_H
#define LOCALE_KEYBOARD_FILE_H

#include "base/arena.h"
#include "base/faults.h"
#include "base/json.h"
#include "locale/keyboard.h"

/* Reads a keyboard that must write `tag`; what is wrong with it goes to `faults`, and it is of use only when
 * nothing was. Borrows: from `arena`. */
struct keyboard *keyboard_read(const struct json_doc *doc, const char *tag, struct arena *arena,
                               struct faults *faults);

#endif
