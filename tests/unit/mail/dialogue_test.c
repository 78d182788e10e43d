#include "suites.h"

#include <string.h>

#include "mail/dialogue.h"

static struct message message;
static struct dialogue dialogue;
static struct strbuf said; /* all that was sent */

static void start_with(const char *text)
{
    message = (struct message){.sender = "kiosk@example.org", .recipient = "inbox@example.org"};
    strbuf_init(&message.text, 4096);
    strbuf_add(&message.text, text);
    strbuf_init(&said, 8192);
    dialogue_begin(&dialogue, &message);
}

static void start(void)
{
    start_with("Subject: x\r\n\r\nbody\r\n");
}

static void end(void)
{
    strbuf_finish(&message.text);
    strbuf_finish(&said);
}

/* Sends at most `most` bytes a time, as a slow connection does. */
static void send_all(size_t most)
{
    const char *bytes;
    size_t count;

    while (dialogue_output(&dialogue, &bytes, &count)) {
        size_t sent = count < most ? count : most;

        strbuf_add_bytes(&said, bytes, sent);
        dialogue_sent(&dialogue, sent);
    }
}

static void hear(const char *reply)
{
    dialogue_hear(&dialogue, reply, strlen(reply));
}

/* Up to and with `stage`, at which it is the server's turn. */
static void talk_until(enum dialogue_stage stage)
{
    static const char *const REPLIES[] = {"250 sender fine\r\n", "250 recipient fine\r\n", "354 go on\r\n"};

    send_all(1000);
    for (size_t i = 0; i < 3 && dialogue.stage < stage; i++) {
        hear(REPLIES[i]);
        send_all(1000);
    }
    ck_assert_int_eq(dialogue.stage, stage);
}

START_TEST(a_delivery_goes_through)
{
    talk_until(DIALOGUE_VERDICT);
    ck_assert_str_eq(strbuf_text(&said), "MAIL FROM:<kiosk@example.org>\r\n"
                                         "RCPT TO:<inbox@example.org>\r\n"
                                         "DATA\r\n"
                                         "Subject: x\r\n\r\nbody\r\n.\r\n");
    hear("250 2.0.0 kept\r\n");
    ck_assert_int_eq(dialogue.stage, DIALOGUE_DONE);
    ck_assert_int_eq(dialogue.result.verdict, DELIVERY_ACCEPTED);
}
END_TEST

START_TEST(it_waits_for_each_answer)
{
    send_all(1000);
    ck_assert_str_eq(strbuf_text(&said), "MAIL FROM:<kiosk@example.org>\r\n");
    hear("250-more\r\n250");
    send_all(1000);
    ck_assert_str_eq(strbuf_text(&said), "MAIL FROM:<kiosk@example.org>\r\n");
    hear(" end\r\n");
    ck_assert_int_eq(dialogue.stage, DIALOGUE_RCPT);
}
END_TEST

START_TEST(dots_at_line_starts_are_doubled)
{
    for (size_t most = 1; most < 9; most++) {
        end();
        start_with(".a\r\n.\r\nb.c\r\n..\r\n");
        send_all(most);
        hear("250 \r\n");
        send_all(most);
        hear("250 \r\n");
        send_all(most);
        hear("354 \r\n");
        send_all(most);
        ck_assert_ptr_nonnull(strstr(strbuf_text(&said), "DATA\r\n..a\r\n..\r\nb.c\r\n...\r\n.\r\n"));
        ck_assert_int_eq(dialogue.stage, DIALOGUE_VERDICT);
    }
}
END_TEST

static const struct {
    enum dialogue_stage stage;
    const char *reply;
    enum delivery_verdict wanted;
} VERDICTS[] = {
    {DIALOGUE_MAIL, "451 later\r\n", DELIVERY_LATER},
    {DIALOGUE_MAIL, "421 closing\r\n", DELIVERY_LATER},
    {DIALOGUE_MAIL, "550 no\r\n", DELIVERY_REFUSED},
    {DIALOGUE_MAIL, "530 log in first\r\n", DELIVERY_LATER},
    {DIALOGUE_RCPT, "450 busy\r\n", DELIVERY_LATER},
    {DIALOGUE_RCPT, "550 no such mailbox\r\n", DELIVERY_REFUSED},
    {DIALOGUE_DATA, "451 later\r\n", DELIVERY_LATER},
    {DIALOGUE_DATA, "554 no\r\n", DELIVERY_REFUSED},
    {DIALOGUE_DATA, "250 what?\r\n", DELIVERY_LATER},
    {DIALOGUE_VERDICT, "250 kept\r\n", DELIVERY_ACCEPTED},
    {DIALOGUE_VERDICT, "451 disk full\r\n", DELIVERY_LATER},
    {DIALOGUE_VERDICT, "452-disk\r\n452 full\r\n", DELIVERY_LATER},
    {DIALOGUE_VERDICT, "552 too large\r\n", DELIVERY_REFUSED},
    {DIALOGUE_VERDICT, "354 again?\r\n", DELIVERY_UNKNOWN},
    {DIALOGUE_VERDICT, "HTTP/1.1 200 OK\r\n", DELIVERY_UNKNOWN},
    {DIALOGUE_VERDICT, "25\r\n", DELIVERY_UNKNOWN},
    {DIALOGUE_MAIL, "HTTP/1.1 200 OK\r\n", DELIVERY_LATER},
};

