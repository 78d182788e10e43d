/* On-screen keyboards as data: assets/locales/<tag>.keys.json, and digits.keys.json, the number pad.
 * {"tag", "layers": [{"name", "rows": [[key, …], …]}]}; the first layer is "base", where typing begins. A key
 * that types is its text, or {"types", "name", "label", "width"}; all others have an "action": "layer" (with
 * "name", "target", a layer's name, and "once"), "language" (with "name"), "backspace", "space", "return",
 * "done". What is left out: name and label are the text (a mark's label stands on U+25CC) or the action;
 * width is 1. Every layer has space, backspace and done; a row is at most KEYBOARD_ROW_WIDTH wide; texts are
 * NFC. Three layers come by themselves, as the caret stands: "capitals" where a word or sentence begins,
 * "email" where an address is wanted, and "vowels", base with whole vowels in place of vowel signs, where no
 * consonant stands before. Does not: draw.
 */
#ifndef LOCALE_KEYBOARD_H
#define LOCALE_KEYBOARD_H

#include <stddef.h>

#include "base/faults.h"
#include "base/status.h"

enum { KEYBOARD_ROWS_MAX = 4, KEYBOARD_KEYS_MAX = 12, KEYBOARD_ROW_WIDTH = 11 };

enum key_action { KEY_TYPES, KEY_LAYER, KEY_BACKSPACE, KEY_SPACE, KEY_LANGUAGE, KEY_DONE, KEY_RETURN };

struct keyboard_key {
    const char *name;  /* what follows "key." in its node id: the character itself, or "shift", "backspace",
                          "space", "latin", … */
    const char *label; /* what stands on it: marks shown on U+25CC */
    const char *types; /* the text it enters, for KEY_TYPES and KEY_SPACE */
    enum key_action action;
    int target; /* layer, for KEY_LAYER; it goes back to layer 0 after one key when `once` */
    int once;
    float width; /* in keys: 1 is a plain key */
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

/* Reads every keyboard of `folder`. Owns: the caller, keyboard_set_destroy.
 * Fails: INVALID when a file breaks the format or the English keyboard or the number pad is missing,
 * NOT_FOUND, DENIED, IO for the folder; each adds its faults. */
enum status keyboard_set_create(const char *folder, struct faults *faults,
                                struct keyboard_set **ret_set) MUST_CHECK;
void keyboard_set_destroy(struct keyboard_set *set);

/* The keyboard that writes `tag`; the English one when there is none. Borrows: from the set. */
const struct keyboard *keyboard_find(const struct keyboard_set *set, const char *tag);

/* The pad for numbers: one layer that does not depend on the language. Borrows. */
const struct keyboard *keyboard_number_pad(const struct keyboard_set *set);

/* The layer and key that types `text` (one grapheme or code point), the nearest layer first, or false.
 * A space is found too. Borrows. */
int keyboard_key_for(const struct keyboard *keyboard, const char *text, size_t *ret_layer,
                     const struct keyboard_key **ret_key);

#endif
