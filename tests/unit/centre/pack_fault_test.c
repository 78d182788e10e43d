/* Every fault of a pack's places, people, services and ways on is told with its file, its line and what to
 * write instead: one thing in the good pack is broken, and the words are compared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "pack_copy.h"
#include "suites.h"

#define C "centre.json"
#define S "services.json"
#define ASKING "questionnaires/asking.json"
#define VIEWS "questionnaires/views.json"
#define AGES "shared/ages.json"

static const struct {
    const char *file, *from, *to, *wanted;
} pack_faults[] = {
    /* areas */
    {C, "\"id\": \"south\", \"places\": [\"quay\"]", "\"id\": \"south\"",
     "centre.json:23: /areas/1 names neither places nor schools"},
    {C, "\"id\": \"south\"", "\"id\": \"north-west\"",
     "centre.json:23: /areas/1 \"north-west\" is there twice"},
    {C, "[\"quay\"]", "[\"The Quay\"]",
     "centre.json:23: /areas/1/places/0 is \"The Quay\"; write lower-case"},
    {C, "\"garden\"]", "\"mill\"]", "centre.json:20: /areas/0/places/1 \"mill\" is there twice"},
    {C, "\"schools\"", "\"school\"", "centre.json:21: /areas/0/school is not a known entry here"},
    {C, "\"fromMonths\": 60, \"untilPrimaryEnds\"", "\"fromMonths\": 2401, \"untilPrimaryEnds\"",
     "centre.json:46: /notOffered/0/ages/fromMonths must be a whole number from 0 to 2400"},
    {C, "\"fromMonths\": 60,\n", "\"fromMonths\": 5.5,\n",
     "centre.json:19: /areas/0/fromMonths must be a whole number from 0 to 2400"},
    /* hand-overs */
    {C, "\"phone\": \"hub\"", "\"phone\": \"hup\"",
     "centre.json:30: /handovers/0/phone is \"hup\", which is no id in /phones"},
    {C, "\"phoneOutOfHours\": \"hub-at-night\"", "\"phoneOutOfHours\": \"020 7946 0002\"",
     "centre.json:31: /handovers/0/phoneOutOfHours is \"020 7946 0002\", which is no id in /phones"},
    {C, "\"hub@example.org\"", "\"hub\"",
     "centre.json:32: /handovers/0/email is \"hub\", which is no e-mail"},
    {C, "\"https://example.org/hub\"", "\"example.org/hub\"",
     "centre.json:33: /handovers/0/url is \"example.org/hub\"; write it whole"},
    {C, "\"MO-FR\"", "\"Mon-Fri\"", "centre.json:35: /handovers/0/hours/0/days is \"Mon-Fri\"; write a day"},
    {C, "\"MO-FR\"", "\"FR-MO\"", "centre.json:35: /handovers/0/hours/0/days is \"FR-MO\"; write a day"},
    {C, "\"closes\": \"17:30\"", "\"closes\": \"half five\"",
     "centre.json:35: /handovers/0/hours/0/closes is \"half five\"; write the time"},
    {C, "\"closes\": \"17:30\"", "\"closes\": \"09:00\"",
     "centre.json:35: /handovers/0/hours/0 closes before it opens"},
    {C, "\"opens\": \"10:00\", ", "", "centre.json:36: /handovers/0/hours/1/opens is missing"},
    {C, "\"counted\": true", "\"counted\": \"yes\"",
     "centre.json:38: /handovers/0/counted must be true or false"},
    {C, ", \"name\": \"Youth service\"", "", "centre.json:40: /handovers/1/name is missing"},
    {C, "\"id\": \"youth\", \"icon\": \"school\"", "\"id\": \"youth\", \"icon\": \"School!\"",
     "centre.json:40: /handovers/1/icon is \"School!\"; write lower-case"},
    /* what is not offered */
    {C, "\"handover\": \"youth\"", "\"handover\": \"yuoth\"",
     "centre.json:47: /notOffered/0/handover is \"yuoth\", which is no id in /handovers"},
    {C, "\"fromMonths\": 60, \"until", "\"fromYears\": 5, \"until",
     "centre.json:46: /notOffered/0/ages/fromYears is not a known"},
    {C, "\"fromMonths\": 60, \"until", "\"fromMonths\": -1, \"until",
     "centre.json:46: /notOffered/0/ages/fromMonths must be a whole number from 0"},
    {C, "\"fromSecondary\": true", "\"fromMonths\": 300",
     "centre.json:49: /notOffered/1/ages ends before it"},
    {C, "\"id\": \"creche\"", "\"id\": \"clubs\"", "centre.json:50: /notOffered/2 \"clubs\" is there twice"},
    /* closures and months */
    {C, "\"to\": \"2027-04-02\"", "\"to\": \"2027-04-01\"",
     "centre.json:54: /closures/1 ends before it begins"},
    {C, "\"to\": \"2027-04-02\"", "\"to\": \"2027-04\"",
     "centre.json:54: /closures/1/to is \"2027-04\"; write"},
    {C, "\"to\": \"2027-04-02\"", "\"to\": \"2027-02-29\"",
     "centre.json:54: /closures/1/to is \"2027-02-29\""},
    {C, "\"staleMonths\": 6", "\"staleMonths\": -1",
     "centre.json:56: /staleMonths must be a whole number from 0"},
    {C, "\"hiddenMonths\": 18", "\"hiddenMonths\": 6",
     "centre.json:57: /hiddenMonths hides a service after 6 months, before"},
    /* staff */
    {C, "[\"en\", \"bn\"]", "[\"en\", \"bn\"], \"staffLanguage\": \"en\"",
     "centre.json:5: /staffLanguage is \"en\"; write one of the languages beside English"},
    {C, "[\"en\", \"bn\"]", "[\"en\", \"bn\"], \"staffLanguage\": \"fr\"",
     "centre.json:5: /staffLanguage is \"fr\"; write one of the languages"},
    {C, "[\"en\", \"bn\"]", "[\"en\", \"bn\"], \"staffLanguage\": \"\"",
     "centre.json:5: /staffLanguage is \"\"; write one of the languages"},
    {C, "[\"en\", \"bn\"]", "[\"en\", \"bn\"], \"staffLanguage\": true",
     "centre.json:5: /staffLanguage must be a text"},
    /* features and routes */
    {C, "\"doors\"", "\"door\"",
     "centre.json:6: /features/2 is \"door\"; this Doorstep knows \"offer\", \"sessions\", \"vitamins\", "
     "\"refer\", \"doors\" and \"views\""},
    {C, "\"doors\"", "\"offer\"", "centre.json:6: /features/2 \"offer\" is there twice"},
    {C, "\"kind\": \"views\"", "\"kind\": \"doors\"", NULL},
    {C,
     "\"kind\": \"check-of-two\", \"name\": \"Inbox\", \"inbox\": \"in@example.org\", \"sender\": "
     "\"out@example.org\" },",
     "\"kind\": \"check-of-two\", \"name\": \"Inbox\", \"inbox\": \"in@example.org\", \"sender\": "
     "\"out@example.org\" }, { \"kind\": \"asking\", \"name\": \"I\", \"inbox\": \"a@b.org\", \"sender\": "
     "\"a@b.org\" },",
     "centre.json:14: /routes/2 is for \"asking\", but questionnaires/asking.json is local and never sent"},
    {VIEWS, "\"status\": \"active\",",
     "\"status\": \"active\", \"extension\": [{ \"url\": \"urn:doorstep:local\", \"valueBoolean\": true }, "
     "{ \"url\": \"urn:doorstep:then\", \"valueString\": \"screen:home\" }],",
     "centre.json:15: /routes/2 is for \"views\", but questionnaires/views.json is local"},
    /* the page */
    {S, "\"total_items\": 6", "\"total_items\": 7", "services.json:2: /total_items must be 6"},
    {S, "\"total_pages\": 1", "\"total_pages\": 2", "services.json:3: /total_pages must be 1"},
    {S, "\"page_number\": 1", "\"page_number\": 0", "services.json:4: /page_number must be 1"},
    {S, "\"size\": 6", "\"size\": \"6\"", "services.json:5: /size must be 6"},
    {S, "\"last_page\": true", "\"last_page\": false", "services.json:7: /last_page must be true"},
    {S, "\"empty\": false", "\"empty\": true", "services.json:8: /empty must be false"},
    {S, "\"contents\"", "\"services\"", NULL},
    /* the shape of a service */
    {S, "\"name\": \"Baby massage\"", "\"title\": \"Baby massage\"", NULL},
    {S, "\"name\": \"Baby massage\",", "",
     "services.json:10: /contents/0/name is missing; Open Referral UK asks"},
    {S, "\"name\": \"Baby massage\"", "\"name\": 7", "services.json:12: /contents/0/name must be a text"},
    {S, "\"name\": \"Baby massage\"", "\"name\": \"\"", "services.json:12: /contents/0/name is empty"},
    {S, "\"status\": \"active\"", "\"status\": \"open\"",
     "services.json:16: /contents/0/status is \"open\"; write one of active, inactive, defunct, temporarily"},
    {S, "\"url\": \"https://example.org/massage\"", "\"url\": \"www.example.org\"",
     "services.json:14: /contents/0/url is \"www.example.org\"; write it whole"},
    {S, "\"email\": \"massage@example.org\"", "\"email\": \"massage\"",
     "services.json:15: /contents/0/email is \"massage\", which is no e-mail"},
    {S, "Learn to massage your baby.", "<p>Learn to massage your baby.</p>",
     "services.json:13: /contents/0/description holds HTML (\"<p>\"); write plain words; doorstepctl "
     "services"},
    {S, "Learn to massage your baby.", "You &amp; your baby.",
     "services.json:13: /contents/0/description holds HTML (\"&amp;\")"},
    {S, "Learn to massage your baby.", "Your baby&#39;s day.",
     "services.json:13: /contents/0/description holds HTML (\"&#39;\")"},
    {S, "\"fees\": \"Free\"", "\"fees\": \"Free<br/>\"",
     "services.json:17: /contents/0/fees holds HTML (\"<br/>\")"},
    {S, "\"fees\": \"Free\"", "\"fee\": \"Free\"",
     "services.json:17: /contents/0/fee is not an entry of Open"},
    {S, "\"assured_date\": \"2026-10-01\"", "\"assured_date\": \"October\"",
     "services.json:20: /contents/0/assured_date is \"October\"; write the day"},
    {S, "\"assured_date\": \"2026-10-01\"", "\"assured_date\": \"2026-10\"",
     "services.json:20: /contents/0/assured_date is \"2026-10\"; write the day"},
    {S, "\"minimum_age\": 0", "\"minimum_age\": \"0\"",
     "services.json:18: /contents/0/minimum_age must be a number"},
    {S, "\"minimum_age\": 0", "\"minimum_age\": -1",
     "services.json:18: /contents/0/minimum_age must be a number of years from 0 to 120"},
    {S, "\"maximum_age\": 11", "\"maximum_age\": 121",
     "services.json:385: /contents/4/maximum_age must be a number"},
    {S, "\"minimum_age\": 5", "\"minimum_age\": 12",
     "services.json:384: /contents/4/minimum_age is above maximum"},
    {S, "\"maximum_age\": 0.42", "\"maximum_age\": 0.3",
     "services.json:19: /contents/0/maximum_age is no whole number of months"},
    {S, "\"number\": \"020 7946 0003\"", "\"number\": \"ring us\"",
     "services.json:108: /contents/0/contacts/1/phones/0/number is \"ring us\"; write digits"},
    {S, "\"number\": \"020 7946 0004\"", "\"number\": \"-\"",
     "services.json:116: /contents/0/phones/0/number is \"-\"; write digits"},
    {S, "\"city\": \"London\",", "",
     "services.json:63: /contents/0/service_at_locations/0/location/addresses/0/city is missing"},
    {S, "\"name\": \"Garden Hall\"", "\"description\": \"A hall\"",
     "services.json:84: /contents/0/service_at_locations/1 has no location with a name; write"},
    {S, "\"location\": {\n            \"id\": \"7dac2503", "\"site\": {\n            \"id\": \"7dac2503",
     NULL},
    {S, "\"organization\": {", "\"organisation\": {",
     "services.json:93: /contents/0/organisation is not an entry"},
    {S, "\"contacts\": [\n        {", "\"contacts\": [\n        7, {",
     "services.json:99: /contents/0/contacts/0 must be an"},
    /* ids */
    {S, "\"id\": \"c023d67c-8d64-5350-9edb-857bcc74f3e5\"", "\"id\": \"massage\"",
     "services.json:11: /contents/0/id is \"massage\", which is no UUID; write one as uuidgen makes it"},
    {S, "\"id\": \"c023d67c-8d64-5350-9edb-857bcc74f3e5\"", "\"id\": \"c023d67c-8d64-5350-9edb-857bcc74f3e\"",
     "services.json:11: /contents/0/id is \"c023d67c-8d64-5350-9edb-857bcc74f3e\", which is no UUID"},
    {S, "\"id\": \"7e22adb9-1f6d-5ab3-836c-51bdfcfa496f\"",
     "\"id\": \"C023D67C-8D64-5350-9EDB-857BCC74F3E5\"",
     "services.json:204: /contents/1/id \"C023D67C-8D64-5350-9EDB-857BCC74F3E5\" is there twice"},
    {S, "\"id\": \"445249e7-0282-5bb7-9b7b-89371ca72a1f\"",
     "\"id\": \"8d148123-ccf4-5885-8fbe-209ce16d1727\"",
     "services.json:238: /contents/2/schedules/0/id \"8d148123-ccf4-5885-8fbe-209ce16d1727\" is there twice"},
    {S, "\"id\": \"4d9909c1-bfe7-511d-9dcd-99867bf5c27a\"",
     "\"id\": \"60626b18-6abf-526a-9273-e11535b77f85\"", NULL},
    {S, "\"id\": \"3663f1ba-f621-5e97-8b74-50e81cd6243c\"",
     "\"id\": \"84bf60d8-1cbd-5a04-b950-25042ff296ae\"",
     "services.json:133: /contents/0/attributes/1/id \"84bf60d8-1cbd-5a04-b950-25042ff296ae\" is there "
     "twice"},
    {S, "\"link_id\": \"c023d67c-8d64-5350-9edb-857bcc74f3e5\"", "\"link_id\": \"massage\"",
     "services.json:122: /contents/0/attributes/0/link_id is \"massage\", which is no UUID"},
    /* what Doorstep adds */
    {S, "urn:doorstep:access", "urn:doorstep:acess",
     "services.json:141: /contents/0/attributes/1/taxonomy_term/taxonomy is \"urn:doorstep:acess\"; write "
     "urn:doorstep:X with X one of key, access, icon, area, flow, help, expecting, from, until"},
    {S, "urn:doorstep:icon", "urn:doorstep:key",
     "services.json:153: /contents/0/attributes/2/taxonomy_term/taxonomy is there twice in this service"},
    {S, "\"name\": \"book\"", "\"name\": \"sign-up\"",
     "services.json:139: /contents/0/attributes/1/taxonomy_term/name is \"sign-up\"; write one of drop-in, "
     "book, "
     "ask, referral, invitation, elsewhere"},
    {S, "\"name\": \"too\"", "\"name\": \"yes\"",
     "services.json:187: /contents/0/attributes/5/taxonomy_term/name is \"yes\"; write one of too, only"},
    {S, "\"name\": \"term-after\"", "\"name\": \"autumn\"",
     "services.json:329: /contents/2/attributes/4/taxonomy_term/name is \"autumn\"; write one of secondary, "
     "term"},
    {S, "\"name\": \"primary-ends\"", "\"name\": \"12\"",
     "services.json:406: /contents/4/attributes/1/taxonomy_term/name is \"12\"; write one of primary-ends"},
    {S, "\"name\": \"baby-massage\"", "\"name\": \"Baby massage!\"",
     "services.json:127: /contents/0/attributes/0/taxonomy_term/name is \"Baby massage!\"; write lower-case"},
    {S, "\"name\": \"closed-group\"", "\"name\": \"baby-massage\"",
     "services.json:203: /contents/1 has the key \"baby-massage\" (urn:doorstep:key), which another service"},
    {S, "\"name\": \"north-west\"", "\"name\": \"north\"",
     "services.json:317: /contents/2/attributes/3/taxonomy_term/name is \"north\", which is no id in /areas"},
    {S, "\"minimum_age\": 2,", "", "services.json:223: /contents/2 begins with the term after an age"},
    /* schedules */
    {S, "\"freq\": \"WEEKLY\"", "\"freq\": \"DAILY\"",
     "services.json:29: /contents/0/schedules/0/freq is \"DAILY\"; write one of WEEKLY, MONTHLY"},
    {S, "\"MO,TH\"", "\"Mondays\"",
     "services.json:32: /contents/0/schedules/0/byday is \"Mondays\"; write days"},
    {S, "\"MO,TH\"", "\"1MO\"",
     "services.json:32: /contents/0/schedules/0/byday is \"1MO\", but freq is WEEKLY"},
    {S, "\"1,-2\"", "\"32\"",
     "services.json:46: /contents/0/schedules/2/bymonthday is \"32\"; write days of the"},
    {S, "\"byday\": \"WE\"", "\"byday\": \"WE\", \"bymonthday\": \"1\"",
     "services.json:240: /contents/2/schedules/0/bymonthday counts days of a month, but freq is not MONTHLY"},
    {S, "\"interval\": 2", "\"interval\": 0",
     "services.json:30: /contents/0/schedules/0/interval must be a whole"},
    {S, "\"interval\": 2", "\"interval\": 1.5",
     "services.json:30: /contents/0/schedules/0/interval must be a whole"},
    {S, "\"interval\": 2", "\"interval\": 53",
     "services.json:30: /contents/0/schedules/0/interval must be a whole"},
    {S, "\"byday\": \"WE\"", "\"byday\": \"WE\", \"interval\": 2",
     "services.json:240: /contents/2/schedules/0/interval needs dtstart, the first day"},
    {S, "\"opens_at\": \"10:00\"", "\"opens_at\": \"25:00\"",
     "services.json:33: /contents/0/schedules/0/opens_at is \"25:00\"; write the time"},
    {S, "\"closes_at\": \"11:30\"", "\"closes_at\": \"10:00\"",
     "services.json:34: /contents/0/schedules/0/closes_at is not after opens_at"},
    {S, "\"opens_at\": \"10:00\",", "",
     "services.json:34: /contents/0/schedules/0/closes_at is there without"},
    {S, "\"valid_to\": \"2027-07-31\"", "\"valid_to\": \"2026-08-31\"",
     "services.json:24: /contents/0/schedules/0 is over before it begins"},
    {S, "\"dtstart\": \"2026-12-05\"", "\"notes\": \"Ask when\"",
     "services.json:48: /contents/0/schedules/3 has no days; write freq with byday"},
    {S, "\"freq\": \"WEEKLY\",\n          \"byday\": \"WE\"", "\"byday\": \"WE\"",
     "services.json:237: /contents/2/schedules/0 has byday without freq"},
    {S, "\"byday\": \"WE\"", "\"notes\": \"Ask when\"",
     "services.json:237: /contents/2/schedules/0 has no days; write byday"},
    {S, "\"service_at_location_id\": \"60626b18", "\"service_at_location_id\": \"70626b18",
     "services.json:26: /contents/0/schedules/0/service_at_location_id is "
     "\"70626b18-6abf-526a-9273-e11535b77f85\""
     ", which is no id in the service's service_at_locations"},
    /* where things lead */
    {S, "\"name\": \"self-referral\"", "\"name\": \"referral\"",
     "services.json:163: /contents/0/attributes/3/taxonomy_term/name opens questionnaires/referral.json, "
     "which is"},
    {S, "\"name\": \"sleep\"", "\"name\": \"sleeping\"",
     "services.json:175: /contents/0/attributes/4/taxonomy_term/name is no option of the question what would "
     "help"},
    {S, "\"name\": \"money\"", "\"name\": \"parent\"",
     "services.json:360: /contents/3/attributes/1/taxonomy_term/name is no option of the question what would "
     "help"},
    {S, "\"name\": \"self-referral\"", "\"name\": \"check-of-two\"",
     "services.json:175: /contents/0/attributes/4/taxonomy_term/name is no option of the question what would "
     "help"},
    {S, "\"name\": \"referral\"", "\"name\": \"invitation\"",
     "services.json:360: /contents/3/attributes/1/taxonomy_term/name chooses an option of a questionnaire, "
     "but"},
    {ASKING, "\"screen:home\"", "\"flow:referral\"",
     ASKING ":10: /extension/1/valueString leads to a questionnaire that is not there"},
    {ASKING, "\"handover:hub\"", "\"handover:hup\"",
     ASKING ":25: /item/0/answerOption/1/extension/0/valueString leads to a hand-over that is not there; add "
            "\"hup\" to /handovers"},
    {ASKING, "\"screen:home\"", "\"screen:house\"",
     ASKING ":10: /extension/1/valueString is \"screen:house\"; write flow:NAME"},
    {ASKING, "\"screen:home\"", "\"home\"",
     ASKING ":10: /extension/1/valueString is \"home\"; write flow:NAME"},
    {AGES, "\"screen:offer\"", "\"screen:offers\"",
     "assets/questionnaires/ages.json:10: /extension/1/valueString is \"screen:offers\"; write flow:NAME"},
    {AGES, "\"valueBoolean\": true", "\"valueBoolean\": false", NULL},
};

