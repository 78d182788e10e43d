#include "model/visit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "model/inside.h"
#include "model/settle.h"
#include "model/typing.h"

void visit_init(struct visit *visit, const struct house *house, struct date today)
{
    memset(visit, 0, sizeof *visit);
    visit->house = house;
    visit->today = today;
    visit_clear(visit);
}

static const char *first_language(const struct visit *visit)
{
    const struct centre_about *about;

    if (visit->house->centre == NULL)
        return "en";
    about = centre_about(visit->house->centre);
    return about->language_count > 0 ? about->languages[0] : "en";
}

void visit_clear(struct visit *visit)
{
    const struct house *house = visit->house;
    struct date today = visit->today;
    int minute = visit->minute;
    int64_t now_utc_ms = visit->now_utc_ms;

    visit_finish(visit);
    visit->house = house;
    visit->today = today;
    visit->minute = minute;
    visit->now_utc_ms = now_utc_ms;
    visit->page = -1;
    visit->problem_item = -1;
    visit->typing.item = TYPING_NOTHING;
    visit->typing.part = -1;
    visit->editing = -1;
    visit->service = -1;
    visit->handover = -1;
    visit->session = -1;
    visit->sessions_of = -1;
    visit->ticket.session = -1;
    visit_set_language(visit, first_language(visit));
    visit->screen = house->centre != NULL ? SCREEN_WELCOME : SCREEN_UNAVAILABLE;
    visit->desk.date = -1;
    visit->desk.row = -1;
    if (house->is_desk && visit_serves_staff(visit))
        model_stand_at_desk(visit);
    if (house->trouble != NULL)
        (void)snprintf(visit->trouble, sizeof visit->trouble, "%s", house->trouble);
}

void visit_finish(struct visit *visit)
{
    if (visit->answers.list != NULL)
        answers_finish(&visit->answers);
    if (visit->ages_answers.list != NULL)
        answers_finish(&visit->ages_answers);
    memory_wipe(visit, sizeof *visit);
}

void visit_set_language(struct visit *visit, const char *tag)
{
    assert(strlen(tag) < sizeof visit->language);
    if (words_find_language(visit->house->words, tag) == NULL)
        tag = "en";
    (void)snprintf(visit->language, sizeof visit->language, "%s", tag);
    visit->typing.other = false;
    visit->typing.layer = 0;
    if (visit->typing.item != TYPING_NOTHING)
        typing_focus(visit, visit->typing.item, visit->typing.part, visit->typing.caret);
}

int visit_begin(struct visit *visit, const char *tag)
{
    visit_set_language(visit, tag);
    visit->screen = SCREEN_HOME;
    (void)snprintf(visit->counted, sizeof visit->counted, "language-%s", visit->language);
    return EFFECT_COUNT;
}

const struct language *visit_language(const struct visit *visit)
{
    return words_find_language(visit->house->words, visit->language);
}

bool model_stands_over(enum screen screen)
{
    return screen == SCREEN_LANGUAGE || screen == SCREEN_DISPLAY || screen == SCREEN_LEAVE_WARNING;
}

enum screen visit_page(const struct visit *visit)
{
    return model_stands_over(visit->screen) ? visit->below : visit->screen;
}

void visit_open_over(struct visit *visit, enum screen screen)
{
    if (visit->screen == screen)
        return;
    if (!model_stands_over(visit->screen))
        visit->below = visit->screen;
    visit->screen = screen;
    visit->part = 0;
}

void visit_close_over(struct visit *visit)
{
    if (model_stands_over(visit->screen))
        visit->screen = visit->below;
    visit->part = visit->typing.item != TYPING_NOTHING ? -1 : 0;
}

void model_show(struct visit *visit, enum screen screen)
{
    visit->screen = screen;
    visit->part = 0;
    visit->problem_item = -1;
    visit->problem = FLOW_FINE;
    visit->slip = SLIP_NONE;
}

void model_show_below(struct visit *visit, enum screen screen)
{
    if (model_stands_over(visit->screen)) {
        visit->below = screen;
        visit->slip = SLIP_NONE;
    } else {
        model_show(visit, screen);
    }
}

/* --- pages outside the flows, and the way back --- */

/* Whoever has come so far does not miss the first page of it. */
void model_leave_trail(struct visit *visit)
{
    if (visit->trail_length == VISIT_TRAIL_MAX)
        memmove(visit->trail, visit->trail + 1, --visit->trail_length * sizeof visit->trail[0]);
    visit->trail[visit->trail_length] =
        (struct visit_step){.screen = visit->screen, .service = visit->service, .handover = visit->handover};
    if (visit->session >= 0) {
        visit->trail[visit->trail_length].session = visit->sessions[visit->session].session;
        visit->trail[visit->trail_length].date = visit->sessions[visit->session].date;
    }
    visit->trail_length++;
}

void visit_go(struct visit *visit, enum screen screen)
{
    if (visit->screen != screen)
        model_leave_trail(visit);
    typing_leave(visit);
    model_show(visit, screen);
}

/* Where there is nothing before the page that shows. */
static enum screen first_page(const struct visit *visit)
{
    return visit->house->centre != NULL ? SCREEN_HOME : SCREEN_UNAVAILABLE;
}

