#include <string.h>

#include "screens/notice.h"

/* What home can offer; the pack's `features` say which of it this centre has, and in which order. */
static const struct offer {
    const char *feature;
    const char *icon;
    const char *leads_to;
} offers[] = {
    {.feature = "offer", .icon = "play", .leads_to = "screen:offer"},
    {.feature = "sessions", .icon = "calendar", .leads_to = "screen:sessions"},
    {.feature = "vitamins", .icon = "vitamins", .leads_to = "flow:vitamins"},
    {.feature = "refer", .icon = "heart"},
    {.feature = "doors", .icon = "people", .leads_to = "flow:doors"},
    {.feature = "views", .icon = "message", .leads_to = "flow:views"},
};

static const struct offer *find_offer(const char *feature)
{
    for (size_t i = 0; i < sizeof offers / sizeof offers[0]; i++) {
        if (strcmp(offers[i].feature, feature) == 0)
            return &offers[i];
    }
    return NULL;
}

/* Where the question of who is asking comes first, it decides which request it will be. */
static const char *way_to_ask(const struct visit *visit)
{
    return centre_find_flow(visit->house->centre, "asking") != NULL ? "flow:asking" : "flow:self-referral";
}

static void add_offer(struct ui_view *view, const struct visit *visit, const struct offer *offer)
{
    const char *id = arena_format(&view->arena, "home.%s", offer->feature);
    struct said title = say(view, visit, arena_format(&view->arena, "%s.title", id));
    struct said about = say(view, visit, arena_format(&view->arena, "%s.about", id));
    const char *where = offer->leads_to != NULL ? offer->leads_to : way_to_ask(visit);

    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CARD,
                                  .area = UI_ITEMS,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = about.text,
                                  .detail_language = about.language,
                                  .icon = offer->icon,
                                  .action = {.kind = ACT_LEAD, .text = where}});
}

void build_home(struct ui_view *view, const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "home.title"));
    view->wide = !add_own_notice(view, visit); /* above the cards it would push one of their rows off */
    view->columns_landscape = view->wide ? 2 : 1;
    for (size_t i = 0; i < about->feature_count; i++) {
        const struct offer *offer = find_offer(about->features[i]);

        if (offer != NULL)
            add_offer(view, visit, offer);
    }
    add_more(view, visit);
    add_safety(view, visit);
    add_button(view, visit, "home.staff", "staff.home", UI_LOOK_QUIET, UI_SLOT_START, ACT_OPEN_STAFF)->icon =
        "lock";
    add_button(view, visit, "nav.restart", "nav.restart", UI_LOOK_QUIET, UI_SLOT_END, ACT_LEAVE);
}
