/* A shelf to hold the store against. A check that fails ends its test. */
#ifndef TEST_STORE_SHELF_CHECKS_H
#define TEST_STORE_SHELF_CHECKS_H

#include "shelf.h"

extern struct shelf shelf;
extern const char *const shelf_products[SHELF_PRODUCTS]; /* in their order of the alphabet */
extern const char *const shelf_names[SHELF_NAMES];

void clear_shelf(void);

void check_shelf_stock(void);
void check_shelf_day(int day);
void check_shelf_months(void); /* all there are */
void check_ledger_rows(void);
void check_slip(const struct slip *slip);

#endif
