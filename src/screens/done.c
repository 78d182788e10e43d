#include "screens/flow_words.h"
#include "screens/printing.h"
#include "screens/sessions.h"

static void add_reference(struct ui_view *view, const struct visit *visit)
{
    add_text(view, "done.label", UI_LOOK_HELP, UI_LEAD, say(view, visit, "done.reference"));
    ui_add(view, (struct ui_node){.id = "done.reference",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_REFERENCE,
                                  .area = UI_LEAD,
                                  .text = arena_copy_text(&view->arena, visit->reference),
                                  .language = "en",
                                  .personal = true,
                                  .left_to_right = true});
    add_text(view, "done.note", UI_LOOK_TEXT, UI_LEAD, say(view, visit, "done.note"));
    add_print_state(view, visit, SLIP_OF_REQUEST, UI_LEAD);
}

/* The flow's own words for it, else those for a family that has asked for help. */
static void add_next(struct ui_view *view, const struct visit *visit, const char *own)
{
    add_text(view, "done.next.title", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "done.next.title"));
    if (has_words(visit, own)) {
        add_text(view, "done.next.text", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, own));
        add_reply_time(view, visit);
        return;
    }
    add_text(view, "done.next.text", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "done.next.text"));
    add_reply_time(view, visit);
    add_text(view, "done.next.desk", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "done.next.desk"));
}

static void build_stored(struct ui_view *view, const struct visit *visit)
{
    const char *anonymous = arena_format(&view->arena, "%s.done.anonymous", visit->flow->name);
    const char *next = arena_format(&view->arena, "%s.done.next", visit->flow->name);
    struct said title = say(view, visit, own_key(view, visit, "done.title"));

    add_header(view, visit);
    ui_add(view, (struct ui_node){.id = "title",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .text = title.text,
                                  .language = title.language,
                                  .icon = "check-circle"});
    /* Nobody rings about what has no name on it: a number would only be something to be found by. */
    if (has_words(visit, anonymous))
        add_text(view, "done.anonymous", UI_LOOK_TEXT, UI_LEAD, say(view, visit, anonymous));
    else
        add_reference(view, visit);
    if (!has_words(visit, anonymous) || has_words(visit, next))
        add_next(view, visit, next);
    add_safety(view, visit);
    if (!has_words(visit, anonymous))
        add_print_button(view, visit, SLIP_OF_REQUEST, UI_FOOTER);
    add_button(view, visit, "nav.leave", "nav.finish", UI_LOOK_MAIN, UI_SLOT_END, ACT_LEAVE);
}

void build_done(struct ui_view *view, const struct visit *visit)
{
    if (visit->sign_up.is_under_way)
        build_signed_up(view, visit);
    else
        build_stored(view, visit);
}
