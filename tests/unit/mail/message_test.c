#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "mail/message.h"

static struct message message;

static void end(void)
{
    message_finish(&message);
    fixture_end();
}

/* Every line ends in CRLF, is short and ASCII, and holds nothing that was typed. */
static void check_lines(const char *text)
{
    size_t at = 0;

    while (text[at] != '\0') {
        size_t length = strcspn(text + at, "\r\n");

        ck_assert_int_le((int)length, 78);
        for (size_t i = 0; i < length; i++)
            ck_assert(text[at + i] >= 0x20 && text[at + i] < 0x7f);
        ck_assert_int_eq(strncmp(text + at + length, "\r\n", 2), 0);
        at += length + 2;
    }
}

START_TEST(the_message_is_well_formed)
{
    const char *text;

    submit_as(FIXTURE_ID, "self-referral",
              "{\"linkId\":\"worry\",\"answer\":[{\"valueString\":\"\\n.\\r\\nMAIL FROM:<x@y>\\r\\n\"}]}");
    ck_assert_int_eq(message_make(&submission, &context, &message), OK);
    text = strbuf_text(&message.text);
    check_lines(text);
    ck_assert_str_eq(message.sender, "kiosk@kiosk.example.org");
    ck_assert_str_eq(message.recipient, "referrals@example.org");
    ck_assert_str_eq(message.message_id, "<" FIXTURE_ID "@kiosk.example.org>");
    check_has(text, "\r\nSubject: Doorstep self-referral ABCD-2345\r\n");
    check_has(text, "\r\nDate: Fri, 16 Oct 2026 07:30:00 +0000\r\n");
    check_has(text, "\r\nMessage-ID: <" FIXTURE_ID "@kiosk.example.org>\r\n");
    check_has(text, "\r\nMIME-Version: 1.0\r\n");
    check_has(text, "\r\nAuto-Submitted: auto-generated\r\n");
    check_has(text, "\r\nContent-Type: multipart/mixed;\r\n boundary=\"=_" FIXTURE_ID "\"\r\n\r\n"
                    "--=_" FIXTURE_ID "\r\nContent-Type: multipart/alternative;\r\n boundary=\"=+" FIXTURE_ID
                    "\"\r\n\r\n--=+" FIXTURE_ID "\r\nContent-Type: text/plain; charset=utf-8\r\n");
    check_has(text, "\r\n--=+" FIXTURE_ID "\r\nContent-Type: text/html; charset=utf-8\r\n");
    check_has(text,
              "\r\n--=+" FIXTURE_ID "--\r\n--=_" FIXTURE_ID "\r\nContent-Type: application/fhir+json\r\n");
    check_has(text, "\r\nContent-Disposition: attachment; filename=\"ABCD-2345.json\"\r\n");
    ck_assert_ptr_null(strstr(text, "Possible-Copy"));
    ck_assert_ptr_null(strstr(text, "Reply-To"));
    ck_assert_ptr_null(strstr(text, "MAIL FROM"));
    ck_assert_ptr_null(strstr(text, "\r\n."));
}
END_TEST

START_TEST(every_try_is_the_same_but_for_the_mark)
{
    struct message again;

    submit_as(FIXTURE_ID, "self-referral", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), OK);
    ck_assert_int_eq(message_make(&submission, &context, &again), OK);
    ck_assert_str_eq(strbuf_text(&message.text), strbuf_text(&again.text));
    message_finish(&again);
    context.possible_copy = true;
    ck_assert_int_eq(message_make(&submission, &context, &again), OK);
    ck_assert_str_eq(message.message_id, again.message_id);
    check_has(strbuf_text(&again.text), "\r\nX-Doorstep-Possible-Copy: yes\r\n");
    message_finish(&again);
}
END_TEST

START_TEST(a_route_may_say_how_it_is_called_and_answered)
{
    submit_as(FIXTURE_ID, "views", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), OK);
    check_has(strbuf_text(&message.text), "\r\nSubject: Doorstep [Bow] views ABCD-2345\r\n");
    check_has(strbuf_text(&message.text), "\r\nReply-To: \"Views\"\r\n <desk@example.org>\r\n");
    ck_assert_str_eq(message.recipient, "views@example.org");
}
END_TEST

/* A hostile glass may fill a whole submission; its HTML is many times longer. */
START_TEST(the_longest_submission_makes_an_email)
{
    static const char *const PIECES[] = {"a\\nآ\\n", "\\n", "&", "آ 1 2 ", "'", "\u0985"};

    for (size_t i = 0; i < sizeof PIECES / sizeof PIECES[0]; i++) {
        struct strbuf items;

        strbuf_init(&items, 48 * 1024);
        strbuf_add(&items, "{\"linkId\":\"worry\",\"answer\":[{\"valueString\":\"");
        while (items.length < 36 * 1024)
            strbuf_add(&items, PIECES[i]);
        strbuf_add(&items, "\"}]}");
        submit_as(FIXTURE_ID, "self-referral", strbuf_text(&items));
        strbuf_finish(&items);
        ck_assert_int_eq(message_make(&submission, &context, &message), OK);
        message_finish(&message);
    }
}
END_TEST

START_TEST(settings_may_name_the_sender)
{
    submit_as(FIXTURE_ID, "self-referral", "");
    context.sender = "relay@council.example.org";
    ck_assert_int_eq(message_make(&submission, &context, &message), OK);
    ck_assert_str_eq(message.sender, "relay@council.example.org");
    ck_assert_str_eq(message.message_id, "<" FIXTURE_ID "@council.example.org>");
}
END_TEST

START_TEST(what_cannot_be_sent_is_said)
{
    submit_as(FIXTURE_ID, "other-kind", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), NOT_FOUND);
    submit_as("../../etc/passwd", "self-referral", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), INVALID);
    submit_as("a\\r\\nBcc: x@y", "self-referral", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), INVALID);
    submit_as(FIXTURE_ID, "self-referral", "");
    context.sender = "a@b\r\nBcc: x@y";
    ck_assert_int_eq(message_make(&submission, &context, &message), INVALID);
    ck_assert_ptr_null(message.text.text);
}
END_TEST

Suite *message_suite(void)
{
    Suite *suite = suite_create("message");
    TCase *tests = tcase_create("message");

    tcase_add_checked_fixture(tests, fixture_start, end);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, the_message_is_well_formed);
    tcase_add_test(tests, every_try_is_the_same_but_for_the_mark);
    tcase_add_test(tests, a_route_may_say_how_it_is_called_and_answered);
    tcase_add_test(tests, the_longest_submission_makes_an_email);
    tcase_add_test(tests, settings_may_name_the_sender);
    tcase_add_test(tests, what_cannot_be_sent_is_said);
    suite_add_tcase(suite, tests);
    return suite;
}
