/* The test mail of a route; that its text says what it should is read in tests/mail. */
#include "suites.h"

#include <string.h>

#include "mail/trial.h"

static struct centre_about centre;
static struct centre_route route;
static struct trial trial;
static struct message message;

static void start(void)
{
    static const char *const kinds[] = {"asking", "self-referral"};

    centre = (struct centre_about){.title = "Meath Gardens", .short_title = "Meath"};
    route = (struct centre_route){
        .kind = "asking", .name = "Referrals", .inbox = "inbox@example.org", .sender = "pack@example.org"};
    trial = (struct trial){
        .centre = &centre,
        .route = &route,
        .sender = "kiosk@kiosk.example.org",
        .kinds = kinds,
        .kind_count = 2,
        .id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        .code = "2222-2222",
        .hours = 24,
        .sent_utc_ms = INT64_C(1795000000000),
    };
}

static bool says(const char *words)
{
    return strstr(strbuf_text(&message.text), words) != NULL;
}

START_TEST(it_goes_the_way_that_requests_will)
{
    ck_assert_int_eq(trial_make(&trial, &message), OK);
    ck_assert_str_eq(message.sender, "kiosk@kiosk.example.org");
    ck_assert_str_eq(message.recipient, "inbox@example.org");
    ck_assert_str_eq(message.message_id, "<3f2504e0-4f89-41d3-9a0c-0305e82c3301@kiosk.example.org>");
    ck_assert(says("Subject: Doorstep test Meath Gardens: please reply with the code\r\n"));
    ck_assert(says("Auto-Submitted: auto-generated\r\n"));
    ck_assert(!says("Reply-To"));
    ck_assert(!says("2222-2222")); /* subjects show on locked screens */
    message_finish(&message);
}
END_TEST

START_TEST(answers_go_where_those_to_requests_go)
{
    route.reply_to = "desk@example.org";
    ck_assert_int_eq(trial_make(&trial, &message), OK);
    ck_assert(says("Reply-To: \"Referrals\"\r\n <desk@example.org>\r\n"));
    message_finish(&message);
}
END_TEST

START_TEST(what_cannot_stand_in_a_header_is_refused)
{
    static const char *const titles[] = {"Meath\r\nBcc: evil@example.org", "a\tb"};
    static const char *const addresses[] = {"", "nobody", "a@b\r\nBcc: c@d", "A <a@b>"};

    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        start();
        centre.title = titles[i];
        ck_assert_int_eq(trial_make(&trial, &message), INVALID);
    }
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++) {
        start();
        route.inbox = addresses[i];
        ck_assert_int_eq(trial_make(&trial, &message), INVALID);
        start();
        trial.sender = addresses[i];
        ck_assert_int_eq(trial_make(&trial, &message), INVALID);
    }
}
END_TEST

Suite *trial_suite(void)
{
    Suite *suite = suite_create("trial");
    TCase *tests = tcase_create("test mail");

    tcase_add_checked_fixture(tests, start, NULL);
    tcase_add_test(tests, it_goes_the_way_that_requests_will);
    tcase_add_test(tests, answers_go_where_those_to_requests_go);
    tcase_add_test(tests, what_cannot_stand_in_a_header_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
