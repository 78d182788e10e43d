#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "base/log.h"
#include "store/store.h"
#include "tools/ctl.h"
#include "tools/source.h"

enum { STATE_BYTES = 17 };

static void pause_a_little(void)
{
    static const struct timespec WAIT = {.tv_nsec = 200 * 1000 * 1000};

    (void)nanosleep(&WAIT, NULL);
}

static enum status plan_test(const struct source *source, const char *kind, json_int_t *ret_test)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    char why[WIRE_WHY_BYTES];
    enum status status =
        source_ask(source, WIRE_ROUTE_TEST, json_pack("{s:s}", "kind", kind), &message, &fields, why);

    if (status == OK)
        *ret_test = row_number(fields, "test");
    else
        log_line("%s: %s", kind, why);
    json_decref(message);
    return status;
}

/* Blocks: until the server has said yes or no, which the keeper's own patience bounds. */
static enum status wait_for_test(const struct source *source, const char *kind, json_int_t test,
                                 char ret_state[STATE_BYTES], char ret_reason[STORE_REASON_BYTES])
{
    enum status status = OK;
    bool is_done = false;

    while (status == OK && !is_done) {
        json_t *message = NULL;
        const json_t *fields = NULL;
        char why[WIRE_WHY_BYTES];

        status =
            source_ask(source, WIRE_ROUTE_TESTED, json_pack("{s:I}", "test", test), &message, &fields, why);
        if (status != OK) {
            log_line("%s: %s; run this again", kind, why);
            continue;
        }
        row_text(fields, "state", ret_state, STATE_BYTES);
        row_text(fields, "reason", ret_reason, STORE_REASON_BYTES);
        json_decref(message);
        is_done = strcmp(ret_state, "waiting") != 0 && strcmp(ret_state, "sending") != 0;
        if (!is_done)
            pause_a_little();
    }
    return status;
}

static int send_test(const struct source *source, const char *kind)
{
    char state[STATE_BYTES];
    char reason[STORE_REASON_BYTES];
    json_int_t test = 0;

    if (plan_test(source, kind, &test) != OK || wait_for_test(source, kind, test, state, reason) != OK)
        return CTL_DID_NOT_HOLD;
    if (strcmp(state, "accepted") == 0) {
        printf("%s: the server took the test mail: %s\n"
               "Ask the people who read that inbox for the code in it. Then run:\n"
               "    doorstepctl route confirm %s --code XXXX-XXXX\n",
               kind, reason, kind);
        return CTL_DONE;
    }
    if (strcmp(state, "unknown") == 0)
        log_line(
            "%s: whether the test mail arrived is not known: %s; if it did, its code works, else run this "
            "again",
            kind, reason);
    else
        log_line(
            "%s: the server did not take the test mail: %s; mend private/inbox.json, or the route in the "
            "pack's centre.json, and run this again",
            kind, reason);
    return CTL_DID_NOT_HOLD;
}

static int say_verdict(const char *kind, const char *verdict, int tries_left)
{
    static const struct {
        const char *verdict;
        const char *words;
    } ANSWERS[] = {
        {"none", "no test mail was sent there"},
        {"old", "the test mail is older than 24 hours"},
        {"spent", "too many wrong codes were typed for this test mail"},
    };
    const char *words = verdict;

    if (strcmp(verdict, "confirmed") == 0) {
        printf("%s: confirmed, with all that go to that inbox by the same way; what waits is being sent\n",
               kind);
        return CTL_DONE;
    }
    if (strcmp(verdict, "wrong") == 0 && tries_left > 0) {
        log_line("%s: that is not the code; %d %s left, so look at the test mail again", kind, tries_left,
                 tries_left == 1 ? "try is" : "tries are");
        return CTL_DID_NOT_HOLD;
    }
    if (strcmp(verdict, "wrong") == 0)
        words = "that is not the code, and no try is left";
    for (size_t i = 0; i < sizeof ANSWERS / sizeof ANSWERS[0]; i++) {
        if (strcmp(verdict, ANSWERS[i].verdict) == 0)
            words = ANSWERS[i].words;
    }
    log_line("%s: %s; send another with doorstepctl route confirm %s", kind, words, kind);
    return CTL_DID_NOT_HOLD;
}

static int try_code(const struct source *source, const char *kind, const char *code)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    char why[WIRE_WHY_BYTES];
    char verdict[STATE_BYTES];
    int tries_left;

    if (source_ask(source, WIRE_ROUTE_CONFIRM, json_pack("{s:s, s:s}", "kind", kind, "code", code), &message,
                   &fields, why) != OK) {
        log_line("%s: %s", kind, why);
        return CTL_DID_NOT_HOLD;
    }
    row_text(fields, "verdict", verdict, sizeof verdict);
    tries_left = (int)row_number(fields, "triesLeft");
    json_decref(message);
    return say_verdict(kind, verdict, tries_left);
}

int ctl_route_confirm(const struct ctl_request *request)
{
    const char *code = request->value[CTL_CODE];
    struct source source;
    int result = CTL_DID_NOT_HOLD;

    if (source_open_keeper(request->data, &source) == OK)
        result =
            code != NULL ? try_code(&source, request->folder, code) : send_test(&source, request->folder);
    source_close(&source);
    return result;
}
