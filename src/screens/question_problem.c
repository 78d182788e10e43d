/* What is wrong with an answer, and how to put it right. */
#include "screens/question_parts.h"

static const char *kind_of_missing(const struct flow_item *item)
{
    switch (item->type) {
    case FLOW_STRING:
    case FLOW_TEXT:
    case FLOW_INTEGER:
        return "missing";
    case FLOW_DATE:
        return "missing-date";
    case FLOW_GROUP:
        return item->instance_count > 0 ? "missing-one" : "missing-group";
    default:
        return "missing-choice";
    }
}

bool lies_in_past(const struct visit *visit, const struct flow_item *item)
{
    if (item->type != FLOW_DATE)
        return false;
    return (item->has_latest && item->latest_months <= 0) ||
           (item->highest_date.year > 0 && date_compare(item->highest_date, visit->today) <= 0);
}

/* The message for all questions; a date that must lie in the past is wrong for other reasons than one ahead.
 */
static const char *general_name(const struct visit *visit, const struct flow_item *item)
{
    if (visit->problem == FLOW_MISSING)
        return kind_of_missing(item);
    if (visit->problem == FLOW_TOO_LATE && lies_in_past(visit, item))
        return "in-future";
    if (visit->problem == FLOW_TOO_EARLY && lies_in_past(visit, item))
        return "too-long-ago";
    return flow_problem_name(visit->problem);
}

static const char *example_of(struct ui_view *view, const struct visit *visit, const struct flow_item *item)
{
    switch (item->format) {
    case FLOW_PHONE:
        return "07700 900123"; /* Ofcom's range for fiction */
    case FLOW_EMAIL:
        return "name@example.com";
    case FLOW_POSTCODE:
        return "E2 0SN";
    default:
        return item->type == FLOW_DATE ? arena_format(&view->arena, "%d", visit->today.year) : "2";
    }
}

static struct said say_problem(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->problem_item);
    const char *name = flow_problem_name(visit->problem);
    const char *own = flow_key(view, visit, item->link_id, arena_format(&view->arena, "error.%s", name));
    bool is_low = visit->problem == FLOW_TOO_SMALL;
    struct word_value values[] = {
        {.name = "limit", .kind = WORD_NUMBER, .number = item->max_length},
        {.name = "example", .kind = WORD_FIXED, .text = example_of(view, visit, item)},
        {.name = "first", .kind = WORD_NUMBER, .number = 1},
        {.name = "last", .kind = WORD_NUMBER, .number = 12},
    };

    if (is_low || visit->problem == FLOW_TOO_LARGE)
        values[0].number = is_low ? item->lowest : item->highest;
    if (visit->problem == FLOW_TOO_SHORT)
        values[0].number = item->min_length;
    if (own == NULL)
        own = arena_format(&view->arena, "error.%s", general_name(visit, item));
    return say_with(view, visit, own, values, 4);
}

void add_problem(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->problem_item);

    add_alert(view, item_id(view, "error", item), say(view, visit, "error.title"), say_problem(view, visit));
}

void add_problem_beside(struct ui_view *view, const struct visit *visit, size_t item)
{
    const char *id = item_id(view, "q", &visit->flow->items[item]);

    if (is_wrong(visit, item))
        add_text(view, arena_format(&view->arena, "%s:error", id), UI_LOOK_ERROR, UI_ITEMS,
                 say_problem(view, visit));
}

bool is_wrong(const struct visit *visit, size_t item)
{
    return visit->problem_item == (int)item;
}

bool is_wrong_part(const struct visit *visit, size_t item, enum answer_part part)
{
    if (!is_wrong(visit, item))
        return false;
    switch (visit->problem) {
    case FLOW_DAY_MISSING:
        return part == ANSWER_DAY;
    case FLOW_MONTH_MISSING:
    case FLOW_NO_SUCH_MONTH:
        return part == ANSWER_MONTH;
    case FLOW_YEAR_MISSING:
    case FLOW_YEAR_NOT_FOUR_DIGITS:
        return part == ANSWER_YEAR;
    case FLOW_NO_SUCH_DAY:
        return part != ANSWER_YEAR;
    default:
        return true;
    }
}
