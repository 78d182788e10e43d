#include "keeper/sign_ups.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "keeper/dates.h"
#include "keeper/families.h"
#include "keeper/notices.h"
#include "keeper/pause.h"
#include "mail/notice.h"

enum {
    STEPS_MAX = 64,    /* at once: somebody may be waiting for an answer */
    EVENING = 17 * 60, /* when the list of a session that begins before the hour of lists is made */
    NAMES_DAYS = 7,    /* when no pack says how long names are kept */
};

#define HOUR_MS INT64_C(3600000)
#define DAY_MS INT64_C(86400000)

struct sign_ups {
    struct safe *safe;
    struct pause pause;
    int64_t seen_utc_ms;                /* the wall clock at the last step */
    bool has_more;                      /* the steps were used up */
    char settled_for[PACKS_MARK_BYTES]; /* the pack and edits by which all dates were settled */
};

struct sign_ups *sign_ups_create(struct safe *safe)
{
    struct sign_ups *sign_ups = memory_allocate(1, sizeof *sign_ups);

    sign_ups->safe = safe;
    return sign_ups;
}

void sign_ups_destroy(struct sign_ups *sign_ups)
{
    free(sign_ups);
}

static int64_t now_utc_ms(const struct sign_ups *sign_ups)
{
    return clock_utc_ms(&sign_ups->safe->clock);
}

/* The end of all steps for now. Nothing to do is no failure. */
static bool stop_at(struct sign_ups *sign_ups, enum status status)
{
    if (status != NOT_FOUND)
        pause_begin(&sign_ups->pause, sign_ups->safe, "sign-ups", status);
    return false;
}

/* Another timetable may have more room. It may have been installed while no keeper ran, too. */
static void note_pack(struct sign_ups *sign_ups, const char mark[PACKS_MARK_BYTES])
{
    enum status status;

    if (strcmp(sign_ups->settled_for, mark) == 0)
        return;
    status = bookings_settle_all(sign_ups->safe->store, now_utc_ms(sign_ups));
    if (status == OK)
        memcpy(sign_ups->settled_for, mark, sizeof sign_ups->settled_for);
    else
        (void)stop_at(sign_ups, status);
}

/* A clock that was ahead may have ended what was kept for a family when it seemed too late for the next. */
static void note_clock(struct sign_ups *sign_ups)
{
    int64_t now = now_utc_ms(sign_ups);

    if (now < sign_ups->seen_utc_ms - HOUR_MS)
        sign_ups->settled_for[0] = '\0';
    sign_ups->seen_utc_ms = now;
}

/* Each of the steps does one thing that is due, and says whether there was one. */
static bool settle_one(struct sign_ups *sign_ups, const struct pack *pack)
{
    struct store *store = sign_ups->safe->store;
    struct booking_due due;
    struct kept_date found;
    enum status status = bookings_next_due(store, &due);

    if (status == OK && due.utc_ms > now_utc_ms(sign_ups))
        status = NOT_FOUND;
    if (status != OK)
        return stop_at(sign_ups, status);
    found = dates_find(pack->centre, due.session, due.day, due.minute);
    status = bookings_settle(store, &found.booking, now_utc_ms(sign_ups));
    return status == OK || stop_at(sign_ups, status);
}

static const char *notice_kind(const struct sign_ups *sign_ups, const struct centre_about *about,
                               enum booking_news news, const struct booking *booking)
{
    if (about->sign_ups_go == CENTRE_SENDS_NONE)
        return NULL;
    if (news == BOOKING_NEWS_CANCELLED)
        return NOTICE_CANCELLED;
    /* Nobody shall ring a family for a place that has gone on meanwhile. */
    return booking->state == BOOKING_OFFERED && booking->held_until_utc_ms > now_utc_ms(sign_ups)
               ? NOTICE_OFFER
               : NULL;
}

static bool tell_one(struct sign_ups *sign_ups, const struct pack *pack)
{
    struct store *store = sign_ups->safe->store;
    enum booking_news news = BOOKING_NEWS_NONE;
    struct booking booking = {.id = 0};
    const char *kind;
    enum status status = bookings_next_news(store, &news, &booking);

    if (status != OK)
        return stop_at(sign_ups, status);
    log_line("%s: %s", booking.reference, booking_state_name(booking.state));
    kind = notice_kind(sign_ups, centre_about(pack->centre), news, &booking);
    if (kind != NULL)
        status = notices_tell(sign_ups->safe, pack, kind, &booking);
    if (status == OK)
        status = bookings_news_told(store, booking.id, news);
    booking_finish(&booking);
    return status == OK || stop_at(sign_ups, status);
}

/* At the hour of lists on the day; of what begins before that hour, the evening before. */
static int64_t list_hour_utc_ms(const struct centre_about *about, const struct booking_due *date)
{
    return date->minute <= about->sign_ups_at ? date_utc_of_wall(date_add_days(date->day, -1), EVENING)
                                              : date_utc_of_wall(date->day, about->sign_ups_at);
}

