#include "keeper/pause.h"

#include "base/log.h"

void pause_begin(struct pause *pause, const struct safe *safe, const char *what, enum status status)
{
    log_line("%s: %s: %s; the keeper tries again in %d s", what, status_name(status),
             store_problem(safe->store), PAUSE_MS / 1000);
    pause->until_ms = clock_monotonic_ms(&safe->clock) + PAUSE_MS;
}

int64_t pause_left_ms(const struct pause *pause, const struct safe *safe)
{
    int64_t left_ms = pause->until_ms - clock_monotonic_ms(&safe->clock);

    return left_ms > 0 ? left_ms : 0;
}
