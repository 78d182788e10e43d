#include "keeper/deliveries.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "keeper/box.h"
#include "keeper/dates.h"
#include "keeper/pause.h"
#include "keeper/views.h"
#include "keeper/ways.h"
#include "mail/message.h"
#include "rules/retry.h"

enum {
    /* The longest sleep: a wall clock that was put right is noticed within it. */
    LONGEST_SLEEP_MS = 60 * 60 * 1000,
    /* Nothing is ever put off for longer, so a later moment was written while the clock was wrong. */
    LONGEST_PLAUSIBLE_MS = 2 * 60 * 60 * 1000,
    SETTLE_AGAIN_MS = 5 * 1000,
};

enum progress { RESTING, IN_FLIGHT, SETTLING };

struct deliveries {
    struct safe *safe;
    int64_t only_due_by_utc_ms;
    bool stopped;
    enum progress progress;
    struct outbox_item item;
    const struct relay *relay;
    struct message message;
    char counted[1 + VIEWS_COUNTED_MAX][STORE_TALLY_BYTES]; /* when it is sent: "sent-self-referral", … */
    size_t counted_count;
    enum outbox_state outcome;
    char reason[STORE_REASON_BYTES];
    int64_t next_try_utc_ms;
    struct pause pause;
    bool complained; /* about this outcome not being recorded */
};

struct deliveries *deliveries_create(struct safe *safe, int64_t only_due_by_utc_ms)
{
    struct deliveries *deliveries = memory_allocate(1, sizeof *deliveries);

    deliveries->safe = safe;
    deliveries->only_due_by_utc_ms = only_due_by_utc_ms;
    return deliveries;
}

static void forget_item(struct deliveries *deliveries)
{
    message_finish(&deliveries->message);
    outbox_item_finish(&deliveries->item);
    deliveries->progress = RESTING;
    deliveries->complained = false;
}

void deliveries_destroy(struct deliveries *deliveries)
{
    if (deliveries == NULL)
        return;
    if (deliveries->progress == IN_FLIGHT)
        transport_cancel(deliveries->safe->transport);
    forget_item(deliveries);
    free(deliveries);
}

static bool will_be_tried_again(enum outbox_state state)
{
    return state == OUTBOX_DEFERRED || state == OUTBOX_UNKNOWN;
}

/* What an earlier try may have done is not undone by this one's failing: unknown stays unknown, so that
 * whatever comes in the end is marked as a possible copy. */
static void decide(struct deliveries *deliveries, enum outbox_state outcome, const char *reason)
{
    struct safe *safe = deliveries->safe;

    if (outcome == OUTBOX_DEFERRED && deliveries->item.state == OUTBOX_UNKNOWN)
        outcome = OUTBOX_UNKNOWN;
    deliveries->outcome = outcome;
    deliveries->next_try_utc_ms = 0;
    if (will_be_tried_again(outcome))
        deliveries->next_try_utc_ms =
            clock_utc_ms(&safe->clock) + retry_wait_ms(deliveries->item.tries, safe->random);
    (void)snprintf(deliveries->reason, sizeof deliveries->reason, "%s", reason);
    message_finish(&deliveries->message);
    deliveries->pause.until_ms = 0;
    deliveries->progress = SETTLING;
}

/* A sign-up's letter says how it stands when it is sent. */
static struct standing standing_of(const struct deliveries *deliveries)
{
    struct standing standing = {.state = NULL};
    struct booking booking;

    if (bookings_find_reference(deliveries->safe->store, deliveries->item.reference, &booking) != OK)
        return standing;
    standing.state = booking_state_name(booking.state);
    standing.position = booking.position;
    standing.held_until_utc_ms = booking.held_until_utc_ms;
    booking_finish(&booking);
    return standing;
}

static struct occasion occasion_of(const struct centre *centre, const struct sign_up *sign_up)
{
    struct kept_date found = dates_find(centre, sign_up->session, sign_up->day, sign_up->minute);

    return dates_occasion(centre, &found);
}

static void note_counted(struct deliveries *deliveries, const struct flow *flow,
                         const struct submission *submission)
{
    (void)snprintf(deliveries->counted[0], sizeof deliveries->counted[0], "sent-%.58s", submission->kind);
    deliveries->counted_count = 1 + views_read(flow, submission, deliveries->counted + 1);
}

