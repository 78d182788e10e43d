/* Which routes are confirmed, and the codes that are to confirm them. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/connection.h"

struct look {
    const char *route;
    char day[11];
};

static enum status find_day(struct store *store, void *context)
{
    static const char sql[] = "SELECT confirmed_day FROM route WHERE hash = ?1";
    struct look *look = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, look->route);
    status = store_step(store, statement);
    if (status == OK)
        (void)snprintf(look->day, sizeof look->day, "%s", (const char *)sqlite3_column_text(statement, 0));
    store_done(statement);
    return status;
}

enum status route_confirmed_on(struct store *store, const char *route, char ret_day[11])
{
    struct look look = {.route = route};
    enum status status = store_read(store, find_day, &look);

    if (status == NOT_FOUND)
        status = OK;
    if (status == OK)
        memcpy(ret_day, look.day, sizeof look.day);
    return status;
}

struct expectation {
    const char *const *routes;
    size_t count;
    const char *code;
    int64_t until_utc_ms;
};

static enum status expect_code(struct store *store, void *context)
{
    static const char sql[] =
        "INSERT INTO route (hash, code, code_until_utc_ms, tries) VALUES (?1, ?2, ?3, 0)"
        " ON CONFLICT (hash) DO UPDATE SET code = ?2, code_until_utc_ms = ?3, tries = 0";
    const struct expectation *expectation = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    for (size_t i = 0; i < expectation->count && status == OK; i++) {
        store_bind_text(statement, 1, expectation->routes[i]);
        store_bind_text(statement, 2, expectation->code);
        store_bind_integer(statement, 3, expectation->until_utc_ms);
        status = store_run(store, statement);
    }
    return status;
}

enum status route_expect_code(struct store *store, const char *const *routes, size_t count, const char *code,
                              int64_t until_utc_ms)
{
    struct expectation expectation = {
        .routes = routes, .count = count, .code = code, .until_utc_ms = until_utc_ms};

    assert(strlen(code) == STORE_ROUTE_CHARS);
    return store_write(store, STORE_TAKES_ROOM, expect_code, &expectation);
}

struct attempt {
    const char *route;
    const char *code;
    int64_t now_utc_ms;
    char expected[STORE_ROUTE_CHARS + 1];
    int64_t until_utc_ms;
    int tries; /* that were wrong, this one among them; 0 until it was found to be */
    enum route_verdict verdict;
};

static enum status find_expected(struct store *store, struct attempt *attempt, int *ret_tries)
{
    static const char sql[] = "SELECT code, code_until_utc_ms, tries FROM route WHERE hash = ?1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, attempt->route);
    status = store_step(store, statement);
    if (status == OK) {
        (void)snprintf(attempt->expected, sizeof attempt->expected, "%s",
                       (const char *)sqlite3_column_text(statement, 0));
        attempt->until_utc_ms = sqlite3_column_int64(statement, 1);
        *ret_tries = sqlite3_column_int(statement, 2);
    }
    store_done(statement);
    return status;
}

/* For all routes of the test mail: ten tries are all that one code is given. */
static enum status note_tries(struct store *store, const struct attempt *attempt)
{
    static const char sql[] = "UPDATE route SET tries = ?2 WHERE code = ?1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, attempt->expected);
    store_bind_integer(statement, 2, attempt->tries);
    return store_run(store, statement);
}

/* The code is kept until it is old, so that a second run of this act, or of the person's, finds the same. */
static enum status confirm(struct store *store, const struct attempt *attempt)
{
    static const char sql[] = "UPDATE route SET confirmed_day = ?2 WHERE code = ?1";
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(attempt->now_utc_ms), day);
    store_bind_text(statement, 1, attempt->expected);
    store_bind_text(statement, 2, day);
    return store_run(store, statement);
}

/* Which of them waited for this route is sealed in them. The others are tried once more than they would be.
 */
static enum status hurry_outbox(struct store *store, int64_t now_utc_ms)
{
    static const char sql[] = "UPDATE outbox SET next_try_utc_ms = ?1"
                              " WHERE state IN (0, 2, 3) AND next_try_utc_ms > ?1";

    return store_run_at(store, sql, now_utc_ms, 0);
}

static enum status judge(struct store *store, struct attempt *attempt, int tries)
{
    enum status status;

    if (tries >= STORE_CODE_TRIES && attempt->tries == 0) {
        attempt->verdict = ROUTE_CODE_SPENT;
        return OK;
    }
    if (attempt->now_utc_ms >= attempt->until_utc_ms) {
        attempt->verdict = ROUTE_CODE_OLD;
        return OK;
    }
    if (strcmp(attempt->code, attempt->expected) != 0) {
        attempt->verdict = ROUTE_WRONG_CODE;
        /* A second run of this act, after a commit that only seemed to fail, must not count twice. */
        if (attempt->tries == 0)
            attempt->tries = tries + 1;
        return note_tries(store, attempt);
    }
    attempt->verdict = ROUTE_CONFIRMED;
    status = confirm(store, attempt);
    return status == OK ? hurry_outbox(store, attempt->now_utc_ms) : status;
}

static enum status try_code(struct store *store, void *context)
{
    struct attempt *attempt = context;
    int tries = 0;
    enum status status = find_expected(store, attempt, &tries);

    if (status == NOT_FOUND) {
        attempt->verdict = ROUTE_NO_CODE;
        return OK;
    }
    return status == OK ? judge(store, attempt, tries) : status;
}

enum status route_try_code(struct store *store, const char *route, const char *code, int64_t now_utc_ms,
                           enum route_verdict *ret_verdict, int *ret_tries_left)
{
    struct attempt attempt = {.route = route, .code = code, .now_utc_ms = now_utc_ms};
    enum status status = store_write(store, STORE_MAKES_ROOM, try_code, &attempt);

    if (status == OK) {
        *ret_verdict = attempt.verdict;
        *ret_tries_left = attempt.verdict == ROUTE_WRONG_CODE ? STORE_CODE_TRIES - attempt.tries : 0;
    }
    return status;
}
