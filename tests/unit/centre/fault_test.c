/* Every fault of a pack is told with its file, its line and what to write instead: a small good pack is
 * written, one thing in it is broken, and the words are compared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "centre/centre.h"
#include "suites.h"

static const char about[] = "{\n"
                            "\"name\": \"small\",\n"
                            "\"title\": \"Small Centre\",\n"
                            "\"shortTitle\": \"Centre\",\n"
                            "\"languages\": [\"en\", \"bn\"],\n"
                            "\"features\": [\"refer\"],\n"
                            "\"phones\": [{\"id\": \"emergency\", \"number\": \"999\"}],\n"
                            "\"routes\": [{\"kind\": \"self-referral\", \"name\": \"Inbox\",\n"
                            "\"inbox\": \"in@example.org\",\n"
                            "\"sender\": \"out@example.org\"}],\n"
                            "\"privacyVersion\": \"1\",\n"
                            "\"idleSeconds\": 60\n"
                            "}\n";

static const char form[] = "{\n"
                           "\"resourceType\": \"Questionnaire\",\n"
                           "\"url\": \"urn:small\",\n"
                           "\"version\": \"1\",\n"
                           "\"name\": \"SelfReferral\",\n"
                           "\"title\": \"Ask\",\n"
                           "\"status\": \"active\",\n"
                           "\"item\": [\n"
                           "{\"linkId\": \"who\", \"text\": \"Who?\", \"type\": \"choice\",\n"
                           "\"answerOption\": [{\"valueCoding\": {\"code\": \"me\", \"display\": \"Me\"}},\n"
                           "{\"valueCoding\": {\"code\": \"you\", \"display\": \"You\"}}]},\n"
                           "{\"linkId\": \"age\", \"text\": \"Age?\", \"type\": \"integer\",\n"
                           "\"enableWhen\": [{\"question\": \"who\",\n"
                           "\"operator\": \"=\",\n"
                           "\"answerCoding\": {\"code\": \"you\"}}]},\n"
                           "{\"linkId\": \"name\", \"text\": \"Name?\", \"type\": \"string\",\n"
                           "\"extension\": [{\"url\": \"urn:doorstep:format\",\n"
                           "\"valueCode\": \"name\"}],\n"
                           "\"required\": true}\n"
                           "]\n"
                           "}\n";

static char folder[] = "/tmp/doorstep-centre-XXXXXX";
static char about_path[64], form_folder[64], form_path[96];
static struct faults faults;

static void set_up(void)
{
    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(about_path, sizeof about_path, "%s/centre.json", folder);
    (void)snprintf(form_folder, sizeof form_folder, "%s/questionnaires", folder);
    (void)snprintf(form_path, sizeof form_path, "%s/self-referral.json", form_folder);
    ck_assert_int_eq(mkdir(form_folder, 0700), 0);
    ck_assert_int_eq(file_write(about_path, about, strlen(about), 0600), OK);
    ck_assert_int_eq(file_write(form_path, form, strlen(form), 0600), OK);
    faults_init(&faults);
}

static void tear_down(void)
{
    (void)unlink(about_path);
    (void)unlink(form_path);
    (void)rmdir(form_folder);
    (void)rmdir(folder);
    faults_finish(&faults);
}

/* Writes `text` to `path` with the first `from` in it become `to`. */
static void write_changed(const char *path, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    struct strbuf changed;

    ck_assert_msg(at != NULL, "no %s to change", from);
    strbuf_init(&changed, 100000);
    strbuf_add_bytes(&changed, text, (size_t)(at - text));
    strbuf_add(&changed, to);
    strbuf_add(&changed, at + strlen(from));
    ck_assert_int_eq(file_write(path, strbuf_text(&changed), changed.length, 0600), OK);
    strbuf_finish(&changed);
}