START_TEST(answers_are_judged)
{
    talk_until(VERDICTS[_i].stage);
    hear(VERDICTS[_i].reply);
    ck_assert_int_eq(dialogue.stage, DIALOGUE_DONE);
    ck_assert_int_eq(dialogue.result.verdict, VERDICTS[_i].wanted);
    ck_assert_int_gt((int)strlen(dialogue.result.reason), 0);
}
END_TEST

START_TEST(breaks_are_judged_by_what_was_sent)
{
    static const enum dialogue_stage STAGES[] = {DIALOGUE_MAIL, DIALOGUE_RCPT, DIALOGUE_DATA,
                                                 DIALOGUE_VERDICT};

    talk_until(STAGES[_i]);
    dialogue_break(&dialogue, "it broke");
    ck_assert_int_eq(dialogue.result.verdict,
                     STAGES[_i] == DIALOGUE_VERDICT ? DELIVERY_UNKNOWN : DELIVERY_LATER);
    ck_assert_str_eq(dialogue.result.reason, "it broke");
}
END_TEST

/* The last byte of the final dot decides: one less, and no server can have taken it. */
START_TEST(without_the_whole_dot_nothing_was_taken)
{
    const char *bytes;
    size_t count;

    talk_until(DIALOGUE_DATA);
    hear("354 \r\n");
    while (dialogue_output(&dialogue, &bytes, &count)) {
        if (dialogue.is_ending && count == 1)
            break;
        dialogue_sent(&dialogue, 1);
    }
    ck_assert_int_eq(dialogue.stage, DIALOGUE_BODY);
    dialogue_break(&dialogue, "cut");
    ck_assert_int_eq(dialogue.result.verdict, DELIVERY_LATER);
}
END_TEST

START_TEST(a_refusal_within_the_body_ends_it)
{
    talk_until(DIALOGUE_DATA);
    hear("354 \r\n");
    hear("552 enough\r\n");
    ck_assert_int_eq(dialogue.result.verdict, DELIVERY_REFUSED);
    send_all(1000);
    ck_assert_ptr_null(strstr(strbuf_text(&said), "body"));
}
END_TEST

START_TEST(the_reason_is_printable_and_bounded)
{
    char line[3000];

    memset(line, 'x', sizeof line);
    memcpy(line, "550 a\x1b[2Jb\xe0\xa6\x86", 13);
    line[sizeof line - 1] = '\n';
    talk_until(DIALOGUE_RCPT);
    dialogue_hear(&dialogue, line, sizeof line);
    ck_assert_int_eq(dialogue.result.verdict, DELIVERY_REFUSED);
    ck_assert_int_eq(strncmp(dialogue.result.reason, "550 a[2Jb", 9), 0);
    ck_assert_int_eq((int)strlen(dialogue.result.reason), (int)sizeof dialogue.result.reason - 1);
}
END_TEST

START_TEST(after_the_dot_patience_is_ten_minutes)
{
    talk_until(DIALOGUE_VERDICT);
    ck_assert_int_ge(dialogue_patience_ms(&dialogue), 600000);
}
END_TEST

Suite *dialogue_suite(void)
{
    Suite *suite = suite_create("dialogue");
    TCase *tests = tcase_create("smtp");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_test(tests, a_delivery_goes_through);
    tcase_add_test(tests, it_waits_for_each_answer);
    tcase_add_test(tests, dots_at_line_starts_are_doubled);
    tcase_add_loop_test(tests, answers_are_judged, 0, sizeof VERDICTS / sizeof VERDICTS[0]);
    tcase_add_loop_test(tests, breaks_are_judged_by_what_was_sent, 0, 4);
    tcase_add_test(tests, without_the_whole_dot_nothing_was_taken);
    tcase_add_test(tests, a_refusal_within_the_body_ends_it);
    tcase_add_test(tests, the_reason_is_printable_and_bounded);
    tcase_add_test(tests, after_the_dot_patience_is_ten_minutes);
    suite_add_tcase(suite, tests);
    return suite;
}
