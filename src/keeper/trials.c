#include "keeper/trials.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "keeper/ways.h"
#include "mail/trial.h"
#include "rules/reference.h"

enum { KINDS_MAX = 32, KIND_BYTES = 65, CODE_HOURS = 24, UUID_BYTES = 37 };

#define HOUR_MS INT64_C(3600000)

struct trials {
    struct safe *safe;
    int64_t number; /* of the last one; 0: there was none */
    enum trial_state state;
    char kind[KIND_BYTES];
    const struct relay *relay;
    struct message message; /* until it is sent */
    struct delivery_result result;
};

struct trials *trials_create(struct safe *safe)
{
    struct trials *trials = memory_allocate(1, sizeof *trials);

    trials->safe = safe;
    return trials;
}

static bool is_under_way(const struct trials *trials)
{
    return trials->number != 0 && (trials->state == TRIAL_WAITING || trials->state == TRIAL_SENDING);
}

void trials_destroy(struct trials *trials)
{
    if (trials == NULL)
        return;
    if (is_under_way(trials) && trials->state == TRIAL_SENDING)
        transport_cancel(trials->safe->transport);
    message_finish(&trials->message);
    free(trials);
}

void trial_code_hash(const char *typed, char ret_hash[VAULT_HASH_CHARS + 1])
{
    char standard[REFERENCE_CHARS + 1];
    const char *code = reference_read(typed, standard) ? standard : typed;
    struct vault_hash *hash = vault_hash_start();

    vault_hash_add(hash, code, strlen(code));
    vault_hash_finish(hash, ret_hash);
}

/* The routes that one code serves. */
struct company {
    const char *kinds[KINDS_MAX];
    char hashes[KINDS_MAX][VAULT_HASH_CHARS + 1];
    size_t count;
};

static void find_company(const struct safe *safe, const struct centre_about *about, const struct way *way,
                         struct company *ret_company)
{
    ret_company->count = 0;
    for (size_t i = 0; i < about->route_count && ret_company->count < KINDS_MAX; i++) {
        struct way other = way_of(safe, &about->routes[i]);

        if (!way_is_like(way, &other))
            continue;
        memcpy(ret_company->hashes[ret_company->count], other.hash, sizeof other.hash);
        ret_company->kinds[ret_company->count++] = about->routes[i].kind;
    }
}

static enum status make_mail(const struct safe *safe, const struct centre_about *about, const struct way *way,
                             const struct company *company, const char *code, struct message *ret_message)
{
    char id[UUID_BYTES];
    struct trial trial = {
        .centre = about,
        .route = way->route,
        .sender = way->sender,
        .kinds = company->kinds,
        .kind_count = company->count,
        .id = id,
        .code = code,
        .hours = CODE_HOURS,
        .sent_utc_ms = clock_utc_ms(&safe->clock),
    };

    random_uuid(safe->random, id);
    return trial_make(&trial, ret_message);
}

static enum status expect_code(const struct safe *safe, const struct company *company, const char *code)
{
    char hash[VAULT_HASH_CHARS + 1];
    const char *routes[KINDS_MAX];

    for (size_t i = 0; i < company->count; i++)
        routes[i] = company->hashes[i];
    trial_code_hash(code, hash);
    return route_expect_code(safe->store, routes, company->count, hash,
                             clock_utc_ms(&safe->clock) + CODE_HOURS * HOUR_MS);
}

static enum status plan(struct trials *trials, const struct centre_about *about, const struct way *way,
                        char ret_why[WIRE_WHY_BYTES])
{
    struct company company;
    char code[REFERENCE_CHARS + 1];
    struct message message;
    enum status status;

    find_company(trials->safe, about, way, &company);
    reference_make(trials->safe->random, code);
    status = make_mail(trials->safe, about, way, &company, code, &message);
    if (status != OK) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES,
                       "an address or a name of the route cannot stand in an e-mail");
        goto out;
    }
    status = expect_code(trials->safe, &company, code);
    if (status != OK) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "its code could not be stored");
        message_finish(&message);
        goto out;
    }
    message_finish(&trials->message);
    trials->message = message;
    trials->relay = way->relay;
    trials->state = TRIAL_WAITING;
    trials->number++;
    trials->result.reason[0] = '\0';
    (void)snprintf(trials->kind, sizeof trials->kind, "%s", way->route->kind);
out:
    memory_wipe(code, sizeof code);
    return status;
}

enum status trials_ask(struct trials *trials, const char *kind, int64_t *ret_number,
                       char ret_why[WIRE_WHY_BYTES])
{
    struct pack pack;
    struct way way;
    enum status status;

    if (is_under_way(trials)) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "another test mail is under way; wait until it is done");
        return BUSY;
    }
    status = way_to_confirm(trials->safe, kind, &pack, &way, ret_why);
    if (status == OK)
        status = plan(trials, centre_about(pack.centre), &way, ret_why);
    if (status == OK)
        *ret_number = trials->number;
    return status;
}

enum status trials_look(const struct trials *trials, int64_t number, enum trial_state *ret_state,
                        const char **ret_reason)
{
    if (number == 0 || number != trials->number)
        return NOT_FOUND;
    *ret_state = trials->state;
    *ret_reason = trials->result.reason;
    return OK;
}

static void end_with(struct trials *trials, enum trial_state state)
{
    message_finish(&trials->message);
    trials->state = state;
    log_line("%s: the test mail: %s", trials->kind, trials->result.reason);
}

static void start(struct trials *trials)
{
    if (transport_start(trials->safe->transport, trials->relay, &trials->message) == OK) {
        trials->state = TRIAL_SENDING;
        return;
    }
    (void)snprintf(trials->result.reason, sizeof trials->result.reason, "it could not be started");
    end_with(trials, TRIAL_LATER);
}

void trials_advance(struct trials *trials)
{
    static const enum trial_state ENDS[] = {
        [DELIVERY_ACCEPTED] = TRIAL_ACCEPTED,
        [DELIVERY_LATER] = TRIAL_LATER,
        [DELIVERY_REFUSED] = TRIAL_REFUSED,
        [DELIVERY_UNKNOWN] = TRIAL_UNKNOWN,
    };

    if (!is_under_way(trials))
        return;
    if (trials->state == TRIAL_WAITING && transport_is_idle(trials->safe->transport))
        start(trials);
    if (trials->state == TRIAL_SENDING && transport_step(trials->safe->transport, &trials->result))
        end_with(trials, ENDS[trials->result.verdict]);
}

size_t trials_poll_set(struct trials *trials, struct pollfd *ret_fds, size_t capacity, int *ret_timeout_ms)
{
    *ret_timeout_ms = -1;
    if (!is_under_way(trials))
        return 0;
    if (trials->state == TRIAL_SENDING)
        return transport_poll_set(trials->safe->transport, ret_fds, capacity, ret_timeout_ms);
    if (transport_is_idle(trials->safe->transport))
        *ret_timeout_ms = 0;
    return 0;
}
