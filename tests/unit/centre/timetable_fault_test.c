/* Every fault of a timetable is told with its file, its line and what to write instead: one thing is broken,
 * and the words are compared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "pack_copy.h"
#include "suites.h"

#define C "centre.json"
#define S "services.json"
#define T "timetable.json"
#define SIGN_UP "shared/sign-up.json"
#define VERSION "\"privacyVersion\": \"1\""

static void set_up(void)
{
    pack_copy_make();
    pack_copy_add_timetables();
}

static const struct {
    const char *file, *from, *to, *wanted;
} rows[] = {
    /* the file */
    {T, "\"@note\": \"A comment.\",", "\"note\": \"No comment.\",", T ":2: /note is not a known entry here"},
    {T, "\"sessions\": [", "\"@sessions\": [", T ":1: the file has no \"sessions\"; write the list"},
    {T, "\"sessions\": [", "\"sessions\": [ 7,", T ":3: /sessions/0 must be an object"},
    {T, "\"id\": \"tea\",", "\"id\": \"tea\"", T ":53: not valid JSON"},
    {T, "\"onePerDay\": true", "\"oneADay\": true", T ":18: /sessions/0/oneADay is not a known entry here"},
    /* who it is */
    {T, "\"id\": \"tea\",", "", T ":51: /sessions/4/id is missing"},
    {T, "\"id\": \"tea\"", "\"id\": \"Tea!\"", T ":52: /sessions/4/id is \"Tea!\"; write lower-case letters"},
    {T, "\"id\": \"tea\"", "\"id\": \"clinic\"",
     T ":52: /sessions/4/id is \"clinic\", which another session has too; tickets name it"},
    {T, "\"id\": \"tea\"", "\"id\": \"t-3456789-123456789-123456789-123456789-123456789-123456789-\"", NULL},
    {T, "\"id\": \"tea\"", "\"id\": \"tea-56789-123456789-123456789-123456789-123456789-123456789-1\"",
     T ":52: /sessions/4/id has more than 60 characters; choose a shorter"},
    {T, "\"kind\": \"drop-in\",", "\"kind\": \"dropin\",",
     T ":53: /sessions/4/kind is \"dropin\"; write one of drop-in, ticket, booked, course, appointment, "
       "invitation, ask"},
    {T, "\"kind\": \"drop-in\",", "", T ":51: /sessions/4/kind is missing"},
    {T, "\"service\": \"baby-massage\"", "\"service\": \"massage\"",
     T ":6: /sessions/0/service is \"massage\", which is no service of services.json that is shown"},
    {T, "\"service\": \"baby-massage\"", "\"service\": \"closed-group\"",
     T ":6: /sessions/0/service is \"closed-group\", which is no service of services.json that is shown"},
    {T, "\"name\": \"Tea\",", "", T ":51: /sessions/4 has no name; write \"name\", or as \"service\""},
    {T, "\"kind\": \"drop-in\"", "\"kind\": \"ask\"", T ":51: /sessions/4 is of the kind ask, whose page is"},
    /* where and for whom */
    {T, "\"place\": { \"name\": \"Garden Hall\" }", "\"place\": { \"address\": \"1 Mill Lane\" }",
     T ":38: /sessions/2/place/name is missing"},
    {T, "\"place\": { \"name\": \"Garden Hall\" }", "\"place\": { \"name\": \"Hall\", \"room\": \"2\" }",
     T ":38: /sessions/2/place/room is not a known entry here"},
    {T, "4d9909c1-bfe7-511d-9dcd-99867bf5c27a", "5d9909c1-bfe7-511d-9dcd-99867bf5c27a",
     T ":10: /sessions/0/schedules/0/service_at_location_id is \"5d9909c1-bfe7-511d-9dcd-99867bf5c27a\", "
       "which is no "
       "id in the service's"},
    {T, "\"minimum_age\": 0.5", "\"minimum_age\": 4",
     T ":26: /sessions/1/minimum_age is above maximum_age; mend one"},
    {T, "\"minimum_age\": 0.5,", "",
     T ":27: /sessions/1/maximum_age is below the service's minimum_age; mend one"},
    {T, "\"minimum_age\": 0.5", "\"minimum_age\": \"0.5\"",
     T ":26: /sessions/1/minimum_age must be a number of years, without quotes"},
    {T, "\"minimum_age\": 0.5", "\"minimum_age\": 0.55",
     T ":26: /sessions/1/minimum_age is no whole number of months"},
    {T, "\"expecting\": \"only\"", "\"expecting\": \"yes\"",
     T ":55: /sessions/4/expecting is \"yes\"; write too or only"},
    /* when */
    {T, "\"schedules\": [{ \"freq\": \"WEEKLY\", \"byday\": \"FR\" }]", "\"schedules\": []",
     T ":51: /sessions/4 takes place on no day; write \"schedules\""},
    {T, "\"schedules\": [{ \"freq\": \"WEEKLY\", \"byday\": \"FR\" }]", "\"@when\": \"Fridays\"",
     T ":51: /sessions/4 takes place on no day; write \"schedules\""},
    {T, "\"freq\": \"WEEKLY\", \"byday\": \"FR\"", "\"freq\": \"DAILY\", \"byday\": \"FR\"",
     T ":56: /sessions/4/schedules/0/freq is \"DAILY\"; write one of WEEKLY, MONTHLY"},
    {T, "\"freq\": \"WEEKLY\", \"byday\": \"FR\"", "\"freq\": \"WEEKLY\", \"byday\": \"Friday\"",
     T ":56: /sessions/4/schedules/0/byday is \"Friday\"; write days such as MO,TH"},
    {T, "\"freq\": \"WEEKLY\", \"byday\": \"FR\"", "\"dtstart\": \"2026-09-04\", \"day\": \"FR\"",
     T ":56: /sessions/4/schedules/0/day is not an entry of Open Referral UK here"},
    {T, "\"closes_at\": \"11:30\"", "\"closes_at\": \"09:30\"",
     T ":11: /sessions/0/schedules/0/closes_at is not after opens_at"},
    {T, "\"opens_at\": \"14:00\", \"closes_at\": \"15:00\"", "\"description\": \"In the afternoon\"",
     T ":13: /sessions/0/schedules/1 has no opens_at, and a place at a session is for a day and a time"},
    /* for how many */
    {T, "\"capacity\": { \"families\": 16, \"children\": 24 },", "",
     T ":4: /sessions/0 does not say for how many there is room; write \"capacity\""},
    {T, "\"capacity\": { \"families\": 16, \"children\": 24 }", "\"capacity\": {}",
     T ":15: /sessions/0/capacity does not say for how many there is room"},
    {T, "\"families\": 16", "\"families\": 0",
     T ":15: /sessions/0/capacity/families must be a whole number from 1 to 1000"},
    {T, "\"families\": 16", "\"families\": 1001",
     T ":15: /sessions/0/capacity/families must be a whole number from 1 to 1000"},
    {T, "\"families\": 16", "\"families\": 1.5",
     T ":15: /sessions/0/capacity/families must be a whole number from 1 to 1000"},
    {T, "\"families\": 16", "\"family\": 16", T ":15: /sessions/0/capacity/family is not a known entry here"},
    {T, "\"expecting\": \"only\"", "\"capacity\": { \"families\": 8 }",
     T ":55: /sessions/4/capacity does nothing here: nobody signs up for a session of this kind"},
    /* from when */
    {T, "\"daysBefore\": 7, \"at\": \"09:00\"", "\"daysBefore\": 7, \"at\": \"9 am\"",
     T ":16: /sessions/0/release/at is \"9 am\"; write the time as 09:00"},
    {T, "\"daysBefore\": 7, \"at\": \"09:00\"", "\"daysBefore\": 7",
     T ":16: /sessions/0/release/at is missing"},
    {T, "\"daysBefore\": 7, \"at\": \"09:00\"", "\"at\": \"09:00\"",
     T ":16: /sessions/0/release/daysBefore is missing; write how many days before"},
    {T, "\"daysBefore\": 7", "\"daysBefore\": -1",
     T ":16: /sessions/0/release/daysBefore must be a whole number from 0 to 365"},
    {T, "\"daysBefore\": 7", "\"daysBefore\": 0, \"days\": 7",
     T ":16: /sessions/0/release/days is not a known entry here"},
    {T, "\"daysBefore\": 7, \"at\": \"09:00\"", "\"daysBefore\": 0, \"at\": \"09:59\"", NULL},
    {T, "\"daysBefore\": 7, \"at\": \"09:00\"", "\"daysBefore\": 0, \"at\": \"10:00\"",
     T ":16: /sessions/0/release opens signing up when the session has begun"},
    {T, "\"at\": \"15:30\"", "\"at\": \"15:59\"", NULL},
    {T, "\"at\": \"15:30\"", "\"at\": \"16:00\"",
     T ":49: /sessions/3/release opens signing up when the session has begun"},
    {T, "\"expecting\": \"only\"", "\"release\": { \"daysBefore\": 7, \"at\": \"09:00\" }",
     T ":55: /sessions/4/release does nothing here: nobody signs up"},
    {T, "\"holdHours\": 2", "\"holdHours\": 0",
     T ":17: /sessions/0/holdHours must be a whole number from 1 to 168"},
    {T, "\"holdHours\": 2", "\"holdHours\": 168", NULL},
    {T, "\"holdHours\": 2", "\"holdHours\": 169",
     T ":17: /sessions/0/holdHours must be a whole number from 1 to 168"},
    {T, "\"expecting\": \"only\"", "\"holdHours\": 2", T ":55: /sessions/4/holdHours does nothing here"},
    {T, "\"onePerDay\": true", "\"onePerDay\": \"yes\"",
     T ":18: /sessions/0/onePerDay must be true or false"},
    /* appointments */
    {T, ",\n      \"slotMinutes\": 20", "",
     T ":34: /sessions/2 does not say how long an appointment is; write \"slotMinutes\""},
    {T, "\"slotMinutes\": 20", "\"slotMinutes\": 4",
     T ":41: /sessions/2/slotMinutes must be a whole number from 5 to 480"},
    {T, "\"slotMinutes\": 20", "\"slotMinutes\": 120", NULL},
    {T, "\"slotMinutes\": 20", "\"slotMinutes\": 121",
     T ":39: /sessions/2/schedules/0 is shorter than one appointment of 121 minutes"},
    {T, "\"opens_at\": \"09:00\", \"closes_at\": \"11:00\"", "\"opens_at\": \"09:00\"",
     T ":39: /sessions/2/schedules/0 has no closes_at, so nobody knows how many appointments"},
    {T, "\"holdHours\": 2", "\"slotMinutes\": 20",
     T ":17: /sessions/0/slotMinutes does nothing here: only an appointment"},
    /* courses */
    {T, "\"dtstart\": \"2026-09-08\", ", "",
     T ":30: /sessions/1/schedules/0 does not say when the course begins; write its first day as dtstart"},
    {T, "\"valid_to\": \"2026-10-13\", ", "",
     T ":30: /sessions/1/schedules/0 does not say when the course ends; write its last day as valid_to"},
    {T, "\"valid_to\": \"2026-10-13\"", "\"valid_to\": \"2027-10-26\"", NULL},
    {T, "\"valid_to\": \"2026-10-13\"", "\"valid_to\": \"2027-11-02\"",
     T ":20: /sessions/1 is a course of more than 60 days"},
    {T, "\"dtstart\": \"2026-09-08\", ", "\"dtstart\": \"2026-10-14\", ",
     T ":20: /sessions/1 is a course without a day; mend dtstart"},
    {T, "\"freq\": \"WEEKLY\", \"byday\": \"TU\", \"dtstart\": \"2026-09-08\", \"valid_to\": \"2026-10-13\"",
     "\"dtstart\": \"2026-09-08\"", NULL},
    /* the services */
    {S, "\"name\": \"baby-massage\"", "\"name\": \"baby-rubbing\"",
     T ":6: /sessions/0/service is \"baby-massage\""},
    /* centre.json */
    {C, VERSION, VERSION ", \"exampleTimetable\": true", NULL},
    {C, VERSION, VERSION ", \"exampleTimetable\": \"yes\"", C ":58: /exampleTimetable must be true or false"},
    {C, VERSION, VERSION ", \"signUps\": { \"send\": \"weekly\" }",
     C ":58: /signUps/send is \"weekly\"; write each, daily or never"},
    {C, VERSION, VERSION ", \"signUps\": { \"send\": \"daily\" }",
     C ":58: /signUps/send is \"daily\", but no inbox is set for sign-ups; add { \"kind\": \"sign-up\""},
    {C, VERSION, VERSION ", \"signUps\": { \"send\": \"each\" }",
     C ":58: /signUps/send is \"each\", but no inbox is set for sign-ups"},
    {C, VERSION, VERSION ", \"signUps\": { \"send\": \"never\", \"at\": \"7\" }",
     C ":58: /signUps/at is \"7\"; write the time as 09:00"},
    {C, VERSION, VERSION ", \"signUps\": { \"namesDays\": 0 }",
     C ":58: /signUps/namesDays must be a whole number from 1 to 90"},
    {C, VERSION, VERSION ", \"signUps\": { \"namesDays\": 91 }",
     C ":58: /signUps/namesDays must be a whole number from 1 to 90"},
    {C, VERSION, VERSION ", \"signUps\": { \"every\": \"day\" }",
     C ":58: /signUps/every is not a known entry here"},
    /* the form */
    {SIGN_UP, "\"status\": \"active\",",
     "\"status\": \"active\", \"extension\": [{ \"url\": \"urn:doorstep:local\", \"valueBoolean\": true }, "
     "{ \"url\": \"urn:doorstep:then\", \"valueString\": \"screen:home\" }],",
     "assets/questionnaires/sign-up.json:1: the file is what families sign up with, so it cannot be local"},
    {SIGN_UP, "\"code\": \"12\"", "\"code\": \"13\"",
     "assets/questionnaires/sign-up.json:9: /item/0 tells \"adults\" (urn:doorstep:tells), but the code of "
     "its "
     "option \"13\" is not a number from 0 to 12"},
    {SIGN_UP, "\"code\": \"12\"", "\"code\": \"two\"",
     "assets/questionnaires/sign-up.json:9: /item/0 tells \"adults\" (urn:doorstep:tells), but the code"},
    {SIGN_UP, "\"valueCode\": \"adults\"", "\"valueCode\": \"parents\"",
     "assets/questionnaires/sign-up.json:13: /item/0/extension/0/valueCode is \"parents\"; write one of due, "
     "born, age, "
     "age-unit, school, help, adults"},
};

