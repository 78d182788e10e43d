/* Shapes of phone numbers, postcodes, e-mail addresses and names. Numbers are from Ofcom's ranges for
 * fiction. */
#include <stdio.h>
#include <string.h>

#include "rules/check.h"
#include "suites.h"

START_TEST(phones_pass_as_people_write_them)
{
    static const char *const good[] = {
        "020 7946 0123",
        "02079460123",
        "(020) 7946-0123",
        "+44 20 7946 0123",
        "+44 (0)20 7946 0123",
        "0044 20 7946 0123",
        "07700 900123",
        "07700.900.123",
        "01632 960123",
        "01632 96012",
        "07700\xC2\xA0"
        "900123",
        "07700\xE2\x80\x93"
        "900123",
        "0808 157 0000",
        "+48 22 123 45 67",
        "00 880 2 9123456",
        " 07700 900123 ",
    };

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        ck_assert_msg(check_phone(good[i]), "%s", good[i]);
}
END_TEST

START_TEST(what_cannot_be_a_phone_is_refused)
{
    static const char *const bad[] = {
        "",
        "7946",
        "0770 090012",
        "07700 9001234",
        "7700 900123",
        "+44 7700 90012",
        "++447700900123",
        "-",
        "07700 90012a",
        "0123456789012345678901234567890",
        "07700 900123+",
        "00",
        "+",
        "020 7946 012",
        "+0 20 7946 0123",
        "0000000000",
        "+1234567",
        "\xE0\xA7\xA6\xE0\xA7\xAD",
    };

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!check_phone(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(postcodes_get_their_standard_form)
{
    static const struct {
        const char *typed, *standard;
    } good[] = {
        {"E2 0SN", "E2 0SN"},     {"e20sn", "E2 0SN"},    {" e2-0sn ", "E2 0SN"},   {"E1W 1AA", "E1W 1AA"},
        {"e14 7be", "E14 7BE"},   {"OX12JD", "OX1 2JD"},  {"SW1A 1AA", "SW1A 1AA"}, {"UB8 1UW", "UB8 1UW"},
        {"LE10 1AA", "LE10 1AA"}, {"gir 0aa", "GIR 0AA"}, {"ZZ99 3VZ", "ZZ99 3VZ"}, {"ec1a1bb", "EC1A 1BB"},
        {"N1P 1AA", "N1P 1AA"},   {"M1 1AE", "M1 1AE"},
    };
    char postcode[9];

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        ck_assert_msg(check_postcode(good[i].typed, postcode), "%s", good[i].typed);
        ck_assert_str_eq(postcode, good[i].standard);
    }
}
END_TEST

START_TEST(what_cannot_be_a_postcode_is_refused)
{
    static const char *const bad[] = {
        "",        "E2",       "E2 0S", "E2 0SNN",  "QA1 1AA",  "E2 OSN",        "E2 0CN",   "AI1 1AA",
        "A1I 1AA", "AA1C 1AA", "12345", "E222 0SN", "ZZ98 3VZ", "E2 0S\xC3\x91", "EE2 0SNX",
    };
    char postcode[9] = "same";

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!check_postcode(bad[i], postcode), "%s", bad[i]);
    ck_assert_str_eq(postcode, "same");
}
END_TEST

START_TEST(email_addresses_are_told_from_other_words)
{
    static const char *const good[] = {"a@b.org", "amina.o'neill+kiosk@example.co.uk",
                                       "\xD8\xA3\xD9\x85\xD9\x84@example.org"};
    static const char *const bad[] = {"",          "a",         "@b.org",    "a@",
                                      "a@b",       "a@b.",      "a@.org",    "a@b..org",
                                      "a b@c.org", "a@b@c.org", "a@b.org\n", "a\xC2\xA0@b.org"};
    char longest[256];

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        ck_assert_msg(check_email(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!check_email(bad[i]), "%s", bad[i]);
    memset(longest, 'x', sizeof longest);
    memcpy(longest + 240, "@example.org.x", 15);
    ck_assert_uint_eq(strlen(longest), 254);
    ck_assert(check_email(longest));
    memcpy(longest + 240, "@example.org.xy", 16);
    ck_assert(!check_email(longest));
}
END_TEST

START_TEST(names_of_every_script_pass)
{
    static const char *const good[] = {
        "Amina",
        "O\xE2\x80\x99Neill-Smith",
        "X",
        "Jos\xC3\xA9",
        "\xE0\xA6\x86\xE0\xA6\xAE\xE0\xA6\xBF\xE0\xA6\xA8\xE0\xA6\xBE",
        "\xD9\x81\xD8\xA7\xD8\xB7\xD9\x85\xD8\xA9",
        "\xE6\x9D\x8E",
        "R2",
        "Ngu\xE1\xBB\x85n",
        "\xF0\xA0\x80\x80",
        "\xE1\x8A\xA0\xE1\x88\x9B\xE1\x88\x8D",
    };

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        ck_assert_msg(check_name(good[i]), "%s", good[i]);
}
END_TEST

START_TEST(what_cannot_be_a_name_is_refused)
{
    static const char *const bad[] = {
        "",
        "123",
        "--",
        " ",
        "Ami\nna",
        "Ami\tna",
        "\xE0\xA7\xA7\xE0\xA7\xA8" /* Bengali 12 */,
        "\xD9\xA1\xD9\xA2" /* Arabic 12 */,
        "\xE2\x80\xAE"
        "Amina" /* override */,
        "\xF0\x9F\x98\x80" /* emoji */,
        "\xFF",
        "A\xC0\xAF",
        "A\xED\xA0\x80",
        "\xE2\x80\xA6",
        "\xC2\x85"
        "A",
        "A\xE2\x82",
    };

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!check_name(bad[i]), "%zu: %s", i, bad[i]);
}
END_TEST

TCase *check_tests(void)
{
    TCase *tests = tcase_create("check");

    tcase_add_test(tests, phones_pass_as_people_write_them);
    tcase_add_test(tests, what_cannot_be_a_phone_is_refused);
    tcase_add_test(tests, postcodes_get_their_standard_form);
    tcase_add_test(tests, what_cannot_be_a_postcode_is_refused);
    tcase_add_test(tests, email_addresses_are_told_from_other_words);
    tcase_add_test(tests, names_of_every_script_pass);
    tcase_add_test(tests, what_cannot_be_a_name_is_refused);
    return tests;
}
