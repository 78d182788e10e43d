/* What staff set over the pack: closing, places, services that were looked at, the notice. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "model/desk_inside.h"
#include "model/inside.h"
#include "model/typing.h"

static int put(struct visit *visit, const struct edit *edit)
{
    if (desk_is_waiting(visit))
        return EFFECT_NONE;
    desk_ask_question(visit, DESK_NO_QUESTION);
    visit->desk.edit = *edit;
    return desk_ask(visit, DESK_ASKS_PUT);
}

static void set_subject(struct edit *edit, const char *subject)
{
    (void)snprintf(edit->subject, sizeof edit->subject, "%s", subject);
}

int desk_find_edit(const struct visit *visit, enum edit_kind kind, const char *subject)
{
    const struct visit_desk *desk = &visit->desk;

    for (size_t i = 0; i < desk->edit_count; i++) {
        const struct edit *edit = &desk->edits[i].edit;

        if (edit->kind == kind && strcmp(edit->subject, subject) == 0 &&
            (kind != EDIT_CLOSE || date_compare(edit->day, desk->day) == 0))
            return (int)i;
    }
    return -1;
}

int desk_undo(struct visit *visit, int edit)
{
    struct visit_desk *desk = &visit->desk;

    if (edit < 0 || (size_t)edit >= desk->edit_count || desk_is_waiting(visit))
        return EFFECT_NONE;
    desk_ask_question(visit, DESK_NO_QUESTION);
    desk->edit = desk->edits[edit].edit;
    return desk_ask(visit, DESK_ASKS_UNDO);
}

/* The pack is read again even when nothing was done: it may have changed at another screen. */
int desk_edited(struct visit *visit)
{
    visit->desk.edits_are_told = false;
    return EFFECT_RELOAD | desk_ask(visit, DESK_ASKS_EDITS);
}

void desk_told_edits(struct visit *visit, const struct desk_edit *edits, size_t count, bool is_last)
{
    struct visit_desk *desk = &visit->desk;

    if (desk->begins_list)
        desk->edit_count = 0;
    desk->begins_list = false;
    for (size_t i = 0; i < count && desk->edit_count < EDITS_MAX; i++)
        desk->edits[desk->edit_count++] = edits[i];
    if (!is_last)
        return;
    desk->edits_are_told = true;
    desk->asks = DESK_ASKS_NOTHING;
}

/* --- closing --- */

int desk_close(struct visit *visit, bool whole_day)
{
    const struct desk_date *date = desk_shown_date(visit);
    struct edit edit = {.kind = EDIT_CLOSE, .day = visit->desk.day};

    if (visit->house->centre == NULL || (!whole_day && date == NULL))
        return EFFECT_NONE;
    set_subject(&edit, whole_day ? "" : date->id);
    return put(visit, &edit);
}

/* --- places --- */

static struct places capacity_of(const struct visit *visit, const struct desk_date *date)
{
    struct places none = {PLACES_NO_LIMIT, PLACES_NO_LIMIT, PLACES_NO_LIMIT};
    size_t count = 0;

    return date->session >= 0 ? centre_sessions(visit->house->centre, &count)[date->session].capacity : none;
}

int desk_open_capacity(struct visit *visit)
{
    const struct desk_date *date = desk_shown_date(visit);

    if (date == NULL || date->session < 0)
        return EFFECT_NONE;
    desk_go(visit, SCREEN_STAFF_CAPACITY);
    visit->desk.places = capacity_of(visit, date);
    return EFFECT_NONE;
}

enum { PLACES_SET_MAX = 200, PLACES_SET_FIRST = 10 };

static int *limit_of(struct places *places, enum desk_limit limit)
{
    switch (limit) {
    case DESK_OF_FAMILIES:
        return &places->families;
    case DESK_OF_CHILDREN:
        return &places->children;
    case DESK_OF_ADULTS:
        break;
    }
    return &places->adults;
}

void desk_count_places(struct visit *visit, enum desk_limit limit, int by)
{
    int *number = limit_of(&visit->desk.places, limit);

    if (*number == PLACES_NO_LIMIT)
        return;
    visit->desk.result = DESK_NO_RESULT;
    *number += by;
    *number = *number < 1 ? 1 : *number > PLACES_SET_MAX ? PLACES_SET_MAX : *number;
}

void desk_limit_places(struct visit *visit, enum desk_limit limit, bool is_limited)
{
    visit->desk.result = DESK_NO_RESULT;
    *limit_of(&visit->desk.places, limit) = is_limited ? PLACES_SET_FIRST : PLACES_NO_LIMIT;
}

int desk_set_capacity(struct visit *visit)
{
    const struct desk_date *date = desk_shown_date(visit);
    struct edit edit = {.kind = EDIT_CAPACITY, .places = visit->desk.places};

    if (visit->screen != SCREEN_STAFF_CAPACITY || date == NULL)
        return EFFECT_NONE;
    set_subject(&edit, date->id);
    return put(visit, &edit);
}

/* --- services --- */

int desk_check_service(struct visit *visit, int service)
{
    struct edit edit = {.kind = EDIT_CHECKED, .day = visit->today};
    size_t count = 0;
    const struct service *services = centre_services(visit->house->centre, &count);

    if (service < 0 || (size_t)service >= count)
        return EFFECT_NONE;
    set_subject(&edit, services[service].key);
    return put(visit, &edit);
}

size_t desk_old_services(const struct visit *visit, int *ret_services, size_t capacity)
{
    const struct centre_about *about = centre_about(visit->house->centre);
    struct offer_question question = {.today = visit->today, .stale_months = about->stale_months};
    size_t count = 0;
    size_t old = 0;
    const struct service *services = centre_services(visit->house->centre, &count);

    for (size_t i = 0; i < count && old < capacity; i++) {
        if (offer_is_stale(&question, &services[i]))
            ret_services[old++] = (int)i;
    }
    return old;
}

/* --- the notice --- */

void desk_choose_notice(struct visit *visit, const char *language)
{
    struct visit_desk *desk = &visit->desk;
    int edit = desk_find_edit(visit, EDIT_NOTICE, language);

    if (visit->screen != SCREEN_STAFF_NOTICE)
        return;
    desk->result = DESK_NO_RESULT;
    (void)snprintf(desk->notice_language, sizeof desk->notice_language, "%s", language);
    memory_wipe(desk->notice, sizeof desk->notice);
    if (edit >= 0)
        (void)snprintf(desk->notice, sizeof desk->notice, "%s", desk->edits[edit].edit.text);
    if (language[0] != '\0')
        typing_focus(visit, TYPING_NOTICE, -1, SIZE_MAX);
    else
        typing_leave(visit);
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

int desk_put_notice(struct visit *visit)
{
    struct visit_desk *desk = &visit->desk;
    struct edit edit = {.kind = EDIT_NOTICE};

    if (visit->screen != SCREEN_STAFF_NOTICE || desk->notice_language[0] == '\0')
        return EFFECT_NONE;
    if (is_blank(desk->notice) && desk_find_edit(visit, EDIT_NOTICE, desk->notice_language) >= 0)
        return desk_undo(visit, desk_find_edit(visit, EDIT_NOTICE, desk->notice_language));
    if (is_blank(desk->notice)) {
        desk->result = DESK_BAD_TEXT;
        return EFFECT_NONE;
    }
    set_subject(&edit, desk->notice_language);
    (void)snprintf(edit.text, sizeof edit.text, "%s", desk->notice);
    typing_leave(visit);
    return put(visit, &edit);
}
