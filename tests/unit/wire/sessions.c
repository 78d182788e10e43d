/* Sign-ups on the wire: who may ask what, and every bound of what is asked and answered. */
#include "suites.h"

#include <string.h>

#include "rules/places.h"

#define DATE "\"session\":\"monday-play\",\"day\":\"2026-11-23\",\"minute\":600"
#define PARTY "\"children\":2,\"adults\":1"
#define RESERVE "\"reservation\":\"" UUID_TEXT "\",\"pack\":\"\"," DATE "," PARTY
#define SEALED "\"sealed\":\"QUJDRA==\",\"keyId\":\"" KEY_ID_TEXT "\""

static const struct {
    enum wire_kind kind;
    bool glass_may_ask;
    const char *fields;
} SOUND[] = {
    {WIRE_PLACES, true, "{\"pack\":\"\",\"dates\":[]}"},
    {WIRE_PLACES, true, "{\"pack\":\"0123abcd\",\"dates\":[{" DATE "}]}"},
    {WIRE_RESERVE, true, "{" RESERVE "}"},
    {WIRE_RELEASE, true, "{\"reservation\":\"" UUID_TEXT "\"}"},
    {WIRE_BOOK, true, "{\"key\":\"" UUID_TEXT "\"," SEALED ",\"reservation\":\"" UUID_TEXT "\"}"},
    {WIRE_BOOK, true, "{\"key\":\"" UUID_TEXT "\"," SEALED ",\"reservation\":\"\"}"},
    {WIRE_TICKET, true, "{\"code\":\"12 34 56\"}"},
    {WIRE_TICKET_ACT, true, "{\"key\":\"" UUID_TEXT "\",\"code\":\"123456\",\"act\":\"cancel\"}"},
    {WIRE_SIGN_UP_DATES, false, "{\"from\":\"2026-11-23\",\"after\":0}"},
    {WIRE_SIGN_UP_LIST, false, "{" DATE ",\"after\":50}"},
    {WIRE_PASSED_LIST, false, "{" DATE ",\"after\":0}"},
    {WIRE_SIGN_UP_ACT, false, "{\"reference\":\"2222-2222\",\"act\":\"take\"}"},
};

static const struct {
    enum wire_kind kind;
    const char *fields;
} UNSOUND[] = {
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":[{" DATE ",\"name\":\"Amina\"}]}"},
    {WIRE_PLACES, "{\"pack\":\"../x\",\"dates\":[]}"},
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":{}}"},
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":[{\"session\":\"a\",\"day\":\"2026-11-31\",\"minute\":600}]}"},
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":[{\"session\":\"a\",\"day\":\"2026-11\",\"minute\":600}]}"},
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":[{\"session\":\"a\",\"day\":\"\",\"minute\":600}]}"},
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":[{\"session\":\"a\",\"day\":\"2026-11-23\",\"minute\":1440}]}"},
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":[{\"session\":\"a\",\"day\":\"2026-11-23\",\"minute\":-1}]}"},
    {WIRE_PLACES, "{\"pack\":\"\",\"dates\":[{\"session\":\"a b\",\"day\":\"2026-11-23\",\"minute\":0}]}"},
    {WIRE_RESERVE, "{\"reservation\":\"\",\"pack\":\"\"," DATE "," PARTY "}"},
    {WIRE_RESERVE,
     "{\"reservation\":\"" UUID_TEXT "\",\"pack\":\"\"," DATE ",\"children\":100,\"adults\":1}"},
    {WIRE_RESERVE, "{\"reservation\":\"" UUID_TEXT "\",\"pack\":\"\"," DATE ",\"children\":1,\"adults\":-1}"},
    {WIRE_RELEASE, "{\"reservation\":\"1\"}"},
    {WIRE_RELEASE, "{\"reservation\":\"0123abcd-0123-8123-a123-0123456789ab\"}"},
    {WIRE_BOOK, "{\"key\":\"\"," SEALED ",\"reservation\":\"\"}"},
    {WIRE_BOOK,
     "{\"key\":\"" UUID_TEXT "\",\"sealed\":\"\",\"keyId\":\"" KEY_ID_TEXT "\",\"reservation\":\"\"}"},
    {WIRE_BOOK, "{\"key\":\"" UUID_TEXT "\"," SEALED "}"},
    {WIRE_TICKET, "{\"code\":123456}"},
    {WIRE_TICKET, "{\"code\":\"12345678901234567890123456789012345678901\"}"},
    {WIRE_TICKET_ACT, "{\"code\":\"123456\",\"act\":\"cancel\"}"},
    {WIRE_TICKET_ACT, "{\"key\":\"" UUID_TEXT "\",\"code\":\"123456\",\"act\":\"give it to me\"}"},
    {WIRE_SIGN_UP_DATES, "{\"from\":\"\",\"after\":0}"},
    {WIRE_SIGN_UP_LIST, "{" DATE "}"},
    {WIRE_SIGN_UP_ACT, "{\"reference\":\"\",\"act\":\"take\"}"},
    {WIRE_SIGN_UP_ACT, "{\"reference\":\"2222-2223\",\"act\":\"take\"}"},
};

START_TEST(sound_requests_are_taken)
{
    ck_assert_int_eq(status_of_request(SOUND[_i].kind, SOUND[_i].fields, WIRE_ADMIN), OK);
    ck_assert_int_eq(status_of_request(SOUND[_i].kind, SOUND[_i].fields, WIRE_GLASS),
                     SOUND[_i].glass_may_ask ? OK : DENIED);
}
END_TEST

