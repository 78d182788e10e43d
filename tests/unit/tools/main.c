/* The tools room: what is said of the queue. The commands themselves are run by tests/tools. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "tools/queue_words.h"

enum { SAYS_BYTES = 400, MINUTE_MS = 60000 };

/* 10:42 of a Monday in November, and one in summer, when clocks are an hour ahead. */
static const struct date WINTER = {2026, 11, 23}, SUMMER = {2026, 7, 6};

static struct queue_look look_at(struct date day, const char *cause)
{
    return (struct queue_look){.sent_today = 7,
                               .waiting = 1,
                               .oldest_utc_ms = date_utc_of_wall(day, 10 * 60 + 42),
                               .now_utc_ms = date_utc_of_wall(day, 11 * 60),
                               .cause = cause};
}

static void expect(const struct queue_look *look, const char *says)
{
    char said[SAYS_BYTES];

    queue_words_say(look, said, sizeof said);
    ck_assert_str_eq(said, says);
}

START_TEST(says_what_waits_and_since_when)
{
    struct queue_look look = look_at(WINTER, "no-connection");

    expect(&look, "7 sent today, 1 waiting since 10:42: no connection.");
    ck_assert_str_eq(queue_words_advice(&look),
                     "Look whether the network cable is in. Nothing is lost, and it is sent by itself.");
    look = look_at(SUMMER, "no-connection");
    expect(&look, "7 sent today, 1 waiting since 10:42: no connection.");
    look.now_utc_ms += INT64_C(24) * 60 * MINUTE_MS;
    expect(&look, "7 sent today, 1 waiting since 2026-07-06 10:42: no connection.");
}
END_TEST

#define NOT_BY_ITSELF                                                                                        \
    ": not sent by itself any more; tell the IT person that doorstepctl queue list says why."

/* Whatever keeps the others waiting, what is held is not tried again. */
START_TEST(what_is_held_goes_by_itself_no_more)
{
    struct queue_look look = look_at(WINTER, "no-connection");

    look.held = 2;
    expect(&look, "7 sent today, 1 waiting since 10:42: no connection. 2 held" NOT_BY_ITSELF);
    look.waiting = 0;
    look.cause = "other";
    expect(&look, "7 sent today, nothing waiting. 2 held since 10:42" NOT_BY_ITSELF);
    ck_assert_str_eq(queue_words_advice(&look), "");
    ck_assert(queue_words_needs_person(&look));
    look.oldest_utc_ms = 0;
    expect(&look, "7 sent today, nothing waiting. 2 held" NOT_BY_ITSELF);
}
END_TEST

START_TEST(after_a_day_somebody_must_look)
{
    struct queue_look look = look_at(WINTER, "no-connection");

    look.now_utc_ms = look.oldest_utc_ms + INT64_C(24) * 60 * MINUTE_MS;
    ck_assert(!queue_words_needs_person(&look));
    look.now_utc_ms++;
    ck_assert(queue_words_needs_person(&look));
    look.waiting = 0;
    ck_assert(!queue_words_needs_person(&look));
}
END_TEST

START_TEST(what_was_taken_while_the_clock_was_ahead_waits_since_nobody_knows_when)
{
    struct queue_look look = look_at(WINTER, "no-connection");

    look.now_utc_ms = look.oldest_utc_ms;
    expect(&look, "7 sent today, 1 waiting since 10:42: no connection.");
    look.now_utc_ms--;
    expect(&look, "7 sent today, 1 waiting: no connection.");
}
END_TEST

START_TEST(says_nothing_of_a_cause_when_nothing_waits)
{
    struct queue_look look = look_at(WINTER, "no-connection");

    look.waiting = 0;
    look.oldest_utc_ms = 0;
    expect(&look, "7 sent today, nothing waiting.");
    ck_assert_str_eq(queue_words_advice(&look), "");
    ck_assert(!queue_words_needs_person(&look));
    look.set_aside = 1;
    expect(&look, "7 sent today, nothing waiting. 1 cannot be read any more: doorstepctl queue list.");
    ck_assert(queue_words_needs_person(&look));
}
END_TEST

static const struct {
    const char *cause;
    bool needs_person, is_advised;
} causes[] = {{"none", false, false},    {"no-connection", false, true}, {"sign-in", true, true},
              {"refused", true, true},   {"no-route", true, true},       {"no-pack", true, true},
              {"no-keeper", true, true}, {"other", false, true}};

/* Each cause has words of its own, and what is done about it. */
START_TEST(every_cause_has_words)
{
    char said[sizeof causes / sizeof causes[0]][SAYS_BYTES];

    for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
        struct queue_look look = look_at(WINTER, causes[i].cause);

        queue_words_say(&look, said[i], sizeof said[i]);
        for (size_t n = 0; n < i; n++)
            ck_assert_str_ne(said[i], said[n]);
        ck_assert_msg(queue_words_needs_person(&look) == causes[i].needs_person, "%s", causes[i].cause);
        ck_assert_msg((queue_words_advice(&look)[0] != '\0') == causes[i].is_advised, "%s", causes[i].cause);
        look.held = 1;
        ck_assert(queue_words_needs_person(&look));
    }
}
END_TEST

START_TEST(an_unknown_cause_is_another)
{
    struct queue_look look = look_at(WINTER, "of-a-later-keeper");

    expect(&look, "7 sent today, 1 waiting since 10:42: it could not be sent.");
    ck_assert(!queue_words_needs_person(&look));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tools");
    TCase *tests = tcase_create("queue_words");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, says_what_waits_and_since_when);
    tcase_add_test(tests, what_is_held_goes_by_itself_no_more);
    tcase_add_test(tests, after_a_day_somebody_must_look);
    tcase_add_test(tests, what_was_taken_while_the_clock_was_ahead_waits_since_nobody_knows_when);
    tcase_add_test(tests, says_nothing_of_a_cause_when_nothing_waits);
    tcase_add_test(tests, every_cause_has_words);
    tcase_add_test(tests, an_unknown_cause_is_another);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
