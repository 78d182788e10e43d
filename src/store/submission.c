/* Taking a submission in: one act of a person, one transaction, one reference. */
#include "store/submission.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/ballast.h"

enum { DRAWS_MAX = 32 };

enum status submission_find_answer(struct store *store, const char *key,
                                   char ret_reference[REFERENCE_CHARS + 1])
{
    static const char sql[] = "SELECT reference FROM act WHERE key = ?1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, key);
    status = store_step(store, statement);
    if (status == OK)
        (void)snprintf(ret_reference, REFERENCE_CHARS + 1, "%s",
                       (const char *)sqlite3_column_text(statement, 0));
    store_done(statement);
    return status;
}

enum status submission_add_answer(struct store *store, const char *key, const char *reference,
                                  int64_t now_utc_ms)
{
    static const char sql[] = "INSERT INTO act (key, reference, answered_utc_ms) VALUES (?1, ?2, ?3)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, key);
    store_bind_text(statement, 2, reference);
    store_bind_integer(statement, 3, now_utc_ms);
    return store_run(store, statement);
}

enum status submission_draw(struct store *store, const char *sql, const char *what,
                            void (*draw)(struct random_source random, char *ret_text),
                            struct random_source random, char *ret_text)
{
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    for (int i = 0; i < DRAWS_MAX && status == OK; i++) {
        draw(random, ret_text);
        store_bind_text(statement, 1, ret_text);
        status = store_step(store, statement);
        store_done(statement);
        if (status == NOT_FOUND)
            return OK;
    }
    if (status != OK)
        return status;
    store_complain(store, "no free %s in %d tries; the source of random numbers is broken", what, DRAWS_MAX);
    return IO;
}

enum status submission_make_reference(struct store *store, struct random_source random,
                                      char ret_reference[REFERENCE_CHARS + 1])
{
    static const char sql[] = "SELECT 1 FROM outbox WHERE reference = ?1"
                              " UNION ALL SELECT 1 FROM booking WHERE reference = ?1"
                              " UNION ALL SELECT 1 FROM voucher WHERE reference = ?1";

    return submission_draw(store, sql, "reference", reference_make, random, ret_reference);
}

static enum status add_row(struct store *store, const char *reference, int64_t now_utc_ms)
{
    static const char sql[] = "INSERT INTO outbox (state, reference, accepted_utc_ms, next_try_utc_ms)"
                              " VALUES (0, ?1, ?2, ?2)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, reference);
    store_bind_integer(statement, 2, now_utc_ms);
    return store_run(store, statement);
}

static enum status add_body(struct store *store, int64_t id, const char *sealed)
{
    static const char sql[] = "INSERT INTO body (item, sealed) VALUES (?1, ?2)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, id);
    store_bind_text(statement, 2, sealed);
    return store_run(store, statement);
}

enum status submission_add_item(struct store *store, const char *reference, const char *sealed,
                                int64_t now_utc_ms)
{
    enum status status = add_row(store, reference, now_utc_ms);

    return status == OK ? add_body(store, sqlite3_last_insert_rowid(store->db), sealed) : status;
}

static enum status make_room(struct store *store)
{
    enum status status = store->has_ballast ? OK : ballast_make(store);

    if (status == FULL && store_shrink(store) == OK)
        status = ballast_make(store);
    return status;
}

enum status submission_take_in(struct store *store, enum status (*act)(struct store *store, void *context),
                               void *context)
{
    enum status status = make_room(store);

    return status == OK ? store_write(store, STORE_TAKES_ROOM, act, context) : status;
}

enum status submission_take_in_once(struct store *store,
                                    enum status (*find)(struct store *store, void *context),
                                    enum status (*act)(struct store *store, void *context), void *context)
{
    enum status status = store_read(store, find, context);

    if (status == INVALID || (status == OK && !store->log_is_doubtful))
        return status;
    return submission_take_in(store, act, context);
}

struct submission {
    const char *key;
    const char *sealed;
    int64_t now_utc_ms;
    struct random_source random;
    char reference[REFERENCE_CHARS + 1];
};

static enum status find_answer(struct store *store, void *context)
{
    struct submission *submission = context;

    return submission_find_answer(store, submission->key, submission->reference);
}

static enum status add_submission(struct store *store, void *context)
{
    struct submission *submission = context;
    enum status status = find_answer(store, submission);

    if (status != NOT_FOUND)
        return status;
    status = submission_make_reference(store, submission->random, submission->reference);
    if (status == OK)
        status =
            submission_add_item(store, submission->reference, submission->sealed, submission->now_utc_ms);
    if (status == OK)
        status = submission_add_answer(store, submission->key, submission->reference, submission->now_utc_ms);
    return status;
}

enum status outbox_enqueue(struct store *store, const char *key, const char *sealed, int64_t now_utc_ms,
                           struct random_source random, char ret_reference[REFERENCE_CHARS + 1])
{
    struct submission submission = {.key = key, .sealed = sealed, .now_utc_ms = now_utc_ms, .random = random};
    enum status status;

    assert(strlen(key) == STORE_UUID_CHARS);
    status = submission_take_in_once(store, find_answer, add_submission, &submission);
    if (status == OK)
        memcpy(ret_reference, submission.reference, sizeof submission.reference);
    return status;
}
