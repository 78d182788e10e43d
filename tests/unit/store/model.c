#include "model.h"

#include <assert.h>

static bool lives(const struct model *model, int64_t until_utc_ms, int64_t most_ms)
{
    return until_utc_ms > model->now_utc_ms && until_utc_ms - model->now_utc_ms <= most_ms;
}

static bool holds_place(const struct model *model, const struct model_family *family)
{
    return family->state == BOOKING_BOOKED ||
           (family->state == BOOKING_OFFERED && lives(model, family->held_until_utc_ms, BOOKING_HOLD_MS_MAX));
}

static void add(int taken[3], struct party party)
{
    taken[0]++;
    taken[1] += party.children;
    taken[2] += party.adults;
}

void model_taken(const struct model *model, int date, int reservation, int ret_taken[3])
{
    ret_taken[0] = ret_taken[1] = ret_taken[2] = 0;
    for (int i = 0; i < model->family_count; i++) {
        if (model->families[i].date == date && holds_place(model, &model->families[i]))
            add(ret_taken, model->families[i].party);
    }
    for (int i = 0; i < MODEL_RESERVATIONS; i++) {
        const struct model_reservation *kept = &model->reservations[i];

        if (i != reservation && kept->is_there && kept->date == date &&
            lives(model, kept->until_utc_ms, BOOKING_RESERVATION_MS_MAX))
            add(ret_taken, kept->party);
    }
}

int model_waiting(const struct model *model, int date)
{
    int waiting = 0;

    for (int i = 0; i < model->family_count; i++)
        waiting += model->families[i].date == date && model->families[i].state == BOOKING_WAITING;
    return waiting;
}

static bool is_too_much(int capacity, int taken, int wanted)
{
    return capacity < PLACES_NO_LIMIT && wanted > 0 && taken + wanted > capacity;
}

int model_misfit(const struct model *model, int date, int reservation, struct party party)
{
    const struct places *capacity = &model->dates[date].capacity;
    int taken[3];

    model_taken(model, date, reservation, taken);
    if (is_too_much(capacity->families, taken[0], 1))
        return PLACES_NO_FAMILY_LEFT;
    if (is_too_much(capacity->children, taken[1], party.children))
        return PLACES_TOO_FEW_CHILDREN;
    if (is_too_much(capacity->adults, taken[2], party.adults))
        return PLACES_TOO_FEW_ADULTS;
    return 0;
}

static void pass_over(struct model *model, int family, int why)
{
    if (why == 0 || model->families[family].last_why == why)
        return;
    assert(model->passed_count < MODEL_PASSED);
    model->families[family].last_why = why;
    model->passed[model->passed_count++] = (struct model_passed){
        .date = model->families[family].date, .family = family, .utc_ms = model->now_utc_ms, .why = why};
}

static bool is_waiting(const struct model *model, int family, int date)
{
    return model->families[family].date == date && model->families[family].state == BOOKING_WAITING;
}

/* Offers to the first that fits; false when none does. */
static bool offer_one(struct model *model, int date)
{
    const struct booking_date *about = &model->dates[date];
    int next = 0;

    while (next < model->family_count && !(is_waiting(model, next, date) &&
                                           model_misfit(model, date, -1, model->families[next].party) == 0))
        next++;
    if (next == model->family_count)
        return false;
    for (int i = 0; i < next; i++) {
        if (is_waiting(model, i, date))
            pass_over(model, i, model_misfit(model, date, -1, model->families[i].party));
    }
    model->families[next].state = BOOKING_OFFERED;
    model->families[next].news = BOOKING_NEWS_OFFERED;
    model->offer_count++;
    model->families[next].held_until_utc_ms = model->now_utc_ms + about->hold_ms < about->closes_utc_ms
                                                  ? model->now_utc_ms + about->hold_ms
                                                  : about->closes_utc_ms;
    return true;
}

static void end_lapsed(struct model *model, int date)
{
    for (int i = 0; i < model->family_count; i++) {
        struct model_family *family = &model->families[i];

        if (family->date == date && family->state == BOOKING_OFFERED && !holds_place(model, family)) {
            family->state = BOOKING_MISSED;
            family->held_until_utc_ms = 0;
            family->news = BOOKING_NEWS_NONE;
        }
    }
    for (int i = 0; i < MODEL_RESERVATIONS; i++) {
        struct model_reservation *kept = &model->reservations[i];

        if (kept->date == date && !lives(model, kept->until_utc_ms, BOOKING_RESERVATION_MS_MAX))
            kept->is_there = false;
    }
}

void model_settle(struct model *model, int date)
{
    end_lapsed(model, date);
    while (model->now_utc_ms < model->dates[date].closes_utc_ms && offer_one(model, date))
        continue;
    model->is_marked[date] = false;
}

void model_release(struct model *model, int reservation)
{
    struct model_reservation *kept = &model->reservations[reservation];

    if (kept->is_there && model_waiting(model, kept->date) > 0)
        model->is_marked[kept->date] = true;
    kept->is_there = false;
}

bool model_reserve(struct model *model, int date, int reservation, struct party party, int64_t until_utc_ms)
{
    bool fits;

    model_settle(model, date);
    model_release(model, reservation);
    fits = model_misfit(model, date, -1, party) == 0;
    if (fits)
        model->reservations[reservation] = (struct model_reservation){
            .is_there = true, .date = date, .party = party, .until_utc_ms = until_utc_ms};
    model_settle(model, date);
    return fits;
}

