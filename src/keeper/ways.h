/* By which way the requests of a route leave this machine, and whether somebody at its other end has
 * confirmed that they arrive. What is confirmed is where it leads: another inbox, sender or relay is another
 * way. A Maildir needs no confirming, since nothing leaves. Does not: send anything. */
#ifndef KEEPER_WAYS_H
#define KEEPER_WAYS_H

#include <stdbool.h>

#include "base/status.h"
#include "keeper/safe.h"
#include "wire/wire.h"

struct way {
    const struct centre_route *route;
    const struct relay *relay; /* NULL: inbox.json has none of the name that the route gives */
    const char *sender;        /* as used */
    char hash[VAULT_HASH_CHARS +
              1]; /* of kind, inbox, sender and the relay's URL; "" for one that needs none */
};

/* Borrows: from the route's pack and the safe's transport. */
struct way way_of(const struct safe *safe, const struct centre_route *route);

enum way_state { WAY_WITHOUT_RELAY, WAY_LOCAL, WAY_UNCONFIRMED, WAY_CONFIRMED };

/* How it stands, and the day of its confirmation or "". Fails: IO, CORRUPT. */
enum status way_look(const struct safe *safe, const struct way *way, enum way_state *ret_state,
                     char ret_day[11]) MUST_CHECK;

/* Whether both lead to the same inbox by the same relay from the same sender: one test mail serves both. */
bool way_is_like(const struct way *one, const struct way *other);

/* The way that a request of `kind` takes: by the pack it was made with if that still stands and its route may
 * be used, else by the one in use, since a request must not wait for ever because its pack was taken away, or
 * because its inbox was put right. False when there is none yet; the reason says what to do. Borrows: as
 * packs_find. */
bool way_choose(const struct safe *safe, const char *pack_hash, const char *kind, struct pack *ret_pack,
                struct way *ret_way, char ret_reason[STORE_REASON_BYTES]);

/* What such a reason speaks of. */
enum way_obstacle { WAY_NO_OBSTACLE, WAY_WITHOUT_PACK, WAY_WITHOUT_ROUTE };
enum way_obstacle way_obstacle_of(const char *reason);

/* The way of `kind` in the pack in use, when it is one to confirm. Borrows: as packs_find. Fails: NOT_FOUND
 * (no pack, no such route, or no relay for it), INVALID (it needs none); `ret_why` then says why. */
enum status way_to_confirm(const struct safe *safe, const char *kind, struct pack *ret_pack,
                           struct way *ret_way, char ret_why[WIRE_WHY_BYTES]) MUST_CHECK;

#endif
