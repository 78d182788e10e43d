/* A complete pack: everything that centre.json and services.json can say arrives, and what they leave out has
 * its default. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "pack_copy.h"
#include "suites.h"

static struct faults faults;
static struct centre *centre;

static void load(void)
{
    char line[1200] = "";
    enum status status = pack_copy_load(&faults, &centre);

    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(status == OK, "%s", line);
}

static void set_up(void)
{
    faults_init(&faults);
    centre = NULL;
    pack_copy_make();
}

static void tear_down(void)
{
    centre_destroy(centre);
    faults_finish(&faults);
    pack_copy_remove();
}

static void check_date(struct date date, int year, int month, int day)
{
    ck_assert_int_eq(date.year, year);
    ck_assert_int_eq(date.month, month);
    ck_assert_int_eq(date.day, day);
}

START_TEST(areas_arrive)
{
    const struct centre_about *about;

    load();
    about = centre_about(centre);
    ck_assert_uint_eq(about->area_count, 2);
    ck_assert_str_eq(about->areas[0].id, "north-west");
    ck_assert_int_eq(about->areas[0].from_months, 60);
    ck_assert_uint_eq(about->areas[0].place_count, 2);
    ck_assert_str_eq(about->areas[0].places[1], "garden");
    ck_assert_uint_eq(about->areas[0].school_count, 1);
    ck_assert_str_eq(about->areas[0].schools[0], "Mill Lane Primary School");
    ck_assert_int_eq(about->areas[1].from_months, 0);
    ck_assert_uint_eq(about->areas[1].school_count, 0);
}
END_TEST

START_TEST(handovers_arrive)
{
    const struct centre_handover *hub;
    const struct centre_handover *youth;

    load();
    ck_assert_uint_eq(centre_about(centre)->handover_count, 2);
    ck_assert_int_eq(centre_find_handover(centre, "hub"), 0);
    ck_assert_int_eq(centre_find_handover(centre, "youth"), 1);
    ck_assert_int_eq(centre_find_handover(centre, "other"), -1);
    hub = &centre_about(centre)->handovers[0];
    ck_assert_str_eq(hub->icon, "people");
    ck_assert_str_eq(hub->name, "Early Help Hub");
    ck_assert_str_eq(centre_find_phone(centre, hub->phone), "020 7946 0001");
    ck_assert_str_eq(centre_find_phone(centre, hub->phone_out_of_hours), "020 7946 0002");
    ck_assert_str_eq(hub->email, "hub@example.org");
    ck_assert_str_eq(hub->url, "https://example.org/hub");
    ck_assert(hub->is_counted);
    ck_assert_uint_eq(hub->hours_count, 2);
    ck_assert_int_eq(hub->hours[0].first_day, 0);
    ck_assert_int_eq(hub->hours[0].last_day, 4);
    ck_assert_int_eq(hub->hours[0].opens, 9 * 60);
    ck_assert_int_eq(hub->hours[0].closes, 17 * 60 + 30);
    ck_assert_int_eq(hub->hours[1].first_day, 5);
    ck_assert_int_eq(hub->hours[1].last_day, 5);
    youth = &centre_about(centre)->handovers[1];
    ck_assert(youth->phone == NULL && youth->phone_out_of_hours == NULL && youth->email == NULL);
    ck_assert(youth->url == NULL && youth->hours_count == 0 && !youth->is_counted);
}
END_TEST

START_TEST(what_is_not_offered_arrives)
{
    const struct centre_cannot *cannot;

    load();
    ck_assert_uint_eq(centre_about(centre)->cannot_count, 3);
    cannot = centre_about(centre)->cannot;
    ck_assert_str_eq(cannot[0].id, "clubs");
    ck_assert_str_eq(cannot[0].icon, "ball");
    ck_assert_str_eq(cannot[0].handover, "youth");
    ck_assert_int_eq(cannot[0].limits.from_months, 60);
    ck_assert_int_eq(cannot[0].limits.until_months, AGE_FOREVER);
    ck_assert(cannot[0].limits.until_primary_ends && !cannot[0].limits.expecting);
    ck_assert(cannot[1].limits.from_secondary && !cannot[1].limits.until_primary_ends);
    ck_assert_int_eq(cannot[1].limits.until_months, 300);
    ck_assert_ptr_null(cannot[1].handover);
    ck_assert(cannot[2].limits.expecting && !cannot[2].limits.only_expecting);
    ck_assert_int_eq(cannot[2].limits.from_months, 0);
    ck_assert_int_eq(cannot[2].limits.until_months, AGE_FOREVER);
}
END_TEST

START_TEST(closures_and_months_arrive)
{
    const struct centre_about *about;

    load();
    about = centre_about(centre);
    ck_assert_uint_eq(about->closures.count, 2);
    check_date(about->closures.list[0].from, 2026, 12, 24);
    check_date(about->closures.list[0].to, 2027, 1, 1);
    check_date(about->closures.list[1].to, 2027, 4, 2);
    ck_assert_int_eq(about->stale_months, 6);
    ck_assert_int_eq(about->hidden_months, 18);
}
END_TEST

START_TEST(staff_may_have_a_second_language)
{
    load();
    ck_assert_ptr_null(centre_about(centre)->staff_language);
    centre_destroy(centre);
    centre = NULL;
    pack_copy_change("centre.json", "[\"en\", \"bn\"]", "[\"en\", \"bn\"], \"staffLanguage\": \"bn\"");
    load();
    ck_assert_str_eq(centre_about(centre)->staff_language, "bn");
}
END_TEST

START_TEST(features_keep_their_order)
{
    static const char *const wanted[] = {"offer", "refer", "doors", "views"};

    load();
    ck_assert_uint_eq(centre_about(centre)->feature_count, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_str_eq(centre_about(centre)->features[i], wanted[i]);
        ck_assert(centre_has_feature(centre, wanted[i]));
    }
}
END_TEST

START_TEST(a_pack_without_them_has_none)
{
    const struct centre_about *about;
    size_t count = 1;

    pack_copy_write(
        "centre.json",
        "{\"name\": \"bare\", \"title\": \"Bare\", \"shortTitle\": \"Bare\", \"languages\": [\"en\"], "
        "\"privacyVersion\": \"1\", \"routes\": ["
        "{\"kind\": \"self-referral\", \"name\": \"I\", \"inbox\": \"a@b.org\", \"sender\": \"a@b.org\"}, "
        "{\"kind\": \"check-of-two\", \"name\": \"I\", \"inbox\": \"a@b.org\", \"sender\": \"a@b.org\"}, "
        "{\"kind\": \"views\", \"name\": \"I\", \"inbox\": \"a@b.org\", \"sender\": \"a@b.org\"}], "
        "\"handovers\": [{\"id\": \"hub\", \"icon\": \"people\", \"name\": \"Hub\"}]}");
    pack_copy_drop("services.json");
    load();
    about = centre_about(centre);
    (void)centre_services(centre, &count);
    ck_assert_uint_eq(count, 0);
    ck_assert_uint_eq(about->area_count + about->cannot_count + about->closures.count + about->feature_count,
                      0);
    ck_assert_int_eq(about->stale_months, 3);
    ck_assert_int_eq(about->hidden_months, 24);
}
END_TEST

START_TEST(only_services_that_run_are_there)
{
    static const char *const wanted[] = {"baby-massage", "check-at-two",
                                         "585abcf1-8385-52aa-af12-77f80ee8b9c8", "primary", "before-birth"};
    const struct service *services;
    size_t count = 0;

    load();
    services = centre_services(centre, &count);
    ck_assert_uint_eq(count, 5);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(services[i].key, wanted[i]);
        ck_assert_int_eq(centre_find_service(centre, services[i].key), (int)i);
        ck_assert_int_eq(services[i].is_paused, i == 1);
    }
    ck_assert_int_eq(centre_find_service(centre, "closed-group"), -1);
}
END_TEST

START_TEST(a_service_arrives_whole)
{
    const struct service *service;
    size_t count = 0;

    load();
    service = &centre_services(centre, &count)[0];
    ck_assert_str_eq(service->name, "Baby massage");
    ck_assert_str_eq(service->about, "Learn to massage your baby.");
    ck_assert_str_eq(service->icon, "massage");
    ck_assert_int_eq(service->access, OFFER_BOOK);
    ck_assert_str_eq(service->flow, "self-referral");
    ck_assert_str_eq(service->help, "sleep");
    ck_assert_str_eq(service->cost, "Free");
    ck_assert_str_eq(service->phone, "020 7946 0003");
    ck_assert_str_eq(service->url, "https://example.org/massage");
    ck_assert_str_eq(service->alert, "The room is on the first floor now.");
    ck_assert_ptr_null(service->area);
    check_date(service->checked, 2026, 10, 1);
    ck_assert(service->limits.expecting && !service->limits.only_expecting);
    ck_assert_int_eq(service->limits.from_months, 0);
    ck_assert_int_eq(service->limits.until_months, 6);
    ck_assert_uint_eq(service->place_count, 2);
    ck_assert_str_eq(service->places[0].name, "Mill Centre");
    ck_assert_str_eq(service->places[0].address, "1 Mill Lane, London, E0 0AA");
    ck_assert_str_eq(service->places[1].name, "Garden Hall");
    ck_assert_ptr_null(service->places[1].address);
}
END_TEST

START_TEST(its_times_arrive)
{
    const struct service_time *times;
    size_t count = 0;

    load();
    ck_assert_uint_eq(centre_services(centre, &count)[0].time_count, 4);
    times = centre_services(centre, &count)[0].times;
    ck_assert_int_eq(times[0].schedule.frequency, SCHEDULE_WEEKLY);
    ck_assert_int_eq(times[0].schedule.interval, 2);
    ck_assert_uint_eq(times[0].schedule.day_count, 2);
    ck_assert_int_eq(times[0].schedule.days[1].weekday, 3);
    check_date(times[0].schedule.start, 2026, 9, 7);
    check_date(times[0].schedule.valid_from, 2026, 9, 1);
    check_date(times[0].schedule.valid_to, 2027, 7, 31);
    ck_assert_int_eq(times[0].schedule.opens, 600);
    ck_assert_int_eq(times[0].schedule.closes, 690);
    ck_assert_int_eq(times[0].place, 0);
    ck_assert_int_eq(times[1].schedule.frequency, SCHEDULE_MONTHLY);
    ck_assert_int_eq(times[1].schedule.interval, 1);
    ck_assert_int_eq(times[1].schedule.days[1].ordinal, -1);
    ck_assert_int_eq(times[1].schedule.opens, 780);
    ck_assert_int_eq(times[1].schedule.closes, -1);
    ck_assert_int_eq(times[1].place, 1);
    ck_assert_uint_eq(times[2].schedule.month_days, 2);
    ck_assert_uint_eq(times[2].schedule.last_days, 4);
    ck_assert_int_eq(times[2].schedule.opens, -1);
    ck_assert_int_eq(times[2].place, -1);
    ck_assert_int_eq(times[3].schedule.frequency, SCHEDULE_ONCE);
    check_date(times[3].schedule.start, 2026, 12, 5);
}
END_TEST

START_TEST(a_service_that_says_little_has_its_defaults)
{
    const struct service *services;
    size_t count = 0;

    load();
    services = centre_services(centre, &count);
    ck_assert_str_eq(services[2].about, "");
    ck_assert_str_eq(services[2].icon, "people");
    ck_assert_ptr_null(services[2].cost);
    ck_assert_ptr_null(services[2].phone);
    ck_assert_int_eq(services[2].checked.year, 0);
    ck_assert(services[2].limits.from_secondary && !services[2].limits.from_term_after);
    ck_assert_int_eq(services[2].limits.until_months, AGE_FOREVER);
    ck_assert_int_eq(services[3].access, OFFER_ELSEWHERE);
    ck_assert_ptr_null(services[3].flow);
    ck_assert(services[3].limits.until_primary_ends && !services[3].limits.expecting);
    ck_assert_int_eq(services[3].limits.from_months, 60);
    ck_assert_int_eq(services[3].limits.until_months, 144);
    ck_assert_int_eq(services[4].access, OFFER_DROP_IN);
    ck_assert(services[4].limits.expecting && services[4].limits.only_expecting);
    /* One place, and a time that names none. */
    ck_assert_int_eq(services[1].times[0].place, 0);
    ck_assert_str_eq(services[1].phone, "020 7946 0005");
    ck_assert_str_eq(services[1].area, "north-west");
    ck_assert(services[1].limits.from_term_after);
    ck_assert_int_eq(services[1].limits.from_months, 24);
    ck_assert_int_eq(services[1].limits.until_months, 36);
}
END_TEST

