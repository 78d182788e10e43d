#include "screens/staff_words.h"

#include "screens/day_words.h"

const struct session *desk_session(const struct visit *visit, const struct desk_date *date)
{
    return date->session >= 0 ? session_at(visit, (size_t)date->session) : NULL;
}

bool desk_takes_sign_ups(const struct visit *visit, const struct desk_date *date)
{
    const struct session *session = desk_session(visit, date);

    return session == NULL || session_takes_sign_ups(session->kind);
}

/* --- numbers of a date --- */

struct counts {
    struct ui_view *view;
    const struct visit *visit;
    struct ui_fact *list;
    size_t count;
};

/* `key` with {count}, or `key`-of with {limit} where there is one. */
static void add_count(struct counts *counts, const char *icon, const char *key, int number, int limit)
{
    struct word_value values[] = {{.name = "count", .kind = WORD_NUMBER, .number = number},
                                  {.name = "limit", .kind = WORD_NUMBER, .number = limit}};
    struct said said;

    if (number == 0)
        return;
    if (limit != PLACES_NO_LIMIT)
        key = arena_format(&counts->view->arena, "%s-of", key);
    said = say_with(counts->view, counts->visit, key, values, limit != PLACES_NO_LIMIT ? 2 : 1);
    counts->list[counts->count++] =
        (struct ui_fact){.icon = icon, .text = said.text, .language = said.language};
}

static bool is_empty(const struct desk_date *date)
{
    return date->families == 0 && date->offered == 0 && date->waiting == 0;
}

static void add_line(struct counts *counts, const char *icon, const char *key)
{
    struct said said = say(counts->view, counts->visit, key);

    counts->list[counts->count++] =
        (struct ui_fact){.icon = icon, .text = said.text, .language = said.language};
}

size_t say_desk_counts(struct ui_view *view, const struct visit *visit, const struct desk_date *date,
                       struct ui_fact *ret_facts)
{
    const struct session *session = desk_session(visit, date);
    struct places limits = {PLACES_NO_LIMIT, PLACES_NO_LIMIT, PLACES_NO_LIMIT};
    struct counts counts = {.view = view, .visit = visit, .list = ret_facts};

    if (session != NULL)
        limits = session->capacity;
    if (!desk_takes_sign_ups(visit, date) && is_empty(date)) {
        add_line(&counts, "door", "staff.count.drop-in");
    } else if (visit->desk.dates_are_told && is_empty(date)) {
        add_line(&counts, "person", "staff.count.none");
    } else if (visit->desk.dates_are_told) {
        add_count(&counts, "people", "staff.count.families", date->families, limits.families);
        add_count(&counts, "baby", "staff.count.children", date->children, limits.children);
        if (limits.adults != PLACES_NO_LIMIT)
            add_count(&counts, "person", "staff.count.adults", date->adults, limits.adults);
        add_count(&counts, "tick", "staff.count.arrived", date->arrived, PLACES_NO_LIMIT);
        add_count(&counts, "clock", "staff.count.kept", date->offered, PLACES_NO_LIMIT);
        add_count(&counts, "hourglass", "staff.count.waiting", date->waiting, PLACES_NO_LIMIT);
    }
    return counts.count;
}

struct said say_desk_note(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    if (visit->house->centre == NULL)
        return (struct said){0}; /* nobody knows */
    if (date->is_closed || desk_find_edit(visit, EDIT_CLOSE, date->id) >= 0 ||
        desk_find_edit(visit, EDIT_CLOSE, "") >= 0)
        return say(view, visit, "staff.closed");
    return date->is_gone ? say(view, visit, "staff.gone") : (struct said){0};
}

/* --- a sign-up --- */

struct said say_desk_party(struct ui_view *view, const struct visit *visit, const struct desk_row *row)
{
    struct word_value values[] = {
        {.name = "children", .kind = WORD_NUMBER, .number = row->children},
        {.name = "adults", .kind = WORD_NUMBER, .number = row->adults},
    };

    return say_with(view, visit, "staff.party", values, 2);
}

struct said say_desk_state(struct ui_view *view, const struct visit *visit, const struct desk_row *row)
{
    struct word_value number = {.name = "number", .kind = WORD_NUMBER, .number = row->position};

    switch (row->state) {
    case DESK_WAITING:
        return say_with(view, visit, "staff.state.waiting", &number, 1);
    case DESK_OFFERED:
        return say_moment(view, visit, "staff.state.kept", row->held_day, row->held_minute);
    case DESK_CANCELLED:
        return say(view, visit, "staff.state.cancelled");
    case DESK_MISSED:
        return say(view, visit, "staff.state.missed");
    case DESK_BOOKED:
        break;
    }
    if (row->has_arrived)
        return say(view, visit, row->is_new ? "staff.state.arrived-new" : "staff.state.arrived");
    return say(view, visit, "staff.state.booked");
}

const char *desk_state_icon(const struct desk_row *row)
{
    switch (row->state) {
    case DESK_WAITING:
        return "hourglass";
    case DESK_OFFERED:
        return "clock";
    case DESK_CANCELLED:
    case DESK_MISSED:
        return "cross";
    case DESK_BOOKED:
        break;
    }
    return row->has_arrived ? "check-circle" : "ticket";
}