void visit_go_back(struct visit *visit)
{
    struct visit_step step = {.screen = first_page(visit), .service = -1, .handover = -1};

    if (visit->trail_length > 0)
        step = visit->trail[--visit->trail_length];
    visit->service = step.service;
    visit->handover = step.handover;
    typing_leave(visit);
    if (step.screen == SCREEN_SESSION)
        step.screen = model_find_session(visit, step.session, &step.date);
    if (step.screen == SCREEN_QUESTION && visit->flow != NULL && visit->page >= 0)
        model_show_page(visit, visit->page);
    else
        model_show(visit, step.screen);
    if (step.screen == SCREEN_FIND)
        typing_focus(visit, TYPING_FIND, -1, SIZE_MAX);
}

static int go_home(struct visit *visit)
{
    int effects = model_drop_flow(visit);

    visit->trail_length = 0;
    visit->service = -1;
    typing_leave(visit);
    model_show(visit, SCREEN_HOME);
    return effects;
}

static int hand_over(struct visit *visit, const char *id)
{
    int handover = centre_find_handover(visit->house->centre, id);

    if (handover < 0)
        return EFFECT_NONE;
    visit_go(visit, SCREEN_HANDOVER);
    visit->handover = handover;
    if (!centre_about(visit->house->centre)->handovers[handover].is_counted)
        return EFFECT_NONE;
    (void)snprintf(visit->counted, sizeof visit->counted, "redirect-%s", id);
    return EFFECT_COUNT;
}

int visit_lead(struct visit *visit, const char *where)
{
    if (strncmp(where, "flow:", 5) == 0) {
        visit->wants_sessions = visit->screen == SCREEN_SESSIONS; /* the ages are changed from there */
        return visit_start_flow(visit, where + 5);
    }
    if (strncmp(where, "handover:", 9) == 0)
        return hand_over(visit, where + 9);
    if (strcmp(where, "screen:offer") == 0) {
        visit->wants_sessions = false;
        return visit_open_offer(visit);
    }
    if (strcmp(where, "screen:sessions") == 0)
        return visit_open_sessions(visit, visit->wants_sessions ? visit->sessions_of : -1);
    if (strcmp(where, "screen:vitamins") == 0)
        return visit_open_vitamins(visit);
    if (strcmp(where, "screen:home") == 0)
        return go_home(visit);
    return EFFECT_NONE;
}

/* --- sending --- */

bool visit_is_locked(const struct visit *visit)
{
    return visit->sending == SENDING_NOW || visit->sending == SENDING_UNKNOWN;
}

/* Back from a change leads to the check page whatever stands in the answer; what will not do never leaves. */
static bool asks_again(struct visit *visit)
{
    enum flow_problem problem = FLOW_FINE;
    int item;

    settle_all(visit);
    item = flow_first_problem(visit->flow, -1, &visit->answers, visit->today, &problem);
    if (item < 0)
        return false;
    visit->from_check = true;
    model_show_page(visit, model_page_of(visit->flow, item));
    model_show_problem(visit, item, problem);
    return true;
}

int visit_send(struct visit *visit)
{
    if (visit->screen != SCREEN_CHECK || visit->sending == SENDING_NOW)
        return EFFECT_NONE; /* a second touch on a button that was already touched */
    if (!visit_is_locked(visit) && asks_again(visit))
        return EFFECT_NONE;
    visit->sending = SENDING_NOW;
    visit->trouble[0] = '\0';
    return EFFECT_SUBMIT;
}

int visit_stored(struct visit *visit, const char *reference)
{
    (void)snprintf(visit->reference, sizeof visit->reference, "%s", reference);
    answers_wipe(&visit->answers);
    visit->trail_length = 0;
    visit->sending = SENDING_NOT;
    typing_leave(visit);
    model_show_below(visit, SCREEN_DONE);
    return EFFECT_NEW_ACT;
}

void visit_not_stored(struct visit *visit, const char *code, bool may_have_arrived)
{
    visit->sending = may_have_arrived ? SENDING_UNKNOWN : SENDING_FAILED;
    (void)snprintf(visit->trouble, sizeof visit->trouble, "%s", code);
}

void visit_keeper_seen(struct visit *visit, const char *code)
{
    (void)snprintf(visit->keeper_trouble, sizeof visit->keeper_trouble, "%s", code != NULL ? code : "");
}

bool visit_is_started(const struct visit *visit)
{
    const struct visit_staff *staff = &visit->staff;

    if (visit->house->is_desk && visit->screen == SCREEN_STAFF_UNLOCK)
        return staff->number[0] != '\0' || staff->pin[0] != '\0';
    return visit->screen != SCREEN_WELCOME && visit->screen != SCREEN_UNAVAILABLE;
}

/* --- paper --- */

int visit_print(struct visit *visit)
{
    if (!visit->house->has_printer || visit->slip == SLIP_PRINTING) /* a second touch */
        return EFFECT_NONE;
    visit->slip = SLIP_PRINTING;
    return EFFECT_PRINT;
}

void visit_printed(struct visit *visit, enum visit_slip slip, const char *code)
{
    visit->slip = slip;
    (void)snprintf(visit->slip_trouble, sizeof visit->slip_trouble, "%s", code);
}
