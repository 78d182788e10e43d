/* What the random life of bookings is held against: the model, and checks of the store by it. */
#ifndef TEST_STORE_LIFE_H
#define TEST_STORE_LIFE_H

#include "families.h"
#include "model.h"

extern struct model model;

/* Whether the store says of a date what the model says: bookings in their order, places, reasons. */
void check_date(int number);
void check_bookings(int number);
void check_standing(const struct booking_standing *standing, int number, int reservation);
void check_due(void);

/* A family walks in, and again under the same key; it becomes the model's last. False: there was no room. */
bool live_walk_in(int number, int key, struct party party, struct random_source random);
void live_arrive(int family, bool has_arrived, bool is_new);

/* Of a date that was just settled, and of which so much was taken `before`: it is not oversold, and nobody
 * waits who would fit. */
void check_fair(int number, const int before[3]);

#endif
