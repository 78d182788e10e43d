#include "screens/chrome.h"

static struct said say_centre(struct ui_view *view, const struct visit *visit, const char *key)
{
    struct word_value centre = {.name = "centre", .kind = WORD_TEXT};

    if (words_find(visit->house->words, visit->language, "centre.name").text != NULL)
        centre.text = say(view, visit, "centre.name").text;
    else
        centre.text = centre_about(visit->house->centre)->title;
    return say_with(view, visit, key, &centre, 1);
}

static void add_keeper_away(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    code.text = arena_copy_text(&view->arena, visit->keeper_trouble);
    add_alert(view, "keeper-away", say_with(view, visit, "privacy.keeper-away", &code, 1), (struct said){0});
}

void build_privacy(struct ui_view *view, const struct visit *visit)
{
    static const char *const parts[][2] = {
        {"privacy.who.title", "privacy.who.text"},
        {"privacy.see.title", "privacy.see.text"},
        {"privacy.keep.title", "privacy.keep.text"},
        {"privacy.rights.title", "privacy.rights.text"},
    };
    struct ui_node *start;

    add_header(view, visit);
    if (visit->keeper_trouble[0] != '\0')
        add_keeper_away(view, visit);
    add_heading(view, "title", say(view, visit, "privacy.title"));
    add_text(view, "privacy.lead", UI_LOOK_TEXT, UI_ITEMS, say_centre(view, visit, "privacy.lead"));
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        add_text(view, parts[i][0], UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, parts[i][0]));
        add_text(view, parts[i][1], UI_LOOK_TEXT, UI_ITEMS, say_centre(view, visit, parts[i][1]));
    }
    add_text(view, "privacy.stop", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "privacy.stop"));
    add_more(view, visit);
    add_safety(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    start = add_button(view, visit, "nav.next", "nav.start", UI_LOOK_MAIN, UI_SLOT_END, ACT_NEXT);
    start->icon = "chevron-end";
    start->icon_mirrors = true;
}
