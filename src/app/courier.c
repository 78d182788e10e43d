#include "app/courier.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "rules/response.h"
#include "wire/wire.h"

/* The keeper answers within milliseconds; a disk that takes longer than this is a fault that staff must see.
 */
enum { ANSWER_WAIT_MS = 10000, CLOCK_WAIT_MS = 2000 };

struct courier {
    char *socket_path;
    char *key_path;
    char *pack_hash;
    const struct clock *clock;
    struct vault_public_key key;
    bool has_key;
    char act[37];
    char *sealed; /* base64; only the keeper can open it */
    struct wire_channel *channel;
    enum wire_kind asked;
    bool waiting;
    bool may_have_arrived; /* the sealed bytes of this act went out once without an answer */
    int64_t deadline_ms;
    enum courier_news news; /* made without the keeper, told at the next step */
    const char *text;
    char reference[REFERENCE_CHARS + 1];
};

struct courier *courier_create(const struct courier_options *options)
{
    struct courier *courier = memory_allocate(1, sizeof *courier);

    courier->socket_path = memory_copy_text(options->socket_path);
    courier->key_path = memory_copy_text(options->key_path);
    courier->pack_hash = memory_copy_text(options->pack_hash);
    courier->clock = options->clock;
    courier->has_key = vault_read_public_key(options->key_path, &courier->key) == OK;
    courier_new_act(courier);
    return courier;
}

void courier_set_pack(struct courier *courier, const char *pack_hash)
{
    free(courier->pack_hash);
    courier->pack_hash = memory_copy_text(pack_hash);
}

static void hang_up(struct courier *courier)
{
    wire_close(courier->channel);
    courier->channel = NULL;
    courier->waiting = false;
}

static void forget_sealed(struct courier *courier)
{
    memory_wipe_text(courier->sealed);
    courier->sealed = NULL;
}

void courier_destroy(struct courier *courier)
{
    if (courier == NULL)
        return;
    hang_up(courier);
    forget_sealed(courier);
    free(courier->socket_path);
    free(courier->key_path);
    free(courier->pack_hash);
    free(courier);
}

void courier_new_act(struct courier *courier)
{
    forget_sealed(courier);
    hang_up(courier);
    courier->may_have_arrived = false;
    courier->news = COURIER_NONE;
    random_uuid(random_system(), courier->act);
}

static void tell(struct courier *courier, enum courier_news news, const char *text)
{
    courier->news = news;
    courier->text = text;
}

static void tell_not_stored(struct courier *courier, const char *code)
{
    tell(courier, courier->may_have_arrived ? COURIER_MAY_BE_STORED : COURIER_NOT_STORED, code);
}

static bool send_request(struct courier *courier, enum wire_kind kind, json_t *fields)
{
    json_t *request = wire_request(kind, fields);
    enum status status = OK;

    if (courier->channel == NULL)
        status = wire_connect(courier->socket_path, &courier->channel);
    if (status == OK)
        status = wire_send(courier->channel, request);
    json_decref(request);
    if (status != OK) {
        hang_up(courier);
        return false;
    }
    courier->asked = kind;
    courier->waiting = true;
    courier->deadline_ms = clock_monotonic_ms(courier->clock) + ANSWER_WAIT_MS;
    return true;
}

void courier_ask(struct courier *courier)
{
    if (courier->waiting)
        return;
    hang_up(courier);
    if (!send_request(courier, WIRE_HELLO, NULL))
        tell(courier, COURIER_NOT_SEEN, "K1");
}

/* Everything in the clear lives and dies in this function. */
static enum status seal(struct courier *courier, const struct visit *visit)
{
    char id[37];
    struct submission_meta meta = {
        .id = id,
        .kind = visit->flow->name,
        .centre = centre_about(visit->house->centre)->name,
        .pack_hash = courier->pack_hash,
        .language = visit->language,
        .privacy_version = centre_about(visit->house->centre)->privacy_version,
        .created_utc_ms = clock_utc_ms(courier->clock),
    };
    char *plain;
    enum status status;

    random_uuid(random_system(), id);
    plain = submission_write(visit->flow, &visit->answers, &meta);
    status = vault_seal(&courier->key, plain, strlen(plain), &courier->sealed);
    memory_wipe_text(plain);
    return status;
}

