#include "keeper/requests.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "keeper/booking_requests.h"
#include "keeper/box.h"
#include "keeper/edit_requests.h"
#include "keeper/register_requests.h"
#include "keeper/report_requests.h"
#include "keeper/route_requests.h"
#include "keeper/staff_requests.h"
#include "keeper/status_requests.h"
#include "keeper/ticket_requests.h"
#include "keeper/vitamin_requests.h"
#include "mail/notice.h"
#include "store/rows.h"

const char *request_text(const json_t *fields, const char *name)
{
    return json_string_value(json_object_get(fields, name));
}

int request_number(const json_t *fields, const char *name)
{
    return (int)json_integer_value(json_object_get(fields, name));
}

struct date request_date(const json_t *fields, const char *name)
{
    struct date date = {0};

    /* What the table has let through is one. */
    if (date_read(request_text(fields, name), &date) != OK)
        abort();
    return date;
}

enum status request_month(const json_t *fields, const char *name, struct date *ret_month)
{
    struct date month;

    if (date_read(request_text(fields, name), &month) != OK || month.day != 0 ||
        date_days_in_month(month.year, month.month) == 0)
        return INVALID;
    *ret_month = month;
    return OK;
}

json_t *request_refuse_month(void)
{
    return wire_refusal(INVALID, "the month must be as 2026-11");
}

size_t request_offset(const json_t *fields)
{
    return (size_t)json_integer_value(json_object_get(fields, "after"));
}

json_t *request_page_answer(enum wire_kind kind, json_t *items, size_t offset)
{
    size_t count = json_array_size(items);
    json_int_t next = count == WIRE_PAGE_ROWS ? (json_int_t)(offset + count) : 0;

    return wire_answer(kind, json_pack("{s:o,s:I}", "items", items, "next", next));
}

json_t *request_refuse_store(const struct safe *safe, const char *what, enum status status)
{
    log_line("%s: %s: %s", what, status_name(status), store_problem(safe->store));
    return wire_refusal(status, "the database could not be read or written; the log says why");
}

json_t *request_refuse_pack(void)
{
    return wire_refusal(NOT_FOUND, "no centre pack can be used; run doorstepctl centre install");
}

/* Taken now, it could never be opened; refused, the answers are still on the glass. */
bool request_has_our_key(const struct safe *safe, const json_t *fields)
{
    if (strcmp(request_text(fields, "keyId"), vault_public_half(safe->key)->id) == 0)
        return true;
    log_line("submission: refused: sealed with another key; install this centre's public key on the glass");
    return false;
}

static json_t *answer_hello(struct safe *safe, const json_t *fields)
{
    char pack[PACK_HASH_CHARS_MAX + 1];

    (void)fields;
    packs_current_hash(safe->packs, pack);
    return wire_answer(WIRE_HELLO,
                       json_pack("{s:s,s:s}", "keyId", vault_public_half(safe->key)->id, "pack", pack));
}

/* Notices are the keeper's own, and a sign-up that was not booked would reach staff without a place. What
 * cannot be opened is taken, and set aside. */
static bool may_be_submitted(const struct safe *safe, const char *sealed)
{
    struct submission submission;
    bool may = true;

    if (box_open(safe, sealed, &submission) == OK) {
        may = !notice_is(&submission) && !submission.has_sign_up;
        submission_finish(&submission);
    }
    return may;
}

static json_t *answer_submit(struct safe *safe, const json_t *fields)
{
    char reference[REFERENCE_CHARS + 1];
    enum status status;

    if (!request_has_our_key(safe, fields))
        return wire_refusal(DENIED, "it was sealed with another key");
    if (!may_be_submitted(safe, request_text(fields, "sealed")))
        return wire_refusal(INVALID, "a notice or a sign-up is not submitted");
    status = outbox_enqueue(safe->store, request_text(fields, "key"), request_text(fields, "sealed"),
                            clock_utc_ms(&safe->clock), safe->random, reference);
    if (status != OK) {
        log_line("submission: not stored: %s: %s", status_name(status), store_problem(safe->store));
        return wire_refusal(status, "it could not be stored");
    }
    log_line("%s: stored", reference);
    return wire_answer(WIRE_SUBMIT, json_pack("{s:s}", "reference", reference));
}

static json_t *answer_count(struct safe *safe, const json_t *fields)
{
    enum status status = tally_add(safe->store, request_text(fields, "key"), request_text(fields, "what"),
                                   clock_utc_ms(&safe->clock));

    if (status == OK)
        return wire_answer(WIRE_COUNT, NULL);
    log_line("count: not kept: %s: %s", status_name(status), store_problem(safe->store));
    return wire_refusal(status, "it could not be counted");
}

/* Both readings of the glass's clocks, which a journey has moved on. */
static json_t *answer_clock(struct safe *safe, const json_t *fields)
{
    static const struct clock UNMOVED;
    int64_t monotonic_ms = json_integer_value(json_object_get(fields, "monotonicMs"));
    int64_t ahead_ms = monotonic_ms - clock_monotonic_ms(&UNMOVED);

    if (!safe->follows_clock)
        return wire_refusal(DENIED, "the keeper was not started with --test-clock");
    clock_set_utc(&safe->clock, json_integer_value(json_object_get(fields, "utcMs")));
    if (ahead_ms > safe->clock.monotonic_shift_ms)
        safe->clock.monotonic_shift_ms = ahead_ms;
    return wire_answer(WIRE_CLOCK, NULL);
}

