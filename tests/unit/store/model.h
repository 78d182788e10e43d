/* What should happen to bookings, worked out in memory and without SQL, to hold a store against: plain loops
 * over plain arrays, which know nothing of the store's files nor of rules/places.h's arithmetic. */
#ifndef TEST_STORE_MODEL_H
#define TEST_STORE_MODEL_H

#include "store/bookings.h"

enum { MODEL_DATES = 3, MODEL_FAMILIES = 160, MODEL_RESERVATIONS = 6, MODEL_PASSED = 2000 };

struct model_family {
    int date;
    struct party party;
    enum booking_state state;
    int64_t held_until_utc_ms;
    bool is_mailed;
    bool is_forgotten; /* its code */
    bool has_sealed;
    bool is_walk_in;
    int64_t arrived_utc_ms;
    bool is_new;
    enum booking_news news;
    int last_why; /* it was passed over for; 0: never was */
    /* As the store has given them: */
    int64_t id;
    char reference[REFERENCE_CHARS + 1];
    char code[BOOKING_CODE_CHARS + 1];
};

struct model {
    int64_t now_utc_ms;
    struct booking_date dates[MODEL_DATES];
    bool is_marked[MODEL_DATES]; /* must be settled */
    struct model_family families[MODEL_FAMILIES];
    int family_count;
    struct model_reservation {
        bool is_there;
        int date;
        struct party party;
        int64_t until_utc_ms;
    } reservations[MODEL_RESERVATIONS];
    struct model_passed {
        int date;
        int family;
        int64_t utc_ms;
        int why;
    } passed[MODEL_PASSED];
    int passed_count;
    int offer_count;
};

/* What others than a reservation (-1: than nobody) have of a date: families, children, adults. */
void model_taken(const struct model *model, int date, int reservation, int ret_taken[3]);
int model_waiting(const struct model *model, int date);

/* Why a party does not fit into what others leave, as enum places_fit; 0: it fits. */
int model_misfit(const struct model *model, int date, int reservation, struct party party);

void model_settle(struct model *model, int date);
bool model_reserve(struct model *model, int date, int reservation, struct party party, int64_t until_utc_ms);
void model_release(struct model *model, int reservation);

/* The new family's number, or -1 when it got nothing. `reservation` may be -1. */
int model_book(struct model *model, int date, int reservation, struct party party, bool may_wait,
               bool is_mailed);
int model_walk_in(struct model *model, int date, struct party party, bool is_new);

/* Whether the family has a place to come for. */
bool model_arrive(struct model *model, int family, bool has_arrived, bool is_new);
void model_cancel(struct model *model, int family);
bool model_take(struct model *model, int family);
void model_tidy(struct model *model, int64_t keep_ms);

/* When something is due; -1: nothing is. */
int64_t model_next_due(const struct model *model);

/* The family that there is news of; -1: of none. */
int model_next_news(const struct model *model);

#endif
