/* What a questionnaire may ask for and Doorstep cannot run is named by its linkId, with what to write
 * instead; what only looks unusual is taken as it is. */
#include <stdio.h>
#include <string.h>

#include "centre/inside.h"
#include "suites.h"

#define HL7 "http://hl7.org/fhir/StructureDefinition/"

/* Stands before each case, so that it can be asked about. */
#define BEFORE                                                                                               \
    "{\"linkId\":\"who\",\"text\":\"Who?\",\"type\":\"choice\",\"answerOption\":["                           \
    "{\"valueCoding\":{\"system\":\"urn:s\",\"code\":\"me\"}},{\"valueCoding\":{\"code\":\"you\"}}]},"
#define ITEM(type, more) "{\"linkId\":\"x\",\"text\":\"X?\",\"type\":\"" type "\"" more "}"
#define EXTENSION(url, value) ",\"extension\":[{\"url\":\"" url "\"," value "}]"
#define WHEN(condition) ",\"enableWhen\":[{" condition "}]"
#define BELOW(more, item) "{\"linkId\":\"x\",\"text\":\"X?\"," more ",\"item\":[" item "]}"

static struct faults faults;
static struct arena arena;

static void set_up(void)
{
    faults_init(&faults);
    arena_init(&arena);
}

static void tear_down(void)
{
    arena_finish(&arena);
    faults_finish(&faults);
}

static void read_text(const char *root, const char *item)
{
    static char text[20000];
    struct json_doc *doc = NULL;
    struct json_place place;
    struct flow flow;
    int length = snprintf(
        text, sizeof text,
        "{\"resourceType\":\"Questionnaire\",\"status\":\"active\"%s,\"item\":[" BEFORE "%s]}", root, item);

    ck_assert_int_eq(json_doc_parse(text, (size_t)length, "f", &faults, &doc), OK);
    place = json_doc_root(doc, &faults);
    centre_read_flow(&arena, &place, "f", &flow);
    json_doc_destroy(doc);
}

static void expect(const char *item, const char *wanted, const char *also)
{
    char line[1500] = "";

    for (size_t i = 0; i < faults.count && i < FAULTS_KEPT; i++) {
        faults_line(&faults, i, line, sizeof line);
        if (wanted != NULL && strstr(line, wanted) != NULL && strstr(line, also) != NULL)
            return;
    }
    ck_assert_msg(wanted == NULL && faults.count == 0, "%s\nwanted %s\nfound  %s", item,
                  wanted != NULL ? wanted : "none", line);
}