static void expect_no_fault(void)
{
    static struct faults faults;
    struct centre *centre = NULL;
    char line[1200] = "";
    enum status status;

    faults_init(&faults);
    status = pack_copy_load(&faults, &centre);
    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(status == OK, "%s", line);
    centre_destroy(centre);
    faults_finish(&faults);
}

START_TEST(faults_of_a_timetable)
{
    pack_copy_change(rows[_i].file, rows[_i].from, rows[_i].to);
    if (rows[_i].wanted != NULL)
        pack_copy_expect_fault(rows[_i].wanted);
    else
        expect_no_fault();
}
END_TEST

/* What the services have no more sense of is not told again here. */
START_TEST(broken_services_are_no_fault_of_the_timetable)
{
    pack_copy_write(S, "{\n\"contents\": [}\n");
    pack_copy_expect_fault("services.json:2: not valid JSON");
}
END_TEST

START_TEST(examples_that_are_not_there_are_missed)
{
    pack_copy_drop("timetable.example.json");
    expect_no_fault();
    pack_copy_change(C, VERSION, VERSION ", \"exampleTimetable\": true");
    pack_copy_expect_fault(C ":58: /exampleTimetable is true, but there is no timetable.example.json");
}
END_TEST

START_TEST(faults_of_examples_are_told_where_they_are_shown)
{
    pack_copy_change("timetable.example.json", "\"families\": 8", "\"families\": 0");
    expect_no_fault();
    pack_copy_change(C, VERSION, VERSION ", \"exampleTimetable\": true");
    pack_copy_expect_fault("timetable.example.json:8: /sessions/0/capacity/families must be");
}
END_TEST

