/* How the kiosk is: each thing that can be wrong has its words and its remedy, and stands above what is fine.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "staff_changes_family.h"

enum { OLD_MAX = 50 };

static struct desk_how *how(void)
{
    return &glass.visit.desk.how;
}

/* All is well: the disk has room, nothing waits. */
static void come_to_how(void)
{
    changes_come(SCREEN_STAFF_HOW);
    *how() = (struct desk_how){.is_told = true,
                               .disk_free_mb = 12288,
                               .oldest_day = FAMILY_TODAY,
                               .oldest_minute = 642,
                               .printer_is_told = true,
                               .printer_key = "printer.ready"};
    glass_build(0);
}

static bool is_worry(const char *id)
{
    return glass_node(id)->look == UI_LOOK_SERVICE;
}

START_TEST(each_cause_has_its_words_and_its_remedy)
{
    static const struct {
        enum desk_cause cause;
        const char *says, *remedy;
    } cases[] = {
        {DESK_NO_CONNECTION, "since 10:42am: no connection.|", "Check that the network cable is in."},
        {DESK_SIGN_IN, "the mail server does not let the kiosk in.|", "name or password"},
        {DESK_REFUSED, "the mail server does not take it.|", "refuses emails from the kiosk"},
        {DESK_NO_ROUTE, "the inbox is not confirmed, or not set.|", "doorstepctl route confirm"},
        {DESK_NO_PACK, "the centre’s details cannot be read.|", "doorstepctl centre install"},
        {DESK_OTHER_CAUSE, "the reason is not clear.|", "tried again by itself"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        come_to_how();
        how()->sent_today = 7;
        how()->waiting = 1;
        how()->has_oldest = true;
        how()->cause = cases[i].cause;
        glass_build(0);
        ck_assert_says("staff.how.requests", "7 sent today. 1 waiting since 10:42am: ");
        ck_assert_says("staff.how.requests", cases[i].says);
        ck_assert_says("staff.how.requests", cases[i].remedy);
        ck_assert_says("staff.how.requests", "Nothing is lost.");
        ck_assert(is_worry("staff.how.requests"));
        ck_assert_str_eq(glass_node("staff.how.requests")->icon, "alert");
        glass_check_words();
    }
    how()->oldest_day = date_add_days(FAMILY_TODAY, -3);
    glass_build(0);
    ck_assert_says("staff.how.requests", "waiting since Friday 20 November 2026, 10:42am:");
}
END_TEST

START_TEST(what_is_just_being_sent_worries_nobody)
{
    static const struct {
        int sent, waiting;
        const char *says;
    } cases[] = {{0, 0, "none was sent today, and none is waiting."},
                 {1, 0, "1 was sent today. None is waiting."},
                 {7, 0, "7 were sent today. None is waiting."},
                 {7, 2, "7 sent today. 2 on the way."}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        come_to_how();
        how()->sent_today = cases[i].sent;
        how()->waiting = cases[i].waiting;
        glass_build(0);
        ck_assert_says("staff.how.requests", cases[i].says);
        ck_assert(!is_worry("staff.how.requests"));
        glass_check_words();
    }
}
END_TEST

START_TEST(what_is_held_stands_apart_from_what_is_on_its_way)
{
    come_to_how();
    how()->waiting = 1;
    how()->held = 2;
    how()->set_aside = 1;
    how()->has_oldest = true;
    how()->cause = DESK_NO_ROUTE;
    glass_build(0);
    ck_assert_says("staff.how.requests", "1 waiting since 10:42am: the inbox is not confirmed, or not set.");
    ck_assert_says("staff.how.requests", "doorstepctl route confirm");
    ck_assert_says("staff.how.held", "2 requests were not taken by the mail server.");
    ck_assert_says("staff.how.held", "not sent by itself any more");
    ck_assert_says("staff.how.set-aside", "1 request is set aside");
    ck_assert(is_worry("staff.how.held") && is_worry("staff.how.set-aside"));
    glass_check_words();
    /* Where none waits the cause is that of what is held. */
    how()->waiting = 0;
    how()->cause = DESK_REFUSED;
    glass_build(0);
    ck_assert_says("staff.how.requests", "none is waiting");
    ck_assert(!is_worry("staff.how.requests"));
    ck_assert(is_worry("staff.how.held"));
}
END_TEST

START_TEST(the_printer_says_what_to_do)
{
    static const struct {
        const char *key, *code, *says;
        bool is_fine;
    } cases[] = {
        {"printer.ready", "", "The printer is ready.", true},
        {"printer.printing", "", "The printer is printing.", true},
        {"printer.done", "", "It is printed.", true},
        {"printer.paper-low", "", "nearly out of paper", false},
        {"printer.out-of-paper", "P1", "out of paper. Put some in.", false},
        {"printer.cover-open", "P2", "cover is open", false},
        {"printer.unplugged", "P3", "not connected", false},
        {"printer.busy", "P4", "is busy", false},
        {"printer.no-answer", "P5", "does not answer", false},
        {"printer.stopped", "P6", "has stopped", false},
        {"printer.half", "P7", "Only part of it was printed.", false},
    };

    glass.house.has_printer = true;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        come_to_how();
        strcpy(how()->printer_key, cases[i].key);
        strcpy(how()->printer_code, cases[i].code);
        glass_build(0);
        ck_assert_says("staff.how.printer", cases[i].says);
        ck_assert_says("staff.how.printer", cases[i].code);
        ck_assert(is_worry("staff.how.printer") != cases[i].is_fine);
        glass_check_words();
    }
    glass.house.has_printer = false;
    glass_build(0);
    ck_assert_says("staff.how.printer", "There is no printer.");
    ck_assert(!is_worry("staff.how.printer") && !family_sees("staff.test"));
    glass.house.has_printer = true;
    how()->printer_is_told = false;
    glass_build(0);
    ck_assert(!family_sees("staff.how.printer"));
}
END_TEST

