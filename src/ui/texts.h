/* Laid-out texts of the present and the last few frames. The words of the interface are kept, since the same
 * ones stand on the next page; somebody's own words live for one frame and are wiped. Private to ui/. */
#ifndef UI_TEXTS_H
#define UI_TEXTS_H

#include "text/text.h"

struct ui_texts;

struct ui_texts *ui_texts_create(struct text_engine *engine);
void ui_texts_destroy(struct ui_texts *texts);

/* A new frame begins: personal texts are destroyed, others that were long not asked for as well. */
void ui_texts_turn(struct ui_texts *texts);

/* The paragraph for `spec`. Borrows: until the second next turn, a personal one until the next.
 * Fails: as text_paragraph_create. */
enum status ui_texts_get(struct ui_texts *texts, const struct text_spec *spec, bool personal,
                         const struct text_paragraph **ret_paragraph) MUST_CHECK;

/* A number that is the same for the same spec and text. */
uint64_t ui_texts_stamp(const struct text_spec *spec);

#endif
