#include "sessions_family.h"

#include <stdio.h>

#include "model/typing.h"

#define PACK DOORSTEP_SOURCE_DIR "/tests/unit/screens/timetable"

/* Monday 23 November 2026, 8:30. */
enum { NOW_MINUTE = 8 * 60 + 30 };
#define NOW_UTC_MS INT64_C(1795422600000)

void timetable_open(void)
{
    static struct faults faults;

    glass_open_small();
    faults_init(&faults);
    visit_finish(&glass.visit);
    centre_destroy(glass.centre);
    ck_assert_msg(centre_load(PACK, &faults, &glass.centre) == OK, "%s", faults.list[0].text);
    ck_assert_msg(centre_load_shared(glass.centre, DOORSTEP_SOURCE_DIR "/assets/questionnaires", &faults) ==
                      OK,
                  "%s", faults.list[0].text);
    ck_assert_int_eq(words_lay_pack(glass.words, PACK "/strings", &faults), OK);
    faults_finish(&faults);
    glass.house = (struct house){.words = glass.words, .keyboards = glass.keyboards, .centre = glass.centre};
    visit_init(&glass.visit, &glass.house, FAMILY_TODAY);
}

/* --- the list --- */

/* "About 18 months", on the pages of the flow "ages". */
static void tell_age(const char *number, int unit)
{
    struct visit *visit = &glass.visit;

    visit_choose(visit, visit->page, 2);
    (void)visit_next(visit);
    typing_focus(visit, visit->page + 1, -1, SIZE_MAX);
    typing_insert(visit, number);
    visit_choose(visit, visit->page + 2, unit);
    (void)visit_next(visit);
}

void timetable_shows(const char *tag)
{
    glass_show(SCREEN_HOME, tag);
    glass.visit.minute = NOW_MINUTE;
    glass.visit.now_utc_ms = NOW_UTC_MS;
    (void)visit_lead(&glass.visit, "screen:sessions");
    tell_age("18", 0);
    (void)visit_add_instance(&glass.visit, glass.visit.page);
    tell_age("7", 1);
    ck_assert_int_eq(visit_next(&glass.visit), EFFECT_ASK_PLACES);
    ck_assert_int_eq(glass.visit.screen, SCREEN_SESSIONS);
    glass_build(0);
}

void timetable_shows_all(const char *tag)
{
    timetable_shows(tag);
    ck_assert_int_eq(visit_show_all_sessions(&glass.visit, true), EFFECT_ASK_PLACES);
    glass_build(0);
}

static const struct session *session_of(const struct visit_session *entry)
{
    size_t count = 0;

    return &centre_sessions(glass.centre, &count)[entry->session];
}

void timetable_told(void)
{
    for (size_t i = 0; i < glass.visit.session_count; i++) {
        const struct visit_session *entry = &glass.visit.sessions[i];

        if (session_takes_sign_ups(session_of(entry)->kind))
            visit_places_told(&glass.visit, i, VERDICT_OPEN, session_of(entry)->capacity, 0);
    }
    glass_build(0);
}

int timetable_find(const char *id)
{
    for (size_t i = 0; i < glass.visit.session_count; i++) {
        if (strcmp(session_of(&glass.visit.sessions[i])->id, id) == 0)
            return (int)i;
    }
    ck_abort_msg("no date of %s", id);
    return -1;
}

void timetable_has(const char *id, struct places left, int waiting)
{
    visit_places_told(&glass.visit, (size_t)timetable_find(id), VERDICT_OPEN, left, waiting);
    glass_build(0);
}

void timetable_opens(const char *id)
{
    ck_assert_int_eq(visit_open_session(&glass.visit, timetable_find(id)), EFFECT_ASK_PLACES);
    glass_build(0);
}

/* --- signing up --- */

static void answer_text(const char *link_id, const char *text)
{
    int item = flow_find(glass.visit.flow, link_id);
    struct answer *answer = &glass.visit.answers.list[item];

    (void)snprintf(answer->text, sizeof answer->text, "%s", text);
    (void)snprintf(answer->plain, sizeof answer->plain, "%s", text);
}

void timetable_signs_up(const char *id)
{
    timetable_opens(id);
    ck_assert_int_eq(visit_sign_up(&glass.visit), EFFECT_RESERVE);
    (void)visit_reserved(&glass.visit, VERDICT_RESERVED, (struct places){5, 5, 5}, 0);
    ck_assert_str_eq(glass.visit.flow->name, "sign-up");
    visit_choose(&glass.visit, flow_find(glass.visit.flow, "adults"), 1);
    answer_text("ticket-name", "Hajera");
    visit_show_check(&glass.visit);
    glass_build(0);
}

void timetable_booked(enum session_verdict verdict, int position)
{
    (void)visit_send(&glass.visit);
    (void)visit_booked(&glass.visit, verdict, "7Q2M-RX4F", "123456", position, position);
    glass_build(0);
}

void timetable_ticket(const char *id, enum session_verdict verdict)
{
    struct visit_ticket ticket = {.verdict = verdict,
                                  .session = -1,
                                  .reference = "7Q2M-RX4F",
                                  .children = 2,
                                  .adults = 1,
                                  .position = 3};

    ticket.date = (struct session_date){.day = {2026, 11, 26}, .opens = 600, .closes = 690, .place = -1};
    if (id != NULL) {
        ticket.session = centre_find_session(glass.centre, id);
        ticket.date = glass.visit.sessions[timetable_find(id)].date;
    }
    ticket.held_day = FAMILY_TODAY;
    ticket.held_minute = 15 * 60;
    visit_open_ticket_code(&glass.visit);
    (void)snprintf(glass.visit.code, sizeof glass.visit.code, "123 456");
    ck_assert_int_eq(visit_find_ticket(&glass.visit), EFFECT_FIND_TICKET);
    visit_ticket_found(&glass.visit, &ticket);
    ck_assert_int_eq(glass.visit.screen, SCREEN_TICKET);
    glass_build(0);
}
