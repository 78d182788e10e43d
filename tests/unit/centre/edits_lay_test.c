/* A pack with what staff have set laid over it. */
#include <string.h>

#include "edits_family.h"
#include "pack_copy.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct centre *load(void)
{
    static struct faults faults;
    struct centre *centre = NULL;
    char line[1200] = "";
    enum status status;

    pack_copy_add_timetables();
    faults_init(&faults);
    status = pack_copy_load(&faults, &centre);
    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(status == OK, "%s", line);
    faults_finish(&faults);
    return centre;
}

static const struct session *session_of(const struct centre *centre, const char *id)
{
    size_t count;
    int index = centre_find_session(centre, id);

    ck_assert_msg(index >= 0, "no session %s", id);
    return &centre_sessions(centre, &count)[index];
}

static const struct service *service_of(const struct centre *centre, const char *key)
{
    size_t count;
    int index = centre_find_service(centre, key);

    ck_assert_msg(index >= 0, "no service %s", key);
    return &centre_services(centre, &count)[index];
}

static void check_day_is(struct date date, const char *wanted)
{
    char text[11] = "none";

    if (date.year != 0)
        date_write(date, text);
    ck_assert_str_eq(text, wanted);
}

static bool takes_place(const struct centre *centre, const char *id, struct date date, int opens)
{
    struct session_date found;

    return session_find_date(session_of(centre, id), &centre_about(centre)->closures, date, opens, &found);
}

START_TEST(closed_days_are_left_out)
{
    struct centre *centre;
    const struct session *massage;

    (void)put(closing("massage", (struct date){2026, 12, 7}));
    (void)put(closing("massage", (struct date){2026, 11, 30}));
    (void)put(closing("", (struct date){2026, 11, 25}));
    (void)put(closing("gone", day));
    centre = load();
    ck_assert(takes_place(centre, "massage", (struct date){2026, 11, 30}, 600));
    centre_lay_edits(centre, &edits);
    massage = session_of(centre, "massage");
    ck_assert_uint_eq(massage->closed_count, 2);
    ck_assert_int_eq(massage->closed[0].month, 11);
    ck_assert_int_eq(massage->closed[1].month, 12);
    ck_assert(!takes_place(centre, "massage", (struct date){2026, 11, 30}, 600));
    ck_assert(!takes_place(centre, "massage", (struct date){2026, 12, 7}, 600));
    ck_assert(takes_place(centre, "massage", day, 600));
    /* The day of the whole centre, beside the pack's own closures; the clinic is on Wednesdays. */
    ck_assert_uint_eq(centre_about(centre)->closures.count, 3);
    ck_assert_int_eq(centre_about(centre)->closures.list[0].from.day, 24);
    ck_assert(!takes_place(centre, "clinic", (struct date){2026, 11, 25}, 540));
    ck_assert(takes_place(centre, "clinic", (struct date){2026, 12, 2}, 540));
    ck_assert(!takes_place(centre, "clinic", (struct date){2026, 12, 30}, 540));
    ck_assert_uint_eq(session_of(centre, "clinic")->closed_count, 0);
    centre_destroy(centre);
}
END_TEST

static void check_next(const struct centre *centre, size_t time, struct date from, const char *wanted)
{
    const struct service *service = service_of(centre, "baby-massage");
    struct date next = {0};

    ck_assert_uint_lt(time, service->time_count);
    ck_assert_int_eq(schedule_next(&service->times[time].schedule, NULL, from, &next), wanted != NULL);
    if (wanted != NULL)
        check_day_is(next, wanted);
}

/* The page of a service says when it is next on, from its own schedules: every second Monday and Thursday at
 * 10:00, the first Saturday and the last Friday at 13:00, two days of the month, and once at 14:00. */
START_TEST(the_service_of_a_closed_session_is_closed_then)
{
    struct centre *centre = load();

    check_next(centre, 0, day, "2026-11-30");
    check_next(centre, 3, day, "2026-12-05");
    (void)put(
        closing("massage", (struct date){2026, 11, 30})); /* Mondays at 10:00, first Saturdays at 14:00 */
    (void)put(closing("massage", (struct date){2026, 12, 5}));
    (void)put(closing("massage", (struct date){2026, 11, 27}));
    centre_lay_edits(centre, &edits);
    check_next(centre, 0, day, "2026-12-03");
    check_next(centre, 1, day, "2026-11-27");
    check_next(centre, 3, day, NULL);
    centre_destroy(centre);
}
END_TEST

