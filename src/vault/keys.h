/* What is secret, and how it is written down: one line, a label and VAULT_KEY_BYTES in base64. For the files
 * of this room only. */
#ifndef VAULT_KEYS_H
#define VAULT_KEYS_H

#include <sys/types.h>

#include "vault/vault.h"

/* VAULT_KEY_BYTES bytes. Borrows: while the key lives. */
const unsigned char *vault_secret_bytes(const struct vault_secret_key *key);

/* Fails: NOT_FOUND, CORRUPT, DENIED, IO. `ret_bytes` may be touched on failure. */
enum status vault_read_line(const char *path, const char *label,
                            unsigned char ret_bytes[VAULT_KEY_BYTES]) MUST_CHECK;

/* Synced. Fails: INVALID when the file is there; FULL, DENIED, IO. */
enum status vault_write_new_line(const char *path, const char *label,
                                 const unsigned char bytes[VAULT_KEY_BYTES], mode_t mode) MUST_CHECK;

#endif
