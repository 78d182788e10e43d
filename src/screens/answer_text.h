/* An answer in words, as the person sees it on the check page. Private to screens/. */
#ifndef SCREENS_ANSWER_TEXT_H
#define SCREENS_ANSWER_TEXT_H

#include "screens/flow_words.h"

/* Whether what is typed here runs from left to right in every language: numbers, postcodes, email addresses.
 */
bool runs_left_to_right(const struct flow_item *item);

/* The unit of an integer: "months". */
struct said say_unit(struct ui_view *view, const struct visit *visit, const struct flow_item *item);

/* The whole answer, a line for each thing chosen; text NULL when there is none. */
struct said say_answer(struct ui_view *view, const struct visit *visit, size_t item);

#endif
