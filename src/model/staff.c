/* Staff at the screen: a PIN first, then a voucher to hand over or a ticket to print again. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "locale/writing.h"
#include "model/desk_inside.h"
#include "model/inside.h"
#include "model/typing.h"

enum { NUMBER_DIGITS_MAX = 4, PIN_DIGITS_MIN = 6, PIN_DIGITS_MAX = 12 };

static void forget_found(struct visit_staff *staff)
{
    memory_wipe(staff->reference, sizeof staff->reference);
    memory_wipe(staff->items, sizeof staff->items);
    memory_wipe(&staff->ticket, sizeof staff->ticket);
    memory_wipe(staff->ticket_code, sizeof staff->ticket_code);
    memory_wipe(staff->ticket_name, sizeof staff->ticket_name);
    staff->item_count = 0;
    staff->voucher = STAFF_VOUCHER_OPEN;
    staff->card_seen = false;
    staff->result = STAFF_NOT_DONE;
    staff->problem = STAFF_FINE;
}

void model_forget_code(struct visit *visit)
{
    forget_found(&visit->staff);
    memory_wipe(visit->staff.code, sizeof visit->staff.code);
    visit->desk.prints_found = false;
}

/* The page, whatever stands over it. */
static enum screen page_of(const struct visit *visit)
{
    return model_stands_over(visit->screen) ? visit->below : visit->screen;
}

static void show(struct visit *visit, enum screen screen)
{
    typing_leave(visit);
    if (model_stands_over(visit->screen))
        visit->below = screen;
    else
        model_show(visit, screen);
}

bool visit_is_for_staff(const struct visit *visit)
{
    switch (page_of(visit)) {
    case SCREEN_STAFF_UNLOCK:
    case SCREEN_STAFF:
    case SCREEN_STAFF_VITAMINS:
    case SCREEN_STAFF_TICKET:
    case SCREEN_STAFF_DATE:
    case SCREEN_STAFF_SIGN_UP:
    case SCREEN_STAFF_WALK_IN:
    case SCREEN_STAFF_REGISTER:
    case SCREEN_STAFF_CAPACITY:
    case SCREEN_STAFF_HOW:
    case SCREEN_STAFF_SERVICES:
    case SCREEN_STAFF_EDITS:
    case SCREEN_STAFF_NOTICE:
    case SCREEN_STAFF_STOCK:
        return true;
    default:
        return false;
    }
}

/* --- who is it? --- */

bool visit_serves_staff(const struct visit *visit)
{
    return visit->house->centre != NULL || visit->house->is_only_for_staff;
}

int visit_open_staff(struct visit *visit)
{
    char language[VISIT_TAG_BYTES];
    int effects;

    if (!visit_serves_staff(visit))
        return EFFECT_NONE;
    effects = model_drop_flow(visit);
    memcpy(language, visit->language, sizeof language);
    memory_wipe(&visit->staff, sizeof visit->staff);
    memcpy(visit->staff.language_before, language, sizeof language);
    visit_set_language(visit, "en");
    visit_go(visit, SCREEN_STAFF_UNLOCK);
    typing_focus(visit, TYPING_STAFF_NUMBER, -1, 0);
    return effects;
}

void model_stand_at_desk(struct visit *visit)
{
    (void)visit_open_staff(visit);
    visit->trail_length = 0;
}

/* Whoever touched "Staff" by mistake finds her own language again. */
int model_leave_staff(struct visit *visit)
{
    if (visit->house->is_desk)
        return EFFECT_NONE;
    if (visit->staff.language_before[0] != '\0')
        visit_set_language(visit, visit->staff.language_before);
    visit_go_back(visit);
    memory_wipe(&visit->staff, sizeof visit->staff);
    visit->desk.paper.state = DESK_PAPER_NOT; /* the lock ends it */
    desk_forget(visit);
    return EFFECT_LOCK;
}

static bool is_number(const char *text, size_t least, size_t most)
{
    size_t length = strlen(text);

    return length >= least && length <= most && strspn(text, "0123456789") == length;
}

int visit_unlock(struct visit *visit)
{
    struct visit_staff *staff = &visit->staff;

    if (visit->screen != SCREEN_STAFF_UNLOCK || staff->is_busy)
        return EFFECT_NONE;
    visit->keeper_trouble[0] = '\0';
    if (!is_number(staff->number, 1, NUMBER_DIGITS_MAX) ||
        !is_number(staff->pin, PIN_DIGITS_MIN, PIN_DIGITS_MAX)) {
        staff->problem = STAFF_INCOMPLETE;
        return EFFECT_NONE;
    }
    staff->problem = STAFF_FINE;
    staff->is_busy = true;
    return EFFECT_UNLOCK;
}

