/* A family that comes without a sign-up: how many they are. Their name is not asked for. */
#include "screens/staff_words.h"

/* --- how it went --- */

static struct said say_left(struct ui_view *view, const struct visit *visit, const struct places *left)
{
    struct word_value count = {.name = "count", .kind = WORD_NUMBER, .number = left->families};

    if (left->families != PLACES_NO_LIMIT)
        return say_with(view, visit, "staff.walk-in.left", &count, 1);
    count.number = left->children;
    return left->children != PLACES_NO_LIMIT ? say_with(view, visit, "staff.walk-in.left-children", &count, 1)
                                             : (struct said){0};
}

static void add_added(struct ui_view *view, const struct visit *visit)
{
    const struct desk_walk_in *walk_in = &visit->desk.walk_in;
    struct word_value reference = {.name = "reference", .kind = WORD_FIXED};
    struct said left = say_left(view, visit, &walk_in->left);

    reference.text = arena_copy_text(&view->arena, walk_in->reference);
    add_staff_line(view, "staff.added", "check-circle", UI_LEAD,
                   say_with(view, visit, "staff.walk-in.added", &reference, 1));
    view->nodes[view->count - 1].detail = left.text;
    view->nodes[view->count - 1].detail_language = left.language;
}

static void add_problem(struct ui_view *view, const struct visit *visit)
{
    if (visit->desk.result == DESK_FULL)
        add_staff_problem(view, say(view, visit, "staff.walk-in.full"),
                          say(view, visit, "staff.walk-in.full.help"));
}

static void add_outcome(struct ui_view *view, const struct visit *visit)
{
    if (visit->desk.result == DESK_DONE && visit->desk.walk_in.reference[0] != '\0')
        add_added(view, visit);
    else if (visit->desk.result != DESK_FULL)
        add_staff_result(view, visit);
}

/* --- how many --- */

static void add_number(struct ui_view *view, const struct visit *visit, const char *id, int number, int least,
                       int most, bool of_children)
{
    int children = of_children ? 1 : 0;
    struct staff_stepper stepper = {
        .id = id,
        .label = say(view, visit, id),
        .value = arena_format(&view->arena, "%d", number),
        .less = {.kind = ACT_DESK_COUNT, .item = -children, .option = children - 1},
        .more = {.kind = ACT_DESK_COUNT, .item = children, .option = 1 - children},
        .can_less = number > least,
        .can_more = number < most,
    };

    add_staff_stepper(view, visit, &stepper);
}

static void add_new(struct ui_view *view, const struct visit *visit)
{
    struct said text = say(view, visit, "staff.new");
    bool is_new = visit->desk.walk_in.is_new;

    ui_add(view, (struct ui_node){.id = "staff.new",
                                  .role = UI_CHECKBOX,
                                  .look = UI_LOOK_CHOICE,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .selected = is_new,
                                  .action = {.kind = ACT_DESK_NEW, .option = !is_new}});
}

static void add_add(struct ui_view *view, const struct visit *visit)
{
    bool is_busy = visit->desk.asks != DESK_ASKS_NOTHING;
    struct ui_node *add = add_button(view, visit, "staff.add", is_busy ? "session.moment" : "staff.add",
                                     UI_LOOK_MAIN, UI_SLOT_END, ACT_DESK_ADD);

    add->disabled = is_busy;
    add->icon = is_busy ? "hourglass" : "plus";
}

void build_staff_walk_in(struct ui_view *view, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;
    bool is_there = desk->date >= 0 && (size_t)desk->date < desk->date_count;

    add_header(view, visit);
    add_problem(view, visit);
    add_heading(view, "title", say(view, visit, "staff.walk-in.title"));
    if (is_there)
        add_staff_session(view, visit, &desk->dates[desk->date]);
    add_outcome(view, visit);
    add_number(view, visit, "staff.children", desk->walk_in.children, 0, DESK_CHILDREN_MAX, true);
    add_number(view, visit, "staff.adults", desk->walk_in.adults, 1, DESK_ADULTS_MAX, false);
    add_new(view, visit);
    add_more(view, visit);
    add_staff_foot(view, visit);
    if (is_there)
        add_add(view, visit);
}
