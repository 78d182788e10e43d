#include "staff_changes_family.h"

#include <stdio.h>

#include "model/typing.h"

void changes_come(enum screen screen)
{
    struct visit *visit = &glass.visit;

    glass_show(screen, "en");
    visit->staff.is_open = true;
    visit->desk.day = visit->today;
    visit->desk.date = -1;
    visit->desk.row = -1;
    visit->desk.edits_are_told = true;
    glass_build(0);
}

struct desk_edit *changes_add(enum edit_kind kind, const char *subject)
{
    struct visit_desk *desk = &glass.visit.desk;
    struct desk_edit *edit = &desk->edits[desk->edit_count++];

    memset(edit, 0, sizeof *edit);
    edit->is_found = true;
    edit->edit.id = (int64_t)desk->edit_count;
    edit->edit.kind = kind;
    edit->edit.day = FAMILY_TODAY;
    (void)snprintf(edit->edit.subject, sizeof edit->edit.subject, "%s", subject);
    return edit;
}

void changes_places(const char *session, struct places places)
{
    struct visit_desk *desk = &glass.visit.desk;

    changes_come(SCREEN_STAFF_CAPACITY);
    desk->dates[0] = (struct desk_date){.session = centre_find_session(glass.centre, session)};
    (void)snprintf(desk->dates[0].id, sizeof desk->dates[0].id, "%s", session);
    desk->date_count = 1;
    desk->date = 0;
    desk->places = places;
    glass_build(0);
}

void changes_notice(const char *language, const char *text)
{
    struct visit_desk *desk = &glass.visit.desk;

    changes_come(SCREEN_STAFF_NOTICE);
    (void)snprintf(desk->notice_language, sizeof desk->notice_language, "%s", language);
    (void)snprintf(desk->notice, sizeof desk->notice, "%s", text);
    typing_focus(&glass.visit, TYPING_NOTICE, -1, SIZE_MAX);
    glass_build(0);
}
