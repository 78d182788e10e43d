/* How often codes were guessed, so that a restart gives no more tries. */
#include "store/bookings_inside.h"

enum status tries_load(struct store *store, const char *what, struct tries *ret_tries)
{
    static const char sql[] = "SELECT used, since_utc_ms FROM tries WHERE what = ?1";
    struct tries tries = {0};
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, what);
    status = store_step(store, statement);
    if (status == OK)
        tries = (struct tries){.used = sqlite3_column_int(statement, 0),
                               .since_utc_ms = sqlite3_column_int64(statement, 1)};
    store_done(statement);
    if (status != OK && status != NOT_FOUND)
        return status;
    *ret_tries = tries;
    return OK;
}

enum status tries_save(struct store *store, const char *what, struct tries tries)
{
    static const char sql[] =
        "INSERT INTO tries (what, used, since_utc_ms) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (what) DO UPDATE SET used = excluded.used, since_utc_ms = excluded.since_utc_ms";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, what);
    store_bind_integer(statement, 2, tries.used);
    store_bind_integer(statement, 3, tries.since_utc_ms);
    return store_run(store, statement);
}

struct guess {
    const char *what;
    struct tries tries;
};

static enum status read_tries(struct store *store, void *context)
{
    struct guess *guess = context;

    return tries_load(store, guess->what, &guess->tries);
}

enum status tries_read(struct store *store, const char *what, struct tries *ret_tries)
{
    struct guess guess = {.what = what};
    enum status status = store_read(store, read_tries, &guess);

    if (status == OK)
        *ret_tries = guess.tries;
    return status;
}

static enum status write_tries(struct store *store, void *context)
{
    const struct guess *guess = context;

    return tries_save(store, guess->what, guess->tries);
}

/* A full disk must neither stop a family from giving its place back nor let anybody guess without end. */
enum status tries_write(struct store *store, const char *what, struct tries tries)
{
    struct guess guess = {.what = what, .tries = tries};

    return store_write(store, STORE_MAKES_ROOM, write_tries, &guess);
}
