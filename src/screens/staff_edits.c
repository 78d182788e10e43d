/* What staff have set over the centre's pack, each with a button that undoes it; closing the centre for a
 * day, and the way to the notice. */
#include "base/strbuf.h"
#include "screens/day_words.h"
#include "screens/services.h"
#include "screens/sessions.h"
#include "screens/staff_changes.h"

enum { NOTICES_BYTES = 2048 };

/* --- one change --- */

static struct said say_session_of(struct ui_view *view, const struct visit *visit, const char *id)
{
    int session = desk_find_session(visit, id);

    if (session < 0)
        return (struct said){.text = arena_copy_text(&view->arena, id), .language = "en"};
    return say_session_name(view, visit, session_at(visit, (size_t)session));
}

static struct said say_service_of(struct ui_view *view, const struct visit *visit, const char *key)
{
    const struct centre *centre = visit->house->centre;
    int index = centre != NULL ? centre_find_service(centre, key) : -1;
    const struct service *service;

    if (index < 0)
        return (struct said){.text = arena_copy_text(&view->arena, key), .language = "en"};
    service = service_at(visit, (size_t)index);
    return say_service(view, visit, service, "name", service->name);
}

static struct said say_of(struct ui_view *view, const struct visit *visit, struct said what,
                          struct said value)
{
    struct word_value values[] = {{.name = "what", .kind = WORD_TEXT, .text = what.text},
                                  {.name = "value", .kind = WORD_TEXT, .text = value.text}};

    return say_with(view, visit, "staff.edits.of", values, 2);
}

static struct said say_kind(struct ui_view *view, const struct visit *visit, const struct edit *edit)
{
    const struct language *language = words_find_language(visit->house->words, edit->subject);
    struct word_value name = {.name = "language", .kind = WORD_TEXT, .text = edit->subject};

    switch (edit->kind) {
    case EDIT_CLOSE:
        return say(view, visit, edit->subject[0] == '\0' ? "staff.edits.closed-day" : "staff.edits.closed");
    case EDIT_CAPACITY:
        return say(view, visit, "staff.edits.places");
    case EDIT_CHECKED:
        return say(view, visit, "staff.edits.checked");
    default:
        name.text = language != NULL ? language->english : arena_copy_text(&view->arena, edit->subject);
        return say_with(view, visit, "staff.edits.notice", &name, 1);
    }
}

static struct said say_change(struct ui_view *view, const struct visit *visit, const struct edit *edit)
{
    switch (edit->kind) {
    case EDIT_CLOSE:
        if (edit->subject[0] == '\0')
            return say_date(view, visit, edit->day);
        return say_of(view, visit, say_session_of(view, visit, edit->subject),
                      say_date(view, visit, edit->day));
    case EDIT_CAPACITY:
        return say_of(view, visit, say_session_of(view, visit, edit->subject),
                      say_staff_places(view, visit, &edit->places));
    case EDIT_CHECKED:
        return say_of(view, visit, say_service_of(view, visit, edit->subject),
                      say_date(view, visit, edit->day));
    default:
        return (struct said){.text = arena_copy_text(&view->arena, edit->text),
                             .language = arena_copy_text(&view->arena, edit->subject)};
    }
}

/* What a new pack no longer has waits for one that does. */
static struct said say_gone(struct ui_view *view, const struct visit *visit, const struct edit *edit,
                            struct said kind)
{
    bool is_session = edit->kind == EDIT_CLOSE || edit->kind == EDIT_CAPACITY;
    struct word_value what = {.name = "what", .kind = WORD_TEXT, .text = kind.text};

    return say_with(view, visit, is_session ? "staff.edits.no-session" : "staff.edits.not-there", &what, 1);
}

static void add_edit(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct desk_edit *shown = &visit->desk.edits[index];
    long long id = (long long)shown->edit.id;
    struct said kind = say_kind(view, visit, &shown->edit);
    struct change_line line = {
        .id = arena_format(&view->arena, "staff.edit.%lld", id),
        .about = shown->is_found || visit->house->centre == NULL ? kind
                                                                 : say_gone(view, visit, &shown->edit, kind),
        .what = say_change(view, visit, &shown->edit),
    };

    add_change_line(view, &line);
    add_change_button(view, visit, arena_format(&view->arena, "staff.undo.%lld", id), "staff.undo",
                      (struct ui_action){.kind = ACT_DESK_UNDO, .item = (int)index});
}

static void add_edits(struct ui_view *view, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;

    add_text(view, "staff.edits.now", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "staff.edits.now"));
    for (size_t i = 0; i < desk->edit_count; i++)
        add_edit(view, visit, i);
    if (desk->edit_count == 0)
        add_text(view, "staff.edits.none", UI_LOOK_TEXT, UI_ITEMS,
                 say(view, visit, desk->edits_are_told ? "staff.edits.none" : "session.moment"));
}

/* --- what can be changed here --- */

