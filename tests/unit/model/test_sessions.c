/* Sessions: which dates a family sees, signing up, the waiting list, a ticket's code, a changed timetable. */
#include <string.h>

#include "fixture.h"
#include "model/typing.h"

/* Sunday 22 November 2026, 09:00. */
static void set_time(int minute)
{
    visit.today = today;
    visit.minute = minute;
    visit.now_utc_ms = INT64_C(1795305600000) + (int64_t)minute * 60000;
}

static void tell_age(const char *number, const char *unit)
{
    go_home();
    set_time(9 * 60);
    ck_assert_int_eq(visit_lead(&visit, "screen:sessions"), EFFECT_NONE);
    expect_page("known");
    answer_page("about");
    answer_about(number, unit);
    ck_assert_int_eq(visit_next(&visit), EFFECT_ASK_PLACES);
    ck_assert_int_eq(visit.screen, SCREEN_SESSIONS);
}

static const char *id_of(size_t index)
{
    size_t count = 0;

    return centre_sessions(centre, &count)[visit.sessions[index].session].id;
}

/* The first date of a session in the list, or -1. */
static int find(const char *id)
{
    for (size_t i = 0; i < visit.session_count; i++) {
        if (strcmp(id_of(i), id) == 0)
            return (int)i;
    }
    return -1;
}

static void open_session(const char *id)
{
    int session = find(id);

    ck_assert_int_ge(session, 0);
    ck_assert_int_eq(visit_open_session(&visit, session), EFFECT_ASK_PLACES);
    ck_assert_int_eq(visit.screen, SCREEN_SESSION);
}

/* As far as the page where the name is typed. */
static void begin_sign_up(void)
{
    struct places left = {.families = 1, .children = 1, .adults = 1};

    open_session("play");
    ck_assert_int_eq(visit_sign_up(&visit), EFFECT_RESERVE);
    ck_assert_int_eq(visit_sign_up(&visit), EFFECT_NONE); /* a second touch */
    ck_assert_int_eq(visit_reserved(&visit, VERDICT_RESERVED, left, 0), EFFECT_ASK_KEEPER);
    ck_assert_int_eq(visit.screen, SCREEN_PRIVACY);
    (void)visit_next(&visit);
    expect_page("child");
    (void)visit_next(&visit);
    expect_page("adults");
    answer_page("2");
    expect_page("ticket-name");
}

static void sign_up_to_check(void)
{
    begin_sign_up();
    answer_page("Amina");
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
}

START_TEST(dates_come_in_order_and_fit)
{
    tell_age("18", "months");
    ck_assert_str_eq(id_of(0), "today");
    for (size_t i = 1; i < visit.session_count; i++)
        ck_assert_int_le(date_compare(visit.sessions[i - 1].date.day, visit.sessions[i].date.day), 0);
    ck_assert_int_ge(find("play"), 0);
    ck_assert_int_eq(find("review"), -1);
    ck_assert_int_eq(find("big-ones"), -1);
    ck_assert_int_eq(find("course"), -1);
    ck_assert_int_eq(visit_show_all_sessions(&visit, true), EFFECT_ASK_PLACES);
    ck_assert_int_ge(find("big-ones"), 0);
    ck_assert_int_ge(find("course"), 0); /* looked for further ahead than what is every week */
    ck_assert_uint_eq(visit.sessions[find("big-ones")].fits, 0);
}
END_TEST

START_TEST(what_is_over_today_is_not_shown)
{
    tell_age("18", "months");
    set_time(11 * 60 + 29);
    (void)visit_show_all_sessions(&visit, false);
    ck_assert_str_eq(id_of(0), "today");
    set_time(11 * 60 + 30);
    (void)visit_show_all_sessions(&visit, false);
    ck_assert_str_ne(id_of(0), "today");
}
END_TEST

START_TEST(before_the_release_it_is_told_when)
{
    const struct visit_session *later;

    tell_age("18", "months");
    later = &visit.sessions[find("later")];
    ck_assert_int_eq(later->sign_up, SESSION_NOT_YET);
    ck_assert_int_eq(later->opens_day.day, 24);
    ck_assert_int_eq(later->opens_minute, 9 * 60);
    ck_assert_int_eq(visit.sessions[find("play")].sign_up, SESSION_OPEN);
}
END_TEST

