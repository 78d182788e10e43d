#include "model/desk.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "model/desk_inside.h"
#include "model/inside.h"

bool desk_is_waiting(const struct visit *visit)
{
    return visit->desk.asks != DESK_ASKS_NOTHING || visit->staff.is_busy;
}

static bool needs_date(enum desk_ask what)
{
    return what == DESK_ASKS_ROWS || what == DESK_ASKS_WALK_IN;
}

int desk_ask(struct visit *visit, enum desk_ask what)
{
    struct visit_desk *desk = &visit->desk;

    if (!visit->staff.is_open || desk_is_waiting(visit) ||
        (needs_date(what) && desk_shown_date(visit) == NULL))
        return EFFECT_NONE;
    visit->keeper_trouble[0] = '\0';
    desk->asks = what;
    desk->begins_list = true;
    return EFFECT_DESK_ASK;
}

void desk_go(struct visit *visit, enum screen screen)
{
    struct visit_desk *desk = &visit->desk;

    desk_release_name(visit);
    desk->question = DESK_NO_QUESTION;
    desk->result = DESK_NO_RESULT;
    desk->batch = -1;
    visit_go(visit, screen);
}

const struct desk_date *desk_shown_date(const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;

    return desk->date >= 0 && (size_t)desk->date < desk->date_count ? &desk->dates[desk->date] : NULL;
}

const struct desk_row *desk_shown_row(const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;

    return desk->row >= 0 && (size_t)desk->row < desk->row_count ? &desk->rows[desk->row] : NULL;
}

/* What the printer does outlives the lock of the keeper: staff who come back see how far it is. */
void desk_forget(struct visit *visit)
{
    struct visit_desk *desk = &visit->desk;
    struct desk_paper paper = desk->paper;

    memory_wipe(desk, sizeof *desk);
    desk->date = -1;
    desk->row = -1;
    desk->batch = -1;
    if (paper.state == DESK_PAPER_UNDER_WAY)
        desk->paper = paper;
}

/* --- pages --- */

int desk_open(struct visit *visit)
{
    struct visit_desk *desk = &visit->desk;

    desk_forget(visit);
    desk->day = visit->today;
    desk_list_dates(visit);
    return desk_ask(visit, DESK_ASKS_DATES);
}

int desk_turn_day(struct visit *visit, int by)
{
    struct visit_desk *desk = &visit->desk;

    if (!visit->staff.is_open || desk_is_waiting(visit))
        return EFFECT_NONE;
    desk->day = date_add_days(desk->day, by);
    desk->question = DESK_NO_QUESTION;
    desk->result = DESK_NO_RESULT;
    visit->part = 0;
    desk_list_dates(visit);
    return desk_ask(visit, DESK_ASKS_DATES);
}

static void forget_rows(struct visit_desk *desk)
{
    memory_wipe(desk->rows, sizeof desk->rows);
    memory_wipe(desk->shown, sizeof desk->shown);
    desk->row_count = 0;
    desk->rows_are_told = false;
    desk->row = -1;
}

int desk_open_date(struct visit *visit, int date)
{
    struct visit_desk *desk = &visit->desk;

    if (date < 0 || (size_t)date >= desk->date_count || desk_is_waiting(visit))
        return EFFECT_NONE;
    forget_rows(desk);
    desk->date = date;
    desk_go(visit, SCREEN_STAFF_DATE);
    return desk_ask(visit, DESK_ASKS_ROWS);
}

int desk_open_row(struct visit *visit, int row)
{
    struct visit_desk *desk = &visit->desk;

    if (row < 0 || (size_t)row >= desk->row_count || desk_is_waiting(visit))
        return EFFECT_NONE;
    desk->row = row;
    memcpy(desk->shown, desk->rows[row].reference, sizeof desk->shown);
    desk_go(visit, SCREEN_STAFF_SIGN_UP);
    return EFFECT_NONE;
}