void courier_submit(struct courier *courier, const struct visit *visit)
{
    json_t *fields;

    /* The centre may have been given its key after we started. */
    if (!courier->has_key)
        courier->has_key = vault_read_public_key(courier->key_path, &courier->key) == OK;
    if (!courier->has_key || (courier->sealed == NULL && seal(courier, visit) != OK)) {
        tell_not_stored(courier, "K3");
        return;
    }
    fields = json_pack("{s:s, s:s, s:s}", "key", courier->act, "keyId", courier->key.id, "sealed",
                       courier->sealed);
    hang_up(courier);
    if (!send_request(courier, WIRE_SUBMIT, fields)) {
        tell_not_stored(courier, "K1");
        return;
    }
    courier->may_have_arrived = true;
}

bool courier_is_busy(const struct courier *courier)
{
    return courier->waiting || courier->news != COURIER_NONE;
}

/* Only a keeper that holds the other half of our key can open what we seal. */
static void take_greeting(struct courier *courier, const json_t *fields)
{
    const char *key_id = fields == NULL ? NULL : json_string_value(json_object_get(fields, "keyId"));

    if (key_id == NULL) {
        tell(courier, COURIER_NOT_SEEN, "K1");
        return;
    }
    if (!courier->has_key || strcmp(key_id, courier->key.id) != 0)
        courier->has_key = vault_read_public_key(courier->key_path, &courier->key) == OK;
    if (courier->has_key && strcmp(key_id, courier->key.id) == 0)
        tell(courier, COURIER_SEEN, NULL);
    else
        tell(courier, COURIER_NOT_SEEN, "K3");
}

static void take_answer(struct courier *courier, const json_t *message)
{
    const json_t *fields = NULL;
    char why[WIRE_WHY_BYTES];
    enum status status = wire_check_answer(message, courier->asked, &fields, why);
    const char *reference;

    courier->waiting = false;
    if (courier->asked == WIRE_HELLO) {
        take_greeting(courier, status == OK ? fields : NULL);
        return;
    }
    reference = status == OK ? json_string_value(json_object_get(fields, "reference")) : NULL;
    if (reference != NULL && strlen(reference) == REFERENCE_CHARS) {
        memcpy(courier->reference, reference, sizeof courier->reference);
        tell(courier, COURIER_STORED, courier->reference);
        return;
    }
    /* A refusal is an answer: the keeper has looked under our key and stored nothing. */
    if (status == FULL || status == DENIED || status == INVALID)
        courier->may_have_arrived = false;
    tell_not_stored(courier, status == FULL ? "K2" : status == DENIED || status == INVALID ? "K3" : "K5");
}

static void listen_for_answer(struct courier *courier)
{
    json_t *message = NULL;
    enum status status = wire_receive(courier->channel, &message);

    if (status == OK) {
        take_answer(courier, message);
        json_decref(message);
    } else if (status != BUSY || clock_monotonic_ms(courier->clock) > courier->deadline_ms) {
        hang_up(courier);
        if (courier->asked == WIRE_HELLO)
            tell(courier, COURIER_NOT_SEEN, "K1");
        else
            tell_not_stored(courier, "K5");
    }
}

enum courier_news courier_step(struct courier *courier, const char **ret_text)
{
    enum courier_news news;

    if (courier->waiting)
        listen_for_answer(courier);
    news = courier->news;
    courier->news = COURIER_NONE;
    *ret_text = courier->text;
    if (news != COURIER_NONE && !courier->waiting)
        hang_up(courier);
    return news;
}

void courier_count(const struct courier *courier, const char *what)
{
    struct wire_channel *channel = NULL;
    char key[37];
    json_t *request;

    if (wire_connect(courier->socket_path, &channel) != OK)
        return;
    random_uuid(random_system(), key);
    request = wire_request(WIRE_COUNT, json_pack("{s:s, s:s}", "key", key, "what", what));
    /* What was sent stays in the socket for the keeper to read after we have hung up. */
    if (wire_send(channel, request) != OK)
        log_line("count: %s was not counted: the keeper does not listen", what);
    json_decref(request);
    wire_close(channel);
}

void courier_set_clock(struct courier *courier)
{
    struct wire_channel *channel = NULL;
    json_t *answer = NULL;
    json_t *fields = json_pack("{s:I, s:I}", "utcMs", (json_int_t)clock_utc_ms(courier->clock), "monotonicMs",
                               (json_int_t)clock_monotonic_ms(courier->clock));
    json_t *request = wire_request(WIRE_CLOCK, fields);

    if (wire_connect(courier->socket_path, &channel) != OK) {
        json_decref(request);
        return; /* no keeper: nobody to tell */
    }
    /* A keeper without --test-clock refuses, and keeps the real time. */
    if (wire_ask_and_wait(channel, request, CLOCK_WAIT_MS, &answer) == OK)
        json_decref(answer);
    wire_close(channel);
}
