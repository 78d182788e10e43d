/* Thousands of random acts over a handful of dates: after each, the store agrees with a model of it, nothing
 * is oversold, and nobody waits who would fit. The acts are the same in every run; DOORSTEP_LONG=1 does more.
 */
#include <stdio.h>
#include <string.h>

#include "life.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS (24 * HOUR_MS)
#define KEEP_MS (2 * DAY_MS)

enum { ACTS_OF_ROUND = 250, CODES = 1000000 };

static int keys[MODEL_FAMILIES];
static int key_number;
static uint64_t random_state;

/* What has come up in all rounds, so that a test which tries nothing fails. */
static struct {
    int booked, waited, refused, offered, taken, missed, cancelled, passed, news, forgotten, repeated;
    int walked_in, turned_away, arrived;
} seen;

static int64_t code_ends_utc_ms[CODES]; /* 0: nobody has it */

static uint32_t draw(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32);
}

static int below(int count)
{
    return (int)(draw() % (uint32_t)count);
}

static bool once_in(int count)
{
    return below(count) == 0;
}

/* Often from a small range, so that references and codes meet one that is taken. */
static void fill_drawn(void *context, void *ret_bytes, size_t count)
{
    unsigned char *bytes = ret_bytes;
    bool is_small = once_in(2);

    (void)context;
    for (size_t i = 0; i < count; i++)
        bytes[i] = i < 2 || !is_small ? (unsigned char)draw() : 0;
}

static int some_limit(int least, int most)
{
    if (once_in(3))
        return PLACES_NO_LIMIT;
    return once_in(20) ? 0 : least + below(most - least + 1);
}

static struct places some_capacity(void)
{
    return (struct places){some_limit(1, 6), some_limit(3, 12), some_limit(2, 9)};
}

static struct party some_party(void)
{
    return (struct party){below(5), below(4)};
}

static void start_round(int number)
{
    static char names[MODEL_DATES][BOOKING_SESSION_BYTES];
    int64_t start_utc_ms = model.now_utc_ms;

    memset(&model, 0, sizeof model);
    model.now_utc_ms = start_utc_ms;
    for (int i = 0; i < MODEL_DATES; i++) {
        struct booking_date *one = &model.dates[i];

        (void)snprintf(names[i], sizeof names[i], "round-%d-%d", number, i / 2);
        *one = (struct booking_date){
            .session = names[i],
            .day = date_add_days((struct date){2026, 11, 25}, number % 5),
            .minute = 600 + i % 2,
            .capacity = some_capacity(),
            .closes_utc_ms = model.now_utc_ms + HOUR_MS + below(20) * 12 * HOUR_MS,
            .hold_ms = (1 + below(24)) * HOUR_MS,
        };
        one->ends_utc_ms = one->closes_utc_ms + 2 * HOUR_MS;
    }
}

static int act_reserve(int number)
{
    int reservation = below(MODEL_RESERVATIONS);
    struct party party = some_party();
    int64_t until_utc_ms = model.now_utc_ms + (1 + below(30)) * MINUTE_MS;
    struct booking_standing standing;
    bool is_reserved = false;

    ck_assert_int_eq(bookings_reserve(store, &model.dates[number], reservation_of(reservation), party,
                                      model.now_utc_ms, until_utc_ms, &is_reserved, &standing),
                     OK);
    ck_assert_int_eq(is_reserved, model_reserve(&model, number, reservation, party, until_utc_ms));
    check_standing(&standing, number, reservation);
    return number;
}

static int act_release(int number)
{
    int reservation = below(MODEL_RESERVATIONS);

    (void)number;
    ck_assert_int_eq(bookings_release(store, reservation_of(reservation)), OK);
    model_release(&model, reservation);
    return -1;
}

