/* Sessions: what timetables say arrives, what they leave out is the service's or has its default, and the
 * schedules of services are sessions too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack_copy.h"
#include "suites.h"

#define C "centre.json"
#define S "services.json"
#define T "timetable.json"
#define VERSION "\"privacyVersion\": \"1\""

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
    pack_copy_add_timetables();
}

static void tear_down(void)
{
    centre_destroy(centre);
    faults_finish(&faults);
    pack_copy_remove();
}

static const struct session *find(const char *id)
{
    int index = centre_find_session(centre, id);
    size_t count = 0;

    ck_assert_msg(index >= 0, "%s", id);
    return &centre_sessions(centre, &count)[index];
}

static void check_ids(const char *const *ids, size_t wanted)
{
    size_t count = 0;
    const struct session *sessions = centre_sessions(centre, &count);

    ck_assert_uint_eq(count, wanted);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(sessions[i].id, ids[i]);
        ck_assert_int_eq(centre_find_session(centre, ids[i]), (int)i);
    }
}

static void check_capacity(const struct session *session, int families, int children, int adults)
{
    ck_assert_int_eq(session->capacity.families, families);
    ck_assert_int_eq(session->capacity.children, children);
    ck_assert_int_eq(session->capacity.adults, adults);
}

START_TEST(all_that_a_session_says_arrives)
{
    const struct session *session;

    load();
    session = find("massage");
    ck_assert_int_eq(session->service, centre_find_service(centre, "baby-massage"));
    ck_assert_int_eq(session->kind, SESSION_BOOKED);
    ck_assert_uint_eq(session->time_count, 2);
    ck_assert_int_eq(session->times[0].schedule.opens, 600);
    ck_assert_int_eq(session->times[1].schedule.days[0].ordinal, 1);
    check_capacity(session, 16, 24, PLACES_NO_LIMIT);
    ck_assert_int_eq(session->release_days, 7);
    ck_assert_int_eq(session->release_minute, 540);
    ck_assert_int_eq(session->hold_minutes, 120);
    ck_assert(session->one_a_day && !session->is_example);
    ck_assert_int_eq(find("clinic")->kind, SESSION_APPOINTMENT);
    ck_assert_int_eq(find("clinic")->slot_minutes, 20);
    ck_assert_int_eq(find("tickets")->kind, SESSION_TICKET);
    ck_assert_int_eq(find("tickets")->release_days, 0);
    ck_assert_int_eq(find("tea")->kind, SESSION_DROP_IN);
    ck_assert_int_eq(find("course")->kind, SESSION_COURSE);
}
END_TEST

START_TEST(what_a_session_leaves_out_is_the_services)
{
    const struct session *session;

    load();
    session = find("massage");
    ck_assert_str_eq(session->name, "Baby massage");
    ck_assert_uint_eq(session->place_count, 2);
    ck_assert_str_eq(session->places[session->times[0].place].name, "Garden Hall");
    ck_assert_int_eq(session->times[1].place, -1);
    ck_assert_int_eq(session->limits.until_months, 6);
    ck_assert(session->limits.expecting && !session->limits.only_expecting);
}
END_TEST

START_TEST(what_a_session_says_goes_before_its_service)
{
    const struct session *session;

    load();
    session = find("course");
    ck_assert_str_eq(session->name, "A course");
    ck_assert_uint_eq(session->place_count, 1);
    ck_assert_str_eq(session->places[0].name, "Town Hall");
    ck_assert_str_eq(session->places[0].address, "1 High Street, London");
    ck_assert_int_eq(session->times[0].place, 0);
    ck_assert_int_eq(session->limits.from_months, 6);
    ck_assert_int_eq(session->limits.until_months, 48);
    ck_assert(session->limits.expecting && !session->limits.only_expecting);
    ck_assert(!session->limits.until_primary_ends);
    check_capacity(session, PLACES_NO_LIMIT, PLACES_NO_LIMIT, 8);
}
END_TEST

/* One limit of the service stays where the other is changed. */
START_TEST(each_age_is_taken_by_itself)
{
    pack_copy_change(T, "\"maximum_age\": 3,", "");
    load();
    ck_assert(find("course")->limits.until_primary_ends);
    ck_assert_int_eq(find("course")->limits.from_months, 6);
}
END_TEST

