/* What the parts of the keeper share. Filled at start by keeper.c, which owns all of it. */
#ifndef KEEPER_SAFE_H
#define KEEPER_SAFE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/random.h"
#include "keeper/packs.h"
#include "mail/transport.h"
#include "store/store.h"
#include "vault/vault.h"

struct asker;
struct staff_checks;
struct trials;

struct safe {
    const char *data; /* the data folder */
    struct clock clock;
    struct random_source random;
    struct vault_secret_key *key;
    struct store *store;
    struct transport *transport;
    struct packs *packs;
    struct trials *trials;
    struct staff_checks *staff_checks;
    struct asker *asker;    /* who asks just now, while a request is answered */
    uint64_t staff_changes; /* of numbers and PINs; each locks whoever was unlocked before */
    bool follows_clock;     /* --test-clock */
};

#endif
