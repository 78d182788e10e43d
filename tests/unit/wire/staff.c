/* Staff on the wire: what everybody, only staff, and only the admin may ask. */
#include "suites.h"

#include <string.h>

#define REFERENCE_FIELD "\"reference\":\"2222-2222\""
#define DATE "\"session\":\"monday-play\",\"day\":\"2026-11-23\",\"minute\":600"

/* Each kind that somebody else than everybody may ask, and those that unlock; and who may at least. */
static const struct {
    enum wire_kind kind;
    enum wire_peer least;
    const char *fields;
} SOUND[] = {
    {WIRE_UNLOCK, WIRE_GLASS, "{\"staff\":12,\"pin\":\"408263\"}"},
    {WIRE_UNLOCK, WIRE_GLASS, "{\"staff\":0,\"pin\":\"\"}"},
    {WIRE_UNLOCK, WIRE_GLASS, "{\"staff\":9999,\"pin\":\"408263917520\"}"},
    {WIRE_LOCK, WIRE_GLASS, "{}"},
    {WIRE_TICKET_OF, WIRE_STAFF, "{" REFERENCE_FIELD "}"},
    {WIRE_VOUCHER_LOOK, WIRE_STAFF, "{" REFERENCE_FIELD "}"},
    {WIRE_HAND_OVER, WIRE_STAFF,
     "{\"key\":\"" UUID_TEXT "\"," REFERENCE_FIELD ",\"cardSeen\":1,\"staff\":0}"},
    {WIRE_STOCK_LIST, WIRE_STAFF, "{\"after\":0}"},
    {WIRE_SIGN_UP_DATES, WIRE_STAFF, "{\"from\":\"2026-11-23\",\"after\":0}"},
    {WIRE_SIGN_UP_LIST, WIRE_STAFF, "{" DATE ",\"after\":0}"},
    {WIRE_SIGN_UP_ACT, WIRE_STAFF, "{" REFERENCE_FIELD ",\"act\":\"take\"}"},
    {WIRE_PASSED_LIST, WIRE_STAFF, "{" DATE ",\"after\":0}"},
    {WIRE_STOCK_CHANGE, WIRE_STAFF,
     "{\"key\":\"" UUID_TEXT "\",\"change\":\"received\",\"product\":\"drops\",\"batch\":\"A\",\"expires\":"
     "\"2027-01-01\",\"count\":1,\"staff\":0}"},
    {WIRE_STAFF_LIST, WIRE_ADMIN, "{\"after\":0}"},
    {WIRE_STAFF_SET, WIRE_ADMIN, "{\"staff\":12,\"act\":\"add\",\"pin\":\"408263\"}"},
    {WIRE_STAFF_REMOVE, WIRE_ADMIN, "{\"staff\":12}"},
    {WIRE_AUDIT_LIST, WIRE_ADMIN, "{\"after\":0}"},
    {WIRE_QUEUE_LIST, WIRE_ADMIN, "{\"after\":0,\"limit\":50}"},
};

static const struct {
    enum wire_kind kind;
    const char *fields;
} UNSOUND[] = {
    {WIRE_UNLOCK, "{\"staff\":12}"},
    {WIRE_UNLOCK, "{\"staff\":10000,\"pin\":\"408263\"}"},
    {WIRE_UNLOCK, "{\"staff\":-1,\"pin\":\"408263\"}"},
    {WIRE_UNLOCK, "{\"staff\":\"12\",\"pin\":\"408263\"}"},
    {WIRE_UNLOCK, "{\"staff\":12,\"pin\":408263}"},
    {WIRE_UNLOCK, "{\"staff\":12,\"pin\":\"4082639175208\"}"},
    {WIRE_LOCK, "{\"staff\":12}"},
    {WIRE_TICKET_OF, "{\"reference\":\"\"}"},
    {WIRE_TICKET_OF, "{\"reference\":\"2222-2223\"}"},
    {WIRE_TICKET_OF, "{\"code\":\"123456\"}"},
    {WIRE_STAFF_SET, "{\"staff\":12,\"act\":\"add\",\"pin\":\"4082639175208\"}"},
    {WIRE_STAFF_SET, "{\"staff\":12,\"pin\":\"408263\"}"},
    {WIRE_STAFF_SET, "{\"staff\":10000,\"act\":\"add\",\"pin\":\"408263\"}"},
    {WIRE_STAFF_REMOVE, "{}"},
    {WIRE_AUDIT_LIST, "{\"after\":-1}"},
};

