/* Who is staff: the PIN, what it opens, and what a scanner and Enter do there. */
#include "model/typing.h"
#include "staff_family.h"
#include "suites.h"

#define DOT "•"

/* --- who is it? --- */

START_TEST(every_home_leads_there_quietly)
{
    static void (*const packs[])(void) = {glass_open, glass_open_small, timetable_open, vitamins_open};

    for (size_t i = 0; i < sizeof packs / sizeof packs[0]; i++) {
        packs[i]();
        glass_show(SCREEN_HOME, "en");
        glass_build(0);
        ck_assert_str_eq(glass_node("home.staff")->text, "Staff");
        ck_assert_int_eq(glass_node("home.staff")->look, UI_LOOK_QUIET);
        ck_assert_int_lt(glass_node("home.staff")->rect.x, glass_node("nav.restart")->rect.x);
        glass_close();
    }
}
END_TEST

START_TEST(their_pages_are_in_english)
{
    staff_come("ar");
    ck_assert_str_eq(glass.visit.language, "en");
    ck_assert(!family_sees("nav.language"));
    visit_open_over(&glass.visit, SCREEN_DISPLAY);
    glass_build(0);
    ck_assert(!family_sees("nav.language"));
    visit_close_over(&glass.visit);
    glass_build(0);
    /* Whoever came by mistake is back where she was, and nobody hears what was asked of the keeper. */
    ck_assert_int_eq(glass_touch("nav.back"), EFFECT_LOCK);
    ck_assert_int_eq(glass.visit.screen, SCREEN_HOME);
    ck_assert_str_eq(glass.visit.language, "ar");
}
END_TEST

START_TEST(a_pin_is_dots)
{
    staff_come("en");
    ck_assert(glass_node("staff.number")->focused);
    ck_assert(family_sees("key.1") && !family_sees("key.a"));
    staff_types(TYPING_STAFF_NUMBER, "12");
    ck_assert_int_eq(screens_enter(&glass.visit), EFFECT_NONE);
    glass_build(0);
    ck_assert(glass_node("staff.pin")->focused);
    staff_types(TYPING_STAFF_PIN, "482913");
    ck_assert_str_eq(glass_node("staff.pin")->text, DOT DOT DOT DOT DOT DOT);
    ck_assert_uint_eq(glass_node("staff.pin")->caret, 6 * strlen(DOT));
    ck_assert(glass_node("staff.pin")->personal && glass_node("staff.number")->personal);
    for (size_t i = 0; i < glass.view.count; i++) {
        ck_assert_ptr_null(strstr(glass.view.nodes[i].text, "482913"));
    }
    (void)glass_touch("key.backspace");
    ck_assert_str_eq(glass_node("staff.pin")->text, DOT DOT DOT DOT DOT);
    ck_assert_str_eq(glass.visit.staff.pin, "48291");
}
END_TEST

START_TEST(a_pin_wants_its_number_and_six_digits)
{
    static const struct {
        const char *number, *pin;
        bool is_asked;
    } cases[] = {{"", "482913", false},          {"12", "", false},
                 {"12", "48291", false},         {"12345", "482913", false},
                 {"1a", "482913", false},        {"12", "48291x", false},
                 {"12", "4829134829134", false}, {"12", "482913482913", true},
                 {"12", "482913", true},         {"1", "48291312", true},
                 {"1234", "482913", true}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        staff_come("en");
        staff_types(TYPING_STAFF_NUMBER, cases[i].number);
        staff_types(TYPING_STAFF_PIN, cases[i].pin);
        ck_assert_int_eq(screens_enter(&glass.visit), cases[i].is_asked ? EFFECT_UNLOCK : EFFECT_NONE);
        glass_build(0);
        ck_assert(family_sees("error.staff") != cases[i].is_asked);
        ck_assert(glass_node("staff.unlock")->disabled == cases[i].is_asked);
        ck_assert_str_eq(glass_node("staff.unlock")->text, cases[i].is_asked ? "One moment…" : "Unlock");
    }
}
END_TEST

