/* References and the times between tries. */
#include <stdio.h>
#include <string.h>

#include "rules/reference.h"
#include "rules/retry.h"
#include "suites.h"

static const char alphabet[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/* A generator that gives the same numbers in every run. Source: SplitMix64. */
static void fill_repeatably(void *context, void *ret_bytes, size_t count)
{
    uint64_t *state = context;
    unsigned char *bytes = ret_bytes;

    for (size_t i = 0; i < count; i++) {
        uint64_t z = (*state += 0x9E3779B97F4A7C15U);

        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        bytes[i] = (unsigned char)(z >> 56);
    }
}

static void fill_with(void *context, void *ret_bytes, size_t count)
{
    memset(ret_bytes, *(const int *)context, count);
}

START_TEST(references_have_their_shape_and_read_back)
{
    uint64_t state = 1;
    struct random_source random = {fill_repeatably, &state};
    char made[REFERENCE_CHARS + 1], read[REFERENCE_CHARS + 1];

    for (int i = 0; i < 1000; i++) {
        reference_make(random, made);
        ck_assert_uint_eq(strlen(made), REFERENCE_CHARS);
        ck_assert_int_eq(made[4], '-');
        ck_assert_uint_eq(strspn(made, "23456789ABCDEFGHJKMNPQRSTVWXYZ-"), REFERENCE_CHARS);
        ck_assert(reference_read(made, read));
        ck_assert_str_eq(made, read);
    }
}
END_TEST

START_TEST(every_wrong_symbol_is_found)
{
    uint64_t state = 2;
    struct random_source random = {fill_repeatably, &state};
    char made[REFERENCE_CHARS + 1], read[REFERENCE_CHARS + 1];

    for (int round = 0; round < 50; round++) {
        reference_make(random, made);
        for (size_t at = 0; at < REFERENCE_CHARS; at++) {
            char right = made[at];

            for (const char *wrong = alphabet; right != '-' && *wrong != '\0'; wrong++) {
                made[at] = *wrong;
                ck_assert_int_eq(reference_read(made, read), *wrong == right);
            }
            made[at] = right;
        }
    }
}
END_TEST

START_TEST(every_swap_is_found)
{
    uint64_t state = 3;
    struct random_source random = {fill_repeatably, &state};
    char made[REFERENCE_CHARS + 1], swapped[REFERENCE_CHARS + 1], read[REFERENCE_CHARS + 1];

    for (int round = 0; round < 200; round++) {
        reference_make(random, made);
        for (size_t a = 0; a < REFERENCE_CHARS; a++) {
            for (size_t b = a + 1; b < REFERENCE_CHARS; b++) {
                memcpy(swapped, made, sizeof swapped);
                swapped[a] = made[b];
                swapped[b] = made[a];
                if (a != 4 && b != 4)
                    ck_assert_int_eq(reference_read(swapped, read), made[a] == made[b]);
            }
        }
    }
}
END_TEST

START_TEST(references_are_read_as_people_type_them)
{
    int zero = 0;
    char made[REFERENCE_CHARS + 1], read[REFERENCE_CHARS + 1];

    reference_make((struct random_source){fill_with, &zero}, made);
    ck_assert_str_eq(made, "2222-2222");
    ck_assert(reference_read(" 2222 2222 ", read));
    ck_assert_str_eq(read, "2222-2222");
    ck_assert(reference_read("22222222", read));
    ck_assert(!reference_read("2222222", read));
    ck_assert(!reference_read("222222222", read));
    ck_assert(!reference_read("2222-222O", read));
    ck_assert(!reference_read("", read));
    ck_assert(!reference_read("--------", read));
    /* a = 8 (A) in the first place weighs 1, so the check is A as well. */
    ck_assert(reference_read("a222-222A", read));
    ck_assert_str_eq(read, "A222-222A");
}
END_TEST

START_TEST(waits_double_up_to_an_hour)
{
    static const int64_t seconds[] = {10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600};
    int low = 0x00, high = 0xFF;

    for (int tries = 1; tries <= 11; tries++) {
        int64_t shortest = retry_wait_ms(tries, (struct random_source){fill_with, &low});
        int64_t longest = retry_wait_ms(tries, (struct random_source){fill_with, &high});

        ck_assert_int_eq(shortest, seconds[tries - 1] * 900);
        ck_assert_int_eq(longest, seconds[tries - 1] * 1100 - 1);
    }
    ck_assert_int_eq(retry_wait_ms(1000000, (struct random_source){fill_with, &low}), 3600 * 900);
    ck_assert_int_eq(retry_wait_ms(0, (struct random_source){fill_with, &low}), 9000);
}
END_TEST

TCase *reference_tests(void)
{
    TCase *tests = tcase_create("reference and retry");

    tcase_add_test(tests, references_have_their_shape_and_read_back);
    tcase_add_test(tests, every_wrong_symbol_is_found);
    tcase_add_test(tests, every_swap_is_found);
    tcase_add_test(tests, references_are_read_as_people_type_them);
    tcase_add_test(tests, waits_double_up_to_an_hour);
    return tests;
}