/* Makes the message, or decides why there is none. */
static bool make_message(struct deliveries *deliveries, const struct submission *submission)
{
    struct message_context context = {
        .reference = deliveries->item.reference,
        .sent_utc_ms = deliveries->item.accepted_utc_ms,
        .possible_copy = deliveries->item.state == OUTBOX_UNKNOWN,
    };
    char reason[STORE_REASON_BYTES];
    struct occasion occasion;
    struct pack pack;
    struct way way;
    enum status status;

    if (!way_choose(deliveries->safe, submission->pack_hash, submission->kind, &pack, &way, reason)) {
        decide(deliveries, OUTBOX_DEFERRED, reason);
        return false;
    }
    context.centre = pack.centre;
    context.words = pack.words;
    context.sender = way.sender;
    if (submission->has_sign_up) {
        occasion = occasion_of(pack.centre, &submission->sign_up);
        context.occasion = &occasion;
        context.standing = standing_of(deliveries);
    }
    status = message_make(submission, &context, &deliveries->message);
    if (status == FULL)
        decide(deliveries, OUTBOX_HELD, "it is too long for an e-mail");
    else if (status != OK)
        decide(deliveries, OUTBOX_HELD, "an address of the route, or its own id, cannot stand in an e-mail");
    deliveries->relay = way.relay;
    note_counted(deliveries, centre_find_flow(pack.centre, submission->kind), submission);
    return status == OK;
}

static void send_off(struct deliveries *deliveries)
{
    struct submission submission;
    bool is_made;

    if (box_open(deliveries->safe, deliveries->item.sealed, &submission) != OK) {
        decide(deliveries, OUTBOX_SET_ASIDE, "it cannot be opened and read with this keeper's key");
        return;
    }
    is_made = make_message(deliveries, &submission);
    submission_finish(&submission);
    if (!is_made)
        return;
    if (transport_start(deliveries->safe->transport, deliveries->relay, &deliveries->message) == OK)
        deliveries->progress = IN_FLIGHT;
    else
        decide(deliveries, OUTBOX_DEFERRED, "the delivery could not be started");
}

static void pause_for_store(struct deliveries *deliveries, enum status status)
{
    pause_begin(&deliveries->pause, deliveries->safe, "outbox", status);
}

/* The moment to claim as of, when something is due. A next try that no clock could have meant is due as well:
 * it was written before the wall clock was put back. */
static bool find_due(const struct deliveries *deliveries, int64_t *ret_claim_utc_ms, int64_t *ret_due_utc_ms)
{
    int64_t until_utc_ms = deliveries->only_due_by_utc_ms != 0 ? deliveries->only_due_by_utc_ms
                                                               : clock_utc_ms(&deliveries->safe->clock);
    int64_t due_utc_ms;
    enum status status = outbox_next_due(deliveries->safe->store, &due_utc_ms);

    if (status != OK) {
        *ret_due_utc_ms = status == NOT_FOUND ? INT64_MAX : until_utc_ms + PAUSE_MS;
        return false;
    }
    *ret_due_utc_ms = due_utc_ms;
    *ret_claim_utc_ms = due_utc_ms <= until_utc_ms ? until_utc_ms : due_utc_ms;
    return due_utc_ms <= until_utc_ms || due_utc_ms - until_utc_ms > LONGEST_PLAUSIBLE_MS;
}

static bool is_paused(const struct deliveries *deliveries)
{
    return pause_left_ms(&deliveries->pause, deliveries->safe) > 0;
}

/* A test mail has the transport at the moment. */
static bool must_wait(const struct deliveries *deliveries)
{
    return !transport_is_idle(deliveries->safe->transport);
}

static void claim(struct deliveries *deliveries)
{
    int64_t claim_utc_ms;
    int64_t due_utc_ms;
    enum status status;

    if (deliveries->stopped || is_paused(deliveries) || must_wait(deliveries) ||
        !find_due(deliveries, &claim_utc_ms, &due_utc_ms))
        return;
    status = outbox_claim(deliveries->safe->store, claim_utc_ms, &deliveries->item);
    if (status == OK)
        send_off(deliveries);
    else if (status != NOT_FOUND)
        pause_for_store(deliveries, status);
}

static void look_in_flight(struct deliveries *deliveries)
{
    static const enum outbox_state OUTCOMES[] = {
        [DELIVERY_ACCEPTED] = OUTBOX_SENT,
        [DELIVERY_LATER] = OUTBOX_DEFERRED,
        [DELIVERY_REFUSED] = OUTBOX_HELD,
        [DELIVERY_UNKNOWN] = OUTBOX_UNKNOWN,
    };
    struct delivery_result result;

    if (transport_step(deliveries->safe->transport, &result))
        decide(deliveries, OUTCOMES[result.verdict], result.reason);
}

static void log_outcome(const struct deliveries *deliveries)
{
    const char *reference = deliveries->item.reference;
    int64_t wait_ms = deliveries->next_try_utc_ms - clock_utc_ms(&deliveries->safe->clock);

    if (deliveries->outcome == OUTBOX_SENT)
        log_line("%s: sent", reference);
    else if (will_be_tried_again(deliveries->outcome))
        log_line("%s: %s: %s; next try in %" PRId64 " s", reference, outbox_state_name(deliveries->outcome),
                 deliveries->reason, wait_ms > 0 ? wait_ms / 1000 : 0);
    else
        log_line("%s: %s: %s; look at it with doorstepctl queue list", reference,
                 outbox_state_name(deliveries->outcome), deliveries->reason);
}

