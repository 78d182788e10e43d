/* Those who come, in the random life of booking_life.c. */
#include "life.h"

#include <string.h>

static void keep_walk_in(int family, const struct booking *booking)
{
    model.families[family].id = booking->id;
    memcpy(model.families[family].reference, booking->reference, sizeof booking->reference);
}

bool live_walk_in(int number, int key, struct party party, struct random_source random)
{
    const struct booking_walk_in request = {
        .key = key_of(key),
        .date = model.dates[number],
        .party = party,
        .is_new = key % 2 == 0,
        .now_utc_ms = model.now_utc_ms,
        .random = random,
    };
    int family = model_walk_in(&model, number, party, request.is_new);
    struct booking booking;
    bool is_taken = false;

    for (int times = 0; times < 1 + key % 2; times++) {
        ck_assert_int_eq(bookings_walk_in(store, &request, &is_taken, &booking), OK);
        ck_assert_int_eq(is_taken, family >= 0);
        if (!is_taken)
            return false;
        if (times == 0)
            keep_walk_in(family, &booking);
        ck_assert_str_eq(booking.reference, model.families[family].reference);
        ck_assert_int_eq(booking.id, model.families[family].id);
    }
    return true;
}

void live_arrive(int family, bool has_arrived, bool is_new)
{
    int64_t id = model.families[family].id;
    bool has_place = model_arrive(&model, family, has_arrived, is_new);

    ck_assert_int_eq(bookings_arrive(store, id, has_arrived, is_new, model.now_utc_ms),
                     has_place ? OK : NOT_FOUND);
}
