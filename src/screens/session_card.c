/* The cards of the timetable: what, when, where, for whom, and whether there is room. */
#include <string.h>

#include "screens/day_words.h"
#include "screens/sessions.h"

enum { FACTS_MAX = 4, WEEK_DAYS = 7, OTHERS_MAX = 3 };

/* --- the slots of an appointment --- */

static bool is_same_day(const struct visit_session *one, const struct visit_session *other)
{
    return one->session == other->session && date_compare(one->date.day, other->date.day) == 0;
}

static bool has_slots(const struct visit *visit, const struct visit_session *entry)
{
    return session_at(visit, entry->session)->kind == SESSION_APPOINTMENT;
}

bool session_is_further_slot(const struct visit *visit, size_t index)
{
    const struct visit_session *entry = &visit->sessions[index];

    for (size_t i = 0; i < index && has_slots(visit, entry); i++) {
        if (is_same_day(&visit->sessions[i], entry))
            return true;
    }
    return false;
}

struct slots {
    size_t count, free;
    size_t first_free; /* or the first of them, when none is */
    int closes;        /* of the last */
};

static struct slots look_at_slots(const struct visit *visit, size_t index)
{
    struct slots slots = {.first_free = index};

    for (size_t i = index; i < visit->session_count; i++) {
        const struct visit_session *entry = &visit->sessions[i];

        if (!is_same_day(entry, &visit->sessions[index]))
            continue;
        slots.count++;
        slots.closes = entry->date.closes;
        if (session_state(visit, entry) != STATE_ROOM)
            continue;
        slots.first_free = slots.free == 0 ? i : slots.first_free;
        slots.free++;
    }
    return slots;
}

void add_session_slot(struct ui_view *view, const struct visit *visit, size_t index, bool is_chosen)
{
    const struct visit_session *entry = &visit->sessions[index];
    const struct session_date *date = &entry->date;
    struct word_value time = {.name = "time", .kind = WORD_TEXT};
    enum session_state state = session_state(visit, entry);
    bool is_taken = state == STATE_FULL || state == STATE_TOO_FEW;
    struct said said = {.text = time_in_words(view, visit, date->opens), .language = visit->language};

    time.text = as_value(view, said);
    if (is_taken)
        said = say_with(view, visit, "session.slot-taken", &time, 1);
    ui_add(view, (struct ui_node){
                     .id = arena_format(&view->arena, "session.%s.%04d-%02d-%02d.%02d%02d",
                                        id_part(view, session_at(visit, entry->session)->id), date->day.year,
                                        date->day.month, date->day.day, date->opens / 60, date->opens % 60),
                     .role = UI_RADIO,
                     .look = UI_LOOK_CHOICE,
                     .area = UI_ITEMS,
                     .text = said.text,
                     .language = said.language,
                     .selected = is_chosen,
                     .action = {.kind = ACT_OPEN_SESSION, .item = (int)index},
                 });
}

/* --- the words --- */

/* Two sessions of one name on one day are told apart by when they begin. */
static const char *card_id(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct visit_session *entry = &visit->sessions[index];
    const char *name = id_part(view, session_at(visit, entry->session)->id);
    const struct date *day = &entry->date.day;
    const char *id =
        arena_format(&view->arena, "session.%s.%04d-%02d-%02d", name, day->year, day->month, day->day);

    if (ui_find(view, id) == NULL || entry->date.opens < 0)
        return id;
    return arena_format(&view->arena, "%s.%02d%02d", id, entry->date.opens / 60, entry->date.opens % 60);
}

/* Above the list a line says what the mark means; elsewhere each card says it itself. */
static const char *key_of_mark(const struct visit *visit)
{
    return visit->screen == SCREEN_SESSIONS ? "session.note.example" : "session.example.short";
}

static struct said say_note_of(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct visit_session *entry = &visit->sessions[index];
    struct slots slots = look_at_slots(visit, index);
    struct word_value count = {.name = "count", .kind = WORD_NUMBER, .number = (int64_t)slots.free};

    if (!session_is_theirs(visit, entry))
        return say(view, visit, "note.other-ages");
    if (has_slots(visit, entry) && slots.free > 0)
        return say_with(view, visit, "session.note.slots", &count, 1);
    return say_session_note(view, visit, entry);
}

static struct said say_when(struct ui_view *view, const struct visit *visit,
                            const struct visit_session *entry, struct said day, int closes)
{
    const struct session *session = session_at(visit, entry->session);
    struct said when = say_day_and_hours(view, visit, day, entry->date.opens, closes);
    struct date days[SESSION_COURSE_DATES_MAX];
    struct word_value values[] = {{.name = "when", .kind = WORD_TEXT},
                                  {.name = "count", .kind = WORD_NUMBER}};

    if (session->kind != SESSION_COURSE)
        return when;
    values[0].text = as_value(view, when);
    values[1].number = (int64_t)session_course_days(session, &centre_about(visit->house->centre)->closures,
                                                    days, SESSION_COURSE_DATES_MAX);
    return say_with(view, visit, "session.course-from", values, 2);
}

