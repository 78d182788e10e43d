/* A date of a session as the timetable in use has it, for the database and for the letters. The keeper
 * decides by its own pack, whatever the glass shows. */
#ifndef KEEPER_DATES_H
#define KEEPER_DATES_H

#include "keeper/safe.h"
#include "mail/occasion.h"
#include "store/bookings.h"

struct kept_date {
    const struct session *session; /* NULL: the timetable has no such date (any more) */
    const struct session *named;   /* the one of that name, which may be closed on that day; or NULL */
    struct session_date date;
    struct booking_date booking; /* where there is no such date: without room for anybody */
};

/* The pack in use. Borrows: as packs_find. Fails: NOT_FOUND, INVALID. */
enum status dates_pack(const struct safe *safe, struct pack *ret_pack) MUST_CHECK;

/* Borrows: `session` and what the pack has. */
struct kept_date dates_find(const struct centre *centre, const char *session, struct date day, int minute);

/* OPEN, NOT_YET, OVER or CHANGED. */
enum session_verdict dates_verdict(const struct centre *centre, const struct kept_date *found,
                                   int64_t now_utc_ms);

/* How staff call it. Borrows: as dates_find. */
struct occasion dates_occasion(const struct centre *centre, const struct kept_date *found);

#endif
