/* The desk's lists: dates of a day, sign-ups of a date, as the keeper tells them page by page. */
#include <stdlib.h>
#include <string.h>

#include "model/desk_inside.h"
#include "model/inside.h"

/* --- dates of the day --- */

static struct desk_date *add_date(struct visit_desk *desk, const char *id, int session,
                                  const struct session_date *date)
{
    struct desk_date *added;

    if (desk->date_count == DESK_DATES_MAX)
        return NULL;
    added = &desk->dates[desk->date_count++];
    *added = (struct desk_date){.session = session, .date = *date};
    memcpy(added->id, id, strnlen(id, sizeof added->id - 1));
    return added;
}

static int by_time(const void *one, const void *other)
{
    const struct desk_date *first = one;
    const struct desk_date *second = other;

    if (first->date.opens != second->date.opens)
        return first->date.opens < second->date.opens ? -1 : 1;
    return strcmp(first->id, second->id);
}

/* Of the times of an appointment the first stands for those that nobody has taken. */
static void list_session(struct visit *visit, int index, const struct session *session)
{
    const struct schedule_closures *closures = &centre_about(visit->house->centre)->closures;
    struct session_date dates[DESK_DATES_MAX];
    size_t count = session_dates(session, closures, visit->desk.day, visit->desk.day, dates, DESK_DATES_MAX);

    if (session->kind == SESSION_APPOINTMENT && count > 1)
        count = 1;
    for (size_t i = 0; i < count; i++)
        (void)add_date(&visit->desk, session->id, index, &dates[i]);
}

/* Where the date that was shown stands now, or -1. */
static int find_date(const struct visit_desk *desk, const struct desk_date *wanted)
{
    for (size_t i = 0; i < desk->date_count; i++) {
        const struct desk_date *date = &desk->dates[i];

        if (strcmp(date->id, wanted->id) == 0 && date_compare(date->date.day, wanted->date.day) == 0 &&
            date->date.opens == wanted->date.opens)
            return (int)i;
    }
    return -1;
}

static void sort_dates(struct visit_desk *desk)
{
    const bool is_shown = desk->date >= 0 && (size_t)desk->date < desk->date_count;
    struct desk_date shown = is_shown ? desk->dates[desk->date] : (struct desk_date){.session = -1};

    qsort(desk->dates, desk->date_count, sizeof desk->dates[0], by_time);
    desk->date = is_shown ? find_date(desk, &shown) : -1;
}

void desk_list_dates(struct visit *visit)
{
    struct visit_desk *desk = &visit->desk;
    const struct session *sessions;
    size_t count = 0;

    desk->date = -1;
    desk->date_count = 0;
    desk->dates_are_told = false;
    if (visit->house->centre == NULL)
        return;
    sessions = centre_sessions(visit->house->centre, &count);
    for (size_t i = 0; i < count; i++)
        list_session(visit, (int)i, &sessions[i]);
    sort_dates(desk);
}

int desk_find_session(const struct visit *visit, const char *id)
{
    return visit->house->centre != NULL ? centre_find_session(visit->house->centre, id) : -1;
}

static void copy_counts(const struct desk_date *from, struct desk_date *date)
{
    date->families = from->families;
    date->children = from->children;
    date->adults = from->adults;
    date->offered = from->offered;
    date->waiting = from->waiting;
    date->arrived = from->arrived;
}

static bool has_sign_ups(const struct desk_date *date)
{
    return date->families + date->offered + date->waiting > 0;
}

/* When it would take place: also on a day that is closed, so that staff see which families to ring. */
static void find_times(const struct centre *centre, struct desk_date *date)
{
    static const struct schedule_closures none;
    size_t count = 0;
    struct session session = centre_sessions(centre, &count)[date->session];
    struct session_date found;

    date->is_gone = !session_find_date(&session, &centre_about(centre)->closures, date->date.day,
                                       date->date.opens, &found);
    if (date->is_gone) {
        session.closed_count = 0;
        date->is_closed = session_find_date(&session, &none, date->date.day, date->date.opens, &found);
    }
    if (!date->is_gone || date->is_closed)
        date->date = found;
}

