/* Statements, transactions, and what to do when one of them fails. */
#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/ballast.h"
#include "store/connection.h"

/* With the largest transaction on top this stays well below the ballast. */
enum { LOG_PAGES_MAX = 100 };

void store_complain(struct store *store, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(store->problem, sizeof store->problem, format, arguments);
    va_end(arguments);
}

static enum status status_of(const struct store *store, int result)
{
    int error = store->db != NULL ? sqlite3_system_errno(store->db) : 0;

    switch (result & 0xFF) {
    case SQLITE_FULL:
        return FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return CORRUPT;
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
        return DENIED;
    case SQLITE_IOERR:
        return error == ENOSPC || error == EDQUOT ? FULL : IO;
    case SQLITE_CANTOPEN:
        return error == EACCES || error == EPERM || error == EROFS ? DENIED : IO;
    default:
        return IO;
    }
}

static const char *advice_for(enum status status)
{
    switch (status) {
    case FULL:
        return "free some room on the disk";
    case CORRUPT:
        return "it was left as it is: copy the folder to a safe place, then save what sqlite3's .recover can "
               "read";
    case DENIED:
        return "let the user doorstep-keeper own the folder and what is in it";
    case BUSY:
        return "another program has it open; stop that first";
    default:
        return "look at the health of the disk";
    }
}

enum status store_failed(struct store *store, int result, const char *doing)
{
    enum status status = status_of(store, result);
    bool is_its_last = store->db != NULL && (sqlite3_errcode(store->db) & 0xFF) == (result & 0xFF);
    const char *words = is_its_last ? sqlite3_errmsg(store->db) : sqlite3_errstr(result);

    if ((result & 0xFF) == SQLITE_NOMEM)
        abort();
    store_complain(store, "%s: %s (SQLite %d); %s", doing, words, result, advice_for(status));
    return status;
}

enum status store_execute(struct store *store, const char *sql, const char *doing)
{
    int result = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    return result == SQLITE_OK ? OK : store_failed(store, result, doing);
}

enum status store_statement(struct store *store, const char *sql, sqlite3_stmt **ret_statement)
{
    sqlite3_stmt *statement = NULL;
    int result;

    for (size_t i = 0; i < store->prepared_count; i++) {
        if (store->prepared[i].sql == sql) {
            *ret_statement = store->prepared[i].statement;
            return OK;
        }
    }
    assert(store->prepared_count < STORE_STATEMENTS_MAX);
    result = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    if (result != SQLITE_OK)
        return store_failed(store, result, "the database could not be asked");
    store->prepared[store->prepared_count].sql = sql;
    store->prepared[store->prepared_count].statement = statement;
    store->prepared_count++;
    *ret_statement = statement;
    return OK;
}

void store_bind_integer(sqlite3_stmt *statement, int index, int64_t value)
{
    int result = sqlite3_bind_int64(statement, index, value);

    assert(result == SQLITE_OK);
}

void store_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    int result = sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);

    assert(result == SQLITE_OK);
}

enum status store_step(struct store *store, sqlite3_stmt *statement)
{
    int result = sqlite3_step(statement);

    if (result == SQLITE_ROW)
        return OK;
    return result == SQLITE_DONE ? NOT_FOUND : store_failed(store, result, "the database failed");
}

void store_done(sqlite3_stmt *statement)
{
    (void)sqlite3_reset(statement);
    (void)sqlite3_clear_bindings(statement);
}

enum status store_run(struct store *store, sqlite3_stmt *statement)
{
    enum status status = store_step(store, statement);

    store_done(statement);
    assert(status != OK);
    return status == NOT_FOUND ? OK : status;
}

enum status store_run_at(struct store *store, const char *sql, int64_t first, int64_t second)
{
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, first);
    if (sqlite3_bind_parameter_count(statement) > 1)
        store_bind_integer(statement, 2, second);
    return store_run(store, statement);
}

enum status store_run_text(struct store *store, const char *sql, const char *text)
{
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, text);
    return store_run(store, statement);
}

enum status store_first_number(struct store *store, sqlite3_stmt *statement, int64_t *ret_number)
{
    enum status status = store_step(store, statement);

    if (status == OK)
        *ret_number = sqlite3_column_int64(statement, 0);
    store_done(statement);
    return status;
}

enum status store_read_number(struct store *store, const char *sql, int64_t *ret_number)
{
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    return status == OK ? store_first_number(store, statement, ret_number) : status;
}

enum status store_read_day(struct store *store, sqlite3_stmt *statement, int column, const char *what,
                           struct date *ret_day)
{
    if (date_read((const char *)sqlite3_column_text(statement, column), ret_day) == OK)
        return OK;
    store_complain(store, "%s cannot be read; the database is damaged", what);
    return CORRUPT;
}

/* OK, or FULL, or what else stands in the way of trusting the next commit: a log that may have a hole in it
 * takes all later commits along. */
static enum status trust_log(struct store *store, enum store_need need)
{
    enum status status = OK;

    if (store->log_is_doubtful || store->log_is_overdue || store->log_pages > LOG_PAGES_MAX)
        status = store_empty_log(store);
    if (status == FULL && need == STORE_MAKES_ROOM && !store->log_is_doubtful)
        return OK;
    return status;
}

static enum status transact(struct store *store, enum status (*act)(struct store *store, void *context),
                            void *context)
{
    enum status status = store_execute(store, "BEGIN IMMEDIATE", "nothing could be written");

    if (status == OK)
        status = act(store, context);
    if (status == OK)
        status = store_execute(store, "COMMIT", "it could not be written to disk");
    /* What failed keeps its words, so how the rest goes is not asked. */
    if (status != OK && sqlite3_get_autocommit(store->db) == 0)
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static bool is_decision(enum status status)
{
    return status == OK || status == NOT_FOUND || status == INVALID;
}

/* A commit that failed may be on disk all the same, and only a fresh connection sees which. */
static void open_again(struct store *store)
{
    char words[STORE_PROBLEM_BYTES];

    memcpy(words, store->problem, sizeof words);
    store_disconnect(store);
    if (store_ready(store) == OK)
        memcpy(store->problem, words, sizeof words);
}

static enum status write_once(struct store *store, enum store_need need,
                              enum status (*act)(struct store *store, void *context), void *context)
{
    enum status status = store_ready(store);

    if (status != OK)
        return status;
    status = trust_log(store, need);
    if (status == OK)
        status = transact(store, act, context);
    if (!is_decision(status))
        open_again(store);
    return status;
}

enum status store_write(struct store *store, enum store_need need,
                        enum status (*act)(struct store *store, void *context), void *context)
{
    enum status status = write_once(store, need, act, context);

    if (!is_decision(status)) {
        if (status == FULL && need == STORE_MAKES_ROOM)
            ballast_free(store);
        status = write_once(store, need, act, context);
    }
    /* When this fails the next act asks again. */
    if (status == OK && store->log_pages > LOG_PAGES_MAX)
        (void)!store_empty_log(store);
    return status;
}

enum status store_read(struct store *store, enum status (*act)(struct store *store, void *context),
                       void *context)
{
    enum status status = store_ready(store);

    if (status == OK)
        status = act(store, context);
    if (is_decision(status))
        return status;
    open_again(store);
    return store->db != NULL ? act(store, context) : status;
}