static void expect_fault(const char *wanted)
{
    struct centre *centre = NULL;
    char line[1200] = "no fault";

    ck_assert_int_eq(centre_load(folder, &faults, &centre), INVALID);
    ck_assert_ptr_null(centre);
    faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(strncmp(line, wanted, strlen(wanted)) == 0, "wanted %s\nfound  %s", wanted, line);
    ck_assert_msg(faults.count == 1, "%zu faults for %s", faults.count, wanted);
}

START_TEST(a_good_pack_loads)
{
    struct centre *centre = NULL;
    const struct flow *flow;

    ck_assert_int_eq(centre_load(folder, &faults, &centre), OK);
    ck_assert_uint_eq(faults.count, 0);
    ck_assert_str_eq(centre_about(centre)->name, "small");
    ck_assert_int_eq(centre_about(centre)->idle_seconds, 60);
    ck_assert_int_eq(centre_about(centre)->idle_warning_seconds, 30);
    ck_assert_uint_eq(centre_about(centre)->language_count, 2);
    ck_assert_str_eq(centre_find_phone(centre, "emergency"), "999");
    ck_assert_ptr_null(centre_find_phone(centre, "duty"));
    ck_assert(centre_has_feature(centre, "refer"));
    ck_assert(!centre_has_feature(centre, "offer"));
    ck_assert_str_eq(centre_find_route(centre, "self-referral")->inbox, "in@example.org");
    ck_assert_ptr_null(centre_find_route(centre, "other"));
    ck_assert_ptr_null(centre_find_flow(centre, "other"));
    flow = centre_find_flow(centre, "self-referral");
    ck_assert_uint_eq(flow->item_count, 3);
    ck_assert_int_eq(flow->items[1].conditions[0].option, 1);
    ck_assert(flow->items[2].is_name && flow->items[2].required);
    centre_destroy(centre);
}
END_TEST

static const struct {
    const char *from, *to, *wanted;
} about_faults[] = {
    {"\"idleSeconds\": 60", "\"idleSeconds\": 10",
     "centre.json:12: /idleSeconds must be a whole number from 20 to 600"},
    {"\"idleSeconds\": 60", "\"idleWarningSeconds\": 19",
     "centre.json:12: /idleWarningSeconds must be a whole number from 20"},
    {"\"idleSeconds\"", "\"idelSeconds\"", "centre.json:12: /idelSeconds is not a known entry here"},
    {"\"in@example.org\"", "\"in.example.org\"",
     "centre.json:9: /routes/0/inbox is \"in.example.org\", which is no e-mail"},
    {"\"out@example.org\"", "\"out@example\"",
     "centre.json:10: /routes/0/sender is \"out@example\", which is no e-mail"},
    {"\"out@example.org\"", "\"out@example.org\", \"replyTo\": \"desk\"",
     "centre.json:10: /routes/0/replyTo is \"desk\", which is no e-mail"},
    {"\"out@example.org\"", "\"out@example.org\", \"relay\": \"The Hub\"",
     "centre.json:10: /routes/0/relay is \"The Hub\"; write lower-case"},
    {"\"out@example.org\"", "\"out@example.org\", \"relay\": \"\"",
     "centre.json:10: /routes/0/relay is empty"},
    {"\"out@example.org\"", "\"out@example.org\", \"subjectPrefix\": \"a\\r\\nBcc: x@y.org\"",
     "centre.json:10: /routes/0/subjectPrefix has a line break"},
    {"\"out@example.org\"",
     "\"out@example.org\", \"subjectPrefix\": \"12345678901234567890123456789012345678901\"",
     "centre.json:10: /routes/0/subjectPrefix has more than 40 characters"},
    {"\"out@example.org\"", "\"out@example.org\", \"subjectPrefix\": \"\"",
     "centre.json:10: /routes/0/subjectPrefix is empty"},
    {"[\"en\", \"bn\"]", "[]", "centre.json:5: /languages names no language"},
    {"\"languages\": [\"en\", \"bn\"],", "", "centre.json:1: /languages names no language"},
    {"\"bn\"", "\"Bengali\"", "centre.json:5: /languages/1 is \"Bengali\", which is no language tag"},
    {"\"bn\"", "\"en\"", "centre.json:5: /languages/1 \"en\" is there twice"},
    {"\"bn\"", "7", "centre.json:5: /languages/1 must be a text"},
    {"\"refer\"", "\"refre\"", "centre.json:6: /features/0 is \"refre\"; this Doorstep knows"},
    {"\"number\": \"999\"", "\"number\": \"nine\"",
     "centre.json:7: /phones/0/number is \"nine\"; write digits"},
    {"\"id\": \"emergency\", ", "", "centre.json:7: /phones/0/id is missing"},
    {"\"title\": \"Small Centre\"", "\"title\": \"\"", "centre.json:3: /title is empty"},
    {"\"name\": \"small\"", "\"name\": \"Small Centre\"",
     "centre.json:2: /name is \"Small Centre\"; write lower-case"},
    {"\"idleSeconds\": 60", "\"textsReviewed\": \"soon\"",
     "centre.json:12: /textsReviewed is \"soon\"; write the day"},
    {"\"routes\": [",
     "\"routes\": [{\"kind\": \"other\", \"name\": \"x\", \"inbox\": \"a@b.org\", \"sender\": \"a@b.org\"}, ",
     "centre.json:8: /routes/0 is for \"other\", but there is no questionnaires/other.json"},
    {"\"idleSeconds\": 60", "\"idleSeconds\": 60,", "centre.json:13: not valid JSON"},
};

