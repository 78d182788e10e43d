/* What the pages of changes over the pack share. */
#include "screens/staff_changes.h"

#include "base/strbuf.h"

enum { PLACES_BYTES = 512 };

bool staff_is_changing(const struct visit *visit)
{
    enum desk_ask asks = visit->desk.asks;

    return asks == DESK_ASKS_PUT || asks == DESK_ASKS_UNDO || asks == DESK_ASKS_COUNT;
}

void add_change_line(struct ui_view *view, const struct change_line *line)
{
    ui_add(view, (struct ui_node){.id = line->id,
                                  .role = UI_LISTITEM,
                                  .look = UI_LOOK_SUMMARY,
                                  .area = UI_ITEMS,
                                  .text = line->about.text,
                                  .language = line->about.language,
                                  .detail = line->what.text,
                                  .detail_language = line->what.language});
}

void add_change_button(struct ui_view *view, const struct visit *visit, const char *id, const char *key,
                       struct ui_action action)
{
    struct ui_node *button = add_button(view, visit, id, key, UI_LOOK_CHIP, UI_SLOT_END, ACT_NONE);

    button->area = UI_ITEMS;
    button->beside = true;
    button->disabled = staff_is_changing(visit);
    button->action = action;
}

static void add_limit(struct ui_view *view, const struct visit *visit, struct strbuf *list, const char *key,
                      int number)
{
    struct word_value count = {.name = "count", .kind = WORD_NUMBER, .number = number};

    if (number == PLACES_NO_LIMIT)
        return;
    if (strbuf_text(list)[0] != '\0')
        strbuf_add(list, ", ");
    strbuf_add(list, say_with(view, visit, key, &count, 1).text);
}

struct said say_staff_places(struct ui_view *view, const struct visit *visit, const struct places *places)
{
    struct said said = {.language = visit->language};
    struct strbuf list;

    strbuf_init(&list, PLACES_BYTES);
    add_limit(view, visit, &list, "staff.places.families", places->families);
    add_limit(view, visit, &list, "staff.places.children", places->children);
    add_limit(view, visit, &list, "staff.places.adults", places->adults);
    if (strbuf_text(&list)[0] != '\0')
        said.text = arena_copy_text(&view->arena, strbuf_text(&list));
    else
        said = say(view, visit, "staff.places.no-limit");
    strbuf_finish(&list);
    return said;
}