static const struct {
    const char *item, *wanted;
} refused[] = {
    {ITEM("decimal", ""), "\"decimal\", which Doorstep does not ask for; write integer"},
    {ITEM("dateTime", ""), "write date"},
    {ITEM("time", ""), "write choice"},
    {ITEM("url", ""), "write string"},
    {ITEM("attachment", ""), "bring it to the desk"},
    {ITEM("reference", ""), "write choice"},
    {ITEM("quantity", ""), "questionnaire-unit"},
    {ITEM("coding", ""), "write choice"},
    {ITEM("string", ",\"repeats\":true"), "put it into a group that repeats"},
    {BELOW("\"type\":\"group\"", ""), "a group without a question"},
    {BELOW("\"type\":\"display\"", "{\"linkId\":\"y\",\"type\":\"string\"}"), "stands in a display"},
    {BELOW("\"type\":\"choice\",\"repeats\":true,\"answerOption\":[{\"valueInteger\":1}]",
           "{\"linkId\":\"y\",\"type\":\"string\"}"),
     "would be asked for each"},
    {ITEM("string", ",\"modifierExtension\":[{\"url\":\"urn:m\"}]"), "Doorstep knows none such (\"urn:m\")"},
    {ITEM("choice", ",\"answerOption\":[{\"valueInteger\":1,\"modifierExtension\":[{\"url\":\"urn:m\"}]}]"),
     "Doorstep knows none such"},
    {ITEM("string", EXTENSION("http://hl7.org/fhir/uv/sdc/StructureDefinition/"
                              "sdc-questionnaire-calculatedExpression",
                              "\"valueExpression\":{}")),
     "changes the form while it is answered"},
    {ITEM("string", EXTENSION("http://example.org/enableWhenFormula", "\"valueString\":\"x\"")),
     "changes the form while it is answered"},
    {ITEM("string", EXTENSION(HL7 "questionnaire-signatureRequired", "\"valueCodeableConcept\":{}")),
     "changes the form while it is answered"},
    {ITEM("string", EXTENSION(HL7 "minValeu", "\"valueInteger\":1")), "does not know here"},
    {ITEM("string", EXTENSION("urn:doorstep:anonimous", "\"valueBoolean\":true")), "does not know here"},
    {ITEM("string", EXTENSION(HL7 "minValue", "\"valueInteger\":1")),
     "does nothing on an item of type string"},
    {ITEM("date", EXTENSION(HL7 "minValue", "\"valueDate\":\"soon\"")), "write a date as"},
    {ITEM("date", EXTENSION(HL7 "regex", "\"valueString\":\"x\"")), "does nothing on an item of type date"},
    {ITEM("string", EXTENSION(HL7 "regex", "\"valueString\":\"(?=x)y\"")), "cannot be read"},
    {ITEM("string", EXTENSION(HL7 "regex", "\"valueString\":\"\\\\p{L}+\"")), "cannot be read"},
    {ITEM("string", ",\"maxLength\":2" EXTENSION(HL7 "minLength", "\"valueInteger\":3")),
     "a minLength above its maxLength"},
    {ITEM("choice", ",\"repeats\":true,\"answerOption\":[{\"valueInteger\":1},{\"valueInteger\":2},{"
                    "\"valueInteger\":3}]" EXTENSION(HL7 "questionnaire-maxOccurs", "\"valueInteger\":2")),
     "takes 2 answers at most"},
    {ITEM("choice",
          ",\"repeats\":true,\"answerOption\":[{\"valueInteger\":1},{\"valueInteger\":2}]" EXTENSION(
              HL7 "questionnaire-minOccurs", "\"valueInteger\":2")),
     "wants 2 answers at least"},
    {ITEM("string", EXTENSION(HL7 "questionnaire-itemControl",
                              "\"valueCodeableConcept\":{\"coding\":[{\"code\":\"hologram\"}]}")),
     "no control that Doorstep knows"},
    {ITEM("string", EXTENSION(HL7 "questionnaire-choiceOrientation", "\"valueCode\":\"round\"")),
     "write horizontal or vertical"},
    {ITEM("string", EXTENSION("urn:doorstep:tells", "\"valueCode\":\"age\"")),
     "which only an item of type integer can tell"},
    {ITEM("string", EXTENSION("urn:doorstep:tells", "\"valueCode\":\"agee\"")), "write one of due, born"},
    {ITEM("display", EXTENSION("urn:doorstep:outcome", "\"valueBoolean\":true")), "only a local flow"},
    {ITEM("display", EXTENSION("urn:doorstep:leads-to", "\"valueString\":\"flow:ages\"")), "is no outcome"},
    {ITEM("choice",
          ",\"answerOption\":[{\"valueInteger\":1,\"extension\":[{\"url\":\"urn:doorstep:leads-to\","
          "\"valueString\":\"screen:offer\"}]}]"),
     "only a local flow"},
    {ITEM("choice", ",\"answerOption\":[{\"valueInteger\":1,\"extension\":[{\"url\":\"urn:doorstep:icon\","
                    "\"valueCode\":\"a b\"}]}]"),
     "names no pictogram"},
    {ITEM("choice", ",\"answerValueSet\":\"http://hl7.org/fhir/ValueSet/yesnodontknow\""),
     "a list that is kept elsewhere"},
    {ITEM("choice", ",\"answerValueSet\":\"#none\""), "has no ValueSet with this id"},
    {ITEM("choice", ",\"answerValueSet\":\"#set\",\"answerOption\":[{\"valueInteger\":1}]"),
     "only one of them"},
    {ITEM("choice", ",\"answerValueSet\":\"#filtered\""), "lists no concepts"},
    {ITEM("choice", ",\"answerValueSet\":\"#excluding\""), "takes concepts out"},
    {ITEM("choice", ",\"answerOption\":[{\"valueInteger\":1},{\"valueInteger\":1}]"), "is there twice"},
    {ITEM("choice", ",\"answerOption\":[{\"valueReference\":{}}]"), "valueReference is not a known entry"},
    {ITEM("choice", ",\"answerOption\":[{\"valueTime\":\"24:00:00\"}]"), "write a time as 13:30:00"},
    {ITEM("choice", ",\"answerOption\":[{\"valueDate\":\"today\"}]"), "write a date as"},
    {ITEM("choice", ",\"option\":[{\"valueInteger\":1}]"), "option is not a known entry"},
    {ITEM("choice", ",\"answerOption\":[{\"valueInteger\":1},{\"valueInteger\":2}],\"initial\":[{"
                    "\"valueInteger\":1},{\"valueInteger\":2}]"),
     "has 2 answers at first"},
    {ITEM("choice", ",\"answerOption\":[{\"valueInteger\":1,\"initialSelected\":true}],\"initial\":[{"
                    "\"valueInteger\":1}]"),
     "stands beside an option that is initialSelected"},
    {ITEM("choice", ",\"answerOption\":[{\"valueInteger\":1}],\"initial\":[{\"valueInteger\":2}]"),
     "is \"2\", which is no option of \"x\""},
    {ITEM("boolean", ",\"initial\":[{\"valueString\":\"yes\"}]"), "does not fit \"x\"; write valueBoolean"},
    {ITEM("date", ",\"initial\":[{\"valueDate\":\"2026\"}]"), "write a date as"},
    {ITEM("display", ",\"initial\":[{\"valueString\":\"yes\"}]"), "does nothing on an item of type display"},
    {ITEM("string",
          WHEN("\"question\":\"later\",\"operator\":\"exists\",\"answerBoolean\":true")) ",{\"linkId\":"
                                                                                         "\"later\","
                                                                                         "\"text\":\"L\","
                                                                                         "\"type\":"
                                                                                         "\"string\"}",
     "but one comes after it: move it before"},
    {ITEM("string", WHEN("\"question\":\"nobody\",\"operator\":\"exists\",\"answerBoolean\":true")),
     "no question with this linkId stands before"},
    {ITEM("string", WHEN("\"question\":\"x\",\"operator\":\"exists\",\"answerBoolean\":true")),
     "no question with this linkId stands before"},
    {ITEM("string",
          WHEN("\"question\":\"who\",\"operator\":\"=\",\"answerCoding\":{\"system\":\"urn:t\",\"code\":"
               "\"me\"}")),
     "is \"me\", which is no option of \"who\""},
    {ITEM("string", WHEN("\"question\":\"who\",\"operator\":\"<\",\"answerCoding\":{\"code\":\"me\"}")),
     "have no order"},
    {ITEM("string", WHEN("\"question\":\"who\",\"operator\":\"exists\",\"answerCoding\":{\"code\":\"me\"}")),
     "write answerBoolean"},
    {ITEM("string",
          ",\"_text\":{\"extension\":[{\"url\":\"" HL7 "translation\",\"extension\":[{\"url\":\"lang\","
          "\"valueCode\":\"bn\"}]}]}"),
     "a translation without \"content\""},
    {ITEM("string",
          ",\"_text\":{\"extension\":[{\"url\":\"" HL7 "cqf-expression\",\"valueExpression\":{}}]}"),
     "changes the form while it is answered"},
};

