/* Vouchers: made, read, and forgotten when nobody came with them. */
#include <stdio.h>
#include <string.h>

#include "store/submission.h"
#include "store/vitamins_inside.h"

static enum status read_items(struct store *store, struct voucher *voucher)
{
    static const char sql[] =
        "SELECT product, terms, packs FROM voucher_item WHERE voucher = ?1 ORDER BY position";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_integer(statement, 1, voucher->id);
    while (voucher->item_count < VOUCHER_ITEMS_MAX && (status = store_step(store, statement)) == OK) {
        struct voucher_item *item = &voucher->items[voucher->item_count++];

        (void)snprintf(item->product, sizeof item->product, "%s",
                       (const char *)sqlite3_column_text(statement, 0));
        item->terms = (enum vitamins_terms)sqlite3_column_int(statement, 1);
        item->count = sqlite3_column_int(statement, 2);
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

static enum status read_row(struct store *store, sqlite3_stmt *statement, struct voucher *ret_voucher)
{
    static const char what[] = "a day of a voucher";
    struct voucher voucher = {.id = sqlite3_column_int64(statement, 0)};
    enum status status = store_read_day(store, statement, 2, what, &voucher.made);

    if (status == OK)
        status = store_read_day(store, statement, 3, what, &voucher.until);
    if (status == OK && sqlite3_column_bytes(statement, 4) > 0) {
        voucher.state = VOUCHER_HANDED_OVER;
        status = store_read_day(store, statement, 4, what, &voucher.handed_over);
    }
    if (status != OK)
        return status;
    (void)snprintf(voucher.reference, sizeof voucher.reference, "%s",
                   (const char *)sqlite3_column_text(statement, 1));
    *ret_voucher = voucher;
    return OK;
}

enum status voucher_read(struct store *store, const char *reference, struct voucher *ret_voucher)
{
    static const char sql[] =
        "SELECT id, reference, made_day, until_day, handed_over_day FROM voucher WHERE reference = ?1";
    struct voucher voucher;
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    store_bind_text(statement, 1, reference);
    status = store_step(store, statement);
    if (status == OK)
        status = read_row(store, statement, &voucher);
    store_done(statement);
    if (status == OK)
        status = read_items(store, &voucher);
    if (status == OK)
        *ret_voucher = voucher;
    return status;
}

struct making {
    const char *key;
    const struct voucher_item *items;
    size_t count;
    struct date until;
    int64_t now_utc_ms;
    struct random_source random;
    char reference[REFERENCE_CHARS + 1];
    struct voucher voucher;
};

/* The voucher that this act has made before, as it stands now. Fails: NOT_FOUND when it has made none. */
static enum status find_made(struct store *store, void *context)
{
    struct making *making = context;
    enum status status = submission_find_answer(store, making->key, making->reference);

    if (status != OK)
        return status;
    status = voucher_read(store, making->reference, &making->voucher);
    if (status == NOT_FOUND) {
        store_complain(store, "the key of an act that was no voucher came with a voucher");
        return INVALID;
    }
    return status;
}

static enum status add_row(struct store *store, const struct making *making)
{
    static const char sql[] = "INSERT INTO voucher (reference, made_day, until_day) VALUES (?1, ?2, ?3)";
    char made[11];
    char until[11];
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    if (status != OK)
        return status;
    date_write(date_of_utc(making->now_utc_ms), made);
    date_write(making->until, until);
    store_bind_text(statement, 1, making->reference);
    store_bind_text(statement, 2, made);
    store_bind_text(statement, 3, until);
    return store_run(store, statement);
}

static enum status add_items(struct store *store, const struct making *making, int64_t voucher)
{
    static const char sql[] = "INSERT INTO voucher_item (voucher, position, product, terms, packs)"
                              " VALUES (?1, ?2, ?3, ?4, ?5)";
    sqlite3_stmt *statement;
    enum status status = store_statement(store, sql, &statement);

    for (size_t i = 0; i < making->count && status == OK; i++) {
        store_bind_integer(statement, 1, voucher);
        store_bind_integer(statement, 2, (int64_t)i);
        store_bind_text(statement, 3, making->items[i].product);
        store_bind_integer(statement, 4, making->items[i].terms);
        store_bind_integer(statement, 5, making->items[i].count);
        status = store_run(store, statement);
    }
    return status;
}

static enum status make(struct store *store, void *context)
{
    struct making *making = context;
    enum status status = find_made(store, making);

    if (status != NOT_FOUND)
        return status;
    status = submission_make_reference(store, making->random, making->reference);
    if (status == OK)
        status = add_row(store, making);
    if (status == OK)
        status = add_items(store, making, sqlite3_last_insert_rowid(store->db));
    if (status == OK)
        status = submission_add_answer(store, making->key, making->reference, making->now_utc_ms);
    return status == OK ? voucher_read(store, making->reference, &making->voucher) : status;
}

static bool is_sane(const struct making *making)
{
    bool is = making->count > 0 && making->count <= VOUCHER_ITEMS_MAX && date_is_real(making->until) &&
              making->until.day > 0;

    for (size_t i = 0; is && i < making->count; i++) {
        const struct voucher_item *item = &making->items[i];

        is = vitamins_name_is_sane(item->product, sizeof item->product) &&
             (unsigned int)item->terms <= VITAMINS_PRICED && item->count > 0 &&
             item->count <= LEDGER_PACKS_MAX;
    }
    return is;
}

enum status voucher_make(struct store *store, const char *key, const struct voucher_item *items, size_t count,
                         struct date until, int64_t now_utc_ms, struct random_source random,
                         struct voucher *ret_voucher)
{
    struct making making = {.key = key,
                            .items = items,
                            .count = count,
                            .until = until,
                            .now_utc_ms = now_utc_ms,
                            .random = random};
    enum status status;

    assert(strlen(key) == STORE_UUID_CHARS);
    if (!is_sane(&making)) {
        store_complain(store, "that is no voucher: a product, a day or a count is missing");
        return INVALID;
    }
    status = submission_take_in_once(store, find_made, make, &making);
    if (status == OK)
        *ret_voucher = making.voucher;
    return status;
}

struct search {
    const char *reference;
    struct voucher voucher;
};

static enum status find(struct store *store, void *context)
{
    struct search *search = context;

    return voucher_read(store, search->reference, &search->voucher);
}

enum status voucher_find(struct store *store, const char *reference, struct voucher *ret_voucher)
{
    struct search search = {.reference = reference};
    enum status status = store_read(store, find, &search);

    if (status == OK)
        *ret_voucher = search.voucher;
    return status;
}

struct tidying {
    char before[11]; /* the first last day that is kept */
    int changes;
};

/* A few at a time, so that the log stays short. */
#define FORGOTTEN                                                                                            \
    "SELECT id FROM voucher WHERE handed_over_day = '' AND until_day < ?1 ORDER BY until_day, id LIMIT 32"

static enum status forget_some(struct store *store, void *context)
{
    static const char items[] = "DELETE FROM voucher_item WHERE voucher IN (" FORGOTTEN ")";
    static const char vouchers[] = "DELETE FROM voucher WHERE id IN (" FORGOTTEN ")";
    struct tidying *tidying = context;
    enum status status = store_run_text(store, items, tidying->before);

    if (status == OK)
        status = store_run_text(store, vouchers, tidying->before);
    if (status == OK)
        tidying->changes = sqlite3_changes(store->db);
    return status;
}

enum status vitamins_tidy(struct store *store, int64_t now_utc_ms, int keep_days)
{
    struct tidying tidying = {.changes = 1};
    enum status status = OK;

    date_write(date_add_days(date_of_utc(now_utc_ms), -keep_days), tidying.before);
    while (status == OK && tidying.changes > 0)
        status = store_write(store, STORE_MAKES_ROOM, forget_some, &tidying);
    return status;
}
