/* How often somebody may guess: a bucket of tries that fills again with time. It holds whatever the clock
 * does: time that runs backwards or leaps gives no more than a full bucket, and never takes one away. Pure;
 * the store keeps it, so that a restart does not fill it. */
#ifndef RULES_TRIES_H
#define RULES_TRIES_H

#include <stdbool.h>
#include <stdint.h>

struct tries_limit {
    int most;          /* wrong tries in a row */
    int64_t refill_ms; /* after which one more is given */
};

struct tries {
    int used;
    int64_t since_utc_ms; /* from when the refill counts */
};

/* What was used as of now. Keep it whenever it differs: a clock that was set back counts from here. */
struct tries tries_now(struct tries tries, const struct tries_limit *limit, int64_t now_utc_ms);

/* How long until the next one is allowed; 0: now. Never more than `refill_ms`. */
int64_t tries_wait_ms(struct tries tries, const struct tries_limit *limit, int64_t now_utc_ms);

/* After a wrong one. */
struct tries tries_spend(struct tries tries, const struct tries_limit *limit, int64_t now_utc_ms);

#endif