static const char sets[] =
    ",\"contained\":[{\"resourceType\":\"ValueSet\",\"id\":\"set\",\"compose\":{\"include\":[{\"concept\":[{"
    "\"code\":\"a\"}]}]}},{\"resourceType\":\"ValueSet\",\"id\":\"filtered\",\"compose\":{\"include\":[{"
    "\"system\":"
    "\"urn:x\",\"filter\":[]}]}},{\"resourceType\":\"ValueSet\",\"id\":\"excluding\",\"compose\":{"
    "\"include\":[{"
    "\"concept\":[{\"code\":\"a\"}]}],\"exclude\":[{\"concept\":[{\"code\":\"b\"}]}]}}]";

START_TEST(what_cannot_be_run_is_named)
{
    read_text(sets, refused[_i].item);
    expect(refused[_i].item, refused[_i].wanted, "(linkId \"x\")");
}
END_TEST

START_TEST(a_group_inside_is_named_itself)
{
    const char *item =
        BELOW("\"type\":\"group\"", "{\"linkId\":\"inner\",\"type\":\"group\",\"repeats\":true,\"item\":[{"
                                    "\"linkId\":\"z\",\"type\":\"string\"}]}");

    read_text("", item);
    expect(item, "a group that repeats inside another item", "(linkId \"inner\")");
}
END_TEST