START_TEST(faults_of_centre_json)
{
    write_changed(about_path, about, about_faults[_i].from, about_faults[_i].to);
    expect_fault(about_faults[_i].wanted);
}
END_TEST

START_TEST(a_route_may_name_its_subject_and_answers)
{
    struct centre *centre = NULL;
    const struct centre_route *route;

    ck_assert_int_eq(centre_load(folder, &faults, &centre), OK);
    route = centre_find_route(centre, "self-referral");
    ck_assert_ptr_null(route->reply_to);
    ck_assert_ptr_null(route->subject_prefix);
    ck_assert_ptr_null(route->relay);
    centre_destroy(centre);
    write_changed(about_path, about, "\"out@example.org\"",
                  "\"out@example.org\", \"replyTo\": \"desk@example.org\", \"relay\": \"hub-1\", "
                  "\"subjectPrefix\": \"1234567890123456789012345678901234567890\"");
    ck_assert_int_eq(centre_load(folder, &faults, &centre), OK);
    route = centre_find_route(centre, "self-referral");
    ck_assert_str_eq(route->reply_to, "desk@example.org");
    ck_assert_str_eq(route->relay, "hub-1");
    ck_assert_uint_eq(strlen(route->subject_prefix), 40);
    centre_destroy(centre);
}
END_TEST

START_TEST(a_questionnaire_needs_a_route)
{
    struct centre *centre = NULL;
    char line[1200];

    write_changed(about_path, about, "\"kind\": \"self-referral\"", "\"kind\": \"self-referal\"");
    ck_assert_int_eq(centre_load(folder, &faults, &centre), INVALID);
    ck_assert_uint_eq(faults.count, 2);
    faults_line(&faults, 0, line, sizeof line);
    ck_assert_ptr_eq(
        strstr(line, "centre.json:8: /routes has no route for questionnaires/self-referral.json"), line);
}
END_TEST

START_TEST(a_feature_needs_its_questionnaire)
{
    char line[1200];
    struct centre *centre = NULL;

    ck_assert_int_eq(unlink(form_path), 0);
    ck_assert_int_eq(centre_load(folder, &faults, &centre), INVALID);
    ck_assert_uint_eq(faults.count, 2);
    faults_line(&faults, 1, line, sizeof line);
    ck_assert_ptr_eq(
        strstr(line, "centre.json:6: /features/0 \"refer\" needs questionnaires/self-referral.json"), line);
    ck_assert_int_eq(file_write(form_path, form, strlen(form), 0600), OK);
}
END_TEST

