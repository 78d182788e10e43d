#include "suites.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "vault/vault.h"

char folder[PATH_MAX];
static char public_path[PATH_MAX + 16];
static char secret_path[PATH_MAX + 16];
static struct vault_public_key public_key;
static struct vault_secret_key *secret_key;

void make_folder(void)
{
    const char *base = getenv("TMPDIR");

    (void)snprintf(folder, sizeof folder, "%s/vault-test-XXXXXX", base != NULL ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(public_path, sizeof public_path, "%s/public.key", folder);
    (void)snprintf(secret_path, sizeof secret_path, "%s/secret.key", folder);
    vault_start();
}

void remove_folder(void)
{
    vault_secret_key_destroy(secret_key);
    secret_key = NULL;
    (void)unlink(public_path);
    (void)unlink(secret_path);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing half-written is left beside the keys */
}

static void make_keys(void)
{
    make_folder();
    ck_assert_int_eq(vault_make_keys(public_path, secret_path), OK);
    ck_assert_int_eq(vault_read_public_key(public_path, &public_key), OK);
    ck_assert_int_eq(vault_read_secret_key(secret_path, &secret_key), OK);
}

static void write_file(const char *path, const char *text, mode_t mode)
{
    ck_assert_int_eq(file_write(path, text, strlen(text), mode), OK);
}

static void check_opens(const char *sealed, const char *plain, size_t bytes)
{
    char *opened = NULL;
    size_t opened_bytes = 0;

    ck_assert_int_eq(vault_open(secret_key, sealed, &opened, &opened_bytes), OK);
    ck_assert_uint_eq(opened_bytes, bytes);
    ck_assert_mem_eq(opened, plain, bytes);
    ck_assert_int_eq(opened[bytes], '\0');
    vault_free_plain(opened, opened_bytes);
}

START_TEST(seals_and_opens)
{
    static const char plain[] = "{\"name\":\"নাসরিন\"}";
    char *sealed = NULL;
    char *again = NULL;

    ck_assert_int_eq(vault_seal(&public_key, plain, strlen(plain), &sealed), OK);
    ck_assert_int_eq(vault_seal(&public_key, plain, strlen(plain), &again), OK);
    ck_assert_str_ne(sealed, again); /* two alike submissions do not look alike */
    ck_assert_uint_eq(strspn(sealed, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="),
                      strlen(sealed));
    check_opens(sealed, plain, strlen(plain));
    check_opens(again, plain, strlen(plain));
    free(sealed);
    free(again);
}
END_TEST

START_TEST(seals_nothing_and_the_longest)
{
    char *longest = memory_allocate(VAULT_PLAIN_BYTES_MAX + 1, 1);
    char *sealed = NULL;

    memset(longest, 'x', VAULT_PLAIN_BYTES_MAX);
    ck_assert_int_eq(vault_seal(&public_key, "", 0, &sealed), OK);
    check_opens(sealed, "", 0);
    free(sealed);
    ck_assert_int_eq(vault_seal(&public_key, longest, VAULT_PLAIN_BYTES_MAX, &sealed), OK);
    ck_assert_uint_lt(strlen(sealed), VAULT_SEALED_TEXT_MAX);
    check_opens(sealed, longest, VAULT_PLAIN_BYTES_MAX);
    free(sealed);
    sealed = NULL;
    ck_assert_int_eq(vault_seal(&public_key, longest, VAULT_PLAIN_BYTES_MAX + 1, &sealed), FULL);
    ck_assert_ptr_null(sealed);
    free(longest);
}
END_TEST

static void check_corrupt(const char *sealed)
{
    char *plain = NULL;
    size_t bytes = 7;

    ck_assert_int_eq(vault_open(secret_key, sealed, &plain, &bytes), CORRUPT);
    ck_assert_ptr_null(plain);
    ck_assert_uint_eq(bytes, 7);
}

START_TEST(refuses_every_alteration)
{
    char *sealed = NULL;
    size_t length;

    ck_assert_int_eq(vault_seal(&public_key, "short", 5, &sealed), OK);
    length = strlen(sealed);
    for (size_t i = 0; i < length; i++) {
        char kept = sealed[i];

        sealed[i] = kept == 'A' ? 'B' : 'A';
        check_corrupt(sealed);
        sealed[i] = ' ';
        check_corrupt(sealed);
        sealed[i] = '\0';
        check_corrupt(sealed);
        sealed[i] = kept;
    }
    check_opens(sealed, "short", 5);
    free(sealed);
}
END_TEST

START_TEST(refuses_what_is_no_box)
{
    char *endless = memory_allocate(2 * VAULT_SEALED_TEXT_MAX, 1);

    check_corrupt("");
    check_corrupt("AAAA");
    check_corrupt("not base64 at all");
    memset(endless, 'A', 2 * VAULT_SEALED_TEXT_MAX - 1);
    check_corrupt(endless);
    free(endless);
}
END_TEST

START_TEST(refuses_a_box_for_another_key)
{
    struct vault_public_key other;
    char other_public[PATH_MAX + 32];
    char other_secret[PATH_MAX + 32];
    char *sealed = NULL;

    (void)snprintf(other_public, sizeof other_public, "%s/other.pub", folder);
    (void)snprintf(other_secret, sizeof other_secret, "%s/other.sec", folder);
    ck_assert_int_eq(vault_make_keys(other_public, other_secret), OK);
    ck_assert_int_eq(vault_read_public_key(other_public, &other), OK);
    ck_assert_str_ne(other.id, public_key.id);
    ck_assert_int_eq(vault_seal(&other, "hers", 4, &sealed), OK);
    check_corrupt(sealed);
    free(sealed);
    ck_assert_int_eq(unlink(other_public), 0);
    ck_assert_int_eq(unlink(other_secret), 0);
}
END_TEST

START_TEST(key_files_say_what_they_are)
{
    char *text = NULL;
    size_t bytes = 0;
    struct stat info;

    ck_assert_int_eq(file_read(public_path, 1000, &text, &bytes), OK);
    ck_assert_int_eq(strncmp(text, "doorstep-public-key-1 ", 22), 0);
    ck_assert_uint_eq(bytes, 22 + 44 + 1);
    ck_assert_int_eq(text[bytes - 1], '\n');
    free(text);
    ck_assert_int_eq(file_read(secret_path, 1000, &text, &bytes), OK);
    ck_assert_int_eq(strncmp(text, "doorstep-secret-key-1 ", 22), 0);
    free(text);
    ck_assert_int_eq(stat(public_path, &info), 0);
    ck_assert_uint_eq(info.st_mode & 0777, 0644);
    ck_assert_int_eq(stat(secret_path, &info), 0);
    ck_assert_uint_eq(info.st_mode & 0777, 0600);
}
END_TEST

START_TEST(the_secret_key_knows_its_public_half)
{
    const struct vault_public_key *half = vault_public_half(secret_key);

    ck_assert_mem_eq(half->bytes, public_key.bytes, VAULT_KEY_BYTES);
    ck_assert_str_eq(half->id, public_key.id);
    ck_assert_uint_eq(strlen(half->id), VAULT_KEY_ID_CHARS);
    ck_assert_uint_eq(strspn(half->id, "0123456789abcdef"), VAULT_KEY_ID_CHARS);
}
END_TEST

START_TEST(writes_a_lost_public_half_again)
{
    struct vault_public_key again;

    ck_assert_int_eq(vault_write_public_half(secret_key, public_path), INVALID);
    ck_assert_int_eq(unlink(public_path), 0);
    ck_assert_int_eq(vault_write_public_half(secret_key, public_path), OK);
    ck_assert_int_eq(vault_read_public_key(public_path, &again), OK);
    ck_assert_mem_eq(again.bytes, public_key.bytes, VAULT_KEY_BYTES);
}
END_TEST

START_TEST(never_replaces_a_key)
{
    ck_assert_int_eq(vault_make_keys(public_path, secret_path), INVALID);
    ck_assert_int_eq(unlink(public_path), 0);
    ck_assert_int_eq(vault_make_keys(public_path, secret_path), INVALID);
    ck_assert_int_ne(access(public_path, F_OK), 0);
    vault_secret_key_destroy(secret_key);
    ck_assert_int_eq(vault_read_secret_key(secret_path, &secret_key), OK);
    ck_assert_mem_eq(vault_public_half(secret_key)->bytes, public_key.bytes, VAULT_KEY_BYTES);
}
END_TEST

START_TEST(a_public_file_that_cannot_be_written_leaves_no_secret_one)
{
    char nowhere[PATH_MAX + 32];

    (void)snprintf(nowhere, sizeof nowhere, "%s/none/public.key", folder);
    ck_assert_int_eq(vault_make_keys(nowhere, secret_path), NOT_FOUND);
    ck_assert_int_ne(access(secret_path, F_OK), 0);
}
END_TEST

START_TEST(refuses_what_is_no_key_file)
{
    static const char *const wrong[] = {
        "",
        "doorstep-public-key-1 ",
        "doorstep-public-key-1 AAAA\n",
        "doorstep-public-key-2 L5vV8IxWCdNlrJFO2a4j0GZ0r4VqhUVKBbLkFSZmKGo=\n",
        "doorstep-secret-key-1 L5vV8IxWCdNlrJFO2a4j0GZ0r4VqhUVKBbLkFSZmKGo=\n",
        "doorstep-public-key-1 L5vV8IxWCdNlrJFO2a4j0GZ0r4VqhUVKBbLkFSZmKGo= and more\n",
        "doorstep-public-key-1 L5vV8IxWCdNlrJFO2a4j0GZ0r4VqhUVKBbLkFSZmKGoAAAA=\n",
        /* points of small order: whatever is sealed to them anybody can open */
        "doorstep-public-key-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "doorstep-public-key-1 AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        write_file(public_path, wrong[i], 0644);
        ck_assert_msg(vault_read_public_key(public_path, &public_key) == CORRUPT, "\"%s\" was taken",
                      wrong[i]);
    }
    write_file(secret_path, "doorstep-public-key-1 L5vV8IxWCdNlrJFO2a4j0GZ0r4VqhUVKBbLkFSZmKGo=\n", 0600);
    ck_assert_int_eq(vault_read_secret_key(secret_path, &secret_key), CORRUPT);
    ck_assert_ptr_null(secret_key);
}
END_TEST

START_TEST(an_editor_may_have_touched_the_public_key)
{
    write_file(public_path, "doorstep-public-key-1 L5vV8IxWCdNlrJFO2a4j0GZ0r4VqhUVKBbLkFSZmKGo=\r\n\n", 0644);
    ck_assert_int_eq(vault_read_public_key(public_path, &public_key), OK);
}
END_TEST

START_TEST(a_missing_key_is_not_found)
{
    ck_assert_int_eq(vault_read_public_key(public_path, &public_key), NOT_FOUND);
    ck_assert_int_eq(vault_read_secret_key(secret_path, &secret_key), NOT_FOUND);
}
END_TEST

START_TEST(a_secret_that_others_may_read_is_refused)
{
    static const mode_t loose[] = {0640, 0604, 0660, 0644, 0610};

    vault_secret_key_destroy(secret_key);
    secret_key = NULL;
    for (size_t i = 0; i < sizeof loose / sizeof loose[0]; i++) {
        ck_assert_int_eq(chmod(secret_path, loose[i]), 0);
        ck_assert_int_eq(vault_read_secret_key(secret_path, &secret_key), DENIED);
    }
}
END_TEST

static void hash_in_pieces(const char *text, size_t piece, char ret_hex[VAULT_HASH_CHARS + 1])
{
    struct vault_hash *hash = vault_hash_start();
    size_t length = strlen(text);

    for (size_t at = 0; at < length; at += piece)
        vault_hash_add(hash, text + at, length - at < piece ? length - at : piece);
    vault_hash_finish(hash, ret_hex);
}

START_TEST(hashes_in_pieces_as_in_one)
{
    char whole[VAULT_HASH_CHARS + 1];
    char pieces[VAULT_HASH_CHARS + 1];

    hash_in_pieces("", 1, whole);
    ck_assert_str_eq(whole, "cae66941d9efbd404e4d88758ea67670"); /* BLAKE2b-128 of nothing */
    hash_in_pieces("The quick brown fox jumps over the lazy dog", 100, whole);
    hash_in_pieces("The quick brown fox jumps over the lazy dog", 5, pieces);
    ck_assert_str_eq(whole, "249df9a49f517ddcd37f5c897620ec73");
    ck_assert_str_eq(pieces, whole);
}
END_TEST

/* FIPS 180-2, appendix B, and a file longer than one read. */
START_TEST(sums_are_those_that_sha256sum_prints)
{
    char *long_text = memory_allocate(300000 + 1, 1);
    char sum[VAULT_SHA256_CHARS + 1] = "as it was";

    ck_assert_int_eq(vault_sha256_file(public_path, sum), NOT_FOUND);
    ck_assert_str_eq(sum, "as it was");
    write_file(public_path, "abc", 0600);
    ck_assert_int_eq(vault_sha256_file(public_path, sum), OK);
    ck_assert_str_eq(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    memset(long_text, 'a', 300000);
    write_file(public_path, long_text, 0600);
    ck_assert_int_eq(vault_sha256_file(public_path, sum), OK);
    ck_assert_str_eq(sum, "12e1b9b179b29a4f7e5889b185d7ac71bff0ad1f49a7b391d0911b737a0f5381");
    free(long_text);
}
END_TEST

static Suite *vault_suite(void)
{
    Suite *suite = suite_create("vault");
    TCase *with_keys = tcase_create("keys");
    TCase *without = tcase_create("no keys");

    tcase_add_checked_fixture(with_keys, make_keys, remove_folder);
    tcase_add_test(with_keys, seals_and_opens);
    tcase_add_test(with_keys, seals_nothing_and_the_longest);
    tcase_add_test(with_keys, refuses_every_alteration);
    tcase_add_test(with_keys, refuses_what_is_no_box);
    tcase_add_test(with_keys, refuses_a_box_for_another_key);
    tcase_add_test(with_keys, key_files_say_what_they_are);
    tcase_add_test(with_keys, the_secret_key_knows_its_public_half);
    tcase_add_test(with_keys, writes_a_lost_public_half_again);
    tcase_add_test(with_keys, never_replaces_a_key);
    tcase_add_test(with_keys, a_secret_that_others_may_read_is_refused);
    suite_add_tcase(suite, with_keys);
    tcase_add_checked_fixture(without, make_folder, remove_folder);
    tcase_add_test(without, a_public_file_that_cannot_be_written_leaves_no_secret_one);
    tcase_add_test(without, refuses_what_is_no_key_file);
    tcase_add_test(without, an_editor_may_have_touched_the_public_key);
    tcase_add_test(without, a_missing_key_is_not_found);
    tcase_add_test(without, hashes_in_pieces_as_in_one);
    tcase_add_test(without, sums_are_those_that_sha256sum_prints);
    suite_add_tcase(suite, without);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(vault_suite());
    int failed;

    srunner_add_suite(runner, pin_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
