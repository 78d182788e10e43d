/* After every act of booking_life.c: does the store say what the model says, and is it fair? */
#include "life.h"

#include <string.h>

struct model model;

static void check_listed(const struct booking *row, int family, int position)
{
    const struct model_family *expected = &model.families[family];

    ck_assert_int_eq(row->id, expected->id);
    ck_assert_str_eq(row->reference, expected->reference);
    ck_assert_str_eq(row->code, expected->is_forgotten ? "" : expected->code);
    ck_assert_str_eq(booking_state_name(row->state), booking_state_name(expected->state));
    ck_assert_int_eq(row->held_until_utc_ms, expected->held_until_utc_ms);
    ck_assert_int_eq(row->position, row->state == BOOKING_WAITING ? position : 0);
    ck_assert_int_eq(row->party.children, expected->party.children);
    ck_assert_int_eq(row->party.adults, expected->party.adults);
    ck_assert_int_eq(row->sealed != NULL, expected->has_sealed);
    ck_assert_int_eq(row->arrived_utc_ms, expected->arrived_utc_ms);
    ck_assert_int_eq(row->is_new, expected->is_new);
    ck_assert_int_eq(row->is_walk_in, expected->is_walk_in);
}

static struct booking rows[MODEL_FAMILIES];

void check_bookings(int number)
{
    const struct booking_date *about = &model.dates[number];
    size_t count = 0;
    size_t at = 0;

    ck_assert_int_eq(bookings_list(store, about->session, about->day, about->minute, 0, true, rows,
                                   MODEL_FAMILIES, &count),
                     OK);
    for (int state = 0; state < BOOKING_STATES; state++) {
        int position = 0;

        for (int i = 0; i < model.family_count; i++) {
            if (model.families[i].date == number && (int)model.families[i].state == state) {
                ck_assert_uint_lt(at, count);
                check_listed(&rows[at], i, ++position);
                booking_finish(&rows[at++]);
            }
        }
    }
    ck_assert_uint_eq(at, count);
}

void check_standing(const struct booking_standing *standing, int number, int reservation)
{
    int taken[3];

    model_taken(&model, number, reservation, taken);
    ck_assert_int_eq(standing->taken.families, taken[0]);
    ck_assert_int_eq(standing->taken.children, taken[1]);
    ck_assert_int_eq(standing->taken.adults, taken[2]);
    ck_assert_int_eq(standing->waiting, model_waiting(&model, number));
}

static void check_look(int number)
{
    struct booking_standing standing;

    for (int reservation = -1; reservation < MODEL_RESERVATIONS; reservation += 3) {
        const char *own = reservation >= 0 ? reservation_of(reservation) : NULL;

        ck_assert_int_eq(bookings_look(store, &model.dates[number], own, model.now_utc_ms, &standing), OK);
        check_standing(&standing, number, reservation);
    }
}

void check_due(void)
{
    struct booking_due due = {.utc_ms = -1};
    enum status status = bookings_next_due(store, &due);

    ck_assert(status == OK || status == NOT_FOUND);
    ck_assert_int_eq(status == OK ? due.utc_ms : -1, model_next_due(&model));
}

static void check_passed(int number)
{
    const struct booking_date *about = &model.dates[number];
    struct booking_passed last[2];
    int expected = 0;
    int latest = -1;
    size_t count = 99;

    for (int i = 0; i < model.passed_count; i++) {
        if (model.passed[i].date == number) {
            expected++;
            latest = i;
        }
    }
    ck_assert_int_eq(bookings_passed(store, about->session, about->day, about->minute,
                                     (size_t)(expected > 0 ? expected - 1 : 0), last, 2, &count),
                     OK);
    ck_assert_uint_eq(count, expected > 0);
    if (expected == 0)
        return;
    ck_assert_str_eq(last[0].reference, model.families[model.passed[latest].family].reference);
    ck_assert_int_eq(last[0].utc_ms, model.passed[latest].utc_ms);
    ck_assert_int_eq((int)last[0].why, model.passed[latest].why);
}

void check_date(int number)
{
    check_bookings(number);
    check_look(number);
    check_passed(number);
}

static bool is_above(int capacity, int taken, int before)
{
    return taken > capacity && capacity < PLACES_NO_LIMIT && taken > before;
}

/* Says nothing of how it came about: of the store's own word for what is taken, and who waits. */
void check_fair(int number, const int before[3])
{
    const struct booking_date *about = &model.dates[number];
    struct booking_standing standing;

    ck_assert_int_eq(bookings_look(store, about, NULL, model.now_utc_ms, &standing), OK);
    ck_assert(!is_above(about->capacity.families, standing.taken.families, before[0]));
    ck_assert(!is_above(about->capacity.children, standing.taken.children, before[1]));
    ck_assert(!is_above(about->capacity.adults, standing.taken.adults, before[2]));
    if (model.now_utc_ms >= about->closes_utc_ms)
        return;
    for (int i = 0; i < model.family_count; i++) {
        if (model.families[i].date == number && model.families[i].state == BOOKING_WAITING)
            ck_assert_int_ne(
                places_fit(places_left(about->capacity, standing.taken), model.families[i].party),
                PLACES_FIT);
    }
}
