#include "store_scenario.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ITEMS_MAX = 64 };

enum verb { ENQUEUE, CLAIM, SETTLE };

static const struct step {
    enum verb verb;
    int number; /* of the submission, for ENQUEUE */
    enum outbox_state outcome;
} steps[] = {
    {.verb = ENQUEUE, .number = 0},
    {.verb = ENQUEUE, .number = 1},
    {.verb = ENQUEUE, .number = 0}, /* the answer was lost, so it is asked again */
    {.verb = CLAIM},
    {.verb = SETTLE, .outcome = OUTBOX_SENT},
    {.verb = ENQUEUE, .number = 2},
    {.verb = CLAIM},
    {.verb = SETTLE, .outcome = OUTBOX_DEFERRED},
    {.verb = ENQUEUE, .number = 3},
    {.verb = CLAIM},
    {.verb = SETTLE, .outcome = OUTBOX_SENT},
    {.verb = CLAIM},
    {.verb = SETTLE, .outcome = OUTBOX_HELD},
    {.verb = ENQUEUE, .number = 4},
};

const char *scenario_key(int number)
{
    static char key[STORE_UUID_CHARS + 1];

    (void)snprintf(key, sizeof key, "%08x-0000-4000-8000-000000000000", (unsigned int)number);
    return key;
}

void scenario_sealed(int number, char *ret_sealed, size_t length)
{
    unsigned int seed = 2654435761U * (unsigned int)(number + 1);

    for (size_t i = 0; i < length; i++) {
        seed = seed * 1664525U + 1013904223U;
        ret_sealed[i] = (char)('A' + (seed >> 24) % 26);
    }
    ret_sealed[length] = '\0';
}

/* From one that shares a page to one that fills many. */
static size_t length_of(int number)
{
    static const size_t lengths[SCENARIO_SUBMISSIONS] = {3000, 200, 20000, 4200, 900};

    return lengths[number];
}

struct store *scenario_open(const char *folder)
{
    struct store *store = NULL;
    struct faults faults;

    faults_init(&faults);
    if (store_open(folder, &faults, &store) != OK)
        store = NULL;
    faults_finish(&faults);
    return store;
}

static enum status enqueue(struct store *store, int number, char ret_reference[REFERENCE_CHARS + 1])
{
    char *sealed = memory_allocate(length_of(number) + 1, 1);
    enum status status;

    scenario_sealed(number, sealed, length_of(number));
    status =
        outbox_enqueue(store, scenario_key(number), sealed, NOW_MS + number, random_system(), ret_reference);
    free(sealed);
    return status;
}

void scenario_complain(struct report *report, const char *format, ...)
{
    va_list arguments;

    if (report->problem[0] != '\0')
        return;
    va_start(arguments, format);
    (void)vsnprintf(report->problem, sizeof report->problem, format, arguments);
    va_end(arguments);
}

static void run_enqueue(struct store *store, int number, struct report *report)
{
    char reference[REFERENCE_CHARS + 1];

    if (enqueue(store, number, reference) != OK) {
        report->refused++;
        return;
    }
    if (report->submissions[number].accepted && strcmp(report->submissions[number].reference, reference) != 0)
        scenario_complain(report, "submission %d was told two references", number);
    memcpy(report->submissions[number].reference, reference, sizeof reference);
    report->submissions[number].accepted = true;
}

static void run_settle(struct store *store, const struct outbox_item *item, enum outbox_state outcome,
                       struct report *report)
{
    int number = (int)(item->accepted_utc_ms - NOW_MS);

    if (outbox_settle(store, item->id, outcome, "because", NOW_MS + 2 * HOUR_MS) != OK) {
        report->refused++;
        return;
    }
    report->submissions[number].settled = true;
    report->submissions[number].state = outcome == OUTBOX_SENT ? OUTBOX_PURGED : outcome;
}