START_TEST(what_opens_next_is_known_of_the_page_that_shows)
{
    int64_t opens;

    tell_age("18", "months");
    opens = visit_next_opening_utc_ms(&visit);
    ck_assert_int_eq(opens,
                     INT64_C(1795305600000) + (2 * 24 + 9) * INT64_C(3600000)); /* "later": Tuesday 9:00 */
    open_session("play");
    ck_assert_int_eq(visit_next_opening_utc_ms(&visit), 0);
    open_session("later");
    ck_assert_int_eq(visit_next_opening_utc_ms(&visit), opens);
    visit_open_over(&visit, SCREEN_DISPLAY);
    ck_assert_int_eq(visit_next_opening_utc_ms(&visit), opens);
    visit_close_over(&visit);
    visit.now_utc_ms = opens;
    ck_assert_int_eq(visit_opening_came(&visit), EFFECT_ASK_PLACES);
    ck_assert_int_eq(visit.sessions[visit.session].sign_up, SESSION_OPEN);
    ck_assert_int_eq(visit_next_opening_utc_ms(&visit), 0);
    (void)visit_lead(&visit, "screen:home");
    ck_assert_int_eq(visit_next_opening_utc_ms(&visit), 0);
}
END_TEST

/* What the roster shows is not counted as asked. */
START_TEST(known_children_are_not_counted_as_questions)
{
    static const struct {
        const char *page, *answer;
        size_t number;
    } cases[] = {{"child", NULL, 1}, {"adults", "2", 2}, {"ticket-name", "Amina", 3}};
    size_t number = 0;
    size_t count = 0;

    tell_age("18", "months");
    open_session("play");
    (void)visit_sign_up(&visit);
    (void)visit_reserved(&visit, VERDICT_RESERVED, (struct places){1, 1, 1}, 0);
    (void)visit_next(&visit);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_page(cases[i].page);
        visit_progress(&visit, &number, &count);
        ck_assert_uint_eq(number, cases[i].number);
        ck_assert_uint_eq(count, 3);
        ck_assert_float_eq_tol(visit.progress, (float)number / 4, 0.001F);
        if (cases[i].answer != NULL)
            answer_page(cases[i].answer);
        else
            (void)visit_next(&visit);
    }
}
END_TEST

START_TEST(a_child_that_is_changed_is_asked_again)
{
    size_t number = 0;
    size_t count = 0;

    tell_age("18", "months");
    open_session("play");
    (void)visit_sign_up(&visit);
    (void)visit_reserved(&visit, VERDICT_RESERVED, (struct places){1, 1, 1}, 0);
    (void)visit_next(&visit);
    (void)visit_edit_instance(&visit, flow_instance(visit.flow, (size_t)item("child"), 0));
    expect_page("known");
    visit_progress(&visit, &number, &count);
    ck_assert_uint_eq(number, 1);
    ck_assert_uint_eq(count, 5);
    answer_page("about");
    visit_progress(&visit, &number, &count);
    ck_assert_uint_eq(number, 2);
    answer_about("2", "years");
    visit_progress(&visit, &number, &count);
    ck_assert_uint_eq(number, 1);
    ck_assert_uint_eq(count, 3);
}
END_TEST

START_TEST(another_session_is_named_for_another_age)
{
    size_t others[4];
    size_t count;

    tell_age("18", "months");
    (void)visit_show_all_sessions(&visit, true);
    open_session("big-ones");
    count = visit_other_sessions(&visit, others, 4);
    ck_assert_uint_ge(count, 3);
    for (size_t i = 0; i < count; i++)
        ck_assert_str_ne(id_of(others[i]), "big-ones");
    ck_assert_str_eq(id_of(others[0]), "today");
}
END_TEST

START_TEST(a_place_is_kept_while_she_types)
{
    struct sign_up sign_up = {0};

    tell_age("18", "months");
    sign_up_to_check();
    visit_sign_up_party(&visit, &sign_up.children, &sign_up.adults);
    ck_assert_int_eq(sign_up.children, 1);
    ck_assert_int_eq(sign_up.adults, 2);
    ck_assert_int_eq(visit_send(&visit), EFFECT_SUBMIT);
    ck_assert_int_eq(visit_booked(&visit, VERDICT_BOOKED, "ABCD-EFGH", "123456", 0, 0), EFFECT_NEW_ACT);
    ck_assert_int_eq(visit.screen, SCREEN_DONE);
    ck_assert_str_eq(visit.sign_up.code, "123456");
    ck_assert_int_eq(visit.sign_up.adults, 2);
    ck_assert(answer_is_empty(&visit.answers.list[item("ticket-name")]));
}
END_TEST

