/* A family at the pages of the offer, with the pack of the folder offer/, which has one of everything. */
#ifndef TESTS_SCREENS_OFFER_FAMILY_H
#define TESTS_SCREENS_OFFER_FAMILY_H

#include <check.h>
#include <string.h>

#include "glass.h"

/* A Monday. */
#define FAMILY_TODAY ((struct date){.year = 2026, .month = 11, .day = 23})

void family_open(void);
void family_close(void);

struct age family_months(int months);
struct age family_years(int years);
struct age family_due(int year, int month);

/* At the page of the offer, with children of these ages, who use a place of the pilot. */
void family_comes(const char *tag, const struct age *ages, size_t count);

/* Of 18 months and 7 years. */
void family_of_two(const char *tag);

/* What they said of the place they use has changed. */
void family_uses(enum offer_use use);

void family_shows(const char *key);                    /* the page of a service */
void family_finds(const char *tag, const char *typed); /* the page of the search */

/* What a node says: text, detail, note and facts with a bar between them, without what formatting put in.
 * Borrows: until the next call. */
const char *family_reads(const char *id);

bool family_sees(const char *id);

#define ck_assert_says(id, part)                                                                             \
    ck_assert_msg(strstr(family_reads(id), part) != NULL, "%s says \"%s\", not \"%s\"", id,                  \
                  family_reads(id), part)

TCase *cases_of_service(void);
TCase *cases_of_offer_panels(void);

#endif
