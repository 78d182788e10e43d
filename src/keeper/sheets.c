#include "keeper/sheets.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "keeper/dates.h"
#include "keeper/notices.h"
#include "keeper/pause.h"
#include "store/rows.h"

enum {
    KEY_BYTES = 80,
    VOUCHERS_KEPT_DAYS = 30, /* after their last day, so that the desk can still say that they are old */
};

struct sheets {
    struct safe *safe;
    struct pause pause;
    struct date made; /* the day of the last one */
};

struct sheets *sheets_create(struct safe *safe)
{
    struct sheets *sheets = memory_allocate(1, sizeof *sheets);

    sheets->safe = safe;
    return sheets;
}

void sheets_destroy(struct sheets *sheets)
{
    free(sheets);
}

static int64_t now_utc_ms(const struct sheets *sheets)
{
    return clock_utc_ms(&sheets->safe->clock);
}

/* At the hour of sheets on the day itself. What is handed over after that owes another sheet with all of the
 * day, which waits for the day's end. */
static int64_t due_utc_ms(const struct sheets *sheets, const struct pack *pack, struct date day)
{
    if (date_compare(sheets->made, day) == 0)
        return date_utc_of_wall(date_add_days(day, 1), 0);
    return date_utc_of_wall(day, centre_about(pack->centre)->vitamins_sheet_at);
}

/* Fails: NOT_FOUND when none is owed. */
static enum status next_sheet(const struct sheets *sheets, const struct pack *pack, struct date *ret_day,
                              int64_t *ret_due_utc_ms)
{
    struct date tomorrow = date_add_days(date_of_utc(now_utc_ms(sheets)), 1);
    enum status status = vitamins_next_sheet(sheets->safe->store, tomorrow, ret_day);

    if (status == OK)
        *ret_due_utc_ms = due_utc_ms(sheets, pack, *ret_day);
    return status;
}

static json_t *rows_of(const struct vitamins_total *totals, size_t count, int64_t *ret_packs)
{
    json_t *rows = json_array();

    *ret_packs = 0;
    for (size_t i = 0; i < count; i++) {
        *ret_packs += totals[i].packs;
        (void)json_array_append_new(rows, vitamins_total_row(&totals[i]));
    }
    return rows;
}

/* Of one day the packs only ever grow, so their number tells a second sheet from the first one made again. */
static enum status send(const struct sheets *sheets, const struct pack *pack, struct date day)
{
    struct vitamins_total totals[VITAMINS_ROWS];
    char pack_hash[PACK_HASH_CHARS_MAX + 1], text[11], key[KEY_BYTES];
    struct notice notice = {
        .kind = NOTICE_SHEET,
        .centre = centre_about(pack->centre)->name,
        .pack_hash = pack_hash,
        .made_utc_ms = now_utc_ms(sheets),
        .occasion = {.day = day},
    };
    size_t count = 0;
    int64_t packs;
    enum status status = vitamins_day_totals(sheets->safe->store, day, totals, VITAMINS_ROWS, &count);

    if (status != OK)
        return status;
    packs_current_hash(sheets->safe->packs, pack_hash);
    notice.rows = rows_of(totals, count, &packs);
    date_write(day, text);
    (void)snprintf(key, sizeof key, "%s %s %" PRId64, NOTICE_SHEET, text, packs);
    status = notices_send(sheets->safe, &notice, key);
    json_decref(notice.rows);
    return status;
}

/* Without a route the day's numbers stay in the ledger; a sheet of long ago would help nobody once there is
 * one. */
static enum status make(struct sheets *sheets, const struct pack *pack, struct date day)
{
    enum status status = OK;

    if (centre_find_route(pack->centre, VITAMINS_KIND) != NULL)
        status = send(sheets, pack, day);
    if (status == OK)
        status = vitamins_sheet_made(sheets->safe->store, day);
    if (status == OK)
        sheets->made = day;
    return status;
}

void sheets_advance(struct sheets *sheets)
{
    enum status status = OK;
    int64_t at_utc_ms = 0;
    struct pack pack;
    struct date day;

    if (pause_left_ms(&sheets->pause, sheets->safe) > 0 || dates_pack(sheets->safe, &pack) != OK)
        return;
    while (status == OK) {
        status = next_sheet(sheets, &pack, &day, &at_utc_ms);
        if (status == OK && at_utc_ms > now_utc_ms(sheets))
            status = NOT_FOUND;
        if (status == OK)
            status = make(sheets, &pack, day);
    }
    if (status != NOT_FOUND)
        pause_begin(&sheets->pause, sheets->safe, "the sheet of vitamins", status);
}

int64_t sheets_timeout_ms(const struct sheets *sheets)
{
    int64_t paused_ms = pause_left_ms(&sheets->pause, sheets->safe);
    int64_t at_utc_ms = 0;
    struct pack pack;
    struct date day;

    if (paused_ms > 0)
        return paused_ms;
    if (dates_pack(sheets->safe, &pack) != OK)
        return PAUSE_MS;
    if (next_sheet(sheets, &pack, &day, &at_utc_ms) != OK)
        return -1;
    return at_utc_ms > now_utc_ms(sheets) ? at_utc_ms - now_utc_ms(sheets) : 0;
}

enum status sheets_tidy(const struct safe *safe)
{
    return vitamins_tidy(safe->store, clock_utc_ms(&safe->clock), VOUCHERS_KEPT_DAYS);
}