int desk_ask_again(struct visit *visit)
{
    switch (visit_page(visit)) {
    case SCREEN_STAFF:
        return desk_ask(visit, DESK_ASKS_DATES);
    case SCREEN_STAFF_DATE:
    case SCREEN_STAFF_SIGN_UP:
    case SCREEN_STAFF_WALK_IN:
        return desk_ask(visit, DESK_ASKS_ROWS);
    case SCREEN_STAFF_HOW:
        return desk_ask(visit, DESK_ASKS_HOW);
    case SCREEN_STAFF_EDITS:
    case SCREEN_STAFF_NOTICE:
    case SCREEN_STAFF_CAPACITY:
        return desk_ask(visit, DESK_ASKS_EDITS);
    case SCREEN_STAFF_STOCK:
        return desk_ask(visit, DESK_ASKS_STOCK);
    default:
        return EFFECT_NONE;
    }
}

int desk_came_back(struct visit *visit)
{
    struct visit_desk *desk = &visit->desk;

    desk_release_name(visit);
    model_forget_code(visit);
    desk->question = DESK_NO_QUESTION;
    desk->result = DESK_NO_RESULT;
    return desk_ask_again(visit);
}

/* --- one family --- */

int desk_press_name(struct visit *visit, int row)
{
    struct visit_desk *desk = &visit->desk;

    if (row < 0 || (size_t)row >= desk->row_count || desk_is_waiting(visit))
        return EFFECT_NONE;
    desk_release_name(visit);
    memcpy(desk->pressed.reference, desk->rows[row].reference, sizeof desk->pressed.reference);
    return desk_ask(visit, DESK_ASKS_NAME);
}

void desk_release_name(struct visit *visit)
{
    memory_wipe(&visit->desk.pressed, sizeof visit->desk.pressed);
}

/* Whoever has let go meanwhile sees nothing. */
void desk_told_name(struct visit *visit, const struct desk_name *name)
{
    struct visit_desk *desk = &visit->desk;

    desk->asks = DESK_ASKS_NOTHING;
    if (desk->pressed.reference[0] != '\0' && strcmp(desk->pressed.reference, name->reference) == 0)
        desk->pressed = *name;
}

int desk_print_ticket(struct visit *visit, int row)
{
    struct visit_desk *desk = &visit->desk;

    if (row < 0 || (size_t)row >= desk->row_count || desk_is_waiting(visit))
        return EFFECT_NONE;
    (void)visit_open_staff_page(visit, SCREEN_STAFF_TICKET);
    (void)snprintf(visit->staff.code, sizeof visit->staff.code, "%s", desk->rows[row].reference);
    desk->prints_found = true;
    return visit_staff_look(visit);
}

static bool is_before(const struct desk_row *one, const struct desk_row *other)
{
    int days = date_compare(one->held_day, other->held_day);

    return days != 0 ? days < 0 : one->held_minute < other->held_minute;
}

int desk_next_to_ring(const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;
    int kept = -1;
    int waiting = -1;

    for (size_t i = 0; i < desk->row_count; i++) {
        const struct desk_row *row = &desk->rows[i];

        if (row->state == DESK_OFFERED && (kept < 0 || is_before(row, &desk->rows[kept])))
            kept = (int)i;
        if (row->state == DESK_WAITING && (waiting < 0 || row->position < desk->rows[waiting].position))
            waiting = (int)i;
    }
    return kept >= 0 ? kept : waiting;
}

void desk_ask_question(struct visit *visit, enum desk_question question)
{
    visit->desk.question = question;
    visit->desk.result = DESK_NO_RESULT;
}

int desk_do(struct visit *visit, enum desk_act act)
{
    if (desk_shown_row(visit) == NULL || desk_is_waiting(visit))
        return EFFECT_NONE;
    desk_ask_question(visit, DESK_NO_QUESTION);
    visit->desk.act = act;
    return desk_ask(visit, DESK_ASKS_ACT);
}

/* --- who comes without a sign-up --- */

