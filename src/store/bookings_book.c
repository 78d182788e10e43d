/* Signing a family up, letting it go, and letting it take the place that is kept for it. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/bookings_inside.h"
#include "store/submission.h"

struct booking_act {
    const struct booking_request *request;
    char reference[REFERENCE_CHARS + 1];
    bool is_taken;
    struct booking booking;
    struct booking_standing standing;
};

static enum status read_standing(struct store *store, struct booking_act *act)
{
    const struct booking *booking = &act->booking;
    struct booking_date date = {.session = booking->session, .day = booking->day, .minute = booking->minute};
    struct turn turn = {.date = &date, .now_utc_ms = act->request->now_utc_ms};
    enum status status = session_date_find(store, &date, &turn.id);

    return status == OK ? turn_standing(store, &turn, NULL, &act->standing) : status;
}

enum status booking_find_made(struct store *store, const char *key, bool is_walk_in,
                              struct booking *ret_booking)
{
    char reference[REFERENCE_CHARS + 1];
    struct booking booking = {.id = 0};
    enum status status = submission_find_answer(store, key, reference);

    if (status != OK)
        return status;
    status = booking_read_reference(store, reference, &booking);
    if (status == NOT_FOUND || (status == OK && booking.is_walk_in != is_walk_in)) {
        store_complain(store, "the key of another kind of act came with a booking");
        booking_finish(&booking);
        return INVALID;
    }
    if (status == OK)
        *ret_booking = booking;
    return status;
}

static enum status find_made(struct store *store, void *context)
{
    struct booking_act *act = context;
    enum status status;

    booking_finish(&act->booking);
    status = booking_find_made(store, act->request->key, false, &act->booking);
    act->is_taken = status == OK;
    return status == OK ? read_standing(store, act) : status;
}

static void draw_code(struct random_source random, char *ret_code)
{
    /* A million goes into 2^64 so often that the remainder's bias is nothing. */
    uint64_t drawn = 0;

    random.fill(random.context, &drawn, sizeof drawn);
    for (int at = BOOKING_CODE_CHARS - 1; at >= 0; at--, drawn /= 10)
        ret_code[at] = (char)('0' + drawn % 10);
    ret_code[BOOKING_CODE_CHARS] = '\0';
}

static enum status make_code(struct store *store, struct random_source random,
                             char ret_code[BOOKING_CODE_CHARS + 1])
{
    static const char sql[] = "SELECT 1 FROM booking WHERE code = ?1 AND code <> ''";

    return submission_draw(store, sql, "code", draw_code, random, ret_code);
}

enum status booking_add_row(struct store *store, const struct booking_entry *row)
{
    static const char sql[] =
        "INSERT INTO booking (date, state, reference, code, children, adults, made_utc_ms, is_mailed,"
        " arrived_utc_ms, is_new, is_walk_in) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, row->date);
    store_bind_integer(statement, 2, row->state);
    store_bind_text(statement, 3, row->reference);
    store_bind_text(statement, 4, row->code);
    store_bind_integer(statement, 5, row->party.children);
    store_bind_integer(statement, 6, row->party.adults);
    store_bind_integer(statement, 7, row->made_utc_ms);
    store_bind_integer(statement, 8, row->is_mailed);
    store_bind_integer(statement, 9, row->arrived_utc_ms);
    store_bind_integer(statement, 10, row->is_new);
    store_bind_integer(statement, 11, row->is_walk_in);
    return store_run(store, statement);
}

static enum status add_body(struct store *store, int64_t id, const char *sealed)
{
    static const char sql[] = "INSERT INTO booking_body (booking, sealed) VALUES (?1, ?2)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, id);
    store_bind_text(statement, 2, sealed);
    return store_run(store, statement);
}

static enum status add_booking(struct store *store, struct booking_act *act, const struct turn *turn,
                               enum booking_state state)
{
    const struct booking_request *request = act->request;
    char code[BOOKING_CODE_CHARS + 1];
    const struct booking_entry row = {
        .date = turn->id,
        .state = state,
        .reference = act->reference,
        .code = code,
        .party = request->party,
        .made_utc_ms = turn->now_utc_ms,
        .is_mailed = request->is_mailed,
    };
    enum status status = submission_make_reference(store, request->random, act->reference);

    if (status == OK)
        status = make_code(store, request->random, code);
    if (status == OK)
        status = booking_add_row(store, &row);
    if (status == OK)
        status = add_body(store, sqlite3_last_insert_rowid(store->db), request->sealed);
    if (status == OK && request->is_mailed)
        status = submission_add_item(store, act->reference, request->sealed, request->now_utc_ms);
    if (status == OK)
        status = submission_add_answer(store, request->key, act->reference, request->now_utc_ms);
    return status;
}

/* Books or puts on the waiting list, or neither, by what is left without the family's own reservation. */
static enum status decide(struct store *store, struct booking_act *act, const struct turn *turn)
{
    const struct booking_request *request = act->request;
    enum status status = turn_standing(store, turn, NULL, &act->standing);
    struct places left;

