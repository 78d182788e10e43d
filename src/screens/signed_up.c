/* The last page of signing up: the ticket on glass. What it says is for this family alone. */
#include "screens/printing.h"
#include "screens/sessions.h"

/* "123 456": read in two breaths, in the figures that the desk reads too. */
static const char *grouped(struct ui_view *view, const char *code)
{
    return arena_format(&view->arena, "%.3s\u00A0%s", code, code + TICKET_CODE_CHARS / 2);
}

static void add_title_of(struct ui_view *view, const struct visit *visit, bool waits)
{
    struct word_value position = {.name = "number", .kind = WORD_NUMBER, .number = visit->sign_up.position};
    struct said title = waits ? say_with(view, visit, "sign-up.done.waiting", &position, 1)
                              : say(view, visit, "sign-up.done.booked");

    ui_add(view, (struct ui_node){.id = "title",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .text = title.text,
                                  .language = title.language,
                                  .icon = waits ? "hourglass" : "check-circle",
                                  .personal = true});
}

static void add_code(struct ui_view *view, const struct visit *visit)
{
    add_text(view, "done.code.label", UI_LOOK_HELP, UI_LEAD, say(view, visit, "sign-up.done.code"));
    ui_add(view, (struct ui_node){.id = "done.code",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_REFERENCE,
                                  .area = UI_LEAD,
                                  .text = grouped(view, visit->sign_up.code),
                                  .language = "en",
                                  .personal = true,
                                  .left_to_right = true});
}

/* Once it is on paper too, a page with little room can do without. */
static void add_note(struct ui_view *view, const struct visit *visit, bool waits)
{
    add_text(view, "done.note", visit->slip == SLIP_PRINTED ? UI_LOOK_HELP : UI_LOOK_TEXT, UI_LEAD,
             say(view, visit, waits ? "sign-up.done.note-waiting" : "sign-up.done.note"));
}

void add_party(struct ui_view *view, const struct visit *visit, int children, int adults)
{
    struct word_value values[] = {
        {.name = "children", .kind = WORD_NUMBER, .number = children},
        {.name = "adults", .kind = WORD_NUMBER, .number = adults},
    };

    add_session_fact(view, "session.party", "people", say_with(view, visit, "session.party", values, 2));
    view->nodes[view->count - 1].personal = true;
}

static void add_reference(struct ui_view *view, const struct visit *visit)
{
    struct said label = say(view, visit, "done.reference");

    ui_add(view, (struct ui_node){.id = "done.reference",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_FACT,
                                  .area = UI_ITEMS,
                                  .icon = "ticket",
                                  .text = arena_copy_text(&view->arena, visit->reference),
                                  .language = "en",
                                  .detail = label.text,
                                  .detail_language = label.language,
                                  .personal = true,
                                  .left_to_right = true});
}

static void add_bring(struct ui_view *view, const struct visit *visit, const struct session *session)
{
    const struct service *service = session_service(visit, session);
    struct word_value what = {.name = "what", .kind = WORD_TEXT};

    if (service != NULL)
        what.text = say_service(view, visit, service, "bring", NULL).text;
    if (what.text != NULL)
        add_session_fact(view, "session.bring", "bag", say_with(view, visit, "service.bring", &what, 1));
}

/* Of a place in the queue nobody makes a note in a calendar. */
static void add_event(struct ui_view *view, const struct visit *visit)
{
    struct said title = say(view, visit, "service.take");
    struct said help = say(view, visit, "slip.event");

    if (visit->sign_up.event[0] == '\0')
        return;
    ui_add(view, (struct ui_node){.id = "done.event",
                                  .role = UI_IMG,
                                  .look = UI_LOOK_CODE,
                                  .area = UI_NOTICE,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = help.text,
                                  .detail_language = help.language,
                                  .code = arena_copy_text(&view->arena, visit->sign_up.event),
                                  .personal = true});
}

static enum slip_kind slip_of(const struct visit *visit)
{
    return visit->sign_up.verdict == VERDICT_WAITING ? SLIP_OF_WAITING : SLIP_OF_TICKET;
}

void build_signed_up(struct ui_view *view, const struct visit *visit)
{
    const struct session *session = session_at(visit, visit->sign_up.session);
    bool waits = visit->sign_up.verdict == VERDICT_WAITING;

    add_header(view, visit);
    add_title_of(view, visit, waits);
    add_session_example(view, visit, session);
    add_code(view, visit);
    add_print_state(view, visit, slip_of(visit), UI_LEAD);
    add_note(view, visit, waits);
    add_session_name(view, visit, session);
    add_session_facts(view, visit, session, &visit->sign_up.date);
    add_party(view, visit, visit->sign_up.children, visit->sign_up.adults);
    add_bring(view, visit, session);
    add_reference(view, visit);
    add_text(view, "done.next.title", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "done.next.title"));
    add_text(view, "done.next.text", UI_LOOK_TEXT, UI_ITEMS,
             say(view, visit, waits ? "sign-up.done.next-waiting" : "sign-up.done.next-booked"));
    add_more(view, visit);
    add_event(view, visit);
    add_print_button(view, visit, slip_of(visit), UI_FOOTER);
    add_button(view, visit, "nav.leave", "nav.finish", UI_LOOK_MAIN, UI_SLOT_END, ACT_LEAVE);
}
