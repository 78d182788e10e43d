/* What keys do to the text box that has the focus: the caret, the layers, the own and the Latin keyboard. */
#ifndef MODEL_TYPING_H
#define MODEL_TYPING_H

#include "model/visit.h"

/* Gives a box the focus, with the caret at byte `offset` (beyond the end: at the end). */
void typing_focus(struct visit *visit, int item, int part, size_t offset);

/* The first box of the page, if it has one that is not an addition to a list of choices. */
void typing_focus_page(struct visit *visit);

void typing_leave(struct visit *visit);

/* The text of the focused box, or NULL. */
const char *typing_text(const struct visit *visit);

/* The keyboard for the focused box, and the layer that shows. NULL when nothing has the focus. */
const struct keyboard *typing_keyboard(const struct visit *visit);

/* Whether the box takes more than one line. */
bool typing_is_long(const struct visit *visit);

/* What the language key leads to: a tag, or the number pad. NULL when there is nothing else to turn to. */
#define TYPING_NUMBER_PAD "123"
const char *typing_other_keyboard(const struct visit *visit);

/* A key of the on-screen keyboard. Returns false for KEY_DONE, which means: I have finished here. */
bool typing_key(struct visit *visit, const struct keyboard_key *key);

/* Text from a real keyboard: UTF-8, what does not fit is left out. */
void typing_insert(struct visit *visit, const char *text);
void typing_backspace(struct visit *visit);
void typing_move(struct visit *visit, int graphemes); /* -1 back, 1 on */

#endif
