/* What staff read: which answer stands where, under which words, and that none is left out. */
#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fixture.h"
#include "mail/compose.h"
#include "mail/letter.h"

#define KIND "self-referral"
#define NAME "{\"linkId\":\"name\",\"text\":\"N\",\"answer\":[{\"valueString\":\"Amina\"}]}"
#define VOICE "{\"linkId\":\"voice\",\"text\":\"V\",\"answer\":[{\"valueBoolean\":false}]}"
#define BORN "{\"linkId\":\"child-born\",\"answer\":[{\"valueDate\":\"2025-03-20\"}]}"
#define CODE(code) "{\"valueCoding\":{\"code\":\"" code "\",\"display\":\"Display of " code "\"}}"

START_TEST(the_order_is_that_of_need)
{
    const char *text = letter_of(
        KIND,
        NAME ",{\"linkId\":\"help\",\"answer\":[" CODE(
            "play") "]},"
                    "{\"linkId\":\"child\",\"item\":[" BORN "]},"
                    "{\"linkId\":\"interpreter\",\"text\":\"Do you need an interpreter?\",\"answer\":[" CODE(
                        "yes") "]}," VOICE);

    ck_assert_str_eq(text,
                     "HOW TO CONTACT SAFELY\r\nIs it safe to leave a voice message? NO\r\n\r\n"
                     "WHAT THE FAMILY ASKS FOR\r\nWhat would help?\r\n    Playing together\r\n\r\n"
                     "CHILDREN AND AGES\r\n-- Child 1: 18 months (born 20 March 2025)\r\n\r\n"
                     "LANGUAGE AND INTERPRETER\r\nLanguage on the screen: Bengali (bn)\r\n"
                     "Do you need an interpreter?\r\n    Display of yes\r\n\r\n"
                     "WHAT ELSE THEY TOLD US\r\nWhat is your full name?\r\n    Amina\r\n\r\n"
                     "ABOUT THIS REQUEST\r\nReference: ABCD-2345\r\n"
                     "Received: Friday 16 October 2026 at 08:30, UK time\r\n"
                     "Made at the kiosk of: Meath Gardens Children and Family Centre\r\n"
                     "Privacy text that was shown: 3\r\n\r\n"
                     "They were given this reference. Say it when you speak, so that both of you mean "
                     "the same request. It is no secret and does not prove who is calling.\r\n"
                     "The attachment ABCD-2345.json holds the same answers as a FHIR R4 "
                     "QuestionnaireResponse.\r\n"
                     "This email was sent by a kiosk. A reply to it does not reach the person who wrote "
                     "it.\r\n");
}
END_TEST

START_TEST(silence_about_safety_is_said)
{
    check_has(letter_of(KIND, ""), "HOW TO CONTACT SAFELY\r\nNo answer is marked as being about this.");
    ck_assert_ptr_null(strstr(letter_of(KIND, VOICE), "No answer is marked"));
}
END_TEST

/* Nobody touched the question: its initial answer is told, for a "no" about safety counts. */
START_TEST(an_untouched_no_is_told)
{
    const struct flow *flow = centre_find_flow(context.centre, KIND);
    struct submission_meta meta = {.id = FIXTURE_ID,
                                   .kind = KIND,
                                   .centre = "",
                                   .pack_hash = "",
                                   .language = "bn",
                                   .privacy_version = ""};
    struct answers answers;
    json_t *response;
    json_t *items;
    char *text;

    answers_init(&answers, flow->item_count);
    flow_begin(flow, &answers);
    response = response_make(flow, &answers, &meta);
    items = json_array_get(json_object_get(response, "item"), 0);
    text = json_write_compact(items);
    check_has(letter_of(KIND, text), "SAFELY\r\nIs it safe to leave a voice message? NO\r\n\r\n");
    memory_wipe_text(text);
    json_decref(response);
    answers_finish(&answers);
}
END_TEST

START_TEST(a_form_may_have_words_of_its_own)
{
    const char *text = letter_of("views", "{\"linkId\":\"change\",\"answer\":[{\"valueString\":\"Tea\"}]}");

    ck_assert_int_eq(strncmp(text, "WHO WROTE THIS\r\nThis form asks nobody for a name.", 49), 0);
    check_has(text,
              "\r\n\r\nWHAT THEY TOLD US\r\nWhat would be better?\r\n    Tea\r\n\r\nABOUT THESE ANSWERS\r\n");
    ck_assert_ptr_null(strstr(text, "ASK FOR"));
    ck_assert_ptr_null(strstr(text, "CHILDREN"));
}
END_TEST

