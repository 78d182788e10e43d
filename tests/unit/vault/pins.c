/* Which PINs will do, what is kept of them, and the pepper that they are kept with. */
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "vault/pin.h"

/* As little as libsodium allows: what it costs is not what is tested. */
static const struct pin_cost CHEAP = {.passes = 1, .memory_bytes = 8192};

static const struct {
    int staff;
    const char *pin;
    enum pin_fault fault;
} PINS[] = {
    {12, "408263", PIN_SOUND},
    {12, "408263917520", PIN_SOUND},
    {12, "40826", PIN_LENGTH},
    {12, "4082639175208", PIN_LENGTH},
    {12, "", PIN_LENGTH},
    {12, "40826a", PIN_DIGITS},
    {12, "40826 ", PIN_DIGITS},
    {12, "-40826", PIN_DIGITS},
    {12, "\xd9\xa4\xd9\xa0\xd9\xa8", PIN_DIGITS},
    {12, "a", PIN_DIGITS},
    {12, "000000", PIN_SAME},
    {12, "777777777777", PIN_SAME},
    {12, "777778", PIN_SOUND},
    {12, "123456", PIN_RUN},
    {12, "456789", PIN_RUN},
    {12, "567890", PIN_RUN},
    {12, "890123456", PIN_RUN},
    {12, "654321", PIN_RUN},
    {12, "210987", PIN_RUN},
    {12, "123457", PIN_SOUND},
    {12, "123465", PIN_SOUND},
    {12, "121212", PIN_NUMBER},
    {12, "1212121", PIN_NUMBER},
    {12, "121213", PIN_SOUND},
    {13, "121212", PIN_SOUND},
    {345, "345345", PIN_NUMBER},
    {345, "34534534", PIN_NUMBER},
    {4082, "408240", PIN_NUMBER},
    {4082, "004082", PIN_NUMBER},
    {12, "00000012", PIN_NUMBER},
    {12, "000120", PIN_SOUND},
    {1, "000001", PIN_NUMBER},
    {1, "111111", PIN_SAME},
};

START_TEST(pins_that_will_do)
{
    ck_assert_str_eq(pin_fault_name(pin_look(PINS[_i].staff, PINS[_i].pin)), pin_fault_name(PINS[_i].fault));
}
END_TEST

static struct pin_pepper pepper_of(unsigned char byte)
{
    struct pin_pepper pepper;

    memset(pepper.bytes, byte, sizeof pepper.bytes);
    return pepper;
}

START_TEST(a_hash_knows_its_pin_number_and_pepper)
{
    const struct pin_pepper pepper = pepper_of(1), other = pepper_of(2);
    char hash[PIN_HASH_BYTES], again[PIN_HASH_BYTES];

    ck_assert_int_eq(pin_hash(&pepper, 12, "408263", &CHEAP, hash), OK);
    ck_assert_int_eq(pin_hash(&pepper, 12, "408263", &CHEAP, again), OK);
    ck_assert_str_ne(hash, again); /* salted */
    ck_assert_int_eq(strncmp(hash, "$argon2id$", 10), 0);
    ck_assert_ptr_null(strstr(hash, "408263"));
    ck_assert_int_eq(pin_check(&pepper, 12, "408263", hash), OK);
    ck_assert_int_eq(pin_check(&pepper, 12, "408263", again), OK);
    ck_assert_int_eq(pin_check(&pepper, 12, "408264", hash), DENIED);
    ck_assert_int_eq(pin_check(&pepper, 12, "40826", hash), DENIED);
    ck_assert_int_eq(pin_check(&pepper, 12, "4082630", hash), DENIED);
    ck_assert_int_eq(pin_check(&pepper, 12, "", hash), DENIED);
    ck_assert_int_eq(pin_check(&pepper, 13, "408263", hash), DENIED);
    ck_assert_int_eq(pin_check(&pepper, 1, "2408263", hash), DENIED); /* nor is it glued together */
    ck_assert_int_eq(pin_check(&other, 12, "408263", hash), DENIED);
}
END_TEST

