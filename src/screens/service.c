/* One service: what it is, when, where, who may join and how, and the same as a QR code to take away. */
#include <assert.h>
#include <string.h>

#include "base/strbuf.h"
#include "locale/writing.h"
#include "screens/printing.h"
#include "screens/services.h"

/* A code of more is so large, or its squares so small, that an old phone does not read it any more. */
enum { CODE_BYTES = 420, TIMES_IN_CODE = 4 };

static void add_fact(struct ui_view *view, const char *id, const char *icon, struct said said)
{
    if (said.text == NULL)
        return;
    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_FACT,
                                  .area = UI_ITEMS,
                                  .icon = icon,
                                  .text = said.text,
                                  .language = said.language});
}

/* --- what to know before coming --- */

static void add_notice(struct ui_view *view, const char *id, struct said said)
{
    add_text(view, id, UI_LOOK_SAFETY, UI_LEAD, said);
}

static void add_notices(struct ui_view *view, const struct visit *visit, const struct service *service,
                        const struct offer_entry *entry)
{
    struct word_value from = {.name = "date", .kind = WORD_DATE, .date = entry->from};

    from.date.day = 0; /* terms begin on bank holidays: the month is enough */

    if (service->is_paused)
        add_notice(view, "service.paused", say(view, visit, "service.paused"));
    if (service->alert != NULL)
        add_notice(view, "service.alert", (struct said){.text = service->alert, .language = "en"});
    if (entry->from.year != 0)
        add_notice(view, "service.from", say_with(view, visit, "service.from", &from, 1));
    if (entry->fits == 0 && entry->may_fit != 0)
        add_notice(view, "service.may-fit", say(view, visit, "service.may-fit"));
    if (entry->depends_on_place)
        add_notice(view, "service.depends", say(view, visit, "service.depends"));
    if (entry->is_stale)
        add_notice(view, "service.stale", say(view, visit, "service.stale"));
}

/* --- facts --- */

static void add_when(struct ui_view *view, const struct visit *visit, const struct service *service,
                     const struct offer_entry *entry)
{
    struct said times[SERVICE_TIMES_MAX];
    size_t count = say_times(view, visit, service, times);
    struct word_value next = {.name = "when", .kind = WORD_TEXT};

    if (service->is_paused)
        return;
    for (size_t i = 0; i < count; i++)
        add_fact(view, i == 0 ? "service.when" : arena_format(&view->arena, "service.when[%zu]", i),
                 i == 0 ? "clock" : NULL, times[i]);
    if (count == 0 && (service->access == OFFER_DROP_IN || service->access == OFFER_BOOK))
        add_fact(view, "service.when", "clock", say(view, visit, "service.when-unknown"));
    next.text = as_value(view, say_next(view, visit, service, entry));
    if (next.text != NULL && count > 0)
        add_fact(view, "service.next", "calendar", say_with(view, visit, "service.next", &next, 1));
}

static void add_where(struct ui_view *view, const struct service *service)
{
    for (size_t i = 0; i < service->place_count; i++) {
        add_fact(view, i == 0 ? "service.where" : arena_format(&view->arena, "service.where[%zu]", i), "pin",
                 (struct said){.text = service->places[i].name, .language = "en"});
        view->nodes[view->count - 1].detail = service->places[i].address;
    }
}

static struct said say_how(struct ui_view *view, const struct visit *visit, const struct service *service)
{
    struct said own = say_service(view, visit, service, "how", NULL);

    if (own.text != NULL)
        return own;
    return say(view, visit, arena_format(&view->arena, "access.%s.how", access_name(service->access)));
}

static void add_labelled(struct ui_view *view, const struct visit *visit, const char *id, const char *icon,
                         struct said what)
{
    struct word_value value = {.name = "what", .kind = WORD_TEXT, .text = what.text};

    if (what.text != NULL)
        add_fact(view, id, icon, say_with(view, visit, id, &value, 1));
}

static void add_reach(struct ui_view *view, const struct visit *visit, const struct service *service)
{
    struct word_value phone = {.name = "phone", .kind = WORD_FIXED, .text = service->phone};

    if (service->phone != NULL)
        add_fact(view, "service.phone", "phone", say_with(view, visit, "service.phone", &phone, 1));
    if (service->url == NULL)
        return;
    add_fact(view, "service.url", "globe", (struct said){.text = service->url, .language = "en"});
    view->nodes[view->count - 1].left_to_right = true;
}

static void add_facts(struct ui_view *view, const struct visit *visit, const struct service *service,
                      const struct offer_entry *entry)
{
    unsigned children = entry->fits | entry->may_fit;
    struct word_value checked = {.name = "date", .kind = WORD_DATE, .date = service->checked};

    add_when(view, visit, service, entry);
    add_where(view, service);
    add_fact(view, "service.how", "tick", say_how(view, visit, service));
    add_fact(view, "service.who", "person", say_who_may_join(view, visit, service));
    if (visit->age_count > 1 && children != 0) {
        add_fact(view, "service.for", "parent-and-child", say_for_whom(view, visit, children));
        view->nodes[view->count - 1].personal = true;
    }
    add_fact(view, "service.cost", "pound", say_cost(view, visit, service));
    add_labelled(view, visit, "service.bring", "bag", say_service(view, visit, service, "bring", NULL));
    add_labelled(view, visit, "service.lasts", "calendar", say_service(view, visit, service, "lasts", NULL));
    add_reach(view, visit, service);
    if (service->checked.year != 0)
        add_text(view, "service.checked", UI_LOOK_HELP, UI_ITEMS,
                 say_with(view, visit, "service.checked", &checked, 1));
}