/* Sessions that were made of the service's schedules: each has its own days. */
START_TEST(a_session_made_of_a_schedule_is_closed_alone)
{
    static struct faults faults;
    struct centre *centre = NULL;

    faults_init(&faults);
    ck_assert_int_eq(pack_copy_load(&faults, &centre), OK);
    ck_assert(takes_place(centre, "baby-massage", (struct date){2026, 11, 30}, 600));
    (void)put(closing("baby-massage", (struct date){2026, 11, 30}));
    (void)put(closing("baby-massage-2", (struct date){2026, 12, 5}));
    centre_lay_edits(centre, &edits);
    ck_assert(!takes_place(centre, "baby-massage", (struct date){2026, 11, 30}, 600));
    ck_assert(takes_place(centre, "baby-massage", (struct date){2026, 12, 3}, 600));
    ck_assert(!takes_place(centre, "baby-massage-2", (struct date){2026, 12, 5}, 780));
    ck_assert(takes_place(centre, "baby-massage-4", (struct date){2026, 12, 5}, 840));
    check_next(centre, 0, day, "2026-12-03");
    check_next(centre, 1, (struct date){2026, 11, 28}, "2026-12-25");
    check_next(centre, 3, day, "2026-12-05");
    centre_destroy(centre);
    faults_finish(&faults);
}
END_TEST

START_TEST(capacities_checks_and_notices_follow)
{
    const struct centre_about *about;
    struct centre *centre;

    (void)put(places_for("massage", 5, ANY, 7));
    (void)put(places_for("tea", 5, 5, 5)); /* one just comes */
    (void)put(places_for("gone", 5, 5, 5));
    (void)put(check_of("baby-massage", (struct date){2026, 11, 1}));
    (void)put(check_of("gone", day));
    (void)put(notice("bn", "বন্ধ"));
    (void)put(notice("fr", "Fermé"));
    (void)put(notice("en", "Closed"));
    centre = load();
    centre_lay_edits(centre, &edits);
    memset(&edits, 0xAA, sizeof edits); /* nothing is borrowed */
    about = centre_about(centre);
    ck_assert_int_eq(session_of(centre, "massage")->capacity.families, 5);
    ck_assert_int_eq(session_of(centre, "massage")->capacity.children, ANY);
    ck_assert_int_eq(session_of(centre, "massage")->capacity.adults, 7);
    ck_assert_int_eq(session_of(centre, "tea")->capacity.families, ANY);
    ck_assert_int_eq(session_of(centre, "tickets")->capacity.children, 30);
    check_day_is(service_of(centre, "baby-massage")->checked, "2026-11-01");
    /* In the pack's order, and only in its languages. */
    ck_assert_uint_eq(about->notice_count, 2);
    ck_assert_str_eq(about->notices[0].language, "en");
    ck_assert_str_eq(about->notices[0].text, "Closed");
    ck_assert_str_eq(about->notices[1].language, "bn");
    ck_assert_str_eq(about->notices[1].text, "বন্ধ");
    centre_destroy(centre);
}
END_TEST

/* The pack says 2026-10-01 of baby massage, and of help at school nothing. */
static const struct {
    const char *service;
    const char *edit, *wanted;
} checks[] = {
    {"baby-massage", "2026-10-02", "2026-10-02"},
    {"baby-massage", "2026-10-01", "2026-10-01"},
    {"baby-massage", "2026-09-30", "2026-10-01"},
    {"primary", "2026-09-30", "2026-09-30"},
};

START_TEST(the_later_check_counts)
{
    for (size_t i = 0; i < COUNT(checks); i++) {
        struct centre *centre = load();
        struct date checked;

        edits.count = 0;
        ck_assert_int_eq(date_read(checks[i].edit, &checked), OK);
        (void)put(check_of(checks[i].service, checked));
        centre_lay_edits(centre, &edits);
        check_day_is(service_of(centre, checks[i].service)->checked, checks[i].wanted);
        centre_destroy(centre);
    }
}
END_TEST

