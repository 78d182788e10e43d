/* Staff numbers and the hashes of their PINs. */
#include "store/staff.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "store/bookings_inside.h"
#include "store/staff_inside.h"

enum { NAME_BYTES = 24 };

const struct tries_limit staff_tries_limit = {.most = 5, .refill_ms = 12 * 60 * INT64_C(1000)};

/* What the tries of all numbers together are called. */
static const char EVERYBODY[] = "staff";

static void name_tries(int number, char ret_name[NAME_BYTES])
{
    (void)snprintf(ret_name, NAME_BYTES, "staff-%d", number);
}

static bool is_number(int number)
{
    return number >= 1 && number <= STAFF_NUMBER_MAX;
}

/* "" when nobody has this number. */
static enum status read_pin(struct store *store, int number, char ret_pin[STAFF_PIN_BYTES])
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

static enum status give_tries_again(struct store *store, int number)
{
    static const char sql[] = "DELETE FROM tries WHERE what IN (?1, ?2)";
    char name[NAME_BYTES];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    name_tries(number, name);
    store_bind_text(statement, 1, EVERYBODY);
    store_bind_text(statement, 2, name);
    return store_run(store, statement);
}

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

static enum status delete_member(struct store *store, int number)
{
    static const char sql[] = "DELETE FROM staff WHERE number = ?1";

    return store_run_at(store, sql, number, 0);
}

static enum status judge(const struct change *change, const char *pin)
{
    bool is_there = pin[0] != '\0';

    if (change->act == AUDIT_ADDED && is_there)
        return INVALID;
    return change->act != AUDIT_ADDED && !is_there ? NOT_FOUND : OK;
}

static enum status make_change(struct store *store, void *context)
{
    struct change *change = context;
    char pin[STAFF_PIN_BYTES];
    enum status status = read_pin(store, change->number, pin);
    bool is_as_wanted =
        status == OK && (change->pin != NULL ? strcmp(pin, change->pin) == 0 : pin[0] == '\0');

    if (status != OK || (change->was_done && is_as_wanted))
        return status;
    status = judge(change, pin);
    if (status == OK)
        status = change->pin != NULL ? write_pin(store, change) : delete_member(store, change->number);
    if (status == OK)
        status = give_tries_again(store, change->number);
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

    assert(strlen(pin) > 0 && strlen(pin) < STAFF_PIN_BYTES);
    return store_write(store, STORE_MAKES_ROOM, make_change, &change);
}

enum status staff_remove(struct store *store, int number, int64_t now_utc_ms)
{
    struct change change = {.number = number, .act = AUDIT_REMOVED, .now_utc_ms = now_utc_ms};

    return store_write(store, STORE_MAKES_ROOM, make_change, &change);
}

/* --- guesses --- */

struct guessing {
    const struct staff_guess *guess;
    struct staff_try used;
};

struct buckets {
    char name[NAME_BYTES];
    struct tries own, all;
};

static enum status read_buckets(struct store *store, int number, struct buckets *ret_buckets)
{
    enum status status;

    name_tries(number, ret_buckets->name);
    status = tries_load(store, ret_buckets->name, &ret_buckets->own);
    return status == OK ? tries_load(store, EVERYBODY, &ret_buckets->all) : status;
}

static enum status write_buckets(struct store *store, const struct buckets *buckets)
{
    enum status status = tries_save(store, buckets->name, buckets->own);

    return status == OK ? tries_save(store, EVERYBODY, buckets->all) : status;
}

static int64_t wait_of(const struct buckets *buckets, const struct staff_guess *guess)
{
    int64_t own = tries_wait_ms(buckets->own, &staff_tries_limit, guess->tries_utc_ms);
    int64_t all = tries_wait_ms(buckets->all, &staff_tries_limit, guess->tries_utc_ms);

    return own > all ? own : all;
}

static bool differ(struct tries one, struct tries other)
{
    return one.used != other.used || one.since_utc_ms != other.since_utc_ms;
}

