/* On-screen keyboards as data: assets/locales/<tag>.keys.json, drafted once from xkb-data, then ours.
 * A keyboard has layers ("base", "shift", "digits" …), a layer has rows, a row has keys. Does not: draw. */
#ifndef LOCALE_KEYBOARD_H
#define LOCALE_KEYBOARD_H

#include <stddef.h>

#include "base/faults.h"
#include "base/status.h"

enum { KEYBOARD_ROWS_MAX = 4, KEYBOARD_KEYS_MAX = 12 };

enum key_action { KEY_TYPES, KEY_LAYER, KEY_BACKSPACE, KEY_SPACE, KEY_LANGUAGE, KEY_DONE, KEY_RETURN };

struct keyboard_key {
    const char *name;   /* what follows "key." in its node id: the character itself, or "shift", "backspace", "space", "latin", … */
    const char *label;  /* what stands on it: marks shown on U+25CC */
    const char *types;  /* the text it enters, for KEY_TYPES and KEY_SPACE */
    enum key_action action;
    int target;         /* layer, for KEY_LAYER; it goes back to layer 0 after one key when `once` */
    int once;
    float width;        /* in keys: 1 is a plain key */
};

struct keyboard_row {
    const struct keyboard_key *keys;
    size_t count;
};

struct keyboard_layer {
    const char *name;
    struct keyboard_row rows[KEYBOARD_ROWS_MAX];
    size_t row_count;
};

struct keyboard {
    const char *tag; /* the language it writes */
    const struct keyboard_layer *layers;
    size_t layer_count;
};

struct keyboard_set; /* all keyboards of a folder, and the number pad */

enum status keyboard_set_create(const char *folder, struct faults *faults, struct keyboard_set **ret_set) MUST_CHECK;
void keyboard_set_destroy(struct keyboard_set *set);

/* The keyboard that writes `tag`; the English one when there is none. Borrows. */
const struct keyboard *keyboard_find(const struct keyboard_set *set, const char *tag);

/* The layer and key that types `text` (one grapheme or code point), or false. */
int keyboard_key_for(const struct keyboard *keyboard, const char *text, size_t *ret_layer, const struct keyboard_key **ret_key);

#endif
