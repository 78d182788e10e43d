/* When one can sign up, to the second; what the kinds and verdicts are called; and what is sealed of it. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "days.h"
#include "rules/response.h"
#include "rules/session.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Mondays at 10:00, of which 30 March and 26 October 2026 follow the changes of the clock. */
static const struct service_time mondays = {{SCHEDULE_WEEKLY,
                                             1,
                                             {{0, 0}},
                                             1,
                                             .start = {2026, 3, 2},
                                             .valid_to = {2026, 11, 2},
                                             .opens = 600,
                                             .closes = 690},
                                            0};
static const struct service_time tuesdays_untimed = {
    {SCHEDULE_WEEKLY, 1, {{1, 0}}, 1, .opens = -1, .closes = -1}, -1};

enum {
    TICKET = SESSION_TICKET,
    BOOKED = SESSION_BOOKED,
    COURSE = SESSION_COURSE,
    SLOT = SESSION_APPOINTMENT
};

static const struct {
    int kind;
    int release_days, release_minute;
    const char *day;
    const char *now;
    enum session_sign_up sign_up;
    const char *opens; /* when it is not yet open */
} rows[] = {
    {BOOKED, 7, 540, "2026-06-15", "2026-06-08T07:59:59Z", SESSION_NOT_YET, "2026-06-08T08:00:00Z"},
    {BOOKED, 7, 540, "2026-06-15", "2026-06-08T08:00:00Z", SESSION_OPEN, NULL},
    {BOOKED, 7, 540, "2026-06-15", "2026-06-15T08:59:59Z", SESSION_OPEN, NULL},
    {BOOKED, 7, 540, "2026-06-15", "2026-06-15T09:00:00Z", SESSION_OVER, NULL},
    {BOOKED, 7, 540, "2026-06-15", "2020-01-01T00:00:00Z", SESSION_NOT_YET, "2026-06-08T08:00:00Z"},
    /* At any time before, but not for a day of another century. */
    {BOOKED, -1, 0, "2026-06-15", "2025-06-13T22:59:59Z", SESSION_NOT_YET, "2025-06-13T23:00:00Z"},
    {BOOKED, -1, 0, "2026-06-15", "2025-06-13T23:00:00Z", SESSION_OPEN, NULL},
    {BOOKED, -1, 0, "2026-06-15", "2026-06-15T09:00:00Z", SESSION_OVER, NULL},
    /* Opened in winter, a week later it is summer, and the other way round. */
    {BOOKED, 7, 540, "2026-03-30", "2026-03-23T08:59:59Z", SESSION_NOT_YET, "2026-03-23T09:00:00Z"},
    {BOOKED, 7, 540, "2026-03-30", "2026-03-30T08:59:59Z", SESSION_OPEN, NULL},
    {BOOKED, 7, 540, "2026-03-30", "2026-03-30T09:00:00Z", SESSION_OVER, NULL},
    {BOOKED, 7, 540, "2026-10-26", "2026-10-19T07:59:59Z", SESSION_NOT_YET, "2026-10-19T08:00:00Z"},
    {BOOKED, 7, 540, "2026-10-26", "2026-10-26T09:59:59Z", SESSION_OPEN, NULL},
    {BOOKED, 7, 540, "2026-10-26", "2026-10-26T10:00:00Z", SESSION_OVER, NULL},
    /* Midnight, and the hour that March has not. */
    {BOOKED, 1, 0, "2026-06-15", "2026-06-13T22:59:59Z", SESSION_NOT_YET, "2026-06-13T23:00:00Z"},
    {BOOKED, 1, 90, "2026-03-30", "2026-03-29T01:29:59Z", SESSION_NOT_YET, "2026-03-29T01:30:00Z"},
    /* Tickets are given while it lasts. */
    {TICKET, 0, 540, "2026-06-15", "2026-06-15T07:59:59Z", SESSION_NOT_YET, "2026-06-15T08:00:00Z"},
    {TICKET, 0, 540, "2026-06-15", "2026-06-15T09:00:00Z", SESSION_OPEN, NULL},
    {TICKET, 0, 540, "2026-06-15", "2026-06-15T10:29:59Z", SESSION_OPEN, NULL},
    {TICKET, 0, 540, "2026-06-15", "2026-06-15T10:30:00Z", SESSION_OVER, NULL},
    {SLOT, -1, 0, "2026-06-15", "2026-06-15T08:59:59Z", SESSION_OPEN, NULL},
    {SLOT, -1, 0, "2026-06-15", "2026-06-15T09:00:00Z", SESSION_OVER, NULL},
    /* A course that has begun is full of those who came from the first day. */
    {COURSE, 7, 540, "2026-03-02", "2026-02-23T08:59:59Z", SESSION_NOT_YET, "2026-02-23T09:00:00Z"},
    {COURSE, 7, 540, "2026-03-02", "2026-03-02T09:59:59Z", SESSION_OPEN, NULL},
    {COURSE, 7, 540, "2026-03-02", "2026-03-02T10:00:00Z", SESSION_OVER, NULL},
    /* Nobody signs up for these. */
    {SESSION_DROP_IN, -1, 0, "2026-06-15", "2026-06-01T00:00:00Z", SESSION_OVER, NULL},
    {SESSION_INVITATION, -1, 0, "2026-06-15", "2026-06-01T00:00:00Z", SESSION_OVER, NULL},
    {SESSION_ASK, 7, 540, "2026-06-15", "2026-06-01T00:00:00Z", SESSION_OVER, NULL},
};