START_TEST(each_is_for_some_and_those_above)
{
    ck_assert_int_eq(wire_least_peer(SOUND[_i].kind), SOUND[_i].least);
    for (enum wire_peer peer = WIRE_GLASS; peer <= WIRE_ADMIN; peer++)
        ck_assert_int_eq(status_of_request(SOUND[_i].kind, SOUND[_i].fields, peer),
                         peer >= SOUND[_i].least ? OK : DENIED);
}
END_TEST

START_TEST(unsound_requests_are_refused)
{
    ck_assert_int_eq(status_of_request(UNSOUND[_i].kind, UNSOUND[_i].fields, WIRE_ADMIN), INVALID);
    ck_assert_str_ne(checked_why, "");
}
END_TEST

/* What a refusal is logged with says which socket or PIN is missing. */
START_TEST(a_refusal_says_what_is_missing)
{
    ck_assert_int_eq(status_of_request(WIRE_TICKET_OF, "{" REFERENCE_FIELD "}", WIRE_GLASS), DENIED);
    ck_assert_str_eq(checked_why, "ticket-of may be asked after a PIN only");
    ck_assert_int_eq(status_of_request(WIRE_STAFF_LIST, "{\"after\":0}", WIRE_STAFF), DENIED);
    ck_assert_str_eq(checked_why, "staff-list may be asked on the admin socket only");
}
END_TEST

static json_t *ticket(const char *day, const char *name)
{
    return json_pack("{s:s,s:s,s:s,s:i,s:s,s:s,s:s,s:i,s:i,s:i}", "verdict", "booked", "session", "play",
                     "day", day, "minute", 600, "code", "123456", "name", name, "language", "bn", "children",
                     2, "adults", 1, "position", 0);
}

START_TEST(answers_have_bounds)
{
    char name[302];

    memset(name, 'x', sizeof name - 1);
    name[301] = '\0';
    ck_assert_int_eq(status_of_answer(WIRE_TICKET_OF, ticket("", "")), OK);
    ck_assert_int_eq(status_of_answer(WIRE_TICKET_OF, ticket("2026-11-23", name)), INVALID);
    name[300] = '\0';
    ck_assert_int_eq(status_of_answer(WIRE_TICKET_OF, ticket("2026-11-23", name)), OK);
    ck_assert_int_eq(status_of_answer(WIRE_TICKET_OF, ticket("2026-11", name)), INVALID);
    ck_assert_int_eq(
        status_of_answer(WIRE_UNLOCK, json_pack("{s:s,s:i}", "verdict", "wait", "waitSeconds", 720)), OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_UNLOCK, json_pack("{s:s,s:i}", "verdict", "wait", "waitSeconds", 721)),
        INVALID);
    ck_assert_int_eq(status_of_answer(WIRE_AUDIT_LIST, json_pack("{s:[{s:i,s:i,s:i,s:s,s:s}],s:i}", "items",
                                                                 "id", 1, "utcMs", 1, "staff", 0, "act",
                                                                 "staff-removed", "what", "", "next", 0)),
                     OK);
}
END_TEST

Suite *staff_suite(void)
{
    Suite *suite = suite_create("wire staff");
    TCase *tests = tcase_create("staff");

    tcase_add_loop_test(tests, each_is_for_some_and_those_above, 0, sizeof SOUND / sizeof SOUND[0]);
    tcase_add_loop_test(tests, unsound_requests_are_refused, 0, sizeof UNSOUND / sizeof UNSOUND[0]);
    tcase_add_test(tests, a_refusal_says_what_is_missing);
    tcase_add_test(tests, answers_have_bounds);
    suite_add_tcase(suite, tests);
    return suite;
}
