/* A walk-in, the register, the second language; and all pages of a day's sessions on every panel. */
#include "staff_dates_family.h"
#include "suites.h"

#include <stdio.h>

/* --- a family without a sign-up --- */

static void opens_walk_in(void)
{
    desk_opens_date();
    desk_has_rows();
    (void)glass_touch("staff.walk-in");
    ck_assert_str_eq(glass.view.screen, "staff-walk-in");
}

static void is_added(struct places left)
{
    (void)glass_touch("staff.add");
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_WALK_IN);
    ck_assert(glass_node("staff.add")->disabled);
    (void)desk_told_walk_in(&glass.visit, DESK_DONE, DESK_WALKED_REFERENCE, left);
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    glass_build(0);
}

START_TEST(a_walk_in_is_counted_up_and_down)
{
    opens_walk_in();
    ck_assert_says("staff.children", "Children|1|");
    ck_assert_says("staff.adults", "Adults|1|");
    ck_assert(glass_node("staff.adults.less")->disabled && !glass_node("staff.children.less")->disabled);
    ck_assert_str_eq(glass_node("staff.children.more")->text, "\u2068Children\u2069: one more");
    (void)glass_touch("staff.children.more");
    (void)glass_touch("staff.adults.more");
    (void)glass_touch("staff.adults.more");
    (void)glass_touch("staff.adults.less");
    ck_assert_says("staff.children", "|2|");
    ck_assert_says("staff.adults", "|2|");
    for (int i = 0; i < 2; i++)
        (void)glass_touch("staff.children.less");
    ck_assert(glass_node("staff.children.less")->disabled);
    for (int i = 0; i < DESK_CHILDREN_MAX; i++)
        (void)glass_touch("staff.children.more");
    ck_assert(glass_node("staff.children.more")->disabled);
    (void)glass_touch("staff.new");
    ck_assert(glass_node("staff.new")->selected && glass.visit.desk.walk_in.is_new);
    (void)glass_touch("staff.new");
    ck_assert(!glass_node("staff.new")->selected);
}
END_TEST

START_TEST(what_is_left_after_a_walk_in)
{
    static const struct {
        struct places left;
        const char *says;
    } cases[] = {
        {{3, PLACES_NO_LIMIT, PLACES_NO_LIMIT}, DESK_WALKED_REFERENCE ".|3 places left.|"},
        {{1, 0, 0}, "|1 place left.|"},
        {{0, 9, 9}, "|No places left.|"},
        {{PLACES_NO_LIMIT, 1, 1}, "|Room for 1 more child.|"},
        {{PLACES_NO_LIMIT, PLACES_NO_LIMIT, PLACES_NO_LIMIT}, DESK_WALKED_REFERENCE ".||"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        opens_walk_in();
        is_added(cases[i].left);
        ck_assert_says("staff.added", cases[i].says);
        ck_assert(!glass_node("staff.add")->disabled);
    }
}
END_TEST

START_TEST(where_there_is_no_room_it_says_what_to_do)
{
    opens_walk_in();
    (void)glass_touch("staff.add");
    desk_answers(DESK_FULL);
    ck_assert_says("error.staff", "There is no room.|Cancel a sign-up or change the number of places first.");
    ck_assert(!family_sees("staff.result") && !glass_node("staff.add")->disabled);
    (void)glass_touch("staff.add");
    desk_answers(DESK_PAST);
    ck_assert_says("staff.result", "This day is over.");
}
END_TEST

/* --- the register --- */

static void opens_register(void)
{
    glass.house.has_page_printer = true;
    desk_opens_date();
    desk_has_rows();
    (void)glass_touch("staff.register");
    ck_assert_str_eq(glass.view.screen, "staff-register");
}

static void paper_is(enum desk_paper_state state, int done, int count)
{
    struct desk_paper paper = glass.visit.desk.paper;

    paper.state = state;
    paper.done = done;
    paper.count = count;
    (void)snprintf(paper.code, sizeof paper.code, "%s", state == DESK_PAPER_FAILED ? "P3" : "");
    desk_told_paper(&glass.visit, &paper);
    glass_build(0);
}

START_TEST(the_register_is_three_touches_away)
{
    opens_register();
    ck_assert_says("staff.when", "Play, Monday 23 November, 10am to 11:30am");
    ck_assert_says("staff.paper", "Stand at the printer");
    ck_assert_int_eq(glass_node("staff.print")->look, UI_LOOK_MAIN);
    ck_assert_int_eq(glass_touch("staff.print"), EFFECT_REGISTER);
    ck_assert_says("staff.paper", "Printing…");
    ck_assert(glass_node("staff.print")->disabled);
    paper_is(DESK_PAPER_DONE, 1, 1);
    ck_assert_says("staff.paper", "The register is printed.");
    ck_assert_int_eq(glass_node("staff.print")->area, UI_ITEMS); /* not under the finger that touched it */
    ck_assert_int_eq(glass_touch("staff.print"), EFFECT_REGISTER);
}
END_TEST

START_TEST(all_registers_of_a_day_are_counted)
{
    glass.house.has_page_printer = true;
    desk_comes();
    desk_is_told();
    (void)glass_touch("staff.registers");
    ck_assert_says("staff.what", "1 register for Monday 23 November");
    ck_assert_int_eq(glass_touch("staff.print"), EFFECT_REGISTER);
    paper_is(DESK_PAPER_UNDER_WAY, 0, 3);
    ck_assert_says("staff.paper", "Printing 1 of 3…");
    paper_is(DESK_PAPER_UNDER_WAY, 2, 3);
    ck_assert_says("staff.paper", "Printing 3 of 3…");
    paper_is(DESK_PAPER_UNDER_WAY, 3, 3); /* the last one is not out yet */
    ck_assert_says("staff.paper", "Printing 3 of 3…");
    paper_is(DESK_PAPER_DONE, 3, 3);
    ck_assert_says("staff.paper", "The registers are printed.");
    paper_is(DESK_PAPER_EMPTY, 0, 0);
    ck_assert_says("staff.paper", "nothing to print");
    ck_assert(!family_sees("staff.print"));
}
END_TEST

START_TEST(why_no_register_comes)
{
    opens_register();
    (void)glass_touch("staff.print");
    paper_is(DESK_PAPER_FAILED, 0, 1);
    ck_assert_says("error.staff", "The register was not printed.|Code for staff: P3|");
    ck_assert_int_eq(glass_touch("staff.print"), EFFECT_REGISTER);
    ck_assert(!family_sees("error.staff"));
    glass.house.has_page_printer = false;
    paper_is(DESK_PAPER_NOT, 0, 1);
    ck_assert_says("error.staff", "There is no printer for A4 pages.");
    ck_assert_says("error.staff", "doorstepctl printer set --for pages");
    ck_assert(!family_sees("staff.print") && family_sees("nav.back"));
}
END_TEST

/* --- the second language --- */

START_TEST(a_second_language_is_a_touch_away)
{
    struct centre_about *about = (struct centre_about *)centre_about(glass.centre);

    desk_comes();
    ck_assert(!family_sees("staff.language"));
    about->staff_language = "ar";
    glass_build(0);
    ck_assert_str_eq(glass_node("staff.language")->text, "العربية");
    ck_assert_str_eq(glass_node("staff.language")->language, "ar");
    (void)glass_touch("staff.language");
    ck_assert(glass.view.right_to_left);
    ck_assert_str_eq(glass_node("staff.language")->text, "English");
    (void)glass_touch("staff.language");
    ck_assert_str_eq(glass.view.language, "en");
    /* Not for whoever has come by mistake. */
    staff_come("en");
    ck_assert(!family_sees("staff.language"));
}
END_TEST

TCase *cases_of_desk_paper(void)
{
    TCase *cases = tcase_create("walk-ins and registers");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, a_walk_in_is_counted_up_and_down);
    tcase_add_test(cases, what_is_left_after_a_walk_in);
    tcase_add_test(cases, where_there_is_no_room_it_says_what_to_do);
    tcase_add_test(cases, the_register_is_three_touches_away);
    tcase_add_test(cases, all_registers_of_a_day_are_counted);
    tcase_add_test(cases, why_no_register_comes);
    tcase_add_test(cases, a_second_language_is_a_touch_away);
    return cases;
}

