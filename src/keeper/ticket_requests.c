#include "keeper/ticket_requests.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "keeper/dates.h"
#include "keeper/families.h"
#include "keeper/guesses.h"
#include "keeper/requests.h"
#include "keeper/staff_requests.h"
#include "store/rows.h"
#include "wire/wire.h"

enum { MS_PER_SECOND = 1000 };

static const char SIGN_UP[] = "a sign-up"; /* in the log */
static const char GUESSED[] = "ticket-code";

/* False when it cannot be a code. */
static bool read_code(const char *typed, char ret_code[BOOKING_CODE_CHARS + 1])
{
    size_t count = 0;

    for (; *typed != '\0'; typed++) {
        if (*typed == ' ')
            continue;
        if (*typed < '0' || *typed > '9' || count == BOOKING_CODE_CHARS)
            return false;
        ret_code[count++] = *typed;
    }
    ret_code[count] = '\0';
    return count == BOOKING_CODE_CHARS;
}

struct guess {
    enum session_verdict verdict; /* VERDICT_TOO_MANY, VERDICT_NONE, or VERDICT_OPEN: found */
    int64_t wait_ms;
    struct booking booking;
};

/* A wrong guess is on disk before anybody hears that it was wrong. */
static enum status guess(const struct safe *safe, const char *typed, struct guess *ret_guess)
{
    int64_t now_utc_ms = clock_utc_ms(&safe->clock);
    struct guess made = {.verdict = VERDICT_NONE};
    char code[BOOKING_CODE_CHARS + 1];
    enum status status;

    if (!read_code(typed, code)) {
        *ret_guess = made;
        return OK;
    }
    status = guesses_wait(safe, GUESSED, &made.wait_ms);
    if (status != OK)
        return status;
    if (made.wait_ms > 0) {
        made.verdict = VERDICT_TOO_MANY;
    } else {
        status = bookings_find(safe->store, code, now_utc_ms, &made.booking);
        if (status == OK)
            made.verdict = VERDICT_OPEN;
        if (status == NOT_FOUND)
            status = guesses_wrong(safe, GUESSED);
    }
    memory_wipe(code, sizeof code);
    if (status == OK)
        *ret_guess = made;
    return status;
}

static struct kept_date date_of(const struct centre *centre, const struct booking *booking)
{
    return dates_find(centre, booking->session, booking->day, booking->minute);
}

enum status ticket_bring_up_to_date(const struct safe *safe, const struct centre *centre,
                                    struct booking *booking)
{
    struct kept_date found = date_of(centre, booking);
    char reference[REFERENCE_CHARS + 1];
    struct booking fresh = {.id = 0};
    enum status status = bookings_settle(safe->store, &found.booking, clock_utc_ms(&safe->clock));

    memcpy(reference, booking->reference, sizeof reference);
    if (status == OK)
        status = bookings_find_reference(safe->store, reference, &fresh);
    if (status == OK) {
        booking_finish(booking);
        *booking = fresh;
    }
    return status;
}

static int64_t wait_seconds(const struct guess *made)
{
    return (made->wait_ms + MS_PER_SECOND - 1) / MS_PER_SECOND;
}

static json_t *look_answer(const struct guess *made)
{
    static const enum session_verdict VERDICTS[BOOKING_STATES] = {
        [BOOKING_BOOKED] = VERDICT_BOOKED,
        [BOOKING_WAITING] = VERDICT_WAITING,
        [BOOKING_OFFERED] = VERDICT_OFFERED,
        [BOOKING_MISSED] = VERDICT_GONE,
    };
    const struct booking *booking = &made->booking;
    enum session_verdict verdict = made->verdict == VERDICT_OPEN ? VERDICTS[booking->state] : made->verdict;
    bool stands = verdict != VERDICT_NONE && verdict != VERDICT_TOO_MANY;
    char day[11] = "";

    if (stands)
        date_write(booking->day, day);
    return wire_answer(
        WIRE_TICKET,
        json_pack("{s:s,s:s,s:s,s:i,s:s,s:i,s:i,s:i,s:I,s:I}", "verdict", session_verdict_name(verdict),
                  "session", stands ? booking->session : "", "day", day, "minute",
                  stands ? booking->minute : 0, "reference", stands ? booking->reference : "", "children",
                  stands ? booking->party.children : 0, "adults", stands ? booking->party.adults : 0,
                  "position", verdict == VERDICT_WAITING ? booking->position : 0, "heldUntilUtcMs",
                  verdict == VERDICT_OFFERED ? (json_int_t)booking->held_until_utc_ms : 0, "waitSeconds",
                  (json_int_t)wait_seconds(made)));
}

