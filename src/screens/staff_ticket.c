/* A ticket that staff print again. Whose it is stands on the paper only. */
#include "screens/printing.h"
#include "screens/sessions.h"
#include "screens/staff.h"

static bool is_found(const struct visit_staff *staff)
{
    return staff->ticket.reference[0] != '\0';
}

/* A place that is only kept is no ticket yet, and a session that is gone has no words for one. */
static bool has_slip(const struct visit_ticket *ticket)
{
    return ticket->session >= 0 && (ticket->verdict == VERDICT_BOOKED || ticket->verdict == VERDICT_WAITING);
}

static struct said say_standing(struct ui_view *view, const struct visit *visit,
                                const struct visit_ticket *ticket)
{
    struct word_value number = {.name = "number", .kind = WORD_NUMBER, .number = ticket->position};

    if (ticket->verdict == VERDICT_OFFERED)
        return say(view, visit, "staff.ticket.offered");
    return ticket->verdict == VERDICT_WAITING ? say_with(view, visit, "staff.ticket.waiting", &number, 1)
                                              : say(view, visit, "staff.ticket.booked");
}

static void add_session(struct ui_view *view, const struct visit *visit, const struct visit_ticket *ticket)
{
    const struct session *session;

    if (ticket->session < 0) {
        add_session_fact(view, "session.when", "calendar", say_session_date(view, visit, &ticket->date));
        add_session_fact(view, "staff.no-session", "question", say(view, visit, "staff.ticket.no-session"));
        return;
    }
    session = session_at(visit, (size_t)ticket->session);
    add_session_name(view, visit, session);
    add_session_facts(view, visit, session, &ticket->date);
}

static void add_found(struct ui_view *view, const struct visit *visit)
{
    const struct visit_ticket *ticket = &visit->staff.ticket;

    add_session(view, visit, ticket);
    add_session_fact(view, "staff.standing", ticket->verdict == VERDICT_BOOKED ? "ticket" : "hourglass",
                     say_standing(view, visit, ticket));
    add_party(view, visit, ticket->children, ticket->adults);
    if (!has_slip(ticket))
        return;
    add_text(view, "staff.paper", UI_LOOK_HELP, UI_ITEMS,
             say(view, visit, visit->house->has_printer ? "staff.ticket.name" : "staff.ticket.no-printer"));
}

static struct ui_node *add_print(struct ui_view *view, const struct visit *visit, const char *key,
                                 enum ui_look look)
{
    struct ui_node *button = add_button(view, visit, "print.slip", key, look, UI_SLOT_END, ACT_PRINT);

    button->disabled = visit->slip == SLIP_PRINTING;
    button->icon = "printer";
    return button;
}

/* Where the printer is quick, a second touch of a hurried finger does not print another one: the button has
 * gone from under it. */
static void add_main(struct ui_view *view, const struct visit *visit)
{
    bool has_failed = visit->slip == SLIP_FAILED || visit->slip == SLIP_HALF;

    if (!is_found(&visit->staff))
        add_staff_look(view, visit);
    else if (!visit_staff_may_print(visit) || visit->slip == SLIP_PRINTED)
        add_staff_next(view, visit);
    else
        add_print(view, visit, has_failed ? "print.again" : "staff.print", UI_LOOK_MAIN);
}

void build_staff_ticket(struct ui_view *view, const struct visit *visit)
{
    const struct visit_staff *staff = &visit->staff;

    add_header(view, visit);
    add_staff_problem(view, say_staff_code_problem(view, visit, "staff.ticket.no-code", "staff.ticket.none"),
                      (struct said){0});
    add_heading(view, "title", say(view, visit, "staff.ticket"));
    add_staff_trouble(view, visit);
    add_staff_code(view, visit, "staff.ticket.code");
    add_print_state(view, visit, SLIP_FOR_STAFF, UI_LEAD);
    if (is_found(staff))
        add_found(view, visit);
    if (visit_staff_may_print(visit) && visit->slip == SLIP_PRINTED)
        add_print(view, visit, "print.ticket", UI_LOOK_SECOND)->area = UI_ITEMS;
    add_more(view, visit);
    add_back(view, visit);
    add_staff_lock(view, visit, UI_LOOK_QUIET, UI_SLOT_MIDDLE);
    add_main(view, visit);
    add_keyboard(view, visit);
}
