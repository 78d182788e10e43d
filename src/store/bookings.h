/* Places at sessions: who has one, who waits, and for whom a freed place is kept. Every call that changes
 * something is ONE transaction, and within it freed places are given on, so that nothing is ever oversold
 * and the order stays fair. What a family is called stands in the sealed text only. The dates and their
 * capacity come from the caller, who expands the timetable.
 * Does not: open sealed boxes, know the timetable, or tell anybody. */
#ifndef STORE_BOOKINGS_H
#define STORE_BOOKINGS_H

#include <stdbool.h>

#include "rules/places.h"
#include "rules/tries.h"
#include "store/store.h"

enum { BOOKING_CODE_CHARS = 6, BOOKING_SESSION_BYTES = 64, BOOKINGS_PAGE = 50 };

/* Nothing is kept longer than that: what seems to be was planned by a clock that was ahead, and has lapsed.
 */
#define BOOKING_RESERVATION_MS_MAX INT64_C(7200000) /* two hours */
#define BOOKING_HOLD_MS_MAX INT64_C(2678400000)     /* 31 days */

/* One date of a session, and what the timetable says of it now. */
struct booking_date {
    const char *session;
    struct date day;
    int minute; /* when it begins */
    struct places capacity;
    int64_t closes_utc_ms; /* from then on nobody moves up */
    int64_t ends_utc_ms;   /* 0: as it was told before, for a date that the timetable has no more */
    int64_t hold_ms;       /* how long a freed place is kept for the next family; 0: nobody moves up */
};

enum booking_state {
    BOOKING_BOOKED,
    BOOKING_WAITING,
    BOOKING_OFFERED,   /* a place was freed and is kept for this family until `held_until_utc_ms` */
    BOOKING_CANCELLED, /* by the family or the desk */
    BOOKING_MISSED,    /* the place that was kept went on to the next; a date that the timetable has no more
                          has no next, and who was offered a place there waits again */
    BOOKING_STATES,
};

const char *booking_state_name(enum booking_state state); /* "booked", "waiting", "offered", … */

struct booking {
    int64_t id;
    char reference[REFERENCE_CHARS + 1];
    char code[BOOKING_CODE_CHARS + 1];
    char session[BOOKING_SESSION_BYTES];
    struct date day;
    int minute;
    enum booking_state state;
    struct party party;
    int64_t made_utc_ms;
    int64_t held_until_utc_ms; /* 0 unless offered */
    int position;              /* of a waiting one, from 1 */
    int64_t arrived_utc_ms;    /* 0: nobody has said that they came */
    bool is_new;               /* the family came for the first time, as staff have said */
    bool is_walk_in;           /* added at the desk: no sealed text and no code */
    char *sealed;              /* base64, NULL once it was removed; the caller frees with booking_finish */
};

void booking_finish(struct booking *booking);

struct booking_standing {
    struct places taken; /* booked, offered, and reserved by others */
    int waiting;         /* families */
};

/* How a date stands for somebody whose own reservation is `reservation` (NULL: none). Reads only. */
enum status bookings_look(struct store *store, const struct booking_date *date, const char *reservation,
                          int64_t now_utc_ms, struct booking_standing *ret_standing) MUST_CHECK;

/* Keeps places while a name is typed, until `until_utc_ms`; the same reservation again takes the place of
 * the one before. `ret_is_reserved` false: they are not there, and nothing is kept. Fails: INVALID (a party
 * that cannot be), FULL, IO, CORRUPT. */
enum status bookings_reserve(struct store *store, const struct booking_date *date, const char *reservation,
                             struct party party, int64_t now_utc_ms, int64_t until_utc_ms,
                             bool *ret_is_reserved, struct booking_standing *ret_standing) MUST_CHECK;

/* Gives a reservation up. One that is not there is OK. The places go on at the next bookings_settle. */
enum status bookings_release(struct store *store, const char *reservation) MUST_CHECK;

struct booking_request {
    const char *key;         /* idempotency key of the act */
    const char *reservation; /* UUID, or NULL */
    struct booking_date date;
    struct party party;
    const char *sealed;
    bool may_wait;  /* when there is no place: onto the waiting list */
    bool is_mailed; /* the sealed text goes into the outbox too, in the same transaction */
    int64_t now_utc_ms;
    struct random_source random;
};

/* Books, or puts on the waiting list, and gives a reference and a code that no other coming date has. The
 * same key again within 24 hours gives the same booking as it stands. `ret_is_taken` false: it is full, and
 * nothing is stored; `ret_standing` then says how it stands. Fails: INVALID (a party that cannot be, or the
 * key of another kind of act), FULL, IO, CORRUPT. */
enum status bookings_book(struct store *store, const struct booking_request *request, bool *ret_is_taken,
                          struct booking *ret_booking, struct booking_standing *ret_standing) MUST_CHECK;

/* The booking of a date that is not over whose code this is. Fails: NOT_FOUND. */
enum status bookings_find(struct store *store, const char *code, int64_t now_utc_ms,
                          struct booking *ret_booking) MUST_CHECK;
enum status bookings_find_reference(struct store *store, const char *reference,
                                    struct booking *ret_booking) MUST_CHECK;

/* Ends a booking that stands (booked, waiting, offered) and gives its place on. Again: OK. */
enum status bookings_cancel(struct store *store, int64_t id, const struct booking_date *date,
                            int64_t now_utc_ms) MUST_CHECK;

