#include "keeper/register_requests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "keeper/asker.h"
#include "keeper/dates.h"
#include "keeper/families.h"
#include "keeper/requests.h"
#include "keeper/staff_requests.h"
#include "store/bookings.h"
#include "wire/wire.h"

enum {
    AGES_BYTES_MAX = 400,
    /* With what stands around it a page fits a message, whatever names were typed. */
    ROWS_BYTES_MAX = WIRE_BYTES_MAX - 4 * 1024,
};

static const char REGISTER[] = "a register"; /* in the log */

static json_t *need(json_t *made)
{
    if (made == NULL)
        abort();
    return made;
}

/* The pack's centre, or NULL. */
static const struct centre *centre_in_use(const struct safe *safe)
{
    struct pack pack;

    return dates_pack(safe, &pack) == OK ? pack.centre : NULL;
}

/* --- one name --- */

static json_t *name_answer(const char *verdict, const json_t *family)
{
    static const char *const TOLD[] = {"name", "phone", "language"};
    json_t *answer = need(json_pack("{s:s}", "verdict", verdict));

    for (size_t i = 0; i < sizeof TOLD / sizeof TOLD[0]; i++) {
        const char *told = json_string_value(json_object_get(family, TOLD[i]));

        if (json_object_set_new(answer, TOLD[i], json_string(told != NULL ? told : "")) != 0)
            abort();
    }
    return wire_answer(WIRE_NAME_OF, answer);
}

json_t *register_answer_name(struct safe *safe, const json_t *fields)
{
    const struct centre *centre = centre_in_use(safe);
    struct booking booking = {.id = 0};
    json_t *family, *answer;
    enum status status = bookings_find_reference(safe->store, request_text(fields, "reference"), &booking);

    if (status == NOT_FOUND || (status == OK && (!family_signed_up(&booking) || booking.sealed == NULL))) {
        booking_finish(&booking);
        return name_answer("none", NULL);
    }
    if (status == OK)
        status = staff_record(safe, AUDIT_OPENED, booking.reference);
    if (status == OK) {
        family = family_open(safe, centre, &booking);
        answer = name_answer("found", family);
        json_decref(family);
    } else {
        answer = request_refuse_store(safe, REGISTER, status);
    }
    booking_finish(&booking);
    return answer;
}

/* --- a register --- */

/* Without what stands in brackets: a date of birth is more than anybody needs at the door. */
static void add_age(struct strbuf *joined, const char *age)
{
    const char *bracket = strstr(age, " (");
    const char *after = bracket != NULL ? strchr(bracket, ')') : NULL;

    if (joined->length > 0)
        strbuf_add(joined, ", ");
    strbuf_add_bytes(joined, age, after != NULL ? (size_t)(bracket - age) : strlen(age));
    if (after != NULL)
        strbuf_add(joined, after + 1);
}

/* {"ages": ["3 months (born …)", "2 years"]} becomes {"ages": "3 months, 2 years"}. */
static void join_ages(json_t *family)
{
    const json_t *ages = json_object_get(family, "ages");
    struct strbuf joined;

    strbuf_init(&joined, AGES_BYTES_MAX);
    for (size_t i = 0; i < json_array_size(ages); i++)
        add_age(&joined, json_string_value(json_array_get(ages, i)));
    if (json_object_set_new(family, "ages", json_string(strbuf_text(&joined))) != 0)
        abort();
    strbuf_finish(&joined);
}

static json_t *register_row(const struct safe *safe, const struct centre *centre,
                            const struct booking *booking)
{
    json_t *row = need(family_open(safe, centre, booking));
    json_t *rest = need(json_pack("{s:s,s:s,s:i,s:i,s:i,s:i,s:i,s:i}", "reference", booking->reference,
                                  "state", booking_state_name(booking->state), "position", booking->position,
                                  "children", booking->party.children, "adults", booking->party.adults,
                                  "arrived", booking->arrived_utc_ms != 0, "isNew", (int)booking->is_new,
                                  "walkIn", (int)booking->is_walk_in));

    join_ages(row);
    if (json_object_update(row, rest) != 0)
        abort();
    json_decref(rest);
    return row;
}

/* As many of the bookings as fit; `ret_used` is how many were looked at. */
static json_t *register_rows(const struct safe *safe, const struct centre *centre,
                             const struct booking *bookings, size_t count, size_t *ret_used)
{
    json_t *rows = need(json_array());
    size_t bytes = 0;
    size_t used;

    for (used = 0; used < count; used++) {
        json_t *row;

        if (!family_stands(&bookings[used]))
            continue;
        row = register_row(safe, centre, &bookings[used]);
        bytes += json_dumpb(row, NULL, 0, JSON_COMPACT) + 1;
        if (bytes > ROWS_BYTES_MAX && json_array_size(rows) > 0) {
            json_decref(row);
            break;
        }
        (void)json_array_append_new(rows, row);
    }
    *ret_used = used;
    return rows;
}

/* Once a register. A page after the first is of the register that this connection has begun, or is recorded
 * as one of its own: nobody opens names unrecorded by beginning with the second page. */
static enum status record_register(const struct safe *safe, const char *what, bool is_first_page)
{
    struct asker *asker = safe->asker;
    enum status status = OK;

