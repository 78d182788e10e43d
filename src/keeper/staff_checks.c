#include "keeper/staff_checks.h"

#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "keeper/requests.h"
#include "keeper/staff_child.h"
#include "store/staff.h"

/* More than there are connections can only be asked by those who hang up before they are answered. */
enum { CHECKS_MAX = 16, MS_PER_SECOND = 1000 };

enum check_state { CHECK_WAITS, CHECK_RUNS, CHECK_IS_DONE };

struct check {
    enum check_state state;
    uint64_t connection;
    enum wire_kind kind; /* WIRE_UNLOCK or WIRE_STAFF_SET */
    int number;
    char pin[PIN_CHARS_MAX + 1];
    enum audit_act act; /* of WIRE_STAFF_SET: AUDIT_ADDED, AUDIT_RESET or AUDIT_RECOVERY_MADE */
    struct staff_guess guess;
    struct staff_try used;
    json_t *answer;
    int unlocked; /* the staff number, or 0 */
};

struct staff_checks {
    struct safe *safe;
    char pepper[PATH_MAX];
    struct check list[CHECKS_MAX]; /* in order */
    size_t count;
    struct staff_child child;
    bool has_start;
    int64_t start_utc_ms; /* what the wall clock showed when the monotonic one showed 0 */
};

struct staff_checks *staff_checks_create(struct safe *safe, const char *pepper)
{
    struct staff_checks *checks = memory_allocate(1, sizeof *checks);

    checks->safe = safe;
    checks->child.fd = -1;
    (void)snprintf(checks->pepper, sizeof checks->pepper, "%s", pepper);
    return checks;
}

void staff_checks_destroy(struct staff_checks *checks)
{
    if (checks == NULL)
        return;
    staff_child_end(&checks->child);
    for (size_t i = 0; i < checks->count; i++)
        json_decref(checks->list[i].answer);
    memory_wipe(checks, sizeof *checks);
    free(checks);
}

/* The wall clock is read once, when the first one guesses: whatever is done to it after that gives no try. */
int64_t staff_tries_utc_ms(struct staff_checks *checks)
{
    int64_t monotonic_ms = clock_monotonic_ms(&checks->safe->clock);

    if (!checks->has_start) {
        checks->has_start = true;
        checks->start_utc_ms = clock_utc_ms(&checks->safe->clock) - monotonic_ms;
    }
    return checks->start_utc_ms + monotonic_ms;
}

/* In the message itself, which is freed without being wiped. */
static void forget_pin(const json_t *fields)
{
    json_t *pin = json_object_get(fields, "pin");

    memory_wipe((char *)json_string_value(pin), json_string_length(pin));
}

static bool read_act(const json_t *fields, enum audit_act *ret_act)
{
    static const struct {
        const char *name;
        enum audit_act act;
    } ACTS[] = {{"add", AUDIT_ADDED}, {"reset", AUDIT_RESET}, {"recovery", AUDIT_RECOVERY_MADE}};
    const char *name = request_text(fields, "act");

    for (size_t i = 0; i < sizeof ACTS / sizeof ACTS[0]; i++) {
        if (strcmp(ACTS[i].name, name) == 0) {
            *ret_act = ACTS[i].act;
            return true;
        }
    }
    return false;
}

json_t *staff_checks_ask(struct staff_checks *checks, enum wire_kind kind, const json_t *fields)
{
    struct check check = {
        .connection = checks->safe->asker->connection,
        .kind = kind,
        .number = request_number(fields, "staff"),
    };

    if (kind == WIRE_STAFF_SET && !read_act(fields, &check.act))
        return wire_refusal(INVALID, "there is no such act");
    if (kind == WIRE_STAFF_SET && (check.number == STAFF_RECOVERY) != (check.act == AUDIT_RECOVERY_MADE))
        return wire_refusal(INVALID, "staff number 0 stands for the recovery code, and for nobody");
    if (checks->count == CHECKS_MAX)
        return wire_refusal(BUSY, "too many PINs wait to be checked");
    (void)snprintf(check.pin, sizeof check.pin, "%s", request_text(fields, "pin"));
    checks->list[checks->count++] = check;
    memory_wipe(&check, sizeof check);
    forget_pin(fields);
    return NULL;
}

/* --- one check --- */

static void answer(struct check *check, json_t *message)
{
    check->answer = message;
    check->state = CHECK_IS_DONE;
    memory_wipe(check->pin, sizeof check->pin);
}