START_TEST(signing_up_opens_and_ends_to_the_second_wherever_the_machine_is)
{
    go_to_zone(_i);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct session session = {.kind = (enum session_kind)rows[i].kind,
                                  .times = &mondays,
                                  .time_count = 1,
                                  .release_days = rows[i].release_days,
                                  .release_minute = rows[i].release_minute};
        struct session_date date;
        int64_t now = 0, wanted = -1, opens = -1;
        enum session_sign_up sign_up;

        ck_assert(session_find_date(&session, NULL, day_of(rows[i].day), 600, &date));
        ck_assert_int_eq(clock_parse_utc(rows[i].now, &now), OK);
        if (rows[i].opens != NULL)
            ck_assert_int_eq(clock_parse_utc(rows[i].opens, &wanted), OK);
        sign_up = session_sign_up_at(&session, NULL, &date, now, &opens);
        ck_assert_msg(sign_up == rows[i].sign_up, "row %zu: %d", i, sign_up);
        ck_assert_msg(opens == wanted, "row %zu: %lld, not %lld", i, (long long)opens, (long long)wanted);
        ck_assert_int_eq(session_sign_up_at(&session, NULL, &date, now, NULL), sign_up);
    }
}
END_TEST

/* The first Monday was closed since: families can sign up until the course really begins. */
START_TEST(a_course_whose_first_day_is_closed_begins_later)
{
    static const struct schedule_closure first = {{2026, 3, 2}, {2026, 3, 2}};
    const struct schedule_closures closures = {&first, 1};
    struct session session = {.kind = SESSION_COURSE, .times = &mondays, .time_count = 1, .release_days = -1};
    struct session_date date;
    int64_t begins = date_utc_of_wall((struct date){2026, 3, 9}, 600);

    ck_assert(session_find_date(&session, &closures, first.from, 600, &date));
    ck_assert_int_eq(session_sign_up_at(&session, &closures, &date, begins - 1, NULL), SESSION_OPEN);
    ck_assert_int_eq(session_sign_up_at(&session, &closures, &date, begins, NULL), SESSION_OVER);
}
END_TEST

START_TEST(what_has_no_time_is_the_whole_day)
{
    struct session session = {.kind = SESSION_DROP_IN, .times = &tuesdays_untimed, .time_count = 1};
    struct session_date date;
    struct date day = {2026, 6, 16};

    ck_assert(session_find_date(&session, NULL, day, -1, &date));
    ck_assert_int_eq(session_begins_utc_ms(&session, NULL, &date), date_utc_of_wall(day, 0));
    ck_assert_int_eq(session_ends_utc_ms(&session, NULL, &date), date_utc_of_wall(day, 24 * 60));
}
END_TEST

START_TEST(kinds_have_names_and_some_take_sign_ups)
{
    static const struct {
        const char *name;
        bool takes_sign_ups;
    } kinds[SESSION_KINDS] = {{"drop-in", false}, {"ticket", true},      {"booked", true},
                              {"course", true},   {"appointment", true}, {"invitation", false},
                              {"ask", false}};

    for (int i = 0; i < SESSION_KINDS; i++) {
        ck_assert_str_eq(session_kind_name((enum session_kind)i), kinds[i].name);
        ck_assert_int_eq(session_takes_sign_ups((enum session_kind)i), kinds[i].takes_sign_ups);
    }
}
END_TEST

START_TEST(verdicts_have_names_and_are_found_by_them)
{
    static const char *const names[SESSION_VERDICTS] = {"none",     "open", "not-yet", "over",    "changed",
                                                        "reserved", "full", "booked",  "waiting", "offered",
                                                        "done",     "gone", "too-many"};

    for (int i = 0; i < SESSION_VERDICTS; i++) {
        ck_assert_str_eq(session_verdict_name((enum session_verdict)i), names[i]);
        ck_assert_int_eq(session_verdict_named(names[i]), i);
    }
    ck_assert_int_eq(session_verdict_named(""), SESSION_VERDICTS);
    ck_assert_int_eq(session_verdict_named("ope"), SESSION_VERDICTS);
    ck_assert_int_eq(session_verdict_named("Open"), SESSION_VERDICTS);
}
END_TEST

static const struct flow empty_flow = {.name = "sign-up", .url = "urn:form", .version = "1", .title = "Form"};

