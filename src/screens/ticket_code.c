/* The code of a ticket, typed to see it, to give a place back or to take one that has become free. */
#include "locale/writing.h"
#include "screens/sessions.h"

static void add_box(struct ui_view *view, const struct visit *visit, bool is_wrong)
{
    bool focused = visit->typing.item == TYPING_CODE;

    ui_add(view, (struct ui_node){
                     .id = "code",
                     .role = UI_TEXTBOX,
                     .look = UI_LOOK_FIELD,
                     .area = UI_LEAD,
                     .text = shown(view, visit->code),
                     .personal = true,
                     .left_to_right = true,
                     .focused = focused,
                     .has_caret = focused,
                     .caret = writing_kept_offset(visit->code, visit->typing.caret),
                     .invalid = is_wrong,
                     .action = {.kind = ACT_FOCUS_CODE},
                 });
}

static struct said say_problem(struct ui_view *view, const struct visit *visit)
{
    const struct visit_ticket *ticket = &visit->ticket;
    struct word_value minutes = {.name = "minutes", .kind = WORD_NUMBER, .number = ticket->wait_minutes};

    if (ticket->is_incomplete)
        return say(view, visit, "ticket.code.error.incomplete");
    if (ticket->is_busy || !ticket->is_searched || visit->keeper_trouble[0] != '\0')
        return (struct said){0};
    if (ticket->verdict == VERDICT_TOO_MANY)
        return say_with(view, visit, "ticket.code.error.too-many", &minutes, 1);
    return ticket->verdict == VERDICT_NONE ? say(view, visit, "ticket.code.error.none") : (struct said){0};
}

void build_ticket_code(struct ui_view *view, const struct visit *visit)
{
    struct said problem = say_problem(view, visit);
    bool is_busy = visit->ticket.is_busy;
    struct ui_node *find;

    add_header(view, visit);
    if (problem.text != NULL)
        add_alert(view, "error.code", problem, (struct said){0});
    add_heading(view, "title", say(view, visit, "ticket.code.title"));
    add_text(view, "code:help", UI_LOOK_HELP, UI_LEAD, say(view, visit, "ticket.code.help"));
    add_session_trouble(view, visit, "ticket.keeper-away");
    add_box(view, visit, problem.text != NULL);
    add_back(view, visit);
    add_leave(view, visit);
    find = add_button(view, visit, "code.find", is_busy ? "session.moment" : "ticket.code.find", UI_LOOK_MAIN,
                      UI_SLOT_END, ACT_FIND_TICKET);
    find->disabled = is_busy;
    find->icon = "search";
    add_keyboard(view, visit);
}
