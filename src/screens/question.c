#include <string.h>

#include "locale/writing.h"
#include "model/typing.h"
#include "screens/answer_text.h"
#include "screens/chrome.h"

static const char *const part_names[ANSWER_PARTS] = {"day", "month", "year"};

static const char *question_id(struct ui_view *view, const struct flow_item *item)
{
    return arena_format(&view->arena, "q.%s", id_part(view, item->link_id));
}

/* --- what is wrong --- */

static const char *kind_of_missing(const struct flow_item *item)
{
    switch (item->type) {
    case FLOW_STRING:
    case FLOW_TEXT:
    case FLOW_INTEGER:
        return "missing";
    case FLOW_DATE:
        return "missing-date";
    default:
        return "missing-choice";
    }
}

static const char *example_of(const struct flow_item *item)
{
    switch (item->format) {
    case FLOW_PHONE:
        return "07700 900123"; /* Ofcom's range for fiction */
    case FLOW_EMAIL:
        return "name@example.com";
    case FLOW_POSTCODE:
        return "E2 0SN";
    default:
        return item->type == FLOW_DATE ? "2027" : "2";
    }
}

static struct said say_problem(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->problem_item);
    const char *name = flow_problem_name(visit->problem);
    const char *own = arena_format(&view->arena, "%s.%s.error.%s", visit->flow->name, item->link_id, name);
    bool is_low = visit->problem == FLOW_TOO_SMALL;
    struct word_value values[] = {
        {.name = "limit", .kind = WORD_NUMBER, .number = item->max_length},
        {.name = "example", .kind = WORD_FIXED, .text = example_of(item)},
        {.name = "first", .kind = WORD_NUMBER, .number = 1},
        {.name = "last", .kind = WORD_NUMBER, .number = 12},
    };

    if (is_low || visit->problem == FLOW_TOO_LARGE)
        values[0].number = is_low ? item->lowest : item->highest;
    if (words_find(visit->house->words, visit->language, own).text != NULL)
        return say_with(view, visit, own, values, 4);
    if (visit->problem == FLOW_MISSING)
        name = kind_of_missing(item);
    return say_with(view, visit, arena_format(&view->arena, "error.%s", name), values, 4);
}

static void add_problem(struct ui_view *view, const struct visit *visit)
{
    const char *link_id = visit_item(visit, visit->problem_item)->link_id;

    add_alert(view, arena_format(&view->arena, "error.%s", id_part(view, link_id)),
              say(view, visit, "error.title"), say_problem(view, visit));
}

static bool is_wrong(const struct visit *visit, size_t item)
{
    return visit->problem_item == (int)item;
}

/* Which box of a date is to be put right; all of them when the whole date is wrong. */
static bool is_wrong_part(const struct visit *visit, size_t item, enum answer_part part)
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

/* --- what is asked --- */

/* The same words once more beside the boxes, which may stand far from the alert. */
static void add_problem_beside(struct ui_view *view, const struct visit *visit, size_t item)
{
    const char *id = question_id(view, &visit->flow->items[item]);

    if (is_wrong(visit, item))
        add_text(view, arena_format(&view->arena, "%s:error", id), UI_LOOK_ERROR, UI_ITEMS,
                 say_problem(view, visit));
}

static void add_option(struct ui_view *view, const struct visit *visit, size_t item, const char *code,
                       struct said text, int option, bool chosen)
{
    const struct flow_item *asked = &visit->flow->items[item];

    ui_add(view, (struct ui_node){
                     .id = arena_format(&view->arena, "q.%s=%s", id_part(view, asked->link_id),
                                        id_part(view, code)),
                     .role = asked->repeats ? UI_CHECKBOX : UI_RADIO,
                     .look = UI_LOOK_CHOICE,
                     .area = UI_ITEMS,
                     .text = text.text,
                     .language = text.language,
                     .selected = chosen,
                     .invalid = is_wrong(visit, item),
                     .action = {.kind = ACT_CHOOSE, .item = (int)item, .option = option},
                 });
}

static void add_field(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    const struct answer *answer = &visit->answers.list[item];
    bool focused = visit->typing.item == (int)item;

    ui_add(view, (struct ui_node){
                     .id = question_id(view, asked),
                     .role = UI_TEXTBOX,
                     .look = asked->type == FLOW_TEXT ? UI_LOOK_LONG_FIELD : UI_LOOK_FIELD,
                     .area = UI_ITEMS,
                     .text = shown(view, answer->text),
                     .personal = true,
                     .left_to_right = runs_left_to_right(asked),
                     .focused = focused,
                     .has_caret = focused,
                     .caret = writing_kept_offset(answer->text, visit->typing.caret),
                     .invalid = is_wrong(visit, item),
                     .action = {.kind = ACT_FOCUS, .item = (int)item, .option = -1},
                 });
}

