#include "app/courier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/fields.h"
#include "app/line.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "rules/response.h"

enum { CLOCK_WAIT_MS = 2000 };

struct courier {
    struct line line;
    char *key_path;
    char *pack_hash;
    const struct clock *clock;
    struct vault_public_key key;
    bool has_key;
    char act[37];
    char *sealed;           /* base64; only the keeper can open it */
    bool may_have_arrived;  /* the sealed bytes of this act went out once without an answer */
    enum courier_news news; /* made without the keeper, told at the next step */
    const char *text;
    char reference[REFERENCE_CHARS + 1];
    struct courier_booking booking;
};

struct courier *courier_create(const struct courier_options *options)
{
    struct courier *courier = memory_allocate(1, sizeof *courier);

    line_init(&courier->line, options->socket_path, options->clock);
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

static void forget_sealed(struct courier *courier)
{
    memory_wipe_text(courier->sealed);
    courier->sealed = NULL;
}

void courier_destroy(struct courier *courier)
{
    if (courier == NULL)
        return;
    line_finish(&courier->line);
    forget_sealed(courier);
    free(courier->key_path);
    free(courier->pack_hash);
    free(courier);
}

void courier_new_act(struct courier *courier)
{
    forget_sealed(courier);
    line_hang_up(&courier->line);
    memory_wipe(&courier->booking, sizeof courier->booking);
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

void courier_ask(struct courier *courier)
{
    if (courier->line.is_waiting)
        return;
    if (!line_ask(&courier->line, WIRE_HELLO, NULL))
        tell(courier, COURIER_NOT_SEEN, "K1");
}

static struct sign_up sign_up_of(const struct visit *visit)
{
    const struct visit_sign_up *from = &visit->sign_up;
    size_t count = 0;
    const struct session *sessions = centre_sessions(visit->house->centre, &count);
    struct sign_up sign_up = {.day = from->date.day, .minute = from->date.opens, .may_wait = from->may_wait};

    (void)snprintf(sign_up.session, sizeof sign_up.session, "%s", sessions[from->session].id);
    visit_sign_up_party(visit, &sign_up.children, &sign_up.adults);
    return sign_up;
}

/* Everything in the clear lives and dies in this function. */
static enum status seal(struct courier *courier, const struct visit *visit)
{
    char id[37];
    struct sign_up sign_up;
    struct submission_meta meta = {
        .id = id,
        .kind = visit->flow->name,
        .centre = centre_about(visit->house->centre)->name,
        .pack_hash = courier->pack_hash,
        .language = visit->language,
        .privacy_version = centre_about(visit->house->centre)->privacy_version,
        .created_utc_ms = clock_utc_ms(courier->clock),
        .sign_up = visit->sign_up.is_under_way ? &sign_up : NULL,
    };
    char *plain;
    enum status status;

    if (meta.sign_up != NULL)
        sign_up = sign_up_of(visit);
    random_uuid(random_system(), id);
    plain = submission_write(visit->flow, &visit->answers, &meta);
    status = vault_seal(&courier->key, plain, strlen(plain), &courier->sealed);
    memory_wipe_text(plain);
    return status;
}

void courier_submit(struct courier *courier, const struct visit *visit, const char *reservation)
{
    bool is_booking = visit->sign_up.is_under_way;
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
    if (is_booking)
        (void)json_object_set_new(fields, "reservation", json_string(reservation));
    if (!line_ask(&courier->line, is_booking ? WIRE_BOOK : WIRE_SUBMIT, fields)) {
        tell_not_stored(courier, "K1");
        return;
    }
    courier->may_have_arrived = true;
}

bool courier_is_busy(const struct courier *courier)
{
    return courier->line.is_waiting || courier->news != COURIER_NONE;
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

static void take_booking(struct courier *courier, const json_t *fields)
{
    struct courier_booking *booking = &courier->booking;

    booking->verdict = field_verdict(fields);
    booking->position = field_number(fields, "position");
    booking->waiting = field_number(fields, "waiting");
    (void)snprintf(booking->reference, sizeof booking->reference, "%s", field_text(fields, "reference"));
    (void)snprintf(booking->code, sizeof booking->code, "%s", field_text(fields, "code"));
    tell(courier, COURIER_BOOKED, NULL);
}

static void take_reference(struct courier *courier, const json_t *fields)
{
    (void)snprintf(courier->reference, sizeof courier->reference, "%s", field_text(fields, "reference"));
    tell(courier, COURIER_STORED, courier->reference);
}

/* A refusal is an answer: the keeper has looked under our key and stored nothing. */
static void take_refusal(struct courier *courier, enum status verdict)
{
    bool is_refused = verdict == DENIED || verdict == INVALID;

    if (verdict == FULL || is_refused)
        courier->may_have_arrived = false;
    tell_not_stored(courier, verdict == FULL ? "K2" : is_refused ? "K3" : "K5");
}

static void take_silence(struct courier *courier)
{
    if (courier->line.asked == WIRE_HELLO)
        tell(courier, COURIER_NOT_SEEN, "K1");
    else
        tell_not_stored(courier, "K5");
}

static void listen_for_answer(struct courier *courier)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    enum status verdict = OK;
    enum status status = line_step(&courier->line, &message, &fields, &verdict);

    if (status == BUSY)
        return;
    if (status != OK)
        take_silence(courier);
    else if (courier->line.asked == WIRE_HELLO)
        take_greeting(courier, fields);
    else if (verdict != OK)
        take_refusal(courier, verdict);
    else if (courier->line.asked == WIRE_BOOK)
        take_booking(courier, fields);
    else
        take_reference(courier, fields);
    json_decref(message);
}

enum courier_news courier_step(struct courier *courier, const char **ret_text)
{
    enum courier_news news;

    if (courier->line.is_waiting)
        listen_for_answer(courier);
    news = courier->news;
    courier->news = COURIER_NONE;
    *ret_text = courier->text;
    return news;
}

const struct courier_booking *courier_booking(const struct courier *courier)
{
    return &courier->booking;
}

void courier_count(const struct courier *courier, const char *what)
{
    char key[37];

    random_uuid(random_system(), key);
    if (!line_tell(&courier->line, WIRE_COUNT, json_pack("{s:s, s:s}", "key", key, "what", what)))
        log_line("count: %s was not counted: the keeper does not listen", what);
}

void courier_set_clock(struct courier *courier)
{
    struct wire_channel *channel = NULL;
    json_t *answer = NULL;
    json_t *fields = json_pack("{s:I, s:I}", "utcMs", (json_int_t)clock_utc_ms(courier->clock), "monotonicMs",
                               (json_int_t)clock_monotonic_ms(courier->clock));
    json_t *request = wire_request(WIRE_CLOCK, fields);

    if (wire_connect(courier->line.socket_path, &channel) != OK) {
        json_decref(request);
        return; /* no keeper: nobody to tell */
    }
    /* A keeper without --test-clock refuses, and keeps the real time. */
    if (wire_ask_and_wait(channel, request, CLOCK_WAIT_MS, &answer) == OK)
        json_decref(answer);
    wire_close(channel);
}
