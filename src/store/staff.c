/* Staff numbers, the hashes of their PINs, and that of the recovery code. */
#include "store/staff.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/bookings_inside.h"
#include "store/staff_inside.h"

static bool is_number(int number)
{
    return number >= 1 && number <= STAFF_NUMBER_MAX;
}

enum status staff_read_pin(struct store *store, int number, char ret_pin[STAFF_PIN_BYTES])
{
    static const char sql[] = "SELECT pin FROM staff WHERE number = ?1";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    ret_pin[0] = '\0';
    store_bind_integer(statement, 1, number);
    status = store_step(store, statement);
    if (status == OK)
        (void)snprintf(ret_pin, STAFF_PIN_BYTES, "%s", (const char *)sqlite3_column_text(statement, 0));
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

/* --- adding, resetting, removing --- */

struct change {
    int number;
    const char *pin; /* NULL: to be removed */
    enum audit_act act;
    int64_t now_utc_ms;
    bool was_done; /* by a run whose commit only seemed to fail */
};

static enum status write_pin(struct store *store, const struct change *change)
{
    static const char sql[] = "INSERT INTO staff (number, pin, added_day) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT (number) DO UPDATE SET pin = excluded.pin";
    char day[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(change->now_utc_ms), day);
    store_bind_integer(statement, 1, change->number);
    store_bind_text(statement, 2, change->pin);
    store_bind_text(statement, 3, day);
    return store_run(store, statement);
}

enum status staff_forget_pin(struct store *store, int number)
{
    static const char sql[] = "DELETE FROM staff WHERE number = ?1";

    return store_run_at(store, sql, number, 0);
}

static enum status put(struct store *store, const struct change *change)
{
    enum status status = OK;

    /* The day of a number that is reset stays: it is when it was added. */
    if (change->act == AUDIT_REMOVED || change->act == AUDIT_RECOVERY_MADE)
        status = staff_forget_pin(store, change->number);
    return status == OK && change->pin != NULL ? write_pin(store, change) : status;
}

static enum status judge(const struct change *change, const char *pin)
{
    bool is_there = pin[0] != '\0';

    if (change->act == AUDIT_ADDED)
        return is_there ? INVALID : OK;
    return is_there || change->act == AUDIT_RECOVERY_MADE ? OK : NOT_FOUND;
}

static enum status make_change(struct store *store, void *context)
{
    struct change *change = context;
    char pin[STAFF_PIN_BYTES];
    enum status status = staff_read_pin(store, change->number, pin);
    bool is_as_wanted =
        status == OK && (change->pin != NULL ? strcmp(pin, change->pin) == 0 : pin[0] == '\0');

    if (status != OK || (change->was_done && is_as_wanted))
        return status;
    status = judge(change, pin);
    if (status == OK)
        status = put(store, change);
    if (status == OK)
        status = staff_give_tries(store, change->number);
    if (status == OK)
        status = audit_note(store, change->number, change->act, "", change->now_utc_ms, NULL);
    change->was_done = status == OK;
    return status;
}

enum status staff_add(struct store *store, int number, const char *pin, int64_t now_utc_ms)
{
    struct change change = {.number = number, .pin = pin, .act = AUDIT_ADDED, .now_utc_ms = now_utc_ms};

    assert(is_number(number) && strlen(pin) > 0 && strlen(pin) < STAFF_PIN_BYTES);
    return store_write(store, STORE_MAKES_ROOM, make_change, &change);
}

enum status staff_reset(struct store *store, int number, const char *pin, int64_t now_utc_ms)
{
    struct change change = {.number = number, .pin = pin, .act = AUDIT_RESET, .now_utc_ms = now_utc_ms};

    assert(is_number(number) && strlen(pin) > 0 && strlen(pin) < STAFF_PIN_BYTES);
    return store_write(store, STORE_MAKES_ROOM, make_change, &change);
}

enum status staff_remove(struct store *store, int number, int64_t now_utc_ms)
{
    struct change change = {.number = number, .act = AUDIT_REMOVED, .now_utc_ms = now_utc_ms};

    if (!is_number(number))
        return NOT_FOUND;
    return store_write(store, STORE_MAKES_ROOM, make_change, &change);
}

enum status staff_make_recovery(struct store *store, const char *code, int64_t now_utc_ms)
{
    struct change change = {
        .number = STAFF_RECOVERY, .pin = code, .act = AUDIT_RECOVERY_MADE, .now_utc_ms = now_utc_ms};

    assert(strlen(code) > 0 && strlen(code) < STAFF_PIN_BYTES);
    return store_write(store, STORE_MAKES_ROOM, make_change, &change);
}

/* --- listing --- */

struct listing {
    int after;
    int64_t tries_utc_ms;
    struct staff_member *rows;
    size_t limit, count;
};

/* Fails: CORRUPT. */
static enum status read_member(struct store *store, sqlite3_stmt *statement, int64_t tries_utc_ms,
                               struct staff_member *ret_member)
{
    const struct tries own = {.used = sqlite3_column_int(statement, 2),
                              .since_utc_ms = sqlite3_column_int64(statement, 3)};
    struct staff_member member = {
        .number = sqlite3_column_int(statement, 0),
        .wait_ms = tries_wait_ms(own, &staff_tries_limit, tries_utc_ms),
    };

    if (date_read((const char *)sqlite3_column_text(statement, 1), &member.added) != OK) {
        store_complain(store, "a staff number was added on no day; the database is damaged");
        return CORRUPT;
    }
    *ret_member = member;
    return OK;
}

static enum status read_own(struct store *store, struct listing *listing)
{
    static const char sql[] =
        "SELECT number, added_day, coalesce(used, 0), coalesce(since_utc_ms, 0) FROM staff"
        " LEFT JOIN tries ON what = 'staff-' || number WHERE number > ?1 ORDER BY number LIMIT ?2";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    listing->count = 0;
    store_bind_integer(statement, 1, listing->after);
    store_bind_integer(statement, 2, (int64_t)listing->limit);
    while (status == OK && listing->count < listing->limit) {
        status = store_step(store, statement);
        if (status == OK)
            status = read_member(store, statement, listing->tries_utc_ms, &listing->rows[listing->count]);
        listing->count += status == OK;
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

static enum status read_members(struct store *store, void *context)
{
    struct listing *listing = context;
    struct tries all;
    int64_t wait_ms;
    enum status status = tries_load(store, STAFF_TRIES_OF_ALL, &all);

    if (status == OK)
        status = read_own(store, listing);
    if (status != OK)
        return status;
    wait_ms = tries_wait_ms(all, &staff_tries_limit, listing->tries_utc_ms);
    for (size_t i = 0; i < listing->count; i++) {
        if (listing->rows[i].wait_ms < wait_ms)
            listing->rows[i].wait_ms = wait_ms;
    }
    return OK;
}

enum status staff_list(struct store *store, int after, int64_t tries_utc_ms, struct staff_member *ret_rows,
                       size_t limit, size_t *ret_count)
{
    struct listing listing = {.after = after, .tries_utc_ms = tries_utc_ms, .rows = ret_rows, .limit = limit};
    enum status status = store_read(store, read_members, &listing);

    if (status == OK)
        *ret_count = listing.count;
    return status;
}
