/* What the keeper itself has to tell staff, of sessions and else, made, sealed and put into the outbox. Each
 * has an idempotency key that comes of what it tells, so that it is sent once, however often the keeper dies
 * before the database knows that it was made. Does not: decide when. */
#ifndef KEEPER_NOTICES_H
#define KEEPER_NOTICES_H

#include "keeper/safe.h"
#include "mail/notice.h"
#include "store/bookings.h"

/* A place is kept for the booking's family, or the booking is no more. `kind` is one of mail/notice.h. Fails:
 * FULL, IO, CORRUPT. */
enum status notices_tell(const struct safe *safe, const struct pack *pack, const char *kind,
                         const struct booking *booking) MUST_CHECK;

/* Who is signed up for a date and who waits, in as many emails as it takes; none when nobody is. */
enum status notices_list(const struct safe *safe, const struct pack *pack,
                         const struct booking_due *date) MUST_CHECK;

/* Seals a notice and puts it into the outbox under the key that comes of `text`; the same text again is the
 * same email; its id comes of it too. Fails: FULL, IO, CORRUPT. */
enum status notices_send(const struct safe *safe, const struct notice *notice, const char *text) MUST_CHECK;

#endif
