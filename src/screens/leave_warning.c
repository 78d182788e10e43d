#include "screens/chrome.h"

void build_leave_warning(struct ui_view *view, const struct visit *visit)
{
    struct word_value seconds = {.name = "seconds", .kind = WORD_NUMBER, .number = visit->seconds_left};

    view->centred = true;
    /* No header: nothing here but the one question, in big letters. */
    ui_add(view, (struct ui_node){.id = "title",
                                  .role = UI_DIALOG,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .text = say(view, visit, "leave-warning.title").text,
                                  .icon = "clock"});
    add_text(view, "leave-warning.text", UI_LOOK_TEXT, UI_LEAD,
             say_with(view, visit, "leave-warning.text", &seconds, 1));
    add_button(view, visit, "nav.restart", "nav.restart", UI_LOOK_SECOND, UI_SLOT_START, ACT_LEAVE);
    add_button(view, visit, "nav.stay", "nav.stay", UI_LOOK_MAIN, UI_SLOT_END, ACT_STAY);
}
