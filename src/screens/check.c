#include <string.h>

#include "screens/answer_text.h"
#include "screens/chrome.h"

static void add_answer(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    const char *id = id_part(view, asked->link_id);
    struct said question = say_of_flow(view, visit, asked->link_id, "text", asked->text);
    struct said change = say(view, visit, "nav.change");
    struct said answer = say_answer(view, visit, item);
    bool is_empty = answer.text == NULL;

    if (is_empty)
        answer = say(view, visit, "check.empty");
    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "answer.%s", id),
                                  .role = UI_LISTITEM,
                                  .look = UI_LOOK_SUMMARY,
                                  .area = UI_ITEMS,
                                  .text = question.text,
                                  .language = question.language,
                                  .detail = answer.text,
                                  .detail_language = answer.language,
                                  .personal = !is_empty, /* what she chose tells as much as what she typed */
                                  .disabled = is_empty});
    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "change.%s", id),
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CHIP,
                                  .area = UI_ITEMS,
                                  .text = change.text,
                                  .language = change.language,
                                  .beside = true,
                                  .disabled = visit_is_locked(visit),
                                  .action = {.kind = ACT_CHANGE, .item = (int)item}});
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
    struct ui_node *send;

    add_header(view, visit);
    if (visit->sending == SENDING_FAILED || visit->sending == SENDING_UNKNOWN)
        add_trouble(view, visit);
    add_heading(view, "title", say(view, visit, "check.title"));
    for (size_t i = 0; i < visit->flow->item_count; i++) {
        enum flow_type type = visit->flow->items[i].type;

        if (type != FLOW_GROUP && type != FLOW_DISPLAY && flow_is_asked(visit->flow, i, &visit->answers))
            add_answer(view, visit, i);
    }
    add_more(view, visit);
    add_text(view, "check.note", UI_LOOK_SAFETY, UI_NOTICE,
             say(view, visit, visit->sending == SENDING_NOW ? "check.sending" : "check.note"));
    if (!visit_is_locked(visit))
        add_back(view, visit);
    add_leave(view, visit);
    send = add_button(view, visit, "nav.next", "nav.send", UI_LOOK_MAIN, UI_SLOT_END, ACT_SEND);
    send->disabled = visit->sending == SENDING_NOW;
    send->icon = "chevron-end";
    send->icon_mirrors = true;
}
