/* Taking a submission in: one act of a person, one transaction, one reference. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/ballast.h"
#include "store/connection.h"

enum { REFERENCE_TRIES = 16 };

struct submission {
    const char *key;
    const char *sealed;
    int64_t now_utc_ms;
    struct random_source random;
    char reference[REFERENCE_CHARS + 1];
};

static enum status find_answer(struct store *store, void *context)
{
    static const char sql[] = "SELECT reference FROM act WHERE key = ?1";
    struct submission *submission = context;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, submission->key);
    status = store_step(store, statement);
    if (status == OK)
        (void)snprintf(submission->reference, sizeof submission->reference, "%s",
                       (const char *)sqlite3_column_text(statement, 0));
    store_done(statement);
    return status;
}

/* Gives the submission a reference that no other has. */
static enum status add_item(struct store *store, struct submission *submission, int64_t *ret_id)
{
    static const char sql[] = "INSERT INTO outbox (state, reference, accepted_utc_ms, next_try_utc_ms)"
                              " VALUES (0, ?1, ?2, ?2) ON CONFLICT (reference) DO NOTHING";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    for (int i = 0; i < REFERENCE_TRIES && status == OK; i++) {
        reference_make(submission->random, submission->reference);
        store_bind_text(statement, 1, submission->reference);
        store_bind_integer(statement, 2, submission->now_utc_ms);
        status = store_run(store, statement);
        if (status == OK && sqlite3_changes(store->db) == 1) {
            *ret_id = sqlite3_last_insert_rowid(store->db);
            return OK;
        }
    }
    if (status != OK)
        return status;
    store_complain(store, "no free reference in %d tries; the source of random numbers is broken",
                   REFERENCE_TRIES);
    return IO;
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

static enum status add_answer(struct store *store, const struct submission *submission)
{
    static const char sql[] = "INSERT INTO act (key, reference, answered_utc_ms) VALUES (?1, ?2, ?3)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, submission->key);
    store_bind_text(statement, 2, submission->reference);
    store_bind_integer(statement, 3, submission->now_utc_ms);
    return store_run(store, statement);
}

static enum status add_submission(struct store *store, void *context)
{
    struct submission *submission = context;
    enum status status = find_answer(store, submission);
    int64_t id = 0;

    if (status != NOT_FOUND)
        return status;
    status = add_item(store, submission, &id);
    if (status == OK)
        status = add_body(store, id, submission->sealed);
    if (status == OK)
        status = add_answer(store, submission);
    return status;
}

/* The room that the ballast gave back belongs to the deliveries, so nothing is taken in before it stands
 * again. */
static enum status make_room(struct store *store)
{
    enum status status = store->has_ballast ? OK : ballast_make(store);

    if (status == FULL && store_shrink(store) == OK)
        status = ballast_make(store);
    return status;
}

enum status outbox_enqueue(struct store *store, const char *key, const char *sealed, int64_t now_utc_ms,
                           struct random_source random, char ret_reference[REFERENCE_CHARS + 1])
{
    struct submission submission = {.key = key, .sealed = sealed, .now_utc_ms = now_utc_ms, .random = random};
    enum status status;

    assert(strlen(key) == STORE_UUID_CHARS);
    status = store_read(store, find_answer, &submission);
    if (status != OK || store->log_is_doubtful) {
        status = make_room(store);
        if (status == OK)
            status = store_write(store, STORE_TAKES_ROOM, add_submission, &submission);
    }
    if (status == OK)
        memcpy(ret_reference, submission.reference, sizeof submission.reference);
    return status;
}
