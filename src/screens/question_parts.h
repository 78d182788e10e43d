/* What the page of a question is made of. Private to screens/. */
#ifndef SCREENS_QUESTION_PARTS_H
#define SCREENS_QUESTION_PARTS_H

#include "screens/answer_text.h"

/* question_problem.c: what is wrong with the visit's problem item, above the page. */
void add_problem(struct ui_view *view, const struct visit *visit);

/* The same words once more beside its boxes, which may stand far from the alert. */
void add_problem_beside(struct ui_view *view, const struct visit *visit, size_t item);

bool is_wrong(const struct visit *visit, size_t item);

/* Whether a date that is asked for cannot lie ahead: a birthday. */
bool lies_in_past(const struct visit *visit, const struct flow_item *item);

/* Which box of a date is to be put right; all of them when the whole date is wrong. */
bool is_wrong_part(const struct visit *visit, size_t item, enum answer_part part);

/* question_boxes.c: whether the options of an item stand beside each other. */
bool stands_in_row(struct ui_view *view, const struct visit *visit, size_t item);

/* What is touched and typed in to answer an item. */
void add_answer_boxes(struct ui_view *view, const struct visit *visit, size_t item);

/* question.c: the parts that a roster has too. */
void add_question_progress(struct ui_view *view, const struct visit *visit);

/* roster.c: who was told of in a repeating group, another one, or on. */
void build_roster(struct ui_view *view, const struct visit *visit);

#endif
