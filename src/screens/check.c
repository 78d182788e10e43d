#include <string.h>

#include "screens/roster_words.h"
#include "screens/sessions.h"

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

static void add_summary(struct ui_view *view, const struct visit *visit, size_t instance)
{
    add_summary_line(view, visit, instance);
    add_change(view, visit, instance);
}

/* Of a child that other flows know too one line is enough: the pages of the roster have the rest. */
static bool is_summed_up(struct ui_view *view, const struct visit *visit, size_t instance)
{
    const struct flow_item *group = &visit->flow->items[instance];

    return group->remember != NULL && flow_key(view, visit, group->link_id, "summary") != NULL;
}

/* A repeating group is a sub-heading for each one that was told of; one that nobody was told of in is a line,
 * so that it can be changed. */
static void add_group(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *group = &visit->flow->items[item];

    if (group->instance_count == 0)
        return;
    if (visit->answers.list[item].present && is_summed_up(view, visit, item))
        add_summary(view, visit, item);
    else if (visit->answers.list[item].present)
        add_text(view, item_id(view, "answer", group), UI_LOOK_SUBHEADING, UI_ITEMS,
                 say_instance(view, visit, group));
    else if (flow_is_roster(visit->flow, item))
        add_line(view, visit, item, (struct said){0});
}

/* What the line of its child says already. */
static bool is_told(struct ui_view *view, const struct visit *visit, size_t item)
{
    int instance = instance_around(visit->flow, item);

    return instance >= 0 && is_summed_up(view, visit, (size_t)instance) &&
           summary_tells(view, visit, (size_t)instance, item);
}

static void add_item(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];

    if (asked->hidden || asked->type == FLOW_DISPLAY || !flow_is_asked(visit->flow, item, &visit->answers))
        return;
    if (asked->type == FLOW_GROUP)
        add_group(view, visit, item);
    else if (!is_told(view, visit, item))
        add_line(view, visit, item, say_answer(view, visit, item));
}

static void add_trouble(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};
    bool is_full = strcmp(visit->trouble, "K2") == 0;

    code.text = arena_copy_text(&view->arena, visit->trouble);
    add_alert(view, "error.send", say(view, visit, own_key(view, visit, "check.failed.title")),
              say_with(view, visit, own_key(view, visit, is_full ? "check.failed.full" : "check.failed.text"),
                       &code, 1));
}

/* --- signing up --- */

/* The last place went while she typed. */
static bool is_full_now(const struct visit *visit)
{
    return visit->sign_up.is_under_way && visit->sign_up.verdict == VERDICT_FULL;
}

static bool has_other_time(const struct visit *visit)
{
    for (size_t i = 0; i < visit->session_count; i++) {
        if (visit_may_take_time(visit, i))
            return true;
    }
    return false;
}

/* A wait is worth telling of where nothing else is free. */
static void add_gone(struct ui_view *view, const struct visit *visit)
{
    add_session_gone(view, visit, has_other_time(visit), visit->sign_up.waiting);
}

/* The other times of an appointment, before what she has answered. */
static void add_other_times(struct ui_view *view, const struct visit *visit)
{
    if (!has_other_time(visit))
        return;
    view->columns_portrait = view->columns_landscape = 2;
    add_text(view, "session.slots", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "session.slots"));
    for (size_t i = 0; i < visit->session_count; i++) {
        if (visit_may_take_time(visit, i))
            add_session_slot(view, visit, i, false);
    }
}

/* What she signs up for, above who comes. */
static void add_session(struct ui_view *view, const struct visit *visit)
{
    const struct session *session = session_at(visit, visit->sign_up.session);

    add_session_name(view, visit, session);
    add_session_facts(view, visit, session, &visit->sign_up.date);
}

/* --- the page --- */

static const char *note_key(struct ui_view *view, const struct visit *visit)
{
    if (visit->sending == SENDING_NOW)
        return own_key(view, visit, "check.sending");
    if (visit->sign_up.is_under_way && (visit->sign_up.may_wait || is_full_now(visit)))
        return "sign-up.check.note-waiting";
    return own_key(view, visit, "check.note");
}

static void add_main(struct ui_view *view, const struct visit *visit)
{
    bool may_wait = visit->sign_up.is_under_way && visit->sign_up.may_wait;
    struct ui_node *main;

    if (is_full_now(visit)) {
        main =
            add_button(view, visit, "session.wait", "session.wait",
                       has_other_time(visit) ? UI_LOOK_SECOND : UI_LOOK_MAIN, UI_SLOT_END, ACT_JOIN_WAITING);
        main->icon = "chevron-end";
        main->icon_mirrors = true;
    } else {
        main =
            add_onward(view, visit, may_wait ? "session.wait" : own_key(view, visit, "nav.send"), ACT_SEND);
    }
    main->disabled = visit->sending == SENDING_NOW;
}

void build_check(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    if (visit->sending == SENDING_FAILED || visit->sending == SENDING_UNKNOWN)
        add_trouble(view, visit);
    if (is_full_now(visit))
        add_gone(view, visit);
    add_heading(view, "title", say(view, visit, own_key(view, visit, "check.title")));
    if (visit->sign_up.is_under_way) {
        add_session_example(view, visit, session_at(visit, visit->sign_up.session));
        add_other_times(view, visit);
        add_session(view, visit);
    }
    for (size_t i = 0; i < visit->flow->item_count; i++)
        add_item(view, visit, i);
    add_more(view, visit);
    add_text(view, "check.note", UI_LOOK_SAFETY, UI_NOTICE, say(view, visit, note_key(view, visit)));
    if (!visit_is_locked(visit))
        add_back(view, visit);
    add_leave(view, visit);
    add_main(view, visit);
}
