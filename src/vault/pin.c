#include "vault/pin.h"

#include <assert.h>
#include <errno.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "vault/keys.h"

#define PEPPER_LABEL "doorstep-pepper-1 "

enum { DIGEST_BYTES = 32, DIGEST_HEX_BYTES = 2 * DIGEST_BYTES + 1, NUMBER_BYTES = 12, DIGITS = 10 };

static_assert(PIN_HASH_BYTES >= crypto_pwhash_STRBYTES, "a hash fits");
static_assert((int)PIN_PEPPER_BYTES == (int)VAULT_KEY_BYTES, "a pepper is written as a key is");

const struct pin_cost pin_cost = {
    .passes = crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
    .memory_bytes = crypto_pwhash_argon2id_MEMLIMIT_MODERATE,
};

/* --- which PINs will do --- */

/* Whether each digit follows the one before it by `step`, 0 after 9. */
static bool is_in_steps(const char *pin, int step)
{
    for (size_t i = 1; pin[i] != '\0'; i++) {
        if ((pin[i] - pin[i - 1] + DIGITS) % DIGITS != step)
            return false;
    }
    return true;
}

static bool is_number(int staff, const char *pin)
{
    char number[NUMBER_BYTES];
    size_t length = (size_t)snprintf(number, sizeof number, "%d", staff);
    bool repeats = true;

    for (size_t i = 0; pin[i] != '\0'; i++)
        repeats = repeats && pin[i] == number[i % length];
    return repeats || strcmp(pin + strspn(pin, "0"), number) == 0;
}

enum pin_fault pin_look(int staff, const char *pin)
{
    size_t length = strlen(pin);

    if (strspn(pin, "0123456789") != length)
        return PIN_DIGITS;
    if (length < PIN_CHARS_MIN || length > PIN_CHARS_MAX)
        return PIN_LENGTH;
    if (is_in_steps(pin, 0))
        return PIN_SAME;
    if (is_in_steps(pin, 1) || is_in_steps(pin, DIGITS - 1))
        return PIN_RUN;
    return is_number(staff, pin) ? PIN_NUMBER : PIN_SOUND;
}

const char *pin_fault_name(enum pin_fault fault)
{
    static const char *const NAMES[PIN_FAULTS] = {
        [PIN_SOUND] = "sound", [PIN_LENGTH] = "length", [PIN_DIGITS] = "digits",
        [PIN_SAME] = "same",   [PIN_RUN] = "run",       [PIN_NUMBER] = "number",
    };

    assert((unsigned int)fault < PIN_FAULTS);
    return NAMES[fault];
}

/* --- the pepper --- */

enum status pin_read_pepper(const char *path, struct pin_pepper *ret_pepper)
{
    struct pin_pepper pepper;
    struct stat info;
    enum status status;

    if (stat(path, &info) != 0)
        return file_status_of_errno(errno);
    if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return DENIED;
    status = vault_read_line(path, PEPPER_LABEL, pepper.bytes);
    if (status == OK)
        *ret_pepper = pepper;
    memory_wipe(&pepper, sizeof pepper);
    return status;
}

enum status pin_need_pepper(const char *path, struct pin_pepper *ret_pepper)
{
    struct pin_pepper made;
    enum status status = pin_read_pepper(path, ret_pepper);

    if (status != NOT_FOUND)
        return status;
    randombytes_buf(made.bytes, sizeof made.bytes);
    status = vault_write_new_line(path, PEPPER_LABEL, made.bytes, S_IRUSR | S_IWUSR);
    memory_wipe(&made, sizeof made);
    /* INVALID: somebody else was quicker, and theirs holds. */
    return status == OK || status == INVALID ? pin_read_pepper(path, ret_pepper) : status;
}

/* --- hashes --- */

/* The number is in it, so that the hash of one member is worth nothing in the row of another. */
static void pepper_pin(const struct pin_pepper *pepper, int staff, const char *pin,
                       char ret_digest[DIGEST_HEX_BYTES])
{
    unsigned char digest[DIGEST_BYTES];
    crypto_generichash_state state;
    char number[NUMBER_BYTES];
    size_t length = (size_t)snprintf(number, sizeof number, "%d:", staff);

    (void)crypto_generichash_init(&state, pepper->bytes, sizeof pepper->bytes, sizeof digest);
    (void)crypto_generichash_update(&state, (const unsigned char *)number, length);
    (void)crypto_generichash_update(&state, (const unsigned char *)pin, strlen(pin));
    (void)crypto_generichash_final(&state, digest, sizeof digest);
    sodium_bin2hex(ret_digest, DIGEST_HEX_BYTES, digest, sizeof digest);
    memory_wipe(digest, sizeof digest);
    memory_wipe(&state, sizeof state);
}

enum status pin_hash(const struct pin_pepper *pepper, int staff, const char *pin, const struct pin_cost *cost,
                     char ret_hash[PIN_HASH_BYTES])
{
    char digest[DIGEST_HEX_BYTES];
    char hash[crypto_pwhash_STRBYTES];
    int result;

    pepper_pin(pepper, staff, pin, digest);
    result = crypto_pwhash_str_alg(hash, digest, strlen(digest), cost->passes, cost->memory_bytes,
                                   crypto_pwhash_ALG_ARGON2ID13);
    memory_wipe(digest, sizeof digest);
    if (result != 0)
        return FULL;
    memcpy(ret_hash, hash, sizeof hash);
    return OK;
}

enum status pin_check(const struct pin_pepper *pepper, int staff, const char *pin, const char *hash)
{
    char digest[DIGEST_HEX_BYTES];
    int result;

    pepper_pin(pepper, staff, pin, digest);
    errno = 0;
    result = crypto_pwhash_str_verify(hash, digest, strlen(digest));
    memory_wipe(digest, sizeof digest);
    if (result == 0)
        return OK;
    return errno == ENOMEM ? FULL : DENIED;
}
