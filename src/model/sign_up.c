/* Signing up for a date: places are kept, the flow is answered, and the keeper says how it went. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/inside.h"
#include "model/typing.h"

#define SIGN_UP_FLOW "sign-up"

static struct visit_session *shown(struct visit *visit)
{
    return visit->session >= 0 ? &visit->sessions[visit->session] : NULL;
}

static bool can_begin(const struct visit *visit, const struct visit_session *entry)
{
    size_t count = 0;

    return entry != NULL && visit->screen == SCREEN_SESSION && !visit->sign_up.is_asked &&
           session_takes_sign_ups(centre_sessions(visit->house->centre, &count)[entry->session].kind) &&
           centre_find_flow(visit->house->centre, SIGN_UP_FLOW) != NULL;
}

static int start_flow(struct visit *visit, bool may_wait)
{
    const struct visit_session *entry = shown(visit);
    struct visit_sign_up sign_up = {
        .is_under_way = true, .session = entry->session, .date = entry->date, .may_wait = may_wait};
    int effects;

    visit->coming = entry->fits | entry->may_fit;
    effects = visit_start_flow(visit, SIGN_UP_FLOW);
    visit->coming = 0;
    visit->sign_up = sign_up;
    return effects;
}

int visit_sign_up(struct visit *visit)
{
    const struct visit_session *entry = shown(visit);

    if (!can_begin(visit, entry))
        return EFFECT_NONE;
    visit->sign_up = (struct visit_sign_up){.is_asked = true, .session = entry->session, .date = entry->date};
    return EFFECT_RESERVE;
}

static bool is_appointment(const struct visit *visit)
{
    size_t count = 0;

    return centre_sessions(visit->house->centre, &count)[visit->sign_up.session].kind == SESSION_APPOINTMENT;
}

static bool is_full_on_check(const struct visit *visit)
{
    return visit->screen == SCREEN_CHECK && visit->sign_up.is_under_way &&
           visit->sign_up.verdict == VERDICT_FULL && visit->sending != SENDING_NOW;
}

bool visit_may_take_time(const struct visit *visit, size_t session)
{
    const struct visit_sign_up *sign_up = &visit->sign_up;
    const struct visit_session *entry = &visit->sessions[session];

    return is_full_on_check(visit) && session < visit->session_count && is_appointment(visit) &&
           entry->session == sign_up->session && date_compare(entry->date.day, sign_up->date.day) == 0 &&
           entry->date.opens != sign_up->date.opens && entry->is_told && entry->verdict == VERDICT_OPEN &&
           visit_has_room(visit, entry);
}

/* The answers stay: only the time is another one. */
int visit_take_time(struct visit *visit, size_t session)
{
    if (!visit_may_take_time(visit, session))
        return EFFECT_NONE;
    visit->sign_up.date = visit->sessions[session].date;
    visit->sign_up.verdict = VERDICT_NONE;
    visit->session = (int)session;
    visit->part = 0;
    return EFFECT_NEW_ACT | EFFECT_RELEASE;
}

int visit_join_waiting(struct visit *visit)
{
    if (is_full_on_check(visit)) {
        visit->sign_up.may_wait = true;
        visit->sign_up.verdict = VERDICT_NONE;
        return EFFECT_NEW_ACT | visit_send(visit);
    }
    return can_begin(visit, shown(visit)) ? start_flow(visit, true) : EFFECT_NONE;
}

/* The timetable is not what the page shows: it is looked at anew. */
static int choose_again(struct visit *visit)
{
    int effects = model_drop_flow(visit);

    visit->sessions_have_changed = true;
    return effects | EFFECT_REFRESH;
}

/* Whether the date that the keeper was asked about is the one that shows. */
static bool is_still_shown(const struct visit *visit)
{
    const struct visit_session *entry;

    if (visit->screen != SCREEN_SESSION || visit->session < 0)
        return false;
    entry = &visit->sessions[visit->session];
    return entry->session == visit->sign_up.session && entry->date.opens == visit->sign_up.date.opens &&
           date_compare(entry->date.day, visit->sign_up.date.day) == 0;
}

int visit_reserved(struct visit *visit, enum session_verdict verdict, struct places left, int waiting)
{
    bool is_reserved = verdict == VERDICT_RESERVED;

    if (!visit->sign_up.is_asked)
        return is_reserved ? EFFECT_RELEASE : EFFECT_NONE;
    visit->sign_up.is_asked = false;
    if (!is_still_shown(visit)) /* she has gone elsewhere meanwhile */
        return is_reserved ? EFFECT_RELEASE : EFFECT_NONE;
    if (is_reserved)
        return start_flow(visit, false);
    if (verdict == VERDICT_CHANGED)
        return choose_again(visit);
    visit->sign_up.verdict = verdict;
    visit_places_told(visit, (size_t)visit->session, verdict == VERDICT_FULL ? VERDICT_OPEN : verdict, left,
                      waiting);
    return EFFECT_NONE;
}

void visit_sign_up_party(const struct visit *visit, int *ret_children, int *ret_adults)
{
    struct telling telling = {visit->flow, &visit->answers, visit->today};
    const struct flow_item *item = NULL;
    const struct answer *answer = model_told(&telling, -1, "adults", &item);
    struct age ages[AGES_MAX];
    size_t count = model_read_ages(&telling, ages);

    *ret_children = 0;
    *ret_adults = 1;
    for (size_t i = 0; i < count; i++)
        *ret_children += !ages[i].expected;
    for (size_t i = 0; answer != NULL && i < item->option_count; i++) {
        if ((answer->chosen >> i & 1) != 0)
            *ret_adults = (int)strtol(item->options[i].code, NULL, 10);
    }
}

/* The answers are wiped as soon as they are stored; what the ticket says stays. */
static void keep_for_ticket(struct visit *visit)
{
    for (size_t i = 0; i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];

        if (item->format == FLOW_PHONE)
            visit->sign_up.has_phone |= visit->answers.list[i].plain[0] != '\0';
        if (item->is_name && item->instance < 0)
            (void)snprintf(visit->sign_up.name, sizeof visit->sign_up.name, "%s",
                           visit->answers.list[i].plain);
    }
}

static int has_place(struct visit *visit, enum session_verdict verdict, const char *reference,
                     const char *code, int position)
{
    struct visit_sign_up *sign_up = &visit->sign_up;
    int effects;

    visit_sign_up_party(visit, &sign_up->children, &sign_up->adults);
    keep_for_ticket(visit);
    sign_up->verdict = verdict;
    sign_up->position = position;
    (void)snprintf(sign_up->code, sizeof sign_up->code, "%s", code);
    effects = visit_stored(visit, reference);
    return effects | visit_print(visit);
}

int visit_booked(struct visit *visit, enum session_verdict verdict, const char *reference, const char *code,
                 int position, int waiting)
{
    if (verdict == VERDICT_BOOKED || verdict == VERDICT_WAITING)
        return has_place(visit, verdict, reference, code, position);
    visit->sending = SENDING_NOT;
    if (verdict == VERDICT_FULL) {
        visit->sign_up.verdict = VERDICT_FULL;
        visit->sign_up.waiting = waiting;
        visit->part = 0;
        return is_appointment(visit) ? EFFECT_ASK_PLACES : EFFECT_NONE; /* another time may be free */
    }
    return choose_again(visit);
}
