/* Whose turn it is: how a date stands, what has lapsed, and who of those waiting is given what is free. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/bookings_inside.h"

/* What lies further ahead than anything is ever kept was made by a clock that has since been put right. */
#define LIVES(moment, most) "(" moment " > ?2 AND " moment " <= ?" most ")"

/* Of a statement about the date ?1 at the moment ?2. */
static void bind_turn(sqlite3_stmt *statement, const struct turn *turn, int most_index, int64_t most_ms)
{
    store_bind_integer(statement, 1, turn->id);
    store_bind_integer(statement, 2, turn->now_utc_ms);
    store_bind_integer(statement, most_index, turn->now_utc_ms + most_ms);
}

static enum status add_taken(struct store *store, const struct turn *turn, const char *reservation,
                             struct places *ret_taken)
{
    static const char sql[] =
        "SELECT children, adults FROM booking WHERE date = ?1 AND state = 0"
        " UNION ALL SELECT children, adults FROM booking WHERE date = ?1 AND state = 2"
        " AND " LIVES("held_until_utc_ms",
                      "3") " UNION ALL SELECT children, adults FROM reservation WHERE date = ?1 AND id <> ?5"
                           " AND " LIVES("until_utc_ms", "4");
    struct places taken = {0};
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    bind_turn(statement, turn, 3, BOOKING_HOLD_MS_MAX);
    store_bind_integer(statement, 4, turn->now_utc_ms + BOOKING_RESERVATION_MS_MAX);
    store_bind_text(statement, 5, reservation != NULL ? reservation : "");
    while ((status = store_step(store, statement)) == OK) {
        struct party party = {.children = sqlite3_column_int(statement, 0),
                              .adults = sqlite3_column_int(statement, 1)};

        taken = places_add(taken, places_of(party));
    }
    store_done(statement);
    if (status != NOT_FOUND)
        return status;
    *ret_taken = taken;
    return OK;
}

static enum status count_waiting(struct store *store, const struct turn *turn, int *ret_waiting)
{
    static const char sql[] = "SELECT count(*) FROM booking WHERE date = ?1 AND state = 1";
    int64_t waiting = 0;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, turn->id);
    status = store_first_number(store, statement, &waiting);
    if (status == OK)
        *ret_waiting = (int)waiting;
    return status;
}

enum status turn_standing(struct store *store, const struct turn *turn, const char *reservation,
                          struct booking_standing *ret_standing)
{
    enum status status = add_taken(store, turn, reservation, &ret_standing->taken);

    return status == OK ? count_waiting(store, turn, &ret_standing->waiting) : status;
}

/* Who could not have come, since the date is out of the timetable, waits again in the same turn: it may have
 * been closed by mistake. */
static enum status end_lapsed_offers(struct store *store, const struct turn *turn)
{
    static const char sql[] =
        "UPDATE booking SET state = CASE WHEN ?4 THEN 1 ELSE 4 END, held_until_utc_ms = 0, news = 0"
        " WHERE date = ?1 AND state = 2 AND NOT " LIVES("held_until_utc_ms", "3");
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    bind_turn(statement, turn, 3, BOOKING_HOLD_MS_MAX);
    store_bind_integer(statement, 4, turn->date->ends_utc_ms == 0);
    return store_run(store, statement);
}

static enum status end_lapsed_reservations(struct store *store, const struct turn *turn)
{
    static const char sql[] = "DELETE FROM reservation WHERE date = ?1 AND NOT " LIVES("until_utc_ms", "3");
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    bind_turn(statement, turn, 3, BOOKING_RESERVATION_MS_MAX);
    return store_run(store, statement);
}

/* Those who wait, in order of their turn. */
struct line {
    int64_t *ids;
    struct party *parties;
    enum places_fit *fits;
    size_t count, capacity;
};

static void finish_line(struct line *line)
{
    free(line->ids);
    free(line->parties);
    free(line->fits);
}

static void add_to_line(struct line *line, sqlite3_stmt *statement)
{
    if (line->count == line->capacity) {
        line->capacity = line->capacity * 2 + 16;
        line->ids = memory_resize(line->ids, line->capacity, sizeof *line->ids);
        line->parties = memory_resize(line->parties, line->capacity, sizeof *line->parties);
        line->fits = memory_resize(line->fits, line->capacity, sizeof *line->fits);
    }
    line->ids[line->count] = sqlite3_column_int64(statement, 0);
    line->parties[line->count++] = (struct party){.children = sqlite3_column_int(statement, 1),
                                                  .adults = sqlite3_column_int(statement, 2)};
}

