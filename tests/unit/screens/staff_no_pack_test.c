/* Staff at a kiosk without a centre pack: each page that they can reach says so and stands by itself. */
#include "staff_dates_family.h"

#define CARD "staff.date.monday-play.2026-11-23.1000"

static void resting_open(void)
{
    timetable_open();
    glass.house.centre = NULL;
    glass.house.trouble = "K4";
    glass.house.kiosk = "Reception";
    glass.house.is_only_for_staff = true;
    glass.house.has_printer = true;
    glass.house.has_page_printer = true;
    visit_clear(&glass.visit);
    glass_build(0);
    ck_assert_str_eq(glass.view.screen, "unavailable");
}

static void come_in(void)
{
    struct desk_how how = {.is_told = true, .disk_free_mb = 12288};
    struct desk_date date = {.id = "monday-play",
                             .session = -1,
                             .date = {.day = FAMILY_TODAY, .opens = 600, .closes = -1, .place = -1},
                             .families = 3,
                             .waiting = 1};

    (void)glass_touch("home.staff");
    staff_unlock(STAFF_FINE, 0);
    ck_assert_str_eq(glass.view.screen, "staff");
    (void)desk_told_dates(&glass.visit, &date, 1, true);
    desk_told_how(&glass.visit, &how);
    glass_build(0);
}

static void check(void)
{
    glass_check_page();
    glass_check_words();
    glass_build(0);
}

START_TEST(the_page_that_rests_lets_staff_in)
{
    glass_check_page();
    glass_build(0);
    ck_assert_str_eq(glass_node("home.staff")->text, "Staff");
    (void)glass_touch("home.staff");
    ck_assert_str_eq(glass_node("place")->text, "Reception");
    check();
    (void)glass_touch("nav.back");
    ck_assert_str_eq(glass.view.screen, "unavailable");
    glass.house.is_only_for_staff = false;
    glass_build(0);
    ck_assert(!glass_has("home.staff"));
}
END_TEST

START_TEST(the_first_page_says_what_is_wrong)
{
    come_in();
    ck_assert_str_eq(glass_node("staff.no-pack")->note, "K4");
    ck_assert(desk_says("doorstepctl centre check DIR"));
    ck_assert(desk_says("families") && desk_says("waiting"));
    ck_assert_ptr_null(glass_node(CARD)->note);
    ck_assert(!glass_has("staff.ticket") && !glass_has("staff.vitamins") && !glass_has("staff.stock"));
    ck_assert(glass_has("staff.registers") && glass_has("staff.edits"));
    check();
    (void)glass_touch("staff.how");
    ck_assert_str_eq(glass_node("staff.no-pack")->note, "K4");
    ck_assert(!glass_has("staff.how.services") && !glass_has("staff.how.words"));
    check();
}
END_TEST

START_TEST(changes_are_listed_and_undone)
{
    struct desk_edit edits[] = {
        {.edit = {.id = 1, .kind = EDIT_CLOSE, .subject = "monday-play", .day = FAMILY_TODAY}},
        {.edit = {.id = 2, .kind = EDIT_CHECKED, .subject = "vitamins", .day = FAMILY_TODAY}},
        {.edit = {.id = 3, .kind = EDIT_NOTICE, .subject = "bn", .text = "আজ বন্ধ"}},
    };

    come_in();
    (void)glass_touch("staff.edits");
    desk_told_edits(&glass.visit, edits, sizeof edits / sizeof edits[0], true);
    glass_build(0);
    ck_assert(desk_says("monday-play") && desk_says("23 November 2026"));
    ck_assert_str_eq(glass_node("staff.edit.1")->text, "Closed"); /* not: "not in the timetable any more" */
    ck_assert(!glass_has("staff.close-day") && !glass_has("staff.notice"));
    check();
    ck_assert_int_eq(glass_touch("staff.undo.2"), EFFECT_DESK_ASK);
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_UNDO);
}
END_TEST

START_TEST(a_date_has_its_register_and_its_families)
{
    come_in();
    (void)glass_touch(CARD);
    desk_has_rows();
    ck_assert_str_eq(glass_node("title")->text, "monday-play");
    ck_assert(!glass_has("staff.walk-in") && !glass_has("staff.close") && !glass_has("staff.capacity"));
    ck_assert(!glass_has("staff.row." DESK_BOOKED_REFERENCE ".ticket"));
    check();
    (void)glass_touch("staff.row." DESK_KEPT_REFERENCE);
    ck_assert(!glass_has("staff.take") && !glass_has("staff.cancel"));
    check();
    (void)glass_touch("nav.back");
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    (void)glass_touch("staff.row." DESK_BOOKED_REFERENCE);
    ck_assert(glass_has("staff.arrive") && glass_has("staff.name"));
    check();
    (void)glass_touch("nav.back");
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    (void)glass_touch("staff.register");
    check();
    ck_assert_int_eq(glass_touch("staff.print"), EFFECT_REGISTER);
}
END_TEST

START_TEST(a_name_that_cannot_be_read_is_said_to_be_so)
{
    struct desk_name unread = {.reference = DESK_BOOKED_REFERENCE, .is_there = true};

    come_in();
    (void)glass_touch(CARD);
    desk_has_rows();
    (void)glass_touch("staff.row." DESK_BOOKED_REFERENCE);
    ck_assert_int_eq(glass_touch("staff.name"), EFFECT_DESK_ASK);
    desk_told_name(&glass.visit, &unread);
    glass_build(0);
    ck_assert_str_eq(glass_node("staff.who")->text, "The kiosk cannot read the name");
    check();
    desk_release_name(&glass.visit);
    glass_build(0);
    ck_assert_str_eq(glass_node("staff.who")->text, "Name and phone number");
}
END_TEST

TCase *cases_of_no_pack(void)
{
    TCase *cases = tcase_create("no pack");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, resting_open, glass_close);
    tcase_add_test(cases, the_page_that_rests_lets_staff_in);
    tcase_add_test(cases, the_first_page_says_what_is_wrong);
    tcase_add_test(cases, changes_are_listed_and_undone);
    tcase_add_test(cases, a_date_has_its_register_and_its_families);
    tcase_add_test(cases, a_name_that_cannot_be_read_is_said_to_be_so);
    return cases;
}