/* The family has come, or has not after all. Who comes for a place that is kept for them has taken it. Fails:
 * NOT_FOUND (no such booking, or one without a place: waiting, missed, kept no longer, cancelled), FULL, IO,
 * CORRUPT. Again: OK, and the first moment stays. */
enum status bookings_arrive(struct store *store, int64_t id, bool has_arrived, bool is_new,
                            int64_t now_utc_ms) MUST_CHECK;

/* A family that comes without having signed up: booked and arrived at once, without a name, in ONE
 * transaction. It takes places as every other, after those who wait and can still move up. The same key again
 * within 24 hours gives the same booking. `ret_is_taken` false: there is no room, and nothing is stored.
 * Fails: INVALID (a party that cannot be, the key of another kind of act), FULL, IO, CORRUPT. */
struct booking_walk_in {
    const char *key;
    struct booking_date date;
    struct party party;
    bool is_new;
    int64_t now_utc_ms;
    struct random_source random;
};
enum status bookings_walk_in(struct store *store, const struct booking_walk_in *walk_in, bool *ret_is_taken,
                             struct booking *ret_booking) MUST_CHECK;

/* Takes the place that is kept. Fails: NOT_FOUND when it is kept no longer. Again: OK. */
enum status bookings_take(struct store *store, int64_t id, const struct booking_date *date,
                          int64_t now_utc_ms) MUST_CHECK;

/* Ends what has lapsed on a date, and gives freed places on, in fair order; why somebody was passed over is
 * kept. */
enum status bookings_settle(struct store *store, const struct booking_date *date,
                            int64_t now_utc_ms) MUST_CHECK;

/* The date that must be settled next, and when: something lapses there, or places may have become free (0: at
 * once). Of a date that the timetable has no more only the name counts: nobody moves up there, but what has
 * lapsed must be ended all the same. Fails: NOT_FOUND when there is none. */
struct booking_due {
    char session[BOOKING_SESSION_BYTES];
    struct date day;
    int minute;
    int64_t utc_ms;
};
enum status bookings_next_due(struct store *store, struct booking_due *ret_due) MUST_CHECK;

/* Every date to come that anybody has signed up for is to be settled: the timetable may say other things of
 * it. */
enum status bookings_settle_all(struct store *store, int64_t now_utc_ms) MUST_CHECK;

/* Bookings with what staff are to be told of: newly offered (kind 'offered') or ended after having been
 * mailed. The caller marks them once that is on its way. */
enum booking_news { BOOKING_NEWS_NONE, BOOKING_NEWS_OFFERED, BOOKING_NEWS_CANCELLED };
enum status bookings_next_news(struct store *store, enum booking_news *ret_news,
                               struct booking *ret_booking) MUST_CHECK; /* NOT_FOUND: nothing new */
enum status bookings_news_told(struct store *store, int64_t id, enum booking_news news) MUST_CHECK;

/* The dates that anybody has signed up for and whose list was not made yet, from the earliest; after
 * bookings_list_made a date is not among them, nor is one that is over, and whoever stands on the list counts
 * as mailed. `utc_ms` is when it closes. Fails: NOT_FOUND. */
enum status bookings_next_list(struct store *store, int64_t now_utc_ms,
                               struct booking_due *ret_date) MUST_CHECK;
enum status bookings_list_made(struct store *store, const struct booking_due *date) MUST_CHECK;

/* Who signs up after the list of a date was made is on no list. */
enum status bookings_is_listed(struct store *store, const struct booking_date *date,
                               bool *ret_is_listed) MUST_CHECK;

/* All bookings of a date in order of state and turn, after so many of them. With `with_sealed` false `sealed`
 * is NULL. */
enum status bookings_list(struct store *store, const char *session, struct date day, int minute,
                          size_t offset, bool with_sealed, struct booking *ret_bookings, size_t limit,
                          size_t *ret_count) MUST_CHECK;

/* All bookings of a date in the order in which they were made, after the one of number `after_id` (0: from
 * the first), with `sealed`. Whatever becomes of them between two pages, each is on one of them. */
enum status bookings_list_after(struct store *store, const struct booking_date *date, int64_t after_id,
                                struct booking *ret_bookings, size_t limit, size_t *ret_count) MUST_CHECK;

/* The dates with bookings from a day on, after so many of them, with how they stand. */
struct booking_count {
    char session[BOOKING_SESSION_BYTES];
    struct date day;
    int minute;
    struct places booked;
    int offered, waiting, arrived; /* families */
};
enum status bookings_count(struct store *store, struct date from, size_t offset,
                           struct booking_count *ret_counts, size_t limit, size_t *ret_count) MUST_CHECK;

/* Why families were passed over, oldest first. */
struct booking_passed {
    char reference[REFERENCE_CHARS + 1];
    int64_t utc_ms;
    enum places_fit why;
};
enum status bookings_passed(struct store *store, const char *session, struct date day, int minute,
                            size_t offset, struct booking_passed *ret_rows, size_t limit,
                            size_t *ret_count) MUST_CHECK;

/* Removes the sealed text of bookings `keep_ms` after the date was over, and of waiting ones as soon as it is
 * over; and reservations that nobody came back to. What was counted stays. */
enum status bookings_tidy(struct store *store, int64_t now_utc_ms, int64_t keep_ms) MUST_CHECK;

/* Guesses of codes, by what is guessed ("ticket-code"). */
enum status tries_read(struct store *store, const char *what, struct tries *ret_tries) MUST_CHECK;
enum status tries_write(struct store *store, const char *what, struct tries tries) MUST_CHECK;

#endif
