/* What the centre cannot do for these ages, and who can: an answer too. */
#include "screens/services.h"

bool cannot_fits(const struct visit *visit, const struct centre_cannot *cannot)
{
    for (size_t i = 0; i < visit->age_count; i++) {
        if (age_fits(&visit->ages[i], &cannot->limits, visit->today, NULL) >= AGE_MAY_FIT)
            return true;
    }
    return visit->age_count == 0;
}

static struct said say_handover(struct ui_view *view, const struct visit *visit, const char *handover)
{
    const struct centre_about *about = centre_about(visit->house->centre);
    int index = centre_find_handover(visit->house->centre, handover);
    const char *key = arena_format(&view->arena, "handover.%s.title", handover);

    if (has_words(visit, key))
        return say(view, visit, key);
    return (struct said){.text = index >= 0 ? about->handovers[index].name : NULL, .language = "en"};
}

/* Who does it stands on the card, and touching it leads there. */
static void add_cannot(struct ui_view *view, const struct visit *visit, const struct centre_cannot *cannot)
{
    const char *id = arena_format(&view->arena, "cannot.%s", cannot->id);
    struct said name = say(view, visit, arena_format(&view->arena, "%s.name", id));
    struct said about = say(view, visit, arena_format(&view->arena, "%s.about", id));
    struct ui_fact *fact = arena_allocate(&view->arena, 1, sizeof *fact);
    const char *where = NULL;
    struct ui_node *card;
    struct said who;

    if (cannot->handover != NULL)
        where = arena_format(&view->arena, "handover:%s", cannot->handover);
    card = add_lead_card(view, arena_format(&view->arena, "cannot.%s", id_part(view, cannot->id)),
                         cannot->icon != NULL ? cannot->icon : "question", name, about, where);
    if (cannot->handover == NULL)
        return;
    who = say_handover(view, visit, cannot->handover);
    *fact = (struct ui_fact){.icon = "hands", .text = who.text, .language = who.language};
    card->facts = fact;
    card->fact_count = who.text != NULL ? 1 : 0;
}

void build_cannot(struct ui_view *view, const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    view->wide = true;
    view->columns_landscape = 2;
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "cannot.title"));
    add_text(view, "cannot.text", UI_LOOK_HELP, UI_LEAD, say(view, visit, "cannot.text"));
    for (size_t i = 0; i < about->cannot_count; i++) {
        if (cannot_fits(visit, &about->cannot[i]))
            add_cannot(view, visit, &about->cannot[i]);
    }
    add_ask_card(view, visit, "cannot.ask");
    add_more(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
}
