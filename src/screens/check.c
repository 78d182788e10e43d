#include <string.h>

#include "screens/answer_text.h"
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

static void add_gone(struct ui_view *view, const struct visit *visit)
{
    struct word_value waiting = {.name = "count", .kind = WORD_NUMBER, .number = visit->sign_up.waiting};

    add_alert(view, "session.gone", say(view, visit, "session.gone"),
              say_with(view, visit, "session.gone.waiting", &waiting, 1));
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
    if (visit->sign_up.is_under_way && visit->sign_up.may_wait)
        return "sign-up.check.note-waiting";
    return own_key(view, visit, "check.note");
}

static void add_main(struct ui_view *view, const struct visit *visit)
{
    bool may_wait = visit->sign_up.is_under_way && visit->sign_up.may_wait;
    struct ui_node *main;

    if (is_full_now(visit)) {
        main = add_button(view, visit, "session.wait", "session.wait", UI_LOOK_MAIN, UI_SLOT_END,
                          ACT_JOIN_WAITING);
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