void scenario_run(struct store *store, struct report *report)
{
    struct outbox_item item = {.id = 0};

    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        enum status status;

        switch (steps[i].verb) {
        case ENQUEUE:
            run_enqueue(store, steps[i].number, report);
            break;
        case CLAIM:
            status = outbox_claim(store, NOW_MS + HOUR_MS, &item);
            report->refused += status != OK && status != NOT_FOUND;
            break;
        case SETTLE:
            if (item.id != 0)
                run_settle(store, &item, steps[i].outcome, report);
            outbox_item_finish(&item);
            item.id = 0;
            break;
        }
    }
}

static size_t read_all(struct store *store, struct outbox_item items[ITEMS_MAX], struct report *report)
{
    size_t count = 0;

    if (outbox_list(store, 0, ITEMS_MAX, items, &count) != OK)
        scenario_complain(report, "it cannot be listed: %s", store_problem(store));
    return count;
}

static void verify_listed(struct store *store, struct report *report)
{
    struct outbox_item items[ITEMS_MAX];
    int times[SCENARIO_SUBMISSIONS] = {0};
    size_t count = read_all(store, items, report);

    for (size_t i = 0; i < count; i++) {
        int number = (int)(items[i].accepted_utc_ms - NOW_MS);

        if (number < 0 || number >= SCENARIO_SUBMISSIONS) {
            scenario_complain(report, "item %zu is nobody's", i);
            return;
        }
        times[number]++;
        if (report->submissions[number].accepted &&
            strcmp(report->submissions[number].reference, items[i].reference) != 0)
            scenario_complain(report, "submission %d has another reference", number);
        if (report->submissions[number].settled && report->submissions[number].state != items[i].state)
            scenario_complain(report, "submission %d is %s, but was settled as %s", number,
                              outbox_state_name(items[i].state),
                              outbox_state_name(report->submissions[number].state));
    }
    for (int number = 0; number < SCENARIO_SUBMISSIONS; number++) {
        if (times[number] > 1 || (report->submissions[number].accepted && times[number] == 0))
            scenario_complain(report, "submission %d is there %d times", number, times[number]);
    }
}

static void verify_bodies(struct store *store, struct report *report)
{
    struct outbox_item item;
    size_t recovered = 0;
    enum status status = outbox_recover(store, NOW_MS + 3 * HOUR_MS, &recovered);

    while (status == OK) {
        char *sealed;
        int number;

        status = outbox_claim(store, NOW_MS + 3 * HOUR_MS, &item);
        if (status != OK)
            break;
        number = (int)(item.accepted_utc_ms - NOW_MS);
        sealed = memory_allocate(length_of(number) + 1, 1);
        scenario_sealed(number, sealed, length_of(number));
        if (strcmp(item.sealed, sealed) != 0)
            scenario_complain(report, "the body of submission %d is not what was given", number);
        free(sealed);
        outbox_item_finish(&item);
    }
    if (status != NOT_FOUND)
        scenario_complain(report, "the items cannot be claimed: %s", store_problem(store));
}

static void verify_asked_again(struct store *store, struct report *report)
{
    struct outbox_item items[ITEMS_MAX];

    for (int number = 0; number < SCENARIO_SUBMISSIONS; number++) {
        char reference[REFERENCE_CHARS + 1];

        if (enqueue(store, number, reference) != OK)
            scenario_complain(report, "submission %d is refused again: %s", number, store_problem(store));
        else if (report->submissions[number].accepted &&
                 strcmp(report->submissions[number].reference, reference) != 0)
            scenario_complain(report, "submission %d is given another reference", number);
    }
    if (read_all(store, items, report) != SCENARIO_SUBMISSIONS)
        scenario_complain(report, "there is not one of each");
}

/* An item that was claimed and given to nobody would wait for the next start of the keeper. */
static void verify_none_stranded(struct store *store, struct report *report)
{
    int64_t counts[OUTBOX_STATES];

    if (outbox_count(store, counts) != OK)
        scenario_complain(report, "it cannot be counted: %s", store_problem(store));
    else if (report->refused == 0 && counts[OUTBOX_SENDING] != 0)
        scenario_complain(report, "an item is being sent by nobody");
}

void scenario_verify(struct store *store, struct report *report)
{
    verify_none_stranded(store, report);
    verify_listed(store, report);
    verify_bodies(store, report);
    verify_asked_again(store, report);
}
