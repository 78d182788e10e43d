/* How many may come to the session that is shown: families, children, adults, each with a limit or without.
 */
#include <string.h>

#include "screens/staff_changes.h"

static const struct limit {
    enum desk_limit limit;
    const char *id; /* of the nodes, and of the words */
} limits[] = {
    {DESK_OF_FAMILIES, "staff.capacity.families"},
    {DESK_OF_CHILDREN, "staff.capacity.children"},
    {DESK_OF_ADULTS, "staff.capacity.adults"},
};

static int places_of_limit(const struct places *places, enum desk_limit limit)
{
    if (limit == DESK_OF_FAMILIES)
        return places->families;
    return limit == DESK_OF_CHILDREN ? places->children : places->adults;
}

static void add_limit(struct ui_view *view, const struct visit *visit, const struct limit *limit)
{
    int number = places_of_limit(&visit->desk.places, limit->limit);
    bool is_limited = number != PLACES_NO_LIMIT;
    struct word_value value = {.name = "count", .kind = WORD_NUMBER, .number = number};
    struct staff_stepper stepper = {
        .id = limit->id,
        .label = say(view, visit, limit->id),
        .value = is_limited ? say_with(view, visit, "staff.capacity.number", &value, 1).text
                            : say(view, visit, "staff.capacity.any").text,
        .less = {.kind = ACT_DESK_PLACES, .item = (int)limit->limit, .option = -1},
        .more = {.kind = ACT_DESK_PLACES, .item = (int)limit->limit, .option = 1},
        .can_less = is_limited && number > 1,
        .can_more = is_limited,
    };

    add_staff_stepper(view, visit, &stepper);
    add_change_button(
        view, visit, arena_format(&view->arena, "%s.no-limit", limit->id),
        is_limited ? "staff.capacity.no-limit" : "staff.capacity.set-limit",
        (struct ui_action){.kind = ACT_DESK_LIMIT, .item = (int)limit->limit, .option = !is_limited});
}

static void add_now(struct ui_view *view, const struct visit *visit, const struct session *session)
{
    struct word_value places = {
        .name = "places", .kind = WORD_TEXT, .text = say_staff_places(view, visit, &session->capacity).text};
    int edit = desk_find_edit(visit, EDIT_CAPACITY, session->id);

    add_text(view, "staff.capacity.now", UI_LOOK_TEXT, UI_LEAD,
             say_with(view, visit, "staff.capacity.now", &places, 1));
    if (edit < 0)
        return;
    add_change_button(view, visit, "staff.capacity.undo", "staff.capacity.undo",
                      (struct ui_action){.kind = ACT_DESK_UNDO, .item = edit});
    ui_find(view, "staff.capacity.undo")->area = UI_LEAD;
}

static bool is_as_set(const struct visit *visit, const struct session *session)
{
    return session->capacity.families == visit->desk.places.families &&
           session->capacity.children == visit->desk.places.children &&
           session->capacity.adults == visit->desk.places.adults;
}

static void add_save(struct ui_view *view, const struct visit *visit, const struct session *session)
{
    bool is_busy = staff_is_changing(visit);
    struct ui_node *save =
        add_button(view, visit, "staff.capacity.save", is_busy ? "session.moment" : "staff.capacity.save",
                   UI_LOOK_MAIN, UI_SLOT_END, ACT_DESK_SET_CAPACITY);

    save->icon = is_busy ? "hourglass" : "tick";
    save->disabled = is_busy || is_as_set(visit, session);
}

/* The session of the date that is shown, or NULL when the timetable has it no more. */
static const struct session *shown_session(const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;
    size_t count = 0;
    const struct session *sessions = centre_sessions(visit->house->centre, &count);

    if (desk->date < 0 || (size_t)desk->date >= desk->date_count || desk->dates[desk->date].session < 0)
        return NULL;
    return &sessions[desk->dates[desk->date].session];
}

void build_staff_capacity(struct ui_view *view, const struct visit *visit)
{
    const struct session *session = shown_session(visit);

    view->wide = true;
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "staff.capacity"));
    add_staff_result(view, visit);
    if (session != NULL) {
        add_text(view, "staff.capacity.session", UI_LOOK_SUBHEADING, UI_LEAD,
                 say_desk_session(view, visit, &visit->desk.dates[visit->desk.date]));
        add_now(view, visit, session);
        add_text(view, "staff.capacity.help", UI_LOOK_HELP, UI_LEAD, say(view, visit, "staff.capacity.help"));
        for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
            add_limit(view, visit, &limits[i]);
    }
    add_more(view, visit);
    add_staff_foot(view, visit);
    if (session != NULL)
        add_save(view, visit, session);
}
