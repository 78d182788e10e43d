/* What takes place in the days to come, for this family: which dates, in which order, for whom. */
#include <string.h>

#include "base/memory.h"
#include "model/inside.h"

enum { DATES_MAX = 640 };

static const struct centre *pack(const struct visit *visit)
{
    return visit->house->centre;
}

static const struct schedule_closures *closures(const struct visit *visit)
{
    return &centre_about(pack(visit))->closures;
}

static const struct session *session_at(const struct visit *visit, size_t session)
{
    size_t count = 0;

    return &centre_sessions(pack(visit), &count)[session];
}

/* --- one date --- */

/* How far ahead is looked: a course is chosen long before, a play session for this week or the next. */
static int days_ahead(enum session_kind kind)
{
    switch (kind) {
    case SESSION_COURSE:
        return 182;
    case SESSION_APPOINTMENT:
        return 27;
    default:
        return 13;
    }
}

static bool is_over(const struct visit *visit, const struct session *session,
                    const struct visit_session *entry)
{
    const struct session_date *date = &entry->date;

    if (session_takes_sign_ups(session->kind))
        return entry->sign_up == SESSION_OVER;
    return date_compare(date->day, visit->today) == 0 && date->closes >= 0 && date->closes <= visit->minute;
}

static void fit_children(const struct visit *visit, const struct session *session,
                         struct visit_session *entry)
{
    for (size_t i = 0; i < visit->age_count; i++) {
        enum age_fit fit = age_fits(&visit->ages[i], &session->limits, entry->date.day, NULL);

        if (fit == AGE_FITS)
            entry->fits |= 1u << i;
        else if (fit == AGE_MAY_FIT)
            entry->may_fit |= 1u << i;
    }
}

/* What is not yet open may be so a minute later, while she looks at it. */
static void look_at_clock(const struct visit *visit, struct visit_session *entry)
{
    int64_t opens_utc_ms = 0;

    entry->sign_up = session_sign_up_at(session_at(visit, entry->session), closures(visit), &entry->date,
                                        visit->now_utc_ms, &opens_utc_ms);
    entry->opens_utc_ms = entry->sign_up == SESSION_NOT_YET ? opens_utc_ms : 0;
    if (entry->sign_up == SESSION_NOT_YET) {
        entry->opens_day = date_of_utc(opens_utc_ms);
        entry->opens_minute = date_minute_of_utc(opens_utc_ms);
    }
}

static void look_at_clocks(struct visit *visit)
{
    for (size_t i = 0; i < visit->session_count; i++)
        look_at_clock(visit, &visit->sessions[i]);
}

static struct visit_session make_entry(const struct visit *visit, size_t index,
                                       const struct session_date *date)
{
    struct visit_session entry = {.session = index, .date = *date};

    fit_children(visit, session_at(visit, index), &entry);
    look_at_clock(visit, &entry);
    return entry;
}

/* --- the list --- */

static bool comes_before(const struct visit_session *one, const struct visit_session *other)
{
    int days = date_compare(one->date.day, other->date.day);

    return days < 0 || (days == 0 && one->date.opens < other->date.opens);
}

/* Keeps the list in order; when it is full the latest is left out. */
static void insert(struct visit *visit, const struct visit_session *entry)
{
    size_t place = visit->session_count;

    while (place > 0 && comes_before(entry, &visit->sessions[place - 1]))
        place--;
    if (place == VISIT_SESSIONS_MAX)
        return;
    if (visit->session_count == VISIT_SESSIONS_MAX)
        visit->session_count--;
    memmove(&visit->sessions[place + 1], &visit->sessions[place],
            (visit->session_count - place) * sizeof visit->sessions[0]);
    visit->sessions[place] = *entry;
    visit->session_count++;
}

static bool is_wanted(const struct visit *visit, const struct visit_session *entry)
{
    return visit->sessions_for_all || visit->sessions_of >= 0 || visit->age_count == 0 ||
           (entry->fits | entry->may_fit) != 0;
}

static void add_dates(struct visit *visit, size_t index)
{
    const struct session *session = session_at(visit, index);
    struct session_date dates[DATES_MAX];
    size_t count = session_dates(session, closures(visit), visit->today,
                                 date_add_days(visit->today, days_ahead(session->kind)), dates, DATES_MAX);

    for (size_t i = 0; i < count; i++) {
        struct visit_session entry = make_entry(visit, index, &dates[i]);

        if (!is_over(visit, session, &entry) && is_wanted(visit, &entry))
            insert(visit, &entry);
    }
}

static void make_list(struct visit *visit)
{
    size_t count = 0;
    const struct session *sessions = centre_sessions(pack(visit), &count);

    memory_wipe(visit->sessions, sizeof visit->sessions);
    visit->session_count = 0;
    visit->session = -1;
    for (size_t i = 0; i < count; i++) {
        if (visit->sessions_of < 0 || sessions[i].service == visit->sessions_of)
            add_dates(visit, i);
    }
}

/* The keeper is asked one thing at a time: places that were to be kept on another date are not waited for. */
static int ask_places(struct visit *visit)
{
    bool was_asked = visit->sign_up.is_asked;

    visit->sign_up.is_asked = false;
    return was_asked ? EFFECT_RELEASE | EFFECT_ASK_PLACES : EFFECT_ASK_PLACES;
}