    if (status != OK)
        return status;
    left = places_left(request->date.capacity, act->standing.taken);
    if (places_fit(left, request->party) == PLACES_FIT) {
        status = turn_pass_over(store, turn, left);
        if (status == OK)
            status = add_booking(store, act, turn, BOOKING_BOOKED);
    } else if (request->may_wait) {
        status = add_booking(store, act, turn, BOOKING_WAITING);
    } else {
        return OK;
    }
    act->is_taken = status == OK;
    return status;
}

/* Those who wait come first with what others let lapse; then this family with what was reserved for it; then,
 * with what it did not take, those who wait again. */
static enum status book(struct store *store, void *context)
{
    struct booking_act *act = context;
    const struct booking_request *request = act->request;
    struct turn turn = {.date = &request->date, .now_utc_ms = request->now_utc_ms};
    enum status status = find_made(store, act);

    if (status != NOT_FOUND)
        return status;
    status = session_date_need(store, &request->date, &turn.id);
    if (status == OK)
        status = turn_settle(store, &turn);
    if (status == OK && request->reservation != NULL)
        status = reservation_take_away(store, request->reservation);
    if (status == OK)
        status = decide(store, act, &turn);
    if (status == OK)
        status = turn_settle(store, &turn);
    if (status == OK && act->is_taken)
        status = booking_read_reference(store, act->reference, &act->booking);
    return status == OK ? turn_standing(store, &turn, NULL, &act->standing) : status;
}

enum status bookings_book(struct store *store, const struct booking_request *request, bool *ret_is_taken,
                          struct booking *ret_booking, struct booking_standing *ret_standing)
{
    struct booking_act act = {.request = request};
    enum status status;

    assert(strlen(request->key) == STORE_UUID_CHARS);
    if (!party_is_sane(request->party))
        return INVALID;
    status = submission_take_in_once(store, find_made, book, &act);
    if (status != OK) {
        booking_finish(&act.booking);
        return status;
    }
    *ret_is_taken = act.is_taken;
    if (act.is_taken)
        *ret_booking = act.booking;
    *ret_standing = act.standing;
    return OK;
}

struct ending {
    int64_t id;
    const struct booking_date *date;
    int64_t now_utc_ms;
    bool is_gone;
};

static enum status read_state(struct store *store, const struct turn *turn, int64_t id,
                              enum booking_state *ret_state)
{
    static const char sql[] = "SELECT state FROM booking WHERE id = ?1 AND date = ?2";
    int64_t state = 0;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, id);
    store_bind_integer(statement, 2, turn->id);
    status = store_first_number(store, statement, &state);
    if (status == OK)
        *ret_state = (enum booking_state)state;
    return status;
}

static enum status end_booking(struct store *store, int64_t id)
{
    static const char sql[] = "UPDATE booking SET state = 3, held_until_utc_ms = 0, arrived_utc_ms = 0,"
                              " is_new = 0, news = CASE WHEN is_mailed THEN 2 ELSE 0 END"
                              " WHERE id = ?1 AND state IN (0, 1, 2)";

    return store_run_at(store, sql, id, 0);
}

static enum status cancel(struct store *store, void *context)
{
    const struct ending *ending = context;
    struct turn turn = {.date = ending->date, .now_utc_ms = ending->now_utc_ms};
    enum booking_state state;
    enum status status = session_date_find(store, ending->date, &turn.id);

    if (status == OK)
        status = read_state(store, &turn, ending->id, &state);
    if (status == OK)
        status = end_booking(store, ending->id);
    return status == OK ? turn_settle(store, &turn) : status;
}

enum status bookings_cancel(struct store *store, int64_t id, const struct booking_date *date,
                            int64_t now_utc_ms)
{
    struct ending ending = {.id = id, .date = date, .now_utc_ms = now_utc_ms};

    return store_write(store, STORE_MAKES_ROOM, cancel, &ending);
}

static enum status confirm(struct store *store, int64_t id)
{
    static const char sql[] =
        "UPDATE booking SET state = 0, held_until_utc_ms = 0, news = 0 WHERE id = ?1 AND state = 2";

    return store_run_at(store, sql, id, 0);
}

static enum status take(struct store *store, void *context)
{
    struct ending *taking = context;
    struct turn turn = {.date = taking->date, .now_utc_ms = taking->now_utc_ms};
    enum booking_state state = BOOKING_MISSED;
    enum status status = session_date_find(store, taking->date, &turn.id);

    if (status == OK)
        status = turn_settle(store, &turn);
    if (status == OK)
        status = read_state(store, &turn, taking->id, &state);
    taking->is_gone = state != BOOKING_OFFERED && state != BOOKING_BOOKED;
    return status == OK && !taking->is_gone ? confirm(store, taking->id) : status;
}

enum status bookings_take(struct store *store, int64_t id, const struct booking_date *date,
                          int64_t now_utc_ms)
{
    struct ending taking = {.id = id, .date = date, .now_utc_ms = now_utc_ms};
    /* That the place is gone is said after the commit, with which it goes on to the next family. */
    enum status status = store_write(store, STORE_MAKES_ROOM, take, &taking);

    return status == OK && taking.is_gone ? NOT_FOUND : status;
}
