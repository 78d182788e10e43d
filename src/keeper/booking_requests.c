#include "keeper/booking_requests.h"

#include <string.h>

#include "base/log.h"
#include "keeper/box.h"
#include "keeper/dates.h"
#include "keeper/requests.h"
#include "mail/notice.h"
#include "wire/wire.h"

/* As long as somebody may take to type a name; who takes longer reserves again. */
enum { RESERVED_SECONDS = 5 * 60, MS_PER_SECOND = 1000 };

/* By its kind it finds its route. */
static bool signs_up(const struct submission *submission)
{
    return submission->has_sign_up && strcmp(submission->kind, SIGN_UP_KIND) == 0 &&
           submission->sign_up.children + submission->sign_up.adults > 0;
}

static struct kept_date date_asked(const struct centre *centre, const json_t *fields)
{
    return dates_find(centre, request_text(fields, "session"), request_date(fields, "day"),
                      request_number(fields, "minute"));
}

/* The members that say how a date stands. Where there is no limit PLACES_NO_LIMIT is left. */
static json_t *places_fields(enum session_verdict verdict, struct places left, int waiting)
{
    return json_pack("{s:s,s:i,s:i,s:i,s:i}", "verdict", session_verdict_name(verdict), "families",
                     left.families, "children", left.children, "adults", left.adults, "waiting", waiting);
}

static enum status look(const struct safe *safe, const struct centre *centre, const json_t *asked,
                        json_t *items)
{
    int64_t now_utc_ms = clock_utc_ms(&safe->clock);
    struct kept_date found = date_asked(centre, asked);
    enum session_verdict verdict = dates_verdict(centre, &found, now_utc_ms);
    struct booking_standing standing = {.waiting = 0};
    struct places left = {0};
    enum status status = OK;

    if (verdict != VERDICT_CHANGED) {
        status = bookings_look(safe->store, &found.booking, NULL, now_utc_ms, &standing);
        left = places_left(found.booking.capacity, standing.taken);
    }
    if (status == OK)
        (void)json_array_append_new(items, places_fields(verdict, left, standing.waiting));
    return status;
}

json_t *booking_answer_places(struct safe *safe, const json_t *fields)
{
    const json_t *dates = json_object_get(fields, "dates");
    enum status status = OK;
    struct pack pack;
    json_t *items;

    if (dates_pack(safe, &pack) != OK)
        return request_refuse_pack();
    items = json_array();
    for (size_t i = 0; i < json_array_size(dates) && status == OK; i++)
        status = look(safe, pack.centre, json_array_get(dates, i), items);
    if (status == OK)
        return wire_answer(WIRE_PLACES, json_pack("{s:o}", "items", items));
    json_decref(items);
    return request_refuse_store(safe, "places", status);
}

json_t *booking_answer_reserve(struct safe *safe, const json_t *fields)
{
    const struct party party = {request_number(fields, "children"), request_number(fields, "adults")};
    int64_t now_utc_ms = clock_utc_ms(&safe->clock);
    struct booking_standing standing = {.waiting = 0};
    struct places left = {0};
    bool is_reserved = false;
    enum session_verdict verdict;
    struct kept_date found;
    enum status status = OK;
    struct pack pack;
    json_t *answer;

    if (dates_pack(safe, &pack) != OK)
        return request_refuse_pack();
    found = date_asked(pack.centre, fields);
    verdict = dates_verdict(pack.centre, &found, now_utc_ms);
    if (verdict == VERDICT_OPEN) {
        status = bookings_reserve(safe->store, &found.booking, request_text(fields, "reservation"), party,
                                  now_utc_ms, now_utc_ms + RESERVED_SECONDS * MS_PER_SECOND, &is_reserved,
                                  &standing);
        verdict = is_reserved ? VERDICT_RESERVED : VERDICT_FULL;
    } else if (verdict != VERDICT_CHANGED) {
        status = bookings_look(safe->store, &found.booking, NULL, now_utc_ms, &standing);
    }
    if (status != OK)
        return request_refuse_store(safe, "a reservation", status);
    if (is_reserved)
        standing.taken = places_add(standing.taken, places_of(party));
    if (verdict != VERDICT_CHANGED)
        left = places_left(found.booking.capacity, standing.taken);
    answer = places_fields(verdict, left, standing.waiting);
    (void)json_object_set_new(answer, "seconds", json_integer(is_reserved ? RESERVED_SECONDS : 0));
    return wire_answer(WIRE_RESERVE, answer);
}

