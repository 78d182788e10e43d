/* The register on paper: of one session, or of all of the day. */
#include "screens/staff_words.h"

/* --- what is printed --- */

static bool is_there(const struct visit_desk *desk)
{
    return desk->date >= 0 && (size_t)desk->date < desk->date_count;
}

static void add_what(struct ui_view *view, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;
    struct word_value values[] = {{.name = "count", .kind = WORD_NUMBER, .number = desk->paper.count},
                                  {.name = "date", .kind = WORD_TEXT}};

    values[1].text = as_value(view, say_desk_day(view, visit, desk->day));
    if (desk->paper.is_for_all)
        add_text(view, "staff.what", UI_LOOK_TEXT, UI_LEAD,
                 say_with(view, visit, "staff.register.all", values, 2));
    else if (is_there(desk))
        add_staff_session(view, visit, &desk->dates[desk->date]);
}

/* --- how it fares --- */

static struct said say_code(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    if (visit->desk.paper.code[0] == '\0')
        return (struct said){0};
    code.text = arena_copy_text(&view->arena, visit->desk.paper.code);
    return say_with(view, visit, "print.code", &code, 1);
}

static void add_under_way(struct ui_view *view, const struct visit *visit)
{
    const struct desk_paper *paper = &visit->desk.paper;
    int number = paper->done < paper->count ? paper->done + 1 : paper->count;
    struct word_value values[] = {{.name = "number", .kind = WORD_NUMBER, .number = number},
                                  {.name = "count", .kind = WORD_NUMBER, .number = paper->count}};

    add_staff_line(view, "staff.paper", "printer", UI_LEAD,
                   visit->desk.paper_is_other ? say(view, visit, "staff.register.busy")
                                              : say_with(view, visit, "staff.register.printing", values, 2));
}

static void add_done(struct ui_view *view, const struct visit *visit)
{
    struct word_value count = {.name = "count", .kind = WORD_NUMBER, .number = visit->desk.paper.count};

    add_staff_line(view, "staff.paper", "check-circle", UI_LEAD,
                   say_with(view, visit, "staff.register.done", &count, 1));
}

/* Whether nothing can come of touching "Print". */
static bool lacks_printer(const struct visit *visit)
{
    return visit->desk.paper.state == DESK_PAPER_NO_PRINTER || !visit->house->has_page_printer;
}

static void add_state(struct ui_view *view, const struct visit *visit)
{
    switch (visit->desk.paper.state) {
    case DESK_PAPER_UNDER_WAY:
        add_under_way(view, visit);
        break;
    case DESK_PAPER_DONE:
        add_done(view, visit);
        break;
    case DESK_PAPER_NO_PRINTER:
    case DESK_PAPER_FAILED: /* stand above the heading */
        break;
    case DESK_PAPER_EMPTY:
        add_staff_line(view, "staff.paper", "question", UI_LEAD, say(view, visit, "staff.register.empty"));
        break;
    case DESK_PAPER_NOT:
        if (!lacks_printer(visit))
            add_staff_line(view, "staff.paper", "person", UI_LEAD, say(view, visit, "staff.register.stand"));
        break;
    }
}

/* Some may be in the tray already, with names on them. */
static struct said say_failed(struct ui_view *view, const struct visit *visit)
{
    const struct desk_paper *paper = &visit->desk.paper;
    struct word_value values[] = {{.name = "done", .kind = WORD_NUMBER, .number = paper->done},
                                  {.name = "count", .kind = WORD_NUMBER, .number = paper->count}};

    if (visit->desk.paper_is_other)
        return say(view, visit, "staff.register.failed-before");
    return paper->done > 0 ? say_with(view, visit, "staff.register.failed-some", values, 2)
                           : say_with(view, visit, "staff.register.failed", values + 1, 1);
}

static void add_problem(struct ui_view *view, const struct visit *visit)
{
    struct word_value command = {
        .name = "command", .kind = WORD_FIXED, .text = "doorstepctl printer set --for pages"};

    if (visit->desk.paper.state == DESK_PAPER_FAILED)
        add_staff_problem(view, say_failed(view, visit), say_code(view, visit));
    else if (lacks_printer(visit))
        add_staff_problem(view, say(view, visit, "staff.register.no-printer"),
                          say_with(view, visit, "staff.register.no-printer.help", &command, 1));
}

/* Where the printer is quick, a second touch of a hurried finger does not print it all again: the button has
 * gone from under it. */
static void add_print(struct ui_view *view, const struct visit *visit)
{
    enum desk_paper_state state = visit->desk.paper.state;
    bool is_done = state == DESK_PAPER_DONE;
    struct ui_node *print;

    if (lacks_printer(visit) || state == DESK_PAPER_EMPTY)
        return;
    print = add_button(view, visit, "staff.print", is_done ? "staff.register.again" : "staff.print",
                       is_done ? UI_LOOK_SECOND : UI_LOOK_MAIN, UI_SLOT_END, ACT_DESK_PRINT);
    print->icon = "printer";
    print->disabled = state == DESK_PAPER_UNDER_WAY;
    if (is_done)
        print->area = UI_ITEMS;
}

void build_staff_register(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    add_problem(view, visit);
    add_heading(view, "title",
                say(view, visit, visit->desk.paper.is_for_all ? "staff.registers" : "staff.register.title"));
    add_what(view, visit);
    add_staff_trouble(view, visit);
    add_state(view, visit);
    add_staff_foot(view, visit);
    add_print(view, visit);
}