START_TEST(leaving_gives_the_place_back)
{
    tell_age("18", "months");
    begin_sign_up();
    while (visit.screen != SCREEN_PRIVACY)
        ck_assert_int_eq(visit_back(&visit) & EFFECT_RELEASE, 0);
    ck_assert_int_eq(visit_back(&visit), EFFECT_RELEASE | EFFECT_ASK_PLACES);
    ck_assert_int_eq(visit.screen, SCREEN_SESSION);
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_SESSIONS);
    begin_sign_up();
    ck_assert_int_eq(visit_lead(&visit, "screen:home"), EFFECT_RELEASE);
    ck_assert_int_eq(visit_lead(&visit, "screen:home"), EFFECT_NONE);
}
END_TEST

START_TEST(an_answer_that_comes_too_late_keeps_nothing)
{
    struct places left = {.families = 1, .children = 1, .adults = 1};

    tell_age("18", "months");
    open_session("play");
    ck_assert_int_eq(visit_sign_up(&visit), EFFECT_RESERVE);
    (void)visit_back(&visit);
    ck_assert_int_eq(visit_reserved(&visit, VERDICT_RESERVED, left, 0), EFFECT_RELEASE);
    ck_assert_int_eq(visit.screen, SCREEN_SESSIONS);
    ck_assert_str_ne(visit.flow->name, "sign-up");
}
END_TEST

START_TEST(an_answer_about_another_date_begins_nothing)
{
    struct places left = {.families = 1, .children = 1, .adults = 1};

    tell_age("18", "months");
    (void)visit_show_all_sessions(&visit, true);
    open_session("big-ones");
    open_session("play");
    ck_assert_int_eq(visit_sign_up(&visit), EFFECT_RESERVE);
    (void)visit_back(&visit);
    ck_assert_str_eq(id_of((size_t)visit.session), "big-ones");
    ck_assert_int_eq(visit_reserved(&visit, VERDICT_RESERVED, left, 0), EFFECT_RELEASE);
    ck_assert_int_eq(visit.screen, SCREEN_SESSION);
    ck_assert(!visit.sign_up.is_under_way);
}
END_TEST

START_TEST(whoever_looks_at_another_date_while_the_keeper_is_asked_can_sign_up_for_it)
{
    tell_age("18", "months");
    (void)visit_show_all_sessions(&visit, true);
    open_session("play");
    ck_assert_int_eq(visit_sign_up(&visit), EFFECT_RESERVE);
    ck_assert_int_eq(visit_open_session(&visit, find("big-ones")), EFFECT_RELEASE | EFFECT_ASK_PLACES);
    ck_assert_int_eq(visit_sign_up(&visit), EFFECT_RESERVE);
    ck_assert_int_eq(visit_open_sessions(&visit, -1), EFFECT_RELEASE | EFFECT_ASK_PLACES);
    ck_assert(!visit.sign_up.is_asked);
}
END_TEST

START_TEST(who_comes_is_not_who_there_is)
{
    tell_age("18", "months");
    begin_sign_up();
    while (visit.page != item("child"))
        (void)visit_back(&visit);
    (void)visit_add_instance(&visit, item("child"));
    answer_page("about");
    answer_about("1", "years");
    (void)visit_next(&visit);
    ck_assert_uint_eq(visit.age_count, 1);
}
END_TEST

START_TEST(only_those_whom_it_is_for_are_taken_along)
{
    struct places left = {.families = 1, .children = 1, .adults = 1};

    tell_age("18", "months");
    (void)visit_lead(&visit, "flow:ages"); /* "Change", beside the heading */
    (void)visit_add_instance(&visit, item("child"));
    answer_page("about");
    answer_about("7", "years");
    (void)visit_next(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_SESSIONS);
    ck_assert_uint_eq(visit.age_count, 2);
    open_session("play");
    ck_assert_uint_eq(visit.sessions[visit.session].fits, 1);
    ck_assert_int_eq(visit_party(&visit, &visit.sessions[visit.session]).children, 1);
    (void)visit_sign_up(&visit);
    (void)visit_reserved(&visit, VERDICT_RESERVED, left, 0);
    (void)visit_next(&visit);
    expect_page("child");
    ck_assert_uint_eq(flow_instances(visit.flow, (size_t)item("child"), &visit.answers), 1);
}
END_TEST

