/* The page after a repeating group: a line for each one that was told of, another one, or on. */
#include "screens/question_parts.h"
#include "screens/roster_words.h"

static struct said say_roster(struct ui_view *view, const struct visit *visit, const struct flow_item *group,
                              const char *rest, const char *general)
{
    struct said own = say_if_there(view, visit, group->link_id, rest);

    return own.text != NULL ? own : say(view, visit, general);
}

static void add_chip(struct ui_view *view, const char *id, struct said text, int action, size_t item)
{
    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CHIP,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .beside = true,
                                  .action = {.kind = action, .item = (int)item}});
}

static void add_instance(struct ui_view *view, const struct visit *visit, size_t instance)
{
    const struct flow_item *group = &visit->flow->items[instance];

    add_summary_line(view, visit, instance);
    add_chip(view, item_id(view, "change", group), say(view, visit, "nav.change"), ACT_EDIT, instance);
    add_chip(view, item_id(view, "remove", group), say_roster(view, visit, group, "remove", "roster.remove"),
             ACT_REMOVE, instance);
}

static void add_another(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *group = visit_item(visit, visit->page);
    struct said text = say_roster(view, visit, group, "add", "roster.add");

    ui_add(view, (struct ui_node){
                     .id = arena_format(&view->arena, "add.%s", id_part(view, group->link_id)),
                     .role = UI_BUTTON,
                     .look = UI_LOOK_SECOND,
                     .area = UI_ITEMS,
                     .text = text.text,
                     .language = text.language,
                     .icon = "plus",
                     .action = {.kind = ACT_ADD, .item = visit->page},
                 });
}

void build_roster(struct ui_view *view, const struct visit *visit)
{
    const struct flow_item *group = visit_item(visit, visit->page);
    size_t first = (size_t)visit->page;
    size_t count = flow_instances(visit->flow, first, &visit->answers);
    const char *id = arena_format(&view->arena, "q.%s", id_part(view, group->link_id));
    struct said help = say_help(view, visit, group);

    view->wide = true;
    add_header(view, visit);
    add_question_progress(view, visit);
    if (visit->problem_item >= 0)
        add_problem(view, visit);
    add_heading(view, id, say_question(view, visit, group));
    if (help.text != NULL)
        add_text(view, arena_format(&view->arena, "%s:help", id), UI_LOOK_HELP, UI_LEAD, help);
    for (size_t i = 0; i < count; i++)
        add_instance(view, visit, (size_t)flow_instance(visit->flow, first, i));
    if (count < (size_t)group->instance_count)
        add_another(view, visit);
    add_more(view, visit);
    if (group->safety)
        add_safety(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    add_onward(view, visit, "nav.next", ACT_NEXT);
}