static void keep_booking(int family, const struct booking *booking)
{
    struct model_family *who = &model.families[family];
    long code = strtol(booking->code, NULL, 10);

    ck_assert_int_eq(code_ends_utc_ms[code], 0);
    code_ends_utc_ms[code] = model.dates[who->date].ends_utc_ms;
    keys[family] = key_number;
    who->id = booking->id;
    memcpy(who->reference, booking->reference, sizeof who->reference);
    memcpy(who->code, booking->code, sizeof who->code);
    seen.booked += booking->state == BOOKING_BOOKED;
    seen.waited += booking->state == BOOKING_WAITING;
}

static struct booking_request some_request(int number, int reservation)
{
    return (struct booking_request){
        .key = key_of(++key_number),
        .reservation = reservation >= 0 ? reservation_of(reservation) : NULL,
        .date = model.dates[number],
        .party = some_party(),
        .sealed = "QUJD",
        .may_wait = once_in(2),
        .is_mailed = once_in(3),
        .now_utc_ms = model.now_utc_ms,
        .random = {.fill = fill_drawn},
    };
}

static int act_book(int number)
{
    int reservation = below(MODEL_RESERVATIONS + 1) - 1;
    struct booking_request request = some_request(number, reservation);
    struct booking booking = {.id = 0};
    struct booking_standing standing;
    bool is_taken = false;
    int family;

    if (model.family_count == MODEL_FAMILIES)
        return -1;
    if (reservation >= 0 && model.reservations[reservation].is_there && !once_in(4))
        request.party = model.reservations[reservation].party;
    family = model_book(&model, number, reservation, request.party, request.may_wait, request.is_mailed);
    for (int times = 0; times < (once_in(3) ? 2 : 1); times++) {
        ck_assert_int_eq(bookings_book(store, &request, &is_taken, &booking, &standing), OK);
        ck_assert_int_eq(is_taken, family >= 0);
        check_standing(&standing, number, -1);
        if (is_taken && times == 0)
            keep_booking(family, &booking);
        if (is_taken)
            ck_assert_str_eq(booking.reference, model.families[family].reference);
        seen.refused += !is_taken;
        booking_finish(&booking);
    }
    return number;
}

/* An answer that was lost long ago, by somebody who now says something else. */
static int act_repeat(int number)
{
    int family = model.family_count > 0 ? below(model.family_count) : -1;
    struct booking_request request = some_request(number, -1);
    struct booking booking = {.id = 0};
    struct booking_standing standing;
    bool is_taken = false;

    if (family < 0)
        return -1;
    if (model.families[family].is_walk_in)
        return -1; /* which live_walk_in repeats */
    request.key = key_of(keys[family]);
    ck_assert_int_eq(bookings_book(store, &request, &is_taken, &booking, &standing), OK);
    ck_assert(is_taken);
    ck_assert_str_eq(booking.reference, model.families[family].reference);
    ck_assert_int_eq(booking.state, model.families[family].state);
    booking_finish(&booking);
    check_standing(&standing, model.families[family].date, -1);
    seen.repeated++;
    return -1;
}

static int some_family(enum booking_state wanted)
{
    for (int tries = 0; model.family_count > 0 && tries < 20; tries++) {
        int family = below(model.family_count);

        if (model.families[family].state == wanted)
            return family;
    }
    return model.family_count > 0 ? below(model.family_count) : -1;
}

static int act_cancel(int number)
{
    int family = some_family(once_in(2) ? BOOKING_BOOKED : (enum booking_state)below(3));

    (void)number;
    if (family < 0)
        return -1;
    ck_assert_int_eq(bookings_cancel(store, model.families[family].id,
                                     &model.dates[model.families[family].date], model.now_utc_ms),
                     OK);
    model_cancel(&model, family);
    seen.cancelled++;
    return model.families[family].date;
}

static int act_take(int number)
{
    int family = some_family(BOOKING_OFFERED);
    bool is_had;

    (void)number;
    if (family < 0)
        return -1;
    is_had = model_take(&model, family);
    ck_assert_int_eq(bookings_take(store, model.families[family].id,
                                   &model.dates[model.families[family].date], model.now_utc_ms),
                     is_had ? OK : NOT_FOUND);
    seen.taken += is_had;
    return model.families[family].date;
}

