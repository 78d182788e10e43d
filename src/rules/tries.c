#include "rules/tries.h"

#include <assert.h>

struct tries tries_now(struct tries tries, const struct tries_limit *limit, int64_t now_utc_ms)
{
    uint64_t refill = (uint64_t)limit->refill_ms;
    uint64_t since, given;

    assert(limit->most > 0 && limit->refill_ms > 0);
    if (tries.used < 0)
        tries.used = 0;
    if (tries.used > limit->most)
        tries.used = limit->most;
    /* A clock that was ahead would otherwise lock everybody out until it is reached again. */
    if (now_utc_ms < tries.since_utc_ms || tries.used == 0)
        return (struct tries){.used = tries.used, .since_utc_ms = now_utc_ms};
    since = (uint64_t)now_utc_ms - (uint64_t)tries.since_utc_ms;
    given = since / refill;
    if (given >= (uint64_t)tries.used)
        return (struct tries){.used = 0, .since_utc_ms = now_utc_ms};
    return (struct tries){
        .used = tries.used - (int)given,
        .since_utc_ms = now_utc_ms - (int64_t)(since % refill),
    };
}

int64_t tries_wait_ms(struct tries tries, const struct tries_limit *limit, int64_t now_utc_ms)
{
    struct tries now = tries_now(tries, limit, now_utc_ms);

    if (now.used < limit->most)
        return 0;
    return limit->refill_ms - (now_utc_ms - now.since_utc_ms);
}

struct tries tries_spend(struct tries tries, const struct tries_limit *limit, int64_t now_utc_ms)
{
    struct tries now = tries_now(tries, limit, now_utc_ms);

    if (now.used < limit->most)
        now.used++;
    return now;
}
