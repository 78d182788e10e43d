/* Staff at the screen: a PIN first, then a voucher to hand over or a ticket to print again. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "locale/writing.h"
#include "model/inside.h"
#include "model/typing.h"

enum { NUMBER_DIGITS_MAX = 4, PIN_DIGITS_MIN = 6 };

static void forget_found(struct visit_staff *staff)
{
    memory_wipe(staff->reference, sizeof staff->reference);
    memory_wipe(staff->items, sizeof staff->items);
    memory_wipe(&staff->ticket, sizeof staff->ticket);
    memory_wipe(staff->ticket_code, sizeof staff->ticket_code);
    memory_wipe(staff->ticket_name, sizeof staff->ticket_name);
    staff->item_count = 0;
    staff->card_seen = false;
    staff->result = STAFF_NOT_DONE;
    staff->problem = STAFF_FINE;
}

/* --- who is it? --- */

void visit_open_staff(struct visit *visit)
{
    visit_set_language(visit, "en");
    (void)model_drop_flow(visit);
    if (visit->staff.is_open) {
        visit_go(visit, SCREEN_STAFF);
        return;
    }
    memory_wipe(&visit->staff, sizeof visit->staff);
    visit_go(visit, SCREEN_STAFF_UNLOCK);
    typing_focus(visit, TYPING_STAFF_NUMBER, -1, 0);
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
        !is_number(staff->pin, PIN_DIGITS_MIN, STAFF_PIN_BYTES - 1)) {
        staff->problem = STAFF_INCOMPLETE;
        return EFFECT_NONE;
    }
    staff->problem = STAFF_FINE;
    staff->is_busy = true;
    return EFFECT_UNLOCK;
}

void visit_unlocked(struct visit *visit, enum staff_problem problem, int wait_minutes)
{
    struct visit_staff *staff = &visit->staff;

    memory_wipe(staff->pin, sizeof staff->pin);
    staff->is_busy = false;
    staff->problem = problem;
    staff->wait_minutes = wait_minutes;
    staff->is_open = problem == STAFF_FINE;
    if (visit->screen != SCREEN_STAFF_UNLOCK)
        return;
    if (!staff->is_open) {
        typing_focus(visit, TYPING_STAFF_PIN, -1, 0);
        return;
    }
    typing_leave(visit);
    model_show(visit, SCREEN_STAFF);
}

int visit_lock(struct visit *visit)
{
    memory_wipe(&visit->staff, sizeof visit->staff);
    return EFFECT_LOCK | EFFECT_LEAVE;
}

void visit_staff_locked(struct visit *visit)
{
    memory_wipe(&visit->staff, sizeof visit->staff);
    visit->trail_length = 0;
    visit_go(visit, SCREEN_STAFF_UNLOCK);
    typing_focus(visit, TYPING_STAFF_NUMBER, -1, 0);
}

void visit_staff_unknown(struct visit *visit, const char *code)
{
    visit->staff.is_busy = false;
    memory_wipe(visit->staff.pin, sizeof visit->staff.pin);
    visit_keeper_seen(visit, code);
}

/* --- a voucher, a ticket --- */

void visit_open_staff_page(struct visit *visit, enum screen screen)
{
    if (!visit->staff.is_open)
        return;
    forget_found(&visit->staff);
    memory_wipe(visit->staff.code, sizeof visit->staff.code);
    visit_go(visit, screen);
    typing_focus(visit, TYPING_STAFF_CODE, -1, 0);
}

int visit_staff_look(struct visit *visit)
{
    struct visit_staff *staff = &visit->staff;
    bool is_there = visit->screen == SCREEN_STAFF_VITAMINS || visit->screen == SCREEN_STAFF_TICKET;
    char reference[REFERENCE_CHARS + 1];

    if (!is_there || staff->is_busy)
        return EFFECT_NONE;
    forget_found(staff);
    visit->keeper_trouble[0] = '\0';
    if (!model_read_reference(staff->code, reference)) {
        staff->problem = STAFF_NO_CODE;
        return EFFECT_NONE;
    }
    (void)snprintf(staff->reference, sizeof staff->reference, "%s", reference);
    staff->is_busy = true;
    return EFFECT_STAFF_LOOK;
}

void visit_staff_found(struct visit *visit, const struct visit_staff *found)
{
    struct visit_staff *staff = &visit->staff;

    staff->is_busy = false;
    staff->problem = found->problem;
    if (found->problem != STAFF_FINE) {
        memory_wipe(staff->reference, sizeof staff->reference);
        return;
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
    visit->staff.is_busy = false;
    visit->staff.result = result;
    visit->staff.short_product = short_product;
}
