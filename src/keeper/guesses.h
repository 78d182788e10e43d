/* Guesses of codes, by what is guessed: ten wrong ones in a row, then one every six minutes. They are counted
 * on disk, so that a restart gives none back, and nor does a right code: who has a ticket could guess others'
 * for ever. Does not: know what a code is good for. */
#ifndef KEEPER_GUESSES_H
#define KEEPER_GUESSES_H

#include "keeper/safe.h"

/* How long until the next guess; 0: now. Fails: as the store. */
enum status guesses_wait(const struct safe *safe, const char *what, int64_t *ret_wait_ms) MUST_CHECK;

/* One was wrong; on disk before this returns, so that nobody hears of it sooner. Fails: as the store. */
enum status guesses_wrong(const struct safe *safe, const char *what) MUST_CHECK;

#endif
