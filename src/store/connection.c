#include "store/connection.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/migrations.h"

/* A database up to this size is read through at every start, in a few milliseconds; one that has seen a
 * million submissions would take seconds. */
enum { CHECKED_BYTES_MAX = 8 * 1024 * 1024 };

/* Truncating is not yet forgetting: after a power cut an older state of the log could come back, be played
 * over the database and take away what only the database has. That cannot be while the whole log was on disk.
 */
static int sync_log(struct store *store)
{
    sqlite3_file *log = NULL;
    int result = sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);

    if (result != SQLITE_OK || log == NULL || log->pMethods == NULL)
        return result;
    return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}

enum status store_empty_log(struct store *store)
{
    int result = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

    if (result == SQLITE_OK && store->log_is_doubtful)
        result = sync_log(store);
    store->log_is_overdue = result != SQLITE_OK;
    if (result != SQLITE_OK)
        return store_failed(store, result, "the write-ahead log could not be emptied");
    store->log_pages = 0;
    store->log_is_doubtful = false;
    return OK;
}

static int note_log_pages(void *context, sqlite3 *db, const char *name, int pages)
{
    struct store *store = context;

    (void)db;
    (void)name;
    store->log_pages = pages;
    return SQLITE_OK;
}

void store_disconnect(struct store *store)
{
    int result;

    for (size_t i = 0; i < store->prepared_count; i++)
        (void)sqlite3_finalize(store->prepared[i].statement);
    store->prepared_count = 0;
    result = sqlite3_close(store->db);
    assert(result == SQLITE_OK);
    store->db = NULL;
}

/* SQLite would make the file with the umask's mode; its log takes after it. */
enum status store_make_file(struct store *store)
{
    int fd = open(store->database, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);

    if (fd < 0 && errno == EEXIST)
        return OK;
    if (fd < 0) {
        enum status status = file_status_of_errno(errno);

        store_complain(store,
                       "it could not be made: %s; let the user doorstep-keeper own the folder, and free room",
                       strerror(errno));
        return status;
    }
    (void)close(fd);
    return file_sync_folder(store->folder);
}

static enum status configure(struct store *store)
{
    /* The log is emptied when it is our database and sound, never by merely closing. */
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    (void)sqlite3_extended_result_codes(store->db, 1);
    (void)sqlite3_wal_hook(store->db, note_log_pages, store);
    /* Exclusive locking keeps the log's index in memory: there is no file of it to share or, on a full disk,
     * not to be able to make. */
    return store_execute(store,
                         "PRAGMA locking_mode = EXCLUSIVE; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
                         "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;",
                         "the database could not be set up");
}

#define LATER_FORMAT                                                                                         \
    "it was written by a later Doorstep (format %" PRId64                                                    \
    ", this one knows %d); install that version again, "                                                     \
    "nothing was changed"

/* Looks before anything is written whether this is ours to write to. */
static enum status identify(struct store *store, int64_t *ret_version)
{
    int64_t application = 0;
    int64_t version = 0;
    int64_t tables = 0;
    enum status status = store_read_number(store, "PRAGMA application_id", &application);

    if (status == OK)
        status = store_read_number(store, "PRAGMA user_version", &version);
    if (status == OK)
        status = store_read_number(store, "SELECT count(*) FROM sqlite_schema", &tables);
    if (status != OK)
        return status;
    if (application != STORE_APPLICATION_ID && (application != 0 || version != 0 || tables != 0)) {
        store_complain(store, "it is the database of another program; move it elsewhere and start again");
        return CORRUPT;
    }
    if (version < 0 || version > store_migrations_count) {
        store_complain(store, LATER_FORMAT, version, store_migrations_count);
        return CORRUPT;
    }
    *ret_version = version;
    return OK;
}

static enum status use_log(struct store *store)
{
    static const char sql[] = "PRAGMA journal_mode = WAL";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    status = store_step(store, statement);
    if (status == OK && strcmp((const char *)sqlite3_column_text(statement, 0), "wal") != 0) {
        store_complain(store, "this disk cannot keep a write-ahead log; choose another for the data folder");
        status = IO;
    }
    store_done(statement);
    if (status != OK)
        return status;
    /* What is in the log was seen by reading it; only writing it anew proves that it is on disk. After a
     * failed sync the kernel shows pages that it has given up writing. */
    store->log_is_doubtful = true;
    status = store_empty_log(store);
    return status == FULL ? OK : status;
}

static enum status migrate(struct store *store, int64_t version)
{
    static const char doing[] = "the database could not be brought up to date";

    if (version < store_migrations_count && store->log_is_doubtful)
        return FULL;
    for (; version < store_migrations_count; version++) {
        char sql[160];
        enum status status = store_execute(store, "BEGIN IMMEDIATE", doing);

        (void)snprintf(sql, sizeof sql,
                       "PRAGMA application_id = %d; PRAGMA user_version = %" PRId64 "; COMMIT",
                       STORE_APPLICATION_ID, version + 1);
        if (status == OK)
            status = store_execute(store, store_migrations[version], doing);
        if (status == OK)
            status = store_execute(store, sql, doing);
        if (status != OK)
            return status;
    }
    return OK;
}

static enum status check_small(struct store *store)
{
    static const char sql[] = "PRAGMA quick_check(1)";
    struct stat info;
    sqlite3_stmt *statement;
    enum status status;

    if (stat(store->database, &info) != 0)
        return file_status_of_errno(errno);
    if (info.st_size > CHECKED_BYTES_MAX)
        return OK;
    status = store_statement(store, sql, &statement);
    if (status != OK)
        return status;
    status = store_step(store, statement);
    if (status == OK && strcmp((const char *)sqlite3_column_text(statement, 0), "ok") != 0)
        status = store_failed(store, SQLITE_CORRUPT, "it is damaged");
    store_done(statement);
    return status;
}

static enum status open_and_check(struct store *store)
{
    int64_t version = 0;
    enum status status;
    int result;

    /* Not SQLITE_OPEN_CREATE: when the file is gone, say with its disk, no empty one may take its place. */
    result = sqlite3_open_v2(store->database, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result != SQLITE_OK)
        return store_failed(store, result, "it could not be opened");
    if (sqlite3_db_readonly(store->db, "main") == 1) {
        store_complain(store, "it may not be written; let the user doorstep-keeper own it");
        return DENIED;
    }
    status = configure(store);
    if (status == OK)
        status = identify(store, &version);
    /* Only a file that is still empty can be told to give room back later. */
    if (status == OK && version == 0)
        status = store_execute(store, "PRAGMA auto_vacuum = INCREMENTAL", "the database could not be made");
    if (status == OK)
        status = use_log(store);
    if (status == OK)
        status = migrate(store, version);
    if (status == OK)
        status = check_small(store);
    return status;
}

enum status store_ready(struct store *store)
{
    enum status status;

    if (store->db != NULL)
        return OK;
    status = open_and_check(store);
    if (status != OK)
        store_disconnect(store);
    return status;
}
