/* Who asks the keeper something, over which connection. */
#ifndef KEEPER_ASKER_H
#define KEEPER_ASKER_H

#include <stdint.h>

#include "store/staff.h"
#include "wire/wire.h"

enum { ASKER_UNLOCKED_MS = 60 * 1000 };

struct asker {
    enum wire_peer kind;
    uint64_t connection;                /* its number, never given twice */
    int staff;                          /* of an unlocked one; else 0 */
    int64_t unlocked_until_ms;          /* monotonic */
    uint64_t staff_changes;             /* safe.staff_changes when it was unlocked */
    char register_of[AUDIT_WHAT_BYTES]; /* the date whose register was recorded and begun, or "" */
};

static inline void asker_lock(struct asker *asker)
{
    asker->kind = WIRE_GLASS;
    asker->staff = 0;
    asker->register_of[0] = '\0';
}

#endif