static enum status settle_sent(const struct deliveries *deliveries)
{
    const char *counted[1 + VIEWS_COUNTED_MAX];

    for (size_t i = 0; i < deliveries->counted_count; i++)
        counted[i] = deliveries->counted[i];
    return outbox_settle_sent(deliveries->safe->store, deliveries->item.id, deliveries->reason, counted,
                              deliveries->counted_count, clock_utc_ms(&deliveries->safe->clock));
}

/* Until the outcome is on disk nothing else is claimed: what was sent and could not be recorded would be sent
 * again. */
static void settle(struct deliveries *deliveries)
{
    struct store *store = deliveries->safe->store;
    int64_t id = deliveries->item.id;
    enum status status;

    if (is_paused(deliveries))
        return;
    if (deliveries->outcome == OUTBOX_SENT)
        status = settle_sent(deliveries);
    else
        status =
            outbox_settle(store, id, deliveries->outcome, deliveries->reason, deliveries->next_try_utc_ms);
    if (status == OK) {
        log_outcome(deliveries);
        forget_item(deliveries);
        return;
    }
    if (!deliveries->complained)
        log_line("%s: %s cannot be recorded: %s", deliveries->item.reference,
                 outbox_state_name(deliveries->outcome), store_problem(store));
    deliveries->complained = true;
    deliveries->pause.until_ms = clock_monotonic_ms(&deliveries->safe->clock) + SETTLE_AGAIN_MS;
}

void deliveries_advance(struct deliveries *deliveries)
{
    if (deliveries->progress == RESTING)
        claim(deliveries);
    if (deliveries->progress == IN_FLIGHT)
        look_in_flight(deliveries);
    if (deliveries->progress == SETTLING)
        settle(deliveries);
}

static int sleep_ms(int64_t wait_ms)
{
    if (wait_ms <= 0)
        return 0;
    return wait_ms < LONGEST_SLEEP_MS ? (int)wait_ms : LONGEST_SLEEP_MS;
}

static int rest_ms(const struct deliveries *deliveries)
{
    int64_t now_utc_ms = clock_utc_ms(&deliveries->safe->clock);
    int64_t claim_utc_ms;
    int64_t due_utc_ms;

    if (is_paused(deliveries))
        return sleep_ms(pause_left_ms(&deliveries->pause, deliveries->safe));
    if (deliveries->progress == SETTLING)
        return 0;
    if (deliveries->stopped || must_wait(deliveries))
        return LONGEST_SLEEP_MS;
    if (find_due(deliveries, &claim_utc_ms, &due_utc_ms))
        return 0;
    return due_utc_ms == INT64_MAX ? LONGEST_SLEEP_MS : sleep_ms(due_utc_ms - now_utc_ms);
}

size_t deliveries_poll_set(struct deliveries *deliveries, struct pollfd *ret_fds, size_t capacity,
                           int *ret_timeout_ms)
{
    size_t used;
    int timeout_ms;

    if (deliveries->progress != IN_FLIGHT) {
        *ret_timeout_ms = rest_ms(deliveries);
        return 0;
    }
    used = transport_poll_set(deliveries->safe->transport, ret_fds, capacity, &timeout_ms);
    *ret_timeout_ms = timeout_ms >= 0 && timeout_ms < LONGEST_SLEEP_MS ? timeout_ms : LONGEST_SLEEP_MS;
    return used;
}

void deliveries_stop(struct deliveries *deliveries)
{
    deliveries->stopped = true;
}

void deliveries_break_off(struct deliveries *deliveries)
{
    if (deliveries->progress != IN_FLIGHT || transport_awaits_verdict(deliveries->safe->transport))
        return;
    transport_cancel(deliveries->safe->transport);
    decide(deliveries, OUTBOX_DEFERRED, "the keeper was stopped before it was sent");
    deliveries->next_try_utc_ms = clock_utc_ms(&deliveries->safe->clock);
    settle(deliveries);
}

bool deliveries_are_in_flight(const struct deliveries *deliveries)
{
    return deliveries->progress == IN_FLIGHT;
}

bool deliveries_are_stuck(const struct deliveries *deliveries)
{
    return deliveries->complained;
}

bool deliveries_are_idle(const struct deliveries *deliveries)
{
    return deliveries->progress == RESTING;
}

bool deliveries_are_due(const struct deliveries *deliveries)
{
    int64_t claim_utc_ms;
    int64_t due_utc_ms;

    return !deliveries->stopped && !is_paused(deliveries) && find_due(deliveries, &claim_utc_ms, &due_utc_ms);
}