/* Told only when the end is near: nobody should count before that. */
static void add_letters_left(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    int64_t used = (int64_t)writing_count_graphemes(visit->answers.list[item].text);
    struct word_value left = {.name = "count", .kind = WORD_NUMBER, .number = asked->max_length - used};

    if (asked->max_length == 0 || used * 5 < (int64_t)asked->max_length * 4)
        return;
    if (left.number < 0)
        left.number = 0;
    add_text(view, arena_format(&view->arena, "%s:left", question_id(view, asked)), UI_LOOK_HELP, UI_LEAD,
             say_with(view, visit, "question.letters-left", &left, 1));
}

static void add_choices(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    const struct answer *answer = &visit->answers.list[item];
    bool typing_other = visit->typing.item == (int)item;

    /* While another answer is typed, the keyboard has the place of the list. */
    for (size_t i = 0; i < asked->option_count && !typing_other; i++)
        add_option(view, visit, item, asked->options[i].code, say_option(view, visit, asked, i), (int)i,
                   (answer->chosen & (UINT64_C(1) << i)) != 0);
    if (asked->type != FLOW_OPEN_CHOICE)
        return;
    if (typing_other) {
        add_option(view, visit, item, "other", say(view, visit, "question.other"), ANSWER_OPTIONS_MAX, true);
        view->nodes[view->count - 1].action.kind = ACT_KEY_DONE; /* back to the list */
        add_field(view, visit, item);
    } else if (answer->text[0] != '\0') {
        struct said own = {.text = shown(view, answer->text)};

        add_option(view, visit, item, "other", own, ANSWER_OPTIONS_MAX, true);
        view->nodes[view->count - 1].personal = true;
    } else {
        add_option(view, visit, item, "other", say(view, visit, "question.other"), ANSWER_OPTIONS_MAX, false);
    }
}

static void add_yes_no(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct answer *answer = &visit->answers.list[item];

    add_option(view, visit, item, "yes", say_yes_no(view, visit, &visit->flow->items[item], true), 0,
               (answer->chosen & 1) != 0);
    add_option(view, visit, item, "no", say_yes_no(view, visit, &visit->flow->items[item], false), 1,
               (answer->chosen & 2) != 0);
}

static void add_date(struct ui_view *view, const struct visit *visit, size_t item)
{
    static const float letters[ANSWER_PARTS] = {3, 9, 5};

    for (int part = 0; part < ANSWER_PARTS; part++) {
        struct said label = say(view, visit, arena_format(&view->arena, "date.%s", part_names[part]));
        bool focused = visit->typing.item == (int)item && visit->typing.part == part;

        ui_add(view, (struct ui_node){
                         .id = arena_format(&view->arena, "%s:%s",
                                            question_id(view, &visit->flow->items[item]), part_names[part]),
                         .role = UI_TEXTBOX,
                         .look = UI_LOOK_DATE_PART,
                         .area = UI_ITEMS,
                         .text = arena_copy_text(&view->arena, visit->answers.list[item].part[part]),
                         .detail = label.text,
                         .detail_language = label.language,
                         .personal = true,
                         .focused = focused,
                         .has_caret = focused,
                         .caret = visit->typing.caret,
                         .beside = part > 0,
                         .weight = letters[part],
                         .invalid = is_wrong_part(visit, item, (enum answer_part)part),
                         .action = {.kind = ACT_FOCUS, .item = (int)item, .option = part},
                     });
    }
}

static void add_answer_boxes(struct ui_view *view, const struct visit *visit, size_t item)
{
    add_problem_beside(view, visit, item);
    switch (visit->flow->items[item].type) {
    case FLOW_CHOICE:
    case FLOW_OPEN_CHOICE:
        add_choices(view, visit, item);
        break;
    case FLOW_BOOLEAN:
        add_yes_no(view, visit, item);
        break;
    case FLOW_DATE:
        add_date(view, visit, item);
        break;
    case FLOW_STRING:
    case FLOW_TEXT:
    case FLOW_INTEGER:
        add_field(view, visit, item);
        add_letters_left(view, visit, item);
        break;
    case FLOW_GROUP:
    case FLOW_DISPLAY:
        break;
    }
}

/* --- what helps to answer --- */

static const char *hint_key(const struct visit *visit, const struct flow_item *item)
{
    bool types_other = visit->typing.item >= 0 && visit_item(visit, visit->typing.item) == item;
    bool is_list = (item->type == FLOW_CHOICE || item->type == FLOW_OPEN_CHOICE) && !types_other;

    if (is_list && item->repeats)
        return "question.choose-many";
    if (is_list && item->required)
        return "question.choose-one";
    if (item->required || item->type == FLOW_GROUP || item->type == FLOW_DISPLAY)
        return NULL;
    return is_list || item->type == FLOW_BOOLEAN ? "question.optional-choice" : "question.optional";
}

