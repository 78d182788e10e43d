/* Messages made and checked. On the wire:
 *   {"version":1,"ask":"submit","fields":{…}}
 *   {"version":1,"answer":"submit","fields":{…}}
 *   {"version":1,"problem":"full","why":"…"} */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire/wire.h"
#include "wire/wire_table.h"

static json_t *message_of(const char *role, enum wire_kind kind, json_t *fields)
{
    json_t *message;

    assert((unsigned int)kind < WIRE_KINDS);
    message = json_pack("{s:i, s:s, s:o}", "version", WIRE_VERSION, role, wire_message_of(kind)->name,
                        "fields", fields != NULL ? fields : json_object());
    if (message == NULL)
        abort();
    return message;
}

json_t *wire_request(enum wire_kind kind, json_t *fields)
{
    return message_of("ask", kind, fields);
}

json_t *wire_answer(enum wire_kind kind, json_t *fields)
{
    return message_of("answer", kind, fields);
}

enum wire_peer wire_least_peer(enum wire_kind kind)
{
    return wire_message_of(kind)->least;
}

static void say(char ret_why[WIRE_WHY_BYTES], const char *why)
{
    (void)snprintf(ret_why, WIRE_WHY_BYTES, "%s", why);
}

json_t *wire_refusal(enum status status, const char *why)
{
    char bounded[WIRE_WHY_BYTES];
    json_t *words;
    json_t *message;

    assert(status != OK);
    say(bounded, why);
    /* The bound may have cut a character of UTF-8 in two; then jansson will not have it. */
    for (words = json_string(bounded); words == NULL && bounded[0] != '\0'; words = json_string(bounded))
        bounded[strlen(bounded) - 1] = '\0';
    message =
        json_pack("{s:i, s:s, s:o}", "version", WIRE_VERSION, "problem", status_name(status), "why", words);
    if (message == NULL)
        abort();
    return message;
}

static enum status check_envelope(const json_t *message, char ret_why[WIRE_WHY_BYTES])
{
    const json_t *version = json_object_get(message, "version");

    if (!json_is_object(message) || json_object_size(message) != 3) {
        say(ret_why, "not a message: it must be an object of three entries");
        return INVALID;
    }
    if (!json_is_integer(version) || json_integer_value(version) != WIRE_VERSION) {
        say(ret_why, "another version of the messages; the two programs must be of one release");
        return INVALID;
    }
    return OK;
}

/* WIRE_KINDS when there is no such kind. */
static enum wire_kind kind_in(const json_t *message, const char *role)
{
    const char *name = json_string_value(json_object_get(message, role));

    return name != NULL ? wire_kind_named(name) : WIRE_KINDS;
}

enum status wire_check_request(const json_t *message, enum wire_peer peer, enum wire_kind *ret_kind,
                               const json_t **ret_fields, char ret_why[WIRE_WHY_BYTES])
{
    const json_t *fields = json_object_get(message, "fields");
    enum wire_kind kind = kind_in(message, "ask");
    enum status status = check_envelope(message, ret_why);

    if (status != OK)
        return status;
    if (kind == WIRE_KINDS) {
        say(ret_why, "it asks for nothing that is known");
        return INVALID;
    }
    if (peer < wire_message_of(kind)->least) {
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "%s may be asked %s only", wire_message_of(kind)->name,
                       wire_message_of(kind)->least == WIRE_STAFF ? "after a PIN" : "on the admin socket");
        return DENIED;
    }
    status = wire_check_fields(fields, wire_message_of(kind)->asked, ret_why);
    if (status != OK)
        return status;
    *ret_kind = kind;
    *ret_fields = fields;
    return OK;
}

static enum status status_named(const char *name)
{
    for (int status = NOT_FOUND; status <= UNAVAILABLE; status++) {
        if (strcmp(name, status_name((enum status)status)) == 0)
            return (enum status)status;
    }
    return INVALID;
}

enum status wire_check_answer(const json_t *message, enum wire_kind kind, const json_t **ret_fields,
                              char ret_why[WIRE_WHY_BYTES])
{
    const char *problem = json_string_value(json_object_get(message, "problem"));
    const char *why = json_string_value(json_object_get(message, "why"));
    const json_t *fields = json_object_get(message, "fields");
    enum status status = check_envelope(message, ret_why);

    if (status != OK)
        return status;
    if (problem != NULL && why != NULL) {
        say(ret_why, why);
        return status_named(problem);
    }
    if (kind_in(message, "answer") != kind) {
        say(ret_why, "it is not the answer to what was asked");
        return INVALID;
    }
    status = wire_check_fields(fields, wire_message_of(kind)->answered, ret_why);
    if (status == OK)
        *ret_fields = fields;
    return status;
}