START_TEST(a_test_page_says_how_it_fares)
{
    static const struct {
        enum desk_paper_state state;
        const char *says;
    } cases[] = {{DESK_PAPER_UNDER_WAY, "The test page is being printed."},
                 {DESK_PAPER_DONE, "The test page is printed."},
                 {DESK_PAPER_NO_PRINTER, "There is no printer."},
                 {DESK_PAPER_FAILED, "The test page was not printed. Code: P2."}};

    glass.house.has_printer = true;
    come_to_how();
    ck_assert(!family_sees("staff.paper"));
    ck_assert_int_eq(glass_touch("staff.test"), EFFECT_TEST_PRINT);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        glass.visit.desk.test = (struct desk_paper){.state = cases[i].state, .code = "P2"};
        glass_build(0);
        ck_assert_says("staff.paper", cases[i].says);
        ck_assert(glass_node("staff.test")->disabled == (cases[i].state == DESK_PAPER_UNDER_WAY));
        glass_check_words();
    }
}
END_TEST

START_TEST(the_disk_warns_below_a_gigabyte)
{
    static const struct {
        int64_t free_mb;
        bool is_full;
        const char *says;
        bool is_fine;
    } cases[] = {{12288, false, "There is room on the disk: 12 GB free.", true},
                 {1024, false, "There is room on the disk: 1 GB free.", true},
                 {1023, false, "The disk is nearly full: 1,023 MB free.|Families can still", false},
                 {0, false, "The disk is nearly full: 0 MB free.", false},
                 {0, true, "The disk is full.|Families cannot send requests now.", false},
                 {5000, true, "The disk is full.", false}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        come_to_how();
        how()->disk_free_mb = cases[i].free_mb;
        how()->disk_is_full = cases[i].is_full;
        glass_build(0);
        ck_assert_says("staff.how.disk", cases[i].says);
        ck_assert(is_worry("staff.how.disk") != cases[i].is_fine);
    }
}
END_TEST