static json_t *answer_queue_list(struct safe *safe, const json_t *fields)
{
    struct outbox_item items[WIRE_PAGE_ROWS];
    size_t limit = (size_t)json_integer_value(json_object_get(fields, "limit"));
    int64_t after_id = json_integer_value(json_object_get(fields, "after"));
    size_t count = 0;
    enum status status = outbox_list(safe->store, after_id, limit, items, &count);
    json_t *rows;
    int64_t next = 0;

    if (status != OK)
        return wire_refusal(status, "the outbox could not be read");
    rows = json_array();
    for (size_t i = 0; i < count; i++) {
        (void)json_array_append_new(rows, outbox_row(&items[i]));
        outbox_item_finish(&items[i]);
    }
    if (count > 0 && count == limit)
        next = items[count - 1].id;
    return wire_answer(WIRE_QUEUE_LIST, json_pack("{s:o,s:I}", "items", rows, "next", (json_int_t)next));
}

static json_t *answer_count_list(struct safe *safe, const json_t *fields)
{
    struct tally rows[WIRE_PAGE_ROWS];
    size_t limit = (size_t)json_integer_value(json_object_get(fields, "limit"));
    size_t count = 0;
    json_t *items;
    enum status status = tally_list(safe->store, request_text(fields, "afterDay"),
                                    request_text(fields, "afterWhat"), limit, rows, &count);

    if (status != OK)
        return wire_refusal(status, "the counts could not be read");
    items = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(items, tally_row(&rows[i]));
    return wire_answer(WIRE_COUNT_LIST, json_pack("{s:o}", "items", items));
}

int request_staff(const struct safe *safe, const json_t *fields)
{
    return safe->asker->kind == WIRE_STAFF ? safe->asker->staff : request_number(fields, "staff");
}

static json_t *(*const ANSWERS[WIRE_KINDS])(struct safe *, const json_t *) = {
    [WIRE_HELLO] = answer_hello,
    [WIRE_SUBMIT] = answer_submit,
    [WIRE_COUNT] = answer_count,
    [WIRE_CLOCK] = answer_clock,
    [WIRE_QUEUE_LIST] = answer_queue_list,
    [WIRE_PLACES] = booking_answer_places,
    [WIRE_RESERVE] = booking_answer_reserve,
    [WIRE_RELEASE] = booking_answer_release,
    [WIRE_BOOK] = booking_answer_book,
    [WIRE_TICKET] = ticket_answer_look,
    [WIRE_TICKET_ACT] = ticket_answer_act,
    [WIRE_VOUCHER] = vitamin_answer_voucher,
    [WIRE_VOUCHER_LAST] = vitamin_answer_last,
    [WIRE_VOUCHER_LOOK] = vitamin_answer_look,
    [WIRE_HAND_OVER] = vitamin_answer_hand_over,
    [WIRE_STOCK_LIST] = vitamin_answer_stock,
    [WIRE_STOCK_CHANGE] = vitamin_answer_change,
    [WIRE_VITAMINS_TOTALS] = vitamin_answer_totals,
    [WIRE_SIGN_UP_DATES] = ticket_answer_dates,
    [WIRE_SIGN_UP_LIST] = ticket_answer_list,
    [WIRE_PASSED_LIST] = ticket_answer_passed,
    [WIRE_SIGN_UP_ACT] = ticket_answer_desk,
    [WIRE_NAME_OF] = register_answer_name,
    [WIRE_REGISTER] = register_answer_page,
    [WIRE_WALK_IN] = register_answer_walk_in,
    [WIRE_STATUS] = status_answer,
    [WIRE_EDIT_LIST] = edit_answer_list,
    [WIRE_EDIT_PUT] = edit_answer_put,
    [WIRE_EDIT_UNDO] = edit_answer_undo,
    [WIRE_REPORT] = report_answer,
    [WIRE_UNLOCK] = staff_answer_unlock,
    [WIRE_LOCK] = staff_answer_lock,
    [WIRE_TICKET_OF] = staff_answer_ticket,
    [WIRE_STAFF_LIST] = staff_answer_list,
    [WIRE_STAFF_SET] = staff_answer_set,
    [WIRE_STAFF_REMOVE] = staff_answer_remove,
    [WIRE_AUDIT_LIST] = staff_answer_audit,
    [WIRE_COUNT_LIST] = answer_count_list,
    [WIRE_ROUTE_LIST] = route_answer_list,
    [WIRE_ROUTE_TEST] = route_answer_test,
    [WIRE_ROUTE_TESTED] = route_answer_tested,
    [WIRE_ROUTE_CONFIRM] = route_answer_confirm,
};

json_t *request_answer(struct safe *safe, struct asker *asker, const json_t *message)
{
    enum wire_kind kind;
    const json_t *fields;
    char why[WIRE_WHY_BYTES];
    json_t *answer;
    enum status status = wire_check_request(message, asker->kind, &kind, &fields, why);

    if (status != OK) {
        log_line("request: refused: %s", why);
        return wire_refusal(status, why);
    }
    if (asker->kind == WIRE_STAFF && wire_least_peer(kind) == WIRE_STAFF)
        asker->unlocked_until_ms = clock_monotonic_ms(&safe->clock) + ASKER_UNLOCKED_MS;
    safe->asker = asker;
    answer = ANSWERS[kind](safe, fields);
    safe->asker = NULL;
    return answer;
}
