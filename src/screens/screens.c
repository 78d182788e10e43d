#include "screens/screens.h"

#include <stdint.h>
#include <string.h>

#include "locale/writing.h"
#include "model/typing.h"
#include "screens/chrome.h"
#include "screens/staff_act.h"

static const struct screen_entry entries[SCREENS] = {
    [SCREEN_WELCOME] = {"welcome", build_welcome},
    [SCREEN_HOME] = {"home", build_home},
    [SCREEN_PRIVACY] = {"privacy", build_privacy},
    [SCREEN_QUESTION] = {"question", build_question},
    [SCREEN_CHECK] = {"check", build_check},
    [SCREEN_DONE] = {"done", build_done},
    [SCREEN_AREA] = {"area", build_area},
    [SCREEN_OFFER] = {"offer", build_offer},
    [SCREEN_SERVICE] = {"service", build_service},
    [SCREEN_FIND] = {"find", build_find},
    [SCREEN_CANNOT] = {"cannot", build_cannot},
    [SCREEN_OUTCOME] = {"outcome", build_outcome},
    [SCREEN_HANDOVER] = {"handover", build_handover},
    [SCREEN_SESSIONS] = {"sessions", build_sessions},
    [SCREEN_SESSION] = {"session", build_session},
    [SCREEN_TICKET_CODE] = {"ticket-code", build_ticket_code},
    [SCREEN_TICKET] = {"ticket", build_ticket},
    [SCREEN_VITAMINS] = {"vitamins", build_vitamins},
    [SCREEN_VOUCHER] = {"voucher", build_voucher},
    [SCREEN_STAFF_UNLOCK] = {"staff-unlock", build_staff_unlock},
    [SCREEN_STAFF] = {"staff", build_staff},
    [SCREEN_STAFF_VITAMINS] = {"staff-vitamins", build_staff_vitamins},
    [SCREEN_STAFF_TICKET] = {"staff-ticket", build_staff_ticket},
    [SCREEN_STAFF_DATE] = {"staff-date", build_staff_date},
    [SCREEN_STAFF_SIGN_UP] = {"staff-sign-up", build_staff_sign_up},
    [SCREEN_STAFF_WALK_IN] = {"staff-walk-in", build_staff_walk_in},
    [SCREEN_STAFF_REGISTER] = {"staff-register", build_staff_register},
    [SCREEN_STAFF_CAPACITY] = {"staff-capacity", build_staff_capacity},
    [SCREEN_STAFF_HOW] = {"staff-how", build_staff_how},
    [SCREEN_STAFF_SERVICES] = {"staff-services", build_staff_services},
    [SCREEN_STAFF_EDITS] = {"staff-edits", build_staff_edits},
    [SCREEN_STAFF_NOTICE] = {"staff-notice", build_staff_notice},
    [SCREEN_STAFF_STOCK] = {"staff-stock", build_staff_stock},
    [SCREEN_LANGUAGE] = {"language", build_language},
    [SCREEN_DISPLAY] = {"display", build_display},
    [SCREEN_LEAVE_WARNING] = {"leave-warning", build_leave_warning},
    [SCREEN_UNAVAILABLE] = {"unavailable", build_unavailable},
};

static void focus_box(struct visit *visit, const struct ui_action *action)
{
    bool has_focus = visit->typing.item == action->item && visit->typing.part == action->option;

    /* The first touch of a box goes on where the text ends; only the next one places the caret. */
    typing_focus(visit, action->item, action->option,
                 has_focus ? writing_typed_offset(typing_text(visit), action->offset) : SIZE_MAX);
}

void screens_view(const struct visit *visit, struct ui_view *view)
{
    const struct language *language = visit_language(visit);

    ui_view_reset(view);
    view->screen = entries[visit->screen].name;
    view->language = visit->language;
    view->right_to_left = language != NULL && language->right_to_left;
    view->part = visit->part;
    entries[visit->screen].build(view, visit);
}

static int choose_language(struct visit *visit, const char *tag)
{
    if (visit->screen == SCREEN_WELCOME)
        return visit_begin(visit, tag);
    visit_set_language(visit, tag);
    visit_close_over(visit);
    return EFFECT_NONE;
}

static void press_key(struct visit *visit, int layer, int place)
{
    const struct keyboard *keyboard = typing_keyboard(visit);

    if (keyboard == NULL || (size_t)layer >= keyboard->layer_count)
        return;
    visit->problem_item = -1; /* it is being put right */
    (void)typing_key(visit, &keyboard->layers[layer].rows[place / 100].keys[place % 100]);
}

