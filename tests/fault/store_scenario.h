/* A short life of an outbox, what it was told along the way, and whether a database agrees with that. */
#ifndef TEST_FAULT_STORE_SCENARIO_H
#define TEST_FAULT_STORE_SCENARIO_H

#include <stdbool.h>

#include "store/store.h"

#define NOW_MS INT64_C(1795000000000)
#define HOUR_MS INT64_C(3600000)

enum { SCENARIO_SUBMISSIONS = 5, SCENARIO_PROBLEM_BYTES = 200 };

/* Kept in memory that outlives the process which fills it. */
struct report {
    struct {
        bool accepted; /* a person has seen this reference */
        char reference[REFERENCE_CHARS + 1];
        bool settled; /* a server has taken it, and we were told that this is recorded */
        enum outbox_state state;
    } submissions[SCENARIO_SUBMISSIONS];
    int refused; /* calls that did not hold */
    char problem[SCENARIO_PROBLEM_BYTES];
};

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