START_TEST(unsound_requests_are_refused)
{
    ck_assert_int_eq(status_of_request(UNSOUND[_i].kind, UNSOUND[_i].fields, WIRE_ADMIN), INVALID);
    ck_assert_str_ne(checked_why, "");
}
END_TEST

static json_t *booked(const char *reference, const char *code)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:i}", "verdict", "booked", "reference", reference, "code", code,
                     "position", 0, "waiting", 3);
}

/* Nothing is there to be named, or it is named right. */
START_TEST(answers_may_name_nothing)
{
    ck_assert_int_eq(status_of_answer(WIRE_BOOK, booked("2222-2222", "123456")), OK);
    ck_assert_int_eq(status_of_answer(WIRE_BOOK, booked("", "")), OK);
    ck_assert_int_eq(status_of_answer(WIRE_BOOK, booked("2222", "123456")), INVALID);
    ck_assert_int_eq(status_of_answer(WIRE_BOOK, booked("2222-2222", "1234567")), INVALID);
}
END_TEST

static json_t *ticket(const char *day)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:s, s:i, s:i, s:i, s:I, s:i}", "verdict", "offered", "session",
                     "monday-play", "day", day, "minute", 600, "reference", "2222-2222", "children", 2,
                     "adults", 1, "position", 0, "heldUntilUtcMs", (json_int_t)1795339800000, "waitSeconds",
                     0);
}

START_TEST(answers_are_held_to_the_table)
{
    ck_assert_int_eq(status_of_answer(WIRE_TICKET, ticket("2026-11-23")), OK);
    ck_assert_int_eq(status_of_answer(WIRE_TICKET, ticket("")), OK);
    ck_assert_int_eq(status_of_answer(WIRE_TICKET, ticket("23 November")), INVALID);
    ck_assert_int_eq(status_of_answer(WIRE_RELEASE, NULL), OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_TICKET_ACT, json_pack("{s:s, s:i}", "verdict", "too-many", "waitSeconds", 360)),
        OK);
    ck_assert_int_eq(status_of_answer(WIRE_SIGN_UP_ACT, json_pack("{s:s}", "verdict", "done")), OK);
    ck_assert_int_eq(status_of_answer(WIRE_SIGN_UP_ACT, json_object()), INVALID);
    ck_assert_int_eq(
        status_of_answer(WIRE_PASSED_LIST, json_pack("{s:[{s:s, s:I, s:s}], s:i}", "items", "reference",
                                                     "2222-2222", "utcMs", (json_int_t)1795339800000, "why",
                                                     places_fit_name(PLACES_TOO_FEW_CHILDREN), "next", 0)),
        OK);
}
END_TEST

static json_t *places(int families)
{
    return json_pack("{s:s, s:i, s:i, s:i, s:i}", "verdict", "open", "families", families, "children", 0,
                     "adults", PLACES_NO_LIMIT, "waiting", 12);
}

START_TEST(places_have_a_bound)
{
    ck_assert_int_eq(status_of_answer(WIRE_PLACES, json_pack("{s:[o]}", "items", places(PLACES_NO_LIMIT))),
                     OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_PLACES, json_pack("{s:[o]}", "items", places(PLACES_NO_LIMIT + 1))), INVALID);
    ck_assert_int_eq(status_of_answer(WIRE_PLACES, json_pack("{s:[o]}", "items", places(-1))), INVALID);
}
END_TEST

static json_t *dates(int count)
{
    char session[61];
    json_t *list = json_array();

    memset(session, 's', 60);
    session[60] = '\0';
    for (int i = 0; i < count; i++)
        (void)json_array_append_new(
            list, json_pack("{s:s, s:s, s:i}", "session", session, "day", "2026-11-23", "minute", 1439));
    return json_pack("{s:s, s:o}", "pack", "", "dates", list);
}

START_TEST(the_longest_question_fits_one_message)
{
    enum wire_kind kind;
    const json_t *fields;
    json_t *fullest = wire_request(WIRE_PLACES, dates(WIRE_PAGE_ROWS));
    json_t *fuller = wire_request(WIRE_PLACES, dates(WIRE_PAGE_ROWS + 1));

    ck_assert_uint_lt(json_dumpb(fullest, NULL, 0, JSON_COMPACT), WIRE_BYTES_MAX);
    ck_assert_int_eq(wire_check_request(fullest, WIRE_GLASS, &kind, &fields, checked_why), OK);
    ck_assert_int_eq(wire_check_request(fuller, WIRE_GLASS, &kind, &fields, checked_why), INVALID);
    json_decref(fullest);
    json_decref(fuller);
}
END_TEST

Suite *session_suite(void)
{
    Suite *suite = suite_create("wire sessions");
    TCase *tests = tcase_create("sessions");

    tcase_add_loop_test(tests, sound_requests_are_taken, 0, sizeof SOUND / sizeof SOUND[0]);
    tcase_add_loop_test(tests, unsound_requests_are_refused, 0, sizeof UNSOUND / sizeof UNSOUND[0]);
    tcase_add_test(tests, answers_may_name_nothing);
    tcase_add_test(tests, answers_are_held_to_the_table);
    tcase_add_test(tests, places_have_a_bound);
    tcase_add_test(tests, the_longest_question_fits_one_message);
    suite_add_tcase(suite, tests);
    return suite;
}
