/* Through a flow: its pages, its repeating groups, and where it leads. */
#include <string.h>

#include "base/memory.h"
#include "model/inside.h"
#include "model/settle.h"
#include "model/typing.h"

int model_drop_flow(struct visit *visit)
{
    bool was_signing_up = visit->sign_up.is_under_way;

    if (visit->answers.list != NULL)
        answers_finish(&visit->answers);
    visit->flow = NULL;
    visit->page = -1;
    visit->editing = -1;
    visit->from_check = false;
    visit->knows_ages = false;
    memory_wipe(&visit->sign_up, sizeof visit->sign_up);
    return was_signing_up ? EFFECT_RELEASE : EFFECT_NONE;
}

/* What the person told before is not asked again; the roster shows it. */
static bool is_told_before(const struct visit *visit, int page)
{
    int instance = model_instance_of(visit->flow, page);
    enum flow_problem problem;

    return visit->knows_ages && instance >= 0 && instance != page &&
           visit->flow->items[instance].remember != NULL && model_has_answer(visit, page) &&
           flow_first_problem(visit->flow, page, &visit->answers, visit->today, &problem) < 0;
}

static bool is_known(const struct visit *visit, int page)
{
    return visit->editing < 0 && is_told_before(visit, page);
}

/* The pages of a child that is being changed are asked once more, those of the others are not. */
static bool counts(const struct visit *visit, int page)
{
    bool is_changed = visit->editing >= 0 && model_instance_of(visit->flow, page) == visit->editing;

    return is_changed || page == visit->page || !is_told_before(visit, page);
}

void visit_progress(const struct visit *visit, size_t *ret_number, size_t *ret_count)
{
    int page = flow_first_page(visit->flow, &visit->answers);
    size_t number = 0;
    size_t count = 0;

    for (; page >= 0; page = flow_next_page(visit->flow, &visit->answers, (size_t)page)) {
        count += counts(visit, page);
        if (page == visit->page)
            number = count;
    }
    *ret_number = number;
    *ret_count = count;
}

/* An answer may open more questions; the bar then waits for them instead of going back. */
static void move_progress(struct visit *visit, bool goes_back)
{
    size_t number = 0;
    size_t count = 0;
    float now;

    visit_progress(visit, &number, &count);
    now = (float)number / (float)(count + 1);
    if (goes_back || now > visit->progress)
        visit->progress = now;
}

void model_show_page(struct visit *visit, int page)
{
    bool goes_back = page < visit->page;

    model_show(visit, SCREEN_QUESTION);
    visit->page = page;
    move_progress(visit, goes_back);
    visit->answers.list[page].seen = true;
    typing_focus_page(visit);
}

static int show_check(struct visit *visit)
{
    typing_leave(visit);
    model_show(visit, SCREEN_CHECK);
    visit->page = -1;
    visit->from_check = false;
    visit->sending = SENDING_NOT;
    visit->trouble[0] = '\0';
    return EFFECT_NEW_ACT;
}

/* The next page to show; while one instance is changed, its roster after its last page. */
static int page_after(const struct visit *visit, int page)
{
    int next = page;

    do
        next = flow_next_page(visit->flow, &visit->answers, (size_t)next);
    while (next >= 0 && is_known(visit, next));
    if (visit->editing >= 0 && model_instance_of(visit->flow, next) != visit->editing)
        next = model_first_instance(visit->flow, visit->editing);
    return next;
}

static int page_before(const struct visit *visit, size_t page)
{
    int previous = (int)page;

    do
        previous = flow_previous_page(visit->flow, &visit->answers, (size_t)previous);
    while (previous >= 0 && is_known(visit, previous));
    if (visit->editing >= 0 && model_instance_of(visit->flow, previous) != visit->editing)
        previous = model_first_instance(visit->flow, visit->editing);
    return previous;
}

/* --- into a flow --- */

/* The pages of a flow that is left for another do not stand on the way back: their answers are gone. */
static void forget_pages(struct visit *visit)
{
    size_t kept = 0;

    for (size_t i = 0; i < visit->trail_length; i++) {
        if (visit->trail[i].screen != SCREEN_QUESTION && visit->trail[i].screen != SCREEN_OUTCOME)
            visit->trail[kept++] = visit->trail[i];
    }
    visit->trail_length = kept;
}

