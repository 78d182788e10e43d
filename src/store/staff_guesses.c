/* Guesses at PINs and at the recovery code, and the tries that they use. */
#include <assert.h>
#include <stdio.h>

#include "store/bookings_inside.h"
#include "store/staff_inside.h"

enum { NAME_BYTES = 24 };

const struct tries_limit staff_tries_limit = {.most = 5, .refill_ms = 12 * 60 * INT64_C(1000)};

static void name_tries(int number, char ret_name[NAME_BYTES])
{
    (void)snprintf(ret_name, NAME_BYTES, STAFF_TRIES_OF_ALL "-%d", number);
}

enum status staff_give_tries(struct store *store, int number)
{
    static const char sql[] = "DELETE FROM tries WHERE what IN (?1, ?2)";
    char name[NAME_BYTES];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    name_tries(number, name);
    store_bind_text(statement, 1, name);
    store_bind_text(statement, 2, number != STAFF_RECOVERY ? STAFF_TRIES_OF_ALL : name);
    return store_run(store, statement);
}

struct guessing {
    const struct staff_guess *guess;
    struct staff_try used;
};

/* Of the recovery code `all` is never used: it would else be locked out with everybody whom it is to let in
 * again. */
struct buckets {
    char name[NAME_BYTES];
    bool is_shared;
    struct tries own, all;
};

static enum status read_buckets(struct store *store, int number, struct buckets *ret_buckets)
{
    enum status status;

    name_tries(number, ret_buckets->name);
    ret_buckets->is_shared = number != STAFF_RECOVERY;
    ret_buckets->all = (struct tries){.used = 0};
    status = tries_load(store, ret_buckets->name, &ret_buckets->own);
    if (status != OK || !ret_buckets->is_shared)
        return status;
    return tries_load(store, STAFF_TRIES_OF_ALL, &ret_buckets->all);
}

static enum status write_buckets(struct store *store, const struct buckets *buckets)
{
    enum status status = tries_save(store, buckets->name, buckets->own);

    if (status != OK || !buckets->is_shared)
        return status;
    return tries_save(store, STAFF_TRIES_OF_ALL, buckets->all);
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
        status = staff_read_pin(store, guess->number, used.pin);
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
static enum status audit_right(struct store *store, const struct guessing *guessing, enum audit_act act)
{
    static const char sql[] = "UPDATE audit SET act = ?2 WHERE id = ?1 AND act <> ?2";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, guessing->used.audited);
    store_bind_text(statement, 2, audit_act_name(act));
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
    enum status status = audit_right(store, guessing, AUDIT_UNLOCKED);

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

/* --- the recovery code --- */

static enum status give_everybody_tries(struct store *store)
{
    static const char sql[] = "DELETE FROM tries WHERE what = ?1 OR what GLOB ?1 || '-[0-9]*'";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, STAFF_TRIES_OF_ALL);
    return store_run(store, statement);
}

static enum status recover(struct store *store, void *context)
{
    const struct guessing *guessing = context;
    enum status status = audit_right(store, guessing, AUDIT_RECOVERED);

    if (status != OK)
        return status == NOT_FOUND ? OK : status;
    status = staff_forget_pin(store, STAFF_RECOVERY);
    return status == OK ? give_everybody_tries(store) : status;
}

enum status staff_recover(struct store *store, const struct staff_guess *guess, const struct staff_try *used)
{
    struct guessing guessing = {.guess = guess, .used = *used};

    assert(guess->number == STAFF_RECOVERY);
    return store_write(store, STORE_MAKES_ROOM, recover, &guessing);
}