/* When the first who still stands has signed up. */
static enum status read_first(const struct sign_ups *sign_ups, const struct booking_due *date,
                              int64_t *ret_utc_ms)
{
    struct booking *bookings = memory_allocate(BOOKINGS_PAGE, sizeof *bookings);
    int64_t first_utc_ms = INT64_MAX;
    size_t count = BOOKINGS_PAGE;
    enum status status = OK;

    for (size_t offset = 0; status == OK && count == BOOKINGS_PAGE; offset += count) {
        count = 0;
        status = bookings_list(sign_ups->safe->store, date->session, date->day, date->minute, offset, false,
                               bookings, BOOKINGS_PAGE, &count);
        for (size_t i = 0; i < count; i++) {
            if (family_signed_up(&bookings[i]) && bookings[i].made_utc_ms < first_utc_ms)
                first_utc_ms = bookings[i].made_utc_ms;
        }
    }
    free(bookings);
    if (status == OK)
        *ret_utc_ms = first_utc_ms;
    return status;
}

/* When the list of the date is due. Where the first family signs up after the hour of lists, as for tickets
 * that are given out on the day, the list is made when the session begins. */
static enum status list_due(const struct sign_ups *sign_ups, const struct pack *pack,
                            const struct booking_due *date, int64_t *ret_utc_ms)
{
    int64_t hour_utc_ms = list_hour_utc_ms(centre_about(pack->centre), date);
    int64_t first_utc_ms = hour_utc_ms;
    enum status status = OK;

    if (now_utc_ms(sign_ups) >= hour_utc_ms)
        status = read_first(sign_ups, date, &first_utc_ms);
    if (status == OK)
        *ret_utc_ms = first_utc_ms <= hour_utc_ms ? hour_utc_ms : date_utc_of_wall(date->day, date->minute);
    return status;
}

/* Fails: NOT_FOUND when no list is to be made. */
static enum status next_list(const struct sign_ups *sign_ups, const struct pack *pack,
                             struct booking_due *ret_date)
{
    enum status status;

    if (centre_about(pack->centre)->sign_ups_go != CENTRE_SENDS_DAILY)
        return NOT_FOUND;
    status = bookings_next_list(sign_ups->safe->store, now_utc_ms(sign_ups), ret_date);
    return status == OK ? list_due(sign_ups, pack, ret_date, &ret_date->utc_ms) : status;
}

static bool list_one(struct sign_ups *sign_ups, const struct pack *pack)
{
    struct booking_due date;
    enum status status = next_list(sign_ups, pack, &date);

    if (status == OK && date.utc_ms > now_utc_ms(sign_ups))
        status = NOT_FOUND;
    if (status == OK) {
        status = notices_list(sign_ups->safe, pack, &date);
        if (status == OK)
            status = bookings_list_made(sign_ups->safe->store, &date);
    }
    return status == OK || stop_at(sign_ups, status);
}

static bool is_paused(const struct sign_ups *sign_ups)
{
    return pause_left_ms(&sign_ups->pause, sign_ups->safe) > 0;
}

void sign_ups_advance(struct sign_ups *sign_ups)
{
    static bool (*const STEPS[])(struct sign_ups *, const struct pack *) = {settle_one, tell_one, list_one};
    char mark[PACKS_MARK_BYTES] = "";
    struct pack pack;
    int left = STEPS_MAX;

    sign_ups->has_more = false;
    packs_current_mark(sign_ups->safe->packs, mark); /* first: what changes after it is seen next time */
    if (is_paused(sign_ups) || dates_pack(sign_ups->safe, &pack) != OK)
        return;
    note_clock(sign_ups);
    note_pack(sign_ups, mark);
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0] && left > 0; i++) {
        while (left > 0 && !is_paused(sign_ups) && STEPS[i](sign_ups, &pack))
            left--;
    }
    sign_ups->has_more = left == 0;
}

static void shorten(int64_t *timeout_ms, int64_t other_ms)
{
    if (other_ms < 0)
        other_ms = 0;
    if (*timeout_ms < 0 || other_ms < *timeout_ms)
        *timeout_ms = other_ms;
}

int64_t sign_ups_timeout_ms(const struct sign_ups *sign_ups)
{
    struct safe *safe = sign_ups->safe;
    int64_t timeout_ms = -1;
    struct booking_due due;
    struct pack pack;

    if (sign_ups->has_more)
        return 0;
    if (is_paused(sign_ups))
        return pause_left_ms(&sign_ups->pause, safe);
    if (dates_pack(safe, &pack) != OK)
        return PAUSE_MS;
    if (bookings_next_due(safe->store, &due) == OK)
        shorten(&timeout_ms, due.utc_ms - now_utc_ms(sign_ups));
    if (next_list(sign_ups, &pack, &due) == OK)
        shorten(&timeout_ms, due.utc_ms - now_utc_ms(sign_ups));
    return timeout_ms;
}

enum status sign_ups_tidy(const struct safe *safe)
{
    int days = NAMES_DAYS;
    struct pack pack;

    if (dates_pack(safe, &pack) == OK)
        days = centre_about(pack.centre)->names_days;
    return bookings_tidy(safe->store, clock_utc_ms(&safe->clock), days * DAY_MS);
}