/* Kept even so, or a clock that was set back would never let the wait end; but only when there is news, since
 * anybody can ask as often as they like. */
static enum status refuse(struct store *store, const struct staff_guess *guess, struct buckets *buckets)
{
    struct buckets now = *buckets;

    now.own = tries_now(buckets->own, &staff_tries_limit, guess->tries_utc_ms);
    now.all = tries_now(buckets->all, &staff_tries_limit, guess->tries_utc_ms);
    if ((now.own.used == 0 || !differ(now.own, buckets->own)) &&
        (now.all.used == 0 || !differ(now.all, buckets->all)))
        return OK;
    return write_buckets(store, &now);
}

/* What is not known to be right is wrong: that the keeper was stopped before it knew leaves it so. */
static enum status begin_guess(struct store *store, void *context)
{
    struct guessing *guessing = context;
    const struct staff_guess *guess = guessing->guess;
    struct staff_try used = {.wait_ms = 0};
    struct buckets buckets = {.name = ""};
    enum status status = read_buckets(store, guess->number, &buckets);

    if (status != OK)
        return status;
    used.wait_ms = wait_of(&buckets, guess);
    if (used.wait_ms > 0) {
        guessing->used = used;
        return refuse(store, guess, &buckets);
    }
    buckets.own = tries_spend(buckets.own, &staff_tries_limit, guess->tries_utc_ms);
    buckets.all = tries_spend(buckets.all, &staff_tries_limit, guess->tries_utc_ms);
    used.next_wait_ms = wait_of(&buckets, guess);
    status = write_buckets(store, &buckets);
    if (status == OK)
        status = audit_note(store, guess->number, used.next_wait_ms > 0 ? AUDIT_LOCKED_OUT : AUDIT_WRONG_PIN,
                            "", guess->now_utc_ms, &used.audited);
    if (status == OK)
        status = read_pin(store, guess->number, used.pin);
    if (status == OK)
        guessing->used = used;
    return status;
}

enum status staff_guess_begin(struct store *store, const struct staff_guess *guess, struct staff_try *ret_try)
{
    struct guessing guessing = {.guess = guess};
    enum status status = store_write(store, STORE_MAKES_ROOM, begin_guess, &guessing);

    if (status == OK)
        *ret_try = guessing.used;
    return status;
}

/* Its row of the audit becomes what it was. Fails: NOT_FOUND when that was done already. */
static enum status audit_right(struct store *store, const struct guessing *guessing)
{
    static const char sql[] = "UPDATE audit SET act = ?2 WHERE id = ?1 AND act <> ?2";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, guessing->used.audited);
    store_bind_text(statement, 2, audit_act_name(AUDIT_UNLOCKED));
    status = store_run(store, statement);
    return status == OK && sqlite3_changes(store->db) == 0 ? NOT_FOUND : status;
}

static void give_back(struct tries *tries, const struct staff_guess *guess)
{
    *tries = tries_now(*tries, &staff_tries_limit, guess->tries_utc_ms);
    if (tries->used > 0)
        tries->used--;
}

static enum status end_right(struct store *store, void *context)
{
    const struct guessing *guessing = context;
    struct buckets buckets = {.name = ""};
    enum status status = audit_right(store, guessing);

    if (status != OK)
        return status == NOT_FOUND ? OK : status;
    status = read_buckets(store, guessing->guess->number, &buckets);
    if (status != OK)
        return status;
    give_back(&buckets.own, guessing->guess);
    give_back(&buckets.all, guessing->guess);
    return write_buckets(store, &buckets);
}

enum status staff_guess_right(struct store *store, const struct staff_guess *guess,
                              const struct staff_try *used)
{
    struct guessing guessing = {.guess = guess, .used = *used};

    return store_write(store, STORE_MAKES_ROOM, end_right, &guessing);
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
    enum status status = tries_load(store, EVERYBODY, &all);

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
