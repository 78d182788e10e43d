#include <errno.h>
#include <sodium.h>
#include <stdio.h>

#include "base/file.h"
#include "vault/vault.h"

enum { CHUNK_BYTES = 64 * 1024 };

enum status vault_sha256_file(const char *path, char ret_hex[VAULT_SHA256_CHARS + 1])
{
    static unsigned char chunk[CHUNK_BYTES];
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_state state;
    enum status status = OK;
    size_t count;
    FILE *file = fopen(path, "rbe");

    if (file == NULL)
        return file_status_of_errno(errno);
    crypto_hash_sha256_init(&state);
    while ((count = fread(chunk, 1, sizeof chunk, file)) > 0)
        crypto_hash_sha256_update(&state, chunk, count);
    if (ferror(file))
        status = IO;
    (void)fclose(file);
    crypto_hash_sha256_final(&state, digest);
    if (status == OK)
        sodium_bin2hex(ret_hex, VAULT_SHA256_CHARS + 1, digest, sizeof digest);
    return status;
}
