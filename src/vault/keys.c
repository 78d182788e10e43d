/* Key files: one short line of text, so that the person who looks after them knows which is which. */
#include "vault/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#define PUBLIC_LABEL "doorstep-public-key-1 "
#define SECRET_LABEL "doorstep-secret-key-1 "

enum {
    KEY_TEXT_BYTES = sodium_base64_ENCODED_LEN(VAULT_KEY_BYTES, sodium_base64_VARIANT_ORIGINAL),
    LINE_BYTES = sizeof PUBLIC_LABEL + KEY_TEXT_BYTES + 1,
    FILE_BYTES_MAX = 4096, /* room for blank lines that an editor added */
};

struct vault_secret_key {
    unsigned char secret[VAULT_KEY_BYTES];
    struct vault_public_key public_half;
};

const unsigned char *vault_secret_bytes(const struct vault_secret_key *key)
{
    return key->secret;
}

const struct vault_public_key *vault_public_half(const struct vault_secret_key *key)
{
    return &key->public_half;
}

static void name_key(struct vault_public_key *key)
{
    unsigned char digest[crypto_generichash_BYTES_MIN];

    crypto_generichash(digest, sizeof digest, key->bytes, sizeof key->bytes, NULL, 0);
    sodium_bin2hex(key->id, sizeof key->id, digest, VAULT_KEY_ID_CHARS / 2);
}

static void write_line(const char *label, const unsigned char bytes[VAULT_KEY_BYTES],
                       char ret_line[LINE_BYTES])
{
    char text[KEY_TEXT_BYTES];

    sodium_bin2base64(text, sizeof text, bytes, VAULT_KEY_BYTES, sodium_base64_VARIANT_ORIGINAL);
    (void)snprintf(ret_line, LINE_BYTES, "%s%s\n", label, text);
    memory_wipe(text, sizeof text);
}

enum status vault_read_line(const char *path, const char *label, unsigned char ret_bytes[VAULT_KEY_BYTES])
{
    char *text = NULL;
    size_t length = 0;
    size_t decoded = 0;
    const char *end = NULL;
    enum status status = file_read(path, FILE_BYTES_MAX, &text, &length);

    if (status != OK)
        return status == FULL ? CORRUPT : status;
    status = CORRUPT;
    if (strncmp(text, label, strlen(label)) == 0 &&
        sodium_base642bin(ret_bytes, VAULT_KEY_BYTES, text + strlen(label), length - strlen(label), " \t\r\n",
                          &decoded, &end, sodium_base64_VARIANT_ORIGINAL) == 0 &&
        decoded == VAULT_KEY_BYTES && end == text + length)
        status = OK;
    memory_wipe(text, length);
    free(text);
    return status;
}

static enum status sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return file_sync_folder(".");
    (void)snprintf(folder, sizeof folder, "%.*s", slash == path ? 1 : (int)(slash - path), path);
    return file_sync_folder(folder);
}

/* A plain rename would replace a key that somebody else made meanwhile, and everything sealed with it would
 * be lost. */
enum status vault_write_new_line(const char *path, const char *label,
                                 const unsigned char bytes[VAULT_KEY_BYTES], mode_t mode)
{
    enum status status;
    char beside[PATH_MAX];
    char line[LINE_BYTES];

    if ((size_t)snprintf(beside, sizeof beside, "%s.new", path) >= sizeof beside)
        return INVALID;
    write_line(label, bytes, line);
    status = file_write(beside, line, strlen(line), mode);
    memory_wipe(line, sizeof line);
    if (status != OK)
        return status;
    if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) != 0) {
        status = errno == EEXIST ? INVALID : file_status_of_errno(errno);
        (void)unlink(beside);
        return status;
    }
    return sync_folder_of(path);
}

static bool is_there(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0;
}

static struct vault_secret_key *allocate_secret(void)
{
    struct vault_secret_key *key = sodium_malloc(sizeof *key);

    if (key == NULL)
        abort();
    return key;
}

enum status vault_make_keys(const char *public_path, const char *secret_path)
{
    struct vault_secret_key *key;
    enum status status;

    if (is_there(public_path) || is_there(secret_path))
        return INVALID;
    key = allocate_secret();
    crypto_box_keypair(key->public_half.bytes, key->secret);
    /* The secret half first: what was sealed with a public key alone could never be opened. */
    status = vault_write_new_line(secret_path, SECRET_LABEL, key->secret, S_IRUSR | S_IWUSR);
    if (status == OK) {
        status = vault_write_new_line(public_path, PUBLIC_LABEL, key->public_half.bytes,
                                      S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
        if (status != OK)
            (void)unlink(secret_path);
    }
    vault_secret_key_destroy(key);
    return status;
}

enum status vault_write_public_half(const struct vault_secret_key *key, const char *public_path)
{
    if (is_there(public_path))
        return INVALID;
    return vault_write_new_line(public_path, PUBLIC_LABEL, key->public_half.bytes,
                                S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
}

/* libsodium refuses points of small order, which would give a box that anybody can open. */
static bool can_seal(const struct vault_public_key *key)
{
    unsigned char box[crypto_box_SEALBYTES];

    return crypto_box_seal(box, (const unsigned char *)"", 0, key->bytes) == 0;
}

enum status vault_read_public_key(const char *path, struct vault_public_key *ret_key)
{
    struct vault_public_key key;
    enum status status = vault_read_line(path, PUBLIC_LABEL, key.bytes);

    if (status != OK)
        return status;
    if (!can_seal(&key))
        return CORRUPT;
    name_key(&key);
    *ret_key = key;
    return OK;
}

enum status vault_read_secret_key(const char *path, struct vault_secret_key **ret_key)
{
    struct vault_secret_key *key;
    enum status status;
    struct stat info;

    if (stat(path, &info) != 0)
        return file_status_of_errno(errno);
    if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return DENIED;
    key = allocate_secret();
    status = vault_read_line(path, SECRET_LABEL, key->secret);
    if (status == OK && crypto_scalarmult_base(key->public_half.bytes, key->secret) != 0)
        status = CORRUPT;
    if (status != OK) {
        vault_secret_key_destroy(key);
        return status;
    }
    name_key(&key->public_half);
    (void)sodium_mprotect_readonly(key);
    *ret_key = key;
    return OK;
}

void vault_secret_key_destroy(struct vault_secret_key *key)
{
    sodium_free(key); /* which wipes it first */
}