static int act_walk_in(int number)
{
    struct random_source random = {.fill = fill_drawn};
    bool is_taken;

    if (model.family_count == MODEL_FAMILIES)
        return -1;
    is_taken = live_walk_in(number, ++key_number, some_party(), random);
    seen.walked_in += is_taken;
    seen.turned_away += !is_taken;
    return number;
}

static int act_arrive(int number)
{
    int family = some_family(once_in(2) ? BOOKING_BOOKED : (enum booking_state)below(BOOKING_STATES));

    (void)number;
    if (family < 0)
        return -1;
    live_arrive(family, !once_in(4), once_in(2));
    seen.arrived += model.families[family].arrived_utc_ms != 0;
    check_bookings(model.families[family].date);
    return -1;
}

static int act_settle(int number)
{
    ck_assert_int_eq(bookings_settle(store, &model.dates[number], model.now_utc_ms), OK);
    model_settle(&model, number);
    return number;
}

/* As the keeper does: waits until something is due, and settles that date. */
static int act_wait(int number)
{
    struct booking_due due;

    if (bookings_next_due(store, &due) != OK || due.utc_ms > model.now_utc_ms + 2 * DAY_MS)
        return -1;
    if (due.utc_ms > model.now_utc_ms)
        model.now_utc_ms = due.utc_ms;
    for (number = 0;
         strcmp(model.dates[number].session, due.session) != 0 || model.dates[number].minute != due.minute;)
        number++;
    return act_settle(number);
}

static int act_change_capacity(int number)
{
    model.dates[number].capacity = some_capacity();
    return act_settle(number);
}

static int act_restart(int number)
{
    (void)number;
    reopen_store();
    for (int i = 0; i < MODEL_DATES; i++)
        check_date(i);
    return -1;
}

static int act_tidy(int number)
{
    (void)number;
    ck_assert_int_eq(bookings_tidy(store, model.now_utc_ms, KEEP_MS), OK);
    model_tidy(&model, KEEP_MS);
    for (int i = 0; i < model.family_count; i++)
        seen.forgotten += model.families[i].is_forgotten;
    for (int i = 0; i < CODES; i++) {
        if (code_ends_utc_ms[i] + KEEP_MS <= model.now_utc_ms)
            code_ends_utc_ms[i] = 0;
    }
    return -1;
}

static int act_tell(int number)
{
    enum booking_news news = BOOKING_NEWS_NONE;
    struct booking booking = {.id = 0};
    int family = model_next_news(&model);
    enum status status = bookings_next_news(store, &news, &booking);

    (void)number;
    booking_finish(&booking);
    ck_assert_int_eq(status, family >= 0 ? OK : NOT_FOUND);
    if (family < 0)
        return -1;
    ck_assert_int_eq(booking.id, model.families[family].id);
    ck_assert_int_eq(news, model.families[family].news);
    ck_assert_int_eq(bookings_news_told(store, booking.id, news), OK);
    model.families[family].news = BOOKING_NEWS_NONE;
    seen.news++;
    return -1;
}

static int act_jump(int number)
{
    static const int64_t spans[] = {20 * MINUTE_MS, 4 * HOUR_MS, DAY_MS, 3 * DAY_MS, 40 * DAY_MS};
    int64_t span = spans[once_in(20) ? 4 : below(4)];

    (void)number;
    model.now_utc_ms += (int64_t)below(1000) * span / 1000 * (once_in(2) ? 1 : -1);
    return -1;
}