START_TEST(faults_of_a_pack)
{
    static struct faults faults;
    struct centre *centre = NULL;

    if (pack_faults[_i].wanted != NULL) {
        pack_copy_change(pack_faults[_i].file, pack_faults[_i].from, pack_faults[_i].to);
        pack_copy_expect_fault(pack_faults[_i].wanted);
        return;
    }
    /* One slip that is two faults: what stands there and what is missing. */
    pack_copy_change(pack_faults[_i].file, pack_faults[_i].from, pack_faults[_i].to);
    faults_init(&faults);
    ck_assert_int_eq(pack_copy_load(&faults, &centre), INVALID);
    ck_assert_uint_eq(faults.count, 2);
    faults_finish(&faults);
}
END_TEST

static const struct {
    const char *file, *wanted;
} missing_files[] = {
    {S, "centre.json:6: /features/0 \"offer\" needs services.json; add it or take the feature out"},
    {AGES,
     "centre.json:6: /features/0 needs the questionnaire ages.json, among the pack's or the shared ones"},
    {"questionnaires/doors.json", "centre.json:6: /features/2 \"doors\" needs questionnaires/doors.json"},
};

START_TEST(what_a_feature_needs_is_named)
{
    pack_copy_drop(missing_files[_i].file);
    pack_copy_expect_fault(missing_files[_i].wanted);
}
END_TEST

