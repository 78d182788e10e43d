#include "model/visit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
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

    visit_finish(visit);
    visit->house = house;
    visit->today = today;
    visit->page = -1;
    visit->problem_item = -1;
    visit->typing.item = -1;
    visit->typing.part = -1;
    visit_set_language(visit, first_language(visit));
    visit->screen = house->centre != NULL ? SCREEN_WELCOME : SCREEN_UNAVAILABLE;
    if (house->trouble != NULL)
        (void)snprintf(visit->trouble, sizeof visit->trouble, "%s", house->trouble);
}

void visit_finish(struct visit *visit)
{
    if (visit->answers.list != NULL)
        answers_finish(&visit->answers);
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
    if (visit->typing.item >= 0)
        typing_focus(visit, visit->typing.item, visit->typing.part, visit->typing.caret);
}

const struct language *visit_language(const struct visit *visit)
{
    return words_find_language(visit->house->words, visit->language);
}

static bool stands_over(enum screen screen)
{
    return screen == SCREEN_LANGUAGE || screen == SCREEN_DISPLAY || screen == SCREEN_LEAVE_WARNING;
}

void visit_open_over(struct visit *visit, enum screen screen)
{
    if (visit->screen == screen)
        return;
    if (!stands_over(visit->screen))
        visit->below = visit->screen;
    visit->screen = screen;
    visit->part = 0;
}

void visit_close_over(struct visit *visit)
{
    if (stands_over(visit->screen))
        visit->screen = visit->below;
    visit->part = visit->typing.item >= 0 ? -1 : 0;
}

static void show(struct visit *visit, enum screen screen)
{
    visit->screen = screen;
    visit->part = 0;
    visit->problem_item = -1;
    visit->problem = FLOW_FINE;
}

/* An answer may open more questions; the bar then waits for them instead of going back. */
static void move_progress(struct visit *visit, int page)
{
    size_t number = flow_page_number(visit->flow, &visit->answers, (size_t)page);
    size_t count = flow_page_count(visit->flow, &visit->answers);
    float now = (float)number / (float)(count + 1);

    if (page < visit->page || now > visit->progress)
        visit->progress = now;
}

static void show_page(struct visit *visit, int page)
{
    show(visit, SCREEN_QUESTION);
    move_progress(visit, page);
    visit->page = page;
    typing_focus_page(visit);
}

static int show_check(struct visit *visit)
{
    typing_leave(visit);
    show(visit, SCREEN_CHECK);
    visit->page = -1;
    visit->from_check = false;
    visit->sending = SENDING_NOT;
    visit->trouble[0] = '\0';
    return EFFECT_NEW_ACT;
}

int visit_start_flow(struct visit *visit, const char *name)
{
    const struct flow *flow = centre_find_flow(visit->house->centre, name);

    if (flow == NULL)
        return EFFECT_NONE;
    if (visit->answers.list != NULL)
        answers_finish(&visit->answers);
    answers_init(&visit->answers, flow->item_count);
    visit->flow = flow;
    visit->page = -1;
    visit->progress = 0;
    show(visit, SCREEN_PRIVACY);
    return EFFECT_ASK_KEEPER;
}

static void show_problem(struct visit *visit, int item, enum flow_problem problem)
{
    const struct flow_item *asked = &visit->flow->items[item];
    static const int part_of[FLOW_PROBLEMS] = {
        [FLOW_MONTH_MISSING] = ANSWER_MONTH, [FLOW_NO_SUCH_MONTH] = ANSWER_MONTH,
        [FLOW_TOO_EARLY] = ANSWER_MONTH,     [FLOW_TOO_LATE] = ANSWER_MONTH,
        [FLOW_YEAR_MISSING] = ANSWER_YEAR,   [FLOW_YEAR_NOT_FOUR_DIGITS] = ANSWER_YEAR,
    };

    visit->problem_item = item;
    visit->problem = problem;
    visit->part = -1;
    if (asked->type == FLOW_DATE)
        typing_focus(visit, item, part_of[problem], SIZE_MAX);
    else if (asked->type == FLOW_STRING || asked->type == FLOW_TEXT || asked->type == FLOW_INTEGER)
        typing_focus(visit, item, -1, SIZE_MAX);
}

