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

/* A date of a session stands here once somebody has reserved or signed up; the timetable itself does not. A
 * booking stays, which is what is counted and gives the order of the waiting (ids only grow); its sealed text
 * and its code go some time after the date. The states' numbers are those of enum booking_state, those of
 * news and why those of enum booking_news and enum places_fit. A code is unique among all that are kept, not
 * only among dates to come: a clock that was ahead for a while would otherwise let one be given twice. */
static const char bookings[] =
    "CREATE TABLE session_date ("
    " id INTEGER PRIMARY KEY,"
    " day TEXT NOT NULL,"
    " minute INTEGER NOT NULL,"
    " session TEXT NOT NULL,"
    " closes_utc_ms INTEGER NOT NULL,"
    " ends_utc_ms INTEGER NOT NULL,"
    " must_settle INTEGER NOT NULL DEFAULT 0,"
    " list_is_made INTEGER NOT NULL DEFAULT 0,"
    " UNIQUE (day, minute, session)"
    ") STRICT;"
    "CREATE INDEX session_date_unsettled ON session_date (must_settle) WHERE must_settle = 1;"
    "CREATE INDEX session_date_ends ON session_date (ends_utc_ms);"
    "CREATE TABLE booking ("
    " id INTEGER PRIMARY KEY,"
    " date INTEGER NOT NULL,"
    " state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),"
    " reference TEXT NOT NULL UNIQUE,"
    " code TEXT NOT NULL,"
    " children INTEGER NOT NULL,"
    " adults INTEGER NOT NULL,"
    " made_utc_ms INTEGER NOT NULL,"
    " held_until_utc_ms INTEGER NOT NULL DEFAULT 0,"
    " is_mailed INTEGER NOT NULL,"
    " news INTEGER NOT NULL DEFAULT 0 CHECK (news BETWEEN 0 AND 2)"
    ") STRICT;"
    "CREATE INDEX booking_turn ON booking (date, state);"
    "CREATE UNIQUE INDEX booking_code ON booking (code) WHERE code <> '';"
    "CREATE INDEX booking_held ON booking (held_until_utc_ms) WHERE state = 2;"
    "CREATE INDEX booking_news ON booking (id) WHERE news <> 0;"
    "CREATE TABLE booking_body (booking INTEGER PRIMARY KEY, sealed TEXT NOT NULL) STRICT;"
    "CREATE TABLE reservation ("
    " id TEXT PRIMARY KEY,"
    " date INTEGER NOT NULL,"
    " children INTEGER NOT NULL,"
    " adults INTEGER NOT NULL,"
    " until_utc_ms INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX reservation_date ON reservation (date);"
    "CREATE TABLE passed ("
    " id INTEGER PRIMARY KEY,"
    " booking INTEGER NOT NULL,"
    " utc_ms INTEGER NOT NULL,"
    " why INTEGER NOT NULL CHECK (why BETWEEN 1 AND 3)"
    ") STRICT;"
    "CREATE INDEX passed_booking ON passed (booking);"
    "CREATE TABLE tries ("
    " what TEXT PRIMARY KEY,"
    " used INTEGER NOT NULL,"
    " since_utc_ms INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;";

/* A voucher that was handed over stays, its code is never given again; one that nobody came with goes. What
 * is in stock and what was given is the sum of the ledger, whose kinds are those of enum stock_change and 3
 * for a hand-over. The triggers hold other programs off it: in Doorstep's own connection none ever runs, and
 * no statement would set one off. */
static const char vitamins[] =
    "CREATE TABLE voucher ("
    " id INTEGER PRIMARY KEY,"
    " reference TEXT NOT NULL UNIQUE,"
    " made_day TEXT NOT NULL,"
    " until_day TEXT NOT NULL,"
    " handed_over_day TEXT NOT NULL DEFAULT ''"
    ") STRICT;"
    "CREATE INDEX voucher_open ON voucher (until_day) WHERE handed_over_day = '';"
    "CREATE TABLE voucher_item ("
    " voucher INTEGER NOT NULL,"
    " position INTEGER NOT NULL,"
    " product TEXT NOT NULL,"
    " terms INTEGER NOT NULL CHECK (terms BETWEEN 0 AND 2),"
    " packs INTEGER NOT NULL CHECK (packs > 0),"
    " PRIMARY KEY (voucher, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE ledger ("
    " id INTEGER PRIMARY KEY,"
    " act TEXT NOT NULL,"
    " day TEXT NOT NULL,"
    " kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),"
    " product TEXT NOT NULL,"
    " batch TEXT NOT NULL,"
    " expires TEXT NOT NULL,"
    " packs INTEGER NOT NULL,"
    " staff INTEGER NOT NULL,"
    " voucher INTEGER CHECK ((kind = 3) = (voucher IS NOT NULL)),"
    " terms INTEGER CHECK ((kind = 3) = (terms IS NOT NULL))"
    ") STRICT;"
    "CREATE INDEX ledger_act ON ledger (act);"
    "CREATE INDEX ledger_batch ON ledger (product, expires, batch, packs);"
    "CREATE INDEX ledger_given ON ledger (day, product, terms, packs) WHERE kind = 3;"
    "CREATE INDEX ledger_good ON ledger (day) WHERE day <= expires;"
    "CREATE TRIGGER ledger_is_not_rewritten BEFORE UPDATE ON ledger"
    " BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;"
    "CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger"
    " BEGIN SELECT raise(ABORT, 'the ledger is never shortened'); END;"
    "CREATE TABLE sheet_owed (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;";

/* A staff number with the hash of its PIN, and who did what; the audit's acts are named, so that a later one
 * needs no change here. */
static const char staff[] = "CREATE TABLE staff ("
                            " number INTEGER PRIMARY KEY,"
                            " pin TEXT NOT NULL,"
                            " added_day TEXT NOT NULL"
                            ") STRICT;"
                            "CREATE TABLE audit ("
                            " id INTEGER PRIMARY KEY,"
                            " utc_ms INTEGER NOT NULL,"
                            " staff INTEGER NOT NULL,"
                            " act TEXT NOT NULL,"
                            " what TEXT NOT NULL"
                            ") STRICT;"
                            "CREATE INDEX audit_utc ON audit (utc_ms);";

/* Who came, as staff say it: only who has a place. And who came without having signed up: a booking that is
 * never mailed, has no code, and stands or was cancelled. */
static const char attendance[] =
    "ALTER TABLE booking ADD COLUMN arrived_utc_ms INTEGER NOT NULL DEFAULT 0"
    " CHECK (arrived_utc_ms = 0 OR state = 0);"
    "ALTER TABLE booking ADD COLUMN is_new INTEGER NOT NULL DEFAULT 0"
    " CHECK (is_new = 0 OR arrived_utc_ms <> 0);"
    "ALTER TABLE booking ADD COLUMN is_walk_in INTEGER NOT NULL DEFAULT 0"
    " CHECK (is_walk_in = 0 OR (code = '' AND is_mailed = 0 AND news = 0 AND state IN (0, 3)));";

const char *const store_migrations[] = {outbox, tally, route, bookings, vitamins, staff, attendance};
const int store_migrations_count = sizeof store_migrations / sizeof store_migrations[0];