#define FORM "questionnaires/self-referral.json:"

static const struct {
    const char *from, *to, *wanted;
} form_faults[] = {
    {"\"Questionnaire\"", "\"Bundle\"", FORM "2: /resourceType must be \"Questionnaire\""},
    {"\"urn:small\"", "\"urn small\"", FORM "3: /url is \"urn small\"; it may hold neither"},
    {"\"active\"", "\"retired\"", FORM "7: /status is \"retired\""},
    {"\"title\"", "\"titel\"", FORM "6: /titel is not a known entry"},
    {"\"version\"", "\"implicitRules\"", FORM "4: /implicitRules is not a known entry"},
    {"\"age\"", "\"who\"", FORM "12: /item/1/linkId \"who\" is there twice"},
    {"\"integer\"", "\"number\"", FORM "12: /item/1/type is \"number\"; write one of group"},
    {"\"text\": \"Age?\", ", "", FORM "12: /item/1/text is missing"},
    {"\"question\": \"who\"", "\"question\": \"name\"",
     FORM "13: /item/1/enableWhen/0/question is \"name\"; no question"},
    {"\"question\": \"who\"", "\"question\": \"age\"",
     FORM "13: /item/1/enableWhen/0/question is \"age\"; no question"},
    {"\"operator\": \"=\"", "\"operator\": \"==\"",
     FORM "14: /item/1/enableWhen/0/operator is \"==\"; write one of"},
    {"\"operator\": \"=\"", "\"operator\": \">\"",
     FORM "14: /item/1/enableWhen/0/operator is \">\", but the options of \"who\" have no "
          "order; write = or != (linkId \"age\")"},
    {"\"answerCoding\": {\"code\": \"you\"}", "\"answerCoding\": {\"code\": \"they\"}",
     FORM "15: /item/1/enableWhen/0/answerCoding/code is \"they\", which is no option of \"who\"; write one "
          "of me, you"},
    {"\"answerCoding\": {\"code\": \"you\"}", "\"answerBoolean\": true",
     FORM "15: /item/1/enableWhen/0/answerBoolean does not fit \"who\"; write answerCoding (linkId \"age\")"},
    {"\"answerCoding\": {\"code\": \"you\"}", "\"id\": \"x\"",
     FORM "13: /item/1/enableWhen/0 says nothing for \"who\"; write answerCoding"},
    {"\"answerCoding\": {\"code\": \"you\"}", "\"answerString\": \"you\"",
     FORM "15: /item/1/enableWhen/0/answerString does not fit \"who\"; write answerCoding"},
    {"\"required\": true", "\"requird\": true", FORM "19: /item/2/requird is not a known entry"},
    {"\"required\": true", "\"required\": \"yes\"", FORM "19: /item/2/required must be true or false"},
    {"\"required\": true", "\"maxLength\": 0", FORM "19: /item/2/maxLength must be a whole number from 1"},
    {"\"required\": true", "\"repeats\": true",
     FORM
     "19: /item/2/repeats lets an item of type string have several answers, which Doorstep does not ask for; "
     "put it into a group that repeats (linkId \"name\")"},
    {"urn:doorstep:format", "urn:doorstep:fromat",
     FORM "17: /item/2/extension/0/url is \"urn:doorstep:fromat\", which"},
    {"urn:doorstep:format", "urn:doorstep:must-agree", NULL},
    {"\"valueCode\": \"name\"", "\"valueCode\": \"nom\"",
     FORM "18: /item/2/extension/0/valueCode is \"nom\"; write one of name"},
    {"\"type\": \"string\"", "\"type\": \"text\"",
     FORM "17: /item/2/extension/0 does nothing on an item of type text"},
    {"\"code\": \"you\", ", "\"code\": \"me\", ", NULL},
    {"\"type\": \"integer\"", "\"type\": \"choice\"", FORM "12: /item/1 is a choice without options"},
    {"\"type\": \"integer\"", "\"type\": \"group\"", FORM "12: /item/1 is a group without a question"},
    {"\"answerCoding\": {\"code\": \"you\"}}]",
     "\"answerCoding\": {\"code\": \"you\"}}], \"enableBehavior\": \"some\"",
     FORM "15: /item/1/enableBehavior is \"some\"; write all or any"},
    {"\"answerCoding\": {\"code\": \"you\"}}]",
     "\"answerCoding\": {\"code\": \"you\"}}, {\"question\": \"who\", \"operator\": \"exists\", "
     "\"answerBoolean\": true}]",
     FORM "13: /item/1/enableWhen has several conditions"},
    {"\"type\": \"integer\"",
     "\"type\": \"integer\", \"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/minValue\", "
     "\"valueInteger\": 9}, {\"url\": \"http://hl7.org/fhir/StructureDefinition/maxValue\", "
     "\"valueInteger\": 3}]",
     FORM "12: /item/1 has a minValue above its maxValue"},
    {"\"required\": true}\n]", "\"required\": true}\n],", FORM "21: not valid JSON"},
    {"\"url\": \"urn:doorstep:format\",\n\"valueCode\": \"name\"",
     "\"url\": \"http://hl7.org/fhir/StructureDefinition/regex\",\n\"valueString\": \"[a-z\"",
     FORM "18: /item/2/extension/0/valueString is \"[a-z\", which cannot be read"},
};

