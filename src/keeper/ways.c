#include "keeper/ways.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "mail/notice.h"

static_assert((int)VAULT_HASH_CHARS == (int)STORE_ROUTE_CHARS, "the database knows a way by its hash");

/* With these the reasons begin. */
#define NO_PACK "no centre pack can be used"
#define NO_ROUTE "the centre pack has no route for this kind"
#define NO_RELAY "private/inbox.json has no relay"
#define NOT_CONFIRMED "the route is not confirmed"

/* With its NUL, so that no two lists of texts add up to the same bytes. */
static void add_text(struct vault_hash *hash, const char *text)
{
    vault_hash_add(hash, text, strlen(text) + 1);
}

struct way way_of(const struct safe *safe, const struct centre_route *route)
{
    struct way way = {.route = route, .relay = transport_find_relay(safe->transport, route->relay)};
    struct vault_hash *hash;

    way.sender = way.relay != NULL && way.relay->sender != NULL ? way.relay->sender : route->sender;
    if (way.relay == NULL || way.relay->url == NULL)
        return way;
    hash = vault_hash_start();
    add_text(hash, route->kind);
    add_text(hash, route->inbox);
    add_text(hash, way.sender);
    add_text(hash, way.relay->url);
    vault_hash_finish(hash, way.hash);
    return way;
}

enum status way_look(const struct safe *safe, const struct way *way, enum way_state *ret_state,
                     char ret_day[11])
{
    enum status status;

    if (way->hash[0] == '\0') {
        *ret_state = way->relay == NULL ? WAY_WITHOUT_RELAY : WAY_LOCAL;
        ret_day[0] = '\0';
        return OK;
    }
    status = route_confirmed_on(safe->store, way->hash, ret_day);
    if (status == OK)
        *ret_state = ret_day[0] != '\0' ? WAY_CONFIRMED : WAY_UNCONFIRMED;
    return status;
}

bool way_is_like(const struct way *one, const struct way *other)
{
    return one->relay != NULL && one->relay == other->relay && strcmp(one->sender, other->sender) == 0 &&
           strcmp(one->route->inbox, other->route->inbox) == 0;
}

/* Whether requests may go by the route of `kind` in that pack; else the reason says why not. */
static bool find_way(const struct safe *safe, const struct centre *centre, const char *kind,
                     struct way *ret_way, char ret_reason[STORE_REASON_BYTES])
{
    const struct centre_route *route = centre_find_route(centre, notice_route(kind));
    enum way_state state = WAY_UNCONFIRMED;
    char day[11];

    if (route == NULL) {
        (void)snprintf(ret_reason, STORE_REASON_BYTES, NO_ROUTE "; add one to centre.json");
        return false;
    }
    *ret_way = way_of(safe, route);
    if (way_look(safe, ret_way, &state, day) != OK)
        (void)snprintf(ret_reason, STORE_REASON_BYTES, "whether the route is confirmed could not be read");
    else if (state == WAY_WITHOUT_RELAY)
        (void)snprintf(ret_reason, STORE_REASON_BYTES,
                       NO_RELAY " \"%.64s\", which the route names; add it there, then "
                                "start the keeper again",
                       route->relay);
    else if (state == WAY_UNCONFIRMED)
        (void)snprintf(ret_reason, STORE_REASON_BYTES, NOT_CONFIRMED "; run doorstepctl route confirm %.64s",
                       notice_route(kind));
    else
        return true;
    return false;
}

bool way_choose(const struct safe *safe, const char *pack_hash, const char *kind, struct pack *ret_pack,
                struct way *ret_way, char ret_reason[STORE_REASON_BYTES])
{
    char current[PACK_HASH_CHARS_MAX + 1];
    const char *hashes[] = {pack_hash, current};
    bool found = false;

    packs_current_hash(safe->packs, current);
    for (size_t i = 0; i < 2 && !found; i++) {
        if (packs_find(safe->packs, hashes[i], clock_monotonic_ms(&safe->clock), ret_pack) == OK)
            found = find_way(safe, ret_pack->centre, kind, ret_way, ret_reason);
        else
            (void)snprintf(ret_reason, STORE_REASON_BYTES, NO_PACK ": %s", packs_problem(safe->packs));
    }
    return found;
}

enum way_obstacle way_obstacle_of(const char *reason)
{
    static const struct {
        const char *beginning;
        enum way_obstacle obstacle;
    } REASONS[] = {
        {NO_PACK, WAY_WITHOUT_PACK},
        {NO_ROUTE, WAY_WITHOUT_ROUTE},
        {NO_RELAY, WAY_WITHOUT_ROUTE},
        {NOT_CONFIRMED, WAY_WITHOUT_ROUTE},
    };

    for (size_t i = 0; i < sizeof REASONS / sizeof REASONS[0]; i++) {
        if (strncmp(reason, REASONS[i].beginning, strlen(REASONS[i].beginning)) == 0)
            return REASONS[i].obstacle;
    }
    return WAY_NO_OBSTACLE;
}

static enum status say(char ret_why[WIRE_WHY_BYTES], enum status status, const char *why)
{
    (void)snprintf(ret_why, WIRE_WHY_BYTES, "%s", why);
    return status;
}

enum status way_to_confirm(const struct safe *safe, const char *kind, struct pack *ret_pack,
                           struct way *ret_way, char ret_why[WIRE_WHY_BYTES])
{
    char current[PACK_HASH_CHARS_MAX + 1];
    const struct centre_route *route;
    struct pack pack;
    struct way way;

    packs_current_hash(safe->packs, current);
    if (packs_find(safe->packs, current, clock_monotonic_ms(&safe->clock), &pack) != OK)
        return say(ret_why, NOT_FOUND, "no centre pack can be used; run doorstepctl centre install");
    route = centre_find_route(pack.centre, kind);
    if (route == NULL)
        return say(ret_why, NOT_FOUND, "no such route; doorstepctl route list shows them");
    way = way_of(safe, route);
    if (way.relay == NULL)
        return say(ret_why, NOT_FOUND,
                   "private/inbox.json has no relay of the name that the route gives; add it under "
                   "\"relays\", then start the keeper again");
    if (way.hash[0] == '\0')
        return say(ret_why, INVALID, "it is delivered on this machine and needs no confirming");
    *ret_pack = pack;
    *ret_way = way;
    return OK;
}