START_TEST(an_example_has_an_id_of_its_own)
{
    pack_copy_change(C, VERSION, VERSION ", \"exampleTimetable\": true");
    pack_copy_change("timetable.example.json", "example-play", "clinic");
    pack_copy_expect_fault(
        "timetable.example.json:4: /sessions/0/id is \"clinic\", which another session has");
}
END_TEST

START_TEST(a_session_and_a_services_schedule_may_not_be_called_the_same)
{
    pack_copy_change(C, VERSION, VERSION ", \"exampleTimetable\": true");
    pack_copy_change("timetable.example.json", "example-play", "baby-massage-2");
    pack_copy_drop(T);
    pack_copy_expect_fault(
        S ": the schedules of \"baby-massage\" make a session \"baby-massage-2\", and another");
}
END_TEST

START_TEST(a_key_with_schedules_leaves_room_for_their_number)
{
    pack_copy_drop(T);
    pack_copy_change(S, "\"name\": \"baby-massage\"",
                     "\"name\": \"baby-massage-and-what-else-there-is-to-be-said-of-it-here\"");
    expect_no_fault();
    pack_copy_change(S, "\"name\": \"baby-massage\"",
                     "\"name\": \"baby-massage-and-what-else-there-is-to-be-said-of-it-heres\"");
    pack_copy_expect_fault(S ": the key \"baby-massage-and-what-else-there-is-to-be-said-of-it-heres\" "
                             "(urn:doorstep:key) is too long");
}
END_TEST

