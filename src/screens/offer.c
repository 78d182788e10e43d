/* What there is for the children's ages, in the groups of how to get in; and where nothing is, who helps. */
#include <string.h>

#include "screens/services.h"

/* For whom it is stands in the heading: a page of services has no line to spare. */
static void add_for_whom(struct ui_view *view, const struct visit *visit)
{
    struct word_value ages = {.name = "ages", .kind = WORD_TEXT};
    struct said change = say(view, visit, "nav.change");

    ages.text = as_value(view, say_ages(view, visit, all_children(visit)));
    if (visit->age_count == 0)
        add_heading(view, "title", say(view, visit, "offer.title-any"));
    else
        add_heading(view, "title",
                    say_with(view, visit, visit->offer_count > 0 ? "offer.title" : "offer.for", &ages, 1));
    view->nodes[view->count - 1].personal = visit->age_count > 0;
    ui_add(view, (struct ui_node){.id = "change.ages",
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CHIP,
                                  .area = UI_LEAD,
                                  .text = change.text,
                                  .language = change.language,
                                  .icon = "pencil",
                                  .beside = true,
                                  .action = {.kind = ACT_LEAD, .text = "flow:ages"}});
}

static void add_unchecked(struct ui_view *view, const struct visit *visit)
{
    for (size_t i = 0; i < visit->offer_count; i++) {
        const struct offer_entry *entry = &visit->offer[i];

        if (entry->is_stale && service_at(visit, entry->service)->checked.year == 0) {
            add_text(view, "offer.unchecked", UI_LOOK_HELP, UI_ITEMS, say(view, visit, "offer.unchecked"));
            return;
        }
    }
}

static void add_groups(struct ui_view *view, const struct visit *visit)
{
    int group = -1;

    for (size_t i = 0; i < visit->offer_count; i++) {
        const struct offer_entry *entry = &visit->offer[i];
        enum offer_access access = service_at(visit, entry->service)->access;

        if (group != (int)access)
            add_text(view, arena_format(&view->arena, "group.%s", access_name(access)), UI_LOOK_SUBHEADING,
                     UI_ITEMS,
                     say(view, visit, arena_format(&view->arena, "access.%s.title", access_name(access))));
        group = (int)access;
        add_service_card(view, visit, entry, true);
    }
}

/* The children who can come to it later: an entry says from when, but not who. */
static unsigned later_for(const struct visit *visit, const struct offer_entry *entry)
{
    const struct service *service = service_at(visit, entry->service);
    unsigned children = 0;

    for (size_t i = 0; i < visit->age_count && entry->from.year != 0; i++) {
        if (age_fits(&visit->ages[i], &service->limits, visit->today, NULL) == AGE_TOO_YOUNG)
            children |= 1U << i;
    }
    return children;
}

/* The children for whom there is nothing, now or soon. */
static unsigned left_out(const struct visit *visit)
{
    unsigned served = 0;

    for (size_t i = 0; i < visit->offer_count; i++)
        served |= visit->offer[i].fits | visit->offer[i].may_fit | later_for(visit, &visit->offer[i]);
    return all_children(visit) & ~served;
}

static void add_left_out(struct ui_view *view, const struct visit *visit)
{
    unsigned children = left_out(visit);
    struct word_value ages = {.name = "ages", .kind = WORD_TEXT};

    if (children == 0 || visit->offer_count == 0)
        return;
    ages.text = as_value(view, say_ages(view, visit, children));
    add_text(view, "offer.none-for", UI_LOOK_TEXT, UI_ITEMS,
             say_with(view, visit, "offer.none-for", &ages, 1));
    view->nodes[view->count - 1].personal = true;
}

static size_t count_cannot(const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);
    size_t count = 0;

    for (size_t i = 0; i < about->cannot_count; i++)
        count += cannot_fits(visit, &about->cannot[i]);
    return count;
}

static void add_cannot_card(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *card;

    if (count_cannot(visit) == 0)
        return;
    card = add_lead_card(view, "offer.cannot", "question", say(view, visit, "offer.cannot.title"),
                         say(view, visit, "offer.cannot.about"), NULL);
    card->role = UI_BUTTON;
    card->action.kind = ACT_OPEN_CANNOT;
}

static bool is_card_there(struct ui_view *view, const char *handover)
{
    return ui_find(view, arena_format(&view->arena, "handover.%s", id_part(view, handover))) != NULL;
}

/* Those who help with what we cannot do for these ages; where none of that is known, all whom we know. */
static void add_handovers(struct ui_view *view, const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);
    size_t before = view->count;

    for (size_t i = 0; i < about->cannot_count; i++) {
        const struct centre_cannot *cannot = &about->cannot[i];

        if (cannot->handover != NULL && cannot_fits(visit, cannot) && !is_card_there(view, cannot->handover))
            add_handover_card(view, visit, cannot->handover);
    }
    for (size_t i = 0; i < about->handover_count && view->count == before; i++)
        add_handover_card(view, visit, about->handovers[i].id);
}

/* Nobody is sent away: what now, whom to ask, who else helps. */
static void add_nothing(struct ui_view *view, const struct visit *visit)
{
    add_text(view, "offer.none.title", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "offer.none.title"));
    add_text(view, "offer.none", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "offer.none"));
    add_ask_card(view, visit, "offer.ask");
    add_handovers(view, visit);
    add_cannot_card(view, visit);
}

static void add_rest(struct ui_view *view, const struct visit *visit)
{
    add_unchecked(view, visit);
    add_text(view, "offer.else", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "offer.else"));
    add_left_out(view, visit);
    add_ask_card(view, visit, "offer.ask");
    add_cannot_card(view, visit);
}

void build_offer(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *find;

    view->wide = true;
    view->columns_landscape = 2;
    add_header(view, visit);
    add_for_whom(view, visit);
    if (visit->offer_count == 0) {
        add_nothing(view, visit);
    } else {
        add_groups(view, visit);
        add_rest(view, visit);
    }
    add_more(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    find = add_button(view, visit, "offer.find", "offer.find", UI_LOOK_SECOND, UI_SLOT_END, ACT_OPEN_FIND);
    find->icon = "search";
}