static const char *const taken[] = {
    ITEM("choice", ",\"answerValueSet\":\"#set\""),
    ITEM("choice", ",\"answerOption\":[{\"valueCoding\":{\"code\":\"A b%/\\u00e9\\\"'\"}}]"),
    ITEM("string", EXTENSION("https://example.org/colour", "\"valueString\":\"red\"")),
    ITEM("string", EXTENSION(HL7 "entryFormat", "\"valueString\":\"red\"")),
    ITEM("string", EXTENSION(HL7 "rendering-xhtml", "\"valueString\":\"red\"")),
    ITEM("string",
         EXTENSION(HL7 "regex", "\"valueString\":\"^[^\\\\s@]+@(?:[a-z\\\\d-]+\\\\.)+[a-z]{2,}$\"")),
    ITEM("choice", ",\"repeats\":true,\"answerOption\":[{\"valueInteger\":1},{\"valueInteger\":2}]" EXTENSION(
                       HL7 "questionnaire-maxOccurs", "\"valueInteger\":2")),
    ITEM("display", ""),
    ITEM("group", ",\"repeats\":true,\"required\":true,\"item\":[{\"linkId\":\"y\",\"type\":\"string\"}]"),
    ITEM("string",
         WHEN("\"question\":\"who\",\"operator\":\"=\",\"answerCoding\":{\"system\":\"urn:s\",\"code\":"
              "\"me\"}")),
    ITEM("string",
         WHEN("\"question\":\"who\",\"operator\":\"!=\",\"answerCoding\":{\"system\":\"urn:t\",\"code\":"
              "\"you\"}")),
    BELOW("\"type\":\"boolean\"", "{\"linkId\":\"y\",\"type\":\"string\"}"),
    "{\"linkId\":\"x\",\"type\":\"group\",\"item\":[{\"linkId\":\"y\",\"type\":\"string\"}]}",
};

START_TEST(what_can_be_run_is_taken)
{
    read_text(sets, taken[_i]);
    expect(taken[_i], NULL, "");
}
END_TEST

static const struct {
    const char *root, *wanted;
} roots[] = {
    {",\"modifierExtension\":[{\"url\":\"urn:m\"}]", "/modifierExtension changes the meaning"},
    {",\"implicitRules\":\"urn:r\"", "/implicitRules is not a known entry"},
    {",\"url\":\"urn:a|1\"", "neither white space nor |"},
    {",\"extension\":[{\"url\":\"urn:doorstep:then\",\"valueString\":\"screen:offer\"}]",
     "only a local flow"},
    {",\"extension\":[{\"url\":\"urn:doorstep:local\",\"valueBoolean\":true},{\"url\":\"urn:doorstep:then\","
     "\"valueString\":\"screen:moon\"}]",
     "write flow:NAME, handover:ID"},
    {",\"extension\":[{\"url\":\"urn:doorstep:lokal\",\"valueBoolean\":true}]", "does not know here"},
    {",\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/questionnaire-constraint\"}]",
     "changes the form while it is answered"},
    {",\"extension\":[{\"url\":\"urn:doorstep:local\",\"valueBoolean\":true},{\"url\":\"urn:doorstep:then\","
     "\"valueString\":\"handover:mash\"}]",
     NULL},
};

START_TEST(faults_of_the_root)
{
    read_text(roots[_i].root, ITEM("string", ""));
    expect(roots[_i].root, roots[_i].wanted, "");
}
END_TEST

START_TEST(only_so_many_items_fit)
{
    static char item[12000];
    size_t used = (size_t)snprintf(item, sizeof item,
                                   "{\"linkId\":\"x\",\"type\":\"group\",\"repeats\":true,\"item\":[");

    for (int i = 0; i < 80; i++)
        used += (size_t)snprintf(item + used, sizeof item - used,
                                 "%s{\"linkId\":\"x%d\",\"type\":\"string\"}", i > 0 ? "," : "", i);
    (void)snprintf(item + used, sizeof item - used, "]}");
    read_text("", item);
    expect(item, "is a group of 81 items that may be answered 6 times; at most 400 items fit",
           "(linkId \"x\")");
    ck_assert_uint_eq(faults.count, 1);
}
END_TEST

TCase *refusal_tests(void)
{
    TCase *tests = tcase_create("refusals");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, what_cannot_be_run_is_named, 0, sizeof refused / sizeof refused[0]);
    tcase_add_test(tests, a_group_inside_is_named_itself);
    tcase_add_loop_test(tests, what_can_be_run_is_taken, 0, sizeof taken / sizeof taken[0]);
    tcase_add_loop_test(tests, faults_of_the_root, 0, sizeof roots / sizeof roots[0]);
    tcase_add_test(tests, only_so_many_items_fit);
    return tests;
}
