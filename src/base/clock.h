/* Time, handed in. The wall clock says what date it is and may jump; the monotonic clock measures
 * waiting and never does. Journeys and tests shift both without waiting. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/status.h"

/* The system's clocks plus two shifts; a zeroed struct is plain system time. */
struct clock {
    int64_t utc_shift_ms;
    int64_t monotonic_shift_ms;
};

/* Milliseconds since 1970-01-01T00:00Z. */
int64_t clock_utc_ms(const struct clock *clock);

/* Milliseconds since some fixed moment; never goes back while the shifts only grow. */
int64_t clock_monotonic_ms(const struct clock *clock);

/* Lets `ms` pass on both clocks at once. */
void clock_advance(struct clock *clock, int64_t ms);

/* Moves the wall clock to `utc_ms` from this moment on. */
void clock_set_utc(struct clock *clock, int64_t utc_ms);

/* Writes `2026-11-22T09:30:00Z` (20 characters and NUL) for a moment between the years 1 and 9999. */
void clock_format_utc(int64_t utc_ms, char ret_text[21]);

/* Reads `2026-11-22`, `2026-11-22T09:30`, `…:00` with an optional final Z, as UTC.
 * Fails: INVALID for anything else. */
enum status clock_parse_utc(const char *text, int64_t *ret_utc_ms) MUST_CHECK;

#endif