START_TEST(what_the_keeper_says_of_a_pin)
{
    static const struct {
        enum staff_problem problem;
        int minutes;
        const char *says;
    } cases[] = {{STAFF_WRONG, 0, "That staff number and PIN do not go together."},
                 {STAFF_WAIT, 6, "Too many wrong tries. Try again in 6 minutes."},
                 {STAFF_WAIT, 1, "Too many wrong tries. Try again in 1 minute."},
                 {STAFF_WAIT, 0, "Too many wrong tries. Try again in a moment."}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        staff_come("en");
        staff_unlock(cases[i].problem, cases[i].minutes);
        ck_assert_str_eq(glass.view.screen, "staff-unlock");
        ck_assert_says("error.staff", cases[i].says);
        ck_assert((glass_node("error.staff")->detail != NULL) == (cases[i].problem == STAFF_WAIT));
        ck_assert_str_eq(glass_node("staff.number")->text, "12");
        ck_assert_str_eq(glass_node("staff.pin")->text, "");
        ck_assert(glass_node("staff.pin")->focused);
        ck_assert(!glass.visit.staff.is_open);
        glass_check_words();
    }
    staff_types(TYPING_STAFF_PIN, "482913");
    ck_assert_int_eq(glass_touch("staff.unlock"), EFFECT_UNLOCK);
    visit_staff_unknown(&glass.visit, "K1");
    glass_build(0);
    ck_assert(!family_sees("error.staff"));
    ck_assert_says("keeper-away", "Tell the person who looks after the kiosk this code: K1.");
    staff_types(TYPING_STAFF_PIN, "9"); /* the caret stands where the emptied box begins */
    ck_assert_str_eq(glass.visit.staff.pin, "9");
}
END_TEST

/* Number 0, whatever stood there, and a code for it. */
static void recover(enum staff_problem problem)
{
    typing_focus(&glass.visit, TYPING_STAFF_NUMBER, -1, SIZE_MAX);
    while (glass.visit.staff.number[0] != '\0')
        typing_backspace(&glass.visit);
    staff_types(TYPING_STAFF_NUMBER, "0");
    staff_types(TYPING_STAFF_PIN, "482913482913");
    ck_assert_int_eq(glass_touch("staff.unlock"), EFFECT_UNLOCK);
    ck_assert_int_eq(visit_unlocked(&glass.visit, problem, 6), EFFECT_NONE);
    glass_build(0);
}

START_TEST(a_recovery_code_lets_staff_try_again)
{
    staff_come("en");
    staff_unlock(STAFF_WAIT, 6);
    ck_assert_str_eq(glass_node("error.staff")->detail,
                     "Is it urgent? Write 0 as the staff number and the recovery code as the PIN.");
    glass_check_page();
    visit_keeper_seen(&glass.visit, "K1");
    glass_build(0);
    ck_assert_ptr_null(glass_node("error.staff")->detail);
    recover(STAFF_WRONG);
    ck_assert_says("error.staff", "That staff number and PIN do not go together.");
    recover(STAFF_WAIT);
    ck_assert_str_eq(glass_node("staff.number")->text, "0");
    ck_assert_ptr_null(glass_node("error.staff")->detail);
    recover(STAFF_RECOVERED);
    ck_assert_str_eq(glass.view.screen, "staff-unlock");
    ck_assert_says("staff.recovered", "You can all try again now. Write your own staff number and PIN.");
    ck_assert(!family_sees("error.staff"));
    ck_assert(!glass.visit.staff.is_open);
    ck_assert_str_eq(glass_node("staff.number")->text, "");
    ck_assert_str_eq(glass_node("staff.pin")->text, "");
    ck_assert(glass_node("staff.number")->focused && !glass_node("staff.number")->invalid);
    ck_assert(!glass_node("staff.pin")->invalid);
    glass_check_page();
    glass_check_words();
    staff_unlock(STAFF_FINE, 0);
    ck_assert_str_eq(glass.view.screen, "staff");
}
END_TEST

START_TEST(an_answer_opens_nothing_for_somebody_else)
{
    staff_come("bn");
    staff_types(TYPING_STAFF_NUMBER, "12");
    staff_types(TYPING_STAFF_PIN, "482913");
    (void)glass_touch("staff.unlock");
    (void)visit_back(&glass.visit);
    visit_unlocked(&glass.visit, STAFF_FINE, 0);
    ck_assert_int_eq(glass.visit.screen, SCREEN_HOME);
    ck_assert(!glass.visit.staff.is_open);
    visit_open_staff_page(&glass.visit, SCREEN_STAFF_TICKET);
    ck_assert_int_eq(glass.visit.screen, SCREEN_HOME);
}
END_TEST

START_TEST(an_answer_finds_the_page_under_another)
{
    staff_come("en");
    staff_types(TYPING_STAFF_NUMBER, "12");
    staff_types(TYPING_STAFF_PIN, "482913");
    (void)glass_touch("staff.unlock");
    (void)glass_touch("nav.display");
    visit_unlocked(&glass.visit, STAFF_FINE, 0);
    glass_build(0);
    ck_assert_str_eq(glass.view.screen, "display");
    (void)glass_touch("nav.close");
    ck_assert_str_eq(glass.view.screen, "staff");
}
END_TEST

