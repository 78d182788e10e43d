/* A family at the pages of vitamins, with the pack of the folder vitamins/, which gives them free with the
 * card and at a price without. A child of 18 months, one of 7 years and a baby who is due; Monday 8:30. */
#ifndef TESTS_SCREENS_VITAMINS_FAMILY_H
#define TESTS_SCREENS_VITAMINS_FAMILY_H

#include "offer_family.h"

void vitamins_open(void);

/* What the answers of their flow tell: the options' codes, `who` with spaces between them. */
struct vitamins_answers {
    const char *who;  /* "pregnant child" */
    const char *card; /* "yes" */
    const char *last; /* "never" */
    const char *slip; /* with last "slip" */
};

/* Through the flow to its end. Returns the effects. */
int vitamins_shows(const char *tag, struct vitamins_answers answers);

/* The page as it stands when the rules say this of the woman and of each child. */
void vitamins_says(const char *tag, enum vitamins_verdict verdict, enum vitamins_terms terms,
                   struct date from);

/* The voucher for what is free with the card. */
void vitamins_voucher(const char *tag);

TCase *cases_of_vitamins(void);
TCase *cases_of_printing(void);

#endif