START_TEST(a_file_that_is_no_json_is_one_fault)
{
    pack_copy_write(S, "{\n\"contents\": [}\n");
    pack_copy_expect_fault("services.json:2: not valid JSON");
}
END_TEST

START_TEST(a_file_that_is_no_page_is_one_fault)
{
    pack_copy_write(S, "{\n}\n");
    pack_copy_expect_fault("services.json:1: the file has no \"contents\"");
}
END_TEST

/* A council that lists what others do asks for no questionnaire, as long as there is another way. */
START_TEST(what_cannot_be_asked_for_needs_another_way)
{
    static const char about[] =
        "{\"name\": \"bare\", \"title\": \"Bare\", \"shortTitle\": \"Bare\", \"languages\": [\"en\"], "
        "\"privacyVersion\": \"1\"}";
    static const char service[] =
        "[{\"id\": \"0e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"name\": \"Play\", \"status\": \"active\", %s"
        "\"attributes\": [{\"id\": \"1e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"taxonomy_term\": {\"id\": "
        "\"2e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"name\": \"%s\", \"description\": \"How to get in\", "
        "\"taxonomy\": \"urn:doorstep:access\"}}]}]";
    static const struct {
        const char *more, *access;
        bool is_fault;
    } cases[] = {
        {"", "ask", true},
        {"", "book", true},
        {"", "referral", true},
        {"", "drop-in", false},
        {"", "elsewhere", false},
        {"\"url\": \"https://example.org/\", ", "ask", false},
        {"\"phones\": [{\"id\": \"3e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"number\": \"020 7946 0003\"}], ",
         "ask", false},
    };
    static const char *const flows[] = {"asking", "check-of-two", "doors", "self-referral", "views"};
    static struct faults faults;
    struct centre *centre = NULL;
    char text[1000];

    for (size_t i = 0; i < sizeof flows / sizeof flows[0]; i++) {
        (void)snprintf(text, sizeof text, "questionnaires/%s.json", flows[i]);
        pack_copy_drop(text);
    }
    pack_copy_write(C, about);
    (void)snprintf(text, sizeof text, service, cases[_i].more, cases[_i].access);
    pack_copy_write(S, text);
    if (cases[_i].is_fault) {
        pack_copy_expect_fault(
            "services.json:1: /0 cannot be asked for: there is no questionnaires/asking.json");
        return;
    }
    faults_init(&faults);
    ck_assert_int_eq(pack_copy_load(&faults, &centre), OK);
    centre_destroy(centre);
    faults_finish(&faults);
}
END_TEST

