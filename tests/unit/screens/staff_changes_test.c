/* What staff change over the pack: it is said in plain words, undone by one touch, and each page fits. */
#include <stdio.h>

#include "staff_changes_family.h"
#include "suites.h"

#define NOTICE_BN "আজ বেবি মাসাজ বন্ধ।"

static struct visit_desk *desk(void)
{
    return &glass.visit.desk;
}

/* --- the list --- */

static void have_one_of_each(void)
{
    struct desk_edit *edit;

    changes_come(SCREEN_STAFF_EDITS);
    (void)changes_add(EDIT_CLOSE, "monday-play");
    (void)changes_add(EDIT_CLOSE, "");
    edit = changes_add(EDIT_CAPACITY, "massage-course");
    edit->edit.places = (struct places){6, PLACES_NO_LIMIT, 1};
    edit = changes_add(EDIT_CAPACITY, "club");
    edit->edit.places = (struct places){PLACES_NO_LIMIT, PLACES_NO_LIMIT, PLACES_NO_LIMIT};
    (void)changes_add(EDIT_CHECKED, centre_services(glass.centre, &(size_t){0})[0].key);
    edit = changes_add(EDIT_NOTICE, "bn");
    strcpy(edit->edit.text, NOTICE_BN);
    glass_build(0);
}

START_TEST(each_change_is_said_in_plain_words)
{
    have_one_of_each();
    ck_assert_says("staff.edit.1", "Closed|Play: Monday 23 November 2026");
    ck_assert_says("staff.edit.2", "Closed all day|Monday 23 November 2026");
    ck_assert_says("staff.edit.3", "Places|");
    ck_assert_says("staff.edit.3", ": 6 families, 1 adult");
    ck_assert_says("staff.edit.4", "After-school club: no limit");
    ck_assert_says("staff.edit.5", "Checked|");
    ck_assert_says("staff.edit.5", ": Monday 23 November 2026");
    ck_assert_says("staff.edit.6", "Notice in Bengali|" NOTICE_BN);
    ck_assert_str_eq(glass_node("staff.edit.6")->detail_language, "bn");
    glass_check_words();
}
END_TEST

START_TEST(each_change_is_undone_by_one_touch)
{
    have_one_of_each();
    for (int i = 0; i < 6; i++) {
        char id[32];

        (void)snprintf(id, sizeof id, "staff.undo.%d", i + 1);
        ck_assert_str_eq(glass_node(id)->text, "Undo");
        ck_assert_int_eq(glass_touch(id), EFFECT_DESK_ASK);
        ck_assert_int_eq(desk()->asks, DESK_ASKS_UNDO);
        ck_assert_int_eq(desk()->edit.id, i + 1);
        ck_assert(glass_node(id)->disabled); /* one at a time */
        desk()->asks = DESK_ASKS_NOTHING;
        glass_build(0);
    }
}
END_TEST

START_TEST(what_the_pack_has_no_more_says_so)
{
    have_one_of_each();
    for (size_t i = 0; i < desk()->edit_count; i++)
        desk()->edits[i].is_found = false;
    strcpy(desk()->edits[0].edit.subject, "swimming");
    strcpy(desk()->edits[4].edit.subject, "toy-library");
    strcpy(desk()->edits[5].edit.subject, "xx");
    glass_build(0);
    ck_assert_says("staff.edit.1", "Closed. This is not in the timetable any more.|swimming: Monday");
    ck_assert_says("staff.edit.5", "Checked. This is not in use any more.|toy-library: Monday");
    ck_assert_says("staff.edit.6", "Notice in xx. This is not in use any more.");
    ck_assert(family_sees("staff.undo.1") && family_sees("staff.undo.6"));
    changes_come(SCREEN_STAFF_EDITS);
    ck_assert_says("staff.edits.none", "There are none.");
    desk()->edits_are_told = false;
    glass_build(0);
    ck_assert_says("staff.edits.none", "One moment…");
}
END_TEST