int visit_next(struct visit *visit)
{
    enum flow_problem problem = FLOW_FINE;
    int next;
    int item;

    if (visit->screen == SCREEN_PRIVACY) {
        next = flow_first_page(visit->flow, &visit->answers);
        if (next >= 0)
            show_page(visit, next);
        return EFFECT_NONE;
    }
    if (visit->screen != SCREEN_QUESTION)
        return EFFECT_NONE;
    settle_all(visit);
    item = flow_first_problem(visit->flow, visit->page, &visit->answers, visit->today, &problem);
    if (item >= 0) {
        show_problem(visit, item, problem);
        return EFFECT_NONE;
    }
    next = flow_next_page(visit->flow, &visit->answers, (size_t)visit->page);
    if (visit->from_check) { /* a changed answer may have opened questions; ask those only */
        item = flow_first_problem(visit->flow, -1, &visit->answers, visit->today, &problem);
        while (item >= 0 && visit->flow->items[item].parent >= 0)
            item = visit->flow->items[item].parent;
        next = item;
    }
    if (next < 0)
        return show_check(visit);
    show_page(visit, next);
    return EFFECT_NONE;
}

bool visit_is_locked(const struct visit *visit)
{
    return visit->sending == SENDING_NOW || visit->sending == SENDING_UNKNOWN;
}

int visit_back(struct visit *visit)
{
    int page;

    if (stands_over(visit->screen)) {
        visit_close_over(visit);
    } else if (visit->screen == SCREEN_PRIVACY) {
        visit->flow = NULL;
        show(visit, SCREEN_HOME);
    } else if (visit->screen == SCREEN_CHECK && !visit_is_locked(visit)) {
        page = flow_previous_page(visit->flow, &visit->answers, visit->flow->item_count);
        if (page >= 0)
            show_page(visit, page);
    } else if (visit->screen == SCREEN_QUESTION && visit->from_check) {
        settle_all(visit);
        return show_check(visit);
    } else if (visit->screen == SCREEN_QUESTION) {
        settle_all(visit);
        page = flow_previous_page(visit->flow, &visit->answers, (size_t)visit->page);
        if (page >= 0)
            show_page(visit, page);
        else {
            typing_leave(visit);
            show(visit, SCREEN_PRIVACY);
        }
    }
    return EFFECT_NONE;
}

int visit_change(struct visit *visit, int item)
{
    if (visit->screen != SCREEN_CHECK || visit_is_locked(visit))
        return EFFECT_NONE;
    while (visit->flow->items[item].parent >= 0)
        item = visit->flow->items[item].parent;
    visit->from_check = true;
    show_page(visit, item);
    return EFFECT_NONE;
}

static uint64_t exclusive_options(const struct flow_item *item)
{
    uint64_t exclusive = 0;

    for (size_t i = 0; i < item->option_count; i++)
        exclusive |= item->options[i].exclusive ? UINT64_C(1) << i : 0;
    return exclusive;
}

void visit_choose(struct visit *visit, int item, int option)
{
    const struct flow_item *asked = &visit->flow->items[item];
    struct answer *answer = &visit->answers.list[item];
    uint64_t bit;

    if (option == ANSWER_OPTIONS_MAX) { /* the free text of an open-choice */
        answer->chosen = asked->repeats ? answer->chosen : 0;
        typing_focus(visit, item, -1, SIZE_MAX);
        visit->problem_item = -1;
        return;
    }
    bit = UINT64_C(1) << option;
    if (asked->repeats) {
        uint64_t exclusive = exclusive_options(asked);

        answer->chosen ^= bit;
        if ((answer->chosen & bit) != 0)
            answer->chosen &= (exclusive & bit) != 0 ? bit : ~exclusive;
    } else {
        /* A second touch takes back an answer that need not be given. */
        answer->chosen = answer->chosen == bit && !asked->required ? 0 : bit;
        memory_wipe(answer->text, sizeof answer->text);
        typing_leave(visit);
    }
    if (visit->problem_item == item)
        visit->problem_item = -1;
}

int visit_send(struct visit *visit)
{
    if (visit->screen != SCREEN_CHECK || visit->sending == SENDING_NOW)
        return EFFECT_NONE; /* a second touch on a button that was already touched */
    visit->sending = SENDING_NOW;
    visit->trouble[0] = '\0';
    return EFFECT_SUBMIT;
}

int visit_stored(struct visit *visit, const char *reference)
{
    (void)snprintf(visit->reference, sizeof visit->reference, "%s", reference);
    answers_wipe(&visit->answers);
    visit->sending = SENDING_NOT;
    typing_leave(visit);
    if (stands_over(visit->screen))
        visit->below = SCREEN_DONE;
    else
        show(visit, SCREEN_DONE);
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
    return visit->screen != SCREEN_WELCOME && visit->screen != SCREEN_UNAVAILABLE;
}

const struct flow_item *visit_item(const struct visit *visit, int item)
{
    return &visit->flow->items[item];
}