START_TEST(missing_words_are_counted_by_language)
{
    size_t services = 0;
    size_t texts = 0;
    char says[64];
    const struct service *list = centre_services(glass.centre, &services);

    for (size_t i = 0; i < services; i++)
        texts += list[i].about != NULL && list[i].about[0] != '\0' ? 2 : 1;
    come_to_how();
    ck_assert(is_worry("staff.how.words"));
    /* The pack has English alone; eight of its sessions are called otherwise than their service. */
    (void)snprintf(says, sizeof says, "Bengali: %zu texts, Somali: %zu texts, Arabic: ", texts + 8,
                   texts + 8);
    ck_assert_says("staff.how.words", says);
    ck_assert_ptr_null(strstr(family_reads("staff.how.words"), "English:"));
    glass_check_words();
    glass_close();
    glass_open();
    come_to_how();
    ck_assert_says("staff.how.words", "All services and sessions are named in every language.");
    ck_assert(!is_worry("staff.how.words"));
}
END_TEST

START_TEST(what_needs_somebody_stands_first)
{
    come_to_how();
    how()->disk_is_full = true;
    glass.house.kiosk = "Reception 1";
    glass_build(0);
    ck_assert_says("staff.how.kiosk", "This kiosk is called Reception 1.");
    ck_assert_int_lt(glass_node("staff.how.disk")->rect.y, glass_node("staff.how.fine")->rect.y);
    ck_assert_int_lt(glass_node("staff.how.fine")->rect.y, glass_node("staff.how.requests")->rect.y);
    ck_assert_int_lt(glass_node("staff.how.worries")->rect.y, glass_node("staff.how.disk")->rect.y);
    /* Before the keeper has told, only what the kiosk knows by itself. */
    how()->is_told = false;
    glass.visit.desk.asks = DESK_ASKS_HOW;
    glass_build(0);
    ck_assert(family_sees("staff.moment") && family_sees("staff.how.words"));
    ck_assert(!family_sees("staff.how.disk") && !family_sees("staff.how.requests"));
    visit_keeper_seen(&glass.visit, "K1");
    glass_build(0);
    ck_assert_says("keeper-away", "this code: K1.");
}
END_TEST

/* --- services that nobody has looked at --- */

START_TEST(an_old_service_is_still_right_by_one_touch)
{
    int old[OLD_MAX];
    size_t count;
    size_t all = 0;
    const struct service *services = centre_services(glass.centre, &all);
    const char *row, *button;

    come_to_how();
    count = desk_old_services(&glass.visit, old, OLD_MAX);
    ck_assert_uint_eq(count, 1);
    ck_assert_says("staff.how.services", "Nobody has checked");
    (void)glass_touch("staff.how.services");
    ck_assert_str_eq(glass.view.screen, "staff-services");
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    row = arena_format(&glass.view.arena, "staff.service.%s", services[old[0]].key);
    ck_assert_says(row, services[old[0]].name);
    ck_assert_says(row, services[old[0]].checked.year == 0 ? "Never checked" : "Last checked ");
    glass_check_words();
    button = memory_copy_text(arena_format(&glass.view.arena, "staff.checked.%s", services[old[0]].key));
    ck_assert_int_eq(glass_touch(button), EFFECT_DESK_ASK);
    ck_assert_int_eq(glass.visit.desk.edit.kind, EDIT_CHECKED);
    ck_assert_str_eq(glass.visit.desk.edit.subject, services[old[0]].key);
    ck_assert(glass_node(button)->disabled);
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    (void)changes_add(EDIT_CHECKED, services[old[0]].key);
    glass_build(0);
    ck_assert(!family_sees(button));
    row = arena_format(&glass.view.arena, "staff.service.%s", services[old[0]].key);
    ck_assert_says(row, "Checked today");
    free((char *)button);
}
END_TEST

TCase *cases_of_how(void)
{
    TCase *cases = tcase_create("how");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, each_cause_has_its_words_and_its_remedy);
    tcase_add_test(cases, what_is_just_being_sent_worries_nobody);
    tcase_add_test(cases, what_is_held_stands_apart_from_what_is_on_its_way);
    tcase_add_test(cases, the_printer_says_what_to_do);
    tcase_add_test(cases, a_test_page_says_how_it_fares);
    tcase_add_test(cases, the_disk_warns_below_a_gigabyte);
    tcase_add_test(cases, missing_words_are_counted_by_language);
    tcase_add_test(cases, what_needs_somebody_stands_first);
    tcase_add_test(cases, an_old_service_is_still_right_by_one_touch);
    return cases;
}
