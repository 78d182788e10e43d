#include <string.h>

#include "screens/services.h"

enum { FACTS_MAX = 3, ABOUT_LINES = 2 };

const struct service *service_at(const struct visit *visit, size_t index)
{
    size_t count = 0;
    const struct service *services = centre_services(visit->house->centre, &count);

    return index < count ? &services[index] : NULL;
}

const struct offer_entry *service_entry(struct ui_view *view, const struct visit *visit, size_t index,
                                        bool *ret_is_theirs)
{
    const struct offer_entry *theirs = visit_offer_entry(visit, (int)index);
    const struct centre_about *about = centre_about(visit->house->centre);
    struct offer_entry *anybodys;
    struct offer_question question = {
        .services = service_at(visit, index),
        .service_count = 1,
        .area = about->area_count > 0 ? about->areas[0].id : NULL,
        .use = visit->use,
        .today = visit->today,
        .stale_months = about->stale_months,
        .hidden_months = about->hidden_months,
    };

    *ret_is_theirs = theirs != NULL || visit->age_count == 0;
    if (theirs != NULL || question.services == NULL)
        return theirs;
    anybodys = arena_allocate(&view->arena, 1, sizeof *anybodys);
    if (offer_make(&question, &about->closures, anybodys, 1) == 0)
        return NULL;
    anybodys->service = index;
    return anybodys;
}

/* A card has room for one sentence; the page of the service has all of them. */
static struct said first_sentence(struct ui_view *view, struct said said)
{
    static const char *const ends[] = {". ", "? ", "! ", "\u0964 ", "\u061F ", "\u06D4 ", "\u3002"};
    size_t length = said.text != NULL ? strlen(said.text) : 0;

    for (size_t i = 0; said.text != NULL && i < sizeof ends / sizeof ends[0]; i++) {
        const char *end = strstr(said.text, ends[i]);

        if (end != NULL && (size_t)(end - said.text) < length)
            length = (size_t)(end - said.text) + strcspn(ends[i], " ");
    }
    if (said.text != NULL)
        said.text = arena_copy_bytes(&view->arena, said.text, length);
    return said;
}

struct facts {
    struct ui_fact *list;
    size_t count;
};

/* Borrows: the fact, for the caller to fill in more; NULL when there is nothing to say. */
static struct ui_fact *add_fact(struct facts *facts, const char *icon, struct said said, bool personal)
{
    if (said.text == NULL)
        return NULL;
    facts->list[facts->count] =
        (struct ui_fact){.icon = icon, .text = said.text, .language = said.language, .personal = personal};
    return &facts->list[facts->count++];
}

static struct said say_place(struct ui_view *view, const struct visit *visit, const struct service *service,
                             const struct offer_entry *entry)
{
    const struct service_place *place = next_place(visit, service, entry);
    struct word_value count = {.name = "count", .kind = WORD_NUMBER, .number = (int64_t)service->place_count};

    if (place != NULL)
        return (struct said){.text = place->name, .language = "en"};
    if (service->place_count == 0)
        return (struct said){0};
    return say_with(view, visit, "offer.places", &count, 1);
}

static struct facts facts_of(struct ui_view *view, const struct visit *visit, const struct service *service,
                             const struct offer_entry *entry)
{
    struct facts facts = {.list = arena_allocate(&view->arena, FACTS_MAX, sizeof *facts.list)};
    unsigned children = entry->fits | entry->may_fit;
    struct word_value ages = {.name = "ages", .kind = WORD_TEXT};
    struct ui_fact *fact;

    fact = add_fact(&facts, "clock", say_next_and_more(view, visit, service, entry), false);
    if (fact != NULL)
        fact->brief = say_next(view, visit, service, entry).text;
    (void)add_fact(&facts, "pin", say_place(view, visit, service, entry), false);
    if (children != 0 && children != all_children(visit)) {
        ages.text = as_value(view, say_ages(view, visit, children));
        fact = add_fact(&facts, "person", say_with(view, visit, "offer.for", &ages, 1), true);
        fact->brief = ages.text; /* the picture says that it is for them */
    }
    return facts;
}

void add_service_card(struct ui_view *view, const struct visit *visit, const struct offer_entry *entry,
                      bool is_theirs)
{
    const struct service *service = service_at(visit, entry->service);
    struct said name = say_service(view, visit, service, "name", service->name);
    struct said about = first_sentence(view, say_service(view, visit, service, "about", service->about));
    struct said note =
        is_theirs ? say_note(view, visit, service, entry) : say(view, visit, "note.other-ages");
    struct facts facts = facts_of(view, visit, service, entry);

    ui_add(view, (struct ui_node){
                     .id = arena_format(&view->arena, "service.%s", id_part(view, service->key)),
                     .role = UI_BUTTON,
                     .look = UI_LOOK_SERVICE,
                     .area = UI_ITEMS,
                     .text = name.text,
                     .language = name.language,
                     .detail = about.text,
                     .detail_language = about.language,
                     .detail_lines = facts.count > 1 ? 1 : ABOUT_LINES,
                     .note = note.text,
                     .facts = facts.list,
                     .fact_count = facts.count,
                     .icon = service->icon,
                     .action = {.kind = ACT_OPEN_SERVICE, .item = (int)entry->service},
                 });
}

struct ui_node *add_lead_card(struct ui_view *view, const char *id, const char *icon, struct said title,
                              struct said about, const char *where)
{
    return ui_add(view, (struct ui_node){
                            .id = id,
                            .role = where != NULL ? UI_BUTTON : UI_LISTITEM,
                            .look = UI_LOOK_SERVICE,
                            .area = UI_ITEMS,
                            .text = title.text,
                            .language = title.language,
                            .detail = about.text,
                            .detail_language = about.language,
                            .icon = icon,
                            .action = {.kind = where != NULL ? ACT_LEAD : ACT_NONE, .text = where},
                        });
}

const char *ask_where(const struct visit *visit)
{
    const struct centre *centre = visit->house->centre;

    if (centre_find_flow(centre, "asking") != NULL)
        return "flow:asking";
    return centre_find_flow(centre, "self-referral") != NULL ? "flow:self-referral" : NULL;
}

void add_ask_card(struct ui_view *view, const struct visit *visit, const char *id)
{
    const char *where = ask_where(visit);

    if (where != NULL)
        (void)add_lead_card(view, id, "heart", say(view, visit, "home.refer.title"),
                            say(view, visit, "offer.ask.about"), where);
}

void add_handover_card(struct ui_view *view, const struct visit *visit, const char *handover)
{
    const struct centre_about *about = centre_about(visit->house->centre);
    int index = centre_find_handover(visit->house->centre, handover);
    const char *key = arena_format(&view->arena, "handover.%s.title", handover);
    struct said title;

    if (index < 0)
        return;
    title = has_words(visit, key) ? say(view, visit, key)
                                  : (struct said){.text = about->handovers[index].name, .language = "en"};
    (void)add_lead_card(view, arena_format(&view->arena, "handover.%s", id_part(view, handover)),
                        about->handovers[index].icon != NULL ? about->handovers[index].icon : "people", title,
                        (struct said){0}, arena_format(&view->arena, "handover:%s", handover));
}