static char *write_submission(const struct sign_up *sign_up)
{
    struct submission_meta meta = {.id = "0b7e0b36-32c5-4b7c-8d1f-7a54a1a7f3c1",
                                   .kind = "sign-up",
                                   .centre = "tower",
                                   .pack_hash = "",
                                   .language = "bn",
                                   .privacy_version = "1",
                                   .created_utc_ms = 1763803800000,
                                   .sign_up = sign_up};
    struct answers answers;
    char *text;

    answers_init(&answers, 0);
    text = submission_write(&empty_flow, &answers, &meta);
    answers_finish(&answers);
    return text;
}

START_TEST(what_is_signed_up_for_reads_back)
{
    static const struct sign_up rows_of[] = {
        {"monday-play", {2026, 11, 23}, 600, 3, 1, true},
        {"a", {2026, 1, 1}, 0, 0, 0, false},
        {"123456789-123456789-123456789-123456789-123456789-123456789-", {9999, 12, 31}, 1439, 12, 12, true},
    };
    struct submission read;

    for (size_t i = 0; i < COUNT(rows_of); i++) {
        char *text = write_submission(&rows_of[i]);

        ck_assert_int_eq(submission_read(text, strlen(text), &read), OK);
        ck_assert(read.has_sign_up);
        ck_assert_str_eq(read.sign_up.session, rows_of[i].session);
        ck_assert_int_eq(date_compare(read.sign_up.day, rows_of[i].day), 0);
        ck_assert_int_eq(read.sign_up.minute, rows_of[i].minute);
        ck_assert_int_eq(read.sign_up.children, rows_of[i].children);
        ck_assert_int_eq(read.sign_up.adults, rows_of[i].adults);
        ck_assert_int_eq(read.sign_up.may_wait, rows_of[i].may_wait);
        submission_finish(&read);
        memory_wipe_text(text);
    }
}
END_TEST

START_TEST(a_submission_without_it_has_none)
{
    char *text = write_submission(NULL);
    struct submission read;

    ck_assert_ptr_null(strstr(text, "signUp"));
    ck_assert_int_eq(submission_read(text, strlen(text), &read), OK);
    ck_assert(!read.has_sign_up);
    submission_finish(&read);
    memory_wipe_text(text);
}
END_TEST

#define REST "\"day\":\"2026-11-23\",\"minute\":600,\"children\":1,\"adults\":1,\"mayWait\":true}"
#define HEAD "{\"session\":\"play\","

/* The glass is not trusted: a sealed text may hold anything. */
static const char *const bad[] = {
    "null",
    "[]",
    "{}",
    "{\"session\":\"\"," REST,
    "{\"session\":\"-play\"," REST,
    "{\"session\":\"Play\"," REST,
    "{\"session\":\"pl/ay\"," REST,
    "{\"session\":7," REST,
    "{" REST,
    "{\"session\":\"123456789-123456789-123456789-123456789-123456789-123456789-1\"," REST,
    HEAD "\"day\":\"2026-11\",\"minute\":600,\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-31\",\"minute\":600,\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":20261123,\"minute\":600,\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"minute\":600,\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":1440,\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":-1,\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600.0,\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":\"600\",\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"children\":1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":13,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":-1,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":4294967297,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"adults\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":1,\"adults\":13,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":1,\"adults\":-1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":1,\"mayWait\":true}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":1,\"adults\":1,\"mayWait\":1}",
    HEAD "\"day\":\"2026-11-23\",\"minute\":600,\"children\":1,\"adults\":1}",
};

START_TEST(what_nobody_can_sign_up_for_is_refused)
{
    static const char head[] = "{\"version\":1,\"id\":\"a\",\"kind\":\"a\",\"centre\":\"a\",\"pack\":\"a\","
                               "\"language\":\"a\",\"privacy\":\"a\",\"created\":\"a\",\"response\":{}";
    struct submission read;
    char text[1000];

    (void)snprintf(text, sizeof text, "%s,\"signUp\":%s}", head, HEAD REST);
    ck_assert_int_eq(submission_read(text, strlen(text), &read), OK);
    submission_finish(&read);
    for (size_t i = 0; i < COUNT(bad); i++) {
        (void)snprintf(text, sizeof text, "%s,\"signUp\":%s}", head, bad[i]);
        ck_assert_msg(submission_read(text, strlen(text), &read) == CORRUPT, "%s", bad[i]);
    }
}
END_TEST

TCase *sign_up_tests(void)
{
    TCase *tests = tcase_create("sign-ups");

    tcase_add_loop_test(tests, signing_up_opens_and_ends_to_the_second_wherever_the_machine_is, 0, ZONES);
    tcase_add_test(tests, a_course_whose_first_day_is_closed_begins_later);
    tcase_add_test(tests, what_has_no_time_is_the_whole_day);
    tcase_add_test(tests, kinds_have_names_and_some_take_sign_ups);
    tcase_add_test(tests, verdicts_have_names_and_are_found_by_them);
    tcase_add_test(tests, what_is_signed_up_for_reads_back);
    tcase_add_test(tests, a_submission_without_it_has_none);
    tcase_add_test(tests, what_nobody_can_sign_up_for_is_refused);
    return tests;
}