START_TEST(what_must_be_asked_for_opens_the_way_to_ask)
{
    size_t count = 0;

    load();
    ck_assert_str_eq(centre_services(centre, &count)[2].flow, "asking");
    ck_assert_str_eq(centre_services(centre, &count)[2].help, "money");
}
END_TEST

START_TEST(without_asking_it_opens_the_self_referral)
{
    size_t count = 0;

    pack_copy_drop("questionnaires/asking.json");
    load();
    ck_assert_str_eq(centre_services(centre, &count)[2].flow, "self-referral");
}
END_TEST

static const struct {
    const char *years;
    int from, until;
} ages[] = {
    {"0", 0, 12},     {"1", 12, 24},    {"4", 48, 60},       {"0.5", 6, 7},    {"1.5", 18, 19},
    {"0.08", 1, 2},   {"0.17", 2, 3},   {"0.33", 4, 5},      {"0.42", 5, 6},   {"0.58", 7, 8},
    {"0.67", 8, 9},   {"0.83", 10, 11}, {"0.92", 11, 12},    {"2.25", 27, 28}, {"1.0", 12, 24},
    {"18", 216, 228}, {"0.75", 9, 10},  {"120", 1440, 1452},
};

START_TEST(years_become_months)
{
    const struct service *services;
    char least[60], most[60];
    size_t count = 0;

    (void)snprintf(least, sizeof least, "\"minimum_age\": %s", ages[_i].years);
    (void)snprintf(most, sizeof most, "\"maximum_age\": %s", ages[_i].years);
    pack_copy_change("services.json", "\"maximum_age\": 0.42", most);
    load();
    services = centre_services(centre, &count);
    ck_assert_int_eq(services[0].limits.until_months, ages[_i].until);
    centre_destroy(centre);
    centre = NULL;
    pack_copy_change("services.json", "\"minimum_age\": 0,\n      \"maximum_age\": 0.42", least);
    load();
    services = centre_services(centre, &count);
    ck_assert_int_eq(services[0].limits.from_months, ages[_i].from);
    ck_assert_int_eq(services[0].limits.until_months, AGE_FOREVER);
}
END_TEST

