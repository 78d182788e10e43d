/* What the keeper tells staff of a session: written, read again, and worded. */
#include "suites.h"

#include <string.h>

#include "base/memory.h"
#include "fixture.h"
#include "mail/compose.h"
#include "mail/family.h"
#include "mail/notice.h"
#include "mail/plain.h"

#define KIND "self-referral"
#define NAME(name) "{\"linkId\":\"name\",\"answer\":[{\"valueString\":\"" name "\"}]}"
#define CHILD(inside) "{\"linkId\":\"child\",\"item\":[" inside "]}"
#define BORN "{\"linkId\":\"child-born\",\"answer\":[{\"valueDate\":\"2025-03-20\"}]}"
#define CHILD_NAME "{\"linkId\":\"child-name\",\"answer\":[{\"valueString\":\"Tariq\"}]}"
#define AGE                                                                                                  \
    "{\"linkId\":\"child-about\",\"item\":[{\"linkId\":\"child-age\",\"answer\":[{\"valueInteger\":4}]},"    \
    "{\"linkId\":\"child-age-unit\",\"answer\":[{\"valueCoding\":{\"code\":\"years\"}}]}]}"

static const struct date today = {2026, 10, 16};
static struct submission told;
static struct strbuf written;

static void start(void)
{
    fixture_start();
    strbuf_init(&written, 256 * 1024);
}

static void end(void)
{
    submission_finish(&told);
    strbuf_finish(&written);
    fixture_end();
}

static void check_json(json_t *found, const char *wanted)
{
    char *text = json_write_compact(found);

    ck_assert_str_eq(text, wanted);
    memory_wipe_text(text);
    json_decref(found);
}

static const struct flow *flow(void)
{
    return centre_find_flow(context.centre, KIND);
}

START_TEST(a_family_is_its_name_and_its_childrens_ages)
{
    submit_as(FIXTURE_ID, KIND, CHILD(CHILD_NAME "," BORN) "," CHILD(AGE) "," NAME("Amina Begum"));
    check_json(family_read(flow(), &submission, today),
               "{\"ages\":[\"18 months (born 20 March 2025)\",\"about 4 years\"],\"name\":\"Amina Begum\","
               "\"phone\":\"\"}");
}
END_TEST

START_TEST(what_was_not_told_is_nothing)
{
    submit_as(FIXTURE_ID, KIND, CHILD(CHILD_NAME));
    check_json(family_read(flow(), &submission, today), "{\"ages\":[],\"name\":\"\",\"phone\":\"\"}");
    submit_as(FIXTURE_ID, KIND, NAME("Amina"));
    check_json(family_read(NULL, &submission, today), "{\"ages\":[],\"name\":\"\",\"phone\":\"\"}");
}
END_TEST

/* A hostile glass cannot make a list too long to be sent. Each of these is of two bytes. */
START_TEST(a_name_is_cut_between_characters)
{
    struct strbuf items;
    json_t *row;
    const char *name;

    strbuf_init(&items, 8 * 1024);
    strbuf_add(&items, "{\"linkId\":\"name\",\"answer\":[{\"valueString\":\"x");
    for (int i = 0; i < 1000; i++)
        strbuf_add(&items, "\u0645");
    strbuf_add(&items, "\"}]}");
    submit_as(FIXTURE_ID, KIND, strbuf_text(&items));
    row = family_read(flow(), &submission, today);
    name = json_string_value(json_object_get(row, "name"));
    ck_assert_uint_eq(strlen(name), 299);
    ck_assert_str_eq(name + 297, "\u0645");
    json_decref(row);
    strbuf_finish(&items);
}
END_TEST

static const struct occasion occasion = {
    .name = "Stay and play", .day = {2026, 10, 20}, .opens = 600, .closes = 690, .place = "Mowlem"};

/* Writes a notice, reads it as the keeper does before it sends it, and words it. */
static const char *worded(const char *kind, const char *rows, struct notice_sums sums, int pages)
{
    json_t *list = json_loads(rows, 0, NULL);
    struct notice notice = {.kind = kind,
                            .id = FIXTURE_ID,
                            .centre = "pack",
                            .pack_hash = "abc",
                            .made_utc_ms = context.sent_utc_ms,
                            .occasion = occasion,
                            .sums = sums,
                            .page = 1,
                            .pages = pages,
                            .rows = list};
    char *text = notice_write(&notice);
    struct letter letter;

    ck_assert_ptr_nonnull(list);
    submission_finish(&told);
    ck_assert_int_eq(submission_read(text, strlen(text), &told), OK);
    ck_assert(notice_is(&told));
    ck_assert_str_eq(told.kind, kind);
    ck_assert_str_eq(told.pack_hash, "abc");
    notice_compose(&told, &context, &letter);
    ck_assert_int_eq(letter_status(&letter), OK);
    strbuf_clear(&written);
    plain_write(&letter, &written);
    letter_finish(&letter);
    memory_wipe_text(text);
    json_decref(list);
    return strbuf_text(&written);
}