/* How often each is done in a hundred acts; each says which date it has settled, or -1. */
static const struct {
    int weight;
    int (*run)(int number);
} acts[] = {
    {11, act_reserve}, {5, act_release}, {28, act_book},
    {16, act_cancel},  {3, act_walk_in}, {4, act_arrive},
    {7, act_take},     {4, act_settle},  {3, act_change_capacity},
    {1, act_restart},  {1, act_tidy},    {5, act_tell},
    {4, act_jump},     {6, act_wait},    {2, act_repeat},
};

static void run_some_act(int number)
{
    int before[MODEL_DATES][3];
    int drawn = below(100);
    int settled;
    size_t i = 0;

    for (; drawn >= acts[i].weight; i++)
        drawn -= acts[i].weight;
    for (int at = 0; at < MODEL_DATES; at++)
        model_taken(&model, at, -1, before[at]);
    settled = acts[i].run(number);
    check_date(number);
    check_due();
    if (settled >= 0) {
        check_date(settled);
        check_fair(settled, before[settled]);
    }
}

static void look_back(void)
{
    for (int i = 0; i < model.family_count; i++)
        seen.missed += model.families[i].state == BOOKING_MISSED;
    seen.offered += model.offer_count;
    seen.passed += model.passed_count;
}

/* Leaves nothing that is due or news, so that the next round has the store to itself. */
static void end_round(void)
{
    look_back();
    for (int i = 0; i < model.family_count; i++)
        model_cancel(&model, i);
    for (int i = 0; i < model.family_count; i++)
        ck_assert_int_eq(bookings_cancel(store, model.families[i].id, &model.dates[model.families[i].date],
                                         model.now_utc_ms),
                         OK);
    for (int i = 0; i < MODEL_RESERVATIONS; i++)
        ck_assert_int_eq(bookings_release(store, reservation_of(i)), OK);
    for (int i = 0; i < MODEL_DATES; i++) {
        ck_assert_int_eq(bookings_settle(store, &model.dates[i], model.now_utc_ms), OK);
        model_settle(&model, i);
        check_bookings(i);
    }
    while (model_next_news(&model) >= 0)
        (void)act_tell(0);
}

static void live(int rounds)
{
    random_state = UINT64_C(0x9E3779B97F4A7C15);
    model.now_utc_ms = NOW_MS;
    for (int round = 0; round < rounds; round++) {
        start_round(round);
        for (int i = 0; i < ACTS_OF_ROUND; i++) {
            model.now_utc_ms += below(3) * MINUTE_MS;
            run_some_act(below(MODEL_DATES));
        }
        end_round();
    }
}

START_TEST(thousands_of_random_acts)
{
    bool is_long = getenv("DOORSTEP_LONG") != NULL && strcmp(getenv("DOORSTEP_LONG"), "1") == 0;

    live(is_long ? 400 : 12);
    /* A test that tries nothing would hold as well. */
    ck_assert_int_gt(seen.booked, 200);
    ck_assert_int_gt(seen.waited, 100);
    ck_assert_int_gt(seen.refused, 100);
    ck_assert_int_gt(seen.offered, 10);
    ck_assert_int_gt(seen.taken, 10);
    ck_assert_int_gt(seen.missed, 10);
    ck_assert_int_gt(seen.cancelled, 100);
    ck_assert_int_gt(seen.passed, 10);
    ck_assert_int_gt(seen.news, 10);
    ck_assert_int_gt(seen.forgotten, 10);
    ck_assert_int_gt(seen.repeated, 10);
    ck_assert_int_gt(seen.walked_in, 10);
    ck_assert_int_gt(seen.turned_away, 10);
    ck_assert_int_gt(seen.arrived, 10);
}
END_TEST

Suite *booking_life_suite(void)
{
    Suite *suite = suite_create("lives of bookings");
    TCase *tests = tcase_create("lives of bookings");

    tcase_add_checked_fixture(tests, open_quick_store, close_store);
    tcase_set_timeout(tests, 3600);
    tcase_add_test(tests, thousands_of_random_acts);
    suite_add_tcase(suite, tests);
    return suite;
}