START_TEST(a_bare_list_will_do)
{
    size_t count = 0;

    pack_copy_write("services.json",
                    "[{\"id\": \"0e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"name\": \"Play\", "
                    "\"status\": \"active\"}]");
    load();
    ck_assert_str_eq(centre_services(centre, &count)[0].name, "Play");
    ck_assert_uint_eq(count, 1);
}
END_TEST

START_TEST(shared_questionnaires_come_after_the_packs_own)
{
    load();
    ck_assert_str_eq(centre_find_flow(centre, "ages")->url, "urn:example:ages");
    ck_assert_str_eq(centre_find_flow(centre, "doors")->url, "urn:example:doors");
}
END_TEST

START_TEST(the_packs_own_goes_before_the_shared)
{
    pack_copy_change("shared/ages.json", "urn:example:ages", "urn:example:shared-ages");
    pack_copy_write("questionnaires/doors.json",
                    "{\"resourceType\": \"Questionnaire\", \"url\": \"urn:own\", \"version\": \"1\", "
                    "\"name\": \"Doors\", \"title\": \"D\", \"status\": \"active\", \"extension\": "
                    "[{\"url\": \"urn:doorstep:local\", \"valueBoolean\": true}, "
                    "{\"url\": \"urn:doorstep:then\", \"valueString\": \"screen:offer\"}], "
                    "\"item\": [{\"linkId\": \"a\", \"text\": \"A?\", \"type\": \"boolean\"}]}");
    load();
    ck_assert_str_eq(centre_find_flow(centre, "ages")->url, "urn:example:shared-ages");
    ck_assert_str_eq(centre_find_flow(centre, "doors")->url, "urn:own");
    /* Loading them again changes nothing. */
    ck_assert_int_eq(centre_load_shared(centre, GOOD_SHARED, &faults), OK);
    ck_assert_str_eq(centre_find_flow(centre, "ages")->url, "urn:example:shared-ages");
}
END_TEST

