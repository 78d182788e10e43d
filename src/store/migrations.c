#include "store/migrations.h"

/* An outbox row stays for ever, which is what is counted; its body goes when it was sent, the answer to its
 * act after a day. The body has a table of its own so that a change of state does not write it again. The
 * states' numbers are those of enum outbox_state. */
static const char outbox[] =
    "CREATE TABLE outbox ("
    " id INTEGER PRIMARY KEY,"
    " state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 8),"
    " reference TEXT NOT NULL UNIQUE,"
    " accepted_utc_ms INTEGER NOT NULL,"
    " next_try_utc_ms INTEGER NOT NULL,"
    " tries INTEGER NOT NULL DEFAULT 0,"
    " reason TEXT NOT NULL DEFAULT ''"
    ") STRICT;"
    "CREATE INDEX outbox_due ON outbox (next_try_utc_ms, id) WHERE state IN (0, 2, 3);"
    "CREATE INDEX outbox_state ON outbox (state);"
    "CREATE TABLE body (item INTEGER PRIMARY KEY, sealed TEXT NOT NULL) STRICT;"
    "CREATE TABLE act ("
    " key TEXT PRIMARY KEY,"
    " reference TEXT NOT NULL,"
    " answered_utc_ms INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;";

/* How often something happened on a day, and nothing of whom it happened to. */
static const char tally[] = "CREATE TABLE tally ("
                            " day TEXT NOT NULL,"
                            " what TEXT NOT NULL,"
                            " count INTEGER NOT NULL,"
                            " PRIMARY KEY (day, what)"
                            ") STRICT, WITHOUT ROWID;";

/* Which routes a person at their other end has confirmed, each known by a hash of where it leads. `code` is
 * the hash of the code that was last sent there; the routes of one test mail share it. */
static const char route[] = "CREATE TABLE route ("
                            " hash TEXT PRIMARY KEY,"
                            " confirmed_day TEXT NOT NULL DEFAULT '',"
                            " code TEXT NOT NULL,"
                            " code_until_utc_ms INTEGER NOT NULL,"
                            " tries INTEGER NOT NULL"
                            ") STRICT, WITHOUT ROWID;";

const char *const store_migrations[] = {outbox, tally, route};
const int store_migrations_count = sizeof store_migrations / sizeof store_migrations[0];