START_TEST(staff_choose_what_to_do)
{
    staff_are_in();
    ck_assert_str_eq(glass_node("staff.vitamins")->text, "Hand over vitamins");
    ck_assert_str_eq(glass_node("staff.ticket")->text, "Print a ticket again");
    ck_assert_int_eq(glass_node("staff.lock")->look, UI_LOOK_MAIN);
    ck_assert(!family_sees("nav.back"));
    ck_assert_int_eq(glass_touch("staff.lock"), EFFECT_LOCK | EFFECT_LEAVE);
    glass_close();
    timetable_open();
    staff_are_in();
    ck_assert(!family_sees("staff.vitamins"));
    ck_assert(family_sees("staff.ticket"));
}
END_TEST

START_TEST(the_keeper_ends_it)
{
    staff_have_voucher(STAFF_VOUCHER_OPEN, VITAMINS_FREE);
    visit_staff_locked(&glass.visit);
    glass_build(0);
    ck_assert_str_eq(glass.view.screen, "staff-unlock");
    ck_assert_says("staff.locked", "The screen was locked after one minute.");
    ck_assert(!family_sees("error.staff"));
    ck_assert_str_eq(glass.visit.staff.reference, "");
    glass_check_page();
    /* No way back to what was there. */
    (void)glass_touch("nav.back");
    ck_assert_int_eq(glass.visit.screen, SCREEN_HOME);
}
END_TEST

/* --- a scanner, Enter --- */

START_TEST(a_scan_goes_nowhere_else)
{
    static const enum screen screens[] = {SCREEN_WELCOME, SCREEN_HOME,         SCREEN_TICKET_CODE,
                                          SCREEN_FIND,    SCREEN_STAFF_UNLOCK, SCREEN_STAFF};

    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        glass_show(screens[i], "en");
        ck_assert_int_eq(visit_scanned(&glass.visit, "DS:" STAFF_CODE), EFFECT_NONE);
        ck_assert_str_eq(glass.visit.staff.code, "");
        ck_assert_str_eq(glass.visit.staff.pin, "");
        ck_assert_str_eq(glass.visit.code, "");
        ck_assert_str_eq(glass.visit.find, "");
    }
    staff_open("staff.vitamins");
    staff_types(TYPING_STAFF_CODE, "a long one that is none");
    ck_assert_int_eq(visit_scanned(&glass.visit, "DS:" STAFF_CODE), EFFECT_STAFF_LOOK);
    typing_insert(&glass.visit, "Z"); /* behind it, though it was shorter */
    ck_assert_str_eq(glass.visit.staff.code, STAFF_CODE "Z");
}
END_TEST

START_TEST(enter_goes_on)
{
    glass_show(SCREEN_HOME, "en");
    ck_assert_int_eq(screens_enter(&glass.visit), EFFECT_NONE);
    visit_open_ticket_code(&glass.visit);
    staff_types(TYPING_CODE, "123456");
    ck_assert_int_eq(screens_enter(&glass.visit), EFFECT_FIND_TICKET);
    staff_open("staff.vitamins");
    staff_types(TYPING_STAFF_CODE, STAFF_CODE);
    ck_assert_int_eq(screens_enter(&glass.visit), EFFECT_STAFF_LOOK);
    /* So does the key that says it has been typed. */
    staff_come("en");
    staff_types(TYPING_STAFF_NUMBER, "12");
    (void)glass_touch("key.done");
    ck_assert_int_eq(glass.visit.typing.item, TYPING_STAFF_PIN);
    staff_types(TYPING_STAFF_PIN, "482913");
    ck_assert_int_eq(glass_touch("key.done"), EFFECT_UNLOCK);
}
END_TEST

static TCase *cases_of_pins(void)
{
    TCase *cases = tcase_create("pins");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, vitamins_open, glass_close);
    tcase_add_test(cases, their_pages_are_in_english);
    tcase_add_test(cases, a_pin_is_dots);
    tcase_add_test(cases, a_pin_wants_its_number_and_six_digits);
    tcase_add_test(cases, what_the_keeper_says_of_a_pin);
    tcase_add_test(cases, a_recovery_code_lets_staff_try_again);
    tcase_add_test(cases, an_answer_opens_nothing_for_somebody_else);
    tcase_add_test(cases, an_answer_finds_the_page_under_another);
    tcase_add_test(cases, staff_choose_what_to_do);
    tcase_add_test(cases, the_keeper_ends_it);
    tcase_add_test(cases, a_scan_goes_nowhere_else);
    tcase_add_test(cases, enter_goes_on);
    return cases;
}

Suite *suite_of_staff(void)
{
    Suite *suite = suite_create("staff");
    TCase *home = tcase_create("home");

    tcase_set_timeout(home, 240);
    tcase_add_test(home, every_home_leads_there_quietly);
    suite_add_tcase(suite, home);
    suite_add_tcase(suite, cases_of_pins());
    suite_add_tcase(suite, cases_of_vouchers());
    suite_add_tcase(suite, cases_of_copies());
    return suite;
}
