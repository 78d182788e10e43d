/* One PIN hashed, or held against its hash, by a process of its own: it takes about a second, and meanwhile
 * the keeper serves everybody else. The child has no file of the keeper's open and dies with it. */
#ifndef KEEPER_STAFF_CHILD_H
#define KEEPER_STAFF_CHILD_H

#include <sys/types.h>

#include "base/status.h"
#include "vault/pin.h"

struct staff_child {
    pid_t pid; /* 0: there is none */
    int fd;    /* readable once it is done; -1: there is none */
};

struct staff_job {
    const struct pin_pepper *pepper;
    int staff;
    const char *pin;
    const char *hash; /* to hold the PIN against; NULL: the PIN is to be hashed */
};

struct staff_outcome {
    enum status status; /* as pin_hash and pin_check; IO when the child came to nothing */
    char hash[PIN_HASH_BYTES];
};

/* Fails: FULL (no process to be had). */
enum status staff_child_start(const struct staff_job *job, struct staff_child *ret_child) MUST_CHECK;

/* To be called once its descriptor is readable. */
void staff_child_take(struct staff_child *child, struct staff_outcome *ret_outcome);

/* Breaks it off, if there is one. */
void staff_child_end(struct staff_child *child);

#endif
