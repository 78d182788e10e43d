/* Questionnaires as others write them, one for each thing that FHIR R4 can say and Doorstep can ask: they are
 * read, answered by chance, and become responses. With DOORSTEP_RESPONSES set to a folder the responses are
 * also written there, for the FHIR schema test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "centre/inside.h"
#include "rules/response.h"
#include "suites.h"

enum { ROUNDS = 12 };

static struct faults faults;
static struct arena arena;
static struct flow flow;
static struct answers answers;
static const struct date today = {2026, 11, 22};

static void set_up(void)
{
    faults_init(&faults);
    arena_init(&arena);
}

static void tear_down(void)
{
    answers_finish(&answers);
    arena_finish(&arena);
    faults_finish(&faults);
}

static void load(const char *name)
{
    struct json_doc *doc = NULL;
    struct json_place root;
    char path[512];
    char line[1200] = "";

    (void)snprintf(path, sizeof path, DOORSTEP_SOURCE_DIR "/tests/fhir/questionnaires/%s.json", name);
    ck_assert_int_eq(json_doc_read(path, name, CENTRE_FILE_BYTES_MAX, &faults, &doc), OK);
    root = json_doc_root(doc, &faults);
    centre_read_flow(&arena, &root, arena_copy_text(&arena, name), &flow);
    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(faults.count == 0, "%s", line);
    json_doc_destroy(doc);
    answers_init(&answers, flow.item_count);
    flow_begin(&flow, &answers);
}

static const struct flow_item *item(const char *link_id)
{
    int found = flow_find(&flow, link_id);

    ck_assert_msg(found >= 0, "no %s", link_id);
    return &flow.items[found];
}

static struct answer *answer_to(const char *link_id)
{
    return &answers.list[item(link_id) - flow.items];
}

/* --- what is read --- */

static void expect_pages(const char *wanted)
{
    char found[1000] = "";

    for (int page = flow_first_page(&flow, &answers); page >= 0;
         page = flow_next_page(&flow, &answers, (size_t)page)) {
        size_t used = strlen(found);

        (void)snprintf(found + used, sizeof found - used, "%s|", flow.items[page].link_id);
    }
    ck_assert_str_eq(found, wanted);
}

START_TEST(a_root_may_say_little_or_much)
{
    load("published");
    ck_assert_str_eq(flow.url, "urn:doorstep:questionnaire:published");
    ck_assert_str_eq(flow.version, "");
    ck_assert_str_eq(flow.title, "PHQ-9 quick panel");
    expect_pages("intro|only-text|/44250-9|page|");
    answer_to("/44250-9")->chosen = 2;
    expect_pages("intro|only-text|/44250-9|page|outro|");
    ck_assert_int_eq(item("page.1")->max_length, 1000);
}
END_TEST

START_TEST(options_come_from_anywhere)
{
    load("values");
    ck_assert_uint_eq(item("borough")->option_count, 3);
    ck_assert_str_eq(item("borough")->options[0].system, "urn:borough");
    ck_assert_str_eq(item("borough")->options[0].translations[0].language, "bn");
    ck_assert_str_eq(item("borough")->options[2].code, "x y/z");
    ck_assert_str_eq(item("borough")->options[2].system, "urn:other");
    ck_assert_uint_eq(item("feeling")->option_count, 2);
    ck_assert_str_eq(item("feeling")->options[0].code, "glad");
    ck_assert_str_eq(item("feeling")->options[1].display, "sad");
    ck_assert_str_eq(item("words")->options[1].display, "two words");
    ck_assert_str_eq(item("words")->options[1].translations[0].text, "laba eray");
    ck_assert_str_eq(item("numbers")->options[1].code, "5");
    ck_assert_int_eq(item("times")->options[0].value, FLOW_VALUE_TIME);
    ck_assert_str_eq(item("bare")->options[0].display, "LA6568-5");
    ck_assert(item("bare")->options[1].exclusive);
}
END_TEST

START_TEST(extensions_are_read)
{
    load("values");
    ck_assert(item("hidden")->hidden && item("secret.1")->hidden && !item("fixed")->hidden);
    ck_assert(item("fixed")->read_only);
    ck_assert(item("borough")->horizontal && !item("feeling")->horizontal);
    ck_assert_str_eq(item("weight")->unit, "kilograms");
    ck_assert_str_eq(item("smoke.much")->unit, "cigarettes");
    ck_assert_int_eq(item("weight")->highest, 250);
    ck_assert_int_eq(item("on")->lowest_date.year, 2026);
    ck_assert_int_eq(item("on")->highest_date.month, 12);
    ck_assert_uint_eq(item("borough")->translation_count, 2);
    ck_assert_str_eq(item("borough")->translations[1].language, "ar");
    ck_assert_str_eq(item("smoke")->help, "Also outside.");
    ck_assert_uint_eq(item("smoke")->help_translation_count, 1);
    ck_assert_str_eq(item("untitled.1")->text, "untitled.1");
    ck_assert_int_eq(flow_find(&flow, "smoke.help"), -1);
}
END_TEST