START_TEST(from_one_session_to_another_and_back)
{
    tell_age("18", "months");
    (void)visit_show_all_sessions(&visit, true);
    open_session("big-ones");
    open_session("today");
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_SESSION);
    ck_assert_str_eq(id_of((size_t)visit.session), "big-ones");
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_SESSIONS);
}
END_TEST

START_TEST(a_full_session_has_a_waiting_list)
{
    struct places none = {0};

    tell_age("18", "months");
    open_session("play");
    (void)visit_sign_up(&visit);
    ck_assert_int_eq(visit_reserved(&visit, VERDICT_FULL, none, 3), EFFECT_NONE);
    ck_assert_int_eq(visit.screen, SCREEN_SESSION);
    ck_assert_int_eq(visit.sign_up.verdict, VERDICT_FULL);
    ck_assert_int_eq(visit.sessions[visit.session].waiting, 3);
    ck_assert(!visit_has_room(&visit, &visit.sessions[visit.session]));
    ck_assert_int_eq(visit_join_waiting(&visit), EFFECT_ASK_KEEPER);
    ck_assert(visit.sign_up.may_wait);
}
END_TEST

START_TEST(the_last_place_goes_while_she_types)
{
    tell_age("18", "months");
    sign_up_to_check();
    (void)visit_send(&visit);
    ck_assert_int_eq(visit_booked(&visit, VERDICT_FULL, "", "", 0, 1), EFFECT_NONE);
    ck_assert_int_eq(visit.screen, SCREEN_CHECK);
    ck_assert_int_eq(visit.sign_up.waiting, 1);
    ck_assert_int_eq(visit_join_waiting(&visit), EFFECT_NEW_ACT | EFFECT_SUBMIT);
    ck_assert_int_eq(visit_join_waiting(&visit), EFFECT_NONE); /* a second touch */
    (void)visit_booked(&visit, VERDICT_WAITING, "ABCD-EFGH", "123456", 2, 2);
    ck_assert_int_eq(visit.screen, SCREEN_DONE);
    ck_assert_int_eq(visit.sign_up.position, 2);
}
END_TEST

START_TEST(a_changed_timetable_is_chosen_from_again)
{
    tell_age("18", "months");
    sign_up_to_check();
    (void)visit_send(&visit);
    ck_assert_int_eq(visit_booked(&visit, VERDICT_CHANGED, "", "", 0, 0), EFFECT_RELEASE | EFFECT_REFRESH);
    ck_assert_int_eq(visit_move_house(&visit), EFFECT_ASK_PLACES);
    ck_assert_int_eq(visit.screen, SCREEN_SESSIONS);
    ck_assert(visit.sessions_have_changed);
    ck_assert_uint_eq(visit.age_count, 1);
    open_session("play");
    (void)visit_back(&visit);
    (void)visit_back(&visit);
    ck_assert_int_eq(visit.screen, SCREEN_HOME);
}
END_TEST

START_TEST(what_stood_in_the_old_timetable_is_asked_for_no_more)
{
    tell_age("18", "months");
    sign_up_to_check();
    (void)visit_send(&visit);
    (void)visit_booked(&visit, VERDICT_CHANGED, "", "", 0, 0);
    answers_finish(&visit.ages_answers);
    visit.ages_flow = NULL; /* the new pack asks for the ages in another way */
    ck_assert_int_eq(visit_move_house(&visit), EFFECT_NONE);
    ck_assert_int_eq(visit.screen, SCREEN_QUESTION);
    ck_assert_uint_eq(visit.session_count, 0);
    ck_assert_int_eq(visit.session, -1);
}
END_TEST

static void type_code(const char *code)
{
    visit_open_ticket_code(&visit);
    typing_insert(&visit, code);
}

START_TEST(a_code_is_six_digits_of_any_script)
{
    static const struct {
        const char *typed;
        const char *code; /* NULL: it is none */
    } cases[] = {
        {"123456", "123456"}, {"123 456", "123456"}, {"١٢٣٤٥٦", "123456"}, {"১২৩-৪৫৬", "123456"},
        {"12345", NULL},      {"1234567", NULL},     {"12345a", NULL},     {"", NULL},
    };

    go_home();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char code[TICKET_CODE_CHARS + 1];

        type_code(cases[i].typed);
        ck_assert_int_eq(visit_ticket_code(&visit, code), cases[i].code != NULL);
        if (cases[i].code != NULL)
            ck_assert_str_eq(code, cases[i].code);
        ck_assert_int_eq(visit_find_ticket(&visit), cases[i].code != NULL ? EFFECT_FIND_TICKET : EFFECT_NONE);
        ck_assert_int_eq(visit.ticket.is_incomplete, cases[i].code == NULL);
        visit_ticket_unknown(&visit, "K1");
    }
}
END_TEST