static enum status read_line(struct store *store, const struct turn *turn, struct line *line)
{
    static const char sql[] =
        "SELECT id, children, adults FROM booking WHERE date = ?1 AND state = 1 ORDER BY id";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, turn->id);
    while ((status = store_step(store, statement)) == OK)
        add_to_line(line, statement);
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

static enum status offer(struct store *store, const struct turn *turn, int64_t booking)
{
    static const char sql[] =
        "UPDATE booking SET state = 2, held_until_utc_ms = ?2, news = 1 WHERE id = ?1 AND state = 1";
    int64_t hold_ms = turn->date->hold_ms < BOOKING_HOLD_MS_MAX ? turn->date->hold_ms : BOOKING_HOLD_MS_MAX;
    int64_t until_utc_ms = turn->now_utc_ms + hold_ms;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    assert(hold_ms > 0);
    if (status != OK)
        return status;
    store_bind_integer(statement, 1, booking);
    store_bind_integer(statement, 2,
                       until_utc_ms < turn->date->closes_utc_ms ? until_utc_ms : turn->date->closes_utc_ms);
    return store_run(store, statement);
}

static void remove_from_line(struct line *line, size_t index)
{
    size_t after = --line->count - index;

    memmove(line->ids + index, line->ids + index + 1, after * sizeof *line->ids);
    memmove(line->parties + index, line->parties + index + 1, after * sizeof *line->parties);
}

static enum status move_up(struct store *store, const struct turn *turn, struct places taken,
                           struct line *line)
{
    enum status status = OK;

    while (status == OK) {
        int next =
            places_next(places_left(turn->date->capacity, taken), line->parties, line->count, line->fits);

        if (next < 0)
            break;
        for (int i = 0; status == OK && i < next; i++)
            status = booking_pass_over(store, line->ids[i], line->fits[i], turn->now_utc_ms);
        if (status == OK)
            status = offer(store, turn, line->ids[next]);
        taken = places_add(taken, places_of(line->parties[next]));
        remove_from_line(line, (size_t)next);
    }
    return status;
}

static enum status give_on(struct store *store, const struct turn *turn)
{
    struct line line = {0};
    struct places taken = {0};
    enum status status;

    if (turn->date->hold_ms <= 0 || turn->now_utc_ms >= turn->date->closes_utc_ms)
        return OK;
    status = read_line(store, turn, &line);
    if (status == OK && line.count > 0)
        status = add_taken(store, turn, NULL, &taken);
    if (status == OK && line.count > 0)
        status = move_up(store, turn, taken, &line);
    finish_line(&line);
    return status;
}

static enum status note_settled(struct store *store, const struct turn *turn)
{
    static const char sql[] =
        "UPDATE session_date SET must_settle = 0, closes_utc_ms = ?2,"
        " ends_utc_ms = CASE WHEN ?3 > 0 THEN ?3 ELSE ends_utc_ms END"
        " WHERE id = ?1 AND (must_settle <> 0 OR closes_utc_ms <> ?2 OR (?3 > 0 AND ends_utc_ms <> ?3))";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, turn->id);
    store_bind_integer(statement, 2, turn->date->closes_utc_ms);
    store_bind_integer(statement, 3, turn->date->ends_utc_ms);
    return store_run(store, statement);
}

enum status turn_settle(struct store *store, const struct turn *turn)
{
    enum status status = end_lapsed_offers(store, turn);

    if (status == OK)
        status = end_lapsed_reservations(store, turn);
    if (status == OK)
        status = give_on(store, turn);
    return status == OK ? note_settled(store, turn) : status;
}

enum status turn_pass_over(struct store *store, const struct turn *turn, struct places left)
{
    struct line line = {0};
    enum status status = read_line(store, turn, &line);

    for (size_t i = 0; status == OK && i < line.count; i++) {
        enum places_fit fit = places_fit(left, line.parties[i]);

        if (fit != PLACES_FIT)
            status = booking_pass_over(store, line.ids[i], fit, turn->now_utc_ms);
    }
    finish_line(&line);
    return status;
}

struct settling {
    const struct booking_date *date;
    int64_t now_utc_ms;
};

static enum status settle_date(struct store *store, void *context)
{
    const struct settling *settling = context;
    struct turn turn = {.date = settling->date, .now_utc_ms = settling->now_utc_ms};
    enum status status = session_date_find(store, settling->date, &turn.id);

    return status == OK ? turn_settle(store, &turn) : status;
}

enum status bookings_settle(struct store *store, const struct booking_date *date, int64_t now_utc_ms)
{
    struct settling settling = {.date = date, .now_utc_ms = now_utc_ms};
    enum status status = store_write(store, STORE_MAKES_ROOM, settle_date, &settling);

    return status == NOT_FOUND ? OK : status; /* nobody has signed up, so there is nothing to settle */
}
