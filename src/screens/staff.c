/* The first page behind the PIN: the sessions of a day with their numbers, and what else staff do. */
#include <string.h>

#include "screens/day_words.h"
#include "screens/staff_words.h"
#include "ui/theme.h"

enum { FACTS_MAX = STAFF_COUNTS_MAX + 2 };

/* --- the day --- */

static void add_day(struct ui_view *view, const struct visit *visit)
{
    struct date day = visit->desk.day;
    struct word_value date = {.name = "date", .kind = WORD_TEXT};
    struct said said = say_desk_day(view, visit, day);

    date.text = as_value(view, said);
    if (date_compare(day, visit->today) == 0)
        said = say_with(view, visit, "staff.today", &date, 1);
    add_heading(view, "title", said);
}

static void add_turn(struct ui_view *view, const struct visit *visit, const char *id, const char *icon,
                     enum ui_slot slot, int by)
{
    struct date day = date_add_days(visit->desk.day, by);

    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_QUIET,
                                  .area = UI_FOOTER,
                                  .slot = slot,
                                  .text = say_weekday(view, visit, date_weekday(day)),
                                  .language = visit->language,
                                  .icon = icon,
                                  .icon_mirrors = true,
                                  .action = {.kind = ACT_DESK_DAY, .option = by}});
}

/* --- its sessions --- */

static const char *place_of(const struct visit *visit, const struct desk_date *date)
{
    const struct session *session = desk_session(visit, date);
    const struct service_place *place = session != NULL ? session_place(session, &date->date) : NULL;

    return place != NULL ? place->name : NULL;
}

/* Where all of a day is in one place, nobody needs to read which. */
static bool has_several_places(const struct visit *visit)
{
    const char *first = NULL;

    for (size_t i = 0; i < visit->desk.date_count; i++) {
        const char *place = place_of(visit, &visit->desk.dates[i]);

        if (first != NULL && place != NULL && strcmp(first, place) != 0)
            return true;
        first = first == NULL ? place : first;
    }
    return false;
}

static size_t say_facts(struct ui_view *view, const struct visit *visit, const struct desk_date *date,
                        struct ui_fact *ret_facts)
{
    struct said hours = say_hours(view, visit, date->date.opens, date->date.closes);
    const char *place = place_of(visit, date);
    size_t count = 0;

    if (hours.text != NULL)
        ret_facts[count++] =
            (struct ui_fact){.icon = "clock", .text = hours.text, .language = hours.language};
    if (place != NULL && has_several_places(visit))
        ret_facts[count++] = (struct ui_fact){.icon = "pin", .text = place, .language = "en"};
    return count + say_desk_counts(view, visit, date, ret_facts + count);
}

static const char *date_id(struct ui_view *view, const struct desk_date *date)
{
    const struct date *day = &date->date.day;
    int opens = date->date.opens < 0 ? 0 : date->date.opens;

    return arena_format(&view->arena, "staff.date.%s.%04d-%02d-%02d.%02d%02d", id_part(view, date->id),
                        day->year, day->month, day->day, opens / 60, opens % 60);
}

static void add_date(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct desk_date *date = &visit->desk.dates[index];
    const struct session *session = desk_session(visit, date);
    struct ui_fact *facts = arena_allocate(&view->arena, FACTS_MAX, sizeof *facts);
    size_t count = say_facts(view, visit, date, facts);
    struct said name = say_desk_session(view, visit, date);

    ui_add(view, (struct ui_node){.id = date_id(view, date),
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_ITEMS,
                                  .icon = session != NULL ? session_icon(visit, session) : "calendar",
                                  .text = name.text,
                                  .language = name.language,
                                  .note = say_desk_note(view, visit, date).text,
                                  .facts = facts,
                                  .fact_count = count,
                                  .action = {.kind = ACT_DESK_DATE, .item = (int)index}});
}

static void add_dates(struct ui_view *view, const struct visit *visit)
{
    for (size_t i = 0; i < visit->desk.date_count; i++)
        add_date(view, visit, i);
    if (visit->desk.date_count == 0)
        add_text(view, "staff.no-dates", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "staff.no-dates"));
}