/* The flow's own words go before shared ones, those before what the response says. */
START_TEST(questions_and_options_are_english)
{
    check_has(letter_of(KIND,
                        "{\"linkId\":\"help\",\"text\":\"H\",\"answer\":["
                        "{\"valueCoding\":{\"code\":\"play\",\"display\":\"খেলা\"}}," CODE("money") "]}"),
              "\r\nWhat would help?\r\n    Playing together\r\n    Display of money\r\n");
    check_has(letter_of("views", "{\"linkId\":\"help\",\"text\":\"H\",\"answer\":[" CODE("play") "]}"),
              "\r\nHelp that is shared\r\n    Display of play\r\n");
    check_has(letter_of(KIND, "{\"linkId\":\"children\",\"text\":\"Of the response\",\"answer\":["
                              "{\"valueInteger\":3}]}"),
              "\r\nOf the response\r\n    3\r\n");
    check_has(letter_of(KIND, "{\"linkId\":\"distance\",\"text\":\"Far\",\"answer\":[{\"valueInteger\":3}]}"),
              "\r\nFar\r\n    3 km\r\n");
    check_has(
        letter_of(KIND, "{\"linkId\":\"x\",\"text\":\"When\",\"answer\":[{\"valueTime\":\"10:30:00\"}]}"),
        "\r\nWhen\r\n    10:30:00\r\n");
}
END_TEST

START_TEST(answers_about_safety_stand_in_own_words_too)
{
    check_has(letter_of(KIND, "{\"linkId\":\"best-time\",\"text\":\"When is a good time?\",\"answer\":[" CODE(
                                  "morning") ",{\"valueString\":\"শুক্রবার না\"}]}"),
              "When is a good time?\r\n    Display of morning\r\n    শুক্রবার না\r\n");
}
END_TEST

START_TEST(names_get_a_latin_reading)
{
    const char *text = letter_of(
        KIND, "{\"linkId\":\"name\",\"text\":\"N\",\"answer\":[{\"valueString\":\"আমিনা\"}]},"
              "{\"linkId\":\"distance\",\"text\":\"W\",\"answer\":[{\"valueString\":\"আমি ক্লান্ত\"}]}");
    const char *reading = strstr(text, "    আমিনা\r\nIn Latin letters: ");

    ck_assert_ptr_nonnull(reading);
    ck_assert_int_gt((int)strcspn(strstr(reading, ": ") + 2, "\r"), 3);
    ck_assert_ptr_null(strstr(reading + strlen("    আমিনা\r\nIn Latin letters: "), "In Latin letters: "));
    check_has(text, "\r\n    আমি ক্লান্ত\r\n");
    ck_assert_ptr_null(strstr(letter_of(KIND, NAME), "In Latin letters"));
}
END_TEST

START_TEST(dates_are_words)
{
    check_has(letter_of(KIND, "{\"linkId\":\"due\",\"answer\":[{\"valueDate\":\"2027-03\"}]}"),
              "When is your baby due?\r\n    March 2027\r\n");
    check_has(letter_of(KIND, "{\"linkId\":\"due\",\"answer\":[{\"valueDate\":\"2027-03-04\"}]}"),
              "    Thursday 4 March 2027\r\n");
    check_has(letter_of(KIND, "{\"linkId\":\"due\",\"answer\":[{\"valueDate\":\"2027\"}]}"), "    2027\r\n");
}
END_TEST

START_TEST(nothing_unknown_is_dropped)
{
    const char *text = letter_of(
        KIND,
        "{\"linkId\":\"unheard-of\",\"text\":\"A later question?\",\"answer\":[{\"valueString\":\"kept\","
        "\"item\":[]},{\"valueQuantity\":{\"value\":7}}]},"
        "{\"linkId\":\"no-text\",\"answer\":[{\"valueBoolean\":true,\"item\":[{\"linkId\":\"below\",\"text\":"
        "\"Below\",\"answer\":[{\"valueString\":\"deep\"}]}]}]},"
        "{\"linkId\":\"nameless\",\"item\":[{\"linkId\":\"in\",\"text\":\"In\",\"answer\":[{\"valueString\":"
        "\"side\"}]}]}");

    check_has(text, "\r\nA later question?\r\n    kept\r\n    valueQuantity {\"value\":7}\r\n");
    check_has(text, "\r\nQuestion \"no-text\"\r\n    Yes\r\n");
    check_has(text, "\r\nBelow\r\n    deep\r\n");
    check_has(text, "\r\n\r\nIn\r\n    side\r\n");
}
END_TEST

