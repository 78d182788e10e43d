/* What the pages behind the staff's PIN share. */
#include <string.h>

#include "base/strbuf.h"
#include "locale/writing.h"
#include "screens/day_words.h"
#include "screens/sessions.h"
#include "screens/staff.h"

/* --- a code from paper, and the way out --- */

void add_staff_problem(struct ui_view *view, struct said title, struct said text)
{
    if (title.text != NULL)
        add_alert(view, "error.staff", title, text);
}

void add_staff_trouble(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    if (visit->keeper_trouble[0] == '\0')
        return;
    code.text = arena_copy_text(&view->arena, visit->keeper_trouble);
    add_text(view, "keeper-away", UI_LOOK_SAFETY, UI_LEAD,
             say_with(view, visit, "staff.keeper-away", &code, 1));
}

struct said say_staff_code_problem(struct ui_view *view, const struct visit *visit, const char *no_code,
                                   const char *none)
{
    if (visit->staff.problem == STAFF_NO_CODE)
        return say(view, visit, no_code);
    return visit->staff.problem == STAFF_NONE ? say(view, visit, none) : (struct said){0};
}

void add_staff_code(struct ui_view *view, const struct visit *visit, const char *key)
{
    const char *code = visit->staff.code;
    bool focused = visit->typing.item == TYPING_STAFF_CODE;
    enum ui_area area = visit->low_reach ? UI_ITEMS : UI_LEAD; /* which is the upper half then */

    add_text(view, "staff.code:help", UI_LOOK_HELP, UI_LEAD, say(view, visit, key));
    ui_add(view, (struct ui_node){
                     .id = "staff.code",
                     .role = UI_TEXTBOX,
                     .look = UI_LOOK_FIELD,
                     .area = area,
                     .text = shown(view, code),
                     .language = "en",
                     .personal = true,
                     .left_to_right = true,
                     .focused = focused,
                     .has_caret = focused,
                     .caret = writing_kept_offset(code, visit->typing.caret),
                     .invalid = visit->staff.problem == STAFF_NO_CODE || visit->staff.problem == STAFF_NONE,
                     .action = {.kind = ACT_FOCUS_STAFF, .item = TYPING_STAFF_CODE},
                 });
}

void add_staff_look(struct ui_view *view, const struct visit *visit)
{
    bool is_busy = visit->staff.is_busy;
    struct ui_node *look = add_button(view, visit, "staff.look", is_busy ? "session.moment" : "staff.look",
                                      UI_LOOK_MAIN, UI_SLOT_END, ACT_STAFF_LOOK);

    look->disabled = !visit_staff_may_look(visit);
    look->icon = is_busy ? "hourglass" : "search";
}

void add_staff_next(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *next =
        add_button(view, visit, "staff.next", "staff.next", UI_LOOK_MAIN, UI_SLOT_END, ACT_FOCUS_STAFF);

    next->action.item = TYPING_STAFF_CODE;
    next->icon = "chevron-end";
    next->icon_mirrors = true;
}

void add_staff_lock(struct ui_view *view, const struct visit *visit, enum ui_look look, enum ui_slot slot)
{
    add_button(view, visit, "staff.lock", "staff.lock", look, slot, ACT_LOCK)->icon = "lock";
}

void add_staff_foot(struct ui_view *view, const struct visit *visit)
{
    add_back(view, visit);
    add_staff_lock(view, visit, UI_LOOK_QUIET, UI_SLOT_MIDDLE);
}

void add_staff_language(struct ui_view *view, const struct visit *visit)
{
    const char *second =
        visit->house->centre != NULL ? centre_about(visit->house->centre)->staff_language : NULL;
    const struct language *other;

    if (second == NULL || !visit->staff.is_open)
        return;
    other = words_find_language(visit->house->words, strcmp(visit->language, second) == 0 ? "en" : second);
    if (other == NULL)
        return;
    ui_add(view, (struct ui_node){.id = "staff.language",
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CHIP,
                                  .area = UI_HEADER,
                                  .slot = UI_SLOT_END,
                                  .text = other->name,
                                  .language = other->tag,
                                  .icon = "globe",
                                  .action = {.kind = ACT_STAFF_LANGUAGE}});
}

void add_staff_no_pack(struct ui_view *view, const struct visit *visit)
{
    struct said title = say(view, visit, "staff.no-pack");
    struct said about = say(view, visit, "staff.no-pack.help");

    if (visit->house->centre != NULL)
        return;
    ui_add(view, (struct ui_node){.id = "staff.no-pack",
                                  .role = UI_LISTITEM,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_ITEMS,
                                  .icon = "alert",
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = about.text,
                                  .detail_language = about.language,
                                  .note = visit->house->trouble});
}

/* --- how it went --- */