    if (is_first_page || strcmp(asker->register_of, what) != 0)
        status = staff_record(safe, AUDIT_REGISTER, what);
    if (status == OK)
        (void)snprintf(asker->register_of, sizeof asker->register_of, "%s", what);
    return status;
}

json_t *register_answer_page(struct safe *safe, const json_t *fields)
{
    const struct booking_date date = {.session = request_text(fields, "session"),
                                      .day = request_date(fields, "day"),
                                      .minute = request_number(fields, "minute")};
    struct booking *bookings = memory_allocate(WIRE_PAGE_ROWS, sizeof *bookings);
    int64_t after_id = json_integer_value(json_object_get(fields, "after"));
    int64_t next_id = 0;
    size_t count = 0;
    size_t used = 0;
    char what[AUDIT_WHAT_BYTES];
    json_t *rows = NULL;
    enum status status;

    audit_what_date(date.session, date.day, date.minute, what);
    status = record_register(safe, what, after_id == 0);
    if (status == OK)
        status = bookings_list_after(safe->store, &date, after_id, bookings, WIRE_PAGE_ROWS, &count);
    if (status == OK)
        rows = register_rows(safe, centre_in_use(safe), bookings, count, &used);
    if (used > 0 && (used < count || count == WIRE_PAGE_ROWS))
        next_id = bookings[used - 1].id;
    for (size_t i = 0; i < count; i++)
        booking_finish(&bookings[i]);
    free(bookings);
    if (status != OK)
        return request_refuse_store(safe, REGISTER, status);
    return wire_answer(WIRE_REGISTER, json_pack("{s:o,s:I}", "items", rows, "next", (json_int_t)next_id));
}

/* --- walking in --- */

static json_t *walk_in_answer(enum session_verdict verdict, const struct booking *booking, struct places left)
{
    return wire_answer(WIRE_WALK_IN,
                       json_pack("{s:s,s:s,s:i,s:i,s:i}", "verdict", session_verdict_name(verdict),
                                 "reference", booking->reference, "families", left.families, "children",
                                 left.children, "adults", left.adults));
}

/* Whether the act was done before, and its answer lost: asked for with room for nobody. First what is free
 * goes to those who wait, which that would keep from them. */
static enum status find_done(const struct safe *safe, const struct booking_walk_in *act, bool *ret_is_done,
                             struct booking *ret_booking)
{
    struct booking_walk_in again = *act;
    enum status status = bookings_settle(safe->store, &act->date, act->now_utc_ms);

    again.date.capacity = (struct places){0};
    if (status == OK)
        status = bookings_walk_in(safe->store, &again, ret_is_done, ret_booking);
    return status;
}

/* What cannot be done, or was done before, is not recorded. */
static enum status walk_in(const struct safe *safe, const struct booking_walk_in *act, bool *ret_is_taken,
                           struct booking *ret_booking)
{
    struct booking_standing standing = {.waiting = 0};
    char what[AUDIT_WHAT_BYTES];
    enum status status = find_done(safe, act, ret_is_taken, ret_booking);

    if (status != OK || *ret_is_taken)
        return status;
    status = bookings_look(safe->store, &act->date, NULL, act->now_utc_ms, &standing);
    if (status != OK || places_fit(places_left(act->date.capacity, standing.taken), act->party) != PLACES_FIT)
        return status;
    audit_what_date(act->date.session, act->date.day, act->date.minute, what);
    status = staff_record(safe, AUDIT_WALKED_IN, what);
    if (status == OK)
        status = bookings_walk_in(safe->store, act, ret_is_taken, ret_booking);
    if (status == OK && *ret_is_taken)
        log_line("%s: walked in", ret_booking->reference);
    return status;
}

json_t *register_answer_walk_in(struct safe *safe, const json_t *fields)
{
    const struct centre *centre = centre_in_use(safe);
    struct booking_walk_in act = {
        .key = request_text(fields, "key"),
        .party = {request_number(fields, "children"), request_number(fields, "adults")},
        .is_new = request_number(fields, "isNew") == 1,
        .now_utc_ms = clock_utc_ms(&safe->clock),
        .random = safe->random,
    };
    struct booking_standing standing = {.waiting = 0};
    struct booking booking = {.id = 0};
    bool is_taken = false;
    struct kept_date found;
    enum status status;

    if (act.party.children + act.party.adults == 0)
        return wire_refusal(INVALID, "nobody walks in");
    if (centre == NULL)
        return request_refuse_pack();
    found = dates_find(centre, request_text(fields, "session"), request_date(fields, "day"),
                       request_number(fields, "minute"));
    if (found.session == NULL)
        return walk_in_answer(VERDICT_CHANGED, &booking, (struct places){0});
    act.date = found.booking;
    status = walk_in(safe, &act, &is_taken, &booking);
    booking_finish(&booking);
    if (status == OK)
        status = bookings_look(safe->store, &found.booking, NULL, act.now_utc_ms, &standing);
    if (status == INVALID)
        return wire_refusal(INVALID, "so many cannot come as one family, or it is the key of another act");
    if (status != OK)
        return request_refuse_store(safe, REGISTER, status);
    return walk_in_answer(is_taken ? VERDICT_DONE : VERDICT_FULL, &booking,
                          places_left(found.booking.capacity, standing.taken));
}
