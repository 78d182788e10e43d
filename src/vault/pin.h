/* The PINs of staff. What is kept of one is an Argon2id hash of it together with its staff number and the
 * pepper, 32 random bytes in a file of the keeper's own: who gets at the hashes alone cannot even guess. The
 * hash says what it cost. Does not: count guesses, or know who is staff. */
#ifndef VAULT_PIN_H
#define VAULT_PIN_H

#include <stddef.h>

#include "base/status.h"

enum { PIN_CHARS_MIN = 6, PIN_CHARS_MAX = 12, PIN_HASH_BYTES = 128, PIN_PEPPER_BYTES = 32 };

enum pin_fault {
    PIN_SOUND,
    PIN_LENGTH, /* not PIN_CHARS_MIN to PIN_CHARS_MAX */
    PIN_DIGITS, /* something else than digits */
    PIN_SAME,   /* one digit over and over */
    PIN_RUN,    /* digits in order, up or down, such as 456789 or 210987 */
    PIN_NUMBER, /* the staff number, over and over or with zeros before it */
    PIN_FAULTS,
};

/* Whether a new PIN will do for a staff number. */
enum pin_fault pin_look(int staff, const char *pin);

/* "sound", "length", "digits", "same", "run", "number", as on the wire. */
const char *pin_fault_name(enum pin_fault fault);

struct pin_pepper {
    unsigned char bytes[PIN_PEPPER_BYTES];
};

/* Fails: NOT_FOUND, CORRUPT (no pepper's file), DENIED (others may read it, too), IO. */
enum status pin_read_pepper(const char *path, struct pin_pepper *ret_pepper) MUST_CHECK;

/* The same, but makes the file (0600, synced) when there is none; never replaces one. Fails: FULL too. */
enum status pin_need_pepper(const char *path, struct pin_pepper *ret_pepper) MUST_CHECK;

struct pin_cost {
    unsigned long long passes;
    size_t memory_bytes;
};

/* What every PIN costs: near a second of a machine of the kiosk's class, libsodium's "moderate". */
extern const struct pin_cost pin_cost;

/* Blocks: for about a second. Fails: FULL when there is not enough memory. */
enum status pin_hash(const struct pin_pepper *pepper, int staff, const char *pin, const struct pin_cost *cost,
                     char ret_hash[PIN_HASH_BYTES]) MUST_CHECK;

/* OK: it is the right one. Blocks: as the hash did. Fails: DENIED (wrong), FULL (not enough memory). A hash
 * that is none is never right. */
enum status pin_check(const struct pin_pepper *pepper, int staff, const char *pin,
                      const char *hash) MUST_CHECK;

#endif
