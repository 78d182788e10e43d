/* What the keeper does by itself rests for a while when the database has failed. */
#ifndef KEEPER_PAUSE_H
#define KEEPER_PAUSE_H

#include "keeper/safe.h"

enum { PAUSE_MS = 30 * 1000 };

struct pause {
    int64_t until_ms; /* monotonic */
};

/* Begins it, and says of `what` why. */
void pause_begin(struct pause *pause, const struct safe *safe, const char *what, enum status status);

/* 0 when it is over. */
int64_t pause_left_ms(const struct pause *pause, const struct safe *safe);

#endif
