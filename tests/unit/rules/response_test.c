/* What is sent: every type of answer as FHIR writes it, and the submission around it. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "rules/response.h"
#include "suites.h"

enum { GROUP, NAME, AGREE, HELP, LANGUAGE, DUE, AGE, EMPTY, UNASKED, ITEMS };

static const struct flow_option options[] = {{.code = "play", .display = "Playing"},
                                             {.system = "urn:m", .code = "money", .display = "Money"}};
static const struct flow_condition never = {.item = EMPTY, .truth = true};
static const struct flow_item items[ITEMS] = {
    [GROUP] = {"group", "You", .type = FLOW_GROUP, .parent = -1},
    [NAME] = {"name", "Your name", .type = FLOW_STRING, .parent = GROUP},
    [AGREE] = {"agree", "I agree", .type = FLOW_BOOLEAN, .parent = GROUP},
    [HELP] = {"help", "Help", .type = FLOW_CHOICE, .parent = -1, .options = options, .option_count = 2},
    [LANGUAGE] = {"language", "Language", .type = FLOW_OPEN_CHOICE, .parent = -1, .options = options,
                  .option_count = 2},
    [DUE] = {"due", "Due", .type = FLOW_DATE, .parent = -1},
    [AGE] = {"age", "Age", .type = FLOW_INTEGER, .parent = -1},
    [EMPTY] = {"empty", "Empty", .type = FLOW_TEXT, .parent = -1},
    [UNASKED] = {"unasked", "Unasked", .type = FLOW_TEXT, .parent = -1, .conditions = &never,
                 .condition_count = 1},
};
static const struct flow flow = {
    .name = "form", .url = "urn:form", .version = "3", .title = "Form", .items = items, .item_count = ITEMS};
static const struct submission_meta meta = {
    .id = "0b7e0b36-32c5-4b7c-8d1f-7a54a1a7f3c1",
    .kind = "form",
    .centre = "tower",
    .pack_hash = "",
    .language = "bn",
    .privacy_version = "1",
    .created_utc_ms = 1763803800000,
};
static struct answers answers;

static void set_up(void)
{
    answers_init(&answers, ITEMS);
}

static void tear_down(void)
{
    answers_finish(&answers);
}

static void expect_items(const char *wanted)
{
    json_t *response = response_make(&flow, &answers, &meta);
    char *found = json_write_compact(json_object_get(response, "item"));

    ck_assert_str_eq(found, wanted);
    memory_wipe_text(found);
    json_decref(response);
}

START_TEST(the_head_names_form_and_time_but_no_person)
{
    json_t *response = response_make(&flow, &answers, &meta);
    char *found = json_write_compact(response);

    ck_assert_str_eq(found,
                     "{\"authored\":\"2025-11-22T09:30:00Z\",\"id\":\"0b7e0b36-32c5-4b7c-8d1f-7a54a1a7f3c1\","
                     "\"identifier\":{\"system\":\"urn:ietf:rfc:3986\","
                     "\"value\":\"urn:uuid:0b7e0b36-32c5-4b7c-8d1f-7a54a1a7f3c1\"},\"language\":\"bn\","
                     "\"questionnaire\":\"urn:form|3\",\"resourceType\":\"QuestionnaireResponse\","
                     "\"status\":\"completed\"}");
    memory_wipe_text(found);
    json_decref(response);
}
END_TEST

START_TEST(words_stay_the_persons_own)
{
    (void)snprintf(answers.list[NAME].plain, sizeof answers.list[NAME].plain, "%s",
                   "\xE0\xA6\x86\xE0\xA6\xAE\xC2\xA0\xE3\x80\x80\"\\");
    expect_items("[{\"item\":[{\"answer\":[{\"valueString\":\"\xE0\xA6\x86\xE0\xA6\xAE  \\\"\\\\\"}],"
                 "\"linkId\":\"name\",\"text\":\"Your name\"}],\"linkId\":\"group\",\"text\":\"You\"}]");
}
END_TEST

START_TEST(booleans)
{
    answers.list[AGREE].chosen = 1;
    expect_items(
        "[{\"item\":[{\"answer\":[{\"valueBoolean\":true}],\"linkId\":\"agree\",\"text\":\"I agree\"}],"
        "\"linkId\":\"group\",\"text\":\"You\"}]");
    answers.list[AGREE].chosen = 2;
    expect_items(
        "[{\"item\":[{\"answer\":[{\"valueBoolean\":false}],\"linkId\":\"agree\",\"text\":\"I agree\"}],"
        "\"linkId\":\"group\",\"text\":\"You\"}]");
}
END_TEST

START_TEST(choices)
{
    answers.list[HELP].chosen = 3;
    expect_items("[{\"answer\":[{\"valueCoding\":{\"code\":\"play\",\"display\":\"Playing\"}},"
                 "{\"valueCoding\":{\"code\":\"money\",\"display\":\"Money\",\"system\":\"urn:m\"}}],"
                 "\"linkId\":\"help\",\"text\":"
                 "\"Help\"}]");
    answers.list[HELP].chosen = 0;
    answers.list[LANGUAGE].chosen = 2;
    (void)snprintf(answers.list[LANGUAGE].plain, sizeof answers.list[LANGUAGE].plain, "%s", "Pashto");
    expect_items(
        "[{\"answer\":[{\"valueCoding\":{\"code\":\"money\",\"display\":\"Money\",\"system\":\"urn:m\"}},"
        "{\"valueString\":\"Pashto\"}],\"linkId\":\"language\",\"text\":\"Language\"}]");
}
END_TEST

START_TEST(dates_and_numbers)
{
    answers.list[DUE].date = (struct date){2027, 3, 0};
    answers.list[AGE].is_number = true;
    answers.list[AGE].number = -3;
    expect_items("[{\"answer\":[{\"valueDate\":\"2027-03\"}],\"linkId\":\"due\",\"text\":\"Due\"},"
                 "{\"answer\":[{\"valueInteger\":-3}],\"linkId\":\"age\",\"text\":\"Age\"}]");
    answers.list[AGE].is_number = false;
    answers.list[DUE].date.day = 9;
    expect_items("[{\"answer\":[{\"valueDate\":\"2027-03-09\"}],\"linkId\":\"due\",\"text\":\"Due\"}]");
}
END_TEST

START_TEST(what_is_not_asked_is_not_sent)
{
    (void)snprintf(answers.list[UNASKED].plain, sizeof answers.list[UNASKED].plain, "%s", "typed earlier");
    answers.list[AGE].is_number = true;
    expect_items("[{\"answer\":[{\"valueInteger\":0}],\"linkId\":\"age\",\"text\":\"Age\"}]");
}
END_TEST

START_TEST(a_submission_reads_back)
{
    struct submission read;
    char *text;

    (void)snprintf(answers.list[NAME].plain, sizeof answers.list[NAME].plain, "%s", "Amina");
    text = submission_write(&flow, &answers, &meta);
    ck_assert_int_eq(submission_read(text, strlen(text), &read), OK);
    ck_assert_str_eq(read.id, meta.id);
    ck_assert_str_eq(read.kind, "form");
    ck_assert_str_eq(read.centre, "tower");
    ck_assert_str_eq(read.pack_hash, "");
    ck_assert_str_eq(read.language, "bn");
    ck_assert_str_eq(read.privacy_version, "1");
    ck_assert_str_eq(read.created, "2025-11-22T09:30:00Z");
    ck_assert_str_eq(json_string_value(json_object_get(read.response, "status")), "completed");
    submission_finish(&read);
    ck_assert_int_eq(submission_read(text, strlen(text) - 1, &read), CORRUPT);
    memory_wipe_text(text);
}
END_TEST

START_TEST(what_is_no_submission_is_refused)
{
    static const char *const bad[] = {
        "",
        "[]",
        "{}",
        "7",
        "{\"version\":2,\"id\":\"a\",\"kind\":\"a\",\"centre\":\"a\",\"pack\":\"a\",\"language\":\"a\","
        "\"privacy\":\"a\","
        "\"created\":\"a\",\"response\":{}}",
        "{\"version\":1,\"id\":\"a\",\"kind\":\"a\",\"centre\":\"a\",\"pack\":\"a\",\"language\":\"a\","
        "\"privacy\":\"a\","
        "\"created\":\"a\",\"response\":[]}",
        "{\"version\":1,\"id\":7,\"kind\":\"a\",\"centre\":\"a\",\"pack\":\"a\",\"language\":\"a\","
        "\"privacy\":\"a\","
        "\"created\":\"a\",\"response\":{}}",
    };
    struct submission read;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_int_eq(submission_read(bad[i], strlen(bad[i]), &read), CORRUPT);
}
END_TEST

TCase *response_tests(void)
{
    TCase *tests = tcase_create("response");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_head_names_form_and_time_but_no_person);
    tcase_add_test(tests, words_stay_the_persons_own);
    tcase_add_test(tests, booleans);
    tcase_add_test(tests, choices);
    tcase_add_test(tests, dates_and_numbers);
    tcase_add_test(tests, what_is_not_asked_is_not_sent);
    tcase_add_test(tests, a_submission_reads_back);
    tcase_add_test(tests, what_is_no_submission_is_refused);
    return tests;
}