json_t *ticket_answer_look(struct safe *safe, const json_t *fields)
{
    struct guess made;
    enum status status;
    struct pack pack;
    json_t *answer;

    if (dates_pack(safe, &pack) != OK)
        return request_refuse_pack();
    status = guess(safe, request_text(fields, "code"), &made);
    if (status != OK)
        return request_refuse_store(safe, SIGN_UP, status);
    if (made.verdict == VERDICT_OPEN)
        status = ticket_bring_up_to_date(safe, pack.centre, &made.booking);
    answer = status == OK ? look_answer(&made) : request_refuse_store(safe, SIGN_UP, status);
    booking_finish(&made.booking);
    return answer;
}

/* "cancel" or "take". Fails: INVALID (neither), IO. */
static enum status act_on(const struct safe *safe, const struct centre *centre, const struct booking *booking,
                          const char *act, enum session_verdict *ret_verdict)
{
    struct kept_date found = date_of(centre, booking);
    int64_t now_utc_ms = clock_utc_ms(&safe->clock);
    bool is_cancel = strcmp(act, "cancel") == 0;
    enum status status = is_cancel ? bookings_cancel(safe->store, booking->id, &found.booking, now_utc_ms)
                                   : bookings_take(safe->store, booking->id, &found.booking, now_utc_ms);

    if (status != OK && status != NOT_FOUND)
        return status;
    *ret_verdict = status == OK ? VERDICT_DONE : VERDICT_GONE;
    log_line("%s: %s: %s", booking->reference, act, session_verdict_name(*ret_verdict));
    return OK;
}

static bool is_act(const char *act)
{
    return strcmp(act, "cancel") == 0 || strcmp(act, "take") == 0;
}

json_t *ticket_answer_act(struct safe *safe, const json_t *fields)
{
    const char *act = request_text(fields, "act");
    struct guess made;
    enum status status;
    struct pack pack;

    if (!is_act(act))
        return wire_refusal(INVALID, "there is no such act");
    if (dates_pack(safe, &pack) != OK)
        return request_refuse_pack();
    status = guess(safe, request_text(fields, "code"), &made);
    if (status == OK && made.verdict == VERDICT_OPEN)
        status = act_on(safe, pack.centre, &made.booking, act, &made.verdict);
    if (status != OK)
        return request_refuse_store(safe, SIGN_UP, status);
    booking_finish(&made.booking);
    return wire_answer(WIRE_TICKET_ACT, json_pack("{s:s,s:I}", "verdict", session_verdict_name(made.verdict),
                                                  "waitSeconds", (json_int_t)wait_seconds(&made)));
}

enum desk_act { DESK_CANCEL, DESK_TAKE, DESK_ARRIVE, DESK_ARRIVE_NEW, DESK_NOT_ARRIVED, DESK_ACTS };

static const struct {
    const char *name;
    enum audit_act recorded;
} desk_acts[DESK_ACTS] = {
    [DESK_CANCEL] = {"cancel", AUDIT_CANCELLED},
    [DESK_TAKE] = {"take", AUDIT_TAKEN},
    [DESK_ARRIVE] = {"arrive", AUDIT_ARRIVED},
    [DESK_ARRIVE_NEW] = {"arrive-new", AUDIT_ARRIVED},
    [DESK_NOT_ARRIVED] = {"not-arrived", AUDIT_NOT_ARRIVED},
};

static enum desk_act desk_act_named(const char *name)
{
    int act = DESK_CANCEL;

    while (act < DESK_ACTS && strcmp(desk_acts[act].name, name) != 0)
        act++;
    return (enum desk_act)act;
}

/* Whether there is anything to do, as far as can be told before it is done. */
static bool changes(const struct booking *booking, enum desk_act act)
{
    bool has_place = booking->state == BOOKING_BOOKED || booking->state == BOOKING_OFFERED;
    bool has_arrived = booking->arrived_utc_ms != 0;

    switch (act) {
    case DESK_TAKE:
        return booking->state == BOOKING_OFFERED;
    case DESK_ARRIVE:
    case DESK_ARRIVE_NEW:
        return has_place && (!has_arrived || booking->is_new != (act == DESK_ARRIVE_NEW));
    case DESK_NOT_ARRIVED:
        return has_place && has_arrived;
    default:
        return family_stands(booking);
    }
}