/* A date that is listed no more stays while it is shown or families are signed up for it. */
static void keep_date(struct visit *visit, const struct desk_date *kept)
{
    struct visit_desk *desk = &visit->desk;
    struct desk_date *added = add_date(desk, kept->id, -1, &kept->date);

    if (added == NULL)
        return;
    added->session = desk_find_session(visit, kept->id);
    added->is_gone = true;
    if (added->session >= 0)
        find_times(visit->house->centre, added);
    copy_counts(kept, added);
}

/* The page of a date or a family stays where it was, by its name; so do the counts. What names products and
 * sessions by where they stood in the old pack is told anew. */
void desk_move_house(struct visit *visit)
{
    struct visit_desk *desk = &visit->desk;
    struct desk_date before[DESK_DATES_MAX];
    size_t count = desk->date_count;
    int shown = desk->date;
    bool is_told = desk->dates_are_told;

    memcpy(before, desk->dates, count * sizeof before[0]);
    desk_list_dates(visit);
    for (size_t i = 0; i < count; i++) {
        int index = find_date(desk, &before[i]);

        if (index >= 0)
            copy_counts(&before[i], &desk->dates[index]);
        else if ((int)i == shown || has_sign_ups(&before[i]))
            keep_date(visit, &before[i]);
    }
    sort_dates(desk);
    desk->date = shown >= 0 ? find_date(desk, &before[shown]) : -1;
    desk->dates_are_told = is_told;
    desk_forget_stock(visit);
    model_forget_code(visit);
}

/* A date with sign-ups that the timetable does not list: another time of an appointment, or one that is gone.
 */
static struct desk_date *take_in(struct visit *visit, const struct desk_date *told)
{
    struct desk_date *added;

    if (date_compare(told->date.day, visit->desk.day) != 0)
        return NULL;
    added = add_date(&visit->desk, told->id, told->session, &told->date);
    if (added == NULL)
        return NULL;
    added->is_gone = true;
    if (told->session >= 0)
        find_times(visit->house->centre, added);
    return added;
}

static void take_counts(struct visit *visit, const struct desk_date *told)
{
    int index = find_date(&visit->desk, told);
    struct desk_date *date = index >= 0 ? &visit->desk.dates[index] : take_in(visit, told);

    if (date == NULL)
        return;
    copy_counts(told, date);
}

static void forget_counts(struct visit_desk *desk)
{
    static const struct desk_date nobody;

    for (size_t i = 0; i < desk->date_count; i++)
        copy_counts(&nobody, &desk->dates[i]);
}

/* What is out of the timetable, and has nobody left to ring, is listed no longer than it is shown. */
static void drop_empty(struct visit_desk *desk)
{
    size_t count = 0;
    int shown = -1;

    for (size_t i = 0; i < desk->date_count; i++) {
        if (desk->dates[i].is_gone && !has_sign_ups(&desk->dates[i]) && (int)i != desk->date)
            continue;
        if ((int)i == desk->date)
            shown = (int)count;
        desk->dates[count++] = desk->dates[i];
    }
    desk->date_count = count;
    desk->date = shown;
}

int desk_told_dates(struct visit *visit, const struct desk_date *dates, size_t count, bool is_last)
{
    struct visit_desk *desk = &visit->desk;

    if (desk->begins_list) {
        desk->begins_list = false;
        forget_counts(desk);
    }
    for (size_t i = 0; i < count; i++)
        take_counts(visit, &dates[i]);
    if (!is_last)
        return EFFECT_NONE;
    drop_empty(desk);
    sort_dates(desk);
    desk->dates_are_told = true;
    desk->asks = DESK_ASKS_NOTHING;
    return desk->how.is_told ? EFFECT_NONE : desk_ask(visit, DESK_ASKS_HOW);
}

/* --- sign-ups of a date --- */

