#include "booking_scenario.h"

#include <stdio.h>
#include <string.h>

enum verb { BOOK, CANCEL, TAKE };

static const struct step {
    enum verb verb;
    int family;
} steps[] = {
    {BOOK, 0}, {BOOK, 1},   {BOOK, 0}, /* the answer was lost, so it is asked again */
    {BOOK, 2}, {CANCEL, 0}, {TAKE, 1}, {TAKE, 1},
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

static void run_book(struct store *store, int family, struct report *report)
{
    struct booking booking;

    if (book(store, family, &booking) != OK) {
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
    status = step->verb == CANCEL ? bookings_cancel(store, id, &one_place, NOW_MS + HOUR_MS)
                                  : bookings_take(store, id, &one_place, NOW_MS + HOUR_MS);
    report->refused += status != OK && status != NOT_FOUND;
    if (status != OK)
        return;
    report->families[step->family].is_told = true;
    report->families[step->family].told = step->verb == CANCEL ? BOOKING_CANCELLED : BOOKING_BOOKED;
}

void bookings_run(struct store *store, struct report *report)
{
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (steps[i].verb == BOOK)
            run_book(store, steps[i].family, report);
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
    report->families[family].rows++;
}

static void verify_rows(struct store *store, struct report *report)
{
    struct booking rows[2 * SCENARIO_FAMILIES];
    size_t count = 0;

    if (bookings_list(store, one_place.session, one_place.day, one_place.minute, 0, false, rows,
                      2 * SCENARIO_FAMILIES, &count) != OK)
        scenario_complain(report, "they cannot be listed: %s", store_problem(store));
    for (int family = 0; family < SCENARIO_FAMILIES; family++)
        report->families[family].rows = 0;
    for (size_t i = 0; i < count; i++)
        verify_row(&rows[i], report);
}

static void verify_place(struct store *store, int wanted, struct report *report)
{
    struct booking_standing standing = {.waiting = 0};

    if (bookings_look(store, &one_place, NULL, NOW_MS + HOUR_MS, &standing) != OK)
        scenario_complain(report, "the date cannot be looked at: %s", store_problem(store));
    else if (standing.taken.families > 1 || standing.taken.families < wanted)
        scenario_complain(report, "%d families have the one place", standing.taken.families);
}

void bookings_verify(struct store *store, struct report *report)
{
    verify_place(store, 0, report);
    verify_rows(store, report);
    for (int family = 0; family < SCENARIO_FAMILIES; family++) {
        struct booking booking = {.id = 0};
        int64_t told = report->families[family].id;

        if (report->families[family].rows > 1 || (told != 0 && report->families[family].rows == 0))
            scenario_complain(report, "family %d is there %d times", family, report->families[family].rows);
        if (book(store, family, &booking) != OK)
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
    verify_place(store, 1, report);
}
