/* One date of a session: when, where, for whom, and whether there is room for this family. Of an appointment
 * a time is chosen here. */
#include <assert.h>
#include <string.h>

#include "screens/day_words.h"
#include "screens/sessions.h"

/* --- the times of an appointment --- */

static bool is_slot_of(const struct visit_session *one, const struct visit_session *other)
{
    return one->session == other->session && date_compare(one->date.day, other->date.day) == 0;
}

static bool has_slots(const struct visit *visit, const struct visit_session *entry)
{
    return session_at(visit, entry->session)->kind == SESSION_APPOINTMENT && session_is_theirs(visit, entry);
}

static bool has_free_slot(const struct visit *visit, const struct visit_session *shown)
{
    for (size_t i = 0; i < visit->session_count; i++) {
        if (is_slot_of(&visit->sessions[i], shown) && session_state(visit, &visit->sessions[i]) == STATE_ROOM)
            return has_slots(visit, shown);
    }
    return false;
}

/* --- what to know first --- */

/* She touched "Sign up", and somebody else was quicker. */
static bool lost_the_race(const struct visit *visit)
{
    return visit->sign_up.verdict == VERDICT_FULL && !visit->sign_up.is_asked;
}

static void add_alerts(struct ui_view *view, const struct visit *visit, const struct visit_session *entry)
{
    if (lost_the_race(visit))
        add_session_gone(view, visit, has_free_slot(visit, entry), entry->waiting);
}

/* What a session for other ages is for, so that nobody wonders. */
static void add_other_ages(struct ui_view *view, const struct visit *visit, const struct session *session)
{
    struct said limits = say_limits(view, visit, &session->limits);
    struct word_value ages = {.name = "ages", .kind = WORD_TEXT};

    limits.text = arena_copy_bytes(&view->arena, limits.text, strcspn(limits.text, "\n"));
    ages.text = as_value(view, limits);
    add_text(view, "session.other-ages", UI_LOOK_SAFETY, UI_LEAD,
             say_with(view, visit, "session.other-ages", &ages, 1));
}

static struct said say_how(struct ui_view *view, const struct visit *visit, const struct visit_session *entry)
{
    switch (session_state(visit, entry)) {
    case STATE_COME:
        return say(view, visit, "session.how.come");
    case STATE_INVITED:
        return say(view, visit, "access.invitation.how");
    case STATE_ASK:
        return say(view, visit, "session.how.ask");
    case STATE_OVER:
        return say(view, visit, "session.how.over");
    case STATE_NOT_YET:
        return entry->opens_day.year == 0
                   ? say(view, visit, "session.how.not-yet")
                   : say_moment(view, visit, "session.how.opens", entry->opens_day, entry->opens_minute);
    default:
        return (struct said){0};
    }
}

static bool has_room(const struct visit *visit, const struct visit_session *entry)
{
    return session_state(visit, entry) == STATE_ROOM;
}

/* How many places there are, and below it whether that is enough for her family. */
static void add_room(struct ui_view *view, const struct visit *visit, const struct visit_session *entry)
{
    struct said room = say_session_room(view, visit, entry);
    struct said yours = say(view, visit, "session.room-for-you");
    bool tells_yours = has_room(visit, entry) && visit->age_count > 0;

    if (room.text == NULL)
        return;
    ui_add(view, (struct ui_node){.id = "session.places",
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_FACT,
                                  .area = UI_LEAD,
                                  .icon = has_room(visit, entry) ? "ticket" : "hourglass",
                                  .text = room.text,
                                  .language = room.language,
                                  .detail = tells_yours ? yours.text : NULL,
                                  .detail_language = yours.language});
}

static void add_lead(struct ui_view *view, const struct visit *visit, const struct visit_session *entry)
{
    const struct session *session = session_at(visit, entry->session);
    const struct service *service = session_service(visit, session);
    bool is_theirs = session_is_theirs(visit, entry);
    struct said about = {0};
    struct said how = say_how(view, visit, entry);

    if (service != NULL)
        about = say_service(view, visit, service, "about", service->about);
    add_alerts(view, visit, entry);
    add_heading(view, "title", say_session_name(view, visit, session));
    view->nodes[view->count - 1].icon = session_icon(visit, session);
    if (about.text != NULL)
        add_text(view, "session.about", UI_LOOK_HELP, UI_LEAD, about);
    add_session_example(view, visit, session);
    if (session_takes_sign_ups(session->kind))
        add_session_trouble(view, visit, "sessions.keeper-away");
    if (!is_theirs)
        add_other_ages(view, visit, session);
    else if (visit->age_count > 0 && entry->fits == 0)
        add_text(view, "session.may-fit", UI_LOOK_SAFETY, UI_LEAD, say(view, visit, "service.may-fit"));
    if (how.text != NULL && is_theirs)
        add_text(view, "session.how", UI_LOOK_TEXT, UI_LEAD, how);
    if (is_theirs)
        add_room(view, visit, entry);
}