START_TEST(home_shows_no_sessions_that_are_not_there)
{
    pack_copy_change(C, "\"views\"]", "\"views\", \"sessions\"]");
    pack_copy_write(S, "[]");
    pack_copy_write(T, "{ \"sessions\": [] }");
    pack_copy_expect_fault(C ":6: /features/4 \"sessions\" needs a session: timetable.json, or schedules in");
}
END_TEST

START_TEST(a_timetable_that_cannot_be_read_is_one_fault)
{
    pack_copy_change(C, "\"views\"]", "\"views\", \"sessions\"]");
    pack_copy_write(S, "[]");
    pack_copy_write(T, "{ \"sessions\": [ }\n");
    pack_copy_expect_fault(T ":1: not valid JSON");
}
END_TEST

/* One fault a session: each cannot be signed up for. */
START_TEST(what_is_signed_up_for_needs_the_form)
{
    pack_copy_drop(SIGN_UP);
    pack_copy_write(
        T, "{\n\"sessions\": [{ \"id\": \"play\", \"name\": \"Play\", \"kind\": \"booked\",\n\"capacity\": { "
           "\"families\": 8 }, \"schedules\": [{ \"dtstart\": \"2026-09-26\", \"opens_at\": \"10:00\" }] "
           "}]}");
    pack_copy_expect_fault(T ":2: /sessions/0/id takes sign-ups, and needs the questionnaire sign-up.json");
}
END_TEST