static void answer_unlock(struct check *check, const char *verdict, int64_t wait_ms)
{
    answer(check,
           wire_answer(WIRE_UNLOCK, json_pack("{s:s,s:I}", "verdict", verdict, "waitSeconds",
                                              (json_int_t)((wait_ms + MS_PER_SECOND - 1) / MS_PER_SECOND))));
}

static void answer_set(struct check *check, const char *verdict)
{
    answer(check, wire_answer(WIRE_STAFF_SET, json_pack("{s:s}", "verdict", verdict)));
}

static void refuse_store(const struct staff_checks *checks, struct check *check, enum status status)
{
    log_line("staff %d: %s: %s", check->number, status_name(status), store_problem(checks->safe->store));
    answer(check, wire_refusal(status, "the database could not be read or written"));
}

static void refuse_pepper(const struct staff_checks *checks, struct check *check, enum status status)
{
    log_line("%s: cannot be used: %s; let the keeper's user own it, with chmod 600, or put it back from its "
             "copy",
             checks->pepper, status_name(status));
    answer(check, wire_refusal(status, "PINs cannot be checked now"));
}

static void run(struct staff_checks *checks, struct check *check, const struct staff_job *job)
{
    enum status status = staff_child_start(job, &checks->child);

    if (status == OK) {
        check->state = CHECK_RUNS;
        return;
    }
    log_line("staff %d: no process could be started to check or hash a PIN", check->number);
    answer(check, wire_refusal(status, "PINs cannot be checked now"));
}

/* Without its pepper no PIN is right, and everybody hears the same as ever; the log says why. */
static enum status read_pepper(const struct staff_checks *checks, const struct check *check,
                               struct pin_pepper *ret_pepper)
{
    enum status status;

    if (check->kind == WIRE_STAFF_SET)
        return pin_need_pepper(checks->pepper, ret_pepper);
    status = pin_read_pepper(checks->pepper, ret_pepper);
    if (status != NOT_FOUND)
        return status;
    log_line("%s: is not there, so no PIN can be right; put it back from its copy, or give each of staff a "
             "new PIN with doorstepctl staff reset",
             checks->pepper);
    *ret_pepper = (struct pin_pepper){0};
    return OK;
}

/* The try is on disk before the child exists. */
static void begin_unlock(struct staff_checks *checks, struct check *check, const struct pin_pepper *pepper)
{
    struct staff_job job = {.pepper = pepper, .staff = check->number, .pin = check->pin};
    enum status status;

    check->guess = (struct staff_guess){
        .number = check->number,
        .tries_utc_ms = staff_tries_utc_ms(checks),
        .now_utc_ms = clock_utc_ms(&checks->safe->clock),
    };
    status = staff_guess_begin(checks->safe->store, &check->guess, &check->used);
    if (status != OK) {
        refuse_store(checks, check, status);
        return;
    }
    if (check->used.wait_ms > 0) {
        answer_unlock(check, "wait", check->used.wait_ms);
        return;
    }
    /* A number that nobody has costs as much time as one that somebody has. */
    if (check->used.pin[0] != '\0')
        job.hash = check->used.pin;
    run(checks, check, &job);
}

static void begin_set(struct staff_checks *checks, struct check *check, const struct pin_pepper *pepper)
{
    const struct staff_job job = {.pepper = pepper, .staff = check->number, .pin = check->pin};
    enum pin_fault fault = pin_look(check->number, check->pin);

    if (fault != PIN_SOUND)
        answer_set(check, pin_fault_name(fault));
    else
        run(checks, check, &job);
}

static void begin(struct staff_checks *checks, struct check *check)
{
    struct pin_pepper pepper;
    enum status status = read_pepper(checks, check, &pepper);

    if (status != OK) {
        refuse_pepper(checks, check, status);
        return;
    }
    if (check->kind == WIRE_UNLOCK)
        begin_unlock(checks, check, &pepper);
    else
        begin_set(checks, check, &pepper);
    memory_wipe(&pepper, sizeof pepper);
}

static void end_right(struct staff_checks *checks, struct check *check)
{
    bool is_recovery = check->number == STAFF_RECOVERY;
    struct store *store = checks->safe->store;
    enum status status = is_recovery ? staff_recover(store, &check->guess, &check->used)
                                     : staff_guess_right(store, &check->guess, &check->used);

    if (status != OK) {
        refuse_store(checks, check, status); /* nobody works here unrecorded */
        return;
    }
    if (is_recovery) {
        log_line("staff: the recovery code was used: everybody may try again; make another with doorstepctl "
                 "staff recovery");
        answer_unlock(check, "recovered", 0);
        return;
    }
    log_line("staff %d: unlocked", check->number);
    check->unlocked = check->number;
    answer_unlock(check, "open", 0);
}

