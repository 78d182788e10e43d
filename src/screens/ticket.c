/* Somebody's ticket: what it is for, how it stands; giving the place back, or taking one that is kept. */
#include "screens/day_words.h"
#include "screens/printing.h"
#include "screens/sessions.h"

static bool is_asked_to_cancel(const struct visit_ticket *ticket)
{
    return ticket->is_asking && ticket->act == TICKET_CANCEL && ticket->result != VERDICT_DONE;
}

static bool is_done(const struct visit_ticket *ticket)
{
    return ticket->result == VERDICT_DONE;
}

/* The keeper knew the ticket no more when it was to be given back. */
static bool is_lost(const struct visit_ticket *ticket)
{
    return ticket->act != TICKET_NO_ACT && !ticket->is_asking && !ticket->is_busy &&
           ticket->result == VERDICT_NONE;
}

/* It was kept, and nobody took it in time. */
static bool is_gone(const struct visit_ticket *ticket)
{
    return ticket->verdict == VERDICT_GONE || ticket->result == VERDICT_GONE;
}

/* Closed, or at another time now: whoever holds a ticket for it must not come in vain. */
static bool is_off(const struct visit_ticket *ticket)
{
    return ticket->session < 0;
}

/* A place that was kept, and one on the waiting list, are not lost by the same words as a place. */
static bool has_place(const struct visit_ticket *ticket)
{
    return ticket->verdict == VERDICT_BOOKED || ticket->verdict == VERDICT_OFFERED;
}

/* --- how it stands --- */

static struct said say_result(struct ui_view *view, const struct visit *visit,
                              const struct visit_ticket *ticket)
{
    if (ticket->act == TICKET_TAKE)
        return say(view, visit, "ticket.taken");
    return say(view, visit, has_place(ticket) ? "ticket.cancelled" : "ticket.left");
}

static struct said say_standing(struct ui_view *view, const struct visit *visit,
                                const struct visit_ticket *ticket)
{
    struct word_value number = {.name = "number", .kind = WORD_NUMBER, .number = ticket->position};

    if (is_done(ticket))
        return say_result(view, visit, ticket);
    if (is_asked_to_cancel(ticket))
        return say(view, visit, has_place(ticket) ? "ticket.cancel.ask" : "ticket.leave.ask");
    if (is_gone(ticket))
        return say(view, visit, "ticket.gone");
    if (is_off(ticket))
        return say(view, visit, "ticket.changed");
    if (ticket->verdict == VERDICT_OFFERED)
        return say_moment(view, visit, "ticket.offered", ticket->held_day, ticket->held_minute);
    if (ticket->verdict == VERDICT_WAITING)
        return say_with(view, visit, "sign-up.done.waiting", &number, 1);
    return say(view, visit, "sign-up.done.booked");
}

static const char *icon_of(const struct visit_ticket *ticket)
{
    if (is_done(ticket))
        return "check-circle";
    if (is_asked_to_cancel(ticket))
        return "question";
    if (is_off(ticket))
        return "calendar";
    return ticket->verdict == VERDICT_BOOKED || ticket->verdict == VERDICT_OFFERED ? "ticket" : "hourglass";
}

static void add_standing(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    struct said title = say_standing(view, visit, ticket);

    ui_add(view, (struct ui_node){.id = "title",
                                  .role = is_done(ticket) ? UI_STATUS : UI_HEADING,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .text = title.text,
                                  .language = title.language,
                                  .icon = icon_of(ticket),
                                  .personal = true});
}

/* After an act that could not be done. */
static void add_problem_of(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    struct word_value minutes = {.name = "minutes", .kind = WORD_NUMBER, .number = ticket->wait_minutes};

    add_session_trouble(view, visit, "ticket.keeper-away");
    if (ticket->result == VERDICT_TOO_MANY)
        add_alert(view, "error.ticket", say_with(view, visit, "ticket.code.error.too-many", &minutes, 1),
                  (struct said){0});
    else if (is_lost(ticket))
        add_alert(view, "error.ticket", say(view, visit, "ticket.lost"), (struct said){0});
}

static void add_help(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    const char *key = NULL;

    if (is_done(ticket) && ticket->act == TICKET_CANCEL)
        key = has_place(ticket) ? "ticket.cancelled.text" : NULL;
    else if (is_asked_to_cancel(ticket))
        key = has_place(ticket) ? "ticket.cancel.text" : "ticket.leave.text";
    else if (is_gone(ticket))
        key = "ticket.gone.text";
    else if (is_off(ticket))
        key = NULL; /* the lines below say what to do */
    else if (ticket->verdict == VERDICT_OFFERED)
        key = "ticket.offered.text";
    else if (ticket->verdict == VERDICT_WAITING)
        key = "ticket.waiting.text";
    if (key != NULL)
        add_text(view, "ticket.text", UI_LOOK_TEXT, UI_LEAD, say(view, visit, key));
}

/* --- what it is for --- */

static void add_what(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    const struct session *session;

    if (is_off(ticket)) {
        add_session_fact(view, "session.when", "calendar", say_session_date(view, visit, &ticket->date));
        add_session_fact(view, "ticket.no-session", "question", say(view, visit, "ticket.no-session"));
        return;
    }
    session = session_at(visit, (size_t)ticket->session);
    add_session_name(view, visit, session);
    add_session_facts(view, visit, session, &ticket->date);
}