int visit_start_flow(struct visit *visit, const char *name)
{
    const struct flow *flow = centre_find_flow(visit->house->centre, name);
    int effects;
    int page;

    if (flow == NULL)
        return EFFECT_NONE;
    forget_pages(visit);
    if (visit->screen != SCREEN_QUESTION && visit->screen != SCREEN_OUTCOME)
        model_leave_trail(visit);
    effects = model_drop_flow(visit);
    answers_init(&visit->answers, flow->item_count);
    visit->flow = flow;
    visit->progress = 0;
    flow_begin(flow, &visit->answers);
    visit->knows_ages = model_recall_ages(visit);
    model_choose_help(visit);
    model_choose_vitamins_mode(visit);
    settle_all(visit);
    if (!flow->is_local) {
        model_show(visit, SCREEN_PRIVACY);
        return effects | EFFECT_ASK_KEEPER;
    }
    page = flow_first_page(flow, &visit->answers);
    while (page >= 0 && is_known(visit, page))
        page = page_after(visit, page);
    if (page >= 0)
        model_show_page(visit, page);
    return effects;
}

/* --- on --- */

void model_show_problem(struct visit *visit, int item, enum flow_problem problem)
{
    const struct flow_item *asked = &visit->flow->items[item];
    static const int part_of[FLOW_PROBLEMS] = {
        [FLOW_MONTH_MISSING] = ANSWER_MONTH, [FLOW_NO_SUCH_MONTH] = ANSWER_MONTH,
        [FLOW_TOO_EARLY] = ANSWER_MONTH,     [FLOW_TOO_LATE] = ANSWER_MONTH,
        [FLOW_YEAR_MISSING] = ANSWER_YEAR,   [FLOW_YEAR_NOT_FOUR_DIGITS] = ANSWER_YEAR,
    };
    /* Decades off, it is the year that was mistyped. */
    bool far_off = problem == FLOW_TOO_EARLY && asked->has_earliest && asked->earliest_months < -24;
    int part = far_off                                               ? ANSWER_YEAR
               : asked->month_only && part_of[problem] == ANSWER_DAY ? ANSWER_MONTH
                                                                     : part_of[problem];

    visit->problem_item = item;
    visit->problem = problem;
    visit->part = -1;
    if (asked->type == FLOW_DATE)
        typing_focus(visit, item, part, SIZE_MAX);
    else if (asked->type == FLOW_STRING || asked->type == FLOW_TEXT || asked->type == FLOW_INTEGER)
        typing_focus(visit, item, -1, SIZE_MAX);
    else
        typing_leave(visit); /* the keyboard may stand where the answers are */
}

/* Where the option chosen on this page leads, or NULL. */
static const char *chosen_lead(const struct visit *visit)
{
    const struct flow_item *item = &visit->flow->items[visit->page];
    uint64_t chosen = visit->answers.list[visit->page].chosen;

    if (item->type != FLOW_CHOICE || item->repeats)
        return NULL;
    for (size_t i = 0; i < item->option_count; i++) {
        if ((chosen >> i & 1) != 0)
            return item->options[i].leads_to;
    }
    return NULL;
}

static int end_of_local(struct visit *visit)
{
    const char *then = visit->flow->then;

    if (flow_outcome(visit->flow, &visit->answers, 0) >= 0) {
        visit_go(visit, SCREEN_OUTCOME);
        return EFFECT_NONE;
    }
    if (visit->wants_sessions && then != NULL && strcmp(then, "screen:offer") == 0)
        then = "screen:sessions";
    return visit_lead(visit, then != NULL ? then : "screen:home");
}

/* A changed answer may have opened questions; those only are asked, also where an answer stands in them from
 * the beginning: nobody has seen it. */
static int first_opened(const struct visit *visit)
{
    enum flow_problem problem = FLOW_FINE;
    int page = flow_first_page(visit->flow, &visit->answers);
    int item;

    while (page >= 0 && (visit->answers.list[page].seen || is_known(visit, page)))
        page = flow_next_page(visit->flow, &visit->answers, (size_t)page);
    if (page >= 0)
        return page;
    item = flow_first_problem(visit->flow, -1, &visit->answers, visit->today, &problem);
    return item >= 0 ? model_page_of(visit->flow, item) : -1;
}