START_TEST(what_is_there_at_first)
{
    load("values");
    ck_assert_str_eq(answer_to("hidden")->plain, "form 7");
    ck_assert_int_eq(answer_to("secret.1")->number, -7);
    ck_assert_uint_eq(answer_to("fixed")->chosen, 2);
    ck_assert_uint_eq(answer_to("yes")->chosen, 2);
    ck_assert_int_eq(answer_to("on")->date.month, 5);
    ck_assert_uint_eq(answer_to("borough")->chosen, 2);
    ck_assert_uint_eq(answer_to("feeling")->chosen, 1);
    ck_assert_str_eq(answer_to("feeling")->text, "tired");
    ck_assert_uint_eq(answer_to("numbers")->chosen, 2);
    expect_pages(
        "fixed|yes|on|borough|feeling|words|numbers|days|times|bare|weight|/word with any\"%[char|smoke|"
        "group-of-some|");
    answer_to("smoke")->chosen = 1;
    ck_assert_int_eq(flow_next_page(&flow, &answers, (size_t)flow_find(&flow, "smoke")),
                     flow_find(&flow, "smoke.much"));
}
END_TEST

static void expect_problem(const char *link_id, const char *plain, const char *wanted)
{
    struct answer *answer = answer_to(link_id);
    char *end = NULL;

    (void)snprintf(answer->plain, sizeof answer->plain, "%s", plain);
    answer->length_graphemes = strlen(plain);
    answer->number = strtol(plain, &end, 10);
    answer->is_number = plain[0] != '\0' && *end == '\0';
    ck_assert_str_eq(flow_problem_name(flow_check(&flow, (size_t)flow_find(&flow, link_id), &answers, today)),
                     wanted);
}

START_TEST(bounds_hold)
{
    load("values");
    expect_problem("/word with any\"%[char", "12-ab", "fine");
    expect_problem("/word with any\"%[char", "12", "too-short");
    expect_problem("/word with any\"%[char", "12-ab-cd-", "too-long");
    expect_problem("/word with any\"%[char", "dd-ab", "wrong-pattern");
    expect_problem("/word with any\"%[char", "12.ab", "wrong-pattern");
    expect_problem("weight", "0", "too-small");
    expect_problem("weight", "250", "fine");
    expect_problem("weight", "251", "too-large");
    expect_problem("weight", "0250", "too-long");
    answer_to("on")->date = (struct date){2025, 12, 31};
    expect_problem("on", "", "too-early");
    answer_to("on")->date = (struct date){2026, 1, 1};
    expect_problem("on", "", "fine");
    answer_to("on")->date = (struct date){2026, 12, 31};
    expect_problem("on", "", "fine");
    answer_to("on")->date = (struct date){2027, 1, 1};
    expect_problem("on", "", "too-late");
    expect_problem("group-of-some", "", "missing");
}
END_TEST

START_TEST(a_group_is_written_out_as_often_as_it_may_be_answered)
{
    load("repeats");
    ck_assert_int_eq(item("child")->instance_count, 4);
    ck_assert_int_eq(item("carer")->instance_count, 6);
    ck_assert_str_eq(item("child")->remember, "children");
    ck_assert_str_eq(item("due")->tells, "due");
    ck_assert_uint_eq(flow.item_count, 1 + 4 * 8 + 6 * 3 + 3);
    ck_assert_int_eq(item("kind")->instance, 0);
    ck_assert_int_eq(item("more")->instance, -1);
    for (int n = 0; n < 4; n++) {
        int group = flow_instance(&flow, (size_t)flow_find(&flow, "child"), (size_t)n);

        ck_assert_str_eq(flow.items[group].link_id, "child");
        ck_assert_int_eq(flow.items[group].instance, n);
        ck_assert_int_eq(flow.items[group + 5].parent, group + 3);
        ck_assert_str_eq(flow.items[group + 5].link_id, "deeper");
        ck_assert_int_eq(flow.items[group + 6].parent, group + 5);
    }
    expect_pages("more|kind|note|child|carer|childless|");
}
END_TEST