static void add_reference(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    struct said label = say(view, visit, "done.reference");

    ui_add(view, (struct ui_node){.id = "ticket.reference",
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_FACT,
                                  .area = UI_ITEMS,
                                  .icon = "ticket",
                                  .text = arena_copy_text(&view->arena, ticket->reference),
                                  .language = "en",
                                  .detail = label.text,
                                  .detail_language = label.language,
                                  .personal = true,
                                  .left_to_right = true});
}

/* --- what can be done --- */

/* The main one says that it waits; the other only does nothing meanwhile. */
static void add_act(struct ui_view *view, const struct visit *visit, const char *id, const char *key,
                    struct ui_action action)
{
    bool is_busy = visit->ticket.is_busy;
    struct ui_node *button =
        add_button(view, visit, id, is_busy ? "session.moment" : key, UI_LOOK_MAIN, UI_SLOT_END, action.kind);

    button->action = action;
    button->disabled = is_busy;
}

static void add_question(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    struct ui_node *no = add_button(view, visit, "ticket.cancel.no",
                                    has_place(ticket) ? "ticket.cancel.no" : "ticket.leave.no",
                                    UI_LOOK_SECOND, UI_SLOT_START, ACT_TICKET_ASK);

    no->action.option = TICKET_NO_ACT;
    no->disabled = ticket->is_busy;
    add_act(view, visit, "ticket.cancel.yes", has_place(ticket) ? "ticket.cancel.yes" : "ticket.leave.yes",
            (struct ui_action){.kind = ACT_TICKET_DO, .option = TICKET_CANCEL});
}

static bool has_acts(const struct visit_ticket *ticket)
{
    return ticket->result == VERDICT_NONE && !is_lost(ticket) && !is_gone(ticket);
}

/* A ticket that holds, of a session that is known: a place that is only kept is not on paper yet. */
static bool has_slip(const struct visit_ticket *ticket)
{
    bool is_given_back = is_done(ticket) && ticket->act == TICKET_CANCEL;

    return ticket->session >= 0 && !is_given_back && !is_lost(ticket) && !is_asked_to_cancel(ticket) &&
           (ticket->verdict == VERDICT_BOOKED || ticket->verdict == VERDICT_WAITING);
}

static void add_slip(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    if (!has_slip(ticket))
        return;
    add_print_state(view, visit, SLIP_OF_COPY, UI_ITEMS);
    add_print_button(view, visit, SLIP_OF_COPY, UI_ITEMS);
}

/* Below what it is for: nobody gives a place back by a touch in passing. */
static void add_cancel(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    struct ui_node *cancel;

    if (!has_acts(ticket) || is_asked_to_cancel(ticket))
        return;
    cancel = add_button(view, visit, "ticket.cancel", has_place(ticket) ? "ticket.cancel" : "ticket.leave",
                        UI_LOOK_SECOND, UI_SLOT_START, ACT_TICKET_ASK);
    cancel->area = UI_ITEMS;
    cancel->action.option = TICKET_CANCEL;
    cancel->disabled = ticket->is_busy;
    cancel->icon = "cross";
}

/* The date among those of the timetable, or -1 when it is not for her children. */
static int find_date(const struct visit *visit, const struct visit_ticket *ticket)
{
    for (size_t i = 0; i < visit->session_count; i++) {
        const struct visit_session *entry = &visit->sessions[i];

        if ((int)entry->session == ticket->session && entry->date.opens == ticket->date.opens &&
            date_compare(entry->date.day, ticket->date.day) == 0)
            return (int)i;
    }
    return -1;
}

/* Whose place has gone on can sign up again: there her place on the list begins anew. */
static void add_again(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    struct ui_node *again = add_button(view, visit, "ticket.again", "session.sign-up", UI_LOOK_SECOND,
                                       UI_SLOT_END, ACT_OPEN_SESSION);

    again->action.item = find_date(visit, ticket);
}

static void add_finish(struct ui_view *view, const struct visit *visit)
{
    add_button(view, visit, "nav.leave", "nav.finish", UI_LOOK_MAIN, UI_SLOT_END, ACT_LEAVE);
}

static void add_foot(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    bool takes = has_acts(ticket) && ticket->verdict == VERDICT_OFFERED;

    if (is_done(ticket)) {
        add_finish(view, visit);
        return;
    }
    if (is_asked_to_cancel(ticket)) {
        add_question(view, visit, ticket);
        add_leave(view, visit);
        return;
    }
    add_back(view, visit);
    if (is_gone(ticket) && find_date(visit, ticket) >= 0)
        add_again(view, visit, ticket);
    if (!takes) {
        add_finish(view, visit); /* she has only looked */
        return;
    }
    add_act(view, visit, "ticket.take", "ticket.take",
            (struct ui_action){.kind = ACT_TICKET_DO, .option = TICKET_TAKE});
    add_leave(view, visit);
}

void build_ticket(struct ui_view *view, const struct visit *visit)
{
    const struct visit_ticket *ticket = &visit->ticket;

    add_header(view, visit);
    add_problem_of(view, visit, ticket);
    add_standing(view, visit, ticket);
    if (ticket->session >= 0)
        add_session_example(view, visit, session_at(visit, (size_t)ticket->session));
    add_help(view, visit, ticket);
    add_what(view, visit, ticket);
    add_party(view, visit, ticket->children, ticket->adults);
    add_reference(view, visit, ticket);
    add_slip(view, visit, ticket);
    add_cancel(view, visit, ticket);
    add_more(view, visit);
    add_foot(view, visit, ticket);
}
