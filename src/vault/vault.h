/* The one lock for personal data: libsodium sealed boxes, hashes, wiped buffers.
 * The glass has the public key only and can seal but never open. Does not: touch the database or the wire. */
#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include <stddef.h>

#include "base/status.h"

enum {
    VAULT_KEY_BYTES = 32,
    VAULT_KEY_ID_CHARS = 16, /* hex digits: the first half of the public key's BLAKE2b-128 */
    VAULT_HASH_CHARS = 32,   /* hex digits of a BLAKE2b-128 */
    VAULT_SHA256_CHARS = 64,
    VAULT_PLAIN_BYTES_MAX = 36 * 1024,
    VAULT_SEALED_TEXT_MAX = 50 * 1024, /* base64 of the largest box, with NUL */
};

struct vault_public_key {
    unsigned char bytes[VAULT_KEY_BYTES];
    char id[VAULT_KEY_ID_CHARS + 1];
};

struct vault_secret_key; /* in libsodium's guarded, locked memory */

/* Must be called once before anything else here; aborts when libsodium cannot start. */
void vault_start(void);

/* Makes a key pair and writes `public_path` (0644) and `secret_path` (0600), both synced. Never replaces a
 * key: fails INVALID when either file is there. Fails: FULL, DENIED, IO. */
enum status vault_make_keys(const char *public_path, const char *secret_path) MUST_CHECK;

/* Writes the public half again where it went missing, as when power failed between the two files of
 * vault_make_keys. Fails: INVALID when the file is there; FULL, DENIED, IO. */
enum status vault_write_public_half(const struct vault_secret_key *key, const char *public_path) MUST_CHECK;

/* Fails: NOT_FOUND, CORRUPT (not a key file), DENIED, IO. */
enum status vault_read_public_key(const char *path, struct vault_public_key *ret_key) MUST_CHECK;

/* Reads the secret key and derives its public half. Fails: as above, and DENIED when others may read the
 * file. Owns: the caller, vault_secret_key_destroy. */
enum status vault_read_secret_key(const char *path, struct vault_secret_key **ret_key) MUST_CHECK;
void vault_secret_key_destroy(struct vault_secret_key *key);
const struct vault_public_key *vault_public_half(const struct vault_secret_key *key);

/* Seals `bytes` bytes into base64 text (original alphabet, padded). Fails: FULL when longer than
 * VAULT_PLAIN_BYTES_MAX. Owns: the caller, free(). */
enum status vault_seal(const struct vault_public_key *key, const void *plain, size_t bytes,
                       char **ret_sealed) MUST_CHECK;

/* Opens what vault_seal made; `ret_plain` is closed with a NUL that `ret_bytes` does not count.
 * Owns: the caller, vault_free_plain. Fails: CORRUPT (not ours, altered, or another key). */
enum status vault_open(const struct vault_secret_key *key, const char *sealed, char **ret_plain,
                       size_t *ret_bytes) MUST_CHECK;
void vault_free_plain(char *plain, size_t bytes);

/* A streaming hash, for the name of an installed pack. */
struct vault_hash;
struct vault_hash *vault_hash_start(void);
void vault_hash_add(struct vault_hash *hash, const void *bytes, size_t count);
void vault_hash_finish(struct vault_hash *hash, char ret_hex[VAULT_HASH_CHARS + 1]); /* frees `hash` */

/* The SHA-256 of a file, in hex, as sha256sum prints it; for what others publish sums of. Fails: NOT_FOUND,
 * DENIED, IO. */
enum status vault_sha256_file(const char *path, char ret_hex[VAULT_SHA256_CHARS + 1]) MUST_CHECK;

#endif
