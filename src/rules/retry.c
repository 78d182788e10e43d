#include "rules/retry.h"

enum { FIRST_WAIT_MS = 10 * 1000, LONGEST_WAIT_MS = 60 * 60 * 1000 };

int64_t retry_wait_ms(int tries, struct random_source random)
{
    int64_t wait_ms = FIRST_WAIT_MS;
    uint32_t drawn = 0;

    for (int i = 1; i < tries && wait_ms < LONGEST_WAIT_MS; i++)
        wait_ms *= 2;
    if (wait_ms > LONGEST_WAIT_MS)
        wait_ms = LONGEST_WAIT_MS;
    random.fill(random.context, &drawn, sizeof(drawn));
    /* From 90 % up to, but not including, 110 %. */
    return wait_ms * 9 / 10 + wait_ms / 5 * (int64_t)drawn / ((int64_t)UINT32_MAX + 1);
}