START_TEST(what_nobody_says_has_its_default)
{
    const struct session *session;

    load();
    session = find("clinic");
    ck_assert_int_eq(session->service, -1);
    ck_assert_int_eq(session->limits.from_months, 0);
    ck_assert_int_eq(session->limits.until_months, AGE_FOREVER);
    ck_assert(!session->limits.expecting && !session->one_a_day);
    ck_assert_int_eq(session->release_days, -1);
    ck_assert_int_eq(session->hold_minutes, 24 * 60);
    ck_assert_str_eq(session->places[0].name, "Garden Hall");
    ck_assert_ptr_null(session->places[0].address);
    session = find("tea");
    ck_assert(session->limits.expecting && session->limits.only_expecting);
    ck_assert_uint_eq(session->place_count, 0);
    ck_assert_int_eq(session->times[0].place, -1);
    check_capacity(session, PLACES_NO_LIMIT, PLACES_NO_LIMIT, PLACES_NO_LIMIT);
}
END_TEST

/* The service that is closed for now has none, in no timetable. */
START_TEST(a_service_with_a_session_has_no_others)
{
    static const char *const ids[] = {"massage", "course", "clinic", "tickets", "tea"};

    load();
    check_ids(ids, 5);
    ck_assert_int_eq(centre_find_session(centre, "paused"), -1);
    ck_assert_int_eq(centre_find_session(centre, "baby-massage"), -1);
    ck_assert_int_eq(centre_find_session(centre, "example-play"), -1);
}
END_TEST

START_TEST(examples_are_shown_where_the_pack_says_so_and_hide_nothing)
{
    static const char *const ids[] = {"example-play", "baby-massage", "baby-massage-2", "baby-massage-3",
                                      "baby-massage-4"};

    pack_copy_drop(T);
    pack_copy_change("timetable.example.json", "before-birth", "baby-massage");
    pack_copy_change(C, VERSION, VERSION ", \"exampleTimetable\": true");
    load();
    check_ids(ids, 5);
    ck_assert(find("example-play")->is_example);
    ck_assert(!find("baby-massage")->is_example);
    ck_assert(centre_about(centre)->shows_examples);
}
END_TEST

static const struct {
    const char *access;
    enum session_kind kind;
} kinds[] = {{"drop-in", SESSION_DROP_IN}, {"invitation", SESSION_INVITATION}, {"book", SESSION_ASK},
             {"ask", SESSION_ASK},         {"referral", SESSION_ASK},          {"elsewhere", SESSION_ASK}};

START_TEST(a_services_schedules_are_sessions)
{
    const struct session *session;
    const struct service *service;
    char access[40];
    size_t count = 0;

    (void)snprintf(access, sizeof access, "\"name\": \"%s\"", kinds[_i].access);
    pack_copy_drop(T);
    pack_copy_change(S, "\"name\": \"book\"", access);
    load();
    service = &centre_services(centre, &count)[centre_find_service(centre, "baby-massage")];
    session = find("baby-massage-4");
    ck_assert_int_eq(session->kind, kinds[_i].kind);
    ck_assert_uint_eq(session->time_count, 1);
    ck_assert_ptr_eq(session->times, &service->times[3]);
    ck_assert_ptr_eq(session->places, service->places);
    ck_assert_str_eq(session->name, "Baby massage");
    ck_assert_int_eq(session->release_days, -1);
    check_capacity(session, PLACES_NO_LIMIT, PLACES_NO_LIMIT, PLACES_NO_LIMIT);
}
END_TEST