static char *write_many(size_t count)
{
    struct strbuf text;

    strbuf_init(&text, 20 * 1024 * 1024);
    strbuf_add(&text, "[\n");
    for (size_t i = 0; i < count; i++)
        strbuf_add_format(&text,
                          "%s{\"id\": \"0e1b5a34-8f4c-4a53-9a43-%012zx\", \"name\": \"Play\", \"status\": "
                          "\"active\", \"schedules\": [{\"id\": \"1e1b5a34-8f4c-4a53-9a43-%012zx\", "
                          "\"freq\": \"WEEKLY\", \"byday\": \"MO\"}]}\n",
                          i > 0 ? "," : "", i, i);
    strbuf_add(&text, "]\n");
    ck_assert_int_eq(strbuf_status(&text), OK);
    return strbuf_take(&text);
}

START_TEST(five_thousand_services_fit)
{
    char *text = write_many(OFFER_SERVICES_MAX);
    size_t count = 0;

    pack_copy_write("services.json", text);
    free(text);
    load();
    (void)centre_services(centre, &count);
    ck_assert_uint_eq(count, OFFER_SERVICES_MAX);
}
END_TEST

START_TEST(one_more_does_not)
{
    char *text = write_many(OFFER_SERVICES_MAX + 1);

    pack_copy_write("services.json", text);
    free(text);
    pack_copy_expect_fault("services.json:1: the file has 5001 entries; at most 5000 fit");
}
END_TEST

