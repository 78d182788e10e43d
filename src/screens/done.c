#include "screens/chrome.h"

void build_done(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    ui_add(view, (struct ui_node){.id = "title",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .text = say(view, visit, "done.title").text,
                                  .icon = "check-circle"});
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
    add_text(view, "done.next.title", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "done.next.title"));
    add_text(view, "done.next.text", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "done.next.text"));
    add_text(view, "done.next.desk", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "done.next.desk"));
    add_safety(view, visit);
    add_button(view, visit, "nav.leave", "nav.finish", UI_LOOK_MAIN, UI_SLOT_END, ACT_LEAVE);
}