START_TEST(faults_of_a_questionnaire)
{
    struct centre *centre = NULL;

    write_changed(form_path, form, form_faults[_i].from, form_faults[_i].to);
    if (form_faults[_i].wanted != NULL) {
        expect_fault(form_faults[_i].wanted);
        return;
    }
    /* One slip that is two faults: what stands there and what is missing. */
    ck_assert_int_eq(centre_load(folder, &faults, &centre), INVALID);
    ck_assert_uint_eq(faults.count, 2);
}
END_TEST

START_TEST(a_missing_pack_is_not_found)
{
    struct centre *centre = NULL;

    ck_assert_int_eq(centre_load("/nowhere", &faults, &centre), NOT_FOUND);
    ck_assert_uint_eq(faults.count, 1);
    ck_assert_ptr_null(centre);
}
END_TEST

START_TEST(a_questionnaire_has_a_bound)
{
    struct strbuf many;

    strbuf_init(&many, 100000);
    strbuf_add(&many, "\"item\": [\n");
    for (int i = 0; i < FLOW_ITEMS_MAX; i++)
        strbuf_add_format(&many, "{\"linkId\": \"x%d\", \"text\": \"X\", \"type\": \"boolean\"},\n", i);
    write_changed(form_path, form, "\"item\": [\n", strbuf_text(&many));
    strbuf_finish(&many);
    expect_fault(FORM "409: /item/400 is one item too many; at most 400 fit");
}
END_TEST

TCase *fault_tests(void)
{
    TCase *tests = tcase_create("faults");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_good_pack_loads);
    tcase_add_loop_test(tests, faults_of_centre_json, 0, sizeof about_faults / sizeof about_faults[0]);
    tcase_add_test(tests, a_route_may_name_its_subject_and_answers);
    tcase_add_test(tests, a_questionnaire_needs_a_route);
    tcase_add_test(tests, a_feature_needs_its_questionnaire);
    tcase_add_loop_test(tests, faults_of_a_questionnaire, 0, sizeof form_faults / sizeof form_faults[0]);
    tcase_add_test(tests, a_missing_pack_is_not_found);
    tcase_add_test(tests, a_questionnaire_has_a_bound);
    return tests;
}
