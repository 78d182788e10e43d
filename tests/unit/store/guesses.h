/* Guesses at PINs, at the moment that the test says it is. */
#ifndef TEST_STORE_GUESSES_H
#define TEST_STORE_GUESSES_H

#include "counter.h"
#include "store/staff.h"

#define MINUTE_MS (HOUR_MS / 60)
#define DAY_MS (24 * HOUR_MS)

enum { AMINA = 12, BEN = 345, NOBODY = 99 };

#define PIN "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA"

extern int64_t guess_now; /* in milliseconds */

struct staff_guess guess_of(int number);
struct staff_try begin_guess(int number);

/* Whether there was a try. */
bool guess_wrong(int number);

/* How many tries there were. */
int spend_all(int number);

#endif