static void end_unlock(struct staff_checks *checks, struct check *check, const struct staff_outcome *outcome)
{
    bool is_known = check->used.pin[0] != '\0';

    if (outcome->status != OK && outcome->status != DENIED) {
        log_line("staff %d: the PIN could not be checked: %s", check->number, status_name(outcome->status));
        answer(check, wire_refusal(outcome->status, "the PIN could not be checked"));
        return;
    }
    if (!is_known || outcome->status == DENIED) {
        log_line("staff %d: a wrong number or PIN", check->number);
        answer_unlock(check, "wrong", check->used.next_wait_ms);
        return;
    }
    end_right(checks, check);
}

static enum status store_hash(struct store *store, const struct check *check, const char *hash,
                              int64_t now_utc_ms)
{
    if (check->act == AUDIT_RECOVERY_MADE)
        return staff_make_recovery(store, hash, now_utc_ms);
    return check->act == AUDIT_RESET ? staff_reset(store, check->number, hash, now_utc_ms)
                                     : staff_add(store, check->number, hash, now_utc_ms);
}

static void say_set(struct staff_checks *checks, const struct check *check)
{
    if (check->act == AUDIT_RECOVERY_MADE) {
        log_line("staff: there is a recovery code, in place of any before");
        return;
    }
    checks->safe->staff_changes++;
    log_line("staff %d: %s", check->number, check->act == AUDIT_RESET ? "has another PIN" : "added");
}

static void end_set(struct staff_checks *checks, struct check *check, const struct staff_outcome *outcome)
{
    struct store *store = checks->safe->store;
    int64_t now_utc_ms = clock_utc_ms(&checks->safe->clock);
    enum status status = outcome->status;

    if (status != OK) {
        log_line("staff %d: the PIN could not be hashed: %s", check->number, status_name(status));
        answer(check, wire_refusal(status, "the PIN could not be hashed"));
        return;
    }
    status = store_hash(store, check, outcome->hash, now_utc_ms);
    if (status == INVALID) {
        answer_set(check, "taken");
    } else if (status == NOT_FOUND) {
        answer_set(check, "none");
    } else if (status != OK) {
        refuse_store(checks, check, status);
    } else {
        say_set(checks, check);
        answer_set(check, "done");
    }
}

/* --- all of them --- */

static struct check *first_in(struct staff_checks *checks, enum check_state state)
{
    for (size_t i = 0; i < checks->count; i++) {
        if (checks->list[i].state == state)
            return &checks->list[i];
    }
    return NULL;
}

static void end_running(struct staff_checks *checks)
{
    struct check *check = first_in(checks, CHECK_RUNS);
    struct staff_outcome outcome;

    assert(check != NULL);
    staff_child_take(&checks->child, &outcome);
    if (check->kind == WIRE_UNLOCK)
        end_unlock(checks, check, &outcome);
    else
        end_set(checks, check, &outcome);
    memory_wipe(&outcome, sizeof outcome);
}

void staff_checks_advance(struct staff_checks *checks)
{
    struct pollfd done = {.fd = checks->child.fd, .events = POLLIN};
    struct check *next;

    if (checks->child.pid != 0) {
        if (poll(&done, 1, 0) <= 0)
            return;
        end_running(checks);
    }
    while (checks->child.pid == 0 && (next = first_in(checks, CHECK_WAITS)) != NULL)
        begin(checks, next);
}

size_t staff_checks_poll_set(const struct staff_checks *checks, struct pollfd *ret_fd)
{
    if (checks->child.pid == 0)
        return 0;
    *ret_fd = (struct pollfd){.fd = checks->child.fd, .events = POLLIN};
    return 1;
}

enum status staff_checks_take(struct staff_checks *checks, struct staff_answer *ret_answer)
{
    struct check *check = first_in(checks, CHECK_IS_DONE);

    if (check == NULL)
        return NOT_FOUND;
    *ret_answer = (struct staff_answer){
        .connection = check->connection, .answer = check->answer, .staff = check->unlocked};
    checks->count--;
    memmove(check, check + 1, (size_t)(checks->list + checks->count - check) * sizeof *check);
    memory_wipe(&checks->list[checks->count], sizeof checks->list[0]);
    return OK;
}
