/* What doorstepctl alone may ask: counts and routes. */
#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A request of each kind that the table takes, as JSON. */
static const struct {
    enum wire_kind kind;
    const char *fields;
} SOUND[] = {
    {WIRE_QUEUE_LIST, "{\"after\":0,\"limit\":50}"},
    {WIRE_COUNT_LIST, "{\"afterDay\":\"\",\"afterWhat\":\"\",\"limit\":50}"},
    {WIRE_COUNT_LIST, "{\"afterDay\":\"2026-11-22\",\"afterWhat\":\"sent-self-referral\",\"limit\":0}"},
    {WIRE_ROUTE_LIST, "{\"after\":0}"},
    {WIRE_ROUTE_TEST, "{\"kind\":\"self-referral\"}"},
    {WIRE_ROUTE_TESTED, "{\"test\":1}"},
    {WIRE_ROUTE_CONFIRM, "{\"kind\":\"self-referral\",\"code\":\"k7mp 3xq4\"}"},
};

static const struct {
    enum wire_kind kind;
    const char *fields;
} UNSOUND[] = {
    {WIRE_COUNT_LIST, "{\"afterDay\":\"\",\"afterWhat\":\"\",\"limit\":51}"},
    {WIRE_COUNT_LIST, "{\"afterDay\":\"2026-11-222\",\"afterWhat\":\"\",\"limit\":50}"},
    {WIRE_COUNT_LIST, "{\"afterDay\":\"\",\"afterWhat\":\"x; DROP\",\"limit\":50}"},
    {WIRE_COUNT_LIST, "{\"afterDay\":\"\",\"limit\":50}"},
    {WIRE_ROUTE_LIST, "{}"},
    {WIRE_ROUTE_LIST, "{\"after\":-1}"},
    {WIRE_ROUTE_TEST, "{\"kind\":\"../etc\"}"},
    {WIRE_ROUTE_TEST, "{\"kind\":\"self-referral\",\"inbox\":\"a@example.org\"}"},
    {WIRE_ROUTE_TESTED, "{\"test\":\"1\"}"},
    {WIRE_ROUTE_CONFIRM, "{\"kind\":\"self-referral\"}"},
    {WIRE_ROUTE_CONFIRM, "{\"kind\":\"self-referral\",\"code\":12345678}"},
    {WIRE_ROUTE_CONFIRM,
     "{\"kind\":\"self-referral\",\"code\":\"12345678901234567890123456789012345678901\"}"},
};

START_TEST(sound_requests_are_the_admins_alone)
{
    ck_assert_int_eq(status_of_request(SOUND[_i].kind, SOUND[_i].fields, WIRE_ADMIN), OK);
    ck_assert_int_eq(status_of_request(SOUND[_i].kind, SOUND[_i].fields, WIRE_GLASS), DENIED);
}
END_TEST

START_TEST(unsound_requests_are_refused)
{
    ck_assert_int_eq(status_of_request(UNSOUND[_i].kind, UNSOUND[_i].fields, WIRE_ADMIN), INVALID);
    ck_assert_str_ne(checked_why, "");
}
END_TEST

START_TEST(answers_are_held_to_the_table)
{
    ck_assert_int_eq(status_of_answer(WIRE_ROUTE_TEST, json_pack("{s:i}", "test", 1)), OK);
    ck_assert_int_eq(status_of_answer(WIRE_ROUTE_TESTED,
                                      json_pack("{s:s, s:s}", "state", "accepted", "reason", "250 kept")),
                     OK);
    ck_assert_int_eq(status_of_answer(WIRE_ROUTE_TESTED, json_pack("{s:s}", "state", "accepted")), INVALID);
    ck_assert_int_eq(
        status_of_answer(WIRE_ROUTE_CONFIRM, json_pack("{s:s, s:i}", "verdict", "wrong", "triesLeft", 9)),
        OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_ROUTE_CONFIRM, json_pack("{s:s, s:i}", "verdict", "wrong", "triesLeft", -1)),
        INVALID);
    ck_assert_int_eq(
        status_of_answer(WIRE_COUNT_LIST, json_pack("{s:[{s:s, s:s, s:i}]}", "items", "day", "2026-11-22",
                                                    "what", "sent-asking", "count", 3)),
        OK);
    ck_assert_int_eq(status_of_answer(WIRE_COUNT_LIST, json_pack("{s:[{s:s, s:s}]}", "items", "day",
                                                                 "2026-11-22", "what", "sent-asking")),
                     INVALID);
}
END_TEST

/* Twice as long once it is escaped. */
static json_t *quotes(size_t length)
{
    char *text = memory_allocate(length + 1, 1);
    json_t *value;

    memset(text, '"', length);
    value = json_string(text);
    free(text);
    return value;
}

static json_t *routes(int count)
{
    json_t *items = json_array();

    for (int i = 0; i < count; i++)
        (void)json_array_append_new(
            items, json_pack("{s:s, s:o, s:o, s:o, s:s, s:o, s:s, s:s}", "kind", "self-referral", "name",
                             quotes(1040), "inbox", quotes(254), "sender", quotes(254), "relay", "council",
                             "url", quotes(1040), "state", "unconfirmed", "confirmed", "2026-11-22"));
    return json_pack("{s:o, s:i}", "items", items, "next", count);
}

START_TEST(the_longest_routes_fit_one_message)
{
    json_t *fullest = wire_answer(WIRE_ROUTE_LIST, routes(WIRE_ROUTE_ROWS));

    ck_assert_uint_lt(json_dumpb(fullest, NULL, 0, JSON_COMPACT), WIRE_BYTES_MAX);
    json_decref(fullest);
    ck_assert_int_eq(status_of_answer(WIRE_ROUTE_LIST, routes(WIRE_ROUTE_ROWS)), OK);
    ck_assert_int_eq(status_of_answer(WIRE_ROUTE_LIST, routes(WIRE_ROUTE_ROWS + 1)), INVALID);
}
END_TEST

Suite *admin_suite(void)
{
    Suite *suite = suite_create("wire admin");
    TCase *tests = tcase_create("admin");

    tcase_add_loop_test(tests, sound_requests_are_the_admins_alone, 0, sizeof SOUND / sizeof SOUND[0]);
    tcase_add_loop_test(tests, unsound_requests_are_refused, 0, sizeof UNSOUND / sizeof UNSOUND[0]);
    tcase_add_test(tests, answers_are_held_to_the_table);
    tcase_add_test(tests, the_longest_routes_fit_one_message);
    suite_add_tcase(suite, tests);
    return suite;
}