/* --- every panel --- */

START_TEST(the_day_fits)
{
    struct desk_how how = {.held = 2};

    desk_comes();
    glass_check_page();
    desk_is_told();
    visit_keeper_seen(&glass.visit, "K1");
    desk_told_how(&glass.visit, &how);
    desk_has_closed("monday-play");
    glass_check_page();
    glass_check_words();
}
END_TEST

START_TEST(a_date_fits)
{
    glass.house.has_printer = true;
    desk_opens_date();
    desk_has_rows();
    glass_check_page();
    glass_build(0);
    glass_check_words();
    glass.visit.desk.result = DESK_GONE;
    glass.visit.desk.question = DESK_CLOSES_DATE;
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    glass_check_words();
}
END_TEST

START_TEST(a_sign_up_fits)
{
    struct desk_name name = {.reference = DESK_BOOKED_REFERENCE,
                             .is_there = true,
                             .name = "Abdulrahman Muhammad Ibn Khaldun al-Hadrami of Bethnal Green",
                             .phone = "020 7946 0123",
                             .language = "en"};

    glass.house.has_printer = true;
    desk_opens(DESK_BOOKED_REFERENCE);
    glass.visit.desk.result = DESK_FULL;
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    glass.visit.desk.pressed = name;
    glass_check_page();
    glass.visit.desk.question = DESK_CANCELS;
    glass_check_page();
    glass_check_words();
}
END_TEST

START_TEST(a_walk_in_and_a_register_fit)
{
    opens_walk_in();
    is_added((struct places){3, 3, 3});
    glass_check_page();
    glass_check_words();
    glass.visit.desk.result = DESK_FULL;
    visit_keeper_seen(&glass.visit, "K1");
    glass_check_page();
    opens_register();
    (void)glass_touch("staff.print");
    glass_check_page();
    glass_check_words();
    paper_is(DESK_PAPER_NO_PRINTER, 0, 1);
    glass_check_page();
    glass_check_words();
}
END_TEST

TCase *cases_of_desk_panels(void)
{
    TCase *cases = tcase_create("panels of the desk");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, the_day_fits);
    tcase_add_test(cases, a_date_fits);
    tcase_add_test(cases, a_sign_up_fits);
    tcase_add_test(cases, a_walk_in_and_a_register_fit);
    return cases;
}

Suite *suite_of_staff_dates(void)
{
    Suite *suite = suite_create("sessions for staff");

    suite_add_tcase(suite, cases_of_dates());
    suite_add_tcase(suite, cases_of_desk_sign_ups());
    suite_add_tcase(suite, cases_of_desk_paper());
    suite_add_tcase(suite, cases_of_desk_panels());
    suite_add_tcase(suite, cases_of_no_pack());
    return suite;
}