static const struct result_words {
    const char *key;
    const char *icon;
} results[] = {
    [DESK_NO_RESULT] = {NULL, NULL},
    [DESK_DONE] = {"staff.result.done", "check-circle"},
    [DESK_FULL] = {"staff.result.full", "alert"},
    [DESK_GONE] = {"staff.result.gone", "alert"},
    [DESK_UNKNOWN] = {"staff.result.unknown", "alert"},
    [DESK_PAST] = {"staff.result.past", "alert"},
    [DESK_BAD_TEXT] = {"staff.result.bad-text", "alert"},
    [DESK_TOO_MANY] = {"staff.result.too-many", "alert"},
};

void add_staff_line(struct ui_view *view, const char *id, const char *icon, enum ui_area area,
                    struct said said)
{
    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_FACT,
                                  .area = area,
                                  .icon = icon,
                                  .text = said.text,
                                  .language = said.language});
}

void add_staff_result(struct ui_view *view, const struct visit *visit)
{
    const struct result_words *words = &results[visit->desk.result];

    add_staff_trouble(view, visit);
    if (words->key != NULL)
        add_staff_line(view, "staff.result", words->icon, UI_LEAD, say(view, visit, words->key));
}

/* --- a question --- */

void add_staff_question(struct ui_view *view, const struct visit *visit, const char *key, const char *about,
                        const char *yes, struct ui_action action)
{
    struct ui_node *button;

    add_text(view, "staff.question", UI_LOOK_HEADING, UI_ITEMS, say(view, visit, key));
    if (about != NULL)
        add_text(view, "staff.question:about", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, about));
    button =
        add_button(view, visit, "staff.no", "staff.no", UI_LOOK_SECOND, UI_SLOT_START, ACT_DESK_QUESTION);
    button->area = UI_ITEMS;
    button->action.option = DESK_NO_QUESTION;
    button = add_button(view, visit, "staff.yes", yes, UI_LOOK_MAIN, UI_SLOT_START, ACT_NONE);
    button->area = UI_ITEMS;
    button->beside = true;
    button->action = action;
    button->disabled = visit->desk.asks != DESK_ASKS_NOTHING;
}

/* --- a number --- */

static void add_step(struct ui_view *view, const struct staff_stepper *stepper, const char *end,
                     const char *icon, struct said said, struct ui_action action, bool is_possible)
{
    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "%s.%s", stepper->id, end),
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_STEP,
                                  .area = UI_ITEMS,
                                  .text = said.text,
                                  .language = said.language,
                                  .icon = icon,
                                  .beside = true,
                                  .disabled = !is_possible,
                                  .action = action});
}

void add_staff_stepper(struct ui_view *view, const struct visit *visit, const struct staff_stepper *stepper)
{
    struct word_value what = {.name = "what", .kind = WORD_TEXT, .text = as_value(view, stepper->label)};

    ui_add(view, (struct ui_node){.id = stepper->id,
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_SUMMARY,
                                  .area = UI_ITEMS,
                                  .text = stepper->label.text,
                                  .language = stepper->label.language,
                                  .detail = arena_copy_text(&view->arena, stepper->value),
                                  .detail_language = visit->language});
    add_step(view, stepper, "less", "minus", say_with(view, visit, "staff.less", &what, 1), stepper->less,
             stepper->can_less);
    add_step(view, stepper, "more", "plus", say_with(view, visit, "staff.more", &what, 1), stepper->more,
             stepper->can_more);
}

/* --- dates --- */

struct said say_desk_day(struct ui_view *view, const struct visit *visit, struct date day)
{
    struct word_value values[] = {
        {.name = "weekday", .kind = WORD_TEXT, .text = say_weekday(view, visit, date_weekday(day))},
        {.name = "day", .kind = WORD_NUMBER, .number = day.day},
        {.name = "month", .kind = WORD_NUMBER, .number = day.month},
    };

    return say_with(view, visit, "staff.date", values, 3);
}

struct said say_desk_date(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    return say_day_and_hours(view, visit, say_desk_day(view, visit, date->date.day), date->date.opens,
                             date->date.closes);
}

struct said say_desk_session(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    if (date->session < 0)
        return (struct said){.text = arena_copy_text(&view->arena, date->id), .language = "en"};
    return say_session_name(view, visit, session_at(visit, (size_t)date->session));
}

void add_staff_session(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    struct word_value values[] = {{.name = "session", .kind = WORD_TEXT},
                                  {.name = "when", .kind = WORD_TEXT}};

    values[0].text = as_value(view, say_desk_session(view, visit, date));
    values[1].text = as_value(view, say_desk_date(view, visit, date));
    add_text(view, "staff.when", UI_LOOK_TEXT, UI_LEAD, say_with(view, visit, "staff.session", values, 2));
}
