#include "guesses.h"

int64_t guess_now;

struct staff_guess guess_of(int number)
{
    return (struct staff_guess){.number = number, .tries_utc_ms = guess_now, .now_utc_ms = guess_now};
}

struct staff_try begin_guess(int number)
{
    const struct staff_guess guess = guess_of(number);
    struct staff_try used;

    ck_assert_int_eq(staff_guess_begin(store, &guess, &used), OK);
    return used;
}

bool guess_wrong(int number)
{
    return begin_guess(number).wait_ms == 0;
}

int spend_all(int number)
{
    int made = 0;

    while (guess_wrong(number))
        made++;
    return made;
}