#define SESSION                                                                                              \
    "THE SESSION\r\nSession: Stay and play\r\nWhen: Tuesday 20 October 2026, 10:00 to 11:30\r\n"             \
    "Where: Mowlem\r\n"
#define ABOUT                                                                                                \
    "Reference: ABCD-2345\r\nMade: Friday 16 October 2026 at 08:30, UK time\r\n"                             \
    "Made at the kiosk of: Meath Gardens Children and Family Centre\r\n"
#define REPLY "This email was sent by a kiosk. A reply to it does not reach the person who wrote it.\r\n"

START_TEST(a_list_has_everybody_in_order)
{
    static const char ROWS[] =
        "[{\"reference\":\"2222-2222\",\"state\":\"booked\",\"position\":0,\"heldUntilUtcMs\":0,\"adults\":1,"
        "\"children\":2,\"name\":\"Amina\",\"phone\":\"07700 900123\",\"ages\":[\"18 months\",\"4 years\"]},"
        "{\"reference\":\"3333-3333\",\"state\":\"waiting\",\"position\":1,\"heldUntilUtcMs\":0,\"adults\":2,"
        "\"children\":0,\"name\":\"\",\"phone\":\"\",\"ages\":[]},"
        "{\"reference\":\"4444-4444\",\"state\":\"offered\",\"position\":0,"
        "\"heldUntilUtcMs\":1792227600000,\"adults\":1,\"children\":1,\"name\":\"Sam\",\"phone\":\"\","
        "\"ages\":[]}]";

    ck_assert_str_eq(
        worded(NOTICE_LIST, ROWS, (struct notice_sums){2, 3, 2, 1}, 1),
        SESSION "Families with a place: 2\r\nChildren: 3\r\nAdults: 2\r\nFamilies waiting: 1\r\n"
                "\r\nFOR WHOM A PLACE IS KEPT\r\n-- 4444-4444\r\nName:\r\n    Sam\r\nPhone: none given\r\n"
                "Kept until: Saturday 17 October 2026 at 10:00, UK time\r\nAdults: 1\r\nChildren: 1\r\n"
                "\r\nWHO HAS A PLACE\r\n-- 2222-2222\r\nName:\r\n    Amina\r\nPhone: 07700 900123\r\n"
                "Adults: 1\r\nChildren: 2\r\nAges:\r\n    18 months\r\n    4 years\r\n"
                "\r\nWHO WAITS\r\n-- 1. 3333-3333\r\nName: not known\r\nPhone: none given\r\nAdults: 2\r\n"
                "Children: 0\r\n"
                "\r\nABOUT THIS LIST\r\n" ABOUT "\r\nNote of a list\r\n" REPLY);
}
END_TEST

START_TEST(an_offer_says_whom_to_ring)
{
    static const char ROWS[] = "[{\"reference\":\"4444-4444\",\"state\":\"offered\",\"position\":0,"
                               "\"heldUntilUtcMs\":1792227600000,\"adults\":1,\"children\":1,\"name\":"
                               "\"\u0641\u0627\u0637\u0645\u0629\","
                               "\"phone\":\"07700 900123\",\"ages\":[\"4 years\"]}]";
    const char *text = worded(NOTICE_OFFER, ROWS, (struct notice_sums){0}, 1);

    check_has(text, SESSION
              "\r\nRING THIS FAMILY\r\n-- 4444-4444\r\nName:\r\n    \u0641\u0627\u0637\u0645\u0629\r\n"
              "In Latin letters: ");
    check_has(text, "Phone: 07700 900123\r\nKept until: Saturday 17 October 2026 at 10:00, UK time\r\n");
    ck_assert_ptr_null(strstr(text, "Families"));
}
END_TEST

START_TEST(what_was_cancelled_names_nobody)
{
    static const char ROWS[] = "[{\"reference\":\"4444-4444\",\"state\":\"cancelled\",\"position\":0,"
                               "\"heldUntilUtcMs\":0,\"adults\":1,\"children\":1}]";
    const char *text = worded(NOTICE_CANCELLED, ROWS, (struct notice_sums){0}, 1);

    check_has(text, "CANCELLED\r\n-- 4444-4444\r\nAdults: 1\r\nChildren: 1\r\n");
    ck_assert_ptr_null(strstr(text, "Name"));
    ck_assert_ptr_null(strstr(text, "Phone"));
}
END_TEST

