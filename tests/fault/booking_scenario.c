#include "booking_scenario.h"

#include <stdio.h>
#include <string.h>

enum verb { ASK, CANCEL, TAKE, ARRIVE };

enum { WALKER = 3 }; /* the family that has not signed up */

static const struct step {
    enum verb verb;
    int family;
} steps[] = {
    {ASK, 0}, {ASK, 1},    {ASK, 0}, /* the answer was lost, so it is asked again */
    {ASK, 2}, {CANCEL, 0}, {TAKE, 1}, {TAKE, 1}, {ASK, WALKER}, {ARRIVE, 1},
};

static const struct booking_date one_place = {
    .session = "monday-play",
    .day = {2026, 11, 25},
    .minute = 600,
    .capacity = {.families = 1, .children = PLACES_NO_LIMIT, .adults = PLACES_NO_LIMIT},
    .closes_utc_ms = NOW_MS + 48 * HOUR_MS,
    .ends_utc_ms = NOW_MS + 50 * HOUR_MS,
    .hold_ms = 24 * HOUR_MS,
};

static struct booking_date date_of(int family)
{
    struct booking_date date = one_place;

    if (family == WALKER)
        date.minute = 840;
    return date;
}

static enum status walk_in(struct store *store, struct booking *ret_booking)
{
    struct booking_walk_in request = {
        .key = scenario_key(WALKER),
        .date = date_of(WALKER),
        .party = {.children = 1, .adults = 1},
        .now_utc_ms = NOW_MS + WALKER,
        .random = random_system(),
    };
    bool is_taken = false;
    enum status status = bookings_walk_in(store, &request, &is_taken, ret_booking);

    return status == OK && !is_taken ? FULL : status;
}

static enum status book(struct store *store, int family, struct booking *ret_booking)
{
    struct booking_request request = {
        .key = scenario_key(family),
        .date = one_place,
        .party = {.children = 1, .adults = 1},
        .sealed = "QUJD",
        .may_wait = true,
        .now_utc_ms = NOW_MS + family,
        .random = random_system(),
    };
    struct booking_standing standing;
    bool is_taken = false;
    enum status status = bookings_book(store, &request, &is_taken, ret_booking, &standing);

    if (status == OK && is_taken)
        booking_finish(ret_booking);
    return status == OK && !is_taken ? FULL : status;
}

static enum status ask(struct store *store, int family, struct booking *ret_booking)
{
    return family == WALKER ? walk_in(store, ret_booking) : book(store, family, ret_booking);
}

static void run_ask(struct store *store, int family, struct report *report)
{
    struct booking booking;

    if (ask(store, family, &booking) != OK) {
        report->refused++;
        return;
    }
    if (report->families[family].id != 0 && report->families[family].id != booking.id)
        scenario_complain(report, "family %d was told of two bookings", family);
    report->families[family].id = booking.id;
    report->families[family].is_told = false;
    memcpy(report->families[family].reference, booking.reference, sizeof booking.reference);
}

/* A family is only told of what was done; that a place is kept no longer is an answer, too. */
static void run_act(struct store *store, const struct step *step, struct report *report)
{
    int64_t id = report->families[step->family].id;
    enum status status;

    if (id == 0)
        return;
    if (step->verb == CANCEL)
        status = bookings_cancel(store, id, &one_place, NOW_MS + HOUR_MS);
    else if (step->verb == TAKE)
        status = bookings_take(store, id, &one_place, NOW_MS + HOUR_MS);
    else
        status = bookings_arrive(store, id, true, false, NOW_MS + HOUR_MS);
    report->refused += status != OK && status != NOT_FOUND;
    if (status != OK)
        return;
    report->families[step->family].has_come = step->verb == ARRIVE;
    report->families[step->family].is_told = true;
    report->families[step->family].told = step->verb == CANCEL ? BOOKING_CANCELLED : BOOKING_BOOKED;
}

void bookings_run(struct store *store, struct report *report)
{
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (steps[i].verb == ASK)
            run_ask(store, steps[i].family, report);
        else
            run_act(store, &steps[i], report);
    }
}

static void verify_row(const struct booking *row, struct report *report)
{
    int family = (int)(row->made_utc_ms - NOW_MS);

    if (family < 0 || family >= SCENARIO_FAMILIES) {
        scenario_complain(report, "%s is nobody's", row->reference);
        return;
    }
    if (report->families[family].id != 0 && strcmp(report->families[family].reference, row->reference) != 0)
        scenario_complain(report, "family %d has another reference", family);
    if (report->families[family].is_told && report->families[family].told != row->state)
        scenario_complain(report, "family %d was told %s, and is %s", family,
                          booking_state_name(report->families[family].told), booking_state_name(row->state));
    if (report->families[family].has_come && row->arrived_utc_ms != NOW_MS + HOUR_MS)
        scenario_complain(report, "family %d has come, and nobody knows", family);
    if (row->is_walk_in != (family == WALKER) || (row->is_walk_in && row->arrived_utc_ms != row->made_utc_ms))
        scenario_complain(report, "family %d has not come as it did", family);
    report->families[family].rows++;
}

static void verify_date(struct store *store, const struct booking_date *date, struct report *report)
{
    struct booking rows[2 * SCENARIO_FAMILIES];
    size_t count = 0;

    if (bookings_list(store, date->session, date->day, date->minute, 0, false, rows, 2 * SCENARIO_FAMILIES,
                      &count) != OK)
        scenario_complain(report, "they cannot be listed: %s", store_problem(store));
    for (size_t i = 0; i < count; i++)
        verify_row(&rows[i], report);
}

static void verify_rows(struct store *store, struct report *report)
{
    const struct booking_date door = date_of(WALKER);

    for (int family = 0; family < SCENARIO_FAMILIES; family++)
        report->families[family].rows = 0;
    verify_date(store, &one_place, report);
    verify_date(store, &door, report);
}

static void verify_place(struct store *store, const struct booking_date *date, int wanted,
                         struct report *report)
{
    struct booking_standing standing = {.waiting = 0};

    if (bookings_look(store, date, NULL, NOW_MS + HOUR_MS, &standing) != OK)
        scenario_complain(report, "the date cannot be looked at: %s", store_problem(store));
    else if (standing.taken.families > 1 || standing.taken.families < wanted)
        scenario_complain(report, "%d families have the one place", standing.taken.families);
}

static void verify_places(struct store *store, int wanted, struct report *report)
{
    const struct booking_date door = date_of(WALKER);

    verify_place(store, &one_place, wanted, report);
    verify_place(store, &door, wanted, report);
}

void bookings_verify(struct store *store, struct report *report)
{
    verify_places(store, 0, report);
    verify_rows(store, report);
    for (int family = 0; family < SCENARIO_FAMILIES; family++) {
        struct booking booking = {.id = 0};
        int64_t told = report->families[family].id;

        if (report->families[family].rows > 1 || (told != 0 && report->families[family].rows == 0))
            scenario_complain(report, "family %d is there %d times", family, report->families[family].rows);
        if (ask(store, family, &booking) != OK)
            scenario_complain(report, "family %d is refused again: %s", family, store_problem(store));
        else if (told != 0 && booking.id != told)
            scenario_complain(report, "family %d is given another booking", family);
    }
    verify_rows(store, report);
    for (int family = 0; family < SCENARIO_FAMILIES; family++) {
        if (report->families[family].rows != 1)
            scenario_complain(report, "family %d is there %d times in the end", family,
                              report->families[family].rows);
    }
    verify_places(store, 1, report);
}
