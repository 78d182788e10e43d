#include "keeper/route_requests.h"

#include <stdio.h>

#include "base/log.h"
#include "keeper/requests.h"
#include "keeper/trials.h"
#include "keeper/ways.h"

enum { URL_BYTES = SETTINGS_TEXT_BYTES_MAX + 16 };

static json_t *row_of(const struct way *way, enum way_state state, const char *day)
{
    static const char *const STATES[] = {
        [WAY_WITHOUT_RELAY] = "no-relay",
        [WAY_LOCAL] = "local",
        [WAY_UNCONFIRMED] = "unconfirmed",
        [WAY_CONFIRMED] = "confirmed",
    };
    const struct centre_route *route = way->route;
    char url[URL_BYTES] = "";

    if (way->relay != NULL && way->relay->url != NULL)
        (void)snprintf(url, sizeof url, "%s", way->relay->url);
    else if (way->relay != NULL)
        (void)snprintf(url, sizeof url, "maildir:%s", way->relay->maildir);
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s}", "kind", route->kind, "name", route->name, "inbox",
                     route->inbox, "sender", way->sender, "relay", route->relay != NULL ? route->relay : "",
                     "url", url, "state", STATES[state], "confirmed", day);
}

static enum status list_routes(const struct safe *safe, const struct centre_about *about, size_t after,
                               json_t *rows)
{
    enum status status = OK;

    for (size_t i = after; i < about->route_count && i - after < WIRE_ROUTE_ROWS && status == OK; i++) {
        struct way way = way_of(safe, &about->routes[i]);
        enum way_state state = WAY_UNCONFIRMED;
        char day[11] = "";

        status = way_look(safe, &way, &state, day);
        if (status == OK)
            (void)json_array_append_new(rows, row_of(&way, state, day));
    }
    return status;
}

json_t *route_answer_list(struct safe *safe, const json_t *fields)
{
    size_t after = (size_t)json_integer_value(json_object_get(fields, "after"));
    char current[PACK_HASH_CHARS_MAX + 1];
    const struct centre_about *about;
    struct pack pack;
    json_t *rows;
    size_t next;
    enum status status;

    packs_current_hash(safe->packs, current);
    if (packs_find(safe->packs, current, clock_monotonic_ms(&safe->clock), &pack) != OK)
        return wire_refusal(NOT_FOUND, "no centre pack can be used; run doorstepctl centre install");
    about = centre_about(pack.centre);
    rows = json_array();
    status = list_routes(safe, about, after, rows);
    if (status != OK) {
        json_decref(rows);
        return wire_refusal(status, "the database could not be read");
    }
    next = after + json_array_size(rows);
    return wire_answer(WIRE_ROUTE_LIST, json_pack("{s:o,s:I}", "items", rows, "next",
                                                  (json_int_t)(next < about->route_count ? next : 0)));
}

json_t *route_answer_test(struct safe *safe, const json_t *fields)
{
    char why[WIRE_WHY_BYTES] = "";
    int64_t number = 0;
    enum status status = trials_ask(safe->trials, request_text(fields, "kind"), &number, why);

    if (status != OK)
        return wire_refusal(status, why);
    return wire_answer(WIRE_ROUTE_TEST, json_pack("{s:I}", "test", (json_int_t)number));
}

json_t *route_answer_tested(struct safe *safe, const json_t *fields)
{
    static const char *const STATES[] = {
        [TRIAL_WAITING] = "waiting", [TRIAL_SENDING] = "sending", [TRIAL_ACCEPTED] = "accepted",
        [TRIAL_LATER] = "later",     [TRIAL_REFUSED] = "refused", [TRIAL_UNKNOWN] = "unknown",
    };
    enum trial_state state = TRIAL_WAITING;
    const char *reason = "";
    enum status status =
        trials_look(safe->trials, json_integer_value(json_object_get(fields, "test")), &state, &reason);

    if (status != OK)
        return wire_refusal(status, "another test mail was sent since");
    return wire_answer(WIRE_ROUTE_TESTED, json_pack("{s:s,s:s}", "state", STATES[state], "reason", reason));
}

json_t *route_answer_confirm(struct safe *safe, const json_t *fields)
{
    static const char *const VERDICTS[] = {
        [ROUTE_CONFIRMED] = "confirmed", [ROUTE_WRONG_CODE] = "wrong", [ROUTE_NO_CODE] = "none",
        [ROUTE_CODE_OLD] = "old",        [ROUTE_CODE_SPENT] = "spent",
    };
    const char *kind = request_text(fields, "kind");
    char why[WIRE_WHY_BYTES] = "";
    char hash[VAULT_HASH_CHARS + 1];
    enum route_verdict verdict = ROUTE_NO_CODE;
    int tries_left = 0;
    struct pack pack;
    struct way way;
    enum status status = way_to_confirm(safe, kind, &pack, &way, why);

    if (status != OK)
        return wire_refusal(status, why);
    trial_code_hash(request_text(fields, "code"), hash);
    status = route_try_code(safe->store, way.hash, hash, clock_utc_ms(&safe->clock), &verdict, &tries_left);
    if (status != OK) {
        log_line("%s: not confirmed: %s: %s", kind, status_name(status), store_problem(safe->store));
        return wire_refusal(status, "it could not be stored");
    }
    log_line("%s: a code was typed: %s", kind, VERDICTS[verdict]);
    return wire_answer(WIRE_ROUTE_CONFIRM,
                       json_pack("{s:s,s:i}", "verdict", VERDICTS[verdict], "triesLeft", tries_left));
}