/* The weekday alone is plain where the heading says which week it is. */
static const char *brief_when(struct ui_view *view, const struct visit *visit,
                              const struct visit_session *entry, int closes)
{
    int weekday = date_weekday(entry->date.day);
    int ahead = date_days_between(visit->today, entry->date.day);
    struct said day = {.language = visit->language};

    if (ahead < WEEK_DAYS || ahead >= 2 * WEEK_DAYS - date_weekday(visit->today))
        return NULL;
    day.text = say_weekday(view, visit, weekday);
    return say_when(view, visit, entry, day, closes).text;
}

/* --- the facts --- */

struct facts {
    struct ui_fact *list;
    size_t count;
};

static struct ui_fact *add_fact(struct facts *facts, const char *icon, struct said said)
{
    facts->list[facts->count] = (struct ui_fact){.icon = icon, .text = said.text, .language = said.language};
    return &facts->list[facts->count++];
}

static void add_whom(struct ui_view *view, const struct visit *visit, const struct visit_session *entry,
                     struct facts *facts)
{
    unsigned children = entry->fits | entry->may_fit;
    struct word_value ages = {.name = "ages", .kind = WORD_TEXT};
    struct said limits;
    struct ui_fact *fact;

    if (!session_is_theirs(visit, entry)) {
        limits = say_limits(view, visit, &session_at(visit, entry->session)->limits);
        limits.text = arena_copy_bytes(&view->arena, limits.text, strcspn(limits.text, "\n"));
        (void)add_fact(facts, "person", limits);
    } else if (children != 0 && children != all_children(visit)) {
        ages.text = as_value(view, say_ages(view, visit, children));
        fact = add_fact(facts, "person", say_with(view, visit, "offer.for", &ages, 1));
        fact->brief = ages.text;
        fact->personal = true;
    }
}

static struct facts facts_of(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct visit_session *entry = &visit->sessions[index];
    const struct session *session = session_at(visit, entry->session);
    const struct service_place *place = session_place(session, &entry->date);
    struct facts facts = {.list = arena_allocate(&view->arena, FACTS_MAX, sizeof *facts.list)};
    int closes = has_slots(visit, entry) ? look_at_slots(visit, index).closes : entry->date.closes;

    add_fact(&facts, "clock", say_when(view, visit, entry, say_day(view, visit, entry->date.day), closes))
        ->brief = brief_when(view, visit, entry, closes);
    if (place != NULL)
        (void)add_fact(&facts, "pin", (struct said){.text = place->name, .language = "en"});
    add_whom(view, visit, entry, &facts);
    if (session->is_example)
        (void)add_fact(&facts, "question", say(view, visit, key_of_mark(visit)));
    return facts;
}

/* --- the cards --- */

void add_session_card(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct visit_session *entry = &visit->sessions[index];
    const struct session *session = session_at(visit, entry->session);
    struct said name = say_session_name(view, visit, session);
    struct facts facts = facts_of(view, visit, index);
    size_t leads_to = has_slots(visit, entry) ? look_at_slots(visit, index).first_free : index;

    ui_add(view, (struct ui_node){
                     .id = card_id(view, visit, index),
                     .role = UI_BUTTON,
                     .look = UI_LOOK_SERVICE,
                     .area = UI_ITEMS,
                     .text = name.text,
                     .language = name.language,
                     .note = say_note_of(view, visit, index).text,
                     .facts = facts.list,
                     .fact_count = facts.count,
                     .icon = session_icon(visit, session),
                     .action = {.kind = ACT_OPEN_SESSION, .item = (int)leads_to},
                 });
}

void add_other_sessions(struct ui_view *view, const struct visit *visit)
{
    const struct visit_session *shown = &visit->sessions[visit->session];
    struct word_value ages = {.name = "ages", .kind = WORD_TEXT};
    size_t others[OTHERS_MAX];
    size_t count = visit_other_sessions(visit, others, OTHERS_MAX);

    ages.text = as_value(view, say_ages(view, visit, all_children(visit) & ~(shown->fits | shown->may_fit)));
    if (count > 0) {
        add_text(view, "session.others", UI_LOOK_SUBHEADING, UI_ITEMS,
                 say_with(view, visit, "sessions.title", &ages, 1));
        view->nodes[view->count - 1].personal = true;
    }
    for (size_t i = 0; i < count; i++)
        add_session_card(view, visit, others[i]);
    if (count == 0 && !session_is_theirs(visit, shown))
        add_offer_card(view, visit, "sessions.offer");
}

void add_offer_card(struct ui_view *view, const struct visit *visit, const char *id)
{
    if (centre_has_feature(visit->house->centre, "offer"))
        (void)add_lead_card(view, id, "play", say(view, visit, "home.offer.title"),
                            say(view, visit, "home.offer.about"), "screen:offer");
}