/* --- its times, and facts --- */

static void add_slots(struct ui_view *view, const struct visit *visit, const struct visit_session *shown)
{
    view->columns_portrait = view->columns_landscape = 2;
    add_text(view, "session.slots", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "session.slots"));
    for (size_t i = 0; i < visit->session_count; i++) {
        if (is_slot_of(&visit->sessions[i], shown))
            add_session_slot(view, visit, i, (int)i == visit->session);
    }
    add_text(view, "session.more", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "session.more"));
}

/* A session may be for other ages than the service it is a time of. */
static bool is_as_service(const struct session *session, const struct service *service)
{
    const struct age_limits *one = &session->limits;
    const struct age_limits *other = &service->limits;

    return one->from_months == other->from_months && one->until_months == other->until_months &&
           one->expecting == other->expecting && one->only_expecting == other->only_expecting &&
           one->until_primary_ends == other->until_primary_ends &&
           one->from_secondary == other->from_secondary && one->from_term_after == other->from_term_after;
}

static void add_facts(struct ui_view *view, const struct visit *visit, const struct visit_session *entry)
{
    const struct session *session = session_at(visit, entry->session);
    const struct service *service = session_service(visit, session);
    unsigned children = entry->fits | entry->may_fit;

    add_session_fact(view, "session.who", "person",
                     service != NULL && is_as_service(session, service)
                         ? say_who_may_join(view, visit, service)
                         : say_limits(view, visit, &session->limits));
    if (visit->age_count > 1 && children != 0) {
        add_session_fact(view, "session.for", "parent-and-child", say_for_whom(view, visit, children));
        view->nodes[view->count - 1].personal = true;
    }
    if (service != NULL)
        add_session_fact(view, "session.cost", "pound", say_cost(view, visit, service));
    if (session->one_a_day)
        add_session_fact(view, "session.one-a-day", "hands", say(view, visit, "session.one-a-day"));
}

static void add_items(struct ui_view *view, const struct visit *visit, const struct visit_session *entry)
{
    bool has_times = has_slots(visit, entry);

    if (has_times)
        add_slots(view, visit, entry);
    add_session_facts(view, visit, session_at(visit, entry->session), &entry->date);
    add_facts(view, visit, entry);
    if (!has_times) /* times to choose from are enough on one page */
        add_other_sessions(view, visit);
}

/* --- what can be done --- */

static void add_main(struct ui_view *view, const struct visit *visit, const char *id, int action)
{
    bool waits = visit->sign_up.is_asked;
    struct ui_node *button =
        add_button(view, visit, id, waits ? "session.moment" : id, UI_LOOK_MAIN, UI_SLOT_END, action);

    button->disabled = waits;
    button->icon = waits ? "hourglass" : "chevron-end";
    button->icon_mirrors = !waits;
}

static void add_way_in(struct ui_view *view, const struct visit *visit, const struct visit_session *entry)
{
    const struct session *session = session_at(visit, entry->session);

    switch (session_state(visit, entry)) {
    case STATE_ROOM:
        add_main(view, visit, "session.sign-up", ACT_SIGN_UP);
        break;
    case STATE_UNKNOWN:
        if (visit->keeper_trouble[0] == '\0')
            add_main(view, visit, "session.sign-up", ACT_SIGN_UP);
        break;
    case STATE_TOO_FEW:
    case STATE_FULL:
        add_main(view, visit, "session.wait", ACT_JOIN_WAITING);
        if (has_free_slot(visit, entry)) /* which is better than to wait */
            view->nodes[view->count - 1].look = UI_LOOK_SECOND;
        break;
    case STATE_INVITED:
    case STATE_ASK:
        if (session->service < 0)
            break;
        add_main(view, visit, "session.service", ACT_OPEN_SERVICE);
        view->nodes[view->count - 1].action.item = session->service;
        break;
    default:
        break;
    }
}

void build_session(struct ui_view *view, const struct visit *visit)
{
    const struct visit_session *entry;

    assert(visit->session >= 0 && (size_t)visit->session < visit->session_count);
    entry = &visit->sessions[visit->session];
    add_header(view, visit);
    add_lead(view, visit, entry);
    add_items(view, visit, entry);
    add_more(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    if (session_is_theirs(visit, entry))
        add_way_in(view, visit, entry);
}
