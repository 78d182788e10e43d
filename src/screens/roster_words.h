/* The line that sums up one instance of a repeating group: "Child 2: born May 2024". Private to screens/. */
#ifndef SCREENS_ROSTER_WORDS_H
#define SCREENS_ROSTER_WORDS_H

#include "screens/answer_text.h"

/* Its title and what was answered of it, in a line. */
void add_summary_line(struct ui_view *view, const struct visit *visit, size_t instance);

/* Whether the message by which an instance is summed up tells the answer to an item of it. */
bool summary_tells(struct ui_view *view, const struct visit *visit, size_t instance, size_t item);

#endif
