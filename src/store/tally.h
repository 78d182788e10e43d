/* Counting as a part of another act, for the files of this room only. */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include "store/connection.h"

/* Counts `what` once more on the day of `now_utc_ms`, within the caller's transaction. */
enum status tally_count(struct store *store, const char *what, int64_t now_utc_ms) MUST_CHECK;

#endif
