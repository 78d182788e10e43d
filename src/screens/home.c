#include <string.h>

#include "screens/chrome.h"

/* What home can offer; the pack's `features` say which of it this centre has. */
static const struct offer {
    const char *feature;
    const char *id;
    const char *title;
    const char *about;
    const char *icon;
    struct ui_action action;
} offers[] = {
    {"refer",
     "home.refer",
     "home.refer.title",
     "home.refer.about",
     "heart",
     {.kind = ACT_START_FLOW, .text = "self-referral"}},
};

void build_home(struct ui_view *view, const struct visit *visit)
{
    view->wide = true;
    view->columns_landscape = 2;
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "home.title"));
    for (size_t i = 0; i < sizeof offers / sizeof offers[0]; i++) {
        struct said title;
        struct said about;

        if (!centre_has_feature(visit->house->centre, offers[i].feature))
            continue;
        title = say(view, visit, offers[i].title);
        about = say(view, visit, offers[i].about);
        ui_add(view, (struct ui_node){.id = offers[i].id,
                                      .role = UI_BUTTON,
                                      .look = UI_LOOK_CARD,
                                      .area = UI_ITEMS,
                                      .text = title.text,
                                      .language = title.language,
                                      .detail = about.text,
                                      .detail_language = about.language,
                                      .icon = offers[i].icon,
                                      .action = offers[i].action});
    }
    add_safety(view, visit);
    add_button(view, visit, "nav.restart", "nav.restart", UI_LOOK_QUIET, UI_SLOT_END, ACT_LEAVE);
}
