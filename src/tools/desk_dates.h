/* Which dates of a session there are on a day, as the timetable in use has them, and those that families have
 * signed up for though it has them no more. Of appointments there are several, of a course the first stands
 * for all. */
#ifndef TOOLS_DESK_DATES_H
#define TOOLS_DESK_DATES_H

#include "rules/session.h"
#include "store/bookings.h"
#include "tools/in_use.h"
#include "tools/source.h"

#define DESK_DATES_ALL "all"

enum { DESK_DATES_MAX = 400 };

struct desk_date {
    char session[BOOKING_SESSION_BYTES];
    const struct session *of; /* NULL: the pack in use has no such session. Borrows: from the pack */
    struct session_date date;
};

struct desk_dates {
    struct desk_date list[DESK_DATES_MAX]; /* by time, then by session */
    size_t count;
};

/* Of one session, or of `all` that take sign-ups. What fails is said. Fails: NOT_FOUND (no such session, or
 * not on that day). */
enum status desk_dates_in_timetable(const struct in_use *in_use, const char *session, struct date day,
                                    struct desk_dates *ret_dates) MUST_CHECK;

/* The same with those that families have signed up for. Fails: as above, and as the source. */
enum status desk_dates_find(const struct source *source, const struct in_use *in_use, const char *session,
                            struct date day, struct desk_dates *ret_dates) MUST_CHECK;

#endif
