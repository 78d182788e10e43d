/* Plays the glass in tests of the keeper: makes keys, seals a submission, asks over the socket. Prints the
 * answer's fields as one line of JSON; exit 1 and the refusal on standard error when it was refused.
 *     mail_client keys DATA
 *     mail_client hello|list DATA
 *     mail_client clock DATA UTC_MS MONOTONIC_MS
 *     mail_client seal DATA < submissions, one a line; as they come, to lines "KEY_ID SEALED"
 *     mail_client pin DATA STAFF PIN KIB; its hash as the keeper keeps it, but one pass over so much memory
 *     mail_client submit DATA KEY < submission
 *     mail_client submit-sealed DATA KEY KEY_ID < sealed */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/place.h"
#include "base/strbuf.h"
#include "vault/pin.h"
#include "vault/vault.h"
#include "wire/wire.h"

enum { WAIT_MS = 30 * 1000, INPUT_BYTES_MAX = 60 * 1024 };

_Noreturn static void fail(const char *what, const char *why)
{
    (void)fprintf(stderr, "mail_client: %s: %s\n", what, why);
    exit(1);
}

static const char *path_in(const char *data, const char *name)
{
    static char paths[2][PATH_MAX];
    static int turn;

    turn = 1 - turn;
    if (place_join(data, name, paths[turn], PATH_MAX) != OK)
        fail(data, "too long");
    return paths[turn];
}

static void make_keys(const char *data)
{
    enum status status = vault_make_keys(path_in(data, PLACE_PUBLIC_KEY), path_in(data, PLACE_SECRET_KEY));

    if (status != OK)
        fail("keys", status_name(status));
}

static char *read_input(size_t *ret_bytes)
{
    struct strbuf input;
    char block[4096];
    size_t count;

    strbuf_init(&input, INPUT_BYTES_MAX);
    while ((count = fread(block, 1, sizeof block, stdin)) > 0)
        strbuf_add_bytes(&input, block, count);
    *ret_bytes = input.length;
    return strbuf_take(&input);
}

static int ask(const char *data, const char *socket, enum wire_kind kind, json_t *fields)
{
    struct wire_channel *channel = NULL;
    json_t *answer = NULL;
    const json_t *got;
    char why[WIRE_WHY_BYTES] = "";
    enum status status = wire_connect(path_in(data, socket), &channel);

    if (status != OK)
        fail("socket", status_name(status));
    status = wire_ask_and_wait(channel, wire_request(kind, fields), WAIT_MS, &answer);
    wire_close(channel);
    if (status != OK)
        fail("answer", status_name(status));
    status = wire_check_answer(answer, kind, &got, why);
    if (status == OK) {
        (void)json_dumpf(got, stdout, JSON_COMPACT);
        (void)putchar('\n');
    } else {
        (void)fprintf(stderr, "mail_client: refused: %s: %s\n", status_name(status), why);
    }
    json_decref(answer);
    return status == OK ? 0 : 1;
}

static int submit_sealed(const char *data, const char *key, const char *sealed, const char *key_id)
{
    return ask(data, PLACE_SOCKET, WIRE_SUBMIT,
               json_pack("{s:s,s:s,s:s}", "key", key, "sealed", sealed, "keyId", key_id));
}

/* For tests that speak to the socket themselves. */
static int seal_lines(const char *data)
{
    struct vault_public_key public_key;
    enum status status = vault_read_public_key(path_in(data, PLACE_PUBLIC_KEY), &public_key);
    char *line = NULL;
    size_t capacity = 0;
    ssize_t bytes;

    while (status == OK && (bytes = getline(&line, &capacity, stdin)) > 0) {
        char *sealed = NULL;

        status = vault_seal(&public_key, line, (size_t)bytes - 1, &sealed);
        if (status == OK)
            printf("%s %s\n", public_key.id, sealed);
        free(sealed);
        (void)fflush(stdout);
    }
    free(line);
    if (status != OK)
        fail("seal", status_name(status));
    return 0;
}

/* Thousands of guesses at the cost of a real one would take hours. What a hash costs stands in it. */
static int print_pin_hash(const char *data, const char *staff, const char *pin, const char *kib)
{
    const struct pin_cost cost = {.passes = 1, .memory_bytes = (size_t)strtoul(kib, NULL, 10) * 1024};
    char hash[PIN_HASH_BYTES];
    struct pin_pepper pepper;
    enum status status = pin_need_pepper(path_in(data, PLACE_PEPPER), &pepper);

    if (status == OK)
        status = pin_hash(&pepper, (int)strtol(staff, NULL, 10), pin, &cost, hash);
    if (status != OK)
        fail("pin", status_name(status));
    printf("%s\n", hash);
    return 0;
}

static int submit(const char *data, const char *key)
{
    struct vault_public_key public_key;
    size_t bytes;
    char *plain = read_input(&bytes);
    char *sealed = NULL;
    enum status status = vault_read_public_key(path_in(data, PLACE_PUBLIC_KEY), &public_key);
    int code;

    if (status == OK)
        status = vault_seal(&public_key, plain, bytes, &sealed);
    free(plain);
    if (status != OK)
        fail("seal", status_name(status));
    code = submit_sealed(data, key, sealed, public_key.id);
    free(sealed);
    return code;
}

static int submit_as_given(const char *data, const char *key, const char *key_id)
{
    size_t bytes;
    char *sealed = read_input(&bytes);
    int code;

    sealed[strcspn(sealed, "\n")] = '\0';
    code = submit_sealed(data, key, sealed, key_id);
    free(sealed);
    return code;
}

int main(int argc, char **argv)
{
    const char *command = argc > 2 ? argv[1] : "";
    const char *data = argc > 2 ? argv[2] : "";

    vault_start();
    if (strcmp(command, "keys") == 0)
        make_keys(data);
    else if (strcmp(command, "hello") == 0)
        return ask(data, PLACE_SOCKET, WIRE_HELLO, NULL);
    else if (strcmp(command, "list") == 0)
        return ask(data, PLACE_ADMIN_SOCKET, WIRE_QUEUE_LIST,
                   json_pack("{s:i,s:i}", "after", 0, "limit", 50));
    else if (strcmp(command, "clock") == 0 && argc == 5)
        return ask(data, PLACE_SOCKET, WIRE_CLOCK,
                   json_pack("{s:I,s:I}", "utcMs", (json_int_t)strtoll(argv[3], NULL, 10), "monotonicMs",
                             (json_int_t)strtoll(argv[4], NULL, 10)));
    else if (strcmp(command, "seal") == 0)
        return seal_lines(data);
    else if (strcmp(command, "pin") == 0 && argc == 6)
        return print_pin_hash(data, argv[3], argv[4], argv[5]);
    else if (strcmp(command, "submit") == 0 && argc == 4)
        return submit(data, argv[3]);
    else if (strcmp(command, "submit-sealed") == 0 && argc == 5)
        return submit_as_given(data, argv[3], argv[4]);
    else
        fail("command", "see the head of mail_client.c");
    return 0;
}