static char *write_repeated(const char *list, const char *entry, size_t count)
{
    struct strbuf text;

    strbuf_init(&text, 1000000);
    strbuf_add_format(&text,
                      "[\n{\"id\": \"0e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"name\": \"Play\", \"status\": "
                      "\"active\",\n\"%s\": [",
                      list);
    for (size_t i = 0; i < count; i++)
        strbuf_add_format(&text, "%s{\"id\": \"1e1b5a34-8f4c-4a53-9a43-%012zx\", %s}", i > 0 ? ", " : "", i,
                          entry);
    strbuf_add(&text, "]}]\n");
    return strbuf_take(&text);
}

static const struct {
    const char *list, *entry, *wanted;
    size_t most;
} bounds[] = {
    {"schedules", "\"freq\": \"WEEKLY\", \"byday\": \"MO\"",
     "services.json:3: /0/schedules has 33 entries; at most 32 fit", OFFER_SCHEDULES_MAX},
    {"service_at_locations",
     "\"location\": {\"id\": \"2e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"location_type\": \"physical\", "
     "\"name\": "
     "\"Hall\"}",
     "services.json:3: /0/service_at_locations has 17 entries; at most 16 fit", OFFER_PLACES_MAX},
};

START_TEST(a_service_has_bounds)
{
    static struct faults faults;
    struct centre *centre = NULL;
    char *text = write_repeated(bounds[_i].list, bounds[_i].entry, bounds[_i].most);

    pack_copy_write(S, text);
    free(text);
    faults_init(&faults);
    ck_assert_int_eq(pack_copy_load(&faults, &centre), OK);
    centre_destroy(centre);
    faults_finish(&faults);
    text = write_repeated(bounds[_i].list, bounds[_i].entry, bounds[_i].most + 1);
    pack_copy_write(S, text);
    free(text);
    pack_copy_expect_fault(bounds[_i].wanted);
}
END_TEST

TCase *pack_fault_tests(void)
{
    TCase *tests = tcase_create("faults of a complete pack");

    tcase_add_checked_fixture(tests, pack_copy_make, pack_copy_remove);
    tcase_add_loop_test(tests, faults_of_a_pack, 0, sizeof pack_faults / sizeof pack_faults[0]);
    tcase_add_loop_test(tests, what_a_feature_needs_is_named, 0,
                        sizeof missing_files / sizeof missing_files[0]);
    tcase_add_test(tests, a_file_that_is_no_json_is_one_fault);
    tcase_add_test(tests, a_file_that_is_no_page_is_one_fault);
    tcase_add_loop_test(tests, what_cannot_be_asked_for_needs_another_way, 0, 7);
    tcase_add_loop_test(tests, a_service_has_bounds, 0, sizeof bounds / sizeof bounds[0]);
    return tests;
}
