/* What is wrong with the sessions of a pack that holds: what families would find out before a locked door.
 * Only what the pack itself can tell. Pure, but for the lines of timetable.json. */
#ifndef TOOLS_TIMETABLE_FAULTS_H
#define TOOLS_TIMETABLE_FAULTS_H

#include "base/date.h"
#include "base/faults.h"
#include "base/json.h"
#include "centre/centre.h"

enum { TIMETABLE_MONTHS_AHEAD = 12 };

struct timetable_look {
    const struct centre *centre;
    struct date today;
    const struct json_doc *timetable; /* of the pack; NULL when it has none */
    struct faults *faults;            /* of sessions in timetable.json */
    struct faults *warnings;          /* of all others, and what somebody should know */
};

/* Looks at each session by itself: its end, dates, ages, place. */
void timetable_look_at_sessions(const struct timetable_look *look);

/* Names two sessions that are at the same place at the same time, with the first such date. */
void timetable_look_for_clashes(const struct timetable_look *look);

/* Where a fault of a session goes: `ret_line` is its line in timetable.json, or 0 when it is not in it. */
struct faults *timetable_list_for(const struct timetable_look *look, const struct session *session,
                                  int *ret_line);

#endif
