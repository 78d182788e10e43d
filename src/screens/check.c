#include <string.h>

#include "screens/answer_text.h"

static void add_change(struct ui_view *view, const struct visit *visit, size_t item)
{
    struct said change = say(view, visit, "nav.change");

    ui_add(view, (struct ui_node){.id = item_id(view, "change", &visit->flow->items[item]),
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CHIP,
                                  .area = UI_ITEMS,
                                  .text = change.text,
                                  .language = change.language,
                                  .beside = true,
                                  .disabled = visit_is_locked(visit),
                                  .action = {.kind = ACT_CHANGE, .item = (int)item}});
}

/* `answer` has no text when there is none. */
static void add_line(struct ui_view *view, const struct visit *visit, size_t item, struct said answer)
{
    const struct flow_item *asked = &visit->flow->items[item];
    struct said question = say_question(view, visit, asked);
    bool is_empty = answer.text == NULL;

    if (is_empty)
        answer = say(view, visit, "check.empty");
    ui_add(view, (struct ui_node){.id = item_id(view, "answer", asked),
                                  .role = UI_LISTITEM,
                                  .look = UI_LOOK_SUMMARY,
                                  .area = UI_ITEMS,
                                  .text = question.text,
                                  .language = question.language,
                                  .detail = answer.text,
                                  .detail_language = answer.language,
                                  .personal = !is_empty, /* what she chose tells as much as what she typed */
                                  .disabled = is_empty});
    if (!asked->read_only)
        add_change(view, visit, item);
}

/* A repeating group is a sub-heading for each one that was told of; one that nobody was told of in is a line,
 * so that it can be changed. */
static void add_group(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *group = &visit->flow->items[item];

    if (group->instance_count == 0)
        return;
    if (visit->answers.list[item].present)
        add_text(view, item_id(view, "answer", group), UI_LOOK_SUBHEADING, UI_ITEMS,
                 say_instance(view, visit, group));
    else if (flow_is_roster(visit->flow, item))
        add_line(view, visit, item, (struct said){0});
}

static void add_item(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];

    if (asked->hidden || asked->type == FLOW_DISPLAY || !flow_is_asked(visit->flow, item, &visit->answers))
        return;
    if (asked->type == FLOW_GROUP)
        add_group(view, visit, item);
    else
        add_line(view, visit, item, say_answer(view, visit, item));
}

static void add_trouble(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};
    bool is_full = strcmp(visit->trouble, "K2") == 0;

    code.text = arena_copy_text(&view->arena, visit->trouble);
    add_alert(view, "error.send", say(view, visit, "check.failed.title"),
              say_with(view, visit, is_full ? "check.failed.full" : "check.failed.text", &code, 1));
}

void build_check(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    if (visit->sending == SENDING_FAILED || visit->sending == SENDING_UNKNOWN)
        add_trouble(view, visit);
    add_heading(view, "title", say(view, visit, "check.title"));
    for (size_t i = 0; i < visit->flow->item_count; i++)
        add_item(view, visit, i);
    add_more(view, visit);
    add_text(view, "check.note", UI_LOOK_SAFETY, UI_NOTICE,
             say(view, visit,
                 visit->sending == SENDING_NOW ? "check.sending" : own_key(view, visit, "check.note")));
    if (!visit_is_locked(visit))
        add_back(view, visit);
    add_leave(view, visit);
    add_onward(view, visit, "nav.send", ACT_SEND)->disabled = visit->sending == SENDING_NOW;
}
