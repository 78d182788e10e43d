/* From what was typed to what the rules read: NFC, ASCII digits, parsed dates, counted graphemes. */
#ifndef MODEL_SETTLE_H
#define MODEL_SETTLE_H

#include "model/visit.h"

/* Settles the answer of one item. */
void settle_item(struct visit *visit, size_t item);

/* Settles all of them. */
void settle_all(struct visit *visit);

#endif
