/* A short life of an outbox, what it was told along the way, and whether a database agrees with that. */
#ifndef TEST_FAULT_STORE_SCENARIO_H
#define TEST_FAULT_STORE_SCENARIO_H

#include <stdbool.h>

#include "store/bookings.h"
#include "store/store.h"

#define NOW_MS INT64_C(1795000000000)
#define HOUR_MS INT64_C(3600000)

enum { SCENARIO_SUBMISSIONS = 5, SCENARIO_FAMILIES = 4, SCENARIO_PROBLEM_BYTES = 200 };

/* Kept in memory that outlives the process which fills it. */
struct report {
    struct {
        bool accepted; /* a person has seen this reference */
        char reference[REFERENCE_CHARS + 1];
        bool settled; /* a server has taken it, and we were told that this is recorded */
        enum outbox_state state;
    } submissions[SCENARIO_SUBMISSIONS];
    struct {
        int64_t id; /* 0: nobody was told of a booking */
        char reference[REFERENCE_CHARS + 1];
        bool is_told; /* how it stands */
        enum booking_state told;
        bool has_come; /* and was told that it is noted */
        int rows;      /* found in the database */
    } families[SCENARIO_FAMILIES];
    int refused; /* calls that did not hold */
    char problem[SCENARIO_PROBLEM_BYTES];
};

/* The first complaint is kept; it says most. */
PRINTF_LIKE(2, 3) void scenario_complain(struct report *report, const char *format, ...);

/* Borrows: until the next call. */
const char *scenario_key(int number);
void scenario_sealed(int number, char *ret_sealed, size_t length);

/* NULL when it could not be opened. */
struct store *scenario_open(const char *folder);

void scenario_run(struct store *store, struct report *report);

/* Holds the database against the report: accepted is there once, settled is settled, nothing is there twice,
 * every body is whole, and asking again ends with exactly one of each. Words in `report->problem` if not. */
void scenario_verify(struct store *store, struct report *report);

#endif