int visit_open_sessions(struct visit *visit, int service)
{
    visit->sessions_of = service;
    visit->wants_sessions = true;
    visit->sessions_for_all = false;
    if (visit->ages_flow == NULL && centre_find_flow(pack(visit), "ages") != NULL)
        return visit_start_flow(visit, "ages");
    visit->wants_sessions = false;
    if (visit->screen != SCREEN_SESSIONS)
        visit_go(visit, SCREEN_SESSIONS);
    make_list(visit);
    return ask_places(visit);
}

int visit_show_all_sessions(struct visit *visit, bool for_all)
{
    visit->sessions_for_all = for_all;
    visit->sessions_of = -1;
    visit->part = 0;
    make_list(visit);
    return ask_places(visit);
}

int visit_open_session(struct visit *visit, int session)
{
    if (session < 0 || (size_t)session >= visit->session_count)
        return EFFECT_NONE;
    if (visit->screen == SCREEN_CHECK)
        return visit_take_time(visit, (size_t)session);
    /* From one slot to another there is no page in between. */
    if (visit->screen == SCREEN_SESSION &&
        visit->sessions[visit->session].session != visit->sessions[session].session)
        model_leave_trail(visit);
    visit_go(visit, SCREEN_SESSION);
    look_at_clocks(visit);
    visit->session = session;
    visit->sign_up.verdict = VERDICT_NONE;
    return ask_places(visit);
}

static bool is_on_page(const struct visit *visit, size_t index)
{
    enum screen page = visit_page(visit);

    return page == SCREEN_SESSIONS || (page == SCREEN_SESSION && (int)index == visit->session);
}

int64_t visit_next_opening_utc_ms(const struct visit *visit)
{
    int64_t next = 0;

    for (size_t i = 0; i < visit->session_count; i++) {
        int64_t opens = visit->sessions[i].opens_utc_ms;

        if (opens > 0 && (next == 0 || opens < next) && is_on_page(visit, i))
            next = opens;
    }
    return next;
}

int visit_opening_came(struct visit *visit)
{
    look_at_clocks(visit);
    return EFFECT_ASK_PLACES;
}

enum screen model_find_session(struct visit *visit, size_t session, const struct session_date *date)
{
    for (size_t i = 0; i < visit->session_count; i++) {
        const struct visit_session *entry = &visit->sessions[i];

        if (entry->session == session && entry->date.opens == date->opens &&
            date_compare(entry->date.day, date->day) == 0) {
            visit->session = (int)i;
            return SCREEN_SESSION;
        }
    }
    visit->session = -1;
    return SCREEN_SESSIONS;
}

static bool is_listed(const struct visit *visit, const size_t *sessions, size_t count, size_t session)
{
    for (size_t i = 0; i < count; i++) {
        if (visit->sessions[sessions[i]].session == session)
            return true;
    }
    return false;
}

size_t visit_other_sessions(const struct visit *visit, size_t *ret_sessions, size_t capacity)
{
    const struct visit_session *shown = &visit->sessions[visit->session];
    unsigned left_out = ~(shown->fits | shown->may_fit);
    size_t count = 0;

    for (size_t i = 0; i < visit->session_count && count < capacity; i++) {
        const struct visit_session *entry = &visit->sessions[i];

        if (entry->session != shown->session && ((entry->fits | entry->may_fit) & left_out) != 0 &&
            !is_listed(visit, ret_sessions, count, entry->session))
            ret_sessions[count++] = i;
    }
    return count;
}

/* --- places --- */

struct party visit_party(const struct visit *visit, const struct visit_session *session)
{
    struct party party = {.adults = 1};

    for (size_t i = 0; i < visit->age_count; i++)
        party.children += ((session->fits | session->may_fit) >> i & 1) != 0 && !visit->ages[i].expected;
    return party;
}

bool visit_has_room(const struct visit *visit, const struct visit_session *session)
{
    return places_fit(session->left, visit_party(visit, session)) == PLACES_FIT;
}

void visit_places_told(struct visit *visit, size_t index, enum session_verdict verdict, struct places left,
                       int waiting)
{
    struct visit_session *entry;

    if (index >= visit->session_count)
        return;
    entry = &visit->sessions[index];
    entry->is_told = true;
    entry->verdict = verdict;
    entry->left = left;
    entry->waiting = waiting;
    visit->keeper_trouble[0] = '\0';
}

void visit_places_unknown(struct visit *visit, const char *code)
{
    for (size_t i = 0; i < visit->session_count; i++)
        visit->sessions[i].is_told = false;
    visit->sign_up.is_asked = false;
    visit_keeper_seen(visit, code);
}

int visit_move_house(struct visit *visit)
{
    const struct flow *ages = centre_find_flow(pack(visit), "ages");
    char language[VISIT_TAG_BYTES];

    if (visit_is_for_staff(visit)) {
        desk_move_house(visit);
        return EFFECT_NONE;
    }
    memcpy(language, visit->language, sizeof language);
    (void)model_drop_flow(visit);
    if (visit->ages_flow != NULL && !model_is_same_flow(visit->ages_flow, ages)) {
        answers_finish(&visit->ages_answers);
        ages = NULL;
    }
    visit->ages_flow = visit->ages_flow != NULL ? ages : NULL;
    visit->trail_length = 0;
    visit->service = -1;
    visit->handover = -1;
    visit->session = -1;
    visit->session_count = 0;
    visit->offer_count = 0;
    visit->found_count = 0;
    visit->screen = SCREEN_HOME;
    visit_set_language(visit, language);
    visit->sessions_have_changed = true;
    return visit_open_sessions(visit, -1);
}
