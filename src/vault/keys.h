/* The secret half, for the files of this room only. */
#ifndef VAULT_KEYS_H
#define VAULT_KEYS_H

#include "vault/vault.h"

/* VAULT_KEY_BYTES bytes. Borrows: while the key lives. */
const unsigned char *vault_secret_bytes(const struct vault_secret_key *key);

#endif