START_TEST(a_place_is_given_back_after_being_asked)
{
    struct visit_ticket ticket = {.verdict = VERDICT_BOOKED, .session = -1, .reference = "ABCD-EFGH"};

    go_home();
    type_code("123456");
    ck_assert_int_eq(visit_find_ticket(&visit), EFFECT_FIND_TICKET);
    ck_assert_int_eq(visit_find_ticket(&visit), EFFECT_NONE);
    visit_ticket_found(&visit, &ticket);
    ck_assert_int_eq(visit.screen, SCREEN_TICKET);
    ck_assert_int_eq(visit_do_ticket_act(&visit), EFFECT_NONE); /* nobody asked for anything */
    visit_ask_ticket_act(&visit, TICKET_CANCEL);
    ck_assert(visit.ticket.is_asking);
    ck_assert_int_eq(visit_do_ticket_act(&visit), EFFECT_TICKET_ACT);
    ck_assert_int_eq(visit_do_ticket_act(&visit), EFFECT_NONE);
    visit_ticket_done(&visit, VERDICT_DONE, 0);
    ck_assert_int_eq(visit.ticket.result, VERDICT_DONE);
}
END_TEST

START_TEST(a_ticket_whose_place_has_gone_on_is_shown)
{
    struct visit_ticket ticket = {.verdict = VERDICT_GONE, .session = -1, .reference = "ABCD-EFGH"};

    go_home();
    type_code("123456");
    (void)visit_find_ticket(&visit);
    visit_ticket_found(&visit, &ticket);
    ck_assert_int_eq(visit.screen, SCREEN_TICKET);
}
END_TEST

START_TEST(wrong_codes_stay_on_their_page)
{
    struct visit_ticket ticket = {.verdict = VERDICT_TOO_MANY, .wait_minutes = 6, .session = -1};

    go_home();
    type_code("123456");
    (void)visit_find_ticket(&visit);
    visit_ticket_found(&visit, &ticket);
    ck_assert_int_eq(visit.screen, SCREEN_TICKET_CODE);
    ck_assert_int_eq(visit.ticket.wait_minutes, 6);
    typing_backspace(&visit); /* it is put right: the problem goes */
    ck_assert(!visit.ticket.is_searched);
}
END_TEST

Suite *sessions_suite(void)
{
    Suite *suite = suite_create("sessions");
    TCase *cases = tcase_create("a family");

    tcase_add_checked_fixture(cases, open_visit, close_visit);
    tcase_add_test(cases, dates_come_in_order_and_fit);
    tcase_add_test(cases, what_is_over_today_is_not_shown);
    tcase_add_test(cases, before_the_release_it_is_told_when);
    tcase_add_test(cases, what_opens_next_is_known_of_the_page_that_shows);
    tcase_add_test(cases, known_children_are_not_counted_as_questions);
    tcase_add_test(cases, a_child_that_is_changed_is_asked_again);
    tcase_add_test(cases, another_session_is_named_for_another_age);
    tcase_add_test(cases, a_place_is_kept_while_she_types);
    tcase_add_test(cases, leaving_gives_the_place_back);
    tcase_add_test(cases, an_answer_that_comes_too_late_keeps_nothing);
    tcase_add_test(cases, an_answer_about_another_date_begins_nothing);
    tcase_add_test(cases, whoever_looks_at_another_date_while_the_keeper_is_asked_can_sign_up_for_it);
    tcase_add_test(cases, who_comes_is_not_who_there_is);
    tcase_add_test(cases, only_those_whom_it_is_for_are_taken_along);
    tcase_add_test(cases, from_one_session_to_another_and_back);
    tcase_add_test(cases, a_full_session_has_a_waiting_list);
    tcase_add_test(cases, the_last_place_goes_while_she_types);
    tcase_add_test(cases, a_changed_timetable_is_chosen_from_again);
    tcase_add_test(cases, what_stood_in_the_old_timetable_is_asked_for_no_more);
    tcase_add_test(cases, a_code_is_six_digits_of_any_script);
    tcase_add_test(cases, a_place_is_given_back_after_being_asked);
    tcase_add_test(cases, a_ticket_whose_place_has_gone_on_is_shown);
    tcase_add_test(cases, wrong_codes_stay_on_their_page);
    suite_add_tcase(suite, cases);
    return suite;
}
