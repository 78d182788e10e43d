#include <string.h>

#include "screens/question_parts.h"

/* What the example of a date stands from today, in months. */
enum { EXAMPLE_AHEAD = 3, EXAMPLE_AGO = -27 };

/* --- what helps to answer --- */

static const char *hint_key(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct flow_item *item = &visit->flow->items[index];
    bool types_other = visit->typing.item >= 0 && visit_item(visit, visit->typing.item) == item;
    bool is_list = (item->type == FLOW_CHOICE || item->type == FLOW_OPEN_CHOICE) && !types_other;

    if (item->read_only || item->type == FLOW_GROUP || item->type == FLOW_DISPLAY)
        return NULL;
    if (is_list && item->repeats)
        return "question.choose-many";
    /* Of two that stand in a row below a box nobody takes both. */
    if (is_list && item->required)
        return visit->page != (int)index && stands_in_row(view, visit, index) ? NULL : "question.choose-one";
    if (item->required)
        return NULL;
    return is_list || item->type == FLOW_BOOLEAN ? "question.optional-choice" : "question.optional";
}

/* A date written as a person would type it; on a right-to-left page marks keep the day where its box is, at
 * the start. */
static struct said say_date_hint(struct ui_view *view, const struct visit *visit,
                                 const struct flow_item *item)
{
    struct date date = date_add_months(visit->today, lies_in_past(visit, item) ? EXAMPLE_AGO : EXAMPLE_AHEAD);
    const char *mark = view->right_to_left ? "\u200F" : "";
    const char *day = item->month_only ? "" : arena_format(&view->arena, "%s27 ", mark);
    struct word_value example = {.name = "example", .kind = WORD_FIXED};

    example.text = arena_format(&view->arena, "%s%s%d %s%d", day, mark, date.month, mark, date.year);
    return say_with(view, visit,
                    item->day_optional && !item->month_only ? "date.hint-day-optional" : "date.hint",
                    &example, 1);
}

/* The item's own help, then what it takes to answer it, in one paragraph. */
static void add_help(struct ui_view *view, const struct visit *visit, size_t index, enum ui_area area)
{
    const struct flow_item *item = &visit->flow->items[index];
    struct said help = say_help(view, visit, item);
    const char *key = hint_key(view, visit, index);
    struct said hint = {0};

    if (item->type == FLOW_DATE && !item->read_only)
        hint = say_date_hint(view, visit, item);
    else if (key != NULL)
        hint = say(view, visit, key);
    if (help.text != NULL && hint.text != NULL)
        help.text = arena_format(&view->arena, "%s %s", help.text, hint.text);
    else if (hint.text != NULL)
        help = hint;
    if (help.text != NULL)
        add_text(view, arena_format(&view->arena, "%s:help", item_id(view, "q", item)), UI_LOOK_HELP, area,
                 help);
}

/* --- what is asked --- */

static bool is_list(const struct flow_item *item)
{
    return item->type == FLOW_CHOICE || item->type == FLOW_OPEN_CHOICE || item->type == FLOW_BOOLEAN ||
           item->type == FLOW_DATE || item->type == FLOW_GROUP;
}

/* A list is named by its question; a text box has the name itself and the question is its label. */
static const char *heading_id(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    bool shows_box = asked->type == FLOW_OPEN_CHOICE && visit->typing.item == (int)item;
    const char *id = item_id(view, "q", asked);

    return is_list(asked) && !shows_box ? id : arena_format(&view->arena, "%s:label", id);
}

static void add_children(struct ui_view *view, const struct visit *visit)
{
    for (size_t i = (size_t)visit->page + 1; i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];

        if (!flow_is_on_page(visit->flow, (size_t)visit->page, i) || item->hidden ||
            !flow_is_asked(visit->flow, i, &visit->answers))
            continue;
        add_text(view, heading_id(view, visit, i),
                 item->type == FLOW_DISPLAY ? UI_LOOK_TEXT : UI_LOOK_SUBHEADING, UI_ITEMS,
                 say_question(view, visit, item));
        add_help(view, visit, i, UI_ITEMS);
        add_answer_boxes(view, visit, i);
    }
}

void add_question_progress(struct ui_view *view, const struct visit *visit)
{
    size_t number = 0;
    size_t count = 0;
    struct word_value values[] = {
        {.name = "number", .kind = WORD_NUMBER},
        {.name = "count", .kind = WORD_NUMBER},
    };
    struct said text;

    visit_progress(visit, &number, &count);
    values[0].number = (int64_t)number;
    values[1].number = (int64_t)count;
    text = say_with(view, visit, "question.progress", values, 2);

    ui_add(view, (struct ui_node){.id = "progress",
                                  .role = UI_PROGRESSBAR,
                                  .look = UI_LOOK_PROGRESS,
                                  .area = UI_LEAD,
                                  .text = text.text,
                                  .language = text.language,
                                  .progress = visit->progress});
}

/* Of whom this page of a repeating group asks: "Child 2". */
static void add_instance(struct ui_view *view, const struct visit *visit)
{
    int instance = instance_around(visit->flow, (size_t)visit->page);

    if (instance >= 0)
        add_text(view, item_id(view, "q", visit_item(visit, instance)), UI_LOOK_HELP, UI_LEAD,
                 say_instance(view, visit, visit_item(visit, instance)));
}

/* A page that only tells something may have a title above its text. */
static void add_page_heading(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->page);
    const char *id = heading_id(view, visit, (size_t)visit->page);
    struct said title =
        item->type == FLOW_DISPLAY ? say_if_there(view, visit, item->link_id, "title") : (struct said){0};

    if (title.text == NULL) {
        add_heading(view, id, say_question(view, visit, item));
        return;
    }
    add_heading(view, id, title);
    add_text(view, item_id(view, "q", item), UI_LOOK_TEXT, UI_ITEMS, say_question(view, visit, item));
}

static bool can_skip(const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->page);

    return !item->required && !item->read_only && item->type != FLOW_GROUP && item->type != FLOW_DISPLAY &&
           answer_is_empty(&visit->answers.list[visit->page]);
}

static void build_page(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->page);

    add_header(view, visit);
    add_question_progress(view, visit);
    if (visit->problem_item >= 0)
        add_problem(view, visit);
    add_instance(view, visit);
    add_page_heading(view, visit);
    add_help(view, visit, (size_t)visit->page, UI_LEAD);
    add_answer_boxes(view, visit, (size_t)visit->page);
    if (item->type == FLOW_GROUP)
        add_children(view, visit);
    add_more(view, visit);
    if (item->safety)
        add_safety(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    add_onward(view, visit, can_skip(visit) ? "nav.skip" : "nav.next", ACT_NEXT);
    add_keyboard(view, visit);
}

void build_question(struct ui_view *view, const struct visit *visit)
{
    if (flow_is_roster(visit->flow, (size_t)visit->page))
        build_roster(view, visit);
    else
        build_page(view, visit);
}