START_TEST(groups_are_named_and_end)
{
    check_has(letter_of(KIND, "{\"linkId\":\"other-parent\",\"text\":\"The other parent\",\"item\":["
                              "{\"linkId\":\"other-name\",\"text\":\"First name\",\"answer\":["
                              "{\"valueString\":\"Karim\"}]}]}," NAME),
              "TOLD US\r\n-- The other parent\r\nFirst name\r\n    Karim\r\n\r\nWhat is your full name?\r\n");
}
END_TEST

START_TEST(each_of_several_has_its_number)
{
    const char *text = letter_of(
        KIND, "{\"linkId\":\"carer\",\"text\":\"Another adult\",\"item\":[{\"linkId\":\"carer-name\","
              "\"text\":\"Name\",\"answer\":[{\"valueString\":\"Ali\"}]}]},"
              "{\"linkId\":\"carer\",\"text\":\"Another adult\",\"item\":["
              "{\"linkId\":\"carer-name\",\"text\":\"Name\",\"answer\":[{\"valueString\":\"Eve\"}]},"
              "{\"linkId\":\"carer-talk\",\"text\":\"Talk?\",\"answer\":[{\"valueBoolean\":true}]}]}");

    check_has(text, "SAFELY\r\n-- Another adult 2\r\nTalk? YES\r\n\r\n");
    check_has(text, "-- Another adult 1\r\nName\r\n    Ali\r\n\r\n-- Another adult 2\r\nName\r\n    Eve\r\n");
    /* Of a group that cannot repeat in this pack, but did where it was answered. */
    check_has(letter_of(KIND, "{\"linkId\":\"g\",\"text\":\"G\",\"item\":[" NAME "]},"
                              "{\"linkId\":\"g\",\"text\":\"G\",\"item\":[" NAME "]}"),
              "-- G 2\r\n");
}
END_TEST

START_TEST(what_else_is_told_of_a_child_stands_under_it)
{
    check_has(
        letter_of(KIND,
                  "{\"linkId\":\"child\",\"item\":["
                  "{\"linkId\":\"child-known\",\"answer\":[" CODE(
                      "born") "]}," BORN
                              ",{\"linkId\":\"child-name\",\"answer\":[{\"valueString\":\"Bob\"}]},"
                              "{\"linkId\":\"child-likes\",\"text\":\"Likes\",\"answer\":[{\"valueString\":"
                              "\"Sand\"}]}]},"
                              "{\"linkId\":\"child\",\"item\":[{\"linkId\":\"child-known\",\"answer\":[" CODE(
                                  "expecting") "]},{\"linkId\":\"child-due\",\"answer\":[{\"valueDate\":"
                                               "\"2027-01\"}]}]}"),
        "CHILDREN AND AGES\r\n-- Child 1: 18 months (born 20 March 2025)\r\nWhat is the first name?\r\n    "
        "Bob\r\n"
        "Likes\r\n    Sand\r\n\r\n-- Child 2: not born yet (due January 2027)\r\n\r\nLANGUAGE");
}
END_TEST

START_TEST(no_line_of_the_person_looks_like_ours)
{
    static const char *const BREAKS[] = {"\\n",     "\\r",     "\\r\\n",  "\\u000b",
                                         "\\u000c", "\\u0085", "\\u2028", "\\u2029"};

    for (size_t i = 0; i < sizeof BREAKS / sizeof BREAKS[0]; i++) {
        struct strbuf items;
        const char *text;

        strbuf_init(&items, 4096);
        strbuf_add_format(
            &items,
            "{\"linkId\":\"worry\",\"answer\":[{\"valueString\":\"one%sHOW TO CONTACT SAFELY\"}]},"
            "{\"linkId\":\"x\",\"text\":\"two%sVoice message: YES\",\"answer\":[{\"valueString\":\"a\"}]},"
            "{\"linkId\":\"y\",\"text\":\"-- "
            "%sg\",\"item\":[{\"linkId\":\"name\",\"answer\":[{\"valueString\":"
            "\"আ%sReference: FAKE\"}]}]},"
            "{\"linkId\":\"z\",\"text\":\"Z\",\"answer\":[{\"valueCoding\":{\"code\":\"c\",\"display\":"
            "\"three%s-- Child 1\"}}]}",
            BREAKS[i], BREAKS[i], BREAKS[i], BREAKS[i], BREAKS[i]);
        text = letter_of(KIND, strbuf_text(&items));
        check_has(text, "\r\n    one\r\n    HOW TO CONTACT SAFELY\r\n");
        check_has(text, "\r\ntwo Voice message: YES\r\n");
        check_has(text, "\r\n-- --  g\r\n");
        check_has(text, "\r\n    Reference: FAKE\r\n");
        check_has(text, "\r\n    three\r\n    -- Child 1\r\n");
        ck_assert_ptr_null(strstr(text, "\r\nReference: FAKE"));
        ck_assert_ptr_null(strstr(text, "\r\nHOW TO CONTACT SAFELY"));
        strbuf_finish(&items);
    }
}
END_TEST

