/* What a local flow has found out, and where each of it leads. */
#include "screens/flow_words.h"

static void add_button_of(struct ui_view *view, const struct visit *visit, const struct flow_item *item,
                          enum ui_look look)
{
    struct said own = say_if_there(view, visit, item->link_id, "button");
    struct said text = own.text != NULL ? own : say(view, visit, "outcome.go");

    ui_add(view, (struct ui_node){
                     .id = arena_format(&view->arena, "outcome.%s", id_part(view, item->link_id)),
                     .role = UI_BUTTON,
                     .look = look,
                     .area = UI_ITEMS,
                     .slot = UI_SLOT_END, /* where its icon stands */
                     .text = text.text,
                     .language = text.language,
                     .icon = "chevron-end",
                     .icon_mirrors = true,
                     .action = {.kind = ACT_LEAD, .text = item->leads_to},
                 });
}

/* A title of its own heads it, so that its text and button stay on one part of the page. */
static void add_outcome(struct ui_view *view, const struct visit *visit, const struct flow_item *item)
{
    struct said title = say_if_there(view, visit, item->link_id, "title");
    const char *id = item_id(view, "q", item);

    if (title.text != NULL)
        add_text(view, arena_format(&view->arena, "%s:label", id), UI_LOOK_SUBHEADING, UI_ITEMS, title);
    add_text(view, id, UI_LOOK_TEXT, UI_ITEMS, say_question(view, visit, item));
}

void build_outcome(struct ui_view *view, const struct visit *visit)
{
    enum ui_look look = UI_LOOK_MAIN;

    add_header(view, visit);
    add_heading(view, "title", say(view, visit, own_key(view, visit, "outcome.title")));
    for (int i = flow_outcome(visit->flow, &visit->answers, 0); i >= 0;
         i = flow_outcome(visit->flow, &visit->answers, (size_t)i + 1)) {
        const struct flow_item *item = visit_item(visit, i);

        add_outcome(view, visit, item);
        if (item->leads_to != NULL) {
            add_button_of(view, visit, item, look);
            look = UI_LOOK_SECOND;
        }
    }
    add_more(view, visit);
    add_safety(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
}
