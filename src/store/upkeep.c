/* What is put right at the start, and from time to time. */
#include <string.h>

#include "store/ballast.h"
#include "store/connection.h"
#include "store/staff_inside.h"

/* Not for a page or two, which the next submission will use. */
enum { SPARE_PAGES_MIN = 64 };

#define DAY_MS INT64_C(86400000)

/* No plan reaches more than a day ahead, so what does was made by a clock that has since been put right:
 * without this an item could wait, or a code hold good, for years. */
static enum status mend_clock(struct store *store, int64_t now_utc_ms)
{
    static const char plans[] = "UPDATE outbox SET next_try_utc_ms = ?1"
                                " WHERE state IN (0, 2, 3) AND next_try_utc_ms > ?2";
    static const char answers[] = "UPDATE act SET answered_utc_ms = ?1 WHERE answered_utc_ms > ?2";
    static const char codes[] = "UPDATE route SET code_until_utc_ms = ?1 WHERE code_until_utc_ms > ?2";
    enum status status = store_run_at(store, plans, now_utc_ms, now_utc_ms + DAY_MS);

    if (status == OK)
        status = store_run_at(store, answers, now_utc_ms, now_utc_ms + DAY_MS);
    return status == OK ? store_run_at(store, codes, now_utc_ms, now_utc_ms + DAY_MS) : status;
}

struct recovery {
    int64_t now_utc_ms;
    size_t recovered;
};

static enum status recover_items(struct store *store, void *context)
{
    static const char sql[] = "UPDATE outbox SET state = 3, next_try_utc_ms = ?1,"
                              " reason = 'the keeper was stopped while sending it' WHERE state = 1";
    struct recovery *recovery = context;
    enum status status = store_run_at(store, sql, recovery->now_utc_ms, 0);
    size_t changes = (size_t)sqlite3_changes(store->db);

    if (status != OK)
        return status;
    /* A second run, after a commit that only seemed to fail, finds none left. */
    if (changes > recovery->recovered)
        recovery->recovered = changes;
    return mend_clock(store, recovery->now_utc_ms);
}

enum status outbox_recover(struct store *store, int64_t now_utc_ms, size_t *ret_recovered)
{
    struct recovery recovery = {.now_utc_ms = now_utc_ms};
    enum status status = store_write(store, STORE_MAKES_ROOM, recover_items, &recovery);

    if (status == OK)
        *ret_recovered = recovery.recovered;
    return status;
}

static enum status count_spare_pages(struct store *store, void *context)
{
    return store_read_number(store, "PRAGMA freelist_count", context);
}

/* A few at a time, so that the log stays short. */
static enum status release_pages(struct store *store, void *context)
{
    (void)context;
    return store_execute(store, "PRAGMA incremental_vacuum(64)", "the database could not be made smaller");
}

enum status store_shrink(struct store *store)
{
    int64_t pages = 0;
    enum status status = store_read(store, count_spare_pages, &pages);

    for (; status == OK && pages >= SPARE_PAGES_MIN; pages -= SPARE_PAGES_MIN)
        status = store_write(store, STORE_MAKES_ROOM, release_pages, NULL);
    return status == OK ? store_empty_log(store) : status;
}

static enum status tidy(struct store *store, void *context)
{
    static const char sql[] = "DELETE FROM act WHERE answered_utc_ms <= ?1";
    const int64_t *now_utc_ms = context;
    enum status status = store_run_at(store, sql, *now_utc_ms - DAY_MS, 0);

    if (status == OK)
        status = audit_forget_some(store, *now_utc_ms);
    return status == OK ? mend_clock(store, *now_utc_ms) : status;
}

enum status store_tidy(struct store *store, int64_t now_utc_ms)
{
    enum status status = store_write(store, STORE_MAKES_ROOM, tidy, &now_utc_ms);

    /* A disk that is still full is no fault of tidying; outbox_enqueue will say so. */
    if (status == OK && store_shrink(store) == OK)
        (void)!ballast_make(store);
    return status;
}
