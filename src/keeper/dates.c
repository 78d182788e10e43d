#include "keeper/dates.h"

enum { MS_PER_MINUTE = 60000 };

enum status dates_pack(const struct safe *safe, struct pack *ret_pack)
{
    char current[PACK_HASH_CHARS_MAX + 1];

    packs_current_hash(safe->packs, current);
    return packs_find(safe->packs, current, clock_monotonic_ms(&safe->clock), ret_pack);
}

/* Whoever signed up for a date that is no more can still cancel, but nobody comes after them. */
static struct kept_date no_such_date(const char *session, struct date day, int minute)
{
    return (struct kept_date){
        .date = {.day = day, .opens = minute, .closes = -1, .place = -1},
        .booking = {.session = session,
                    .day = day,
                    .minute = minute,
                    .closes_utc_ms = date_utc_of_wall(day, minute)},
    };
}

struct kept_date dates_find(const struct centre *centre, const char *session, struct date day, int minute)
{
    const struct schedule_closures *closures = &centre_about(centre)->closures;
    struct kept_date found = no_such_date(session, day, minute);
    int index = centre_find_session(centre, session);
    const struct session *known;
    struct session_date date;
    size_t count;

    if (index < 0)
        return found;
    known = &centre_sessions(centre, &count)[index];
    found.named = known;
    if (!session_takes_sign_ups(known->kind) || !session_find_date(known, closures, day, minute, &date))
        return found;
    found.session = known;
    found.date = date;
    found.booking.capacity = known->capacity;
    found.booking.closes_utc_ms = session_begins_utc_ms(known, closures, &date);
    found.booking.ends_utc_ms = session_ends_utc_ms(known, closures, &date);
    found.booking.hold_ms = (int64_t)known->hold_minutes * MS_PER_MINUTE;
    return found;
}

enum session_verdict dates_verdict(const struct centre *centre, const struct kept_date *found,
                                   int64_t now_utc_ms)
{
    static const enum session_verdict VERDICTS[] = {
        [SESSION_NOT_YET] = VERDICT_NOT_YET,
        [SESSION_OPEN] = VERDICT_OPEN,
        [SESSION_OVER] = VERDICT_OVER,
    };

    if (found->session == NULL)
        return VERDICT_CHANGED;
    return VERDICTS[session_sign_up_at(found->session, &centre_about(centre)->closures, &found->date,
                                       now_utc_ms, NULL)];
}

struct occasion dates_occasion(const struct centre *centre, const struct kept_date *found)
{
    const struct session *session = found->named;
    struct occasion occasion = {
        .name = found->booking.session,
        .day = found->date.day,
        .opens = found->date.opens,
        .closes = found->date.closes,
    };
    size_t count;

    if (session == NULL)
        return occasion;
    if (session->name != NULL)
        occasion.name = session->name;
    else if (session->service >= 0)
        occasion.name = centre_services(centre, &count)[session->service].name;
    if (found->session != NULL && found->date.place >= 0)
        occasion.place = session->places[found->date.place].name;
    return occasion;
}
