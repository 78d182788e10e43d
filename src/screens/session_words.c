#include <string.h>

#include "screens/day_words.h"
#include "screens/sessions.h"

const struct session *session_at(const struct visit *visit, size_t index)
{
    size_t count = 0;

    return &centre_sessions(visit->house->centre, &count)[index];
}

const struct service *session_service(const struct visit *visit, const struct session *session)
{
    return session->service >= 0 ? service_at(visit, (size_t)session->service) : NULL;
}

struct said say_session_name(struct ui_view *view, const struct visit *visit, const struct session *session)
{
    const struct service *service = session_service(visit, session);
    const char *key = arena_format(&view->arena, "session.%s.name", session->id);
    bool has_own = session->name != NULL && (service == NULL || strcmp(session->name, service->name) != 0);

    if (has_words(visit, key))
        return say(view, visit, key);
    if (has_own || service == NULL)
        return (struct said){.text = session->name, .language = "en"};
    return say_service(view, visit, service, "name", service->name);
}

const char *session_icon(const struct visit *visit, const struct session *session)
{
    const struct service *service = session_service(visit, session);

    return service != NULL && service->icon != NULL ? service->icon : "calendar";
}

struct said say_session_date(struct ui_view *view, const struct visit *visit, const struct session_date *date)
{
    return say_day_and_hours(view, visit, say_date(view, visit, date->day), date->opens, date->closes);
}

const struct service_place *session_place(const struct session *session, const struct session_date *date)
{
    if (date->place >= 0 && (size_t)date->place < session->place_count)
        return &session->places[date->place];
    return session->place_count == 1 ? &session->places[0] : NULL;
}

/* --- facts --- */

void add_session_fact(struct ui_view *view, const char *id, const char *icon, struct said said)
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

void add_session_name(struct ui_view *view, const struct visit *visit, const struct session *session)
{
    add_text(view, "session.name", UI_LOOK_SUBHEADING, UI_ITEMS, say_session_name(view, visit, session));
}

/* How many days and at what time, and below it each of them. */
static void add_course(struct ui_view *view, const struct visit *visit, const struct session *session,
                       const struct session_date *date)
{
    const struct schedule_closures *closures = &centre_about(visit->house->centre)->closures;
    struct date days[SESSION_COURSE_DATES_MAX];
    size_t count = session_course_days(session, closures, days, SESSION_COURSE_DATES_MAX);
    struct said hours = say_hours(view, visit, date->opens, date->closes);
    struct word_value values[] = {
        {.name = "count", .kind = WORD_NUMBER, .number = (int64_t)count},
        {.name = "time", .kind = WORD_TEXT, .text = as_value(view, hours)},
    };

    add_session_fact(view, "session.when", "calendar",
                     hours.text != NULL ? say_with(view, visit, "session.course-hours", values, 2)
                                        : say_with(view, visit, "session.course", values, 1));
    for (size_t i = 0; i < count; i++)
        add_session_fact(view, arena_format(&view->arena, "session.date[%zu]", i), NULL,
                         say_date(view, visit, days[i]));
}

void add_session_facts(struct ui_view *view, const struct visit *visit, const struct session *session,
                       const struct session_date *date)
{
    const struct service_place *place = session_place(session, date);

    if (session->kind == SESSION_COURSE)
        add_course(view, visit, session, date);
    else
        add_session_fact(view, "session.when", "calendar", say_session_date(view, visit, date));
    if (place == NULL)
        return;
    add_session_fact(view, "session.where", "pin", (struct said){.text = place->name, .language = "en"});
    view->nodes[view->count - 1].detail = place->address;
}

/* --- what to know --- */

void add_session_example(struct ui_view *view, const struct visit *visit, const struct session *session)
{
    if (session->is_example)
        add_text(view, "session.example", UI_LOOK_SAFETY, UI_LEAD, say(view, visit, "session.example"));
}

void add_session_gone(struct ui_view *view, const struct visit *visit, bool has_other_time, int waiting)
{
    struct word_value count = {.name = "count", .kind = WORD_NUMBER, .number = waiting};

    add_alert(view, "session.gone", say(view, visit, "session.gone"),
              has_other_time ? (struct said){0} : say_with(view, visit, "session.gone.waiting", &count, 1));
}

void add_session_trouble(struct ui_view *view, const struct visit *visit, const char *key)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    if (visit->keeper_trouble[0] == '\0')
        return;
    code.text = arena_copy_text(&view->arena, visit->keeper_trouble);
    add_text(view, "keeper-away", UI_LOOK_SAFETY, UI_LEAD, say_with(view, visit, key, &code, 1));
}
