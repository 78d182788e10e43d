#include "screens/staff_act.h"

#include <stdint.h>

#include "locale/writing.h"
#include "model/typing.h"

void focus_alone(struct visit *visit, int item, const struct ui_action *action)
{
    bool has_focus = visit->typing.item == item;

    typing_focus(visit, item, -1,
                 has_focus ? writing_typed_offset(typing_text(visit), action->offset) : SIZE_MAX);
}

/* A touch of the box in which what is shown was typed begins the next one; Tab only passes through it. */
static void focus_staff(struct visit *visit, const struct ui_action *action)
{
    bool is_touched = action->offset != SIZE_MAX;

    if (action->item == TYPING_STAFF_CODE && visit->typing.item != TYPING_STAFF_CODE && is_touched)
        visit_begin_staff_code(visit);
    else if (action->item == TYPING_STAFF_PIN)
        typing_focus(visit, action->item, -1, SIZE_MAX); /* nobody finds a place among dots */
    else
        focus_alone(visit, action->item, action);
}

/* The lock, and what is looked up by a code from paper. */
static int act_with_code(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_OPEN_STAFF:
        return visit_open_staff(visit);
    case ACT_FOCUS_STAFF:
        focus_staff(visit, action);
        break;
    case ACT_UNLOCK:
        return visit_unlock(visit);
    case ACT_LOCK:
        return visit_lock(visit);
    case ACT_STAFF_PAGE:
        return visit_open_staff_page(visit, (enum screen)action->option);
    case ACT_STAFF_LANGUAGE:
        visit_turn_staff_language(visit);
        break;
    case ACT_STAFF_LOOK:
        return visit_staff_look(visit);
    case ACT_CARD_SEEN:
        visit_card_seen(visit, action->option != 0);
        break;
    case ACT_HAND_OVER:
        return visit_hand_over(visit);
    default:
        break;
    }
    return EFFECT_NONE;
}

/* Sessions of a day, and who comes. */
static int act_on_dates(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_DESK_DAY:
        return desk_turn_day(visit, action->option);
    case ACT_DESK_DATE:
        return desk_open_date(visit, action->item);
    case ACT_DESK_ROW:
        return desk_open_row(visit, action->item);
    case ACT_DESK_NAME:
        return desk_press_name(visit, action->item);
    case ACT_DESK_TICKET:
        return desk_print_ticket(visit, action->item);
    case ACT_DESK_QUESTION:
        desk_ask_question(visit, (enum desk_question)action->option);
        break;
    case ACT_DESK_DO:
        return desk_do(visit, (enum desk_act)action->option);
    case ACT_DESK_REGISTER:
        return desk_open_register(visit, action->option != 0);
    case ACT_DESK_PRINT:
        return desk_print_register(visit);
    default:
        break;
    }
    return EFFECT_NONE;
}

static int act_on_walk_in(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_DESK_WALK_IN:
        return desk_open_walk_in(visit);
    case ACT_DESK_COUNT:
        desk_count_walk_in(visit, action->item, action->option);
        break;
    case ACT_DESK_NEW:
        desk_set_new(visit, action->option != 0);
        break;
    case ACT_DESK_ADD:
        return desk_add_walk_in(visit);
    default:
        break;
    }
    return EFFECT_NONE;
}

static int act_on_stock(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_DESK_BATCH:
        desk_open_batch(visit, action->item);
        break;
    case ACT_DESK_PACKS:
        desk_count_packs(visit, action->option);
        break;
    case ACT_DESK_SAVE_COUNT:
        return desk_save_count(visit);
    default:
        break;
    }
    return EFFECT_NONE;
}

/* What is set over the pack. */
static int act_on_edits(struct visit *visit, const struct ui_action *action)
{
    switch ((enum screen_action)action->kind) {
    case ACT_DESK_CLOSE:
        return desk_close(visit, action->option != 0);
    case ACT_DESK_CAPACITY:
        return desk_open_capacity(visit);
    case ACT_DESK_PLACES:
        desk_count_places(visit, (enum desk_limit)action->item, action->option);
        break;
    case ACT_DESK_LIMIT:
        desk_limit_places(visit, (enum desk_limit)action->item, action->option != 0);
        break;
    case ACT_DESK_SET_CAPACITY:
        return desk_set_capacity(visit);
    case ACT_DESK_CHECKED:
        return desk_check_service(visit, action->item);
    case ACT_DESK_NOTICE:
        desk_choose_notice(visit, action->text);
        break;
    case ACT_DESK_PUT_NOTICE:
        return desk_put_notice(visit);
    case ACT_DESK_UNDO:
        return desk_undo(visit, action->item);
    case ACT_DESK_TEST_PRINT:
        return desk_test_print(visit);
    default:
        break;
    }
    return EFFECT_NONE;
}

int staff_act(struct visit *visit, const struct ui_action *action)
{
    return act_with_code(visit, action) | act_on_dates(visit, action) | act_on_walk_in(visit, action) |
           act_on_stock(visit, action) | act_on_edits(visit, action);
}

int staff_enter(struct visit *visit)
{
    switch (visit->typing.item) {
    case TYPING_STAFF_NUMBER:
        typing_focus(visit, TYPING_STAFF_PIN, -1, SIZE_MAX);
        return EFFECT_NONE;
    case TYPING_STAFF_PIN:
        return visit_unlock(visit);
    case TYPING_STAFF_CODE:
        return visit_staff_look(visit);
    default:
        return EFFECT_NONE;
    }
}
