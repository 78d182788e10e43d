/* Families who sign up for a date with one place, one who walks in at another, what they were told, and
 * whether a database agrees with that. */
#ifndef TEST_FAULT_BOOKING_SCENARIO_H
#define TEST_FAULT_BOOKING_SCENARIO_H

#include "store_scenario.h"

void bookings_run(struct store *store, struct report *report);

/* Whoever was told of a booking has it once and as it was told, one family has each place, and asking again
 * ends with exactly one booking each. Words in `report->problem` if not. */
void bookings_verify(struct store *store, struct report *report);

#endif