static void add_day_step(struct ui_view *view, const struct visit *visit, const char *id, const char *key,
                         int by)
{
    struct ui_node *step = add_button(view, visit, id, key, UI_LOOK_STEP, UI_SLOT_END, ACT_DESK_DAY);

    step->area = UI_ITEMS;
    step->action.option = by;
    step->icon = by < 0 ? "chevron-start" : "chevron-end";
    step->icon_mirrors = true;
    step->beside = true;
    step->disabled =
        visit->desk.asks != DESK_ASKS_NOTHING || (by < 0 && date_compare(visit->desk.day, visit->today) <= 0);
}

static void add_day(struct ui_view *view, const struct visit *visit)
{
    struct change_line line = {.id = "staff.day",
                               .about = say(view, visit, "staff.close-day.on"),
                               .what = say_date(view, visit, visit->desk.day)};

    add_change_line(view, &line);
    add_day_step(view, visit, "staff.day.before", "staff.close-day.before", -1);
    add_day_step(view, visit, "staff.day.next", "staff.close-day.next", 1);
    if (desk_find_edit(visit, EDIT_CLOSE, "") < 0) /* of that day */
        add_change_button(view, visit, "staff.close-day", "staff.close-day",
                          (struct ui_action){.kind = ACT_DESK_QUESTION, .option = DESK_CLOSES_DAY});
}

/* "Bengali, Arabic": the languages that have one. */
static struct said say_notices(struct ui_view *view, const struct visit *visit)
{
    struct said said = {.language = "en"};
    struct strbuf list;

    strbuf_init(&list, NOTICES_BYTES);
    for (size_t i = 0; i < visit->desk.edit_count; i++) {
        const struct edit *edit = &visit->desk.edits[i].edit;
        const struct language *language = words_find_language(visit->house->words, edit->subject);

        if (edit->kind != EDIT_NOTICE || language == NULL)
            continue;
        strbuf_add(&list, strbuf_text(&list)[0] != '\0' ? ", " : "");
        strbuf_add(&list, language->english);
    }
    if (strbuf_text(&list)[0] != '\0')
        said.text = arena_copy_text(&view->arena, strbuf_text(&list));
    else
        said = say(view, visit, "staff.notice.none");
    strbuf_finish(&list);
    return said;
}

static void add_notice(struct ui_view *view, const struct visit *visit)
{
    struct change_line line = {.id = "staff.notices",
                               .about = say(view, visit, "staff.notice.where"),
                               .what = say_notices(view, visit)};

    add_change_line(view, &line);
    add_change_button(view, visit, "staff.notice", "staff.notice",
                      (struct ui_action){.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_NOTICE});
}

/* --- "close?" --- */

/* Nobody else tells those who have signed up. */
static void add_families(struct ui_view *view, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;
    struct word_value families = {.name = "count", .kind = WORD_NUMBER};

    for (size_t i = 0; i < desk->date_count; i++)
        families.number += desk->dates[i].families + desk->dates[i].offered + desk->dates[i].waiting;
    if (desk->dates_are_told)
        add_staff_line(view, "staff.close-day.families", families.number > 0 ? "phone" : "people", UI_ITEMS,
                       say_with(view, visit, "staff.close-day.families", &families, 1));
}

static void add_closing(struct ui_view *view, const struct visit *visit)
{
    struct word_value date = {.name = "date", .kind = WORD_DATE, .date = visit->desk.day};
    struct ui_node *button;

    add_heading(view, "title", say_with(view, visit, "staff.close-day.question", &date, 1));
    add_staff_result(view, visit);
    add_text(view, "staff.question:about", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "staff.close-day.what"));
    add_families(view, visit);
    button = add_button(view, visit, "staff.no", "staff.close-day.no", UI_LOOK_SECOND, UI_SLOT_START,
                        ACT_DESK_QUESTION);
    button->action.option = DESK_NO_QUESTION;
    add_staff_lock(view, visit, UI_LOOK_QUIET, UI_SLOT_MIDDLE);
    button = add_button(view, visit, "staff.yes", "staff.close-day.yes", UI_LOOK_MAIN, UI_SLOT_END,
                        ACT_DESK_CLOSE);
    button->action.option = 1;
    button->disabled = visit->desk.asks != DESK_ASKS_NOTHING;
}

void build_staff_edits(struct ui_view *view, const struct visit *visit)
{
    view->wide = true;
    add_header(view, visit);
    if (visit->desk.question == DESK_CLOSES_DAY) {
        add_closing(view, visit);
        return;
    }
    add_heading(view, "title", say(view, visit, "staff.edits"));
    add_text(view, "staff.edits.help", UI_LOOK_HELP, UI_LEAD, say(view, visit, "staff.edits.help"));
    add_staff_result(view, visit);
    add_staff_no_pack(view, visit);
    if (visit->house->centre != NULL) {
        add_day(view, visit);
        add_notice(view, visit);
    }
    add_edits(view, visit);
    add_more(view, visit);
    add_staff_foot(view, visit);
}
