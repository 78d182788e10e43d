/* What is touched and typed in to answer a question. */
#include <string.h>

#include "locale/writing.h"
#include "screens/question_parts.h"

/* How many options, and of how many letters, stand beside each other on a portrait page; in a group, whose
 * pages have other boxes too, they do on any page. */
enum { BESIDE_OPTIONS_MAX = 4, BESIDE_IN_GROUP_MAX = 2, BESIDE_LETTERS_MAX = 16 };

static const char *const part_names[ANSWER_PARTS] = {"day", "month", "year"};

static const struct flow_item *item_of(const struct visit *visit, size_t item)
{
    return &visit->flow->items[item];
}

static struct ui_action action_on(const struct visit *visit, size_t item, int kind, int option)
{
    if (item_of(visit, item)->read_only)
        return (struct ui_action){0};
    return (struct ui_action){.kind = kind, .item = (int)item, .option = option};
}

static struct ui_node *add_option(struct ui_view *view, const struct visit *visit, size_t item,
                                  const char *code, struct said text, int option)
{
    const struct flow_item *asked = item_of(visit, item);
    const char *id = item_id(view, "q", asked);

    return ui_add(view, (struct ui_node){
                            .id = arena_format(&view->arena, "%s=%s", id, id_part(view, code)),
                            .role = asked->repeats ? UI_CHECKBOX : UI_RADIO,
                            .look = UI_LOOK_CHOICE,
                            .area = UI_ITEMS,
                            .text = text.text,
                            .language = text.language,
                            .invalid = is_wrong(visit, item),
                            .disabled = asked->read_only,
                            .action = action_on(visit, item, ACT_CHOOSE, option),
                        });
}

static void add_field(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = item_of(visit, item);
    const struct answer *answer = &visit->answers.list[item];
    bool focused = visit->typing.item == (int)item;
    struct ui_node *field =
        ui_add(view, (struct ui_node){
                         .id = item_id(view, "q", asked),
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
                         .disabled = asked->read_only,
                         .action = action_on(visit, item, ACT_FOCUS, -1),
                     });

    if (asked->unit != NULL) {
        struct said unit = say_unit(view, visit, asked);

        field->look = UI_LOOK_DATE_PART; /* a box under a label, which is its unit */
        field->detail = unit.text;
        field->detail_language = unit.language;
        field->weight = 6;
    }
}

/* Told only when the end is near: nobody should count before that. */
static void add_letters_left(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = item_of(visit, item);
    int64_t used = (int64_t)writing_count_graphemes(visit->answers.list[item].text);
    struct word_value left = {.name = "count", .kind = WORD_NUMBER, .number = asked->max_length - used};

    if (asked->max_length == 0 || asked->read_only || used * 5 < (int64_t)asked->max_length * 4)
        return;
    if (left.number < 0)
        left.number = 0;
    add_text(view, arena_format(&view->arena, "%s:left", item_id(view, "q", asked)), UI_LOOK_HELP, UI_LEAD,
             say_with(view, visit, "question.letters-left", &left, 1));
}

static void add_other(struct ui_view *view, const struct visit *visit, size_t item)
{
    const char *own = visit->answers.list[item].text;
    struct said text = say(view, visit, "question.other");
    struct ui_node *other;

    if (visit->typing.item == (int)item) {
        other = add_option(view, visit, item, "other", text, ANSWER_OPTIONS_MAX);
        other->selected = true;
        other->action.kind = ACT_KEY_DONE; /* back to the list */
        add_field(view, visit, item);
    } else if (own[0] != '\0') {
        text = (struct said){.text = shown(view, own)};
        other = add_option(view, visit, item, "other", text, ANSWER_OPTIONS_MAX);
        other->selected = true;
        other->personal = true;
    } else if (!item_of(visit, item)->read_only) {
        add_option(view, visit, item, "other", text, ANSWER_OPTIONS_MAX);
    }
}

/* Help that there is for other ages only is not held out to this family. */
static bool is_for_other_ages(const struct visit *visit, const struct flow_option *option)
{
    return option->by_age && !visit_offers_help(visit, option->code);
}

static void add_choices(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = item_of(visit, item);
    bool typing_other = visit->typing.item == (int)item;

    /* While another answer is typed, the keyboard has the place of the list. */
    for (size_t i = 0; i < asked->option_count && !typing_other; i++) {
        bool is_chosen = (visit->answers.list[item].chosen & (UINT64_C(1) << i)) != 0;
        struct ui_node *option;

        if (!is_chosen && is_for_other_ages(visit, &asked->options[i]))
            continue;
        option =
            add_option(view, visit, item, asked->options[i].code, say_option(view, visit, asked, i), (int)i);
        option->selected = is_chosen;
        option->icon = asked->options[i].icon;
    }
    if (asked->type == FLOW_OPEN_CHOICE)
        add_other(view, visit, item);
}

static void add_yes_no(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = item_of(visit, item);
    uint64_t chosen = visit->answers.list[item].chosen;

    add_option(view, visit, item, "yes", say_yes_no(view, visit, asked, true), 0)->selected =
        (chosen & 1) != 0;
    add_option(view, visit, item, "no", say_yes_no(view, visit, asked, false), 1)->selected =
        (chosen & 2) != 0;
}

static void add_date(struct ui_view *view, const struct visit *visit, size_t item)
{
    static const float letters[ANSWER_PARTS] = {3, 9, 5};
    const char *id = item_id(view, "q", item_of(visit, item));
    int first = item_of(visit, item)->month_only ? ANSWER_MONTH : ANSWER_DAY;

    for (int part = first; part < ANSWER_PARTS; part++) {
        struct said label = say(view, visit, arena_format(&view->arena, "date.%s", part_names[part]));
        bool focused = visit->typing.item == (int)item && visit->typing.part == part;

        ui_add(view, (struct ui_node){
                         .id = arena_format(&view->arena, "%s:%s", id, part_names[part]),
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
                         .beside = part > first,
                         .weight = letters[part],
                         .invalid = is_wrong_part(visit, item, (enum answer_part)part),
                         .disabled = item_of(visit, item)->read_only,
                         .action = action_on(visit, item, ACT_FOCUS, part),
                     });
    }
}

static bool is_short(const char *text)
{
    return writing_count_graphemes(text) <= BESIDE_LETTERS_MAX;
}

static bool has_page(const struct visit *visit, size_t item)
{
    return visit->page == (int)item;
}

/* Whether a question wants its options beside each other, and they are few and short enough for it in this
 * language. */
bool stands_in_row(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = item_of(visit, item);
    size_t most = has_page(visit, item) ? BESIDE_OPTIONS_MAX : BESIDE_IN_GROUP_MAX;

    if (!asked->horizontal || asked->option_count > most)
        return false;
    if (asked->type == FLOW_BOOLEAN)
        return is_short(say_yes_no(view, visit, asked, true).text) &&
               is_short(say_yes_no(view, visit, asked, false).text);
    for (size_t i = 0; i < asked->option_count; i++) {
        if (!is_short(say_option(view, visit, asked, i).text))
            return false;
    }
    return asked->type == FLOW_CHOICE;
}

void add_answer_boxes(struct ui_view *view, const struct visit *visit, size_t item)
{
    bool in_row = stands_in_row(view, visit, item);
    size_t first;

    if (in_row && has_page(visit, item))
        view->columns_portrait = 2; /* the items of a landscape page are half as wide */
    add_problem_beside(view, visit, item);
    first = view->count;
    switch (item_of(visit, item)->type) {
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
    for (size_t i = first + 1; i < view->count && in_row && !has_page(visit, item); i++)
        view->nodes[i].beside = true;
}
