#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static int64_t read_clock_ms(clockid_t id)
{
    struct timespec now;

    if (clock_gettime(id, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_utc_ms(const struct clock *clock)
{
    return read_clock_ms(CLOCK_REALTIME) + clock->utc_shift_ms;
}

int64_t clock_monotonic_ms(const struct clock *clock)
{
    return read_clock_ms(CLOCK_MONOTONIC) + clock->monotonic_shift_ms;
}

void clock_advance(struct clock *clock, int64_t ms)
{
    clock->utc_shift_ms += ms;
    clock->monotonic_shift_ms += ms;
}

void clock_set_utc(struct clock *clock, int64_t utc_ms)
{
    clock->utc_shift_ms = utc_ms - read_clock_ms(CLOCK_REALTIME);
}

void clock_format_utc(int64_t utc_ms, char ret_text[21])
{
    time_t seconds = (time_t)(utc_ms / 1000 - (utc_ms % 1000 < 0));
    struct tm broken_down;

    if (gmtime_r(&seconds, &broken_down) == NULL ||
        strftime(ret_text, 21, "%Y-%m-%dT%H:%M:%SZ", &broken_down) != 20)
        memcpy(ret_text, "0000-00-00T00:00:00Z", 21);
}

enum status clock_parse_utc(const char *text, int64_t *ret_utc_ms)
{
    static const char *const forms[] = {"%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"};

    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct tm broken_down = {0};
        const char *rest = strptime(text, forms[i], &broken_down);
        struct tm again;
        time_t seconds;

        if (rest == NULL || (strcmp(rest, "") != 0 && strcmp(rest, "Z") != 0))
            continue;
        again = broken_down;
        seconds = timegm(&again);
        if (again.tm_mday != broken_down.tm_mday || again.tm_mon != broken_down.tm_mon)
            return INVALID; /* 31 February: timegm moved it into March */
        *ret_utc_ms = (int64_t)seconds * 1000;
        return OK;
    }
    return INVALID;
}
