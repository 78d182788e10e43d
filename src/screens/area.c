/* Which centre or school do you use? What a pilot offers depends on it, and never on a postcode. */
#include "screens/chrome.h"

static void add_choice(struct ui_view *view, const char *name, struct said text, const char *icon,
                       enum offer_use use)
{
    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "area.%s", id_part(view, name)),
                                  .role = UI_RADIO,
                                  .look = UI_LOOK_CHOICE,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .icon = icon,
                                  .action = {.kind = ACT_AREA, .option = (int)use}});
}

void build_area(struct ui_view *view, const struct visit *visit)
{
    const struct centre_area *area = &centre_about(visit->house->centre)->areas[0];
    const char *text = arena_format(&view->arena, "area.%s.text", area->id);

    add_header(view, visit);
    add_heading(view, "title", say(view, visit, arena_format(&view->arena, "area.%s.title", area->id)));
    if (has_words(visit, text))
        add_text(view, "area.text", UI_LOOK_HELP, UI_LEAD, say(view, visit, text));
    for (size_t i = 0; i < area->place_count; i++) {
        const char *key = arena_format(&view->arena, "area.%s.place.%s", area->id, area->places[i]);

        add_choice(view, area->places[i], say(view, visit, key), "house", OFFER_USES);
    }
    for (size_t i = 0; i < area->school_count; i++)
        add_choice(view, area->schools[i], (struct said){area->schools[i], "en"}, "school", OFFER_USES);
    add_choice(view, "other", say(view, visit, "area.other"), NULL, OFFER_USES_NOT);
    add_choice(view, "not-sure", say(view, visit, "area.not-sure"), "question", OFFER_NOT_SURE);
    add_more(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
}
