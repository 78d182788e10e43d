/* What staff are to be told of. */
#include "store/bookings_inside.h"

struct news {
    enum booking_news news;
    struct booking booking;
};

/* An offer that was taken or missed meanwhile is news no more. */
static enum status find_news(struct store *store, void *context)
{
    static const char sql[] = "SELECT " BOOKING_COLUMNS ", news FROM " BOOKING_TABLES
                              " WHERE booking.id = (SELECT id FROM booking INDEXED BY booking_news"
                              " WHERE news <> 0 ORDER BY id LIMIT 1)";
    struct news *news = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    status = store_step(store, statement);
    if (status == OK)
        status = booking_read_row(store, statement, true, &news->booking);
    if (status == OK)
        news->news = (enum booking_news)sqlite3_column_int(statement, BOOKING_COLUMN_COUNT);
    store_done(statement);
    return status;
}

enum status bookings_next_news(struct store *store, enum booking_news *ret_news, struct booking *ret_booking)
{
    struct news news = {0};
    enum status status = store_read(store, find_news, &news);

    if (status != OK)
        return status;
    *ret_news = news.news;
    *ret_booking = news.booking;
    return OK;
}

struct telling {
    int64_t id;
    enum booking_news news;
};

/* What has become of the booking since is still to be told. */
static enum status note_told(struct store *store, void *context)
{
    static const char sql[] = "UPDATE booking SET news = 0 WHERE id = ?1 AND news = ?2";
    const struct telling *telling = context;

    return store_run_at(store, sql, telling->id, telling->news);
}

enum status bookings_news_told(struct store *store, int64_t id, enum booking_news news)
{
    struct telling telling = {.id = id, .news = news};

    return store_write(store, STORE_MAKES_ROOM, note_told, &telling);
}