TCase *pack_tests(void)
{
    TCase *tests = tcase_create("a complete pack");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, areas_arrive);
    tcase_add_test(tests, handovers_arrive);
    tcase_add_test(tests, what_is_not_offered_arrives);
    tcase_add_test(tests, closures_and_months_arrive);
    tcase_add_test(tests, staff_may_have_a_second_language);
    tcase_add_test(tests, features_keep_their_order);
    tcase_add_test(tests, a_pack_without_them_has_none);
    tcase_add_test(tests, only_services_that_run_are_there);
    tcase_add_test(tests, a_service_arrives_whole);
    tcase_add_test(tests, its_times_arrive);
    tcase_add_test(tests, a_service_that_says_little_has_its_defaults);
    tcase_add_test(tests, what_must_be_asked_for_opens_the_way_to_ask);
    tcase_add_test(tests, without_asking_it_opens_the_self_referral);
    tcase_add_loop_test(tests, years_become_months, 0, sizeof ages / sizeof ages[0]);
    tcase_add_test(tests, a_bare_list_will_do);
    tcase_add_test(tests, shared_questionnaires_come_after_the_packs_own);
    tcase_add_test(tests, the_packs_own_goes_before_the_shared);
    tcase_add_test(tests, five_thousand_services_fit);
    tcase_add_test(tests, one_more_does_not);
    return tests;
}
