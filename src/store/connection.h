/* The one connection, for the files of this room only: opened, watched, and opened again after a failure.
 * What is written goes through store_write, which tries an act a second time over a fresh connection; so an
 * act looks first whether it was done already. Does not: know what is stored. */
#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

#include <limits.h>
#include <sqlite3.h>
#include <stdbool.h>

#include "store/store.h"

enum { STORE_PROBLEM_BYTES = 400, STORE_STATEMENTS_MAX = 192 };

struct store {
    char folder[PATH_MAX];
    char database[PATH_MAX];
    char ballast[PATH_MAX];
    int lock_fd;
    sqlite3 *db; /* NULL after a failure that opening again did not mend */
    struct {
        const char *sql;
        sqlite3_stmt *statement;
    } prepared[STORE_STATEMENTS_MAX];
    size_t prepared_count;
    int log_pages;        /* in the write-ahead log */
    bool log_is_doubtful; /* part of it was seen, but perhaps never reached the disk */
    bool log_is_overdue;  /* emptying it failed */
    bool has_ballast;
    char problem[STORE_PROBLEM_BYTES];
};

/* An act that takes room is refused while there is none to spare; one that makes room may use the ballast. */
enum store_need { STORE_TAKES_ROOM, STORE_MAKES_ROOM };

/* Makes the database's file, private and empty, if there is none. */
enum status store_make_file(struct store *store) MUST_CHECK;

/* OK at once when connected, else opens, checks and migrates. Fails: CORRUPT, FULL, DENIED, BUSY, IO. */
enum status store_ready(struct store *store) MUST_CHECK;

/* Closes without touching the files. */
void store_disconnect(struct store *store);

/* Moves the write-ahead log into the database and truncates it. Fails: FULL, IO. */
enum status store_empty_log(struct store *store) MUST_CHECK;

/* Runs `act` in one transaction that is on disk when this returns OK. `act` may run twice. */
enum status store_write(struct store *store, enum store_need need,
                        enum status (*act)(struct store *store, void *context), void *context) MUST_CHECK;

/* Runs `act`, which only reads, outside a transaction. It too may run twice. */
enum status store_read(struct store *store, enum status (*act)(struct store *store, void *context),
                       void *context) MUST_CHECK;

/* A prepared statement, unbound. `sql` must be a constant: it is known again by its address. */
enum status store_statement(struct store *store, const char *sql, sqlite3_stmt **ret_statement) MUST_CHECK;

void store_bind_integer(sqlite3_stmt *statement, int index, int64_t value);
void store_bind_text(sqlite3_stmt *statement, int index, const char *text); /* borrows until store_done */

/* OK when the statement stands on a row, NOT_FOUND after the last, else what failed. */
enum status store_step(struct store *store, sqlite3_stmt *statement) MUST_CHECK;
void store_done(sqlite3_stmt *statement);

/* Steps a statement that gives no rows, and is done with it. */
enum status store_run(struct store *store, sqlite3_stmt *statement) MUST_CHECK;

/* The same for one whose only parameters are one or two numbers, moments mostly. */
enum status store_run_at(struct store *store, const char *sql, int64_t first, int64_t second) MUST_CHECK;

/* The same for one whose only parameter is a text. */
enum status store_run_text(struct store *store, const char *sql, const char *text) MUST_CHECK;

/* The number that a bound statement gives first; done with it after that. Fails: NOT_FOUND. */
enum status store_first_number(struct store *store, sqlite3_stmt *statement, int64_t *ret_number) MUST_CHECK;

/* The number that a query without parameters gives. */
enum status store_read_number(struct store *store, const char *sql, int64_t *ret_number) MUST_CHECK;

/* The day that stands in a column. Fails: CORRUPT, and says that `what` cannot be read. */
enum status store_read_day(struct store *store, sqlite3_stmt *statement, int column, const char *what,
                           struct date *ret_day) MUST_CHECK;

/* Gives room that the database no longer needs back to the disk. Fails: FULL, IO. */
enum status store_shrink(struct store *store) MUST_CHECK;

enum status store_execute(struct store *store, const char *sql, const char *doing) MUST_CHECK;

/* What an SQLite result means in our words; keeps the detail for store_problem. */
enum status store_failed(struct store *store, int result, const char *doing) MUST_CHECK;
void store_complain(struct store *store, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