/* Somebody else takes a place: who waits and does not fit is kept of. */
static void pass_over_all(struct model *model, int date)
{
    for (int i = 0; i < model->family_count; i++) {
        if (is_waiting(model, i, date))
            pass_over(model, i, model_misfit(model, date, -1, model->families[i].party));
    }
}

static int add_family(struct model *model, struct model_family family)
{
    assert(model->family_count < MODEL_FAMILIES);
    model->families[model->family_count] = family;
    return model->family_count++;
}

int model_book(struct model *model, int date, int reservation, struct party party, bool may_wait,
               bool is_mailed)
{
    int number = -1;
    bool fits;

    model_settle(model, date);
    if (reservation >= 0)
        model_release(model, reservation);
    fits = model_misfit(model, date, -1, party) == 0;
    if (fits)
        pass_over_all(model, date);
    if (fits || may_wait)
        number = add_family(model, (struct model_family){
                                       .date = date,
                                       .party = party,
                                       .state = fits ? BOOKING_BOOKED : BOOKING_WAITING,
                                       .is_mailed = is_mailed,
                                       .has_sealed = true,
                                   });
    model_settle(model, date);
    return number;
}

int model_walk_in(struct model *model, int date, struct party party, bool is_new)
{
    model_settle(model, date);
    if (model_misfit(model, date, -1, party) != 0)
        return -1;
    pass_over_all(model, date);
    return add_family(model, (struct model_family){
                                 .date = date,
                                 .party = party,
                                 .state = BOOKING_BOOKED,
                                 .is_walk_in = true,
                                 .arrived_utc_ms = model->now_utc_ms,
                                 .is_new = is_new,
                             });
}

bool model_arrive(struct model *model, int family, bool has_arrived, bool is_new)
{
    struct model_family *who = &model->families[family];

    if (!has_arrived) {
        who->arrived_utc_ms = 0;
        who->is_new = false;
        return who->state == BOOKING_BOOKED || who->state == BOOKING_OFFERED;
    }
    if (!holds_place(model, who))
        return false;
    who->state = BOOKING_BOOKED;
    who->held_until_utc_ms = 0;
    who->news = BOOKING_NEWS_NONE;
    who->is_new = is_new;
    if (who->arrived_utc_ms == 0)
        who->arrived_utc_ms = model->now_utc_ms;
    return true;
}

void model_cancel(struct model *model, int family)
{
    struct model_family *who = &model->families[family];

    if (who->state == BOOKING_BOOKED || who->state == BOOKING_WAITING || who->state == BOOKING_OFFERED) {
        who->state = BOOKING_CANCELLED;
        who->held_until_utc_ms = 0;
        who->arrived_utc_ms = 0;
        who->is_new = false;
        who->news = who->is_mailed ? BOOKING_NEWS_CANCELLED : BOOKING_NEWS_NONE;
    }
    model_settle(model, who->date);
}

bool model_take(struct model *model, int family)
{
    struct model_family *who = &model->families[family];

    model_settle(model, who->date);
    if (who->state == BOOKING_OFFERED) {
        who->state = BOOKING_BOOKED;
        who->held_until_utc_ms = 0;
        who->news = BOOKING_NEWS_NONE;
    }
    return who->state == BOOKING_BOOKED;
}

void model_tidy(struct model *model, int64_t keep_ms)
{
    for (int i = 0; i < MODEL_RESERVATIONS; i++) {
        if (!lives(model, model->reservations[i].until_utc_ms, BOOKING_RESERVATION_MS_MAX))
            model_release(model, i);
    }
    for (int i = 0; i < model->family_count; i++) {
        struct model_family *family = &model->families[i];
        int64_t ends_utc_ms = model->dates[family->date].ends_utc_ms;
        bool had_place = family->state == BOOKING_BOOKED || family->state == BOOKING_CANCELLED;

        if (ends_utc_ms + (had_place ? keep_ms : 0) <= model->now_utc_ms)
            family->has_sealed = false;
        if (ends_utc_ms + keep_ms <= model->now_utc_ms)
            family->is_forgotten = true;
        if (family->state == BOOKING_OFFERED &&
            family->held_until_utc_ms - model->now_utc_ms > BOOKING_HOLD_MS_MAX)
            model->is_marked[family->date] = true;
    }
}

static int64_t sooner(int64_t due_utc_ms, int64_t utc_ms)
{
    return due_utc_ms < 0 || utc_ms < due_utc_ms ? utc_ms : due_utc_ms;
}

int64_t model_next_due(const struct model *model)
{
    int64_t due_utc_ms = -1;

    for (int i = 0; i < MODEL_DATES; i++) {
        if (model->is_marked[i])
            return 0;
    }
    for (int i = 0; i < model->family_count; i++) {
        if (model->families[i].state == BOOKING_OFFERED)
            due_utc_ms = sooner(due_utc_ms, model->families[i].held_until_utc_ms);
    }
    for (int i = 0; i < MODEL_RESERVATIONS; i++) {
        const struct model_reservation *kept = &model->reservations[i];

        if (kept->is_there && model_waiting(model, kept->date) > 0)
            due_utc_ms = sooner(due_utc_ms, kept->until_utc_ms);
    }
    return due_utc_ms;
}

int model_next_news(const struct model *model)
{
    for (int i = 0; i < model->family_count; i++) {
        if (model->families[i].news != BOOKING_NEWS_NONE)
            return i;
    }
    return -1;
}
