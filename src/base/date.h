/* Calendar dates without a clock or a zone. A date may lack its day (0), as FHIR's partial dates may. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

struct date {
    int year;  /* 0 when there is no date */
    int month; /* 1…12 */
    int day;   /* 1…31; 0 when only the month is known */
};

int date_days_in_month(int year, int month); /* 0 when there is no such month */
bool date_is_real(struct date date);

/* -1, 0 or 1. A date without a day is compared by its month. */
int date_compare(struct date a, struct date b);

/* The same day `months` months on, or the last of that month when it is shorter. */
struct date date_add_months(struct date date, int months);

/* A date without its day counts as the first of its month in these three. */
struct date date_add_days(struct date date, int days);
int date_days_between(struct date from, struct date to); /* negative when `to` is earlier */
int date_weekday(struct date date);                      /* 0 is Monday */

/* Minutes after midnight by the clock on a wall in the United Kingdom. */
int date_minute_of_utc(int64_t utc_ms);

/* The date in the United Kingdom at a moment (GMT, and BST from the last Sunday of March to that of October,
 * both at 01:00 UTC). Source: Summer Time Act 1972 as amended 2002. */
struct date date_of_utc(int64_t utc_ms);

/* The moment at which clocks there show `minute` minutes after midnight of a day; 1440 and more are of the
 * days after it. Of the hour that October has twice it is the first; the hour that March has not is the one
 * after it. Source: RFC 5545 3.3.5. */
int64_t date_utc_of_wall(struct date day, int minute);

/* "2026-11" or "2026-11-22" (10 characters and NUL at most), and back. Fails: INVALID. */
void date_write(struct date date, char ret_text[11]);
enum status date_read(const char *text, struct date *ret_date) MUST_CHECK;

#endif
