/* A service by a word of it, in any of the languages; what is found stands there while she types. */
#include "locale/writing.h"
#include "screens/services.h"

static void add_box(struct ui_view *view, const struct visit *visit)
{
    bool focused = visit->typing.item == TYPING_FIND;

    ui_add(view, (struct ui_node){
                     .id = "find",
                     .role = UI_TEXTBOX,
                     .look = UI_LOOK_FIELD,
                     .area = UI_LEAD,
                     .text = shown(view, visit->find),
                     .personal = true,
                     .focused = focused,
                     .has_caret = focused,
                     .caret = writing_kept_offset(visit->find, visit->typing.caret),
                     .action = {.kind = ACT_FOCUS_FIND},
                 });
}

static void add_found(struct ui_view *view, const struct visit *visit)
{
    size_t shown_count = 0;

    for (size_t i = 0; i < visit->found_count; i++) {
        bool is_theirs = false;
        const struct offer_entry *entry = service_entry(view, visit, visit->found[i], &is_theirs);

        if (entry == NULL)
            continue;
        add_service_card(view, visit, entry, is_theirs);
        shown_count++;
    }
    if (shown_count > 0)
        return;
    add_text(view, "find.none", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "find.none"));
    add_ask_card(view, visit, "find.ask");
}

void build_find(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "find.title"));
    add_box(view, visit);
    if (visit->find[0] == '\0')
        add_text(view, "find.help", UI_LOOK_HELP, UI_LEAD, say(view, visit, "find.help"));
    else
        add_found(view, visit);
    add_more(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    add_keyboard(view, visit);
}
