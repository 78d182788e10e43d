/* A visit with a small pack, and short names for what every test does with it. */
#ifndef TEST_MODEL_FIXTURE_H
#define TEST_MODEL_FIXTURE_H

#include <check.h>
#include <stdlib.h>

#include "model/visit.h"

extern const struct date today; /* 22 November 2026 */
extern struct words *words;
extern struct keyboard_set *keyboards;
extern struct centre *centre;
extern struct search *search;
extern struct house house;
extern struct visit visit;

void open_visit(void);
void close_visit(void);
void go_home(void);

/* The (first) item with a linkId. */
int item(const char *link_id);
void choose(const char *link_id, const char *code);
bool is_chosen(const char *link_id, const char *code);
void expect_page(const char *link_id);

/* Answers the page that shows, and goes on: the code of an option, "yes" or "no", or words. */
void answer_page(const char *code_or_text);
void answer_date(const char *day, const char *month, const char *year); /* NULL: that part is left empty */
void answer_about(const char *number,
                  const char *unit); /* of a page whose group holds a number and its unit */

Suite *visit_suite(void);
Suite *desk_suite(void);
Suite *desk_stock_suite(void);
Suite *no_pack_suite(void);
Suite *family_suite(void);
Suite *offer_suite(void);
Suite *sessions_suite(void);
Suite *vitamins_suite(void);
Suite *walk_suite(void);

#endif