int visit_unlocked(struct visit *visit, enum staff_problem problem, int wait_minutes)
{
    struct visit_staff *staff = &visit->staff;

    memory_wipe(staff->pin, sizeof staff->pin);
    staff->is_busy = false;
    if (page_of(visit) != SCREEN_STAFF_UNLOCK)
        return EFFECT_NONE;
    staff->problem = problem;
    staff->wait_minutes = wait_minutes;
    staff->is_open = problem == STAFF_FINE;
    if (problem == STAFF_RECOVERED) {
        memory_wipe(staff->number, sizeof staff->number);
        typing_focus(visit, TYPING_STAFF_NUMBER, -1, 0);
        return EFFECT_NONE;
    }
    if (!staff->is_open) {
        typing_focus(visit, TYPING_STAFF_PIN, -1, 0);
        return EFFECT_NONE;
    }
    visit->trail_length = 0;
    show(visit, SCREEN_STAFF);
    return desk_open(visit);
}

void visit_turn_staff_language(struct visit *visit)
{
    const struct centre *centre = visit->house->centre;
    const char *second = centre != NULL ? centre_about(centre)->staff_language : NULL;

    if (second != NULL && visit_is_for_staff(visit))
        visit_set_language(visit, strcmp(visit->language, "en") == 0 ? second : "en");
}

int visit_lock(struct visit *visit)
{
    memory_wipe(&visit->staff, sizeof visit->staff);
    memory_wipe(&visit->desk, sizeof visit->desk);
    return EFFECT_LOCK | EFFECT_LEAVE;
}

void visit_staff_locked(struct visit *visit)
{
    char language[VISIT_TAG_BYTES];

    memcpy(language, visit->staff.language_before, sizeof language);
    memory_wipe(&visit->staff, sizeof visit->staff);
    desk_forget(visit);
    memcpy(visit->staff.language_before, language, sizeof language);
    visit->staff.problem = STAFF_LOCKED;
    visit->keeper_trouble[0] = '\0';
    visit->trail_length = 0;
    show(visit, SCREEN_STAFF_UNLOCK);
    typing_focus(visit, TYPING_STAFF_NUMBER, -1, 0);
}

static bool has_found(const struct visit_staff *staff)
{
    return staff->item_count > 0 || staff->ticket.reference[0] != '\0';
}

void visit_staff_unknown(struct visit *visit, const char *code)
{
    struct visit_staff *staff = &visit->staff;

    staff->is_busy = false;
    visit->desk.asks = DESK_ASKS_NOTHING;
    visit->desk.prints_found = false;
    desk_release_name(visit);
    memory_wipe(staff->pin, sizeof staff->pin);
    if (visit->typing.item == TYPING_STAFF_PIN)
        typing_focus(visit, TYPING_STAFF_PIN, -1, 0);
    if (!has_found(staff))
        memory_wipe(staff->reference, sizeof staff->reference);
    visit_keeper_seen(visit, code);
}

/* --- a voucher, a ticket --- */

/* What a page shows is asked for when it opens. */
static int open_desk_page(struct visit *visit, enum screen screen)
{
    if (desk_is_waiting(visit))
        return EFFECT_NONE;
    desk_go(visit, screen);
    if (screen == SCREEN_STAFF_HOW) {
        if (visit->desk.test.state != DESK_PAPER_UNDER_WAY)
            visit->desk.test = (struct desk_paper){.count = 0};
        return desk_ask(visit, DESK_ASKS_HOW) | EFFECT_ASK_PRINTER;
    }
    if (screen == SCREEN_STAFF_NOTICE)
        memory_wipe(visit->desk.notice_language, sizeof visit->desk.notice_language);
    return desk_ask_again(visit);
}

/* Services, products and languages are in the pack alone. */
static bool needs_pack(enum screen screen)
{
    return screen != SCREEN_STAFF_HOW && screen != SCREEN_STAFF_EDITS;
}

int visit_open_staff_page(struct visit *visit, enum screen screen)
{
    if (!visit->staff.is_open || (visit->house->centre == NULL && needs_pack(screen)))
        return EFFECT_NONE;
    visit->keeper_trouble[0] = '\0';
    if (screen != SCREEN_STAFF_VITAMINS && screen != SCREEN_STAFF_TICKET)
        return open_desk_page(visit, screen);
    visit_go(visit, screen);
    visit_begin_staff_code(visit);
    return EFFECT_NONE;
}

void visit_begin_staff_code(struct visit *visit)
{
    model_forget_code(visit);
    typing_focus(visit, TYPING_STAFF_CODE, -1, 0);
}

void visit_staff_code_changed(struct visit *visit)
{
    if (has_found(&visit->staff) && visit->staff.result != STAFF_HANDED_OVER)
        forget_found(&visit->staff);
}

