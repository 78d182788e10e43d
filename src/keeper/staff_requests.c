#include "keeper/staff_requests.h"

#include <stdlib.h>

#include "base/log.h"
#include "keeper/asker.h"
#include "keeper/dates.h"
#include "keeper/families.h"
#include "keeper/requests.h"
#include "keeper/staff_checks.h"
#include "keeper/ticket_requests.h"
#include "store/rows.h"

static const char STAFF[] = "staff"; /* in the log */

enum status staff_record(const struct safe *safe, enum audit_act act, const char *what)
{
    return audit_add(safe->store, safe->asker->staff, act, what, clock_utc_ms(&safe->clock));
}

json_t *staff_answer_unlock(struct safe *safe, const json_t *fields)
{
    if (safe->asker->kind == WIRE_ADMIN)
        return wire_refusal(INVALID, "the admin socket needs no PIN");
    asker_lock(safe->asker);
    return staff_checks_ask(safe->staff_checks, WIRE_UNLOCK, fields);
}

json_t *staff_answer_lock(struct safe *safe, const json_t *fields)
{
    (void)fields;
    if (safe->asker->kind != WIRE_ADMIN)
        asker_lock(safe->asker);
    return wire_answer(WIRE_LOCK, NULL);
}

json_t *staff_answer_set(struct safe *safe, const json_t *fields)
{
    return staff_checks_ask(safe->staff_checks, WIRE_STAFF_SET, fields);
}

json_t *staff_answer_remove(struct safe *safe, const json_t *fields)
{
    int number = request_number(fields, "staff");
    enum status status = staff_remove(safe->store, number, clock_utc_ms(&safe->clock));

    if (status != OK && status != NOT_FOUND)
        return request_refuse_store(safe, STAFF, status);
    if (status == OK) {
        safe->staff_changes++;
        log_line("staff %d: removed", number);
    }
    return wire_answer(WIRE_STAFF_REMOVE, json_pack("{s:s}", "verdict", status == OK ? "done" : "none"));
}

json_t *staff_answer_list(struct safe *safe, const json_t *fields)
{
    int64_t tries_utc_ms = staff_tries_utc_ms(safe->staff_checks);
    struct staff_member rows[WIRE_PAGE_ROWS];
    int64_t after = json_integer_value(json_object_get(fields, "after"));
    size_t count = 0;
    enum status status = staff_list(safe->store, after < STAFF_NUMBER_MAX ? (int)after : STAFF_NUMBER_MAX,
                                    tries_utc_ms, rows, WIRE_PAGE_ROWS, &count);
    json_t *items;

    if (status != OK)
        return request_refuse_store(safe, STAFF, status);
    items = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(items, staff_row(&rows[i]));
    return wire_answer(WIRE_STAFF_LIST, json_pack("{s:o,s:i}", "items", items, "next",
                                                  count == WIRE_PAGE_ROWS ? rows[count - 1].number : 0));
}

json_t *staff_answer_audit(struct safe *safe, const json_t *fields)
{
    struct audit_row rows[WIRE_PAGE_ROWS];
    size_t count = 0;
    enum status status = audit_list(safe->store, json_integer_value(json_object_get(fields, "after")), rows,
                                    WIRE_PAGE_ROWS, &count);
    json_t *items;

    if (status != OK)
        return request_refuse_store(safe, STAFF, status);
    items = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(items, audit_row(&rows[i]));
    return wire_answer(WIRE_AUDIT_LIST,
                       json_pack("{s:o,s:I}", "items", items, "next",
                                 count == WIRE_PAGE_ROWS ? (json_int_t)rows[count - 1].id : 0));
}

/* --- a ticket to print again --- */

static bool has_ticket(const struct booking *booking)
{
    return family_signed_up(booking) && booking->code[0] != '\0';
}

/* {"name","language"}: "" for what cannot be opened or read any more. */
static json_t *holder_of(const struct safe *safe, const struct centre *centre, const struct booking *booking)
{
    json_t *family = family_open(safe, centre, booking);

    (void)json_object_del(family, "phone");
    (void)json_object_del(family, "ages");
    return family;
}

static json_t *ticket_answer(const struct safe *safe, const struct centre *centre,
                             const struct booking *booking)
{
    json_t *ticket = holder_of(safe, centre, booking);
    json_t *rest;
    char day[11];

    date_write(booking->day, day);
    rest = json_pack("{s:s,s:s,s:s,s:i,s:s,s:i,s:i,s:i}", "verdict", booking_state_name(booking->state),
                     "session", booking->session, "day", day, "minute", booking->minute, "code",
                     booking->code, "children", booking->party.children, "adults", booking->party.adults,
                     "position", booking->position);
    if (ticket == NULL || rest == NULL || json_object_update(ticket, rest) != 0)
        abort();
    json_decref(rest);
    return wire_answer(WIRE_TICKET_OF, ticket);
}

static json_t *no_ticket(void)
{
    return wire_answer(WIRE_TICKET_OF,
                       json_pack("{s:s,s:s,s:s,s:i,s:s,s:s,s:s,s:i,s:i,s:i}", "verdict", "none", "session",
                                 "", "day", "", "minute", 0, "code", "", "name", "", "language", "",
                                 "children", 0, "adults", 0, "position", 0));
}

json_t *staff_answer_ticket(struct safe *safe, const json_t *fields)
{
    struct pack pack = {.centre = NULL};
    bool has_pack = dates_pack(safe, &pack) == OK;
    struct booking booking = {.id = 0};
    json_t *answer;
    enum status status = bookings_find_reference(safe->store, request_text(fields, "reference"), &booking);

    if (status == OK && has_pack)
        status = ticket_bring_up_to_date(safe, pack.centre, &booking);
    if (status == NOT_FOUND || (status == OK && !has_ticket(&booking))) {
        booking_finish(&booking);
        return no_ticket();
    }
    if (status == OK)
        status = staff_record(safe, AUDIT_TICKET, booking.reference);
    answer = status == OK ? ticket_answer(safe, has_pack ? pack.centre : NULL, &booking)
                          : request_refuse_store(safe, STAFF, status);
    booking_finish(&booking);
    return answer;
}
