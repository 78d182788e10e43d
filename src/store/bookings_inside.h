/* What the files of bookings share: rows read, dates known by number, and the line of those who wait. All of
 * it runs inside the caller's transaction or reading. For the files of this room only. */
#ifndef STORE_BOOKINGS_INSIDE_H
#define STORE_BOOKINGS_INSIDE_H

#include <assert.h>

#include "store/bookings.h"
#include "store/connection.h"

/* Statements and the schema's indices name states by number. */
static_assert(BOOKING_BOOKED == 0 && BOOKING_WAITING == 1 && BOOKING_OFFERED == 2 && BOOKING_CANCELLED == 3 &&
                  BOOKING_MISSED == 4 && BOOKING_STATES == 5,
              "the states of the database");
static_assert(BOOKING_NEWS_OFFERED == 1 && BOOKING_NEWS_CANCELLED == 2, "the news of the database");

/* A booking's columns, for a statement that takes them from BOOKING_TABLES. */
enum { BOOKING_COLUMN_COUNT = 16 };
#define BOOKING_COLUMNS                                                                                      \
    "booking.id, booking.state, booking.reference, booking.code, session_date.session, session_date.day,"    \
    " session_date.minute, booking.children, booking.adults, booking.made_utc_ms, "                          \
    "booking.held_until_utc_ms,"                                                                             \
    " CASE booking.state WHEN 1 THEN (SELECT count(*) FROM booking AS line WHERE line.date = booking.date"   \
    " AND line.state = 1 AND line.id <= booking.id) ELSE 0 END, booking.arrived_utc_ms, booking.is_new,"     \
    " booking.is_walk_in, booking_body.sealed"
#define BOOKING_TABLES                                                                                       \
    "booking JOIN session_date ON session_date.id = booking.date"                                            \
    " LEFT JOIN booking_body ON booking_body.booking = booking.id"

/* The booking that a statement stands on. Fails: CORRUPT, and then nothing is to be freed. */
enum status booking_read_row(struct store *store, sqlite3_stmt *statement, bool with_sealed,
                             struct booking *ret_booking) MUST_CHECK;

/* The first booking that a bound statement of BOOKING_COLUMNS gives; done with it after that. */
enum status booking_read_first(struct store *store, sqlite3_stmt *statement,
                               struct booking *ret_booking) MUST_CHECK;
enum status booking_read_reference(struct store *store, const char *reference,
                                   struct booking *ret_booking) MUST_CHECK;

/* The booking that an act has made before, as it stands now. Fails: NOT_FOUND when it has made none, INVALID
 * when its key was one of another kind of act. */
enum status booking_find_made(struct store *store, const char *key, bool is_walk_in,
                              struct booking *ret_booking) MUST_CHECK;

/* What is written of somebody who signs up or walks in. */
struct booking_entry {
    int64_t date; /* its number */
    enum booking_state state;
    const char *reference, *code;
    struct party party;
    int64_t made_utc_ms;
    bool is_mailed;
    int64_t arrived_utc_ms;
    bool is_new, is_walk_in;
};
enum status booking_add_row(struct store *store, const struct booking_entry *row) MUST_CHECK;

/* A date's number. Fails: NOT_FOUND while nobody has reserved or signed up. */
enum status session_date_find(struct store *store, const struct booking_date *date,
                              int64_t *ret_id) MUST_CHECK;

/* The same, and makes it if it is not there. */
enum status session_date_need(struct store *store, const struct booking_date *date,
                              int64_t *ret_id) MUST_CHECK;

/* A date as three columns: session, day, minute. Fails: CORRUPT. */
enum status session_date_read(struct store *store, sqlite3_stmt *statement, int column,
                              char ret_session[BOOKING_SESSION_BYTES], struct date *ret_day,
                              int *ret_minute) MUST_CHECK;

/* A moment of a date whose number is known. */
struct turn {
    int64_t id;
    const struct booking_date *date;
    int64_t now_utc_ms;
};

enum status turn_standing(struct store *store, const struct turn *turn, const char *reservation,
                          struct booking_standing *ret_standing) MUST_CHECK;

/* Ends what has lapsed, gives on what is free, and notes when the date ends. */
enum status turn_settle(struct store *store, const struct turn *turn) MUST_CHECK;

/* Somebody who did not wait takes a place while `left` is left: keeps of those who wait why they could not.
 */
enum status turn_pass_over(struct store *store, const struct turn *turn, struct places left) MUST_CHECK;

/* Keeps why a family was passed over, unless that is what was kept of it last. */
enum status booking_pass_over(struct store *store, int64_t booking, enum places_fit why,
                              int64_t now_utc_ms) MUST_CHECK;

/* Gives a reservation up, of whatever date. */
enum status reservation_take_away(struct store *store, const char *reservation) MUST_CHECK;

/* tries_read and tries_write inside a transaction; none were used of what is not known. */
enum status tries_load(struct store *store, const char *what, struct tries *ret_tries) MUST_CHECK;
enum status tries_save(struct store *store, const char *what, struct tries tries) MUST_CHECK;

/* Nobody counts so many: what an answer says must not overflow a sum. */
bool party_is_sane(struct party party);

#endif
