/* What staff do at this screen: a list that they choose from. */
#include "screens/staff.h"

#include "locale/writing.h"

/* --- what the pages share --- */

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

    add_text(view, "staff.code:help", UI_LOOK_HELP, UI_LEAD, say(view, visit, key));
    ui_add(view, (struct ui_node){
                     .id = "staff.code",
                     .role = UI_TEXTBOX,
                     .look = UI_LOOK_FIELD,
                     .area = UI_LEAD,
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

/* --- the page --- */

static bool gives_vitamins(const struct visit *visit)
{
    return centre_about(visit->house->centre)->vitamins != NULL;
}

static bool always(const struct visit *visit)
{
    (void)visit;
    return true;
}

static const struct task {
    const char *id; /* of the node, and of its words */
    const char *icon;
    enum screen screen;
    bool (*is_there)(const struct visit *visit);
} tasks[] = {
    {.id = "staff.vitamins", .icon = "vitamins", .screen = SCREEN_STAFF_VITAMINS, .is_there = gives_vitamins},
    {.id = "staff.ticket", .icon = "printer", .screen = SCREEN_STAFF_TICKET, .is_there = always},
};

static void add_task(struct ui_view *view, const struct visit *visit, const struct task *task)
{
    struct said title = say(view, visit, task->id);
    struct said about = say(view, visit, arena_format(&view->arena, "%s.about", task->id));

    ui_add(view, (struct ui_node){.id = task->id,
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CARD,
                                  .area = UI_ITEMS,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = about.text,
                                  .detail_language = about.language,
                                  .icon = task->icon,
                                  .action = {.kind = ACT_STAFF_PAGE, .option = (int)task->screen}});
}

void build_staff(struct ui_view *view, const struct visit *visit)
{
    view->wide = true;
    view->columns_landscape = 2;
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "staff.title"));
    for (size_t i = 0; i < sizeof tasks / sizeof tasks[0]; i++) {
        if (tasks[i].is_there(visit))
            add_task(view, visit, &tasks[i]);
    }
    add_more(view, visit);
    add_staff_lock(view, visit, UI_LOOK_MAIN, UI_SLOT_END);
}
