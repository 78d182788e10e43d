/* A ticket that somebody has already: found by its code, given back, or the place taken that is kept. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "locale/writing.h"
#include "model/inside.h"
#include "model/typing.h"

static void forget(struct visit *visit)
{
    memory_wipe(&visit->ticket, sizeof visit->ticket);
    visit->ticket.session = -1;
}

void visit_open_ticket_code(struct visit *visit)
{
    memory_wipe(visit->code, sizeof visit->code);
    forget(visit);
    visit_go(visit, SCREEN_TICKET_CODE);
    typing_focus(visit, TYPING_CODE, -1, 0);
}

/* The ticket shows the digits in two groups, and a keyboard may type its own. */
bool visit_ticket_code(const struct visit *visit, char ret_code[TICKET_CODE_CHARS + 1])
{
    struct strbuf digits;
    size_t count = 0;
    bool is_code;

    strbuf_init(&digits, TICKET_CODE_BYTES * 4);
    is_code = writing_ascii_digits(visit->code, &digits) == OK;
    for (const char *c = strbuf_text(&digits); *c != '\0' && is_code; c++) {
        if (*c >= '0' && *c <= '9' && count < TICKET_CODE_CHARS)
            ret_code[count++] = *c;
        else
            is_code = *c == ' ' || *c == '-';
    }
    ret_code[count] = '\0';
    strbuf_finish(&digits);
    return is_code && count == TICKET_CODE_CHARS;
}

void visit_ticket_code_changed(struct visit *visit)
{
    if (!visit->ticket.is_busy)
        forget(visit);
}

int visit_find_ticket(struct visit *visit)
{
    char code[TICKET_CODE_CHARS + 1];
    bool is_code = visit_ticket_code(visit, code);

    memory_wipe(code, sizeof code);
    if (visit->screen != SCREEN_TICKET_CODE || visit->ticket.is_busy)
        return EFFECT_NONE;
    forget(visit);
    visit->keeper_trouble[0] = '\0';
    visit->ticket.is_incomplete = !is_code;
    visit->ticket.is_busy = is_code;
    visit->ticket.is_searched = is_code;
    return is_code ? EFFECT_FIND_TICKET : EFFECT_NONE;
}

void visit_ticket_found(struct visit *visit, const struct visit_ticket *ticket)
{
    bool is_found = ticket->verdict != VERDICT_NONE && ticket->verdict != VERDICT_TOO_MANY;

    if (!visit->ticket.is_busy)
        return;
    visit->ticket.is_busy = false;
    if (visit->screen != SCREEN_TICKET_CODE)
        return; /* she has gone elsewhere meanwhile */
    visit->ticket = *ticket;
    visit->ticket.is_busy = false;
    visit->ticket.is_searched = true;
    if (is_found)
        visit_go(visit, SCREEN_TICKET);
}

void visit_ask_ticket_act(struct visit *visit, enum ticket_act act)
{
    if (visit->screen != SCREEN_TICKET || visit->ticket.is_busy)
        return;
    visit->ticket.act = act;
    visit->ticket.is_asking = act != TICKET_NO_ACT;
    visit->part = 0;
}

int visit_do_ticket_act(struct visit *visit)
{
    if (visit->screen != SCREEN_TICKET || visit->ticket.is_busy || visit->ticket.act == TICKET_NO_ACT)
        return EFFECT_NONE;
    visit->ticket.is_busy = true;
    return EFFECT_TICKET_ACT;
}

void visit_ticket_done(struct visit *visit, enum session_verdict result, int wait_minutes)
{
    struct visit_ticket *ticket = &visit->ticket;

    if (!ticket->is_busy)
        return;
    ticket->is_busy = false;
    ticket->is_asking = false;
    ticket->wait_minutes = wait_minutes;
    ticket->result = result;
    if (result == VERDICT_DONE && ticket->act == TICKET_TAKE)
        ticket->verdict = VERDICT_BOOKED;
    visit->part = 0;
}

void visit_ticket_unknown(struct visit *visit, const char *code)
{
    visit->ticket.is_busy = false;
    visit_keeper_seen(visit, code);
}
