#include "vault/vault.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "vault/keys.h"

static_assert(VAULT_KEY_BYTES == crypto_box_PUBLICKEYBYTES, "the key is a Curve25519 point");
static_assert(VAULT_KEY_BYTES == crypto_box_SECRETKEYBYTES, "and so is its secret half's length");
static_assert(sodium_base64_ENCODED_LEN(VAULT_PLAIN_BYTES_MAX + crypto_box_SEALBYTES,
                                        sodium_base64_VARIANT_ORIGINAL) <= VAULT_SEALED_TEXT_MAX,
              "the longest plain text fits");

struct vault_hash {
    crypto_generichash_state state;
};

void vault_start(void)
{
    if (sodium_init() < 0)
        abort();
}

enum status vault_seal(const struct vault_public_key *key, const void *plain, size_t bytes, char **ret_sealed)
{
    size_t box_bytes = bytes + crypto_box_SEALBYTES;
    size_t text_bytes;
    unsigned char *box;
    char *text;

    if (bytes > VAULT_PLAIN_BYTES_MAX)
        return FULL;
    box = memory_allocate(box_bytes, 1);
    /* It only fails for a point of small order, which reading the key refuses. */
    if (crypto_box_seal(box, plain, bytes, key->bytes) != 0)
        abort();
    text_bytes = sodium_base64_encoded_len(box_bytes, sodium_base64_VARIANT_ORIGINAL);
    text = memory_allocate(text_bytes, 1);
    sodium_bin2base64(text, text_bytes, box, box_bytes, sodium_base64_VARIANT_ORIGINAL);
    free(box);
    *ret_sealed = text;
    return OK;
}

enum status vault_open(const struct vault_secret_key *key, const char *sealed, char **ret_plain,
                       size_t *ret_bytes)
{
    enum status status = CORRUPT;
    size_t sealed_length = strnlen(sealed, VAULT_SEALED_TEXT_MAX);
    size_t box_bytes = 0;
    unsigned char *box = NULL;
    char *plain = NULL;

    if (sealed_length >= VAULT_SEALED_TEXT_MAX)
        return CORRUPT;
    box = memory_allocate(sealed_length, 1);
    if (sodium_base642bin(box, sealed_length, sealed, sealed_length, NULL, &box_bytes, NULL,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        box_bytes < crypto_box_SEALBYTES)
        goto out;
    plain = memory_allocate(box_bytes - crypto_box_SEALBYTES + 1, 1);
    if (crypto_box_seal_open((unsigned char *)plain, box, box_bytes, vault_public_half(key)->bytes,
                             vault_secret_bytes(key)) != 0)
        goto out;
    *ret_plain = plain;
    *ret_bytes = box_bytes - crypto_box_SEALBYTES;
    plain = NULL;
    status = OK;
out:
    free(plain); /* nothing is written into it unless the box is genuine */
    free(box);
    return status;
}

void vault_free_plain(char *plain, size_t bytes)
{
    if (plain == NULL)
        return;
    memory_wipe(plain, bytes);
    free(plain);
}

struct vault_hash *vault_hash_start(void)
{
    /* libsodium's state wants 64-byte alignment, which malloc does not promise. */
    struct vault_hash *hash = aligned_alloc(_Alignof(struct vault_hash), sizeof *hash);

    if (hash == NULL)
        abort();
    crypto_generichash_init(&hash->state, NULL, 0, VAULT_HASH_CHARS / 2);
    return hash;
}

void vault_hash_add(struct vault_hash *hash, const void *bytes, size_t count)
{
    crypto_generichash_update(&hash->state, bytes, count);
}

void vault_hash_finish(struct vault_hash *hash, char ret_hex[VAULT_HASH_CHARS + 1])
{
    unsigned char digest[VAULT_HASH_CHARS / 2];

    crypto_generichash_final(&hash->state, digest, sizeof digest);
    sodium_bin2hex(ret_hex, VAULT_HASH_CHARS + 1, digest, sizeof digest);
    memory_wipe(hash, sizeof *hash);
    free(hash);
}