static int go_on(struct visit *visit)
{
    int next = page_after(visit, visit->page);

    if (visit->editing >= 0 && model_instance_of(visit->flow, next) == next) {
        visit->editing = -1; /* back at the roster */
    } else if (visit->from_check && visit->editing < 0) {
        next = first_opened(visit);
    }
    if (next >= 0)
        model_show_page(visit, next);
    else if (visit->flow->is_local)
        return end_of_local(visit);
    else
        return show_check(visit);
    return EFFECT_NONE;
}

int visit_next(struct visit *visit)
{
    enum flow_problem problem = FLOW_FINE;
    const char *lead;
    int item;

    if (visit->screen == SCREEN_PRIVACY) {
        item = flow_first_page(visit->flow, &visit->answers);
        while (item >= 0 && is_known(visit, item))
            item = page_after(visit, item);
        if (item >= 0)
            model_show_page(visit, item);
        return EFFECT_NONE;
    }
    if (visit->screen != SCREEN_QUESTION)
        return EFFECT_NONE;
    settle_all(visit);
    item = flow_first_problem(visit->flow, visit->page, &visit->answers, visit->today, &problem);
    if (item >= 0) {
        model_show_problem(visit, item, problem);
        return EFFECT_NONE;
    }
    if (flow_is_roster(visit->flow, (size_t)visit->page)) {
        item = model_unfinished(visit, visit->page, &problem);
        if (item >= 0) { /* somebody was told of by halves */
            visit->editing = model_instance_of(visit->flow, item);
            model_show_page(visit, model_page_of(visit->flow, item));
            model_show_problem(visit, item, problem);
            return EFFECT_NONE;
        }
    }
    /* Who comes to a session is not who there is. */
    if (flow_is_roster(visit->flow, (size_t)visit->page) && !visit->sign_up.is_under_way)
        model_remember_ages(visit);
    lead = visit->flow->is_local ? chosen_lead(visit) : NULL;
    return lead != NULL ? visit_lead(visit, lead) : go_on(visit);
}

/* --- and back --- */

static int leave_flow(struct visit *visit)
{
    int effects = model_drop_flow(visit);

    visit_go_back(visit);
    return visit->screen == SCREEN_SESSION ? effects | EFFECT_ASK_PLACES : effects;
}

static int back_in_flow(struct visit *visit)
{
    int page;

    settle_all(visit);
    if (visit->editing >= 0 && model_first_page_in(visit, visit->editing) == visit->page) {
        page = model_first_instance(visit->flow, visit->editing);
        (void)model_drop_empty_instance(visit);
        visit->editing = -1;
        model_show_page(visit, page);
        return EFFECT_NONE;
    }
    if (visit->from_check && visit->editing < 0)
        return show_check(visit);
    page = page_before(visit, (size_t)visit->page);
    typing_leave(visit);
    if (page >= 0)
        model_show_page(visit, page);
    else if (visit->flow->is_local)
        return leave_flow(visit);
    else
        model_show(visit, SCREEN_PRIVACY);
    return EFFECT_NONE;
}

int visit_back(struct visit *visit)
{
    int page;

    switch (visit->screen) {
    case SCREEN_LANGUAGE:
    case SCREEN_DISPLAY:
    case SCREEN_LEAVE_WARNING:
        visit_close_over(visit);
        break;
    case SCREEN_PRIVACY:
        return leave_flow(visit);
    case SCREEN_QUESTION:
        return back_in_flow(visit);
    case SCREEN_CHECK:
        page = visit_is_locked(visit) ? -1 : page_before(visit, visit->flow->item_count);
        if (page >= 0)
            model_show_page(visit, page);
        break;
    case SCREEN_STAFF_UNLOCK:
        return model_leave_staff(visit);
    default:
        visit_go_back(visit);
        return visit_is_for_staff(visit) ? desk_came_back(visit) : EFFECT_NONE;
    }
    return EFFECT_NONE;
}

int visit_change(struct visit *visit, int item)
{
    if (visit->screen != SCREEN_CHECK || visit_is_locked(visit))
        return EFFECT_NONE;
    visit->from_check = true;
    model_show_page(visit, model_page_of(visit->flow, item));
    return EFFECT_NONE;
}

/* --- for looking at a form --- */

void visit_show_page(struct visit *visit, int page)
{
    model_show_page(visit, page);
}

void visit_show_check(struct visit *visit)
{
    (void)show_check(visit);
}
