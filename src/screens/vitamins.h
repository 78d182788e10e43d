/* What the pages of vitamins share. Private to screens/. */
#ifndef SCREENS_VITAMINS_H
#define SCREENS_VITAMINS_H

#include "screens/chrome.h"

/* How this centre gives them. Borrows: from the centre. */
const struct vitamins *vitamins_rules(const struct visit *visit);

/* What is given, by its name in the words of the pack. */
struct said say_vitamins_product(struct ui_view *view, const struct visit *visit,
                                 const struct vitamins_product *product);

#endif
