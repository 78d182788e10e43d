/* Who is it? A staff number and its PIN, which is never shown. */
#include <string.h>

#include "base/strbuf.h"
#include "locale/writing.h"
#include "screens/staff.h"

#define DOT "•"

/* --- the boxes --- */

static struct ui_node box_of(struct ui_view *view, const struct visit *visit, const char *id, int item)
{
    struct said label = say(view, visit, id);
    enum staff_problem problem = visit->staff.problem;
    bool focused = visit->typing.item == item;

    return (struct ui_node){
        .id = id,
        .role = UI_TEXTBOX,
        .look = UI_LOOK_DATE_PART, /* a box under its label */
        .area = UI_ITEMS,
        .language = "en",
        .detail = label.text,
        .detail_language = label.language,
        .personal = true,
        .left_to_right = true,
        .focused = focused,
        .has_caret = focused,
        .invalid = problem == STAFF_INCOMPLETE || problem == STAFF_WRONG,
        .disabled = visit->staff.is_busy,
        .action = {.kind = ACT_FOCUS_STAFF, .item = item},
    };
}

static void add_number(struct ui_view *view, const struct visit *visit)
{
    const char *number = visit->staff.number;
    struct ui_node box = box_of(view, visit, "staff.number", TYPING_STAFF_NUMBER);

    box.text = shown(view, number);
    box.caret = writing_kept_offset(number, visit->typing.caret);
    box.weight = 6;
    ui_add(view, box);
}

/* A dot for each character: the digits themselves are in no view, so in no picture and no dump. */
static const char *dots(struct ui_view *view, size_t count)
{
    struct strbuf dots;
    const char *copy;

    strbuf_init(&dots, count * strlen(DOT) + 1);
    for (size_t i = 0; i < count; i++)
        strbuf_add(&dots, DOT);
    copy = arena_copy_text(&view->arena, strbuf_text(&dots));
    strbuf_finish(&dots);
    return copy;
}

static size_t dots_before(const char *pin, size_t caret)
{
    size_t count = 0;

    for (size_t offset = 0; offset < caret && pin[offset] != '\0'; count++)
        offset = writing_next_grapheme(pin, offset);
    return count;
}

static void add_pin(struct ui_view *view, const struct visit *visit)
{
    const char *pin = visit->staff.pin;
    struct ui_node box = box_of(view, visit, "staff.pin", TYPING_STAFF_PIN);

    box.text = dots(view, writing_count_graphemes(pin));
    box.caret = dots_before(pin, visit->typing.caret) * strlen(DOT);
    box.weight = 12;
    box.beside = true;
    ui_add(view, box);
}

/* --- what went wrong --- */

static struct said say_problem(struct ui_view *view, const struct visit *visit)
{
    struct word_value minutes = {.name = "minutes", .kind = WORD_NUMBER, .number = visit->staff.wait_minutes};

    switch (visit->staff.problem) {
    case STAFF_INCOMPLETE:
        return say(view, visit, "staff.error.incomplete");
    case STAFF_WRONG:
        return say(view, visit, "staff.error.wrong");
    case STAFF_WAIT:
        return say_with(view, visit, "staff.error.wait", &minutes, 1);
    default:
        return (struct said){0};
    }
}

/* Whoever waits with the recovery code itself need not be told of it, nor anybody while the keeper is away.
 */
static struct said say_way_in(struct ui_view *view, const struct visit *visit)
{
    const char *number = visit->staff.number;
    bool is_recovery = number[strspn(number, "0")] == '\0';

    if (visit->staff.problem != STAFF_WAIT || is_recovery || visit->keeper_trouble[0] != '\0')
        return (struct said){0};
    return say(view, visit, "staff.error.wait.urgent");
}

void build_staff_unlock(struct ui_view *view, const struct visit *visit)
{
    bool is_busy = visit->staff.is_busy;
    struct ui_node *unlock;

    view->wide = true;
    add_header(view, visit);
    add_staff_problem(view, say_problem(view, visit), say_way_in(view, visit));
    add_heading(view, "title", say(view, visit, "staff.unlock.title"));
    add_staff_trouble(view, visit);
    if (visit->staff.problem == STAFF_LOCKED)
        add_text(view, "staff.locked", UI_LOOK_TEXT, UI_LEAD, say(view, visit, "staff.locked"));
    if (visit->staff.problem == STAFF_RECOVERED)
        add_text(view, "staff.recovered", UI_LOOK_TEXT, UI_LEAD, say(view, visit, "staff.recovered"));
    add_number(view, visit);
    add_pin(view, visit);
    if (!visit->house->is_desk) { /* there it is the first page, and nobody came by mistake */
        add_back(view, visit);
        add_leave(view, visit);
    }
    unlock = add_button(view, visit, "staff.unlock", is_busy ? "session.moment" : "staff.unlock",
                        UI_LOOK_MAIN, UI_SLOT_END, ACT_UNLOCK);
    unlock->disabled = is_busy;
    unlock->icon = is_busy ? "hourglass" : "chevron-end";
    unlock->icon_mirrors = !is_busy;
    add_keyboard(view, visit);
}
