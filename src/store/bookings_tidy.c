/* What is forgotten in time, and what lapsed with nobody there to see it. */
#include "store/bookings_inside.h"

struct tidying {
    int64_t now_utc_ms;
    int64_t keep_ms;
    int changes; /* of the last batch */
    bool has_removed;
};

/* Of a few bookings at a time, so that the log stays shorter than the ballast. The sealed text of who had no
 * place is of no use once the date is over; who had one may be asked after for a while. What is kept is gone
 * through, never all that ever was: hence the order of the joins. */
static enum status forget_some(struct store *store, void *context)
{
    static const char bodies[] =
        "DELETE FROM booking_body WHERE booking IN"
        " (SELECT booking FROM booking_body CROSS JOIN booking ON booking.id = booking_body.booking"
        " CROSS JOIN session_date ON session_date.id = booking.date WHERE ends_utc_ms <="
        " CASE WHEN state IN (0, 3) THEN ?1 ELSE ?2 END LIMIT 4)";
    static const char codes[] = "UPDATE booking SET code = '' WHERE id IN"
                                " (SELECT booking.id FROM booking INDEXED BY booking_code"
                                " CROSS JOIN session_date ON session_date.id = booking.date"
                                " WHERE code <> '' AND ends_utc_ms <= ?1 LIMIT 8)";
    struct tidying *tidying = context;
    int64_t kept_from_utc_ms = tidying->now_utc_ms - tidying->keep_ms;
    enum status status = store_run_at(store, bodies, kept_from_utc_ms, tidying->now_utc_ms);

    if (status != OK)
        return status;
    tidying->changes = sqlite3_changes(store->db);
    status = store_run_at(store, codes, kept_from_utc_ms, 0);
    if (status == OK)
        tidying->changes += sqlite3_changes(store->db);
    return status;
}

/* Dates are marked whose places have become free, or are kept by what a wrong clock planned. */
static enum status drop_reservations(struct store *store, void *context)
{
    static const char marks[] =
        "UPDATE session_date SET must_settle = 1 WHERE id IN"
        " (SELECT date FROM reservation WHERE until_utc_ms NOT BETWEEN ?1 + 1 AND ?2)"
        " AND EXISTS (SELECT 1 FROM booking WHERE booking.date = session_date.id AND state = 1)";
    static const char drops[] = "DELETE FROM reservation WHERE until_utc_ms NOT BETWEEN ?1 + 1 AND ?2";
    static const char offers[] = "UPDATE session_date SET must_settle = 1 WHERE id IN"
                                 " (SELECT date FROM booking WHERE state = 2 AND held_until_utc_ms > ?1)";
    static const char dates[] =
        "DELETE FROM session_date WHERE ends_utc_ms <= ?1"
        " AND NOT EXISTS (SELECT 1 FROM booking WHERE booking.date = session_date.id)"
        " AND NOT EXISTS (SELECT 1 FROM reservation WHERE reservation.date = session_date.id)";
    const struct tidying *tidying = context;
    int64_t now_utc_ms = tidying->now_utc_ms;
    enum status status = store_run_at(store, marks, now_utc_ms, now_utc_ms + BOOKING_RESERVATION_MS_MAX);

    if (status == OK)
        status = store_run_at(store, drops, now_utc_ms, now_utc_ms + BOOKING_RESERVATION_MS_MAX);
    if (status == OK)
        status = store_run_at(store, offers, now_utc_ms + BOOKING_HOLD_MS_MAX, 0);
    return status == OK ? store_run_at(store, dates, now_utc_ms, 0) : status;
}

enum status bookings_tidy(struct store *store, int64_t now_utc_ms, int64_t keep_ms)
{
    struct tidying tidying = {.now_utc_ms = now_utc_ms, .keep_ms = keep_ms};
    enum status status = store_write(store, STORE_MAKES_ROOM, drop_reservations, &tidying);

    for (tidying.changes = 1; status == OK && tidying.changes > 0;) {
        status = store_write(store, STORE_MAKES_ROOM, forget_some, &tidying);
        tidying.has_removed = tidying.has_removed || tidying.changes > 0;
    }
    /* It is gone from the database even if the log cannot be emptied; then the next write tries that first.
     */
    if (tidying.has_removed)
        (void)!store_empty_log(store);
    return status;
}