START_TEST(a_page_says_which_it_is)
{
    check_has(worded(NOTICE_LIST, "[]", (struct notice_sums){70, 70, 70, 0}, 3), "Page 1 of 3\r\n");
    ck_assert_ptr_null(strstr(worded(NOTICE_LIST, "[]", (struct notice_sums){0}, 1), "Page"));
}
END_TEST

/* It was sealed by us, or by whoever has the public key. */
START_TEST(a_damaged_notice_still_makes_a_letter)
{
    static const char *const LISTS[] = {
        "null",
        "[]",
        "{\"rows\":{}}",
        "{\"rows\":[1,[],{\"state\":1},{\"state\":\"booked\",\"name\":1,\"ages\":[1,{}],\"position\":\"x\"}]"
        "}",
        "{\"session\":{\"name\":2,\"day\":\"2026-99-99\",\"opens\":-7,\"closes\":99999,\"place\":[]}}",
        "{\"sums\":{\"families\":-1},\"page\":-1,\"pages\":\"x\"}",
    };
    struct strbuf text;
    struct letter letter;

    strbuf_init(&text, 4096);
    strbuf_add_format(&text,
                      "{\"version\":1,\"id\":\"" FIXTURE_ID "\",\"kind\":\"session-list\",\"centre\":\"\","
                      "\"pack\":\"\",\"language\":\"en\",\"privacy\":\"\",\"created\":\"\",\"response\":{},"
                      "\"list\":%s}",
                      LISTS[_i]);
    ck_assert_int_eq(submission_read(strbuf_text(&text), text.length, &told), OK);
    notice_compose(&told, &context, &letter);
    ck_assert_int_eq(letter_status(&letter), OK);
    plain_write(&letter, &written);
    check_has(strbuf_text(&written), "Families with a place: 0\r\n");
    letter_finish(&letter);
    strbuf_finish(&text);
}
END_TEST

START_TEST(notices_go_where_sign_ups_go)
{
    ck_assert_str_eq(notice_route(NOTICE_LIST), "sign-up");
    ck_assert_str_eq(notice_route(NOTICE_OFFER), "sign-up");
    ck_assert_str_eq(notice_route(NOTICE_CANCELLED), "sign-up");
    ck_assert_str_eq(notice_route("self-referral"), "self-referral");
}
END_TEST

static const struct {
    struct standing standing;
    const char *wanted;
} STANDINGS[] = {
    {{.state = NULL}, "Where: Mowlem\r\n\r\nHOW TO CONTACT"},
    {{.state = "booked"}, "Where: Mowlem\r\nHow it stands: Has a place\r\n\r\n"},
    {{.state = "waiting", .position = 12}, "How it stands: Waiting, number 12\r\n\r\n"},
    {{.state = "offered", .held_until_utc_ms = 1792227600000},
     "How it stands: A place is kept\r\nKept until: Saturday 17 October 2026 at 10:00, UK time\r\n\r\n"},
};

START_TEST(a_sign_up_begins_with_its_session)
{
    const char *text;

    context.occasion = &occasion;
    context.standing = STANDINGS[_i].standing;
    text = letter_of(KIND, NAME("Amina"));
    ck_assert_ptr_eq(strstr(text, SESSION), text);
    check_has(text, STANDINGS[_i].wanted);
}
END_TEST

Suite *notice_suite(void)
{
    Suite *suite = suite_create("notices");
    TCase *tests = tcase_create("notices");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_test(tests, a_family_is_its_name_and_its_childrens_ages);
    tcase_add_test(tests, what_was_not_told_is_nothing);
    tcase_add_test(tests, a_name_is_cut_between_characters);
    tcase_add_test(tests, a_list_has_everybody_in_order);
    tcase_add_test(tests, an_offer_says_whom_to_ring);
    tcase_add_test(tests, what_was_cancelled_names_nobody);
    tcase_add_test(tests, a_page_says_which_it_is);
    tcase_add_loop_test(tests, a_damaged_notice_still_makes_a_letter, 0, 6);
    tcase_add_test(tests, notices_go_where_sign_ups_go);
    tcase_add_loop_test(tests, a_sign_up_begins_with_its_session, 0, sizeof STANDINGS / sizeof STANDINGS[0]);
    suite_add_tcase(suite, tests);
    return suite;
}
