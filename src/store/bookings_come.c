/* Families who come: those who signed up, and those who walk in without having done so. */
#include <assert.h>
#include <string.h>

#include "store/bookings_inside.h"
#include "store/submission.h"

struct arrival {
    int64_t id;
    bool has_arrived, is_new;
    int64_t now_utc_ms;
    bool is_known; /* there is such a booking, and it has a place */
};

/* Who comes for the place that is kept for them takes it. That they came at first is not forgotten by saying
 * it again. */
static enum status note_arrived(struct store *store, const struct arrival *arrival)
{
    static const char sql[] =
        "UPDATE booking SET state = 0, held_until_utc_ms = 0, news = 0, is_new = ?3,"
        " arrived_utc_ms = CASE WHEN arrived_utc_ms <> 0 THEN arrived_utc_ms ELSE ?2 END"
        " WHERE id = ?1 AND (state = 0 OR (state = 2 AND held_until_utc_ms BETWEEN ?2 + 1 AND ?4))";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, arrival->id);
    store_bind_integer(statement, 2, arrival->now_utc_ms);
    store_bind_integer(statement, 3, arrival->is_new);
    store_bind_integer(statement, 4, arrival->now_utc_ms + BOOKING_HOLD_MS_MAX);
    return store_run(store, statement);
}

static enum status note_absent(struct store *store, const struct arrival *arrival)
{
    static const char sql[] =
        "UPDATE booking SET arrived_utc_ms = 0, is_new = 0 WHERE id = ?1 AND state IN (0, 2)";

    return store_run_at(store, sql, arrival->id, 0);
}

static enum status arrive(struct store *store, void *context)
{
    struct arrival *arrival = context;
    enum status status = arrival->has_arrived ? note_arrived(store, arrival) : note_absent(store, arrival);

    arrival->is_known = status == OK && sqlite3_changes(store->db) > 0;
    return status;
}

enum status bookings_arrive(struct store *store, int64_t id, bool has_arrived, bool is_new,
                            int64_t now_utc_ms)
{
    struct arrival arrival = {
        .id = id, .has_arrived = has_arrived, .is_new = is_new, .now_utc_ms = now_utc_ms};
    enum status status = store_write(store, STORE_MAKES_ROOM, arrive, &arrival);

    return status == OK && !arrival.is_known ? NOT_FOUND : status;
}

struct walking {
    const struct booking_walk_in *walk_in;
    bool is_taken;
    struct booking booking;
};

static enum status find_made(struct store *store, void *context)
{
    struct walking *walking = context;
    enum status status = booking_find_made(store, walking->walk_in->key, true, &walking->booking);

    walking->is_taken = status == OK;
    return status;
}

static enum status add_walk_in(struct store *store, struct walking *walking, const struct turn *turn)
{
    const struct booking_walk_in *walk_in = walking->walk_in;
    char reference[REFERENCE_CHARS + 1];
    const struct booking_entry row = {
        .date = turn->id,
        .state = BOOKING_BOOKED,
        .reference = reference,
        .code = "",
        .party = walk_in->party,
        .made_utc_ms = turn->now_utc_ms,
        .arrived_utc_ms = turn->now_utc_ms,
        .is_new = walk_in->is_new,
        .is_walk_in = true,
    };
    enum status status = submission_make_reference(store, walk_in->random, reference);

    if (status == OK)
        status = booking_add_row(store, &row);
    if (status == OK)
        status = submission_add_answer(store, walk_in->key, reference, turn->now_utc_ms);
    if (status == OK)
        status = booking_read_reference(store, reference, &walking->booking);
    walking->is_taken = status == OK;
    return status;
}

/* Those who wait come first with what others let lapse, as long as anybody moves up. Then a family that
 * stands at the door gets what is left, and those who wait are kept of why they could not. */
static enum status walk_in(struct store *store, void *context)
{
    struct walking *walking = context;
    const struct booking_date *date = &walking->walk_in->date;
    struct turn turn = {.date = date, .now_utc_ms = walking->walk_in->now_utc_ms};
    struct booking_standing standing;
    enum status status = find_made(store, walking);
    struct places left;

    if (status != NOT_FOUND)
        return status;
    status = session_date_need(store, date, &turn.id);
    if (status == OK)
        status = turn_settle(store, &turn);
    if (status == OK)
        status = turn_standing(store, &turn, NULL, &standing);
    if (status != OK)
        return status;
    left = places_left(date->capacity, standing.taken);
    if (places_fit(left, walking->walk_in->party) != PLACES_FIT)
        return OK;
    status = turn_pass_over(store, &turn, left);
    return status == OK ? add_walk_in(store, walking, &turn) : status;
}

enum status bookings_walk_in(struct store *store, const struct booking_walk_in *request, bool *ret_is_taken,
                             struct booking *ret_booking)
{
    struct walking walking = {.walk_in = request};
    enum status status;

    assert(strlen(request->key) == STORE_UUID_CHARS);
    if (!party_is_sane(request->party))
        return INVALID;
    status = submission_take_in_once(store, find_made, walk_in, &walking);
    if (status != OK)
        return status;
    *ret_is_taken = walking.is_taken;
    if (walking.is_taken)
        *ret_booking = walking.booking;
    return OK;
}