START_TEST(a_service_without_a_key_is_called_by_its_id)
{
    pack_copy_write(S, "[{\"id\": \"0E1B5A34-8f4c-4a53-9a43-0d7a1d7b2a11\", \"name\": \"Play\", \"status\": "
                       "\"active\", \"schedules\": [{\"id\": \"1e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11\", "
                       "\"freq\": \"WEEKLY\", \"byday\": \"MO\"}]}]");
    pack_copy_drop(T);
    load();
    ck_assert_str_eq(find("0e1b5a34-8f4c-4a53-9a43-0d7a1d7b2a11")->name, "Play");
}
END_TEST

START_TEST(home_can_show_sessions)
{
    pack_copy_change(C, "\"views\"]", "\"views\", \"sessions\"]");
    load();
    ck_assert(centre_has_feature(centre, "sessions"));
}
END_TEST

#define ROUTES "\"routes\": ["
#define WITH_ROUTE                                                                                           \
    ROUTES "{ \"kind\": \"sign-up\", \"name\": \"I\", \"inbox\": \"a@example.org\", \"sender\": "            \
           "\"b@example.org\" },"

static const struct {
    const char *keys;
    enum centre_sending go;
    int at, names_days;
} sendings[] = {
    {ROUTES, CENTRE_SENDS_NONE, 420, 7},
    {"\"signUps\": { \"send\": \"never\" }, " ROUTES, CENTRE_SENDS_NONE, 420, 7},
    {WITH_ROUTE, CENTRE_SENDS_DAILY, 420, 7},
    {"\"signUps\": {}, " WITH_ROUTE, CENTRE_SENDS_DAILY, 420, 7},
    {"\"signUps\": { \"send\": \"never\" }, " WITH_ROUTE, CENTRE_SENDS_NONE, 420, 7},
    {"\"signUps\": { \"send\": \"each\", \"namesDays\": 1 }, " WITH_ROUTE, CENTRE_SENDS_EACH, 420, 1},
    {"\"signUps\": { \"send\": \"daily\", \"at\": \"16:30\", \"namesDays\": 90 }, " WITH_ROUTE,
     CENTRE_SENDS_DAILY, 990, 90},
};

START_TEST(the_pack_says_how_sign_ups_reach_the_centre)
{
    const struct centre_about *about;

    pack_copy_change(C, ROUTES, sendings[_i].keys);
    load();
    about = centre_about(centre);
    ck_assert_int_eq(about->sign_ups_go, sendings[_i].go);
    ck_assert_int_eq(about->sign_ups_at, sendings[_i].at);
    ck_assert_int_eq(about->names_days, sendings[_i].names_days);
    ck_assert(!about->shows_examples);
}
END_TEST

START_TEST(the_shared_form_tells_how_many_adults)
{
    const struct flow *flow;

    load();
    flow = centre_find_flow(centre, "sign-up");
    ck_assert_ptr_nonnull(flow);
    ck_assert(!flow->is_local);
    ck_assert_str_eq(flow->items[0].tells, "adults");
    ck_assert_ptr_null(centre_find_route(centre, "sign-up"));
}
END_TEST

TCase *timetable_tests(void)
{
    TCase *tests = tcase_create("timetable");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, all_that_a_session_says_arrives);
    tcase_add_test(tests, what_a_session_leaves_out_is_the_services);
    tcase_add_test(tests, what_a_session_says_goes_before_its_service);
    tcase_add_test(tests, each_age_is_taken_by_itself);
    tcase_add_test(tests, what_nobody_says_has_its_default);
    tcase_add_test(tests, a_service_with_a_session_has_no_others);
    tcase_add_test(tests, examples_are_shown_where_the_pack_says_so_and_hide_nothing);
    tcase_add_loop_test(tests, a_services_schedules_are_sessions, 0, sizeof kinds / sizeof kinds[0]);
    tcase_add_test(tests, a_service_without_a_key_is_called_by_its_id);
    tcase_add_test(tests, home_can_show_sessions);
    tcase_add_loop_test(tests, the_pack_says_how_sign_ups_reach_the_centre, 0,
                        sizeof sendings / sizeof sendings[0]);
    tcase_add_test(tests, the_shared_form_tells_how_many_adults);
    return tests;
}