/* --- the tasks --- */

static bool gives_vitamins(const struct visit *visit)
{
    return visit->house->centre != NULL && centre_about(visit->house->centre)->vitamins != NULL;
}

static bool has_pack(const struct visit *visit)
{
    return visit->house->centre != NULL;
}

static bool has_dates(const struct visit *visit)
{
    return visit->desk.date_count > 0;
}

static const struct task {
    const char *id; /* of the node, and of its words */
    const char *icon;
    struct ui_action action;
    bool (*is_there)(const struct visit *visit); /* NULL: always */
} tasks[] = {
    {"staff.vitamins", "vitamins", {.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_VITAMINS}, gives_vitamins},
    {"staff.stock", "checklist", {.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_STOCK}, gives_vitamins},
    {"staff.ticket", "ticket", {.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_TICKET}, has_pack},
    {"staff.registers", "printer", {.kind = ACT_DESK_REGISTER, .option = 1}, has_dates},
    {"staff.edits", "pencil", {.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_EDITS}, NULL},
    {"staff.how", "heart", {.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_HOW}, NULL},
};

/* Why somebody should look at how the kiosk is, or NULL. */
static const char *key_of_warning(const struct visit *visit)
{
    const struct desk_how *how = &visit->desk.how;

    if (!how->is_told)
        return NULL;
    if (how->disk_is_full)
        return "staff.how.warns.disk";
    if (how->held + how->set_aside > 0)
        return "staff.how.warns.held";
    return how->cause != DESK_NO_CAUSE && how->waiting > 0 ? "staff.how.warns.waiting" : NULL;
}

/* Above all else, as long as it takes. */
static void add_warning(struct ui_view *view, const struct visit *visit, const char *key)
{
    struct said title = say(view, visit, "staff.how");
    struct said about = say(view, visit, key);

    ui_add(view, (struct ui_node){.id = "staff.how",
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_ITEMS,
                                  .icon = "alert",
                                  .text = title.text,
                                  .language = title.language,
                                  .note = say(view, visit, "staff.how.warns").text,
                                  .detail = about.text,
                                  .detail_language = about.language,
                                  .action = {.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_HOW}});
}

static bool is_shown(const struct visit *visit, const struct task *task)
{
    if (task->action.option == SCREEN_STAFF_HOW && key_of_warning(visit) != NULL)
        return false; /* it stands above */
    return task->is_there == NULL || task->is_there(visit);
}

/* Two in a row, below the sessions: they stay where they are however many there are. Large words need the
 * room of the pictures. */
static void add_tasks(struct ui_view *view, const struct visit *visit)
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof tasks / sizeof tasks[0]; i++) {
        struct ui_node *button;

        if (!is_shown(visit, &tasks[i]))
            continue;
        button = add_button(view, visit, tasks[i].id, tasks[i].id, UI_LOOK_QUIET, UI_SLOT_START, ACT_NONE);
        button->area = UI_NOTICE;
        button->action = tasks[i].action;
        button->icon = visit->text_size == UI_TEXT_NORMAL ? tasks[i].icon : NULL;
        button->beside = count++ % 2 == 1;
    }
}

void build_staff(struct ui_view *view, const struct visit *visit)
{
    const char *warning = key_of_warning(visit);

    add_header(view, visit);
    add_day(view, visit);
    add_staff_result(view, visit);
    add_staff_no_pack(view, visit);
    if (warning != NULL)
        add_warning(view, visit, warning);
    add_dates(view, visit);
    add_more(view, visit);
    add_tasks(view, visit);
    add_turn(view, visit, "staff.day.before", "chevron-start", UI_SLOT_START, -1);
    add_staff_lock(view, visit, UI_LOOK_MAIN, UI_SLOT_MIDDLE);
    add_turn(view, visit, "staff.day.next", "chevron-end", UI_SLOT_END, 1);
}
