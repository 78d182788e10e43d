/* Places kept for a short time, while a name is typed. */
#include <assert.h>
#include <string.h>

#include "store/bookings_inside.h"
#include "store/submission.h"

bool party_is_sane(struct party party)
{
    return party.children >= 0 && party.children < PLACES_NO_LIMIT && party.adults >= 0 &&
           party.adults < PLACES_NO_LIMIT;
}

struct look {
    const struct booking_date *date;
    const char *reservation;
    int64_t now_utc_ms;
    struct booking_standing standing;
};

static enum status look(struct store *store, void *context)
{
    struct look *look = context;
    struct turn turn = {.date = look->date, .now_utc_ms = look->now_utc_ms};
    enum status status = session_date_find(store, look->date, &turn.id);

    look->standing = (struct booking_standing){0};
    if (status == OK)
        status = turn_standing(store, &turn, look->reservation, &look->standing);
    return status == NOT_FOUND ? OK : status;
}

enum status bookings_look(struct store *store, const struct booking_date *date, const char *reservation,
                          int64_t now_utc_ms, struct booking_standing *ret_standing)
{
    struct look context = {.date = date, .reservation = reservation, .now_utc_ms = now_utc_ms};
    enum status status = store_read(store, look, &context);

    if (status == OK)
        *ret_standing = context.standing;
    return status;
}

static enum status mark_date(struct store *store, const char *reservation)
{
    static const char sql[] =
        "UPDATE session_date SET must_settle = 1"
        " WHERE id = (SELECT date FROM reservation WHERE id = ?1)"
        " AND EXISTS (SELECT 1 FROM booking WHERE date = session_date.id AND state = 1)";

    return store_run_text(store, sql, reservation);
}

enum status reservation_take_away(struct store *store, const char *reservation)
{
    static const char sql[] = "DELETE FROM reservation WHERE id = ?1";
    enum status status = mark_date(store, reservation);

    return status == OK ? store_run_text(store, sql, reservation) : status;
}

struct reserving {
    struct look look;
    struct party party;
    int64_t until_utc_ms;
    bool is_reserved;
};

static enum status add_reservation(struct store *store, const struct turn *turn,
                                   const struct reserving *reserving)
{
    static const char sql[] = "INSERT INTO reservation (id, date, children, adults, until_utc_ms)"
                              " VALUES (?1, ?2, ?3, ?4, ?5)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, reserving->look.reservation);
    store_bind_integer(statement, 2, turn->id);
    store_bind_integer(statement, 3, reserving->party.children);
    store_bind_integer(statement, 4, reserving->party.adults);
    store_bind_integer(statement, 5, reserving->until_utc_ms);
    return store_run(store, statement);
}

/* Those who wait come first with what others let lapse; then this family with what it kept before; then, with
 * what it needs no longer, those who wait again. */
static enum status reserve(struct store *store, void *context)
{
    struct reserving *reserving = context;
    struct look *look = &reserving->look;
    struct turn turn = {.date = look->date, .now_utc_ms = look->now_utc_ms};
    enum status status = session_date_need(store, look->date, &turn.id);

    if (status == OK)
        status = turn_settle(store, &turn);
    if (status == OK)
        status = reservation_take_away(store, look->reservation);
    if (status == OK)
        status = turn_standing(store, &turn, look->reservation, &look->standing);
    if (status != OK)
        return status;
    reserving->is_reserved =
        places_fit(places_left(look->date->capacity, look->standing.taken), reserving->party) == PLACES_FIT;
    if (reserving->is_reserved)
        status = add_reservation(store, &turn, reserving);
    if (status == OK)
        status = turn_settle(store, &turn);
    return status == OK ? turn_standing(store, &turn, look->reservation, &look->standing) : status;
}

enum status bookings_reserve(struct store *store, const struct booking_date *date, const char *reservation,
                             struct party party, int64_t now_utc_ms, int64_t until_utc_ms,
                             bool *ret_is_reserved, struct booking_standing *ret_standing)
{
    int64_t latest_utc_ms = now_utc_ms + BOOKING_RESERVATION_MS_MAX;
    struct reserving reserving = {
        .look = {.date = date, .reservation = reservation, .now_utc_ms = now_utc_ms},
        .party = party,
        .until_utc_ms = until_utc_ms < latest_utc_ms ? until_utc_ms : latest_utc_ms,
    };
    enum status status;

    assert(strlen(reservation) == STORE_UUID_CHARS);
    if (!party_is_sane(party))
        return INVALID;
    status = submission_take_in(store, reserve, &reserving);
    if (status != OK)
        return status;
    *ret_is_reserved = reserving.is_reserved;
    *ret_standing = reserving.look.standing;
    return OK;
}

static enum status release(struct store *store, void *context)
{
    const char *const *reservation = context;

    return reservation_take_away(store, *reservation);
}

enum status bookings_release(struct store *store, const char *reservation)
{
    return store_write(store, STORE_MAKES_ROOM, release, &reservation);
}