START_TEST(the_centre_is_closed_for_a_day_that_is_named)
{
    changes_come(SCREEN_STAFF_EDITS);
    ck_assert_says("staff.day", "|Monday 23 November 2026");
    ck_assert(glass_node("staff.day.before")->disabled); /* today: the day before is over */
    desk()->day = date_add_days(FAMILY_TODAY, 1);
    glass_build(0);
    ck_assert_says("staff.day", "|Tuesday 24 November 2026");
    ck_assert(!glass_node("staff.day.before")->disabled);
    ck_assert_int_eq(glass_node("staff.day.before")->action.option, -1);
    ck_assert_int_eq(glass_node("staff.day.next")->action.option, 1);
    ck_assert_int_eq(glass_touch("staff.close-day"), EFFECT_NONE);
    ck_assert_says("title", "Close the centre on Tuesday 24 November 2026?");
    ck_assert(!family_sees("staff.edits.now") && !family_sees("nav.back"));
    glass_check_words();
    (void)glass_touch("staff.no");
    ck_assert(family_sees("staff.edits.now"));
    (void)glass_touch("staff.close-day");
    ck_assert_int_eq(glass_touch("staff.yes"), EFFECT_DESK_ASK);
    ck_assert_int_eq(desk()->edit.kind, EDIT_CLOSE);
    ck_assert_str_eq(desk()->edit.subject, "");
    ck_assert_int_eq(desk()->edit.day.day, 24);
    /* What is closed already is not closed again. */
    desk()->asks = DESK_ASKS_NOTHING;
    changes_add(EDIT_CLOSE, "")->edit.day.day = 24;
    glass_build(0);
    ck_assert(!family_sees("staff.close-day") && family_sees("staff.undo.1"));
    desk()->day.day = 25;
    glass_build(0);
    ck_assert(family_sees("staff.close-day"));
}
END_TEST

START_TEST(the_languages_of_the_notice_are_named)
{
    changes_come(SCREEN_STAFF_EDITS);
    ck_assert_says("staff.notices", "Notice on the welcome page|None");
    (void)changes_add(EDIT_NOTICE, "bn");
    (void)changes_add(EDIT_CLOSE, "");
    (void)changes_add(EDIT_NOTICE, "ar");
    (void)changes_add(EDIT_NOTICE, "xx");
    glass_build(0);
    ck_assert_says("staff.notices", "|Bengali, Arabic|");
    (void)glass_touch("staff.notice");
    ck_assert_str_eq(glass.view.screen, "staff-notice");
}
END_TEST

START_TEST(whoever_closes_a_day_hears_who_must_be_told)
{
    static const struct {
        int families, offered, waiting;
        const char *says;
    } cases[] = {
        {0, 0, 0, "Nobody has signed up for this day."},
        {1, 0, 0, "1 family has signed up for this day."},
        {5, 1, 2, "8 families have signed up for this day. The kiosk does not tell them: ring them."}};

    changes_come(SCREEN_STAFF_EDITS);
    (void)glass_touch("staff.close-day");
    ck_assert(!family_sees("staff.close-day.families")); /* not told yet */
    desk()->dates_are_told = true;
    desk()->date_count = 1;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk()->dates[0] = (struct desk_date){
            .families = cases[i].families, .offered = cases[i].offered, .waiting = cases[i].waiting};
        glass_build(0);
        ck_assert_says("staff.close-day.families", cases[i].says);
        glass_check_words();
    }
}
END_TEST

/* --- places --- */

START_TEST(places_are_counted_and_limited)
{
    changes_places("monday-play", (struct places){6, PLACES_NO_LIMIT, PLACES_NO_LIMIT});
    ck_assert_says("staff.capacity.session", "Play");
    ck_assert_says("staff.capacity.now", "Now: 6 families");
    ck_assert_says("staff.capacity.families", "6");
    ck_assert_says("staff.capacity.children", "Any number");
    ck_assert_str_eq(glass_node("staff.capacity.children.no-limit")->text, "Set a limit");
    ck_assert(glass_node("staff.capacity.children.more")->disabled);
    ck_assert_str_eq(glass_node("staff.capacity.families.no-limit")->text, "No limit");
    ck_assert(glass_node("staff.capacity.save")->disabled); /* nothing is different */
    glass_check_words();
    (void)glass_touch("staff.capacity.families.more");
    ck_assert_int_eq(desk()->places.families, 7);
    (void)glass_touch("staff.capacity.families.less");
    (void)glass_touch("staff.capacity.families.less");
    ck_assert_says("staff.capacity.families", "5");
    (void)glass_touch("staff.capacity.children.no-limit");
    ck_assert_int_lt(desk()->places.children, PLACES_NO_LIMIT);
    ck_assert(!glass_node("staff.capacity.children.less")->disabled);
    (void)glass_touch("staff.capacity.children.no-limit");
    ck_assert_int_eq(desk()->places.children, PLACES_NO_LIMIT);
    ck_assert_int_eq(glass_touch("staff.capacity.save"), EFFECT_DESK_ASK);
    ck_assert_int_eq(desk()->edit.kind, EDIT_CAPACITY);
    ck_assert_str_eq(desk()->edit.subject, "monday-play");
    ck_assert_int_eq(desk()->edit.places.families, 5);
    ck_assert_str_eq(glass_node("staff.capacity.save")->text, "One moment…");
}
END_TEST