START_TEST(what_is_no_hash_is_never_right)
{
    static const char *const TEXTS[] = {"", "408263", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$$"};
    const struct pin_pepper pepper = pepper_of(1);
    char hash[PIN_HASH_BYTES];

    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++)
        ck_assert_int_eq(pin_check(&pepper, 12, "408263", TEXTS[i]), DENIED);
    ck_assert_int_eq(pin_hash(&pepper, 12, "408263", &CHEAP, hash), OK);
    for (char *at = hash; *at != '\0'; at++) {
        *at ^= 1;
        ck_assert_int_ne(pin_check(&pepper, 12, "408263", hash), OK);
        *at ^= 1;
    }
    ck_assert_int_eq(pin_check(&pepper, 12, "408263", hash), OK);
}
END_TEST

/* What protects a stolen one: a quarter of a gigabyte and three passes for every guess. */
START_TEST(a_kept_hash_is_dear)
{
    const struct pin_pepper pepper = pepper_of(1);
    char hash[PIN_HASH_BYTES];

    ck_assert_int_eq(pin_hash(&pepper, 12, "408263", &pin_cost, hash), OK);
    ck_assert_ptr_nonnull(strstr(hash, "$m=262144,t=3,p=1$"));
}
END_TEST

/* --- the pepper --- */

static char pepper_path[PATH_MAX + 16];

static void name_pepper(void)
{
    make_folder();
    (void)snprintf(pepper_path, sizeof pepper_path, "%s/pepper", folder);
}

static void remove_pepper(void)
{
    (void)unlink(pepper_path);
    remove_folder();
}

START_TEST(a_pepper_is_made_once)
{
    struct pin_pepper first, again;
    struct stat info;

    ck_assert_int_eq(pin_read_pepper(pepper_path, &first), NOT_FOUND);
    ck_assert_int_eq(pin_need_pepper(pepper_path, &first), OK);
    ck_assert_int_eq(stat(pepper_path, &info), 0);
    ck_assert_int_eq(info.st_mode & 07777, 0600);
    ck_assert_int_eq(pin_need_pepper(pepper_path, &again), OK);
    ck_assert_mem_eq(first.bytes, again.bytes, sizeof first.bytes);
    ck_assert_int_eq(pin_read_pepper(pepper_path, &again), OK);
    ck_assert_mem_eq(first.bytes, again.bytes, sizeof first.bytes);
    ck_assert_int_eq(unlink(pepper_path), 0);
    ck_assert_int_eq(pin_need_pepper(pepper_path, &again), OK);
    ck_assert_mem_ne(first.bytes, again.bytes, sizeof first.bytes);
}
END_TEST

START_TEST(a_pepper_that_cannot_be_used_stays_as_it_is)
{
    static const char KEY[] = "doorstep-secret-key-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    struct pin_pepper pepper = pepper_of(7);
    const struct pin_pepper untouched = pepper;
    char *text = NULL;
    size_t bytes = 0;

    ck_assert_int_eq(file_write(pepper_path, KEY, strlen(KEY), 0600), OK);
    ck_assert_int_eq(pin_need_pepper(pepper_path, &pepper), CORRUPT);
    ck_assert_int_eq(file_read(pepper_path, 1000, &text, &bytes), OK);
    ck_assert_str_eq(text, KEY);
    free(text);
    ck_assert_int_eq(unlink(pepper_path), 0);
    ck_assert_int_eq(pin_need_pepper(pepper_path, &pepper), OK);
    pepper = untouched;
    ck_assert_int_eq(chmod(pepper_path, 0640), 0);
    ck_assert_int_eq(pin_need_pepper(pepper_path, &pepper), DENIED);
    ck_assert_mem_eq(pepper.bytes, untouched.bytes, sizeof pepper.bytes);
}
END_TEST

Suite *pin_suite(void)
{
    Suite *suite = suite_create("pins");
    TCase *pins = tcase_create("pins");
    TCase *peppers = tcase_create("peppers");

    tcase_add_loop_test(pins, pins_that_will_do, 0, sizeof PINS / sizeof PINS[0]);
    tcase_add_test(pins, a_hash_knows_its_pin_number_and_pepper);
    tcase_add_test(pins, what_is_no_hash_is_never_right);
    tcase_add_test(pins, a_kept_hash_is_dear);
    tcase_set_timeout(pins, 60);
    suite_add_tcase(suite, pins);
    tcase_add_checked_fixture(peppers, name_pepper, remove_pepper);
    tcase_add_test(peppers, a_pepper_is_made_once);
    tcase_add_test(peppers, a_pepper_that_cannot_be_used_stays_as_it_is);
    suite_add_tcase(suite, peppers);
    return suite;
}