/* A date three months ahead, written as a person would type it; on a right-to-left page marks keep the day
 * where its box is, at the start. */
static struct said say_date_hint(struct ui_view *view, const struct visit *visit,
                                 const struct flow_item *item)
{
    struct date ahead = date_add_months(visit->today, 3);
    const char *mark = view->right_to_left ? "\u200F" : "";
    struct word_value example = {.name = "example", .kind = WORD_FIXED};

    example.text = arena_format(&view->arena, "%s27 %s%d %s%d", mark, mark, ahead.month, mark, ahead.year);
    return say_with(view, visit, item->day_optional ? "date.hint-day-optional" : "date.hint", &example, 1);
}

/* The item's own help, then what it takes to answer it, in one paragraph. */
static void add_help(struct ui_view *view, const struct visit *visit, const struct flow_item *item,
                     const char *id, enum ui_area area)
{
    struct said help = say_if_there(view, visit, item->link_id, "help");
    const char *key = hint_key(visit, item);

    if (key != NULL && help.text != NULL)
        help.text = arena_format(&view->arena, "%s %s", help.text, say(view, visit, key).text);
    else if (key != NULL)
        help = say(view, visit, key);
    if (item->type == FLOW_DATE)
        help = say_date_hint(view, visit, item);
    if (help.text != NULL)
        add_text(view, arena_format(&view->arena, "%s:help", id), UI_LOOK_HELP, area, help);
}

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
    const char *id = question_id(view, asked);

    return is_list(asked) && !shows_box ? id : arena_format(&view->arena, "%s:label", id);
}

static void add_children(struct ui_view *view, const struct visit *visit)
{
    for (size_t i = (size_t)visit->page + 1; i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];
        struct said text;

        if (!flow_is_on_page(visit->flow, (size_t)visit->page, i) ||
            !flow_is_asked(visit->flow, i, &visit->answers))
            continue;
        text = say_of_flow(view, visit, item->link_id, "text", item->text);
        add_text(view, heading_id(view, visit, i),
                 item->type == FLOW_DISPLAY ? UI_LOOK_TEXT : UI_LOOK_SUBHEADING, UI_ITEMS, text);
        add_help(view, visit, item, question_id(view, item), UI_ITEMS);
        add_answer_boxes(view, visit, i);
    }
}

static void add_progress(struct ui_view *view, const struct visit *visit)
{
    size_t number = flow_page_number(visit->flow, &visit->answers, (size_t)visit->page);
    size_t count = flow_page_count(visit->flow, &visit->answers);
    struct word_value values[] = {
        {.name = "number", .kind = WORD_NUMBER, .number = (int64_t)number},
        {.name = "count", .kind = WORD_NUMBER, .number = (int64_t)count},
    };
    struct said text = say_with(view, visit, "question.progress", values, 2);

    ui_add(view, (struct ui_node){.id = "progress",
                                  .role = UI_PROGRESSBAR,
                                  .look = UI_LOOK_PROGRESS,
                                  .area = UI_LEAD,
                                  .text = text.text,
                                  .language = text.language,
                                  .progress = visit->progress});
}

static bool can_skip(const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->page);

    return !item->required && item->type != FLOW_GROUP && item->type != FLOW_DISPLAY &&
           answer_is_empty(&visit->answers.list[visit->page]);
}

static void add_buttons(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *next;

    add_back(view, visit);
    add_leave(view, visit);
    next = add_button(view, visit, "nav.next", can_skip(visit) ? "nav.skip" : "nav.next", UI_LOOK_MAIN,
                      UI_SLOT_END, ACT_NEXT);
    next->icon = "chevron-end";
    next->icon_mirrors = true;
}

void build_question(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *item = visit_item(visit, visit->page);
    struct said text = say_of_flow(view, visit, item->link_id, "text", item->text);

    add_header(view, visit);
    add_progress(view, visit);
    if (visit->problem_item >= 0)
        add_problem(view, visit);
    add_heading(view, heading_id(view, visit, (size_t)visit->page), text);
    add_help(view, visit, item, question_id(view, item), UI_LEAD);
    add_answer_boxes(view, visit, (size_t)visit->page);
    if (item->type == FLOW_GROUP)
        add_children(view, visit);
    add_more(view, visit);
    if (item->safety)
        add_safety(view, visit);
    add_buttons(view, visit);
    add_keyboard(view, visit);
}