/* A pack's own form, with or without a route. */
START_TEST(a_pack_may_have_its_own_form)
{
    pack_copy_copy(SIGN_UP, "questionnaires/sign-up.json");
    expect_no_fault();
    pack_copy_drop(SIGN_UP);
    expect_no_fault();
    pack_copy_drop("questionnaires/sign-up.json");
}
END_TEST

static char *write_sessions(size_t count)
{
    struct strbuf text;

    strbuf_init(&text, 1000000);
    strbuf_add(&text, "{ \"sessions\": [\n");
    for (size_t i = 0; i < count; i++)
        strbuf_add_format(&text,
                          "%s{ \"id\": \"s-%zu\", \"name\": \"S\", \"kind\": \"drop-in\", \"schedules\": [{ "
                          "\"dtstart\": \"2026-09-26\" }] }",
                          i > 0 ? ",\n" : "", i);
    strbuf_add(&text, "] }\n");
    return strbuf_take(&text);
}

/* A feed may have more schedules than sessions fit; that is no matter where home does not show them. */
START_TEST(sessions_have_a_bound)
{
    char *text = write_sessions(SESSIONS_MAX);

    pack_copy_write(T, text);
    free(text);
    expect_no_fault();
    pack_copy_change(C, "\"views\"]", "\"views\", \"sessions\"]");
    pack_copy_expect_fault(S ": has more schedules than sessions fit with those of the timetables (2000)");
    pack_copy_change(C, "", "");
    text = write_sessions(SESSIONS_MAX + 1);
    pack_copy_write(T, text);
    free(text);
    pack_copy_expect_fault(T ":1: /sessions has 2001 entries; at most 2000 sessions fit");
}
END_TEST

TCase *timetable_fault_tests(void)
{
    TCase *tests = tcase_create("faults of a timetable");

    tcase_add_checked_fixture(tests, set_up, pack_copy_remove);
    tcase_add_loop_test(tests, faults_of_a_timetable, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tests, broken_services_are_no_fault_of_the_timetable);
    tcase_add_test(tests, examples_that_are_not_there_are_missed);
    tcase_add_test(tests, faults_of_examples_are_told_where_they_are_shown);
    tcase_add_test(tests, an_example_has_an_id_of_its_own);
    tcase_add_test(tests, a_session_and_a_services_schedule_may_not_be_called_the_same);
    tcase_add_test(tests, a_key_with_schedules_leaves_room_for_their_number);
    tcase_add_test(tests, home_shows_no_sessions_that_are_not_there);
    tcase_add_test(tests, a_timetable_that_cannot_be_read_is_one_fault);
    tcase_add_test(tests, what_is_signed_up_for_needs_the_form);
    tcase_add_test(tests, a_pack_may_have_its_own_form);
    tcase_add_test(tests, sessions_have_a_bound);
    return tests;
}
