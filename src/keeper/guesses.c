#include "keeper/guesses.h"

#include "rules/tries.h"
#include "store/bookings.h"

static const struct tries_limit LIMIT = {.most = 10, .refill_ms = 6 * 60 * INT64_C(1000)};

/* Where none is left, what the clock makes of them is kept too: one that was ahead and has been put back
 * would otherwise make everybody wait until it gets there again. */
enum status guesses_wait(const struct safe *safe, const char *what, int64_t *ret_wait_ms)
{
    int64_t now_utc_ms = clock_utc_ms(&safe->clock);
    struct tries tries = {0};
    struct tries now = {0};
    int64_t wait_ms = 0;
    enum status status = tries_read(safe->store, what, &tries);

    if (status == OK) {
        now = tries_now(tries, &LIMIT, now_utc_ms);
        wait_ms = tries_wait_ms(now, &LIMIT, now_utc_ms);
        if (wait_ms > 0 && now.since_utc_ms != tries.since_utc_ms)
            status = tries_write(safe->store, what, now);
    }
    if (status == OK)
        *ret_wait_ms = wait_ms;
    return status;
}

enum status guesses_wrong(const struct safe *safe, const char *what)
{
    struct tries tries = {0};
    enum status status = tries_read(safe->store, what, &tries);

    return status == OK
               ? tries_write(safe->store, what, tries_spend(tries, &LIMIT, clock_utc_ms(&safe->clock)))
               : status;
}