START_TEST(a_pack_without_edits_is_as_it_was)
{
    struct centre *centre = load();

    centre_lay_edits(centre, &edits);
    ck_assert_uint_eq(centre_about(centre)->notice_count, 0);
    ck_assert_uint_eq(centre_about(centre)->closures.count, 2);
    ck_assert_uint_eq(session_of(centre, "massage")->closed_count, 0);
    centre_destroy(centre);
}
END_TEST

static const struct {
    enum edit_kind kind;
    const char *subject;
    bool is_found;
} found[] = {
    {EDIT_CLOSE, "", true},
    {EDIT_CLOSE, "tea", true},
    {EDIT_CLOSE, "baby-massage", false},
    {EDIT_CAPACITY, "clinic", true},
    {EDIT_CAPACITY, "course", true},
    {EDIT_CAPACITY, "tea", false},
    {EDIT_CAPACITY, "gone", false},
    {EDIT_CHECKED, "baby-massage", true},
    {EDIT_CHECKED, "massage", false},
    {EDIT_NOTICE, "bn", true},
    {EDIT_NOTICE, "en", true},
    {EDIT_NOTICE, "fr", false},
    {EDIT_KINDS, "tea", false},
};

START_TEST(a_pack_has_what_is_named_or_not)
{
    struct centre *centre = load();

    for (size_t i = 0; i < COUNT(found); i++) {
        struct edit edit = edit_of(found[i].kind, found[i].subject);

        ck_assert_msg(centre_has_subject(centre, &edit) == found[i].is_found, "row %zu", i);
    }
    centre_destroy(centre);
}
END_TEST

/* From the data folder, and seen to have changed. */
START_TEST(the_file_of_a_data_folder_is_laid)
{
    static struct faults faults;
    struct edits_stamp none = edits_stamp_of(edits_data), first, second;
    struct centre *centre = load();

    faults_init(&faults);
    ck_assert(edits_stamp_is(&none, &(struct edits_stamp){0}));
    ck_assert_int_eq(centre_lay_edits_in(centre, edits_data, &faults), OK);
    ck_assert_uint_eq(centre_about(centre)->notice_count, 0);
    centre_destroy(centre);

    (void)put(notice("en", "Closed"));
    ck_assert_int_eq(edits_write(edits_path, &edits), OK);
    first = edits_stamp_of(edits_data);
    second = edits_stamp_of(edits_data);
    ck_assert(!edits_stamp_is(&none, &first));
    ck_assert(edits_stamp_is(&first, &second));
    centre = load();
    ck_assert_int_eq(centre_lay_edits_in(centre, edits_data, &faults), OK);
    ck_assert_str_eq(centre_about(centre)->notices[0].text, "Closed");
    centre_destroy(centre);

    ck_assert_int_eq(edits_write(edits_path, &edits), OK); /* the same words, at another time */
    second = edits_stamp_of(edits_data);
    ck_assert(!edits_stamp_is(&first, &second));
    edits_write_text("{", 1);
    centre = load();
    ck_assert_int_eq(centre_lay_edits_in(centre, edits_data, &faults), INVALID);
    ck_assert_uint_eq(faults.count, 1);
    ck_assert_uint_eq(centre_about(centre)->notice_count, 0);
    centre_destroy(centre);
    faults_finish(&faults);
}
END_TEST

TCase *edits_lay_tests(void)
{
    TCase *tests = tcase_create("edits over a pack");

    tcase_add_checked_fixture(tests, pack_copy_make, pack_copy_remove);
    tcase_add_checked_fixture(tests, edits_make, edits_remove);
    tcase_add_test(tests, closed_days_are_left_out);
    tcase_add_test(tests, the_service_of_a_closed_session_is_closed_then);
    tcase_add_test(tests, a_session_made_of_a_schedule_is_closed_alone);
    tcase_add_test(tests, capacities_checks_and_notices_follow);
    tcase_add_test(tests, the_later_check_counts);
    tcase_add_test(tests, a_pack_without_edits_is_as_it_was);
    tcase_add_test(tests, a_pack_has_what_is_named_or_not);
    tcase_add_test(tests, the_file_of_a_data_folder_is_laid);
    return tests;
}