/* --- to take away --- */

/* A line, without what formatting put in: phones show such marks as boxes. */
static void add_line(struct strbuf *code, const char *line)
{
    struct strbuf plain;
    size_t needed;

    if (line == NULL || line[0] == '\0')
        return;
    strbuf_init(&plain, CODE_BYTES);
    if (writing_plain(line, &plain) == OK) {
        needed = strlen(strbuf_text(&plain)) + 1;
        if (strlen(strbuf_text(code)) + needed <= CODE_BYTES) {
            if (strbuf_text(code)[0] != '\0')
                strbuf_add_char(code, '\n');
            strbuf_add(code, strbuf_text(&plain));
        }
    }
    strbuf_finish(&plain);
}

static const char *code_text(struct ui_view *view, const struct visit *visit, const struct service *service)
{
    struct said times[SERVICE_TIMES_MAX];
    size_t count = say_times(view, visit, service, times);
    const char *copy;
    struct strbuf code;

    strbuf_init(&code, CODE_BYTES);
    add_line(&code, say_service(view, visit, service, "name", service->name).text);
    for (size_t i = 0; i < count && i < TIMES_IN_CODE && !service->is_paused; i++)
        add_line(&code, times[i].text);
    for (size_t i = 0; i < service->place_count; i++) {
        add_line(&code, service->places[i].name);
        add_line(&code, service->places[i].address);
    }
    if (service->place_count == 0)
        add_line(&code, say_centre(view, visit, "service.at-centre").text);
    add_line(&code, service->phone);
    add_line(&code, service->url);
    copy = arena_copy_text(&view->arena, strbuf_text(&code));
    strbuf_finish(&code);
    return copy;
}

static void add_code(struct ui_view *view, const struct visit *visit, const struct service *service)
{
    struct said title = say(view, visit, "service.take");
    struct said help = say(view, visit, "service.take.help");

    ui_add(view, (struct ui_node){.id = "service.code",
                                  .role = UI_IMG,
                                  .look = UI_LOOK_CODE,
                                  .area = UI_NOTICE,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = help.text,
                                  .detail_language = help.language,
                                  .code = code_text(view, visit, service)});
}

/* --- the page --- */

static void add_ask(struct ui_view *view, const struct visit *visit, const struct service *service,
                    enum ui_look look)
{
    const struct flow *flow =
        service->flow != NULL ? centre_find_flow(visit->house->centre, service->flow) : NULL;
    const char *kind = flow != NULL && flow->is_local ? "local" : access_name(service->access);
    struct ui_node *ask;

    if (flow == NULL)
        return;
    ask = add_button(view, visit, "service.ask", arena_format(&view->arena, "service.ask.%s", kind), look,
                     UI_SLOT_END, ACT_SERVICE_FLOW);
    if (look != UI_LOOK_MAIN)
        ask->area = UI_ITEMS;
    ask->icon = "chevron-end";
    ask->icon_mirrors = true;
}

/* Whether one signs up here for some of its times. */
static bool takes_sign_ups(const struct visit *visit)
{
    size_t count = 0;
    const struct session *sessions = centre_sessions(visit->house->centre, &count);

    for (size_t i = 0; i < count; i++) {
        if (sessions[i].service == visit->service && session_takes_sign_ups(sessions[i].kind))
            return true;
    }
    return false;
}

static void add_dates(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *dates = add_button(view, visit, "service.sessions", "service.sessions", UI_LOOK_MAIN,
                                       UI_SLOT_END, ACT_SERVICE_SESSIONS);

    dates->icon = "chevron-end";
    dates->icon_mirrors = true;
}

void build_service(struct ui_view *view, const struct visit *visit)
{
    const struct service *service = service_at(visit, (size_t)visit->service);
    bool is_theirs = false;
    bool has_dates = takes_sign_ups(visit);
    const struct offer_entry *entry = service_entry(view, visit, (size_t)visit->service, &is_theirs);
    struct offer_entry none = {.service = (size_t)visit->service};

    assert(service != NULL);
    add_header(view, visit);
    add_heading(view, "title", say_service(view, visit, service, "name", service->name));
    view->nodes[view->count - 1].icon = service->icon;
    add_text(view, "service.about", UI_LOOK_TEXT, UI_LEAD,
             say_service(view, visit, service, "about", service->about));
    add_notices(view, visit, service, entry != NULL ? entry : &none);
    add_facts(view, visit, service, entry != NULL ? entry : &none);
    /* Where a date can be chosen, asking for one is only another way; what is booked needs no other. */
    if (has_dates && service->access != OFFER_BOOK)
        add_ask(view, visit, service, UI_LOOK_SECOND);
    add_print_state(view, visit, SLIP_OF_SERVICE, UI_ITEMS);
    add_print_button(view, visit, SLIP_OF_SERVICE, UI_ITEMS);
    add_more(view, visit);
    add_code(view, visit, service);
    add_back(view, visit);
    add_leave(view, visit);
    if (has_dates)
        add_dates(view, visit);
    else
        add_ask(view, visit, service, UI_LOOK_MAIN);
}