START_TEST(places_never_fall_below_one)
{
    changes_places("monday-play", (struct places){2, 1, PLACES_NO_LIMIT});
    ck_assert(!glass_node("staff.capacity.families.less")->disabled);
    ck_assert(glass_node("staff.capacity.children.less")->disabled);
    (void)glass_touch("staff.capacity.families.less");
    ck_assert(glass_node("staff.capacity.families.less")->disabled);
    ck_assert(!family_sees("staff.capacity.undo"));
    (void)changes_add(EDIT_CAPACITY, "monday-play");
    glass_build(0);
    ck_assert_int_eq(glass_touch("staff.capacity.undo"), EFFECT_DESK_ASK);
    ck_assert_int_eq(desk()->asks, DESK_ASKS_UNDO);
    /* The timetable has it no more: there is nothing to set. */
    changes_places("monday-play", (struct places){2, 1, PLACES_NO_LIMIT});
    desk()->dates[0].session = -1;
    glass_build(0);
    ck_assert(!family_sees("staff.capacity.save") && family_sees("nav.back"));
}
END_TEST

/* --- every panel --- */

START_TEST(the_pages_of_changes_fit)
{
    have_one_of_each();
    desk()->result = DESK_DONE;
    glass_check_page();
    desk()->question = DESK_CLOSES_DAY;
    desk()->result = DESK_PAST;
    desk()->dates_are_told = true;
    desk()->dates[desk()->date_count++].families = 12;
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    changes_places("monday-play", (struct places){6, 200, PLACES_NO_LIMIT});
    (void)changes_add(EDIT_CAPACITY, "monday-play");
    desk()->result = DESK_DONE;
    glass_check_page();
    changes_come(SCREEN_STAFF_SERVICES);
    glass_check_page();
    glass.house.kiosk = "Reception 1";
    glass.house.has_printer = true;
    changes_come(SCREEN_STAFF_HOW);
    desk()->how = (struct desk_how){.is_told = true,
                                    .waiting = 2,
                                    .cause = DESK_NO_CONNECTION,
                                    .held = 1,
                                    .set_aside = 1,
                                    .printer_is_told = true,
                                    .printer_key = "printer.cover-open",
                                    .printer_code = "P2"};
    desk()->paper = (struct desk_paper){.state = DESK_PAPER_FAILED, .code = "P2"};
    glass_check_page();
    desk()->how = (struct desk_how){
        .is_told = true, .disk_free_mb = 12288, .printer_is_told = true, .printer_key = "printer.ready"};
    glass_check_page();
}
END_TEST

static TCase *cases_of_edits(void)
{
    TCase *cases = tcase_create("edits");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, each_change_is_said_in_plain_words);
    tcase_add_test(cases, each_change_is_undone_by_one_touch);
    tcase_add_test(cases, what_the_pack_has_no_more_says_so);
    tcase_add_test(cases, the_centre_is_closed_for_a_day_that_is_named);
    tcase_add_test(cases, the_languages_of_the_notice_are_named);
    tcase_add_test(cases, whoever_closes_a_day_hears_who_must_be_told);
    tcase_add_test(cases, places_are_counted_and_limited);
    tcase_add_test(cases, places_never_fall_below_one);
    tcase_add_test(cases, the_pages_of_changes_fit);
    return cases;
}

Suite *suite_of_staff_changes(void)
{
    Suite *suite = suite_create("staff changes");

    suite_add_tcase(suite, cases_of_how());
    suite_add_tcase(suite, cases_of_edits());
    suite_add_tcase(suite, cases_of_notices());
    suite_add_tcase(suite, cases_of_stock());
    return suite;
}
