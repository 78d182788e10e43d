/* One sign-up: that the family has come or not, its ticket, and its name for as long as a button is pressed.
 */
#include <string.h>

#include "base/strbuf.h"
#include "locale/writing.h"
#include "screens/staff_words.h"

enum { READING_BYTES = 1024 };

/* --- how it stands --- */

static void add_facts(struct ui_view *view, const struct visit *visit, const struct desk_row *row)
{
    add_staff_line(view, "staff.state", desk_state_icon(row), UI_LEAD, say_desk_state(view, visit, row));
    add_staff_line(view, "staff.party", "people", UI_LEAD, say_desk_party(view, visit, row));
    if (row->is_walk_in)
        add_staff_line(view, "staff.walked-in", "door", UI_LEAD, say(view, visit, "staff.walked-in"));
}

/* --- whose it is --- */

/* What is not in Latin letters is read by few at the desk. */
static const char *reading_of(struct ui_view *view, const char *name)
{
    struct strbuf latin;
    const char *copy = NULL;

    if (!writing_is_foreign(name))
        return NULL;
    strbuf_init(&latin, READING_BYTES);
    if (writing_to_latin(name, &latin) == OK)
        copy = arena_copy_text(&view->arena, strbuf_text(&latin));
    strbuf_finish(&latin);
    return copy;
}

static bool is_pressed(const struct visit *visit, const struct desk_row *row)
{
    return visit->desk.pressed.is_there && strcmp(visit->desk.pressed.reference, row->reference) == 0;
}

static void add_name(struct ui_view *view, const struct desk_name *name)
{
    struct ui_fact *facts = arena_allocate(&view->arena, 1, sizeof *facts);
    bool has_phone = name->phone[0] != '\0';

    if (has_phone)
        facts[0] = (struct ui_fact){
            .icon = "phone", .text = shown(view, name->phone), .language = "en", .personal = true};
    ui_add(view, (struct ui_node){.id = "staff.who",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_NOTICE,
                                  .icon = "person",
                                  .text = arena_copy_text(&view->arena, name->name),
                                  .language = arena_copy_text(&view->arena, name->language),
                                  .detail = reading_of(view, name->name),
                                  .detail_language = "en",
                                  .facts = facts,
                                  .fact_count = has_phone ? 1 : 0,
                                  .personal = true});
}

static void add_no_name(struct ui_view *view, const struct visit *visit, bool is_pressed_now)
{
    struct said title = say(view, visit, is_pressed_now ? "staff.name.unread" : "staff.name.hidden");
    struct said about = say(view, visit, "staff.name.about");

    ui_add(view, (struct ui_node){.id = "staff.who",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_NOTICE,
                                  .icon = "person",
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = about.text,
                                  .detail_language = about.language});
}

/* At the foot of the page or column: what shows above the button grows upwards, and leaves it where the
 * finger is. */
static void add_who(struct ui_view *view, const struct visit *visit, const struct desk_row *row)
{
    struct ui_node *hold;

    if (row->is_walk_in)
        return;
    if (is_pressed(visit, row) && visit->desk.pressed.name[0] != '\0')
        add_name(view, &visit->desk.pressed);
    else
        add_no_name(view, visit, is_pressed(visit, row));
    hold = add_button(view, visit, "staff.name", "staff.name", UI_LOOK_SECOND, UI_SLOT_START, ACT_DESK_NAME);
    hold->area = UI_NOTICE;
    hold->action.item = visit->desk.row;
    hold->held = true;
}

/* --- what may be done --- */

static void add_act(struct ui_view *view, const struct visit *visit, const char *id, const char *icon,
                    enum desk_act act)
{
    struct said title = say(view, visit, id);

    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CARD,
                                  .area = UI_ITEMS,
                                  .icon = icon,
                                  .text = title.text,
                                  .language = title.language,
                                  .disabled = visit->desk.asks != DESK_ASKS_NOTHING,
                                  .action = {.kind = ACT_DESK_DO, .option = (int)act}});
}

/* Nobody has come to what is still some days ahead. */
static bool may_have_come(const struct visit *visit)
{
    return date_compare(visit->desk.day, visit->today) <= 0;
}

static void add_acts(struct ui_view *view, const struct visit *visit, const struct desk_row *row)
{
    if (row->state == DESK_OFFERED && visit->house->centre != NULL)
        add_act(view, visit, "staff.take", "tick", DESK_TAKE);
    if (row->state != DESK_BOOKED || !may_have_come(visit))
        return;
    if (row->has_arrived) {
        add_act(view, visit, "staff.not-arrived", "return", DESK_NOT_ARRIVED);
        return;
    }
    add_act(view, visit, "staff.arrive", "tick", DESK_ARRIVE);
    add_act(view, visit, "staff.arrive-new", "star", DESK_ARRIVE_NEW);
}

static bool stands(const struct desk_row *row)
{
    return row->state == DESK_BOOKED || row->state == DESK_WAITING || row->state == DESK_OFFERED;
}

static bool has_ticket(const struct visit *visit, const struct desk_row *row)
{
    return visit->house->has_printer && !row->is_walk_in &&
           visit->desk.dates[visit->desk.date].session >= 0 &&
           (row->state == DESK_BOOKED || row->state == DESK_WAITING);
}

static void add_rest(struct ui_view *view, const struct visit *visit, const struct desk_row *row)
{
    bool prints = has_ticket(visit, row);
    struct ui_node *button;

    if (prints) {
        button = add_button(view, visit, "staff.print-ticket", "staff.print-ticket", UI_LOOK_QUIET,
                            UI_SLOT_START, ACT_DESK_TICKET);
        button->area = UI_ITEMS;
        button->action.item = visit->desk.row;
        button->icon = "printer";
    }
    if (!stands(row) || visit->house->centre == NULL) /* nobody knows whose the place is then */
        return;
    button = add_button(view, visit, "staff.cancel", "staff.cancel", UI_LOOK_QUIET, UI_SLOT_START,
                        ACT_DESK_QUESTION);
    button->area = UI_ITEMS;
    button->action.option = DESK_CANCELS;
    button->icon = "cross";
    button->beside = prints;
}

/* --- the page --- */

static void add_page(struct ui_view *view, const struct visit *visit, const struct desk_row *row)
{
    add_heading(view, "title", (struct said){arena_copy_text(&view->arena, row->reference), "en"});
    add_staff_session(view, visit, &visit->desk.dates[visit->desk.date]);
    add_staff_result(view, visit);
    add_facts(view, visit, row);
    if (visit->desk.question == DESK_CANCELS) {
        add_staff_question(view, visit, "staff.cancel.ask", "staff.cancel.about", "staff.cancel.yes",
                           (struct ui_action){.kind = ACT_DESK_DO, .option = DESK_CANCEL});
        return;
    }
    add_acts(view, visit, row);
    add_rest(view, visit, row);
    add_more(view, visit);
    add_who(view, visit, row);
}

void build_staff_sign_up(struct ui_view *view, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;

    add_header(view, visit);
    if (desk->date >= 0 && desk->row >= 0 && (size_t)desk->row < desk->row_count) {
        add_page(view, visit, &desk->rows[desk->row]);
    } else {
        add_heading(view, "title", say(view, visit, "staff.sign-up.gone"));
        add_staff_trouble(view, visit);
    }
    add_staff_foot(view, visit);
}
