#include "staff_family.h"

#include "model/typing.h"

void staff_types(int item, const char *text)
{
    typing_focus(&glass.visit, item, -1, SIZE_MAX);
    typing_insert(&glass.visit, text);
    glass_build(0);
}

void staff_come(const char *tag)
{
    glass_show(SCREEN_HOME, tag);
    glass_build(0);
    (void)glass_touch("home.staff");
    ck_assert_str_eq(glass.view.screen, "staff-unlock");
}

void staff_unlock(enum staff_problem problem, int wait_minutes)
{
    staff_types(TYPING_STAFF_NUMBER, "12");
    staff_types(TYPING_STAFF_PIN, "482913");
    ck_assert_int_eq(glass_touch("staff.unlock"), EFFECT_UNLOCK);
    visit_unlocked(&glass.visit, problem, wait_minutes);
    glass_build(0);
}

void staff_are_in(void)
{
    staff_come("bn");
    staff_unlock(STAFF_FINE, 0);
    ck_assert_str_eq(glass.view.screen, "staff");
}

void staff_open(const char *card)
{
    staff_are_in();
    (void)glass_touch(card);
}

void staff_look_up(void)
{
    staff_types(TYPING_STAFF_CODE, STAFF_CODE);
    ck_assert_int_eq(glass_touch("staff.look"), EFFECT_STAFF_LOOK);
}

void staff_find_voucher(enum staff_voucher voucher, enum vitamins_terms terms)
{
    struct visit_staff found = {.voucher = voucher, .until = {2026, 12, 21}, .item_count = 2};

    found.items[0] = (struct staff_item){.product = 0, .terms = terms, .count = 2};
    found.items[1] = (struct staff_item){.product = 1, .terms = VITAMINS_PRICED, .count = 1};
    staff_look_up();
    visit_staff_found(&glass.visit, &found);
    glass_build(0);
}

void staff_have_voucher(enum staff_voucher voucher, enum vitamins_terms terms)
{
    staff_open("staff.vitamins");
    staff_find_voucher(voucher, terms);
}

void staff_have_ticket(const char *session, enum session_verdict verdict)
{
    struct visit_staff found = {.ticket = {.verdict = verdict, .session = -1, .reference = STAFF_CODE},
                                .ticket_code = STAFF_TICKET_CODE,
                                .ticket_name = STAFF_NAME,
                                .ticket_language = "bn"};

    timetable_shows("en");
    found.ticket.date = glass.visit.sessions[timetable_find("monday-play")].date;
    if (session != NULL)
        found.ticket.session = centre_find_session(glass.centre, session);
    found.ticket.children = 2;
    found.ticket.adults = 1;
    found.ticket.position = verdict == VERDICT_WAITING ? 3 : 0;
    staff_open("staff.ticket");
    staff_look_up();
    visit_staff_found(&glass.visit, &found);
    glass_build(0);
}