json_t *booking_answer_release(struct safe *safe, const json_t *fields)
{
    enum status status = bookings_release(safe->store, request_text(fields, "reservation"));

    return status == OK ? wire_answer(WIRE_RELEASE, NULL)
                        : request_refuse_store(safe, "a reservation's release", status);
}

static json_t *book_answer(enum session_verdict verdict, const struct booking *booking, int waiting)
{
    bool stands = booking != NULL;

    return wire_answer(WIRE_BOOK, json_pack("{s:s,s:s,s:s,s:i,s:i}", "verdict", session_verdict_name(verdict),
                                            "reference", stands ? booking->reference : "", "code",
                                            stands ? booking->code : "", "position",
                                            stands && verdict == VERDICT_WAITING ? booking->position : 0,
                                            "waiting", waiting));
}

/* The same act again is answered as its booking stands now. One that was given up since has no ticket. */
static json_t *answer_taken(const struct booking *booking, int waiting)
{
    switch (booking->state) {
    case BOOKING_BOOKED:
        return book_answer(VERDICT_BOOKED, booking, waiting);
    case BOOKING_WAITING:
    case BOOKING_OFFERED:
        return book_answer(VERDICT_WAITING, booking, waiting);
    default:
        return book_answer(VERDICT_OVER, NULL, waiting);
    }
}

/* By itself, and not on the list of its date, which may have been made already. */
static enum status goes_alone(const struct safe *safe, const struct centre *centre,
                              const struct booking_date *date, bool *ret_goes_alone)
{
    enum centre_sending sends = centre_about(centre)->sign_ups_go;

    *ret_goes_alone = sends == CENTRE_SENDS_EACH;
    return sends == CENTRE_SENDS_DAILY ? bookings_is_listed(safe->store, date, ret_goes_alone) : OK;
}

/* What cannot be had is asked of the database all the same, with room for nobody: the act may have been done
 * before, and its answer lost. */
static json_t *book(struct safe *safe, const json_t *fields, const struct centre *centre,
                    const struct sign_up *sign_up)
{
    const char *reservation = request_text(fields, "reservation");
    struct kept_date found = dates_find(centre, sign_up->session, sign_up->day, sign_up->minute);
    struct booking_request request = {
        .key = request_text(fields, "key"),
        .reservation = reservation[0] != '\0' ? reservation : NULL,
        .date = found.booking,
        .party = {sign_up->children, sign_up->adults},
        .sealed = request_text(fields, "sealed"),
        .may_wait = sign_up->may_wait,
        .now_utc_ms = clock_utc_ms(&safe->clock),
        .random = safe->random,
    };
    enum session_verdict verdict = dates_verdict(centre, &found, request.now_utc_ms);
    struct booking_standing standing = {.waiting = 0};
    struct booking booking = {.id = 0};
    bool is_taken = false;
    enum status status = goes_alone(safe, centre, &found.booking, &request.is_mailed);
    json_t *answer;

    if (verdict != VERDICT_OPEN) {
        request.date.capacity = (struct places){0};
        request.reservation = NULL;
        request.may_wait = false;
    }
    if (status == OK)
        status = bookings_book(safe->store, &request, &is_taken, &booking, &standing);
    if (status != OK)
        return request_refuse_store(safe, "a sign-up", status);
    if (!is_taken)
        return book_answer(verdict == VERDICT_OPEN ? VERDICT_FULL : verdict, NULL, standing.waiting);
    log_line("%s: %s", booking.reference, booking_state_name(booking.state));
    answer = answer_taken(&booking, standing.waiting);
    booking_finish(&booking);
    return answer;
}

json_t *booking_answer_book(struct safe *safe, const json_t *fields)
{
    struct submission submission;
    struct pack pack;
    json_t *answer;

    if (!request_has_our_key(safe, fields))
        return wire_refusal(DENIED, "it was sealed with another key");
    if (dates_pack(safe, &pack) != OK)
        return request_refuse_pack();
    if (box_open(safe, request_text(fields, "sealed"), &submission) != OK) {
        log_line("a sign-up: refused: it cannot be opened and read with this keeper's key");
        return wire_refusal(INVALID, "it cannot be opened and read");
    }
    if (signs_up(&submission))
        answer = book(safe, fields, pack.centre, &submission.sign_up);
    else
        answer = wire_refusal(INVALID, "it signs nobody up");
    submission_finish(&submission);
    return answer;
}