static int rank(const struct desk_row *row)
{
    return row->state == DESK_BOOKED || row->state == DESK_OFFERED ? 0 : row->state == DESK_WAITING ? 1 : 2;
}

/* Those with a place first, then who waits; otherwise in the order in which they were told. */
static void add_row(struct visit_desk *desk, const struct desk_row *row)
{
    size_t at = desk->row_count;

    if (desk->row_count == DESK_ROWS_MAX)
        return;
    while (at > 0 && rank(&desk->rows[at - 1]) > rank(row))
        at--;
    memmove(&desk->rows[at + 1], &desk->rows[at], (desk->row_count - at) * sizeof desk->rows[0]);
    desk->rows[at] = *row;
    desk->row_count++;
}

static int find_row(const struct visit_desk *desk, const char *reference)
{
    for (size_t i = 0; i < desk->row_count; i++) {
        if (strcmp(desk->rows[i].reference, reference) == 0)
            return (int)i;
    }
    return -1;
}

/* What the page of the date says in numbers follows from its rows. */
static void count_rows(struct visit_desk *desk)
{
    struct desk_date *date;

    if (desk->date < 0 || (size_t)desk->date >= desk->date_count)
        return;
    date = &desk->dates[desk->date];
    date->families = date->children = date->adults = 0;
    date->offered = date->waiting = date->arrived = 0;
    for (size_t i = 0; i < desk->row_count; i++) {
        const struct desk_row *row = &desk->rows[i];

        date->waiting += row->state == DESK_WAITING ? 1 : 0;
        date->offered += row->state == DESK_OFFERED ? 1 : 0;
        if (row->state != DESK_BOOKED)
            continue;
        date->families++;
        date->children += row->children;
        date->adults += row->adults;
        date->arrived += row->has_arrived ? 1 : 0;
    }
}

int desk_told_rows(struct visit *visit, const struct desk_row *rows, size_t count, bool is_last)
{
    struct visit_desk *desk = &visit->desk;

    if (desk->begins_list) {
        desk->begins_list = false;
        desk->row_count = 0;
    }
    for (size_t i = 0; i < count; i++)
        add_row(desk, &rows[i]);
    if (!is_last)
        return EFFECT_NONE;
    desk->rows_are_told = true;
    desk->asks = DESK_ASKS_NOTHING;
    desk->row = desk->shown[0] != '\0' ? find_row(desk, desk->shown) : -1;
    count_rows(desk);
    return desk->edits_are_told ? EFFECT_NONE : desk_ask(visit, DESK_ASKS_EDITS);
}

/* --- how acts went --- */

int desk_told_result(struct visit *visit, enum desk_result result)
{
    struct visit_desk *desk = &visit->desk;
    enum desk_ask asked = desk->asks;

    desk->asks = DESK_ASKS_NOTHING;
    desk->result = result;
    desk->batch = -1;
    if (asked == DESK_ASKS_PUT || asked == DESK_ASKS_UNDO)
        return desk_edited(visit);
    return desk_ask_again(visit);
}

int desk_told_walk_in(struct visit *visit, enum desk_result result, const char *reference, struct places left)
{
    struct desk_walk_in *walk_in = &visit->desk.walk_in;

    if (result == DESK_DONE) {
        *walk_in = (struct desk_walk_in){.children = 1, .adults = 1, .left = left};
        memcpy(walk_in->reference, reference, strnlen(reference, sizeof walk_in->reference - 1));
    }
    return desk_told_result(visit, result);
}

void desk_told_how(struct visit *visit, const struct desk_how *how)
{
    struct desk_how *known = &visit->desk.how;
    struct desk_how before = *known;

    visit->desk.asks = DESK_ASKS_NOTHING;
    *known = *how;
    known->is_told = true;
    known->printer_is_told = before.printer_is_told;
    memcpy(known->printer_key, before.printer_key, sizeof known->printer_key);
    memcpy(known->printer_code, before.printer_code, sizeof known->printer_code);
}