/* What the pages around the flows ask for: language, display, leaving. */
static int act_around(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_LANGUAGE:
        return choose_language(visit, action->text);
    case ACT_LEAVE:
        return EFFECT_LEAVE;
    case ACT_MORE:
        visit->part = visit->part < 0 ? 1 : visit->part + 1;
        break;
    case ACT_OPEN_LANGUAGE:
        visit_open_over(visit, SCREEN_LANGUAGE);
        break;
    case ACT_OPEN_DISPLAY:
        visit_open_over(visit, SCREEN_DISPLAY);
        break;
    case ACT_CLOSE:
    case ACT_STAY:
        visit_close_over(visit);
        break;
    case ACT_TEXT_SIZE:
        visit->text_size = action->option;
        break;
    case ACT_CONTRAST:
        visit->high_contrast = action->option != 0;
        break;
    case ACT_REACH:
        visit->low_reach = action->option != 0;
        break;
    default:
        break;
    }
    return EFFECT_NONE;
}

/* What the pages of a flow ask for. */
static int act_in_flow(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_START_FLOW:
        return visit_start_flow(visit, action->text);
    case ACT_NEXT:
        return visit_next(visit);
    case ACT_BACK:
        return visit_back(visit);
    case ACT_CHOOSE:
        visit_choose(visit, action->item, action->option);
        break;
    case ACT_FOCUS:
        focus_box(visit, action);
        break;
    case ACT_KEY:
        press_key(visit, action->item, action->option);
        break;
    case ACT_KEY_DONE:
        if ((visit_is_for_staff(visit) && visit->typing.item != TYPING_NOTICE) ||
            visit->typing.item == TYPING_CODE)
            return screens_enter(visit);
        typing_leave(visit);
        break;
    case ACT_CHANGE:
        return visit_change(visit, action->item);
    case ACT_SEND:
        return visit_send(visit);
    case ACT_ADD:
        return visit_add_instance(visit, action->item);
    case ACT_EDIT:
        return visit_edit_instance(visit, action->item);
    case ACT_REMOVE:
        visit_remove_instance(visit, action->item);
        break;
    default:
        break;
    }
    return EFFECT_NONE;
}

/* What the pages of the offer ask for, and all that leads to a page of another kind. */
static int act_on_offer(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_LEAD:
        return visit_lead(visit, action->text);
    case ACT_AREA:
        visit_choose_area(visit, (enum offer_use)action->option);
        break;
    case ACT_OPEN_SERVICE:
        visit_open_service(visit, action->item);
        break;
    case ACT_SERVICE_FLOW:
        return visit_start_service_flow(visit);
    case ACT_OPEN_FIND:
        visit_open_find(visit);
        break;
    case ACT_OPEN_CANNOT:
        visit_go(visit, SCREEN_CANNOT);
        break;
    case ACT_FOCUS_FIND:
        focus_alone(visit, TYPING_FIND, action);
        break;
    default:
        break;
    }
    return EFFECT_NONE;
}

/* What the pages of sessions and tickets ask for. */
static int act_on_sessions(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_SERVICE_SESSIONS:
        return visit_open_sessions(visit, visit->service);
    case ACT_ALL_SESSIONS:
        return visit_show_all_sessions(visit, action->option != 0);
    case ACT_OPEN_SESSION:
        return visit_open_session(visit, action->item);
    case ACT_SIGN_UP:
        return visit_sign_up(visit);
    case ACT_JOIN_WAITING:
        return visit_join_waiting(visit);
    case ACT_OPEN_CODE:
        visit_open_ticket_code(visit);
        break;
    case ACT_FOCUS_CODE:
        focus_alone(visit, TYPING_CODE, action);
        break;
    case ACT_FIND_TICKET:
        return visit_find_ticket(visit);
    case ACT_TICKET_ASK:
        visit_ask_ticket_act(visit, (enum ticket_act)action->option);
        break;
    case ACT_TICKET_DO:
        visit_ask_ticket_act(visit, (enum ticket_act)action->option);
        return visit_do_ticket_act(visit);
    default:
        break;
    }
    return EFFECT_NONE;
}

/* What leads to paper. */
static int act_on_slips(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_MAKE_VOUCHER:
        return visit_make_voucher(visit);
    case ACT_PRINT:
        return visit_print(visit);
    default:
        break;
    }
    return EFFECT_NONE;
}

/* A kind belongs to one of them; the others pass over it. */
int screens_act(struct visit *visit, const struct ui_action *action)
{
    return act_around(visit, action) | act_in_flow(visit, action) | act_on_offer(visit, action) |
           act_on_sessions(visit, action) | act_on_slips(visit, action) | staff_act(visit, action);
}

int screens_enter(struct visit *visit)
{
    switch (visit->typing.item) {
    case TYPING_CODE:
        return visit_find_ticket(visit);
    case TYPING_STAFF_NUMBER:
    case TYPING_STAFF_PIN:
    case TYPING_STAFF_CODE:
        return staff_enter(visit);
    default:
        return visit->screen == SCREEN_QUESTION ? visit_next(visit) : EFFECT_NONE;
    }
}
