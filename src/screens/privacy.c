#include "screens/flow_words.h"

static void add_keeper_away(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    code.text = arena_copy_text(&view->arena, visit->keeper_trouble);
    add_alert(view, "keeper-away", say_with(view, visit, "privacy.keeper-away", &code, 1),
              say(view, visit, "privacy.still-works"));
}

/* A flow may say any of it in its own words: what is asked without a name has other rights, and a name on a
 * ticket is kept for {days} only. */
static void add_part(struct ui_view *view, const struct visit *visit, const char *key, enum ui_look look)
{
    const struct word_value values[] = {
        centre_value(view, visit),
        {.name = "days", .kind = WORD_NUMBER, .number = centre_about(visit->house->centre)->names_days},
    };

    add_text(view, key, look, UI_ITEMS, say_with(view, visit, own_key(view, visit, key), values, 2));
}

void build_privacy(struct ui_view *view, const struct visit *visit)
{
    static const char *const parts[][2] = {
        {"privacy.who.title", "privacy.who.text"},
        {"privacy.see.title", "privacy.see.text"},
        {"privacy.keep.title", "privacy.keep.text"},
        {"privacy.rights.title", "privacy.rights.text"},
    };

    add_header(view, visit);
    if (visit->keeper_trouble[0] != '\0')
        add_keeper_away(view, visit);
    add_heading(view, "title", say(view, visit, own_key(view, visit, "privacy.title")));
    add_part(view, visit, "privacy.lead", UI_LOOK_TEXT);
    if (!visit->sign_up.is_under_way)
        add_reply_time(view, visit);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        add_part(view, visit, parts[i][0], UI_LOOK_SUBHEADING);
        add_part(view, visit, parts[i][1], UI_LOOK_TEXT);
    }
    add_part(view, visit, "privacy.complain", UI_LOOK_TEXT);
    add_text(view, "privacy.stop", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "privacy.stop"));
    add_more(view, visit);
    add_safety(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    add_onward(view, visit, "nav.start", ACT_NEXT);
}