START_TEST(controls_are_shown_as_such)
{
    check_has(letter_of(KIND,
                        "{\"linkId\":\"worry\",\"answer\":[{\"valueString\":\"a\\u001b[2Jb\\u0007c\\u007f"
                        "d\\u009be\\tf\"}]}"),
              "    a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\tf\r\n");
}
END_TEST

START_TEST(a_long_answer_is_whole)
{
    struct strbuf items;
    const char *text;

    strbuf_init(&items, 64 * 1024);
    strbuf_add(&items, "{\"linkId\":\"worry\",\"answer\":[{\"valueString\":\"");
    for (int i = 0; i < 6000; i++)
        strbuf_add(&items, "অ");
    strbuf_add(&items, "END\"}]}");
    text = letter_of(KIND, strbuf_text(&items));
    check_has(text, "অEND\r\n");
    strbuf_finish(&items);
}
END_TEST

static const struct {
    int64_t utc_ms;
    const char *wanted;
} MOMENTS[] = {
    {INT64_C(1792135800000), "16 October 2026 at 08:30, UK time"}, /* summer */
    {INT64_C(1795336200000), "22 November 2026 at 08:30, UK time"},
    {INT64_C(1774745999000), "29 March 2026 at 00:59, UK time"}, /* a second before summer time */
    {INT64_C(1774746000000), "29 March 2026 at 02:00, UK time"},
    {INT64_C(1792889999000), "25 October 2026 at 01:59, UK time"},
    {INT64_C(1792890000000), "25 October 2026 at 01:00, UK time"},
    {INT64_C(1782862200000), "1 July 2026 at 00:30, UK time"}, /* 30 June in UTC */
};

START_TEST(the_time_is_that_on_the_wall)
{
    context.sent_utc_ms = MOMENTS[_i].utc_ms;
    check_has(letter_of(KIND, ""), MOMENTS[_i].wanted);
}
END_TEST

START_TEST(a_possible_copy_says_so_first)
{
    context.possible_copy = true;
    ck_assert_int_eq(
        strncmp(letter_of(KIND, ""),
                "POSSIBLE COPY: an earlier try to send ABCD-2345 may have arrived already.\r\n\r\n"
                "HOW TO CONTACT SAFELY\r\n",
                100),
        0);
}
END_TEST

Suite *compose_suite(void)
{
    Suite *suite = suite_create("compose");
    TCase *tests = tcase_create("letter");

    tcase_add_checked_fixture(tests, fixture_start, fixture_end);
    tcase_add_test(tests, the_order_is_that_of_need);
    tcase_add_test(tests, silence_about_safety_is_said);
    tcase_add_test(tests, an_untouched_no_is_told);
    tcase_add_test(tests, a_form_may_have_words_of_its_own);
    tcase_add_test(tests, questions_and_options_are_english);
    tcase_add_test(tests, answers_about_safety_stand_in_own_words_too);
    tcase_add_test(tests, names_get_a_latin_reading);
    tcase_add_test(tests, dates_are_words);
    tcase_add_test(tests, nothing_unknown_is_dropped);
    tcase_add_test(tests, groups_are_named_and_end);
    tcase_add_test(tests, each_of_several_has_its_number);
    tcase_add_test(tests, what_else_is_told_of_a_child_stands_under_it);
    tcase_add_test(tests, no_line_of_the_person_looks_like_ours);
    tcase_add_test(tests, controls_are_shown_as_such);
    tcase_add_test(tests, a_long_answer_is_whole);
    tcase_add_loop_test(tests, the_time_is_that_on_the_wall, 0, sizeof MOMENTS / sizeof MOMENTS[0]);
    tcase_add_test(tests, a_possible_copy_says_so_first);
    suite_add_tcase(suite, tests);
    return suite;
}