/* Needs no timetable. */
static enum status note_arrival(const struct safe *safe, const struct booking *booking, enum desk_act act,
                                enum session_verdict *ret_verdict)
{
    enum status status = bookings_arrive(safe->store, booking->id, act != DESK_NOT_ARRIVED,
                                         act == DESK_ARRIVE_NEW, clock_utc_ms(&safe->clock));

    if (status != OK && status != NOT_FOUND)
        return status;
    *ret_verdict = status == OK ? VERDICT_DONE : VERDICT_GONE;
    log_line("%s: %s: %s", booking->reference, desk_acts[act].name, session_verdict_name(*ret_verdict));
    return OK;
}

json_t *ticket_answer_desk(struct safe *safe, const json_t *fields)
{
    enum desk_act act = desk_act_named(request_text(fields, "act"));
    bool needs_pack = act == DESK_CANCEL || act == DESK_TAKE;
    enum session_verdict verdict = VERDICT_NONE;
    struct booking booking = {.id = 0};
    enum status status;
    struct pack pack;

    if (act == DESK_ACTS)
        return wire_refusal(INVALID, "there is no such act");
    if (needs_pack && dates_pack(safe, &pack) != OK)
        return request_refuse_pack();
    status = bookings_find_reference(safe->store, request_text(fields, "reference"), &booking);
    if (status == OK && changes(&booking, act))
        status = staff_record(safe, desk_acts[act].recorded, booking.reference);
    if (status == OK)
        status = needs_pack ? act_on(safe, pack.centre, &booking, desk_acts[act].name, &verdict)
                            : note_arrival(safe, &booking, act, &verdict);
    else if (status == NOT_FOUND)
        status = OK;
    booking_finish(&booking);
    if (status != OK)
        return request_refuse_store(safe, SIGN_UP, status);
    return wire_answer(WIRE_SIGN_UP_ACT, json_pack("{s:s}", "verdict", session_verdict_name(verdict)));
}

json_t *ticket_answer_dates(struct safe *safe, const json_t *fields)
{
    struct booking_count rows[WIRE_PAGE_ROWS];
    size_t offset = request_offset(fields);
    size_t count = 0;
    enum status status =
        bookings_count(safe->store, request_date(fields, "from"), offset, rows, WIRE_PAGE_ROWS, &count);
    json_t *items;

    if (status != OK)
        return request_refuse_store(safe, SIGN_UP, status);
    items = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(items, booking_count_row(&rows[i]));
    return request_page_answer(WIRE_SIGN_UP_DATES, items, offset);
}

json_t *ticket_answer_list(struct safe *safe, const json_t *fields)
{
    struct booking *rows = memory_allocate(WIRE_PAGE_ROWS, sizeof *rows);
    size_t offset = request_offset(fields);
    size_t count = 0;
    json_t *items = NULL;
    enum status status =
        bookings_list(safe->store, request_text(fields, "session"), request_date(fields, "day"),
                      request_number(fields, "minute"), offset, false, rows, WIRE_PAGE_ROWS, &count);

    if (status == OK)
        items = json_array();
    for (size_t i = 0; i < count && status == OK; i++) {
        (void)json_array_append_new(items, booking_row(&rows[i]));
        booking_finish(&rows[i]);
    }
    free(rows);
    return status == OK ? request_page_answer(WIRE_SIGN_UP_LIST, items, offset)
                        : request_refuse_store(safe, SIGN_UP, status);
}

json_t *ticket_answer_passed(struct safe *safe, const json_t *fields)
{
    struct booking_passed rows[WIRE_PAGE_ROWS];
    size_t offset = request_offset(fields);
    size_t count = 0;
    enum status status =
        bookings_passed(safe->store, request_text(fields, "session"), request_date(fields, "day"),
                        request_number(fields, "minute"), offset, rows, WIRE_PAGE_ROWS, &count);
    json_t *items;

    if (status != OK)
        return request_refuse_store(safe, SIGN_UP, status);
    items = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(items, booking_passed_row(&rows[i]));
    return request_page_answer(WIRE_PASSED_LIST, items, offset);
}
