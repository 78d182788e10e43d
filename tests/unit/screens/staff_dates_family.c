#include "staff_dates_family.h"

#include <stdio.h>

void desk_comes(void)
{
    staff_are_in();
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_DATES);
}

static struct desk_date play(void)
{
    struct desk_date date = {.session = centre_find_session(glass.centre, "monday-play"),
                             .date = {.day = FAMILY_TODAY, .opens = 600, .closes = 690, .place = -1}};

    (void)snprintf(date.id, sizeof date.id, "monday-play");
    return date;
}

void desk_is_told(void)
{
    struct desk_date date = play();
    struct desk_how how = {.is_told = true};

    date.families = 3;
    date.children = 5;
    date.adults = 4;
    date.arrived = 2;
    date.offered = 1;
    date.waiting = 2;
    (void)desk_told_dates(&glass.visit, &date, 1, true);
    desk_told_how(&glass.visit, &how);
    glass_build(0);
}

void desk_opens_date(void)
{
    desk_comes();
    desk_is_told();
    ck_assert_int_eq(glass_touch("staff.date.monday-play.2026-11-23.1000"), EFFECT_DESK_ASK);
    ck_assert_str_eq(glass.view.screen, "staff-date");
}

void desk_has_rows(void)
{
    const struct desk_row rows[] = {
        {.reference = DESK_BOOKED_REFERENCE, .state = DESK_BOOKED, .children = 2, .adults = 1},
        {.reference = DESK_ARRIVED_REFERENCE,
         .state = DESK_BOOKED,
         .children = 1,
         .adults = 2,
         .has_arrived = true,
         .is_new = true},
        {.reference = DESK_WALKED_REFERENCE,
         .state = DESK_BOOKED,
         .adults = 1,
         .children = 2,
         .has_arrived = true,
         .is_walk_in = true},
        {.reference = DESK_KEPT_REFERENCE,
         .state = DESK_OFFERED,
         .children = 1,
         .adults = 1,
         .held_day = FAMILY_TODAY,
         .held_minute = 14 * 60},
        {.reference = DESK_FIRST_REFERENCE, .state = DESK_WAITING, .children = 3, .adults = 1, .position = 1},
        {.reference = DESK_SECOND_REFERENCE, .state = DESK_WAITING, .adults = 1, .position = 2},
        {.reference = DESK_CANCELLED_REFERENCE, .state = DESK_CANCELLED, .children = 1, .adults = 1},
    };

    (void)desk_told_rows(&glass.visit, rows, sizeof rows / sizeof rows[0], true);
    desk_told_edits(&glass.visit, NULL, 0, true);
    glass_build(0);
}

void desk_opens(const char *reference)
{
    char id[64];

    desk_opens_date();
    desk_has_rows();
    (void)snprintf(id, sizeof id, "staff.row.%s", reference);
    (void)glass_touch(id);
    ck_assert_str_eq(glass.view.screen, "staff-sign-up");
}

void desk_has_closed(const char *session)
{
    struct desk_edit closed = {.edit = {.id = 7, .kind = EDIT_CLOSE, .day = FAMILY_TODAY}, .is_found = true};

    (void)snprintf(closed.edit.subject, sizeof closed.edit.subject, "%s", session);
    glass.visit.desk.begins_list = true;
    desk_told_edits(&glass.visit, &closed, 1, true);
    glass_build(0);
}

void desk_answers(enum desk_result result)
{
    (void)desk_told_result(&glass.visit, result);
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    glass_build(0);
}

bool desk_says(const char *text)
{
    for (size_t i = 0; i < glass.view.count; i++) {
        const struct ui_node *node = &glass.view.nodes[i];

        if (strstr(node->text, text) != NULL || (node->detail != NULL && strstr(node->detail, text) != NULL))
            return true;
        for (size_t k = 0; k < node->fact_count; k++) {
            if (strstr(node->facts[k].text, text) != NULL)
                return true;
        }
    }
    return false;
}