/* While a ticket comes out of the printer, its page stays. */
bool visit_staff_may_look(const struct visit *visit)
{
    bool is_printing = visit->screen == SCREEN_STAFF_TICKET && visit->slip == SLIP_PRINTING;

    return (visit->screen == SCREEN_STAFF_VITAMINS || visit->screen == SCREEN_STAFF_TICKET) &&
           !visit->staff.is_busy && !is_printing;
}

int visit_staff_look(struct visit *visit)
{
    struct visit_staff *staff = &visit->staff;
    char reference[REFERENCE_CHARS + 1];

    if (!visit_staff_may_look(visit))
        return EFFECT_NONE;
    forget_found(staff);
    visit->slip = visit->screen == SCREEN_STAFF_TICKET ? SLIP_NONE : visit->slip;
    visit->keeper_trouble[0] = '\0';
    if (!model_read_reference(staff->code, reference)) {
        staff->problem = STAFF_NO_CODE;
        return EFFECT_NONE;
    }
    (void)snprintf(staff->reference, sizeof staff->reference, "%s", reference);
    staff->is_busy = true;
    return EFFECT_STAFF_LOOK;
}

/* A place that is only kept is no ticket yet, and a session that is gone has no words for one. */
bool visit_staff_may_print(const struct visit *visit)
{
    const struct visit_ticket *ticket = &visit->staff.ticket;

    return ticket->reference[0] != '\0' && visit->house->has_printer && ticket->session >= 0 &&
           (ticket->verdict == VERDICT_BOOKED || ticket->verdict == VERDICT_WAITING);
}

int visit_staff_found(struct visit *visit, const struct visit_staff *found)
{
    struct visit_staff *staff = &visit->staff;

    staff->is_busy = false;
    if (staff->reference[0] == '\0')
        return EFFECT_NONE; /* she has gone to another page meanwhile */
    staff->problem = found->problem;
    if (found->problem != STAFF_FINE) {
        memory_wipe(staff->reference, sizeof staff->reference);
        return EFFECT_NONE;
    }
    staff->voucher = found->voucher;
    staff->until = found->until;
    memcpy(staff->items, found->items, sizeof staff->items);
    staff->item_count = found->item_count;
    staff->ticket = found->ticket;
    memcpy(staff->ticket_code, found->ticket_code, sizeof staff->ticket_code);
    memcpy(staff->ticket_name, found->ticket_name, sizeof staff->ticket_name);
    memcpy(staff->ticket_language, found->ticket_language, sizeof staff->ticket_language);
    typing_leave(visit); /* the keyboard has done its work: the page shows what was found */
    if (!visit->desk.prints_found || !visit_staff_may_print(visit))
        return EFFECT_NONE;
    visit->desk.prints_found = false;
    return visit_print(visit);
}

bool visit_staff_wants_card(const struct visit *visit)
{
    for (size_t i = 0; i < visit->staff.item_count; i++) {
        if (visit->staff.items[i].terms == VITAMINS_FREE_WITH_CARD)
            return true;
    }
    return false;
}

void visit_card_seen(struct visit *visit, bool is_seen)
{
    visit->staff.card_seen = is_seen;
    if (visit->staff.result == STAFF_NO_CARD)
        visit->staff.result = STAFF_NOT_DONE;
}

int visit_hand_over(struct visit *visit)
{
    struct visit_staff *staff = &visit->staff;

    if (visit->screen != SCREEN_STAFF_VITAMINS || staff->is_busy || staff->item_count == 0 ||
        staff->voucher != STAFF_VOUCHER_OPEN || staff->result == STAFF_HANDED_OVER)
        return EFFECT_NONE;
    if (visit_staff_wants_card(visit) && !staff->card_seen) {
        staff->result = STAFF_NO_CARD;
        return EFFECT_NONE;
    }
    staff->is_busy = true;
    return EFFECT_HAND_OVER;
}

void visit_handed_over(struct visit *visit, enum staff_result result, int short_product)
{
    struct visit_staff *staff = &visit->staff;

    staff->is_busy = false;
    if (staff->reference[0] == '\0')
        return; /* she has gone to another page meanwhile */
    staff->result = result;
    staff->short_product = short_product;
    if (result == STAFF_NOT_DONE) {
        forget_found(staff);
        staff->problem = STAFF_NONE;
    }
    if (result == STAFF_USED)
        staff->voucher = STAFF_VOUCHER_USED;
    if (result == STAFF_OLD)
        staff->voucher = STAFF_VOUCHER_OLD;
    if (result != STAFF_HANDED_OVER)
        return;
    memory_wipe(staff->code, sizeof staff->code); /* the next one may be scanned or typed */
    if (visit->screen == SCREEN_STAFF_VITAMINS)
        typing_focus(visit, TYPING_STAFF_CODE, -1, 0);
}