START_TEST(conditions_of_every_kind)
{
    load("operators");
    answer_to("choice")->chosen = 5;
    (void)snprintf(answer_to("open")->plain, ANSWER_TEXT_BYTES, "wasp");
    (void)snprintf(answer_to("string")->plain, ANSWER_TEXT_BYTES, "bee");
    for (size_t i = 0; i < flow.item_count; i++) {
        const struct flow_item *after = &flow.items[i];
        const struct flow_condition *condition = after->conditions;
        const char *about = after->condition_count == 1 ? flow.items[condition->item].link_id : "";
        bool asked = flow_is_asked(&flow, i, &answers);

        if (strcmp(about, "choice") == 0 && condition->operator!= FLOW_EXISTS)
            ck_assert_int_eq(asked, (condition->option == 2) == (condition->operator== FLOW_EQUAL));
        if (strcmp(about, "open") == 0 && condition->operator!= FLOW_EXISTS)
            ck_assert_int_eq(asked, (condition->text != NULL && strcmp(condition->text, "wasp") == 0) ==
                                        (condition->operator== FLOW_EQUAL));
        if (strcmp(about, "string") == 0 && condition->operator!= FLOW_EXISTS)
            ck_assert_int_eq(asked, condition->operator== FLOW_EQUAL || condition->operator== FLOW_AT_LEAST);
    }
}
END_TEST

/* --- what is sent --- */

static size_t chance(size_t of)
{
    static uint64_t state = 88172645463325252U;

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % of);
}

static void fill(const struct flow_item *asked, struct answer *answer)
{
    static const char *const texts[] = {"", "bee", "aardvark", "wasp \xE0\xA6\x86"};
    static const struct date dates[] = {{0}, {2026, 2, 10}, {2026, 2, 0}, {2027, 1, 31}, {2025, 12, 1}};
    bool is_list = asked->option_count > 0;

    if (asked->hidden || asked->read_only)
        return;
    if (asked->type == FLOW_BOOLEAN)
        answer->chosen = chance(3);
    else if (is_list && asked->repeats)
        answer->chosen = chance((size_t)1 << asked->option_count);
    else if (is_list)
        answer->chosen = chance(5) == 0 ? 0 : UINT64_C(1) << chance(asked->option_count);
    if (asked->type == FLOW_DATE)
        answer->date = dates[chance(5)];
    (void)snprintf(answer->plain, sizeof answer->plain, "%s", texts[chance(4)]);
    if (asked->type == FLOW_OPEN_CHOICE && !asked->repeats && answer->chosen != 0)
        answer->plain[0] = '\0'; /* one answer only */
    answer->number = (int64_t)chance(13);
    answer->is_number = asked->type == FLOW_INTEGER && answer->plain[0] != '\0';
}

static void answer_by_chance(void)
{
    answers_wipe(&answers);
    flow_begin(&flow, &answers);
    for (size_t i = 0; i < flow.item_count; i++) {
        if (flow_is_roster(&flow, i)) {
            for (size_t n = chance(4); n > 0; n--)
                (void)flow_add_instance(&flow, i, &answers);
        }
        fill(&flow.items[i], &answers.list[i]);
    }
}

static void write_response(const char *name, int round)
{
    const char *folder = getenv("DOORSTEP_RESPONSES");
    struct submission_meta meta = {
        .id = "0b7e0b36-32c5-4b7c-8d1f-7a54a1a7f3c1",
        .kind = flow.name,
        .centre = "c",
        .pack_hash = "",
        .language = "bn",
        .privacy_version = "1",
        .created_utc_ms = 1795340000000,
    };
    json_t *response = response_make(&flow, &answers, &meta);
    char *text = json_write_compact(response);
    char path[512];

    ck_assert_ptr_nonnull(strstr(text, "QuestionnaireResponse"));
    if (folder != NULL) {
        (void)snprintf(path, sizeof path, "%s/%s-%d.json", folder, name, round);
        ck_assert_int_eq(file_write(path, text, strlen(text), 0600), OK);
    }
    memory_wipe_text(text);
    json_decref(response);
}

static const char *const forms[] = {"operators", "repeats", "values", "published"};

START_TEST(answers_become_responses)
{
    load(forms[_i]);
    for (int round = 0; round < ROUNDS; round++) {
        answer_by_chance();
        write_response(forms[_i], round);
    }
}
END_TEST

TCase *questionnaire_tests(void)
{
    TCase *tests = tcase_create("questionnaires");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_root_may_say_little_or_much);
    tcase_add_test(tests, options_come_from_anywhere);
    tcase_add_test(tests, extensions_are_read);
    tcase_add_test(tests, what_is_there_at_first);
    tcase_add_test(tests, bounds_hold);
    tcase_add_test(tests, a_group_is_written_out_as_often_as_it_may_be_answered);
    tcase_add_test(tests, conditions_of_every_kind);
    tcase_add_loop_test(tests, answers_become_responses, 0, sizeof forms / sizeof forms[0]);
    return tests;
}
