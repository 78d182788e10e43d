/* Services that nobody has looked at for long: one touch says that what the kiosk tells of one is still
 * right. */
#include "screens/day_words.h"
#include "screens/services.h"
#include "screens/staff_changes.h"

static struct said say_checked(struct ui_view *view, const struct visit *visit, struct date checked)
{
    struct word_value date = {.name = "date", .kind = WORD_DATE, .date = checked};

    return checked.year != 0 ? say_with(view, visit, "staff.services.checked", &date, 1)
                             : say(view, visit, "staff.services.never");
}

/* Until the pack is read again with what was set over it, the list still has what was checked a moment ago.
 */
static bool is_checked_today(const struct visit *visit, const struct service *service)
{
    int edit = desk_find_edit(visit, EDIT_CHECKED, service->key);

    return edit >= 0 && date_compare(visit->desk.edits[edit].edit.day, visit->today) == 0;
}

static void add_service(struct ui_view *view, const struct visit *visit, int index)
{
    const struct service *service = service_at(visit, (size_t)index);
    const char *part = id_part(view, service->key);
    bool is_checked = is_checked_today(visit, service);
    struct change_line line = {
        .id = arena_format(&view->arena, "staff.service.%s", part),
        .about = is_checked ? say(view, visit, "staff.services.today")
                            : say_checked(view, visit, service->checked),
        .what = say_service(view, visit, service, "name", service->name),
    };

    add_change_line(view, &line);
    if (!is_checked)
        add_change_button(view, visit, arena_format(&view->arena, "staff.checked.%s", part),
                          "staff.services.right",
                          (struct ui_action){.kind = ACT_DESK_CHECKED, .item = index});
}

void build_staff_services(struct ui_view *view, const struct visit *visit)
{
    struct word_value months = {
        .name = "months", .kind = WORD_NUMBER, .number = centre_about(visit->house->centre)->stale_months};
    int old[STAFF_SERVICES_MAX];
    size_t count = desk_old_services(visit, old, STAFF_SERVICES_MAX);

    view->wide = true;
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "staff.services"));
    if (count > 0)
        add_text(view, "staff.services.about", UI_LOOK_HELP, UI_LEAD,
                 say_with(view, visit, "staff.services.about", &months, 1));
    add_staff_result(view, visit);
    for (size_t i = 0; i < count; i++)
        add_service(view, visit, old[i]);
    if (count == 0)
        add_text(view, "staff.services.none", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "staff.how.services"));
    add_more(view, visit);
    add_staff_foot(view, visit);
}
