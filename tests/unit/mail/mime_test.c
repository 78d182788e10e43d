#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "mail/mime.h"

static struct strbuf text;

static void start(void)
{
    strbuf_init(&text, 64 * 1024);
}

static void end(void)
{
    strbuf_finish(&text);
}

START_TEST(base64_is_in_lines_of_76)
{
    static const struct {
        const char *plain;
        const char *wanted;
    } CASES[] = {
        {"", ""},           {"M", "TQ==\r\n"},
        {"Ma", "TWE=\r\n"}, {"Man", "TWFu\r\n"},
        {"আ", "4KaG\r\n"},  {"\xff\xfe\xfd", "//79\r\n"},
    };
    char block[58];

    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        strbuf_clear(&text);
        mime_add_base64(&text, CASES[i].plain, strlen(CASES[i].plain));
        ck_assert_str_eq(strbuf_text(&text), CASES[i].wanted);
    }
    memset(block, 'a', sizeof block);
    strbuf_clear(&text);
    mime_add_base64(&text, block, 58);
    ck_assert_int_eq((int)strcspn(strbuf_text(&text), "\r"), 76);
    ck_assert_str_eq(strbuf_text(&text) + 78, "YQ==\r\n");
}
END_TEST

START_TEST(plain_headers_stay_plain)
{
    ck_assert_int_eq(mime_add_header(&text, "Subject", "Doorstep self-referral ABCD-2345"), OK);
    ck_assert_str_eq(strbuf_text(&text), "Subject: Doorstep self-referral ABCD-2345\r\n");
}
END_TEST

START_TEST(long_headers_are_folded)
{
    static const struct {
        const char *value;
        const char *wanted;
    } CASES[] = {
        {"Doorstep [A prefix of forty characters, counted] referral by a professional ABCD-2345",
         "Subject: Doorstep [A prefix of forty characters, counted] referral by a\r\n professional "
         "ABCD-2345\r\n"},
        {"123456789 123456789 123456789 123456789 123456789 123456789 123456789",
         "Subject: 123456789 123456789 123456789 123456789 123456789 123456789 123456789\r\n"},
        {"123456789 123456789 123456789 123456789 123456789 123456789 1234567890",
         "Subject: 123456789 123456789 123456789 123456789 123456789 123456789\r\n 1234567890\r\n"},
        {"1234567890123456789012345678901234567890123456789012345678901234567890123",
         "Subject: 1234567890123456789012345678901234567890123456789012345678901234567890123\r\n"},
    };

    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        strbuf_clear(&text);
        ck_assert_int_eq(mime_add_header(&text, "Subject", CASES[i].value), OK);
        ck_assert_str_eq(strbuf_text(&text), CASES[i].wanted);
    }
}
END_TEST

START_TEST(other_scripts_become_encoded_words)
{
    ck_assert_int_eq(mime_add_header(&text, "Subject", "বাংলা"), OK);
    ck_assert_str_eq(strbuf_text(&text), "Subject: =?utf-8?B?4Kas4Ka+4KaC4Kay4Ka+?=\r\n");
}
END_TEST

START_TEST(encoded_words_are_short_and_whole)
{
    struct strbuf value;

    strbuf_init(&value, 1024);
    strbuf_add(&value, "x");
    for (int i = 0; i < 60; i++)
        strbuf_add(&value, "আ");
    ck_assert_int_eq(mime_add_header(&text, "Subject", strbuf_text(&value)), OK);
    for (const char *line = strstr(strbuf_text(&text), "=?"); line != NULL;
         line = strstr(line + 1, "=?utf-8")) {
        size_t length = strcspn(line, "\r");

        ck_assert_int_le((int)length, 75);
        /* Its own padding closes each word, so each decodes alone: no character is cut in two. */
        ck_assert_int_eq((int)(length - strlen("=?utf-8?B?"
                                               "?=")) %
                             4,
                         0);
    }
    strbuf_finish(&value);
}
END_TEST

START_TEST(what_looks_encoded_is_encoded)
{
    ck_assert_int_eq(mime_add_header(&text, "Subject", "=?utf-8?B?QQ==?="), OK);
    ck_assert_ptr_null(strstr(strbuf_text(&text), "B?QQ=="));
}
END_TEST

START_TEST(headers_cannot_be_broken_out_of)
{
    static const char *const VALUES[] = {"a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\tb", "a\x7f"};

    for (size_t i = 0; i < sizeof VALUES / sizeof VALUES[0]; i++) {
        ck_assert_int_eq(mime_add_header(&text, "Subject", VALUES[i]), INVALID);
        ck_assert_int_eq(mime_add_address(&text, "To", VALUES[i], "a@example.org"), INVALID);
    }
    ck_assert_str_eq(strbuf_text(&text), "");
}
END_TEST

START_TEST(addresses_are_one_plain_address)
{
    static const char *const GOOD[] = {"a@example.org", "early.help+kiosk@towerhamlets.gov.uk",
                                       "x@localhost"};
    static const char *const BAD[] = {"",       "a",           "@b",       "a@",      "a b@c.d",    "a@b@c",
                                      "a@b>",   "<a@b>",       "a@b,c",    "a@b\r\n", ".a@b",       "a.@b",
                                      "a..b@c", "a@.b",        "a@b.",     "\"a\"@b", "a@b c",      "a\r\n@b",
                                      "é@b.c",  "a@b/../../c", "a(b)@c.d", "a@b;d@e", "a@[1.2.3.4]"};

    for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++)
        ck_assert_msg(mime_is_address(GOOD[i]), "%s", GOOD[i]);
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
        ck_assert_msg(!mime_is_address(BAD[i]), "%s", BAD[i]);
}
END_TEST

START_TEST(display_names_are_quoted)
{
    ck_assert_int_eq(mime_add_address(&text, "From", "The \"Hub\", E2", "a@example.org"), OK);
    ck_assert_str_eq(strbuf_text(&text), "From: \"The \\\"Hub\\\", E2\"\r\n <a@example.org>\r\n");
}
END_TEST

START_TEST(dates_are_rfc_5322)
{
    ck_assert_int_eq(mime_add_date(&text, INT64_C(1792135800000)), OK);
    ck_assert_str_eq(strbuf_text(&text), "Date: Fri, 16 Oct 2026 07:30:00 +0000\r\n");
    ck_assert_int_eq(mime_add_date(&text, -1), INVALID);
    ck_assert_int_eq(mime_add_date(&text, INT64_MAX), INVALID);
}
END_TEST

Suite *mime_suite(void)
{
    Suite *suite = suite_create("mime");
    TCase *tests = tcase_create("lines");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_test(tests, base64_is_in_lines_of_76);
    tcase_add_test(tests, plain_headers_stay_plain);
    tcase_add_test(tests, long_headers_are_folded);
    tcase_add_test(tests, other_scripts_become_encoded_words);
    tcase_add_test(tests, encoded_words_are_short_and_whole);
    tcase_add_test(tests, what_looks_encoded_is_encoded);
    tcase_add_test(tests, headers_cannot_be_broken_out_of);
    tcase_add_test(tests, addresses_are_one_plain_address);
    tcase_add_test(tests, display_names_are_quoted);
    tcase_add_test(tests, dates_are_rfc_5322);
    suite_add_tcase(suite, tests);
    return suite;
}