int desk_open_walk_in(struct visit *visit)
{
    const struct desk_date *date = desk_shown_date(visit);

    if (date == NULL || date->session < 0)
        return EFFECT_NONE;
    desk_go(visit, SCREEN_STAFF_WALK_IN);
    visit->desk.walk_in = (struct desk_walk_in){.children = 1, .adults = 1};
    return EFFECT_NONE;
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

void desk_count_walk_in(struct visit *visit, int children, int adults)
{
    struct desk_walk_in *walk_in = &visit->desk.walk_in;

    walk_in->children = within(walk_in->children + children, 0, DESK_CHILDREN_MAX);
    walk_in->adults = within(walk_in->adults + adults, 1, DESK_ADULTS_MAX);
}

void desk_set_new(struct visit *visit, bool is_new)
{
    visit->desk.walk_in.is_new = is_new;
}

int desk_add_walk_in(struct visit *visit)
{
    if (desk_shown_date(visit) == NULL || desk_is_waiting(visit))
        return EFFECT_NONE;
    visit->desk.result = DESK_NO_RESULT;
    visit->desk.walk_in.reference[0] = '\0';
    return desk_ask(visit, DESK_ASKS_WALK_IN);
}

/* --- paper --- */

static int count_registers(const struct visit *visit, bool is_for_all)
{
    if (is_for_all)
        return (int)visit->desk.date_count;
    return desk_shown_date(visit) != NULL ? 1 : 0;
}

/* Registers go on printing when staff leave their page: another page has to wait for them. */
int desk_open_register(struct visit *visit, bool is_for_all)
{
    struct visit_desk *desk = &visit->desk;
    bool is_printing = desk->paper.state == DESK_PAPER_UNDER_WAY;

    if (!visit->staff.is_open || (!is_for_all && desk_shown_date(visit) == NULL))
        return EFFECT_NONE;
    desk_go(visit, SCREEN_STAFF_REGISTER);
    desk->paper = (struct desk_paper){.is_for_all = is_for_all, .count = count_registers(visit, is_for_all)};
    desk->paper_is_other = is_printing;
    if (is_printing)
        desk->paper.state = DESK_PAPER_UNDER_WAY;
    else if (desk->paper.count == 0)
        desk->paper.state = DESK_PAPER_EMPTY;
    return EFFECT_NONE;
}

int desk_print_register(struct visit *visit)
{
    struct desk_paper *paper = &visit->desk.paper;

    if (visit->screen != SCREEN_STAFF_REGISTER || paper->state == DESK_PAPER_UNDER_WAY ||
        desk_is_waiting(visit))
        return EFFECT_NONE;
    visit->keeper_trouble[0] = '\0';
    visit->desk.paper_is_other = false;
    paper->count = count_registers(visit, paper->is_for_all); /* the last one may have gone since */
    paper->done = 0;
    paper->code[0] = '\0';
    paper->state = paper->count == 0                ? DESK_PAPER_EMPTY
                   : visit->house->has_page_printer ? DESK_PAPER_UNDER_WAY
                                                    : DESK_PAPER_NO_PRINTER;
    return paper->state == DESK_PAPER_UNDER_WAY ? EFFECT_REGISTER : EFFECT_NONE;
}

int desk_test_print(struct visit *visit)
{
    struct desk_paper *paper = &visit->desk.test;

    if (!visit->staff.is_open || paper->state == DESK_PAPER_UNDER_WAY)
        return EFFECT_NONE;
    *paper = (struct desk_paper){.count = 1};
    paper->state = visit->house->has_printer ? DESK_PAPER_UNDER_WAY : DESK_PAPER_NO_PRINTER;
    return paper->state == DESK_PAPER_UNDER_WAY ? EFFECT_TEST_PRINT : EFFECT_NONE;
}

/* A page that waits for the printer learns only that it is free now, or why it is not. */
static void told_other(struct desk_paper *waiting, const struct desk_paper *paper)
{
    if (paper->state == DESK_PAPER_UNDER_WAY)
        return;
    *waiting = (struct desk_paper){.is_for_all = waiting->is_for_all, .count = waiting->count};
    if (waiting->count == 0)
        waiting->state = DESK_PAPER_EMPTY;
    if (paper->state != DESK_PAPER_FAILED)
        return;
    waiting->state = DESK_PAPER_FAILED;
    memcpy(waiting->code, paper->code, sizeof waiting->code);
}

void desk_told_paper(struct visit *visit, const struct desk_paper *paper)
{
    if (visit->desk.paper_is_other)
        told_other(&visit->desk.paper, paper);
    else
        visit->desk.paper = *paper;
}

void desk_told_test(struct visit *visit, const struct desk_paper *test)
{
    visit->desk.test = *test;
}

void desk_told_printer(struct visit *visit, const char *key, const char *code)
{
    struct desk_how *how = &visit->desk.how;

    how->printer_is_told = true;
    (void)snprintf(how->printer_key, sizeof how->printer_key, "%s", key);
    (void)snprintf(how->printer_code, sizeof how->printer_code, "%s", code);
}
