/* The suites of the feed room, one a file, and what they share. */
#ifndef TESTS_FEED_SUITES_H
#define TESTS_FEED_SUITES_H

#include <check.h>

#include "feed/feed.h"

TCase *plain_tests(void);
TCase *mend_tests(void);
TCase *schedule_tests(void);
TCase *form_tests(void);
TCase *plan_tests(void);
TCase *week_tests(void);
TCase *timetable_tests(void);

#define TODAY ((struct date){.year = 2026, .month = 11, .day = 22})

/* A feed from its text with ' for ", which must be readable. */
struct feed *feed_of(const char *text);

/* The line of the first fault of a text that must not be readable, and whether its fault holds `words`. */
void refuse_feed(const char *text, size_t bytes, const char *words, int line);

/* Whether the feed has a remark that holds `words`. */
bool has_remark(const struct feed *feed, const char *words);
void print_remarks(const struct feed *feed);

/* The value at "0.schedules.0.opens_at", compact, with ' for "; "" when there is none. Static, used again. */
const char *at(const struct feed *feed, const char *path);

#endif
