/* When a delivery that did not succeed is tried again. Pure. */
#ifndef RULES_RETRY_H
#define RULES_RETRY_H

#include <stdint.h>

#include "base/random.h"

/* Milliseconds to wait after the `tries`-th failed try (from 1): 10 s doubling to an hour, each spread by a
 * random ±10 % so that many kiosks do not knock together after an outage. */
int64_t retry_wait_ms(int tries, struct random_source random);

#endif
